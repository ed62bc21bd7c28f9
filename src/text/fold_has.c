/*
 * Does a printed text hold a folded needle? Asked of hundreds of thousands of texts for one count, so nothing is folded that need not be:
 * the anchor is looked for in the text as printed, and only around it characters are folded and compared.
 */
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

extern const unsigned char fold_target[];

enum { ANCHOR_MOST = 24 /* bytes: a longer one says hardly more, and makes hostile texts slow */ };

static bool printed_one_way(uint32_t c)
{
    return c >= fold_limit || !(fold_target[c / 8] >> c % 8 & 1);
}

struct fold_needle fold_needle(struct str folded)
{
    struct fold_needle n = {.text = folded};
    size_t run = 0;
    for (size_t at = 0; at < folded.n && n.to - n.from < ANCHOR_MOST;) {
        if (!printed_one_way(utf8_next(folded, &at))) {
            run = at;
        } else if (at - run > n.to - n.from) {
            n.from = run;
            n.to = at;
        }
    }
    return n;
}

/*
 * Where NEEDLE stands in HAY at or behind FROM. By its last byte, which in UTF-8 says most about a character: several times faster than memmem()
 * with the few bytes that an anchor has.
 */
static size_t find(struct str hay, struct str needle, size_t from)
{
    size_t last = needle.n - 1;
    while (hay.n > last && from < hay.n - last) {
        const char *at = memchr(hay.s + from + last, needle.s[last], hay.n - last - from);
        if (!at)
            break;
        from = (size_t)(at - hay.s) - last;
        if (memcmp(hay.s + from, needle.s, last) == 0)
            return from;
        from++;
    }
    return SIZE_MAX;
}

static bool goes_on(struct str printed, size_t at, struct str needle)
{
    for (size_t i = 0; i < needle.n;)
        if (at >= printed.n || fold_cp(utf8_next(printed, &at)) != utf8_next(needle, &i))
            return false;
    return true;
}

static bool comes_before(struct str printed, size_t at, struct str needle)
{
    for (size_t i = needle.n; i > 0;)
        if (at == 0 || fold_cp(utf8_prev(printed, &at)) != utf8_prev(needle, &i))
            return false;
    return true;
}

static bool has_folded(const struct fold_needle *n, struct str printed)
{
    struct buf folded = {0};
    fold_str(printed, &folded);
    bool found = str_find(buf_view(&folded), n->text, 0) != SIZE_MAX;
    buf_free(&folded);
    return found;
}

bool fold_has(const struct fold_needle *n, struct str printed)
{
    if (n->from == n->to)
        return has_folded(n, printed);
    struct str anchor = str_cut(n->text, n->from, n->to), before = str_cut(n->text, 0, n->from),
               behind = str_cut(n->text, n->to, n->text.n);
    for (size_t at = find(printed, anchor, 0); at != SIZE_MAX; at = find(printed, anchor, at + 1)) {
        if (goes_on(printed, at + anchor.n, behind) && comes_before(printed, at, before))
            return true;
        if (n->text.n > 4 * ANCHOR_MOST)
            return has_folded(n, printed);
    }
    return false;
}
