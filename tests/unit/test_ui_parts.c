/* The parts of the browser that need no screen: layout, keys and key files, the search line, filters, marks, messages,
 * the trail. */
#include <stdlib.h>

#include "../../src/ui/browser/edit.h"
#include "../../src/ui/browser/filter.h"
#include "../../src/ui/browser/layout.h"
#include "../../src/ui/browser/trail.h"
#include "../../src/ui/settings/keymap.h"
#include "../../src/ui/settings/message.h"
#include "baolan/doc.h"
#include "baolan/utf8.h"
#include "baolan/width.h"
#include "tap.h"

static struct arena *arena;

/* ---- layout -------------------------------------------------------------------------------------------------------
 */

static bool tiles(const struct layout_wish *w, const struct layout *l)
{
    int left = 0;
    for (int c = 0; c < l->n; c++) {
        const struct layout_column *column = &l->columns[c];
        int top = 0;
        if (column->left != left || column->width < 1 || column->n < 1)
            return false;
        for (int p = 0; p < column->n; p++) {
            if (column->panels[p].top != top || column->panels[p].height < 2)
                return false;
            top += column->panels[p].height;
        }
        if (top != w->rows)
            return false;
        left = column->left + column->width + 1;
    }
    return left == w->columns + 1;
}

static void test_layout(void)
{
    bool tiled = true, focused = true;
    for (int rows = LAYOUT_ROWS_MIN - 2; rows < 60; rows++)
        for (int columns = LAYOUT_COLUMNS_MIN; columns < 260; columns += 3)
            for (int focus = 0; focus < PANEL_COUNT; focus++)
                for (int zoom = 0; zoom < 2; zoom++) {
                    struct layout_wish w = {rows,
                                            columns,
                                            (enum panel)focus,
                                            PANEL_READER,
                                            (rows * columns) % 12,
                                            zoom,
                                            rows % 9,
                                            columns % 17,
                                            columns * rows % 3 ? 0 : rows + 12,
                                            columns * rows % 5 ? 0 : 3 * rows + 20,
                                            rows * columns % 4};
                    struct layout l;
                    if ((1 << focus) & (IN_PANE & ~IN_READER))
                        w.reading = (enum panel)focus;
                    layout_make(&w, &l);
                    tiled = tiled && tiles(&w, &l);
                    if (!(zoom && ((1 << focus) & (IN_FACETS | IN_LIST))) && !(focus == PANEL_RELATED && !w.related))
                        focused = focused && layout_shows(&l, (enum panel)focus);
                }
    ok(tiled, "panels fill the screen without gap or overlap, at every size");
    ok(focused, "the panel in focus is shown");
    struct layout l;
    layout_make(&(struct layout_wish){38, 140, PANEL_LIST, PANEL_READER, 6, false, 5, 13, 0, 0, 0}, &l);
    ok(l.n == 3 && layout_shows(&l, PANEL_TOPIC) && layout_shows(&l, PANEL_RELATED), "three columns from 100 on");
    layout_make(&(struct layout_wish){22, 80, PANEL_LIST, PANEL_READER, 6, false, 5, 13, 0, 0, 0}, &l);
    ok(l.n == 2 && !layout_shows(&l, PANEL_TOPIC) && layout_shows(&l, PANEL_READER), "list and reading at 80");
    layout_make(&(struct layout_wish){22, 80, PANEL_TOPIC, PANEL_READER, 6, false, 5, 13, 0, 0, 0}, &l);
    ok(l.n == 2 && layout_shows(&l, PANEL_TOPIC) && layout_shows(&l, PANEL_LIST), "facets and list at 80");
    layout_make(&(struct layout_wish){10, 40, PANEL_LIST, PANEL_READER, 6, false, 5, 13, 0, 0, 0}, &l);
    ok(l.n == 1 && layout_shows(&l, PANEL_LIST), "one panel below 80");
}

/* ---- keys ---------------------------------------------------------------------------------------------------------
 */

