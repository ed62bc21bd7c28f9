/*
 * Names and terms that two texts share: 3-grams that both turn on, grown to the longest run that stands in both, heaviest first.
 */
#include "relate_internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/rarity.h"
#include "baolan/utf8.h"

enum {
    PLACES_TRIED = 4,
    QUOTED_TRIED = 200,
    PEOPLE_TRIED = 100,
    HEAD_TRIED = 120,     /* letters of a headline */
    FORMULA = 3,          /* letters that both have around a name, from which on it is part of a turn of phrase */
    LONG_NAME = 5,        /* letters from which on a name is unlikely to be met by chance */
    NAME_LONGEST = 16,    /* letters: what is longer is a sentence */
    GRAMS_LOOKED_AT = 64, /* shared grams of one pair whose frequency is asked for */
    USUAL_FIRST = 0x4e00, /* cp_is_usual() */
    USUAL_LAST = 0x9fff
};

/* ---- walking over the grams of both ------------------------------------------------------------------------------- */

/* The traces of TEXT in the order of grams, which have no sign. */
static struct turned_on turned_on(const struct relate_text *text)
{
    struct turned_on t = {.traces = text->traces};
    while (t.first < t.traces.n && t.traces.at[t.first].hash < 0)
        t.first++;
    return t;
}

/* The one at hand; past the last of all when there are no more. */
static uint64_t trace_at(const struct turned_on *t)
{
    size_t at = t->first + t->done;
    return t->done < t->traces.n ? (uint32_t)t->traces.at[at < t->traces.n ? at : at - t->traces.n].hash : UINT64_MAX;
}

static struct gram_walk gram_walk(const struct relate_text *a, const struct relate_text *b)
{
    return (struct gram_walk){.a = a, .b = b, .of_a = turned_on(a), .of_b = turned_on(b)};
}

static bool gram_walk_next(struct gram_walk *walk)
{
    for (;;) {
        uint64_t x = trace_at(&walk->of_a), y = trace_at(&walk->of_b), hash = x < y ? x : y;
        if (hash == UINT64_MAX)
            return false;
        walk->in_a = x == hash;
        walk->in_b = y == hash;
        walk->of_a.done += walk->in_a;
        walk->of_b.done += walk->in_b;
        walk->a_from = walk->a_to;
        walk->b_from = walk->b_to;
        if (relate_trace_kind((int32_t)hash) != TRACE_NAME)
            continue;
        /* Whose trace it is has it nearly always, the other one seldom. */
        bool both = walk->in_a ? grams_of(walk->b, (uint32_t)hash, &walk->b_from, &walk->b_to) &&
                                     grams_of(walk->a, (uint32_t)hash, &walk->a_from, &walk->a_to)
                               : grams_of(walk->a, (uint32_t)hash, &walk->a_from, &walk->a_to) &&
                                     grams_of(walk->b, (uint32_t)hash, &walk->b_from, &walk->b_to);
        if (both)
            return true;
    }
}

/* ---- from a gram to the name it is part of ------------------------------------------------------------------------ */

static const double UNNAMED = 0.7; /* what is left of the weight of what does not end like a name */

/* Words that no name holds; and words that stand at an end of a run without being part of the name. */
static const uint32_t never[] =
    U"的了在是把被让着也都就这那各又其并而等说要搬拆铺盖靠送挖给没很还再才已捡贴尝请吃它他她我你咱们谁昨";
static const uint32_t not_first[] = U"和与及或为从到向将对于由给以个届辆座位名第进出";
static const uint32_t not_last[] = U"和与及或为从到向将对于由给以个一中上下里内外";

/* A bit for each usual ideograph: of most of those that two texts share it is asked. */
static uint64_t in_no_name[(USUAL_LAST - USUAL_FIRST) / 64 + 1];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_set(void)
{
    for (size_t i = 0; never[i]; i++)
        in_no_name[(never[i] - USUAL_FIRST) / 64] |= (uint64_t)1 << (never[i] - USUAL_FIRST) % 64;
}

static bool goes_on(const struct relate_text *text, size_t at)
{
    uint32_t c = text->letters[at], i = c - USUAL_FIRST;
    return cp_is_usual(c) ? !(in_no_name[i / 64] >> i % 64 & 1) : cp_is_han(c);
}

static struct run grow(const struct relate_text *a, size_t i, const struct relate_text *b, size_t j)
{
    size_t left = 0, right = 0;
    while (left < NAME_LONGEST && left < i && left < j && a->letters[i - left - 1] == b->letters[j - left - 1] &&
           a->stops[i - left] == STOP_NONE && b->stops[j - left] == STOP_NONE && goes_on(a, i - left - 1))
        left++;
    while (right < NAME_LONGEST && i + right < a->n && j + right < b->n &&
           a->letters[i + right] == b->letters[j + right] &&
           (right == 0 || (a->stops[i + right] == STOP_NONE && b->stops[j + right] == STOP_NONE)) &&
           goes_on(a, i + right))
        right++;
    struct run run = {i - left, j - left, left + right};
    while (run.n > 0 && is_one_of(a->letters[run.a], not_first))
        run = (struct run){run.a + 1, run.b + 1, run.n - 1};
    while (run.n > 0 && is_one_of(a->letters[run.a + run.n - 1], not_last))
        run.n--;
    return run;
}

