/* What a phrase of a header begins with, told by its first characters: enough to know which readers need not be asked. */
#include "header_internal.h"

enum class {
    NUMERAL = 1 << 0,
    STEM = 1 << 1,   /* of the cycle of sixty years, */
    BRANCH = 1 << 2, /* … and what stands behind it */
    UNIT = 1 << 3,   /* of what is counted in a header */
    DAY = 1 << 4,    /* of the week */
    LEADS = 1 << 5   /* a phrase may begin with it */
};

/* Each at its remainder by PLACES, which is such that no two have the same. */
enum { PLACES = 367 };
#define CLASS(c, class) [(c) % PLACES] = {c, class}
static const struct {
    uint16_t c;
    uint8_t class;
} table[PLACES] = {
    CLASS(U'〇', NUMERAL),       CLASS(U'零', NUMERAL),       CLASS(U'○', NUMERAL),        CLASS(U'一', NUMERAL | DAY),
    CLASS(U'二', NUMERAL | DAY), CLASS(U'三', NUMERAL | DAY), CLASS(U'四', NUMERAL | DAY), CLASS(U'五', NUMERAL | DAY),
    CLASS(U'六', NUMERAL | DAY), CLASS(U'七', NUMERAL),       CLASS(U'八', NUMERAL),       CLASS(U'九', NUMERAL),
    CLASS(U'元', NUMERAL),       CLASS(U'十', NUMERAL),       CLASS(U'廿', NUMERAL),       CLASS(U'卅', NUMERAL),
    CLASS(U'甲', STEM),          CLASS(U'乙', STEM),          CLASS(U'丙', STEM),          CLASS(U'丁', STEM),
    CLASS(U'戊', STEM),          CLASS(U'己', STEM),          CLASS(U'庚', STEM),          CLASS(U'辛', STEM),
    CLASS(U'壬', STEM),          CLASS(U'癸', STEM),          CLASS(U'子', BRANCH),        CLASS(U'丑', BRANCH),
    CLASS(U'寅', BRANCH),        CLASS(U'卯', BRANCH),        CLASS(U'辰', BRANCH),        CLASS(U'巳', BRANCH),
    CLASS(U'午', BRANCH),        CLASS(U'未', BRANCH),        CLASS(U'申', BRANCH),        CLASS(U'酉', BRANCH),
    CLASS(U'戌', BRANCH),        CLASS(U'亥', BRANCH),        CLASS(U'年', UNIT),          CLASS(U'月', UNIT),
    CLASS(U'日', UNIT | DAY),    CLASS(U'期', UNIT),          CLASS(U'版', UNIT),          CLASS(U'天', DAY),
    CLASS(U'星', LEADS),         CLASS(U'礼', LEADS),         CLASS(U'周', LEADS),         CLASS(U'农', LEADS),
    CLASS(U'夏', LEADS),         CLASS(U'旧', LEADS),         CLASS(U'阴', LEADS),         CLASS(U'闰', LEADS),
    CLASS(U'正', LEADS),         CLASS(U'冬', LEADS),         CLASS(U'腊', LEADS),         CLASS(U'总', LEADS),
    CLASS(U'第', LEADS),         CLASS(U'本', LEADS),         CLASS(U'共', LEADS),         CLASS(U'今', LEADS),
    CLASS(U'明', LEADS),         CLASS(U'昨', LEADS),
};

static unsigned class_of(uint32_t c)
{
    return table[c % PLACES].c == c ? table[c % PLACES].class : 0;
}

static bool figure(uint32_t c)
{
    return c - '0' < 10;
}

/* The character at *AT, as ASCII where it is of full width; 0 at the end. */
static uint32_t next_of(struct str s, size_t *at)
{
    return *at < s.n ? header_cp(utf8_next(s, at)) : 0;
}

/* The first one from AT on that is no blank. */
static uint32_t behind_blanks(struct str s, size_t at)
{
    uint32_t c;
    while ((c = next_of(s, &at)) == ' ')
        ;
    return c;
}

/* Behind the figures, numerals and blanks from *AT on; *N counts all but blanks. 二O二一 has a letter in it. */
static uint32_t behind_number(struct str s, size_t *at, size_t *n)
{
    uint32_t c;
    *n = 0;
    for (size_t next = *at;; *at = next) {
        c = next_of(s, &next);
        bool counts = figure(c) || (class_of(c) & NUMERAL) || ((c | 0x20) == 'o' && *n);
        if (!counts && c != ' ')
            return c;
        *n += counts;
    }
}