static void test_keys(void)
{
    static const char *const names[] = {"j",     "G",     "/",   "?",    "{",  "县",  "#",   "Space", "Tab",
                                        "S-Tab", "Enter", "Esc", "PgDn", "F1", "F12", "C-a", "C-l"};
    bool same = true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        same = same && str_is(key_label(arena, key_parse(str_of(names[i]))), names[i]);
    ok(same, "key names read back");
    ok(!key_parse(STR("")) && !key_parse(STR("F0")) && !key_parse(STR("F13")) && !key_parse(STR("jj")) &&
           !key_parse(STR("C-1")),
       "what is no key");

    struct keymap map = {0};
    struct error err = {0};
    is_int(keymap_parse(&map, STR("keys"), STR("any j down\n\n# remark\nlist  j\tup\nany x none\nany # help\n"), &err),
           STATUS_OK, "a key file");
    is_int((int)keymap_find(&map, PANEL_READER, 'j'), REQUEST_DOWN, "any panel");
    is_int((int)keymap_find(&map, PANEL_LIST, 'j'), REQUEST_UP, "a panel's own key wins");
    is_int((int)keymap_find(&map, PANEL_LIST, 'x'), REQUEST_NONE, "none takes a key away");
    is_int((int)keymap_find(&map, PANEL_LIST, '#'), REQUEST_HELP, "a key that looks like a remark");
    is_int(keymap_parse(&map, STR("own/keys"), STR("any k up\nany q leave\nlist Hyper down\nany n match-next\n"), &err),
           STATUS_USAGE, "a fault");
    is_str(str_of(err.message), "own/keys:2: no request is called “leave” (the first of 2 faults)",
           "the first fault is told with file and line");
    is_int((int)keymap_find(&map, PANEL_LIST, 'n'), REQUEST_MATCH_NEXT, "good lines count all the same");
    error_clear(&err);
    keymap_free(&map);

    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    setenv("BAOLAN_DATA", "data", 0);
    is_int(keymap_load(&map, &err), STATUS_OK, "data/keys");
    bool all = true;
    for (int r = 1; r < REQUEST_END; r++) {
        bool bound = false;
        for (int p = 0; p <= PANEL_ANY; p++)
            bound = bound || str_present(keymap_keys(&map, arena, (enum panel)p, (enum request)r));
        all = all && bound && request_parse(str_of(request_table[r].name)) == (enum request)r;
        if (!bound)
            printf("# %s has no key\n", request_table[r].name);
    }
    ok(all, "every request has a key and its own name");
    keymap_free(&map);
}

/* ---- search line --------------------------------------------------------------------------------------------------
 */

static void type(struct edit *e, const char *text)
{
    struct str s = str_of(text);
    for (size_t at = 0; at < s.n;)
        edit_key(e, utf8_next(s, &at));
}

static void test_edit(void)
{
    struct edit_history history = {0};
    struct edit e;
    edit_start(&e, &history, STR(""));
    type(&e, "孝义 氢能");
    edit_key(&e, KEY_CODE_LEFT);
    type(&e, "x");
    is_str(buf_view(&e.text), "孝义 氢x能", "typed in the middle");
    edit_key(&e, KEY_CODE_BS);
    edit_key(&e, KEY_CODE_DEL);
    is_str(buf_view(&e.text), "孝义 氢", "deleted by character");
    edit_key(&e, 1);
    edit_key(&e, KEY_CODE_DEL);
    is_str(buf_view(&e.text), "义 氢", "C-a and Del");
    edit_key(&e, 5);
    edit_key(&e, 23);
    is_str(buf_view(&e.text), "义 ", "C-w takes one ideograph");
    type(&e, "hydrogen");
    edit_key(&e, 23);
    is_str(buf_view(&e.text), "义 ", "or one word");
    type(&e, "e\xcc\x81");
    edit_key(&e, KEY_CODE_BS);
    is_str(buf_view(&e.text), "义 ", "a letter and its accent are one");
    edit_key(&e, 21);
    is_str(buf_view(&e.text), "", "C-u");
    type(&e, "one");
    edit_history_add(e.history, buf_view(&e.text));
    edit_free(&e);
    edit_start(&e, &history, STR(""));
    type(&e, "two");
    edit_history_add(e.history, buf_view(&e.text));
    edit_free(&e);
    edit_start(&e, &history, STR(""));
    type(&e, "three");
    edit_key(&e, KEY_CODE_UP);
    edit_key(&e, KEY_CODE_UP);
    edit_key(&e, KEY_CODE_UP);
    is_str(buf_view(&e.text), "one", "Up recalls");
    edit_key(&e, KEY_CODE_DOWN);
    edit_key(&e, KEY_CODE_DOWN);
    is_str(buf_view(&e.text), "three", "Down comes back to what was typed");
    ok(!edit_key(&e, KEY_CODE_F12), "a key that means nothing here");
    edit_key(&e, 21);
    type(&e, "吕梁市孝义市汾阳市文水县");
    struct row row;
    row_start(&row, arena, 11);
    is_int(edit_draw(&e, &row, ROLE_TEXT), 9, "the cursor is in sight");
    is_str(row.runs[0].text, "…", "that something stands before is told");
    is_int(row.columns <= 11, 1, "the row keeps its limit");
    edit_free(&e);
    edit_history_free(&history);
}

