/* A user's keys, and the names of keys printed back. */
#include "../../src/ui/settings/keymap.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_bytes(data, size);
    struct arena *a = arena_new();
    struct keymap map = {0};
    struct error err = {0};
    struct buf list = {0};
    keymap_parse(&map, STR("keys"), text, &err);
    for (size_t i = 0; i < map.n && i < 64; i++) {
        fuzz_must(key_parse(key_label(a, map.at[i].key)) == map.at[i].key);
        keymap_find(&map, map.at[i].panel, map.at[i].key);
        keymap_keys(&map, a, map.at[i].panel, map.at[i].request);
    }
    if (map.n < 64)
        keymap_list(&map, true, &list);
    error_clear(&err);
    keymap_free(&map);
    buf_free(&list);
    arena_free(a);
    fuzz_free(text);
    return 0;
}
