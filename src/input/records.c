#include "records.h"

#include <string.h>

/* Behind the object that begins at FROM: braces are counted outside strings. The end of TEXT when it is not closed. */
static size_t object_end(struct str text, size_t from)
{
    size_t depth = 0;
    bool quoted = false;
    for (size_t at = from; at < text.n; at++) {
        char c = text.s[at];
        if (quoted && c == '\\')
            at++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == '{')
            depth++;
        else if (!quoted && c == '}' && --depth == 0)
            return at + 1;
    }
    return text.n;
}

static void advance(struct str text, struct record_cursor *cursor, size_t to)
{
    for (; cursor->at < to; cursor->at++)
        cursor->line += text.s[cursor->at] == '\n';
}

bool record_next(struct str text, struct record_cursor *cursor, struct str *record, int *line)
{
    static const char between[] = " \t\r\n,[]";
    size_t start = cursor->at;
    while (start < text.n && memchr(between, text.s[start], sizeof between - 1))
        start++;
    advance(text, cursor, start);
    *line = cursor->line;
    size_t end = start < text.n && text.s[start] == '{' ? object_end(text, start) : text.n;
    *record = str_cut(text, start, end);
    advance(text, cursor, end);
    return start < text.n;
}
