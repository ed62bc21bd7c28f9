/*
 * figures: what an article counts: a number with its unit and what it measures (研发支出 1386.47 万元;
 * 工业用电量比上年增长 6.8 %), whose it is and what makes it less than exact (近, 余); and when something will be or was
 * completed (投产 2025-10). Only numbers are taken whose measure stands right before them and ends with a word of
 * data/words/figures.tsv.
 */
#ifndef TAG_FIGURES_H
#define TAG_FIGURES_H

#include "parts.h"
#include "words.h"

/* A place or an organisation, named at bytes [FROM, TO) of a part: whoever is named last before a figure in its sentence has it. */
struct owner {
    size_t part, from, to;
    struct str name;
    bool place;
};
struct owners {
    struct owner *at; /* in reading order */
    size_t n, cap;
};

struct figures; /* immutable after opening */

enum status figures_open(struct figures **out, const struct words *w, struct error *err); /* W must outlive it */
void figures_close(struct figures *f);                                                    /* NULL is fine */
/*
 * The figures of the article in order of appearance, each once, into A. Values as printed, in ASCII digits without
 * grouping; dates as 2025, 2025-10 or 2025-10-30, their unit is 日期. Returns how many.
 */
size_t figures_find(struct arena *a, const struct figures *f, struct parts parts, const struct owners *owners,
                    struct figure_tag **out);

#endif
