/*
 * One line at a time: what typesetting and extraction did to it is undone, what was printed stays.
 * The line is held as characters without blanks, each knowing how many blanks stood before it.
 */
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "../rebuild_internal.h"

struct cell {
    uint32_t c;
    int blanks; /* before it; a U+3000 counts two */
};

/* Most lines and many paragraphs fit into what lies ready. */
struct cells {
    struct cell *at;
    size_t n;
    struct cell ready[256];
};

/* A shadow is printed over a headline or a caption: nothing longer is worth the search for it. */
enum { SHADOW_MOST = 600, SHADOW_RUN = 120 };

/* GB/T 15834 forms of marks set upright (CJK Compatibility Forms, Vertical Forms). */
static uint32_t level_form(uint32_t c)
{
    static const struct {
        uint32_t upright, level;
    } table[] = {
        {0xfe10, 0xff0c}, {0xfe11, 0x3001}, {0xfe12, 0x3002}, {0xfe13, 0xff1a}, {0xfe14, 0xff1b}, {0xfe15, 0xff01},
        {0xfe16, 0xff1f}, {0xfe17, 0x3016}, {0xfe18, 0x3017}, {0xfe19, 0x2026}, {0xfe30, 0x2026}, {0xfe31, 0x2014},
        {0xfe35, 0xff08}, {0xfe36, 0xff09}, {0xfe39, 0x3014}, {0xfe3a, 0x3015}, {0xfe3b, 0x3010}, {0xfe3c, 0x3011},
        {0xfe3d, 0x300a}, {0xfe3e, 0x300b}, {0xfe3f, 0x3008}, {0xfe40, 0x3009}, {0xfe41, 0x300c}, {0xfe42, 0x300d},
        {0xfe43, 0x300e}, {0xfe44, 0x300f},
    };
    if (c < 0xfe10 || c > 0xfe44)
        return c;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].upright == c)
            return table[i].level;
    return c;
}

/* PDF fonts often map ideographs to the radicals and compatibility ideographs that look the same; the printed character is the ideograph. */
static uint32_t unified_form(uint32_t c)
{
    if (!((c >= 0x2e80 && c <= 0x2fd5) || (c >= 0xf900 && c <= 0xfaff)))
        return c;
    ucs4_t to[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    return uc_decomposition(c, &tag, to) == 1 ? to[0] : c;
}

static bool invisible(uint32_t c)
{
    return c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f);
}

/* Reads RAW into OUT, which cells_free() frees. Returns the blanks before the first cell. */
static int cells_of(struct str raw, struct cells *out)
{
    int blanks = 0, indent;
    out->at = raw.n <= sizeof out->ready / sizeof *out->ready ? out->ready : xmalloc(raw.n * sizeof *out->at);
    out->n = 0;
    for (size_t at = 0; at < raw.n;) {
        uint32_t c = utf8_next(raw, &at);
        if (!cp_is_usual(c)) {
            if (cp_is_space(c)) {
                blanks += c == 0x3000 || c == '\t' ? 2 : 1;
                continue;
            }
            if (invisible(c))
                continue;
            c = unified_form(level_form(c));
        }
        out->at[out->n++] = (struct cell){c, blanks};
        blanks = 0;
    }
    indent = out->n ? out->at[0].blanks : 0;
    if (out->n)
        out->at[0].blanks = 0;
    return indent;
}

static void cells_free(struct cells *s)
{
    if (s->at != s->ready)
        free(s->at);
}

/* Does a run of W cells stand twice at I? No blank may part the two. */
static bool twice(const struct cells *s, size_t i, size_t w)
{
    if (i + 2 * w > s->n || s->at[i + w].blanks)
        return false;
    for (size_t k = 0; k < w; k++)
        if (s->at[i + k].c != s->at[i + w + k].c || (k && s->at[i + k].blanks != s->at[i + w + k].blanks))
            return false;
    return true;
}

