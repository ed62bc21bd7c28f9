/*
 * An archive of invented stories and a plain scan over them, for the tests of searching. The scan knows nothing of the index: it reads
 * folded lines and walks the query's tree over them.
 */
#ifndef BAOLAN_MADE_ARCHIVE_H
#define BAOLAN_MADE_ARCHIVE_H

#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/fold.h"
#include "baolan/utf8.h"
#include "tap.h"

enum { SOURCES = 50, PER_PAGE = 3, STORIES = SOURCES * PER_PAGE };

static uint64_t seed = 20240510;

static size_t below(size_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % n;
}

/* ---- an archive of invented stories ------------------------------------------------------------------------------- */

/* Few characters, so that words turn up apart, doubled and across marks. */
static const char *const pieces[] = {
    "氢", "能", "氢能", "重卡", "卡",   "煤",   "炭", "发",   "展", "發展", "髮", "新", "能源",     "孝义",
    "市", "5G", "５Ｇ", "g",    "app",  "APP",  "a",  "2024", "20", "４",   "，", "。", " ",        "　",
    "、", "“",  "”",    "\t",   "km/h", "基站", "é",  "Ω",    "⼭", "山",   "%",  "-",  "吃干榨尽", "榨",
};
static const char *const names[] = {"王涛", "李晓芳", "王晓", "涛声", "欧阳山"};
static const struct county_tag counties[] = {
    {.code = {"141181", 6}, .name = {"孝义市", 9}},
    {.code = {"141182", 6}, .name = {"汾阳市", 9}},
    {.code = {"141121", 6}, .name = {"文水县", 9}},
};
static const struct topic_tag topics[] = {
    {.id = {"hydrogen", 8}, .name = {"氢能", 6}},
    {.id = {"coal", 4}, .name = {"煤炭与煤化工", 18}},
    {.id = {"rural", 5}, .name = {"乡村振兴与农业", 21}},
};
static const char *const newspapers[] = {"示例日报", "山口晚报"};

struct made {
    struct page page; /* of its own, with one article */
    struct str uid;
    struct made *tail; /* the second half */
    bool is_tail;
    struct buf lines, titles, authors; /* folded, as the scan reads them; both halves */
};

static struct made made[STORIES];

static struct str text(struct arena *a, size_t n)
{
    struct buf out = {0};
    for (size_t i = 0; i < n; i++)
        buf_cstr(&out, pieces[below(sizeof pieces / sizeof *pieces)]);
    struct str s = arena_str(a, buf_view(&out));
    buf_free(&out);
    return s;
}

static void make_tags(struct arena *a, struct article *article)
{
    article->counties = arena_array(a, 3, sizeof *article->counties);
    article->topics = arena_array(a, 3, sizeof *article->topics);
    article->authors = arena_array(a, 2, sizeof *article->authors);
    for (size_t i = 0; i < 3; i++) {
        if (below(3) == 0) {
            article->counties[article->ncounties] = counties[i];
            article->counties[article->ncounties++].primary = below(2) == 0;
        }
        if (below(3) == 0)
            article->topics[article->ntopics++] = topics[i];
    }
    for (article->nauthors = 0; article->nauthors < 2 && below(2); article->nauthors++)
        article->authors[article->nauthors] = (struct author){.name = str_of(names[below(5)]), .role = STR("记者")};
}

static void make_article(struct arena *a, struct article *article)
{
    *article = (struct article){
        .genre = (enum genre)below(GENRE_COUNT), .title = text(a, 2 + below(5)), .nsections = 1 + below(2)};
    if (below(3) == 0)
        article->kicker = text(a, 3);
    if (below(3) == 0)
        article->subtitle = text(a, 3);
    article->title_derived = below(4) == 0;
    article->sections = arena_array(a, 2, sizeof *article->sections);
    for (size_t i = 0; i < article->nsections; i++) {
        struct section *section = &article->sections[i];
        if (i)
            section->heading = text(a, 3);
        section->nparagraphs = 1 + below(3);
        section->paragraphs = arena_array(a, section->nparagraphs, sizeof *section->paragraphs);
        for (size_t k = 0; k < section->nparagraphs; k++)
            section->paragraphs[k] = text(a, 1 + below(40));
    }
    if (below(4) == 0) {
        article->captions = arena_alloc(a, sizeof *article->captions);
        article->captions[article->ncaptions++].text = text(a, 6);
    }
    make_tags(a, article);
    article->rated = below(6) != 0;
    article->quality = article->rated ? quality_rounded((double)below(101) / 100) : 0;
}

