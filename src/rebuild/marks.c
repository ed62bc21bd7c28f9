/* What a line says of itself, without its neighbours: the set phrases of the trade. */
#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

/* A number in ASCII or full-width digits at *AT; -1 when there is none. */
static int number_at(struct str s, size_t *at)
{
    int value = 0, digits = 0;
    while (*at < s.n && digits < 5) {
        size_t next = *at;
        uint32_t c = utf8_next(s, &next);
        if (!cp_is_digit(c))
            break;
        value = value * 10 + (int)(c >= 0xff10 ? c - 0xff10 : c - '0');
        digits++;
        *at = next;
    }
    return digits ? value : -1;
}

static bool word_at(struct str s, size_t *at, struct str word)
{
    while (*at < s.n && s.s[*at] == ' ')
        (*at)++;
    if (!str_starts(str_cut(s, *at, s.n), word))
        return false;
    *at += word.n;
    while (*at < s.n && s.s[*at] == ' ')
        (*at)++;
    return true;
}

int date_in(struct str s, size_t *at)
{
    for (size_t i = *at; i < s.n;) {
        size_t k = i;
        int year = number_at(s, &k);
        if (year < 0) {
            utf8_next(s, &i);
            continue;
        }
        size_t after = k;
        int month, day;
        if (year >= 1900 && year < 2200 && word_at(s, &k, STR("年")) && (month = number_at(s, &k)) > 0 && word_at(s, &k, STR("月")) &&
            (day = number_at(s, &k)) > 0 && word_at(s, &k, STR("日")) && day_make(year, month, day)) {
            *at = k;
            return day_make(year, month, day);
        }
        i = after;
    }
    *at = s.n;
    return 0;
}

static struct str page_of(struct arena *a, struct str s, size_t at)
{
    while (at < s.n && s.s[at] == ' ')
        at++;
    if (str_starts(str_cut(s, at, s.n), STR("第")))
        at += 3;
    size_t end = str_find(s, STR("版"), at);
    if (end == SIZE_MAX || end == at || end - at > 18)
        return STR_ABSENT;
    struct str page = str_trim(str_cut(s, at, end));
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"};
    for (int i = 0; i < 16; i++)
        if (str_is(page, numerals[i]))
            return arena_printf(a, "%d", i + 1);
    return arena_str(a, page);
}

/* Where a jump phrase of KIND with its page number begins within S, SIZE_MAX: nowhere. *END is behind it, brackets included. */
static size_t jump_find(struct arena *a, const struct words *w, enum word_kind kind, struct str s, size_t from, size_t *end, struct str *page)
{
    for (size_t i = 0; i < w->list[kind].n; i++) {
        size_t at = str_find(s, w->list[kind].at[i], from);
        if (at == SIZE_MAX)
            continue;
        struct str p = page_of(a, s, at + w->list[kind].at[i].n);
        if (!p.s)
            continue;
        size_t stop = str_find(s, STR("版"), at) + 3, start = at;
        while (start && (s.s[start - 1] == ' ' || s.s[start - 1] == '('))
            start--;
        static const char *const opens[] = {"（", "【", "［", "〔", "▲", "▶", "▼", "★", "●"};
        static const char *const closes[] = {"）", "】", "］", "〕", "▲", "▶", "▼", "★", "●"};
        for (size_t k = 0; k < sizeof opens / sizeof *opens; k++)
            if (str_ends(str_cut(s, 0, start), str_of(opens[k])))
                start -= 3;
        size_t close = stop;
        /* （下转第4版要闻） and the like: what stands up to the bracket goes with it. */
        for (size_t ncp = 0; close < s.n && ncp < 8; ncp++) {
            size_t next = close;
            uint32_t c = utf8_next(s, &next);
            bool shut = c == ')';
            for (size_t k = 0; k < sizeof closes / sizeof *closes; k++)
                shut |= str_starts(str_cut(s, close, s.n), str_of(closes[k]));
            close = next;
            if (shut) {
                stop = close;
                break;
            }
            if (!cp_is_han(c) && c != ' ')
                break;
        }
        *end = stop;
        if (page)
            *page = p;
        return start;
    }
    return SIZE_MAX;
}

size_t jump_to_parse(struct arena *a, const struct words *w, struct str s, struct str *page)
{
    size_t tail = s.n > 90 ? s.n - 90 : 0, end;
    while (tail < s.n && ((unsigned char)s.s[tail] & 0xc0) == 0x80)
        tail++;
    size_t at = jump_find(a, w, WORD_JUMP_TO, s, tail, &end, page);
    return at != SIZE_MAX && str_trim(str_cut(s, end, s.n)).n <= 3 ? at : s.n;
}

size_t jump_from_parse(struct arena *a, const struct words *w, struct str s, struct str *page)
{
    size_t end, head = s.n < 60 ? s.n : 60;
    while (head && head < s.n && ((unsigned char)s.s[head] & 0xc0) == 0x80)
        head--;
    size_t at = jump_find(a, w, WORD_JUMP_FROM, str_cut(s, 0, head), 0, &end, page);
    if (at == SIZE_MAX || at > 6)
        return 0;
    while (end < s.n && s.s[end] == ' ')
        end++;
    return end;
}

