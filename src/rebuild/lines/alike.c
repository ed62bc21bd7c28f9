/*
 * Short lines worded alike: 清产核资，摸清“家底子” and 折股量化，鼓起“钱袋子”. Editors word the headings of a story's sections so, and lines of text fall
 * so by chance hardly ever.
 */
#include <stdlib.h>

#include "../runs.h"

enum { NARROWEST = 8, WIDEST = 40, WITHIN = 200, NEAREST = 8, MARKS_LEAST = 3, BARE_LEAST = 5, LABEL_MOST = 8 };

/* A line that may head a section, and how it is worded. */
struct wording {
    uint64_t pattern; /* its marks in order, and how many characters stand between them */
    uint64_t marks;   /* its marks alone */
    int nmarks;
    bool full;  /* might be the first line of a paragraph, as wide as it is */
    bool label; /* …： over a line of its own */
    size_t line;
};

/*
 * Columns that line I leaves of the lines behind it, where it stands between complete text and text that begins; 0: it does not, or leaves none.
 */
static int leaves(const struct page_work *p, size_t i)
{
    enum { LOOK = 4 };
    const struct line *l = &p->lines[i];
    if (!i || l->hi < NARROWEST || l->hi > WIDEST || (l->end != END_OPEN && !(l->signs & SIGN_ASKS)) || l->level ||
        l->table || l->verse || l->item || l->listed || l->contact || l->marks || !line_complete(l - 1))
        return 0;
    int widest = 0;
    for (size_t k = i + 1; k < p->nlines && k <= i + LOOK; k++) {
        const struct line *next = &p->lines[k];
        if (line_fixed(next) || (k == i + 1 && (next->marks & (MARK_OPENING | MARK_JUMP_FROM))))
            break;
        widest = next->lo > widest ? next->lo : widest;
    }
    return widest > l->hi ? widest - l->hi : 0;
}

/* 石沟村：⏎羊倌有了新羊圈: is line I the name over such a line, with text behind it that no dateline opens? */
static bool labels(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i], *next = l + 1, *text = l + 2;
    const unsigned opens = MARK_OPENING | MARK_JUMP_FROM;
    return i && i + 2 < p->nlines && l->ncp <= LABEL_MOST && str_ends(l->text, STR("：")) && !l->marks && !l->level &&
           !l->item && !l->contact && !l->leads && line_complete(l - 1) && !next->gap && !next->marks &&
           next->end == END_OPEN && !next->level && next->hi <= WIDEST && (text->gap || !p->gapped) &&
           text->lo > next->hi && !line_fixed(text) && !(text->marks & opens);
}

/* LEFT: columns that it leaves. */
static struct wording wording_of(const struct page_work *p, size_t i, int left)
{
    enum { PRIME = 31 };
    struct wording w = {.line = i, .full = left <= PARAGRAPH_INDENT};
    uint64_t run = 0;
    struct str s = p->lines[i].text;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (cp_is_han(c) || cp_is_digit(c) || cp_is_latin(c) || c == ' ') {
            run += c != ' ';
            continue;
        }
        w.marks = w.marks * PRIME + c;
        w.pattern = (w.pattern * PRIME + run) * PRIME + c;
        w.nmarks++;
        run = 0;
    }
    w.pattern = w.pattern * PRIME + run;
    return w;
}

/* Have they a character at the same place? */
static bool shares_place(struct str a, struct str b)
{
    for (size_t i = 0, k = 0; i < a.n && k < b.n;)
        if (utf8_next(a, &i) == utf8_next(b, &k))
            return true;
    return false;
}

static bool alike(const struct page_work *p, const struct wording *a, const struct wording *b)
{
    if (a->label || b->label)
        return a->label && b->label;
    if (a->nmarks != b->nmarks || a->marks != b->marks || (a->nmarks == 1 && (p->lines[a->line].signs & SIGN_COLON)))
        return false; /* 某某镇：… and 某某镇：… are headlines of short news */
    if (a->full || b->full)
        return a->pattern == b->pattern && a->nmarks >= MARKS_LEAST;
    if (a->nmarks)
        return a->pattern == b->pattern || a->nmarks >= MARKS_LEAST;
    const struct line *l = &p->lines[a->line], *m = &p->lines[b->line];
    return a->pattern == b->pattern && l->ncp >= BARE_LEAST && shares_place(l->text, m->text);
}

/*
 * Each is told the first one before it, the first of all the next one behind it; but not a name over a line: short news of several places has
 * such headlines too, so that only a heading tells of the next one.
 */
static void alike_set(struct page_work *p, size_t first, size_t second, bool label)
{
    if (!p->lines[first].alike && !label)
        p->lines[first].alike = (int)second + 1;
    if (!p->lines[second].alike)
        p->lines[second].alike = (int)first + 1;
}

void alike_mark(struct page_work *p)
{
    struct wording *all = xmalloc((p->nlines + 1) * sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        int left = leaves(p, i);
        if (left)
            all[n++] = wording_of(p, i, left);
        else if (labels(p, i))
            all[n++] = (struct wording){.line = i, .label = true};
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && k <= i + NEAREST && all[k].line - all[i].line <= WITHIN; k++)
            if (alike(p, &all[i], &all[k]))
                alike_set(p, all[i].line, all[k].line, all[i].label);
    free(all);
}
