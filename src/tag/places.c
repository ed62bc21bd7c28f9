#include "places_impl.h"

#include <stdlib.h>

#include "baolan/language.h"
#include "baolan/utf8.h"
#include "table.h"

struct strings {
    struct str *at;
    size_t n, cap;
};

static void pattern_add(struct places *p, struct str text, struct pattern pattern)
{
    matcher_add(p->matcher, text, (uint32_t)p->patterns.n);
    vec_push(&p->patterns, pattern);
}

static int county_index(const struct places *p, struct str code)
{
    for (size_t i = 0; i < p->ncounties; i++)
        if (str_eq(p->counties[i]->code, code))
            return (int)i;
    return -1;
}

/* ---- regions --------------------------------------------------------------------------------------------------------
 */

static bool lies_in(const struct region *small, const struct region *large)
{
    return str_starts(small->code, gazetteer_prefix(large));
}

static bool lies_in_any(const struct region *small, struct focus focus)
{
    for (size_t i = 0; i < focus.n; i++)
        if (lies_in(small, focus.at[i]))
            return true;
    return false;
}

static bool holds_any(const struct region *large, struct focus focus)
{
    for (size_t i = 0; i < focus.n; i++)
        if (lies_in(focus.at[i], large))
            return true;
    return false;
}

static bool is_one_of(const struct region *region, struct focus focus)
{
    for (size_t i = 0; i < focus.n; i++)
        if (focus.at[i] == region)
            return true;
    return false;
}

static void add_counties(struct places *p, const struct gazetteer *g, struct focus focus)
{
    p->counties = arena_array(p->arena, g->nregions, sizeof(struct region *));
    for (size_t i = 0; i < g->nregions; i++)
        if (g->regions[i].level == LEVEL_COUNTY && lies_in_any(&g->regions[i], focus))
            p->counties[p->ncounties++] = &g->regions[i];
    for (size_t i = 0; i < p->ncounties; i++) {
        const struct region *county = p->counties[i];
        pattern_add(p, county->name, (struct pattern){.kind = PATTERN_COUNTY, .county = (int)i, .weak = county->weak});
        pattern_add(p, county->short_name,
                    (struct pattern){.kind = PATTERN_SHORT, .county = (int)i, .weak = county->weak});
    }
}

/* Is a county in focus called NAME for short (通化 of 通化县)? */
static bool is_short_name(const struct places *p, struct str name)
{
    for (size_t i = 0; i < p->ncounties; i++)
        if (str_eq(p->counties[i]->short_name, name))
            return true;
    return false;
}

/* All other regions: those around the focus tell that a name after them is ours, those elsewhere that it is not. */
static void add_others(struct places *p, const struct gazetteer *g, struct focus focus)
{
    for (size_t i = 0; i < g->nregions; i++) {
        const struct region *r = &g->regions[i];
        bool home = holds_any(r, focus) || lies_in_any(r, focus);
        if (r->level == LEVEL_COUNTY && (home || r->weak >= WEAK_BASE))
            continue;
        struct pattern pattern = {.kind = home ? PATTERN_HOME : PATTERN_FOREIGN,
                                  .county = -1,
                                  .region = home ? r : NULL,
                                  .wide = home ? is_one_of(r, focus) : r->level != LEVEL_COUNTY};
        pattern_add(p, r->name, pattern);
        /*
         * The short name of a far county is as often a word as a place; that of a prefecture or province is known to
         * every reader, and that of one's own also where others would take it for a word (日照, 大同).
         */
        if (r->level != LEVEL_COUNTY && (r->weak == WEAK_NOT || (home && !is_short_name(p, r->short_name))))
            pattern_add(p, r->short_name, pattern);
    }
}

/* ---- former names of counties ----------------------------------------------------------------------------------------
 */

static int by_text(const void *x, const void *y)
{
    const struct str *a = x, *b = y;
    return str_cmp(*a, *b);
}

/* The names that today's regions have, sorted, into A. */
static struct str *names_of(struct arena *a, const struct gazetteer *g)
{
    struct str *names = arena_array(a, g->nregions, sizeof *names);
    for (size_t i = 0; i < g->nregions; i++)
        names[i] = g->regions[i].name;
    if (g->nregions)
        qsort(names, g->nregions, sizeof *names, by_text);
    return names;
}

