#include "words.h"

#include <stdlib.h>
#include <string.h>

extern const char newspaper_words[]; /* made by the Makefile from data/newspaper/words.txt */

static const char *const kind_names[WORD_KIND_COUNT] = {
    [WORD_OPENING] = "opening",       [WORD_DATELINE_END] = "dateline-end", [WORD_ROLE] = "role",
    [WORD_ROLE_PREFIX] = "role-prefix", [WORD_COMMENTATOR] = "commentator", [WORD_TAIL] = "tail", [WORD_PHOTO] = "photo",
    [WORD_STAFF] = "staff",           [WORD_FURNITURE] = "furniture",       [WORD_CAPTION] = "caption", [WORD_JUMP_TO] = "jump-to",
    [WORD_JUMP_FROM] = "jump-from",   [WORD_NOTICE] = "notice",             [WORD_COMMENTARY] = "commentary",
    [WORD_WEATHER] = "weather",       [WORD_CREDIT_LEAD] = "credit-lead",   [WORD_COLUMN] = "column", [WORD_NEWS_LEAD] = "news-lead", [WORD_SAID] = "said", [WORD_LABEL] = "label",
    [WORD_SURNAME] = "surname",
    [WORD_NAME_END] = "name-end",     [WORD_NAME_TAIL] = "name-tail",       [WORD_NOT_NAME_END] = "not-name-end",
    [WORD_SECTION_NAME] = "section-name", [WORD_PAPER_CONTACT] = "paper-contact", [WORD_CONTACT] = "contact",
    [WORD_MADE_BY] = "made-by",       [WORD_SOLAR_TERM] = "solar-term",     [WORD_SITE] = "site",
    [WORD_PLAN] = "plan",             [WORD_PLAN_YEAR] = "plan-year",       [WORD_ANNIVERSARY] = "anniversary",
    [WORD_YEAR_WORD] = "year-word",   [WORD_DAY_WORD] = "day-word",         [WORD_TO_COME] = "to-come",
    [WORD_TO_COME_AFTER] = "to-come-after", [WORD_REPORTED] = "reported",   [WORD_REPORTED_AFTER] = "reported-after",
    [WORD_LASTING] = "lasting",       [WORD_ENTITY] = "entity",         [WORD_TAG_BLOCK] = "tag-block",       [WORD_TAG_CELL] = "tag-cell",
    [WORD_TAG_INLINE] = "tag-inline",
};

static int kind_of(struct str heading)
{
    for (int k = 0; k < WORD_KIND_COUNT; k++)
        if (str_is(heading, kind_names[k]))
            return k;
    return -1;
}

const struct words *words_load(struct arena *a)
{
    struct words *w = arena_alloc(a, sizeof *w);
    struct {
        struct str *at;
        size_t n, cap;
    } open = {0};
    int kind = -1;
    const char *line = newspaper_words;
    while (line) {
        const char *next = strchr(line, '\n');
        struct str s = str_trim((struct str){line, next ? (size_t)(next - line) : strlen(line)});
        bool heading = s.n > 2 && s.s[0] == '[';
        if (heading || !next) {
            if (kind >= 0) {
                w->list[kind].at = arena_copy(a, open.at, open.n, sizeof *open.at);
                w->list[kind].n = open.n;
            }
            open.n = 0;
        }
        if (heading)
            kind = kind_of((struct str){s.s + 1, s.n - 2});
        else if (s.n && s.s[0] != '#')
            vec_push(&open, s);
        line = next ? next + 1 : NULL;
    }
    vec_free(&open);
    return w;
}

bool words_have(const struct words *w, enum word_kind kind, struct str s)
{
    for (size_t i = 0; i < w->list[kind].n; i++)
        if (str_eq(w->list[kind].at[i], s))
            return true;
    return false;
}

size_t words_prefix(const struct words *w, enum word_kind kind, struct str s)
{
    size_t best = 0;
    for (size_t i = 0; i < w->list[kind].n; i++)
        if (w->list[kind].at[i].n > best && str_starts(s, w->list[kind].at[i]))
            best = w->list[kind].at[i].n;
    return best;
}

size_t words_suffix(const struct words *w, enum word_kind kind, struct str s)
{
    size_t best = 0;
    for (size_t i = 0; i < w->list[kind].n; i++)
        if (w->list[kind].at[i].n > best && str_ends(s, w->list[kind].at[i]))
            best = w->list[kind].at[i].n;
    return best;
}

int words_count(const struct words *w, enum word_kind kind, struct str s)
{
    int n = 0;
    for (size_t i = 0; i < w->list[kind].n; i++)
        n += str_find(s, w->list[kind].at[i], 0) != SIZE_MAX;
    return n;
}

static size_t value_match(const struct words *w, enum word_kind kind, struct str s, bool at_end, int *value)
{
    size_t best = 0;
    for (size_t i = 0; i < w->list[kind].n; i++) {
        struct str line = w->list[kind].at[i];
        const char *blank = memchr(line.s, ' ', line.n);
        struct str word = str_cut(line, 0, blank ? (size_t)(blank - line.s) : line.n);
        if (blank && word.n > best && (at_end ? str_ends(s, word) : str_starts(s, word))) {
            best = word.n;
            *value = atoi(blank + 1); /* the lists are NUL-terminated as a whole, and a number ends at its line end */
        }
    }
    return best;
}

size_t words_prefix_value(const struct words *w, enum word_kind kind, struct str s, int *value)
{
    return value_match(w, kind, s, false, value);
}

size_t words_suffix_value(const struct words *w, enum word_kind kind, struct str s, int *value)
{
    return value_match(w, kind, s, true, value);
}
