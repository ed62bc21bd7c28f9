/*
 * Lists and tables whose lines lie apart: items behind …如下：, which are text and no headings, and the cells of a table, one a line. What stands
 * under the title of an official text: when it was passed, its number. Who is named, one a line; whom a letter is to; what stands over short items.
 * Stanzas, where a paragraph is a line.
 */
#include <stdlib.h>

#include "../runs.h"
#include "baolan/language.h"

enum { ITEM_LINES = 12, ITEM_WIDE = 36, ENACTED_LINES = 4 };

static bool ends_list_lead(const struct line *l)
{
    return str_ends(l->text, STR("：")) || str_ends(l->text, STR(":"));
}

static bool ends_item(const struct line *l)
{
    return str_ends(l->text, STR("；")) || str_ends(l->text, STR(";"));
}

static bool has_digit(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (cp_is_digit(utf8_next(s, &at)))
            return true;
    return false;
}

/* …如下： and close short lines, most of them with figures: who gets how many, what costs what. A paragraph each. */
static void roster_mark(struct page_work *p)
{
    enum { LEAST = 3, WIDEST = 40 };
    const unsigned told =
        MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_OFFICIAL | MARK_ITEM | MARK_DATE;
    for (size_t i = 0; i + LEAST < p->nlines; i++) {
        if (!ends_list_lead(&p->lines[i]) || p->lines[i].level || line_fixed(&p->lines[i]))
            continue;
        size_t to = i + 1, figures = 0;
        for (; to < p->nlines && (to == i + 1 || !p->lines[to].gap); to++) {
            const struct line *l = &p->lines[to];
            if (l->hi > WIDEST || l->end == END_SENTENCE || l->level || l->table || line_fixed(l) || (l->marks & told))
                break;
            figures += (l->signs & SIGN_DIGIT) != 0;
        }
        size_t n = to - i - 1;
        bool whole = to >= p->nlines || p->lines[to].gap;
        if (!whole || n < LEAST || figures * 4 < n * 3)
            continue;
        p->lines[i].leads = true;
        for (size_t k = i + 1; k < to; k++)
            p->lines[k].verse = true;
        i = to - 1;
    }
}

/* Two ideographs and more, brackets among them: 云坪县, 民和县（川口镇）. */
static bool name_of_any(struct str s)
{
    enum { LONGEST = 24 };
    size_t ncp = 0;
    for (size_t at = 0; at < s.n; ncp++) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_han(c) && c != 0xff08 && c != 0xff09)
            return false;
    }
    return ncp >= 2 && ncp <= LONGEST;
}

/* 云坪县 河湾县 青川县: nothing but names, blanks between. */
static bool names_only(const struct line *l)
{
    if (!(l->signs & SIGN_BLANK) || l->end != END_OPEN || l->level || l->vertical || line_fixed(l))
        return false;
    for (size_t from = 0, to; from < l->text.n; from = to + 1) {
        to = str_find(l->text, STR(" "), from);
        to = to < l->text.n ? to : l->text.n;
        if (!name_of_any(str_cut(l->text, from, to)))
            return false;
    }
    return true;
}

/* …先进集体名单, and under it names, under numbered headings mostly, which are none of Markdown's: a line of names is a paragraph. */
static void rolls_mark(struct page_work *p)
{
    enum { TITLE_LEAST = 5 };
    for (size_t i = 0, to; i + 1 < p->nlines; i = to) {
        const struct line *title = &p->lines[i];
        to = i + 1;
        if (title->ncp < TITLE_LEAST || !words_suffix(p->words, WORD_ROLL, title->text) || line_fixed(title))
            continue;
        for (; to < p->nlines; to++) {
            struct line *l = &p->lines[to];
            if (names_only(l))
                l->verse = true;
            else if (!(l->marks & MARK_NUMBERED) || to + 1 >= p->nlines || !names_only(l + 1))
                break;
        }
    }
}

/* 高远 云坪县人民医院主任医师: who, and what he is. */
static bool names_somebody(const struct page_work *p, const struct line *l)
{
    enum { WIDEST = 60, NAME_MOST = 12, POST_LEAST = 12 };
    size_t blank = l->signs & SIGN_BLANK ? str_find(l->text, STR(" "), 0) : SIZE_MAX;
    if (blank == SIZE_MAX || blank > NAME_MOST || l->hi > WIDEST || l->end != END_OPEN || l->level || l->vertical ||
        line_fixed(l) || l->text.n - blank < POST_LEAST)
        return false;
    return byline_parse(p->arena, p->words, str_cut(l->text, 0, blank), NULL);
}

