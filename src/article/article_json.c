#include "baolan/article.h"
#include "baolan/json.h"

static void begin_list(struct json *j, const char *key)
{
    json_put_key(j, key);
    json_begin_array(j);
}

static void put_quality(struct json *j, bool rated, double quality)
{
    json_put_key(j, "quality");
    if (rated)
        json_put_double(j, quality);
    else
        json_put_null(j);
}

static void put_page(struct json *j, const struct page *page)
{
    struct arena *days = arena_new();
    json_put_key(j, "page");
    json_begin_object(j);
    json_pair_str(j, "file", page->file);
    json_pair_str(j, "newspaper", page->newspaper);
    json_pair_str(j, "date", page->date.edtf);
    json_pair_str(j, "date_from", day_iso(days, page->date.from));
    json_pair_str(j, "date_to", day_iso(days, page->date.to));
    json_pair_str(j, "date_basis", str_of(date_basis_name(page->date_basis)));
    json_pair_str(j, "page_no", page->page_no);
    json_pair_str(j, "page_title", page->page_title);
    json_pair_str(j, "region", page->region);
    begin_list(j, "staff");
    for (size_t i = 0; i < page->nstaff; i++) {
        json_begin_object(j);
        json_pair_str(j, "role", page->staff[i].role);
        json_pair_str(j, "name", page->staff[i].name);
        json_end_object(j);
    }
    json_end_array(j);
    put_quality(j, page->rated, page->quality);
    json_end_object(j);
    arena_free(days);
}

static void put_texts(struct json *j, const char *key, const struct str *texts, size_t n)
{
    begin_list(j, key);
    for (size_t i = 0; i < n; i++)
        json_put_str(j, texts[i]);
    json_end_array(j);
}

static void put_body(struct json *j, const struct article *article)
{
    begin_list(j, "sections");
    for (size_t i = 0; i < article->nsections; i++) {
        const struct section *section = &article->sections[i];
        json_begin_object(j);
        json_pair_str(j, "heading", section->heading);
        put_texts(j, "paragraphs", section->paragraphs, section->nparagraphs);
        json_end_object(j);
    }
    json_end_array(j);
    begin_list(j, "captions");
    for (size_t i = 0; i < article->ncaptions; i++) {
        json_begin_object(j);
        json_pair_str(j, "text", article->captions[i].text);
        json_pair_str(j, "credit", article->captions[i].credit);
        json_end_object(j);
    }
    json_end_array(j);
}

static void put_authors(struct json *j, const struct article *article)
{
    begin_list(j, "authors");
    for (size_t i = 0; i < article->nauthors; i++) {
        json_begin_object(j);
        json_pair_str(j, "name", article->authors[i].name);
        json_pair_str(j, "role", article->authors[i].role);
        json_end_object(j);
    }
    json_end_array(j);
}

static void put_positions(struct json *j, const struct spot *spots, size_t n)
{
    struct arena *names = arena_new();
    begin_list(j, "positions");
    for (size_t i = 0; i < n; i++) {
        json_begin_object(j);
        json_pair_str(j, "part", spot_name(names, &spots[i]));
        json_pair_int(j, "from", spots[i].from);
        json_pair_int(j, "to", spots[i].to);
        json_end_object(j);
    }
    json_end_array(j);
    arena_free(names);
}

/* CODES, with blanks between, as a list. */
static void put_codes(struct json *j, struct str codes)
{
    begin_list(j, "medtop");
    struct str code;
    for (size_t at = 0; str_next(codes, ' ', &at, &code);)
        if (code.n)
            json_put_str(j, code);
    json_end_array(j);
}

static void put_terms(struct json *j, const struct topic_term *terms, size_t n)
{
    begin_list(j, "terms");
    for (size_t i = 0; i < n; i++) {
        json_begin_object(j);
        json_pair_str(j, "term", terms[i].text);
        json_put_key(j, "weight");
        json_put_double(j, terms[i].weight);
        json_end_object(j);
    }
    json_end_array(j);
}

/* What the record that the article came from brought along: so an archive made of exports can be tagged anew. */
static void put_given(struct json *j, unsigned given)
{
    begin_list(j, "given");
    for (unsigned i = 0; i < TAG_LISTS; i++)
        if (given & 1U << i)
            json_put_str(j, str_of(tag_list_name(1U << i)));
    json_end_array(j);
}

