#include "baolan/doc.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/display.h"
#include "baolan/language.h"
#include "baolan/utf8.h"
#include "baolan/width.h"
#include "baolan/wrap.h"
#include "marks.h"

enum { INDENT = 4 }; /* two Chinese characters */

/* The document being set. */
struct setter {
    struct arena *arena;
    const struct doc_marks *marks;
    const struct known *known; /* of the article being set; NULL: its tags do not stand out */
    bool hang, squeeze;
    int left, measure; /* columns before the text, and of it */
    struct {
        struct doc_line *at;
        size_t n, cap;
    } lines;
    struct {
        struct doc_stop *at;
        size_t n, cap;
    } stops;
    struct {
        size_t *at;
        size_t n, cap;
    } matches;
};

/* How a block of text stands in the measure. */
struct block {
    enum doc_role role;
    int inset;    /* columns left free on both sides */
    int indent;   /* of the first line */
    bool centred; /* each line, and lines of like length */
};

static struct str say(const struct setter *s, const char *text, struct str one, struct str two)
{
    return language_with(s->arena, text, one, two);
}

static void blank_line(struct setter *s)
{
    if (s->lines.n && s->lines.at[s->lines.n - 1].n)
        vec_push(&s->lines, ((struct doc_line){0}));
}

static void stop_here(struct setter *s, enum doc_stop_kind kind, struct str text)
{
    vec_push(&s->stops, ((struct doc_stop){kind, s->lines.n, text}));
}

/* Bytes [from, to) of TEXT as runs, with its marks; *NEXT is the first one that does not end before FROM. */
static void add_line(struct setter *s, struct str text, size_t from, size_t to, enum doc_role role, int left,
                     const struct mark *marks, size_t nmarks, size_t *next)
{
    struct doc_line line = {.left = left};
    size_t at = from, here = 0;
    while (*next + here < nmarks && marks[*next + here].from < to)
        here++;
    struct doc_run *runs = arena_array(s->arena, 2 * here + 1, sizeof *runs);
    for (; *next < nmarks && marks[*next].from < to; (*next)++) {
        struct mark m = marks[*next];
        if (m.from >= from && m.role == DOC_MATCH)
            vec_push(&s->matches, s->lines.n);
        size_t start = m.from > at ? m.from : at, end = m.to < to ? m.to : to;
        if (start > at)
            runs[line.n++] = (struct doc_run){role, str_cut(text, at, start)};
        if (end > start)
            runs[line.n++] = (struct doc_run){m.role, str_cut(text, start, end)};
        at = end > at ? end : at;
        if (m.to > to)
            break; /* goes on in the next line */
    }
    if (at < to)
        runs[line.n++] = (struct doc_run){role, str_cut(text, at, to)};
    line.runs = runs;
    vec_push(&s->lines, line);
}

/* The same number of lines, but of like length: a centred headline of one long and one short line looks broken. */
static void balance(struct setter *s, struct str text, int width, struct wrap_lines *lines)
{
    enum { HEADLINE_LINES_MAX = 8 };
    int total = 0;
    for (size_t i = 0; i < lines->n; i++)
        total += lines->at[i].columns;
    if (lines->n < 2 || lines->n > HEADLINE_LINES_MAX)
        return;
    for (int narrow = total / (int)lines->n; narrow < width; narrow += 2) {
        struct wrap_lines tried;
        wrap_paragraph(s->arena, text, narrow, 0, &tried);
        if (tried.n == lines->n) {
            *lines = tried;
            return;
        }
    }
}

/* Is it the article's, where words are searched for, and not what is told about it? */
static bool is_searched(enum doc_role role)
{
    return role != DOC_FACTS && role != DOC_SOURCE && role != DOC_DOUBT;
}

