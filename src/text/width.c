#include "baolan/width.h"

#include <langinfo.h>
#include <locale.h>
#include <stdatomic.h>
#include <string.h>
#include <uniwidth.h>
#include <wchar.h>

#include "baolan/utf8.h"

/* What is kept of a code point: KNOWN as soon as it was asked for, its columns, and two marks. */
enum { COLUMNS_MASK = 3, AMBIGUOUS = 4, UNPRINTABLE = 8, KNOWN = 16, PLANES_END = 0x110000 };

/* One byte a code point, filled when first asked; pages never touched cost nothing. Two threads write the same value.
 */
static _Atomic unsigned char facts[PLANES_END];
static atomic_int ambiguous_columns = 1;

/* wcwidth() under a UTF-8 locale: in the C locale it knows no Chinese at all. */
static int system_width(uint32_t c)
{
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return wcwidth((wchar_t)c);
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0)
        return uc_width(c, "UTF-8");
    locale_t before = uselocale(utf8);
    int columns = wcwidth((wchar_t)c);
    uselocale(before);
    freelocale(utf8);
    return columns;
}

static unsigned facts_of(uint32_t c)
{
    if (c >= PLANES_END)
        return KNOWN | UNPRINTABLE | 1;
    unsigned known = atomic_load_explicit(&facts[c], memory_order_relaxed);
    if (known)
        return known;
    int columns = system_width(c);
    known = KNOWN | (columns < 0 ? UNPRINTABLE | 1u : columns > 2 ? 2u : (unsigned)columns);
    /* libunistring tells the ambiguous ones apart by the encoding they would have in mainland China. */
    if (columns == 1 && uc_width(c, "GBK") == 2)
        known |= AMBIGUOUS;
    atomic_store_explicit(&facts[c], (unsigned char)known, memory_order_relaxed);
    return known;
}

void width_set_ambiguous(int columns)
{
    atomic_store(&ambiguous_columns, columns == 2 ? 2 : 1);
}

int width_cp(uint32_t c)
{
    if (c >= 0x20 && c < 0x7f)
        return 1;
    unsigned f = facts_of(c);
    return f & AMBIGUOUS ? atomic_load_explicit(&ambiguous_columns, memory_order_relaxed) : (int)(f & COLUMNS_MASK);
}

bool width_ambiguous(uint32_t c)
{
    return c >= 0x80 && (facts_of(c) & AMBIGUOUS);
}

bool width_known(uint32_t c)
{
    return !(facts_of(c) & UNPRINTABLE);
}

int width_str(struct str s)
{
    int columns = 0;
    for (size_t at = 0; at < s.n;)
        columns += width_cp(utf8_next(s, &at));
    return columns;
}

size_t width_fit(struct str s, int columns, int *used)
{
    int sum = 0;
    size_t at = 0;
    while (at < s.n) {
        size_t next = at;
        int w = width_cp(utf8_next(s, &next));
        if (sum + w > columns)
            break;
        sum += w;
        at = next;
    }
    if (used)
        *used = sum;
    return at;
}

/* Appends S clipped; answers the columns it took. */
static int clip(struct str s, int columns, struct buf *out)
{
    int used;
    size_t fits = width_fit(s, columns, &used);
    if (fits == s.n) {
        buf_str(out, s);
        return used;
    }
    const struct str ellipsis = STR("…");
    int mark = width_str(ellipsis);
    if (columns < mark)
        return 0;
    fits = width_fit(s, columns - mark, &used);
    buf_add(out, s.s, fits);
    buf_str(out, ellipsis);
    return used + mark;
}

void width_clip(struct str s, int columns, struct buf *out)
{
    clip(s, columns, out);
}

void width_pad(struct str s, int columns, struct buf *out)
{
    for (int used = clip(s, columns, out); used < columns; used++)
        buf_char(out, ' ');
}
