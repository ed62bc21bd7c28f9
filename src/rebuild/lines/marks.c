/* What a line says of itself, without its neighbours: the set phrases of the trade. */
#include <stdlib.h>
#include <string.h>

#include "../rebuild_internal.h"

#include "baolan/language.h"
#include "baolan/rarity.h"

enum { SPREAD_MOST = 20 }; /* bytes of a column's head that is spread by blanks */

static bool only_rules(struct str s)
{
    enum { ONE = 0x4e00, DASHES_LEAST = 4 };
    size_t closing = 0, all = 0, ones = 0;
    for (size_t at = 0; at < s.n; all++) {
        uint32_t c = utf8_next(s, &at);
        ones += c == ONE; /* ——一一——: what an optical reader took a rule for */
        if (cp_is_core(c) && c != ONE)
            return false;
        closing += cp_is_closing(c) || cp_ends_sentence(c);
    }
    if (ones && all - ones < DASHES_LEAST)
        return false;
    return closing < all || all > 3; /* 。” at the head of a line, and nothing else, ends the text before it */
}

static bool only_date(struct str s)
{
    size_t at = 0, lead = 0;
    while (lead <= 3 && lead < s.n && !(s.s[lead] >= '0' && s.s[lead] <= '9'))
        lead++;
    if (lead > 3 || !date_in(s, &at))
        return false;
    struct str rest = str_trim(str_cut(s, at, s.n));
    return rest.n <= 6 && str_find(rest, STR("。"), 0) == SIZE_MAX; /* 2020年8月5日发布 */
}

/* Five digits in a row: a telephone, a licence, a post code. */
static bool long_number(struct str s)
{
    size_t run = 0;
    for (size_t i = 0; i < s.n; i++) {
        run = s.s[i] >= '0' && s.s[i] <= '9' ? run + 1 : 0;
        if (run >= 5)
            return true;
    }
    return false;
}

static bool spread(const struct line *l)
{
    return (l->signs & SIGN_BLANK) && l->text.n <= SPREAD_MOST;
}

/* Heads of standing columns; words of mastheads and imprints, in a line that is no sentence. */
static bool imprint(struct arena *a, const struct words *w, const struct line *l)
{
    struct str s = l->text;
    if (s.n > 400 || (l->signs & (SIGN_STOP | SIGN_COMMA)))
        return false;
    if (words_have(w, WORD_COLUMN, s) || (spread(l) && words_have(w, WORD_COLUMN, unspaced(a, s))))
        return true;
    /* One such word is a sentence's as well (主管部门) unless it speaks of the page, or a colon or a number goes with it. */
    int words = words_count(w, WORD_FURNITURE, s);
    return words >= 2 || (words && str_starts(s, STR("本版"))) ||
           (words && s.n < 90 && ((l->signs & SIGN_COLON) || str_find(s, STR(":"), 0) != SIZE_MAX || long_number(s)));
}

static bool bullet(uint32_t c)
{
    return c == 0x25cf || c == 0x25a0 || c == 0x25c6 || c == 0x25b2 || c == 0x2605 || c == 0x25c7 || c == 0x25cb ||
           c == 0x25a1;
}

/* ◆…, ●…: an item set off by a bullet; 【…】…: an item with its headline in the line. */
static bool item_start(const struct line *l)
{
    size_t at = 0;
    uint32_t c = utf8_next(l->text, &at);
    if (bullet(c))
        return l->hi > 24 || l->end == END_SENTENCE;
    size_t close = c == 0x3010 ? str_find(l->text, STR("】"), 0) : SIZE_MAX;
    return close != SIZE_MAX && close < 90 && close > 9 && close + 3 < l->text.n;
}

/* 一、…, （一）…, 01, 第七章, ■…: short, no sentence; 01 and 一 may stand alone. */
static bool numbered(const struct line *l)
{
    struct str s = l->text;
    size_t at = 0, from;
    if (l->hi > 48 || l->end == END_SENTENCE)
        return false;
    if (bullet(utf8_next(s, &at)) && l->hi > 4 && l->hi <= 36 && !(l->marks & MARK_BYLINE))
        return true;
    at = 0;
    if (number_in(s, &at) > 0 && at == s.n && s.n <= 2)
        return true;
    at = str_starts(s, STR("第")) || str_starts(s, STR("（")) ? 3 : 0;
    from = at;
    for (size_t next = at; at < from + 9 && numeral_of(utf8_next(s, &next)); at = next)
        ;
    if (at == from)
        return false;
    struct str rest = str_cut(s, at, s.n);
    if (from == 3 && s.s[0] == "第"[0] && str_starts(s, STR("第")))
        return str_starts(rest, STR("章")) || str_starts(rest, STR("节")) || str_starts(rest, STR("回")) ||
               str_starts(rest, STR("部分"));
    if (from == 3)
        return str_starts(rest, STR("）"));
    return str_starts(rest, STR("、")) || (rest.n == 0 && at == 3);
}

