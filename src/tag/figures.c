#include "figures.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"
#include "lexicon.h"

enum list {
    LIST_UNIT,
    LIST_NOUN,
    LIST_LINK,
    LIST_TRIM,
    LIST_CUT,
    LIST_SPOIL,
    LIST_CHANGE,
    LIST_ABOUT,
    LIST_THING,
    LIST_DONE,
    LIST_VERB,
    LIST_LOOSE,
    LIST_AFTER,
    LIST_OF,
    LIST_COUNTED,
    LIST_WHOLE,
    LIST_COUNT
};

static const char *const kinds[LIST_COUNT] = {"unit",  "noun", "link", "trim",  "cut",   "spoil", "change",  "about",
                                              "thing", "done", "verb", "loose", "after", "of",    "counted", "whole"};
enum { OBJECT_LEAST = 2, OBJECT_MOST = 7 }; /* code points of what a verb was done to */
static const size_t what_most = 16;         /* code points of a measure's name: what is longer is a sentence */
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

/* Behind 余 or 多 (80余家), which then is ABOUT, and one blank at AT: they belong to neither number nor unit. */
static size_t skip_vague(struct str text, size_t at, struct str *about)
{
    if (at < text.n && text.s[at] == ' ')
        at++;
    struct str rest = str_cut(text, at, text.n);
    if (!str_starts(rest, STR("余")) && !str_starts(rest, STR("多")))
        return at;
    *about = str_cut(text, at, at + strlen("余"));
    return at + strlen("余");
}

/* The unit at AT into OUT, with 万 or 亿 before it; the byte behind it, or AT where none is. */
static size_t read_unit(const struct figures *f, struct str text, size_t at, struct buf *out, struct str *about)
{
    const struct str scales[] = {STR("万亿"), STR("亿"), STR("万"), STR("千万"), STR("百万")};
    size_t to = skip_vague(text, at, about);
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (str_starts(str_cut(text, to, text.n), scales[i])) {
            buf_str(out, scales[i]);
            to = skip_vague(text, to + scales[i].n, about);
            break;
        }
    size_t n = wordlist_at(&f->lists[LIST_UNIT], text, to);
    buf_str(out, str_cut(text, to, to + n));
    return n ? to + n : at;
}

/* ---- what it measures ---------------------------------------------------------------- */

/* The byte where the figures of PM2.5 begin that end at TO; TO where no letter stands before them. */
static size_t behind_letters(struct str text, size_t to)
{
    enum { MOST = 4 };
    size_t at = to;
    for (int i = 0; i < MOST && at > 0; i++) {
        size_t before = at;
        uint32_t c = utf8_prev(text, &before);
        if (cp_is_latin(c))
            return at;
        if (!cp_is_digit(c) && c != U'.')
            return to;
        at = before;
    }
    return to;
}

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
            size_t letters = behind_letters(text, at);
            if (letters == at)
                break;
            before = letters;
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

/* Does a word of LIST begin at AT, and no longer one that may stand there (各类)? */
static bool holds(const struct figures *f, enum list list, struct str text, size_t at)
{
    size_t n = wordlist_at(&f->lists[list], text, at);
    return n && n > wordlist_at(&f->lists[LIST_WHOLE], text, at);
}

static bool spoilt(const struct figures *f, struct str text, size_t from, size_t to)
{
    for (size_t at = from; at < to; utf8_next(text, &at))
        if (holds(f, LIST_SPOIL, text, at))
            return true;
    return false;
}

/* Does the word that ends at AT go on as another: 年产|生? */
static bool torn_behind(const struct figures *f, struct str text, size_t at)
{
    size_t next = at, last = at;
    uint32_t before = utf8_prev(text, &last), after = utf8_next(text, &next);
    return words_common(f->words, before, after) && !words_common(f->words, after, utf8_next(text, &next));
}

/*
 * What was done to how many (新建|淤地坝|27座): where the verb begins behind FROM of which what stands before TO is the object; TO: there is none.
 */
