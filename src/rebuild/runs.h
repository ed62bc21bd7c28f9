/* What runs.c and display.c share: what a line costs as display, and what either asks of a line. */
#ifndef REBUILD_RUNS_H
#define REBUILD_RUNS_H

#include "rebuild_internal.h"

enum { PARAGRAPH_INDENT = 4 }; /* columns: two ideographs */

/* What the path over the page pays for calling line I display; below 0 for a line that is surely no text. */
double display_cost(const struct page_work *p, size_t i);
/* （上接1版） alone on line I, over text: a line of its own at the head of a body. */
bool jump_alone(const struct page_work *p, size_t i);

#endif
