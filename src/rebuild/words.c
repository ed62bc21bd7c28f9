#include "words.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

extern const char newspaper_words[]; /* made by the Makefile from data/newspaper/words.txt */

static const char *const kind_names[WORD_KIND_COUNT] = {
    [WORD_OPENING] = "opening",
    [WORD_DATELINE_END] = "dateline-end",
    [WORD_ROLE] = "role",
    [WORD_ROLE_MODIFIER] = "role-modifier",
    [WORD_ROLE_PREFIX] = "role-prefix",
    [WORD_COMMENTATOR] = "commentator",
    [WORD_TAIL] = "tail",
    [WORD_PHOTO] = "photo",
    [WORD_STAFF] = "staff",
    [WORD_FURNITURE] = "furniture",
    [WORD_BRIEFS] = "briefs",
    [WORD_ENTRY_END] = "entry-end",
    [WORD_SALUTATION] = "salutation",
    [WORD_REGULATION] = "regulation",
    [WORD_OFFICE] = "office",
    [WORD_PREFACE] = "preface",
    [WORD_BOX_LABEL] = "box-label",
    [WORD_ENACTED] = "enacted",
    [WORD_CAPTION] = "caption",
    [WORD_JUMP_TO] = "jump-to",
    [WORD_JUMP_FROM] = "jump-from",
    [WORD_NOTICE] = "notice",
    [WORD_COMMENTARY] = "commentary",
    [WORD_CREDIT_LEAD] = "credit-lead",
    [WORD_COLUMN] = "column",
    [WORD_NEWS_LEAD] = "news-lead",
    [WORD_PRESIDED] = "presided",
    [WORD_SAID] = "said",
    [WORD_LABEL] = "label",
    [WORD_GOES_ON] = "goes-on",
    [WORD_DAY] = "day",
    [WORD_NOTICE_LEAD] = "notice-lead",
    [WORD_TOLD] = "told",
    [WORD_WEB_FIELD] = "web-field",
    [WORD_WEB_AUTHOR] = "web-author",
    [WORD_SURNAME] = "surname",
    [WORD_NAME_END] = "name-end",
    [WORD_NAME_TAIL] = "name-tail",
    [WORD_NOT_NAME_END] = "not-name-end",
    [WORD_SECTION_NAME] = "section-name",
    [WORD_PAPER_CONTACT] = "paper-contact",
    [WORD_CONTACT] = "contact",
    [WORD_MADE_BY] = "made-by",
    [WORD_SOLAR_TERM] = "solar-term",
    [WORD_SITE] = "site",
    [WORD_PLAN] = "plan",
    [WORD_PLAN_YEAR] = "plan-year",
    [WORD_ANNIVERSARY] = "anniversary",
    [WORD_YEAR_WORD] = "year-word",
    [WORD_DAY_WORD] = "day-word",
    [WORD_TO_COME] = "to-come",
    [WORD_TO_COME_AFTER] = "to-come-after",
    [WORD_REPORTED] = "reported",
    [WORD_REPORTED_AFTER] = "reported-after",
    [WORD_LASTING] = "lasting",
    [WORD_ENTITY] = "entity",
    [WORD_PICTURE_STUB] = "picture-stub",
    [WORD_TAG_BLOCK] = "tag-block",
    [WORD_TAG_CELL] = "tag-cell",
    [WORD_TAG_INLINE] = "tag-inline",
};

static int kind_of(struct str heading)
{
    for (int k = 0; k < WORD_KIND_COUNT; k++)
        if (str_is(heading, kind_names[k]))
            return k;
    return -1;
}

/* Words by their first, or last, character: what a text can begin or end with is found in one bucket. */
static size_t bucket_of(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;
    return b[0] < 0x80 ? b[0] : ((size_t)b[0] * 31 + (size_t)b[1] * 7 + b[2]) % WORD_BUCKETS;
}

static bool first_bucket(struct str s, size_t *bucket)
{
    if (!s.n || ((unsigned char)s.s[0] >= 0x80 && s.n < 3))
        return false;
    *bucket = bucket_of(s.s);
    return true;
}

static bool last_bucket(struct str s, size_t *bucket)
{
    if (!s.n || ((unsigned char)s.s[s.n - 1] >= 0x80 && s.n < 3))
        return false;
    *bucket = bucket_of(s.s + s.n - ((unsigned char)s.s[s.n - 1] < 0x80 ? 1 : 3));
    return true;
}

/* Fills INDEX so that the words of bucket B are order[starts[B]] … order[starts[B + 1] - 1]. */
static void index_make(struct arena *a, struct word_index *index, const struct word_list *list,
                       bool (*bucket)(struct str, size_t *))
{
    size_t b;
    index->order = arena_array(a, list->n, sizeof *index->order);
    for (size_t i = 0; i < list->n; i++)
        if (bucket(list->at[i], &b))
            index->starts[b + 1]++;
    for (b = 0; b < WORD_BUCKETS; b++)
        index->starts[b + 1] = (uint16_t)(index->starts[b + 1] + index->starts[b]);
    uint16_t next[WORD_BUCKETS];
    memcpy(next, index->starts, sizeof next);
    for (size_t i = 0; i < list->n; i++)
        if (bucket(list->at[i], &b))
            index->order[next[b]++] = (uint16_t)i;
}

