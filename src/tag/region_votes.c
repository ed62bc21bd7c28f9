#include "region_votes.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* What votes say. */
static const double least = 0.75;       /* that make an answer: a short name in a headline, or two of them */
static const double least_beside = 1.5; /* that make one of several */
static const double distance = 1.5;     /* how far the first must be ahead of the others to be the only one */
static const double prior_most = 4;     /* votes that very many other pages have, when they are all of one region */
static const double prior_half = 4;     /* pages that have half of them */
enum { BESIDE_MOST = 3 };               /* more regions than that on one page: their province, or none */

/* ---- lists of votes -------------------------------------------------------------------------------------------------- */

static int by_votes(const void *x, const void *y)
{
    const struct region_vote *a = x, *b = y;
    return a->votes > b->votes ? -1 : a->votes < b->votes ? 1 : str_cmp(a->code, b->code);
}

static void sort(struct region_votes *votes)
{
    if (votes->n)
        qsort(votes->at, votes->n, sizeof *votes->at, by_votes);
}

void region_votes_trim(struct region_votes *votes)
{
    sort(votes);
    if (votes->n > REGION_VOTES_MOST)
        votes->n = REGION_VOTES_MOST;
}

static struct region_vote *vote_of(struct region_votes *votes, struct str code)
{
    for (size_t i = 0; i < votes->n; i++)
        if (str_eq(votes->at[i].code, code))
            return &votes->at[i];
    return NULL;
}

static void add_votes(struct arena *a, struct region_votes *votes, struct str code, int more)
{
    struct region_vote *there = vote_of(votes, code);
    if (there) {
        there->votes = there->votes < INT_MAX - more ? there->votes + more : INT_MAX;
        return;
    }
    if ((votes->n & (votes->n - 1)) == 0) { /* full, as its room is a power of two */
        struct region_vote *larger = arena_array(a, votes->n ? 2 * votes->n : 1, sizeof *larger);
        for (size_t i = 0; i < votes->n; i++)
            larger[i] = votes->at[i];
        votes->at = larger;
    }
    votes->at[votes->n++] = (struct region_vote){arena_str(a, code), more};
}

static int count_codes(struct str codes)
{
    int n = 1;
    for (size_t i = 0; i < codes.n; i++)
        n += codes.s[i] == ',';
    return n;
}

void region_votes_add(struct arena *a, struct region_votes *votes, struct str codes, int hundredths)
{
    struct str code;
    for (size_t at = 0; str_next(codes, ',', &at, &code);)
        add_votes(a, votes, code, hundredths / count_codes(codes));
}

void region_votes_take(struct region_votes *votes, struct str codes, int hundredths)
{
    struct str code;
    for (size_t at = 0; str_next(codes, ',', &at, &code);) {
        struct region_vote *there = vote_of(votes, code);
        if (there)
            there->votes -= hundredths / count_codes(codes);
    }
}

void region_votes_print(const struct region_votes *votes, struct buf *out)
{
    for (size_t i = 0; i < votes->n; i++)
        buf_printf(out, "%s%.*s %d", i ? "," : "", STR_ARG(votes->at[i].code), votes->at[i].votes);
}

void region_votes_read(struct arena *a, struct str text, struct region_votes *out)
{
    enum { CODE = 6, DIGITS = 7 };
    size_t most = 1;
    for (size_t i = 0; i < text.n; i++)
        most += text.s[i] == ',';
    *out = (struct region_votes){.at = arena_array(a, most, sizeof *out->at)};
    struct str one;
    for (size_t at = 0; str_next(text, ',', &at, &one);) {
        int votes = 0;
        bool good = one.n > CODE + 1 && one.n <= CODE + 1 + DIGITS && one.s[CODE] == ' ';
        for (size_t i = CODE + 1; good && i < one.n; i++) {
            good = one.s[i] >= '0' && one.s[i] <= '9';
            votes = votes * 10 + (one.s[i] - '0');
        }
        if (good && votes > 0)
            out->at[out->n++] = (struct region_vote){arena_str(a, str_cut(one, 0, CODE)), votes};
    }
}

/* ---- the choice ------------------------------------------------------------------------------------------------------ */

bool region_votes_far(double first, double second)
{
    return first >= distance * (second + prior_most);
}

/* The regions with about as many votes as the first; 0: too few are cast. */
static size_t leaders(const struct region_votes *votes)
{
    size_t n = 0;
    if (!votes->n || votes->at[0].votes < least * 100)
        return 0;
    for (n = 1; n < votes->n && votes->at[n].votes * distance > votes->at[0].votes &&
                votes->at[n].votes >= least_beside * 100;)
        n++;
    return n;
}

/* Too little for two regions, and neither is ahead. */
static bool is_tied(const struct region_votes *votes)
{
    return votes->n > 1 && votes->at[1].votes * distance > votes->at[0].votes;
}

bool region_votes_clear(const struct region_votes *votes, double enough)
{
    return leaders(votes) == 1 && !is_tied(votes) && votes->at[0].votes >= enough * 100;
}

static int by_code(const void *x, const void *y)
{
    const struct region_vote *a = x, *b = y;
    return str_cmp(a->code, b->code);
}

static struct str codes_of(struct arena *a, struct region_vote *votes, size_t n)
{
    struct buf codes = {0};
    if (n)
        qsort(votes, n, sizeof *votes, by_code);
    for (size_t i = 0; i < n; i++)
        buf_printf(&codes, "%s%.*s", i ? "," : "", STR_ARG(votes[i].code));
    struct str text = arena_str(a, buf_view(&codes));
    buf_free(&codes);
    return n ? text : STR_ABSENT;
}

/* No prefecture stands out: perhaps the province does. */
static struct str choose_province(struct arena *a, const struct region_votes *votes)
{
    struct region_votes provinces = {0};
    for (size_t i = 0; i < votes->n; i++)
        add_votes(a, &provinces, arena_printf(a, "%.*s0000", 2, votes->at[i].code.s), votes->at[i].votes);
    sort(&provinces);
    return region_votes_clear(&provinces, least_beside) ? provinces.at[0].code : STR_ABSENT;
}

struct region_choice region_choose(struct arena *a, const struct region_votes *votes, const struct region_votes *prior)
{
    struct region_choice choice = {votes->masthead, true};
    if (choice.codes.s)
        return choice;
    struct region_votes all = {0};
    double pages = prior_half * 100;
    for (size_t i = 0; i < votes->n; i++)
        add_votes(a, &all, votes->at[i].code, votes->at[i].votes);
    for (size_t i = 0; prior && i < prior->n; i++)
        pages += prior->at[i].votes;
    for (size_t i = 0; prior && i < prior->n; i++)
        add_votes(a, &all, prior->at[i].code, (int)lround(100 * prior_most * prior->at[i].votes / pages));
    sort(&all);
    size_t n = leaders(&all);
    int first = n ? all.at[0].votes : 0, second = n && all.n > 1 ? all.at[1].votes : 0;
    choice.sure = n == 1 && !prior && region_votes_far(first / 100.0, second / 100.0);
    if ((n == 1 && !is_tied(&all)) || (n > 1 && n <= BESIDE_MOST))
        choice.codes = codes_of(a, all.at, n);
    else
        choice.codes = choose_province(a, votes);
    return choice;
}
