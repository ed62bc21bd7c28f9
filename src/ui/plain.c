#include "plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "acts/writing.h"
#include "baolan/display.h"
#include "baolan/form.h"
#include "baolan/relate.h"
#include "baolan/state.h"
#include "baolan/story.h"
#include "browser/filter.h"
#include "browser/trail.h"
#include "settings/message.h"

enum { ROWS = 10 };

struct plain {
    struct archive *archive;
    struct filter filter;
    struct search *search; /* NULL: none could be made */
    size_t from, shown;    /* rows that were printed last, to be named by their numbers */
    struct story *story;   /* read last; NULL: none */
    struct trail trail;
    struct state *state;
    struct arena *arena; /* of one command */
    bool quit;
};

/* ---- saying ------------------------------------------------------------------------------------------------------- */

/* One line; what it says is safe to be shown. */
static void say(struct str line)
{
    fwrite(line.s, 1, line.n, stdout);
    putchar('\n');
}

static void say_with(struct plain *p, enum message words, struct str one, struct str two)
{
    say(display_str(p->arena, message_with(p->arena, words, one, two)));
}

static void say_error(struct plain *p, struct error *err)
{
    struct str words = str_of(err->message ? err->message : status_sentence(err->status));
    struct str column = arena_printf(p->arena, "%d", err->column);
    if (err->column)
        say_with(p, MSG_SEARCH_FAULT, column, words);
    else
        say(display_str(p->arena, words));
    error_clear(err);
}

static struct str number(struct plain *p, size_t n)
{
    return arena_printf(p->arena, "%zu", n);
}

/* ---- the list ----------------------------------------------------------------------------------------------------- */

/* The title first: it is what one listens for. */
static void say_hit(struct plain *p, size_t n, const struct hit *hit)
{
    struct buf line = {0};
    buf_printf(&line, "%zu. %.*s", n, STR_ARG(hit->title));
    buf_printf(&line, " · %.*s", STR_ARG(doc_date(p->arena, hit->date)));
    if (str_present(hit->counties))
        buf_printf(&line, " · %.*s", STR_ARG(hit->counties));
    if (str_present(hit->page_no))
        buf_printf(&line, " · %.*s", STR_ARG(message_with(p->arena, MSG_PAGE, hit->page_no, STR_ABSENT)));
    if (state_is_bookmarked(p->state, hit->uid))
        buf_printf(&line, " · %.*s", STR_ARG(message(MSG_PLAIN_MARKED)));
    if (state_is_read(p->state, hit->uid))
        buf_printf(&line, " · %.*s", STR_ARG(message(MSG_PLAIN_READ)));
    say(display_str(p->arena, buf_view(&line)));
    buf_free(&line);
}

static void say_rows(struct plain *p)
{
    struct hit rows[ROWS];
    struct error err = {0};
    p->shown = 0;
    if (!p->search || search_rows(p->search, p->arena, p->from, ROWS, rows, &p->shown, &err) != STATUS_OK)
        say_error(p, &err);
    for (size_t i = 0; i < p->shown; i++)
        say_hit(p, p->from + i + 1, &rows[i]);
    if (!p->shown && p->search)
        say(message(p->from ? MSG_PLAIN_END : MSG_NO_ARTICLES));
}

/* The filter is another: how many that are, and the first of them. */
static void find(struct plain *p)
{
    struct error err = {0};
    size_t n = 0;
    bool exact = true;
    search_close(p->search);
    p->search = NULL;
    p->from = 0;
    if (archive_search(p->archive, filter_query(&p->filter, p->arena, FILTER_NOTHING), SORT_DATE, &p->search, &err) !=
            STATUS_OK ||
        search_count(p->search, &n, &exact, &err) != STATUS_OK) {
        say_error(p, &err);
        return;
    }
    struct str all = exact ? number(p, n) : message_with(p->arena, MSG_ABOUT, number(p, n), STR_ABSENT);
    say(message_number(p->arena, MSG_ALL_ARTICLES, n, all, STR_ABSENT));
    say_rows(p);
}

/* At the end what was said last stays where it is: the ten before are those before it. */
static void next(struct plain *p, struct str rest)
{
    size_t from = p->from, shown = p->shown;
    (void)rest;
    p->from += shown;
    say_rows(p);
    if (!p->shown) {
        p->from = from;
        p->shown = shown;
    }
}

static void previous(struct plain *p, struct str rest)
{
    (void)rest;
    p->from = p->from > ROWS ? p->from - ROWS : 0;
    say_rows(p);
}

static void search(struct plain *p, struct str rest)
{
    struct error err = {0};
    if (filter_set_text(&p->filter, rest, &err) == STATUS_OK)
        find(p);
    else
        say_error(p, &err);
}

static void clear(struct plain *p, struct str rest)
{
    (void)rest;
    filter_clear(&p->filter);
    find(p);
}

/* ---- facets ------------------------------------------------------------------------------------------------------- */

