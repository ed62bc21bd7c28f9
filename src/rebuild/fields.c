/*
 * What web editions put under a headline: 来源：…  作者：…  时间：…, one line of fields. The author signs the story, the rest is the page's own.
 */
#include "rebuild_internal.h"

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

/* Reads S as a line of fields: *SOURCED, where the text comes from; *AUTHORS, who wrote it. False when it is none. */
static bool fields_parse(const struct words *w, struct str s, struct str *authors, bool *sourced)
{
    const uint64_t kinds = WORD_KIND(WORD_WEB_FIELD) | WORD_KIND(WORD_WEB_AUTHOR);
    *sourced = false;
    *authors = (struct str){0};
    if (!(words_first(w, s) & kinds))
        return false;
    for (size_t n = 0; s.n && n < FIELDS_MOST; n++) {
        size_t next, field = label_length(w, WORD_WEB_FIELD, s), author = label_length(w, WORD_WEB_AUTHOR, s);
        if (!field && !author)
            return false;
        struct str rest = str_cut(s, field ? field : author, s.n), value = value_of(w, rest, &next);
        *sourced |= field > 0;
        if (author && value.n)
            *authors = value;
        s = str_cut(rest, next, rest.n);
    }
    return !s.n;
}

void fields_mark(struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        struct str authors;
        bool sourced;
        if (l->ncp > LONGEST || l->level || l->vertical || line_fixed(l) ||
            !fields_parse(p->words, l->text, &authors, &sourced))
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
        l->signs = signs_of(signs);
    }
}
