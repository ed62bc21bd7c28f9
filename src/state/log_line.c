/* One line of the file of marks: TIME, uid and a word with tabs between, then what the word wants. */
#include "state_internal.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/date.h"
#include "baolan/language.h"
#include "baolan/utf8.h"
#include "file.h"

enum { SECONDS_A_DAY = 86400, EPOCH = 19700101, FIELDS_MAX = 5, UID_MAX = 200 };

static const struct {
    const char *word;
    enum mark mark;
    bool on;
    size_t fields; /* that stand behind the word at most */
} words[] = {
    {"read", MARK_READ, true, 0},         {"unread", MARK_READ, false, 0},
    {"bookmark", MARK_BOOKMARK, true, 2}, {"unbookmark", MARK_BOOKMARK, false, 0},
    {"tag", MARK_TAG, true, 1},           {"untag", MARK_TAG, false, 1},
};

enum { WORDS = sizeof words / sizeof *words };

static void time_write(int64_t since, struct buf *out)
{
    int day = day_add(EPOCH, (int)(since / SECONDS_A_DAY)), rest = (int)(since % SECONDS_A_DAY);
    buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", day / 10000, day / 100 % 100, day % 100, rest / 3600,
               rest / 60 % 60, rest % 60);
}

/* N digits of S at AT as a number, -1 when they are no digits. */
static int digits(struct str s, size_t at, size_t n)
{
    int value = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= s.n || s.s[i] < '0' || s.s[i] > '9')
            return -1;
        value = 10 * value + (s.s[i] - '0');
    }
    return value;
}

/* 2026-11-22T09:30:05Z, or the day alone, as a person would write it; 0 when it is neither. */
static int64_t time_read(struct str s)
{
    int year = digits(s, 0, 4), month = digits(s, 5, 2), date = digits(s, 8, 2), hour = 0, minute = 0, second = 0;
    if (year < 0 || month < 0 || date < 0 || s.s[4] != '-' || s.s[7] != '-')
        return 0;
    int day = day_make(year, month, date);
    if (s.n != 10) {
        if (s.n != 20 || s.s[10] != 'T' || s.s[13] != ':' || s.s[16] != ':' || s.s[19] != 'Z')
            return 0;
        hour = digits(s, 11, 2);
        minute = digits(s, 14, 2);
        second = digits(s, 17, 2);
    }
    if (!day || day < EPOCH || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return 0;
    int64_t since = (int64_t)day_between(EPOCH, day) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
    return since ? since : 1;
}

void line_write(struct str uid, enum mark mark, struct str tag, const struct fact *fact, struct buf *out)
{
    size_t w = 0;
    while (words[w].mark != mark || words[w].on != fact->on)
        w++;
    time_write(fact->since, out);
    buf_char(out, '\t');
    field_write(uid, out);
    buf_printf(out, "\t%s", words[w].word);
    if (mark == MARK_TAG) {
        buf_char(out, '\t');
        field_write(tag, out);
    } else if (mark == MARK_BOOKMARK && fact->on) {
        buf_char(out, '\t');
        field_write(fact->value, out);
        buf_char(out, '\t');
        field_write(fact->title, out);
    }
    buf_char(out, '\n');
}

static size_t split(struct str line, struct str *fields)
{
    size_t n = 0, from = 0;
    while (n < FIELDS_MAX) {
        size_t tab = n + 1 < FIELDS_MAX ? str_find(line, STR("\t"), from) : SIZE_MAX;
        fields[n++] = str_cut(line, from, tab == SIZE_MAX ? line.n : tab);
        if (tab == SIZE_MAX)
            break;
        from = tab + 1;
    }
    return n;
}

const char *line_apply(struct state *m, struct str line, bool *fact)
{
    struct str fields[FIELDS_MAX] = {{0}};
    *fact = false;
    if (!str_trim(line).n || line.s[0] == '#')
        return NULL;
    if (memchr(line.s, '\0', line.n) || !utf8_valid(line))
        return N_("not text");
    size_t n = split(line, fields), w = 0;
    if (n < 3)
        return N_("not of the form TIME, uid, word");
    struct fact said = {.since = time_read(fields[0])};
    if (!said.since)
        return N_("no such time");
    while (w < WORDS && !str_is(fields[2], words[w].word))
        w++;
    if (w == WORDS)
        return N_("an unknown word");
    if (n > 3 + words[w].fields || (words[w].mark == MARK_TAG && !fields[3].n))
        return N_("too many fields, or too few");
    said.on = words[w].on;
    struct arena *a = arena_new();
    struct str uid = field_read(a, fields[1]); /* as it is kept: written it may be longer than it stood here */
    if (!uid.n || uid.n > UID_MAX) {
        arena_free(a);
        return N_("no such uid");
    }
    struct str third = field_read(a, fields[3]);
    said.value = words[w].mark == MARK_BOOKMARK ? third : STR_ABSENT;
    said.title = field_read(a, fields[4]);
    fact_put(m, uid, words[w].mark, words[w].mark == MARK_TAG ? third : STR_ABSENT, &said);
    arena_free(a);
    *fact = true;
    return NULL;
}
