/* Gives a fuzz target every file of tests/fuzz/corpus/NAME, NAME being the program's own: what was interesting once stays tested. */
#include <dirent.h>
#include <stdlib.h>

#include "../tap.h"
#include "baolan/path.h"
#include "fuzz.h"

static size_t replay(struct arena *a, struct str folder)
{
    size_t n = 0;
    DIR *d = opendir(folder.s);
    if (!d)
        return 0;
    for (const struct dirent *entry; (entry = readdir(d)) != NULL;) {
        struct buf bytes = {0};
        struct error err = {0};
        if (entry->d_name[0] != '.' &&
            path_read(path_join(a, folder, str_of(entry->d_name)), (size_t)1 << 20, &bytes, &err) == STATUS_OK) {
            const uint8_t *data = bytes.s ? (const uint8_t *)bytes.s : (const uint8_t *)"";
            LLVMFuzzerTestOneInput(data, bytes.n);
            n++;
        }
        error_clear(&err);
        buf_free(&bytes);
    }
    closedir(d);
    return n;
}

int main(int argc, char **argv)
{
    (void)argc;
    struct arena *a = arena_new();
    const char *slash = strrchr(argv[0], '/');
    struct str folder = arena_printf(a, "tests/fuzz/corpus/%s", slash ? slash + 1 : argv[0]);
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    size_t n = replay(a, folder);
    printf("# %zu inputs of %.*s\n", n, STR_ARG(folder));
    ok(n > 0, "every input kept is read without harm");
    arena_free(a);
    return tap_done();
}
