#include <stdlib.h>

#include "baolan/language.h"
#include "baolan/utf8.h"
#include "places_impl.h"

/* A stretch of text that was taken for a name: hits [first, first + n) of the same span are the ways to read it. */
struct token {
    size_t from, to; /* bytes of its part */
    size_t first, n; /* of struct finder's hits */
    enum pattern_kind kind;
    int county; /* -1: none, or not known yet */
    bool weak;
};

struct tokens {
    struct token *at;
    size_t n, cap;
};

struct finder {
    const struct places *p;
    struct parts parts;
    int home;             /* the county that the page is of; -1: none is known */
    struct hits hits;     /* of all parts, one after the other */
    size_t *part_hits;    /* where the hits of each part begin, one more at the end */
    struct tokens tokens; /* of all parts, in reading order */
    size_t *part_tokens;
    bool *named;                    /* counties that occur by their full name */
    bool *borne;                    /* counties whose short name is what a person is called (王汾阳) */
    bool *whole;                    /* patterns of townships that occur, by index; NULL: none does */
    size_t *first_named;            /* 1 + the first token that surely means the county; 0: none */
    size_t *last_named;             /* 1 + the token that last meant it, as far as the walk has come; 0: none */
    const struct region *last_home; /* the prefecture last named, as far as the walk has come */
};

static const struct pattern *pattern_of(const struct finder *f, size_t hit)
{
    return &f->p->patterns.at[f->hits.at[hit].id];
}

static bool holds_county(const struct finder *f, const struct region *region, int county)
{
    return str_starts(f->p->counties[county]->code, gazetteer_prefix(region));
}

/* Does COUNTY stand right behind the name of what it lies in (晋城市|城区)? */
static bool follows_home(const struct finder *f, const struct token *before, int county)
{
    const struct region *home = before && before->kind == PATTERN_HOME ? pattern_of(f, before->first)->region : NULL;
    return home && holds_county(f, home, county);
}

/* ---- what stands around a name ------------------------------------------------------- */

static uint32_t cp_before(struct str text, size_t at)
{
    return utf8_prev(text, &at);
}

static uint32_t cp_at(struct str text, size_t at)
{
    return utf8_next(text, &at);
}

static bool begins_with(struct str text, size_t at, struct str with)
{
    return str_starts(str_cut(text, at, text.n), with);
}

static bool begins_with_any(struct str text, size_t at, const struct str *with, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (begins_with(text, at, with[i]))
            return true;
    return false;
}

static bool contains_cp(struct str set, uint32_t c)
{
    for (size_t at = 0; at < set.n;)
        if (utf8_next(set, &at) == c)
            return true;
    return false;
}

/* May a name begin at FROM: at a mark or a blank, after another name, or after a word like 在? */
static bool free_on_the_left(const struct finder *f, struct str text, size_t from, bool after_name)
{
    uint32_t before = cp_before(text, from);
    return after_name || !cp_is_han(before) || contains_cp(f->p->context.before, before);
}

static bool glued_on_the_left(const struct finder *f, struct str text, size_t from)
{
    return words_common(f->p->words, cp_before(text, from), cp_at(text, from));
}

static bool glued_on_the_right(const struct finder *f, struct str text, size_t to)
{
    return words_common(f->p->words, cp_before(text, to), cp_at(text, to));
}

/* 中阳光照 may be 中阳|光照: what follows the name is a word by itself. */
static bool parts_on_the_right(const struct finder *f, struct str text, size_t to)
{
    size_t next = to;
    uint32_t first = utf8_next(text, &next);
    return words_common(f->p->words, first, cp_at(text, next));
}

/*
 * 兴县, 成县: one character and 县. 振兴县域, 建成县级, 科教兴县 hold it everywhere, so it must stand clear on both
 * sides.
 */
static bool two_characters(struct str text, struct hit hit)
{
    return utf8_count(str_cut(text, hit.from, hit.to)) == 2;
}

static bool stands_clear(const struct finder *f, struct str text, struct hit hit, bool after_name)
{
    return free_on_the_left(f, text, hit.from, after_name) && (after_name || !glued_on_the_left(f, text, hit.from)) &&
           !begins_with_any(text, hit.to, f->p->context.not, f->p->context.nnot);
}