/*
 * Shadow print draws every run twice, so the line is a chain of squares: 33月月 22日日 is 3月 2日. The chain with the fewest squares wins
 * (1111日日 is 11日), a cell outside any square costs much. Without a NEIGHBOUR in shadow the whole line must be squares, and long enough
 * that 高高兴兴 is left alone.
 */
static bool shadow_undo(struct arena *a, struct cells *s, bool neighbour)
{
    enum { STRAY = 50 };
    if (s->n < (neighbour ? 2u : 12u) || s->n > SHADOW_MOST)
        return false;
    if (!neighbour) {
        size_t w = 1;
        size_t most = s->n / 2 < SHADOW_RUN ? s->n / 2 : SHADOW_RUN;
        while (w <= most && (s->at[w].c != s->at[0].c || !twice(s, 0, w)))
            w++;
        if (w > most)
            return false;
    }
    int *cost = arena_array(a, s->n + 1, sizeof *cost);
    size_t *run = arena_array(a, s->n + 1, sizeof *run);
    for (size_t i = s->n; i-- > 0;) {
        cost[i] = cost[i + 1] + STRAY;
        run[i] = 0;
        for (size_t w = 1; w <= SHADOW_RUN && i + 2 * w <= s->n; w++)
            if (s->at[i + w].c == s->at[i].c && twice(s, i, w) && cost[i + 2 * w] + 1 < cost[i]) {
                cost[i] = cost[i + 2 * w] + 1;
                run[i] = w;
            }
    }
    size_t strays = (size_t)cost[0] / STRAY;
    if (strays > (neighbour ? s->n / 10 : 0))
        return false;
    size_t n = 0;
    for (size_t i = 0; i < s->n;) {
        size_t w = run[i] ? run[i] : 1;
        memmove(&s->at[n], &s->at[i], w * sizeof *s->at);
        n += w;
        i += run[i] ? 2 * w : 1;
    }
    s->n = n;
    return true;
}

/*
 * A justified line spreads its letters: 科 技 创 新. Most pairs of ideographs have a blank between then; in 秋水长堤 新渡 one of many has,
 * and that blank was printed.
 */
static bool letter_spaced(const struct cells *s)
{
    size_t pairs = 0, apart = 0, others = 0;
    bool han_before = false;
    for (size_t i = 0; i < s->n; i++) {
        bool han = cp_is_han(s->at[i].c), pair = han & han_before;
        others += !han;
        pairs += pair;
        apart += pair & (s->at[i].blanks > 0);
        han_before = han;
    }
    if (pairs && apart == pairs && !others)
        return true;
    return pairs >= 3 && apart * 100 >= pairs * (pairs < 10 ? 75 : 60);
}

static bool ascii_word(uint32_t c)
{
    return c < 0x80 && c > 0x20;
}

/* Marks of full width; “ ” ‘ ’ … — · are set so in Chinese type, whatever Unicode calls them. */
static bool chinese_mark(uint32_t c)
{
    return c >= 0x80 && cp_is_punct(c);
}

static bool pause_mark(uint32_t c)
{
    return c == 0xff0c || c == 0x3002 || c == 0x3001 || c == 0xff1b || c == 0xff1a || c == 0xff1f || c == 0xff01;
}

/* Was the blank between L and R printed, or left by justification? */
static bool blank_printed(uint32_t l, uint32_t r, bool spaced, int blanks)
{
    if (ascii_word(l) && ascii_word(r))
        return true;
    if (pause_mark(l) || pause_mark(r) || cp_is_opening(l) || cp_is_closing(r) || l == 0x2014)
        return false;
    if (l == 0xff09 || r == 0xff08 || ascii_word(l) || ascii_word(r))
        return false;
    if (spaced)
        return blanks > 1 && cp_is_han(l) && cp_is_han(r);
    return true;
}

/*
 * A half-width mark amid Chinese is an extractor's: no compositor sets one between ideographs. With a blank before it, it takes as much room as
 * the full-width one for which it stands.
 */
