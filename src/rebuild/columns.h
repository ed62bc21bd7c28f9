/* Columns that another story fills up in mid-sentence. Private to columns.c and bodies.c. */
#ifndef REBUILD_COLUMNS_H
#define REBUILD_COLUMNS_H

#include "rebuild_internal.h"

/* Have the end of U and V one measure? */
bool same_column(const struct page_work *p, const struct unit *u, const struct unit *v);
/*
 * U breaks off a sentence, and V right behind it stands in another measure: does a part farther on take up the very word, in U's measure,
 * and behind a sentence that ended? Then V was set in.
 */
bool sentence_waits(const struct page_work *p, const struct unit *u, const struct unit *v);

#endif