static size_t verb_start(const struct figures *f, struct str text, size_t from, size_t to)
{
    size_t found = to;
    for (size_t at = from; at < to; utf8_next(text, &at)) {
        size_t n = wordlist_at(&f->lists[LIST_VERB], text, at);
        if (!n || at + n >= to || torn_behind(f, text, at + n))
            continue;
        size_t object = utf8_count(str_cut(text, at + n, to));
        bool loose = false;
        for (size_t i = at + n; i < to && !loose; utf8_next(text, &i))
            loose = holds(f, LIST_LOOSE, text, i);
        if (!loose && object >= OBJECT_LEAST && object <= OBJECT_MOST && found == to)
            found = at;
    }
    return found;
}

/* 路基|宽 of what is 12米: the bytes of the word that ends at TO, 0: there is none. */
static size_t dimension_before(struct str text, size_t to)
{
    size_t at = to, before;
    uint32_t c = utf8_prev(text, &at);
    before = at;
    return (c == U'长' || c == U'宽' || c == U'高' || c == U'深' || c == U'厚') && cp_is_han(utf8_prev(text, &before))
               ? to - at
               : 0;
}

static bool is_length(struct str unit)
{
    return (str_ends(unit, STR("米")) && !str_ends(unit, STR("方米"))) || str_is(unit, "公里");
}

/*
 * What stands between the figure that ends at LAST and the number before which TO is, and nothing else, is what is counted: 图书5.6万册，|阅览桌|120张.
 * No verb or the like may be in it, but where one character behind it makes a thing of it (阅览|桌). TO: it is none.
 */
static size_t listed_start(const struct figures *f, struct str text, size_t last, size_t to)
{
    enum { LEAST = 2, MOST = 7 }; /* code points */
    size_t from = last;
    uint32_t mark = last ? utf8_next(text, &from) : 0;
    if ((mark != U'、' && mark != U'，') || from >= to || to - from > MOST * strlen("一"))
        return to;
    size_t n = 0;
    for (size_t at = from; at < to; n++) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        size_t behind = next;
        uint32_t second = utf8_next(text, &behind);
        if (!cp_is_han(c) || holds(f, LIST_LOOSE, text, at) || wordlist_at(&f->lists[LIST_CUT], text, at) ||
            wordlist_at(&f->lists[LIST_TRIM], text, at) ||
            (next < to && words_edge(f->words, c, second) && utf8_count(str_cut(text, behind, to)) != 1))
            return to;
        at = next;
    }
    return n >= LEAST ? from : to;
}

struct measure {
    size_t from, to; /* bytes of its name */
    size_t change_from, change_to;
};

/*
 * The measure that the words between LEAST and a number at AT name, whose unit ends at END; false when they name none. Where a word stands right
 * behind the unit that is what is counted: 带动周边 5 个|村. LAST: where the figure before it in the sentence ends, 0: there
 * is none. LENGTH: the unit is one of length.
 */