static void add_name(struct places *p, int county, struct str name, const char *rule)
{
    pattern_add(p, name, (struct pattern){.kind = PATTERN_COUNTY, .county = county, .rule = rule});
}

static bool is_known(const struct strings *known, struct str name)
{
    for (size_t i = 0; i < known->n; i++)
        if (str_eq(known->at[i], name))
            return true;
    return false;
}

/* Rules that name years; in English, as evidence has them. */
enum { FORMER_BETWEEN, FORMER_BEFORE, FORMER_IN, FORMER_COUNT };
static const char *const former_rules[FORMER_COUNT] = {
    [FORMER_BETWEEN] = N_("its former name, given up between {1} and {2}"),
    [FORMER_BEFORE] = N_("its former name, given up before {1}"),
    [FORMER_IN] = N_("its former name, given up in {1}"),
};

struct str tag_rule(struct arena *a, const char *rule)
{
    struct str named[2] = {{0}};
    for (size_t i = 0; i < FORMER_COUNT; i++)
        if (language_made(str_of(former_rules[i]), str_of(rule), named))
            return language_with(a, _(former_rules[i]), named[0], named[1]);
    return str_of(_(rule));
}

static enum status add_former(struct places *p, struct strings *known, struct error *err)
{
    struct former *all;
    size_t n;
    enum status status = gazetteer_former(p->arena, &all, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        int county = county_index(p, all[i].county);
        if (county < 0 || is_known(known, all[i].name))
            continue;
        struct str rule = all[i].last.s
                              ? language_with(p->arena, former_rules[FORMER_BETWEEN], all[i].last, all[i].gone)
                              : language_with(p->arena, former_rules[FORMER_BEFORE], all[i].gone, STR_ABSENT);
        add_name(p, county, all[i].name, rule.s);
        vec_push(known, all[i].name);
    }
    return status;
}

/*
 * What is a 市 today was a 县 before it grew, a 区 was a 县 or a 市: papers of all times are read. A name that some region
 * has today is that region's.
 */
static void add_other_ranks(struct places *p, const struct gazetteer *g, const struct strings *known)
{
    struct arena *a = arena_new();
    const struct str *today = names_of(a, g);
    static const struct {
        const char *now, *before;
    } ranks[] = {{"市", "县"}, {"区", "县"}, {"区", "市"}};
    for (size_t i = 0; i < p->ncounties; i++) {
        const struct region *county = p->counties[i];
        for (size_t k = 0; k < sizeof ranks / sizeof *ranks; k++) {
            struct str now = str_of(ranks[k].now);
            /* A district called by an everyday word (新城区) was made with the city it is in. */
            if (!county->short_name.s || county->weak != WEAK_NOT || !str_ends(county->name, now) ||
                county->name.n != county->short_name.n + now.n)
                continue;
            struct str name = arena_printf(p->arena, "%.*s%s", STR_ARG(county->short_name), ranks[k].before);
            if (!is_known(known, name) && !bsearch(&name, today, g->nregions, sizeof name, by_text))
                add_name(p, (int)i, name, N_("its name when it was of another rank"));
        }
        struct str plain = gazetteer_plain_name(p->arena, county);
        if (plain.s && !bsearch(&plain, today, g->nregions, sizeof plain, by_text))
            add_name(p, (int)i, plain, N_("its name without the peoples in it"));
    }
    arena_free(a);
}

/* ---- townships and places ------------------------------------------------------------ */

static int by_name(const void *x, const void *y)
{
    const struct township *a = x, *b = y;
    return str_cmp(a->name, b->name);
}

static bool is_township(const struct township *sorted, size_t n, struct str name)
{
    struct township key = {.name = name};
    return bsearch(&key, sorted, n, sizeof key, by_name) != NULL;
}

/* 栗家庄镇 was 栗家庄乡 until it grew: papers of both times are read. Another township of that very name comes first.
 */