static void list_close(struct arena *a, struct words *w, int kind, const struct str *lines, size_t n)
{
    struct word_list *list = &w->list[kind];
    list->at = arena_array(a, n, sizeof *list->at);
    list->value = arena_array(a, n, sizeof *list->value);
    list->n = n;
    for (size_t i = 0; i < n; i++) {
        const char *blank = memchr(lines[i].s, ' ', lines[i].n);
        list->at[i] = str_cut(lines[i], 0, blank ? (size_t)(blank - lines[i].s) : lines[i].n);
        list->value[i] = blank ? (int)strtol(blank + 1, NULL, kind == WORD_ENTITY ? 16 : 10) : 0;
    }
    index_make(a, &list->by_first, list, first_bucket);
    index_make(a, &list->by_last, list, last_bucket);
    for (size_t b = 0; b < WORD_BUCKETS; b++) {
        w->first[b] |= list->by_first.starts[b] < list->by_first.starts[b + 1] ? WORD_KIND(kind) : 0;
        w->last[b] |= list->by_last.starts[b] < list->by_last.starts[b + 1] ? WORD_KIND(kind) : 0;
    }
}

/* Read once: the lists are constant, and every page asks for them. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct words words;
static struct arena *words_arena; /* kept reachable to the end */

static void words_read(void)
{
    words_arena = arena_new();
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
            if (kind >= 0)
                list_close(words_arena, &words, kind, open.at, open.n);
            open.n = 0;
        }
        if (heading)
            kind = kind_of((struct str){s.s + 1, s.n - 2});
        else if (s.n && s.s[0] != '#')
            vec_push(&open, s);
        line = next ? next + 1 : NULL;
    }
    vec_free(&open);
}

const struct words *words_load(void)
{
    pthread_once(&once, words_read);
    return &words;
}

/* The longest word that S begins with, ends with; -1: none. */
static int longest(const struct word_list *list, struct str s, bool last)
{
    size_t b, length = 0;
    int best = -1;
    if (!(last ? last_bucket(s, &b) : first_bucket(s, &b)))
        return -1;
    const struct word_index *index = last ? &list->by_last : &list->by_first;
    for (size_t i = index->starts[b]; i < index->starts[b + 1]; i++) {
        struct str word = list->at[index->order[i]];
        if (word.n > length && (last ? str_ends(s, word) : str_starts(s, word))) {
            best = index->order[i];
            length = word.n;
        }
    }
    return best;
}

static size_t longest_value(const struct word_list *list, struct str s, bool last, int *value)
{
    int i = longest(list, s, last);
    if (i < 0)
        return 0;
    *value = list->value[i];
    return list->at[i].n;
}

uint64_t words_first(const struct words *w, struct str s)
{
    size_t b;
    return first_bucket(s, &b) ? w->first[b] : 0;
}

uint64_t words_last(const struct words *w, struct str s)
{
    size_t b;
    return last_bucket(s, &b) ? w->last[b] : 0;
}

bool words_have(const struct words *w, enum word_kind kind, struct str s)
{
    int i = longest(&w->list[kind], s, false);
    return i >= 0 && w->list[kind].at[i].n == s.n;
}

size_t words_prefix(const struct words *w, enum word_kind kind, struct str s)
{
    int value;
    return longest_value(&w->list[kind], s, false, &value);
}

size_t words_suffix(const struct words *w, enum word_kind kind, struct str s)
{
    int value;
    return longest_value(&w->list[kind], s, true, &value);
}

size_t words_prefix_value(const struct words *w, enum word_kind kind, struct str s, int *value)
{
    return longest_value(&w->list[kind], s, false, value);
}

size_t words_suffix_value(const struct words *w, enum word_kind kind, struct str s, int *value)
{
    return longest_value(&w->list[kind], s, true, value);
}

int words_count(const struct words *w, enum word_kind kind, struct str s)
{
    const struct word_list *list = &w->list[kind];
    uint64_t seen[WORD_COUNTED / 64] = {0};
    int n = 0;
    for (size_t at = 0; at < s.n; at++) {
        if (((unsigned char)s.s[at] & 0xc0) == 0x80 || ((unsigned char)s.s[at] >= 0x80 && s.n - at < 3))
            continue;
        size_t b = bucket_of(s.s + at);
        if (!(w->first[b] & WORD_KIND(kind)))
            continue;
        for (size_t i = list->by_first.starts[b]; i < list->by_first.starts[b + 1]; i++) {
            size_t k = list->by_first.order[i];
            if (k < WORD_COUNTED && !(seen[k / 64] >> k % 64 & 1) && str_starts(str_cut(s, at, s.n), list->at[k])) {
                seen[k / 64] |= (uint64_t)1 << k % 64;
                n++;
            }
        }
    }
    return n;
}

size_t word_starts(struct str s, const char *simplified, const char *traditional)
{
    return str_starts(s, str_of(simplified)) || str_starts(s, str_of(traditional)) ? strlen(simplified) : 0;
}

size_t word_ends(struct str s, const char *simplified, const char *traditional)
{
    return str_ends(s, str_of(simplified)) || str_ends(s, str_of(traditional)) ? strlen(simplified) : 0;
}
