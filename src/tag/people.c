#include "people.h"

#include <stdlib.h>

#include "baolan/utf8.h"
#include "lexicon.h"
#include "matcher.h"

enum list {
    LIST_TITLE,
    LIST_AUTHOR,
    LIST_FOLLOW,
    LIST_WEAK,
    LIST_SAY,
    LIST_AFTER,
    LIST_CALLED,
    LIST_CUT,
    LIST_KEEP,
    LIST_NEVER,
    LIST_COUNT
};

static const char *const kinds[LIST_COUNT] = {"title", "author", "follow", "weak", "say",
                                              "after", "called", "cut",    "keep", "never"};
static const size_t title_most = 24; /* code points: what is longer is a sentence */
enum { people_most = 50 };

/* What is told by the same words (书记) comes in this order. */
enum trigger { TRIGGER_AFTER, TRIGGER_TITLE, TRIGGER_AUTHOR, TRIGGER_SAY, TRIGGER_CALLED, TRIGGER_AGE };

struct people {
    struct arena *arena;
    const struct words *words;
    struct wordlist lists[LIST_COUNT];
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
    p->words = w;
    p->triggers = matcher_new();
    enum status status = lexicon_read(p->arena, "words/people.tsv", kinds, p->lists, LIST_COUNT, err);
    if (status != STATUS_OK) {
        people_close(p);
        return status;
    }
    static const struct {
        enum list list;
        enum trigger trigger;
    } triggers[] = {{LIST_AFTER, TRIGGER_AFTER},
                    {LIST_TITLE, TRIGGER_TITLE},
                    {LIST_AUTHOR, TRIGGER_AUTHOR},
                    {LIST_SAY, TRIGGER_SAY},
                    {LIST_CALLED, TRIGGER_CALLED}};
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++)
        for (size_t k = 0; k < p->lists[triggers[i].list].n; k++)
            matcher_add(p->triggers, p->lists[triggers[i].list].at[k], (uint32_t)triggers[i].trigger);
    matcher_add(p->triggers, STR("今年"), TRIGGER_AGE);
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

/* ---- the name ------------------------------------------------------------------------ */

static bool given_character(const struct people *p, uint32_t c)
{
    struct str never = p->lists[LIST_NEVER].n ? p->lists[LIST_NEVER].at[0] : STR("");
    if (!cp_is_han(c))
        return false;
    for (size_t at = 0; at < never.n;)
        if (utf8_next(never, &at) == c)
            return false;
    return true;
}

/* How sure is it that a name ends at AT? */
enum certainty { END_NOT, END_PERHAPS, END_LIKELY, END_SURE };

static bool word_begins(const struct people *p, struct str text, size_t at)
{
    size_t next = at;
    uint32_t first = utf8_next(text, &next), second = utf8_next(text, &next);
    return words_edge(p->words, first, second) || second == U'着' || second == U'了';
}

/* At a mark, before a word that follows names; before a verb or the like; before a character that may be one. */
static enum certainty ends_at(const struct people *p, struct str text, size_t at)
{
    size_t next = at;
    if (!cp_is_han(utf8_next(text, &next)) || wordlist_at(&p->lists[LIST_FOLLOW], text, at))
        return END_SURE;
    if (word_begins(p, text, at))
        return END_LIKELY;
    return wordlist_at(&p->lists[LIST_WEAK], text, at) ? END_PERHAPS : END_NOT;
}

/* One ideograph, a blank, one ideograph: names of two characters are spaced to the width of three. */
static size_t spaced_length(const struct people *p, struct str text, size_t from)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at), blank = utf8_next(text, &at);
    return words_surname(p->words, family) && cp_is_space(blank) && given_character(p, utf8_next(text, &at)) &&
                   ends_at(p, text, at) >= END_PERHAPS
               ? at - from
               : 0;
}

static size_t compound_length(const struct people *p, struct str text, size_t from)
{
    size_t at = from;
    utf8_next(text, &at);
    utf8_next(text, &at);
    if (!given_character(p, utf8_next(text, &at)))
        return 0;
    size_t short_end = at;
    bool longer = given_character(p, utf8_next(text, &at));
    return ends_at(p, text, short_end) >= END_LIKELY      ? short_end - from
           : longer && ends_at(p, text, at) >= END_LIKELY ? at - from
                                                          : 0;
}

/*
 * Where nothing tells the end of a name that a title at the head of a clause announces: two given characters are the
 * rule (司机潘某某跑这条线), one where the second belongs to the next word (医师苗某坐诊). What begins like an everyday
 * word never comes here.
 */
static size_t usual_length(const struct people *p, struct str text, size_t from, size_t two, size_t three)
{
    size_t at = two, next = three;
    uint32_t second = utf8_next(text, &at), third = utf8_next(text, &next), fourth = utf8_next(text, &next);
    if (words_common(p->words, second, third))
        return two - from;
    bool word = words_common(p->words, third, fourth) || words_edge(p->words, third, fourth);
    return given_character(p, second) && (word || !given_character(p, third)) ? three - from : 0;
}

/*
 * The bytes of the name that begins at FROM; 0: there is none, or its end is not to be told. ANNOUNCED: by a title at the
 * head of a clause.
 */
