/*
 * The timeline: a row a year with a bar, a row a month with its days and a bar. A day that was printed and has nothing that is found is a
 * dot, a day that was not printed is blank.
 */
#include <stdlib.h>

#include "../browser/browser.h"
#include "../finding/finding.h"
#include "calendar.h"
#include "days.h"
#include "panels.h"
#include "plot.h"
#include "tiles.h"

enum { LABEL_COLUMNS = 4, DAYS = 31, NUMBER_COLUMNS = 7, BAR_MIN = 8 };

struct timeline {
    struct view view;
    uint64_t question; /* that was asked for; 0: none yet */
    struct days found, all;
    struct arena *arena; /* of the calendar */
    struct calendar calendar;
    int day;     /* of the month under the cursor; 0: the month whole */
    bool shares; /* bars and numbers tell the share of what was printed */
    struct {
        struct days found;
        struct calendar calendar;
    } beside; /* another search, kept */
};

static struct timeline *timeline_of(struct view *v)
{
    return (struct timeline *)v;
}

static void start(struct view *v)
{
    timeline_of(v)->arena = arena_new();
}

static void end(struct view *v)
{
    struct timeline *t = timeline_of(v);
    arena_free(t->arena);
    arena_free(t->found.arena);
    arena_free(t->all.arena);
    arena_free(t->beside.found.arena);
}

/* All is counted anew: the archive may have grown. */
static void entered(struct view *v)
{
    timeline_of(v)->question = 0;
}

static void put_together(struct timeline *t)
{
    bool first = !t->calendar.n;
    const struct story *story = t->view.browser->reader.story;
    struct date date = story ? story->parts[0].page->date : (struct date){0};
    int day = date.from;
    arena_reset(t->arena);
    calendar_make(t->arena, t->found.days, t->found.n, t->all.days, t->all.n, &t->calendar);
    if (t->beside.found.arena)
        calendar_make(t->arena, t->beside.found.days, t->beside.found.n, t->all.days, t->all.n, &t->beside.calendar);
    if (!first || !t->calendar.n)
        return;
    /* It begins at the article that is read, else at the newest month. */
    size_t row = calendar_row_of(&t->calendar, day / 10000, day / 100 % 100);
    view_go(&t->view, row == SIZE_MAX ? t->calendar.n - 1 : row);
    t->day = row == SIZE_MAX || date.to != day ? 0 : day % 100; /* which day of several is not known */
}

static void done(struct job *job, struct browser *b)
{
    struct days_job *d = (struct days_job *)job;
    struct timeline *t = timeline_of(browser_view(b, PANEL_TIME));
    struct days *days = d->query ? &t->found : &t->all;
    if (job->err.status != STATUS_OK) {
        browser_note_error(b, &job->err);
        return;
    }
    struct arena *old = days->arena;
    *days = (struct days){job->arena, d->days, d->n, d->words};
    job->arena = old ? old : arena_new();
    put_together(t);
}

/* ---- showing ------------------------------------------------------------------------------------------------------ */

static void prepare(struct view *v)
{
    struct timeline *t = timeline_of(v);
    struct browser *b = v->browser;
    if (t->question == b->question)
        return;
    if (!t->question)
        days_ask(b, true, done);
    t->question = b->question;
    days_ask(b, false, done);
}

static size_t count(struct view *v)
{
    return timeline_of(v)->calendar.n;
}

static struct str key_of(struct arena *a, const struct calendar_row *row, int day)
{
    return !row->month ? arena_printf(a, "%04d", row->year)
           : !day      ? arena_printf(a, "%04d-%02d", row->year, row->month)
                       : arena_printf(a, "%04d-%02d-%02d", row->year, row->month, day);
}

/* A day as a sign: how many are found, + for more than nine; printed and nothing found; not printed. */
static void draw_day(struct view *v, const struct calendar_row *row, int day, bool here, struct row *out)
{
    static const enum role heats[] = {ROLE_HEAT_0, ROLE_HEAT_1, ROLE_HEAT_2, ROLE_HEAT_3, ROLE_HEAT_4};
    static const char signs[] = ".123456789+";
    size_t n = row->found_days[day], most = timeline_of(v)->calendar.most_day;
    char sign[2] = {row->all_days[day] || n ? signs[n > 9 ? 10 : n] : ' ', '\0'};
    bool chosen = filter_has(&v->browser->filter, FIELD_DATE, key_of(out->arena, row, day));
    enum role role = here     ? (v->browser->focus == PANEL_TIME ? ROLE_CURSOR : ROLE_CURSOR_AWAY)
                     : chosen ? ROLE_CHOSEN
                              : heats[heat_of(n, most)];
    row_add(out, role, arena_str(out->arena, str_of(sign)));
}

/* Columns before the bars: with the days, unless bars beside each other need their room. */
static int columns_before(const struct timeline *t)
{
    int days = LABEL_COLUMNS + 2 + DAYS;
    bool fits = t->view.width - days >= 2 * (NUMBER_COLUMNS + BAR_MIN);
    return t->beside.found.arena && !fits ? LABEL_COLUMNS + 1 : days;
}