static bool only_rules(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (cp_is_core(c))
            return false;
    }
    return true;
}

static bool only_date(struct str s)
{
    size_t at = 0;
    if (!date_in(s, &at))
        return false;
    struct str rest = str_trim(str_cut(s, at, s.n));
    size_t lead = 0;
    while (lead < s.n && !(s.s[lead] >= '0' && s.s[lead] <= '9'))
        lead++;
    return rest.n == 0 && lead <= 3;
}

/* Words of mastheads and imprints, in a line that is no sentence. */
static bool imprint(const struct words *w, struct str s)
{
    if (s.n > 400 || str_find(s, STR("。"), 0) != SIZE_MAX || str_find(s, STR("，"), 0) != SIZE_MAX)
        return false;
    int words = words_count(w, WORD_FURNITURE, s);
    return words >= 2 || (words && s.n < 90);
}

static bool item_start(struct str s)
{
    size_t at = 0;
    uint32_t c = utf8_next(s, &at);
    if ((c >= 0x2460 && c <= 0x249b) || c == 0x25cf || c == 0x25a0 || c == 0x25c6 || c == 0x25b2 || c == 0x2605)
        return true;
    return false;
}

bool line_fixed(const struct line *l)
{
    return l->marks & (MARK_BYLINE | MARK_STAFF | MARK_FURNITURE | MARK_RULE);
}

bool line_complete(const struct line *l)
{
    return l->end == END_SENTENCE || (l->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_DATE)) || line_fixed(l);
}

static void mark_line(struct page_work *p, struct line *l)
{
    const struct words *w = p->words;
    struct str s = l->text;
    if (only_rules(s)) {
        l->marks = MARK_RULE;
        return;
    }
    struct arena *a = p->arena;
    if (opening_parse(a, w, s, NULL, NULL))
        l->marks |= MARK_OPENING;
    if (jump_from_parse(a, w, s, NULL))
        l->marks |= MARK_JUMP_FROM;
    if (jump_to_parse(a, w, s, NULL) < s.n)
        l->marks |= MARK_JUMP_TO;
    if (imprint(w, s))
        l->marks |= MARK_FURNITURE;
    if (only_date(s))
        l->marks |= MARK_DATE;
    if (credit_parse(a, w, s, NULL) < s.n)
        l->marks |= MARK_CREDIT;
    if (!(l->marks & (MARK_OPENING | MARK_CREDIT)) && l->ncp <= 60 && byline_parse(a, w, s, NULL))
        l->marks |= MARK_BYLINE;
    if ((l->marks & MARK_BYLINE) && words_count(w, WORD_COMMENTATOR, s))
        l->marks |= MARK_COMMENTATOR;
    if (str_starts(s, STR("——")) || str_starts(s, STR("--")))
        l->marks |= MARK_DASH_START;
    if (str_ends(s, STR("——")))
        l->marks |= MARK_DASH_END;
    if (item_start(s))
        l->marks |= MARK_ITEM;
}

/* The last N bytes of S and all of NEXT, cut at a character. */
static struct str tail_with(struct arena *a, struct str s, size_t n, struct str next, size_t *tail)
{
    size_t from = s.n > n ? s.n - n : 0;
    while (from < s.n && ((unsigned char)s.s[from] & 0xc0) == 0x80)
        from++;
    *tail = s.n - from;
    return arena_printf(a, "%.*s%.*s", STR_ARG(str_cut(s, from, s.n)), STR_ARG(next));
}

/* Jumps and credits that a line end broke: （下转⏎4版）, 记者 王⏎涛 摄. The second line carries the mark. */
static void mark_broken(struct page_work *p, struct line *l, struct line *next)
{
    size_t tail;
    if (next->ncp > 40 || (l->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_FURNITURE)) || (next->marks & MARK_FURNITURE))
        return;
    if (!(next->marks & MARK_JUMP_TO) && str_find(next->text, STR("版"), 0) != SIZE_MAX) {
        struct str both = tail_with(p->arena, l->text, 30, next->text, &tail);
        if (jump_to_parse(p->arena, p->words, both, NULL) < tail) {
            next->marks = MARK_JUMP_TO;
            return;
        }
    }
    if (!(next->marks & MARK_CREDIT) && words_suffix(p->words, WORD_PHOTO, next->text) && l->end == END_OPEN) {
        struct str both = tail_with(p->arena, l->text, 60, next->text, &tail);
        if (credit_parse(p->arena, p->words, both, NULL) < tail)
            next->marks = MARK_CREDIT;
    }
}

/* Groups of close lines that end as text does. */
static void groups_close(struct page_work *p)
{
    bool closes = false;
    for (size_t i = p->nlines; i-- > 0;) {
        struct line *l = &p->lines[i];
        if (i + 1 == p->nlines || l[1].gap)
            closes = line_complete(l) && !line_fixed(l);
        l->closes = closes;
    }
}

void marks_set(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++)
        mark_line(p, &p->lines[i]);
    facts_mark(p);
    for (size_t i = 0; i + 1 < p->nlines; i++)
        mark_broken(p, &p->lines[i], &p->lines[i + 1]);
    groups_close(p);
}
