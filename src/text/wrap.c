#include "baolan/wrap.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <unilbrk.h>

#include "baolan/utf8.h"
#include "baolan/width.h"

/*
 * What is known of a code point. The six break marks say whether a line may end before or behind it, beside an
 * ideograph, a letter and a digit. They are asked of libunistring's UAX #14 data once and kept; the Chinese tailoring
 * is applied on top.
 */
enum {
    BEFORE_HAN = 1,
    BEFORE_WORD = 2,
    BEFORE_DIGIT = 4,
    BEFORE = 7,
    BEHIND_HAN = 8,
    BEHIND_WORD = 16,
    BEHIND_DIGIT = 32,
    BEHIND = 56,
    WORD = 64,
    DIGIT = 128, /* its own side: neither is Han, which all other signs count as */
    ASCII = 256,
    LETTER = 512,
    BLANK = 1024,    /* may vanish at a line end */
    MULTIPLE = 2048, /* 十百千万亿兆: part of the number before it (GB/T 15835) */
    WHOLE = 4096,    /* — and …: two of them are one sign */
    PLAIN = 8192,    /* an ideograph and nothing else: between two of them a line may always end */
    HANGS = 16384,   /* may stand in the margin */
    KNOWN = 32768
};

/* How willingly a line is broken at a place, best first. */
enum level { STRONG, WEAK, LOOSE, INSIDE, FORCED, LEVELS };

enum { TABLED = 0x20000 };
static _Atomic uint16_t table[TABLED];

static const struct {
    const char32_t *signs;
    uint16_t clear, set;
} tailoring[] = {
    /* clreq "Line composition": quotation marks open and close like brackets; UAX #14 before Unicode 16 glues them to
       both sides. */
    {U"“‘〝", BEHIND, BEFORE},
    {U"”’〞", BEFORE, BEHIND},
    /* GB/T 15834-2011 §5.1: connectors and the interpunct never start a line … */
    {U"·•・‧～〜－–~", BEFORE, BEHIND_HAN},
    /* … and the solidus neither starts nor ends one. */
    {U"／", BEFORE | BEHIND, 0},
    {U"—…", 0, WHOLE},
    {U"十百千万亿兆", PLAIN, MULTIPLE},
    /* clreq "Hanging punctuation at line end": pause and stop only. */
    {U"。，、．", 0, HANGS},
};

static bool among(uint32_t c, const char32_t *list)
{
    while (*list && *list != c)
        list++;
    return *list != 0;
}

/* Asks libunistring about C between two NEIGHBOURs: 1 a line may end before it, 2 behind it. */
static unsigned ask(uint32_t neighbour, uint32_t c)
{
    const uint32_t text[3] = {neighbour, c, neighbour};
    char at[3];
    u32_possible_linebreaks(text, 3, "UTF-8", at);
    return (at[1] == UC_BREAK_POSSIBLE ? 1u : 0u) | (at[2] == UC_BREAK_POSSIBLE ? 2u : 0u);
}

static uint16_t learn(uint32_t c)
{
    /* Full-width letters and digits are ideographs to UAX #14, but words and numbers to a reader. */
    uint32_t model = cp_is_digit(c) ? '0' : cp_is_latin(c) ? 'a' : c;
    unsigned han = ask(0x4e00, model), word = ask('a', model), digit = ask('0', model);
    unsigned t = KNOWN;
    t |= (han & 1 ? BEFORE_HAN : 0u) | (word & 1 ? BEFORE_WORD : 0u) | (digit & 1 ? BEFORE_DIGIT : 0u);
    t |= (han & 2 ? BEHIND_HAN : 0u) | (word & 2 ? BEHIND_WORD : 0u) | (digit & 2 ? BEHIND_DIGIT : 0u);
    if (cp_is_digit(c))
        t |= DIGIT;
    else if ((c > 0x20 && c < 0x7f) || (han == 3 && word == 0))
        t |= WORD;
    if (c > 0x20 && c < 0x7f)
        t |= ASCII;
    if ((t & WORD) && cp_is_letter(c))
        t |= LETTER;
    if (cp_is_space(c) && han == 2)
        t |= BLANK;
    if (c >= 0x3371 && c <= 0x33df)
        t &= ~(unsigned)BEFORE_DIGIT; /* ㎡ ㎞ …: the unit of the number before it */
    if (cp_is_han(c) && (t & BEFORE) == BEFORE && (t & BEHIND) == BEHIND)
        t |= PLAIN;
    for (size_t i = 0; i < sizeof tailoring / sizeof *tailoring; i++)
        if (among(c, tailoring[i].signs))
            t = (t & ~(unsigned)tailoring[i].clear) | tailoring[i].set;
    return (uint16_t)t;
}

