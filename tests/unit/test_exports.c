/* The forms in which articles leave the program: what the text holds stays text in each of them. */
#include "tap.h"

#include "../../src/cmd/exports.h"
#include "../../src/cmd/mark.h"

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
    struct str row = made(export_csv, &article, out);
    ok(str_starts(row, STR("\"ABCD\",\"2024-05-10\",\"printed\",")), "CSV begins with uid, date and its basis");
    ok(holds(row, "\"'=HYPERLINK(1)\""), "a formula is disarmed");
    ok(holds(row, "\"\"quoted\"\""), "quotation marks are doubled");
    ok(str_ends(row, STR(",\"a, \"\"b\"\".txt\"\n")), "a row ends with its file");
}

static void test_markdown(struct buf *out)
{
    struct str paragraphs[] = {STR("# 不是标题 *不斜* <b>"), STR("12. 不是列表"), STR("- 也不是")};
    struct section section = {.heading = STR("小标题"), .paragraphs = paragraphs, .nparagraphs = 3};
    struct caption caption = {.text = STR("库边"), .credit = STR("白露")};
    struct article article = {.uid = STR("ABCD"),
                              .title = STR("题_目_"),
                              .sections = &section,
                              .nsections = 1,
                              .captions = &caption,
                              .ncaptions = 1};
    struct str text = made(export_markdown, &article, out);
    ok(holds(text, "# 题\\_目\\_\n\n"), "the title is a heading and its marks stay text");
    ok(holds(text, "### 小标题\n\n"), "a section heading is one");
    ok(holds(text, "\n\\# 不是标题 \\*不斜\\* \\<b\\>\n\n"), "a paragraph is no heading, emphasis or tag");
    ok(holds(text, "\n12\\. 不是列表\n\n"), "nor a numbered list");
    ok(holds(text, "\n\\- 也不是\n\n"), "nor a list");
    ok(holds(text, "\n> 库边（白露 摄）\n\n"), "a caption is a quotation with its credit");
    ok(holds(text, "\n山湾日报 · 2024-05-10 · 第4版\n"), "where it stood");
}

static void test_bibtex(struct buf *out)
{
    struct author authors[] = {{STR("高岩"), STR("记者")}, {STR("田小军"), STR("通讯员")}};
    struct article article = {
        .uid = STR("ABCD"), .title = STR("5% {a}_\\"), .authors = authors, .nauthors = 2, .title_derived = true};
    struct str entry = made(export_bibtex, &article, out);
    ok(str_starts(entry, STR("@article{ABCD,\n")), "the key is the uid");
    ok(holds(entry, "title = {5\\% \\{a\\}\\_\\textbackslash{}}"), "commands are disarmed");
    ok(holds(entry, "author = {高岩 and 田小军}"), "authors are joined by and");
    ok(holds(entry, "note = {title derived from the text}"), "a derived title is told");
}

static void test_marks(struct arena *a)
{
    struct str text = STR("新能源与５Ｇ，5G基站");
    struct str texts[] = {STR("5g"), STR("能源")};
    bool *lit = mark_matches(a, text, texts, 2);
    const bool want[] = {0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0};
    ok(lit && !memcmp(lit, want, sizeof want), "matches are marked by code point, folded");
    ok(!mark_matches(a, text, &(struct str){"煤", 3}, 1), "no match, no marks");
    ok(!mark_matches(a, text, &(struct str){"", 0}, 1), "an empty text marks nothing");
}

int main(void)
{
    struct arena *a = arena_new();
    struct buf out = {0};
    test_csv(&out);
    test_markdown(&out);
    test_bibtex(&out);
    test_marks(a);
    buf_free(&out);
    arena_free(a);
    return tap_done();
}