static struct date make_date(struct arena *a)
{
    int day = day_make(2018 + (int)below(7), 1 + (int)below(12), 1 + (int)below(28));
    switch (below(8)) {
    case 0:
        return (struct date){0};
    case 1:
        return date_of_range(a, day, day_add(day, (int)below(500)), true);
    case 2: {
        struct date open;
        date_parse(a, arena_printf(a, "%.*s/..", STR_ARG(day_iso(a, day))), &open);
        return open;
    }
    default:
        return date_of_day(a, day);
    }
}

static void fold_lines(struct str s, struct buf *out)
{
    struct buf folded = {0};
    fold_str(s, &folded);
    if (s.n) {
        buf_str(out, buf_view(&folded));
        buf_char(out, '\n');
    }
    buf_free(&folded);
}

static void add_to_scan(struct made *m, const struct article *article)
{
    struct buf all = {0};
    article_text(article, &all);
    fold_lines(buf_view(&all), &m->lines);
    fold_lines(article->title, &m->lines); /* a derived one too: what the list shows can be found */
    fold_lines(article->title, &m->titles);
    for (size_t i = 0; i < article->nauthors; i++)
        fold_lines(article->authors[i].name, &m->authors);
    buf_free(&all);
}

static void put(struct archive *archive, size_t source, struct made *first, size_t n)
{
    struct page pages[PER_PAGE];
    struct error err = {0};
    char name[32];
    snprintf(name, sizeof name, "page-%zu.txt", source);
    for (size_t i = 0; i < n; i++)
        pages[i] = first[i].page;
    struct source s = {.file = str_of(name),
                       .absolute = str_of(name),
                       .hash = {source + 1, seed},
                       .encoding = STR("UTF-8"),
                       .status = STR("")};
    archive_begin(archive, &err);
    archive_put_source(archive, &s, pages, n, &err);
    archive_commit(archive, &err);
    if (err.status != STATUS_OK)
        printf("# put: %s\n", err.message);
    error_clear(&err);
}

/* Stories of one source; every tenth source holds a jump: the first story goes on in the second. */
static void make_source(struct arena *a, struct archive *archive, size_t source)
{
    struct made *first = &made[source * PER_PAGE];
    bool jump = source % 10 == 3;
    for (size_t i = 0; i < PER_PAGE; i++) {
        struct made *m = &first[i];
        struct article *article = arena_alloc(a, sizeof *article);
        make_article(a, article);
        article->seq = 1;
        m->page = (struct page){.articles = article,
                                .narticles = 1,
                                .newspaper = str_of(newspapers[below(2)]),
                                .date = make_date(a),
                                .page_no = arena_printf(a, below(2) ? "%d" : "%02d", 1 + (int)below(8))};
        m->page.date_basis = m->page.date.edtf.s ? BASIS_PRINTED : BASIS_NONE;
    }
    if (jump) {
        struct article *head = first[0].page.articles, *tail = first[1].page.articles;
        first[0].page.date = first[1].page.date = date_of_day(a, 20230301 + (int)source / 10);
        first[0].page.newspaper = first[1].page.newspaper = str_of(newspapers[0]);
        first[0].page.page_no = STR("1");
        first[1].page.page_no = STR("4");
        head->title = tail->title = arena_printf(a, "氢能重卡跑出的第%zu条新路", source);
        head->jump_to = STR("4");
        tail->jump_from = STR("1");
        first[0].tail = &first[1];
        first[1].is_tail = true;
    }
    put(archive, source, first, PER_PAGE);
    for (size_t i = 0; i < PER_PAGE; i++) {
        struct article *article = first[i].page.articles;
        add_to_scan(first[i].is_tail ? &first[0] : &first[i], article);
        article->uid = first[i].uid = STR_ABSENT;
    }
}

static void note_uids(struct arena *a)
{
    for (size_t i = 0; i < STORIES; i++)
        made[i].uid = article_uid(a, &made[i].page, made[i].page.articles);
}

/* ---- the plain scan ----------------------------------------------------------------------------------------------- */

