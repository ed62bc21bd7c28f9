#include "figures.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"
#include "lexicon.h"

enum list { LIST_UNIT, LIST_NOUN, LIST_LINK, LIST_TRIM, LIST_CUT, LIST_SPOIL, LIST_CHANGE, LIST_COUNT };

static const char *const kinds[LIST_COUNT] = {"unit", "noun", "link", "trim", "cut", "spoil", "change"};
static const size_t what_most = 16; /* code points of a measure's name: what is longer is a sentence */
enum { figures_most = 60 };

struct figures {
    struct arena *arena;
    const struct words *words;
    struct wordlist lists[LIST_COUNT];
};

struct found {
    struct figure_tag *at;
    size_t n, cap;
};

enum status figures_open(struct figures **out, const struct words *w, struct error *err)
{
    struct figures *f = xcalloc(1, sizeof *f);
    f->arena = arena_new();
    f->words = w;
    enum status status = lexicon_read(f->arena, "words/figures.tsv", kinds, f->lists, LIST_COUNT, err);
    if (status != STATUS_OK) {
        figures_close(f);
        return status;
    }
    *out = f;
    return STATUS_OK;
}

void figures_close(struct figures *f)
{
    if (!f)
        return;
    arena_free(f->arena);
    free(f);
}

/* ---- number and unit ----------------------------------------------------------------- */

static uint32_t folded_at(struct str text, size_t at)
{
    return fold_cp(utf8_next(text, &at));
}

static bool digit_at(struct str text, size_t at)
{
    uint32_t c = folded_at(text, at);
    return c >= '0' && c <= '9';
}

/* Reads the number at FROM into OUT (ASCII, grouping commas dropped); the byte behind it. */
static size_t read_number(struct str text, size_t from, struct buf *out)
{
    size_t at = from;
    bool point = false;
    for (;;) {
        size_t next = at;
        uint32_t c = fold_cp(utf8_next(text, &next));
        bool inside = (c == ',' || (c == '.' && !point)) && digit_at(text, next);
        if (!(c >= '0' && c <= '9') && !inside)
            return at;
        point |= c == '.';
        if (c != ',')
            buf_char(out, (char)c);
        at = next;
    }
}

/* The bytes of 余 or 多 (80余家) and of one blank at AT: they belong to neither number nor unit. */
static size_t skip_vague(struct str text, size_t at)
{
    if (at < text.n && text.s[at] == ' ')
        at++;
    struct str rest = str_cut(text, at, text.n);
    return str_starts(rest, STR("余")) || str_starts(rest, STR("多")) ? at + sizeof "余" - 1 : at;
}

/* The unit at AT into OUT, with 万 or 亿 before it; the byte behind it, or AT where none is. */
static size_t read_unit(const struct figures *f, struct str text, size_t at, struct buf *out)
{
    const struct str scales[] = {STR("万亿"), STR("亿"), STR("万"), STR("千万"), STR("百万")};
    size_t to = skip_vague(text, at);
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (str_starts(str_cut(text, to, text.n), scales[i])) {
            buf_str(out, scales[i]);
            to = skip_vague(text, to + scales[i].n);
            break;
        }
    size_t n = wordlist_at(&f->lists[LIST_UNIT], text, to);
    buf_str(out, str_cut(text, to, to + n));
    return n ? to + n : at;
}

/* ---- what it measures ---------------------------------------------------------------- */

/*
 * Where the run of Han characters, Latin letters and paired quotes that ends at TO begins, WHAT_MOST code points back
 * at most. A quote that opens nothing ends it.
 */
static size_t run_start(struct str text, size_t to)
{
    size_t at = to, inside = to; /* inside: where a quote that is still open to the left was closed */
    bool open = false;
    for (size_t steps = 0; at > 0 && steps < what_most; steps++) {
        size_t before = at;
        uint32_t c = utf8_prev(text, &before);
        if (c == U'”' && !open) {
            open = true;
            inside = at;
        } else if (c == U'“' && open) {
            open = false;
        } else if (!cp_is_han(c) && !cp_is_latin(c)) {
            break;
        }
        at = before;
    }
    return open ? inside : at;
}

/* A word of one character at [FROM, TO) that is part of a longer word is not that word: 有 of 有效. */
static bool torn(const struct figures *f, struct str text, size_t from, size_t to)
{
    size_t at = from, next = to;
    uint32_t c = utf8_next(text, &at);
    if (at < to)
        return false;
    at = from;
    return words_common(f->words, utf8_prev(text, &at), c) || words_common(f->words, c, utf8_next(text, &next));
}

/*
 * The measure's name within the run [FROM, TO): behind the last word that cuts and what is trimmed; no more than up to
 * LAST is taken off.
 */