static bool shows_days(const struct timeline *t)
{
    return columns_before(t) > LABEL_COLUMNS + 1;
}

/* From which day on a narrow panel shows the days, so that the cursor's is seen. */
static int first_day(const struct timeline *t)
{
    int room = t->view.width - LABEL_COLUMNS - 2, last = t->day ? t->day : 1;
    if (room < 1)
        return 1;
    return room >= DAYS || last <= room ? 1 : last - room + 1;
}

static double share_of(const struct calendar_row *row)
{
    return row->all ? (double)row->found / (double)row->all : 0;
}

/* The number of ROW of C and its bar, up to COLUMN; those of two calendars have one measure. */
static void draw_bar(const struct timeline *t, const struct calendar *c, const struct calendar_row *row, int column,
                     struct row *out)
{
    const struct calendar *other = t->beside.found.arena ? &t->beside.calendar : &t->calendar;
    double most = 0;
    for (int i = 0; i < 2; i++) {
        const struct calendar *of = i ? other : &t->calendar;
        double highest = t->shares ? (row->month ? of->share_month : of->share_year)
                                   : (double)(row->month ? of->most_month : of->most_year);
        most = highest > most ? highest : most;
    }
    struct str number = t->shares ? arena_printf(out->arena, "%.1f%%", 100 * share_of(row))
                                  : arena_printf(out->arena, "%zu", row->found);
    if (!row->found && !row->all) /* nothing was printed: no number either */
        number = STR("");
    row_field_right(out, row->found ? ROLE_NUMBER : ROLE_DIM, number, NUMBER_COLUMNS);
    row_cstr(out, ROLE_TEXT, " ");
    double length = most > 0 ? (t->shares ? share_of(row) : (double)row->found) / most : 0;
    row_add(out, c == &t->calendar ? ROLE_BAR : ROLE_BAR_BESIDE,
            plot_bar(out->arena, length, column - out->columns - 1));
    row_fill(out, ROLE_TEXT, column);
}

/* Bars from where the row is to its limit: one, or two beside each other. */
static void draw_bars(const struct timeline *t, size_t item, struct row *out)
{
    int room = out->limit - out->columns;
    if (room <= NUMBER_COLUMNS)
        return;
    bool two = t->beside.found.arena && room > 2 * NUMBER_COLUMNS;
    draw_bar(t, &t->calendar, &t->calendar.at[item], two ? out->columns + room / 2 : out->limit, out);
    if (two)
        draw_bar(t, &t->beside.calendar, &t->beside.calendar.at[item], out->limit, out);
}

static void draw(struct view *v, size_t item, int subrow, struct row *out)
{
    const struct timeline *t = timeline_of(v);
    const struct calendar_row *row = &t->calendar.at[item];
    bool here = item == v->cursor, focused = v->browser->focus == PANEL_TIME;
    bool chosen = filter_has(&v->browser->filter, FIELD_DATE, key_of(out->arena, row, 0));
    enum role label = here && (!row->month || !t->day) ? (focused ? ROLE_CURSOR : ROLE_CURSOR_AWAY)
                      : chosen                         ? ROLE_CHOSEN
                      : row->month                     ? ROLE_DATE
                                                       : ROLE_HEADING;
    const struct str ruler = STR("1   5    10   15   20   25   30");
    int left = out->columns, before = columns_before(t);
    bool bars = v->width - before > NUMBER_COLUMNS;
    (void)subrow;
    row_sign(out, ROLE_CHOSEN, "*", chosen);
    if (row->month)
        row_printf(out, label, "  %02d", row->month);
    else
        row_printf(out, label, "%04d", row->year);
    row_cstr(out, ROLE_TEXT, " ");
    for (int day = first_day(t); row->month && shows_days(t) && day <= day_month_last(row->year, row->month); day++)
        draw_day(v, row, day, here && day == t->day, out);
    if (!row->month && shows_days(t) && bars)
        row_add(out, ROLE_DIM, str_cut(ruler, (size_t)first_day(t) - 1, ruler.n));
    if (bars)
        row_fill(out, ROLE_TEXT, left + before);
    if (bars || !row->month) /* where bars have no room, years have theirs in place of the ruler */
        draw_bars(t, item, out);
}

/* What the bars beside each other are of, in their order, whatever else has no room. */
static void add_words(const struct timeline *t, enum role role, struct row *row)
{
    const struct days *of[] = {&t->found, &t->beside.found};
    for (int i = 0; i < 2; i++) {
        struct str words = of[i]->words.n ? of[i]->words : message(MSG_EVERYTHING);
        row_cstr(row, role, i ? " | " : " "); /* words have · between them */
        row_clip(row, role, words, (row->limit - row->columns - (i ? 1 : 4)) / (2 - i));
    }
}

