/*
 * An article as a row of folded letters, so that spacing, line breaks, punctuation and width of characters play no part, with the
 * breaks remembered that names do not cross.
 */
#include "relate_internal.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

enum { COUNTIES_TRIED = 40 };

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

size_t letters_part(const struct relate_text *text, size_t at)
{
    size_t low = 0, high = text->nparts;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (text->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t letters_part_end(const struct relate_text *text, size_t part)
{
    return part + 1 < text->nparts ? text->starts[part + 1] : text->n;
}

size_t letters_end(const struct relate_text *text, size_t part, size_t at)
{
    size_t end = text->places[at];
    utf8_next(text->parts[part], &end);
    return end;
}

struct str letters_printed(struct arena *a, const struct relate_text *text, size_t from, size_t to)
{
    if (from >= to)
        return STR("");
    size_t part = letters_part(text, from), end = letters_part_end(text, part);
    return arena_str(
        a, str_cut(text->parts[part], text->places[from], letters_end(text, part, (to < end ? to : end) - 1)));
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

/* Puts each gram before all of higher hash; those of one hash stay in their order. */
static void insert_grams(struct gram *grams, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct gram gram = grams[i];
        size_t k = i;
        for (; k > 0 && grams[k - 1].hash > gram.hash; k--)
            grams[k] = grams[k - 1];
        grams[k] = gram;
    }
}

/*
 * Orders grams by hash and keeps the order of places: a radix sort, because this is most of the work on an article. Of few grams hardly two have the
 * upper half of their hashes alike, so that sorting by that leaves next to nothing to be moved; by less of it, moving would take longer
 * than another round. SPARE: room for as many.
 */
static void sort_grams(struct gram *grams, struct gram *spare, size_t n)
{
    enum { FEW = 4096 };
    struct gram *from = grams, *to = spare;
    for (int shift = n <= FEW ? 16 : 0; shift < 32; shift += 8) {
        uint32_t starts[257] = {0};
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
    if (n <= FEW)
        insert_grams(grams, n); /* after an even number of rounds all is where it was */
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
    struct gram *spare = xmalloc(text->nseeds * sizeof *spare);
    sort_grams(text->sorted, spare, text->nseeds);
    free(spare);
}

static bool of_county(const struct relate_text *text, size_t at)
{
    if (!text->article->ncounties)
        return false;
    struct str gram = {0};
    size_t part = letters_part(text, at), last = at + NAME - 1;
    if (last < letters_part_end(text, part))
        gram = str_cut(text->parts[part], text->places[at], letters_end(text, part, last));
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

/* Notes where the grams of each part of all hashes begin. */
static void find_heads(struct relate_text *text)
{
    size_t head = 0;
    for (size_t i = 0; i < text->nnames; i++)
        for (; head <= name_head(text->names[i].hash); head++)
            text->heads[head] = (uint32_t)i;
    for (; head <= NAME_HEADS; head++)
        text->heads[head] = (uint32_t)text->nnames;
}

static void find_names(struct arena *a, struct relate_text *text)
{
    size_t grams = text->n < NAME ? 0 : text->n - NAME + 1, run = 0;
    uint32_t *hashes = xmalloc((grams + 1) * sizeof *hashes);
    struct gram *names = xmalloc(2 * (grams + 1) * sizeof *names);
    letters_hashes(text->letters, grams, NAME, TRACE_NAME, hashes);
    for (size_t i = 0; i < text->n; i++) { /* RUN: ideographs of one clause that end here */
        run = !cp_is_han(text->letters[i]) ? 0 : text->stops[i] == STOP_NONE ? run + 1 : 1;
        if (run >= NAME)
            names[text->nnames++] = (struct gram){hashes[i + 1 - NAME], (uint32_t)(i + 1 - NAME)};
    }
    sort_grams(names, names + grams + 1, text->nnames);
    text->names = arena_copy(a, names, text->nnames, sizeof *names);
    find_heads(text);
    free(names);
    free(hashes);
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
    find_names(a, text);
    if (traces)
        text->traces = *traces;
    else
        traces_find(a, text, &text->traces);
    return text;
}
