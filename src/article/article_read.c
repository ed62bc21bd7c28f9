#include <jansson.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

#include "baolan/article.h"
#include "baolan/language.h"

/* What reading one record needs; the first error ends it, so callers look at err once. */
struct reader {
    struct arena *a;
    struct error *err;
    bool failed;
};

static const char *type_name(const json_t *value)
{
    static const char *const names[] = {
        [JSON_OBJECT] = N_("an object"),    [JSON_ARRAY] = N_("a list"),  [JSON_STRING] = N_("a string"),
        [JSON_INTEGER] = N_("a number"),    [JSON_REAL] = N_("a number"), [JSON_TRUE] = N_("a truth value"),
        [JSON_FALSE] = N_("a truth value"), [JSON_NULL] = N_("null"),
    };
    return names[json_typeof(value)];
}

static void refuse(struct reader *r, const char *key, const json_t *value, const char *wanted)
{
    error_set(r->err, STATUS_INPUT, "\"%s\" must be %s, not %s", key, _(wanted), _(type_name(value)));
    r->failed = true;
}

/* A member that is there and not null. */
static json_t *member(json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    return value && !json_is_null(value) ? value : NULL;
}

/* Text never holds a NUL here: C functions would end at it. */
static struct str own_text(struct reader *r, const json_t *string)
{
    struct str text = {json_string_value(string), json_string_length(string)};
    if (!memchr(text.s, '\0', text.n))
        return arena_str(r->a, text);
    struct buf clean = {0};
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i])
            buf_char(&clean, text.s[i]);
        else
            buf_cp(&clean, 0xfffd);
    }
    struct str copy = arena_str(r->a, buf_view(&clean));
    buf_free(&clean);
    return copy;
}

static struct str text_of(struct reader *r, const char *key, const json_t *value)
{
    if (json_is_string(value))
        return own_text(r, value);
    refuse(r, key, value, N_("a string"));
    return STR_ABSENT;
}

/* Leaves *OUT alone when the member is not there. */
static void read_text(struct reader *r, json_t *object, const char *key, struct str *out)
{
    json_t *value = member(object, key);
    if (value)
        *out = text_of(r, key, value);
}

/* Page numbers are written as numbers by many. */
static void read_label(struct reader *r, json_t *object, const char *key, struct str *out)
{
    json_t *value = member(object, key);
    if (json_is_integer(value))
        *out = arena_printf(r->a, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else
        read_text(r, object, key, out);
}

static void read_int(struct reader *r, json_t *object, const char *key, int *out)
{
    json_t *value = member(object, key);
    if (!value)
        return;
    if (json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) <= INT_MAX)
        *out = (int)json_integer_value(value);
    else
        refuse(r, key, value, N_("a whole number from 0 on"));
}

static void read_double(struct reader *r, json_t *object, const char *key, double *out)
{
    json_t *value = member(object, key);
    if (!value)
        return;
    if (json_is_number(value))
        *out = json_number_value(value);
    else
        refuse(r, key, value, N_("a number"));
}

static void read_quality(struct reader *r, json_t *object, bool *rated, double *quality)
{
    double number = -1;
    if (!member(object, "quality"))
        return;
    read_double(r, object, "quality", &number);
    *rated = number >= 0 && number <= 1;
    *quality = *rated ? quality_rounded(number) : 0;
    if (!*rated && !r->failed) {
        error_set(r->err, STATUS_INPUT, "\"quality\" must be a number from 0 to 1");
        r->failed = true;
    }
}

static void read_bool(struct reader *r, json_t *object, const char *key, bool *out)
{
    json_t *value = member(object, key);
    if (!value)
        return;
    if (json_is_boolean(value))
        *out = json_is_true(value);
    else
        refuse(r, key, value, N_("true or false"));
}

/* The list KEY of OBJECT and how many it holds; NULL when it is not there. */
static json_t *read_list(struct reader *r, json_t *object, const char *key, size_t *n)
{
    json_t *list = member(object, key);
    *n = 0;
    if (list && !json_is_array(list)) {
        refuse(r, key, list, N_("a list"));
        return NULL;
    }
    *n = json_array_size(list);
    return list;
}

