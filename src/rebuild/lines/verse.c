/*
 * Verse: short lines under a name, none of which ends as prose does and none of whose words stand in any story of the page. By their shape alone they
 * would be headlines.
 */
#include <string.h>

#include "../rebuild_internal.h"

enum { VERSES_LEAST = 4, VERSES_MOST = 120, WIDEST_VERSE = 40, USUAL_VERSE = 28, NARROW_TITLE = 12 };

static const double FOUND_MOST =
    0.3; /* of their rare words that the stories hold: headlines, of one story or of several, find more */

static bool verse_like(const struct line *l)
{
    const unsigned told = MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_NUMBERED | MARK_OFFICIAL |
                          MARK_DASH_START | MARK_LABEL | MARK_ITEM;
    return l->unit < 0 && !line_fixed(l) && !l->level && !l->vertical && !l->cell && !l->heading &&
           !(l->marks & told) && l->hi <= WIDEST_VERSE;
}

/* Where the lines behind the name at I stop being verse: before what stands close over the next name or text. */
static size_t verse_end(const struct page_work *p, size_t i)
{
    size_t end = i + 1;
    while (end < p->nlines && end - i <= VERSES_MOST && verse_like(&p->lines[end]))
        end++;
    if (end >= p->nlines || line_fixed(&p->lines[end - 1]))
        return end;
    bool heads = p->lines[end].unit >= 0 || (p->lines[end].marks & MARK_BYLINE);
    while (heads && end > i + 1 && !p->lines[--end].gap)
        ;
    return end;
}

static bool verses(const struct page_work *p, size_t from, size_t to)
{
    size_t lines = 0, columns = 0;
    struct pair_list text = {0};
    for (size_t i = from; i < to; i++) {
        if (p->lines[i].marks & MARK_DATE)
            continue; /* when it was written */
        lines_pairs(p, i, i + 1, &text);
        columns += (size_t)p->lines[i].hi;
        lines++;
    }
    struct match m = overlap_match(p->overlap, &text);
    pair_list_free(&text, p->pairs);
    double held = 0;
    for (size_t k = 0; k < m.n; k++)
        held += m.at[k].found;
    return lines >= VERSES_LEAST && columns <= lines * USUAL_VERSE && held <= FOUND_MOST * m.all;
}

/* Short lines that were taken for text, a paragraph each, and seldom end as prose does. */
static bool verse_unit(const struct page_work *p, const struct unit *u)
{
    size_t open = 0, lines = u->last - u->first + 1;
    for (size_t i = u->first; i <= u->last; i++) {
        const struct line *l = &p->lines[i];
        if (l->width || l->hi > WIDEST_VERSE || (l->marks & (MARK_OPENING | MARK_CREDIT)))
            return false;
        open += !line_complete(l);
    }
    return lines >= VERSES_LEAST && open * 3 >= lines * 2;
}

/* Where the stanza at FROM stops, and those behind it; one or two lines behind the last blank line head what follows. */
static size_t stanza_end(const struct page_work *p, size_t from)
{
    enum { HEADLINE_MOST = 2 };
    size_t end = from, group = from;
    for (; end < p->nlines && end - from < VERSES_MOST && verse_like(&p->lines[end]); end++)
        if (p->lines[end].gap)
            group = end;
    bool heads = end < p->nlines && (!p->lines[end].gap || (group > from && end - group <= HEADLINE_MOST));
    return heads ? group : end;
}

/* Stanzas behind verse that was seen as text already: up to a name, a headline or text. */
static bool stanzas_find(struct page_work *p)
{
    bool found = false;
    for (size_t u = 0; u < p->nunits; u++) {
        size_t from = p->units[u].last + 1, end;
        if (!verse_unit(p, &p->units[u]) || from >= p->nlines || !verse_like(&p->lines[from]))
            continue;
        end = stanza_end(p, from);
        if (!verses(p, from, end))
            continue;
        for (size_t k = p->units[u].first; k < end; k++) {
            p->lines[k].body = p->lines[k].verse = true;
            p->lines[k].width = 0;
        }
        found = true;
    }
    return found;
}

static void verse_mark(struct page_work *p, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++) {
        p->lines[k].body = p->lines[k].verse = true;
        p->lines[k].width = 0;
    }
    p->lines[from].cut = true;
}