/* Letters of one clause around RUN that both texts have alike, RUN included. */
static size_t alike(const struct relate_text *a, const struct relate_text *b, struct run run)
{
    size_t left = 0, right = run.n;
    while (left < NAME_LONGEST && left < run.a && left < run.b &&
           a->letters[run.a - left - 1] == b->letters[run.b - left - 1] && a->stops[run.a - left] == STOP_NONE &&
           b->stops[run.b - left] == STOP_NONE)
        left++;
    while (right < 2 * NAME_LONGEST && run.a + right < a->n && run.b + right < b->n &&
           a->letters[run.a + right] == b->letters[run.b + right] && a->stops[run.a + right] == STOP_NONE &&
           b->stops[run.b + right] == STOP_NONE)
        right++;
    return left + right;
}

/* The longest run around any two places of the gram. *FREE: there are two at which the texts say different things of it. */
static struct run longest_name(const struct gram_walk *walk, bool *free)
{
    struct run best = {0};
    *free = false;
    for (size_t i = walk->a_from; i < walk->a_to && i < walk->a_from + PLACES_TRIED; i++)
        for (size_t j = walk->b_from; j < walk->b_to && j < walk->b_from + PLACES_TRIED; j++) {
            struct run run = grow(walk->a, walk->a->names[i].at, walk->b, walk->b->names[j].at);
            *free = *free || (run.n > 0 && alike(walk->a, walk->b, run) < run.n + FORMULA);
            if (run.n > best.n)
                best = run;
        }
    return best;
}

/* ---- weighing ----------------------------------------------------------------------------------------------------- */

static double rarity(const struct relate_context *context, uint32_t frequency)
{
    return frequency > context->common ? 0 : 1.0 - 0.12 * relate_rank(frequency);
}

/* The term in quotation marks of which the N letters at AT are a part, or the whole; NULL. */
static const struct span *quoted_term(const struct relate_text *text, size_t at, size_t n)
{
    for (size_t k = 0; k < text->nquoted && k < QUOTED_TRIED; k++)
        if (at >= text->quoted[k].at && at + n <= text->quoted[k].at + text->quoted[k].n)
            return &text->quoted[k];
    return NULL;
}

/* Is RUN a part of what either puts in quotation marks? 流动书 of “流动书屋” and “流动书车” is no word. */
static bool is_part_of_quoted(const struct relate_text *a, const struct relate_text *b, struct run run)
{
    const struct span *x = quoted_term(a, run.a, run.n), *y = quoted_term(b, run.b, run.n);
    return x && y && x->n > run.n && y->n > run.n;
}

/* Does the gram stand in one term that both put in quotation marks? “流动书屋” and “流动书车” are two. */
static bool is_quoted(const struct gram_walk *walk)
{
    const struct relate_text *a = walk->a, *b = walk->b;
    for (size_t i = walk->a_from; i < walk->a_to && i < walk->a_from + PLACES_TRIED; i++) {
        const struct span *x = quoted_term(a, a->names[i].at, NAME);
        for (size_t j = walk->b_from; x && j < walk->b_to && j < walk->b_from + PLACES_TRIED; j++) {
            const struct span *y = quoted_term(b, b->names[j].at, NAME);
            if (y && x->n == y->n && memcmp(a->letters + x->at, b->letters + y->at, x->n * sizeof *a->letters) == 0)
                return true;
        }
    }
    return false;
}

/* The weight of a gram in this pair, as part of a name of N letters: rare, long, and what the texts turn on. */
static double gram_weight(const struct relate_context *context, const struct gram_walk *walk, uint32_t frequency,
                          bool in_both, bool quoted, size_t n)
{
    const struct relate_text *a = walk->a, *b = walk->b;
    size_t na = walk->a_to - walk->a_from, nb = walk->b_to - walk->b_from;
    double weight = in_both ? 0.6 : 0.3;
    weight += 0.15 * ((a->names[walk->a_from].at < a->head) + (b->names[walk->b_from].at < b->head));
    weight += na >= 3 && nb >= 3 ? 0.1 : 0;
    weight += n >= LONG_NAME ? 0.1 : 0;
    weight += quoted ? 0.15 : 0;
    return rarity(context, frequency) * (weight > 1 ? 1 : weight);
}

