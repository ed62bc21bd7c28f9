/* One line as a page header: phrase by phrase, each reader a line of the table below. */
#include "header_internal.h"

#include <string.h>

#include "baolan/utf8.h"

#define UNREAD_COST 0.3   /* of strength, for each character that nothing reads */
#define STRAY_COST 0.4    /* of the only words that nothing reads, which may be the page's title */
#define NUMBER_WEIGHT 0.5 /* of a bare number, once in a line */
#define MOST_STRENGTH 6.0 /* of the phrases of one line: what costs more is no header line */

struct scan {
    struct arena *a;
    const struct words *w;
    struct str s; /* folded: ASCII digits, letters and marks, blanks of one kind */
    size_t at;
    struct header *h;
    size_t run_at, run_end,
        run_ncp;     /* the ideographs from run_at on, when it is not SIZE_MAX: several readers ask for them */
    bool after_page; /* the phrase before was a page number: its title may follow */
    double weight;   /* of the phrase just read, when it is not the table's */
};

struct str header_folded(struct arena *a, struct str s)
{
    char *text = arena_alloc(a, 3 * s.n + 1); /* nothing grows but bytes that are no text, to U+FFFD */
    size_t n = 0;
    for (size_t at = 0, end; at < s.n;) {
        end = utf8_usual_end(s, at);
        memcpy(text + n, s.s + at, end - at);
        n += end - at;
        at = end;
        if (at < s.n)
            n += utf8_put(header_cp(utf8_next(s, &at)), text + n);
    }
    return (struct str){text, n};
}

static struct str rest(const struct scan *sc, size_t at)
{
    return str_cut(sc->s, at, sc->s.n);
}

static bool boundary(const struct scan *sc, size_t at)
{
    return at >= sc->s.n || !cp_is_core(utf8_next(sc->s, &at));
}

/* The ideographs from where the scan stands. */
static struct str han_run(struct scan *sc, size_t *ncp)
{
    if (sc->run_at != sc->at) {
        sc->run_at = sc->at;
        sc->run_end = header_han_end(sc->s, sc->at, &sc->run_ncp);
    }
    *ncp = sc->run_ncp;
    return str_cut(sc->s, sc->at, sc->run_end);
}

/* The same with the dots of 要闻·综合. */
static struct str dotted_run(struct scan *sc, size_t *ncp)
{
    struct str run = han_run(sc, ncp);
    for (size_t end = sc->at + run.n; *ncp && end < sc->s.n;) {
        size_t next = end, more;
        uint32_t c = utf8_next(sc->s, &next);
        if (c != 0xb7 && c != 0x30fb && c != 0x2022 && c != 0x3001 && c != '/')
            break;
        end = header_han_end(sc->s, next, &more);
        if (!more)
            break;
        *ncp += more + 1;
        run = str_cut(sc->s, sc->at, end);
    }
    return run;
}

/* ---- readers ------------------------------------------------------------------------------------------------------- */

static bool name_read(struct scan *sc)
{
    enum { LONGEST = 30 };
    size_t n;
    struct str run = han_run(sc, &n);
    size_t end = sc->at + run.n;
    if (n > LONGEST)
        return false;
    size_t tail = words_suffix(sc->w, WORD_NAME_TAIL, run);
    if (tail == run.n && n) { /* 数字报 behind a name and a blank */
        sc->at = end;
        sc->weight = 0.3;
        return true;
    }
    struct str name = str_cut(run, 0, run.n - tail);
    size_t suffix = words_suffix(sc->w, WORD_NAME_END, name), ncp = utf8_count(name);
    if (!suffix || suffix >= name.n || ncp < 3 || ncp > 10 || words_suffix(sc->w, WORD_NOT_NAME_END, name) ||
        str_starts(name, STR("本报")))
        return false;
    if (suffix == 3 && ncp < 4)
        return false;
    if (!sc->h->newspaper.s)
        sc->h->newspaper = arena_str(sc->a, name);
    sc->h->kinds |= HEADER_NAME;
    sc->weight = suffix > 3 ? 1.0 : 0.6;
    sc->at = end;
    return true;
}

