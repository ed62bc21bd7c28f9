/*
 * rebuild-made: where made pages go wrong, for whoever works on the rebuilder's rules.
 *
 *   rebuild-made SEEDS STORY.json…        mean measures of each order and each switch over random mixtures
 *   rebuild-made -r SEED STORY.json       one page: each article as it should be and as it is
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../maker/maker.h"
#include "baolan/rebuild.h"

static struct dump dump_of(struct arena *a, struct str file, struct str text)
{
    struct dump d = {.file = file, .part = 1, .nparts = 1};
    d.lines = arena_array(a, text.n + 1, sizeof *d.lines);
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at), to = end == SIZE_MAX ? text.n : end;
        d.lines[d.nlines] = (struct raw_line){arena_strn(a, text.s + at, to - at), (int)d.nlines + 1};
        d.nlines++;
        at = to + 1;
    }
    return d;
}

static void article_show(const char *side, const struct article *x)
{
    size_t paragraphs = 0, headings = 0;
    struct str lead = STR("");
    for (size_t i = 0; i < x->nsections; i++) {
        headings += x->sections[i].heading.s != NULL;
        if (!paragraphs && x->sections[i].nparagraphs)
            lead = x->sections[i].paragraphs[0];
        paragraphs += x->sections[i].nparagraphs;
    }
    printf("  %s %d k=[%.*s] t=[%.*s] s=[%.*s] authors %zu, %zu headings, %zu paragraphs, %zu captions | %.*s\n", side, x->seq, STR_ARG(x->kicker),
           x->title_derived ? 0 : (int)x->title.n, x->title.s ? x->title.s : "", STR_ARG(x->subtitle), x->nauthors, headings, paragraphs,
           x->ncaptions, lead.n < 60 ? (int)lead.n : 60, lead.s);
}

static struct score one(const char *path, uint64_t seed, bool show, struct recipe *recipe)
{
    struct arena *a = arena_new();
    struct story_page stories;
    struct error err = {0};
    struct score score = {0};
    *recipe = recipe_random(seed);
    if (story_read(a, path, &stories, &err) != STATUS_OK) {
        fprintf(stderr, "rebuild-made: %s\n", err.message);
        exit(1);
    }
    struct buf text = {0};
    struct page truth;
    press_page(a, &stories, recipe, &text, &truth);
    struct dump dump = dump_of(a, stories.page.file, buf_view(&text));
    struct rebuilt r;
    rebuild_page(a, &dump, NULL, &r);
    score = score_page(&truth, &r.page);
    for (size_t i = 0; show && i < truth.narticles; i++)
        article_show("want", &truth.articles[i]);
    for (size_t i = 0; show && i < r.page.narticles; i++)
        article_show("got ", &r.page.articles[i]);
    for (size_t i = 0; show && i < r.nfates; i++)
        printf("%4d %2d %-9s %.*s\n", r.fates[i].line, r.fates[i].article, line_role_name(r.fates[i].role), STR_ARG(dump.lines[i].text));
    buf_free(&text);
    arena_free(a);
    return score;
}

struct mean {
    const char *name;
    double sum[7];
    size_t n[7];
};

static void mean_add(struct mean *m, const struct score *s)
{
    const double v[] = {s->segmentation, s->titles, s->fidelity, s->sections, s->paragraphs, s->authors, s->captions};
    for (size_t i = 0; i < 7; i++)
        if (v[i] >= 0) {
            m->sum[i] += v[i];
            m->n[i]++;
        }
}

int main(int argc, char **argv)
{
    static const char *const orders[] = {"before", "after", "heads-first", "bodies-first", "random"};
    struct recipe r;
    if (argc == 4 && strcmp(argv[1], "-r") == 0) {
        one(argv[3], strtoull(argv[2], NULL, 10), true, &r);
        return 0;
    }
    struct mean all = {.name = "all"}, order[ORDER_COUNT] = {0};
#define X(name, help) struct mean m_##name = {#name, {0}, {0}};
    PRESS_SWITCHES(X)
#undef X
    unsigned long long seeds = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    for (int i = 2; i < argc; i++)
        for (uint64_t k = 0; k < seeds; k++) {
            uint64_t seed = (uint64_t)(i - 2) * 1000 + k;
            struct score s = one(argv[i], seed, false, &r);
            mean_add(&all, &s);
            order[r.order].name = orders[r.order];
            mean_add(&order[r.order], &s);
            double total = (s.segmentation * 25 + s.titles * 20 + s.fidelity * 15) / 60;
            if (getenv("WORST") && total < atof(getenv("WORST"))) {
                struct buf words = {0};
                recipe_print(&r, &words);
                printf("%.2f -r %llu %s %s\n", total, (unsigned long long)seed, argv[i], words.s);
                buf_free(&words);
            }
#define X(name, help)                                                                                                  \
    if (r.name)                                                                                                        \
        mean_add(&m_##name, &s);
            PRESS_SWITCHES(X)
#undef X
        }
    struct mean *rows[64] = {&all};
    size_t n = 1;
    for (size_t i = 0; i < ORDER_COUNT; i++)
        rows[n++] = &order[i];
#define X(name, help) rows[n++] = &m_##name;
    PRESS_SWITCHES(X)
#undef X
    printf("%-14s pages  segm. titles fidel. sect.  parag. auth.  capt.\n", "");
    for (size_t i = 0; i < n; i++) {
        printf("%-14s %5zu ", rows[i]->name ? rows[i]->name : "", rows[i]->n[0]);
        for (size_t v = 0; v < 7; v++)
            printf(" %.3f ", rows[i]->n[v] ? rows[i]->sum[v] / (double)rows[i]->n[v] : 0.0);
        printf("\n");
    }
    return 0;
}
