/* The help screen: made from the request table and the keys in force. */

#include "../browser/browser.h"
#include "../settings/footer.h"
#include "baolan/language.h"
#include "baolan/pinyin.h"
#include "baolan/query.h"
#include "baolan/wrap.h"
#include "panels.h"
#include "sheet.h"

enum { KEYS_COLUMNS = 22 };

static void add_blank(struct sheet *s)
{
    struct row row;
    sheet_start(s, &row);
    sheet_keep(s, &row);
}

/* Nothing for MESSAGE_COUNT: a heading is set when there is an entry under it. */
static void add_heading(struct sheet *s, enum message heading)
{
    struct browser *b = s->view.browser;
    struct row row;
    if (heading == MESSAGE_COUNT)
        return;
    if (s->lines.n)
        add_blank(s);
    sheet_start(s, &row);
    row_add(&row, ROLE_HEADING,
            message_with(s->arena, heading, message(browser_view(b, b->before_help)->ops->title), STR_ABSENT));
    sheet_keep(s, &row);
}

/* What goes into the help: all, or what holds the word that it is narrowed to. */
struct choice_of_entries {
    struct sheet *sheet;
    struct pinyin *wanted;
    enum message heading; /* not yet set; MESSAGE_COUNT: none */
};

/* KEYS in a column of their own, WORDS wrapped beside them; on a narrow screen under them. MORE is what the entry is
 * found by too. */
static void add_entry(struct choice_of_entries *c, struct str keys, struct str words, const char *more)
{
    struct sheet *s = c->sheet;
    if (!pinyin_match(c->wanted, arena_printf(s->arena, "%.*s\n%s\n%.*s", STR_ARG(words), more, STR_ARG(keys))))
        return;
    add_heading(s, c->heading);
    c->heading = MESSAGE_COUNT;
    bool beside = s->width >= 2 * KEYS_COLUMNS;
    int indent = beside ? KEYS_COLUMNS : 4;
    struct row row;
    sheet_start(s, &row);
    row_fill(&row, ROLE_TEXT, 2);
    row_add(&row, ROLE_KEY, keys);
    if (!beside || row.columns >= KEYS_COLUMNS) {
        sheet_keep(s, &row);
        sheet_start(s, &row);
    }
    struct wrap_lines lines;
    wrap_paragraph(s->arena, words, s->width - indent, 0, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        if (i > 0)
            sheet_start(s, &row);
        row_fill(&row, ROLE_TEXT, indent);
        row_add(&row, ROLE_TEXT, str_cut(words, lines.at[i].from, lines.at[i].to));
        sheet_keep(s, &row);
    }
}

/* Where a request does something, seen from the panel that the help was called from. */
enum place { HERE, EVERYWHERE, ELSEWHERE, PLACES };

static enum place place_of(struct browser *b, enum request request)
{
    unsigned panels = request_table[request].panels, here = 1u << b->before_help;
    if (!(panels & here))
        return ELSEWHERE;
    return panels != IN_ALL || footer_tells(b->before_help, request) ? HERE : EVERYWHERE;
}

/* The keys of a request and of those that are told with it: of the panel that the help was called from, or of whichever has some. */
static struct str all_keys(struct sheet *s, int request, enum place place)
{
    const struct keymap *map = &s->view.browser->config.keymap;
    struct buf keys = {0};
    int r = request;
    do {
        struct str some = STR_ABSENT;
        if (place != ELSEWHERE)
            some = keymap_keys(map, s->arena, s->view.browser->before_help, (enum request)r);
        for (int p = PANEL_ANY; place == ELSEWHERE && !str_present(some) && p >= 0; p--)
            some = keymap_keys(map, s->arena, (enum panel)p, (enum request)r);
        if (str_present(some))
            buf_printf(&keys, "%s%.*s", keys.n ? " " : "", STR_ARG(some));
        r++;
    } while (r < REQUEST_END && !request_table[r].help);
    struct str all = arena_str(s->arena, buf_view(&keys));
    buf_free(&keys);
    return all;
}

static const struct {
    const char *keys;
    enum message words;
} prompt_lines[] =
    {
        {"Left Right C-a C-e", MSG_HELP_PROMPT_MOVE},
        {"C-u C-w C-k", MSG_HELP_PROMPT_DELETE},
        {"Tab S-Tab", MSG_HELP_PROMPT_COMPLETE},
        {"Up Down", MSG_HELP_PROMPT_HISTORY},
},
  query_lines[] = {
      {"氢能 重卡  -煤炭  A OR B", MSG_HELP_QUERY_WORDS},
      {"\"吃干榨尽\"  氢能 NEAR/10 重卡", MSG_HELP_QUERY_PHRASE},
};

/* Every field that a search may name, and what stands behind its colon. */
static void add_fields(struct choice_of_entries *c)
{
    size_t n;
    const struct query_field_info *fields = query_fields(&n);
    for (size_t i = 0; i < n; i++)
        add_entry(c, arena_printf(c->sheet->arena, "%s: %s:", fields[i].name, fields[i].names[0]),
                  str_of(_(fields[i].value)), "");
}

static void prepare(struct view *v)
{
    struct sheet *s = (struct sheet *)v;
    if (!sheet_stale(s))
        return;
    struct choice_of_entries c = {s, pinyin_prepare(s->arena, buf_view(&v->narrow.typed)), MESSAGE_COUNT};
    for (int place = HERE; place < PLACES; place++) {
        static const enum message headings[PLACES] = {MSG_HELP_HERE, MSG_HELP_EVERYWHERE, MSG_HELP_ELSEWHERE};
        c.heading = headings[place];
        for (int r = 1; r < REQUEST_END; r++) {
            bool told = request_table[r].help && place_of(v->browser, (enum request)r) == (enum place)place;
            struct str keys = told ? all_keys(s, r, (enum place)place) : STR_ABSENT;
            if (str_present(keys))
                add_entry(&c, keys, str_of(_(request_table[r].help)), request_table[r].name);
        }
    }
    c.heading = MSG_HELP_FACETS;
    add_entry(&c, STR(""), message(MSG_HELP_FACETS_HOW), "");
    c.heading = MSG_HELP_PROMPT;
    for (size_t i = 0; i < sizeof prompt_lines / sizeof *prompt_lines; i++)
        add_entry(&c, str_of(prompt_lines[i].keys), message(prompt_lines[i].words), "");
    c.heading = MSG_HELP_QUERY;
    for (size_t i = 0; i < sizeof query_lines / sizeof *query_lines; i++)
        add_entry(&c, str_of(query_lines[i].keys), message(query_lines[i].words), "");
    add_fields(&c);
    view_settle(v);
}

const struct view_ops help_ops = {.panel = PANEL_HELP,
                                  .size = sizeof(struct sheet),
                                  .start = sheet_open,
                                  .end = sheet_close,
                                  .forget = sheet_forget,
                                  .title = MSG_HELP,
                                  .pager = true,
                                  .item_rows = 1,
                                  .prepare = prepare,
                                  .count = sheet_count,
                                  .narrowed = sheet_forget,
                                  .draw = sheet_draw};
