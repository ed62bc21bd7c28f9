/*
 * What says where something stands, and is no story's: the box that points to other pages, and the list of the page's headlines that web editions
 * put before its stories (本版标题导航). Headlines of such a list stand a second time over their stories; what does not, may be all the headline that its
 * story has, and stays.
 */
#include <stdlib.h>
#include <string.h>

#include "../rebuild_internal.h"

#include "baolan/language.h"
#include "baolan/slots.h"

/* 元宵灯展抢先看 6版, ……第8版: tells on which page to read on. */
static bool points_to_page(const struct line *l)
{
    enum { LONGEST = 30 };
    struct str s = l->text;
    if (l->ncp > LONGEST || !str_ends(s, STR("版")) || (l->marks & (MARK_JUMP_TO | MARK_JUMP_FROM)))
        return false;
    size_t at = s.n - strlen("版"), digits = 0;
    while (at > 0 && s.s[at - 1] == ' ')
        at--;
    for (; at > 0 && digits < 3 && cp_is_digit((unsigned char)s.s[at - 1]); at--)
        digits++;
    return digits && at > 0 && (s.s[at - 1] == ' ' || !cp_is_digit((unsigned char)s.s[at - 1]));
}

/* Two such lines and more, one under the other, are the box that says what stands on other pages. */
static void pages_mark(struct page_work *p)
{
    for (size_t from = 0, to; from < p->nlines; from = to) {
        for (to = from; to < p->nlines && points_to_page(&p->lines[to]); to++)
            ;
        if (to - from >= 2)
            for (size_t i = from; i < to; i++)
                line_leaves(&p->lines[i], N_("says on which page something stands"));
        to += to == from;
    }
}

/* The headline behind a bullet, a dash or a number: · 标题, 1、标题, [1] 标题. */
static struct str unlisted(struct str s)
{
    size_t at = 0, end = 0;
    for (bool sign = true; sign && at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        sign = !cp_is_han(c) && !cp_is_opening(c) && c != 0x2014;
        end = sign ? at : end;
    }
    return str_trim(str_cut(s, end, s.n));
}

/* 本版标题导航, 标题目录: the head of such a list. */
static bool list_head(const struct page_work *p, const struct line *l)
{
    struct str s = l->text;
    if (str_ends(s, STR("：")))
        s = str_cut(s, 0, s.n - 3);
    return words_have(p->words, WORD_CONTENTS_HEAD, s);
}

/* Headlines may ask and cry out, but for that they hold no sentences. */
static bool sentence(const struct line *l)
{
    return l->end == END_SENTENCE &&
           ((l->signs & SIGN_STOP) || !(str_ends(l->text, STR("？")) || str_ends(l->text, STR("！"))));
}

static bool may_be_listed(const struct line *l)
{
    enum { SHORTEST = 4, LONGEST = 60 };
    return !l->rule && !sentence(l) && !l->vertical && l->ncp >= SHORTEST && l->ncp <= LONGEST && !l->level &&
           !(l->marks & (MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_DATE | MARK_STAFF));
}

struct listed {
    struct str text; /* without its bullet */
    size_t line;
};

/* S, and MORE right behind it, without the blanks between their phrases: where a headline breaks, the list has one. */
static struct str closed(struct arena *a, struct str s, struct str more)
{
    if (!more.n && str_find(s, STR(" "), 0) == SIZE_MAX)
        return s;
    char *text = arena_alloc(a, s.n + more.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n + more.n; i++) {
        char c = i < s.n ? s.s[i] : more.s[i - s.n];
        text[n] = c;
        n += c != ' ';
    }
    return (struct str){text, n};
}

/*
 * TWIN of each line that may be a headline gets the next line behind it with the same text, or one whose two lines are the text; else 0. Of
 * lines that come more than twice, each gets the next one.
 */
static void twins_find(const struct page_work *p, size_t *twin)
{
    struct listed *all = xcalloc(p->nlines + 1, 2 * sizeof *all);
    size_t n = 0, size = 8;
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        if (!may_be_listed(l))
            continue;
        struct str alone = closed(p->arena, unlisted(l->text), STR(""));
        all[n++] = (struct listed){alone, i};
        if (i + 1 < p->nlines && may_be_listed(l + 1) && !l[1].gap) /* a headline over two lines */
            all[n++] = (struct listed){closed(p->arena, l->text, l[1].text), i};
    }
    while (size < 2 * n)
        size *= 2;
    struct slots places = slots_new();
    slots_resize(&places, size);
    size_t *next = xcalloc(size, sizeof *next); /* of the lines behind, the first one with a text, counted from 1 */
    const struct listed *chosen = NULL;         /* with what text the line has its twin */
    for (size_t i = n; i-- > 0;) {
        const struct listed *x = &all[i];
        size_t k = slots_place(&places, str_hash(x->text));
        while (next[k] && !str_eq(all[next[k] - 1].text, x->text))
            k = (k + 1) & (size - 1);
        bool again = x->text.n && next[k] && all[next[k] - 1].line > x->line + 1;
        if (again && !(chosen && chosen->line == x->line && str_cmp(chosen->text, x->text) > 0)) {
            twin[x->line] = all[next[k] - 1].line;
            chosen = x;
        }
        next[k] = i + 1;
    }
    free(next);
    free(all);
}

