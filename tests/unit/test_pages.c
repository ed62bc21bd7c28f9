/*
 * Pages written by hand in the manner of other newspapers and other extractors (tests/pages) are read, rebuilt and measured against
 * their truth. Every page is shown; what is asserted are the means, which are raised when the rebuild gets better.
 */
#include "tap.h"

#include <glob.h>

#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "maker/maker.h"

enum { MEASURES = 7 };

static const struct {
    const char *name;
    double least; /* what is promised; 0: measured and shown only */
} measures[MEASURES] = {
    {"segmentation", 0.95}, {"titles", 0.89},  {"fidelity", 0.96}, {"sections", 0.88},
    {"paragraphs", 0.93},   {"authors", 0.97}, {"captions", 0.97},
};

/* What the page says of itself; all of it must be right. */
static void facts_check(struct arena *a, const struct page *truth, const struct page *got, struct str dump)
{
    bool day = !truth->date.from || (got->date.from == truth->date.from && got->date.to == truth->date.to &&
                                     got->date_basis == BASIS_PRINTED);
    bool number = !truth->page_no.s || str_eq(truth->page_no, got->page_no),
         title = !truth->page_title.s || str_eq(truth->page_title, got->page_title);
    /* The truth knows the paper's name from outside where the page does not print it. */
    bool name = !truth->newspaper.s || str_find(dump, truth->newspaper, 0) == SIZE_MAX ||
                str_eq(truth->newspaper, got->newspaper);
    size_t staff = 0;
    for (size_t i = 0; i < truth->nstaff; i++)
        for (size_t k = 0; k < got->nstaff; k++)
            staff +=
                str_eq(truth->staff[i].name, got->staff[k].name) && str_eq(truth->staff[i].role, got->staff[k].role);
    struct str what = arena_printf(a, "facts of the page:%s%s%s%s%s", day ? "" : " day", number ? "" : " number",
                                   title ? "" : " title", name ? "" : " name",
                                   staff == truth->nstaff && got->nstaff == truth->nstaff ? "" : " staff");
    ok(str_is(what, "facts of the page:"), what.s);
}

struct mean {
    double sum;
    size_t n;
};

static void mean_add(struct mean *m, double value)
{
    if (value >= 0) {
        m->sum += value;
        m->n++;
    }
}

static struct page truth_of(struct arena *a, const struct story_page *stories)
{
    struct page truth = stories->page;
    truth.narticles = stories->nstories;
    truth.articles = arena_array(a, truth.narticles, sizeof *truth.articles);
    for (size_t i = 0; i < truth.narticles; i++)
        truth.articles[i] = stories->stories[i].article;
    return truth;
}

static void measure(struct arena *a, const char *truth_path, struct mean *means)
{
    struct error err = {0};
    struct story_page stories;
    struct input_file file;
    struct str dump_path = arena_printf(a, "%.*s.txt", (int)(strlen(truth_path) - strlen(".json")), truth_path);
    bool read =
        story_read(a, truth_path, &stories, &err) == STATUS_OK && input_read(a, dump_path, &file, &err) == STATUS_OK;
    ok(read && file.ndumps == 1, dump_path.s);
    if (!read) {
        printf("# %s\n", err.message);
        error_clear(&err);
        return;
    }
    struct rebuild_options options = {0};
    struct rebuilt rebuilt;
    rebuild_page(a, &file.dumps[0], &options, &rebuilt);
    struct page truth = truth_of(a, &stories);
    const struct page *got = &rebuilt.page;
    struct score s = score_page(&truth, got);
    const double values[MEASURES] = {s.segmentation, s.titles,  s.fidelity, s.sections,
                                     s.paragraphs,   s.authors, s.captions};
    struct buf text = {0};
    for (size_t i = 0; i < file.dumps[0].nlines; i++)
        buf_str(&text, file.dumps[0].lines[i].text);
    facts_check(a, &truth, got, buf_view(&text));
    buf_free(&text);
    printf("#   articles %zu of %zu\n#  ", got->narticles, truth.narticles);
    for (size_t i = 0; i < MEASURES; i++) {
        mean_add(&means[i], values[i]);
        if (values[i] >= 0)
            printf(" %s %.2f", measures[i].name, values[i]);
    }
    printf("\n");
}

int main(void)
{
    glob_t files;
    if (glob("tests/pages/*.json", 0, NULL, &files) != 0) {
        tap_skip("no pages here: run from the top folder");
        return tap_done();
    }
    struct mean means[MEASURES] = {0};
    struct arena *a = arena_new();
    for (size_t i = 0; i < files.gl_pathc; i++) {
        measure(a, files.gl_pathv[i], means);
        arena_reset(a);
    }
    for (size_t i = 0; i < MEASURES; i++) {
        double mean = means[i].n ? means[i].sum / (double)means[i].n : 0;
        struct str name = arena_printf(a, "%s %.4f (at least %.2f)", measures[i].name, mean, measures[i].least);
        ok(mean >= measures[i].least, name.s);
    }
    arena_free(a);
    globfree(&files);
    return tap_done();
}
