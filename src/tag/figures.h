/*
 * figures: what an article counts: a number with its unit and what it measures (研发支出 2420.59 万元;
 * 工业用电量比上年增长 6.8 %). Only numbers are taken whose measure stands right before them and ends with a word of
 * data/words/figures.tsv.
 */
#ifndef TAG_FIGURES_H
#define TAG_FIGURES_H

#include "parts.h"
#include "words.h"

struct figures; /* immutable after opening */

enum status figures_open(struct figures **out, const struct words *w, struct error *err); /* W must outlive it */
void figures_close(struct figures *f);                                                    /* NULL is fine */
/*
 * The figures of the article in order of appearance, each once, into A. Values as printed, in ASCII digits without
 * grouping. Returns how many.
 */
size_t figures_find(struct arena *a, const struct figures *f, struct parts parts, struct figure_tag **out);

#endif
