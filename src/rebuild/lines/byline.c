/*
 * Who wrote it: bylines, datelines, photo credits.
 *
 * byline  = [ornament] group+          group = [prefix] role name+ | name+ role | name+        (□ 本报记者 高岩 通讯员 田小军)
 * opening = 本报讯 [place, date] [（ group+ ）]  |  agency place date 电 [（ group+ ）]
 * credit  = group* 摄                   (王涛 李明 摄，记者 王涛摄，（资料图 王涛 摄）)
 */
#include <stdlib.h>
#include <string.h>

#include "../rebuild_internal.h"

static bool ornament(uint32_t c)
{
    return !cp_is_usual(c) && ((c >= 0x25a0 && c <= 0x25ff) || (c >= 0x2600 && c <= 0x26ff) || c == 0x203b ||
                               c == 0x25cf || c == 0x2022 || c == 0xb7);
}

static bool separator(uint32_t c)
{
    return !cp_is_usual(c) && (cp_is_space(c) || c == 0x3001 || c == 0xff0c || c == ',' || c == '/' || c == 0xff0f ||
                               c == 0xff1a || c == ':' || c == 0xb7 || c == '|' || c == 0xff1b || c == ';');
}

static bool parts_tokens(uint32_t c)
{
    return separator(c) || ornament(c) || c == 0xff08 || c == 0xff09 || c == '(' || c == ')';
}

static size_t han_count(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n;)
        if (!cp_is_han(utf8_next(s, &at)))
            return 0;
        else
            n++;
    return n;
}

/*
 * 宝音德力格尔, 艾合买提·吐尔逊: a Mongolian, Tibetan or Uyghur name written by its sounds. Five and more ideographs that names are written with and
 * words hardly are, some with a dot between.
 */
static bool sounds_like(const struct words *w, struct str s)
{
    enum { LEAST = 5, MOST = 12 };
    size_t n = 0;
    for (size_t at = 0, from = 0; at < s.n; from = at) {
        uint32_t c = utf8_next(s, &at);
        if (c == 0xb7 && n && at < s.n)
            continue;
        if (!words_have(w, WORD_NAME_SOUND, str_cut(s, from, at)))
            return false;
        n++;
    }
    return n >= LEAST && n <= MOST;
}

enum { NAME_MOST = 4 }; /* ideographs */