/* Sets TEXT, which shows ORIGIN's. */
static void set_text(struct setter *s, struct str raw, const struct origin *origin, struct block b)
{
    struct str text = str_trim(display_str(s->arena, raw));
    if (!str_present(text))
        return;
    int width = s->measure - 2 * b.inset;
    if (width < 2) {
        width = s->measure;
        b.inset = 0;
    }
    if (s->squeeze)
        text = wrap_squeeze(s->arena, text);
    struct wrap_lines lines;
    if (s->hang && !b.centred)
        wrap_hanging(s->arena, text, width, b.indent, &lines);
    else
        wrap_paragraph(s->arena, text, width, b.indent, &lines);
    if (b.centred)
        balance(s, text, width, &lines);
    struct mark *marks = NULL;
    size_t next = 0, found = is_searched(b.role) ? marks_of(s->arena, text, origin, s->marks, &marks) : 0;
    for (size_t i = 0; i < lines.n; i++) {
        struct wrap_line l = lines.at[i];
        while (next < found && marks[next].to <= l.from)
            next++;
        int left = s->left + b.inset + (b.centred ? (width - l.columns) / 2 : 0);
        if (i == 0 && width - b.indent >= 2)
            left += b.indent;
        add_line(s, text, l.from, l.to, b.role, left, marks, found, &next);
    }
}

/* What is no text of an article. */
static void set_block(struct setter *s, struct str raw, struct block b)
{
    set_text(s, raw, &(struct origin){0}, b);
}

static void set_part(struct setter *s, struct str raw, enum spot_part part, size_t n, struct block b)
{
    set_text(s, raw, &(struct origin){s->known, raw, part, (int)n}, b);
}

/* Joins what is present with SEPARATOR. */
static void join(struct buf *out, const char *separator, struct str text)
{
    if (!str_present(text))
        return;
    if (out->n)
        buf_cstr(out, separator);
    buf_str(out, text);
}

static void set_byline(struct setter *s, const struct article *article, struct block b)
{
    struct buf line = {0};
    for (size_t i = 0; i < article->nauthors; i++) {
        const struct author *author = &article->authors[i];
        struct str role = author_role(author);
        bool same_role = i > 0 && str_eq(role, author_role(author - 1));
        if (i > 0)
            buf_cstr(&line, same_role ? " " : "　");
        if (!same_role && role.n) {
            buf_str(&line, role);
            buf_char(&line, ' ');
        }
        buf_str(&line, author->name);
    }
    set_block(s, buf_view(&line), b);
    buf_free(&line);
    if (str_starts(article->credit, STR("（"))) /* who the author is */
        set_block(s, article->credit, b);
    else if (str_present(article->credit))
        set_block(s, say(s, _("reprinted: {1}"), article->credit, STR_ABSENT), b);
}

struct str doc_date(struct arena *a, struct date date)
{
    struct str from = day_iso(a, date.from), to = day_iso(a, date.to);
    if (!str_present(from) || !str_present(to))
        return str_present(date.edtf) ? date.edtf : str_of(_("undated"));
    if (date.from == date.to)
        return from;
    size_t shared = date.from / 100 == date.to / 100 ? 8 : date.from / 10000 == date.to / 10000 ? 5 : 0;
    struct str days = arena_printf(a, "%.*s…%.*s", STR_ARG(from), STR_ARG(str_cut(to, shared, to.n)));
    bool about = str_find(date.edtf, STR("~"), 0) != SIZE_MAX;
    return about ? language_with(a, _("about {1}"), days, STR_ABSENT) : days;
}

/* ---- facts: items in rows, none of them broken where it fits ------------------------------------------------------- */

static const char between_items[] = " · ";

struct items {
    struct item {
        struct str text; /* display text */
        int columns;
    } * at;
    size_t n, cap;
};

static void add_item(const struct setter *s, struct items *items, struct str raw)
{
    struct str text = str_trim(display_str(s->arena, raw));
    if (str_present(text))
        vec_push(items, ((struct item){text, width_str(text)}));
}

/* The end of the row of WIDTH columns that begins with item FROM. */
static size_t row_end(const struct items *items, size_t from, int width)
{
    int between = width_str(str_of(between_items)), columns = items->at[from++].columns;
    while (from < items->n && columns + between + items->at[from].columns <= width)
        columns += between + items->at[from++].columns;
    return from;
}

