/*
 * The traces of an article: one 10-gram a sentence, the one with the lowest hash, so that a sentence is known again wherever it is
 * quoted, even with a character lost elsewhere in it, of a long one two where one may be left out; and the 3-grams that the article repeats,
 * headline first.
 */
#include "relate_internal.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

enum {
    WINDOW = 80,         /* a longer sentence leaves its traces for each so many letters */
    LONG = 44,           /* letters: one of so many may leave two traces */
    PEOPLE = 3,          /* persons among the name traces */
    PERSON_LONGEST = 16, /* letters */
    QUOTED_RANK = 3,     /* what stands in quotation marks counts as so many occurrences */
    LEAD = 60,           /* letters of the body in which a name is worth a trace by its ending alone */
    HEAD_BONUS = 3       /* a gram of the headline counts as so many occurrences more */
};

struct found {
    struct trace *at;
    size_t n, cap;
};

static void add_trace(struct found *found, uint32_t hash, enum trace_kind kind)
{
    struct trace trace = {(int32_t)hash, kind};
    vec_push(found, trace);
}

/* ---- sentences ---------------------------------------------------------------------------------------------------- */

/* Where the gram with the lowest hash begins, of those that lie in letters [FROM, TO), which hold one. HASHES: of the grams from the head on. */
static size_t lowest_gram(const struct relate_text *text, const uint32_t *hashes, size_t from, size_t to,
                          uint32_t *hash)
{
    size_t at = from;
    *hash = UINT32_MAX;
    for (size_t i = from; i + SHINGLE <= to; i++)
        if (hashes[i - text->head] < *hash) {
            *hash = hashes[i - text->head];
            at = i;
        }
    return at;
}

/* Who quotes a part of a long sentence leaves out its beginning or its end: what stands there may not be all that it is known by. */
static void window_traces(const struct relate_text *text, const uint32_t *hashes, size_t from, size_t to,
                          struct found *found)
{
    uint32_t hash;
    if (to - from < SHINGLE)
        return;
    size_t at = lowest_gram(text, hashes, from, to, &hash), quarter = (to - from) / 4;
    add_trace(found, hash, TRACE_SENTENCE);
    if (to - from < LONG)
        return;
    if (at < from + quarter)
        lowest_gram(text, hashes, from + quarter, to, &hash);
    else if (at + SHINGLE > to - quarter)
        lowest_gram(text, hashes, from, to - quarter, &hash);
    else
        return;
    add_trace(found, hash, TRACE_SENTENCE);
}

