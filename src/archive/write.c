/*
 * Writing a source: all its pages or none, in one savepoint, in place of what the source held before.
 */
#include <math.h>
#include <stdlib.h>

#include "compact.h"
#include "digest.h"
#include "fulltext.h"
#include "originals.h"

/* ---- words that many rows share ----------------------------------------------------------------------------------- */

static int64_t newspaper_id(struct archive *a, struct str name, struct error *err)
{
    static const char find[] = "SELECT id FROM newspaper WHERE name = ?";
    int64_t id = statement_number(a, err, 0, find, "s", name);
    if (id == 0 && statement_do(a, err, "INSERT INTO newspaper(name) VALUES(?)", "s", name) == STATUS_OK)
        id = sqlite3_last_insert_rowid(a->db);
    return id;
}

static int64_t author_id(struct archive *a, const struct author *author, struct error *err)
{
    struct str role = author->role.s ? author->role : STR("");
    static const char find[] = "SELECT id FROM author WHERE name = ? AND role = ?";
    int64_t id = statement_number(a, err, 0, find, "ss", author->name, role);
    if (id == 0 &&
        statement_do(a, err, "INSERT INTO author(name, role) VALUES(?, ?)", "ss", author->name, role) == STATUS_OK)
        id = sqlite3_last_insert_rowid(a->db);
    return id;
}

static int64_t doubt_id(struct archive *a, struct str text, struct error *err)
{
    int64_t id = statement_number(a, err, 0, "SELECT id FROM doubt WHERE text = ?", "s", text);
    if (id == 0 && statement_do(a, err, "INSERT INTO doubt(text) VALUES(?)", "s", text) == STATUS_OK)
        id = sqlite3_last_insert_rowid(a->db);
    return id;
}

static int64_t county_id(struct archive *a, const struct county_tag *county, struct error *err)
{
    int64_t id = statement_number(a, err, 0, "SELECT id FROM county WHERE code = ?", "s", county->code);
    struct str name = county->name.s ? county->name : county->code;
    if (id == 0 &&
        statement_do(a, err, "INSERT INTO county(code, name) VALUES(?, ?)", "ss", county->code, name) == STATUS_OK)
        id = sqlite3_last_insert_rowid(a->db);
    return id;
}

static int64_t topic_id(struct archive *a, const struct topic_tag *topic, struct error *err)
{
    int64_t id = statement_number(a, err, 0, "SELECT id FROM topic WHERE code = ?", "s", topic->id);
    struct str name = topic->name.s ? topic->name : topic->id;
    if (id == 0 &&
        statement_do(a, err, "INSERT INTO topic(code, name) VALUES(?, ?)", "ss", topic->id, name) == STATUS_OK)
        id = sqlite3_last_insert_rowid(a->db);
    return id;
}

/* ---- an article --------------------------------------------------------------------------------------------------- */

static bool uid_taken(struct archive *a, struct str uid, struct error *err)
{
    return statement_number(a, err, 0, "SELECT 1 FROM article WHERE uid = ?", "s", uid) != 0 ||
           original_is_joined(a, uid, err);
}

/* BASE-N with N >= 2: what a record that we exported may ask to be called again. */
static bool is_copy_of(struct str uid, struct str base)
{
    if (!str_starts(uid, base) || uid.n < base.n + 2 || uid.n > base.n + 9 || uid.s[base.n] != '-')
        return false;
    for (size_t i = base.n + 1; i < uid.n; i++)
        if (uid.s[i] < '0' || uid.s[i] > '9')
            return false;
    return true;
}

/*
 * The uid is the text's and the day's. A text that is there twice on one day (a file and its copy, two editions) gets "-2", "-3", …
 * in the order of coming; *COPY then.
 */
