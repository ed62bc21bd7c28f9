/*
 * What is known of a plan without the full text: the census has bits for counties, topics, newspapers, genres and qualities, the phrases have theirs,
 * days are spans of places. Where these say it all, counting is done at once; else they leave fewer stories to be looked into.
 */
#include <string.h>

#include "../phrases/phrases.h"
#include "baolan/utf8.h"
#include "search_internal.h"

struct bounder {
    struct archive *archive;
    const struct census *census;
    struct arena *arena;
    size_t words;
    bool lists;        /* what the full text says exactly is read from it */
    int64_t low, high; /* ids of the whole plan */
};

static uint64_t *new_bits(struct bounder *b)
{
    return arena_array(b->arena, b->words, sizeof(uint64_t));
}

static void narrow(struct bounder *b, struct plan *plan, const uint64_t *bits)
{
    if (!plan->bits) {
        plan->bits = new_bits(b);
        memcpy(plan->bits, bits, b->words * sizeof *bits);
        return;
    }
    for (size_t i = 0; i < b->words; i++)
        plan->bits[i] &= bits[i];
}

static void widen(struct bounder *b, struct plan *plan, const uint64_t *bits)
{
    if (!plan->bits)
        plan->bits = new_bits(b);
    for (size_t i = 0; i < b->words; i++)
        plan->bits[i] |= bits[i];
}

/* Sets, or takes away, the bits of the stories that satisfy ASKED. */
static void list(struct bounder *b, const struct asked *asked, bool set, uint64_t *bits, struct error *err)
{
    size_t place = b->census->nstories;
    struct join *j = join_open(b->archive, asked, err);
    for (int64_t id = b->high; (id = join_seek(j, id, err)) >= b->low && id > 0; id--) {
        place = census_place_below(b->census, id, place);
        if (place == b->census->nstories)
            continue;
        uint64_t bit = (uint64_t)1 << place % 64;
        bits[place / 64] = set ? bits[place / 64] | bit : bits[place / 64] & ~bit;
    }
    join_close(j);
}

/* ---- texts -------------------------------------------------------------------------------------------------------- */

/* Where months are of which nothing is known, any story may have the text: they are open. */
static void add_open(struct bounder *b, struct plan *plan, struct error *err)
{
    bool any = false;
    uint64_t *open = new_bits(b);
    sqlite3_stmt *q = statement_get(b->archive, "SELECT month FROM unphrased", err);
    while (statement_row(b->archive, q, err)) {
        int64_t month = sqlite3_column_int64(q, 0);
        size_t from = census_place(b->census, month * CENSUS_IDS),
               to = census_place(b->census, (month + 1) * CENSUS_IDS);
        bits_set(plan->bits, from, to);
        bits_set(open, from, to);
        any = true;
    }
    plan->open = any ? open : NULL;
}

/* The number of the longest phrase of TEXT that begins at character FROM, -1 for none; *TO: the character behind it. */
static int64_t longest(struct bounder *b, struct str text, const size_t *starts, size_t n, size_t from, size_t *to,
                       struct error *err)
{
    int64_t phrase = -1, longer;
    size_t pair = 2, most = n - from < PHRASE_MOST ? n - from : PHRASE_MOST;
    /* A part of a phrase is one, but for pairs, of which few are. */
    for (size_t length = pair + 1; length <= most; length++) {
        longer = phrase_number(b->archive, str_cut(text, starts[from], starts[from + length]), err);
        if (longer < 0)
            break;
        phrase = longer;
        *to = from + length;
    }
    if (phrase < 0 && most >= pair) {
        phrase = phrase_number(b->archive, str_cut(text, starts[from], starts[from + pair]), err);
        *to = from + pair;
    }
    return phrase;
}

