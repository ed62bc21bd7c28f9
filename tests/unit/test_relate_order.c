/*
 * Relations follow from the articles alone: an invented archive, crowded so that every limit is met (traces that too many hold, articles with
 * more relations than are kept, ranks that change), is indexed in several orders and batches, with pages replaced and taken out on the way, and
 * says the same to the last byte.
 */
#include <stdlib.h>

#include "baolan/archive.h"
#include "baolan/utf8.h"
#include "made_folder.h"
#include "maker/random.h"
#include "tap.h"

enum {
    PAGES = 72,
    PER_PAGE = 5,
    STOCK = 48, /* sentences that several articles hold, the first ones very many */
    NAMES = 48, /* of companies, villages; the same */
    PEOPLE = 60,
    BASES = 24,    /* texts that are printed again and again */
    SENTENCES = 9, /* of an article, at most */
    PASSING = 6    /* pages that come and go */
};

struct world {
    struct arena *a;
    struct random rng;
    struct str stock[STOCK], names[NAMES], people[PEOPLE], bases[BASES][SENTENCES];
    struct page pages[PAGES], noise[PAGES], passing[PASSING];
};

static struct str letters(struct world *w, size_t least, size_t most)
{
    struct buf out = {0};
    for (size_t n = least + random_below(&w->rng, most - least + 1); n > 0; n--)
        buf_cp(&out, (uint32_t)(0x4e00 + random_below(&w->rng, 3000)));
    struct str s = arena_str(w->a, buf_view(&out));
    buf_free(&out);
    return s;
}

/* One of N, the first oftener by far. */
static size_t skewed(struct world *w, size_t n)
{
    size_t x = random_below(&w->rng, 1000), y = random_below(&w->rng, 1000);
    return x * y / 1000 * n / 1000;
}

static struct str sentence(struct world *w, size_t name)
{
    struct str stock = w->stock[skewed(w, STOCK)];
    switch (random_below(&w->rng, 5)) {
    case 0:
        return arena_printf(w->a, "%s。", stock.s);
    case 1: /* a part of it, within another one */
        return arena_printf(w->a, "%s，%s，%s。", letters(w, 8, 20).s,
                            arena_str(w->a, str_cut(stock, 0, utf8_offset(stock, utf8_count(stock) / 2))).s,
                            letters(w, 8, 20).s);
    case 2:
    case 3:
        return arena_printf(w->a, "%s%s%s。", letters(w, 2, 9).s, w->names[name].s, letters(w, 6, 20).s);
    default:
        return arena_printf(w->a, "%s。", letters(w, 12, 60).s);
    }
}

static void make_people(struct world *w, struct article *article)
{
    article->people = arena_array(w->a, 6, sizeof *article->people);
    for (size_t n = random_below(&w->rng, 7); n > 0; n--)
        article->people[article->npeople++] = (struct person_tag){.name = w->people[skewed(w, PEOPLE)]};
}

static void make_article(struct world *w, struct article *article, bool stranger)
{
    static const char *const codes[] = {"100101", "100102", "100103"};
    struct section *section = arena_alloc(w->a, sizeof *section);
    size_t name = skewed(w, NAMES), base = skewed(w, BASES);
    bool again = random_chance(&w->rng, 40);
    section->paragraphs = arena_array(w->a, SENTENCES, sizeof *section->paragraphs);
    for (size_t i = 0; i < SENTENCES; i++)
        if (stranger)
            section->paragraphs[section->nparagraphs++] = arena_printf(w->a, "%s。", letters(w, 12, 60).s);
        else if (again ? !random_chance(&w->rng, 15) : !random_chance(&w->rng, 30))
            section->paragraphs[section->nparagraphs++] = again ? w->bases[base][i] : sentence(w, name);
    *article = (struct article){.sections = section, .nsections = 1};
    article->title = arena_printf(w->a, "%s%s", stranger ? "" : w->names[name].s, letters(w, 3, 8).s);
    article->counties = arena_alloc(w->a, sizeof *article->counties);
    article->ncounties = 1;
    struct str code = str_of(codes[random_below(&w->rng, 3)]);
    *article->counties = (struct county_tag){.code = code, .name = code, .primary = true, .mentions = 1};
    if (!stranger)
        make_people(w, article);
}