/* 这是5月8日在…拍摄的…: so agencies begin what stands under a picture. */
static bool picture_dated(struct str s)
{
    size_t at = 0;
    if (!str_starts(s, STR("这是")))
        return false;
    s = str_cut(s, strlen("这是"), s.n);
    int month = number_in(s, &at);
    return month >= 1 && month <= 12 && str_starts(str_cut(s, at, s.n), STR("月"));
}

/* ▲图为…, 图①：…, 上图：…: what stands under a picture. */
static bool picture_text(const struct words *w, struct str s)
{
    size_t at = 0;
    uint32_t c = utf8_next(s, &at);
    if ((c >= 0x25b2 && c <= 0x25c5) || c == 0x2191 || c == 0x2193)
        s = str_trim(str_cut(s, at, s.n));
    if (words_prefix(w, WORD_CAPTION, s) || picture_dated(s))
        return true;
    if (!word_starts(s, "图", "圖"))
        return false;
    at = 3;
    c = utf8_next(s, &at);
    return (c >= 0x2460 && c <= 0x2473) || (c >= '1' && c <= '9') || c == 0xff1a;
}

/* 记者手记, 【编后】, ■ 链接: what a box is called, and nothing else. */
static bool box_label(struct arena *a, const struct words *w, const struct line *l)
{
    struct str s = l->text;
    size_t at = 0, end = s.n;
    if (s.n > 60)
        return false;
    uint32_t first = utf8_next(s, &at), last = utf8_prev(s, &end);
    if (bullet(first))
        s = str_trim(str_cut(s, at, s.n));
    else if ((first == 0x3010 && last == 0x3011) || (first == 0xff3b && last == 0xff3d) ||
             (first == '[' && last == ']'))
        s = str_trim(str_cut(s, at, end));
    return words_have(w, WORD_BOX_LABEL, s) ||
           ((l->signs & SIGN_BLANK) && s.n <= SPREAD_MOST && words_have(w, WORD_BOX_LABEL, unspaced(a, s)));
}

/* 某某标题（紧接第二版）: the jump stands behind the headline of the second half. */
static void jump_behind(struct page_work *p, struct line *l)
{
    if (!(l->signs & SIGN_PAGE) || (l->end == END_SENTENCE && !bracket_ends(l->text)))
        return;
    size_t at = jump_from_tail(p->arena, p->words, l->text, &l->jump_from);
    if (at == 0 || at >= l->text.n || l->hi > 80) {
        l->jump_from = STR_ABSENT;
        return;
    }
    int hi = l->hi;
    l->text = arena_str(p->arena, str_trim(str_cut(l->text, 0, at)));
    l->ncp = (int)utf8_count(l->text);
    line_signs(l);
    l->hi = l->lo = hi * l->ncp / (l->ncp + 8);
    l->end = END_OPEN;
}

