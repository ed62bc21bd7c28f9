#include "people.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "people_impl.h"

struct people {
    struct arena *arena;
    struct names names;
    struct matcher *triggers;
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
                    {NAMES_SAY, TRIGGER_SAY},     {NAMES_CALLED, TRIGGER_CALLED}, {NAMES_KNOWN, TRIGGER_KNOWN},
                    {NAMES_WHOM, TRIGGER_WHOM}};
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

/* ---- names before a word ------------------------------------------------------------------ */

/* A name of NCP characters that ends at TO: at the head of a sentence or clause, or one whose characters have LEAST bits; TO: there is none. */
static size_t name_of(const struct names *p, struct str text, size_t to, int ncp, int least)
{
    size_t from = to;
    for (int i = 0; i < ncp; i++)
        utf8_prev(text, &from);
    size_t at = from, before = from;
    uint32_t left = utf8_prev(text, &before), family = utf8_next(text, &at);
    if (from >= to || !names_shaped(p, text, from, to) ||
        wordlist_before(&p->lists[NAMES_TITLE], text, to) >= strlen("队员"))
        return to;
    bool head = !cp_is_han(left),
         torn = words_common(p->words, left, family) || (ncp == 2 && words_surname(p->words, left));
    int bits = names_bits(p, str_cut(text, from, to));
    size_t end = to;
    head &= !names_of_thing(p, utf8_prev(text, &end));
    return (head && ncp == 3) || (!torn && bits >= least) ? from : to;
}

/* A name of three characters that stands at the head of a sentence or clause and ends at TO, or one of such that hardly make anything else. */
static size_t name_before(const struct names *p, struct str text, size_t to, bool titled)
{
    enum { TWO_BITS = 4, THREE_BITS = 6, NONE = 1000 };
    size_t from = name_of(p, text, to, 3, titled ? THREE_BITS : NONE);
    return from < to ? from : titled ? name_of(p, text, to, 2, TWO_BITS) : to;
}

/* ---- one text -------------------------------------------------------------------------- */

/* A name before HIT, which is TITLE or tells no title. */
static void read_before(struct reading *r, struct hit hit, struct str title)
{
    size_t from = name_before(r->names, r->text, hit.from, title.s);
    if (from >= r->done && from < hit.from)
        people_keep(r, from, hit.from, title);
}

/* A foreign name at the head of a clause: the dot HIT stands in it. */
static void read_dotted(struct reading *r, struct hit hit)
{
    size_t from = hit.from, before = from;
    while (from > r->done && cp_is_han(utf8_prev(r->text, &before)))
        from = before;
    size_t n = from < hit.from ? names_dotted(r->names, r->text, from) : 0;
    if (n && from >= r->done && names_foreign(r->names, str_cut(r->text, from, from + n)))
        people_keep(r, from, from + n, STR_ABSENT);
}

/* Those whom everybody knows are named as they are, where it is their name alone: not in what is called after them (雷锋|精神). */
static void read_known(struct reading *r, struct hit hit)
{
    if (hit.from >= r->done && wordlist_before(&r->names->lists[NAMES_NOBODY], r->text, hit.to) <= hit.to - hit.from &&
        names_end_at(r->names, r->text, hit.to) >= END_LIKELY)
        people_keep(r, hit.from, hit.to, STR_ABSENT);
}

static void read_called(struct reading *r, struct hit hit)
{
    size_t n = hit.to >= r->done ? names_length(r->names, r->text, hit.to, false) : 0;
    if (n && names_end_at(r->names, r->text, hit.to + n) == END_SURE)
        people_keep(r, hit.to, hit.to + n, STR_ABSENT);
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

/* Is HIT, where it is but one character, no part of a word: 由|于? */
static bool stands_alone(const struct reading *r, struct hit hit)
{
    size_t before = hit.from, at = hit.from, next = hit.to;
    uint32_t left = utf8_prev(r->text, &before), c = utf8_next(r->text, &at), right = utf8_next(r->text, &next);
    return at < hit.to || (!words_common(r->names->words, left, c) && !words_common(r->names->words, c, right));
}

static void find_in(struct reading *r, const struct matcher *triggers, struct hits *hits, struct hits *heads)
{
    hits->n = 0;
    matcher_find(triggers, r->points, hits);
    heads->n = 0;
    if (!r->headline)
        people_find_heads(r, heads);
    for (size_t i = 0, k = 0; i < hits->n || k < heads->n;) {
        if (i == hits->n || (k < heads->n && heads->at[k].from < hits->at[i].from)) {
            people_read_head(r, heads->at[k++]);
            continue;
        }
        struct hit hit = hits->at[i++];
        switch (hit.id) {
        case TRIGGER_AFTER:
            read_before(r, hit, str_cut(r->text, hit.from, hit.to));
            break;
        case TRIGGER_TITLE:
            if (!runs_on(hits, i - 1))
                people_read_titled(r, hit);
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
            if (stands_alone(r, hit))
                people_read_head(r, (struct hit){hit.to, hit.to, TRIGGER_TOLD});
            break;
        case TRIGGER_KNOWN:
            read_known(r, hit);
            break;
        case TRIGGER_DOT:
            read_dotted(r, hit);
            break;
        case TRIGGER_OTHERS:
            people_read_others(r, hit);
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
    struct people_found found = {0};
    struct hits hits = {0}, heads = {0};
    struct reading r = {.arena = a, .names = &p->names, .article = article, .parts = parts, .found = &found};
    for (size_t i = 0; i < parts.n; i++) {
        r.text = parts.at[i].text;
        r.points = parts.at[i].points;
        r.headline = part_is_headline(parts.at[i].kind) || parts.at[i].kind == PART_HEADING;
        r.done = r.author_end = 0;
        find_in(&r, p->triggers, &hits, &heads);
    }
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    size_t n = found.n;
    vec_free(&found);
    vec_free(&hits);
    vec_free(&heads);
    return n;
}
