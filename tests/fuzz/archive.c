/*
 * A database from somebody else: an archive of our own making with bytes, pages and its length changed as the input says, then opened, searched,
 * counted, shown, exported and checked. The input is a list of edits of eight bytes: kind, value, page (two bytes), place in the page
 * (two bytes), another page (two bytes).
 */
#include "baolan/archive.h"
#include "baolan/path.h"
#include "folder.h"

enum { EDITS_MAX = 64, EDIT_BYTES = 8 };

static struct str path;
static struct buf sound; /* the archive as it was made */

static void forget(void)
{
    fuzz_free(path);
    buf_free(&sound);
}

/* Stories with counties, topics, a jump, doubts, captions and relations: a row in every table. */
static void fill(struct archive *archive, struct error *err)
{
    static const char *const words[] = {"氢能重卡",     "炉煤气", "调度屏", "清淤",
                                        "合作社的核桃", "地道",   "白酒",   "煤层气"};
    struct arena *a = arena_new();
    struct county_tag county = {.code = STR("141181"), .name = STR("孝义市"), .primary = true, .mentions = 2};
    struct topic_tag topic = {.id = STR("hydrogen"), .name = STR("氢能"), .weight = 0.5};
    archive_begin(archive, err);
    archive_set_region(archive, STR("141100"), STR("吕梁市"), &county, 1, err);
    archive_set_topics(archive, &topic, 1, err);
    for (int i = 0; i < 16; i++) {
        struct str text = arena_printf(
            a, "　　本报讯 第%d天，%s的登记号是%d，任建平把“毛病大全”抄到第六册，一直抄到天亮。%s也在其中。", i,
            words[i % 8], 1300 + i / 2, words[(i + 3) % 8]);
        struct section sections[2] = {{.paragraphs = &text, .nparagraphs = 1},
                                      {.heading = STR("下半篇"), .paragraphs = &text, .nparagraphs = 1}};
        struct author author = {.name = STR("高岩"), .role = STR("记者")};
        struct caption caption = {.text = STR("图为加氢站"), .credit = STR("高岩")};
        struct person_tag person = {.name = STR("任建平"), .title = STR("司机")};
        struct figure_tag figure = {.value = STR("1309"), .unit = STR("号"), .what = STR("登记号")};
        struct provenance part = {.part = STR("title"), .first = 1, .last = 2};
        struct str doubt = STR("no headline found");
        struct article article = {.title = arena_printf(a, "%s第%d册", words[i % 8], i),
                                  .authors = &author,
                                  .nauthors = 1,
                                  .sections = sections,
                                  .nsections = 2,
                                  .captions = &caption,
                                  .ncaptions = 1,
                                  .counties = &county,
                                  .ncounties = 1,
                                  .topics = &topic,
                                  .ntopics = 1,
                                  .people = &person,
                                  .npeople = 1,
                                  .figures = &figure,
                                  .nfigures = 1,
                                  .provenance = &part,
                                  .nprovenance = 1,
                                  .rated = i % 3 > 0,
                                  .quality = (double)(i * 6) / 100,
                                  .doubts = &doubt,
                                  .ndoubts = 1,
                                  .jump_to = i % 4 ? STR_ABSENT : STR("4"),
                                  .jump_from = i % 4 == 1 ? STR("1") : STR_ABSENT};
        struct staff staff = {.role = STR("责编"), .name = STR("苏文")};
        struct page page = {.newspaper = STR("示例日报"),
                            .date = date_of_day(a, day_add(20240101, i / 4)),
                            .date_basis = BASIS_PRINTED,
                            .page_no = i % 4 ? STR("4") : STR("1"),
                            .staff = &staff,
                            .nstaff = 1,
                            .rated = i % 2 > 0,
                            .quality = 0.5,
                            .articles = &article,
                            .narticles = 1};
        page.file = arena_printf(a, "%d.txt", i);
        struct source source = {.file = page.file, .encoding = STR("UTF-8"), .status = STR("")};
        archive_put_source(archive, &source, &page, 1, err);
    }
    archive_commit(archive, err);
    archive_relate(archive, NULL, NULL, err);
    arena_free(a);
}

static void make_archive(void)
{
    struct error err = {0};
    struct archive *archive = NULL;
    atexit(forget);
    folder_is("XDG_STATE_HOME", "state");
    path = folder_path("a.db");
    if (archive_open(path, ARCHIVE_WRITE, &archive, &err) == STATUS_OK)
        fill(archive, &err);
    archive_close(archive);
    fuzz_settle(path_read(path, SIZE_MAX, &sound, &err), &err);
    /* From now on it is somebody else's: its mark stands in no list of ours. */
    folder_is("XDG_STATE_HOME", "mine");
}

/* ---- edits -------------------------------------------------------------------------------------------------------- */