/* ---- filter -------------------------------------------------------------------------------------------------------
 */

static struct str printed(const struct filter *f, enum query_field leave_out)
{
    struct buf out = {0};
    query_print(filter_query(f, arena, leave_out), &out);
    struct str kept = arena_str(arena, buf_view(&out));
    buf_free(&out);
    return kept;
}

static void test_filter(void)
{
    struct filter f;
    struct error err = {0};
    filter_open(&f);
    is_str(printed(&f, FIELD_COUNT), "", "nothing chosen");
    filter_toggle(&f, FIELD_TOPIC, STR("hydrogen"), STR("氢能"));
    filter_toggle(&f, FIELD_COUNTY, STR("141181"), STR("孝义市"));
    filter_toggle(&f, FIELD_TOPIC, STR("coal"), STR("煤炭"));
    is_int(filter_set_text(&f, STR("重卡"), &err), STATUS_OK, "words");
    is_str(printed(&f, FIELD_COUNT), "重卡 county:141181 (topic:hydrogen OR topic:coal)",
           "any within a facet, all across");
    is_str(printed(&f, FIELD_TOPIC), "重卡 county:141181", "a facet counts without its own");
    filter_toggle(&f, FIELD_TOPIC, STR("hydrogen"), STR("氢能"));
    ok(!filter_has(&f, FIELD_TOPIC, STR("hydrogen")) && filter_has(&f, FIELD_TOPIC, STR("coal")), "taken back");
    is_int(filter_set_text(&f, STR("(重卡"), &err), STATUS_USAGE, "a query that cannot be read");
    ok(err.column > 0, "is pointed at");
    is_str(f.text, "重卡", "and changes nothing");
    error_clear(&err);
    filter_clear(&f);
    filter_toggle(&f, FIELD_DATE, STR("2024"), STR("2024"));
    filter_toggle(&f, FIELD_DATE, STR("2022"), STR("2022"));
    filter_toggle(&f, FIELD_DATE, STR("2024-05"), STR("2024-05"));
    is_str(printed(&f, FIELD_COUNT), "date:2022 OR date:2024-05", "a month narrows its year");
    filter_toggle(&f, FIELD_DATE, STR("2024"), STR("2024"));
    is_str(printed(&f, FIELD_COUNT), "date:2022 OR date:2024", "a year widens its month");
    filter_clear(&f);
    filter_toggle(&f, FIELD_COUNTY, STR("141181"), STR("孝义市"));
    filter_toggle(&f, FIELD_COUNTY, STR("141181/梧桐镇"), STR("梧桐镇"));
    filter_toggle(&f, FIELD_COUNTY, STR("141121"), STR("文水县"));
    is_str(printed(&f, FIELD_COUNT), "county:141181 梧桐镇 OR county:141121", "a township narrows its county");
    filter_toggle(&f, FIELD_COUNTY, STR("141181"), STR("孝义市"));
    is_str(printed(&f, FIELD_COUNT), "county:141121 OR county:141181", "which widens it again");
    filter_close(&f);
}

/* ---- marks, messages, trail ---------------------------------------------------------------------------------------
 */

static void test_messages(void)
{
    language_choose(STR(""));
    is_str(message_number(arena, MSG_OF_ARTICLES, 57, STR("3"), STR("57")), "3 of 57 articles", "English");
    is_str(message_number(arena, MSG_MATCHES, 1, STR("1"), STR_ABSENT), "1 match", "of one");
    is_str(message_part(arena, STR("section 2")), "section 2", "a part of an article");
    ok(language_choose(STR("zh_CN.UTF-8:zh")), "there are words in Chinese");
    is_str(message_number(arena, MSG_OF_ARTICLES, 57, STR("3"), STR("57")), "3 / 57 篇", "Chinese");
    is_str(message_part(arena, STR("section 2")), "正文2", "a part of an article");
    is_str(message_part(arena, STR("margin 2")), "margin 2", "what is not known stays as it is");
    size_t untold = 0;
    for (int d = 0; d < DOUBT_COUNT; d++)
        untold += str_eq(language_said(arena, doubt_words((enum doubt)d)), doubt_words((enum doubt)d));
    is_int(untold, 0, "every doubt can be told in Chinese");
    is_str(language_said(arena, STR("")), "", "nothing is nothing");
    language_choose(STR(""));
}