static size_t name_length(const struct people *p, struct str text, size_t from, bool announced)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at);
    size_t one = at;
    uint32_t first = utf8_next(text, &at);
    if (words_surname2(p->words, family, first))
        return compound_length(p, text, from);
    if (cp_is_space(first))
        return spaced_length(p, text, from);
    if (!words_surname(p->words, family) || !given_character(p, first))
        return 0;
    size_t two = at;
    uint32_t second = utf8_next(text, &at);
    bool longer = given_character(p, second);
    size_t three = at;
    /* In 任组长 the given name would be a title. */
    if (wordlist_before(&p->lists[LIST_TITLE], text, three) >= three - one)
        return 0;
    enum certainty ends = ends_at(p, text, two), later = longer ? ends_at(p, text, three) : END_NOT;
    /* 白天, 高兴, 方面 are words; yet 万里红 is somebody where nothing else fits. */
    if (words_common(p->words, family, first))
        return later == END_SURE && ends != END_SURE && !words_common(p->words, first, second) ? three - from : 0;
    if (ends == END_SURE)
        return two - from;
    /* 雷某|通报了, but no 韩某远|去年: there a word begins behind it too */
    size_t behind = three;
    uint32_t third = utf8_next(text, &behind);
    uint32_t fourth = utf8_next(text, &behind);
    bool torn = words_common(p->words, second, third) && !words_common(p->words, third, fourth);
    if (later && later >= ends && !(torn && later < END_SURE))
        return three - from;
    return ends ? two - from : announced || torn ? usual_length(p, text, from, two, three) : 0;
}

/* ---- the title ----------------------------------------------------------------------- */

/* Does a word that ends at AT cut a title off from what stands before? 和 does in 王某和市长, not in 和平区区长. */
static bool cuts(const struct people *p, struct str text, size_t at)
{
    size_t n = wordlist_before(&p->lists[LIST_CUT], text, at), behind = at;
    if (!n || wordlist_before(&p->lists[LIST_KEEP], text, at))
        return false;
    utf8_next(text, &behind);
    if (wordlist_before(&p->lists[LIST_KEEP], text, behind) > behind - at)
        return false; /* 组织 of 组织部 */
    size_t start = at - n, first = start, last = at;
    uint32_t c = utf8_next(text, &first);
    if (first < at)
        return true; /* a word of several characters */
    uint32_t before = utf8_prev(text, &start), after = utf8_next(text, &last);
    return !words_common(p->words, before, c) && !words_common(p->words, c, after);
}

/*
 * Where the words that end at TO and say what somebody is begin: back to a mark or to a word that cuts. An enumeration
 * comma belongs to them when a title stands before it too (市委常委、秘书长).
 */
static size_t title_start(const struct people *p, struct str text, size_t to)
{
    size_t at = to - wordlist_before(&p->lists[LIST_TITLE], text, to); /* the title word itself is never cut */
    for (size_t steps = 0; at > 0; steps++) {
        size_t before = at;
        uint32_t c = utf8_prev(text, &before);
        if (steps == title_most)
            return to;
        if (c == U'、' ? !wordlist_before(&p->lists[LIST_TITLE], text, before) : !cp_is_han(c) || cuts(p, text, at))
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

/* A name of three characters that stands at the head of a sentence or clause and ends at TO; TO: there is none. */
static size_t name_before(const struct people *p, struct str text, size_t to)
{
    size_t from = to;
    for (int i = 0; i < 3; i++)
        utf8_prev(text, &from);
    size_t before = from, at = from;
    if (from >= to || cp_is_han(utf8_prev(text, &before)))
        return to;
    uint32_t family = utf8_next(text, &at), first = utf8_next(text, &at), second = utf8_next(text, &at);
    return words_surname(p->words, family) && given_character(p, first) && given_character(p, second) &&
                   !words_common(p->words, family, first) && wordlist_before(&p->lists[LIST_TITLE], text, to) < 6
               ? from
               : to;
}

/* ---- one text -------------------------------------------------------------------------- */

struct reading {
    struct arena *arena;
    const struct people *people;
    const struct article *article;
    struct str text;
    struct points points; /* of TEXT */
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
        size_t n = name_length(r->people, r->text, at, false);
        if (!n || ends_at(r->people, r->text, at + n) < END_SURE)
            return;
        keep_at(r, at, at + n, title);
    }
}

static void read_titled(struct reading *r, struct hit hit)
{
    if (hit.to < r->done || hit.to == r->author_end)
        return;
    size_t start = title_start(r->people, r->text, hit.to), before = start;
    size_t n = name_length(r->people, r->text, hit.to, !cp_is_han(utf8_prev(r->text, &before)));
    if (!n)
        return;
    struct str title = str_cut(r->text, start, hit.to);
    keep_at(r, hit.to, hit.to + n, title);
    read_more(r, title);
}

/* A name before HIT, which is TITLE or tells no title. */
static void read_before(struct reading *r, struct hit hit, struct str title)
{
    size_t from = name_before(r->people, r->text, hit.from);
    if (from >= r->done && from < hit.from)
        keep_at(r, from, hit.from, title);
}

static void read_called(struct reading *r, struct hit hit)
{
    size_t n = hit.to >= r->done ? name_length(r->people, r->text, hit.to, false) : 0;
    if (n && ends_at(r->people, r->text, hit.to + n) == END_SURE)
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

static void find_in(struct reading *r, struct hits *hits)
{
    hits->n = 0;
    matcher_find(r->people->triggers, r->points, hits);
    for (size_t i = 0; i < hits->n; i++) {
        struct hit hit = hits->at[i];
        switch (hit.id) {
        case TRIGGER_AFTER:
            read_before(r, hit, str_cut(r->text, hit.from, hit.to));
            break;
        case TRIGGER_TITLE:
            if (!runs_on(hits, i))
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
    struct hits hits = {0};
    struct reading r = {.arena = a, .people = p, .article = article, .found = &found};
    for (size_t i = 0; i < parts.n; i++) {
        r.text = parts.at[i].text;
        r.points = parts.at[i].points;
        r.done = r.author_end = 0;
        find_in(&r, &hits);
    }
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    size_t n = found.n;
    vec_free(&found);
    vec_free(&hits);
    return n;
}