/* Three such lines and more: who is proposed, chosen, praised. A paragraph each. */
static void names_mark(struct page_work *p)
{
    enum { LEAST = 3 };
    for (size_t from = 0, to; from < p->nlines; from = to) {
        for (to = from; to < p->nlines && names_somebody(p, &p->lines[to]); to++)
            ;
        for (size_t i = from; i < to && to - from >= LEAST; i++)
            p->lines[i].verse = true;
        if (to - from >= LEAST && from && ends_list_lead(&p->lines[from - 1]))
            p->lines[from - 1].leads = true;
        to += to == from;
    }
}

/* 联系电话：0358—…: a line that says how to reach somebody and ends with a number. */
static void contacts_mark(struct page_work *p)
{
    enum { WIDEST = 60 };
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        size_t at = l->text.n;
        l->contact = l->hi <= WIDEST && cp_is_digit(utf8_prev(l->text, &at)) && !l->level && !line_fixed(l) &&
                     (l->signs & SIGN_COLON) && words_count(p->words, WORD_CONTACT, l->text);
    }
}

/* 报名地点：…, 联系人：…: does L begin with the name of what notices tell in lines of their own? */
static bool detail_begins(const struct page_work *p, const struct line *l)
{
    enum { LABEL_MOST = 8 };
    size_t n = 0, colon = l->signs & SIGN_COLON ? 0 : SIZE_MAX;
    while (colon < l->text.n && n <= LABEL_MOST) {
        size_t next = colon;
        uint32_t c = utf8_next(l->text, &next);
        if (!cp_is_han(c))
            break;
        colon = next;
        n++;
    }
    if (!n || n > LABEL_MOST || colon >= l->text.n || line_fixed(l) || l->level)
        return false;
    struct str label = str_cut(l->text, 0, colon), rest = str_cut(l->text, colon, l->text.n);
    return (str_starts(rest, STR("：")) || str_starts(rest, STR(":"))) && !ends_list_lead(l) &&
           (words_suffix(p->words, WORD_CONTACT, label) || words_suffix(p->words, WORD_DETAIL, label));
}

/*
 * Details behind complete text or behind one another, each a paragraph. One goes on with the next line where that begins with what had no room:
 * lines before tell how wide the column is.
 */
static void details_mark(struct page_work *p)
{
    enum { MOST = 3, LOOK = 8 };
    for (size_t i = 1; i < p->nlines; i++) {
        if (!detail_begins(p, &p->lines[i]) || !line_complete(&p->lines[i - 1]))
            continue;
        int width = 0;
        for (size_t k = i; k > 0 && i - k < LOOK; k--)
            width = p->lines[k - 1].hi > width && !line_fixed(&p->lines[k - 1]) ? p->lines[k - 1].hi : width;
        size_t to = i + 1;
        for (; to < p->nlines && to - i < MOST; to++) {
            const struct line *l = &p->lines[to - 1], *next = l + 1;
            if (line_complete(l) && !(l->contact && !next->gap && digits_only(next->text)))
                break;
            int set_in = to - 1 == i ? PARAGRAPH_INDENT : 0;
            if (next->gap > p->usual_gap || next->level || next->vertical || line_fixed(next) ||
                detail_begins(p, next) || (next->marks & (MARK_OPENING | MARK_DATE)) ||
                l->hi + set_in + lead_width(next->text) <= width)
                break;
        }
        bool prose = to - i == MOST || p->lines[to - 1].hi > width;
        for (size_t k = i; k < to && !prose; k++) /* a paragraph that begins so */
            prose = p->lines[k].signs & (SIGN_COMMA | SIGN_STOP);
        prose |=
            !p->indents_kept && to < p->nlines && p->lines[to].end == END_SENTENCE && !line_complete(&p->lines[to - 1]);
        if (prose)
            continue;
        for (size_t k = i; k < to; k++)
            p->lines[k].detail = k == i ? 1 : 2;
        p->lines[to - 1].contact |= p->lines[to - 1].end != END_SENTENCE;
        i = to - 1;
    }
}

/* 编辑同志：, 亲爱的乡亲们：: a letter begins. A paragraph of its own. */
static void salutations_mark(struct page_work *p)
{
    enum { LONGEST = 18 };
    for (size_t i = 0; i + 1 < p->nlines; i++) {
        struct line *l = &p->lines[i];
        if (l->ncp <= LONGEST && ends_list_lead(l) && !l->level && !line_fixed(l) &&
            words_prefix(p->words, WORD_SALUTATION, l->text) && !(l->signs & SIGN_COMMA))
            l->verse = l->leads = true;
    }
}

