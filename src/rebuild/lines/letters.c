/*
 * Letters to the editors: a salutation or the head of their column, the letter, and who signs it: 青石镇居民 程有田, with or without a day. The
 * signature ends the letter and names its author; it heads nothing, though it stands alone before the next story.
 */
#include <string.h>

#include "../rebuild_internal.h"

enum { REACH = 80, LONGEST = 26 }; /* lines of a letter; code points of a signature */

bool letters_head(const struct page_work *p, const struct line *l)
{
    int letters = 0;
    size_t n = words_prefix_value(p->words, WORD_COLUMN, l->text, &letters);
    return n && n == l->text.n && letters;
}

bool line_salutes(const struct page_work *p, const struct line *l)
{
    return l->verse && l->leads && words_prefix(p->words, WORD_SALUTATION, l->text);
}

/* 编辑同志： and not 尊敬的用户： */
static bool salutes_editors(const struct page_work *p, const struct line *l)
{
    return line_salutes(p, l) && str_starts(l->text, STR("编辑"));
}

/* 此致, 敬礼！ */
static bool takes_leave(const struct line *l)
{
    return l->ncp <= 6 && (str_starts(l->text, STR("此致")) || str_starts(l->text, STR("敬礼")));
}

/* Is S a name, and nothing else? */
static bool names_one(const struct page_work *p, struct str s)
{
    enum { MOST = 12 };
    return s.n && s.n <= MOST * 3 &&
           byline_parse(p->arena, p->words, arena_printf(p->arena, "□ %.*s", STR_ARG(s)), NULL);
}

/* Behind the last word for who somebody is, 青石镇居民: the name. False: there is no such word. */
static bool signer_read(const struct page_work *p, struct str s, struct str *name)
{
    size_t behind = 0;
    for (size_t at = 0; at < s.n; utf8_next(s, &at)) {
        size_t n = words_prefix(p->words, WORD_SIGNER, str_cut(s, at, s.n));
        behind = n && at + n > behind ? at + n : behind;
    }
    struct str rest = str_trim(str_cut(s, behind, s.n));
    if (str_starts(rest, STR("：")))
        rest = str_trim(str_cut(rest, 3, rest.n));
    *name = rest;
    return behind > 0 && (!rest.n || names_one(p, rest));
}

/* 青石镇 程有田: a place, a blank and a name that begins with a surname. */
static bool place_signs(const struct page_work *p, struct str s, struct str *name)
{
    static const char *const ends[] = {"省", "市", "县",   "区", "旗", "乡", "镇",
                                       "村", "庄", "街道", "巷", "院", "校", "中学"};
    size_t blank = str_find(s, STR(" "), 0);
    if (blank == SIZE_MAX)
        return false;
    *name = str_trim(str_cut(s, blank, s.n));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(str_cut(s, 0, blank), str_of(ends[i])))
            return words_prefix(p->words, WORD_SURNAME, *name) && names_one(p, *name);
    return false;
}

/* Does line I sign a letter? SALUTED: it began with a salutation; then a place or a bare name will do. */
static bool signs(const struct page_work *p, size_t i, bool saluted, struct str *name)
{
    const struct line *l = &p->lines[i];
    const unsigned other = ~(unsigned)(MARK_BYLINE | MARK_DASH_START);
    if (l->ncp > LONGEST || l->end != END_OPEN || l->level || l->vertical || (l->marks & other) ||
        (l->signs & (SIGN_COMMA | SIGN_STOP)))
        return false;
    struct str s = str_starts(l->text, STR("——")) ? str_trim(str_cut(l->text, 6, l->text.n)) : l->text;
    if (signer_read(p, s, name))
        return name->n || saluted;
    *name = s;
    return saluted && (((l->marks & MARK_BYLINE) && !words_prefix(p->words, WORD_ROLE_PREFIX, s) && names_one(p, s)) ||
                       place_signs(p, s, name));
}

bool day_alone(const struct line *l)
{
    struct str s = l->text;
    size_t at = 0, digits = 0;
    if (l->marks & MARK_DATE)
        return true;
    if (!(l->signs & SIGN_DIGIT)) /* most lines */
        return false;
    for (; at < s.n; digits++) {
        if (number_in(s, &at) < 0)
            return false;
        struct str unit = str_cut(s, at, at + 3);
        if (!str_is(unit, "年") && !str_is(unit, "月") && !str_is(unit, "日"))
            return false;
        at += 3;
    }
    return digits >= 2;
}

/* Where the letter that begins at line FROM is signed, 0: nowhere. */
static size_t signed_at(const struct page_work *p, size_t from, bool saluted, struct str *name)
{
    bool ended = false;
    for (size_t i = from + 1; i < p->nlines && i <= from + REACH; i++) {
        const struct line *l = &p->lines[i];
        if ((l->marks & (MARK_OPENING | MARK_JUMP_FROM)) || (saluted && line_salutes(p, l)))
            return 0;
        if (ended && signs(p, i, saluted, name))
            return i;
        ended = (ended && (takes_leave(l) || l->signature)) || (l->end == END_SENTENCE && !takes_leave(l));
    }
    return 0;
}