static void make_page(struct world *w, size_t n, const char *kind, bool stranger, struct page *page)
{
    *page = (struct page){.file = arena_printf(w->a, "%s%03zu.txt", kind, n), .date_basis = BASIS_OPTION};
    date_parse(w->a, arena_printf(w->a, "20%02zu-%02zu-%02zu", 10 + n % 9, 1 + n % 12, 1 + n % 28), &page->date);
    page->articles = arena_array(w->a, PER_PAGE, sizeof *page->articles);
    page->narticles = PER_PAGE;
    for (size_t i = 0; i < PER_PAGE; i++) {
        make_article(w, &page->articles[i], stranger);
        page->articles[i].seq = (int)i + 1;
    }
}

static struct world *make_world(void)
{
    struct world *w = xcalloc(1, sizeof *w);
    w->a = arena_new();
    w->rng.state = 20240510;
    for (size_t i = 0; i < STOCK; i++)
        w->stock[i] = letters(w, 24, 70);
    for (size_t i = 0; i < NAMES; i++)
        w->names[i] = arena_printf(w->a, "%s%s", letters(w, 3, 4).s, i % 2 ? "村" : "厂");
    for (size_t i = 0; i < PEOPLE; i++)
        w->people[i] = letters(w, 2, 3);
    for (size_t i = 0; i < BASES; i++)
        for (size_t k = 0; k < SENTENCES; k++)
            w->bases[i][k] = arena_printf(w->a, "%s。", letters(w, 14, 60).s);
    for (size_t i = 0; i < PAGES; i++)
        make_page(w, i, "", false, &w->pages[i]);
    for (size_t i = 0; i < PAGES; i++) /* in the place of one of those, for a while */
        make_page(w, i, "", true, &w->noise[i]);
    for (size_t i = 0; i < PASSING; i++) {
        make_page(w, i, "passing", true, &w->passing[i]);
        w->passing[i].articles[0].people = w->pages[i].articles[0].people;
        w->passing[i].articles[0].npeople = w->pages[i].articles[0].npeople;
        for (size_t k = 1; k < PER_PAGE;
             k++) /* the same texts again, on another day: some traces become common for a while */
            w->passing[i].articles[k].sections = w->pages[7 * i % PAGES].articles[k].sections;
        date_parse(w->a, STR("2022-02-02"), &w->passing[i].date);
    }
    return w;
}

/* ---- archives ----------------------------------------------------------------------------------------------------- */

static void put(struct archive *archive, struct world *w, const struct page *page, bool there, struct error *err)
{
    struct page own = *page;
    struct source source = {.file = page->file, .status = STR("")};
    own.articles = arena_copy(w->a, page->articles, page->narticles, sizeof *own.articles);
    archive_put_source(archive, &source, there ? &own : NULL, there ? 1 : 0, err);
}

static struct archive *open_new(struct world *w, const char *name, struct error *err)
{
    struct archive *archive = NULL;
    archive_open(in_folder(w->a, name), ARCHIVE_WRITE, &archive, err);
    return archive;
}

