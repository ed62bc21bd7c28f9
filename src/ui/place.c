#include "place.h"

#include <stdlib.h>

#include "browser/browser.h"
#include "finding/finding.h"
#include "reading/focus.h"
#include "reading/reading.h"

/* The words of the file: fields of the query language for choices, and these. */
static const char ARTICLE[] = "article", LINE[] = "line", LIST[] = "list", SEARCH[] = "search", PANEL[] = "panel",
                  ZOOM[] = "zoom", SAVED[] = "saved";

/* ---- taking up ---------------------------------------------------------------------------------------------------- */

static struct str value_of(const struct place_line *lines, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(lines[i].key, key))
            return lines[i].value;
    return STR_ABSENT;
}

/* A choice is kept as its key and its name, a blank between; a saved search by its name. */
static void take_choice(struct browser *b, const struct place_line *line)
{
    size_t nfields, blank = str_find(line->value, STR(" "), 0);
    const struct query_field_info *fields = query_fields(&nfields);
    for (size_t i = 0; str_is(line->key, SAVED) && i < b->saved.n; i++)
        if (str_eq(b->saved.at[i].name, line->value))
            filter_toggle(&b->filter, FILTER_SAVED, b->saved.at[i].query, b->saved.at[i].name);
    for (size_t i = 0; i < nfields && blank != SIZE_MAX; i++)
        if (str_is(line->key, fields[i].name))
            filter_toggle(&b->filter, fields[i].field, str_cut(line->value, 0, blank),
                          str_cut(line->value, blank + 1, line->value.n));
}

static void take_filter(struct browser *b, const struct place_line *lines, size_t n)
{
    struct error err = {0};
    struct str search = value_of(lines, n, SEARCH);
    if (search.s)
        filter_set_text(&b->filter, search, &err);
    for (size_t i = 0; i < n; i++)
        take_choice(b, &lines[i]);
    if (err.status != STATUS_OK || finding_check(b, &err) != STATUS_OK)
        filter_clear(&b->filter); /* the archive is another one now */
    error_clear(&err);
}

/* "12/80": line 12 of 80, which may be others on a screen of another width. */
static void take_article(struct browser *b, const struct place_line *lines, size_t n)
{
    struct str article = value_of(lines, n, ARTICLE), line = value_of(lines, n, LINE);
    size_t slash = str_find(line, STR("/"), 0);
    if (article.s && archive_id(b->archive, article))
        reading_return(b, article, line.s ? strtoul(line.s, NULL, 10) : 0,
                       slash == SIZE_MAX ? 0 : strtoul(line.s + slash + 1, NULL, 10));
}

bool place_take_up(struct browser *b, struct str archive)
{
    struct arena *a = arena_new();
    struct place_line *lines;
    struct error err = {0};
    enum panel panel = PANEL_LIST;
    size_t n;
    bool kept = place_load(a, state_folder(a), archive, &lines, &n, &err) == STATUS_OK;
    if (kept) {
        take_filter(b, lines, n);
        struct str list = value_of(lines, n, LIST);
        b->previews = true;
        finding_mark(b);
        finding_ask(b, list.s ? archive_id(b->archive, list) : 0);
        take_article(b, lines, n);
        struct str word = value_of(lines, n, PANEL);
        if (word.s && panel_parse(word, &panel) && panel < PANEL_COUNT &&
            ((1 << panel) & (IN_FACETS | IN_LIST | IN_READER)) && (panel != PANEL_READER || b->reader.story))
            focus_go(b, panel);
        b->zoom = panel == PANEL_READER && b->reader.story && value_of(lines, n, ZOOM).s;
    }
    error_clear(&err);
    arena_free(a);
    return kept;
}

/* ---- keeping ------------------------------------------------------------------------------------------------------ */

struct lines {
    struct place_line *at;
    size_t n, cap;
};

static void add(struct lines *lines, const char *key, struct str value)
{
    vec_push(lines, ((struct place_line){str_of(key), value}));
}

void place_keep(struct browser *b, struct str archive)
{
    struct arena *a = arena_new();
    struct lines lines = {0};
    const struct hit *hit = list_here(&b->list);
    enum panel panel = b->focus == PANEL_HELP ? b->before_help : b->focus;
    size_t nfields;
    const struct query_field_info *fields = query_fields(&nfields);
    if (str_present(b->filter.text))
        add(&lines, SEARCH, b->filter.text);
    for (size_t i = 0; i < b->filter.choices.n; i++) {
        const struct choice *c = &b->filter.choices.at[i];
        if (c->field == FILTER_SAVED)
            add(&lines, SAVED, c->name);
        else
            add(&lines, fields[c->field].name, arena_printf(a, "%.*s %.*s", STR_ARG(c->key), STR_ARG(c->name)));
    }
    if (hit)
        add(&lines, LIST, hit->uid);
    if (b->reader.story && !b->previews) {
        add(&lines, ARTICLE, story_uid(b->reader.story));
        add(&lines, LINE, arena_printf(a, "%zu/%zu", b->reader.view.top, b->reader.doc.n));
    }
    if ((1 << panel) & (IN_ARTICLE | IN_OVERLAY))
        panel = b->previews ? PANEL_LIST : PANEL_READER;
    add(&lines, PANEL, str_of(panel_name(panel)));
    if (b->zoom)
        add(&lines, ZOOM, STR("yes"));
    struct error none = {0};
    place_save(state_folder(a), archive, lines.at, lines.n, &none);
    error_clear(&none);
    vec_free(&lines);
    arena_free(a);
}