static bool staff_read(struct scan *sc)
{
    return header_staff_read(sc->a, sc->w, sc->s, &sc->at, sc->h, &sc->weight);
}

static bool address_cp(unsigned char c)
{
    return c > ' ' && c < 0x80 && c != '|';
}

/* The end of what stands at AT without blanks: figures and letters, also with wide dashes between, and 元, 角 or 分 behind. */
static size_t value_end(struct str s, size_t at)
{
    static const char *const dashes[] = {"—", "–"}, *const money[] = {"元", "角", "分"};
    while (at < s.n && address_cp((unsigned char)s.s[at])) {
        while (at < s.n && address_cp((unsigned char)s.s[at]))
            at++;
        for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
            while (str_starts(str_cut(s, at, s.n), str_of(dashes[i])))
                at += strlen(dashes[i]);
        for (size_t i = 0; i < sizeof money / sizeof *money; i++)
            at += str_starts(str_cut(s, at, s.n), str_of(money[i])) ? 3 : 0;
    }
    return at;
}

/* 新闻热线：0000-0000000: words that end like a means of reaching the paper, and what stands behind them. */
static bool contact_read(struct scan *sc)
{
    size_t n;
    struct str run = han_run(sc, &n);
    size_t end = sc->at + run.n;
    int most = 0;
    bool made = words_suffix_value(sc->w, WORD_MADE_BY, run, &most) > 0;
    if (n > (size_t)(most ? most : 14))
        return false;
    bool parted = end < sc->s.n && (unsigned char)sc->s.s[end] < 0x80;
    if (!made && !parted)
        return false;
    bool own = words_suffix(sc->w, WORD_PAPER_CONTACT, run) || words_suffix(sc->w, WORD_FURNITURE, run);
    if (!(own || made || words_suffix(sc->w, WORD_CONTACT, run)))
        return false;
    size_t k = end;
    bool colon = false, value = false;
    while (k < sc->s.n && (sc->s.s[k] == ' ' || sc->s.s[k] == ':')) {
        colon |= sc->s.s[k] == ':';
        k++;
    }
    size_t behind = end;
    while (k < sc->s.n && address_cp((unsigned char)sc->s.s[k])) {
        k = value_end(sc->s, k);
        value = true;
        behind = k;
        while (k < sc->s.n && sc->s.s[k] == ' ')
            k++;
        if (k < sc->s.n && !(sc->s.s[k] >= '0' && sc->s.s[k] <= '9'))
            break;
    }
    if (colon && !value) { /* an address in words */
        while (k < sc->s.n && sc->s.s[k] != ' ')
            k++;
        value = k > end;
        behind = k;
    }
    if (!colon && !value && !made)
        return false;
    sc->h->kinds |= HEADER_CONTACT;
    sc->weight = own || made ? 1.3 : 0.4;
    sc->at = behind;
    return true;
}

/* mail and web addresses */
static bool address_read(struct scan *sc)
{
    size_t k = sc->at;
    while (k < sc->s.n && address_cp((unsigned char)sc->s.s[k]))
        k++;
    struct str word = str_cut(sc->s, sc->at, k);
    if (str_find(word, STR("@"), 0) == SIZE_MAX && !str_starts(word, STR("www.")) && !str_starts(word, STR("http")))
        return false;
    sc->h->kinds |= HEADER_CONTACT;
    sc->at = k;
    return true;
}

static bool date_read(struct scan *sc)
{
    unsigned before = sc->h->kinds;
    if (!header_date_read(sc->s, &sc->at, sc->h))
        return false;
    unsigned now = sc->h->kinds & ~before;
    sc->weight = (now & HEADER_DATE) == HEADER_DATE ? 1.2 : 0.4;
    return true;
}

static bool weekday_read(struct scan *sc)
{
    return header_weekday_read(sc->s, &sc->at, sc->h);
}

