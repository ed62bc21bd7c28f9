#include "people.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"
#include "matcher.h"
#include "names.h"

static const size_t title_most = 24; /* code points: what is longer is a sentence */
enum { people_most = 50, NAME_BYTES = 12 /* more than a name of three characters has */ };

/* What is told by the same words (书记) comes in this order. */
enum trigger {
    TRIGGER_AFTER,
    TRIGGER_TITLE,
    TRIGGER_AUTHOR,
    TRIGGER_SAY,
    TRIGGER_CALLED,
    TRIGGER_AGE,
    TRIGGER_DOT,
    TRIGGER_OTHERS,
    TRIGGER_KNOWN,
    TRIGGER_WHOM,
    TRIGGER_HEAD,
    TRIGGER_TOLD
};

struct people {
    struct arena *arena;
    struct names names;
    struct matcher *triggers;
};

struct found {
    struct person_tag *at;
    size_t n, cap;
};

enum status people_open(struct people **out, const struct words *w, struct error *err)
{
    struct people *p = xcalloc(1, sizeof *p);
    p->arena = arena_new();
    p->triggers = matcher_new();
    enum status status = names_open(&p->names, p->arena, w, err);
    if (status != STATUS_OK) {
        people_close(p);
        return status;
    }
    static const struct {
        enum names_list list;
        enum trigger trigger;
    } triggers[] = {{NAMES_AFTER, TRIGGER_AFTER}, {NAMES_TITLE, TRIGGER_TITLE},   {NAMES_AUTHOR, TRIGGER_AUTHOR},
                    {NAMES_SAY, TRIGGER_SAY},     {NAMES_CALLED, TRIGGER_CALLED}, {NAMES_KNOWN, TRIGGER_KNOWN}};
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++)
        for (size_t k = 0; k < p->names.lists[triggers[i].list].n; k++)
            matcher_add(p->triggers, p->names.lists[triggers[i].list].at[k], (uint32_t)triggers[i].trigger);
    matcher_add(p->triggers, STR("今年"), TRIGGER_AGE);
    matcher_add(p->triggers, STR("·"), TRIGGER_DOT);
    matcher_add(p->triggers, STR("等"), TRIGGER_OTHERS);
    matcher_build(p->triggers);
    *out = p;
    return STATUS_OK;
}

void people_close(struct people *p)
{
    if (!p)
        return;
    matcher_free(p->triggers);
    arena_free(p->arena);
    free(p);
}

/* ---- the title ----------------------------------------------------------------------- */

/* Does a word that ends at AT cut a title off from what stands before? 和 does in 王某和市长, not in 和平区区长. */
static bool cuts(const struct people *p, struct str text, size_t at)
{
    size_t n = wordlist_before(&p->names.lists[NAMES_CUT], text, at), behind = at;
    if (!n || wordlist_before(&p->names.lists[NAMES_KEEP], text, at))
        return false;
    utf8_next(text, &behind);
    if (wordlist_before(&p->names.lists[NAMES_KEEP], text, behind) > behind - at)
        return false; /* 组织 of 组织部 */
    size_t start = at - n, first = start, last = at;
    uint32_t c = utf8_next(text, &first);
    if (first < at)
        return true; /* a word of several characters */
    uint32_t before = utf8_prev(text, &start), after = utf8_next(text, &last);
    return !words_common(p->names.words, before, c) && !words_common(p->names.words, c, after);
}

/*
 * Where the words that end at TO and say what somebody is begin: back to a mark or to a word that cuts. An enumeration
 * comma belongs to them when a title stands before it too (市委常委、秘书长).
 */
static size_t title_start(const struct people *p, struct str text, size_t to, size_t least)
{
    size_t at = to - wordlist_before(&p->names.lists[NAMES_TITLE], text, to); /* the title word itself is never cut */
    for (size_t steps = 0; at > least; steps++) {
        size_t before = at;
        uint32_t c = utf8_prev(text, &before);
        if (steps == title_most)
            return to;
        if (c == U'、' ? !wordlist_before(&p->names.lists[NAMES_TITLE], text, before)
                       : !cp_is_han(c) || cuts(p, text, at))
            break;
        at = before;
    }
    return at;
}