static size_t trimmed(const struct figures *f, struct str text, size_t from, size_t last)
{
    for (size_t at = from; at < last; utf8_next(text, &at)) {
        size_t n = wordlist_at(&f->lists[LIST_CUT], text, at);
        if (n && at + n <= last && !torn(f, text, at, at + n))
            from = at + n;
    }
    for (;;) {
        size_t n = wordlist_at(&f->lists[LIST_TRIM], text, from);
        if (!n || from + n > last || torn(f, text, from, from + n))
            return from;
        from += n;
    }
}

static bool spoilt(const struct figures *f, struct str text, size_t from, size_t to)
{
    for (size_t at = from; at < to; utf8_next(text, &at))
        if (wordlist_at(&f->lists[LIST_SPOIL], text, at))
            return true;
    return false;
}

struct measure {
    size_t from, to; /* bytes of its name */
    size_t change_from, change_to;
};

/* The measure that the words before a number at AT name; false when they name none. */
static bool read_measure(const struct figures *f, struct str text, size_t at, struct measure *m)
{
    size_t to = at;
    if (to > 0 && text.s[to - 1] == ' ')
        to--;
    to -= wordlist_before(&f->lists[LIST_LINK], text, to);
    size_t change = wordlist_before(&f->lists[LIST_CHANGE], text, to);
    m->change_to = to;
    m->change_from = m->to = to - change;
    m->from = run_start(text, m->to);
    size_t noun = wordlist_before(&f->lists[LIST_NOUN], text, m->to);
    if (!noun || noun > m->to - m->from)
        return false;
    if (spoilt(f, text, m->from, m->to))
        return false;
    size_t run = m->from;
    m->from = trimmed(f, text, run, m->to - noun); /* the noun itself is never trimmed */
    /* A run that was cut off in mid-sentence, without a word that cuts, is no name. */
    return m->from > run || utf8_count(str_cut(text, run, m->to)) < what_most;
}

/* ---- gathering ----------------------------------------------------------------------- */

static void keep(struct arena *a, struct found *found, struct str value, struct str unit, struct str what)
{
    for (size_t i = 0; i < found->n; i++)
        if (str_eq(found->at[i].value, value) && str_eq(found->at[i].unit, unit) && str_eq(found->at[i].what, what))
            return;
    if (found->n < figures_most)
        vec_push(found, ((struct figure_tag){
                            .value = arena_str(a, value), .unit = arena_str(a, unit), .what = arena_str(a, what)}));
}

/* Is the number at FROM a part of something else: of a range (75—80), of a word (PM2.5, A4)? */
static bool part_of_other(struct str text, size_t from, size_t to)
{
    size_t before = from;
    uint32_t left = utf8_prev(text, &before), right = folded_at(text, to);
    return cp_is_latin(left) || left == U'—' || left == U'-' || left == U'–' || left == U'～' || left == U'~' ||
           left == U'/' || right == U'—' || right == U'-' || right == U'–' || right == U'～' || right == '~' ||
           right == '/' || right == '+';
}

static void find_in(struct arena *a, const struct figures *f, struct str text, struct found *found)
{
    struct buf value = {0}, unit = {0}, what = {0};
    struct measure last = {0}; /* of the sentence: 投资312.6亿元，同比增长7.5% */
    for (size_t at = 0; at < text.n;) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        bool ideograph = c >= 0x4e00 && c <= 0x9fff; /* most are: neither a digit nor a stop */
        if (ideograph || !digit_at(text, at)) {
            if (!ideograph && cp_ends_sentence(c))
                last = (struct measure){0};
            at = next;
            continue;
        }
        buf_clear(&value);
        buf_clear(&unit);
        buf_clear(&what);
        size_t number_end = read_number(text, at, &value), end = read_unit(f, text, number_end, &unit);
        struct measure m = {0};
        if (end > number_end && !part_of_other(text, at, number_end)) {
            bool named = read_measure(f, text, at, &m);
            size_t left = m.change_from;
            bool alone = !named && m.change_to > m.change_from && last.to && !cp_is_han(utf8_prev(text, &left));
            if (named)
                last = m;
            if (named || alone) {
                buf_str(&what, str_cut(text, last.from, last.to));
                buf_str(&what, str_cut(text, m.change_from, m.change_to));
                keep(a, found, buf_view(&value), buf_view(&unit), buf_view(&what));
            }
        }
        at = end;
    }
    buf_free(&value);
    buf_free(&unit);
    buf_free(&what);
}

size_t figures_find(struct arena *a, const struct figures *f, struct parts parts, struct figure_tag **out)
{
    struct found found = {0};
    for (size_t i = 0; i < parts.n && found.n < figures_most; i++)
        find_in(a, f, parts.at[i].text, &found);
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    size_t n = found.n;
    vec_free(&found);
    return n;
}
