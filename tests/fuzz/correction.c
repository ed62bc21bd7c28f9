/* A file of corrections: what is printed of it is read back as the same; applied to an article nothing breaks. */
#include "baolan/correction.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct str text = fuzz_bytes(data, size);
    struct corrections read, again;
    struct error err = {0};
    if (corrections_parse(a, STR("own"), text, &read, &err) == STATUS_OK) {
        struct buf once = {0}, twice = {0};
        for (size_t i = 0; i < read.n; i++) {
            struct page page = {0};
            struct str paragraph = STR("闸门开了。");
            struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
            struct article article = {.title = STR("山口水库")}, other = {.sections = &section, .nsections = 1};
            struct correction whole;
            correction_print(&read.at[i], &once);
            correction_apply(a, &read.at[i], &page, &article, &err);
            error_clear(&err);
            correction_of(a, &page, &article, &whole);
            correction_join(a, &other, &article, true);
            correction_split(a, &read.at[i], &page, &other, &err);
            error_clear(&err);
            struct correction said = read.at[i];
            correction_merge(&said, &whole, &read.at[0], &whole);
            correction_reduce(&whole, &read.at[i]);
            fuzz_must(str_eq(corrections_find(&read, read.at[i].uid)->uid, read.at[i].uid));
        }
        fuzz_must(!corrections_find(&read, STR("\001")));
        fuzz_must(corrections_parse(a, STR("own"), buf_view(&once), &again, &err) == STATUS_OK && again.n == read.n);
        for (size_t i = 0; i < again.n; i++)
            correction_print(&again.at[i], &twice);
        fuzz_must(str_eq(buf_view(&once), buf_view(&twice)));
        buf_free(&once);
        buf_free(&twice);
    }
    error_clear(&err);
    if (corrections_parse_edited(a, text, 2, &read, &err) == STATUS_OK)
        for (size_t i = 0; i < read.n; i++)
            fuzz_must(read.at[i].uid.n && !memchr(read.at[i].uid.s, ' ', read.at[i].uid.n));
    error_clear(&err);
    arena_free(a);
    fuzz_free(text);
    return 0;
}