static bool lunar_read(struct scan *sc)
{
    bool named = str_starts(rest(sc, sc->at), STR("农历")) || str_starts(rest(sc, sc->at), STR("夏历"));
    if (!header_lunar_read(sc->s, &sc->at, sc->h))
        return false;
    sc->weight = named ? 2.0 : 1.2;
    return true;
}

static bool term_read(struct scan *sc)
{
    static const char *const days[] = {"今日", "明日", "昨日", "今天", "明天", ""};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct str day = str_of(days[i]);
        size_t k = sc->at + day.n;
        if (!str_starts(rest(sc, sc->at), day))
            continue;
        size_t term = words_prefix(sc->w, WORD_SOLAR_TERM, rest(sc, k));
        if (term && boundary(sc, k + term)) {
            sc->at = k + term;
            sc->h->kinds |= HEADER_TERM;
            return true;
        }
    }
    return false;
}

static bool issue_read(struct scan *sc)
{
    if (!header_issue_read(sc->w, sc->s, &sc->at))
        return false;
    sc->h->kinds |= HEADER_ISSUE;
    return true;
}

/* 第4版, A04版, 四版, A04; ORDINAL 版 of other words (版式, 版画) is none. */
static bool page_read(struct scan *sc)
{
    size_t k = sc->at;
    bool ordinal = str_starts(rest(sc, k), STR("第"));
    k += ordinal ? 3 : 0;
    while (k < sc->s.n && sc->s.s[k] == ' ')
        k++;
    char letter = 0;
    if (k + 1 < sc->s.n && sc->s.s[k] >= 'A' && sc->s.s[k] <= 'Z' && sc->s.s[k + 1] >= '0' && sc->s.s[k + 1] <= '9')
        letter = sc->s.s[k++];
    bool digits = k < sc->s.n && sc->s.s[k] >= '0' && sc->s.s[k] <= '9';
    int number = header_number(sc->s, &k, 3);
    if (number < 0 || number > 400 || (number == 0 && !letter))
        return false;
    size_t bare = k;
    while (k < sc->s.n && sc->s.s[k] == ' ')
        k++;
    static const char *const others[] = {"版式", "版面", "版权", "版图", "版画", "版本", "版税", "版纳", "版块"};
    bool page = str_starts(rest(sc, k), STR("版"));
    for (size_t i = 0; page && i < sizeof others / sizeof *others; i++)
        page = !str_starts(rest(sc, k), str_of(others[i]));
    if (page) {
        k += 3;
    } else {
        k = bare;
        if (ordinal || !digits || !boundary(sc, k))
            if (ordinal || !digits || !words_prefix(sc->w, WORD_SECTION_NAME, rest(sc, k)))
                return false;
        if (!letter && k < sc->s.n && (sc->s.s[k] == '%' || sc->s.s[k] == '.' || sc->s.s[k] == ':'))
            return false;
    }
    struct header *h = sc->h;
    if (page || letter) {
        h->kinds |= HEADER_PAGE;
        if (!h->page_no.s)
            h->page_no = letter ? arena_printf(sc->a, "%c%d", letter, number) : arena_printf(sc->a, "%d", number);
        sc->weight = page ? 2.0 : 1.5;
    } else {
        if (h->kinds & HEADER_NUMBER)
            return false;
        h->kinds |= HEADER_NUMBER;
        h->number = number;
        sc->weight = NUMBER_WEIGHT;
    }
    sc->at = k;
    return true;
}

/* SHILI RIBAO, Shili Daily: the name as foreigners read it. */
static bool latin_read(struct scan *sc)
{
    bool paper = false;
    size_t n = header_latin(sc->w, rest(sc, sc->at), &paper);
    sc->weight = paper ? 2.0 : 0;
    sc->h->kinds |= paper ? HEADER_NAME : 0u;
    sc->at += n;
    return n > 0;
}