static void mark_line(struct page_work *p, struct line *l)
{
    jump_behind(p, l);
    const struct words *w = p->words;
    struct str s = l->text;
    if (only_rules(s)) {
        l->marks = MARK_RULE;
        return;
    }
    struct arena *a = p->arena;
    if (opening_parse(a, w, s, NULL, NULL))
        l->marks |= MARK_OPENING;
    if ((l->signs & SIGN_PAGE) && jump_from_parse(a, w, s, NULL))
        l->marks |= MARK_JUMP_FROM;
    if ((l->signs & SIGN_PAGE) && jump_to_parse(a, w, s, NULL) < s.n)
        l->marks |= MARK_JUMP_TO;
    if (imprint(a, w, l))
        l->marks |= MARK_FURNITURE;
    if ((l->signs & SIGN_DIGIT) && only_date(s))
        l->marks |= MARK_DATE;
    if (l->picture || credit_parse(a, w, s, NULL) < s.n || (l->imaged && artist_parse(a, w, s, NULL) < s.n))
        l->marks |= MARK_CREDIT;
    /* a short headline set upright looks like a name */
    bool bare = l->vertical && !words_count(w, WORD_ROLE, s) && !str_starts(s, STR("□"));
    if (!(l->marks & (MARK_OPENING | MARK_CREDIT | MARK_FURNITURE)) && l->ncp <= 60 && !bare &&
        byline_parse(a, w, s, NULL))
        l->marks |= MARK_BYLINE;
    if ((l->marks & MARK_BYLINE) && words_count(w, WORD_COMMENTATOR, s))
        l->marks |= MARK_COMMENTATOR;
    if (str_starts(s, STR("——")) || str_starts(s, STR("--"))) {
        struct str name = str_cut(s, str_starts(s, STR("——")) ? 6 : 2, s.n);
        l->marks |= MARK_DASH_START;
        if (l->ncp <= 8 && byline_parse(a, w, name, NULL))
            l->marks = MARK_BYLINE;
    }
    if (str_ends(s, STR("——")))
        l->marks |= MARK_DASH_END;
    if (box_label(a, w, l))
        l->marks = (l->marks | MARK_LABEL) & ~(unsigned)(MARK_BYLINE | MARK_FURNITURE);
    if (item_start(l))
        l->marks |= MARK_ITEM;
    if (numbered(l))
        l->marks |= MARK_NUMBERED;
    if (!(l->marks & MARK_FURNITURE) && (l->picture || picture_text(w, s)))
        l->marks |= MARK_PICTURE;
    size_t bracket = bracket_signs(a, w, s), before = bracket;
    if (bracket == 0) /* （记者 王涛 摄） is a credit all the same */
        l->marks = l->marks & MARK_CREDIT ? MARK_CREDIT : MARK_CLOSING;
    else if (bracket < s.n && (cp_ends_sentence(utf8_prev(s, &before)) || str_ends(str_cut(s, 0, bracket), STR("”"))))
        l->marks |= MARK_SIGNED;
}

/* A line set far to the right behind the end of a text is who wrote it, after where: 云坪 许师傅. */
static void mark_right(struct page_work *p, struct line *l)
{
    enum { FAR = 12, LONGEST = 14 };
    size_t blank = l->text.n;
    if (l->indent < FAR || l->ncp > LONGEST || l->marks || l->end != END_OPEN || l == p->lines ||
        l[-1].end != END_SENTENCE)
        return;
    while (blank > 0 && l->text.s[blank - 1] != ' ')
        blank--;
    if (blank && byline_parse(p->arena, p->words, str_cut(l->text, blank, l->text.n), NULL))
        l->marks = MARK_BYLINE;
}

/* A jump that a line end broke: （下转⏎4版）. The second line carries the mark; alone it would look like a page's number. */
static void mark_broken_jump(struct page_work *p, const struct line *l, struct line *next)
{
    size_t tail;
    if (next->ncp > 40 || (l->marks | next->marks) & MARK_JUMP_TO || !(next->signs & SIGN_PAGE))
        return;
    struct str both = tail_with(p->arena, l->text, 30, next->text, &tail);
    if (jump_to_parse(p->arena, p->words, both, NULL) < tail)
        next->marks = MARK_JUMP_TO;
}

/* Bylines, closing names and credits that a line end broke: 记者 王⏎涛 摄. The second line carries the mark. */
static void mark_broken(struct page_work *p, struct line *l, struct line *next)
{
    size_t tail;
    if (bracket_broken(p, l, next))
        return;
    if ((l->marks & MARK_BYLINE) && !(next->marks & (MARK_BYLINE | MARK_OPENING)) && next->ncp <= 20 &&
        next->gap <= p->usual_gap) {
        struct str both = tail_with(p->arena, l->text, l->text.n, next->text, &tail);
        if (byline_breaks(l->text) && byline_parse(p->arena, p->words, both, NULL)) {
            next->marks = MARK_BYLINE | MARK_BYLINE_REST;
            return;
        }
    }
    if (next->ncp > 40 || (l->marks & (MARK_JUMP_TO | MARK_CREDIT | MARK_FURNITURE)) || (next->marks & MARK_FURNITURE))
        return;
    if (!(next->marks & MARK_CREDIT) && words_suffix(p->words, WORD_PHOTO, next->text) && l->end == END_OPEN) {
        struct str both = tail_with(p->arena, l->text, 60, next->text, &tail);
        if (credit_parse(p->arena, p->words, both, NULL) < tail)
            next->marks = MARK_CREDIT;
    }
}