/* ---- gathering ----------------------------------------------------------------------- */

static bool made_the_article(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->nauthors; i++)
        if (str_eq(article->authors[i].name, name))
            return true;
    for (size_t i = 0; i < article->ncaptions; i++)
        if (str_present(article->captions[i].credit) && str_find(article->captions[i].credit, name, 0) != SIZE_MAX)
            return true;
    return false;
}

static void keep(struct arena *a, const struct article *article, struct found *found, struct str name, struct str title)
{
    for (size_t i = 0; i < found->n; i++) {
        if (!str_eq(found->at[i].name, name))
            continue;
        if (!found->at[i].title.s && title.n)
            found->at[i].title = arena_str(a, title);
        return;
    }
    if (found->n < people_most && !made_the_article(article, name))
        vec_push(found, ((struct person_tag){arena_str(a, name), title.n ? arena_str(a, title) : STR_ABSENT}));
}

/* A name of NCP characters that ends at TO: at the head of a sentence or clause, or one whose characters have LEAST bits; TO: there is none. */
static size_t name_of(const struct people *p, struct str text, size_t to, int ncp, int least)
{
    size_t from = to;
    for (int i = 0; i < ncp; i++)
        utf8_prev(text, &from);
    size_t at = from, before = from;
    uint32_t left = utf8_prev(text, &before), family = utf8_next(text, &at);
    if (from >= to || !names_shaped(&p->names, text, from, to) ||
        wordlist_before(&p->names.lists[NAMES_TITLE], text, to) >= strlen("队员"))
        return to;
    bool head = !cp_is_han(left),
         torn = words_common(p->names.words, left, family) || (ncp == 2 && words_surname(p->names.words, left));
    int bits = names_bits(&p->names, str_cut(text, from, to));
    size_t end = to;
    head &= !names_of_thing(&p->names, utf8_prev(text, &end));
    return (head && ncp == 3) || (!torn && bits >= least) ? from : to;
}

/* A name of three characters that stands at the head of a sentence or clause and ends at TO, or one of such that hardly make anything else. */
static size_t name_before(const struct people *p, struct str text, size_t to, bool titled)
{
    enum { TWO_BITS = 4, THREE_BITS = 6, NONE = 1000 };
    size_t from = name_of(p, text, to, 3, titled ? THREE_BITS : NONE);
    return from < to ? from : titled ? name_of(p, text, to, 2, TWO_BITS) : to;
}

/* ---- one text -------------------------------------------------------------------------- */

struct reading {
    struct arena *arena;
    const struct people *people;
    const struct article *article;
    struct parts parts;
    int asked; /* names that were looked for elsewhere in them */
    struct str text;
    struct points points; /* of TEXT */
    bool headline;        /* where words stand for themselves */
    size_t done;          /* byte up to which names were read */
    size_t author_end;    /* where the name of an author would begin */
    struct found *found;
};

static void keep_at(struct reading *r, size_t from, size_t to, struct str title)
{
    struct str name = str_cut(r->text, from, to);
    size_t at = 0;
    uint32_t family = utf8_next(name, &at);
    if (cp_is_space(utf8_next(name, &at))) {
        struct buf closed = {0};
        buf_cp(&closed, family);
        buf_str(&closed, str_cut(name, at, name.n));
        keep(r->arena, r->article, r->found, arena_str(r->arena, buf_view(&closed)), title);
        buf_free(&closed);
    } else {
        keep(r->arena, r->article, r->found, name, title);
    }
    r->done = to;
}

