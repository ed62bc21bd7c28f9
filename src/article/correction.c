/* Corrections as text: read and written. */
#include "baolan/correction.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"

static const struct {
    const char *name, *chinese;
} names[CORRECTION_FIELDS] = {
    [CORRECTION_KICKER] = {"kicker", "引题"},     [CORRECTION_TITLE] = {"title", "标题"},
    [CORRECTION_SUBTITLE] = {"subtitle", "副题"}, [CORRECTION_DATE] = {"date", "日期"},
    [CORRECTION_AUTHORS] = {"authors", "作者"},   [CORRECTION_CREDIT] = {"credit", "来源"},
    [CORRECTION_COUNTIES] = {"counties", "县区"}, [CORRECTION_TOPICS] = {"topics", "话题"},
    [CORRECTION_GENRE] = {"genre", "体裁"},       [CORRECTION_JOIN] = {"join", "合并"},
};

/* ---- reading ------------------------------------------------------------------------------------------------------ */

struct paragraphs {
    struct str *at;
    size_t n, cap;
};

struct reading {
    struct arena *arena;
    struct {
        struct correction *at;
        size_t n, cap;
    } all;
    struct {
        struct section *at;
        size_t n, cap;
    } sections;                   /* of the block at hand … */
    struct paragraphs paragraphs; /* … and of its last section */
    bool head;                    /* in the lines before the text */
    size_t next;                  /* number of the next article that is split off; 0: none may be */
    int line;
};

/* What belongs to the last section is all there. */
static void end_section(struct reading *r)
{
    if (r->sections.n) {
        struct section *last = &r->sections.at[r->sections.n - 1];
        last->paragraphs = arena_copy(r->arena, r->paragraphs.at, r->paragraphs.n, sizeof *last->paragraphs);
        last->nparagraphs = r->paragraphs.n;
    }
    r->paragraphs.n = 0;
}

static void end_block(struct reading *r)
{
    end_section(r);
    if (r->all.n) {
        struct correction *last = &r->all.at[r->all.n - 1];
        last->sections = arena_copy(r->arena, r->sections.at, r->sections.n, sizeof *last->sections);
        last->nsections = r->sections.n;
    }
    r->sections.n = 0;
}

static enum status take_field(struct reading *r, struct str line, struct error *err)
{
    const struct str wide = STR("：");
    size_t colon = str_find(line, STR(":"), 0), other = str_find(line, wide, 0);
    size_t end = colon < other ? colon : other, after = end == colon ? end + 1 : end + wide.n;
    struct correction *c = &r->all.at[r->all.n - 1];
    for (int f = 0; end != SIZE_MAX && f < CORRECTION_FIELDS; f++) {
        struct str name = str_trim(str_cut(line, 0, end));
        if (!str_is(name, names[f].name) && !str_is(name, names[f].chinese))
            continue;
        if (c->fields[f].s)
            return error_set(err, STATUS_USAGE, "%s is there twice", names[f].name);
        c->fields[f] = arena_str(r->arena, str_trim(str_cut(line, after, line.n)));
        return STATUS_OK;
    }
    return error_set(err, STATUS_USAGE,
                     "expected title:, kicker:, subtitle:, date:, authors:, credit:, counties:, topics:, "
                     "genre:, join: or an empty line before the text");
}

static void take_text(struct reading *r, struct str line)
{
    const struct str mark = STR("## ");
    if (str_starts(line, mark)) {
        end_section(r);
        vec_push(&r->sections,
                 ((struct section){.heading = arena_str(r->arena, str_trim(str_cut(line, mark.n, line.n)))}));
        return;
    }
    if (!r->sections.n)
        vec_push(&r->sections, ((struct section){0}));
    struct str paragraph = line.s[0] == '\\' ? str_cut(line, 1, line.n) : line;
    if (str_trim(paragraph).n)
        vec_push(&r->paragraphs, arena_str(r->arena, str_trim(paragraph)));
}

struct str correction_head(struct str line)
{
    if (!line.n || line.s[0] != '@')
        return STR_ABSENT;
    size_t from = 1, to = line.n;
    while (from < to && (unsigned char)line.s[from] <= ' ') /* controls are blanks */
        from++;
    while (to > from && (unsigned char)line.s[to - 1] <= ' ')
        to--;
    return str_trim(str_cut(line, from, to));
}