/* 孝义镇, 柳林村, 汾阳路 are other places; 文水|乡村, 汾阳|街头 are not. */
static bool beside_place(const struct finder *f, struct str text, size_t to)
{
    const struct context *context = &f->p->context;
    return begins_with_any(text, to, context->beside, context->nbeside) &&
           !begins_with_any(text, to, context->apart, context->napart);
}

/* 兴县|石楼山村: behind the name of another county it is the beginning of a village's. */
static bool begins_village(const struct finder *f, struct str text, size_t to)
{
    enum { BETWEEN = 2 }; /* characters */
    for (int i = 0; i < BETWEEN && cp_is_han(cp_at(text, to)); i++) {
        utf8_next(text, &to);
        if (beside_place(f, text, to))
            return true;
    }
    return false;
}

/* 张文水, 的王汾阳: a family name before it that is not the end of a word of its own, as it is in 平安|孝义. */
static bool given_name(const struct finder *f, struct str text, size_t from)
{
    size_t at = from;
    uint32_t surname = utf8_prev(text, &at);
    return words_surname(f->p->words, surname) && !words_common(f->p->words, cp_before(text, at), surname);
}

static bool takes_short(const struct finder *f, struct str text, struct hit hit, const struct pattern *pattern,
                        const struct token *before)
{
    bool after_home = follows_home(f, before, pattern->county);
    bool after_name = before && before->kind != PATTERN_PHRASE && before->kind != PATTERN_FOREIGN;
    bool named = f->named[pattern->county];
    bool clear = free_on_the_left(f, text, hit.from, after_name);
    if (before && before->kind == PATTERN_FOREIGN)
        return false;
    if (beside_place(f, text, hit.to))
        return false;
    if (before && before->kind == PATTERN_COUNTY && begins_village(f, text, hit.to))
        return false;
    if (pattern->weak != WEAK_NOT)
        return after_home || (named && clear && !glued_on_the_right(f, text, hit.to));
    if (!clear && (glued_on_the_left(f, text, hit.from) || given_name(f, text, hit.from)))
        return false;
    if (f->borne[pattern->county] && !named && !after_home)
        return false; /* called by his given name alone */
    return after_home || !glued_on_the_right(f, text, hit.to) ||
           (clear && (named || parts_on_the_right(f, text, hit.to)));
}

/* 白文至瓦塘段 in an article that names 白文镇 and 瓦塘镇. */
static bool takes_stem(const struct finder *f, struct str text, struct hit hit, const struct pattern *pattern)
{
    return f->whole && f->whole[pattern->whole] && !glued_on_the_right(f, text, hit.to) &&
           !beside_place(f, text, hit.to) &&
           (free_on_the_left(f, text, hit.from, false) ||
            (!glued_on_the_left(f, text, hit.from) && !given_name(f, text, hit.from)));
}

/* ---- from hits to tokens ------------------------------------------------------------- */

/* Is hit I in a list with the full name of a county that is no everyday word (鼓楼区、秦淮区)? LAST: the token before it. */
static bool listed(const struct finder *f, size_t part, size_t i, struct str text, const struct token *last)
{
    enum { MARK = sizeof "、" - 1, NEAR = 8 /* hits */ };
    struct hit hit = f->hits.at[i];
    if (last && last->kind == PATTERN_COUNTY && !last->weak && last->to + MARK == hit.from &&
        begins_with(text, last->to, STR("、")))
        return true;
    for (size_t k = i + 1; k < f->part_hits[part + 1] && k < i + NEAR; k++)
        if (f->hits.at[k].from == hit.to + MARK && begins_with(text, hit.to, STR("、")))
            return pattern_of(f, k)->kind == PATTERN_COUNTY && pattern_of(f, k)->weak < WEAK_BASE;
    return false;
}