/* 副市长刘某某、韩某、曹某某: a title is that of all whose names follow bare. */
static void read_more(struct reading *r, struct str title)
{
    for (;;) {
        size_t at = r->done;
        uint32_t c = utf8_next(r->text, &at);
        if (c != U'、' && c != U'和' && c != U'与' && c != U'及')
            return;
        size_t n = names_length(&r->people->names, r->text, at, false);
        if (!n || names_end_at(&r->people->names, r->text, at + n) < END_SURE)
            return;
        keep_at(r, at, at + n, title);
    }
}

/* Does TITLE speak of another country: 俄罗斯留学生? */
static bool from_abroad(const struct names *names, struct str title)
{
    for (size_t at = 0; at < title.n; utf8_next(title, &at))
        if (wordlist_at(&names->lists[NAMES_ABROAD], title, at))
            return true;
    return false;
}

/*
 * Is HIT a word by itself? One of one character is judged by the words that it ends and begins: 标注|员 is one, 动员 and 师傅 are not; a longer
 * one is none where both its ends belong to other words: 保护|工程.
 */
static bool is_title(const struct names *names, struct str text, struct hit hit)
{
    size_t at = hit.from, from = hit.from, to = hit.to, last = hit.to;
    uint32_t before = utf8_prev(text, &at), first = utf8_next(text, &from);
    uint32_t end = utf8_prev(text, &last), next = utf8_next(text, &to);
    bool torn = words_common(names->words, end, next);
    if (last > hit.from)
        return !torn || !words_common(names->words, before, first);
    return !torn && cp_is_han(before) && !words_edge(names->words, before, first);
}

/*
 * How many bits the characters of a name must have behind the title HIT: behind one of one character (闸|长) some, as in 手工费三十二元 it is none;
 * more where that one ends a word (加工成枣泥).
 */
static int bits_wanted(const struct names *names, struct str text, struct hit hit)
{
    enum { SHORT_BITS = 1, WORD_BITS = 3, NONE = -100 };
    size_t at = hit.from, from = hit.from;
    uint32_t c = utf8_next(text, &from);
    return from < hit.to ? NONE : words_common(names->words, utf8_prev(text, &at), c) ? WORD_BITS : SHORT_BITS;
}

static void read_titled(struct reading *r, struct hit hit)
{
    if (hit.to < r->done || hit.to == r->author_end)
        return;
    const struct names *names = &r->people->names;
    if (!is_title(names, r->text, hit))
        return;
    size_t start = title_start(r->people, r->text, hit.to, r->done), behind = start;
    uint32_t c = utf8_next(r->text, &behind);
    if (start && start == r->done && (c == U'和' || c == U'与' || c == U'及'))
        start = behind; /* 班组长康某某|和|质检员 */
    struct str title = str_cut(r->text, start, hit.to);
    size_t from = hit.to + wordlist_at(&names->lists[NAMES_IS], r->text, hit.to); /* 老师|叫|景某某 */
    size_t n = names_dotted(names, r->text, from);
    n = n ? n : from_abroad(names, title) ? names_abroad(names, r->text, from) : 0;
    n = n ? n : names_length(names, r->text, from, from == hit.to);
    if (n && bits_wanted(names, r->text, hit) > names_bits(names, str_cut(r->text, from, from + n)))
        return;
    if (!n || (from > hit.to && names_end_at(names, r->text, from + n) < END_SURE))
        return;
    keep_at(r, from, from + n, title);
    read_more(r, title);
}

/* A name before HIT, which is TITLE or tells no title. */
static void read_before(struct reading *r, struct hit hit, struct str title)
{
    size_t from = name_before(r->people, r->text, hit.from, title.s);
    if (from >= r->done && from < hit.from)
        keep_at(r, from, hit.from, title);
}

/* A foreign name at the head of a clause: the dot HIT stands in it. */
static void read_dotted(struct reading *r, struct hit hit)
{
    size_t from = hit.from, before = from;
    while (from > r->done && cp_is_han(utf8_prev(r->text, &before)))
        from = before;
    size_t n = from < hit.from ? names_dotted(&r->people->names, r->text, from) : 0;
    if (n && from >= r->done && names_foreign(&r->people->names, str_cut(r->text, from, from + n)))
        keep_at(r, from, from + n, STR_ABSENT);
}