static bool is_county(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->ncounties; i++)
        if (str_ends(name, article->counties[i].name))
            return true;
    return false;
}

/* Letters of a name without the county before it: 交城县|卦山. */
static size_t own_letters(struct arena *arena, const struct relate_text *text, struct run run)
{
    struct str name = letters_printed(arena, text, run.a, run.a + run.n);
    for (size_t i = 0; i < text->article->ncounties; i++)
        if (str_starts(name, text->article->counties[i].name))
            return run.n - utf8_count(text->article->counties[i].name);
    return run.n;
}

/* Does what ends before letter AT go on as the name of a township or street does? 中阳楼|街道: then it names where something is. */
static bool names_township(const struct relate_text *text, size_t at)
{
    if (at >= text->n || text->stops[at] != STOP_NONE)
        return false;
    uint32_t next = at + 1 < text->n && text->stops[at + 1] == STOP_NONE ? text->letters[at + 1] : 0;
    return is_one_of(text->letters[at], U"镇乡") || (text->letters[at] == U'街' && next == U'道');
}

/* A township, county or city: where something is, not what it is. 超市 and 小区 are none. */
static bool is_place(struct arena *arena, const struct relate_text *text, struct run run)
{
    static const uint32_t low[] = U"镇乡", high[] = U"市县州省";
    const uint32_t *last = text->letters + run.a + run.n - 1;
    return is_one_of(*last, low) || (run.n > 1 && last[-1] == U'街' && *last == U'道') ||
           (is_one_of(*last, high) && rarity_bond(last[-1], *last) <= 0) ||
           (*last == U'区' && is_county(text->article, letters_printed(arena, text, run.a, run.a + run.n)));
}

/* 赵女士: nobody in particular. */
static bool is_nobody(const struct relate_text *text, struct run run)
{
    static const uint32_t ends[][2] = {{U'女', U'士'}, {U'先', U'生'}, {U'师', U'傅'}, {U'大', U'爷'}, {U'大', U'妈'},
                                       {U'大', U'娘'}, {U'奶', U'奶'}, {U'阿', U'姨'}, {U'某', U'某'}};
    const uint32_t *last = text->letters + run.a + run.n - 1;
    for (size_t i = 0; run.n <= NAME + 1 && run.n > 1 && i < sizeof ends / sizeof *ends; i++)
        if (last[-1] == ends[i][0] && last[0] == ends[i][1])
            return true;
    return false;
}

/* 档案馆, 实验室: words of the language, at most one letter more. What carries such a name is one of many. */
static bool is_general(const struct relate_text *text, struct run run)
{
    size_t covered = 0;
    for (size_t i = 0; i < run.n; i++) {
        const uint32_t *c = text->letters + run.a + i;
        covered += (i > 0 && rarity_bond(c[-1], c[0]) > 0) || (i + 1 < run.n && rarity_bond(c[0], c[1]) > 0);
    }
    return covered + 1 >= run.n;
}

static int weight_order(const void *x, const void *y)
{
    const struct shared_name *a = x, *b = y;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return str_cmp(a->text, b->text);
}

/* One name, one row: a part of another one adds nothing. */
static void add_name(struct shared_names *names, struct shared_name name)
{
    for (size_t i = 0; i < names->n; i++) {
        struct shared_name *old = &names->at[i];
        bool inside = str_find(old->text, name.text, 0) != SIZE_MAX,
             around = str_find(name.text, old->text, 0) != SIZE_MAX;
        if (!inside && !around)
            continue;
        if (around)
            old->text = name.text;
        if (name.weight > old->weight)
            old->weight = name.weight;
        old->turned_on = old->turned_on || name.turned_on;
        old->own = old->own || name.own;
        old->common = old->common && (old->person || name.common);
        return;
    }
    names->at[names->n++] = name;
}

static bool same_person(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->npeople && i < PEOPLE_TRIED; i++)
        if (str_eq(article->people[i].name, name))
            return true;
    return false;
}

/* 理事长|某某某: the name of a person whom both name. */
static struct str without_title(const struct article *a, const struct article *b, struct str text)
{
    for (size_t i = 0; i < a->npeople && i < PEOPLE_TRIED; i++) {
        struct str name = a->people[i].name;
        if (str_present(name) && str_ends(text, name) && same_person(b, name))
            return name;
    }
    return text;
}

/* What NAME is in ARTICLE; absent where it does not say. */
static struct str title_of(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->npeople && i < PEOPLE_TRIED; i++)
        if (str_eq(article->people[i].name, name))
            return article->people[i].title;
    return STR_ABSENT;
}

/* Do two titles have nothing in common, not two characters in a row? */
static bool titles_differ(struct str a, struct str b)
{
    if (!a.s || !b.s)
        return false;
    for (size_t at = 0; at < a.n;) {
        size_t from = at, to;
        utf8_next(a, &at);
        to = at;
        if (to < a.n && utf8_next(a, &to) && str_find(b, str_cut(a, from, to), 0) != SIZE_MAX)
            return false;
    }
    return true;
}

