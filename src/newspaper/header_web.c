/* What web editions print beside their stories: buttons, with the titles of the stories before and behind, fields, the foot of the page. */
#include "baolan/utf8.h"
#include "header_internal.h"

static struct str rest(struct str s, size_t at)
{
    return str_cut(s, at, s.n);
}

static bool blank_or_bar(char c)
{
    return c == ' ' || c == '|';
}

static size_t blanks_end(struct str s, size_t at)
{
    while (at < s.n && blank_or_bar(s.s[at]))
        at++;
    return at;
}

/* Where the title of another story ends that begins at AT: at the next button. */
static size_t title_end(const struct words *w, struct str s, size_t at)
{
    for (size_t k = at; k < s.n; k++)
        if (blank_or_bar(s.s[k]) && words_prefix(w, WORD_SITE, rest(s, k + 1)))
            return k;
    return s.n;
}

bool header_site_read(const struct words *w, struct str s, size_t *at, struct header *out, struct site_story *story)
{
    enum { BUTTON, STORY, PAGE, BESIDE };
    int what;
    size_t end = *at + words_prefix_value(w, WORD_SITE, rest(s, *at), &what), next = end;
    bool apart = end >= s.n || !cp_is_core(utf8_next(s, &next));
    if (end == *at || (what == BESIDE && !(apart && (out->kinds & HEADER_SITE))))
        return false;
    size_t title = blanks_end(s, end);
    bool colon = title < s.n && (s.s[title] == ':' || s.s[title] == '>');
    title = blanks_end(s, title + colon);
    *story = (struct site_story){0};
    if (((what == STORY && apart) || (what == PAGE && colon)) && title < s.n &&
        !words_prefix(w, WORD_SITE, rest(s, title)))
        *story = (struct site_story){str_cut(s, title, title_end(w, s, title)), colon};
    out->between |= what == STORY;
    out->sites += what != BESIDE;
    out->kinds |= HEADER_SITE;
    *at = end;
    return true;
}

/* A name behind another: 方可人 徐亮亮 of one field. */
static size_t name_end(const struct words *w, struct str s, size_t at)
{
    size_t n, end = header_han_end(s, at, &n);
    if (n < 2 || n > 4 || (end < s.n && !blank_or_bar(s.s[end])) || words_prefix(w, WORD_SITE, rest(s, at)) ||
        words_prefix(w, WORD_WEB_FIELD, rest(s, at)))
        return at;
    return end;
}

bool header_field_read(const struct words *w, struct str s, size_t *at, struct header *out)
{
    enum { TEXT, DAY, COUNT };
    int what;
    size_t label = *at + words_prefix_value(w, WORD_WEB_FIELD, rest(s, *at), &what), value = blanks_end(s, label);
    if (label == *at)
        return false;
    bool colon = value < s.n && s.s[value] == ':';
    bool bracket = value < s.n && (s.s[value] == '(' || s.s[value] == '[');
    value = blanks_end(s, value + (colon || bracket));
    bool number = value < s.n && s.s[value] >= '0' && s.s[value] <= '9';
    if (!colon && !(what == COUNT && number))
        return false;
    out->kinds |= HEADER_FIELD;
    *at = value;
    if (what == DAY)
        return true; /* the day is read by itself */
    while (*at < s.n && !blank_or_bar(s.s[*at]))
        ++*at;
    for (size_t next; what == TEXT && (next = name_end(w, s, blanks_end(s, *at))) > blanks_end(s, *at);)
        *at = next;
    return true;
}

bool header_foot_read(const struct words *w, struct str s, size_t *at, struct header *out, bool *sure)
{
    int value;
    size_t n = words_prefix_value(w, WORD_WEB_FOOT, rest(s, *at), &value), next = *at + n;
    if (!n)
        return false;
    *sure = value && !(next < s.n && cp_is_core(utf8_next(s, &next)) && (unsigned char)s.s[*at + n] >= 0x80 && n > 6);
    out->kinds |= HEADER_SITE | HEADER_FOOT;
    out->sites++;
    *at = s.n;
    return true;
}

bool header_time_read(struct str s, size_t *at)
{
    size_t k = *at;
    int hour = header_number(s, &k, 2), minute;
    if ((unsigned char)s.s[*at] >= 0x80 || hour < 0 || hour > 24 || k >= s.n || s.s[k++] != ':')
        return false;
    for (int part = 0; part < 2; part++) {
        size_t from = k;
        if (k >= s.n || (unsigned char)s.s[k] >= 0x80 || (minute = header_number(s, &k, 2)) < 0 || minute > 60 ||
            k != from + 2)
            return false;
        *at = k;
        if (k >= s.n || s.s[k++] != ':')
            break;
    }
    return true;
}