/* Years; the months of a year that is chosen; the days of a month. */
static enum facet date_facet(const struct filter *f)
{
    for (size_t i = 0; i < f->choices.n; i++)
        if (f->choices.at[i].field == FIELD_DATE)
            return f->choices.at[i].key.n > 4 ? FACET_DAY : FACET_MONTH;
    return FACET_YEAR;
}

/* *N gets the number behind a command, 0 where nothing is. False: it is none of the MOST that there are, and that is told. */
static bool read_number(struct plain *p, struct str rest, size_t most, size_t *n)
{
    *n = rest.n ? strtoul(rest.s, NULL, 10) : 0;
    if (!rest.n || (*n >= 1 && *n <= most))
        return true;
    say_with(p, MSG_PLAIN_NO_ROW, rest, STR_ABSENT);
    return false;
}

/* Lists the values, or with the number of one chooses it, or takes it back. */
static void facet(struct plain *p, enum query_field field, enum facet kind, struct str rest)
{
    struct facet_value *values;
    struct error err = {0};
    size_t n = 0, wanted;
    bool exact;
    struct query *q =
        filter_query(&p->filter, p->arena, kind == FACET_YEAR || field != FIELD_DATE ? field : FILTER_NOTHING);
    if (archive_facets(p->archive, q, kind, p->arena, &values, &n, &exact, &err) != STATUS_OK) {
        say_error(p, &err);
        return;
    }
    if (!read_number(p, rest, n, &wanted))
        return;
    if (wanted) {
        filter_toggle(&p->filter, field, values[wanted - 1].key, values[wanted - 1].name);
        find(p);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        bool undated = field == FIELD_DATE && str_is(values[i].key, QUERY_UNDATED);
        struct str name = undated ? message(MSG_UNDATED) : values[i].name;
        bool chosen = filter_has(&p->filter, field, values[i].key);
        if (!values[i].count && !chosen)
            continue; /* not worth listening to */
        say(display_str(p->arena, arena_printf(p->arena, "%zu. %.*s: %zu%s", i + 1, STR_ARG(name), values[i].count,
                                               chosen ? " *" : "")));
    }
}

static void dates(struct plain *p, struct str rest)
{
    facet(p, FIELD_DATE, date_facet(&p->filter), rest);
}

static void counties(struct plain *p, struct str rest)
{
    facet(p, FIELD_COUNTY, FACET_COUNTY, rest);
}

static void topics(struct plain *p, struct str rest)
{
    facet(p, FIELD_TOPIC, FACET_TOPIC, rest);
}

/* ---- an article --------------------------------------------------------------------------------------------------- */

/* STORY is read out whole, each paragraph a line, and marked as read. */
static void read_story(struct plain *p, struct str uid)
{
    struct buf text = {0};
    struct error err = {0};
    struct story *story;
    if (story_open(p->archive, uid, &story, &err) != STATUS_OK) {
        say_error(p, &err);
        return;
    }
    story_close(p->story);
    p->story = story;
    for (size_t i = 0; i < story->nparts; i++)
        writing_article(form_named(STR("text")), story->parts[i].page, story->parts[i].article, &text);
    fwrite(text.s, 1, text.n, stdout);
    buf_free(&text);
    if (story->nlinks)
        say(message_number(p->arena, MSG_PLAIN_RELATED, story->nlinks, number(p, story->nlinks), STR_ABSENT));
    state_opened(p->state, story_uid(story));
    state_commit(p->state, false, NULL, &err);
    error_clear(&err);
}

static void open_row(struct plain *p, size_t n)
{
    struct hit row;
    struct error err = {0};
    size_t got = 0;
    if (p->search && n && search_rows(p->search, p->arena, n - 1, 1, &row, &got, &err) == STATUS_OK && got) {
        trail_add(&p->trail, row.uid);
        read_story(p, row.uid);
    } else {
        say_with(p, MSG_PLAIN_NO_ROW, number(p, n), STR_ABSENT);
    }
    error_clear(&err);
}

static bool have_story(const struct plain *p)
{
    if (!p->story)
        say(message(MSG_NOT_OPEN));
    return p->story != NULL;
}

static void related(struct plain *p, struct str rest)
{
    size_t wanted;
    if (!have_story(p))
        return;
    if (!p->story->nlinks) {
        say(message(MSG_NO_RELATED));
        return;
    }
    if (!read_number(p, rest, p->story->nlinks, &wanted))
        return;
    if (wanted) {
        struct str uid = arena_str(p->arena, p->story->links[wanted - 1].related.uid);
        trail_add(&p->trail, uid);
        read_story(p, uid);
        return;
    }
    for (size_t i = 0; i < p->story->nlinks; i++) {
        const struct story_link *link = &p->story->links[i];
        say_hit(p, i + 1, &link->hit);
        say(display_str(p->arena, relate_reason(p->arena, link->related.reason)));
    }
}

