/* Names of places into mentions: which county each means, by what was named before it, by the page, by what stands beside it. */
#include <stdlib.h>

#include "baolan/language.h"
#include "mentions_impl.h"

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

/* 记者从方山出发, 记者从方山返回…: what is told happens where the way leads. */
static bool is_left(const struct finder *f, struct str text, const struct token *token)
{
    const struct context *context = &f->p->context;
    bool left = false;
    for (size_t i = 0; i < context->nleaves && !left; i++)
        left = begins_with(text, token->to, context->leaves[i]);
    return left && str_ends(str_cut(text, 0, token->from), STR("记者从"));
}

/*
 * Of token I of a part, which begins at FIRST and ends before END: is it one of a list of three at least, two of them far away (太原市、大同市、
 * 吕梁市汾阳市)? What is told is not of here then.
 */
static bool among_far(const struct finder *f, struct str text, size_t i, size_t first, size_t end)
{
    enum { STEPS = 6 };
    const struct token *at = f->tokens.at;
    int far = 0;
    for (size_t k = i, n = 0; k > first && n < STEPS; k--, n++) {
        struct str gap = str_cut(text, at[k - 1].to, at[k].from);
        if (gap.n && !str_is(gap, "、"))
            break;
        far += at[k - 1].kind == PATTERN_FOREIGN;
    }
    for (size_t k = i; k + 1 < end && k < i + STEPS; k++) {
        struct str gap = str_cut(text, at[k].to, at[k + 1].from);
        if (gap.n && !str_is(gap, "、"))
            break;
        far += at[k + 1].kind == PATTERN_FOREIGN;
    }
    return far >= 2;
}

/* Does what comes from the name that ends at AT do so in the same clause: 从方山、岚县|赶来? */
static bool comes_from(const struct context *context, struct str text, size_t at)
{
    enum { BETWEEN = 10 }; /* characters */
    for (int steps = 0; steps < BETWEEN && at < text.n; steps++) {
        for (size_t i = 0; i < context->ncomes; i++)
            if (begins_with(text, at, context->comes[i]))
                return true;
        uint32_t c = utf8_next(text, &at);
        if (cp_is_punct(c) && c != U'、')
            return false;
    }
    return false;
}

/* 来自方山, 从方山赶来, and 岚县 of 来自方山、岚县; BEFORE: the mention before it in its part, or NULL. */
static bool is_origin(const struct finder *f, struct str text, const struct token *token, const struct mention *before)
{
    size_t at = token->from;
    bool goes_on = before && before->origin && contains_cp(STR("、和与及"), utf8_prev(text, &at)) && at == before->to;
    struct str left = str_cut(text, 0, token->from);
    return goes_on || str_ends(left, STR("来自")) ||
           (str_ends(left, STR("从")) && comes_from(&f->p->context, text, token->to));
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
            /* 江苏无锡的太湖 */
            if (token->kind == PATTERN_SHORT && token->n == 1 && !f->named[token->county] &&
                is_foreign(text, last_token, token)) {
                m.county = -1;
                break;
            }
            m.kind = token->kind == PATTERN_COUNTY ? MENTION_COUNTY : MENTION_SHORT;
            m.rule = token->kind == PATTERN_SHORT                         ? N_("its short name")
                     : token->n == 1 && pattern_of(f, token->first)->rule ? pattern_of(f, token->first)->rule
                                                                          : N_("its full name");
            m.county = county_named(f, token, before);
            m.dateline = in_dateline(f, text, token) || is_left(f, text, token);
            m.origin =
                is_origin(f, text, token, out->n && out->at[out->n - 1].part == part ? &out->at[out->n - 1] : NULL);
            m.far = among_far(f, text, i, f->part_tokens[part], f->part_tokens[part + 1]);
            break;
        case PATTERN_TOWNSHIP:
        case PATTERN_STEM:
        case PATTERN_PLACE:
            if (is_foreign(text, last_token, token)) {
                m.county = -1;
                break;
            }
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
    mentions_tokens(&f);
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
