#include "complete.h"

#include <stdlib.h>

#include "../browser/browser.h"
#include "baolan/display.h"
#include "baolan/fold.h"
#include "baolan/pinyin.h"
#include "baolan/utf8.h"
#include "baolan/width.h"

enum { OFFERS_MAX = 500, AUTHORS_MAX = 20000 };

bool completing(const struct browser *b)
{
    return b->prompt.completion.arena != NULL;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

struct names_job {
    struct job job;
    enum query_field field;
    struct facet_value *values;
    size_t n;
};

static void named_run(struct names_job *names, struct desk *desk)
{
    const struct query all = {.kind = QUERY_ALL};
    enum named named = names->field == FIELD_PERSON ? NAMED_PEOPLE : NAMED_ORGANISATIONS;
    struct job *job = &names->job;
    struct named_value *values = NULL;
    bool exact = false;
    while (!exact && job->err.status == STATUS_OK)
        archive_named(desk->archive, &all, named, job->arena, AUTHORS_MAX, &values, &names->n, &exact, &job->err);
    names->values = arena_array(job->arena, names->n, sizeof *names->values);
    for (size_t i = 0; i < names->n; i++)
        names->values[i] = (struct facet_value){.key = values[i].name, .name = values[i].name};
}

static void names_run(struct job *job, struct desk *desk)
{
    struct names_job *names = (struct names_job *)job;
    const struct query all = {.kind = QUERY_ALL};
    bool exact = false;
    if (names->field == FIELD_PERSON || names->field == FIELD_ORG) {
        named_run(names, desk);
        return;
    }
    if (names->field == FIELD_AUTHOR) {
        archive_authors(desk->archive, job->arena, AUTHORS_MAX, &names->values, &names->n, &job->err);
        return;
    }
    while (!exact && job->err.status == STATUS_OK)
        archive_facets(desk->archive, &all, FACET_NEWSPAPER, job->arena, &names->values, &names->n, &exact, &job->err);
}

static void names_done(struct job *job, struct browser *b)
{
    struct names_job *answer = (struct names_job *)job;
    struct names *names = &b->names[answer->field];
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    names->at = answer->values;
    names->n = answer->n;
    names->arena = job->arena;
    job->arena = NULL;
    if (b->prompt.completion.awaited)
        complete(b, 1);
}

/* The values of FIELD as far as they are known; asks for those that are not at hand. */
static const struct names *values_of(struct browser *b, enum query_field field)
{
    struct names *names = &b->names[field];
    bool listed = field == FIELD_AUTHOR || field == FIELD_NEWSPAPER || field == FIELD_PERSON || field == FIELD_ORG;
    if (!names->arena && listed && !worker_has(b->worker, JOB_NAMES)) {
        struct names_job *job = job_new(sizeof *job, names_run, names_done);
        job->field = field;
        worker_ask(b->worker, JOB_NAMES, job);
    }
    b->prompt.completion.awaited = !names->arena && listed;
    return names;
}

/* ---- offers ------------------------------------------------------------------------------------------------------ */

static void add_offer(struct completion *c, struct str name, struct str text)
{
    if (c->n == OFFERS_MAX)
        return;
    if (!c->at)
        c->at = arena_array(c->arena, OFFERS_MAX, sizeof *c->at);
    c->at[c->n++] = (struct offer){display_str(c->arena, name), arena_str(c->arena, text)};
}

/* A value as a query takes it: in quotes where it has to be. */
static struct str quoted(struct arena *a, struct str value)
{
    struct buf out = {0};
    bool plain = true;
    for (size_t at = 0; at < value.n;) {
        uint32_t c = utf8_next(value, &at);
        plain = plain && !cp_is_space(c) && !cp_is_opening(c) && !cp_is_closing(c) && c != '"' && c != ':';
    }
    if (!plain)
        buf_char(&out, '"');
    for (size_t i = 0; i < value.n; i++) {
        if (!plain && (value.s[i] == '"' || value.s[i] == '\\'))
            buf_char(&out, '\\');
        buf_char(&out, value.s[i]);
    }
    buf_cstr(&out, plain ? " " : "\" ");
    struct str text = arena_str(a, buf_view(&out));
    buf_free(&out);
    return text;
}

/* Does NAME begin with what is WANTED? Then the shortest beginning of it that holds that does not without its first character. */
static bool begins(const struct pinyin *wanted, struct str name)
{
    size_t second = 0, to = 0;
    utf8_next(name, &second);
    while (to < name.n && !pinyin_match(wanted, str_cut(name, 0, to)))
        utf8_next(name, &to);
    return to >= second && pinyin_match(wanted, str_cut(name, 0, to)) &&
           !pinyin_match(wanted, str_cut(name, second, to));
}

/* What the values offered have to hold, at their beginning or only further on. */
struct wish {
    const struct pinyin *wanted;
    bool at_beginning;
};

static void offer_value(struct completion *c, const struct wish *wish, struct str name, struct str key)
{
    if ((pinyin_match(wish->wanted, name) || pinyin_match(wish->wanted, key)) &&
        (begins(wish->wanted, name) || begins(wish->wanted, key)) == wish->at_beginning)
        add_offer(c, name, quoted(c->arena, name));
}

/* Spans that people ask for; any other can be typed. */
static const char *const qualities[] = {">0.9", ">0.8", "0.5..0.8", "<0.5", "<0.2"};

static void offer_values_of(struct browser *b, enum query_field field, const struct wish *wish)
{
    struct completion *c = &b->prompt.completion;
    const struct facets *panels[FIELD_COUNT] = {
        [FIELD_COUNTY] = &b->counties, [FIELD_TOPIC] = &b->topics, [FIELD_DATE] = &b->dates};
    const struct facets *panel = panels[field];
    for (size_t i = 0; panel && i < panel->nitems; i++)
        if (field != FIELD_COUNTY || panel->items[i].depth == 0)
            offer_value(c, wish, panel->items[i].value.name, panel->items[i].value.key);
    for (int g = 0; field == FIELD_GENRE && g < GENRE_COUNT; g++)
        offer_value(c, wish, str_of(genre_name((enum genre)g)), STR(""));
    for (size_t i = 0; field == FIELD_QUALITY && i < sizeof qualities / sizeof *qualities; i++)
        offer_value(c, wish, str_of(qualities[i]), STR(""));
    const struct names *names = values_of(b, field);
    for (size_t i = 0; i < names->n; i++)
        offer_value(c, wish, names->at[i].name, STR(""));
}

/* Those that begin with what was typed come first. */
static void offer_values(struct browser *b, enum query_field field, struct str typed)
{
    while (typed.n && typed.s[0] == '"')
        typed = str_cut(typed, 1, typed.n);
    const struct pinyin *wanted = pinyin_prepare(b->prompt.completion.arena, typed);
    offer_values_of(b, field, &(struct wish){wanted, true});
    offer_values_of(b, field, &(struct wish){wanted, false});
}

static bool latin(struct str text)
{
    size_t at = 0;
    return cp_is_latin(utf8_next(text, &at));
}

/* The names of fields that begin with TYPED, in the script it is typed in, or that of the messages; Chinese ones by pinyin too. */
static void offer_fields(struct completion *c, struct str typed)
{
    size_t n;
    const struct query_field_info *fields = query_fields(&n);
    const struct pinyin *wanted = pinyin_prepare(c->arena, typed);
    bool chinese = !latin(typed.n ? typed : message(MSG_COUNTIES));
    struct buf folded = {0};
    fold_str(typed, &folded);
    for (size_t i = 0; i < n; i++) {
        struct str chosen = STR_ABSENT;
        if (!chinese && str_starts(str_of(fields[i].name), buf_view(&folded)))
            chosen = str_of(fields[i].name);
        for (size_t k = 0; !chosen.s && fields[i].names[k]; k++) {
            struct str other = str_of(fields[i].names[k]);
            if (latin(other) ? !chinese && str_starts(other, buf_view(&folded)) : begins(wanted, other) || !typed.n)
                chosen = other;
        }
        if (chosen.s)
            add_offer(c, chosen, arena_printf(c->arena, "%.*s:", STR_ARG(chosen)));
    }
    buf_free(&folded);
}

/* ---- the line ---------------------------------------------------------------------------------------------------- */

/* Where the item of the query that ends at END begins: behind a blank, a bracket or a hyphen before it. */
static size_t item_start(struct str line, size_t end)
{
    size_t at = end, before = at;
    for (uint32_t c; at > 0; at = before) {
        c = utf8_prev(line, &before);
        if (cp_is_space(c) || c == '(' || c == 0xff08)
            break;
    }
    if (at < end && line.s[at] == '-')
        at++;
    return at;
}

static void put(struct browser *b, struct str text)
{
    struct edit *e = &b->prompt.edit;
    struct completion *c = &b->prompt.completion;
    struct buf line = {0};
    buf_str(&line, str_cut(buf_view(&e->text), 0, c->from));
    buf_str(&line, text);
    size_t cursor = line.n;
    buf_str(&line, str_cut(buf_view(&e->text), e->cursor, e->text.n));
    buf_free(&e->text);
    e->text = line;
    e->cursor = cursor;
}

static void offer(struct browser *b)
{
    struct completion *c = &b->prompt.completion;
    const struct edit *e = &b->prompt.edit;
    struct str line = buf_view(&e->text);
    size_t from = item_start(line, e->cursor);
    struct str item = str_cut(line, from, e->cursor);
    size_t colon = str_find(item, STR(":"), 0), wide = str_find(item, STR("："), 0), behind = 1;
    if (wide < colon) {
        colon = wide;
        behind = STR("：").n;
    }
    *c = (struct completion){.arena = arena_new(), .from = from};
    const struct query_field_info *field = colon == SIZE_MAX ? NULL : query_field_find(str_cut(item, 0, colon));
    if (field) {
        c->from = from + colon + behind;
        c->typed = arena_str(c->arena, str_cut(line, c->from, e->cursor));
        offer_values(b, field->field, c->typed);
    } else if (colon == SIZE_MAX) {
        c->typed = arena_str(c->arena, item);
        offer_fields(c, item);
    }
}

void complete(struct browser *b, int by)
{
    struct completion *c = &b->prompt.completion;
    if (completing(b)) {
        c->chosen = (c->chosen + (by > 0 ? 1 : c->n - 1)) % c->n;
    } else {
        offer(b);
        if (!c->n) {
            bool awaited = c->awaited;
            arena_free(c->arena);
            *c = (struct completion){.awaited = awaited};
            if (!awaited)
                browser_note(b, ROLE_MESSAGE, message(MSG_NO_OFFER));
            return;
        }
        c->chosen = by > 0 ? 0 : c->n - 1;
    }
    put(b, c->at[c->chosen].text);
    if (c->n == 1)
        complete_accept(b);
}

void complete_accept(struct browser *b)
{
    arena_free(b->prompt.completion.arena);
    b->prompt.completion = (struct completion){0};
}

void complete_cancel(struct browser *b)
{
    put(b, b->prompt.completion.typed);
    complete_accept(b);
}

void complete_free(struct browser *b)
{
    complete_accept(b);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        arena_free(b->names[i].arena);
}

/* As many offers as fit, the chosen one among them. */
void complete_draw(struct browser *b, struct row *row)
{
    const struct completion *c = &b->prompt.completion;
    size_t first = c->chosen;
    int columns = width_str(c->at[first].name) + 2;
    while (first > 0 && columns + width_str(c->at[first - 1].name) + 2 <= row->limit)
        columns += width_str(c->at[--first].name) + 2;
    for (size_t i = first; i < c->n; i++) {
        if (i > c->chosen && row->columns + width_str(c->at[i].name) + 2 > row->limit) {
            row_cstr(row, ROLE_STATUS, " …");
            break;
        }
        enum role role = i == c->chosen ? ROLE_CHOSEN : ROLE_STATUS;
        row_cstr(row, role, " ");
        row_add(row, role, c->at[i].name);
        row_cstr(row, role, " ");
    }
    row_fill(row, ROLE_STATUS, row->limit);
}
