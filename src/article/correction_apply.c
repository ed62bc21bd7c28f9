/* Corrections and articles: what can be corrected of one, and one corrected. */
#include "baolan/correction.h"

#include <stdlib.h>

static const char *const between[] = {"、", "，", "；", ",", ";"};

/* Marks or commas stand between. */
bool correction_next_name(struct str list, size_t *at, struct str *name)
{
    while (*at < list.n) {
        size_t end = list.n, skip = 0;
        for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
            size_t found = str_find(list, str_of(between[i]), *at);
            if (found < end) {
                end = found;
                skip = str_of(between[i]).n;
            }
        }
        *name = str_trim(str_cut(list, *at, end));
        *at = end + skip;
        if (name->n)
            return true;
    }
    return false;
}

/* ---- out of an article -------------------------------------------------------------------------------------------- */

static void join(struct buf *list, struct str name, struct str more)
{
    buf_cstr(list, list->n ? "、" : "");
    buf_str(list, name);
    if (str_present(more))
        buf_printf(list, "/%.*s", STR_ARG(more));
}

/* Text of one line without blanks around it, as it is read back. */
static struct str line(struct arena *a, struct str text)
{
    struct buf out = {0};
    struct str trimmed = str_trim(text);
    for (size_t i = 0; i < trimmed.n; i++)
        buf_char(&out, (unsigned char)trimmed.s[i] < ' ' ? ' ' : trimmed.s[i]);
    struct str one = arena_str(a, str_trim(buf_view(&out)));
    buf_free(&out);
    return one.s ? one : STR("");
}

void correction_of(struct arena *a, const struct page *page, const struct article *article, struct correction *out)
{
    struct buf authors = {0}, counties = {0}, topics = {0};
    for (size_t i = 0; i < article->nauthors; i++)
        join(&authors, article->authors[i].name, article->authors[i].role);
    for (size_t i = 0; i < article->ncounties; i++)
        if (article->counties[i].primary)
            join(&counties, article->counties[i].name, STR_ABSENT);
    for (size_t i = 0; i < article->ntopics; i++)
        join(&topics, article->topics[i].name, STR_ABSENT);
    *out = (struct correction){.uid = article->uid, .sections = article->sections, .nsections = article->nsections};
    const struct str fields[CORRECTION_FIELDS] = {
        [CORRECTION_KICKER] = article->kicker,
        [CORRECTION_TITLE] = article->title,
        [CORRECTION_SUBTITLE] = article->subtitle,
        [CORRECTION_DATE] = page->date.edtf,
        [CORRECTION_AUTHORS] = buf_view(&authors),
        [CORRECTION_CREDIT] = article->credit,
        [CORRECTION_COUNTIES] = buf_view(&counties),
        [CORRECTION_TOPICS] = buf_view(&topics),
        [CORRECTION_GENRE] = str_of(genre_name(article->genre)),
    };
    for (int f = 0; f < CORRECTION_FIELDS; f++)
        out->fields[f] = f == CORRECTION_JOIN ? STR_ABSENT : line(a, fields[f]);
    buf_free(&authors);
    buf_free(&counties);
    buf_free(&topics);
}

/* ---- into an article ---------------------------------------------------------------------------------------------- */

static size_t count_names(struct str list)
{
    size_t n = 0, at = 0;
    for (struct str name; correction_next_name(list, &at, &name);)
        n++;
    return n;
}

static void apply_authors(struct arena *a, struct str list, struct article *article)
{
    size_t at = 0, n = 0;
    struct str name;
    article->authors = arena_array(a, count_names(list), sizeof *article->authors);
    while (correction_next_name(list, &at, &name)) {
        size_t slash = str_find(name, STR("/"), 0);
        struct str role = slash == SIZE_MAX ? STR("") : str_trim(str_cut(name, slash + 1, name.n));
        name = slash == SIZE_MAX ? name : str_trim(str_cut(name, 0, slash));
        if (name.n)
            article->authors[n++] = (struct author){arena_str(a, name), arena_str(a, role)};
    }
    article->nauthors = n;
}

