/*
 * Whether two bodies may have something in common is told before it is looked for: it must never be denied of two that do. And hashes of many runs
 * of letters are those of each.
 */
#include "../../src/relate/relate_internal.h"
#include "maker/random.h"
#include "tap.h"

enum { ROUNDS = 4000, PIECES = 24 };

static struct random chance = {5};

struct written {
    struct page page;
    struct article article;
    struct section section;
    struct str paragraph;
};

/* Letters by chance, out of so many. */
static void add_letters(struct buf *out, size_t n, size_t of)
{
    while (n-- > 0)
        buf_cp(out, 0x4e00 + (uint32_t)random_below(&chance, of));
}

/* Pieces that texts share, and letters of its own between; few different letters or many. */
static struct relate_text *write_text(struct arena *a, const struct str *pieces, size_t of)
{
    struct written *w = arena_alloc(a, sizeof *w);
    struct buf out = {0};
    for (size_t n = random_below(&chance, 12); n > 0; n--) {
        add_letters(&out, random_below(&chance, 40), of);
        if (random_chance(&chance, 60))
            buf_str(&out, pieces[random_below(&chance, PIECES)]);
    }
    w->paragraph = arena_str(a, buf_view(&out));
    w->section = (struct section){.paragraphs = &w->paragraph, .nparagraphs = 1};
    w->article = (struct article){.sections = &w->section, .nsections = 1};
    buf_free(&out);
    return relate_read(a, &w->page, &w->article, NULL);
}

/* Of the shorter one; of two that are as long, of the second. */
static double share_of_shorter(const struct relate_text *x, const struct relate_text *y, const struct reuse *reuse)
{
    return x->n < y->n ? (double)reuse->a_shared / (double)x->n : (double)reuse->b_shared / (double)y->n;
}

static void test_bound(struct arena *a, size_t of)
{
    static const double shares[] = {0.2, 0.55, 0.8};
    size_t wrong = 0, denied = 0, shared = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct str pieces[PIECES];
        struct buf out = {0};
        arena_reset(a);
        for (size_t k = 0; k < PIECES; k++) {
            buf_clear(&out);
            add_letters(&out, 4 + random_below(&chance, 40), of);
            pieces[k] = arena_str(a, buf_view(&out));
        }
        buf_free(&out);
        struct relate_text *x = write_text(a, pieces, of), *y = write_text(a, pieces, of);
        double least = shares[random_below(&chance, sizeof shares / sizeof *shares)];
        size_t longest = 10 + random_below(&chance, 40);
        struct reuse reuse;
        bool may = reuse_may_be(x, y, longest, least);
        reuse_find(a, x, y, &reuse);
        bool is = reuse.longest.n >= longest || (x->n && y->n && share_of_shorter(x, y, &reuse) >= least);
        wrong += is && !may;
        denied += !may;
        shared += is;
    }
    printf("# %zu letters: %zu have something in common, of %zu that is denied\n", of, shared, denied);
    ok(wrong == 0, "it is never denied of two that have something in common");
    ok(denied + shared > ROUNDS * 3 / 4 && denied > 0 && shared > 0, "and of most that have not it is");
}

static void test_hashes(void)
{
    uint32_t letters[64], hashes[64];
    size_t wrong = 0;
    for (int i = 0; i < ROUNDS; i++) {
        size_t n = 1 + random_below(&chance, 12), grams = random_below(&chance, 64 - n + 1);
        for (size_t k = 0; k < 64; k++)
            letters[k] = (uint32_t)random_next(&chance) % 0x110000;
        letters_hashes(letters, grams, n, TRACE_NAME, hashes);
        for (size_t k = 0; k < grams; k++)
            wrong += hashes[k] != letters_hash(letters + k, n, TRACE_NAME);
    }
    ok(wrong == 0, "hashes of many runs are those of each");
}

int main(void)
{
    struct arena *a = arena_new();
    test_bound(a, 3000);
    test_bound(a, 3);
    test_hashes();
    arena_free(a);
    return tap_done();
}
