#include "people.h"

#include <stdlib.h>

#include "baolan/utf8.h"
#include "lexicon.h"
#include "matcher.h"

enum list { LIST_TITLE, LIST_AUTHOR, LIST_FOLLOW, LIST_WEAK, LIST_SAY, LIST_CUT, LIST_NEVER, LIST_COUNT };

static const char *const kinds[LIST_COUNT] = {"title", "author", "follow", "weak", "say", "cut", "never"};
static const size_t title_most = 24; /* code points: what is longer is a sentence */
enum { people_most = 50 };

enum trigger { TRIGGER_TITLE, TRIGGER_AUTHOR, TRIGGER_SAY };

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
    } triggers[] = {{LIST_TITLE, TRIGGER_TITLE}, {LIST_AUTHOR, TRIGGER_AUTHOR}, {LIST_SAY, TRIGGER_SAY}};
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++)
        for (size_t k = 0; k < p->lists[triggers[i].list].n; k++)
            matcher_add(p->triggers, p->lists[triggers[i].list].at[k], (uint32_t)triggers[i].trigger);
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

/* Does a name end at AT? 2: surely, at a mark or before a word that follows names; 1: perhaps; 0: no. */
static int ends_at(const struct people *p, struct str text, size_t at)
{
    size_t next = at;
    uint32_t c = utf8_next(text, &next);
    if (!cp_is_han(c))
        return 2;
    if (wordlist_at(&p->lists[LIST_FOLLOW], text, at))
        return 2;
    return wordlist_at(&p->lists[LIST_WEAK], text, at) ? 1 : 0;
}

/* The bytes of the name that begins at FROM; 0: there is none, or its end is not to be told. */
static size_t name_length(const struct people *p, struct str text, size_t from)
{
    size_t at = from;
    uint32_t family = utf8_next(text, &at);
    size_t one = at;
    uint32_t first = utf8_next(text, &at);
    if (words_surname2(p->words, family, first)) {
        if (!given_character(p, utf8_next(text, &at)))
            return 0;
        size_t short_end = at;
        bool longer = given_character(p, utf8_next(text, &at));
        return ends_at(p, text, short_end) == 2      ? short_end - from
               : longer && ends_at(p, text, at) == 2 ? at - from
                                                     : 0;
    }
    if (!words_surname(p->words, family) || !given_character(p, first))
        return 0;
    size_t two = at;
    bool longer = given_character(p, utf8_next(text, &at));
    size_t three = at;
    /* 白天, 高兴, 方面 are words; in 任组长 the given name would be a title. */
    if (words_common(p->words, family, first) || wordlist_before(&p->lists[LIST_TITLE], text, three) >= three - one)
        return 0;
    if (ends_at(p, text, two) == 2)
        return two - from;
    if (longer && ends_at(p, text, three))
        return three - from;
    return ends_at(p, text, two) ? two - from : 0;
}

/* ---- the title ----------------------------------------------------------------------- */

/* Does a word that ends at AT cut a title off from what stands before? 和 does in 王某和市长, not in 和平区区长. */
static bool cuts(const struct people *p, struct str text, size_t at)
{
    size_t n = wordlist_before(&p->lists[LIST_CUT], text, at);
    if (!n)
        return false;
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

/*
 * A name of three characters that stands at the head of a sentence or clause and ends at TO, where a word of saying
 * begins.
 */
static size_t name_before(const struct people *p, struct str text, size_t to)
{
    size_t from = to;
    for (int i = 0; i < 3; i++)
        utf8_prev(text, &from);
    size_t before = from;
    bool head = !cp_is_han(utf8_prev(text, &before));
    return head && from < to && name_length(p, text, from) == to - from ? from : to;
}

static void find_in(struct arena *a, const struct people *p, const struct article *article, struct str text,
                    struct hits *hits, struct found *found)
{
    size_t done = 0;       /* byte up to which names were read */
    size_t author_end = 0; /* where the name of an author would begin */
    hits->n = 0;
    matcher_find(p->triggers, text, hits);
    for (size_t i = 0; i < hits->n; i++) {
        struct hit hit = hits->at[i];
        if (hit.id == TRIGGER_AUTHOR) {
            author_end = hit.to;
            continue;
        }
        if (hit.id == TRIGGER_SAY) {
            size_t from = name_before(p, text, hit.from);
            if (from >= done && from < hit.from) {
                keep(a, article, found, str_cut(text, from, hit.from), STR_ABSENT);
                done = hit.from;
            }
            continue;
        }
        size_t n = hit.to >= done && hit.to != author_end ? name_length(p, text, hit.to) : 0;
        if (!n)
            continue;
        size_t start = title_start(p, text, hit.to);
        keep(a, article, found, str_cut(text, hit.to, hit.to + n), str_cut(text, start, hit.to));
        done = hit.to + n;
    }
}

size_t people_find(struct arena *a, const struct people *p, const struct article *article, struct parts parts,
                   struct person_tag **out)
{
    struct found found = {0};
    struct hits hits = {0};
    for (size_t i = 0; i < parts.n; i++)
        find_in(a, p, article, parts.at[i].text, &hits, &found);
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    size_t n = found.n;
    vec_free(&found);
    vec_free(&hits);
    return n;
}
