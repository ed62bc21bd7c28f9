/*
 * Where a run that two texts share begins and ends as words do: it was grown to where they differ, which may be within a word (董事|长), behind a
 * number (168|口老缸) or some words behind the name (杏花村镇|收坛).
 */
#include "relate_internal.h"

#include <string.h>

#include "baolan/rarity.h"
#include "baolan/utf8.h"

enum {
    WORDS_BEHIND = 3, /* letters behind a name that are cut off */
    PLACES_TRIED = 16
};

/* What names of places, houses and events end with. */
bool ends_name(uint32_t c)
{
    return is_one_of(c, U"村镇街巷河湖山沟坡寺塔楼桥路渠库园场馆院校厂矿社坊店站港队节杯赛");
}

/* … and what is not worth a trace by its ending alone. */
bool names_end(uint32_t c)
{
    return ends_name(c) || is_one_of(c, U"司团部局心厅室所县市区程");
}

static bool is_number(uint32_t c)
{
    return cp_is_digit(c) || is_one_of(c, U"一二三四五六七八九十百千万亿两几多余");
}

/* What things are counted by. */
static bool counts(uint32_t c)
{
    return is_one_of(
        c,
        U"口条个台座家户名位届次棵株块本张辆间眼孔所处项只头匹亩吨元级号岁年月日天里米斤层幅件套部支根把首篇集场门副封份批"
        U"列艘架双对盏道顶片面粒颗滴杯碗瓶坛缸尊株垛车");
}

/* The letter at AT, if it is an ideograph of the same clause as the one before; 0. */
static uint32_t joined_at(const struct relate_text *text, size_t at)
{
    return at < text->n && text->stops[at] == STOP_NONE && cp_is_han(text->letters[at]) ? text->letters[at] : 0;
}

static bool bound(uint32_t a, uint32_t b)
{
    return a && b && rarity_bond(a, b) > 0;
}

/* Is the word torn that ends behind letter AT of TEXT, or does the next one begin there? */
static bool torn_behind(const struct relate_text *text, size_t at)
{
    uint32_t next = joined_at(text, at + 1);
    return bound(text->letters[at], next) && !is_one_of(next, U"的了在和与及是") &&
           !bound(next, joined_at(text, at + 2));
}

static bool torn_before(const struct relate_text *text, size_t at)
{
    if (at == 0 || text->stops[at] != STOP_NONE)
        return false;
    uint32_t before = text->letters[at - 1],
             first = at > 1 && text->stops[at - 1] == STOP_NONE ? text->letters[at - 2] : 0;
    return bound(before, text->letters[at]) && !bound(first, before);
}

/*
 * Is the word at the end of the N letters LETTERS torn wherever they stand in TEXT? 氢能重卡|车队 alone does not tell that 重卡 is a word; that 氢能重卡
 * ends a clause elsewhere does.
 */
static bool torn_everywhere(const struct relate_text *text, const uint32_t *letters, size_t n, bool behind)
{
    size_t from = 0, to;
    if (n < NAME || !grams_of(text, letters_hash(letters, NAME, TRACE_NAME), &from, &to))
        return false;
    bool torn = true;
    for (size_t i = from; torn && i < to && i < from + PLACES_TRIED; i++) {
        size_t at = text->names[i].at;
        if (at + n <= text->n && memcmp(text->letters + at, letters, n * sizeof *letters) == 0)
            torn = behind ? torn_behind(text, at + n - 1) : torn_before(text, at);
    }
    return torn;
}

static bool behind_number(const struct relate_text *text, size_t at)
{
    return at > 0 && text->stops[at] == STOP_NONE && is_number(text->letters[at - 1]) && counts(text->letters[at]);
}

static struct run without_first(struct run run)
{
    return (struct run){run.a + 1, run.b + 1, run.n - 1};
}

/* 14.8|万人次: the first letters of RUN that are a number's end. */
static struct run without_number(const struct relate_text *a, struct run run)
{
    if (run.a == 0 || a->stops[run.a] != STOP_NONE || !is_number(a->letters[run.a - 1]))
        return run;
    while (run.n && is_number(a->letters[run.a]))
        run = without_first(run);
    return run;
}

static struct run trim_left(const struct relate_text *a, const struct relate_text *b, struct run run)
{
    run = without_number(a, run);
    if (run.n && (behind_number(a, run.a) || behind_number(b, run.b)))
        return without_first(run);
    const uint32_t *letters = a->letters + run.a;
    if (torn_everywhere(a, letters, run.n, false) || torn_everywhere(b, letters, run.n, false)) {
        uint32_t dropped;
        do {
            dropped = a->letters[run.a];
            run = without_first(run);
        } while (run.n && bound(dropped, a->letters[run.a]));
    }
    return run;
}

static struct run trim_right(const struct relate_text *a, const struct relate_text *b, struct run run)
{
    const uint32_t *letters = a->letters + run.a;
    if (torn_everywhere(a, letters, run.n, true) || torn_everywhere(b, letters, run.n, true)) {
        do
            run.n--;
        while (run.n && !names_end(letters[run.n - 1]) && bound(letters[run.n - 1], letters[run.n]));
        /* 氢能重|卡: what is left may be no whole word either. */
        if (run.n > 1 && !names_end(letters[run.n - 1]) && !bound(letters[run.n - 2], letters[run.n - 1]))
            run.n = 0;
    }
    while (run.n && is_number(letters[run.n - 1]))
        run.n--;
    if (run.n > 1 && letters[run.n - 2] == U'每') /* 浓度为|每升 */
        run.n -= 2;
    while (run.n && letters[run.n - 1] == U'为')
        run.n--;
    return run;
}

struct run edges_trim(const struct relate_text *a, const struct relate_text *b, struct run run)
{
    run = trim_right(a, b, trim_left(a, b, run));
    const uint32_t *letters = a->letters + run.a;
    for (size_t n = run.n; n > NAME && run.n - n <= WORDS_BEHIND; n--)
        if (names_end(letters[n - 1])) {
            if (n < run.n && !bound(letters[n - 1], letters[n]))
                run.n = n;
            break;
        }
    return run;
}