static size_t count_rows(const struct items *items, int width)
{
    size_t rows = 0;
    for (size_t at = 0; at < items->n; rows++)
        at = row_end(items, at, width);
    return rows;
}

/* Centred rows are of like length. */
static int row_width(const struct items *items, int width, bool centred)
{
    enum { ROWS_MOST = 8 };
    size_t rows = count_rows(items, width);
    if (!centred || rows < 2 || rows > ROWS_MOST)
        return width;
    int narrow = width;
    while (narrow > 2 && count_rows(items, narrow - 2) == rows)
        narrow -= 2;
    return narrow;
}

static void set_items(struct setter *s, struct items *items, struct block b)
{
    int width = row_width(items, s->measure, b.centred);
    for (size_t at = 0; at < items->n;) {
        struct buf row = {0};
        for (size_t end = row_end(items, at, width); at < end; at++)
            join(&row, between_items, items->at[at].text);
        set_block(s, buf_view(&row), b);
        buf_free(&row);
    }
    vec_free(items);
}

/* Newspaper, day, page, counties, topics and QUALITY: discreet, under the head. */
static void set_facts(struct setter *s, const struct doc_part *part, struct str quality, struct block b)
{
    struct items items = {0};
    add_item(s, &items, part->page->newspaper);
    add_item(s, &items, doc_date(s->arena, part->page->date));
    if (str_present(part->page->page_no))
        add_item(s, &items, say(s, _("page {1}"), part->page->page_no, STR_ABSENT));
    for (size_t i = 0; i < part->article->ncounties; i++)
        if (part->article->counties[i].primary)
            add_item(s, &items, part->article->counties[i].name);
    for (size_t i = 0; i < part->article->ntopics; i++)
        add_item(s, &items, part->article->topics[i].name);
    add_item(s, &items, quality);
    set_items(s, &items, b);
}

/* Of a story in parts the lowest; absent when none is known. *LOW: it had better be compared with the print. */
static struct str quality_words(const struct setter *s, const struct doc_part *parts, size_t nparts, bool *low)
{
    double least = 2;
    for (size_t i = 0; i < nparts; i++)
        if (parts[i].article->rated && parts[i].article->quality < least)
            least = parts[i].article->quality;
    *low = least < QUALITY_LOW;
    return least > 1 ? STR_ABSENT : say(s, _("quality {1}"), arena_printf(s->arena, "%.2f", least), STR_ABSENT);
}

static bool doubted_before(const struct doc_part *parts, size_t part, struct str doubt)
{
    for (size_t i = 0; i < part; i++)
        for (size_t k = 0; k < parts[i].article->ndoubts; k++)
            if (str_eq(parts[i].article->doubts[k], doubt))
                return true;
    return false;
}

/* 质量 0.72 · 标题只凭位置认定: the quality with what speaks against it, each once. */
static void set_doubts(struct setter *s, const struct doc_part *parts, size_t nparts, struct str quality,
                       struct block b)
{
    struct buf line = {0};
    const char *between = str_present(quality) ? " · " : "";
    buf_str(&line, str_present(quality) ? quality : str_of(_("Doubts: ")));
    for (size_t i = 0; i < nparts; i++)
        for (size_t k = 0; k < parts[i].article->ndoubts; k++)
            if (!doubted_before(parts, i, parts[i].article->doubts[k])) {
                join(&line, between, language_said(s->arena, parts[i].article->doubts[k]));
                between = " · ";
            }
    set_block(s, buf_view(&line), b);
    buf_free(&line);
}

