#include "drawn.h"

#include <string.h>

#include "baolan/utf8.h"
#include "baolan/width.h"

/* No role is told by a NUL: a NUL is where a run ends, and what is behind it begins one. */
static void encode(const struct run *run, struct buf *out)
{
    buf_char(out, (char)(run->role + 1));
    buf_str(out, run->text);
    buf_char(out, '\0');
}

bool drawn_next(const struct drawn *d, size_t *at, struct run *out)
{
    if (*at >= d->runs.n)
        return false;
    const char *run = d->runs.s + *at;
    *out = (struct run){(enum role)((unsigned char)run[0] - 1), str_of(run + 1)};
    *at += out->text.n + 2;
    return true;
}

/* Does TEXT begin with a mark that stands on what is before it? */
static bool is_joined(struct str text)
{
    size_t at = 0;
    return text.n && width_cp(utf8_next(text, &at)) == 0;
}

/* What ROW and the runs BEFORE begin with alike, and end with alike where both are equally long, is not to be drawn. */
static struct drawn_change change(const struct row *row, struct str now, struct str before, bool same_length)
{
    struct drawn_change c = {.to = row->n, .clear = !same_length};
    size_t head = 0, tail = 0;
    while (c.from < row->n) {
        size_t n = row->runs[c.from].text.n + 2;
        if (before.n - head < n || memcmp(now.s + head, before.s + head, n) != 0)
            break;
        head += n;
        c.column += width_str(row->runs[c.from++].text);
    }
    while (same_length && c.to > c.from) {
        size_t n = row->runs[c.to - 1].text.n + 2;
        if (before.n - head < tail + n || memcmp(now.s + now.n - tail - n, before.s + before.n - tail - n, n) != 0 ||
            (before.n > tail + n && before.s[before.n - tail - n - 1] != '\0'))
            break;
        tail += n;
        c.to--;
    }
    /* A mark goes with its base, in the run before. */
    while (c.from > 0 && ((c.from < row->n && is_joined(row->runs[c.from].text)) ||
                          (head < before.n && is_joined(str_of(before.s + head + 1))))) {
        c.column -= width_str(row->runs[--c.from].text);
        head -= row->runs[c.from].text.n + 2;
    }
    while (c.to < row->n && is_joined(row->runs[c.to].text))
        c.to++;
    return c;
}

bool drawn_take(struct drawn *d, const struct row *row, struct buf *work, struct drawn_change *out)
{
    buf_clear(work);
    for (size_t i = 0; i < row->n; i++)
        encode(&row->runs[i], work);
    struct str before = buf_view(&d->runs), now = buf_view(work);
    if (d->known && str_eq(before, now))
        return false;
    *out = (struct drawn_change){.to = row->n, .clear = true};
    if (d->known)
        *out = change(row, now, before, d->columns == row->columns);
    struct buf old = d->runs;
    d->runs = *work;
    d->columns = row->columns;
    d->known = true;
    *work = old; /* its memory serves the next row */
    return true;
}

void drawn_free(struct drawn *d)
{
    buf_free(&d->runs);
    *d = (struct drawn){0};
}