/* A line that ends nothing, behind a paragraph that has ended and before the letter, is the headline of what stands before. */
static void headline_free(struct page_work *p, size_t from)
{
    enum { WIDEST = 44 };
    size_t i = from;
    while (i > 0 && (p->lines[i - 1].marks & (MARK_FURNITURE | MARK_LABEL)))
        i--;
    if (i < 2)
        return;
    struct line *l = &p->lines[i - 1];
    if (l->body && l->end == END_OPEN && !l->marks && !l->signature && l->hi <= WIDEST &&
        (line_complete(l - 1) || l[-1].signature))
        l->body = false;
}

static void letter_mark(struct page_work *p, size_t from, size_t to, struct str name)
{
    for (size_t i = to; i-- > from && takes_leave(&p->lines[i]);)
        p->lines[i].body = p->lines[i].verse = true;
    struct line *l = &p->lines[to];
    l->marks &= ~(unsigned)(MARK_BYLINE | MARK_DASH_START);
    l->signature = l->body = true;
    l->reader = name.n ? name : STR("");
    if (to + 1 < p->nlines && day_alone(l + 1)) {
        l[1].signature = l[1].body = true;
        l[1].reader = STR("");
    }
}

/* A page of letters: each may be signed so, whatever it begins with. */
static void signers_mark(struct page_work *p)
{
    bool letters = false;
    for (size_t i = 0; i < p->nlines && !letters; i++)
        letters = letters_head(p, &p->lines[i]) || p->lines[i].reader.n;
    for (size_t i = 1; i < p->nlines && letters; i++) {
        const struct line *l = &p->lines[i];
        struct str name = STR_ABSENT;
        if (!l->reader.s && l[-1].end == END_SENTENCE && (l->signs & SIGN_BLANK) && signs(p, i, false, &name) &&
            name.n && name.n < l->text.n)
            letter_mark(p, i, i, name);
    }
}

struct str reader_signature(const struct page_work *p, const struct line *l)
{
    struct str before = str_trim(str_cut(l->text, 0, l->text.n - l->reader.n));
    bool told = str_ends(l->text, l->reader) && word_ends(before, "读者", "讀者");
    return arena_printf(p->arena, "□ %s%.*s", told ? "读者 " : "", STR_ARG(l->reader));
}

/* 记者调查, 部门回音: all that stands between two texts, of which the first closes with the name of who signs a letter? */
bool letter_pursued(const struct page_work *p, const struct unit *u, const struct unit *v)
{
    size_t labels = 0;
    if (!p->lines[u->last].reader.n)
        return false;
    for (size_t i = u->last + 1; i < v->first; i++, labels++) {
        int pursues = 0;
        if (!(p->lines[i].marks & MARK_LABEL) ||
            !words_suffix_value(p->words, WORD_BOX_LABEL, p->lines[i].text, &pursues) || !pursues)
            return false;
    }
    return labels > 0;
}

bool letters_brief(const struct page_work *p, size_t from, size_t to)
{
    enum { LEAST = 2, MOST = 60 /* bytes before the colon */ };
    size_t letters = 0;
    for (size_t i = from; i <= to; i++) {
        struct str s = p->lines[i].text, name;
        size_t colon = p->lines[i].signs & SIGN_COLON ? str_find(s, STR("："), 0) : SIZE_MAX;
        if (colon <= MOST && (i == from || line_complete(&p->lines[i - 1])))
            letters += signer_read(p, str_cut(s, 0, colon), &name) && name.n;
        if (i == from && !letters)
            return false;
    }
    return letters >= LEAST;
}

bool answer_begins(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    size_t signer = i ? i - 1 : 0;
    if (signer && p->lines[signer].reader.s && !p->lines[signer].reader.n)
        signer--; /* over the day */
    struct str name = i ? p->lines[signer].reader : STR_ABSENT;
    return name.n && str_starts(l->text, name) && str_ends(l->text, STR("：")) && l->ncp <= LONGEST;
}

/* 县法律援助中心律师 康平: somebody's office, a blank and his name, behind the end of a sentence. */
static bool answer_ends(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    struct str name = l->text;
    for (size_t blank; (blank = str_find(name, STR(" "), 0)) != SIZE_MAX;)
        name = str_cut(name, blank + 1, name.n);
    return l[-1].end == END_SENTENCE && l->end == END_OPEN && !l->level && !l->marks && l->ncp <= LONGEST &&
           name.n < l->text.n && words_prefix(p->words, WORD_SURNAME, name) && names_one(p, name);
}

/* The answer to the letter that is signed before line I, if there is one: it is part of it, and who gives it is no author. */
static void answer_mark(struct page_work *p, size_t i)
{
    if (i >= p->nlines || !answer_begins(p, i))
        return;
    p->lines[i].marks &= ~(unsigned)MARK_BYLINE;
    p->lines[i].body = p->lines[i].verse = true;
    for (size_t k = i + 1; k < p->nlines && k <= i + REACH && !(p->lines[k].marks & MARK_OPENING); k++)
        if (answer_ends(p, k)) {
            letter_mark(p, i, k, STR(""));
            return;
        }
}

void letters_mark(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        bool saluted = line_salutes(p, l);
        struct str name = STR_ABSENT;
        if (!saluted && !letters_head(p, l))
            continue;
        if (salutes_editors(p, l)) {
            headline_free(p, i);
            l->cut = l->body = true;
        }
        size_t to = signed_at(p, i, saluted, &name);
        if (!to)
            continue;
        letter_mark(p, i, to, name);
        answer_mark(p, to + 1 + (to + 1 < p->nlines && p->lines[to + 1].signature));
    }
    signers_mark(p);
}