/* What stands between the parts of 2023.5.8. */
static bool date_mark(uint32_t c)
{
    return c == '.' || c == '-' || c == '/' || c == 0xb7 || c == 0x2014 || c == 0x2013 || c == 0x2022;
}

/* Is what stands at AT, without a blank in it, an address? */
static bool address(struct str s, size_t at)
{
    for (uint32_t c; (c = next_of(s, &at)) > ' ' && c < 0x7f;)
        if (c == '@')
            return true;
    return false;
}

static unsigned digit_lead(const struct words *w, struct str s, size_t at)
{
    enum { YEAR = 4, WHOLE_DAY = 8, PAGE_MOST = 3 };
    size_t figures = 0, more, end = at, k;
    uint32_t behind;
    for (size_t next = at; figure(behind = next_of(s, &next)); end = next)
        figures++;
    k = end;
    uint32_t unit = behind_number(s, &k, &more);
    if (figures + more >= WHOLE_DAY || (class_of(unit) & UNIT) || unit == ':' ||
        (figures + more >= YEAR && date_mark(unit)) || address(s, at))
        return LEAD_DIGIT;
    bool apart = !cp_is_core(behind) && behind != '%' && behind != '.';
    return figures <= PAGE_MOST && (apart || words_prefix(w, WORD_SECTION_NAME, str_cut(s, end, s.n))) ? LEAD_NUMBER
                                                                                                       : LEAD_OTHER;
}

static unsigned numeral_lead(struct str s, size_t at)
{
    enum { YEAR = 4 };
    size_t n;
    uint32_t unit = behind_number(s, &at, &n);
    return (class_of(unit) & UNIT) || (n >= YEAR && date_mark(unit)) ? LEAD_NUMERAL : LEAD_OTHER;
}

/* 总第12期, 第12号, 第A4版, 今日对开四版 */
static bool counts(const struct words *w, struct str s, size_t at)
{
    int pages = 0;
    size_t figures, lead = words_prefix_value(w, WORD_ISSUE_LEAD, str_cut(s, at, s.n), &pages), k = at + lead;
    uint32_t c = lead ? behind_number(s, &k, &figures) : 0;
    if (!lead)
        return false;
    if (pages)
        return figures || words_may_begin(w, WORD_ISSUE_SIZE, str_cut(s, k, s.n));
    return figures ? (class_of(c) & UNIT) || c == U'号' : c < 0x80 && cp_is_latin(c);
}

/* 今日立夏 */
static bool near_term(const struct words *w, struct str s, size_t at)
{
    uint32_t near = utf8_next(s, &at), day = utf8_next(s, &at);
    return (near == U'今' || near == U'明' || near == U'昨') && (day == U'日' || day == U'天') &&
           words_prefix(w, WORD_SOLAR_TERM, str_cut(s, at, s.n));
}

/* Does what stands BEHIND C, blanks or not, make a word of the calendar of it? */
static bool calendar(uint32_t c, uint32_t behind)
{
    static const struct {
        uint32_t c, behind;
    } words[] = {{U'星', U'期'}, {U'礼', U'拜'}, {U'农', U'历'}, {U'夏', U'历'}, {U'旧', U'历'},
                 {U'阴', U'历'}, {U'正', U'月'}, {U'冬', U'月'}, {U'腊', U'月'}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].c == c)
            return words[i].behind == behind;
    return c == U'闰' || (c == U'周' && (class_of(behind) & DAY)) ||
           ((class_of(c) & STEM) && (class_of(behind) & BRANCH));
}

unsigned header_lead(const struct words *w, struct str s, size_t at)
{
    size_t behind = at;
    uint32_t c = next_of(s, &behind);
    if (c < 0x80)
        return figure(c) ? digit_lead(w, s, at) : LEAD_LATIN;
    unsigned class = class_of(c);
    if (class & NUMERAL)
        return numeral_lead(s, at);
    if (!(class & (LEADS | STEM)))
        return LEAD_OTHER;
    unsigned lead = (calendar(c, behind_blanks(s, behind)) ? LEAD_CALENDAR : 0u) |
                    (counts(w, s, at) ? LEAD_COUNT : 0u) | (near_term(w, s, at) ? LEAD_NEAR : 0u);
    return lead ? lead : LEAD_OTHER;
}