/* Where the poem begins that the name at I closes, behind its title, which stands alone; I: there is none. */
static size_t verse_closed(const struct page_work *p, size_t i)
{
    size_t from = i;
    while (from > 0 && i - from < VERSES_MOST && verse_like(&p->lines[from - 1]))
        from--;
    bool apart = i + 1 == p->nlines || (p->lines[i + 1].gap && p->lines[i + 1].unit < 0);
    if (!apart || from + 1 >= i || !p->lines[from + 1].gap || !p->lines[from].gap)
        return i;
    return verses(p, from + 1, i) ? from + 1 : i;
}

bool verse_find(struct page_work *p)
{
    bool found = stanzas_find(p);
    for (size_t i = 1; i + VERSES_LEAST < p->nlines; i++) {
        if (!(p->lines[i].marks & MARK_BYLINE) || p->lines[i].unit >= 0 || !verse_like(&p->lines[i - 1]))
            continue;
        size_t end = verse_end(p, i), closed = verse_closed(p, i);
        if (closed < i) {
            verse_mark(p, closed, i);
            found = true;
        } else if (verses(p, i + 1, end)) {
            verse_mark(p, i + 1, end);
            found = true;
            i = end - 1;
        }
    }
    return found;
}

enum { MANY = 100 };

/* 春到渡口（外二首）, 秋歌三首, 秋日三题, 河边（组诗）: several poems under one headline; how many, MANY when it does not say, 0: none. */
static size_t collection(const struct line *l)
{
    static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    static const char *const counters[] = {"首", "题", "章"};
    struct str s = l->text;
    bool counted = false;
    if (l->hi > USUAL_VERSE + NARROW_TITLE || l->end != END_OPEN || l->table || line_fixed(l))
        return 0;
    if (str_find(s, STR("组诗"), 0) != SIZE_MAX)
        return MANY;
    if (bracket_ends(s))
        utf8_prev(s, &s.n);
    for (size_t i = 0; i < sizeof counters / sizeof *counters && !counted; i++)
        if (str_ends(s, str_of(counters[i]))) {
            s = str_cut(s, 0, s.n - strlen(counters[i]));
            counted = true;
        }
    for (size_t i = 0; counted && i < sizeof numbers / sizeof *numbers; i++)
        if (str_ends(s, str_of(numbers[i]))) {
            s = str_cut(s, 0, s.n - strlen(numbers[i]));
            return i + 1 + str_ends(s, STR("外"));
        }
    return counted && str_ends(s, STR("两")) ? 2 : 0;
}

/* Before runs: may line L be one of verse, or the name of a poem under a headline of LEVEL, which may look like somebody's? */
static bool poem_line(const struct line *l, int level)
{
    const unsigned told = MARK_OPENING | MARK_JUMP_FROM | MARK_JUMP_TO | MARK_CREDIT | MARK_STAFF | MARK_FURNITURE |
                          MARK_RULE | MARK_ITEM | MARK_COMMENTATOR;
    return l->hi <= WIDEST_VERSE && (!l->level || l->level > level) && !l->vertical && !l->table && !(l->marks & told);
}

/* 冰消两岸柳丝斜，白鹭飞来认旧家。: five or seven ideographs and a mark, twice. */
static bool couplet(const struct line *l)
{
    enum { SHORT = 12, LONG = 16 };
    if ((l->ncp != SHORT && l->ncp != LONG) || !(l->signs & SIGN_COMMA) || (l->signs & (SIGN_BLANK | SIGN_DIGIT)))
        return false;
    int n = 0;
    for (size_t at = 0; at < l->text.n;) {
        bool mark = ++n == l->ncp / 2 || n == l->ncp;
        if (cp_is_han(utf8_next(l->text, &at)) == mark)
            return false;
    }
    return l->end == END_SENTENCE;
}

/* A collection of poems: its lines, the level of its headline, and the blank lines between those of a stanza. */
struct poems {
    size_t from, end;
    int level, gap;
};

/* Does line I, parted from both sides, stand over two lines of verse and more? */
static bool names_poem(const struct page_work *p, const struct poems *c, size_t i)
{
    enum { NAME_MOST = 10 };
    const struct line *l = &p->lines[i];
    if (l->level)
        return true;
    return i > c->from && i + 2 < c->end && l->gap > c->gap && l[1].gap > c->gap && l[2].gap <= c->gap &&
           l->ncp <= NAME_MOST && l->end == END_OPEN;
}