static void bound_text(struct bounder *b, struct plan *plan, struct error *err)
{
    enum { CHARACTERS = 32 };
    size_t starts[CHARACTERS + 1] = {0}, n = 0, at = 0, reached = 0, to = 0;
    while (n < CHARACTERS && at < plan->needle.n) {
        utf8_next(plan->needle, &at);
        starts[++n] = at;
    }
    for (size_t from = 0; from < n; from++) {
        int64_t phrase = longest(b, plan->needle, starts, n, from, &to, err);
        if (phrase < 0 || to <= reached) /* it is a part of the one before */
            continue;
        const uint64_t *bits = phrase_bits(b->archive, b->census, phrase, err);
        if (!bits)
            return;
        narrow(b, plan, bits);
        reached = to;
        plan->sure = from == 0 && starts[to] == plan->needle.n;
        if (plan->sure)
            break;
    }
    if (plan->bits)
        add_open(b, plan, err);
    if (!plan->sure && plan->exact && plan->asked && b->lists) {
        plan->bits = new_bits(b);
        list(b, plan->asked, true, plan->bits, err);
        plan->sure = true;
        plan->open = NULL;
    }
}

/* ---- fields ------------------------------------------------------------------------------------------------------- */

/* Sets, or takes away, the bits of the stories that have the key. */
static void list_key(struct bounder *b, enum fulltext_key letter, int64_t number, bool set, uint64_t *bits,
                     struct error *err)
{
    struct buf key = {0};
    fulltext_key(letter, number, &key);
    list(b, asked_token(b->arena, ASKED_TOKEN, buf_view(&key)), set, bits, err);
    buf_free(&key);
}

static const uint64_t *value_bits(struct bounder *b, enum fulltext_key letter, int64_t id)
{
    const struct census_value *v = census_value(b->census, letter, id);
    return v ? v->bits : NULL;
}

/* Of a tenth that is not wanted whole, the hundredths are put in, or taken out, whichever are fewer. */
static void bound_quality(struct bounder *b, struct plan *plan, struct error *err)
{
    uint64_t *bits = new_bits(b);
    for (int tenth = 0; tenth < TENTHS; tenth++) {
        int first = tenth * TENTHS, last = tenth + 1 < TENTHS ? first + TENTHS - 1 : first + TENTHS;
        int from = plan->from > first ? plan->from : first, to = plan->to < last ? plan->to : last;
        const uint64_t *all = value_bits(b, KEY_TENTH, tenth);
        if (from > to || !all)
            continue;
        bool most = 2 * (to - from + 1) > last - first + 1;
        uint64_t *some = new_bits(b);
        if (most)
            memcpy(some, all, b->words * sizeof *all);
        for (int at = first; at <= last; at++)
            if ((at >= from && at <= to) != most)
                list_key(b, KEY_QUALITY, at, !most, some, err);
        for (size_t i = 0; i < b->words; i++)
            bits[i] |= some[i];
    }
    plan->bits = bits;
    plan->sure = true;
}

/* Any of the plan's keys. */
static void bound_keys(struct bounder *b, struct plan *plan)
{
    uint64_t *bits = new_bits(b);
    for (size_t at = 0; at < plan->keys.n;) {
        size_t end = at + 1;
        int64_t number = 0;
        while (end < plan->keys.n && plan->keys.s[end] != MARK_FACET)
            end++;
        enum fulltext_key letter = (enum fulltext_key)plan->keys.s[at + 1];
        for (size_t i = at + 2; i < end; i++)
            number = number * 10 + (plan->keys.s[i] - '0');
        const uint64_t *some = value_bits(b, letter, number);
        for (size_t i = 0; some && i < b->words; i++)
            bits[i] |= some[i];
        at = end;
    }
    plan->bits = bits;
    plan->sure = true;
}

static void bound_dates(struct bounder *b, struct plan *plan)
{
    plan->bits = new_bits(b);
    bits_set(plan->bits, census_place(b->census, plan->low),
             plan->high < INT64_MAX ? census_place(b->census, plan->high + 1) : b->census->nstories);
    plan->sure = plan->exact;
}

static void bound_field(struct bounder *b, struct plan *plan, struct error *err)
{
    switch (plan->field) {
    case FIELD_DATE:
        bound_dates(b, plan);
        break;
    case FIELD_COUNTY:
    case FIELD_TOPIC:
    case FIELD_NEWSPAPER:
    case FIELD_GENRE:
        bound_keys(b, plan);
        break;
    case FIELD_QUALITY:
        bound_quality(b, plan, err);
        break;
    default: /* of others only the full text knows */
        if (!plan->exact || !b->lists)
            break;
        plan->bits = new_bits(b);
        list(b, plan->asked, true, plan->bits, err);
        plan->sure = true;
    }
}

