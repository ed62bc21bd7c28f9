/* JSONL: pages, articles and faults, as index and `index -` read them. */
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = fuzz_bytes(data, size);
    struct arena *a = arena_new();
    struct error err = {0};
    struct input *in = NULL;
    struct input_item item;
    enum status status = input_open_bytes(STR("a.jsonl"), bytes, true, &in, &err);
    while (status == STATUS_OK && (status = input_next(in, a, &item, &err)) == STATUS_OK) {
        fuzz_must(item.kind != ITEM_DUMP);
        if (item.kind == ITEM_PAGE)
            fuzz_page(a, &item.page);
        else
            fuzz_must(str_present(item.fault.why) && item.fault.line > 0);
    }
    fuzz_settle(status, &err);
    input_close(in);
    arena_free(a);
    fuzz_free(bytes);
    return 0;
}