static void sentence_traces(const struct relate_text *text, struct found *found)
{
    size_t body = text->n - text->head, grams = body < SHINGLE ? 0 : body - SHINGLE + 1;
    uint32_t *hashes = xcalloc(grams + 1, sizeof *hashes);
    letters_hashes(text->letters + text->head, grams, SHINGLE, TRACE_SENTENCE, hashes);
    for (size_t from = text->head; from < text->n;) {
        size_t to = from + 1;
        while (to < text->n && text->stops[to] != STOP_SENTENCE && to - from < WINDOW)
            to++;
        window_traces(text, hashes, from, to, found);
        from = to;
    }
    free(hashes);
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

struct candidate {
    uint32_t hash, at; /* at: its first place */
    uint32_t rank;     /* occurrences, the headline's counted more */
};

static int candidate_order(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

/*
 * Ranks every gram that the article repeats, those near its beginning that end like a name, and both ends of what it puts in
 * quotation marks.
 */
static size_t find_names(struct arena *a, const struct relate_text *text, struct candidate **out)
{
    size_t n = 0;
    struct candidate *list = arena_array(a, text->nnames + 2 * text->nquoted + 1, sizeof *list);
    for (size_t i = 0, j; i < text->nnames; i = j) {
        for (j = i + 1; j < text->nnames && text->names[j].hash == text->names[i].hash; j++)
            ;
        uint32_t at = text->names[i].at;
        bool stands = j - i >= 2 || (at < text->head + LEAD && ends_name(text->letters[at + NAME - 1]));
        if (stands && !letters_nameless(text, at))
            list[n++] =
                (struct candidate){text->names[i].hash, at, (uint32_t)(j - i) + (at < text->head ? HEAD_BONUS : 0)};
    }
    for (size_t i = 0; i < text->nquoted; i++) {
        struct span span = text->quoted[i];
        uint32_t last = span.at + span.n - NAME;
        if (!letters_nameless(text, span.at))
            list[n++] =
                (struct candidate){letters_hash(text->letters + span.at, NAME, TRACE_NAME), span.at, QUOTED_RANK};
        if (last != span.at && !letters_nameless(text, last))
            list[n++] = (struct candidate){letters_hash(text->letters + last, NAME, TRACE_NAME), last, QUOTED_RANK};
    }
    qsort(list, n, sizeof *list, candidate_order);
    *out = list;
    return n;
}

/* A gram whose letters all stand in grams chosen before says nothing new; so a long name leaves its two ends and little between. */
static bool covered(uint8_t *chosen, size_t at)
{
    bool all = true;
    for (size_t i = 0; i < NAME; i++) {
        all = all && chosen[at + i];
        chosen[at + i] = 1;
    }
    return all;
}

int32_t name_hash(struct str name)
{
    uint32_t letters[PERSON_LONGEST + 1];
    size_t n = 0;
    for (size_t at = 0; at < name.n && n <= PERSON_LONGEST;)
        letters[n++] = fold_cp(utf8_next(name, &at));
    return n < 2 || n > PERSON_LONGEST ? 0 : (int32_t)letters_hash(letters, n, TRACE_NAME);
}

static void people_traces(const struct relate_text *text, struct found *found)
{
    size_t added = 0;
    for (size_t i = 0; i < text->article->npeople && added < PEOPLE; i++) {
        int32_t hash = name_hash(text->article->people[i].name);
        if (!hash)
            continue;
        add_trace(found, (uint32_t)hash, TRACE_NAME);
        added++;
    }
}

static void name_traces(struct arena *a, const struct relate_text *text, struct found *found)
{
    size_t left = NAMES_MAX;
    struct candidate *list;
    people_traces(text, found); /* beside the names: who is found in a story takes nothing from what it turns on */
    size_t n = find_names(a, text, &list);
    uint8_t *chosen = arena_alloc(a, text->n + 1);
    for (size_t i = 0; i < n && left > 0; i++) {
        if (covered(chosen, list[i].at))
            continue;
        add_trace(found, list[i].hash, TRACE_NAME);
        left--;
    }
}

/* ---- both --------------------------------------------------------------------------------------------------------- */

static int trace_order(const void *x, const void *y)
{
    const struct trace *a = x, *b = y;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

void traces_find(struct arena *a, const struct relate_text *text, struct traces *out)
{
    struct found found = {0};
    sentence_traces(text, &found);
    name_traces(a, text, &found);
    if (found.n)
        qsort(found.at, found.n, sizeof *found.at, trace_order);
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++)
        if (n == 0 || found.at[n - 1].hash != found.at[i].hash)
            found.at[n++] = found.at[i];
    *out = (struct traces){arena_copy(a, found.at, n, sizeof *found.at), n};
    vec_free(&found);
}

struct traces relate_traces(const struct relate_text *text)
{
    return text->traces;
}

bool traces_have(const struct relate_text *text, int32_t hash)
{
    size_t low = 0, high = text->traces.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->traces.at[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < text->traces.n && text->traces.at[low].hash == hash;
}

static const uint32_t ranks[] = {1, 3, 7, 12, 20, 30, TRACE_COMMON}; /* highest frequency of each */

int relate_rank(uint32_t frequency)
{
    size_t rank = 0;
    while (rank < sizeof ranks / sizeof *ranks && frequency > ranks[rank])
        rank++;
    return (int)rank;
}

uint32_t relate_common(size_t narticles)
{
    static const struct {
        size_t articles;
        uint32_t common;
    } sizes[] = {{150, 12}, {1000, 20}, {RELATE_LARGE, 30}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (narticles < sizes[i].articles)
            return sizes[i].common;
    return TRACE_COMMON;
}
