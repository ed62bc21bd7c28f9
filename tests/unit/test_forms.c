/* The forms in which articles leave the program: what the text holds stays text in each of them. */
#include "baolan/fold.h"
#include "baolan/form.h"
#include "tap.h"

static struct page page_of(struct article *article)
{
    struct page page = {
        .file = STR("a, \"b\".txt"), .newspaper = STR("山湾日报"), .page_no = STR("4"), .date_basis = BASIS_PRINTED};
    page.date = (struct date){.edtf = STR("2024-05-10"), .from = 20240510, .to = 20240510};
    page.articles = article;
    page.narticles = 1;
    return page;
}

static struct str made(void (*make)(const struct page *, const struct article *, struct buf *), struct article *article,
                       struct buf *out)
{
    struct page page = page_of(article);
    buf_clear(out);
    make(&page, article, out);
    return buf_view(out);
}

static bool holds(struct str text, const char *part)
{
    return str_find(text, str_of(part), 0) != SIZE_MAX;
}

static void test_csv(struct buf *out)
{
    struct str paragraph = STR("他说“好”，\"quoted\"");
    struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
    struct article article = {.uid = STR("ABCD"), .title = STR("=HYPERLINK(1)"), .sections = &section, .nsections = 1};
    struct str row = made(form_csv, &article, out);
    ok(str_starts(row, STR("\"ABCD\",\"2024-05-10\",\"printed\",")), "CSV begins with uid, date and its basis");
    ok(holds(row, "\"'=HYPERLINK(1)\""), "a formula is disarmed");
    ok(holds(row, "\"\"quoted\"\""), "quotation marks are doubled");
    ok(str_ends(row, STR(",\"a, \"\"b\"\".txt\",\n")),
       "a row ends with its file and its quality, which is not known here");
}

static void test_markdown(struct buf *out)
{
    struct str paragraphs[] = {STR("# 不是标题 *不斜* <b>"), STR("12. 不是列表"), STR("- 也不是")};
    struct section section = {.heading = STR("小标题"), .paragraphs = paragraphs, .nparagraphs = 3};
    struct caption caption = {.text = STR("库边"), .credit = STR("白露")};
    struct author authors[] = {{STR("高岩"), STR("记者")}, {STR("本报评论员"), STR("评论员")}};
    struct article article = {.uid = STR("ABCD"),
                              .title = STR("题_目_"),
                              .authors = authors,
                              .nauthors = 2,
                              .sections = &section,
                              .nsections = 1,
                              .captions = &caption,
                              .ncaptions = 1};
    struct str text = made(form_markdown, &article, out);
    ok(holds(text, "# 题\\_目\\_\n\n"), "the title is a heading and its marks stay text");
    ok(holds(text, "### 小标题\n\n"), "a section heading is one");
    ok(holds(text, "\n\\# 不是标题 \\*不斜\\* \\<b\\>\n\n"), "a paragraph is no heading, emphasis or tag");
    ok(holds(text, "\n12\\. 不是列表\n\n"), "nor a numbered list");
    ok(holds(text, "\n\\- 也不是\n\n"), "nor a list");
    ok(holds(text, "\n> 库边（白露 摄）\n\n"), "a caption is a quotation with its credit");
    ok(holds(text, "\n山湾日报 · 2024-05-10 · 第4版 · 记者 高岩、本报评论员\n"),
       "where it stood, and who wrote it: a role that the name holds once");
}

static void test_bibtex(struct buf *out)
{
    struct author authors[] = {{STR("高岩"), STR("记者")}, {STR("田小军"), STR("通讯员")}};
    struct article article = {
        .uid = STR("ABCD"), .title = STR("5% {a}_\\"), .authors = authors, .nauthors = 2, .title_derived = true};
    struct str entry = made(form_bibtex, &article, out);
    ok(str_starts(entry, STR("@article{ABCD,\n")), "the key is the uid");
    ok(holds(entry, "title = {5\\% \\{a\\}\\_\\textbackslash{}}"), "commands are disarmed");
    ok(holds(entry, "author = {高岩 and 田小军}"), "authors are joined by and");
    ok(holds(entry, "note = {title derived from the text}"), "a derived title is told");
}

