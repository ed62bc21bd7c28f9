#include "lines.h"

#include <string.h>

enum { FORM_FEED = '\f' };

/* The length of the line end at S[AT]: 0 when there is none. */
static size_t end_length(struct str s, size_t at)
{
    if (s.s[at] == '\r')
        return at + 1 < s.n && s.s[at + 1] == '\n' ? 2 : 1;
    return s.s[at] == '\n';
}

/*
 * Where the page that begins at AT ends, and where the NEXT begins. One that is larger than pages are ends behind a line, or, where so much would
 * go to the next that a headline would lose its text, in the middle of one, between two characters.
 */
static size_t page_end(struct str text, size_t at, size_t *next)
{
    size_t i = at, last = at, lines = 0;
    while (i < text.n && i - at < LINES_PAGE_BYTES && lines < LINES_PAGE_MOST && text.s[i] != FORM_FEED) {
        size_t end = end_length(text, i);
        i += end ? end : 1;
        last = end ? i : last;
        lines += end > 0;
    }
    if (i == text.n || text.s[i] == FORM_FEED) {
        *next = i + (i < text.n);
        return i;
    }
    if (last - at >= LINES_PAGE_BYTES / 2)
        i = last;
    while (i > at + 1 && ((unsigned char)text.s[i] & 0xc0) == 0x80)
        i--;
    return *next = i;
}

int lines_count_parts(struct str text)
{
    int parts = 0;
    size_t start, to, next = 0;
    do {
        start = next;
        to = page_end(text, start, &next);
        parts++;
    } while (next < text.n);
    bool closed = to < text.n; /* by a form feed */
    return parts > 1 && !closed && !str_present(str_trim(str_cut(text, start, to))) ? parts - 1 : parts;
}

struct raw_line *lines_next_part(struct arena *a, struct str text, size_t *at, int *number, size_t *n)
{
    size_t next, to = page_end(text, *at, &next);
    struct str page = str_cut(text, *at, to);
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
    *at = next;
    *n = kept;
    return lines;
}
