/* Walking over the stories of a plan, and finding them by their place without keeping them all. */
#include "census.h"
#include "search_internal.h"

enum {
    FAILED_MOST = 256, /* stories looked into for nothing until the bits are worth finding out */
    FEW_PART = 300,    /* looking into a story takes so many times longer than reading its number in a list */
    BLOCK = 256,
    ASKED_LEAST = 64,
    SPARED_PART = 8, /* where the bits spare less than an 8th of the looks, asking them is not worth it */
    AHEAD = 32       /* stories looked for beyond the one that is wanted, because the next one is often wanted next */
};

/* ---- walking ------------------------------------------------------------------------------------------------------ */

/* The bits from id TOP (inclusive) down, if that is of any use. */
static void use_bits(struct walk *w, int64_t top, struct error *err)
{
    w->failed = 0;
    const struct census *c = plan_bound(w->archive, w->plan, false, err);
    if (!c || !w->plan->bits)
        return;
    w->census = c;
    w->bits = w->plan->bits;
    w->place = top < INT64_MAX ? census_place(c, top + 1) : c->nstories;
    w->by_bits = plan_settled(w->plan, c) || (double)bits_count(w->plan->bits, 0, c->nstories) * FEW_PART <
                                                 join_share(w->archive, w->plan->asked, err) * (double)c->nstories;
}

void walk_begin(struct walk *w, struct archive *a, struct plan *plan, int64_t top, struct error *err)
{
    *w = (struct walk){.archive = a, .plan = plan, .verifier = {.archive = a}, .stops = a->stops};
    top = top < plan->high ? top : plan->high;
    if (plan->bound && !plan->exact)
        use_bits(w, top, err);
    w->next = top;
    if (!w->by_bits)
        w->candidates = join_open(a, plan->asked, err);
}

void walk_places(struct walk *w, struct archive *a, struct plan *plan, const uint64_t *bits, size_t place,
                 struct error *err)
{
    *w = (struct walk){.archive = a, .plan = plan, .verifier = {.archive = a}, .stops = a->stops};
    w->census = archive_census(a, true, err);
    w->by_bits = true;
    w->bits = bits;
    w->place = w->census ? place : 0;
}

/* The next candidate of the full text; false: there is none. */
static bool next_candidate(struct walk *w, struct error *err)
{
    int64_t id = join_seek(w->candidates, w->next, err);
    if (!id || id < w->plan->low)
        return false;
    w->at = id;
    w->next = id - 1;
    if (w->census)
        w->place = census_place_below(w->census, w->at, w->place);
    return true;
}

/* The next story with a bit. */
static bool next_bit(struct walk *w)
{
    while (w->place > 0) {
        size_t i = (w->place - 1) / 64, n = w->place - i * 64;
        uint64_t word = w->bits[i] & ~(uint64_t)0 >> (64 - n);
        w->place = word ? i * 64 + 63 - (size_t)__builtin_clzll(word) : i * 64;
        if (word) {
            w->at = w->census->ids[w->place];
            return w->at >= w->plan->low;
        }
    }
    return false;
}

/* The bits say that the candidate is none. */
static bool is_spared(struct walk *w)
{
    bool is = !plan_bit(w->bits, w->place);
    w->asked++;
    w->spared += is;
    if (w->asked == ASKED_LEAST && w->spared < ASKED_LEAST / SPARED_PART && !w->by_bits && w->plan->kind == QUERY_TEXT)
        w->census = NULL;
    return is;
}

static bool holds(struct walk *w, struct error *err)
{
    size_t place = w->census ? w->place : SIZE_MAX;
    if (w->census && is_spared(w))
        return false;
    verifier_begin(&w->verifier, w->at, place);
    bool found = verifier_holds(&w->verifier, w->plan, !w->by_bits, err);
    w->failed += !found;
    return found && err->status == STATUS_OK;
}

int64_t walk_next(struct walk *w, struct error *err)
{
    if (w->stops != w->archive->stops) {
        error_set(err, STATUS_INTERRUPTED, "the search was stopped");
        return 0;
    }
    while (err->status == STATUS_OK && (w->budget == 0 || w->looked < w->budget)) {
        if (!(w->by_bits ? next_bit(w) : next_candidate(w, err))) {
            w->done = err->status == STATUS_OK;
            return 0;
        }
        w->looked++;
        if ((w->plan->exact && !w->by_bits) || holds(w, err))
            return w->at;
        if (w->failed >= FAILED_MOST && !w->plan->bound)
            use_bits(w, w->at - 1, err);
    }
    return 0;
}