/* Does 等 before AT speak of people: 等|十名|同志, 等|老艺人? */
static bool speaks_of_people(const struct names *names, struct str text, size_t at)
{
    for (int n = 0; n < 6; n++) {
        if (wordlist_at(&names->lists[NAMES_TITLE], text, at) || wordlist_at(&names->lists[NAMES_AFTER], text, at) ||
            wordlist_at(&names->lists[NAMES_GROUP], text, at))
            return true;
        uint32_t c = utf8_next(text, &at);
        if (!cp_is_han(c) && !cp_is_digit(c))
            return false;
    }
    return false;
}

/* The names at [FROM, TO), with commas between. */
static void keep_list(struct reading *r, size_t from, size_t to)
{
    for (size_t at = from, end; at < to; at = end + strlen("、")) {
        end = str_find(r->text, STR("、"), at);
        end = end < to ? end : to;
        keep_at(r, at, end, STR_ABSENT);
    }
}

/* 温某、岳某某等十名同志: names alone with commas between, from the head of a clause to 等. */
static void read_others(struct reading *r, struct hit hit)
{
    const struct names *names = &r->people->names;
    if (!speaks_of_people(names, r->text, hit.to))
        return;
    size_t from = hit.from, before = from, end = from, n = 0, shaped = 0;
    for (; from >= r->done; from = before) {
        bool head = !from;
        uint32_t c = head ? 0 : utf8_prev(r->text, &before);
        if (!head && cp_is_han(c) && end - from < NAME_BYTES)
            continue;
        if (!names_formed(names, r->text, from, end))
            return;
        shaped += names_shaped(names, r->text, from, end);
        n++;
        if (head || c != U'、')
            break;
        end = before;
    }
    if (n >= 2 && shaped * 2 >= n) /* 卫国 of 石某某、卫国某 is a word as well */
        keep_list(r, from, hit.from);
}

/* Is NAME what a county is called in short, of those of the article? */
static bool is_county(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->ncounties; i++)
        if (str_starts(article->counties[i].name, name))
            return true;
    return false;
}

/* Those whom everybody knows are named as they are, where it is their name alone: not in what is called after them (雷锋|精神). */
static void read_known(struct reading *r, struct hit hit)
{
    if (hit.from >= r->done &&
        wordlist_before(&r->people->names.lists[NAMES_NOBODY], r->text, hit.to) <= hit.to - hit.from &&
        names_end_at(&r->people->names, r->text, hit.to) >= END_LIKELY)
        keep_at(r, hit.from, hit.to, STR_ABSENT);
}

/* Two characters at the head of a clause that say something are somebody, whom no title announces. */
static bool says(const struct reading *r, size_t from, size_t to)
{
    enum { SAYING_BITS = 1 };
    const struct names *names = &r->people->names;
    struct str name = str_cut(r->text, from, to);
    return wordlist_at(&names->lists[NAMES_SAY], r->text, to) && names_shaped(names, r->text, from, to) &&
           names_bits(names, name) >= SAYING_BITS && !is_county(r->article, name);
}

/* Is NAME, which is cut out of a part, named elsewhere, too? Not all of a long article is looked through, nor for many. */
static bool named_again(struct reading *r, struct str name)
{
    enum { ASKED_MOST = 40, BYTES_MOST = 12000 };
    size_t left = BYTES_MOST;
    if (r->asked++ >= ASKED_MOST)
        return false;
    for (size_t i = 0; i < r->parts.n && left; i++) {
        struct str text = str_cut(r->parts.at[i].text, 0, left);
        for (size_t at = 0; (at = str_find(text, name, at)) != SIZE_MAX; at += name.n)
            if (text.s + at != name.s)
                return true;
        left -= text.n;
    }
    return false;
}

