/* Rebuilding: how fast the sample's page dumps become articles, and whether one page of all of them, many times over, takes its share. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "bench.h"

enum { TRIES = 10, COPIES = 8 };

struct dumps {
    struct dump *at;
    size_t n, cap, bytes, nlines;
};

static void collect(struct arena *a, struct dumps *out)
{
    static const char *const patterns[] = {"data/sample/*.*", "data/sample/*/*/*/*.txt"};
    for (size_t k = 0; k < sizeof patterns / sizeof *patterns; k++) {
        glob_t files;
        if (glob(patterns[k], 0, NULL, &files) != 0)
            continue;
        for (size_t i = 0; i < files.gl_pathc; i++) {
            struct input_file file;
            struct error err = {0};
            if (input_read(a, str_of(files.gl_pathv[i]), &file, &err) != STATUS_OK) {
                error_clear(&err);
                continue;
            }
            for (size_t d = 0; d < file.ndumps; d++)
                vec_push(out, file.dumps[d]);
        }
        globfree(&files);
    }
    for (size_t i = 0; i < out->n; i++)
        for (size_t l = 0; l < out->at[i].nlines; l++) {
            out->bytes += out->at[i].lines[l].text.n + 1;
            out->nlines++;
        }
}

static double rebuild_ms(struct arena *a, const struct dump *dumps, size_t n)
{
    double start = busy_ms();
    for (size_t i = 0; i < n; i++) {
        struct rebuilt r;
        rebuild_page(a, &dumps[i], NULL, &r);
        arena_reset(a);
    }
    return busy_ms() - start;
}

/* All dumps one after another, COPIES times, as one page. */
static struct dump long_page(struct arena *a, const struct dumps *dumps)
{
    struct dump page = {.file = STR("long.txt"), .part = 1, .nparts = 1};
    page.lines = arena_array(a, dumps->nlines * COPIES, sizeof *page.lines);
    for (size_t copy = 0; copy < COPIES; copy++)
        for (size_t i = 0; i < dumps->n; i++)
            for (size_t l = 0; l < dumps->at[i].nlines; l++) {
                page.lines[page.nlines] = dumps->at[i].lines[l];
                page.lines[page.nlines].number = (int)page.nlines + 1;
                page.nlines++;
            }
    return page;
}

void bench_rebuild(void)
{
    struct arena *kept = arena_new(), *scratch = arena_new();
    struct dumps dumps = {0};
    struct times pages = {0}, ones = {0};
    collect(kept, &dumps);
    if (dumps.n) {
        for (int i = 0; i < TRIES; i++)
            times_add(&pages, rebuild_ms(scratch, dumps.at, dumps.n));
        struct dump page = long_page(kept, &dumps);
        for (int i = 0; i < TRIES; i++)
            times_add(&ones, rebuild_ms(scratch, &page, 1));
        double kb = (double)dumps.bytes / 1e3;
        printf("%-34s %10.1f MB/s of raw text, %.1f on one page of %.1f MB\n", "pages rebuilt",
               kb / times_median(&pages), kb * COPIES / times_median(&ones), kb * COPIES / 1e3);
    }
    free(pages.at);
    free(ones.at);
    vec_free(&dumps);
    arena_free(scratch);
    arena_free(kept);
}
