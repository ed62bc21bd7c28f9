#include "mark.h"

#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

bool *mark_matches(struct arena *a, struct str text, const struct str *texts, size_t n)
{
    bool *lit = NULL;
    struct buf hay = {0}, needle = {0};
    fold_str(text, &hay);
    for (size_t i = 0; i < n; i++) {
        buf_clear(&needle);
        fold_str(texts[i], &needle);
        size_t ncp = utf8_count(buf_view(&needle)), cp = 0, walked = 0;
        size_t at = needle.n ? str_find(buf_view(&hay), buf_view(&needle), 0) : SIZE_MAX;
        while (at != SIZE_MAX) {
            if (!lit)
                lit = arena_array(a, utf8_count(text) + 1, sizeof *lit);
            /* Folding keeps the number of code points, so they are counted there and marked here. */
            for (; walked < at; cp++)
                utf8_next(buf_view(&hay), &walked);
            memset(lit + cp, true, ncp * sizeof *lit);
            at = str_find(buf_view(&hay), buf_view(&needle), at + needle.n);
        }
    }
    buf_free(&hay);
    buf_free(&needle);
    return lit;
}