/* 明永乐|十一年 */
static bool numbers_a_year(uint32_t c)
{
    static const uint32_t numerals[] = U"二三四五六七八九十元年";
    for (size_t i = 0; numerals[i]; i++)
        if (numerals[i] == c)
            return true;
    return false;
}

/* So are three that are more often in names than in words, by what follows; LAST is the third, NEXT stands behind it. TOLD: what they are stands before them (回来养蜂的沈某某). */
static bool acts(struct reading *r, size_t from, size_t to, uint32_t last, uint32_t next, bool told)
{
    enum { ACTING_BITS = 3, ALONE_BITS = 7, TOLD_BITS = 5, AGAIN_BITS = 1 };
    const struct names *names = &r->people->names;
    if (!names_shaped(names, r->text, from, to) || names_of_thing(names, last) || next == U'、' ||
        numbers_a_year(next) ||
        (words_common(names->words, last, next) && !wordlist_at(&names->lists[NAMES_SAY], r->text, to)) ||
        words_given(names->words, last, GIVEN_THIRD) < 0)
        return false;
    enum certainty ends = names_end_at(names, r->text, to);
    int least = ends < END_LIKELY ? ALONE_BITS : told ? TOLD_BITS : cp_is_han(next) ? ACTING_BITS : ALONE_BITS;
    struct str name = str_cut(r->text, from, to);
    int bits = names_bits(names, name);
    return ends && !wordlist_at(&names->lists[NAMES_AFTER], r->text, to) &&
           wordlist_before(&names->lists[NAMES_TITLE], r->text, to) < strlen("大爷") &&
           wordlist_before(&names->lists[NAMES_AFTER], r->text, to) < strlen("女士") &&
           (bits >= least || (bits >= AGAIN_BITS && ends >= END_LIKELY && cp_is_han(next) && named_again(r, name)));
}

/*
 * Where the names end that begin at FROM, two at least with commas between, whose characters are more often in names than in words; FROM: they
 * are none.
 */
static size_t list_end(const struct reading *r, size_t from)
{
    enum { EACH_BITS = 4, MOST = 20 };
    const struct names *names = &r->people->names;
    int bits = 0, n = 1;
    for (size_t at = from; n <= MOST; n++) {
        size_t end = str_find(str_cut(r->text, at, at + NAME_BYTES + strlen("、")), STR("、"), 0);
        bool more = end != SIZE_MAX;
        end = more ? at + end : at;
        size_t length = more ? end - at : names_length(names, r->text, at, false);
        if (!length || !names_formed(names, r->text, at, at + length))
            return from;
        bits += names_bits(names, str_cut(r->text, at, at + length));
        if (!more)
            return n > 1 && bits >= EACH_BITS * n && names_end_at(names, r->text, at + length) >= END_LIKELY
                       ? at + length
                       : from;
        at = end + strlen("、");
    }
    return from;
}

static void read_head(struct reading *r, struct hit hit)
{
    size_t at = hit.from;
    if (at < r->done)
        return;
    bool told = hit.id == TRIGGER_TOLD;
    size_t list = told ? at : list_end(r, at);
    if (list > at) {
        keep_list(r, at, list);
        return;
    }
    utf8_next(r->text, &at);
    utf8_next(r->text, &at);
    size_t two = at;
    uint32_t last = utf8_next(r->text, &at);
    size_t three = at;
    uint32_t next = utf8_next(r->text, &at);
    if (!told && says(r, hit.from, two))
        keep_at(r, hit.from, two, STR_ABSENT);
    else if (acts(r, hit.from, three, last, next, told))
        keep_at(r, hit.from, three, STR_ABSENT);
}

static void read_called(struct reading *r, struct hit hit)
{
    size_t n = hit.to >= r->done ? names_length(&r->people->names, r->text, hit.to, false) : 0;
    if (n && names_end_at(&r->people->names, r->text, hit.to + n) == END_SURE)
        keep_at(r, hit.to, hit.to + n, STR_ABSENT);
}