static void test_citations(struct buf *out)
{
    struct author authors[] = {
        {STR("高岩"), STR("记者")}, {STR("田小军"), STR("通讯员")}, {STR("梁晓"), STR("")}, {STR("任平"), STR("")}};
    struct article article = {
        .uid = STR("ABCD"), .title = STR("跑出来的答案"), .subtitle = STR("——氢车五年"), .authors = authors};
    is_str(made(form_gbt7714, &article, out), "跑出来的答案: 氢车五年[N]. 山湾日报, 2024-05-10(4).\n", "no author");
    is_str(made(form_footnote, &article, out), "《跑出来的答案——氢车五年》，《山湾日报》2024年5月10日，第4版。\n",
           "in a footnote");
    article.nauthors = 2;
    article.jump_to = STR("5");
    is_str(made(form_gbt7714, &article, out), "高岩, 田小军. 跑出来的答案: 氢车五年[N]. 山湾日报, 2024-05-10(4, 5).\n",
           "two, on two pages");
    article.nauthors = 4;
    article.title_derived = true;
    article.subtitle = STR_ABSENT;
    is_str(made(form_gbt7714, &article, out),
           "高岩, 田小军, 梁晓, 等. [跑出来的答案][N]. 山湾日报, 2024-05-10(4, 5).\n",
           "three of four; a title of ours in brackets");
    is_str(made(form_footnote, &article, out),
           "高岩、田小军、梁晓、任平：《[跑出来的答案]》，《山湾日报》2024年5月10日，第4版。\n",
           "all four in a footnote");
    struct page page = {.date_basis = BASIS_INFERRED, .date = {STR("2024-05"), 20240501, 20240531}};
    buf_clear(out);
    form_gbt7714(&page, &article, out);
    ok(str_ends(buf_view(out), STR("][N]. [2024-05].\n")), "a date of ours too");
    buf_clear(out);
    form_footnote(&page, &article, out);
    ok(str_ends(buf_view(out), STR("》，2024年5月（由正文推断）。\n")), "told in a footnote");
    page = (struct page){.date_basis = BASIS_NONE};
    buf_clear(out);
    form_gbt7714(&page, &article, out);
    ok(str_ends(buf_view(out), STR("[N]. [日期不详].\n")), "no date");
}

static void test_text(struct buf *out)
{
    struct str paragraphs[] = {STR("第一段。"), STR("第二段。")};
    struct section sections[] = {{.paragraphs = paragraphs, .nparagraphs = 1},
                                 {.heading = STR("小标题"), .paragraphs = paragraphs + 1, .nparagraphs = 1}};
    struct caption caption = {.text = STR("库边"), .credit = STR("白露")};
    struct author authors[] = {{STR("高岩"), STR("记者")}, {STR("本报特约评论员"), STR("评论员")}};
    struct article article = {.kicker = STR("引题"),
                              .title = STR("标题"),
                              .authors = authors,
                              .nauthors = 2,
                              .sections = sections,
                              .nsections = 2,
                              .captions = &caption,
                              .ncaptions = 1};
    is_str(
        made(form_text, &article, out),
        "引题\n标题\n山湾日报　2024-05-10　第4版　记者 高岩　本报特约评论员\n\n　　第一段。\n\n小标题\n\n　　第二段。\n\n库边（白露 "
        "摄）\n\n",
        "text, a paragraph a line");
    ok(form_named(STR("md")) == form_of_extension(STR("md")) && !form_named(STR("doc")) &&
           !form_of_extension(STR_ABSENT),
       "forms by name and by extension");
}

static void test_found(struct arena *a)
{
    struct str text = STR("新能源与５Ｇ，5G基站"), texts[] = {STR("5g"), STR("能源")};
    struct fold_range *found;
    is_int(fold_find(a, text, texts, 2, &found), 3, "matches are found folded");
    ok(found[0].from == 3 && found[0].to == 9 && found[1].from == 12 && found[1].to == 18,
       "in bytes of the printed text");
    is_int(fold_find(a, text, &(struct str){"煤", 3}, 1, &found), 0, "no match");
    is_int(fold_find(a, text, &(struct str){"", 0}, 1, &found), 0, "an empty text is nowhere");
}

int main(void)
{
    struct arena *a = arena_new();
    struct buf out = {0};
    test_csv(&out);
    test_markdown(&out);
    test_bibtex(&out);
    test_citations(&out);
    test_text(&out);
    test_found(a);
    buf_free(&out);
    arena_free(a);
    return tap_done();
}
