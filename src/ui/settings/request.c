#include "request.h"

#define REQUEST_INFO(id, name, panels, help) {name, panels, help},
const struct request_info request_table[REQUEST_END] = {{"none", 0, NULL}, REQUESTS(REQUEST_INFO)};
#undef REQUEST_INFO

static const char *const panels[] = {"date",          "county",  "topic",      "saved",    "list", "reader", "related",
                                     "outline",       "raw",     "difference", "shelf",    "map",  "time",   "people",
                                     "organisations", "figures", "help",       "commands", "any"};

enum request request_parse(struct str name)
{
    for (int r = 1; r < REQUEST_END; r++)
        if (str_is(name, request_table[r].name))
            return (enum request)r;
    return REQUEST_NONE;
}

const char *panel_name(enum panel p)
{
    return panels[p];
}

bool panel_parse(struct str name, enum panel *out)
{
    for (int p = 0; p <= PANEL_ANY; p++) {
        if (str_is(name, panels[p])) {
            *out = (enum panel)p;
            return true;
        }
    }
    return false;
}