/* The elements of list KEY are objects; makes room for one structure each and calls FILL for it. */
static void *read_objects(struct reader *r, json_t *object, const char *key, size_t size, size_t *n,
                          void (*fill)(struct reader *r, json_t *element, void *to))
{
    json_t *list = read_list(r, object, key, n);
    if (!*n)
        return NULL;
    char *all = arena_array(r->a, *n, size);
    for (size_t i = 0; i < *n && !r->failed; i++) {
        json_t *element = json_array_get(list, i);
        if (json_is_object(element))
            fill(r, element, all + i * size);
        else
            refuse(r, key, element, N_("a list of objects"));
    }
    return all;
}

static struct str *read_texts(struct reader *r, json_t *object, const char *key, size_t *n)
{
    json_t *list = read_list(r, object, key, n);
    if (!*n)
        return NULL;
    struct str *all = arena_array(r->a, *n, sizeof *all);
    for (size_t i = 0; i < *n && !r->failed; i++)
        all[i] = text_of(r, key, json_array_get(list, i));
    return all;
}

/* A word of one of the contract's lists. */
static void unknown_word(struct reader *r, const char *key, struct str word)
{
    error_set(r->err, STATUS_INPUT, "\"%s\" has an unknown word: '%.*s'", key, STR_ARG(word));
    r->failed = true;
}

/* ---- the parts of an article ------------------------------------------------------------------------------------- */

static void fill_staff(struct reader *r, json_t *element, void *to)
{
    struct staff *staff = to;
    read_text(r, element, "role", &staff->role);
    read_text(r, element, "name", &staff->name);
}

static void fill_author(struct reader *r, json_t *element, void *to)
{
    struct author *author = to;
    if (!json_object_get(element, "role"))
        author->role = STR("");
    read_text(r, element, "name", &author->name);
    read_text(r, element, "role", &author->role);
}

static void fill_section(struct reader *r, json_t *element, void *to)
{
    struct section *section = to;
    read_text(r, element, "heading", &section->heading);
    section->paragraphs = read_texts(r, element, "paragraphs", &section->nparagraphs);
}

static void fill_caption(struct reader *r, json_t *element, void *to)
{
    struct caption *caption = to;
    read_text(r, element, "text", &caption->text);
    read_text(r, element, "credit", &caption->credit);
}

static void fill_spot(struct reader *r, json_t *element, void *to)
{
    struct spot *spot = to;
    struct str part = STR_ABSENT;
    read_text(r, element, "part", &part);
    if (!spot_parse(part, spot) && !r->failed)
        unknown_word(r, "part", part);
    read_int(r, element, "from", &spot->from);
    read_int(r, element, "to", &spot->to);
}

static void fill_term(struct reader *r, json_t *element, void *to)
{
    struct topic_term *term = to;
    read_text(r, element, "term", &term->text);
    read_double(r, element, "weight", &term->weight);
}

static void fill_county(struct reader *r, json_t *element, void *to)
{
    struct county_tag *county = to;
    read_text(r, element, "code", &county->code);
    read_text(r, element, "name", &county->name);
    read_bool(r, element, "primary", &county->primary);
    read_int(r, element, "mentions", &county->mentions);
    county->spots = read_objects(r, element, "positions", sizeof *county->spots, &county->nspots, fill_spot);
}

/* The texts of list KEY with blanks between. */
static struct str read_codes(struct reader *r, json_t *element, const char *key)
{
    size_t n;
    struct str *texts = read_texts(r, element, key, &n);
    struct buf out = {0};
    for (size_t i = 0; i < n && !r->failed; i++)
        buf_printf(&out, "%s%.*s", i ? " " : "", STR_ARG(texts[i]));
    struct str codes = n ? arena_str(r->a, buf_view(&out)) : STR_ABSENT;
    buf_free(&out);
    return codes;
}

static void fill_topic(struct reader *r, json_t *element, void *to)
{
    struct topic_tag *topic = to;
    topic->medtop = read_codes(r, element, "medtop");
    read_text(r, element, "id", &topic->id);
    read_text(r, element, "name", &topic->name);
    read_double(r, element, "weight", &topic->weight);
    topic->terms = read_objects(r, element, "terms", sizeof *topic->terms, &topic->nterms, fill_term);
}