static struct str free_uid(struct archive *a, struct str base, const struct article *article, bool *copy,
                           struct error *err)
{
    *copy = false;
    if (str_present(article->uid) && is_copy_of(article->uid, base) && !uid_taken(a, article->uid, err)) {
        *copy = true;
        return arena_str(a->scratch, article->uid);
    }
    if (!uid_taken(a, base, err))
        return base;
    *copy = true;
    struct str from = arena_printf(a->scratch, "%.*s-", STR_ARG(base)),
               to = arena_printf(a->scratch, "%.*s.", STR_ARG(base));
    int64_t n = statement_number(a, err, 0, "SELECT count(*) FROM article WHERE uid > ? AND uid < ?", "ss", from, to);
    for (n += 2; err->status == STATUS_OK; n++) {
        struct str uid = arena_printf(a->scratch, "%.*s-%lld", STR_ARG(base), (long long)n);
        if (!uid_taken(a, uid, err))
            return uid;
    }
    return base;
}

/* Paragraphs, one a line; a line end inside one makes two of it, an empty one is none. Answers how many. */
static size_t add_lines(struct str text, struct buf *out)
{
    size_t lines = 0;
    struct str line;
    for (size_t at = 0; str_next(text, '\n', &at, &line);) {
        if (!line.n)
            continue;
        if (out->n)
            buf_char(out, '\n');
        buf_str(out, line);
        lines++;
    }
    return lines;
}

static void put_text(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    struct buf body = {0}, compact = {0};
    size_t lines = 0;
    bool plain = article->nsections <= 1 && (article->nsections == 0 || !article->sections[0].heading.s);
    for (size_t i = 0; i < article->nsections; i++) {
        const struct section *section = &article->sections[i];
        if (!plain)
            statement_do(a, err, "INSERT INTO section(article, n, paragraph, heading) VALUES(?, ?, ?, ?)", "iiis", id,
                         (int64_t)i + 1, (int64_t)lines, section->heading);
        for (size_t k = 0; k < section->nparagraphs; k++)
            lines += add_lines(section->paragraphs[k], &body);
    }
    compact_put(buf_view(&body), &compact);
    statement_do(a, err, "INSERT INTO body(article, text) VALUES(?, ?)", "ib", id, buf_view(&compact));
    buf_free(&body);
    buf_free(&compact);
    for (size_t i = 0; i < article->ncaptions; i++)
        statement_do(a, err, "INSERT INTO caption(article, n, text, credit) VALUES(?, ?, ?, ?)", "iiss", id,
                     (int64_t)i + 1, article->captions[i].text.s ? article->captions[i].text : STR(""),
                     article->captions[i].credit);
}

/* Keys of the full text go behind KEYS, as fulltext_compose() would make them. */
static void add_key(enum fulltext_key letter, int64_t number, struct buf *keys)
{
    fulltext_key(letter, number, keys);
    buf_char(keys, '\n');
}

static void put_counties(struct archive *a, int64_t id, const struct article *article, struct buf *keys,
                         struct error *err)
{
    static const char sql[] =
        "INSERT OR IGNORE INTO article_county(county, article, principal, mentions) VALUES(?, ?, ?, ?)";
    for (size_t i = 0; i < article->ncounties; i++) {
        const struct county_tag *county = &article->counties[i];
        if (!str_present(county->code))
            continue;
        int64_t row = county_id(a, county, err);
        statement_do(a, err, sql, "iiii", row, id, (int64_t)county->primary, (int64_t)county->mentions);
        if (county->primary && sqlite3_changes(a->db) > 0)
            add_key(KEY_COUNTY, row, keys);
    }
}

static void put_topics(struct archive *a, int64_t id, const struct article *article, struct buf *keys,
                       struct error *err)
{
    static const char sql[] = "INSERT OR IGNORE INTO article_topic(topic, article, weight) VALUES(?, ?, ?)";
    for (size_t i = 0; i < article->ntopics; i++) {
        const struct topic_tag *topic = &article->topics[i];
        if (!str_present(topic->id))
            continue;
        int64_t row = topic_id(a, topic, err);
        statement_do(a, err, sql, "iii", row, id, (int64_t)llround(topic->weight * 1000));
        if (sqlite3_changes(a->db) > 0)
            add_key(KEY_TOPIC, row, keys);
    }
}