void walk_end(struct walk *w)
{
    verifier_end(&w->verifier);
    join_close(w->candidates);
    w->candidates = NULL;
}

/* ---- a window over them ------------------------------------------------------------------------------------------- */

static void window_reset(struct window *w)
{
    w->blocks.n = w->last.n = w->kept.n = 0;
    w->kept_block = SIZE_MAX;
    w->found = w->looked = 0;
    w->next = INT64_MAX;
    w->complete = false;
}

void window_open(struct window *w, struct archive *a, struct plan *plan)
{
    *w = (struct window){.archive = a, .plan = plan, .version = -1};
    window_reset(w);
}

void window_close(struct window *w)
{
    vec_free(&w->blocks);
    vec_free(&w->last);
    vec_free(&w->kept);
}

bool window_refresh(struct window *w, struct error *err)
{
    int64_t version = archive_version_now(w->archive, err);
    bool changed = version != w->version;
    if (changed)
        window_reset(w);
    w->version = version;
    return changed;
}

static void add(struct window *w, int64_t id)
{
    if (w->found % BLOCK == 0) {
        struct ids full = w->last; /* is asked for more often than any other but the new one */
        w->last = w->kept;
        w->kept = full;
        w->kept_block = w->blocks.n ? w->blocks.n - 1 : SIZE_MAX;
        w->last.n = 0;
        vec_push(&w->blocks, id);
    }
    vec_push(&w->last, id);
    w->found++;
}

void window_advance(struct window *w, size_t wanted, int64_t id, size_t budget, struct error *err)
{
    if (w->complete || w->found >= wanted || w->next < id)
        return;
    struct walk walk;
    walk_begin(&walk, w->archive, w->plan, w->next, err);
    walk.budget = budget;
    for (int64_t found; w->found < wanted && w->next >= id && (found = walk_next(&walk, err)) != 0; w->next = found - 1)
        add(w, found);
    if (err->status == STATUS_OK && walk.looked && walk.at <= w->next)
        w->next = walk.at - 1;
    w->complete = walk.done;
    w->looked += walk.looked;
    walk_end(&walk);
}

static const struct ids *block(struct window *w, size_t number, struct error *err)
{
    if (number + 1 == w->blocks.n)
        return &w->last;
    if (number == w->kept_block)
        return &w->kept;
    struct walk walk;
    w->kept.n = 0;
    w->kept_block = number;
    walk_begin(&walk, w->archive, w->plan, w->blocks.at[number], err);
    for (int64_t id; w->kept.n < BLOCK && (id = walk_next(&walk, err)) != 0;)
        vec_push(&w->kept, id);
    walk_end(&walk);
    if (err->status != STATUS_OK)
        w->kept_block = SIZE_MAX;
    return &w->kept;
}

int64_t window_id(struct window *w, size_t place, struct error *err)
{
    if (place >= w->found)
        window_advance(w, place + AHEAD, 0, 0, err);
    if (place >= w->found || err->status != STATUS_OK)
        return 0;
    const struct ids *ids = block(w, place / BLOCK, err);
    return place % BLOCK < ids->n ? ids->at[place % BLOCK] : 0;
}

/* The number of ids in IDS, which descend, that are greater than ID. */
static size_t above(const struct ids *ids, int64_t id)
{
    size_t low = 0, high = ids->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ids->at[middle] > id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t window_place(struct window *w, int64_t id, struct error *err)
{
    window_advance(w, SIZE_MAX, id, 0, err);
    if (err->status != STATUS_OK || !w->blocks.n)
        return SIZE_MAX;
    size_t number = above(&w->blocks, id);
    bool first = number < w->blocks.n && w->blocks.at[number] == id;
    if (!first && number == 0)
        return SIZE_MAX;
    if (!first)
        number--;
    const struct ids *ids = block(w, number, err);
    size_t in_block = above(ids, id);
    return in_block < ids->n && ids->at[in_block] == id ? number * BLOCK + in_block : SIZE_MAX;
}