/* " 3/12 25.0%": of the row under the cursor, or its day. */
static void add_counted(const struct timeline *t, const struct calendar *c, enum role role, struct row *row)
{
    const struct calendar_row *at = &c->at[t->view.cursor];
    bool day = at->month && t->day;
    size_t found = day ? at->found_days[t->day] : at->found, all = day ? at->all_days[t->day] : at->all;
    row_printf(row, role, " %zu/%zu", found, all);
    if (t->shares && all)
        row_printf(row, role, " %.1f%%", 100 * (double)found / (double)all);
}

static bool printed(const struct calendar_row *row, int day)
{
    return row->month && day ? row->all_days[day] > 0 : row->all > 0;
}

static void headline(struct view *v, struct row *row)
{
    const struct timeline *t = timeline_of(v);
    enum role role = row->n ? row->runs[row->n - 1].role : ROLE_PANEL;
    if (v->cursor >= t->calendar.n)
        return;
    const struct calendar_row *at = &t->calendar.at[v->cursor];
    row_printf(row, role, " %.*s", STR_ARG(key_of(row->arena, at, t->day)));
    if (t->beside.found.arena)
        add_words(t, role, row);
    if (!printed(at, t->day)) {
        row_cstr(row, role, " ");
        row_clip(row, role, message(MSG_NOT_PRINTED), row->limit - row->columns);
        return;
    }
    add_counted(t, &t->calendar, role, row);
    if (!t->beside.found.arena)
        return;
    row_cstr(row, role, " |");
    add_counted(t, &t->beside.calendar, role, row);
}

static struct str empty(struct view *v)
{
    return message(worker_has(v->browser->worker, JOB_ALL_DAYS) ? MSG_COUNTING : MSG_NO_DATES);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static void step_day(struct timeline *t, int by)
{
    const struct calendar_row *row = &t->calendar.at[t->view.cursor];
    int last = row->month ? day_month_last(row->year, row->month) : 0;
    int day = t->day > last ? last : t->day;
    t->day = day + by < 0 ? 0 : day + by > last ? last : day + by;
}

static void choose(struct timeline *t)
{
    struct browser *b = t->view.browser;
    const struct calendar_row *row = &t->calendar.at[t->view.cursor];
    int day = row->month && t->day <= day_month_last(row->year, row->month) ? t->day : 0;
    struct str key = key_of(b->frame, row, day);
    if (!printed(row, day) && !filter_has(&b->filter, FIELD_DATE, key)) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NOTHING_PRINTED));
        return;
    }
    filter_toggle(&b->filter, FIELD_DATE, key, key);
    finding_start(b);
}

/* Keeps the search that is shown, so that the next one stands beside it; or gives up the one that is kept. */
static void keep_beside(struct timeline *t)
{
    struct browser *b = t->view.browser;
    bool had = t->beside.found.arena != NULL;
    struct arena *a = had ? NULL : arena_new();
    arena_free(t->beside.found.arena);
    t->beside.found = (struct days){.arena = a};
    if (a) {
        t->beside.found.days = arena_copy(a, t->found.days, t->found.n, sizeof *t->found.days);
        t->beside.found.n = t->found.n;
        t->beside.found.words = arena_str(a, t->found.words);
    }
    put_together(t);
    browser_note(b, ROLE_MESSAGE, message(had ? MSG_NOT_BESIDE : MSG_KEPT_BESIDE));
}

static bool request(struct view *v, enum request request)
{
    struct timeline *t = timeline_of(v);
    if (v->cursor >= t->calendar.n)
        return false;
    switch (request) {
    case REQUEST_LEFT:
    case REQUEST_RIGHT:
        step_day(t, request == REQUEST_RIGHT ? 1 : -1);
        return true;
    case REQUEST_SHARE:
        t->shares = !t->shares;
        browser_note(v->browser, ROLE_MESSAGE, message(t->shares ? MSG_SHARES : MSG_NUMBERS));
        return true;
    case REQUEST_BESIDE:
        keep_beside(t);
        return true;
    case REQUEST_OPEN:
        choose(t);
        return true;
    default:
        return false;
    }
}

static bool click(struct view *v, size_t item, int subrow, int column)
{
    struct timeline *t = timeline_of(v);
    const struct calendar_row *row = &t->calendar.at[item];
    int day = column - LABEL_COLUMNS - 2 + first_day(t);
    (void)subrow;
    t->day = row->month && shows_days(t) && day >= 1 && day <= day_month_last(row->year, row->month) ? day : 0;
    return true;
}

const struct view_ops time_ops = {.panel = PANEL_TIME,
                                  .size = sizeof(struct timeline),
                                  .start = start,
                                  .end = end,
                                  .entered = entered,
                                  .title = MSG_TIMELINE,
                                  .item_rows = 1,
                                  .own_cursor = true,
                                  .prepare = prepare,
                                  .count = count,
                                  .draw = draw,
                                  .headline = headline,
                                  .empty = empty,
                                  .request = request,
                                  .click = click};
