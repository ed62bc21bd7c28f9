/*
 * What web editions put under a headline: 来源：…  作者：…  时间：…, one line of fields. The author signs the story, the rest is the page's own.
 */
#include "../rebuild_internal.h"
#include "baolan/header.h"

#include "baolan/language.h"

enum { LONGEST = 80, FIELDS_MOST = 12 };

/* The length of a label and its colon that S begins with, 0: none. */
static size_t label_length(const struct words *w, enum word_kind kind, struct str s)
{
    size_t n = words_prefix(w, kind, s);
    struct str rest = str_cut(s, n, s.n);
    return !n ? 0 : str_starts(rest, STR("：")) ? n + strlen("：") : str_starts(rest, STR(":")) ? n + 1 : 0;
}

static bool blank_or_bar(char c)
{
    return c == ' ' || c == '|' || c == '\t';
}

/* The value at the head of S up to the next label; *NEXT is where that begins, S.n: nowhere. */
static struct str value_of(const struct words *w, struct str s, size_t *next)
{
    for (*next = 0; *next < s.n; ++*next) {
        struct str rest = str_cut(s, *next, s.n);
        bool begins = *next && blank_or_bar(s.s[*next - 1]);
        if (begins && (label_length(w, WORD_WEB_FIELD, rest) || label_length(w, WORD_WEB_AUTHOR, rest)))
            break;
    }
    size_t end = *next;
    while (end > 0 && blank_or_bar(s.s[end - 1]))
        end--;
    return str_trim(str_cut(s, 0, end));
}

/* 第05版：法治 at AT: the page's number and name, as its header would say them; their end, AT: none. */
static size_t page_end(struct arena *a, const struct words *w, struct str s, size_t at)
{
    struct header h;
    size_t end = at;
    while (end < s.n && !blank_or_bar(s.s[end]))
        end++;
    return header_read(a, w, str_cut(s, at, end), 0, &h) && (h.kinds & HEADER_PAGE) && !h.unread ? end : at;
}

/* One word at AT: the name of a paper, of the page, a day, an hour, as they stand before the first field; its end, AT: none. */
static size_t bare_end(struct arena *a, const struct words *w, struct str s, size_t at)
{
    struct header h = {.weekday = -1};
    size_t k = at, n;
    if (header_date_read(s, &k, &h) || header_time_read(s, &k) || header_weekday_read(s, &k, &h))
        return k;
    size_t end = page_end(a, w, s, at);
    if (end > at)
        return end;
    end = header_han_end(s, at, &n);
    struct str name = str_cut(s, at, end);
    bool paper = words_suffix(w, WORD_NAME_END, name) && !words_suffix(w, WORD_NOT_NAME_END, name);
    return n > 2 && (paper || words_suffix(w, WORD_NAME_TAIL, name)) ? end : at;
}

/* Where the first field of S begins, behind the paper and the day that stand bare; S.n: nowhere. */
static size_t fields_begin(struct arena *a, const struct words *w, struct str s)
{
    size_t at = 0;
    while (at < s.n && !label_length(w, WORD_WEB_FIELD, str_cut(s, at, s.n)) &&
           !label_length(w, WORD_WEB_AUTHOR, str_cut(s, at, s.n))) {
        size_t end = bare_end(a, w, s, at);
        if (end == at || (end < s.n && !blank_or_bar(s.s[end])))
            return s.n;
        for (at = end; at < s.n && blank_or_bar(s.s[at]);)
            at++;
    }
    return at;
}

/* Reads S as a line of fields: *SOURCED, where the text comes from; *AUTHORS, who wrote it and what he is. False when it is none. */
static bool fields_parse(struct arena *a, const struct words *w, struct str s, struct str *authors, bool *sourced)
{
    size_t begin = fields_begin(a, w, s);
    bool roles = false;
    *sourced = begin > 0;
    *authors = (struct str){0};
    if (begin == s.n)
        return false;
    s = str_cut(s, begin, s.n);
    for (size_t n = 0; s.n && n < FIELDS_MOST; n++) {
        size_t next, field = label_length(w, WORD_WEB_FIELD, s), author = label_length(w, WORD_WEB_AUTHOR, s);
        if (!field && !author)
            return false;
        int role;
        size_t label = words_prefix_value(w, WORD_WEB_AUTHOR, s, &role);
        struct str head = str_cut(s, 0, label), rest = str_cut(s, field ? field : author, s.n),
                   value = value_of(w, rest, &next);
        *sourced |= field > 0;
        if (!field && value.n) {
            roles |= role > 0;
            *authors =
                arena_printf(a, "%.*s %.*s %.*s", STR_ARG(*authors), STR_ARG(role ? head : STR("")), STR_ARG(value));
        }
        s = str_cut(rest, next, rest.n);
    }
    *authors = str_trim(*authors);
    return !s.n && (*sourced || !roles); /* 记者：…？ alone asks */
}

/* May L be such a line? Its blanks part the fields. */
static bool may_be_fields(const struct words *w, const struct line *l)
{
    const uint64_t kinds = WORD_KIND(WORD_WEB_FIELD) | WORD_KIND(WORD_WEB_AUTHOR);
    if (!(l->signs & SIGN_COLON) && (!(l->signs & SIGN_HALF) || str_find(l->text, STR(":"), 0) == SIZE_MAX))
        return false;
    return (words_first(w, l->text) & kinds) || (l->signs & SIGN_DIGIT);
}

void fields_mark(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        struct str authors;
        bool sourced;
        if (l->ncp > LONGEST || l->level || l->vertical || line_fixed(l) || !may_be_fields(p->words, l))
            continue;
        struct str s = l->spaced || l->doubled || !l->raw.s ? l->text : l->raw;
        if (!fields_parse(p->arena, p->words, str_trim(header_folded(p->arena, s)), &authors, &sourced))
            continue;
        p->nfields += sourced; /* 作者：… alone stands only where somebody signs */
        struct str signs = arena_printf(p->arena, "□ %.*s", STR_ARG(authors)); /* signed, whatever the names */
        bool signed_ = authors.n && byline_parse(p->arena, p->words, signs, NULL);
        if (!signed_ && authors.n && !sourced)
            continue; /* of a book */
        if (!signed_) {
            line_leaves(l, N_("says where the text comes from"));
            continue;
        }
        l->marks = MARK_BYLINE;
        l->field = true;
        l->text = signs;
        line_signs(l);
    }
}