/* A Chinese name: two to four ideographs, a known surname first (two and a half characters of doubt are not worth a name of five). */
static bool name_like(const struct words *w, struct str s, bool strict)
{
    enum { LONGEST = 4 * NAME_MOST }; /* bytes */
    size_t n = s.n <= LONGEST ? han_count(s) : s.n;
    if (n < 2 || n > NAME_MOST)
        return sounds_like(w, s);
    if (!strict)
        return true;
    static const char *const places[] = {"省", "市", "县", "区", "旗", "乡", "镇", "村"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (n > 2 && str_ends(s, str_of(places[i])))
            return false; /* 白云乡 */
    size_t surname = words_prefix(w, WORD_SURNAME, s);
    return surname && surname < s.n && (n < 4 || surname == 6);
}

static struct str joined(struct arena *a, const struct str *parts, size_t n)
{
    struct buf b = {0};
    for (size_t i = 0; i < n; i++)
        buf_str(&b, parts[i]);
    struct str whole = arena_str(a, buf_view(&b));
    buf_free(&b);
    return whole;
}

/* Is the dot before AT one within a name that begins at FROM? */
static bool dot_within(const struct words *w, struct str s, size_t from, size_t at)
{
    size_t end = at;
    for (size_t next = at; next < s.n && cp_is_han(utf8_next(s, &next));)
        end = next;
    return end > at && sounds_like(w, str_cut(s, from, end));
}

/* The piece of S between separators from *AT on, which moves behind it; absent: there is none. */
static struct str piece_next(const struct words *w, struct str s, size_t *at)
{
    while (*at < s.n) {
        size_t from = *at, to = from;
        while ((*at = to = utf8_usual_end(s, to)) < s.n) {
            uint32_t c = utf8_next(s, at);
            if (parts_tokens(c) && !(c == 0xb7 && to > from && dot_within(w, s, from, *at)))
                break;
            to = *at;
        }
        if (to > from)
            return str_cut(s, from, to);
    }
    return STR_ABSENT;
}

static bool single(struct str s)
{
    enum { LONGEST = 4 }; /* bytes */
    return s.n && s.n <= LONGEST && han_count(s) == 1;
}

/* The same, where two ideographs standing alone are a spread name: 王 涛; three of them are one too. */
static struct str token_next(struct arena *a, const struct words *w, struct str s, size_t *at)
{
    enum { NAME = 3, LOOKED_AT = 9 };
    struct str piece = piece_next(w, s, at), singles[NAME];
    size_t n = 0, behind[NAME], next = *at;
    for (; n < LOOKED_AT && single(piece); piece = piece_next(w, s, &next), n++)
        if (n < NAME) {
            singles[n] = piece;
            behind[n] = next;
        }
    if (n < 2)
        return n ? singles[0] : piece;
    size_t take = n == NAME ? NAME : 2;
    *at = behind[take - 1];
    return joined(a, singles, take);
}

size_t role_length(const struct words *w, struct str s)
{
    size_t at = 0, n = words_prefix(w, WORD_ROLE, s);
    while (!n) {
        size_t more = words_prefix(w, WORD_ROLE_MODIFIER, str_cut(s, at, s.n));
        if (!more)
            return 0;
        at += more;
        n = words_prefix(w, WORD_ROLE, str_cut(s, at, s.n));
    }
    return at + n;
}

/* Takes prefix and role off the head of T: 本报记者王涛 leaves 王涛. */
static struct str role_head(const struct words *w, struct str *t)
{
    struct str s = *t;
    size_t prefix = words_prefix(w, WORD_ROLE_PREFIX, s);
    struct str rest = str_cut(s, prefix, s.n);
    size_t role = role_length(w, rest);
    if (!role) {
        role = role_length(w, s);
        prefix = 0;
        rest = s;
    }
    if (!role) {
        if (prefix && prefix == s.n)
            *t = str_cut(s, s.n, s.n);
        return STR_ABSENT;
    }
    *t = str_cut(rest, role, rest.n);
    return str_cut(rest, 0, role);
}

/* Names set without a blank between them: 王涛李明华. Cut so that each begins with a surname, longer names first; false when that fails. */
static bool names_cut(const struct words *w, struct str s, struct str *names, size_t *n)
{
    if (!s.n)
        return *n > 0;
    if (*n == 4)
        return false;
    static const size_t lengths[] = {9, 6, 12};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct str head = str_cut(s, 0, lengths[i] < s.n ? lengths[i] : s.n);
        if (head.n != lengths[i] || !name_like(w, head, true))
            continue;
        names[(*n)++] = head;
        if (names_cut(w, str_cut(s, head.n, s.n), names, n))
            return true;
        (*n)--;
    }
    return false;
}

/* Where the next role word begins in S: 记者王涛通讯员李明. */
static size_t role_inside(const struct words *w, struct str s)
{
    for (size_t at = 0; at < s.n; utf8_next(s, &at))
        if (at && words_prefix(w, WORD_ROLE, str_cut(s, at, s.n)))
            return at;
    return s.n;
}

static void author_add(struct arena *a, struct author_list *out, struct str name, struct str role)
{
    if (!out)
        return;
    bool plain = !role.s || str_is(role, "作者"); /* 作者 says no more than that it is a byline */
    struct author author = {.name = arena_str(a, name), .role = plain ? STR("") : arena_str(a, role)};
    vec_push(out, author);
}

/* Whose names must begin with a known surname: nobody's, those without a role, those glued to their role too. */
enum names { NAMES_ANY, NAMES_BARE_KNOWN, NAMES_KNOWN };

/* Does S begin as a group may that does not take any names: most lines of text do not, and need not be cut? */
static bool may_sign(const struct words *w, struct str s)
{
    const uint64_t kinds = WORD_KIND(WORD_SURNAME) | WORD_KIND(WORD_ROLE) | WORD_KIND(WORD_ROLE_MODIFIER) |
                           WORD_KIND(WORD_ROLE_PREFIX) | WORD_KIND(WORD_COMMENTATOR) | WORD_KIND(WORD_PHOTO) |
                           WORD_KIND(WORD_NAME_SOUND);
    size_t from = 0;
    for (size_t at = 0; at < s.n && parts_tokens(utf8_next(s, &at));)
        from = at;
    return words_first(w, str_cut(s, from, s.n)) & kinds;
}