static bool takes_long(const struct finder *f, struct str text, struct hit hit, const struct pattern *pattern,
                       const struct token *before, bool in_list)
{
    switch (pattern->kind) {
    case PATTERN_COUNTY:
        if (before && before->kind == PATTERN_FOREIGN && f->p->patterns.at[f->hits.at[before->first].id].wide)
            return false; /* 北京市朝阳区 in a paper of 长春 */
        if (pattern->weak >= WEAK_BASE)
            return in_list || follows_home(f, before, pattern->county) ||
                   ((pattern->weak == WEAK_BASE || f->named[pattern->county]) &&
                    free_on_the_left(f, text, hit.from, false) && !glued_on_the_right(f, text, hit.to));
        return !two_characters(text, hit) || stands_clear(f, text, hit, before && before->kind != PATTERN_PHRASE);
    case PATTERN_FOREIGN:
        return pattern->wide || !two_characters(text, hit) || stands_clear(f, text, hit, before != NULL);
    case PATTERN_BACK:
    case PATTERN_REGION:
        return !glued_on_the_right(f, text, hit.to); /* 全|市场, 全|区域 */
    case PATTERN_OURS:
        return f->home >= 0 && free_on_the_left(f, text, hit.from, false);
    default:
        return true;
    }
}

/* The last token of the part that began at FIRST, when it ends right where FROM is. */
static const struct token *adjacent(const struct tokens *tokens, size_t first, size_t from)
{
    const struct token *last = tokens->n > first ? &tokens->at[tokens->n - 1] : NULL;
    return last && last->to == from ? last : NULL;
}

/* Is hit I right behind another name's (柳林|离石)? */
static bool follows_name(const struct finder *f, size_t part, size_t i)
{
    enum { NEAR = 8 }; /* hits */
    for (size_t k = i; k > f->part_hits[part] && k + NEAR > i; k--)
        if (f->hits.at[k - 1].to == f->hits.at[i].from)
            return true;
    return false;
}

/* The leftmost longest names of one part; short names, which prove less, wait for the gaps. */
static void take_long(struct finder *f, size_t part, struct tokens *out)
{
    struct str text = f->parts.at[part].text;
    size_t begin = out->n;
    for (size_t i = f->part_hits[part]; i < f->part_hits[part + 1]; i++) {
        struct hit hit = f->hits.at[i];
        const struct pattern *pattern = pattern_of(f, i);
        struct token *last = out->n > begin ? &out->at[out->n - 1] : NULL;
        if (last && hit.from == last->from && hit.to == last->to && pattern->kind == last->kind) {
            last->n = i - last->first + 1; /* another way to read the same name */
            last->county = -1;
            continue;
        }
        if (pattern->kind == PATTERN_SHORT && !follows_name(f, part, i))
            f->borne[pattern->county] |= !free_on_the_left(f, text, hit.from, false) && given_name(f, text, hit.from);
        if (pattern->kind == PATTERN_SHORT || pattern->kind == PATTERN_STEM || (last && hit.from < last->to) ||
            !takes_long(f, text, hit, pattern, adjacent(out, begin, hit.from),
                        pattern->weak >= WEAK_BASE && listed(f, part, i, text, last)))
            continue;
        if (pattern->kind == PATTERN_COUNTY)
            f->named[pattern->county] = true;
        if (pattern->kind == PATTERN_TOWNSHIP && !f->whole)
            f->whole = xcalloc(f->p->patterns.n, sizeof *f->whole);
        if (pattern->kind == PATTERN_TOWNSHIP)
            f->whole[f->hits.at[i].id] = true;
        vec_push(out,
                 ((struct token){hit.from, hit.to, i, 1, pattern->kind, pattern->county, pattern->weak != WEAK_NOT}));
    }
}