/* 春到渡口（国画）⏎王涛 作: a work of art, and on the next line who made it. */
static void mark_artist(struct page_work *p, struct line *l, struct line *next)
{
    enum { ARTIST_MOST = 12 };
    size_t tail;
    if (next->ncp > ARTIST_MOST || next->gap > p->usual_gap || l->level ||
        !words_suffix(p->words, WORD_ARTIST, next->text))
        return;
    struct str both = tail_with(p->arena, l->text, l->text.n, next->text, &tail);
    if (artist_parse(p->arena, p->words, both, NULL) == tail)
        l->marks = next->marks = MARK_CREDIT;
}

/* 指导老师：王涛 under the end of a text closes it, as （王涛） does; under a byline it goes on with that. */
static void mark_tutor(const struct page_work *p, const struct line *l, struct line *next)
{
    int tutor = 0;
    if ((next->marks & MARK_BYLINE) && !(l->marks & MARK_BYLINE) && l->end == END_SENTENCE &&
        words_prefix_value(p->words, WORD_ROLE, next->text, &tutor) && tutor)
        next->marks = MARK_CLOSING;
}

/* Does a sentence end within L, before its last character, or do several commas stand in it? */
static bool prose_inside(const struct line *l)
{
    return l->pauses.stops || l->pauses.commas + str_ends(l->text, STR("，")) > 1;
}

/* Groups of close lines that end as text does, or hold what only text does. */
static void groups_close(struct page_work *p)
{
    for (size_t from = 0, to; from < p->nlines; from = to) {
        bool prose = false;
        for (to = from; to < p->nlines && (to == from || !p->lines[to].gap); to++)
            prose = prose || prose_inside(&p->lines[to]);
        const struct line *last = &p->lines[to - 1];
        bool closes = (prose && to - from > 1) || (line_complete(last) && !line_fixed(last));
        for (size_t i = from; i < to; i++)
            p->lines[i].closes = closes;
    }
}

/*
 * Running heads and buttons stand on a page again and again; a line of a story does not. Very short ones must come three times. What
 * opens, signs or ends a story may well stand twice: one reporter writes two stories of a day.
 */
static void repeats_mark(struct page_work *p)
{
    const unsigned told =
        MARK_OPENING | MARK_BYLINE | MARK_CREDIT | MARK_DATE | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_RULE;
    struct repeat *all = xcalloc(p->nlines + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        bool office = words_suffix(p->words, WORD_OFFICE, l->text) > 0; /* over its notice and under it */
        if (l->end != END_SENTENCE && !l->level && !l->vertical && l->hi <= 60 && !(l->marks & told) && !office &&
            !l->listed && !l->rule)
            all[n++] = (struct repeat){str_hash(l->text), i};
    }
    n = repeats_find(all, n);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && all[from].hash == all[to].hash; to++)
            ;
        if (to - from >= (p->lines[all[from].line].ncp >= 6 ? 2u : 3u))
            for (size_t i = from; i < to; i++)
                line_leaves(&p->lines[all[i].line], N_("stands on the page again and again"));
    }
    free(all);
}

static bool all_han(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (!cp_is_han(utf8_next(s, &at)))
            return false;
    return true;
}

/* Does TEXT name NAME as a place: 柳林县, 青龙镇? */
static bool names_place(struct str text, struct str name, size_t at)
{
    static const char *const kinds[] = {"县", "市", "区", "镇", "乡", "村", "旗"};
    for (; at != SIZE_MAX; at = str_find(text, name, at + name.n))
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (str_starts(str_cut(text, at + name.n, text.n), str_of(kinds[k])))
                return true;
    return false;
}

/* Does TEXT have somebody of that NAME speak: 许春山说, 许春山介绍? */
static bool names_speaker(const struct words *w, struct str text, struct str name, size_t at)
{
    for (; at != SIZE_MAX; at = str_find(text, name, at + name.n))
        if (words_prefix(w, WORD_TOLD, str_cut(text, at + name.n, text.n)))
            return true;
    return false;
}

/* .letters of all lines, side by side: each of the short ones is looked for in each line, nearly all of which are told by this alone. */
static uint64_t *letters_of_lines(const struct page_work *p)
{
    uint64_t *letters = xmalloc(p->nlines * sizeof *letters);
    for (size_t i = 0; i < p->nlines; i++)
        letters[i] = p->lines[i].letters;
    return letters;
}

