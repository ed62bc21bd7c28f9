#include "organisations.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "lexicon.h"
#include "matcher.h"
#include "organisations_forms.h"

enum list {
    LIST_OFFICE,
    LIST_LEGAL,
    LIST_NAMED,
    LIST_BRANCH,
    LIST_VILLAGE, /* up to here: what names end with */
    LIST_KNOWN,
    LIST_RANK,
    LIST_LOW,
    LIST_HEAD,
    LIST_CUT,
    LIST_KEEP,
    LIST_BEHIND,
    LIST_WHERE,
    LIST_INNER,
    LIST_ALIAS,
    LIST_COUNT
};

static const char *const kinds[LIST_COUNT] = {"office", "legal", "named", "branch", "village", "known", "rank", "low",
                                              "head",   "cut",   "keep",  "behind", "where",   "inner", "alias"};
enum { ENDINGS = LIST_KNOWN + 1, HIT_PLACE, HIT_WEAK_PLACE, ORGS_MOST = 40 };
enum {
    NAME_MOST = 24, /* code points: what is longer is a sentence */
    PART_MOST = 14  /* of what a house calls a part of it */
};

struct organisations {
    struct arena *arena;
    const struct words *words;
    struct wordlist lists[LIST_COUNT];
    struct matcher *endings; /* by their list */
    struct matcher *places;  /* the regions of China, looked for in what may be a name alone */
};

/* A name in the text. */
struct span {
    size_t part, from, to, ending; /* ENDING: byte where its ending begins */
    enum list kind;
    bool sure;  /* good enough by itself; else only as another form of one that is */
    size_t own; /* byte behind the places that it begins with */
    bool place; /* all before the ending is the name of a place: 汾阳|医院 */
};

struct found {
    struct org_home home;
    struct {
        struct span *at;
        size_t n, cap;
    } spans;
    struct {
        struct organisation_tag *at;
        size_t n, cap;
    } orgs;
    struct {
        struct str *at; /* of each, what it would be in short; absent: no shorter */
        size_t n, cap;
    } shorts;
};

enum status organisations_open(struct organisations **out, const struct gazetteer *g, const struct words *w,
                               struct error *err)
{
    struct organisations *o = xcalloc(1, sizeof *o);
    o->arena = arena_new();
    o->words = w;
    o->endings = matcher_new();
    o->places = matcher_new();
    enum status status = lexicon_read(o->arena, "words/organisations.tsv", kinds, o->lists, LIST_COUNT, err);
    if (status != STATUS_OK) {
        organisations_close(o);
        return status;
    }
    for (uint32_t list = 0; list < ENDINGS; list++)
        for (size_t i = 0; i < o->lists[list].n; i++)
            matcher_add(o->endings, o->lists[list].at[i], list);
    for (size_t i = 0; i < g->nregions; i++) {
        const struct region *region = &g->regions[i];
        bool weak = region->weak >= WEAK_BASE || utf8_count(region->name) < 3;
        matcher_add(o->places, region->name, weak ? HIT_WEAK_PLACE : HIT_PLACE);
        if (region->short_name.s && region->weak == WEAK_NOT)
            matcher_add(o->places, region->short_name, HIT_PLACE);
    }
    matcher_build(o->endings);
    matcher_build(o->places);
    *out = o;
    return STATUS_OK;
}

void organisations_close(struct organisations *o)
{
    if (!o)
        return;
    matcher_free(o->endings);
    matcher_free(o->places);
    arena_free(o->arena);
    free(o);
}

/* ---- where a name begins ------------------------------------------------------------- */

/* Does a word of LIST that ends at AT stand there for itself? One of one character only outside a word: 和 of 和平. */
static bool word_ends(const struct organisations *o, enum list list, struct str text, size_t at)
{
    size_t n = wordlist_before(&o->lists[list], text, at);
    size_t start = at - n, first = start, last = at;
    if (!n || wordlist_before(&o->lists[LIST_KEEP], text, at) > n || wordlist_at(&o->lists[LIST_KEEP], text, start) > n)
        return false;
    uint32_t c = utf8_next(text, &first);
    if (first < at)
        return true;
    uint32_t before = utf8_prev(text, &start), after = utf8_next(text, &last);
    return cp_is_digit(before) || (!words_common(o->words, before, c) && !words_common(o->words, c, after));
}

