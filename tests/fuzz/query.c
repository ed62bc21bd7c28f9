/* Queries: what was parsed and printed parses to the same; an error has a column within the text. */
#include "baolan/query.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_bytes(data, size);
    struct arena *a = arena_new();
    struct error err = {0}, again = {0};
    struct query *q = NULL, *back = NULL;
    struct buf once = {0}, twice = {0};
    if (query_parse(a, text, &q, &err) == STATUS_OK) {
        size_t n;
        query_texts(a, q, &n);
        query_print(q, &once);
        if (query_parse(a, buf_view(&once), &back, &again) == STATUS_OK) {
            query_print(query_copy(a, back), &twice);
            fuzz_must(str_eq(buf_view(&once), buf_view(&twice)));
        } else {
            /* The normal form may be longer than what was typed, and have more parts. */
            fuzz_must(once.n > QUERY_MAX_BYTES || strstr(again.message, "too many parts"));
        }
    } else {
        fuzz_must(err.status == STATUS_USAGE && err.message);
        fuzz_must(err.column >= 0 && (size_t)err.column <= utf8_count(text) + 1);
    }
    error_clear(&err);
    error_clear(&again);
    buf_free(&once);
    buf_free(&twice);
    arena_free(a);
    fuzz_free(text);
    return 0;
}
