/* A user's configuration, and what is printed of it: that says the same. */
#include "../../src/ui/settings/config.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_bytes(data, size);
    struct config config = {0}, again = {0};
    struct error err = {0};
    struct buf once = {0}, twice = {0};
    config_parse(&config, STR("config"), text, &err);
    error_clear(&err);
    if (config.keymap.n < 64) {
        config_print(&config, &once);
        fuzz_must(config_parse(&again, STR("config"), buf_view(&once), &err) == STATUS_OK);
        config_print(&again, &twice);
        fuzz_must(str_eq(buf_view(&once), buf_view(&twice)));
    }
    error_clear(&err);
    config_free(&config);
    config_free(&again);
    buf_free(&once);
    buf_free(&twice);
    fuzz_free(text);
    return 0;
}
