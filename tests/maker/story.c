#include "maker.h"

#include <jansson.h>
#include <string.h>

static struct str text_of(struct arena *a, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? arena_strn(a, json_string_value(value), json_string_length(value)) : STR_ABSENT;
}

static struct str *texts_of(struct arena *a, const json_t *list, size_t *n)
{
    *n = json_array_size(list);
    struct str *out = arena_array(a, *n, sizeof *out);
    for (size_t i = 0; i < *n; i++) {
        const json_t *item = json_array_get(list, i);
        out[i] = arena_strn(a, json_string_value(item), json_string_length(item));
    }
    return out;
}

static void read_body(struct arena *a, const json_t *json, struct article *article)
{
    const json_t *sections = json_object_get(json, "sections"), *captions = json_object_get(json, "captions");
    article->nsections = json_array_size(sections);
    article->sections = arena_array(a, article->nsections, sizeof *article->sections);
    for (size_t i = 0; i < article->nsections; i++) {
        const json_t *section = json_array_get(sections, i);
        struct section *out = &article->sections[i];
        out->heading = text_of(a, section, "heading");
        out->paragraphs = texts_of(a, json_object_get(section, "paragraphs"), &out->nparagraphs);
    }
    article->ncaptions = json_array_size(captions);
    article->captions = arena_array(a, article->ncaptions, sizeof *article->captions);
    for (size_t i = 0; i < article->ncaptions; i++) {
        const json_t *caption = json_array_get(captions, i);
        article->captions[i] = (struct caption){text_of(a, caption, "text"), text_of(a, caption, "credit")};
    }
}

static struct str *read_credits(struct arena *a, const json_t *captions)
{
    size_t n = json_array_size(captions);
    struct str *credits = arena_array(a, n, sizeof *credits);
    for (size_t i = 0; i < n; i++) {
        const json_t *caption = json_array_get(captions, i);
        struct str name = text_of(a, caption, "credit");
        credits[i] = text_of(a, caption, "printed_credit");
        if (!credits[i].s && name.s)
            credits[i] = arena_printf(a, "%.*s 摄", STR_ARG(name));
    }
    return credits;
}

static void read_story(struct arena *a, const json_t *json, struct story *out)
{
    struct article *article = &out->article;
    genre_parse(text_of(a, json, "genre"), &article->genre);
    article->kicker = text_of(a, json, "kicker");
    article->title = text_of(a, json, "title");
    article->subtitle = text_of(a, json, "subtitle");
    article->credit = text_of(a, json, "credit");
    article->jump_to = text_of(a, json, "jump_to");
    article->jump_from = text_of(a, json, "jump_from");
    const json_t *authors = json_object_get(json, "authors");
    article->nauthors = json_array_size(authors);
    article->authors = arena_array(a, article->nauthors, sizeof *article->authors);
    for (size_t i = 0; i < article->nauthors; i++) {
        const json_t *author = json_array_get(authors, i);
        article->authors[i] = (struct author){text_of(a, author, "name"), text_of(a, author, "role")};
    }
    read_body(a, json, article);
    out->credits = read_credits(a, json_object_get(json, "captions"));
    out->opening = text_of(a, json, "opening");
    out->byline = text_of(a, json, "byline");
    out->signature = text_of(a, json, "signature");
}

enum status story_read(struct arena *a, const char *path, struct story_page *out, struct error *err)
{
    json_error_t wrong;
    json_t *json = json_load_file(path, 0, &wrong);
    if (!json)
        return error_set(err, STATUS_INPUT, "%s:%d: %s", path, wrong.line, wrong.text);
    *out = (struct story_page){0};
    out->page.file = text_of(a, json, "page");
    out->page.newspaper = text_of(a, json, "newspaper");
    out->page.page_no = text_of(a, json, "page_no");
    out->page.page_title = text_of(a, json, "page_title");
    const json_t *staff = json_object_get(json, "staff");
    out->page.nstaff = json_array_size(staff);
    out->page.staff = arena_array(a, out->page.nstaff, sizeof *out->page.staff);
    for (size_t i = 0; i < out->page.nstaff; i++)
        out->page.staff[i] =
            (struct staff){text_of(a, json_array_get(staff, i), "role"), text_of(a, json_array_get(staff, i), "name")};
    date_parse(a, text_of(a, json_object_get(json, "date"), "printed"), &out->page.date);
    out->masthead = texts_of(a, json_object_get(json, "masthead"), &out->nmasthead);
    out->furniture = texts_of(a, json_object_get(json, "furniture"), &out->nfurniture);
    const json_t *articles = json_object_get(json, "articles");
    out->nstories = json_array_size(articles);
    out->stories = arena_array(a, out->nstories, sizeof *out->stories);
    for (size_t i = 0; i < out->nstories; i++)
        read_story(a, json_array_get(articles, i), &out->stories[i]);
    json_decref(json);
    return STATUS_OK;
}