static void test_trail(void)
{
    struct trail t = {0};
    ok(!trail_back(&t) && !trail_forward(&t), "an empty trail");
    trail_add(&t, STR("a"));
    trail_add(&t, STR("b"));
    trail_leave(&t, 7, 40);
    trail_add(&t, STR("c"));
    is_int((int)trail_back(&t)->line, 7, "back to where it was left");
    is_str(trail_forward(&t)->uid, "c", "forward");
    trail_back(&t);
    trail_add(&t, STR("d"));
    ok(!trail_forward(&t), "reading on forgets what was ahead");
    is_str(trail_back(&t)->uid, "b", "and keeps what was behind");
    trail_free(&t);
}

/* ---- an article set -----------------------------------------------------------------------------------------------
 */

static void test_doc(void)
{
    struct str paragraphs[] = {
        STR("　　本报讯　晋禾氢能二期工程昨天开工，\033[31m首批重卡将于明年春天上路，司机老崔说：“夜里也能加氢。”"),
        STR("全线共设加氢站3座。")};
    struct section sections[] = {{.paragraphs = paragraphs, .nparagraphs = 1}, {STR("三座站"), paragraphs + 1, 1}};
    struct caption captions[] = {{STR("司机在加氢"), STR("杜若")}};
    struct article first = {.uid = STR("A"),
                            .kicker = STR("年产高纯氢一万吨"),
                            .title = STR("晋禾氢能二期工程在孝义开工建设"),
                            .sections = sections,
                            .nsections = 2,
                            .captions = captions,
                            .ncaptions = 1,
                            .jump_to = STR("4"),
                            .continued_in = STR("B")};
    struct article second = {
        .uid = STR("B"), .sections = sections + 1, .nsections = 1, .jump_from = STR("1"), .continues = STR("A")};
    struct page page = {
        .file = STR("a.txt"), .newspaper = STR("示例日报"), .page_no = STR("1"), .date_basis = BASIS_NONE};
    struct doc_part parts[] = {{&page, &first}, {&page, &second}};
    struct str word = STR("氢能");
    bool fits = true, clean = true;
    for (int width = 2; width <= 200; width++) {
        struct doc doc;
        doc_set(arena, parts, 2, width, NULL, &(struct doc_marks){&word, 1}, &doc);
        for (size_t i = 0; i < doc.n; i++) {
            int columns = doc.lines[i].left;
            for (size_t r = 0; r < doc.lines[i].n; r++) {
                columns += width_str(doc.lines[i].runs[r].text);
                clean = clean && str_find(doc.lines[i].runs[r].text, STR("\033"), 0) == SIZE_MAX;
            }
            fits = fits && (columns <= width || doc.lines[i].n == 0);
        }
    }
    ok(fits, "an article fits every width from 2 to 200");
    ok(clean, "nothing passes around the door");
    struct doc doc;
    doc_set(arena, parts, 2, 60, NULL, &(struct doc_marks){&word, 1}, &doc);
    is_int((int)doc.nmatches, 2, "matches in title and text");
    is_int((int)doc.nstops, 4, "heading, seam, heading of the second half, captions");
    is_int((int)doc.stops[1].kind, DOC_STOP_SEAM, "the halves meet at a seam");
    is_str(doc.stops[1].text, "continued from page 1 on page 4", "which tells the pages");
    is_str(doc.lines[0].runs[0].text, "年产高纯氢一万吨", "the kicker stands first");
    is_int(doc.lines[0].left, (60 - 16) / 2, "in the middle");
}

/* The runs of ROLE in DOC with "|" behind each. */
static struct str runs_of(const struct doc *doc, enum doc_role role)
{
    struct buf out = {0};
    for (size_t i = 0; i < doc->n; i++)
        for (size_t r = 0; r < doc->lines[i].n; r++)
            if (doc->lines[i].runs[r].role == role)
                buf_printf(&out, "%.*s|", STR_ARG(doc->lines[i].runs[r].text));
    struct str text = arena_str(arena, buf_view(&out));
    buf_free(&out);
    return text;
}