static bool is_numeral(uint32_t c)
{
    static const uint32_t numerals[] = U"一二三四五六七八九十";
    size_t i = 0;
    while (numerals[i] && numerals[i] != c)
        i++;
    return numerals[i] != 0;
}

/* Is the word of two characters that ends at AT one that stands beside names? */
static bool edge_ends(const struct organisations *o, struct str text, size_t at)
{
    size_t from = at;
    uint32_t second = utf8_prev(text, &from), first = utf8_prev(text, &from);
    if (is_numeral(first) && is_numeral(second))
        return false; /* 中铁|十七|局 */
    /* 西晋 of 山西|晋禾 is none, nor 力促 of 生产力|促进. */
    return words_edge(o->words, first, second) && !words_common(o->words, utf8_prev(text, &from), first) &&
           !wordlist_before(&o->lists[LIST_KEEP], text, at) &&
           !wordlist_at(&o->lists[LIST_KEEP], text, at - strlen("促"));
}

/* 38|户 of 38户洗煤厂: does the word of what things are counted by end at AT? */
static bool counter_ends(struct str text, size_t at)
{
    size_t from = at;
    utf8_prev(text, &from);
    return str_find(STR("户处座家个所条"), str_cut(text, from, at), 0) != SIZE_MAX &&
           cp_is_digit(utf8_prev(text, &from));
}

/* Back from the ending at TO, not beyond LEAST. What stands right before that of an OFFICE says what it does: 应用|局. */
static size_t name_start(const struct organisations *o, struct str text, size_t to, size_t least, bool office)
{
    size_t at = to;
    for (size_t steps = 0; at > least && steps < NAME_MOST; steps++) {
        size_t before = at;
        uint32_t c = utf8_prev(text, &before);
        if (!cp_is_han(c) && !cp_is_latin(c) && !cp_is_digit(c))
            break;
        bool edge = (at < to || !office) && edge_ends(o, text, at);
        if (edge || word_ends(o, LIST_CUT, text, at) || counter_ends(text, at))
            break;
        at = before;
    }
    return at;
}

/* ---- what makes it a name ------------------------------------------------------------ */

/* What the places before the ending of a name say of it. */
struct lie {
    size_t first; /* byte where the first certain one begins; SIZE_MAX: none */
    size_t lead;  /* byte behind those that it begins with */
    bool any;     /* there is one, an uncertain one included */
    bool whole;   /* one is all there is */
};

static struct lie places_in(const struct organisations *o, const struct part *part, size_t from, size_t to,
                            struct hits *hits)
{
    struct lie lie = {.first = SIZE_MAX, .lead = from};
    hits->n = 0;
    matcher_find(o->places, points_between(&part->points, from, to), hits);
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->at[i];
        if (hit->id == HIT_PLACE && lie.first == SIZE_MAX)
            lie.first = hit->from;
        if (hit->from == lie.lead)
            lie.lead = hit->to;
        lie.whole |= hit->from == from && hit->to == to;
    }
    lie.any = hits->n > 0;
    return lie;
}

/* A rank in [FROM, TO), outside a word: 县 of 文水县城关, not 市 of 市场 nor 村 of 乡村. */
static bool has_rank(const struct organisations *o, struct str text, size_t from, size_t to)
{
    uint32_t before = 0;
    for (size_t at = from; at < to;) {
        size_t n = wordlist_at(&o->lists[LIST_RANK], text, at), next = at;
        uint32_t c = utf8_next(text, &next);
        size_t behind = next;
        if (n && at + n <= to &&
            (n > next - at || (!words_common(o->words, before, c) &&
                               (next >= to || !words_common(o->words, c, utf8_next(text, &behind))))))
            return true;
        before = c;
        at = next;
    }
    return false;
}

/* Is there a character in [FROM, TO) that belongs to no everyday word? Then it is somebody's name. */
static bool has_own_word(const struct organisations *o, struct str text, size_t from, size_t to)
{
    uint32_t before = 0;
    for (size_t at = from; at < to;) {
        uint32_t c = utf8_next(text, &at);
        size_t next = at;
        uint32_t after = at < to ? utf8_next(text, &next) : 0;
        if (!words_common(o->words, before, c) && !words_common(o->words, c, after))
            return true;
        before = c;
    }
    return false;
}

