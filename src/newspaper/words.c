#include "baolan/words.h"

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
    [WORD_AFFILIATION] = "affiliation",
    [WORD_SCHOOL] = "school",
    [WORD_WORKPLACE] = "workplace",
    [WORD_VERSE_FORM] = "verse-form",
    [WORD_ROLL] = "roll",
    [WORD_SUPPLIED] = "supplied",
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
    [WORD_WEB_FOOT] = "web-foot",
    [WORD_CONTENTS_HEAD] = "contents-head",
    [WORD_DETAIL] = "detail",
    [WORD_ISSUE_LEAD] = "issue-lead",
    [WORD_ISSUE_SIZE] = "issue-size",
    [WORD_WEATHER_LEAD] = "weather-lead",
    [WORD_WEATHER] = "weather",
    [WORD_ARTWORK] = "artwork",
    [WORD_ARTIST] = "artist",
    [WORD_PLAN] = "plan",
    [WORD_PLAN_YEAR] = "plan-year",
    [WORD_ANNIVERSARY] = "anniversary",
    [WORD_NTH_DAY] = "nth-day",
    [WORD_YEAR_AHEAD] = "year-ahead",
    [WORD_WILL] = "will",
    [WORD_YEAR_SUM] = "year-sum",
    [WORD_SEASON_TOLD] = "season-told",
    [WORD_TERM_TOLD] = "term-told",
    [WORD_EVENT_END] = "event-end",
    [WORD_YEAR_WORD] = "year-word",
    [WORD_DAY_WORD] = "day-word",
    [WORD_TO_COME] = "to-come",
    [WORD_TO_COME_AFTER] = "to-come-after",
    [WORD_REPORTED] = "reported",
    [WORD_REPORTED_AFTER] = "reported-after",
    [WORD_LASTING] = "lasting",
    [WORD_YEAR_SAID] = "year-said",
    [WORD_ERA] = "era",
    [WORD_FESTIVAL] = "festival",
    [WORD_SIGNER] = "signer",
    [WORD_ENTITY] = "entity",
    [WORD_NAME_SOUND] = "name-sound",
    [WORD_PICTURE_STUB] = "picture-stub",
    [WORD_TAG] = "tag",
    [WORD_COLUMN_END] = "column-end",
    [WORD_NO_SIGNER] = "no-signer",
};

static int kind_of(struct str heading)
{
    for (int k = 0; k < WORD_KIND_COUNT; k++)
        if (str_is(heading, kind_names[k]))
            return k;
    return -1;
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
}

/* A word of three bytes and more, or of ASCII: others are never found. */
static bool bucket_of(struct str word, bool last, size_t *bucket)
{
    if (!word.n)
        return false;
    const char *end = word.s + word.n - 1;
    if ((unsigned char)(last ? *end : *word.s) < 0x80) {
        *bucket = (unsigned char)(last ? *end : *word.s);
        return true;
    }
    if (word.n < 3)
        return false;
    *bucket = word_bucket(last ? end - 2 : word.s);
    return true;
}

/* Where in a text of N bytes stands the last byte of the character next to its first, last one. N and more: the word is no longer than a character. */
static size_t probe_at(size_t n, bool last)
{
    return last ? n - 4 : 5;
}

/* Which of the kinds of INDEX are those of bucket B, which stand at their own place: one that has them already, or a new one behind the N there are. */
static uint16_t lists_of(struct word_index *index, size_t b, size_t *n)
{
    size_t i = 0;
    while (i < *n && memcmp(index->kinds[i], index->kinds[b], sizeof *index->kinds) != 0)
        i++;
    if (i == *n)
        memmove(index->kinds[(*n)++], index->kinds[b], sizeof *index->kinds); /* mostly onto itself, at first */
    return (uint16_t)i;
}