static void set_head(struct setter *s, const struct doc_part *parts, size_t nparts)
{
    const struct doc_part *part = &parts[0];
    const struct article *article = part->article;
    bool low = false;
    struct str quality = quality_words(s, parts, nparts, &low);
    size_t ndoubts = 0;
    for (size_t i = 0; i < nparts; i++)
        ndoubts += parts[i].article->ndoubts;
    bool told = ndoubts || low;
    bool centred = s->measure >= 30;
    set_part(s, article->kicker, SPOT_KICKER, 0, (struct block){DOC_KICKER, 0, 0, centred});
    if (article->title_derived)
        set_block(s, article->title, (struct block){DOC_DERIVED, 0, 0, centred});
    else
        set_part(s, article->title, SPOT_TITLE, 0, (struct block){DOC_TITLE, 0, 0, centred});
    set_part(s, article->subtitle, SPOT_SUBTITLE, 0, (struct block){DOC_SUBTITLE, 2, 0, centred});
    blank_line(s);
    set_byline(s, article, (struct block){DOC_BYLINE, 0, 0, centred});
    set_facts(s, part, told ? STR_ABSENT : quality, (struct block){DOC_FACTS, 0, 0, centred});
    if (told)
        set_doubts(s, parts, nparts, quality,
                   (struct block){low || !quality.s ? DOC_DOUBT : DOC_SOURCE, 0, 0, centred});
    blank_line(s);
}

/* Does ARTICLE break off in the midst of a sentence? Then what goes on from it begins no paragraph. */
static bool breaks_off(const struct article *article)
{
    struct str last = STR("");
    for (size_t i = 0; i < article->nsections; i++)
        for (size_t p = 0; p < article->sections[i].nparagraphs; p++)
            last = article->sections[i].paragraphs[p];
    size_t at = last.n;
    uint32_t c = 0;
    do
        c = utf8_prev(last, &at);
    while (cp_is_closing(c));
    return c && !cp_ends_sentence(c);
}

/* GOES_ON: its first paragraph is the rest of one. */
static void set_body(struct setter *s, const struct article *article, bool goes_on)
{
    size_t paragraph = 0;
    for (size_t i = 0; i < article->nsections; i++) {
        const struct section *section = &article->sections[i];
        if (str_present(section->heading)) {
            blank_line(s);
            stop_here(s, DOC_STOP_HEADING, display_str(s->arena, section->heading));
            set_part(s, section->heading, SPOT_HEADING, i + 1, (struct block){DOC_HEADING, INDENT, 0, false});
            blank_line(s);
        }
        for (size_t p = 0; p < section->nparagraphs; p++)
            set_part(s, section->paragraphs[p], SPOT_PARAGRAPH, ++paragraph,
                     (struct block){DOC_TEXT, 0, goes_on && !i && !p ? 0 : INDENT, false});
    }
}

static void set_captions(struct setter *s, const struct article *article)
{
    if (!article->ncaptions)
        return;
    blank_line(s);
    stop_here(s, DOC_STOP_CAPTIONS, str_of(_("Captions")));
    for (size_t i = 0; i < article->ncaptions; i++) {
        struct buf text = {0};
        buf_str(&text, article->captions[i].text);
        if (str_present(article->captions[i].credit)) {
            join(&text, "　", article->captions[i].credit);
            buf_cstr(&text, " 摄");
        }
        set_part(s, buf_view(&text), SPOT_CAPTION, i + 1, (struct block){DOC_CAPTION, INDENT, 0, false});
        buf_free(&text);
    }
}

/* A rule with words in its middle. */
static void set_seam(struct setter *s, struct str words)
{
    struct buf line = {0};
    int rule = (s->measure - width_str(words) - 2) / 2;
    for (int i = 0; i < rule; i++)
        buf_cstr(&line, "-");
    buf_printf(&line, "%s%.*s%s", rule > 0 ? " " : "", STR_ARG(words), rule > 0 ? " " : "");
    for (int i = 0; i < rule; i++)
        buf_cstr(&line, "-");
    blank_line(s);
    stop_here(s, DOC_STOP_SEAM, words);
    set_block(s, buf_view(&line), (struct block){DOC_SEAM, 0, 0, false});
    blank_line(s);
    buf_free(&line);
}

static void set_join(struct setter *s, const struct doc_part *first, const struct doc_part *second)
{
    struct str from = second->article->jump_from, to = first->article->jump_to;
    from = str_present(from) ? from : first->page->page_no;
    to = str_present(to) ? to : second->page->page_no;
    set_seam(s, str_present(from) && str_present(to) ? say(s, _("continued from page {1} on page {2}"),
                                                           display_str(s->arena, from), display_str(s->arena, to))
                                                     : str_of(_("continued")));
}