/* All tokens of one part in order: LONG ones [first, end), and the short names and stems between them. */
static void take_all(struct finder *f, size_t part, const struct tokens *longs, size_t first, size_t end)
{
    struct str text = f->parts.at[part].text;
    size_t begin = f->tokens.n;
    for (size_t i = f->part_hits[part]; i < f->part_hits[part + 1]; i++) {
        struct hit hit = f->hits.at[i];
        const struct pattern *pattern = pattern_of(f, i);
        if (pattern->kind != PATTERN_SHORT && pattern->kind != PATTERN_STEM)
            continue;
        for (; first < end && longs->at[first].from < hit.to; first++)
            if (longs->at[first].to > hit.from)
                break;
            else
                vec_push(&f->tokens, longs->at[first]);
        bool covered = first < end && longs->at[first].from < hit.to;
        struct token *last = f->tokens.n > begin ? &f->tokens.at[f->tokens.n - 1] : NULL;
        bool overlaps = last && last->to > hit.from;
        if (overlaps && last->kind == pattern->kind && last->from == hit.from && last->to == hit.to) {
            last->n = i - last->first + 1;
            last->county = -1;
        } else if (!covered && !overlaps &&
                   (pattern->kind == PATTERN_STEM
                        ? takes_stem(f, text, hit, pattern)
                        : takes_short(f, text, hit, pattern, adjacent(&f->tokens, begin, hit.from))))
            vec_push(&f->tokens, ((struct token){hit.from, hit.to, i, 1, pattern->kind, pattern->county,
                                                 pattern->weak != WEAK_NOT}));
    }
    for (; first < end; first++)
        vec_push(&f->tokens, longs->at[first]);
}

/* ---- from tokens to mentions --------------------------------------------------------- */

/* Where the walk through the mentions has come. */
struct walk {
    int first,
        last; /* of the sentence that last named a county: the county named first in it, and last; -1: none yet */
    size_t part, to; /* where that last name ends */
};

static bool sentence_ends(struct str text, size_t from, size_t to)
{
    while (from < to)
        if (cp_ends_sentence(utf8_next(text, &from)))
            return true;
    return false;
}

static bool in_same_sentence(const struct walk *walk, size_t part, struct str text, size_t at)
{
    return walk->part == part && !sentence_ends(text, walk->to, at);
}

static void walk_to(struct walk *walk, const struct mention *m, struct str text)
{
    if (walk->last < 0 || !in_same_sentence(walk, m->part, text, m->from))
        walk->first = m->county;
    walk->last = m->county;
    walk->part = m->part;
    walk->to = m->to;
}

/* Is COUNTY of the kind that WORD says (该市 is no 县)? */
static bool is_of_kind(const struct finder *f, struct str word, int county)
{
    struct str name = f->p->counties[county]->name;
    uint32_t kind = cp_before(name, name.n);
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at);
        if (contains_cp(STR("县市区旗"), c))
            return c == kind;
    }
    return false;
}

/*
 * The county that the word at bytes [FROM, TO) refers to: in the same sentence the one last named; later the one that
 * the sentence began with, which it was about (石楼县的羊场雇了交口县的技术员。该县……). -1: none.
 */
static int referred(const struct finder *f, const struct walk *walk, const struct mention *m, struct str text)
{
    struct str word = str_cut(text, m->from, m->to);
    if (walk->last < 0)
        return -1;
    if (!in_same_sentence(walk, m->part, text, m->from) && is_of_kind(f, word, walk->first))
        return walk->first;
    return is_of_kind(f, word, walk->last) ? walk->last : -1;
}

/* Does M speak of the county that the page is of: 我县 always, 全县 where no other is named in the same sentence? */
static bool means_home(const struct finder *f, const struct walk *walk, const struct mention *m, struct str text,
                       bool own)
{
    struct str word = str_cut(text, m->from, m->to);
    if (f->home < 0 || !own || !is_of_kind(f, word, f->home))
        return false;
    return str_starts(word, STR("我")) || walk->last < 0 || walk->last == f->home ||
           !in_same_sentence(walk, m->part, text, m->from);
}

/* 本报孝义讯, 本报孝义5月8日电 */
static bool in_dateline(const struct finder *f, struct str text, const struct token *token)
{
    const struct context *context = &f->p->context;
    for (size_t i = 0; i < context->ndateline; i++) {
        if (!str_ends(str_cut(text, 0, token->from), context->dateline_before[i]))
            continue;
        size_t at = token->to;
        for (int steps = 0; steps < 8 && at < text.n && !cp_is_punct(cp_at(text, at)); steps++) {
            if (begins_with(text, at, context->dateline_after[i]))
                return true;
            utf8_next(text, &at);
        }
    }
    return false;
}

/* 来自方山, and 岚县 of 来自方山、岚县; BEFORE: the mention before it in its part, or NULL. */
static bool is_origin(struct str text, const struct token *token, const struct mention *before)
{
    size_t at = token->from;
    bool goes_on = before && before->origin && contains_cp(STR("、和与及"), utf8_prev(text, &at)) && at == before->to;
    return goes_on || str_ends(str_cut(text, 0, token->from), STR("来自"));
}