static void shuffled(struct world *w, size_t *order)
{
    for (size_t i = 0; i < PAGES; i++)
        order[i] = i;
    for (size_t i = PAGES; i > 1; i--) {
        size_t k = random_below(&w->rng, i), swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* What is exported of relations, in the order of uids. FULL: how many articles have all that are kept. */
static struct str relations(struct archive *archive, struct world *w, size_t *full, struct error *err)
{
    struct str lines[PAGES * PER_PAGE];
    struct buf out = {0};
    size_t n = 0;
    *full = 0;
    for (size_t i = 0; i < PAGES; i++)
        for (size_t k = 0; k < PER_PAGE; k++) {
            struct page page;
            struct article article;
            struct str uid = article_uid(w->a, &w->pages[i], &w->pages[i].articles[k]);
            if (archive_article(archive, w->a, uid, &page, &article, err) != STATUS_OK)
                continue;
            buf_clear(&out);
            for (size_t r = 0; r < article.nrelated; r++)
                buf_printf(&out, "%.*s %.*s %d %.3f %.*s\n", STR_ARG(uid), STR_ARG(article.related[r].uid),
                           (int)article.related[r].relation, article.related[r].score,
                           STR_ARG(article.related[r].reason));
            *full += article.nrelated >= 10;
            lines[n++] = arena_str(w->a, buf_view(&out));
        }
    qsort(lines, n, sizeof *lines, by_bytes);
    buf_clear(&out);
    for (size_t i = 0; i < n; i++)
        buf_str(&out, lines[i]);
    struct str all = arena_str(w->a, buf_view(&out));
    buf_free(&out);
    return all;
}

static void same(struct archive *archive, struct world *w, struct str wanted, const char *what, struct error *err)
{
    size_t full;
    struct str got = relations(archive, w, &full, err);
    if (!ok(str_eq(got, wanted), what)) {
        size_t at = 0;
        while (at < got.n && at < wanted.n && got.s[at] == wanted.s[at])
            at++;
        while (at > 0 && got.s[at - 1] != '\n')
            at--;
        printf("# %zu and %zu bytes; from byte %zu on: %.80s\n# but %.80s\n", wanted.n, got.n, at, wanted.s + at,
               got.s + at);
    }
    archive_close(archive);
}

/* ---- orders ------------------------------------------------------------------------------------------------------- */

static void in_order(struct archive *archive, struct world *w, size_t batch, const size_t *order, struct error *err)
{
    for (size_t i = 0; i < PAGES; i++) {
        put(archive, w, &w->pages[order[i]], true, err);
        if ((i + 1) % batch == 0 || i + 1 == PAGES)
            archive_relate(archive, NULL, NULL, err);
    }
}

/* Every fifth page comes with another text first, pages come and go, and some are written again as they are. */
static void with_changes(struct archive *archive, struct world *w, const size_t *order, struct error *err)
{
    for (size_t i = 0; i < PAGES; i++)
        put(archive, w, order[i] % 5 ? &w->pages[order[i]] : &w->noise[order[i]], true, err);
    archive_relate(archive, NULL, NULL, err);
    for (size_t i = 0; i < PASSING; i++)
        put(archive, w, &w->passing[i], true, err);
    archive_relate(archive, NULL, NULL, err);
    for (size_t i = 0; i < PAGES; i++)
        if (i % 5 == 0 || i % 7 == 0)
            put(archive, w, &w->pages[i], true, err);
    archive_relate(archive, NULL, NULL, err);
    for (size_t i = 0; i < PASSING; i++) {
        put(archive, w, &w->passing[i], false, err);
        archive_relate(archive, NULL, NULL, err);
    }
}

static bool stop_at_third(void *context, size_t done, size_t all)
{
    size_t *calls = context;
    (void)done, (void)all;
    return ++*calls < 3;
}

/* Runs that are broken off, before the relations of anybody were found and after. */
static void broken_off(struct archive *archive, struct world *w, const size_t *order, struct error *err)
{
    for (size_t i = 0; i < PAGES; i++) {
        size_t calls = i % 4;
        put(archive, w, &w->pages[order[i]], true, err);
        archive_relate(archive, stop_at_third, &calls, err);
    }
    archive_relate(archive, NULL, NULL, err);
}

int main(void)
{
    struct world *w = make_world();
    struct error err = {0};
    size_t order[PAGES], full;
    if (!make_folder())
        return 1;

    struct archive *archive = open_new(w, "once.db", &err);
    shuffled(w, order);
    in_order(archive, w, PAGES, order, &err);
    struct str wanted = relations(archive, w, &full, &err);
    printf("# %d articles, %zu bytes of relations, %zu articles have as many as are kept\n", PAGES * PER_PAGE, wanted.n,
           full);
    ok(wanted.n > 20000 && full >= 80, "a crowded archive, indexed at once");
    archive_close(archive);

    archive = open_new(w, "single.db", &err);
    shuffled(w, order);
    in_order(archive, w, 1, order, &err);
    same(archive, w, wanted, "page by page in another order", &err);

    archive = open_new(w, "batches.db", &err);
    shuffled(w, order);
    archive_set_jobs(archive, 2);
    in_order(archive, w, 7, order, &err);
    same(archive, w, wanted, "in batches, on two threads", &err);

    archive = open_new(w, "changes.db", &err);
    shuffled(w, order);
    with_changes(archive, w, order, &err);
    same(archive, w, wanted, "with pages replaced and taken out", &err);

    archive = open_new(w, "broken.db", &err);
    shuffled(w, order);
    broken_off(archive, w, order, &err);
    same(archive, w, wanted, "in runs that were broken off", &err);

    ok(err.status == STATUS_OK, err.message ? err.message : "no error");
    arena_free(w->a);
    free(w);
    error_clear(&err);
    return tap_done();
}