/* Is it a house with a number: 中铁|十七|局, not the 第三|局 of a match? */
static bool is_numbered(struct str text, size_t ending)
{
    size_t at = ending;
    uint32_t c = 0;
    while (at > 0 && is_numeral(c = utf8_prev(text, &at)))
        ;
    return ending - at > strlen("三") && c != U'第' && c != U'前' && c != U'后';
}

/* Is what stands before 大学 a person of the article? 任某某|大学 毕业 */
static bool is_person(const struct article *article, struct str stem, struct str ending)
{
    for (size_t i = 0; i < article->npeople; i++)
        if (str_eq(article->people[i].name, stem))
            return str_is(ending, "大学") || str_is(ending, "公司");
    return false;
}

static bool is_name(const struct organisations *o, struct str text, const struct span *s, bool place)
{
    size_t ncp = utf8_count(str_cut(text, s->from, s->ending)), before = s->ending, behind = s->ending;
    if (s->kind == LIST_BRANCH && s->place)
        return false; /* of whom? */
    uint32_t left = utf8_prev(text, &before), first = utf8_next(text, &behind);
    if (behind == s->to && words_common(o->words, left, first) && !(place && is_numbered(text, s->ending)))
        return false; /* 布|局 */
    if (wordlist_at(&o->lists[LIST_LOW], text, s->from) == s->ending - s->from)
        return false; /* of which village? */
    bool rank = has_rank(o, text, s->from, s->ending);
    switch (s->kind) {
    case LIST_OFFICE:
    case LIST_BRANCH:
        return ncp >= 1 && (place || rank) && utf8_count(str_cut(text, s->from, s->to)) >= 3;
    case LIST_LEGAL:
        return ncp >= 2 && (place ? ncp > 2 : has_own_word(o, text, s->from, s->ending) || ncp >= 6);
    case LIST_VILLAGE:
        return ncp >= 2;
    default:
        return ncp >= 2 ? place || rank || has_own_word(o, text, s->from, s->ending)
                        : rank && utf8_count(str_cut(text, s->ending, s->to)) > 2;
    }
}

/* ---- names of one part --------------------------------------------------------------- */

/*
 * Does the name that ends at AT go on as another word: 局|面, 公司|制? Behind an ending of several characters a word may begin with the next
 * one, or say where: 大学|历史, 派出所|里.
 */
static bool goes_on(const struct organisations *o, struct str text, size_t at, bool several)
{
    size_t last = at, next = at;
    uint32_t c = utf8_prev(text, &last);
    size_t n = wordlist_at(&o->lists[LIST_BEHIND], text, at);
    if (wordlist_at(&o->lists[LIST_KEEP], text, at) || (several && wordlist_at(&o->lists[LIST_WHERE], text, at)))
        return false;
    if (n > 3 || (n && !words_common(o->words, utf8_next(text, &next), utf8_next(text, &next))))
        return true;
    next = at;
    uint32_t after = utf8_next(text, &next);
    return words_common(o->words, c, after) && !(several && words_common(o->words, after, utf8_next(text, &next)));
}

/*
 * The ending that the hits from I on agree upon: where they meet or overlap, it goes on to the last of them behind which no other word does:
 * 支队|支队长. What was an office is part of the name of a house: 电气化局|集团. False: there is none. *READ: the end of all of them.
 */
static bool join_endings(const struct organisations *o, struct str text, const struct hits *hits, size_t i,
                         struct span *out, size_t *read)
{
    struct span s = {.ending = hits->at[i].from, .to = hits->at[i].to, .kind = (enum list)hits->at[i].id};
    bool ends = !goes_on(o, text, s.to, s.to - s.ending > strlen("局"));
    *out = s;
    for (size_t k = i + 1; k < hits->n && hits->at[k].from <= s.to; k++)
        if (hits->at[k].to > s.to && hits->at[k].id != LIST_KNOWN) {
            enum list kind = (enum list)hits->at[k].id;
            if (s.kind == LIST_OFFICE && (kind == LIST_NAMED || kind == LIST_LEGAL) && hits->at[k].from == s.to)
                s.ending = s.to;
            s.to = hits->at[k].to;
            s.kind = kind;
            if (!goes_on(o, text, s.to, true)) {
                ends = true;
                *out = s;
            }
        }
    *read = s.to;
    return ends;
}

/* Does BEFORE end with a numbered 局 or a group's name: with what is a house and has others under it? */
static bool has_parts(struct str text, const struct span *before)
{
    return before->sure && (before->kind == LIST_NAMED || before->kind == LIST_LEGAL ||
                            (before->kind == LIST_OFFICE && is_numbered(text, before->ending)));
}