/* The head of state is in every paper: who speaks of him tells no story on. */
static bool leads_the_state(struct str title)
{
    static const char *const titles[] = {"总书记", "国家主席", "总理"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (title.s && str_find(title, str_of(titles[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static void shared_people(const struct relate_context *context, const struct relate_text *a,
                          const struct relate_text *b, struct shared_names *out)
{
    for (size_t i = 0; i < a->article->npeople && i < PEOPLE_TRIED; i++) {
        struct str name = a->article->people[i].name;
        struct str title = a->article->people[i].title, other = title_of(b->article, name);
        if (!str_present(name) || !same_person(b->article, name) || leads_the_state(title) || leads_the_state(other))
            continue;
        int32_t hash = name_hash(name);
        bool in_a = traces_have(a, hash), in_b = traces_have(b, hash);
        /* Of one whom both only mention nobody would say when the frequency changes. */
        if (in_a || in_b)
            add_name(out,
                     (struct shared_name){.text = name,
                                          .weight = 0.8 * rarity(context, context->frequency(context->context, hash)),
                                          .turned_on = true,
                                          .own = title.s && other.s,
                                          .common = titles_differ(title, other),
                                          .person = true});
    }
}

void names_shared(struct arena *arena, const struct relate_context *context, const struct relate_text *a,
                  const struct relate_text *b, struct shared_names *out)
{
    size_t grams = a->traces.n + b->traces.n, people = a->article->npeople;
    grams = grams < GRAMS_LOOKED_AT ? grams : GRAMS_LOOKED_AT;
    people = people < PEOPLE_TRIED ? people : PEOPLE_TRIED;
    *out = (struct shared_names){.at = arena_array(arena, people + grams, sizeof *out->at)};
    pthread_once(&once, make_set);
    shared_people(context, a, b, out);
    struct gram_walk walk = gram_walk(a, b);
    for (size_t looked = 0; looked < GRAMS_LOOKED_AT && gram_walk_next(&walk);) {
        int32_t hash = (int32_t)a->names[walk.a_from].hash;
        bool in_a = walk.in_a, in_b = walk.in_b;
        if (letters_nameless(a, a->names[walk.a_from].at) || letters_nameless(b, b->names[walk.b_from].at))
            continue;
        looked++;
        uint32_t frequency = context->frequency(context->context, hash);
        if (frequency > context->common) /* it weighs nothing */
            continue;
        bool free;
        struct run run = longest_name(&walk, &free);
        bool quoted = is_quoted(&walk);
        size_t own = own_letters(arena, a, run);
        double weight = gram_weight(context, &walk, frequency, in_a && in_b, quoted, own);
        bool general = run.n > 0 && is_general(a, run) && !(quoted && ends_name(a->letters[run.a + run.n - 1]));
        if (run.n > 0 && (is_place(arena, a, run) || names_township(a, run.a + run.n) ||
                          names_township(b, run.b + run.n) || (!quoted && general)))
            weight *= 0.4;
        if (!free && !quoted)
            weight *= 0.3;
        if (run.n > 0 && !quoted && !names_end(a->letters[run.a + run.n - 1]))
            weight *= UNNAMED;
        run = quoted ? run : edges_trim(a, b, run);
        if (weight > 0 && run.n >= NAME && run.n <= NAME_LONGEST && !is_nobody(a, run) && !is_part_of_quoted(a, b, run))
            add_name(out,
                     (struct shared_name){
                         .text = without_title(a->article, b->article, letters_printed(arena, a, run.a, run.a + run.n)),
                         .weight = weight,
                         .turned_on = in_a && in_b,
                         .own = quoted && !general,
                         .title = own >= LONG_NAME && !general && names_end(a->letters[run.a + run.n - 1]),
                         .common = quoted && general});
    }
    qsort(out->at, out->n, sizeof *out->at, weight_order);
}

double relate_titles(const struct relate_text *a, const struct relate_text *b)
{
    /* Two letters at a time: headlines are short, and those of a second half are cut. */
    const struct relate_text *less = a->head < b->head ? a : b, *more = less == a ? b : a;
    size_t shared = 0, n = less->head < HEAD_TRIED ? less->head : HEAD_TRIED,
           all = more->head < HEAD_TRIED ? more->head : HEAD_TRIED;
    if (n < 2)
        return 0;
    for (size_t i = 0; i + 1 < n; i++) {
        bool found = false;
        for (size_t j = 0; j + 1 < all && !found; j++)
            found = less->letters[i] == more->letters[j] && less->letters[i + 1] == more->letters[j + 1];
        shared += found;
    }
    return (double)shared / (double)(n - 1);
}
