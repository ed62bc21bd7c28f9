/*
 * A quality is to mean something: of the articles of made pages rated 0.8, about eight in ten are to be right. Right is an article that holds
 * what one true article holds (Dice 0.85 and better, as the page scorer has it) under that one's title. The seeds are not those that the
 * weights were fitted to.
 */
#include "tap.h"

#include <glob.h>
#include <math.h>
#include <stdlib.h>

#include "baolan/rebuild.h"
#include "maker/maker.h"

enum { FIRST_SEED = 300, SEEDS = 80, BANDS = 10, FEW = 40 /* in a band: too few to say anything */ };

static const double TOLERANCE = 0.25; /* of a band's share of right articles from its mean quality */

struct band {
    double n, quality, right, dice;
};

static struct band band_add(struct band x, struct band y)
{
    return (struct band){x.n + y.n, x.quality + y.quality, x.right + y.right, x.dice + y.dice};
}

static struct band band_of(double quality, double right, double dice)
{
    return (struct band){1, quality, right, dice};
}

struct sums {
    struct band articles[BANDS], low, high;   /* by decile; below 0.5, above 0.8 */
    struct band poor_pages, good_pages;       /* below 0.7, above 0.9 */
    size_t unrated, out_of_bounds, unrounded; /* articles */
};

static size_t decile(double quality)
{
    size_t d = (size_t)(quality * BANDS + 1e-9);
    return d < BANDS ? d : BANDS - 1;
}

static bool is_right(struct article_score score)
{
    return score.dice >= 0.85 && score.title;
}

static void article_count(struct sums *sums, const struct article *article, struct article_score score)
{
    double q = article->quality;
    struct band one = band_of(q, is_right(score), score.dice);
    sums->unrated += !article->rated;
    sums->out_of_bounds += !(q >= 0 && q <= 1);
    sums->unrounded += fabs(q * 100 - round(q * 100)) > 1e-9;
    struct band *of = &sums->articles[decile(q)];
    *of = band_add(*of, one);
    if (q < 0.5)
        sums->low = band_add(sums->low, one);
    if (q > 0.8)
        sums->high = band_add(sums->high, one);
}

static void page_count(struct sums *sums, const struct page *truth, const struct page *got, struct arena *a)
{
    struct article_score *scores = arena_array(a, got->narticles, sizeof *scores);
    score_articles(truth, got, scores);
    double right = 0;
    for (size_t i = 0; i < got->narticles; i++) {
        article_count(sums, &got->articles[i], scores[i]);
        right += is_right(scores[i]);
    }
    struct band one = band_of(got->quality, got->narticles ? right / (double)got->narticles : 0, 0);
    if (got->quality < 0.7)
        sums->poor_pages = band_add(sums->poor_pages, one);
    if (got->quality > 0.9)
        sums->good_pages = band_add(sums->good_pages, one);
}

static void make_and_count(struct sums *sums, const char *path, uint64_t seed)
{
    struct arena *a = arena_new();
    struct story_page stories;
    struct error err = {0};
    struct recipe recipe = recipe_random(seed);
    if (story_read(a, path, &stories, &err) == STATUS_OK) {
        struct buf text = {0};
        struct page truth;
        struct rebuilt rebuilt;
        press_page(a, &stories, &recipe, &text, &truth, NULL);
        struct dump dump = made_dump(a, stories.page.file, buf_view(&text));
        rebuild_page(a, &dump, NULL, &rebuilt);
        page_count(sums, &truth, &rebuilt.page, a);
        buf_free(&text);
    } else {
        printf("# %s\n", err.message);
        error_clear(&err);
    }
    arena_free(a);
}

static void table_show(const struct sums *sums)
{
    printf("# quality   articles  mean   right  dice\n");
    for (size_t i = 0; i < BANDS; i++) {
        const struct band *b = &sums->articles[i];
        if (b->n > 0)
            printf("# %.1f to %.1f  %7.0f  %.3f  %.3f  %.3f\n", (double)i / BANDS, (double)(i + 1) / BANDS, b->n,
                   b->quality / b->n, b->right / b->n, b->dice / b->n);
    }
}

/* Of all pairs of a right and a wrong article, the share in which the right one is rated higher; by bands, so a little low. */
static double ranked(const struct sums *sums)
{
    double pairs = 0, above = 0, wrong_below = 0;
    for (size_t i = 0; i < BANDS; i++) {
        const struct band *b = &sums->articles[i];
        double wrong = b->n - b->right;
        above += b->right * (wrong_below + wrong / 2);
        wrong_below += wrong;
        pairs += b->right;
    }
    return pairs * wrong_below > 0 ? above / (pairs * wrong_below) : 0;
}

static void check(const struct sums *sums)
{
    struct buf name = {0};
    ok(!sums->unrated && !sums->out_of_bounds, "every article is rated, from 0 to 1");
    ok(!sums->unrounded, "in hundredths");
    double high = sums->high.right / sums->high.n, low = sums->low.right / sums->low.n;
    buf_printf(&name, "right above 0.8: %.3f of %.0f, below 0.5: %.3f of %.0f", high, sums->high.n, low, sums->low.n);
    ok(high > 0.9 && (sums->low.n < FEW || high - low > 0.35), name.s);
    for (size_t i = 0; i < BANDS; i++) {
        const struct band *b = &sums->articles[i];
        if (b->n < FEW)
            continue;
        buf_clear(&name);
        buf_printf(&name, "rated %.2f on average, right %.2f", b->quality / b->n, b->right / b->n);
        ok(fabs(b->quality - b->right) / b->n <= TOLERANCE, name.s);
    }
    buf_clear(&name);
    buf_printf(&name, "the right one of two is rated higher: %.3f", ranked(sums));
    ok(ranked(sums) > 0.72, name.s);
    const struct band *good = &sums->good_pages, *poor = &sums->poor_pages;
    buf_clear(&name);
    buf_printf(&name, "right articles of %.0f pages above 0.9: %.3f, of %.0f below 0.7: %.3f", good->n,
               good->right / good->n, poor->n, poor->right / poor->n);
    ok(good->right / good->n > poor->right / poor->n + 0.1, name.s);
    buf_free(&name);
}

int main(void)
{
    struct sums sums = {0};
    glob_t files;
    if (glob("tests/stories/*.json", 0, NULL, &files) != 0) {
        tap_skip("no stories here: run from the top folder");
        return tap_done();
    }
    for (size_t i = 0; i < files.gl_pathc; i++)
        for (uint64_t k = 0; k < SEEDS; k++)
            make_and_count(&sums, files.gl_pathv[i], i * 1000 + FIRST_SEED + k);
    table_show(&sums);
    check(&sums);
    globfree(&files);
    return tap_done();
}