static const char *const bases[BASIS_COUNT] = {
    [BASIS_PATH] = N_("date from the file name"),
    [BASIS_OPTION] = N_("date as given to the indexer"),
    [BASIS_INFERRED] = N_("date inferred from the text"),
};

/* Where each part came from. */
static void set_foot(struct setter *s, const struct doc_part *part)
{
    const struct block dim = {DOC_SOURCE, 0, 0, false};
    const struct article *article = part->article;
    int first = 0, last = 0;
    for (size_t i = 0; i < article->nprovenance; i++) {
        const struct provenance *p = &article->provenance[i];
        first = first && first < p->first ? first : p->first;
        last = last > p->last ? last : p->last;
    }
    struct str where = part->page->file;
    if (first)
        where = say(s, _("{1}, lines {2}"), where,
                    first == last ? arena_printf(s->arena, "%d", first) : arena_printf(s->arena, "%d-%d", first, last));
    set_block(s, say(s, _("Source: {1}"), where, STR_ABSENT), dim);
    const char *basis = bases[part->page->date_basis];
    if (basis)
        set_block(s, str_of(_(basis)), dim);
}

/* The measure in the middle of WIDTH, with room behind it for a mark that hangs. */
static void centre(struct setter *s, int width, int measure)
{
    s->hang = s->hang && width >= 2 * WRAP_HANG;
    int room = width - (s->hang ? WRAP_HANG : 0);
    s->measure = room < measure ? room : measure;
    s->left = (width - s->measure) / 2;
    if (s->left > room - s->measure)
        s->left = room - s->measure;
}

void doc_set(struct arena *a, const struct doc_part *parts, size_t nparts, int width, const struct doc_style *style,
             const struct doc_marks *marks, struct doc *out)
{
    static const struct doc_style plain = {0};
    style = style ? style : &plain;
    struct setter s = {.arena = a, .marks = marks, .hang = style->hang, .squeeze = style->squeeze};
    struct known *known = arena_array(a, nparts, sizeof *known);
    for (size_t i = 0; style->tags && i < nparts; i++)
        known[i] = known_of(a, parts[i].article);
    centre(&s, width, 2 * (style->measure ? style->measure : DOC_MEASURE));
    s.known = style->tags ? &known[0] : NULL;
    set_head(&s, parts, nparts);
    if (str_present(parts[0].article->jump_from))
        set_seam(&s, say(&s, _("continued from page {1}, which is not in the archive"),
                         display_str(a, parts[0].article->jump_from), STR_ABSENT));
    for (size_t i = 0; i < nparts; i++) {
        if (i > 0)
            set_join(&s, &parts[i - 1], &parts[i]);
        s.known = style->tags ? &known[i] : NULL;
        set_body(&s, parts[i].article, i > 0 && breaks_off(parts[i - 1].article));
    }
    if (str_present(parts[nparts - 1].article->jump_to))
        set_seam(&s, say(&s, _("continued on page {1}, which is not in the archive"),
                         display_str(a, parts[nparts - 1].article->jump_to), STR_ABSENT));
    for (size_t i = 0; i < nparts; i++) {
        s.known = style->tags ? &known[i] : NULL;
        set_captions(&s, parts[i].article);
    }
    blank_line(&s);
    for (size_t i = 0; i < nparts; i++)
        set_foot(&s, &parts[i]);

    out->n = s.lines.n;
    out->lines = arena_copy(a, s.lines.at, s.lines.n, sizeof *s.lines.at);
    out->nstops = s.stops.n;
    out->stops = arena_copy(a, s.stops.at, s.stops.n, sizeof *s.stops.at);
    out->nmatches = s.matches.n;
    out->matches = arena_copy(a, s.matches.at, s.matches.n, sizeof *s.matches.at);
    vec_free(&s.lines);
    vec_free(&s.stops);
    vec_free(&s.matches);
}