/* Reads tokens as groups. Answers how many people signed, -1: this is no byline. */
static int groups_read(struct arena *a, const struct words *w, struct str s, enum names names, struct author_list *out)
{
    if (names != NAMES_ANY && !may_sign(w, s))
        return -1;
    size_t at = 0, start = out ? out->n : 0;
    int people = 0;
    struct str role = STR_ABSENT;
    for (struct str rest; (rest = token_next(a, w, s, &at)).s;) {
        if (people && words_have(w, WORD_TAIL, rest))
            continue;
        if (words_have(w, WORD_COMMENTATOR, rest)) {
            author_add(a, out, rest, STR("评论员"));
            people++;
            continue;
        }
        struct str head = role_head(w, &rest);
        bool glued = head.s && rest.n; /* 记者王涛, or 记者走进车间 */
        if (head.s) {
            /* 王涛 整理: a role behind nameless people is theirs. */
            bool behind = !rest.n && people && !role.s && !piece_next(w, s, &(size_t){at}).s;
            if (behind && out)
                for (size_t k = start; k < out->n; k++)
                    out->at[k].role = arena_str(a, head);
            role = head;
        }
        if (!rest.n)
            continue;
        if (words_have(w, WORD_PHOTO, rest)) {
            role = rest;
            continue;
        }
        while (rest.n) {
            size_t end = role_inside(w, rest), ncut = 0;
            struct str name = str_cut(rest, 0, end), cut[4];
            bool strict = names != NAMES_ANY && (!role.s || (names == NAMES_KNOWN && glued));
            if (name_like(w, name, strict)) {
                author_add(a, out, name, role);
                people++;
            } else if ((role.s || names == NAMES_ANY) && name.n <= 36 && han_count(name) &&
                       names_cut(w, name, cut, &ncut)) {
                for (size_t k = 0; k < ncut; k++)
                    author_add(a, out, cut[k], role);
                people += (int)ncut;
            } else {
                return -1;
            }
            rest = str_cut(rest, end, rest.n);
            head = role_head(w, &rest);
            if (head.s)
                role = head;
        }
    }
    return people;
}

/* 记者下山时，闫来福 begins like a byline and is text: without an ornament or 本报 before it, a byline holds nothing but names, no commas. */
static bool plain_text(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c == 0xff0c || c == 0x3002 || c == 0x201c || c == ',')
            return true;
    }
    return false;
}

/* 读者·体育: a column, not who signs. */
static bool role_column(const struct words *w, struct str s)
{
    struct str rest = s;
    return role_head(w, &rest).s && str_starts(rest, STR("·"));
}

/* 口本报记者…: the square before a byline as a reader of print may take it. */
static bool box_misread(const struct words *w, struct str s)
{
    struct str rest = str_cut(s, strlen("口"), s.n);
    return str_starts(s, STR("口")) && (words_prefix(w, WORD_ROLE_PREFIX, rest) || words_prefix(w, WORD_ROLE, rest));
}

/*
 * 城关小学六年级（1）班 李明: the school, the class before who wrote it; its length in bytes, 0: none. MARKED: an ornament says that somebody signs, and
 * any workplace may stand before the name.
 */
static size_t workplace_before(const struct words *w, struct str s, bool marked)
{
    enum { MOST = 90 };
    size_t end = 0, most = str_cut(s, 0, MOST).n;
    for (const char *at = s.s; (at = memchr(at, ' ', most - (size_t)(at - s.s))) != NULL; at++) {
        struct str before = str_cut(s, 0, (size_t)(at - s.s));
        bool works = words_suffix(w, WORD_OFFICE, before) || words_suffix(w, WORD_WORKPLACE, before);
        if (words_suffix(w, WORD_SCHOOL, before) || (marked && works && han_count(before) > NAME_MOST))
            end = before.n;
    }
    return end;
}