static void put_authors(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    for (size_t i = 0; i < article->nauthors; i++)
        if (article->authors[i].name.s)
            statement_do(a, err, "INSERT INTO article_author(article, n, author) VALUES(?, ?, ?)", "iii", id,
                         (int64_t)i + 1, author_id(a, &article->authors[i], err));
}

static void add_name_key(enum fulltext_key letter, struct str name, struct buf *keys)
{
    fulltext_name_key(letter, name, keys);
    buf_char(keys, '\n');
}

static void put_names(struct archive *a, int64_t id, const struct article *article, struct buf *keys, struct error *err)
{
    for (size_t i = 0; i < article->npeople; i++) {
        const struct person_tag *person = &article->people[i];
        if (!person->name.s)
            continue;
        statement_do(a, err, "INSERT INTO person(article, n, name, title) VALUES(?, ?, ?, ?)", "iiss", id,
                     (int64_t)i + 1, person->name, person->title);
        add_name_key(KEY_PERSON, person->name, keys);
    }
    for (size_t i = 0; i < article->norganisations; i++) {
        const struct organisation_tag *org = &article->organisations[i];
        if (!org->name.s)
            continue;
        statement_do(a, err, "INSERT INTO organisation(article, n, name, short, mentions) VALUES(?, ?, ?, ?, ?)",
                     "iissi", id, (int64_t)i + 1, org->name, org->short_name, (int64_t)org->mentions);
        add_name_key(KEY_ORG, org->name, keys);
        if (org->short_name.s)
            add_name_key(KEY_ORG, org->short_name, keys);
    }
}

static void put_figures(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    static const char sql[] =
        "INSERT INTO figure(article, n, value, unit, what, who, about) VALUES(?, ?, ?, ?, ?, ?, ?)";
    for (size_t i = 0; i < article->nfigures; i++) {
        const struct figure_tag *figure = &article->figures[i];
        if (figure->value.s)
            statement_do(a, err, sql, "iisssss", id, (int64_t)i + 1, figure->value, figure->unit, figure->what,
                         figure->who, figure->about);
    }
}

void archive_put_found(struct archive *a, int64_t id, const struct article *article, struct buf *keys,
                       struct error *err)
{
    /* A record may name one twice; the first one counts. */
    put_counties(a, id, article, keys, err);
    put_topics(a, id, article, keys, err);
    put_names(a, id, article, keys, err);
    put_figures(a, id, article, err);
    archive_put_evidence(a, id, article, err);
}

static void put_provenance(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    if (!article->nprovenance)
        return;
    struct buf parts = {0};
    for (size_t i = 0; i < article->nprovenance; i++) {
        const struct provenance *p = &article->provenance[i];
        buf_printf(&parts, "%s%d %d ", i ? "\n" : "", p->first, p->last);
        for (size_t k = 0; k < p->part.n; k++)
            buf_char(&parts, p->part.s[k] == '\n' ? ' ' : p->part.s[k]);
    }
    statement_do(a, err, "INSERT INTO provenance(article, parts) VALUES(?, ?)", "is", id, buf_view(&parts));
    buf_free(&parts);
}

/* COPY adds the doubt, unless a record that we exported brings it along. */
static int64_t put_doubts(struct archive *a, int64_t id, const struct article *article, bool copy, struct error *err)
{
    static const char sql[] = "INSERT INTO article_doubt(article, n, doubt) VALUES(?, ?, ?)";
    struct str twice = doubt_words(DOUBT_TWICE);
    int64_t n = 0;
    for (size_t i = 0; i < article->ndoubts; i++) {
        if (!article->doubts[i].s)
            continue;
        copy = copy && !str_eq(article->doubts[i], twice);
        n++;
        statement_do(a, err, sql, "iii", id, n, doubt_id(a, article->doubts[i], err));
    }
    if (copy) {
        n++;
        statement_do(a, err, sql, "iii", id, n, doubt_id(a, twice, err));
    }
    return n;
}