/* ---- connections -------------------------------------------------------------------------------------------------- */

static void bound_plan(struct bounder *b, struct plan *plan, struct error *err);

/* What is open of a part is open of the whole. */
static void add_open_of(struct bounder *b, struct plan *plan, const struct plan *child)
{
    if (child->open && !plan->open)
        plan->open = new_bits(b);
    for (size_t i = 0; child->open && i < b->words; i++)
        plan->open[i] |= child->open[i];
}

static void bound_all(struct bounder *b, struct plan *plan, struct error *err)
{
    plan->sure = plan->kind == QUERY_AND;
    for (size_t i = 0; i < plan->nchildren; i++) {
        bound_plan(b, plan->children[i], err);
        plan->sure = plan->sure && plan->children[i]->sure;
        if (plan->children[i]->bits)
            narrow(b, plan, plan->children[i]->bits);
        add_open_of(b, plan, plan->children[i]);
    }
}

static void bound_any(struct bounder *b, struct plan *plan, struct error *err)
{
    bool known = true;
    plan->sure = true;
    for (size_t i = 0; i < plan->nchildren; i++) {
        bound_plan(b, plan->children[i], err);
        plan->sure = plan->sure && plan->children[i]->sure;
        known = known && plan->children[i]->bits;
        add_open_of(b, plan, plan->children[i]);
    }
    plan->sure = plan->sure && known;
    for (size_t i = 0; known && i < plan->nchildren; i++)
        widen(b, plan, plan->children[i]->bits);
}

static void bound_not(struct bounder *b, struct plan *plan, struct error *err)
{
    const struct plan *child = plan->children[0];
    bound_plan(b, plan->children[0], err);
    plan->sure = child->sure;
    if (!child->sure)
        return;
    plan->bits = new_bits(b);
    for (size_t i = 0; child->bits && i < b->words; i++)
        plan->bits[i] = ~child->bits[i] | (child->open ? child->open[i] : 0);
    add_open_of(b, plan, child);
}

static void bound_plan(struct bounder *b, struct plan *plan, struct error *err)
{
    plan->bits = plan->open = NULL;
    plan->sure = false;
    switch (plan->kind) {
    case QUERY_ALL:
        plan->sure = true;
        break;
    case QUERY_AND:
    case QUERY_NEAR:
        bound_all(b, plan, err);
        break;
    case QUERY_OR:
        bound_any(b, plan, err);
        break;
    case QUERY_NOT:
        bound_not(b, plan, err);
        break;
    case QUERY_TEXT:
        bound_text(b, plan, err);
        break;
    case QUERY_FIELD:
        bound_field(b, plan, err);
        break;
    }
}

const struct census *plan_bound(struct archive *a, struct plan *plan, bool lists, struct error *err)
{
    const struct census *census = archive_census(a, true, err);
    if (!census || (plan->bound && plan->bound_version == census->version))
        return census;
    plan_unbound(plan);
    struct bounder b = {a, census, plan->bound = arena_new(), census->nstories / 64 + 1, lists, plan->low, plan->high};
    bound_plan(&b, plan, err);
    plan->bound_version = census->version;
    if (err->status == STATUS_OK)
        return census;
    plan_unbound(plan);
    return NULL;
}

bool plan_settled(const struct plan *plan, const struct census *c)
{
    enum { OPEN_MOST = 20000 };
    return plan->sure && (!plan->open || bits_count_both(plan->bits, plan->open, 0, c->nstories) <= OPEN_MOST);
}

static void forget(struct plan *plan)
{
    plan->bits = plan->open = NULL;
    plan->sure = false;
    for (size_t i = 0; i < plan->nchildren; i++)
        forget(plan->children[i]);
}

void plan_unbound(struct plan *plan)
{
    if (!plan || !plan->bound)
        return;
    forget(plan);
    arena_free(plan->bound);
    plan->bound = NULL;
}