static void half_width_settle(const struct cells *s, size_t i)
{
    struct cell *mark = &s->at[i];
    bool last = i + 1 == s->n;
    uint32_t before = mark[-1].c, behind = last ? 0 : mark[1].c;
    bool chinese_before = cp_is_han(before) || (cp_is_closing(before) && before >= 0x80);
    bool chinese_behind = last || cp_is_han(behind) || (cp_is_opening(behind) && behind >= 0x80);
    if ((mark->blanks && chinese_before && !ascii_word(behind)) || (mark->c == ',' && chinese_before && chinese_behind))
        mark->c = mark->c == ',' ? 0xff0c : mark->c == ';' ? 0xff1b : 0xff1a;
}

static bool digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* What a line of phrases shows as a whole: 220辆车 1000万公里 零泄漏. */
struct phrases {
    bool read;
    bool paused;  /* a mark that parts clauses stands in it: it is none */
    bool parted;  /* a blank between ideographs, or a number that none is around */
    size_t apart; /* the last ideograph with a number and a blank before it: the page sets blanks around numbers */
};

static bool pauses(uint32_t c)
{
    return pause_mark(c) || c == ',';
}

static struct phrases phrases_read(const struct cells *s)
{
    struct phrases p = {.read = true};
    for (size_t k = 1; k < s->n; k++) {
        const struct cell *r = &s->at[k], *l = r - 1;
        bool han = cp_is_han(r->c), han_before = cp_is_han(l->c);
        p.paused |= pauses(r->c);
        p.parted |= han_before && ((han && r->blanks) || (digit(r->c) && !r->blanks));
        p.apart = digit(l->c) && han && r->blanks ? k : p.apart;
    }
    return p;
}

/* Was the blank before the number at I, behind an ideograph, printed? No blank stands behind it, and the line is of phrases. */
static bool phrase_begins(const struct cells *s, size_t i, const struct phrases *p)
{
    if (p->paused || !p->parted || p->apart > i)
        return false;
    while (i < s->n && (digit(s->at[i].c) || s->at[i].c == '.'))
        i++;
    return i < s->n && cp_is_han(s->at[i].c);
}

static void blanks_settle(struct cells *s, bool spaced)
{
    struct phrases phrases = {0};
    for (size_t i = 1; i < s->n; i++) {
        struct cell *r = &s->at[i], *l = r - 1;
        if (r->c == ',' || r->c == ';' || r->c == ':') {
            half_width_settle(s, i);
            phrases.paused |= pauses(r->c);
        }
        if (!r->blanks)
            continue;
        bool number = !spaced && digit(r->c) && cp_is_han(l->c);
        if (number && !phrases.read)
            phrases = phrases_read(s);
        r->blanks = (number && phrase_begins(s, i, &phrases)) || blank_printed(l->c, r->c, spaced, r->blanks) ? 1 : 0;
        phrases.parted |= number && !r->blanks;
    }
}

static enum line_end end_of(struct str text)
{
    size_t end = text.n, next;
    uint32_t c = 0;
    for (; (next = end) > 0 && (c = utf8_prev(text, &next)) != 0; end = next)
        if (c != ' ' && c != '"' && !cp_is_closing(c))
            break;
    if (!end)
        return END_OPEN;
    bool broken_off = c == 0x2014 && end < text.n && str_ends(text, STR("”")); /* …喊：“摆渡——” */
    if ((cp_ends_sentence(c) && c != '.') || broken_off)
        return END_SENTENCE;
    bool pause = c == 0xff0c || c == 0x3001 || c == 0xff1a || c == 0xff1b || c == ',' || c == ';' || c == ':';
    return end == text.n && pause ? END_PAUSE : END_OPEN;
}

/* What is counted while a text is read once, character by character. Most are ideographs, of which little is to be counted. */
struct tally {
    int ideographs, others; /* but blanks */
    int lo, hi;             /* of the others, and of blanks */
    unsigned signs, last;   /* last: the sign of its last character */
    int pauses[4];          /* by the bit of their sign */
    uint64_t letters;
};