/* The bullet that line L begins with, if it is an item; 0: none. */
static uint32_t item_bullet(const struct line *l)
{
    size_t at = 0;
    uint32_t c = l->marks & MARK_ITEM ? utf8_next(l->text, &at) : 0;
    return c >= 0x25a0 && c <= 0x2605 ? c : 0;
}

/* Do items with one and the same bullet begin with line I? */
static bool items_begin(const struct page_work *p, size_t i)
{
    enum { REACH = 12 };
    uint32_t bullet = item_bullet(&p->lines[i]);
    for (size_t k = i + 1; bullet && k < p->nlines && k <= i + REACH; k++)
        if (item_bullet(&p->lines[k]) == bullet)
            return true;
    return false;
}

/*
 * 校园短波, 乡镇简讯: a few ideographs over short news are the head of their column, and no headline of the first. So are those over items with
 * the same bullet.
 */
static void briefs_mark(struct page_work *p)
{
    enum { LONGEST = 6 };
    for (size_t i = 1; i < p->nlines; i++) {
        struct line *head = &p->lines[i - 1];
        bool alone = head->ncp <= LONGEST && head->end == END_OPEN && !head->vertical &&
                     !(head->marks & ~(unsigned)(MARK_LABEL | MARK_BYLINE)) && (i < 2 || line_complete(head - 1));
        if (alone && !words_suffix(p->words, WORD_NOTICE, head->text) &&
            (words_suffix(p->words, WORD_BRIEFS, head->text) || items_begin(p, i)))
            line_leaves(head, N_("heads a column of short news"));
    }
}

/* Items that go on from one another, the first behind a colon, the next behind semicolons: what stands before each is complete. */
static void items_mark(struct page_work *p)
{
    int last[NUMBER_KINDS] = {0};
    size_t where[NUMBER_KINDS] = {0};
    for (size_t i = 1; i < p->nlines; i++) {
        struct line *l = &p->lines[i], *before = l - 1;
        int value;
        enum number_kind kind = number_lead(l->text, &value);
        if (kind == NUMBER_NONE)
            continue;
        bool first = value == 1 && ends_list_lead(before);
        bool next = value > 1 && value == last[kind] + 1 && i - where[kind] <= ITEM_LINES && ends_item(before);
        last[kind] = value;
        where[kind] = i;
        if (!first && !next)
            continue;
        before->leads = true;
        /* 一、 or （一） and a few words behind a colon may head a section. */
        bool short_head = l->end == END_OPEN && l->hi < ITEM_WIDE;
        if (next || (kind != NUMBER_CHAPTER && !short_head)) {
            l->item = true;
            l->marks &= ~(unsigned)MARK_NUMBERED;
        }
    }
}

/* （2020年11月27日…通过⏎2020年12月15日公布）: brackets around days and what was done on them. */
static size_t enacted(const struct page_work *p, size_t i)
{
    bool day = false, done = false;
    if (!str_starts(p->lines[i].text, STR("（")) && !str_starts(p->lines[i].text, STR("(")))
        return 0;
    for (size_t n = 1; n <= ENACTED_LINES && i + n <= p->nlines; n++) {
        struct str s = p->lines[i + n - 1].text;
        bool closes = str_ends(s, STR("）")) || str_ends(s, STR(")"));
        day |= has_digit(s) && str_find(s, STR("月"), 0) != SIZE_MAX;
        done |= words_count(p->words, WORD_ENACTED, s) > 0;
        if (closes)
            return day && done ? n : 0;
        if (str_find(s, STR("）"), 0) != SIZE_MAX || str_find(s, STR("。"), 0) != SIZE_MAX)
            return 0;
    }
    return 0;
}

/* 某政发〔2021〕12号, and nothing else. */
static bool document_number(const struct line *l)
{
    if (l->ncp > 30 || !str_ends(l->text, STR("号")))
        return false;
    size_t open = str_find(l->text, STR("〔"), 0), close = str_find(l->text, STR("〕"), 0);
    if (open == SIZE_MAX)
        open = str_find(l->text, STR("["), 0), close = str_find(l->text, STR("]"), 0);
    return open != SIZE_MAX && close != SIZE_MAX && close > open && has_digit(str_cut(l->text, open, close));
}

/*
 * Lines [I, I + N) say when a text was passed, and no title stands over them: they are its first paragraph, wherever its title stands. Over them is
 * nothing, or the end of another text.
 */
static bool enacted_opens(struct page_work *p, size_t i, size_t n)
{
    if (i && !line_complete(&p->lines[i - 1]))
        return false;
    for (size_t k = i; k < i + n; k++)
        p->lines[k].detail = k == i ? 1 : 2;
    p->lines[i + n - 1].contact = true;
    return true;
}