/* A Markdown heading of the collection's rank, or a higher one: another story's. */
static bool heads_other(const struct poems *c, const struct line *l)
{
    return l->level && l->level <= c->level;
}

/*
 * Where the poems end that begin with line FROM: behind the last group of two lines and more that reads as verse does. Two or three lines right
 * before prose, with a name under them, are its headline.
 */
static size_t poems_end(const struct page_work *p, const struct poems *c)
{
    enum { HEADLINE_MOST = 3 };
    size_t last = c->from, before = c->from, start = c->from;
    for (size_t group = c->from, to; group < p->nlines && group - c->from < VERSES_MOST; group = to) {
        size_t prose = 0;
        bool verse = true;
        for (to = group;
             to < p->nlines && (to == group || (p->lines[to].gap <= c->gap && !heads_other(c, &p->lines[to]))); to++) {
            verse &= poem_line(&p->lines[to], c->level) && !collection(&p->lines[to]);
            prose += ((p->lines[to].signs & SIGN_COMMA) || p->lines[to].end == END_SENTENCE) && !couplet(&p->lines[to]);
        }
        bool text = prose * 2 > to - group;
        if (text && last == group && last - start <= HEADLINE_MOST && (p->lines[last - 1].marks & MARK_BYLINE))
            return before;
        if (!verse || text)
            break;
        if (to - group == 1)
            continue;
        before = last;
        start = group;
        last = to;
    }
    return last;
}

/* Markdown parts all paragraphs, some extractors all lines of text, and either lines of a stanza only where it breaks none of them. */
static int stanza_gap(const struct page_work *p, size_t from)
{
    enum { LOOK = 8 };
    for (size_t i = from + 1; i < p->nlines && i < from + LOOK; i++)
        if (!p->lines[i].gap)
            return 0;
    return p->usual_gap;
}

/* Groups of lines that no wide gap parts; *ALONE: of one line. */
static size_t groups_count(const struct page_work *p, const struct poems *c, size_t *alone)
{
    size_t n = 0;
    *alone = 0;
    for (size_t i = c->from, to; i < c->end; i = to, n++) {
        for (to = i + 1; to < c->end && p->lines[to].gap <= c->gap; to++)
            ;
        *alone += to == i + 1;
    }
    return n;
}

/* 雪线, over two longer lines of verse and more: may line I be the name of a poem that no blank line parts from the one before? */
static bool brief_name(const struct page_work *p, const struct poems *c, size_t i)
{
    enum { NAME_MOST = 5, LONGER = 2 };
    const struct line *l = &p->lines[i];
    return i + 2 < c->end && l->ncp <= NAME_MOST && l->end == END_OPEN && l[1].ncp > l->ncp + LONGER &&
           l[2].ncp > l->ncp + LONGER;
}

/*
 * Do as many lines look like names as there are POEMS, the first line among them, or as many as stand beside the poem that has the headline's own
 * name (外一首)? Of a collection that does not say how many, those that do are its names.
 */
static bool names_run_on(const struct page_work *p, const struct poems *c, size_t poems)
{
    size_t n = 0;
    for (size_t i = c->from; i < c->end; i++)
        n += brief_name(p, c, i);
    return brief_name(p, c, c->from) ? n == poems || poems == MANY : n + 1 == poems;
}

/* A line of verse that no mark ends or breaks, as most new verse has none. */
static bool bare_line(const struct line *l, int level)
{
    return poem_line(l, level) && l->end == END_OPEN && !line_fixed(l) && !(l->signs & (SIGN_COMMA | SIGN_STOP)) &&
           !l->doubled && !l->spaced && !collection(l);
}

/*
 * Where bare lines end that begin with line FROM, on a page that parts all its lines alike: before the first line of prose, and before those that
 * are as wide as it is; FROM: they are too few, or wide.
 */
