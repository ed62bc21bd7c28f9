#include "marks.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

enum { TERMS_MOST = 64 }; /* a record may bring any number, and a text is read once for each */

/* ---- what is known ------------------------------------------------------------------------------------------------ */

static int compare_places(const struct spot *a, const struct spot *b)
{
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

static int by_place(const void *x, const void *y)
{
    const struct spot *a = x, *b = y;
    int order = compare_places(a, b);
    return order ? order : (a->from > b->from) - (a->from < b->from);
}

struct known known_of(struct arena *a, const struct article *article)
{
    struct known known = {0};
    size_t nspots = 0;
    for (size_t i = 0; i < article->ncounties; i++)
        nspots += article->counties[i].nspots;
    known.spots = arena_array(a, nspots, sizeof *known.spots);
    for (size_t i = 0; i < article->ncounties; i++)
        for (size_t k = 0; k < article->counties[i].nspots; k++)
            known.spots[known.nspots++] = article->counties[i].spots[k];
    if (nspots)
        qsort(known.spots, nspots, sizeof *known.spots, by_place);
    known.terms = arena_array(a, TERMS_MOST, sizeof *known.terms);
    struct buf folded = {0};
    for (size_t i = 0; i < article->ntopics; i++)
        for (size_t k = 0; k < article->topics[i].nterms && known.nterms < TERMS_MOST; k++) {
            buf_clear(&folded);
            fold_str(article->topics[i].terms[k].text, &folded);
            known.terms[known.nterms++] = arena_str(a, buf_view(&folded));
        }
    buf_free(&folded);
    return known;
}

/* The first of the spots of the text that ORIGIN tells; those that follow it are of the same text or of a later one. */
static size_t first_spot(const struct origin *origin)
{
    const struct spot here = {.part = origin->part, .n = origin->n};
    size_t low = 0, high = origin->known->nspots;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_places(&origin->known->spots[middle], &here) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- places ------------------------------------------------------------------------------------------------------- */

/* A walk over a text by its ideographs, which are the same as it is kept and as it is displayed. */
struct walk {
    struct str text;
    size_t at;
    size_t ideographs; /* before AT */
    int characters;    /* code points before AT */
};

static void step(struct walk *w)
{
    w->ideographs += cp_is_han(utf8_next(w->text, &w->at));
    w->characters++;
}

static void walk_to_character(struct walk *w, int characters)
{
    while (w->at < w->text.n && w->characters < characters)
        step(w);
}

/* Right behind that many ideographs. */
static void walk_to_ideograph(struct walk *w, size_t ideographs)
{
    while (w->at < w->text.n && w->ideographs < ideographs)
        step(w);
}

static size_t find_places(struct arena *a, struct str text, const struct origin *origin, struct mark **out)
{
    const struct known *known = origin->known;
    const struct spot here = {.part = origin->part, .n = origin->n};
    size_t first = first_spot(origin), end = first, n = 0;
    while (end < known->nspots && compare_places(&known->spots[end], &here) == 0)
        end++;
    struct mark *marks = arena_array(a, end - first, sizeof *marks);
    struct walk kept = {.text = origin->raw}, shown = {.text = text};
    for (size_t i = first; i < end; i++) {
        const struct spot *spot = &known->spots[i];
        if (spot->from < kept.characters)
            continue; /* in the one before */
        walk_to_character(&kept, spot->from);
        size_t before = kept.ideographs;
        walk_to_character(&kept, spot->to);
        if (kept.ideographs == before)
            continue;
        walk_to_ideograph(&shown, before + 1);
        size_t from = shown.at;
        utf8_prev(text, &from);
        walk_to_ideograph(&shown, kept.ideographs);
        marks[n++] = (struct mark){from, shown.at, DOC_PLACE};
    }
    *out = marks;
    return n;
}

/* ---- together ----------------------------------------------------------------------------------------------------- */

static size_t find_texts(struct arena *a, struct str text, const struct str *texts, size_t ntexts, enum doc_role role,
                         struct mark **out)
{
    struct fold_range *ranges = NULL;
    size_t n = ntexts ? fold_find(a, text, texts, ntexts, &ranges) : 0;
    *out = arena_array(a, n, sizeof **out);
    for (size_t i = 0; i < n; i++)
        (*out)[i] = (struct mark){ranges[i].from, ranges[i].to, role};
    return n;
}

/* FIRST and those of SECOND that meet none of them, in order. */
static size_t merge(struct arena *a, const struct mark *first, size_t nfirst, const struct mark *second, size_t nsecond,
                    struct mark **out)
{
    struct mark *marks = arena_array(a, nfirst + nsecond, sizeof *marks);
    size_t i = 0, n = 0;
    for (size_t k = 0; k < nsecond; k++) {
        while (i < nfirst && first[i].to <= second[k].from)
            marks[n++] = first[i++];
        if (i == nfirst || second[k].to <= first[i].from)
            marks[n++] = second[k];
    }
    while (i < nfirst)
        marks[n++] = first[i++];
    *out = marks;
    return n;
}

size_t marks_of(struct arena *a, struct str text, const struct origin *origin, const struct doc_marks *searched,
                struct mark **out)
{
    struct mark *matches, *places, *terms, *both;
    size_t n = find_texts(a, text, searched ? searched->at : NULL, searched ? searched->n : 0, DOC_MATCH, &matches);
    *out = matches;
    if (!origin->known)
        return n;
    size_t nplaces = find_places(a, text, origin, &places);
    size_t nboth = merge(a, matches, n, places, nplaces, &both);
    size_t nterms = find_texts(a, text, origin->known->terms, origin->known->nterms, DOC_TERM, &terms);
    return merge(a, both, nboth, terms, nterms, out);
}