static void official_mark(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        size_t n = enacted(p, i);
        bool opens = n && enacted_opens(p, i, n);
        if (!n && document_number(&p->lines[i]))
            n = 1;
        for (size_t k = i; k < i + n && !opens; k++)
            p->lines[k].marks = MARK_OFFICIAL;
        i += n ? n - 1 : 0;
    }
}

/* ---- tables ----------------------------------------------------------------------------------------------------------- */

enum { CELL = 20, ROW_LEAST = 3, ROW_MOST = 40, ROWS_LEAST = 3, NARROW = 12, CELLS_LEAST = 6 };

static bool cell_like(const struct line *l, int widest)
{
    const unsigned told = MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_STAFF | MARK_OFFICIAL;
    return l->hi <= widest && l->end == END_OPEN && !l->level && !l->vertical && !l->table && !(l->marks & told);
}

/* How many close lines from I on are cells of one row; 0 when it is none. */
static size_t row_at(const struct page_work *p, size_t i)
{
    size_t n = 0;
    while (n <= ROW_MOST && i + n < p->nlines && cell_like(&p->lines[i + n], CELL) && (n == 0 || !p->lines[i + n].gap))
        n++;
    return n > ROW_MOST || (i + n < p->nlines && !p->lines[i + n].gap) ? 0 : n;
}

static void row_join(struct page_work *p, size_t i, size_t n, struct line *out)
{
    struct buf b = {0};
    *out = p->lines[i];
    out->ncp = out->lo = out->hi = 0;
    for (size_t k = i; k < i + n; k++) {
        if (k > i)
            buf_char(&b, ' ');
        buf_str(&b, p->lines[k].text);
        out->ncp += p->lines[k].ncp + (k > i);
        out->hi += p->lines[k].hi + (k > i);
    }
    out->lo = out->hi;
    out->last = p->lines[i + n - 1].last;
    out->text = out->raw = arena_str(p->arena, buf_view(&b));
    line_signs(out);
    out->pairs = pairs_read(p->pairs, out->text);
    out->marks = 0;
    out->tight = 1;
    out->table = true;
    buf_free(&b);
}

/* Groups of equally many short lines, one behind the other, are rows. */
static void rows_join(struct page_work *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->nlines;) {
        size_t n = row_at(p, i), rows = 0;
        while (n >= ROW_LEAST && i + rows * n < p->nlines && row_at(p, i + rows * n) == n)
            rows++;
        if (rows < ROWS_LEAST) {
            if (kept < i)
                p->lines[kept] = p->lines[i];
            kept++;
            i++;
            continue;
        }
        for (; rows; rows--, i += n) {
            struct line row;
            row_join(p, i, n, &row);
            p->lines[kept++] = row;
        }
    }
    p->nlines = kept;
}

/* Narrow lines one under another, figures among them, are cells: prices, scores, times. Verse has no figures. */
static void cells_mark(struct page_work *p)
{
    for (size_t from = 0, to; from < p->nlines; from = to) {
        size_t figures = 0;
        for (to = from; to < p->nlines && cell_like(&p->lines[to], NARROW); to++)
            figures += (p->lines[to].signs & SIGN_DIGIT) != 0;
        if (to - from >= CELLS_LEAST && figures * 5 >= to - from) {
            if (from && !p->lines[from].gap && cell_like(&p->lines[from - 1], 2 * NARROW))
                from--; /* the table's name */
            for (size_t i = from; i < to; i++) {
                p->lines[i].cell = true;
                p->lines[i].marks &= ~(unsigned)MARK_BYLINE;
            }
        }
        to += to == from;
    }
}

/* The fields of L that blanks part; 0: it is no row of a table. *FIGURE: the last one is a figure. */
static size_t fields_of(const struct line *l, bool *figure)
{
    const unsigned prose = SIGN_STOP | SIGN_COMMA | SIGN_SEMICOLON;
    struct str s = str_trim(l->raw.s ? l->raw : l->text);
    size_t n = 0;
    bool blank = true;
    *figure = false;
    if (!cell_like(l, ITEM_WIDE) || l->spaced || l->doubled || (l->signs & prose))
        return 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_space(c)) {
            n += blank;
            *figure = (blank || *figure) && !cp_is_han(c) && (*figure || cp_is_digit(c));
        }
        blank = cp_is_space(c);
    }
    return n;
}