/* 秦某某今年五十二岁 */
static bool tells_age(struct str text, size_t at)
{
    for (int i = 0; i < 4 && at < text.n; i++)
        if (utf8_next(text, &at) == U'岁')
            return true;
    return false;
}

/* 老师 of 老师傅 is none: a title that begins within it ends behind it. */
static bool runs_on(const struct hits *hits, size_t i)
{
    for (size_t k = i + 1; k < hits->n && hits->at[k].from < hits->at[i].to; k++)
        if (hits->at[k].id == TRIGGER_TITLE && hits->at[k].to > hits->at[i].to)
            return true;
    return false;
}

/* Where clauses begin with a family name, and where one stands behind 的. */
static void find_heads(const struct reading *r, struct hits *out)
{
    static const uint32_t marks[] = U"。！？；，”…";
    const struct words *words = r->people->names.words;
    for (size_t i = 0; i < r->points.n; i++) {
        uint32_t before = i ? r->points.cp[i - 1] : marks[0];
        size_t k = 0;
        bool told = before == U'的';
        if ((!told && cp_is_han(before)) || !words_surname(words, r->points.cp[i]))
            continue;
        while (!told && marks[k] && fold_cp(marks[k]) != fold_cp(before))
            k++;
        if (told || marks[k])
            vec_push(out, ((struct hit){r->points.at[i], r->points.at[i], told ? TRIGGER_TOLD : TRIGGER_HEAD}));
    }
}

static void find_in(struct reading *r, struct hits *hits, struct hits *heads)
{
    hits->n = 0;
    matcher_find(r->people->triggers, r->points, hits);
    heads->n = 0;
    if (!r->headline)
        find_heads(r, heads);
    for (size_t i = 0, k = 0; i < hits->n || k < heads->n;) {
        if (i == hits->n || (k < heads->n && heads->at[k].from < hits->at[i].from)) {
            read_head(r, heads->at[k++]);
            continue;
        }
        struct hit hit = hits->at[i++];
        switch (hit.id) {
        case TRIGGER_AFTER:
            read_before(r, hit, str_cut(r->text, hit.from, hit.to));
            break;
        case TRIGGER_TITLE:
            if (!runs_on(hits, i - 1))
                read_titled(r, hit);
            break;
        case TRIGGER_AUTHOR:
            r->author_end = hit.to;
            break;
        case TRIGGER_SAY:
            read_before(r, hit, STR_ABSENT);
            break;
        case TRIGGER_CALLED:
            read_called(r, hit);
            break;
        case TRIGGER_WHOM:
            read_head(r, (struct hit){hit.to, hit.to, TRIGGER_TOLD});
            break;
        case TRIGGER_KNOWN:
            read_known(r, hit);
            break;
        case TRIGGER_DOT:
            read_dotted(r, hit);
            break;
        case TRIGGER_OTHERS:
            read_others(r, hit);
            break;
        case TRIGGER_AGE:
            if (tells_age(r->text, hit.to))
                read_before(r, hit, STR_ABSENT);
            break;
        }
    }
}

size_t people_find(struct arena *a, const struct people *p, const struct article *article, struct parts parts,
                   struct person_tag **out)
{
    struct found found = {0};
    struct hits hits = {0}, heads = {0};
    struct reading r = {.arena = a, .people = p, .article = article, .parts = parts, .found = &found};
    for (size_t i = 0; i < parts.n; i++) {
        r.text = parts.at[i].text;
        r.points = parts.at[i].points;
        r.headline = part_is_headline(parts.at[i].kind) || parts.at[i].kind == PART_HEADING;
        r.done = r.author_end = 0;
        find_in(&r, &hits, &heads);
    }
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    size_t n = found.n;
    vec_free(&found);
    vec_free(&hits);
    vec_free(&heads);
    return n;
}