static bool read_measure(const struct figures *f, struct str text, size_t at, size_t end, size_t least, size_t last,
                         bool length, struct measure *m)
{
    size_t behind = end;
    size_t to = at;
    if (to > 0 && text.s[to - 1] == ' ')
        to--;
    to -= wordlist_before(&f->lists[LIST_LINK], text, to);
    size_t change = wordlist_before(&f->lists[LIST_CHANGE], text, to);
    m->change_to = to;
    m->change_from = m->to = to - change;
    m->from = run_start(text, m->to);
    if (m->from < least && least < m->to)
        m->from = least;
    if (m->from > 0 && digit_at(text, m->from - 1)) { /* 32|户|村民种植苹果 */
        size_t unit = wordlist_at(&f->lists[LIST_UNIT], text, m->from);
        m->from += m->from + unit < m->to ? unit : 0;
    }
    size_t noun = wordlist_before(&f->lists[LIST_NOUN], text, m->to);
    noun = noun || !length ? noun : dimension_before(text, m->to);
    size_t counted = noun ? 0 : wordlist_before(&f->lists[LIST_COUNTED], text, m->to);
    noun = counted ? counted : noun;
    size_t year = m->to - noun;
    if (noun > strlen("年") && str_starts(str_cut(text, year, m->to), STR("年")) &&
        torn(f, text, year, year + strlen("年")))
        noun -= strlen("年"); /* 去年|发电量 */
    size_t verb = !noun || counted ? verb_start(f, text, m->from, m->to) : m->to;
    if (!noun || noun > m->to - m->from || verb < m->to) {
        m->from = verb < m->to ? verb : listed_start(f, text, last, m->to);
        return !cp_is_han(utf8_next(text, &behind)) && m->from < m->to && !change && !spoilt(f, text, m->from, m->to);
    }
    if (spoilt(f, text, m->from, m->to))
        return false;
    size_t run = m->from;
    m->from = trimmed(f, text, run, m->to - noun); /* the noun itself is never trimmed */
    /* A run that was cut off in mid-sentence, without a word that cuts, is no name. */
    return m->from > run || utf8_count(str_cut(text, run, m->to)) < what_most;
}

/* ---- gathering ----------------------------------------------------------------------- */

/* One text being read. */
struct reading {
    struct arena *arena;
    const struct figures *figures;
    struct str text;
    size_t part;
    const struct owners *owners;
    size_t next;     /* of the owners: the first that is not before where reading is */
    size_t sentence; /* byte where it begins */
    struct found *found;
    struct measure last; /* of the sentence: 投资312.6亿元，同比增长7.5% */
    size_t last_end;     /* byte behind the figure before, where it had a measure; 0: it had none */
    struct measure rose; /* what was measured by the figure that ends at byte ROSE_END: 学生人数由1180人|增加到 */
    size_t rose_end;
};

/* Who is named last before AT in the sentence; NULL: nobody. */
static const struct owner *owner_before(struct reading *r, size_t at)
{
    const struct owners *o = r->owners;
    while (r->next < o->n &&
           (o->at[r->next].part < r->part || (o->at[r->next].part == r->part && o->at[r->next].to <= at)))
        r->next++;
    const struct owner *last = r->next ? &o->at[r->next - 1] : NULL;
    return last && last->part == r->part && last->from >= r->sentence ? last : NULL;
}

/*
 * Whose the measure WHAT is, which begins at byte FROM: a county has no 总投资, one of its projects does; yet it may have what is named right
 * behind it and says of what (汾阳市|白酒产能).
 */
static struct str who_has(const struct figures *f, const struct owner *owner, struct str what, size_t from)
{
    size_t thing = wordlist_before(&f->lists[LIST_THING], what, what.n);
    bool own = owner && owner->to == from && thing < what.n;
    return owner && (own || !(owner->place && thing)) ? owner->name : STR_ABSENT;
}