static unsigned traits(uint32_t c)
{
    if (c >= TABLED)
        return cp_is_han(c) ? BEFORE | BEHIND | PLAIN | KNOWN : learn(c);
    unsigned t = atomic_load_explicit(&table[c], memory_order_relaxed);
    if (!t) {
        t = learn(c);
        atomic_store_explicit(&table[c], (uint16_t)t, memory_order_relaxed);
    }
    return t;
}

/* Which of the marks speaks about a neighbour of these traits. */
static unsigned beside(unsigned neighbour, unsigned han, unsigned word, unsigned digit)
{
    return neighbour & DIGIT ? digit : neighbour & WORD ? word : han;
}

struct sign {
    uint32_t c;
    unsigned traits;
    bool number; /* the last part of a number */
};

/* The level of a break between PREVIOUS and NEXT; BLANKS stand between them. */
static enum level level_between(const struct sign *before, const struct sign *previous, const struct sign *next,
                                bool blanks)
{
    unsigned p = previous->traits, n = next->traits;
    bool no_start = !(n & BEFORE_HAN), no_end = !(p & BEHIND_HAN);
    if (blanks)
        return (no_start && !(n & ASCII)) || (no_end && !(p & ASCII)) ? FORCED : STRONG;
    if ((p & WHOLE) && previous->c == next->c)
        return FORCED;
    if (previous->c == 0x2019 && (before->traits & LETTER) && (n & LETTER))
        return INSIDE; /* an apostrophe, not a closing mark */
    if ((p & ASCII) && (n & (ASCII | DIGIT))) {
        if (previous->c == '-' && (before->traits & LETTER) && (n & LETTER))
            return STRONG;
        return p & (LETTER | DIGIT) || no_start ? INSIDE : LOOSE;
    }
    bool allowed = (n & beside(p, BEFORE_HAN, BEFORE_WORD, BEFORE_DIGIT)) &&
                   (p & beside(n, BEHIND_HAN, BEHIND_WORD, BEHIND_DIGIT));
    if (allowed && (n & DIGIT) && previous->c == 0x7b2c)
        return WEAK; /* 第: the number behind it is an ordinal */
    if (allowed)
        return previous->number && !(n & (WORD | DIGIT)) && cp_is_han(next->c) ? WEAK : STRONG;
    return (p & (WORD | DIGIT)) && (n & (WORD | DIGIT)) ? INSIDE : FORCED;
}

/* A place where the line may end: text up to END, the next line from NEXT; columns from the line's start to both. */
struct place {
    size_t end, next;
    int end_columns, next_columns;
    bool valid;
};

static enum level choose(const struct place *places, int limit)
{
    if (places[STRONG].valid) {
        /* A number leaves its unit, or 第, only when keeping them together would tear a hole into the line. */
        int hole = limit - places[STRONG].end_columns;
        bool later = places[WEAK].valid && places[WEAK].end > places[STRONG].end;
        return later && hole > 4 && hole > limit / 4 ? WEAK : STRONG;
    }
    if (places[WEAK].valid)
        return WEAK;
    if (places[LOOSE].valid && !(places[INSIDE].valid && limit - places[LOOSE].end_columns > limit / 2))
        return LOOSE;
    return places[INSIDE].valid ? INSIDE : FORCED;
}

/* The next code point of display text, which is well formed: Chinese takes the short way. */
static uint32_t next_cp(struct str s, size_t *at)
{
    const unsigned char *b = (const unsigned char *)s.s + *at;
    if (b[0] < 0x80) {
        (*at)++;
        return b[0];
    }
    if (b[0] >= 0xe3 && b[0] <= 0xe9 && s.n - *at >= 3 && (b[1] & 0xc0) == 0x80 && (b[2] & 0xc0) == 0x80) {
        *at += 3;
        return (uint32_t)(b[0] & 15) << 12 | (uint32_t)(b[1] & 63) << 6 | (b[2] & 63u);
    }
    return utf8_next(s, at);
}

/* Does an address or the like, which can be broken but should not, go on for more than ROOM columns from AT, behind BEFORE and PREVIOUS? */
static bool goes_on(struct str text, size_t at, struct sign before, struct sign previous, int room)
{
    if (!(before.traits & previous.traits & ASCII))
        return false;
    while (at < text.n && room >= 0) {
        struct sign sign = {.c = next_cp(text, &at)};
        sign.traits = traits(sign.c);
        if (!(sign.traits & ASCII) || level_between(&before, &previous, &sign, false) <= WEAK)
            return false;
        room--;
        before = previous;
        previous = sign;
    }
    return room < 0;
}