/* The characters of one line, for nearness. */
static bool near_in_line(struct str line, struct str x, struct str y, size_t distance)
{
    for (size_t i = str_find(line, x, 0); i != SIZE_MAX; i = str_find(line, x, i + 1))
        for (size_t k = str_find(line, y, 0); k != SIZE_MAX; k = str_find(line, y, k + 1)) {
            size_t from = i < k ? i + x.n : k + y.n, to = i < k ? k : i;
            if (i != k && from <= to && utf8_count(str_cut(line, from, to)) <= distance)
                return true;
        }
    return false;
}

static bool scan_near(struct str lines, struct str x, struct str y, int distance)
{
    bool found = false;
    for (size_t from = 0, to; from < lines.n && !found; from = to + 1) {
        to = str_find(lines, STR("\n"), from);
        found = near_in_line(str_cut(lines, from, to), x, y, (size_t)distance);
    }
    return found;
}

static bool scan_page(const struct made *m, struct str wanted)
{
    return m && (atoi(m->page.page_no.s) == atoi(wanted.s) || scan_page(m->tail, wanted));
}

/* The lowest of both halves in hundredths, -1: none. */
static int scan_quality(const struct made *m)
{
    const struct article *article = m->page.articles;
    int here = article->rated ? (int)(article->quality * 100 + 0.5) : -1, there = m->tail ? scan_quality(m->tail) : -1;
    return here < 0 || (there >= 0 && there < here) ? there : here;
}

static bool scan_field(const struct made *m, const struct query *q, struct str needle)
{
    const struct article *article = m->page.articles;
    bool found = false;
    switch (q->field) {
    case FIELD_TITLE:
        return str_find(buf_view(&m->titles), needle, 0) != SIZE_MAX;
    case FIELD_AUTHOR:
        return str_find(buf_view(&m->authors), needle, 0) != SIZE_MAX;
    case FIELD_DATE:
        return m->page.date.from && m->page.date.from <= q->date.to && m->page.date.to >= q->date.from;
    case FIELD_PAGE:
        return scan_page(m, q->text);
    case FIELD_NEWSPAPER:
        return str_find(m->page.newspaper, q->text, 0) != SIZE_MAX;
    case FIELD_GENRE:
        return str_is(q->text, genre_name(article->genre)) || (m->tail && scan_field(m->tail, q, needle));
    case FIELD_QUALITY:
        return scan_quality(m) >= q->low && scan_quality(m) <= q->high;
    case FIELD_COUNTY:
        for (size_t i = 0; i < article->ncounties; i++)
            found = found || (article->counties[i].primary && (str_starts(article->counties[i].name, q->text) ||
                                                               str_eq(article->counties[i].code, q->text)));
        return found || (m->tail && scan_field(m->tail, q, needle));
    case FIELD_TOPIC:
        for (size_t i = 0; i < article->ntopics; i++)
            found = found || str_eq(article->topics[i].id, q->text) ||
                    str_find(article->topics[i].name, q->text, 0) != SIZE_MAX;
        return found || (m->tail && scan_field(m->tail, q, needle));
    default:
        return false;
    }
}

static struct str folded(struct str s, struct buf *out)
{
    buf_clear(out);
    fold_str(s, out);
    return buf_view(out);
}

static bool scan(const struct made *m, const struct query *q)
{
    struct buf x = {0}, y = {0};
    bool found = false;
    switch (q->kind) {
    case QUERY_ALL:
        found = true;
        break;
    case QUERY_AND:
        found = true;
        for (size_t i = 0; i < q->nchildren && found; i++)
            found = scan(m, q->children[i]);
        break;
    case QUERY_OR:
        for (size_t i = 0; i < q->nchildren && !found; i++)
            found = scan(m, q->children[i]);
        break;
    case QUERY_NOT:
        found = !scan(m, q->children[0]);
        break;
    case QUERY_TEXT:
        found = str_find(buf_view(&m->lines), folded(q->text, &x), 0) != SIZE_MAX;
        break;
    case QUERY_NEAR:
        found = scan_near(buf_view(&m->lines), folded(q->children[0]->text, &x), folded(q->children[1]->text, &y),
                          q->distance);
        break;
    case QUERY_FIELD:
        found = scan_field(m, q, folded(q->text, &x));
        break;
    }
    buf_free(&x);
    buf_free(&y);
    return found;
}

#endif
