/* What stands behind quality: >0.8, >=0.8, <0.5, <=0.5, 0.5..0.8, 0.8.., ..0.5 or 0.75. */
#include "query_internal.h"

enum { MILLION = 1000000, HUNDREDTH = 10000 /* of them */, BEST = 100 /* hundredths */ };

/* The number at *AT in millionths, further digits left out; *AT moves behind it. -1: there is none. */
static int read_number(struct str s, size_t *at)
{
    int number = 0, unit = MILLION;
    size_t from = *at;
    for (; *at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9' && number <= MILLION; ++*at)
        number = number * 10 + (s.s[*at] - '0') * MILLION;
    bool whole = *at > from;
    if (*at + 1 < s.n && s.s[*at] == '.' && s.s[*at + 1] >= '0' && s.s[*at + 1] <= '9') {
        for (++*at; *at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9'; ++*at)
            number += (s.s[*at] - '0') * (unit /= 10);
        whole = true;
    }
    return whole ? number : -1;
}

static bool take(struct str s, size_t *at, const char *sign)
{
    if (!str_starts(str_cut(s, *at, s.n), str_of(sign)))
        return false;
    *at += str_of(sign).n;
    return true;
}

static int rounded_up(int millionths)
{
    return (millionths + HUNDREDTH - 1) / HUNDREDTH;
}

/* Behind a sign: one bound. */
static bool read_bound(struct str s, size_t *at, int *low, int *high)
{
    bool least = take(s, at, ">="), most = !least && take(s, at, "<=");
    bool above = !least && !most && take(s, at, ">"), below = !least && !most && !above && take(s, at, "<");
    if (!least && !most && !above && !below)
        return false;
    int number = read_number(s, at);
    if (least || above)
        *low = above ? number / HUNDREDTH + 1 : rounded_up(number);
    else
        *high = below ? rounded_up(number) - 1 : number / HUNDREDTH;
    return number >= 0;
}

static bool read_span(struct str s, size_t *at, int *low, int *high)
{
    int first = read_number(s, at);
    bool open = take(s, at, "..");
    int last = open ? read_number(s, at) : first;
    if (first >= 0)
        *low = rounded_up(first);
    if (last >= 0)
        *high = last / HUNDREDTH;
    return first >= 0 || last >= 0;
}

bool query_quality(struct str s, int *low, int *high)
{
    size_t at = 0;
    *low = 0;
    *high = BEST;
    bool read = read_bound(s, &at, low, high) || (at == 0 && read_span(s, &at, low, high));
    if (*high > BEST)
        *high = BEST;
    if (read && at == s.n && *low <= *high)
        return true;
    *high = -1;
    return false;
}