/* 1 云坪一中 8 1 17: three lines and more of as many fields, all of them with a figure at the end, and perhaps what the fields are called over them. */
static void table_rows_mark(struct page_work *p)
{
    enum { FIELDS_LEAST = 3 };
    for (size_t from = 0, to; from < p->nlines; from = to) {
        bool figure;
        size_t fields = fields_of(&p->lines[from], &figure);
        to = from + 1;
        if (fields < FIELDS_LEAST)
            continue;
        while (to < p->nlines && fields_of(&p->lines[to], &figure) == fields && figure)
            to++;
        for (size_t i = from; to - from >= ROWS_LEAST && i < to; i++) {
            p->lines[i].table = true;
            p->lines[i].marks &= ~(unsigned)(MARK_BYLINE | MARK_NUMBERED | MARK_ITEM);
        }
    }
}

/* The value of a line that is a number and nothing else, 0: it is more, a cell, or half a day. */
static int bare_number(const struct line *l)
{
    size_t at = 0;
    int value =
        (l->marks & MARK_NUMBERED) && !l->cell && !l->table && !l->level && !l->joined ? number_in(l->text, &at) : 0;
    return value > 0 && at == l->text.n ? value : 0;
}

/* 调 查, 综合新闻: nothing but what pages are called. */
static bool page_name(const struct page_work *p, const struct line *l)
{
    enum { MOST = 4 };
    struct str s = l->ncp <= 2 * MOST && !l->level ? unspaced(p->arena, l->text) : STR_ABSENT;
    return s.s && utf8_count(s) <= MOST && words_suffix(p->words, WORD_SECTION_NAME, s) &&
           words_prefix(p->words, WORD_SECTION_NAME, s);
}

/* 01, 02 head sections. A number that none goes on from is that of the page, which columns and boxes carried away from its header. */
static void stray_numbers_mark(struct page_work *p)
{
    enum { MOST = 100 };
    bool has[MOST + 2] = {0};
    for (size_t i = 0; i < p->nlines; i++) {
        int value = bare_number(&p->lines[i]);
        has[value < MOST ? value : 0] = true;
    }
    has[0] = false;
    for (size_t i = 0; i < p->nlines; i++) {
        int value = bare_number(&p->lines[i]);
        if (!value || value >= MOST || has[value - 1] || has[value + 1])
            continue;
        line_leaves(&p->lines[i], N_("a number that none goes on from"));
        if (i && page_name(p, &p->lines[i - 1]))
            line_leaves(&p->lines[i - 1], N_("the name of the page, beside its number"));
        if (i + 1 < p->nlines && page_name(p, &p->lines[i + 1]))
            line_leaves(&p->lines[i + 1], N_("the name of the page, beside its number"));
    }
}

/* ---- stanzas ---------------------------------------------------------------------------------------------------------- */

enum { STANZA_LEAST = 2, STANZA_WIDE = 36, LONG = 60 };

/* Is a paragraph a line here, as in most Markdown? Then lines that break early break on purpose. */
static bool unwrapped(const struct page_work *p)
{
    size_t all = 0, long_ = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        all += (size_t)p->lines[i].hi;
        long_ += p->lines[i].hi > LONG ? (size_t)p->lines[i].hi : 0;
    }
    return p->markdown && long_ * 4 > all;
}

static bool stanza_line(const struct line *l)
{
    const unsigned told = MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_OFFICIAL | MARK_NUMBERED |
                          MARK_ITEM | MARK_DATE | MARK_LABEL;
    return l->hi <= STANZA_WIDE && l->end != END_SENTENCE && !l->level && !l->table && !l->item && !line_fixed(l) &&
           !(l->marks & told);
}

/* Close short lines without a full stop between them: the lines of a poem. */
static void stanzas_mark(struct page_work *p)
{
    if (!unwrapped(p))
        return;
    for (size_t from = 0, to; from < p->nlines; from = to) {
        for (to = from; to < p->nlines && stanza_line(&p->lines[to]) && (to == from || !p->lines[to].gap); to++)
            ;
        bool whole = to >= p->nlines || p->lines[to].gap;
        for (size_t i = from; whole && to - from >= STANZA_LEAST && i < to; i++)
            p->lines[i].verse = true;
        to += to == from;
    }
}

void lists_mark(struct page_work *p)
{
    items_mark(p);
    roster_mark(p);
    rolls_mark(p);
    names_mark(p);
    contacts_mark(p);
    details_mark(p);
    salutations_mark(p);
    briefs_mark(p);
    official_mark(p);
    rows_join(p);
    table_rows_mark(p);
    cells_mark(p);
    stray_numbers_mark(p);
    stanzas_mark(p);
    poems_mark(p);
}