static void edit(struct buf *file, const uint8_t *e)
{
    enum { PAGE = 16384 };
    size_t pages = file->n / PAGE;
    if (!pages)
        return;
    size_t at = (size_t)(e[2] << 8 | e[3]) % pages * PAGE, other = (size_t)(e[6] << 8 | e[7]) % pages * PAGE;
    size_t place = (size_t)(e[4] << 8 | e[5]) % PAGE;
    switch (e[0] % 8) {
    case 0: /* a byte at the start of a page, where its structure is told */
        file->s[at + place % 128] = (char)e[1];
        break;
    case 1:
        file->s[at + place] = (char)e[1];
        break;
    case 2:
        file->s[at + place] = (char)(file->s[at + place] ^ 1 << e[1] % 8);
        break;
    case 3: /* a page in place of another */
        memcpy(file->s + at, file->s + other, at == other ? 0 : PAGE);
        break;
    case 4: /* a run of bytes from elsewhere */
        memmove(file->s + at + place, file->s + other + place / 2, PAGE - place < e[1] ? PAGE - place : e[1]);
        break;
    case 5: /* a run of the same */
        memset(file->s + at + place, e[7], PAGE - place < e[1] ? PAGE - place : e[1]);
        break;
    case 6: /* cut short */
        if (e[1] > 240)
            file->n = at + place;
        break;
    default: /* a number of two bytes: cell pointers, sizes */
        file->s[at + place % (PAGE - 1)] = (char)e[6];
        file->s[at + place % (PAGE - 1) + 1] = (char)e[7];
        break;
    }
}

static void write_mutated(const uint8_t *data, size_t size)
{
    struct buf file = {0};
    buf_add(&file, sound.s, sound.n);
    for (size_t i = 0; i < EDITS_MAX && (i + 1) * EDIT_BYTES <= size; i++)
        edit(&file, data + i * EDIT_BYTES);
    folder_put("a.db", buf_view(&file));
    buf_free(&file);
}

/* ---- what a reader does with it ----------------------------------------------------------------------------------- */

static void settle(struct error *err)
{
    fuzz_must(err->status == STATUS_OK || err->status == STATUS_NOTHING || str_present(str_of(err->message)));
    error_clear(err);
}

static bool look(void *context, const struct page *page, const struct article *article)
{
    struct buf *json = context;
    buf_clear(json);
    article_to_json(page, article, json);
    fuzz_must(utf8_valid(buf_view(json)));
    return true;
}

static void ignore_line(void *context, const char *line)
{
    (void)context;
    fuzz_must(line);
}

static bool ignore_source(void *context, const struct source *source)
{
    (void)context;
    fuzz_must(source->file.s || !source->file.n);
    return true;
}

static void search(struct archive *archive, const char *text, enum sort sort)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct query *q = NULL;
    struct search *s = NULL;
    struct hit rows[20];
    struct facet_value *values;
    struct page page;
    struct article article;
    size_t got = 0, count, n;
    bool exact = false;
    query_parse(a, str_of(text), &q, &err);
    if (archive_search(archive, q, sort, &s, &err) == STATUS_OK) {
        search_rows(s, a, 0, 20, rows, &got, &err);
        search_count(s, &count, &exact, &err);
        if (got)
            search_row_of(s, rows[got - 1].id);
    }
    settle(&err);
    for (size_t i = 0; i < got && i < 3; i++) {
        struct hit hit;
        struct source source;
        archive_article(archive, a, rows[i].uid, &page, &article, &err);
        settle(&err);
        archive_hit(archive, a, rows[i].uid, &hit, &err);
        settle(&err);
        archive_article_source(archive, a, rows[i].uid, &source, &err);
        settle(&err);
    }
    for (int facet = FACET_COUNTY; facet <= FACET_GENRE; facet++) {
        bool final;
        archive_facets(archive, q, (enum facet)facet, a, &values, &n, &final, &err);
        settle(&err);
    }
    search_close(s);
    arena_free(a);
}

/* Two of the queries, chosen by the input: all of them would take most of its time. */
static void browse(struct archive *archive, size_t choice)
{
    static const char *const queries[] = {"",
                                          "氢能",
                                          "氢能重卡 -煤层气",
                                          "title:清淤 OR by:高岩",
                                          "county:孝义市 date:2024-01..2024-02 -quality:<0.5",
                                          "topic:hydrogen page:4 核桃 quality:>=0.3",
                                          "炉煤气 NEAR/9 登记"};
    struct error err = {0};
    struct buf json = {0};
    struct archive_totals totals;
    size_t faults;
    for (size_t i = choice; i < choice + 2; i++)
        search(archive, queries[i % (sizeof queries / sizeof *queries)], i % 2 ? SORT_RANK : SORT_DATE);
    archive_each(archive, NULL, look, &json, &err);
    settle(&err);
    archive_totals(archive, &totals, &err);
    settle(&err);
    archive_check(archive, false, ignore_line, NULL, &faults, &err);
    settle(&err);
    archive_sources(archive, ignore_source, NULL, &err);
    settle(&err);
    buf_free(&json);
}

/* What was made anew is sound. */
static void repair(void)
{
    struct archive *archive = NULL;
    struct error err = {0};
    struct repair_sums sums;
    size_t faults = 1;
    if (archive_repair(path, ignore_line, NULL, &sums, &err) == STATUS_OK) {
        archive_open(path, ARCHIVE_READ, &archive, &err);
        archive_check(archive, false, ignore_line, NULL, &faults, &err);
        fuzz_must(err.status == STATUS_OK && faults == 0);
    }
    settle(&err);
    archive_close(archive);
    struct buf kept = {0};
    buf_printf(&kept, "%.*s.damaged", STR_ARG(path));
    unlink(kept.s);
    buf_free(&kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct archive *archive = NULL;
    struct error err = {0};
    if (folder_make(NULL, 0))
        make_archive();
    write_mutated(data, size);
    if (archive_open(path, ARCHIVE_READ, &archive, &err) == STATUS_OK)
        browse(archive, size);
    settle(&err);
    archive_close(archive);
    if (size && data[size - 1] % 16 == 8) /* takes as long as all else together */
        repair();
    return 0;
}