/*
 * Of the counties that TOKEN may lie in, the one last named; when none was, the one to be named first, or the one that the page is of. -1:
 * none of them is.
 */
static int nearest(const struct finder *f, const struct token *token)
{
    int last = -1, next = -1, home = -1;
    for (size_t i = 0; i < token->n; i++) {
        int county = pattern_of(f, token->first + i)->county;
        if (f->last_named[county] && (last < 0 || f->last_named[county] > f->last_named[last]))
            last = county;
        if (f->first_named[county] && (next < 0 || f->first_named[county] < f->first_named[next]))
            next = county;
        home = county == f->home ? county : home;
    }
    return last >= 0 ? last : next >= 0 ? next : home;
}

/* Of several counties of one name the one in HOME; -1: none. */
static int in_home(const struct finder *f, const struct token *token, const struct region *home)
{
    for (size_t i = 0; home && i < token->n; i++) {
        int county = pattern_of(f, token->first + i)->county;
        if (holds_county(f, home, county))
            return county;
    }
    return -1;
}

/* The county that its full or short name means: two of a province may have one (南京市鼓楼区, 徐州市鼓楼区). -1: not to be told. */
static int county_named(const struct finder *f, const struct token *token, const struct token *before)
{
    if (token->n == 1)
        return token->county;
    if (before && before->kind == PATTERN_HOME)
        return in_home(f, token, pattern_of(f, before->first)->region);
    int county = nearest(f, token);
    return county >= 0 ? county : in_home(f, token, f->last_home);
}

/* 河南省|孝义镇, 河南省的一个孝义镇: TOKEN is of the far region that is named before it. */
static bool is_foreign(struct str text, const struct token *last, const struct token *token)
{
    enum { BETWEEN = 4 }; /* characters */
    if (!last || last->kind != PATTERN_FOREIGN)
        return false;
    struct str gap = str_cut(text, last->to, token->from);
    if (!gap.n)
        return true;
    for (size_t at = 0; at < gap.n;)
        if (!cp_is_han(utf8_next(gap, &at)))
            return false;
    return str_starts(gap, STR("的")) && utf8_count(gap) <= BETWEEN;
}

/* The county that a township or hand-kept place means, with the rule; -1: not to be told. */
static int county_of(const struct finder *f, const struct token *token, const struct token *before, int before_county,
                     const char **rule)
{
    if (before && before_county >= 0) {
        *rule = N_("a place right after its county");
        return before_county;
    }
    if (token->n > 1) {
        *rule = N_("a place of several counties, by the county named nearest");
        return nearest(f, token);
    }
    *rule = token->kind == PATTERN_PLACE ? N_("a place in it") : N_("a township of it");
    return token->county;
}

static void ours(const struct finder *f, struct mention *m)
{
    m->kind = MENTION_OURS;
    m->county = f->home;
    m->rule = N_("the county that the newspaper or the page is called after");
}

