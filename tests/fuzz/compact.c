/* Bodies in compact form: any text comes back, any bytes are read, and a needle is found as in the folded text. The bytes before the first NUL are the needle. */
#include "../../src/archive/compact.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str raw = fuzz_bytes(data, size);
    struct arena *a = arena_new();
    struct buf compact = {0}, again = {0}, folded = {0}, folded_needle = {0}, scratch = {0};
    compact_put(raw, &compact);
    compact_get(buf_view(&compact), &again);
    fuzz_must(str_eq(buf_view(&again), raw));
    buf_clear(&again);
    compact_get(raw, &again);
    fuzz_must(again.n <= 3 * raw.n);
    size_t cut = str_find(raw, (struct str){"", 1}, 0);
    fold_str(str_cut(raw, 0, cut == SIZE_MAX ? raw.n / 4 : cut), &folded_needle);
    struct compact_needle needle = compact_needle(a, buf_view(&folded_needle));
    compact_has(&needle, raw, &scratch); /* as if RAW were compact */
    if (utf8_valid(raw)) {
        fold_str(raw, &folded);
        fuzz_must(compact_has(&needle, buf_view(&compact), &scratch) ==
                  (str_find(buf_view(&folded), buf_view(&folded_needle), 0) != SIZE_MAX));
    }
    buf_free(&compact);
    buf_free(&again);
    buf_free(&folded);
    buf_free(&folded_needle);
    buf_free(&scratch);
    arena_free(a);
    fuzz_free(raw);
    return 0;
}