static void index_make(struct arena *a, struct word_index *index, const struct words *w, bool last)
{
    size_t b, n = 0, nlists = 0;
    for (int k = 0; k < WORD_KIND_COUNT; k++)
        for (size_t i = 0; i < w->list[k].n; i++, n++)
            if (bucket_of(w->list[k].at[i], last, &b)) {
                index->kinds[b][k / WORD_SET] |= (uint64_t)1 << k % WORD_SET;
                index->at[b + 1].start++;
            }
    for (b = 0; b < WORD_BUCKETS; b++)
        index->at[b].lists = lists_of(index, b, &nlists);
    for (b = 0; b < WORD_BUCKETS; b++)
        index->at[b + 1].start = (uint16_t)(index->at[b + 1].start + index->at[b].start);
    index->places = arena_array(a, n, sizeof *index->places);
    uint16_t next[WORD_BUCKETS];
    for (b = 0; b < WORD_BUCKETS; b++)
        next[b] = index->at[b].start;
    for (int k = 0; k < WORD_KIND_COUNT; k++)
        for (size_t i = 0; i < w->list[k].n; i++)
            if (bucket_of(w->list[k].at[i], last, &b)) {
                struct str word = w->list[k].at[i];
                size_t probe = probe_at(word.n, last);
                index->places[next[b]++] =
                    (struct word_place){(uint16_t)k, (uint16_t)i, (uint16_t)word.n, probe < word.n ? word.s[probe] : 0};
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
    index_make(words_arena, &words.by_first, &words, false);
    index_make(words_arena, &words.by_last, &words, true);
}

const struct words *words_load(void)
{
    pthread_once(&once, words_read);
    return &words;
}

/* Does S begin, end with the word at PLACE? */
static inline bool stands(const struct words *w, const struct word_place *place, struct str s, bool last)
{
    if (place->n > s.n || (probe_at(place->n, last) < place->n && s.s[probe_at(s.n, last)] != place->probe))
        return false;
    return memcmp(last ? s.s + s.n - place->n : s.s, w->list[place->kind].at[place->at].s, place->n) == 0;
}

size_t words_longest(const struct words *w, enum word_kind kind, struct str s, bool last, int *value)
{
    const struct word_index *index = last ? &w->by_last : &w->by_first;
    size_t length = 0, b;
    if (!bucket_of(s, last, &b))
        return 0;
    const struct word_place *place = &index->places[index->at[b].start], *end = &index->places[index->at[b + 1].start];
    for (; place < end && place->kind <= kind; place++)
        if (place->kind == kind && place->n > length && stands(w, place, s, last)) {
            *value = w->list[kind].value[place->at];
            length = place->n;
        }
    return length;
}

uint64_t words_found(const struct words *w, uint64_t kinds, struct str s, bool last)
{
    const struct word_index *index = last ? &w->by_last : &w->by_first;
    uint64_t found = 0;
    size_t b;
    if (!bucket_of(s, last, &b))
        return 0;
    const struct word_place *place = &index->places[index->at[b].start], *end = &index->places[index->at[b + 1].start];
    for (; place < end && place->kind < WORD_SET; place++)
        if ((kinds & ~found & WORD_KIND(place->kind)) && stands(w, place, s, last))
            found |= WORD_KIND(place->kind);
    return found;
}

bool words_have(const struct words *w, enum word_kind kind, struct str s)
{
    const struct word_index *index = &w->by_first;
    size_t b;
    if (!words_may_begin(w, kind, s) || !bucket_of(s, false, &b))
        return false;
    for (size_t i = index->at[b].start; i < index->at[b + 1].start; i++)
        if (index->places[i].n == s.n && index->places[i].kind == kind && stands(w, &index->places[i], s, false))
            return true;
    return false;
}

int words_count(const struct words *w, enum word_kind kind, struct str s)
{
    const struct word_index *index = &w->by_first;
    uint64_t seen[WORD_COUNTED / 64] = {0};
    int n = 0;
    for (size_t at = 0; at < s.n; at++) {
        struct str here = str_cut(s, at, s.n);
        if (((unsigned char)s.s[at] & 0xc0) == 0x80 || !words_may_begin(w, kind, here))
            continue;
        size_t b = word_bucket(here.s);
        for (size_t i = index->at[b].start; i < index->at[b + 1].start; i++) {
            size_t k = index->places[i].at;
            if (index->places[i].kind == kind && k < WORD_COUNTED && !(seen[k / 64] >> k % 64 & 1) &&
                stands(w, &index->places[i], here, false)) {
                seen[k / 64] |= (uint64_t)1 << k % 64;
                n++;
            }
        }
    }
    return n;
}
