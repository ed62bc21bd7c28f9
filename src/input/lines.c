#include "lines.h"

#include <string.h>

enum { FORM_FEED = '\f' };

int lines_count_parts(struct str text)
{
    int parts = 1;
    size_t last = 0;
    for (const char *at = text.s; at && (at = memchr(at, FORM_FEED, text.n - (size_t)(at - text.s))) != NULL;) {
        at++;
        last = (size_t)(at - text.s);
        parts++;
    }
    return parts > 1 && !str_present(str_trim(str_cut(text, last, text.n))) ? parts - 1 : parts;
}

/* The length of the line end at S[AT]: 0 when there is none. */
static size_t end_length(struct str s, size_t at)
{
    if (s.s[at] == '\r')
        return at + 1 < s.n && s.s[at + 1] == '\n' ? 2 : 1;
    return s.s[at] == '\n';
}

struct raw_line *lines_next_part(struct arena *a, struct str text, size_t *at, int *number, size_t *n)
{
    struct str rest = str_cut(text, *at, text.n);
    const char *feed = rest.n ? memchr(rest.s, FORM_FEED, rest.n) : NULL;
    struct str page = {rest.s, feed ? (size_t)(feed - rest.s) : rest.n};
    size_t count = 0;
    for (size_t i = 0; i < page.n; i++) {
        size_t end = end_length(page, i);
        count += end > 0;
        i += end > 1;
    }
    /* One copy of the page, in which each line end becomes the NUL behind its line. */
    struct str copy = arena_strn(a, page.s, page.n);
    struct raw_line *lines = arena_array(a, count + 1, sizeof *lines);
    char *bytes = (char *)(uintptr_t)copy.s;
    size_t start = 0, kept = 0;
    for (size_t i = 0; i < page.n; i++) {
        size_t end = end_length(page, i);
        if (!end)
            continue;
        bytes[i] = '\0';
        lines[kept++] = (struct raw_line){{bytes + start, i - start}, (*number)++};
        i += end - 1;
        start = i + 1;
    }
    if (start < page.n)
        lines[kept++] = (struct raw_line){{bytes + start, page.n - start}, *number};
    *at += page.n + (feed != NULL);
    *n = kept;
    return lines;
}