/* "@+ TITLE": a new article, out of the one before. */
static enum status split_off(struct reading *r, struct str title, struct error *err)
{
    struct str base;
    end_block(r);
    if (!r->all.n || !r->next)
        return error_set(err, STATUS_USAGE, "expected “@ UID”");
    base = r->all.at[r->all.n - 1].uid;
    correction_part(base, &base, NULL);
    struct correction part = {.uid = arena_printf(r->arena, "%.*s+%zu", STR_ARG(base), r->next++), .line = r->line};
    if (title.n)
        part.fields[CORRECTION_TITLE] = arena_str(r->arena, title);
    vec_push(&r->all, part);
    r->head = false;
    return STATUS_OK;
}

static enum status take_line(struct reading *r, struct str line, struct error *err)
{
    if (line.n > 1 && line.s[0] == '@' && line.s[1] == '+')
        return split_off(r, str_trim(str_cut(line, 2, line.n)), err);
    struct str uid = correction_head(line);
    if (uid.s) {
        end_block(r);
        if (!uid.n || str_find(uid, STR(" "), 0) != SIZE_MAX)
            return error_set(err, STATUS_USAGE, "expected “@ UID”");
        vec_push(&r->all, ((struct correction){.uid = arena_str(r->arena, uid), .line = r->line}));
        r->head = true;
        return STATUS_OK;
    }
    if (!str_trim(line).n) {
        r->head = false;
        return STATUS_OK;
    }
    if (!r->all.n || r->head) {
        if (line.s[0] == '#')
            return STATUS_OK;
        return r->all.n ? take_field(r, line, err) : error_set(err, STATUS_USAGE, "expected “@ UID”");
    }
    take_text(r, line);
    return STATUS_OK;
}

/* Tabs and other controls are blanks, as they are when it is written. */
static struct str without_controls(struct arena *a, struct str line)
{
    size_t i = 0;
    while (i < line.n && (unsigned char)line.s[i] >= ' ')
        i++;
    if (i == line.n)
        return line;
    char *clean = arena_copy(a, line.s, line.n, 1);
    for (; i < line.n; i++)
        if ((unsigned char)clean[i] < ' ')
            clean[i] = ' ';
    return (struct str){.s = clean, .n = line.n};
}

static int by_uid(const void *x, const void *y)
{
    const struct correction *const *a = x, *const *b = y;
    int order = str_cmp((*a)->uid, (*b)->uid);
    return order ? order : (*a > *b) - (*a < *b);
}

/* Of two for one article the later counts. */
static void sort(struct arena *a, struct corrections *c)
{
    size_t n = 0;
    c->sorted = arena_array(a, c->n, sizeof *c->sorted);
    for (size_t i = 0; i < c->n; i++)
        c->sorted[i] = &c->at[i];
    if (c->n)
        qsort(c->sorted, c->n, sizeof *c->sorted, by_uid);
    for (size_t i = 0; i < c->n; i++)
        if (i + 1 == c->n || !str_eq(c->sorted[i]->uid, c->sorted[i + 1]->uid))
            c->sorted[n++] = c->sorted[i];
    c->nsorted = n;
}

static enum status parse(struct arena *a, struct str file, struct str text, size_t next, struct corrections *out,
                         struct error *err)
{
    struct reading r = {.arena = a, .next = next};
    enum status status = STATUS_OK;
    struct str line;
    for (size_t at = 0; status == STATUS_OK && str_next(text, '\n', &at, &line);) {
        struct error fault = {0};
        if (line.n && line.s[line.n - 1] == '\r')
            line.n--;
        r.line++;
        if (!utf8_valid(line) || memchr(line.s, '\0', line.n))
            error_set(&fault, STATUS_USAGE, "this is no UTF-8 text");
        else
            take_line(&r, without_controls(a, line), &fault);
        if (fault.status != STATUS_OK)
            status = error_set(err, STATUS_USAGE, "%.*s:%d: %s", STR_ARG(file), r.line, fault.message);
        error_clear(&fault);
    }
    end_block(&r);
    out->at = arena_copy(a, r.all.at, r.all.n, sizeof *out->at);
    out->n = r.all.n;
    sort(a, out);
    vec_free(&r.all);
    vec_free(&r.sections);
    vec_free(&r.paragraphs);
    return status;
}