static void back(struct plain *p, struct str rest)
{
    const struct trail_step *step = trail_back(&p->trail);
    (void)rest;
    if (step)
        read_story(p, arena_str(p->arena, step->uid));
    else
        say(message(MSG_NO_BACK));
}

static void bookmark(struct plain *p, struct str rest)
{
    struct error err = {0};
    if (!have_story(p))
        return;
    struct str uid = story_uid(p->story), title = p->story->parts[0].article->title;
    bool noted = rest.n > 0, on = noted || !state_is_bookmarked(p->state, uid);
    state_set(p->state, uid, MARK_BOOKMARK, on, rest, title);
    if (state_commit(p->state, true, NULL, &err) == STATUS_OK)
        say_with(p, noted ? MSG_NOTED : on ? MSG_BOOKMARKED : MSG_UNBOOKMARKED, title, STR_ABSENT);
    else
        say_error(p, &err);
}

static void cite(struct plain *p, struct str rest)
{
    struct buf text = {0};
    (void)rest;
    if (!have_story(p))
        return;
    writing_article(form_named(STR("gbt7714")), p->story->parts[0].page, p->story->parts[0].article, &text);
    fwrite(text.s, 1, text.n, stdout);
    buf_free(&text);
}

/* ---- commands ----------------------------------------------------------------------------------------------------- */

static void help(struct plain *p, struct str rest);

static void quit(struct plain *p, struct str rest)
{
    (void)rest;
    p->quit = true;
}

static const struct {
    char letter;
    void (*run)(struct plain *p, struct str rest);
    enum message help;
} commands[] = {
    {'n', next, MSG_PLAIN_HELP_NEXT},     {'p', previous, MSG_PLAIN_HELP_PREVIOUS},
    {'/', search, MSG_PLAIN_HELP_SEARCH}, {'x', clear, MSG_PLAIN_HELP_CLEAR},
    {'d', dates, MSG_PLAIN_HELP_DATES},   {'c', counties, MSG_PLAIN_HELP_COUNTIES},
    {'t', topics, MSG_PLAIN_HELP_TOPICS}, {'r', related, MSG_PLAIN_HELP_RELATED},
    {'H', back, MSG_PLAIN_HELP_BACK},     {'m', bookmark, MSG_PLAIN_HELP_BOOKMARK},
    {'y', cite, MSG_PLAIN_HELP_CITE},     {'?', help, MSG_PLAIN_HELP_HELP},
    {'q', quit, MSG_PLAIN_HELP_QUIT},
};

static void help(struct plain *p, struct str rest)
{
    (void)rest;
    say(message(MSG_PLAIN_HELP_NUMBER));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        say(arena_printf(p->arena, "%c: %.*s", commands[i].letter, STR_ARG(message(commands[i].help))));
}

/* Is LINE the command LETTER? A word that only begins with it is none; what is searched for may follow at once. */
static bool commanded(struct str line, char letter)
{
    char after = line.n > 1 ? line.s[1] : ' ';
    return line.s[0] == letter && (letter == '/' || after == ' ' || (after >= '0' && after <= '9'));
}

/* An empty line goes on. */
static void obey(struct plain *p, struct str line)
{
    if (!line.n) {
        next(p, line);
        return;
    }
    if (line.s[0] >= '0' && line.s[0] <= '9') {
        open_row(p, strtoul(line.s, NULL, 10));
        return;
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (commanded(line, commands[i].letter)) {
            commands[i].run(p, str_trim(str_cut(line, 1, line.n)));
            return;
        }
    }
    say(message(MSG_PLAIN_UNKNOWN));
}

static void converse(struct plain *p)
{
    char *line = NULL;
    size_t cap = 0;
    bool asks = isatty(STDIN_FILENO);
    for (ssize_t n; !p->quit && !ferror(stdout); arena_reset(p->arena)) {
        if (asks)
            fputs("> ", stdout);
        fflush(stdout);
        if ((n = getline(&line, &cap, stdin)) < 0)
            break;
        obey(p, arena_str(p->arena, str_trim((struct str){.s = line, .n = (size_t)n})));
    }
    free(line);
}

enum status plain_run(struct archive *archive, struct str query, struct error *err)
{
    struct plain p = {.archive = archive, .arena = arena_new()};
    struct error fault = {0};
    filter_open(&p.filter);
    state_open(state_folder(p.arena), &p.state, &fault);
    if (fault.status != STATUS_OK)
        say_error(&p, &fault);
    if (filter_set_text(&p.filter, query, err) == STATUS_OK) {
        find(&p);
        say(message(MSG_PLAIN_HINT));
        converse(&p);
        if (fflush(stdout) != 0 || ferror(stdout))
            error_set_errno(err, STATUS_SYSTEM, "cannot write to standard output");
    }
    state_close(p.state, &fault);
    error_pass(err, &fault);
    story_close(p.story);
    search_close(p.search);
    filter_close(&p.filter);
    trail_free(&p.trail);
    arena_free(p.arena);
    return err->status;
}