static void add_other_rank(struct places *p, const struct township *all, size_t n, struct str name,
                           struct pattern pattern)
{
    const struct str ranks[] = {STR("镇"), STR("乡")};
    for (size_t i = 0; i < 2; i++) {
        if (!str_ends(name, ranks[i]) || name.n < 3 * ranks[i].n)
            continue;
        struct str other = arena_printf(p->arena, "%.*s%s", (int)(name.n - ranks[i].n), name.s, ranks[1 - i].s);
        if (!is_township(all, n, other))
            pattern_add(p, other, pattern);
    }
}

/* Those of all regions in focus at once, because a name may be of two of them. */
static enum status read_townships(struct places *p, struct focus focus, struct township **out, size_t *n,
                                  struct error *err)
{
    struct {
        struct township *at;
        size_t n, cap;
    } all = {0};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < focus.n && status == STATUS_OK; i++) {
        struct township *some;
        size_t nsome;
        status = gazetteer_townships(p->arena, gazetteer_prefix(focus.at[i]), &some, &nsome, err);
        for (size_t k = 0; k < nsome; k++)
            vec_push(&all, some[k]);
    }
    *out = arena_copy(p->arena, all.at, all.n, sizeof *all.at);
    *n = all.n;
    vec_free(&all);
    return status;
}

/* 白文 of 白文镇, but no everyday word, and not what a county or a larger region is called (孝义镇 of 文水县). */
static void add_stem(struct places *p, const struct gazetteer *g, struct str name, struct pattern pattern, size_t whole)
{
    enum { RANK = sizeof "镇" - 1, SHORTEST = 2 * RANK };
    if (name.n < SHORTEST + RANK || !(str_ends(name, STR("镇")) || str_ends(name, STR("乡"))))
        return;
    struct str stem = str_cut(name, 0, name.n - RANK);
    size_t second = 0;
    uint32_t first = utf8_next(stem, &second);
    if (stem.n == SHORTEST && words_common(p->words, first, utf8_next(stem, &second)))
        return;
    for (size_t i = 0; i < g->nregions; i++)
        if (str_eq(g->regions[i].short_name, stem))
            return;
    pattern.kind = PATTERN_STEM;
    pattern.whole = whole;
    pattern_add(p, stem, pattern);
}

/* 中阳楼 of 中阳楼街道, which is in 孝义市: no 中阳, wherever it stands. COUNTY: the township's. */
static void add_bearer(struct places *p, struct str name, int county)
{
    const struct str ranks[] = {STR("街道"), STR("镇"), STR("乡")};
    for (size_t k = 0; k < sizeof ranks / sizeof *ranks; k++) {
        if (!str_ends(name, ranks[k]))
            continue;
        struct str stem = str_cut(name, 0, name.n - ranks[k].n);
        for (size_t i = 0; i < p->ncounties; i++)
            if ((int)i != county && p->counties[i]->short_name.s && stem.n > p->counties[i]->short_name.n &&
                str_starts(stem, p->counties[i]->short_name))
                pattern_add(p, stem, (struct pattern){.kind = PATTERN_PHRASE, .county = -1});
        return;
    }
}

static enum status add_townships(struct places *p, const struct gazetteer *g, struct focus focus, struct error *err)
{
    struct township *all;
    size_t n;
    enum status status = read_townships(p, focus, &all, &n, err);
    if (status != STATUS_OK)
        return status;
    if (n)
        qsort(all, n, sizeof *all, by_name);
    for (size_t i = 0; i < n; i++) {
        struct pattern pattern = {.kind = PATTERN_TOWNSHIP, .county = county_index(p, str_cut(all[i].code, 0, 6))};
        if (pattern.county < 0)
            continue;
        pattern_add(p, all[i].name, pattern);
        add_stem(p, g, all[i].name, pattern, p->patterns.n - 1);
        add_bearer(p, all[i].name, pattern.county);
        add_other_rank(p, all, n, all[i].name, pattern);
    }
    return STATUS_OK;
}

/* A county's own former name (离石县) counts as its name does, not as a place in it. */
static void add_place(struct places *p, const struct place *place, int county, struct strings *known)
{
    const struct str ranks[] = {STR("县"), STR("市"), STR("区"), STR("旗")};
    bool named = false;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        named |= str_is(place->kind, "former") && str_ends(place->name, ranks[i]);
    if (!named) {
        pattern_add(p, place->name, (struct pattern){.kind = PATTERN_PLACE, .county = county});
        return;
    }
    add_name(p, county, place->name,
             place->until.n ? language_with(p->arena, former_rules[FORMER_IN], place->until, STR_ABSENT).s
                            : N_("its former name"));
    vec_push(known, place->name);
}