bool byline_parse(struct arena *a, const struct words *w, struct str s, struct author_list *out)
{
    size_t at = 0, was = out ? out->n : 0;
    uint32_t first = utf8_next(s, &at);
    bool marked = ornament(first) || box_misread(w, s);
    if (s.n > 300 || str_ends(s, STR("；")) || str_ends(s, STR("，")) || str_ends(s, STR("。")))
        return false; /* a sentence goes on, or ends */
    if (!marked && (str_ends(s, STR("：")) || str_ends(s, STR("、"))) && !words_count(w, WORD_ROLE, s))
        return false; /* a name over what is told of it, the first of many */
    struct str body = str_trim(marked ? str_cut(s, at, s.n) : s);
    bool bracketed = bracket_whole(body, &body);
    body = str_cut(body, workplace_before(w, body, marked), body.n);
    if (!marked && (!may_sign(w, body) || (!bracketed && (plain_text(body) || role_column(w, body)))))
        return false; /* most lines are told by what they begin with */
    bool named = marked || bracketed || words_prefix(w, WORD_ROLE_PREFIX, body);
    int people = groups_read(a, w, body, named ? (marked ? NAMES_ANY : NAMES_BARE_KNOWN) : NAMES_KNOWN, out);
    if (people <= 0 && out)
        out->n = was;
    return people > 0;
}

/* 王小明李大山: two names, N ideographs in all, between which a line ended, which left no blank. */
static bool names_joined(struct arena *a, const struct words *w, struct str s, size_t n, struct author_list *out)
{
    enum { LEAST = 5, MOST = 6, LONG = 3, HAN = 3 /* bytes */ };
    if (n < LEAST || n > MOST || s.n != n * HAN)
        return false;
    for (size_t first = LONG; n - first <= LONG; first--) {
        struct str left = str_cut(s, 0, first * HAN), right = str_cut(s, first * HAN, s.n);
        if (!byline_parse(a, w, left, NULL) || !byline_parse(a, w, right, NULL))
            continue;
        author_add(a, out, left, STR_ABSENT);
        author_add(a, out, right, STR_ABSENT);
        return true;
    }
    return false;
}

bool byline_closing(struct arena *a, const struct words *w, struct str inside, struct author_list *out)
{
    if (byline_parse(a, w, inside, out))
        return true;
    size_t n = han_count(inside);
    if (names_joined(a, w, inside, n, out))
        return true;
    if (n < 2 || n > 3 || words_suffix(w, WORD_NO_SIGNER, inside))
        return false;
    for (size_t at = 0; at < inside.n;)
        if (numeral_of(utf8_next(inside, &at)))
            return false; /* （十二） */
    author_add(a, out, inside, STR_ABSENT);
    return true;
}

