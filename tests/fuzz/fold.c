/* Folding: one code point for each, stable; and what is found by it. The bytes before the first NUL are the needle. */
#include "baolan/fold.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str raw = fuzz_bytes(data, size);
    struct arena *a = arena_new();
    struct buf once = {0}, twice = {0}, core = {0};
    struct fold_range *ranges = NULL;
    fold_str(raw, &once);
    fold_str(buf_view(&once), &twice);
    fuzz_must(utf8_valid(buf_view(&once)) && str_eq(buf_view(&once), buf_view(&twice)));
    fuzz_must(utf8_count(buf_view(&once)) == utf8_count(raw));
    fold_core(raw, &core);
    fuzz_must(utf8_valid(buf_view(&core)));
    size_t cut = str_find(raw, (struct str){"", 1}, 0);
    struct str needle = str_cut(raw, 0, cut == SIZE_MAX ? raw.n / 4 : cut), rest = str_cut(raw, needle.n, raw.n);
    size_t n = fold_find(a, rest, &needle, 1, &ranges);
    for (size_t i = 0; i < n; i++) {
        fuzz_must(ranges[i].from < ranges[i].to && ranges[i].to <= rest.n);
        fuzz_must(i == 0 || ranges[i].from >= ranges[i - 1].to);
    }
    buf_free(&once);
    buf_free(&twice);
    buf_free(&core);
    arena_free(a);
    fuzz_free(raw);
    return 0;
}