static void keep(struct reading *r, struct str value, struct str unit, struct str what, struct str who,
                 struct str about)
{
    struct found *found = r->found;
    for (size_t i = 0; i < found->n; i++)
        if (str_eq(found->at[i].value, value) && str_eq(found->at[i].unit, unit) && str_eq(found->at[i].what, what))
            return;
    if (found->n < figures_most)
        vec_push(found, ((struct figure_tag){.value = arena_str(r->arena, value),
                                             .unit = arena_str(r->arena, unit),
                                             .what = arena_str(r->arena, what),
                                             .who = arena_str(r->arena, who),
                                             .about = arena_str(r->arena, about)}));
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

/* The word right before a number at AT that says it is less than exact: 近, 超过. */
static struct str about_before(const struct figures *f, struct str text, size_t at)
{
    if (at > 0 && text.s[at - 1] == ' ')
        at--;
    size_t n = wordlist_before(&f->lists[LIST_ABOUT], text, at);
    return n ? str_cut(text, at - n, at) : STR_ABSENT;
}

/* A number of two digits or one before WORD at AT is put behind VALUE; the byte behind WORD, or AT. */
static size_t read_date_part(struct str text, size_t at, const char *word, struct buf *value)
{
    struct buf digits = {0};
    size_t from = at < text.n && text.s[at] == ' ' ? at + 1 : at, to = read_number(text, from, &digits);
    size_t behind = to < text.n && text.s[to] == ' ' ? to + 1 : to;
    bool fits = digits.n >= 1 && digits.n <= 2 && str_starts(str_cut(text, behind, text.n), str_of(word));
    if (fits)
        buf_printf(value, "-%02d", atoi(digits.s));
    buf_free(&digits);
    return fits ? behind + strlen(word) : at;
}

/* 2025年10月底投产: a year at AT whose digits end at END, and what is done then; the byte behind all of it, 0: it is none. */
static size_t read_completion(struct reading *r, size_t end, struct buf *value)
{
    enum { GAP = 3 }; /* code points: 底前可 */
    struct str text = r->text;
    if (value->n != 4 || (value->s[0] != '1' && value->s[0] != '2'))
        return 0;
    end += end < text.n && text.s[end] == ' ';
    if (!str_starts(str_cut(text, end, text.n), STR("年")))
        return 0;
    size_t month = end + strlen("年"), at = read_date_part(text, month, "月", value);
    if (at > month)
        at = read_date_part(text, at, "日", value);
    for (int i = 0; i <= GAP && at < text.n; i++) {
        size_t n = wordlist_at(&r->figures->lists[LIST_DONE], text, at);
        if (n) {
            const struct owner *owner = owner_before(r, end);
            struct str who = owner && !owner->place ? owner->name : STR_ABSENT;
            keep(r, buf_view(value), STR("日期"), str_cut(text, at, at + n), who, STR_ABSENT);
            return at + n;
        }
        if (!cp_is_han(utf8_next(text, &at)))
            break;
    }
    return 0;
}

/*
 * What the measure read last in the sentence was of, where M says no more than 总产量: 马铃薯 of 马铃薯|种植面积. Absent where M says it itself, or
 * nothing does.
 */
static struct str subject_of(const struct reading *r, const struct measure *m)
{
    const struct wordlist *lists = r->figures->lists;
    struct str name = str_cut(r->text, m->from, m->to);
    size_t last = wordlist_before(&lists[LIST_NOUN], r->text, r->last.to);
    size_t of = wordlist_before(&lists[LIST_OF], r->text, r->last.to);
    bool alone = name.n && wordlist_at(&lists[LIST_OF], name, 0) == name.n;
    bool of_crop = of || str_ends(str_cut(r->text, 0, r->last.to), STR("面积"));
    size_t n = last > of ? last : of;
    return alone && of_crop && n < r->last.to - r->last.from ? str_cut(r->text, r->last.from, r->last.to - n)
                                                             : STR_ABSENT;
}

/* 学生人数|由去年的: the measure M of a figure that begins at AT and is only what another rose from. */
static bool read_risen(const struct reading *r, size_t at, size_t least, struct measure *m)
{
    enum { BETWEEN = 8 }; /* code points: 2020年底的 */
    for (int i = 0; i < BETWEEN && at > 0; i++) {
        size_t before = at;
        uint32_t c = utf8_prev(r->text, &before);
        if (c == U'由' || c == U'从')
            return read_measure(r->figures, r->text, before, r->text.n, least, 0, false, m);
        if (!cp_is_han(c) && !cp_is_digit(c))
            return false;
        at = before;
    }
    return false;
}

/* Does what stands behind a figure that ends at AT say what it rose or fell to: 35.6%|下降到|0.4%? */
static bool goes_to(const struct figures *f, struct str text, size_t at)
{
    size_t n = wordlist_at(&f->lists[LIST_LINK], text, at);
    return n > strlen("到") && digit_at(text, at + n) &&
           (str_ends(str_cut(text, at, at + n), STR("到")) || str_ends(str_cut(text, at, at + n), STR("至")));
}

/* Does the figure at AT say what the one before it rose to: 1180人|增加到? */
static bool has_risen(const struct reading *r, size_t at)
{
    struct str between = r->rose_end && r->rose_end < at ? str_cut(r->text, r->rose_end, at) : STR_ABSENT;
    return between.n && wordlist_at(&r->figures->lists[LIST_LINK], between, 0) == between.n;
}

/* The number at AT, whose digits end at NUMBER_END, with its unit; the byte behind. */
static size_t read_figure(struct reading *r, size_t at, size_t number_end, struct buf *value)
{
    struct str text = r->text, about = about_before(r->figures, text, at);
    struct buf unit = {0}, what = {0};
    struct measure m = {0};
    size_t end = read_unit(r->figures, text, number_end, &unit, &about);
    size_t after = end > number_end ? wordlist_at(&r->figures->lists[LIST_AFTER], text, end) : 0;
    if (after && !about.s)
        about = str_cut(text, end, end + after); /* 98.5%|以上 */
    if (end > number_end && !part_of_other(text, at, number_end)) {
        const struct owner *owner = owner_before(r, at);
        size_t least = owner ? owner->to : 0, last = least > r->last_end ? 0 : r->last_end;
        bool risen = has_risen(r, at), named = risen || read_measure(r->figures, text, at, end + after, least, last,
                                                                     is_length(buf_view(&unit)), &m);
        if (risen)
            m = r->rose;
        bool goes = goes_to(r->figures, text, end);
        if (named && goes)
            r->rose = m;
        r->rose_end = goes && (named || read_risen(r, at, least, &r->rose)) ? end : 0;
        named &= !goes;
        size_t left = m.change_from;
        bool alone = !named && m.change_to > m.change_from && r->last.to && !cp_is_han(utf8_prev(text, &left));
        struct str subject = named ? subject_of(r, &m) : STR_ABSENT;
        if (named && !subject.s)
            r->last = m;
        r->last_end = named ? end + after : 0;
        if (named || alone) {
            buf_str(&what, subject);
            if (subject.s)
                buf_str(&what, str_cut(text, m.from, m.to));
            else
                buf_str(&what, str_cut(text, r->last.from, r->last.to));
            struct str who = who_has(r->figures, owner, buf_view(&what), subject.s ? SIZE_MAX : r->last.from);
            buf_str(&what, str_cut(text, m.change_from, m.change_to));
            keep(r, buf_view(value), buf_view(&unit), buf_view(&what), who, about);
        }
    }
    buf_free(&unit);
    buf_free(&what);
    return end;
}

static void find_in(struct reading *r, const struct points *points)
{
    struct buf value = {0};
    size_t behind = 0; /* the figure last read */
    for (size_t i = 0; i < points->n; i++) {
        uint32_t c = points->cp[i];
        size_t at = points->at[i];
        if (cp_is_usual(c) || at < behind) /* most are: neither a digit nor a stop */
            continue;
        if (c >= '0' && c <= '9') {
            buf_clear(&value);
            size_t number_end = read_number(r->text, at, &value);
            behind = read_completion(r, number_end, &value);
            if (!behind)
                behind = read_figure(r, at, number_end, &value);
        } else if (cp_ends_sentence(utf8_next(r->text, &at))) { /* as it is printed */
            r->last = (struct measure){0};
            r->last_end = r->rose_end = 0;
            r->sentence = points->at[i + 1];
        }
    }
    buf_free(&value);
}

size_t figures_find(struct arena *a, const struct figures *f, struct parts parts, const struct owners *owners,
                    struct figure_tag **out)
{
    struct found found = {0};
    struct reading r = {.arena = a, .figures = f, .owners = owners, .found = &found};
    for (r.part = 0; r.part < parts.n && found.n < figures_most; r.part++) {
        r.text = parts.at[r.part].text;
        r.sentence = 0;
        r.last = (struct measure){0};
        r.last_end = r.rose_end = 0;
        find_in(&r, &parts.at[r.part].points);
    }
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    size_t n = found.n;
    vec_free(&found);
    return n;
}