/* Those named are what the article is about; the others are still spoken of. */
static void apply_counties(struct arena *a, struct str list, struct article *article)
{
    size_t at = 0, n = article->ncounties;
    struct county_tag *counties = arena_array(a, n + count_names(list), sizeof *counties);
    for (size_t i = 0; i < n; i++) {
        counties[i] = article->counties[i];
        counties[i].primary = false;
    }
    for (struct str name; correction_next_name(list, &at, &name);) {
        size_t i = 0;
        while (i < n && !str_eq(counties[i].name, name) && !str_eq(counties[i].code, name))
            i++;
        if (i == n)
            counties[n++] = (struct county_tag){.name = arena_str(a, name), .mentions = 1};
        counties[i].primary = true;
    }
    article->given |= TAGS_COUNTIES;
    article->counties = counties;
    article->ncounties = n;
}

static void apply_topics(struct arena *a, struct str list, struct article *article)
{
    size_t at = 0, n = 0;
    struct topic_tag *topics = arena_array(a, count_names(list), sizeof *topics);
    for (struct str name; correction_next_name(list, &at, &name);) {
        topics[n] = (struct topic_tag){.name = arena_str(a, name), .weight = 1};
        for (size_t i = 0; i < article->ntopics; i++)
            if (str_eq(article->topics[i].name, name) || str_eq(article->topics[i].id, name))
                topics[n] = article->topics[i];
        n++;
    }
    article->given |= TAGS_TOPICS;
    article->topics = topics;
    article->ntopics = n;
}

static enum status apply_date(struct arena *a, struct str edtf, struct page *page, struct error *err)
{
    struct date date = {0};
    if (edtf.n && (!date_parse(a, edtf, &date) || !date.from))
        return error_set(err, STATUS_USAGE, "date: expected 2024, 2024-05 or 2024-05-10, not “%.*s”", STR_ARG(edtf));
    page->date = date;
    page->date_basis = edtf.n ? BASIS_OPTION : BASIS_NONE;
    return STATUS_OK;
}

enum status correction_apply(struct arena *a, const struct correction *c, struct page *page, struct article *article,
                             struct error *err)
{
    struct str *const texts[CORRECTION_FIELDS] = {[CORRECTION_KICKER] = &article->kicker,
                                                  [CORRECTION_TITLE] = &article->title,
                                                  [CORRECTION_SUBTITLE] = &article->subtitle,
                                                  [CORRECTION_CREDIT] = &article->credit};
    const struct str *f = c->fields;
    for (int i = 0; i < CORRECTION_FIELDS; i++)
        if (texts[i] && f[i].s)
            *texts[i] = f[i].n ? arena_str(a, f[i]) : STR_ABSENT;
    if (f[CORRECTION_TITLE].s)
        article->title_derived = false;
    if (f[CORRECTION_AUTHORS].s)
        apply_authors(a, f[CORRECTION_AUTHORS], article);
    if (f[CORRECTION_COUNTIES].s)
        apply_counties(a, f[CORRECTION_COUNTIES], article);
    if (f[CORRECTION_TOPICS].s)
        apply_topics(a, f[CORRECTION_TOPICS], article);
    if (c->nsections) {
        article->sections = c->sections;
        article->nsections = c->nsections;
    }
    if (f[CORRECTION_GENRE].s && !genre_parse(f[CORRECTION_GENRE], &article->genre))
        return error_set(err, STATUS_USAGE, "genre: expected news, feature, commentary, notice or photo, not “%.*s”",
                         STR_ARG(f[CORRECTION_GENRE]));
    return f[CORRECTION_DATE].s ? apply_date(a, f[CORRECTION_DATE], page, err) : STATUS_OK;
}