static enum status add_places(struct places *p, struct strings *known, struct error *err)
{
    enum status status = STATUS_OK;
    struct str done = STR_ABSENT;
    for (size_t i = 0; i < p->ncounties && status == STATUS_OK; i++) {
        struct str prefecture = str_cut(p->counties[i]->code, 0, 4);
        if (str_eq(prefecture, done))
            continue; /* counties are in order of code */
        done = prefecture;
        struct place *places;
        size_t n;
        status = gazetteer_places(p->arena, arena_printf(p->arena, "%.*s00", STR_ARG(prefecture)), &places, &n, err);
        for (size_t k = 0; k < n && status == STATUS_OK; k++) {
            int county = county_index(p, places[k].county);
            if (county >= 0)
                add_place(p, &places[k], county, known);
        }
    }
    return status;
}

static enum status add_aliases(struct places *p, struct error *err)
{
    struct buf file = {0};
    enum status status = table_read_data("regions/aliases.tsv", &file, err);
    struct table t = {.text = buf_view(&file)};
    struct str field[2];
    while (status == STATUS_OK && table_next(&t, field, 2)) {
        int county = county_index(p, field[0]);
        if (county >= 0 && str_present(field[1]))
            pattern_add(p, field[1], (struct pattern){.kind = PATTERN_PLACE, .county = county});
    }
    buf_free(&file);
    return status;
}

/* ---- context ------------------------------------------------------------------------- */

static struct str *keep(struct arena *a, struct strings *list, size_t *n)
{
    struct str *kept = arena_copy(a, list->at, list->n, sizeof *list->at);
    *n = list->n;
    vec_free(list);
    return kept;
}

static enum status read_context(struct places *p, struct error *err)
{
    static const struct {
        const char *word;
        enum pattern_kind kind;
        bool own;
    } patterns[] = {{"phrase", PATTERN_PHRASE, false},  {"county", PATTERN_BACK, false},
                    {"our-county", PATTERN_BACK, true}, {"region", PATTERN_REGION, false},
                    {"our-city", PATTERN_REGION, true}, {"ours", PATTERN_OURS, true}};
    struct buf file = {0}, before = {0};
    struct strings beside = {0}, apart = {0}, not = {0}, lies = {0}, leaves = {0}, comes = {0}, dateline_before = {0},
                   dateline_after = {0};
    const struct {
        const char *word;
        struct strings *list;
    } lists[] = {{"beside", &beside},
                 {"apart", &apart},
                 {"not", &not },
                 {"lies", &lies},
                 {"leaves", &leaves},
                 {"comes", &comes},
                 {"dateline", &dateline_before}};
    const struct {
        const char *word;
        struct str *set;
    } sets[] = {{"numeral", &p->context.numerals}, {"counter", &p->context.counters}};
    enum status status = table_read_data("regions/context.tsv", &file, err);
    struct table t = {.text = arena_str(p->arena, buf_view(&file))};
    struct str field[3];
    while (status == STATUS_OK && table_next(&t, field, 3)) {
        if (str_is(field[0], "before"))
            buf_str(&before, field[1]);
        if (str_is(field[0], "dateline"))
            vec_push(&dateline_after, field[2]);
        for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
            if (str_is(field[0], sets[i].word))
                *sets[i].set = field[1];
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
            if (str_is(field[0], lists[i].word))
                vec_push(lists[i].list, field[1]);
        for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
            if (str_is(field[0], patterns[i].word))
                pattern_add(p, field[1],
                            (struct pattern){.kind = patterns[i].kind, .own = patterns[i].own, .county = -1});
    }
    p->context.before = arena_str(p->arena, buf_view(&before));
    p->context.beside = keep(p->arena, &beside, &p->context.nbeside);
    p->context.apart = keep(p->arena, &apart, &p->context.napart);
    p->context.not = keep(p->arena, &not, &p->context.nnot);
    p->context.lies = keep(p->arena, &lies, &p->context.nlies);
    p->context.leaves = keep(p->arena, &leaves, &p->context.nleaves);
    p->context.comes = keep(p->arena, &comes, &p->context.ncomes);
    p->context.dateline_before = keep(p->arena, &dateline_before, &p->context.ndateline);
    p->context.dateline_after = keep(p->arena, &dateline_after, &p->context.ndateline);
    buf_free(&before);
    buf_free(&file);
    return status;
}

