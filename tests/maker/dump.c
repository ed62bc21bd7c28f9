#include "maker.h"

struct dump made_dump(struct arena *a, struct str file, struct str text)
{
    struct dump dump = {.file = file, .part = 1, .nparts = 1};
    size_t n = text.n > 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.s[i] == '\n';
    dump.lines = arena_array(a, n, sizeof *dump.lines);
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at), to = end == SIZE_MAX ? text.n : end;
        dump.lines[dump.nlines] = (struct raw_line){arena_str(a, str_cut(text, at, to)), (int)dump.nlines + 1};
        dump.nlines++;
        at = to + 1;
    }
    return dump;
}
