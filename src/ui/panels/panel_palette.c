/* The palette: every command by its name, its key and its help, narrowed as one types; Enter runs it. */
#include <stdlib.h>

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../reading/focus.h"
#include "panels.h"

/* Of a name: a request says what it does in the rest of a narrow row; a setting is nothing without its value. */
enum { REQUEST_COLUMNS = 17, SETTING_COLUMNS = 24, KEYS_COLUMNS = 12, HELP_LEAST = 8 };

/* Other names of commands. */
static const struct {
    const char *name;
    enum request request;
} aliases[] = {{"q", REQUEST_QUIT}};

/* A command is a request, or REQUEST_NONE: a setting to be set. */
struct command {
    enum request request;
    enum setting setting;
    int value;
};

struct palette {
    struct view view;
    struct {
        struct command *at;
        size_t n, cap;
    } commands;
    enum panel before; /* where it was called from */
};

static struct palette *palette_of(struct view *v)
{
    return (struct palette *)v;
}

static void end(struct view *v)
{
    vec_free(&palette_of(v)->commands);
}

/* Requests that are told with another one have no line of their own. */
static void make_commands(struct palette *p)
{
    if (p->commands.n)
        return;
    for (int r = 1; r < REQUEST_END; r++)
        if (request_table[r].help)
            vec_push(&p->commands, ((struct command){.request = (enum request)r}));
    for (int s = 0; s < SETTING_COUNT; s++)
        for (int n = 0; setting_value((enum setting)s, n).s; n++)
            if (!setting_open((enum setting)s, n))
                vec_push(&p->commands, ((struct command){.setting = (enum setting)s, .value = n}));
}

static struct str name_of(const struct command *c, struct arena *a)
{
    if (c->request)
        return str_of(request_table[c->request].name);
    return arena_printf(a, "set %s %.*s", setting_table[c->setting].name, STR_ARG(setting_value(c->setting, c->value)));
}

static const char *help_of(const struct command *c)
{
    return c->request ? request_table[c->request].help : setting_table[c->setting].help;
}

static size_t count(struct view *v)
{
    return palette_of(v)->commands.n;
}

static struct str text(struct view *v, size_t item, struct arena *a)
{
    const struct command *c = &palette_of(v)->commands.at[item];
    return arena_printf(a, "%.*s\n%s\n%s", STR_ARG(name_of(c, a)), help_of(c), _(help_of(c)));
}

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    struct browser *b = v->browser;
    const struct palette *p = palette_of(v);
    const struct command *c = &p->commands.at[item];
    bool here = !c->request || (request_table[c->request].panels >> p->before & 1);
    bool wide = row->limit >= SETTING_COLUMNS + 2 * KEYS_COLUMNS;
    bool set = !c->request && b->config.settings.chosen[c->setting] == c->value;
    struct str keys = c->request ? keymap_keys(&b->config.keymap, row->arena, p->before, c->request) : STR_ABSENT;
    (void)subrow;
    row_sign(row, ROLE_CHOSEN, "*", set);
    int columns = wide || !c->request ? SETTING_COLUMNS : REQUEST_COLUMNS;
    row_field(row, here ? ROLE_TEXT : ROLE_DIM, name_of(c, row->arena), columns);
    if (row->limit - row->columns < HELP_LEAST)
        return;
    if (wide)
        row_field(row, ROLE_KEY, str_present(keys) ? keys : STR(""), KEYS_COLUMNS);
    row_cstr(row, ROLE_TEXT, " ");
    row_field(row, here ? ROLE_TEXT : ROLE_DIM, str_of(_(help_of(c))), row->limit - row->columns);
}

void palette_draw_status(struct browser *b, struct row *row)
{
    const struct palette *p = palette_of(browser_view(b, PANEL_PALETTE));
    size_t item = view_item(browser_view(b, PANEL_PALETTE));
    row_cstr(row, ROLE_STATUS, " ");
    if (item < p->commands.n)
        row_clip(row, ROLE_STATUS, str_of(_(help_of(&p->commands.at[item]))), row->limit - row->columns);
    row_fill(row, ROLE_STATUS, row->limit);
}

const struct view_ops palette_ops = {.panel = PANEL_PALETTE,
                                     .size = sizeof(struct palette),
                                     .end = end,
                                     .title = MSG_COMMANDS,
                                     .item_rows = 1,
                                     .count = count,
                                     .text = text,
                                     .draw = draw};

void palette_open(struct browser *b)
{
    struct palette *p = palette_of(browser_view(b, PANEL_PALETTE));
    make_commands(p);
    p->before = b->focus;
    narrow_to(&p->view, STR(""));
    p->view.cursor = p->view.top = 0;
    focus_go(b, PANEL_PALETTE);
}

/* The command that is meant by what was typed: of that name, else the first whose name begins so, else the first. */
void palette_point(struct browser *b)
{
    struct palette *p = palette_of(browser_view(b, PANEL_PALETTE));
    struct str typed = str_trim(buf_view(&p->view.narrow.typed));
    size_t best = SIZE_MAX;
    for (size_t i = 0; typed.n && i < p->view.narrow.n; i++) {
        size_t item = p->view.narrow.shown[i];
        const struct command *c = &p->commands.at[item];
        struct str name = name_of(c, b->frame);
        bool same = str_eq(name, typed);
        for (size_t k = 0; k < sizeof aliases / sizeof *aliases; k++)
            same = same || (aliases[k].request == c->request && str_is(typed, aliases[k].name));
        if (same || (best == SIZE_MAX && str_starts(name, typed)))
            best = item;
        if (same)
            break;
    }
    if (best != SIZE_MAX)
        view_go_item(&p->view, best);
}

void palette_close(struct browser *b)
{
    struct palette *p = palette_of(browser_view(b, PANEL_PALETTE));
    narrow_to(&p->view, STR(""));
    focus_go(b, p->before);
}

/* "set NAME VALUE" typed out: for values that are any text or a number. */
static bool set_typed(struct browser *b, struct str typed)
{
    if (!str_starts(typed, STR("set ")))
        return false;
    struct str rest = str_trim(str_cut(typed, 4, typed.n));
    size_t blank = str_find(rest, STR(" "), 0);
    if (blank == SIZE_MAX)
        return false;
    browser_set(b, str_cut(rest, 0, blank), str_trim(str_cut(rest, blank, rest.n)));
    return true;
}

/* Was another value of a setting that takes any typed out than that of C, which only has it somewhere within? */
static bool is_other_value(const struct command *c, struct str typed, struct arena *a)
{
    struct str head = arena_printf(a, "set %s ", setting_table[c->setting].name);
    bool open = false;
    for (int n = 0; setting_value(c->setting, n).s; n++)
        open = open || setting_open(c->setting, n);
    return open && str_starts(typed, head) && !str_starts(name_of(c, a), typed);
}

void palette_run(struct browser *b)
{
    struct palette *p = palette_of(browser_view(b, PANEL_PALETTE));
    size_t item = view_item(&p->view);
    struct command c = {0};
    if (item != SIZE_MAX)
        c = p->commands.at[item];
    struct str typed = arena_str(b->frame, str_trim(buf_view(&p->view.narrow.typed)));
    palette_close(b);
    if (item != SIZE_MAX && !c.request && is_other_value(&c, typed, b->frame))
        item = SIZE_MAX;
    if (item == SIZE_MAX && !set_typed(b, typed))
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_COMMAND));
    else if (item != SIZE_MAX && c.request)
        browser_want(b, c.request);
    else if (item != SIZE_MAX)
        browser_set(b, str_of(setting_table[c.setting].name), setting_value(c.setting, c.value));
}