/* To the end of the line. */
static bool weather_read(struct scan *sc)
{
    if (header_weather(sc->w, rest(sc, sc->at)) != WEATHER_TOLD)
        return false;
    sc->h->kinds |= HEADER_TERM;
    sc->at = sc->s.n;
    return true;
}

static bool site_read(struct scan *sc)
{
    struct site_story story;
    if (!header_site_read(sc->w, sc->s, &sc->at, sc->h, &story))
        return false;
    struct header other;
    if (story.title.n && (story.sure || !header_read(sc->a, sc->w, story.title, 0, &other) || other.strength < 0))
        sc->at = (size_t)(story.title.s - sc->s.s) + story.title.n;
    return true;
}

static bool field_read(struct scan *sc)
{
    return header_field_read(sc->w, sc->s, &sc->at, sc->h);
}

static bool foot_read(struct scan *sc)
{
    bool alone;
    if (!header_foot_read(sc->w, sc->s, &sc->at, sc->h, &alone))
        return false;
    sc->weight = alone ? 2.0 : 1.0;
    return true;
}

static bool time_read(struct scan *sc)
{
    return header_time_read(sc->s, &sc->at);
}

static bool section_read(struct scan *sc)
{
    size_t n;
    struct str run = dotted_run(sc, &n);
    if (n < 2 || n > 10)
        return false;
    bool known = header_section(sc->w, run);
    if (!known && !(sc->after_page && n <= 8))
        return false;
    if (!sc->h->title.s)
        sc->h->title = arena_str(sc->a, run);
    sc->h->kinds |= HEADER_SECTION;
    sc->weight = known ? 0.5 : 0;
    sc->at += run.n;
    return true;
}

/* Words that ideographs which nothing else tells must begin with, or end with, to be worth asking a reader. */
static const uint64_t first_words = WORD_KIND(WORD_STAFF) | WORD_KIND(WORD_SOLAR_TERM) | WORD_KIND(WORD_SITE) |
                                    WORD_KIND(WORD_WEATHER_LEAD) | WORD_KIND(WORD_WEB_FIELD) | WORD_KIND(WORD_WEB_FOOT),
                      last_words = WORD_KIND(WORD_PAPER_CONTACT) | WORD_KIND(WORD_FURNITURE) | WORD_KIND(WORD_MADE_BY) |
                                   WORD_KIND(WORD_CONTACT) | WORD_KIND(WORD_NAME_TAIL) | WORD_KIND(WORD_NAME_END) |
                                   WORD_KIND(WORD_SECTION_NAME);