/* Is there the head of such a list, or do bullets or numbers begin a few lines one under the other? Most pages are told by this. */
static bool may_hold_list(const struct page_work *p)
{
    enum { LEAST = 3 };
    size_t run = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        const struct line *l = &p->lines[i];
        size_t at = 0;
        uint32_t c = utf8_next(l->text, &at);
        bool sign = !cp_is_han(c) && !cp_is_opening(c) && !sentence(l);
        run = sign ? run + 1 : 0;
        if (run >= LEAST || list_head(p, l))
            return true;
    }
    return false;
}

/* Runs of lines that stand again further down, one by one: they leave, the headlines stay. */
static void headlines_mark(struct page_work *p)
{
    enum { LEAST = 3, HEADED = 2 };
    if (!may_hold_list(p))
        return;
    size_t *twin = xcalloc(p->nlines + 1, sizeof *twin);
    twins_find(p, twin);
    for (size_t from = 0, to; from < p->nlines; from = to) {
        size_t again = 0, after = 0, stop = p->nlines;
        int gap = from > 0 ? p->lines[from].gap : 0; /* a list may stand with blank lines between, as its page does */
        bool headed = from > 0 && list_head(p, &p->lines[from - 1]);
        for (to = from; to < stop && may_be_listed(&p->lines[to]) && !list_head(p, &p->lines[to]) &&
                        (to == from || p->lines[to].gap <= (headed ? gap : 0));
             to++) {
            stop = twin[to] > to && twin[to] < stop ? twin[to] : stop;
            again += twin[to] > 0;
            after += twin[to] > to;
        }
        size_t least = headed ? HEADED : LEAST;
        bool list = again >= least && after == again && again * 3 >= (to - from) * 2;
        for (size_t i = from; i < to && list; i++)
            if (twin[i] >= to) {
                struct line *headline = &p->lines[twin[i]];
                headline->listed = true;
                if (headline->text.n < unlisted(p->lines[i].text).n && twin[i] + 1 < p->nlines)
                    headline[1].listed = true;
                line_leaves(&p->lines[i], N_("in a list of the page's headlines"));
            } else if (unlisted(p->lines[i].text).n) { /* a headline without ideographs is not all bullet */
                p->lines[i].text = unlisted(p->lines[i].text);
                p->lines[i].pauses = pauses_of(p->lines[i].text);
            }
        if (list && headed)
            line_leaves(&p->lines[from - 1], N_("in a list of the page's headlines"));
        to += to == from;
    }
    free(twin);
}

/* 上一篇：, and on the next line the title of that story. */
static void neighbours_mark(struct page_work *p)
{
    enum { BUTTON = 8, STORY = 1, LONGEST = 60 };
    for (size_t i = 0; i + 1 < p->nlines; i++) {
        struct line *l = &p->lines[i];
        int what;
        size_t word = l->ncp <= BUTTON ? words_prefix_value(p->words, WORD_SITE, l->text, &what) : 0;
        bool colon =
            word && (str_is(str_cut(l->text, word, l->text.n), "：") || str_is(str_cut(l->text, word, l->text.n), ":"));
        if (colon && what == STORY && l[1].ncp <= LONGEST && l[1].gap <= l->gap + 1 && !(l[1].signs & SIGN_STOP) &&
            !words_prefix(p->words, WORD_SITE, l[1].text))
            line_leaves(&l[1], N_("the title of the story before or behind"));
    }
}

void contents_mark(struct page_work *p)
{
    neighbours_mark(p);
    headlines_mark(p);
    pages_mark(p);
}

/* Is L, behind a line that only says where its story began, a headline? Text goes on with marks, or fills the column of the line NEXT behind it. */
static bool heads_rest(const struct line *l, const struct line *next)
{
    enum { SHORT_BY = 12 }; /* columns: the blanks of a paragraph, and more than a line's end leaves */
    if (l->level || l->vertical || (l->marks & MARK_BYLINE))
        return true;
    if (!next || l->end != END_OPEN || (l->marks & MARK_OPENING) ||
        (l->signs & (SIGN_COMMA | SIGN_STOP | SIGN_SEMICOLON)))
        return false;
    if (next->marks & (MARK_BYLINE | MARK_DASH_START | MARK_OPENING))
        return true;
    return !(l->signs & SIGN_LIST) && (next->gap > l->gap || l->hi + SHORT_BY < next->lo);
}

static struct line *line_behind(const struct page_work *p, const struct line *l)
{
    for (l++; l < p->lines + p->nlines; l++)
        if (!l->rule)
            return (struct line *)l;
    return NULL;
}

void jumps_leave(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i], *head;
        struct str page = STR_ABSENT;
        if (!(l->marks & MARK_JUMP_FROM) || jump_from_parse(p->arena, p->words, l->text, &page) < l->text.n)
            continue;
        head = line_behind(p, l);
        if (head && !heads_rest(head, line_behind(p, head)))
            continue;
        if (head)
            head->jump_from = page;
        line_leaves(l, N_("says where the story began"));
        l->role = ROLE_JUMP;
    }
}
