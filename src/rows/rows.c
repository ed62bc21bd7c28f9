#include "rows_internal.h"

#include <stdlib.h>

#include "baolan/utf8.h"

/* Nothing but a few marks that no line begins with: 。”, ）. */
static bool closing_marks(struct str s)
{
    enum { MOST = 3 };
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++) {
        uint32_t c = utf8_next(s, &at);
        if (!(cp_is_closing(c) || cp_ends_sentence(c)) || c < 0x80)
            return false;
    }
    return n > 0 && n <= MOST;
}

/* A line cut by its count of characters may leave its last mark on the next: it goes back. */
static void marks_back(struct arena *a, struct rows *rows)
{
    size_t kept = 0;
    bool took = false; /* once a row: lines of nothing but marks are no text */
    for (size_t i = 0; i < rows->n; i++) {
        struct row *before = kept && !took ? &rows->at[kept - 1] : NULL;
        struct str marks = str_trim(rows->at[i].text);
        took = before && str_trim(before->text).n && !before->table && !rows->at[i].table && closing_marks(marks);
        if (took)
            before->text = arena_printf(a, "%.*s%.*s", STR_ARG(before->text), STR_ARG(marks));
        else
            rows->at[kept++] = rows->at[i];
    }
    rows->n = kept;
}

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
    marks_back(a, &rows);
    if (!rows.markdown)
        columns_cut(a, w, &rows);
    return rows;
}