/*
 * Is the company S a part of the house BEFORE, right behind which it stands: 中铁十七局集团|第二工程有限公司? It has no name of its own then, or
 * nothing that a name begins behind stands between.
 */
static bool is_part_of(const struct organisations *o, struct str text, const struct span *s, const struct span *before)
{
    if (s->kind == LIST_NAMED && s->from == before->to && s->place && has_parts(text, before) &&
        str_ends(str_cut(text, 0, s->to), STR("公司")))
        return true; /* 中铁六局集团|太原公司 */
    static const char *const houses[] = {"大学", "科学院", "工程院"};
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
        if (s->kind == LIST_NAMED && s->from == before->to && before->sure &&
            str_ends(str_cut(text, before->from, before->to), str_of(houses[i])))
            return true; /* 山西大学|历史文化学院 */
    if (s->kind == LIST_OFFICE && s->from == before->to && before->sure &&
        str_ends(str_cut(text, before->from, before->to), STR("总局")))
        return true; /* 国家税务总局|吕梁市税务局 */
    struct str between = str_cut(text, before->to, s->ending);
    if (s->kind != LIST_LEGAL || !has_parts(text, before) || !between.n || utf8_count(between) > PART_MOST)
        return false;
    for (size_t at = s->ending; at > before->to;) {
        if (word_ends(o, LIST_CUT, text, at))
            return false;
        uint32_t c = utf8_prev(text, &at);
        if (!cp_is_han(c))
            return false;
    }
    return s->from == before->to || !has_own_word(o, text, before->to, s->ending);
}

/*
 * Where the name begins that was cut at FROM behind one character that names have as well, and a place before it: 山西晨原|铸业有限公司. FROM where
 * it is none.
 */
static size_t uncut(const struct organisations *o, const struct part *part, const struct span *s, size_t from,
                    size_t least, struct hits *places)
{
    struct str text = part->text;
    size_t at = from, n = wordlist_before(&o->lists[LIST_INNER], text, from);
    if (s->kind != LIST_LEGAL || !n || from < least + n)
        return from;
    at -= n;
    size_t start = name_start(o, text, at, least, false), second = at;
    if (second > start)
        utf8_prev(text, &second); /* 晨 of 晨原 */
    struct lie lie = places_in(o, part, start, at, places);
    return lie.first != SIZE_MAX && lie.first == start && lie.lead == second ? start : from;
}

/* 住进|山西华鑫电气, 从|中国银行: where the place begins whose first character seemed to be of the word before (进山); FROM where none does. */
static size_t with_place(const struct organisations *o, const struct part *part, size_t from, size_t ending,
                         size_t least, struct hits *places)
{
    size_t at = from;
    if (from <= least || !cp_is_han(utf8_prev(part->text, &at)))
        return from;
    struct lie lie = places_in(o, part, at, ending, places);
    bool head = wordlist_at(&o->lists[LIST_HEAD], part->text, at) > from - at;
    return head || (lie.first == at && lie.lead > from) ? at : from;
}

/* Finds where S begins, behind LEAST, and whether it is a name. */
static void judge(const struct organisations *o, const struct part *part, struct span *s, size_t least,
                  struct hits *places)
{
    struct str text = part->text;
    s->from = name_start(o, text, s->ending, least, s->kind == LIST_OFFICE);
    s->from = uncut(o, part, s, with_place(o, part, s->from, s->ending, least, places), least, places);
    /* 和中 may be of a word, 和|中铁 is not. */
    size_t second = s->from;
    utf8_next(text, &second);
    if (second < s->ending && wordlist_before(&o->lists[LIST_CUT], text, second) == second - s->from &&
        wordlist_at(&o->lists[LIST_HEAD], text, second))
        s->from = second;
    struct lie lie = places_in(o, part, s->from, s->ending, places);
    if (lie.first != SIZE_MAX && lie.first > s->from && !wordlist_before(&o->lists[LIST_HEAD], text, lie.first) &&
        !has_rank(o, text, s->from, lie.first) && !(s->kind == LIST_BRANCH && s->from == least))
        lie = places_in(o, part, s->from = lie.first, s->ending, places);
    size_t head = wordlist_at(&o->lists[LIST_HEAD], text, s->from);
    bool national = head && (s->from + head < s->ending || s->to - s->ending >= strlen("工程院"));
    s->place = lie.whole;
    s->own = lie.lead;
    s->sure = is_name(o, text, s, lie.any || national);
}

