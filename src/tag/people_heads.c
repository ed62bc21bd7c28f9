/* Names that no title announces, by where they stand, what follows them, and how often names have their characters. */
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"
#include "people_impl.h"

/* The names at [FROM, TO), with commas between. */
static void keep_list(struct reading *r, size_t from, size_t to)
{
    for (size_t at = from, end; at < to; at = end + strlen("、")) {
        end = str_find(r->text, STR("、"), at);
        end = end < to ? end : to;
        people_keep(r, at, end, STR_ABSENT);
    }
}

/* Is NAME what a county is called in short, of those of the article? */
static bool is_county(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->ncounties; i++)
        if (str_starts(article->counties[i].name, name))
            return true;
    return false;
}

/* “……。”马某提着: behind what was said stands who said it. */
static bool behind_saying(struct str text, size_t at)
{
    return at > 0 && utf8_prev(text, &at) == U'”' && at > 0 && cp_is_punct(utf8_prev(text, &at));
}

/* Two characters at the head of a clause that say something are somebody, whom no title announces. */
static bool says(const struct reading *r, size_t from, size_t to)
{
    enum { SAYING_BITS = 1 };
    const struct names *names = r->names;
    struct str name = str_cut(r->text, from, to);
    return (wordlist_at(&names->lists[NAMES_SAY], r->text, to) ||
            (behind_saying(r->text, from) && names_end_at(names, r->text, to) >= END_LIKELY)) &&
           names_shaped(names, r->text, from, to) && names_bits(names, name) >= SAYING_BITS &&
           !is_county(r->article, name);
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
    const struct names *names = r->names;
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
    const struct names *names = r->names;
    int bits = 0, n = 1;
    for (size_t at = from; n <= MOST; n++) {
        size_t end = str_find(str_cut(r->text, at, at + PEOPLE_NAME_BYTES + strlen("、")), STR("、"), 0);
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

void people_read_head(struct reading *r, struct hit hit)
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
        people_keep(r, hit.from, two, STR_ABSENT);
    else if (acts(r, hit.from, three, last, next, told))
        people_keep(r, hit.from, three, STR_ABSENT);
}

/* Where clauses begin with a family name, and where one stands behind 的. */
void people_find_heads(const struct reading *r, struct hits *out)
{
    static const uint32_t marks[] = U"。！？；，”…";
    const struct words *words = r->names->words;
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

/* 温某、岳某某等十名同志: names alone with commas between, from the head of a clause to 等. */
void people_read_others(struct reading *r, struct hit hit)
{
    const struct names *names = r->names;
    if (!speaks_of_people(names, r->text, hit.to))
        return;
    size_t from = hit.from, before = from, end = from, n = 0, shaped = 0;
    for (; from >= r->done; from = before) {
        bool head = !from;
        uint32_t c = head ? 0 : utf8_prev(r->text, &before);
        if (!head && cp_is_han(c) && end - from < PEOPLE_NAME_BYTES)
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
