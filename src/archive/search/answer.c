/*
 * Answers to whole queries, for counts and facets. The last few are kept, because the panels of the browser each leave their own choice out
 * of the query and ask one after another.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "census.h"
#include "search_internal.h"

enum {
    KEPT = 6,
    WORK_MS = 20,
    STEP = 128 /* candidates between two looks at the clock */
};

struct answers {
    int64_t version; /* archive_version_now() */
    uint64_t asked;
    struct answer at[KEPT];
};

static void clear(struct answer *answer)
{
    plan_unbound(answer->plan);
    arena_free(answer->arena);
    *answer = (struct answer){0};
}

static void answers_forget(struct archive *a)
{
    for (size_t i = 0; a->answers && i < KEPT; i++)
        clear(&a->answers->at[i]);
    free(a->answers);
    a->answers = NULL;
    a->answers_forget = NULL;
}

static struct answer *find(struct answers *answers, struct str query)
{
    for (size_t i = 0; i < KEPT; i++)
        if (answers->at[i].arena && str_eq(answers->at[i].query, query))
            return &answers->at[i];
    return NULL;
}

static struct answer *oldest(struct answers *answers)
{
    struct answer *least = &answers->at[0];
    for (size_t i = 1; i < KEPT; i++)
        if (answers->at[i].asked < least->asked)
            least = &answers->at[i];
    return least;
}

/* ---- work --------------------------------------------------------------------------------------------------------- */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void work(struct archive *a, struct answer *answer, struct error *err)
{
    const struct census *c = answer->census;
    int64_t end = now_ms() + WORK_MS;
    struct walk walk;
    if (answer->open)
        walk_places(&walk, a, answer->plan, answer->open, answer->next, err);
    else
        walk_begin(&walk, a, answer->plan, c->ids[answer->next - 1], err);
    do {
        walk.budget += STEP;
        for (int64_t id; (id = walk_next(&walk, err)) != 0;) {
            answer->next = census_place_below(c, id, answer->next);
            answer->bits[answer->next / 64] |= (uint64_t)1 << answer->next % 64;
            answer->found++;
        }
    } while (!walk.done && err->status == STATUS_OK && now_ms() < end);
    if (err->status == STATUS_OK)
        answer->next = walk.done ? answer->from : census_place_below(c, walk.at, answer->next);
    walk_end(&walk);
}

/* What the bits of a plan that is sure say. */
static void take_bits(struct answer *answer)
{
    const struct plan *plan = answer->plan;
    size_t words = answer->census->nstories / 64 + 1;
    if (plan->bits)
        memcpy(answer->bits, plan->bits, words * sizeof *answer->bits);
    else
        bits_set(answer->bits, answer->from, answer->to);
    if (plan->open) {
        answer->open = arena_array(answer->arena, words, sizeof *answer->open);
        for (size_t i = 0; i < words; i++) {
            answer->open[i] = answer->bits[i] & plan->open[i];
            answer->bits[i] &= ~plan->open[i];
        }
    }
    answer->found = bits_count(answer->bits, answer->from, answer->to);
    answer->next = plan->open ? answer->to : answer->from;
}

static void begin(struct archive *a, struct answer *answer, const struct query *q, struct str printed,
                  struct error *err)
{
    answer->arena = arena_new();
    answer->query = arena_str(answer->arena, printed);
    if (plan_make(a, answer->arena, q, &answer->plan, err) != STATUS_OK)
        return;
    const struct plan *plan = answer->plan;
    answer->bits = arena_array(answer->arena, answer->census->nstories / 64 + 1, sizeof *answer->bits);
    answer->from = census_place(answer->census, plan->low);
    answer->to = plan->high < INT64_MAX ? census_place(answer->census, plan->high + 1) : answer->census->nstories;
    if (answer->to < answer->from)
        answer->to = answer->from;
    answer->next = answer->to;
    plan_bound(a, answer->plan, true, err);
    if (plan->sure)
        take_bits(answer);
}

const struct answer *archive_answer(struct archive *a, const struct query *q, struct error *err)
{
    struct buf printed = {0};
    const struct census *census = archive_census(a, true, err);
    if (!census)
        return NULL;
    if (!a->answers || a->answers->version != census->version)
        answers_forget(a);
    if (!a->answers) {
        a->answers = xcalloc(1, sizeof *a->answers);
        a->answers->version = census->version;
        a->answers_forget = answers_forget;
    }
    query_print(q, &printed);
    struct answer *answer = find(a->answers, buf_view(&printed));
    if (!answer) {
        answer = oldest(a->answers);
        clear(answer);
        answer->census = census;
        begin(a, answer, q, buf_view(&printed), err);
    }
    answer->asked = ++a->answers->asked;
    buf_free(&printed);
    if (err->status == STATUS_OK && !answer_complete(answer))
        work(a, answer, err);
    if (err->status == STATUS_OK)
        return answer;
    /* What was interrupted is not lost; what cannot be planned is. */
    if (!answer->bits)
        clear(answer);
    return NULL;
}

/* ---- reading it --------------------------------------------------------------------------------------------------- */

bool answer_complete(const struct answer *answer)
{
    return answer->next == answer->from;
}

static size_t share(size_t n, size_t found, size_t looked)
{
    return looked ? (size_t)((double)n * (double)found / (double)looked + 0.5) : 0;
}

/* How many of SUBSET (NULL: all) at [FROM, TO) are not worked out yet. */
static size_t left_of(const struct answer *answer, const uint64_t *subset, size_t from, size_t to)
{
    to = answer->next < to ? answer->next : to;
    if (from >= to)
        return 0;
    if (!answer->open)
        return subset ? bits_count(subset, from, to) : to - from;
    return bits_count_both(answer->open, subset ? subset : answer->open, from, to);
}

size_t answer_count(const struct answer *answer, const uint64_t *subset, size_t from, size_t to)
{
    from = from > answer->from ? from : answer->from;
    to = to < answer->to ? to : answer->to;
    if (from >= to)
        return 0;
    const uint64_t *mask = subset ? subset : answer->bits;
    size_t found = bits_count_both(answer->bits, mask, from, to);
    if (answer->next <= from)
        return found;
    /* Of those not looked at yet as many may be found as of those that were; when none was, as many as of all. */
    size_t left = left_of(answer, subset, from, to), all = subset ? bits_count(subset, from, to) : to - from;
    if (all > left)
        return found + share(left, found, all - left);
    return share(left, answer->found, answer->to - answer->from - left_of(answer, NULL, answer->from, answer->to));
}