/* Counties and topics in the words of the article, wherever setting has moved them. */
static void test_evidence(void)
{
    struct str first[] = {STR("  \003文水县的棚\t里，文水县的瓜熟了。（“文水县”牌）")},
               second[] = {STR("该种的种了。")};
    struct section sections[] = {{STR_ABSENT, first, 1}, {STR("文水：瓜棚"), second, 1}};
    struct caption captions[] = {{STR("文水县的瓜"), STR("文水生")}};
    struct spot spots[] = {{SPOT_TITLE, 0, 0, 2},   {SPOT_PARAGRAPH, 1, 11, 14}, {SPOT_CAPTION, 1, 0, 3},
                           {SPOT_HEADING, 2, 0, 2}, {SPOT_PARAGRAPH, 9, 0, 2},   {SPOT_PARAGRAPH, 1, 21, 900}};
    struct topic_term term = {STR("瓜"), 0.4};
    struct county_tag county = {
        .code = STR("141121"), .name = STR("文水县"), .mentions = 6, .spots = spots, .nspots = 6};
    struct topic_tag topic = {.id = STR("rural"), .name = STR("农业"), .weight = 0.4, .terms = &term, .nterms = 1};
    struct article article = {.title = STR("文水瓜熟"),
                              .sections = sections,
                              .nsections = 2,
                              .captions = captions,
                              .ncaptions = 1,
                              .counties = &county,
                              .ncounties = 1,
                              .topics = &topic,
                              .ntopics = 1};
    struct page page = {.file = STR("a.txt"), .date_basis = BASIS_NONE};
    struct doc_part part = {&page, &article};
    struct str word = STR("瓜棚");
    struct doc doc;
    struct doc_style style = {.tags = true, .squeeze = true};
    doc_set(arena, &part, 1, 80, &style, &(struct doc_marks){&word, 1}, &doc);
    is_str(runs_of(&doc, DOC_PLACE), "文水|文水县|文水县”牌|文水|文水县|", "places, those alone that count");
    is_str(runs_of(&doc, DOC_TERM), "瓜|瓜|瓜|", "terms of topics");
    is_str(runs_of(&doc, DOC_MATCH), "瓜棚|", "what was searched for goes first");
    is_int((int)doc.nmatches, 1, "and is all that n goes to");
    style.tags = false;
    doc_set(arena, &part, 1, 80, &style, NULL, &doc);
    ok(!runs_of(&doc, DOC_PLACE).n && !runs_of(&doc, DOC_TERM).n, "nothing of it unless it is wished for");
    style.tags = true;
    bool whole = true;
    for (int width = 2; width <= 60; width++) {
        doc_set(arena, &part, 1, width, &style, NULL, &doc);
        size_t n = 0;
        struct str text = runs_of(&doc, DOC_PLACE);
        for (size_t at = 0; (at = str_find(text, STR("文"), at)) != SIZE_MAX; at++)
            n++;
        whole = whole && n == 5;
    }
    ok(whole, "in every width");
}

/* What KEYS leave of themselves when each comes GAP milliseconds after the one before. */
static bool leaves(const char *keys, long gap, const char *left)
{
    struct key_tear tear = {0};
    struct buf got = {0};
    long now = 1000;
    for (; *keys; keys++, now += gap)
        if (!key_torn(&tear, (uint32_t)*keys, now))
            buf_char(&got, *keys);
    bool as_said = str_eq(buf_view(&got), str_of(left));
    buf_free(&got);
    return as_said;
}

static void test_torn_keys(void)
{
    ok(leaves("\033[Aj", 2, "\033j") && leaves("\033OAj", 2, "\033j"), "of an arrow in pieces only its Esc is left");
    ok(leaves("\033[<0;12;5Mj\033[5~k", 2, "\033j\033k"), "of a click, of a page down too");
    ok(leaves("\033[A", 60, "\033[A") && leaves("\033OA", 60, "\033OA"), "what is typed slowly is typed");
    ok(leaves("j[A]O\033j\033\033k", 2, "j[A]O\033j\033\033k"), "keys are keys");
}

int main(void)
{
    arena = arena_new();
    test_torn_keys();
    test_layout();
    test_keys();
    test_edit();
    test_filter();
    test_messages();
    test_trail();
    test_doc();
    test_evidence();
    arena_free(arena);
    return tap_done();
}