/* In the order in which they are tried: a phrase is the first that fits. Whatever LEAD_OTHER begins has words of its own in the sets above. */
static const struct {
    bool (*read)(struct scan *);
    double weight;        /* towards "this is a header line" */
    unsigned leads;       /* what may begin it */
    uint64_t first, last; /* kinds of words of which it begins, its ideographs end with one; 0: any */
} readers[] = {
    {.read = staff_read, .leads = LEAD_ANY, .first = WORD_KIND(WORD_STAFF)},    /* 责编：范迟 乐遥 */
    {.read = date_read, .leads = LEAD_DIGIT | LEAD_NUMERAL},                    /* 2023年5月8日 */
    {.read = weekday_read, .weight = 1.5, .leads = LEAD_LATIN | LEAD_CALENDAR}, /* 星期一 */
    {.read = lunar_read, .leads = LEAD_NUMERAL | LEAD_CALENDAR},                /* 农历癸卯年三月十九 */
    {.read = term_read, .weight = 0.5, .leads = LEAD_ANY, .first = WORD_KIND(WORD_SOLAR_TERM)}, /* 今日立夏 */
    {.read = weather_read,
     .weight = 0.5,
     .leads = LEAD_ANY,
     .first = WORD_KIND(WORD_WEATHER_LEAD)}, /* 今日天气：晴 3℃～16℃ */
    {.read = issue_read, .weight = 2.0, .leads = LEAD_DIGIT | LEAD_LATIN | LEAD_COUNT},              /* 总第1234期 */
    {.read = time_read, .weight = 0.2, .leads = LEAD_DIGIT},                                         /* 10:22 */
    {.read = page_read, .leads = LEAD_DIGIT | LEAD_NUMBER | LEAD_LATIN | LEAD_NUMERAL | LEAD_COUNT}, /* 第4版 */
    {.read = contact_read, /* 新闻热线：0000-0000000 */
     .leads = LEAD_ANY,
     .last =
         WORD_KIND(WORD_PAPER_CONTACT) | WORD_KIND(WORD_FURNITURE) | WORD_KIND(WORD_MADE_BY) | WORD_KIND(WORD_CONTACT)},
    {.read = address_read, .weight = 0.5, .leads = LEAD_DIGIT | LEAD_LATIN},                    /* www.example.cn */
    {.read = latin_read, .leads = LEAD_LATIN},                                                  /* SHILI RIBAO */
    {.read = foot_read, .leads = LEAD_ANY, .first = WORD_KIND(WORD_WEB_FOOT)},                  /* 版权所有 */
    {.read = site_read, .weight = 0.8, .leads = LEAD_ANY, .first = WORD_KIND(WORD_SITE)},       /* 上一篇 */
    {.read = field_read, .weight = 0.5, .leads = LEAD_ANY, .first = WORD_KIND(WORD_WEB_FIELD)}, /* 阅读数：1213 */
    {.read = name_read,                                                                         /* 某某日报 */
     .leads = LEAD_ANY,
     .last = WORD_KIND(WORD_NAME_TAIL) | WORD_KIND(WORD_NAME_END)},
    {.read = section_read, .leads = LEAD_ANY, .last = WORD_KIND(WORD_SECTION_NAME)}, /* 要闻 */
};

/* Words that nothing reads: how many, and which if they are the only ones. A sentence's marks count as many. */
static void stray_read(struct scan *sc, int *runs)
{
    size_t n, end = sc->at + dotted_run(sc, &n).n;
    if (end == sc->at) {
        uint32_t c = utf8_next(sc->s, &end);
        while (end < sc->s.n && c < 0x80 && address_cp((unsigned char)sc->s.s[end]))
            end++;
        sc->h->unread += c < 0x80 ? 2 : 1;
        n = 0;
    }
    if (n) {
        sc->h->unread += (int)n;
        sc->h->stray =
            *runs == 0 && n <= 8 ? str_cut(sc->s, sc->at, end) : STR_ABSENT; /* borrowed until it is wanted */
    }
    (*runs)++;
    sc->at = end;
}

/* Need readers be asked for what begins with LEAD, with words of the kinds FIRST, and whose ideographs end with words of the kinds LAST? */
static bool told(unsigned lead, uint64_t first, uint64_t last)
{
    return lead != LEAD_OTHER || first || last;
}

/* The kinds of words that S begins with, that its ideographs RUN end with, as far as readers ask for them. */
static uint64_t first_of(const struct words *w, struct str s)
{
    return words_standing(w, first_words, s, false);
}

static uint64_t last_of(const struct words *w, struct str run)
{
    return words_standing(w, last_words, run, true);
}

/* Marks that tell prose: commas and quotes, as many as no phrases outweigh; a title that a line end breaks off. */
struct prose {
    int pauses;
    bool stop, open;
};

static void prose_add(struct prose *p, uint32_t c)
{
    p->stop |= c == 0x3002;
    p->pauses += c == 0xff0c || c == 0xff1b || c == 0x201c || c == 0x201d;
    p->open = c == 0x300a || (p->open && c != 0x300b);
}

/*
 * May S be a header line of strength LEAST? Something in it must begin or end as a phrase does, and it must not be prose; one bare number says so little
 * that next to it and its title nothing may be left unread. Most lines of text are told by this, as they stand, and none is read twice for it. *FOLDS: are
 * there characters to be folded?
 */