/* A quality as its column has it; -1: none. */
static int64_t hundredths(bool rated, double quality)
{
    return rated ? llround(quality * 100) : -1;
}

void archive_put_article(struct archive *a, int64_t page_id, const struct page *page, struct article *article,
                         const struct digest *digest, struct error *err)
{
    int64_t newspaper = str_present(page->newspaper) ? newspaper_id(a, page->newspaper, err) : 0;
    bool copy = false;
    struct str uid = free_uid(a, digest->uid, article, &copy, err);
    struct buf keys = {0};
    int64_t quality = hundredths(article->rated, article->quality);
    int64_t id = archive_new_id(a, date_day(page->date), page->page_no, article->seq, err);
    sqlite3_stmt *q = statement_get(
        a,
        "INSERT INTO article(id, uid, page, seq, genre, newspaper, ndoubts, derived, title, kicker, subtitle,"
        " credit, jump_to, jump_from, quality)"
        " VALUES(?, ?, ?, ?, ?, nullif(?, 0), 0, ?, ?, ?, ?, ?, ?, ?, nullif(?, -1))",
        err);
    statement_bind(q, "isiiiiissssssi", id, uid, page_id, (int64_t)article->seq, (int64_t)article->genre, newspaper,
                   (int64_t)article->title_derived, article->title, article->kicker, article->subtitle, article->credit,
                   article->jump_to, article->jump_from, quality);
    statement_run(a, q, err);
    put_text(a, id, article, err);
    buf_str(&keys, fulltext_every());
    buf_char(&keys, '\n');
    put_authors(a, id, article, err);
    archive_put_found(a, id, article, &keys, err);
    put_provenance(a, id, article, err);
    int64_t ndoubts = put_doubts(a, id, article, copy, err);
    if (ndoubts)
        statement_do(a, err, "UPDATE article SET ndoubts = ? WHERE id = ?", "ii", ndoubts, id);
    statement_do(a, err, "INSERT INTO unrelated(article, traced, traces) VALUES(?, 0, ?)", "ib", id, digest->traces);
    if (newspaper)
        add_key(KEY_NEWSPAPER, newspaper, &keys);
    add_key(KEY_GENRE, (int64_t)article->genre, &keys);
    if (page->page_no.s) {
        fulltext_page_key(page->page_no, &keys);
        buf_char(&keys, '\n');
    }
    if (quality >= 0) {
        add_key(KEY_QUALITY, quality, &keys);
        add_key(KEY_TENTH, quality_tenth((int)quality), &keys);
    }
    if (archive_corrected(a, uid))
        add_key(KEY_CORRECTED, 1, &keys);
    archive_fulltext_put_tokens(a, id, &digest->tokens, buf_view(&keys), err);
    buf_free(&keys);
    article->uid = uid;
}

/* ---- a source ----------------------------------------------------------------------------------------------------- */

static struct str hash_bytes(const uint64_t hash[2], unsigned char bytes[16])
{
    for (int i = 0; i < 16; i++)
        bytes[i] = (unsigned char)(hash[i / 8] >> (56 - 8 * (i % 8)));
    return (struct str){.s = (const char *)bytes, .n = 16};
}

bool archive_source_current(struct archive *a, const struct source *source)
{
    struct error err = {0};
    unsigned char bytes[16];
    int64_t found = statement_number(a, &err, 0, "SELECT 1 FROM source WHERE id = ? AND hash = ? AND read = 0", "ib",
                                     archive_source_id(a, source, &err), hash_bytes(source->hash, bytes));
    error_clear(&err);
    return found != 0;
}

