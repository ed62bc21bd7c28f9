#include "rows.h"

#include <stdlib.h>

struct rows rows_read(struct arena *a, const struct words *w, const struct dump *dump)
{
    struct rows rows = {0};
    vec_reserve(&rows, dump->nlines);
    for (size_t i = 0; i < dump->nlines; i++) {
        struct row row = {.text = dump->lines[i].text, .number = dump->lines[i].number};
        vec_push(&rows, row);
    }
    markup_read(a, w, &rows);
    specks_remove(a, &rows);
    if (!rows.markdown)
        columns_cut(a, &rows);
    return rows;
}