static bool promises(const struct words *w, struct str s, double least, bool *folds)
{
    enum { TITLE = 8, STRAY = 8 }; /* ideographs that a number takes for its title; that cost little */
    struct scan sc = {.w = w, .s = s};
    struct prose prose = {0};
    size_t unread = 0, most = least > NUMBER_WEIGHT - STRAY_COST ? TITLE : TITLE + STRAY;
    bool number = false, phrase = false, figures = false;
    *folds = false;
    while (sc.at < s.n && !prose.stop) {
        size_t next = sc.at, ncp = 0;
        uint32_t print = utf8_next(s, &next), c = header_cp(print);
        size_t end = cp_is_han(c) ? header_han_end(sc.s, sc.at, &ncp) : next;
        *folds |= c != print;
        if (!cp_is_core(c)) {
            prose_add(&prose, print);
        } else if (!phrase) {
            unsigned lead = LEAD_OTHER;
            phrase = first_of(w, rest(&sc, sc.at)) || last_of(w, str_cut(s, sc.at, end));
            if (!phrase && !(figures && cp_is_digit(c))) /* a number is one phrase */
                lead = header_lead(w, s, sc.at);
            phrase |= (lead & ~(unsigned)(LEAD_NUMBER | LEAD_OTHER)) != 0;
            number |= lead == LEAD_NUMBER;
            unread += ncp;
        }
        figures = cp_is_digit(c);
        sc.at = end;
    }
    if (prose.stop || prose.open || prose.pauses * 3 * UNREAD_COST > MOST_STRENGTH)
        return false;
    return phrase || (number && unread <= most);
}

bool header_read(struct arena *a, const struct words *w, struct str s, double least, struct header *out)
{
    s = str_trim(s);
    bool folds;
    if (!s.n || s.n > HEADER_LONGEST || !promises(w, s, least, &folds))
        return false;
    *out = (struct header){.weekday = -1, .number = -1};
    struct scan sc = {
        .a = a, .w = w, .s = header_closed(a, folds ? header_folded(a, s) : s), .run_at = SIZE_MAX, .h = out};
    double strength = 0;
    int stray_runs = 0;
    while (sc.at < sc.s.n) {
        size_t next = sc.at;
        uint32_t c = utf8_next(sc.s, &next);
        if (!cp_is_core(c)) {
            out->unread += c == ',' || c == ';' || c == 0x201c || c == 0x201d
                               ? 3
                               : 0; /* commas of full width and quotes are prose */
            sc.at = next;
            continue;
        }
        size_t ncp;
        unsigned before = out->kinds, lead = header_lead(w, sc.s, sc.at);
        uint64_t first = first_of(w, rest(&sc, sc.at)), last = last_of(w, han_run(&sc, &ncp));
        first |= lead & LEAD_NEAR ? WORD_KIND(WORD_SOLAR_TERM) : 0; /* 今日立夏 */
        last |=
            sc.after_page ? WORD_KIND(WORD_SECTION_NAME) : 0; /* whatever stands behind a page's number is its title */
        size_t i = told(lead, first, last) ? 0 : sizeof readers / sizeof *readers;
        for (; i < sizeof readers / sizeof *readers; i++) {
            sc.weight = readers[i].weight;
            if ((readers[i].leads & lead) && (!readers[i].first || (readers[i].first & first)) &&
                (!readers[i].last || (readers[i].last & last)) && readers[i].read(&sc))
                break;
        }
        if (i == sizeof readers / sizeof *readers)
            stray_read(&sc, &stray_runs);
        if (out->unread * UNREAD_COST > MOST_STRENGTH)
            return false;
        if (i < sizeof readers / sizeof *readers)
            strength += sc.weight;
        sc.after_page = (out->kinds & ~before & (HEADER_PAGE | HEADER_NUMBER)) != 0;
    }
    out->stray = stray_runs == 1 ? arena_str(a, out->stray) : STR_ABSENT;
    int rest_unread = out->unread - (out->stray.s ? (int)utf8_count(out->stray) : 0);
    out->strength = strength - (out->stray.s ? STRAY_COST : 0) - UNREAD_COST * rest_unread;
    return out->kinds != 0;
}