static void mention_part(struct finder *f, size_t part, struct walk *walk, struct mentions *out)
{
    struct str text = f->parts.at[part].text;
    int before_county = -1;
    for (size_t i = f->part_tokens[part]; i < f->part_tokens[part + 1]; i++) {
        const struct token *token = &f->tokens.at[i];
        const struct token *last_token = i > f->part_tokens[part] ? &token[-1] : NULL;
        const struct token *before = last_token && last_token->to == token->from ? last_token : NULL;
        struct mention m = {.part = part, .from = token->from, .to = token->to, .county = token->county};
        switch (token->kind) {
        case PATTERN_COUNTY:
        case PATTERN_SHORT:
            m.kind = token->kind == PATTERN_COUNTY ? MENTION_COUNTY : MENTION_SHORT;
            m.rule = token->kind == PATTERN_SHORT                         ? N_("its short name")
                     : token->n == 1 && pattern_of(f, token->first)->rule ? pattern_of(f, token->first)->rule
                                                                          : N_("its full name");
            m.county = county_named(f, token, before);
            m.dateline = in_dateline(f, text, token);
            m.origin = is_origin(text, token, out->n && out->at[out->n - 1].part == part ? &out->at[out->n - 1] : NULL);
            break;
        case PATTERN_TOWNSHIP:
        case PATTERN_STEM:
        case PATTERN_PLACE:
            if (is_foreign(text, last_token, token))
                break;
            m.kind = token->kind == PATTERN_PLACE ? MENTION_PLACE : MENTION_TOWNSHIP;
            m.county = county_of(f, token, before, before_county, &m.rule);
            m.joined = before && before_county >= 0;
            break;
        case PATTERN_BACK:
            if (means_home(f, walk, &m, text, pattern_of(f, token->first)->own)) {
                ours(f, &m);
                break;
            }
            m.kind = MENTION_BACK;
            m.county = referred(f, walk, &m, text);
            m.rule = N_("refers to the county named before");
            break;
        case PATTERN_OURS:
            ours(f, &m);
            break;
        case PATTERN_HOME:
            if (pattern_of(f, token->first)->region->level == LEVEL_PREFECTURE)
                f->last_home = pattern_of(f, token->first)->region;
            /* fall through */
        case PATTERN_REGION:
            if (token->kind == PATTERN_REGION && means_home(f, walk, &m, text, pattern_of(f, token->first)->own)) {
                ours(f, &m);
                break;
            }
            /* 吕梁市孝义市 speaks of the second alone; 山西省 says nothing of our counties. */
            if (i + 1 < f->part_tokens[part + 1] && token[1].from == token->to && token[1].county >= 0)
                break;
            if (token->kind == PATTERN_HOME && !pattern_of(f, token->first)->wide)
                break;
            m.kind = MENTION_REGION;
            m.rule = N_("the region as a whole");
            break;
        default:
            break;
        }
        before_county = m.kind == MENTION_BACK ? -1 : m.county;
        if (m.rule && (m.county >= 0 || m.kind == MENTION_REGION))
            vec_push(out, m);
        if (m.county >= 0) {
            if (m.kind != MENTION_BACK)
                walk_to(walk, &m, text);
            f->last_named[m.county] = i + 1;
        }
    }
}

static void take_tokens(struct finder *f)
{
    struct tokens longs = {0};
    size_t *ends = xcalloc(f->parts.n + 1, sizeof *ends);
    for (size_t i = 0; i < f->parts.n; i++) {
        matcher_find(f->p->matcher, f->parts.at[i].points, &f->hits);
        f->part_hits[i + 1] = f->hits.n;
        take_long(f, i, &longs);
        ends[i + 1] = longs.n;
    }
    /* Only now is it known which counties the article names in full. */
    for (size_t i = 0; i < f->parts.n; i++) {
        take_all(f, i, &longs, ends[i], ends[i + 1]);
        f->part_tokens[i + 1] = f->tokens.n;
    }
    for (size_t i = f->tokens.n; i-- > 0;)
        if (f->tokens.at[i].n == 1 && f->tokens.at[i].county >= 0)
            f->first_named[f->tokens.at[i].county] = i + 1;
    vec_free(&longs);
    free(ends);
}

void places_find(const struct places *p, struct parts parts, int home, struct mentions *out)
{
    if (!p->ncounties || !parts.n)
        return;
    struct finder f = {.p = p,
                       .parts = parts,
                       .home = home,
                       .part_hits = xcalloc(parts.n + 1, sizeof *f.part_hits),
                       .part_tokens = xcalloc(parts.n + 1, sizeof *f.part_tokens),
                       .named = xcalloc(p->ncounties, sizeof *f.named),
                       .borne = xcalloc(p->ncounties, sizeof *f.borne),
                       .first_named = xcalloc(p->ncounties, sizeof *f.first_named),
                       .last_named = xcalloc(p->ncounties, sizeof *f.last_named)};
    struct walk walk = {.first = -1, .last = -1};
    take_tokens(&f);
    for (size_t i = 0; i < parts.n; i++)
        mention_part(&f, i, &walk, out);
    vec_free(&f.hits);
    vec_free(&f.tokens);
    free(f.part_hits);
    free(f.part_tokens);
    free(f.named);
    free(f.borne);
    free(f.whole);
    free(f.first_named);
    free(f.last_named);
}
