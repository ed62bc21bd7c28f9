/*
 * Why two articles belong together, in words. Archives and exports have a reason as a sentence in Chinese, the language
 * of what they hold; for a reader of another language it is taken apart again by the same table.
 */
#include "relate_internal.h"

#include <stdlib.h>

#include "baolan/language.h"

/* {1} and {2} stand for what is named there, in this order in what is kept. */
static const struct {
    const char *kept, *told;
} reasons[REASON_COUNT] = {
    [REASON_AGAIN] = {"全文相同，隔 {1}再次刊登", N_("the same text, printed again after {1}")},
    [REASON_SAME_DAY] = {"全文相同，同日另见", N_("the same text, also printed on that day")},
    [REASON_ABRIDGED] = {"一篇是另一篇的节录：短篇文字有 {1} 见于长篇",
                         N_("one is shortened from the other: {1} of the shorter text stand in the longer")},
    [REASON_QUOTES] = {"引用同一段：{1}", N_("both have the passage {1}")},
    [REASON_FOLLOW_UP] = {"同提{1}，相隔 {2}", N_("both name {1}, {2} apart")},
    [REASON_SAME_PLACE] = {"同在{1}，同提{2}", N_("both in {1}, both name {2}")},
};
static const struct {
    const char *kept, *one, *many;
} times[] = {
    {"{1} 天", P_("{1} day", "{1} days")},
    {"{1} 个月", P_("{1} month", "{1} months")},
    {"{1} 年", P_("{1} year", "{1} years")},
};

struct str reason_of(struct arena *a, enum reason reason, struct str one, struct str two)
{
    return language_with(a, reasons[reason].kept, one, two);
}

struct str reason_time(struct arena *a, int days)
{
    size_t unit = days < 60 ? 0 : days < 720 ? 1 : 2;
    int n = unit == 0 ? days : unit == 1 ? (days + 15) / 30 : (days + 180) / 365;
    return language_with(a, times[unit].kept, arena_printf(a, "%d", n), STR_ABSENT);
}

/* ---- taken apart -------------------------------------------------------------------------------------------------- */

static struct str time_told(struct arena *a, struct str time)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct str named[2] = {{0}};
        char *end = NULL;
        if (language_made(str_of(times[i].kept), time, named)) {
            unsigned long n = strtoul(arena_str(a, named[0]).s, &end, 10);
            if (*end)
                return time;
            return language_with(a, ngettext(times[i].one, times[i].many, n), named[0], STR_ABSENT);
        }
    }
    return time;
}

/* “甲”“乙”: apart as the language has it. */
static struct str names_told(struct arena *a, struct str names)
{
    struct str told = STR_ABSENT;
    for (size_t from = 0, to; from < names.n; from = to) {
        size_t meet = str_find(names, STR("”“"), from);
        to = meet == SIZE_MAX ? names.n : meet + sizeof "”" - 1;
        struct str name = str_cut(names, from, to);
        told = told.s ? language_with(a, _("{1}, {2}"), told, name) : name;
    }
    return told.s ? told : names;
}

struct str relate_reason(struct arena *a, struct str kept)
{
    for (size_t i = 0; i < REASON_COUNT; i++) {
        struct str named[2] = {{0}};
        if (language_made(str_of(reasons[i].kept), kept, named)) {
            for (size_t k = 0; k < 2; k++)
                named[k] = names_told(a, time_told(a, named[k]));
            return language_with(a, _(reasons[i].told), named[0], named[1]);
        }
    }
    return kept;
}