bool byline_breaks(struct str s)
{
    static const char *const heads[] = {"通", "通讯", "记", "特约", "特约通", "特约通讯", "实习", "见习"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (str_ends(s, str_of(heads[i])))
            return true;
    return false;
}

/* The place and date of a dateline hold no sentence mark and are short. */
static size_t dateline_end(const struct words *w, struct str s, size_t from)
{
    size_t ncp = 0;
    for (size_t at = from; at < s.n && ncp <= 24; ncp++) {
        if (words_prefix(w, WORD_ROLE, str_cut(s, at, s.n)) || word_starts(str_cut(s, at, s.n), "通讯", "通訊"))
            return 0; /* 本报记者某某 通讯员 … is a byline */
        size_t n = words_prefix(w, WORD_DATELINE_END, str_cut(s, at, s.n));
        if (n)
            return at + n;
        uint32_t c = utf8_next(s, &at);
        if (!(cp_is_han(c) || cp_is_digit(c) || cp_is_space(c) || c == 0x3001))
            break;
    }
    return 0;
}

/* 通讯, 简讯, 喜讯: words that end like a dateline; 滨州晨讯: so does a newspaper's name. */
static bool news_word(const struct words *w, struct str s)
{
    if (words_suffix(w, WORD_NAME_END, s))
        return true;
    static const char *const before[] = {"通", "资", "简", "短", "快", "喜", "音", "电", "捷", "审", "问", "闻"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (str_ends(str_cut(s, 0, s.n - strlen("讯")), str_of(before[i])))
            return true;
    return false;
}

/* 晨报讯 …, 本网讯（…）, 云坪讯 …: a few ideographs before 报讯, or before 讯 with a bracket, a blank or a day behind. */
static size_t paper_dateline(const struct words *w, struct str s, bool *plain)
{
    enum { MOST = 6 }; /* ideographs */
    size_t at = strlen("讯"), most = utf8_usual_end(str_cut(s, 0, MOST * strlen("讯")), 0);
    while (at < most && !word_starts(str_cut(s, at, s.n), "讯", "訊"))
        at += strlen("讯");
    if (at >= most && most == MOST * strlen("讯")) /* most lines of text */
        return 0;
    at = 0;
    for (size_t n = 0; n < MOST && at < s.n; n++) {
        uint32_t c = utf8_next(s, &at);
        if (!cp_is_han(c))
            return 0;
        if (n && (c == 0x8baf || c == 0x8a0a)) { /* 讯, 訊 */
            struct str rest = str_cut(s, at, s.n);
            bool parted = rest.n && (rest.s[0] == ' ' || cp_is_digit((unsigned char)rest.s[0]));
            *plain = str_starts(rest, STR("（")) || str_starts(rest, STR("(")) ||
                     word_ends(str_cut(s, 0, at), "报讯", "報訊") || (parted && !news_word(w, str_cut(s, 0, at)));
            return *plain ? at : 0;
        }
    }
    return 0;
}

/* The dateline of an agency, behind 据: 新华社电, 新华社北京9月3日电; what 据新华社报道 opens is told by the paper itself. */
static size_t reprint_parse(struct arena *a, const struct words *w, struct str s, struct author_list *out,
                            struct str *credit)
{
    size_t agency = words_prefix(w, WORD_OPENING, s);
    if (!agency || words_suffix(w, WORD_DATELINE_END, str_cut(s, 0, agency)) || !dateline_end(w, s, agency))
        return 0;
    return opening_parse(a, w, s, out, credit);
}

size_t opening_parse(struct arena *a, const struct words *w, struct str s, struct author_list *out, struct str *credit)
{
    if (word_starts(s, "据", "據")) { /* 据新华社北京9月3日电 */
        size_t lead = strlen("据"), n = reprint_parse(a, w, str_cut(s, lead, s.n), out, credit);
        return n ? lead + n : 0;
    }
    size_t at = words_prefix(w, WORD_OPENING, s);
    bool plain = at && words_suffix(w, WORD_DATELINE_END, str_cut(s, 0, at)); /* 本报讯 is whole; 新华社 needs 电 */
    if (!at)
        at = paper_dateline(w, s, &plain);
    if (!plain) {
        size_t prefix = at ? at : words_prefix(w, WORD_ROLE_PREFIX, s);
        if (!prefix)
            return 0;
        size_t end = dateline_end(w, s, prefix);
        if (!end)
            return 0;
        if (at && credit)
            *credit = arena_str(a, str_cut(s, 0, at));
        at = end;
    }
    struct str rest = str_cut(s, at, s.n);
    size_t blanks = rest.n - str_trim(rest).n;
    rest = str_trim(rest);
    if (str_starts(rest, STR("（")) || str_starts(rest, STR("("))) {
        size_t wide = str_starts(rest, STR("（")) ? 3 : 1;
        size_t close = str_find(rest, wide == 3 ? STR("）") : STR(")"), 0);
        if (close != SIZE_MAX && close < 300 && groups_read(a, w, str_cut(rest, wide, close), NAMES_ANY, out) > 0)
            return at + blanks + close + wide;
    } else {
        /* 本报讯 记者王涛报道: names without brackets up to 报道 or the first blank behind them. */
        size_t told = str_find(rest, STR("报道"), 0);
        if (told != SIZE_MAX && told < 60 && groups_read(a, w, str_cut(rest, 0, told), NAMES_BARE_KNOWN, out) > 0)
            return at + blanks + told + strlen("报道");
    }
    return at;
}

static void names_join(struct arena *a, const struct author_list *names, struct str *credit)
{
    struct buf b = {0};
    for (size_t i = 0; i < names->n; i++) {
        buf_str(&b, i ? STR(" ") : STR(""));
        buf_str(&b, names->at[i].name);
    }
    *credit = arena_str(a, buf_view(&b));
    buf_free(&b);
}

/* Where what stands behind 春到渡口（国画） or 国画《春到渡口》 begins; 0: S names no work of art so. */
static size_t artwork_end(const struct words *w, struct str s)
{
    for (size_t at = 0, open = SIZE_MAX; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);
        if (c == 0xff08 || c == '(')
            open = at;
        else if ((c == 0xff09 || c == ')') && open != SIZE_MAX && words_have(w, WORD_ARTWORK, str_cut(s, open, from)))
            return at;
    }
    size_t title = str_find(s, STR("《"), 0), close = str_find(s, STR("》"), 0);
    if (title == SIZE_MAX || close == SIZE_MAX || close < title)
        return 0;
    close += strlen("》");
    struct str behind = str_cut(s, close, s.n), kind = str_trim(behind);
    size_t n = words_prefix(w, WORD_ARTWORK, kind);
    if (n)
        return (size_t)(kind.s - s.s) + n;
    return title && words_have(w, WORD_ARTWORK, str_trim(str_cut(s, 0, title))) ? close : 0;
}

size_t artist_parse(struct arena *a, const struct words *w, struct str s, struct str *credit)
{
    enum { MOST = 150 /* bytes: a name, a kind, an artist */ };
    size_t at = s.n <= MOST ? artwork_end(w, s) : 0;
    if (!at)
        return s.n;
    struct str rest = str_trim(str_cut(s, at, s.n));
    size_t made = words_suffix(w, WORD_ARTIST, rest);
    rest = str_trim(str_cut(rest, 0, rest.n - made));
    if (str_ends(rest, STR("/")) || str_ends(rest, STR("／")))
        rest = str_trim(str_cut(rest, 0, rest.n - (str_ends(rest, STR("/")) ? 1 : 3)));
    struct author_list names = {0};
    int people = rest.n ? groups_read(a, w, rest, made ? NAMES_ANY : NAMES_BARE_KNOWN, &names) : -1;
    if (people > 0 && credit)
        names_join(a, &names, credit);
    vec_free(&names);
    return people > 0 ? at : s.n;
}

size_t credit_parse(struct arena *a, const struct words *w, struct str s, struct str *credit)
{
    enum { BARE_MOST = 4 };
    size_t end = s.n;
    for (size_t at = end; end; end = at) {
        uint32_t c = utf8_prev(s, &at);
        if (c != 0xff09 && c != ')' && c != 0x3002)
            break;
    }
    while (end && s.s[end - 1] == ' ')
        end--;
    size_t photo = words_suffix(w, WORD_PHOTO, str_cut(s, 0, end));
    if (!photo) /* nor is it who made a work of art, unless that is said */
        return words_suffix(w, WORD_ARTIST, s) ? artist_parse(a, w, s, credit) : s.n;
    size_t from = end - photo;
    /* Names stand behind the last sentence mark, bracket or the head of the line. */
    size_t start = from;
    for (size_t at = from, ncp = 0; at > 0 && ncp < 40; ncp++) {
        size_t before = at;
        uint32_t c = utf8_prev(s, &before);
        if (cp_ends_sentence(c) || c == 0xff08 || c == '(' || c == 0xff09 || c == ')' || c == 0xff1b)
            break;
        at = before;
        start = at;
    }
    struct author_list names = {0};
    struct str group = str_trim(str_cut(s, start, from));
    /* …。包阿如娜 摄: a name that stands apart on both sides may be anybody's, and so may one with nothing before it. */
    size_t han = han_count(group);
    bool apart = from && s.s[from - 1] == ' ' && (start ? han > 0 : han >= 2 && han <= BARE_MOST);
    int people = group.n ? groups_read(a, w, group, apart ? NAMES_ANY : NAMES_BARE_KNOWN, &names) : -1;
    if (people > 0 && credit)
        names_join(a, &names, credit);
    vec_free(&names);
    if (people <= 0)
        return s.n;
    size_t bracket = start;
    uint32_t c = start ? utf8_prev(s, &bracket) : 0;
    return c == 0xff08 || c == '(' ? bracket : start;
}