/* 原料: two ideographs that make a word, between text that ends and text. A name would stand under a headline or behind the last text of a story. */
static bool word_between(const struct page_work *p, size_t i)
{
    enum { TEXT_LEAST = 20 };
    const struct line *l = &p->lines[i];
    if (l->ncp != 2 || !i || i + 1 >= p->nlines || !line_complete(l - 1) || l[1].hi < TEXT_LEAST || l[1].marks)
        return false;
    size_t at = 0;
    uint32_t first = utf8_next(l->text, &at);
    return rarity_word(first, utf8_next(l->text, &at));
}

/* Three ideographs between text that ends and text. */
static bool three_between(const struct page_work *p, size_t i)
{
    enum { TEXT_LEAST = 16 };
    const struct line *l = &p->lines[i];
    return i && i + 1 < p->nlines && l->ncp == 3 && l->text.n == 9 && !l->vertical && line_complete(l - 1) &&
           l[1].hi >= TEXT_LEAST && !l[1].marks;
}

/* 春卖花, 夏卖鲜: does another such line nearby, which is no name, have a character at the same place, not at its head? They head sections. */
static bool three_alike(const struct page_work *p, size_t i)
{
    enum { REACH = 60, HAN = 3 }; /* lines; bytes */
    if (!three_between(p, i))
        return false;
    const char *s = p->lines[i].text.s;
    for (size_t k = i > REACH ? i - REACH : 0; k < p->nlines && k <= i + REACH; k++) {
        const char *other = p->lines[k].text.s;
        if (k != i && !p->lines[k].marks && three_between(p, k) &&
            (!memcmp(s + HAN, other + HAN, HAN) || !memcmp(s + 2 * HAN, other + 2 * HAN, HAN)))
            return true;
    }
    return false;
}

/*
 * Two or three ideographs alone on a line may begin with a surname: they are a word all the same where the text uses them (the label of a
 * column), unless somebody of that name speaks there, and a label over a county's news where it names them as a place.
 */
static void short_lines_mark(struct page_work *p)
{
    enum { MOST = 64 }; /* a page has no more of them */
    uint64_t *letters = NULL;
    for (size_t i = 0, n = 0; i < p->nlines && n < MOST; i++) {
        struct line *l = &p->lines[i];
        if ((l->marks & ~(unsigned)MARK_BYLINE) || l->ncp < 2 || l->ncp > 3 || l->vertical || !all_han(l->text))
            continue;
        if (word_between(p, i) || three_alike(p, i)) {
            l->marks = 0;
            continue;
        }
        letters = n++ ? letters : letters_of_lines(p);
        bool place = false, word = false, speaker = false;
        for (size_t k = 0; k < p->nlines && !place; k++) {
            const struct line *other = &p->lines[k];
            if ((letters[k] & l->letters) != l->letters || k == i ||
                (other->marks & (MARK_BYLINE | MARK_CREDIT | MARK_STAFF)))
                continue;
            size_t at = str_find(other->text, l->text, 0);
            word |= at != SIZE_MAX;
            place = at != SIZE_MAX && names_place(other->text, l->text, at);
            speaker |= at != SIZE_MAX && names_speaker(p->words, other->text, l->text, at);
        }
        if (place)
            l->marks = MARK_PLACE;
        else if (word && !speaker)
            l->marks = 0;
    }
    free(letters);
}

void marks_set(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++)
        mark_line(p, &p->lines[i]);
    for (size_t i = 0; i < p->nlines; i++)
        mark_right(p, &p->lines[i]);
    headings_mark(p);
    fields_mark(p);
    for (size_t i = 0; i + 1 < p->nlines; i++)
        mark_broken_jump(p, &p->lines[i], &p->lines[i + 1]);
    short_lines_mark(p);
    contents_mark(p);
    repeats_mark(p);
    facts_mark(p);
    lines_measure(p);
    for (size_t i = 0; i + 1 < p->nlines; i++) {
        mark_broken(p, &p->lines[i], &p->lines[i + 1]);
        mark_artist(p, &p->lines[i], &p->lines[i + 1]);
        mark_tutor(p, &p->lines[i], &p->lines[i + 1]);
    }
    photos_mark(p);
    lists_mark(p);
    groups_close(p);
    alike_mark(p);
}
