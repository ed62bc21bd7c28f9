#include "baolan/input.h"

#include <string.h>

/*
 * What a path says of the page, and nothing guessed: a real day written out in the file's name or in the folders right
 * above it, and a page number beside it. A folder counts only when the date ends its name (示例日报2024-05-10/,
 * 2024/05/10/), so that 2019-01-01-backup/ dates nothing.
 */

enum { YEAR_FIRST = 1800, YEAR_LAST = 2099, FOLDERS_BELOW = 1 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_separator(char c)
{
    return c && strchr("-_./", c);
}

/* Up to MAX digits at *AT, at least MIN and not followed by another digit; -1 when they are not there. */
static int number(struct str s, size_t *at, size_t min, size_t max)
{
    size_t i = *at;
    int value = 0;
    while (i < s.n && i - *at < max && is_digit(s.s[i]))
        value = value * 10 + (s.s[i++] - '0');
    if (i - *at < min || (i < s.n && is_digit(s.s[i])))
        return -1;
    *at = i;
    return value;
}

static bool take(struct str s, size_t *at, struct str word)
{
    if (!str_starts(str_cut(s, *at, s.n), word))
        return false;
    *at += word.n;
    return true;
}

static bool take_separator(struct str s, size_t *at)
{
    if (*at >= s.n || !is_separator(s.s[*at]))
        return false;
    ++*at;
    return true;
}

/* 20240510 */
static int compact_day(struct str s, size_t *at)
{
    int value = number(s, at, 8, 8);
    return value < 0 ? 0 : day_make(value / 10000, value / 100 % 100, value % 100);
}

/* 2024-05-10, 2024/5/10, 2024-05/10, 2024/0510 */
static int parted_day(struct str s, size_t *at)
{
    int year = number(s, at, 4, 4);
    if (year < 0 || !take_separator(s, at))
        return 0;
    size_t here = *at;
    int both = number(s, &here, 4, 4);
    if (both >= 0) {
        *at = here;
        return day_make(year, both / 100, both % 100);
    }
    int month = number(s, at, 1, 2);
    if (month < 0 || !take_separator(s, at))
        return 0;
    int day = number(s, at, 1, 2);
    return day < 0 ? 0 : day_make(year, month, day);
}

/* 202405/10 */
static int month_folder_day(struct str s, size_t *at)
{
    int month = number(s, at, 6, 6);
    if (month < 0 || !take_separator(s, at))
        return 0;
    int day = number(s, at, 2, 2);
    return day < 0 ? 0 : day_make(month / 100, month % 100, day);
}

/* 2024年5月10日, with folders between or not */
static int chinese_day(struct str s, size_t *at)
{
    int year = number(s, at, 4, 4);
    if (year < 0 || !take(s, at, STR("年")))
        return 0;
    take(s, at, STR("/"));
    int month = number(s, at, 1, 2);
    if (month < 0 || !take(s, at, STR("月")))
        return 0;
    take(s, at, STR("/"));
    int day = number(s, at, 1, 2);
    if (day < 0 || !take(s, at, STR("日")))
        return 0;
    return day_make(year, month, day);
}

static int (*const day_forms[])(struct str, size_t *) = {compact_day, parted_day, month_folder_day, chinese_day};

/* The day that begins at byte FROM of S, and where it *ENDs; 0 when there is none. */
static int day_at(struct str s, size_t from, size_t *end)
{
    /* A letter right before is a name or a hash (c20240510), a digit part of a longer number. */
    if (from > 0 && (is_digit(s.s[from - 1]) || is_letter(s.s[from - 1])))
        return 0;
    for (size_t i = 0; i < sizeof day_forms / sizeof *day_forms; i++) {
        size_t at = from;
        int day = day_forms[i](s, &at);
        if (day / 10000 >= YEAR_FIRST && day / 10000 <= YEAR_LAST && (at == s.n || !is_letter(s.s[at]))) {
            *end = at;
            return day;
        }
    }
    return 0;
}

/* Does a day that ends at END stand where days of papers stand: in the file's name, or ending the name of a folder just
 * above? */
static bool well_placed(struct str s, size_t end)
{
    size_t folders = 0;
    for (size_t i = end; i < s.n; i++)
        folders += s.s[i] == '/';
    return folders == 0 || (s.s[end] == '/' && folders <= FOLDERS_BELOW + 1);
}

/* ---- page numbers ------------------------------------------------------------------------------------------------ */

/* Letters of sections, T for 特刊; p stands for page. Others are more often versions and names (v2). */
static bool is_section(char c)
{
    return c && strchr("ABCDEFGHTPabcdefghtp", c);
}

/*
 * A page number that is the whole of WORD: 04, A04, p4, 第4版, A04版; CERTAIN when it is marked as one. Without leading
 * zeros, the letter in upper case.
 */
static bool page_number(struct arena *a, struct str word, struct str *out, bool *certain)
{
    size_t at = 0;
    bool marked = take(word, &at, STR("第"));
    char letter = at < word.n && is_section(word.s[at]) ? word.s[at++] : '\0';
    int value = number(word, &at, 1, 3);
    bool many_digits = value > 99;
    marked |= take(word, &at, STR("版")) || take(word, &at, STR("页"));
    if (value <= 0 || at != word.n || (many_digits && !marked))
        return false;
    if (letter >= 'a' && letter <= 'z')
        letter = (char)(letter - 'a' + 'A');
    /* p4 is page 4, not part P of a paper. */
    *out = letter && letter != 'P' ? arena_printf(a, "%c%d", letter, value) : arena_printf(a, "%d", value);
    *certain = marked || letter;
    return true;
}

/* The page number among the words of S: one that is marked (A04, 4版), else the first word when it is a bare number and
 * that is allowed. */
static struct str find_page(struct arena *a, struct str s, bool bare_may)
{
    struct str bare = STR_ABSENT;
    bool first = true;
    for (size_t from = 0; from <= s.n;) {
        size_t end = from;
        while (end < s.n && !is_separator(s.s[end]) && s.s[end] != ' ')
            end++;
        struct str found;
        bool certain;
        if (end > from && page_number(a, str_cut(s, from, end), &found, &certain)) {
            if (certain)
                return found;
            if (first && bare_may)
                bare = found;
        }
        first = first && end == from;
        from = end + 1;
    }
    return bare;
}

static size_t last_slash(struct str s)
{
    size_t at = s.n;
    while (at > 0 && s.s[at - 1] != '/')
        at--;
    return at;
}

/* The path without the ending of its name, which begins with a letter: .txt, .md, not the .10 of 2024.05.10. */
static struct str without_ending(struct str path)
{
    size_t name = last_slash(path), dot = path.n;
    while (dot > name && path.s[dot - 1] != '.')
        dot--;
    bool letters = dot > name + 1;
    for (size_t i = dot; i < path.n; i++)
        letters = letters && (is_letter(path.s[i]) || (i > dot && is_digit(path.s[i])));
    return letters ? str_cut(path, 0, dot - 1) : path;
}

struct path_facts input_path_facts(struct arena *a, struct str path)
{
    struct path_facts facts = {0};
    struct str s = without_ending(path);
    size_t name = last_slash(s), start = 0, end = 0;
    for (size_t i = 0; i < s.n; i++) {
        size_t until;
        int day = is_digit(s.s[i]) ? day_at(s, i, &until) : 0;
        if (!day || !well_placed(s, until))
            continue;
        facts.day = day;
        start = i;
        end = until;
        i = until - 1;
    }
    if (!facts.day) {
        /* Without a date a bare number may be anything: only 第4版 says what it is. */
        struct str word = str_cut(s, name, s.n);
        if (str_ends(word, STR("版")))
            facts.page_no = find_page(a, word, false);
        return facts;
    }
    struct str behind = str_cut(s, end, s.n);
    size_t folders = 0;
    for (size_t i = 0; i < behind.n; i++)
        folders += behind.s[i] == '/';
    /* 2024-05-10/04/1.txt: which of the two is the page? */
    facts.page_no = find_page(a, behind, folders <= 1);
    if (!facts.page_no.s && start > name)
        facts.page_no = find_page(a, str_cut(s, name, start), true);
    return facts;
}