static size_t bare_end(const struct page_work *p, size_t from, int level)
{
    enum { NARROW = 6 };
    size_t end = from, columns = 0;
    while (end < p->nlines && end - from < VERSES_MOST && bare_line(&p->lines[end], level) &&
           !(end > from && (p->lines[end].block_start || p->lines[end].gap > p->usual_gap)))
        end++;
    int prose = end < p->nlines && !line_fixed(&p->lines[end]) ? p->lines[end].hi : 0;
    while (prose > USUAL_VERSE - NARROW && end > from && p->lines[end - 1].hi + NARROW > prose)
        end--;
    for (size_t i = from; i < end; i++)
        columns += (size_t)p->lines[i].hi;
    return end - from >= 2 * VERSES_LEAST && columns <= (end - from) * USUAL_VERSE ? end : from;
}

/*
 * The poems whose headline stands elsewhere, over other text: bare lines behind what is complete, of which the first is a name. They begin with the
 * line that this answers, p->nlines: there are none.
 */
static size_t poems_apart(const struct page_work *p, struct poems *c)
{
    for (size_t i = 1; i + 2 * VERSES_LEAST <= p->nlines; i++) {
        const struct line *l = &p->lines[i];
        if (!line_complete(l - 1) || !bare_line(l, LEVEL_BOLD))
            continue;
        size_t end = bare_end(p, i, LEVEL_BOLD);
        c->from = i;
        c->end = end;
        if (end > i && brief_name(p, c, i))
            return i;
    }
    return p->nlines;
}

static void poem_mark(struct line *l, bool name)
{
    l->verse = !name;
    l->poem = true;
    l->marks = name ? MARK_NUMBERED : 0;
}

bool poems_head(const struct page_work *p, struct span s)
{
    for (size_t i = s.from; i < s.to; i++)
        if (collection(&p->lines[i]))
            return true;
    return false;
}

/* 天梯直上白云乡，: five or seven ideographs and a mark. Four such lines and more, one as long as the other, are verse of the old kind. */
static int measured_verse(const struct line *l)
{
    enum { SHORT = 5, LONG = 7 };
    int n = l->ncp - 1;
    if ((n != SHORT && n != LONG) || l->end == END_OPEN || l->level || l->vertical || l->table || line_fixed(l) ||
        l->marks || (l->signs & (SIGN_DIGIT | SIGN_COLON)))
        return 0;
    for (size_t at = 0; n > 0; n--)
        if (!cp_is_han(utf8_next(l->text, &at)))
            return 0;
    return l->ncp;
}

static void measured_mark(struct page_work *p)
{
    for (size_t i = 0, to; i < p->nlines; i = to) {
        int measure = measured_verse(&p->lines[i]);
        for (to = i + 1; measure && to < p->nlines && measured_verse(&p->lines[to]) == measure;)
            to++;
        if (to - i < VERSES_LEAST || (to - i) % 2)
            continue;
        for (size_t k = i; k < to; k++)
            poem_mark(&p->lines[k], false);
        p->lines[i].cut = true;
    }
}

void poems_mark(struct page_work *p)
{
    for (size_t i = 0; i + VERSES_LEAST < p->nlines; i++) {
        size_t poems = collection(&p->lines[i]);
        if (!poems)
            continue;
        size_t from = i + 1, alone;
        from += (p->lines[from].marks & MARK_BYLINE) != 0;
        struct poems c = {from, from, p->lines[i].level ? p->lines[i].level : LEVEL_BOLD, stanza_gap(p, from)};
        c.end = poems_end(p, &c);
        size_t bare = bare_end(p, from, c.level);
        if (c.end - from < VERSES_LEAST || (bare > from && bare < c.end && p->lines[bare].hi > USUAL_VERSE))
            c.end = bare;
        if (c.end - from < VERSES_LEAST && (from = poems_apart(p, &c)) == p->nlines)
            continue;
        /* As many groups as poems: each begins with its name. So it does where nothing parts them and as many lines are so brief. */
        size_t groups = groups_count(p, &c, &alone);
        bool close = groups == poems && !alone, run_on = groups == 1 && names_run_on(p, &c, poems);
        for (size_t k = from; k < c.end; k++) {
            bool name = close    ? k == from || p->lines[k].gap > c.gap
                        : run_on ? brief_name(p, &c, k)
                                 : names_poem(p, &c, k);
            poem_mark(&p->lines[k], name);
        }
        p->lines[from + !p->lines[from].verse].cut = true;
        if (from > i) {
            p->lines[i].poem = true;
            i = c.end - 1;
        }
    }
    measured_mark(p);
}
