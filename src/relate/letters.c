/*
 * An article as a row of folded letters, so that spacing, line breaks, punctuation and width of characters play no part, with the
 * breaks remembered that names do not cross.
 */
#include "relate_internal.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

enum { COUNTIES_TRIED = 40 };

struct letters {
    struct relate_text *text; /* letters, places and stops go there; there is room */
    struct {
        struct str *at;
        size_t n, cap;
    } parts;
    struct {
        struct span *at;
        size_t n, cap;
    } quoted;
    size_t room; /* letters, at most */
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

/* Multiply and rotate a letter at a time, then the finisher of MurmurHash3 (Appleby, public domain): the same everywhere. */
static inline uint64_t hash_begin(uint32_t kind)
{
    return 0x9e3779b97f4a7c15u ^ kind;
}

static inline uint64_t hash_letter(uint64_t h, uint32_t letter)
{
    h = (h ^ letter) * 0xff51afd7ed558ccdu;
    return h << 31 | h >> 33;
}

static inline uint32_t hash_end(uint64_t h, uint32_t kind)
{
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
    return ((uint32_t)(h ^ h >> 33) & ~1u) | kind;
}

uint32_t letters_hash(const uint32_t *letters, size_t n, uint32_t kind)
{
    uint64_t h = hash_begin(kind);
    for (size_t i = 0; i < n; i++)
        h = hash_letter(h, letters[i]);
    return hash_end(h, kind);
}

/* Four at a time: each step of one waits for the step before, and not for those of the others. */
void letters_hashes(const uint32_t *letters, size_t grams, size_t n, uint32_t kind, uint32_t *out)
{
    size_t at = 0;
    for (; at + 4 <= grams; at += 4) {
        uint64_t a = hash_begin(kind), b = a, c = a, d = a;
        for (const uint32_t *p = letters + at, *end = p + n; p < end; p++) {
            a = hash_letter(a, p[0]);
            b = hash_letter(b, p[1]);
            c = hash_letter(c, p[2]);
            d = hash_letter(d, p[3]);
        }
        out[at] = hash_end(a, kind);
        out[at + 1] = hash_end(b, kind);
        out[at + 2] = hash_end(c, kind);
        out[at + 3] = hash_end(d, kind);
    }
    for (; at < grams; at++)
        out[at] = letters_hash(letters + at, n, kind);
}

struct str letters_printed(struct arena *a, const struct relate_text *text, size_t from, size_t to)
{
    if (from >= to)
        return STR("");
    struct place first = text->places[from], last = first;
    for (size_t i = from + 1; i < to && text->places[i].part == first.part; i++)
        last = text->places[i];
    return arena_strn(a, text->parts[first.part].s + first.from, last.to - first.from);
}

/* Do letters [at, at + n) stand in one clause? */
static bool letters_joined(const struct relate_text *text, size_t at, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (text->stops[at + i] != STOP_NONE)
            return false;
    return at + n <= text->n;
}

static void add_part(struct letters *l, struct str part)
{
    uint8_t stop = STOP_SENTENCE;
    uint32_t number = (uint32_t)l->parts.n;
    size_t opened = SIZE_MAX;
    vec_push(&l->parts, part);
    for (size_t at = 0, from = 0; at < part.n && l->text->n < LETTERS_MAX; from = at) {
        uint32_t c = utf8_next(part, &at);
        uint8_t end = stop;
        if (cp_is_core(c)) {
            struct relate_text *text = l->text;
            text->places[text->n] = (struct place){number, (uint32_t)from, (uint32_t)at};
            text->letters[text->n] = fold_cp(c);
            text->stops[text->n++] = stop;
            stop = STOP_NONE;
        } else if (cp_ends_sentence(c) || c == '\n') {
            stop = STOP_SENTENCE;
        } else if (stop == STOP_NONE && !cp_is_space(c)) {
            stop = STOP_MARK;
        }
        if (opens_term(c)) {
            opened = l->text->n;
        } else if (closes_term(c) && opened != SIZE_MAX) {
            uint8_t after = add_quoted(l, opened, end);
            stop = after > stop ? after : stop;
            opened = SIZE_MAX;
        }
    }
}

/* Orders grams by hash and keeps the order of places: a radix sort, because this is most of the work on an article. */
static void sort_grams(struct gram *grams, size_t n)
{
    struct gram *from = grams, *to = xcalloc(n + 1, sizeof *to), *spare = to;
    for (int shift = 0; shift < 32; shift += 8) {
        size_t starts[257] = {0};
        for (size_t i = 0; i < n; i++)
            starts[(from[i].hash >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < n; i++)
            to[starts[from[i].hash >> shift & 255]++] = from[i];
        struct gram *swap = from;
        from = to;
        to = swap;
    }
    free(spare); /* after four rounds all is where it was */
}

void letters_seeds(struct relate_text *text)
{
    size_t body = text->n - text->head;
    if (text->seeds || body < SEED)
        return;
    text->nseeds = body - SEED + 1;
    text->seeds = arena_array(text->arena, text->nseeds, sizeof *text->seeds);
    letters_hashes(text->letters + text->head, text->nseeds, SEED, 0, text->seeds);
    text->seen = arena_array(text->arena, seed_bits(text) / 64, sizeof *text->seen);
    for (size_t i = 0; i < text->nseeds; i++) {
        size_t bit = seed_bit(text, text->seeds[i]);
        text->seen[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

void letters_sort_seeds(struct relate_text *text)
{
    letters_seeds(text);
    if (text->sorted || !text->nseeds)
        return;
    text->sorted = arena_array(text->arena, text->nseeds, sizeof *text->sorted);
    for (size_t i = 0; i < text->nseeds; i++)
        text->sorted[i] = (struct gram){text->seeds[i], (uint32_t)(text->head + i)};
    sort_grams(text->sorted, text->nseeds);
}

static bool of_county(const struct relate_text *text, size_t at)
{
    struct str gram = {0};
    struct place first = text->places[at], last = text->places[at + NAME - 1];
    if (first.part == last.part)
        gram = str_cut(text->parts[first.part], first.from, last.to);
    for (size_t i = 0; i < text->article->ncounties && i < COUNTIES_TRIED; i++)
        if (gram.s && text->article->counties[i].name.s &&
            str_find(text->article->counties[i].name, gram, 0) != SIZE_MAX)
            return true;
    return false;
}

bool letters_nameless(const struct relate_text *text, size_t at)
{
    return text->set[at] + text->set[at + 1] + text->set[at + 2] >= NAME - 1 || of_county(text, at);
}

static bool name_stands(const struct relate_text *text, size_t at)
{
    if (!letters_joined(text, at, NAME))
        return false;
    for (size_t i = 0; i < NAME; i++)
        if (!cp_is_han(text->letters[at + i]))
            return false;
    return true;
}

static void find_names(struct arena *a, struct relate_text *text)
{
    size_t grams = text->n < NAME ? 0 : text->n - NAME + 1;
    uint32_t *hashes = xcalloc(grams + 1, sizeof *hashes);
    letters_hashes(text->letters, grams, NAME, TRACE_NAME, hashes);
    text->names = arena_array(a, text->n, sizeof *text->names);
    for (size_t i = 0; i < grams; i++)
        if (name_stands(text, i))
            text->names[text->nnames++] = (struct gram){hashes[i], (uint32_t)i};
    free(hashes);
    sort_grams(text->names, text->nnames);
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

static void count_part(struct letters *l, struct str part)
{
    if (l->room < LETTERS_MAX)
        l->room += utf8_count(part);
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
    text->letters = arena_array(a, l.room, sizeof *text->letters);
    text->stops = arena_array(a, l.room, sizeof *text->stops);
    text->places = arena_array(a, l.room, sizeof *text->places);
    each_part(article, add_part, &l);
    text->nparts = l.parts.n;
    text->parts = arena_copy(a, l.parts.at, l.parts.n, sizeof *text->parts);
    text->quoted = arena_copy(a, l.quoted.at, l.quoted.n, sizeof *text->quoted);
    text->nquoted = l.quoted.n;
    vec_free(&l.quoted);
    vec_free(&l.parts);
    text->set = arena_alloc(a, text->n + NAME);
    phrases_mark(text->letters, text->n, text->set);
    find_names(a, text);
    if (traces)
        text->traces = *traces;
    else
        traces_find(a, text, &text->traces);
    return text;
}
