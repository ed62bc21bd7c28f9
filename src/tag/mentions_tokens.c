/* Hits of the matcher into names: what stands around one says whether it is one. */
#include <stdlib.h>

#include "mentions_impl.h"

/* Does COUNTY stand right behind the name of what it lies in (晋城市|城区)? */
static bool follows_home(const struct finder *f, const struct token *before, int county)
{
    const struct region *home = before && before->kind == PATTERN_HOME ? pattern_of(f, before->first)->region : NULL;
    return home && holds_county(f, home, county);
}

/* ---- what stands around a name ------------------------------------------------------- */

static bool begins_with_any(struct str text, size_t at, const struct str *with, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (begins_with(text, at, with[i]))
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

/* Is there a word, a rare verb included, over what stands before byte AT and behind it? */
static bool word_across(const struct finder *f, struct str text, size_t at)
{
    uint32_t before = cp_before(text, at), behind = cp_at(text, at);
    return words_common(f->p->words, before, behind) || words_edge(f->p->words, before, behind);
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

/* 代|县长, 副|县长: behind the one character of a name and 县, 长 makes an office of it, unless it begins a word (代县|长城). */
static bool makes_office(const struct finder *f, struct str text, size_t to)
{
    size_t next = to;
    return cp_at(text, to) == U'长' && utf8_next(text, &next) && !words_common(f->p->words, U'长', cp_at(text, next));
}

/* 资源|县级, 文水|县级: the 县 is of the next word. */
static bool goes_on_as_rank(struct str text, size_t to)
{
    return cp_before(text, to) == U'县' && cp_at(text, to) == U'级';
}

static bool stands_clear(const struct finder *f, struct str text, struct hit hit, bool after_name)
{
    return !makes_office(f, text, hit.to) && free_on_the_left(f, text, hit.from, after_name) &&
           (after_name || !glued_on_the_left(f, text, hit.from)) &&
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

/* 添了五台钢琴: a numeral and what things are counted by. */
static bool counts_things(const struct finder *f, struct str text, struct hit hit)
{
    const struct context *context = &f->p->context;
    return utf8_count(str_cut(text, hit.from, hit.to)) == 2 && contains_cp(context->numerals, cp_at(text, hit.from)) &&
           contains_cp(context->counters, cp_before(text, hit.to));
}

/* 南湖大学生创业园坐落在武汉市: the same sentence says of what begins with the name in which far region it is. */
static bool lies_elsewhere(const struct finder *f, size_t part, size_t i, struct str text)
{
    enum { NEAR = 8, BETWEEN = 24 }; /* hits; characters */
    const struct context *context = &f->p->context;
    size_t at = f->hits.at[i].to;
    bool lies = false;
    for (int steps = 0; steps < BETWEEN && at < text.n && !lies && !cp_is_punct(cp_at(text, at)); steps++) {
        lies = begins_with_any(text, at, context->lies, context->nlies);
        utf8_next(text, &at);
    }
    for (size_t k = i + 1; lies && k < f->part_hits[part + 1] && k < i + NEAR; k++)
        if (pattern_of(f, k)->kind == PATTERN_FOREIGN && f->hits.at[k].from >= at)
            return true;
    return false;
}

static bool takes_short(const struct finder *f, size_t part, size_t i, const struct pattern *pattern,
                        const struct token *before)
{
    struct str text = f->parts.at[part].text;
    struct hit hit = f->hits.at[i];
    bool after_home = follows_home(f, before, pattern->county);
    bool after_name = before && before->kind != PATTERN_PHRASE && before->kind != PATTERN_FOREIGN;
    bool named = f->named[pattern->county];
    bool clear = free_on_the_left(f, text, hit.from, after_name);
    if (before && before->kind == PATTERN_FOREIGN)
        return false;
    if (!before && word_across(f, text, hit.from) && word_across(f, text, hit.to))
        return false; /* 推崇|礼让 */
    if (beside_place(f, text, hit.to))
        return false;
    if (before && before->kind == PATTERN_COUNTY && begins_village(f, text, hit.to))
        return false;
    if (!named && !after_home &&
        (contains_cp(f->p->context.numerals, cp_before(text, hit.from)) || lies_elsewhere(f, part, i, text)))
        return false;
    if (pattern->weak != WEAK_NOT || counts_things(f, text, hit)) {
        bool glued = glued_on_the_right(f, text, hit.to);
        /* 秭归兴山同治…: what other prefectures have as well, and is no word, is ours beside one of ours. */
        bool in_company = before && (before->kind == PATTERN_COUNTY || before->kind == PATTERN_SHORT) &&
                          !before->weak && !words_common(f->p->words, cp_at(text, hit.from), cp_before(text, hit.to));
        return (after_home && (named || pattern->weak < WEAK_NOUN)) || (in_company && !glued) ||
               (named && clear && !glued);
    }
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

/* 方山|岚县: is hit I right behind the short name of a county that is no everyday word? */
static bool follows_short(const struct finder *f, size_t part, size_t i)
{
    enum { NEAR = 8 }; /* hits */
    for (size_t k = i; k > f->part_hits[part] && k + NEAR > i; k--)
        if (f->hits.at[k - 1].to == f->hits.at[i].from && pattern_of(f, k - 1)->kind == PATTERN_SHORT &&
            pattern_of(f, k - 1)->weak == WEAK_NOT)
            return true;
    return false;
}

static bool takes_long(const struct finder *f, size_t part, size_t i, const struct token *before, bool in_list)
{
    struct str text = f->parts.at[part].text;
    struct hit hit = f->hits.at[i];
    const struct pattern *pattern = pattern_of(f, i);
    switch (pattern->kind) {
    case PATTERN_COUNTY:
        if (before && before->kind == PATTERN_FOREIGN && f->p->patterns.at[f->hits.at[before->first].id].wide)
            return false; /* 北京市朝阳区 in a paper of 长春 */
        if (pattern->weak >= WEAK_BASE)
            return in_list || follows_home(f, before, pattern->county) ||
                   ((pattern->weak == WEAK_BASE || f->named[pattern->county]) &&
                    free_on_the_left(f, text, hit.from, false) && !glued_on_the_right(f, text, hit.to));
        if (goes_on_as_rank(text, hit.to))
            return false;
        return !two_characters(text, hit) ||
               stands_clear(f, text, hit, before ? before->kind != PATTERN_PHRASE : follows_short(f, part, i));
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
            !takes_long(f, part, i, adjacent(out, begin, hit.from),
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
                        : takes_short(f, part, i, pattern, adjacent(&f->tokens, begin, hit.from))))
            vec_push(&f->tokens, ((struct token){hit.from, hit.to, i, 1, pattern->kind, pattern->county,
                                                 pattern->weak != WEAK_NOT}));
    }
    for (; first < end; first++)
        vec_push(&f->tokens, longs->at[first]);
}

void mentions_tokens(struct finder *f)
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