static int by_place(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return (a->from > b->from) - (a->from < b->from);
}

/* Where the name that ends at AT ends with 集团 or 公司 printed behind it: 晋能控股|集团. */
static size_t with_ending(const struct organisations *o, struct str text, size_t at)
{
    size_t named = wordlist_at(&o->lists[LIST_NAMED], text, at), legal = wordlist_at(&o->lists[LIST_LEGAL], text, at);
    size_t to = at + (named > legal ? named : legal);
    return to > at && !goes_on(o, text, to, true) ? to : at;
}

/* Those that are known by a name without an ending, where it is no part of another's; SPANS of this part begin at FIRST. */
static void add_known(const struct organisations *o, struct parts parts, size_t part, const struct hits *hits,
                      size_t first, struct found *found)
{
    struct str text = parts.at[part].text;
    size_t n = found->spans.n, k = first;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->at[i];
        if (hit->id != LIST_KNOWN)
            continue;
        while (k < n && found->spans.at[k].to <= hit->from)
            k++;
        size_t from = hit->from, second = hit->from, last = hit->to, to = hit->to;
        uint32_t before = utf8_prev(text, &from), head = utf8_next(text, &second);
        uint32_t end = utf8_prev(text, &last), behind = utf8_next(text, &to);
        if ((k < n && found->spans.at[k].from < hit->to && found->spans.at[k].sure) ||
            words_common(o->words, before, head) ||
            (with_ending(o, text, hit->to) == hit->to && words_common(o->words, end, behind)))
            continue;
        vec_push(&found->spans, ((struct span){.part = part,
                                               .from = hit->from,
                                               .to = with_ending(o, text, hit->to),
                                               .ending = hit->to,
                                               .kind = LIST_KNOWN,
                                               .sure = true,
                                               .own = hit->to}));
    }
    if (found->spans.n > n)
        qsort(found->spans.at + first, found->spans.n - first, sizeof *found->spans.at, by_place);
}

static void find_in(const struct organisations *o, struct parts parts, size_t part, struct hits *hits,
                    struct hits *places, struct found *found)
{
    struct str text = parts.at[part].text;
    size_t least = 0, read = 0, first = found->spans.n;
    hits->n = 0;
    matcher_find(o->endings, parts.at[part].points, hits);
    for (size_t i = 0; i < hits->n; i++) {
        if (hits->at[i].from < read || hits->at[i].id == LIST_KNOWN)
            continue;
        struct span s;
        if (!join_endings(o, text, hits, i, &s, &read)) { /* a long row of endings is looked at once */
            least = read;
            continue;
        }
        /* The police of a quarter belongs to that of the city before it. */
        struct span *before = found->spans.n > first ? &found->spans.at[found->spans.n - 1] : NULL;
        bool branch = s.kind == LIST_BRANCH && before && before->to == least;
        s.part = part;
        judge(o, &parts.at[part], &s, branch ? before->from : least, places);
        bool continues = before && before->to == least && is_part_of(o, text, &s, before);
        least = s.to;
        if (continues) {
            before->to = s.to;
            before->ending = s.ending;
            before->kind = s.kind;
            before->place = false;
            before->own = s.ending; /* 某某集团|某某 is nobody's name in short */
        } else if (branch && before->from == s.from)
            *before = s;
        else
            vec_push(&found->spans, s);
    }
    add_known(o, parts, part, hits, first, found);
}

/* ---- one name for one organisation --------------------------------------------------- */

/* 晋禾氢能 of 山西晋禾氢能科技有限公司; absent when nothing can be left out, or nothing would be left. */
static struct str derived_short(const struct organisations *o, struct str text, const struct span *s)
{
    size_t to = s->kind == LIST_LEGAL ? s->ending : s->to;
    if ((s->kind != LIST_LEGAL && s->kind != LIST_NAMED) || s->own >= s->ending || to - s->own == s->to - s->from ||
        utf8_count(str_cut(text, s->own, s->ending)) < 2 || !has_own_word(o, text, s->own, s->ending) ||
        has_rank(o, text, s->own, s->ending))
        return STR_ABSENT;
    return str_cut(text, s->own, to);
}