static inline void tally_blank(struct tally *t)
{
    t->lo++, t->hi++;
    t->signs |= SIGN_BLANK;
    t->letters |= (uint64_t)1 << ' ' % 64;
}

/* C is one of two columns, or a mark that justification may squeeze to one: LO with all of them squeezed, HI with none. */
static void tally_other(struct tally *t, uint32_t c)
{
    const unsigned counted = SIGN_STOP | SIGN_COMMA | SIGN_LIST | SIGN_SEMICOLON;
    bool full = c >= 0x2000 || c == 0xb7;
    bool elastic = full && chinese_mark(c) && c != 0x2014 && c != 0x2026;
    t->last = sign_of(c);
    t->signs |= t->last;
    t->others++;
    t->hi += full ? 2 : 1;
    t->lo += full && !elastic ? 2 : 1;
    if (t->last & counted)
        t->pauses[__builtin_ctz(t->last)]++;
}

static inline void tally_add(struct tally *t, uint32_t c)
{
    t->letters |= (uint64_t)1 << c % 64;
    if (cp_is_usual(c)) {
        t->last = sign_of(c);
        t->signs |= t->last;
        t->ideographs++;
    } else {
        tally_other(t, c);
    }
}

/* How many marks of SIGN stand before the last character. */
static uint8_t pauses_before(const struct tally *t, unsigned sign)
{
    int n = t->pauses[__builtin_ctz(sign)] - (t->last == sign);
    return n < UINT8_MAX ? (uint8_t)n : UINT8_MAX;
}

static struct pauses tally_pauses(const struct tally *t)
{
    return (struct pauses){.stops = pauses_before(t, SIGN_STOP),
                           .commas = pauses_before(t, SIGN_COMMA),
                           .lists = pauses_before(t, SIGN_LIST),
                           .semicolons = pauses_before(t, SIGN_SEMICOLON)};
}

static void tally_signs(const struct tally *t, struct line *out)
{
    out->signs = t->signs;
    out->letters = t->letters;
    out->pauses = tally_pauses(t);
}

static void tally_end(const struct tally *t, struct line *out)
{
    out->ncp = t->ideographs + t->others;
    out->lo = t->lo + 2 * t->ideographs;
    out->hi = t->hi + 2 * t->ideographs;
    tally_signs(t, out);
}

static struct tally tally_of(struct str s)
{
    struct tally t = {0};
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c == ' ')
            tally_blank(&t);
        else
            tally_add(&t, c);
    }
    return t;
}

void line_signs(struct line *l)
{
    struct tally t = tally_of(l->text);
    tally_signs(&t, l);
}

struct pauses pauses_of(struct str s)
{
    struct tally t = tally_of(s);
    return tally_pauses(&t);
}

/* The cells as text, and what is measured of it. */
static void text_of(struct arena *a, const struct cells *s, struct line *out)
{
    enum { MOST = 5 }; /* bytes of a cell: a blank, a character */
    struct tally t = {0};
    size_t n = 0;
    char *text = arena_alloc(a, s->n * MOST + 1);
    for (size_t i = 0; i < s->n; i++) {
        uint32_t c = s->at[i].c;
        if (s->at[i].blanks) {
            text[n++] = ' ';
            tally_blank(&t);
        }
        tally_add(&t, c);
        n += utf8_put(c, text + n);
    }
    out->text = (struct str){text, n};
    tally_end(&t, out);
}

/* Does nothing that this room does touch C, no ideograph: a mark of full width, what ASCII prints but the marks that stand for Chinese ones? */
static bool plain(uint32_t c)
{
    return (c > ' ' && c < 0x7f && c != ',' && c != ';' && c != ':') || (c >= 0x3001 && c <= 0x3011) ||
           (c >= 0xff01 && c <= 0xff1f) || (c >= 0x2010 && c <= 0x2027);
}

