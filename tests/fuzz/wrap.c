/*
 * Lines: none is wider than asked (but for a lone character), none out of order, nothing lost but blanks and
 * marks upon them. Two bytes choose width and indent.
 */
#include "baolan/wrap.h"
#include "baolan/display.h"
#include "baolan/width.h"
#include "fuzz.h"

static bool all_blank(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_space(c) && width_cp(c))
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    int width = 2 + data[0] % 120, indent = data[1] % 8;
    struct arena *a = arena_new();
    struct str raw = fuzz_bytes(data + 2, size - 2);
    struct str text = display_str(a, raw);
    struct wrap_lines lines = {0};
    if (indent > width - 2)
        indent = 0;
    wrap_paragraph(a, text, width, indent, &lines);
    size_t end = 0;
    for (size_t i = 0; i < lines.n; i++) {
        struct wrap_line l = lines.at[i];
        struct str line = str_cut(text, l.from, l.to);
        fuzz_must(l.from >= end && l.to >= l.from && l.to <= text.n);
        fuzz_must(all_blank(str_cut(text, end, l.from)));
        fuzz_must(utf8_valid(line));
        fuzz_must(l.columns == width_str(line));
        fuzz_must(l.columns + (i ? 0 : indent) <= width || utf8_count(line) <= 3);
        end = l.to;
    }
    fuzz_must(all_blank(str_cut(text, end, text.n)));
    arena_free(a);
    fuzz_free(raw);
    return 0;
}