/* The organisation that goes by FULL or a longer form of it; SIZE_MAX: none yet. */
static size_t org_of(const struct found *found, struct str full, struct str stem, bool place)
{
    for (size_t i = 0; i < found->orgs.n; i++)
        if (str_eq(found->orgs.at[i].name, full) || str_eq(found->orgs.at[i].short_name, full))
            return i;
    for (size_t i = 0; i < found->orgs.n && !place; i++)
        if (org_is_form_of(found->orgs.at[i].name, full, stem))
            return i;
    return SIZE_MAX;
}

static void add_span(struct arena *a, const struct organisations *o, const struct article *article, struct parts parts,
                     const struct span *s, struct found *found, size_t *org)
{
    struct str text = parts.at[s->part].text, printed = str_cut(text, s->from, s->to);
    struct str plain = org_full_name(a, o->words, found->home, article, printed, s->ending - s->from);
    struct str full = org_without_alias(a, &o->lists[LIST_ALIAS], plain);
    size_t i = *org = org_of(found, full, str_cut(full, 0, full.n - (s->to - s->ending)), s->place);
    bool sure = s->sure && !is_person(article, str_cut(text, s->from, s->ending), str_cut(text, s->ending, s->to));
    if (i == SIZE_MAX && sure && found->orgs.n < ORGS_MOST) {
        vec_push(&found->orgs,
                 ((struct organisation_tag){.name = full, .short_name = str_eq(full, plain) ? STR_ABSENT : plain}));
        vec_push(&found->shorts, arena_str(a, derived_short(o, text, s)));
        *org = found->orgs.n - 1;
    } else if (i != SIZE_MAX && !found->orgs.at[i].short_name.s && !str_eq(found->orgs.at[i].name, printed) &&
               printed.n < found->orgs.at[i].name.n) {
        found->orgs.at[i].short_name = arena_str(a, printed);
    }
}

static int longest_first(const void *x, const void *y)
{
    const struct span *const *a = x, *const *b = y;
    size_t na = (*a)->to - (*a)->from, nb = (*b)->to - (*b)->from;
    return na != nb ? (na > nb ? -1 : 1) : (*a > *b) - (*a < *b);
}

/* In order of appearance, those named alone left. */
static size_t order(struct arena *a, struct found *found, struct org_mentions *mentions, struct organisation_tag **out)
{
    size_t *place = xcalloc(found->orgs.n + 1, sizeof *place), n = 0;
    *out = arena_array(a, found->orgs.n, sizeof **out);
    for (size_t i = 0; i < mentions->n; i++) {
        struct org_mention *m = &mentions->at[i];
        if (!place[m->org]) {
            (*out)[n] = found->orgs.at[m->org];
            if (!(*out)[n].short_name.s)
                (*out)[n].short_name = found->shorts.at[m->org];
            place[m->org] = ++n;
        }
        m->org = place[m->org] - 1;
        (*out)[m->org].mentions++;
    }
    free(place);
    return n;
}

size_t organisations_find(struct arena *a, const struct organisations *o, struct org_home home,
                          const struct article *article, struct parts parts, struct organisation_tag **out,
                          struct org_mentions *mentions)
{
    struct found found = {.home = home};
    struct hits hits = {0}, places = {0};
    for (size_t i = 0; i < parts.n; i++)
        find_in(o, parts, i, &hits, &places, &found);
    size_t n = found.spans.n;
    const struct span **by_length = xcalloc(n + 1, sizeof *by_length);
    size_t *orgs = xcalloc(n + 1, sizeof *orgs);
    for (size_t i = 0; i < n; i++)
        by_length[i] = &found.spans.at[i];
    if (n)
        qsort(by_length, n, sizeof *by_length, longest_first);
    for (size_t i = 0; i < n; i++)
        add_span(a, o, article, parts, by_length[i], &found, &orgs[by_length[i] - found.spans.at]);
    for (size_t i = 0; i < n; i++) {
        const struct span *s = &found.spans.at[i];
        if (orgs[i] != SIZE_MAX)
            vec_push(mentions, ((struct org_mention){s->part, s->from, s->to, orgs[i]}));
    }
    n = order(a, &found, mentions, out);
    free(by_length);
    free(orgs);
    vec_free(&found.spans);
    vec_free(&found.orgs);
    vec_free(&found.shorts);
    vec_free(&hits);
    vec_free(&places);
    return n;
}
