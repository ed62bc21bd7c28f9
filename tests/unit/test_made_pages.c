/*
 * Hundreds of made pages are rebuilt and measured: every story page under mixtures of defects drawn from seeds. The thresholds
 * are what the rebuild must hold on average; the worst mixtures are listed so that they can be made again by make-pages -r SEED.
 */
#include "tap.h"

#include <glob.h>
#include <stdlib.h>

#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "maker/maker.h"

enum { SEEDS = 20, WORST = 8 };

struct made {
    double total;
    struct score score;
    uint64_t seed;
    const char *story;
    struct recipe recipe;
};

static int by_total(const void *x, const void *y)
{
    double a = ((const struct made *)x)->total, b = ((const struct made *)y)->total;
    return (a > b) - (a < b);
}

static struct score make_and_score(const char *path, const struct recipe *recipe)
{
    struct arena *a = arena_new();
    struct story_page stories;
    struct error err = {0};
    struct score score = {0};
    if (story_read(a, path, &stories, &err) == STATUS_OK) {
        struct buf text = {0};
        struct page truth;
        press_page(a, &stories, recipe, &text, &truth, NULL);
        struct dump dump = made_dump(a, stories.page.file, buf_view(&text));
        struct rebuild_options options = {0};
        struct rebuilt rebuilt;
        rebuild_page(a, &dump, &options, &rebuilt);
        score = score_page(&truth, &rebuilt.page);
        buf_free(&text);
    } else {
        printf("# %s\n", err.message);
        error_clear(&err);
    }
    arena_free(a);
    return score;
}

static void add(double *sum, size_t *n, double value)
{
    if (value >= 0) {
        *sum += value;
        ++*n;
    }
}

int main(void)
{
    static const char *const names[] = {"segmentation", "titles",  "fidelity", "sections",
                                        "paragraphs",   "authors", "captions"};
    /* What is promised; 0: measured and shown only. */
    static const double least[] = {0.97, 0.95, 0.99, 0.97, 0.955, 0.945, 0.945};
    double sums[7] = {0};
    size_t counts[7] = {0}, nmade = 0;
    glob_t files;
    if (glob("tests/stories/*.json", 0, NULL, &files) != 0) {
        tap_skip("no stories here: run from the top folder");
        return tap_done();
    }
    struct made *made = calloc(files.gl_pathc * SEEDS, sizeof *made);
    for (size_t i = 0; i < files.gl_pathc; i++)
        for (uint64_t k = 0; k < SEEDS; k++) {
            struct made *m = &made[nmade++];
            m->seed = i * 1000 + k;
            m->story = files.gl_pathv[i];
            m->recipe = recipe_random(m->seed);
            m->score = make_and_score(m->story, &m->recipe);
            double values[] = {m->score.segmentation, m->score.titles,  m->score.fidelity, m->score.sections,
                               m->score.paragraphs,   m->score.authors, m->score.captions};
            for (size_t v = 0; v < 7; v++)
                add(&sums[v], &counts[v], values[v]);
            m->total = (m->score.segmentation * 25 + m->score.titles * 20 + m->score.fidelity * 15) / 60;
        }
    qsort(made, nmade, sizeof *made, by_total);
    printf("# %zu made pages; the worst mixtures:\n", nmade);
    for (size_t i = 0; i < nmade && i < WORST; i++) {
        struct buf words = {0};
        recipe_print(&made[i].recipe, &words);
        printf("#  %.2f %s -r %llu: %s\n", made[i].total, made[i].story, (unsigned long long)made[i].seed, words.s);
        buf_free(&words);
    }
    for (size_t v = 0; v < 7; v++) {
        double mean = counts[v] ? sums[v] / (double)counts[v] : 0;
        struct buf name = {0};
        buf_printf(&name, "%s %.4f (at least %.2f)", names[v], mean, least[v]);
        ok(mean >= least[v], name.s);
        buf_free(&name);
    }
    free(made);
    globfree(&files);
    return tap_done();
}