static void fill_person(struct reader *r, json_t *element, void *to)
{
    struct person_tag *person = to;
    read_text(r, element, "name", &person->name);
    read_text(r, element, "title", &person->title);
}

static void fill_organisation(struct reader *r, json_t *element, void *to)
{
    struct organisation_tag *organisation = to;
    read_text(r, element, "name", &organisation->name);
    read_text(r, element, "short", &organisation->short_name);
    read_int(r, element, "mentions", &organisation->mentions);
}

static void fill_figure(struct reader *r, json_t *element, void *to)
{
    struct figure_tag *figure = to;
    read_text(r, element, "value", &figure->value);
    read_text(r, element, "unit", &figure->unit);
    read_text(r, element, "what", &figure->what);
    read_text(r, element, "who", &figure->who);
    read_text(r, element, "about", &figure->about);
}

/* A word of one of the contract's lists. */
static void fill_related(struct reader *r, json_t *element, void *to)
{
    struct related *related = to;
    struct str relation = STR_ABSENT;
    read_text(r, element, "uid", &related->uid);
    read_double(r, element, "score", &related->score);
    read_text(r, element, "relation", &relation);
    read_text(r, element, "reason", &related->reason);
    if (!r->failed && !relation_parse(relation, &related->relation))
        unknown_word(r, "relation", relation);
}

static void fill_provenance(struct reader *r, json_t *element, void *to)
{
    struct provenance *provenance = to;
    size_t n;
    read_text(r, element, "part", &provenance->part);
    json_t *lines = read_list(r, element, "lines", &n);
    if (r->failed)
        return;
    json_int_t first = json_integer_value(json_array_get(lines, 0)),
               last = json_integer_value(json_array_get(lines, 1));
    if (n != 2 || first < 1 || last < first || last > INT_MAX) {
        error_set(r->err, STATUS_INPUT, "\"lines\" must be two line numbers, the first and the last");
        r->failed = true;
        return;
    }
    provenance->first = (int)first;
    provenance->last = (int)last;
}

/* ---- page -------------------------------------------------------------------------------------------------------- */

static int read_day(struct reader *r, json_t *object, const char *key)
{
    struct str text = STR_ABSENT;
    struct date day = {0};
    read_text(r, object, key, &text);
    if (r->failed || !text.s)
        return 0;
    if (!date_parse(r->a, text, &day) || day.from != day.to) {
        error_set(r->err, STATUS_INPUT, "\"%s\" is not a day like 2024-05-10: '%.*s'", key, STR_ARG(text));
        r->failed = true;
    }
    return day.from;
}

static void read_date(struct reader *r, json_t *object, struct page *page)
{
    struct str edtf = STR_ABSENT, basis = STR_ABSENT;
    read_text(r, object, "date", &edtf);
    read_text(r, object, "date_basis", &basis);
    int from = read_day(r, object, "date_from"), to = read_day(r, object, "date_to");
    if (r->failed)
        return;
    if (edtf.s && !date_parse(r->a, edtf, &page->date)) {
        error_set(r->err, STATUS_INPUT, "\"date\" is not an EDTF date like 2024-05-10 or 2024-05: '%.*s'",
                  STR_ARG(edtf));
        r->failed = true;
        return;
    }
    if (from && to && from > to) {
        error_set(r->err, STATUS_INPUT, "\"date_from\" is later than \"date_to\"");
        r->failed = true;
        return;
    }
    if (from && to && edtf.s) {
        page->date.from = from;
        page->date.to = to;
    } else if (!edtf.s && (from || to)) {
        page->date = date_of_range(r->a, from, to, false);
    }
    /* A date that comes with the record was given from outside, as by --date. */
    if (page->date.edtf.s && page->date_basis == BASIS_NONE)
        page->date_basis = BASIS_OPTION;
    if (basis.s && !date_basis_parse(basis, &page->date_basis))
        unknown_word(r, "date_basis", basis);
}

/* Codes of six digits, commas between, not more than a page can be of. */
static bool are_codes(struct str text)
{
    enum { CODE = 6, MOST = 8 };
    bool good = text.n % (CODE + 1) == CODE && text.n < MOST * (CODE + 1);
    for (size_t i = 0; good && i < text.n; i++)
        good = i % (CODE + 1) == CODE ? text.s[i] == ',' : text.s[i] >= '0' && text.s[i] <= '9';
    return good;
}