static void put_tags(struct json *j, const struct article *article)
{
    begin_list(j, "counties");
    for (size_t i = 0; i < article->ncounties; i++) {
        json_begin_object(j);
        json_pair_str(j, "code", article->counties[i].code);
        json_pair_str(j, "name", article->counties[i].name);
        json_pair_bool(j, "primary", article->counties[i].primary);
        json_pair_int(j, "mentions", article->counties[i].mentions);
        put_positions(j, article->counties[i].spots, article->counties[i].nspots);
        json_end_object(j);
    }
    json_end_array(j);
    begin_list(j, "topics");
    for (size_t i = 0; i < article->ntopics; i++) {
        json_begin_object(j);
        json_pair_str(j, "id", article->topics[i].id);
        json_pair_str(j, "name", article->topics[i].name);
        json_put_key(j, "weight");
        json_put_double(j, article->topics[i].weight);
        put_codes(j, article->topics[i].medtop);
        put_terms(j, article->topics[i].terms, article->topics[i].nterms);
        json_end_object(j);
    }
    json_end_array(j);
    begin_list(j, "people");
    for (size_t i = 0; i < article->npeople; i++) {
        json_begin_object(j);
        json_pair_str(j, "name", article->people[i].name);
        json_pair_str(j, "title", article->people[i].title);
        json_end_object(j);
    }
    json_end_array(j);
    begin_list(j, "organisations");
    for (size_t i = 0; i < article->norganisations; i++) {
        json_begin_object(j);
        json_pair_str(j, "name", article->organisations[i].name);
        json_pair_str(j, "short", article->organisations[i].short_name);
        json_pair_int(j, "mentions", article->organisations[i].mentions);
        json_end_object(j);
    }
    json_end_array(j);
    begin_list(j, "figures");
    for (size_t i = 0; i < article->nfigures; i++) {
        json_begin_object(j);
        json_pair_str(j, "value", article->figures[i].value);
        json_pair_str(j, "unit", article->figures[i].unit);
        json_pair_str(j, "what", article->figures[i].what);
        json_pair_str(j, "who", article->figures[i].who);
        json_pair_str(j, "about", article->figures[i].about);
        json_end_object(j);
    }
    json_end_array(j);
    put_given(j, article->given);
}

static void put_related(struct json *j, const struct article *article)
{
    begin_list(j, "related");
    for (size_t i = 0; i < article->nrelated; i++) {
        const struct related *related = &article->related[i];
        json_begin_object(j);
        json_pair_str(j, "uid", related->uid);
        json_put_key(j, "score");
        json_put_double(j, related->score);
        json_pair_str(j, "relation", str_of(relation_name(related->relation)));
        json_pair_str(j, "reason", related->reason);
        json_end_object(j);
    }
    json_end_array(j);
}

static void put_provenance(struct json *j, const struct article *article)
{
    begin_list(j, "provenance");
    for (size_t i = 0; i < article->nprovenance; i++) {
        json_begin_object(j);
        json_pair_str(j, "part", article->provenance[i].part);
        begin_list(j, "lines");
        json_put_int(j, article->provenance[i].first);
        json_put_int(j, article->provenance[i].last);
        json_end_array(j);
        json_end_object(j);
    }
    json_end_array(j);
}

/* The order of the fields is part of the contract. */
void article_to_json(const struct page *page, const struct article *article, struct buf *out)
{
    struct json writer = {.out = out}, *j = &writer;
    json_begin_object(j);
    json_pair_str(j, "uid", article->uid);
    put_page(j, page);
    json_pair_int(j, "seq", article->seq);
    json_pair_str(j, "genre", str_of(genre_name(article->genre)));
    json_pair_str(j, "kicker", article->kicker);
    json_pair_str(j, "title", article->title);
    json_pair_str(j, "title_basis", article->title_derived ? STR("derived") : STR("printed"));
    json_pair_str(j, "subtitle", article->subtitle);
    put_authors(j, article);
    json_pair_str(j, "credit", article->credit);
    put_body(j, article);
    json_pair_str(j, "jump_to", article->jump_to);
    json_pair_str(j, "jump_from", article->jump_from);
    json_pair_str(j, "continued_in", article->continued_in);
    json_pair_str(j, "continues", article->continues);
    put_tags(j, article);
    put_related(j, article);
    put_provenance(j, article);
    put_quality(j, article->rated, article->quality);
    put_texts(j, "doubts", article->doubts, article->ndoubts);
    json_end_object(j);
}
