#include "settings.h"

enum status settings_read(const struct cmd_call *call, struct rebuild_options *out)
{
    struct str edtf = cmd_value(call, "date");
    struct date date;
    *out = (struct rebuild_options){.newspaper = cmd_value(call, "newspaper"), .page_no = cmd_value(call, "page-no")};
    if (!edtf.s)
        return STATUS_OK;
    if (!date_parse(call->arena, edtf, &date))
        return error_set(call->err, STATUS_USAGE, "--date: “%.*s” is no date; 2024-05-10, 2024-05 and 2024/2025 are",
                         STR_ARG(edtf));
    out->date_edtf = edtf;
    out->day = date.from;
    return STATUS_OK;
}

bool settings_given(const struct cmd_call *call)
{
    return cmd_has(call, "newspaper") || cmd_has(call, "date") || cmd_has(call, "page-no");
}