/* Does what S begins with stand there once more from byte AT on, as shadow print has it? */
static bool begins_twice(struct str s, size_t at)
{
    return at <= s.n / 2 && memcmp(s.s, s.s + at, at) == 0;
}

/* What a plain line is copied to as soon as a blank in it was looked at. */
struct copy {
    char *text;
    size_t n, from; /* bytes of it; where in the line stands what is not yet in it */
};

static void copy_add(struct arena *a, struct copy *copy, struct str s, size_t to)
{
    if (!copy->text)
        copy->text = arena_alloc(a, s.n + 1);
    memcpy(copy->text + copy->n, s.s + copy->from, to - copy->from);
    copy->n += to - copy->from;
}

/*
 * Most lines are plain, and have blanks at their ends and around numbers at most: nothing else was done to them. False: their cells must be looked at, as
 * those of a line that may be letter-spaced, or of phrases.
 */
static bool plain_line(struct arena *a, struct str raw, struct line *out)
{
    const unsigned pause = SIGN_STOP | SIGN_COMMA | SIGN_LIST | SIGN_SEMICOLON | SIGN_COLON | SIGN_ASKS;
    struct tally t = {0};
    int indent = 0;
    size_t from = 0, blank = SIZE_MAX; /* where the blanks before this character begin */
    for (; from < raw.n && (raw.s[from] == ' ' || str_starts(str_cut(raw, from, raw.n), STR("\u3000")));
         from += raw.s[from] == ' ' ? 1 : 3)
        indent += raw.s[from] == ' ' ? 1 : 2;
    struct str s = str_trim(str_cut(raw, from, raw.n));
    struct copy copy = {0};
    uint32_t first = 0, before = 0;
    bool paused = false,
         phrase = false; /* PHRASE: the last number next to a blank has it before it, behind an ideograph */
    for (size_t at = 0, start = 0; start = at, at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        bool usual = cp_is_usual(c);
        if (c == ' ') {
            blank = blank == SIZE_MAX ? start : blank;
            continue;
        }
        if (!(usual || plain(c)) || (c == first && begins_twice(s, start)))
            return false;
        if (blank != SIZE_MAX) {
            bool han = cp_is_han(c), han_before = cp_is_han(before);
            if ((han && han_before) || s.s != raw.s + from)
                return false;
            copy_add(a, &copy, s, blank);
            if (blank_printed(before, c, false, 1)) {
                copy.text[copy.n++] = ' ';
                tally_blank(&t);
            }
            copy.from = start;
            blank = SIZE_MAX;
            phrase = (phrase && !(digit(before) && han)) || (han_before && digit(c));
        }
        tally_add(&t, c);
        paused |= (t.last & pause) && before;
        first = before ? first : c;
        before = c;
    }
    if (phrase && !paused)
        return false;
    out->indent = before ? indent : 0;
    out->doubled = out->spaced = false;
    tally_end(&t, out);
    if (copy.text)
        copy_add(a, &copy, s, s.n);
    out->text = copy.text ? (struct str){copy.text, copy.n} : arena_str(a, s);
    return true;
}

void normalise_line(struct arena *a, struct str raw, bool neighbour, struct line *out)
{
    if (neighbour || !plain_line(a, raw, out)) {
        struct cells s;
        out->indent = cells_of(raw, &s);
        out->doubled = shadow_undo(a, &s, neighbour);
        out->spaced = letter_spaced(&s);
        blanks_settle(&s, out->spaced);
        text_of(a, &s, out);
        cells_free(&s);
    }
    out->end = end_of(out->text);
}

struct str normalise_join(struct arena *a, struct str text, unsigned signs)
{
    if (!(signs & (SIGN_BLANK | SIGN_HALF))) /* nothing else is left to settle */
        return arena_str(a, text);
    struct cells s;
    struct line out;
    cells_of(text, &s);
    blanks_settle(&s, false);
    text_of(a, &s, &out);
    cells_free(&s);
    return out.text;
}
