/* Lists of the full text, opened once for what they tell of the index. */
#ifndef TESTS_READ_LISTS_H
#define TESTS_READ_LISTS_H

#include "../src/archive/search/lists.h"

/* Is the form of the index known? *WRITES, where wanted: how often it was written to. */
static bool lists_told(struct archive *archive, uint64_t *writes, struct error *err)
{
    struct lists lists;
    lists_open(&lists, archive, err);
    bool readable = lists.readable;
    if (writes)
        *writes = lists.structure.writes;
    lists_close(&lists);
    return readable;
}

#endif
