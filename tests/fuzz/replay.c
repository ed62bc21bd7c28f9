/*
 * Gives a fuzz target every input of tests/fuzz/corpus/NAME.txt, NAME being the program's own: what was interesting once stays tested.
 * An input is a line, escaped as tests/fuzz/list does it. What is named on the command line is read as it stands: a find.
 */
#include <stdlib.h>

#include "../tap.h"
#include "baolan/path.h"
#include "fuzz.h"

enum { CORPUS_MAX = 1 << 24 };

static void give(struct str input)
{
    LLVMFuzzerTestOneInput(input.s ? (const uint8_t *)input.s : (const uint8_t *)"", input.n);
}

static void unescape(struct str line, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < line.n; i++) {
        char digits[3] = {0};
        if (line.s[i] != '\\' || i + 1 == line.n) {
            buf_char(out, line.s[i]);
        } else if (line.s[++i] == 'x' && i + 2 < line.n) {
            memcpy(digits, line.s + i + 1, 2);
            buf_char(out, (char)strtol(digits, NULL, 16));
            i += 2;
        } else {
            buf_char(out, line.s[i] == 'n' ? '\n' : line.s[i]);
        }
    }
}

static size_t replay(struct str lines)
{
    size_t n = 0;
    struct buf input = {0};
    for (size_t at = 0; at < lines.n; n++) {
        size_t end = str_find(lines, STR("\n"), at);
        end = end == SIZE_MAX ? lines.n : end;
        unescape(str_cut(lines, at, end), &input);
        struct str copy = fuzz_bytes((const uint8_t *)input.s, input.n);
        give(copy);
        fuzz_free(copy);
        at = end + 1;
    }
    buf_free(&input);
    return n;
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    struct buf bytes = {0};
    struct error err = {0};
    const char *slash = strrchr(argv[0], '/');
    struct str list = arena_printf(a, "tests/fuzz/corpus/%s.txt", slash ? slash + 1 : argv[0]);
    size_t n = 0;
    for (int i = 1; i < argc; i++, buf_clear(&bytes), n++)
        if (path_read(str_of(argv[i]), CORPUS_MAX, &bytes, &err) == STATUS_OK)
            give(buf_view(&bytes));
    if (argc == 1) {
        give(STR(""));
        path_read(list, CORPUS_MAX, &bytes, &err);
        n = replay(buf_view(&bytes));
        printf("# %zu inputs of %.*s\n", n, STR_ARG(list));
    }
    ok(n > 0 && err.status == STATUS_OK, "every input kept is read without harm");
    error_clear(&err);
    buf_free(&bytes);
    arena_free(a);
    return tap_done();
}