int64_t archive_put_page(struct archive *a, int64_t source, int64_t n, struct str source_file, const struct page *page,
                         struct error *err)
{
    int64_t newspaper = str_present(page->newspaper) ? newspaper_id(a, page->newspaper, err) : 0;
    struct str file = str_eq(page->file, source_file) ? STR_ABSENT : page->file;
    sqlite3_stmt *q = statement_get(
        a,
        "INSERT INTO page(source, n, file, newspaper, edtf, day_from, day_to, basis, page_no, title, quality)"
        " VALUES(?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, nullif(?, -1))",
        err);
    statement_bind(q, "iisisiiissi", source, n, file, newspaper, page->date.edtf, (int64_t)page->date.from,
                   (int64_t)page->date.to, (int64_t)page->date_basis, page->page_no, page->page_title,
                   hundredths(page->rated, page->quality));
    statement_run(a, q, err);
    int64_t id = sqlite3_last_insert_rowid(a->db);
    for (size_t i = 0; i < page->nstaff; i++)
        statement_do(a, err, "INSERT INTO staff(page, n, role, name) VALUES(?, ?, ?, ?)", "iiss", id, (int64_t)i + 1,
                     page->staff[i].role, page->staff[i].name);
    archive_put_page_region(a, id, page, err);
    return id;
}

/* Brings the row ID up to date, or makes one when it is 0; its id. */
static int64_t put_source_row(struct archive *a, int64_t id, const struct source *source, struct error *err)
{
    unsigned char bytes[16];
    static const char make[] = "INSERT INTO source(file, hash, bad_bytes, status, read) VALUES('', x'', 0, '', 0)";
    if (!id && statement_do(a, err, make, "") == STATUS_OK)
        id = sqlite3_last_insert_rowid(a->db);
    statement_do(a, err,
                 "UPDATE source SET file = ?, absolute = ?, hash = ?, encoding = ?, bad_bytes = ?, status = ?,"
                 " read = ? WHERE id = ?",
                 "ssbsisii", source->file, source->absolute, hash_bytes(source->hash, bytes), source->encoding,
                 (int64_t)source->bad_bytes, source->status.s ? source->status : STR(""), (int64_t)source->read, id);
    return id;
}

/* ID: the source's, 0 for a new one. */
static void put_pages(struct archive *a, int64_t id, const struct source *source, struct page *pages, size_t npages,
                      const struct digest *digest, struct error *err)
{
    int64_t source_id = put_source_row(a, id, source, err);
    int64_t before = statement_number(a, err, 0, "SELECT max(n) FROM page WHERE source = ?", "i", source_id);
    for (size_t i = 0; i < npages && err->status == STATUS_OK; i++) {
        struct page *page = &pages[i];
        int64_t page_id = archive_put_page(a, source_id, before + (int64_t)i + 1, source->file, page, err);
        for (size_t k = 0; k < page->narticles && err->status == STATUS_OK; k++) {
            if (page->articles[k].seq < 1) /* a record that does not say */
                page->articles[k].seq = (int)k + 1;
            archive_put_article(a, page_id, page, &page->articles[k], digest++, err);
        }
    }
}

enum status archive_put(struct archive *a, const struct source *source, struct page *pages, size_t npages,
                        const struct digest *digest, bool more, struct error *err)
{
    arena_reset(a->scratch);
    if (archive_savepoint(a, err) != STATUS_OK)
        return err->status;
    if (!digest)
        digest = archive_digest(a->scratch, pages, npages);
    int64_t id = archive_source_id(a, source, err);
    if (!more)
        archive_drop_source(a, id, err);
    put_pages(a, more ? id : 0, source, pages, npages, digest, err);
    return archive_release(a, err);
}

enum status archive_put_source(struct archive *a, const struct source *source, struct page *pages, size_t npages,
                               struct error *err)
{
    return archive_put(a, source, pages, npages, NULL, false, err);
}

enum status archive_add_pages(struct archive *a, const struct source *source, struct page *pages, size_t npages,
                              struct error *err)
{
    return archive_put(a, source, pages, npages, NULL, true, err);
}