static void read_page(struct reader *r, json_t *object, struct page *page)
{
    read_text(r, object, "file", &page->file);
    read_text(r, object, "newspaper", &page->newspaper);
    read_label(r, object, "page_no", &page->page_no);
    read_text(r, object, "page_title", &page->page_title);
    read_text(r, object, "region", &page->region);
    if (!are_codes(page->region))
        page->region = STR_ABSENT;
    page->region_own = page->region;
    if (member(object, "staff"))
        page->staff = read_objects(r, object, "staff", sizeof *page->staff, &page->nstaff, fill_staff);
    if (!r->failed)
        read_date(r, object, page);
}

/* ---- article ----------------------------------------------------------------------------------------------------- */

/* "authors" as objects, as names, or one name. */
static void read_authors(struct reader *r, json_t *record, struct article *article)
{
    json_t *value = member(record, "authors");
    if (json_is_string(json_array_get(value, 0)) || json_is_string(value)) {
        struct str one = STR_ABSENT, *names = &one;
        article->nauthors = 1;
        if (json_is_array(value))
            names = read_texts(r, record, "authors", &article->nauthors);
        else
            one = own_text(r, value);
        article->authors = arena_array(r->a, article->nauthors, sizeof *article->authors);
        for (size_t i = 0; i < article->nauthors; i++)
            article->authors[i] = (struct author){.name = names[i], .role = STR("")};
        return;
    }
    article->authors = read_objects(r, record, "authors", sizeof *article->authors, &article->nauthors, fill_author);
}

/* The lines of TEXT that are not blank, each a paragraph. */
static struct str *paragraphs_of(struct arena *a, struct str text, size_t *n)
{
    struct {
        struct str *at;
        size_t n, cap;
    } lines = {0};
    struct str line;
    for (size_t at = 0; str_next(text, '\n', &at, &line);)
        if (str_present(str_trim(line)))
            vec_push(&lines, arena_str(a, str_trim(line)));
    struct str *paragraphs = arena_copy(a, lines.at, lines.n, sizeof *lines.at);
    *n = lines.n;
    vec_free(&lines);
    return paragraphs;
}

static void read_body(struct reader *r, json_t *record, struct article *article)
{
    json_t *text = member(record, "text");
    article->captions =
        read_objects(r, record, "captions", sizeof *article->captions, &article->ncaptions, fill_caption);
    if (member(record, "sections")) {
        article->sections =
            read_objects(r, record, "sections", sizeof *article->sections, &article->nsections, fill_section);
        return;
    }
    if (!text) {
        if (!article->ncaptions && !r->failed) {
            error_set(r->err, STATUS_INPUT, "the record has no body: \"sections\", \"text\" or \"captions\" is needed");
            r->failed = true;
        }
        return;
    }
    struct section *section = arena_alloc(r->a, sizeof *section);
    if (json_is_string(text))
        section->paragraphs = paragraphs_of(r->a, own_text(r, text), &section->nparagraphs);
    else if (json_is_array(text))
        section->paragraphs = read_texts(r, record, "text", &section->nparagraphs);
    else
        refuse(r, "text", text, N_("a string or a list of paragraphs"));
    article->sections = section;
    article->nsections = 1;
}

static void read_title(struct reader *r, json_t *record, struct article *article)
{
    struct str basis = STR_ABSENT;
    read_text(r, record, "title", &article->title);
    read_text(r, record, "title_basis", &basis);
    if (r->failed)
        return;
    if (basis.s && !str_is(basis, "printed") && !str_is(basis, "derived")) {
        unknown_word(r, "title_basis", basis);
        return;
    }
    article->title_derived = str_is(basis, "derived");
    if (!basis.s && !str_present(article->title)) {
        article->title = article_derive_title(r->a, article, ARTICLE_TITLE_MAX);
        article->title_derived = true;
    }
}

/*
 * Without "given" the record is of another program or of somebody's hand: all the tags that it has are given. An export says which of them
 * were found by this program, and may be found anew.
 */
