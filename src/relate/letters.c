/*
 * An article as a row of folded letters, so that spacing, line breaks, punctuation and width of characters play no part, with the
 * breaks remembered that names do not cross.
 */
#include "relate_internal.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

/* A text in the making. Its arrays have room for all: they are put into its arena when their length is known. */
struct letters {
    struct relate_text *text;
    struct {
        struct str *at;
        size_t n, cap;
    } parts;
    uint32_t *starts; /* of the parts */
    struct {
        struct span *at;
        size_t n, cap;
    } quoted;
    size_t room, nparts; /* letters and parts, at most */
};

static bool opens_term(uint32_t c)
{
    return c == 0x201c || c == 0x300a || c == 0x300c || c == 0x300e; /* “《「『 */
}

static bool closes_term(uint32_t c)
{
    return c == 0x201d || c == 0x300b || c == 0x300d || c == 0x300f; /* ”》」』 */
}

/*
 * Letters from OPENED on stood between quotation marks, before the closing one END: a term, or something said, which is then a sentence of
 * its own. Answers what stands before the letter after it.
 */
static uint8_t add_quoted(struct letters *l, size_t opened, uint8_t end)
{
    size_t n = l->text->n - opened;
    if (n > QUOTED_LONGEST || (n > 0 && end != STOP_NONE)) {
        l->text->stops[opened] = STOP_SENTENCE;
        return STOP_SENTENCE;
    }
    if (n < NAME)
        return STOP_MARK;
    for (size_t i = opened; i < l->text->n; i++)
        if (!cp_is_han(l->text->letters[i]) || (i > opened && l->text->stops[i] != STOP_NONE))
            return STOP_MARK;
    struct span span = {(uint32_t)opened, (uint32_t)n};
    vec_push(&l->quoted, span);
    return STOP_MARK;
}

static void add_part(struct letters *l, struct str part)
{
    struct relate_text *text = l->text;
    uint32_t *letters = text->letters, *places = text->places;
    uint8_t *stops = text->stops, stop = STOP_SENTENCE;
    size_t n = text->n, opened = SIZE_MAX;
    l->starts[l->parts.n] = (uint32_t)n;
    vec_push(&l->parts, part);
    for (size_t at = 0, from = 0; at < part.n && n < LETTERS_MAX; from = at) {
        uint32_t c = utf8_next(part, &at);
        uint8_t end = stop;
        if (cp_is_core(c)) {
            places[n] = (uint32_t)from;
            letters[n] = fold_cp(c);
            stops[n++] = stop;
            stop = STOP_NONE;
            if (cp_is_usual(c))
                continue;
        } else if (cp_ends_sentence(c) || c == '\n') {
            stop = STOP_SENTENCE;
        } else if (stop == STOP_NONE && !cp_is_space(c)) {
            stop = STOP_MARK;
        }
        if (opens_term(c)) {
            opened = n;
        } else if (closes_term(c) && opened != SIZE_MAX) {
            text->n = n;
            uint8_t after = add_quoted(l, opened, end);
            stop = after > stop ? after : stop;
            opened = SIZE_MAX;
        }
    }
    text->n = n;
}

/* Calls VISIT for each piece of text, headlines first. */
static void each_part(const struct article *article, void (*visit)(struct letters *l, struct str part),
                      struct letters *l)
{
    visit(l, article->kicker);
    if (!article->title_derived) /* a derived one is body already */
        visit(l, article->title);
    visit(l, article->subtitle);
    l->text->head = l->text->n;
    l->text->nheads = l->parts.n;
    for (size_t i = 0; i < article->nsections; i++) {
        visit(l, article->sections[i].heading);
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++)
            visit(l, article->sections[i].paragraphs[k]);
    }
    for (size_t i = 0; i < article->ncaptions; i++)
        visit(l, article->captions[i].text);
}

/* No character has less than a byte. */
static void count_part(struct letters *l, struct str part)
{
    l->nparts++;
    if (l->room < LETTERS_MAX)
        l->room += part.n;
}

struct relate_text *relate_read(struct arena *a, const struct page *page, const struct article *article,
                                const struct traces *traces)
{
    struct relate_text *text = arena_alloc(a, sizeof *text);
    struct letters l = {.text = text};
    text->arena = a;
    text->page = page;
    text->article = article;
    each_part(article, count_part, &l);
    if (l.room > LETTERS_MAX)
        l.room = LETTERS_MAX;
    uint32_t *letters = xmalloc((2 * l.room + l.nparts) * sizeof *letters);
    uint8_t *stops = xmalloc(l.room);
    text->letters = letters;
    text->places = letters + l.room;
    l.starts = letters + 2 * l.room;
    text->stops = stops;
    each_part(article, add_part, &l);
    text->letters = arena_copy(a, text->letters, text->n, sizeof *text->letters);
    text->places = arena_copy(a, text->places, text->n, sizeof *text->places);
    text->starts = arena_copy(a, l.starts, l.nparts, sizeof *text->starts);
    text->stops = arena_copy(a, stops, text->n, sizeof *stops);
    free(letters);
    free(stops);
    text->nparts = l.parts.n;
    text->parts = arena_copy(a, l.parts.at, l.parts.n, sizeof *text->parts);
    text->quoted = arena_copy(a, l.quoted.at, l.quoted.n, sizeof *text->quoted);
    text->nquoted = l.quoted.n;
    vec_free(&l.quoted);
    vec_free(&l.parts);
    text->set = arena_alloc(a, text->n + NAME);
    phrases_mark(text->letters, text->n, text->set);
    grams_read(a, text);
    if (traces)
        text->traces = *traces;
    else
        traces_find(a, text, &text->traces);
    return text;
}