enum status corrections_parse(struct arena *a, struct str file, struct str text, struct corrections *out,
                              struct error *err)
{
    return parse(a, file, text, 0, out, err);
}

enum status corrections_parse_edited(struct arena *a, struct str text, size_t next, struct corrections *out,
                                     struct error *err)
{
    return parse(a, STR(""), text, next, out, err);
}

size_t corrections_place(const struct corrections *c, struct str uid)
{
    size_t low = 0, high = c->nsorted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(c->sorted[middle]->uid, uid);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SIZE_MAX;
}

const struct correction *corrections_find(const struct corrections *c, struct str uid)
{
    size_t place = corrections_place(c, uid);
    return place == SIZE_MAX ? NULL : c->sorted[place];
}

/* ---- writing ------------------------------------------------------------------------------------------------------ */

/* Line ends and other controls would make another line of it. */
static void add_line(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++)
        buf_char(out, (unsigned char)text.s[i] < ' ' ? ' ' : text.s[i]);
    buf_char(out, '\n');
}

static void add_text(const struct correction *c, struct buf *out)
{
    for (size_t i = 0; i < c->nsections; i++) {
        if (c->sections[i].heading.s) {
            buf_cstr(out, "\n## ");
            add_line(c->sections[i].heading, out);
        }
        for (size_t k = 0; k < c->sections[i].nparagraphs; k++) {
            struct str paragraph = str_trim(c->sections[i].paragraphs[k]);
            bool mark = paragraph.n && (paragraph.s[0] == '@' || paragraph.s[0] == '#' || paragraph.s[0] == '\\');
            buf_cstr(out, mark ? "\n\\" : "\n");
            add_line(paragraph, out);
        }
    }
}

void correction_print(const struct correction *c, struct buf *out)
{
    buf_printf(out, "@ %.*s\n", STR_ARG(c->uid));
    for (int f = 0; f < CORRECTION_FIELDS; f++) {
        if (!c->fields[f].s)
            continue;
        buf_printf(out, "%s:%s", names[f].name, c->fields[f].n ? " " : "");
        add_line(c->fields[f], out);
    }
    add_text(c, out);
    buf_char(out, '\n');
}

/* ---- what differs ------------------------------------------------------------------------------------------------- */

static bool same_text(const struct correction *x, const struct correction *y)
{
    struct buf one = {0}, other = {0};
    add_text(x, &one);
    add_text(y, &other);
    bool same = str_eq(buf_view(&one), buf_view(&other));
    buf_free(&one);
    buf_free(&other);
    return same;
}

bool correction_reduce(struct correction *c, const struct correction *original)
{
    for (int f = 0; f < CORRECTION_FIELDS; f++)
        if (c->fields[f].s && str_eq(c->fields[f], original->fields[f]))
            c->fields[f] = STR_ABSENT;
    if (same_text(c, original))
        c->nsections = 0;
    return correction_says(c);
}

bool correction_says(const struct correction *c)
{
    bool anything = c->nsections > 0;
    for (int f = 0; f < CORRECTION_FIELDS; f++)
        anything = anything || c->fields[f].s;
    return anything;
}

bool correction_changes_text(const struct correction *c)
{
    return c->nsections || c->fields[CORRECTION_KICKER].s || c->fields[CORRECTION_TITLE].s ||
           c->fields[CORRECTION_SUBTITLE].s || c->fields[CORRECTION_JOIN].s;
}

void correction_merge(struct correction *said, const struct correction *shown, const struct correction *known,
                      const struct correction *original)
{
    static const struct correction nothing = {0};
    struct correction was = *original;
    known = known ? known : &nothing;
    for (int f = 0; f < CORRECTION_FIELDS; f++)
        if (said->fields[f].s && str_eq(said->fields[f], shown->fields[f]))
            said->fields[f] = known->fields[f];
    if (said->nsections && same_text(said, shown)) {
        said->sections = known->sections;
        said->nsections = known->nsections;
    }
    was.fields[CORRECTION_COUNTIES] = was.fields[CORRECTION_TOPICS] = STR_ABSENT;
    correction_reduce(said, &was);
    if (!correction_changes_text(said))
        correction_reduce(said, original);
}