static void read_given(struct reader *r, json_t *record, struct article *article)
{
    size_t n;
    json_t *list = read_list(r, record, "given", &n);
    if (!member(record, "given"))
        article->given = (article->ncounties ? TAGS_COUNTIES : 0U) | (article->ntopics ? TAGS_TOPICS : 0U) |
                         (article->npeople ? TAGS_PEOPLE : 0U) | (article->norganisations ? TAGS_ORGANISATIONS : 0U) |
                         (article->nfigures ? TAGS_FIGURES : 0U);
    for (size_t i = 0; i < n && !r->failed; i++) {
        struct str word = text_of(r, "given", json_array_get(list, i));
        unsigned bit = 0;
        for (unsigned k = 0; k < TAG_LISTS; k++)
            bit |= str_is(word, tag_list_name(1U << k)) ? 1U << k : 0;
        if (!bit && !r->failed)
            unknown_word(r, "given", word);
        article->given |= bit;
    }
}

static void read_record(struct reader *r, json_t *record, struct page *page, struct article *article)
{
    struct str genre = STR_ABSENT;
    json_t *nested = member(record, "page");
    page->date_basis = BASIS_NONE;
    read_page(r, record, page);
    if (nested && json_is_object(nested)) {
        read_page(r, nested, page);
        read_quality(r, nested, &page->rated, &page->quality); /* at the top level it is the article's */
    } else if (nested)
        refuse(r, "page", nested, N_("an object"));
    read_text(r, record, "uid", &article->uid);
    read_int(r, record, "seq", &article->seq);
    read_text(r, record, "genre", &genre);
    if (genre.s && !genre_parse(genre, &article->genre))
        unknown_word(r, "genre", genre);
    read_text(r, record, "kicker", &article->kicker);
    read_text(r, record, "subtitle", &article->subtitle);
    read_authors(r, record, article);
    read_text(r, record, "credit", &article->credit);
    read_body(r, record, article);
    read_title(r, record, article);
    read_label(r, record, "jump_to", &article->jump_to);
    read_label(r, record, "jump_from", &article->jump_from);
    read_text(r, record, "continued_in", &article->continued_in);
    read_text(r, record, "continues", &article->continues);
    article->counties =
        read_objects(r, record, "counties", sizeof *article->counties, &article->ncounties, fill_county);
    article->topics = read_objects(r, record, "topics", sizeof *article->topics, &article->ntopics, fill_topic);
    article->people = read_objects(r, record, "people", sizeof *article->people, &article->npeople, fill_person);
    article->organisations = read_objects(r, record, "organisations", sizeof *article->organisations,
                                          &article->norganisations, fill_organisation);
    article->figures = read_objects(r, record, "figures", sizeof *article->figures, &article->nfigures, fill_figure);
    read_given(r, record, article);
    article->related = read_objects(r, record, "related", sizeof *article->related, &article->nrelated, fill_related);
    article->provenance =
        read_objects(r, record, "provenance", sizeof *article->provenance, &article->nprovenance, fill_provenance);
    read_quality(r, record, &article->rated, &article->quality);
    article->doubts = read_texts(r, record, "doubts", &article->ndoubts);
    if (article->title_derived && str_present(article->title)) /* never comes without its doubt */
        article_doubt(r->a, article, DOUBT_NO_HEADLINE);
}

/* jansson's lexer does not look whether its text could grow: without memory it would leave bytes of a body out and say nothing. */
static void die_without_memory(void)
{
    json_set_alloc_funcs(xmalloc, free);
}

enum status article_from_json(struct arena *a, struct str json, struct page *page, struct article *article,
                              struct error *err)
{
    struct error own = {0};
    struct reader r = {.a = a, .err = &own};
    json_error_t at;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, die_without_memory);
    *page = (struct page){0};
    *article = (struct article){0};
    json_t *record = json_loadb(json.s ? json.s : "", json.n, JSON_ALLOW_NUL, &at);
    if (!record)
        error_set(&own, STATUS_INPUT, "not JSON: %s", at.text);
    else if (!json_is_object(record))
        error_set(&own, STATUS_INPUT, "a record must be an object, not %s", _(type_name(record)));
    else
        read_record(&r, record, page, article);
    json_decref(record);
    enum status status = own.status;
    error_pass(err, &own);
    return status;
}
