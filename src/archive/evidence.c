/*
 * What tags rest on, one row an article: where its counties are named, the terms that made its topics, and which lists of tags a record brought
 * along. Lines of text, so that a row is some dozen bytes:
 *
 *   places  CODE TAB k|t|s|hN|pN|cN:FROM-TO …     kicker, title, subtitle, heading, paragraph, caption; code points
 *   terms   TOPIC TAB THOUSANDTHS TERM TAB …
 */
#include <limits.h>
#include <math.h>

#include "archive_internal.h"

static const char letters[SPOT_PARTS] = {'k', 't', 's', 'h', 'p', 'c'};

/* ---- writing ------------------------------------------------------------------------------------------------------ */

/* TEXT without what parts lines and fields. */
static void put_field(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++)
        buf_char(out, text.s[i] == '\t' || text.s[i] == '\n' ? ' ' : text.s[i]);
}

static void put_places(const struct article *article, struct buf *out)
{
    for (size_t i = 0; i < article->ncounties; i++) {
        const struct county_tag *county = &article->counties[i];
        if (!county->nspots || !str_present(county->code))
            continue;
        put_field(county->code, out);
        for (size_t k = 0; k < county->nspots; k++) {
            const struct spot *spot = &county->spots[k];
            buf_printf(out, "%c%c", k ? ' ' : '\t', letters[spot->part]);
            if (spot->n)
                buf_printf(out, "%d", spot->n);
            buf_printf(out, ":%d-%d", spot->from, spot->to);
        }
        buf_char(out, '\n');
    }
}

static void put_terms(const struct article *article, struct buf *out)
{
    for (size_t i = 0; i < article->ntopics; i++) {
        const struct topic_tag *topic = &article->topics[i];
        if (!topic->nterms || !str_present(topic->id))
            continue;
        put_field(topic->id, out);
        for (size_t k = 0; k < topic->nterms; k++) {
            buf_printf(out, "\t%ld ", lround(topic->terms[k].weight * 1000));
            put_field(topic->terms[k].text, out);
        }
        buf_char(out, '\n');
    }
}

void archive_put_evidence(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    struct buf places = {0}, terms = {0};
    put_places(article, &places);
    put_terms(article, &terms);
    if (places.n || terms.n || article->given)
        statement_do(a, err, "INSERT INTO evidence(article, given, places, terms) VALUES(?, ?, ?, ?)", "iiss", id,
                     (int64_t)article->given, places.n ? buf_view(&places) : STR_ABSENT,
                     terms.n ? buf_view(&terms) : STR_ABSENT);
    buf_free(&places);
    buf_free(&terms);
}

/* ---- reading: a row may be anything, and what is not as above is left out ----------------------------------------- */

/* The piece of TEXT up to MARK, taken off its beginning. */
static struct str take(struct str *text, char mark)
{
    size_t end = str_find(*text, (struct str){.s = &mark, .n = 1}, 0);
    struct str piece = str_cut(*text, 0, end == SIZE_MAX ? text->n : end);
    *text = end == SIZE_MAX ? str_cut(*text, text->n, text->n) : str_cut(*text, end + 1, text->n);
    return piece;
}

static bool read_number(struct str digits, int *out)
{
    int n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.s[i] < '0' || digits.s[i] > '9' || n > INT_MAX / 10 - 1)
            return false;
        n = 10 * n + (digits.s[i] - '0');
    }
    *out = n;
    return digits.n > 0;
}

static bool read_spot(struct str word, struct spot *out)
{
    struct str part = take(&word, ':'), from = take(&word, '-');
    size_t kind = 0;
    while (part.n && kind < SPOT_PARTS && letters[kind] != part.s[0])
        kind++;
    if (!part.n || kind == SPOT_PARTS || (part.n > 1 && !read_number(str_cut(part, 1, part.n), &out->n)))
        return false;
    out->part = (enum spot_part)kind;
    return read_number(from, &out->from) && read_number(word, &out->to) && out->from < out->to;
}

static void read_places(struct arena *arena, struct str text, struct article *article)
{
    while (text.n) {
        struct str line = take(&text, '\n'), code = take(&line, '\t');
        struct county_tag *county = NULL;
        for (size_t i = 0; i < article->ncounties && !county; i++)
            if (str_eq(article->counties[i].code, code) && !article->counties[i].nspots)
                county = &article->counties[i];
        if (!county)
            continue;
        county->spots =
            arena_array(arena, line.n / 2 + 1, sizeof *county->spots); /* with a blank, more than two bytes each */
        while (line.n) {
            struct spot spot = {0};
            if (read_spot(take(&line, ' '), &spot))
                county->spots[county->nspots++] = spot;
        }
    }
}

static void read_terms(struct arena *arena, struct str text, struct article *article)
{
    while (text.n) {
        struct str line = take(&text, '\n'), id = take(&line, '\t');
        struct topic_tag *topic = NULL;
        for (size_t i = 0; i < article->ntopics && !topic; i++)
            if (str_eq(article->topics[i].id, id) && !article->topics[i].nterms)
                topic = &article->topics[i];
        if (!topic)
            continue;
        topic->terms = arena_array(arena, line.n / 2 + 1, sizeof *topic->terms);
        while (line.n) {
            struct str term = take(&line, '\t'), weight = take(&term, ' ');
            int thousandths = 0;
            if (read_number(weight, &thousandths) && term.n)
                topic->terms[topic->nterms++] = (struct topic_term){term, thousandths / 1000.0};
        }
    }
}

void archive_read_evidence(struct archive *a, struct arena *arena, int64_t id, struct article *article,
                           struct error *err)
{
    sqlite3_stmt *q = statement_get(a, "SELECT given, places, terms FROM evidence WHERE article = ?", err);
    statement_bind(q, "i", id);
    if (!statement_row(a, q, err))
        return;
    article->given = (unsigned)sqlite3_column_int(q, 0) & ((1U << TAG_LISTS) - 1);
    read_places(arena, statement_text(q, 1, arena), article);
    read_terms(arena, statement_text(q, 2, arena), article);
    sqlite3_reset(q);
}