/* Everyday words that hold some county's short name. */
static enum status add_idioms(struct places *p, struct error *err)
{
    struct buf file = {0};
    enum status status = table_read_data("regions/idioms.txt", &file, err);
    struct table t = {.text = buf_view(&file)};
    struct str word;
    while (status == STATUS_OK && table_next(&t, &word, 1))
        pattern_add(p, word, (struct pattern){.kind = PATTERN_PHRASE, .county = -1});
    buf_free(&file);
    return status;
}

/* ---- opening ------------------------------------------------------------------------- */

enum status places_open(struct places **out, const struct gazetteer *g, const struct words *w, struct focus focus,
                        struct error *err)
{
    struct places *p = xcalloc(1, sizeof *p);
    p->arena = arena_new();
    p->words = w;
    p->matcher = matcher_new();
    enum status status = STATUS_OK;
    if (focus.n) {
        add_counties(p, g, focus);
        add_others(p, g, focus);
        struct strings known = {0}; /* former names that the facts tell */
        status = add_townships(p, g, focus, err);
        if (status == STATUS_OK)
            status = add_places(p, &known, err);
        if (status == STATUS_OK)
            status = add_former(p, &known, err);
        if (status == STATUS_OK)
            add_other_ranks(p, g, &known);
        vec_free(&known);
        if (status == STATUS_OK)
            status = add_aliases(p, err);
        if (status == STATUS_OK)
            status = read_context(p, err);
        if (status == STATUS_OK)
            status = add_idioms(p, err);
    }
    if (status != STATUS_OK) {
        places_close(p);
        return status;
    }
    matcher_build(p->matcher);
    *out = p;
    return STATUS_OK;
}

void places_close(struct places *p)
{
    if (!p)
        return;
    matcher_free(p->matcher);
    vec_free(&p->patterns);
    arena_free(p->arena);
    free(p);
}

/* The county that hits [I, NEXT) of one span mean in a name; -1: none, or what is called so is as well a region with counties in it. */
static int called(const struct places *p, const struct hits *hits, size_t i, size_t next)
{
    int county = -1;
    for (; i < next; i++) {
        const struct pattern *pattern = &p->patterns.at[hits->at[i].id];
        if (pattern->kind == PATTERN_HOME)
            return -1; /* 朝阳日报 is the city's, not 朝阳县's */
        if (pattern->kind == PATTERN_COUNTY || (pattern->kind == PATTERN_SHORT && pattern->weak < WEAK_NOUN))
            county = county < 0 ? pattern->county : -1;
    }
    return county;
}

int places_called(const struct places *p, struct points name)
{
    enum { MOST = 12 }; /* code points: what is longer is no name */
    struct hits hits = {0};
    size_t end = 0; /* of the longest name so far: what lies in it is no name of its own */
    int found = -1, several = 0;
    if (p->ncounties && name.n <= MOST)
        matcher_find(p->matcher, name, &hits);
    for (size_t i = 0, next; i < hits.n; i = next) {
        for (next = i + 1; next < hits.n && hits.at[next].from == hits.at[i].from && hits.at[next].to == hits.at[i].to;)
            next++;
        int county = hits.at[i].to > end ? called(p, &hits, i, next) : -1;
        end = hits.at[i].to > end ? hits.at[i].to : end;
        if (county < 0)
            continue;
        several += found >= 0 && found != county;
        found = county;
    }
    vec_free(&hits);
    return several ? -1 : found;
}

const struct region *const *places_counties(const struct places *p, size_t *n)
{
    *n = p->ncounties;
    return p->counties;
}

const struct region *places_county(const struct places *p, int county)
{
    return p->counties[county];
}