/* The best place at which nothing is broken that should not be. */
static enum level whole(const struct place *places)
{
    return places[STRONG].valid ? STRONG : WEAK;
}

/* Is a good part of the line empty when it ends there, though a place within what follows would fill it? */
static bool leaves_hole(const struct place *places, int limit)
{
    const struct place *best = &places[whole(places)];
    return best->valid && limit - best->end_columns > limit / 4 &&
           ((places[LOOSE].valid && places[LOOSE].end > best->end) ||
            (places[INSIDE].valid && places[INSIDE].end > best->end));
}

/* What has to be broken in any case, as the path of a file, is broken from where it stands. */
static void break_within(struct place *places)
{
    size_t end = places[whole(places)].end;
    for (int l = STRONG; l <= INSIDE; l++)
        places[l].valid = l > WEAK && places[l].valid && places[l].end > end;
}

struct list {
    struct wrap_line *at;
    size_t n, cap;
};

/* Ends the line at the best of PLACES; columns of the places left are then counted from the new start. Answers the
 * columns gone. */
static int break_line(struct place *places, int limit, size_t *line, struct list *lines)
{
    struct place best = places[choose(places, limit)];
    vec_push(lines, ((struct wrap_line){*line, best.end, best.end_columns}));
    *line = best.next;
    for (int l = 0; l < LEVELS; l++) {
        places[l].valid = places[l].valid && places[l].next > best.next;
        places[l].end_columns -= best.next_columns;
        places[l].next_columns -= best.next_columns;
    }
    return best.next_columns;
}

static void wrap(struct arena *a, struct str text, int width, int indent, bool hang, struct wrap_lines *out)
{
    struct list lines = {0};
    struct place places[LEVELS] = {0};
    struct sign before = {0}, previous = {0};
    size_t line = 0, text_end = 0;     /* byte where the line starts, and behind its last sign that is no blank */
    int columns = 0, text_columns = 0; /* the same in columns, with and without the blanks that follow */
    width = width < 2 ? 2 : width;
    int limit = width - indent < 2 ? 2 : width - indent;

    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        struct sign sign = {.c = next_cp(text, &at)};
        int w = sign.c >= 0x4e00 && sign.c <= 0x9fff ? 2 : width_cp(sign.c);
        sign.traits = traits(sign.c);
        if ((sign.traits & BLANK) && previous.c) {
            columns += w;
            continue;
        }
        if (w == 0 && from > text_end)
            continue; /* a mark on a blank vanishes with it at a line end */
        if (w == 0 || !previous.c) {
            /* A mark stays with its base; blanks that open the paragraph are printed and held to what follows. */
            if (w && from > line)
                places[FORCED] = (struct place){from, from, columns, columns, true};
        } else {
            bool plain = (previous.traits & sign.traits & PLAIN) && from == text_end;
            enum level level = plain ? STRONG : level_between(&before, &previous, &sign, from > text_end);
            places[level] = (struct place){text_end, from, text_columns, columns, true};
        }
        /* Behind the edge one mark may hang: what is printed must reach the edge at most without it. */
        bool hangs = hang && (sign.traits & HANGS) && from == text_end && columns <= limit;
        while (columns + w > limit && !hangs && w && from > line) {
            int used = columns + w - places[whole(places)].next_columns;
            if (leaves_hole(places, limit) && goes_on(text, at, previous, sign, width - used))
                break_within(places);
            columns -= break_line(places, limit, &line, &lines);
            limit = width;
        }
        columns += w;
        text_columns = columns;
        text_end = at;
        if (w && !(sign.traits & BLANK)) {
            sign.number = (sign.traits & DIGIT) || ((sign.traits & MULTIPLE) && previous.number);
            before = previous;
            previous = sign;
        }
    }
    if (text_end > line)
        vec_push(&lines, ((struct wrap_line){line, text_end, text_columns}));
    out->at = arena_copy(a, lines.at, lines.n, sizeof *lines.at);
    out->n = lines.n;
    vec_free(&lines);
}

void wrap_paragraph(struct arena *a, struct str text, int width, int indent, struct wrap_lines *out)
{
    wrap(a, text, width, indent, false, out);
}

void wrap_hanging(struct arena *a, struct str text, int width, int indent, struct wrap_lines *out)
{
    wrap(a, text, width, indent, true, out);
}
