/*
 * Texts by themselves: a uid is made of its article's text and day, so a text that has changed since no longer gives it; the traces in the
 * postings are those that the text leaves; and what is text is UTF-8.
 */
#include "../digest.h"
#include "../relations/relate_internal.h"
#include "check_internal.h"

#include "baolan/utf8.h"

bool check_uid(struct arena *arena, const struct page *page, const struct article *article)
{
    struct str base = article_uid(arena, page, article), uid = article->uid;
    if (!str_starts(uid, base))
        return false;
    bool is_number = uid.n > base.n + 1 && uid.s[base.n] == '-';
    for (size_t i = base.n + 1; i < uid.n; i++)
        is_number = is_number && uid.s[i] >= '0' && uid.s[i] <= '9';
    return uid.n == base.n || is_number;
}

/* ---- what should be there ----------------------------------------------------------------------------------------- */

/* Traces that too many hold, and how many hold them. */
static void list_common(struct archive *a, struct sums *common, struct error *err)
{
    sqlite3_stmt *q = statement_fresh(a, "SELECT hash, n FROM trace_common ORDER BY hash", err);
    while (statement_row(a, q, err))
        vec_push(common,
                 ((struct sum){.id = sqlite3_column_int64(q, 0), .found = (uint64_t)sqlite3_column_int64(q, 1)}));
    sqlite3_finalize(q);
}

static uint64_t add_traces(struct arena *arena, const struct article *article, struct sums *common)
{
    uint64_t sum = 0;
    struct str traces = digest_traces(arena, article);
    for (size_t i = 0; i < traces.n / DIGEST_TRACE_BYTES; i++) {
        int32_t hash = digest_trace(traces, i);
        struct sum *known = sums_find(common, hash);
        if (known)
            known->wanted++;
        else
            sum += sums_hash_number(hash);
    }
    return sum;
}

static void read_texts(struct archive *a, struct finding *f, struct sums *traces, struct sums *common,
                       struct error *err)
{
    struct arena *arena = arena_new();
    sqlite3_stmt *q = statement_fresh(
        a,
        "SELECT id, EXISTS(SELECT 1 FROM unrelated WHERE unrelated.article = article.id AND NOT traced) FROM article"
        " ORDER BY id",
        err);
    while (statement_row(a, q, err)) {
        struct page page;
        struct article article;
        struct error own = {0};
        struct sum sum = {.id = sqlite3_column_int64(q, 0)};
        arena_reset(arena);
        if (archive_record(a, arena, sum.id, RECORD_TEXT | RECORD_NAMED | RECORD_PAGE, &page, &article, &own) ==
            STATUS_OK) {
            if (!check_uid(arena, &page, &article) && !archive_corrected(a, article.uid))
                finding_article(a, f, N_("text that is not the one its uid was made of"), sum.id);
            if (!sqlite3_column_int(q, 1))
                sum.wanted = add_traces(arena, &article, common);
            vec_push(traces, sum);
        }
        finding_settle(f, N_("article that cannot be read"), &own, err);
    }
    sqlite3_finalize(q);
    arena_free(arena);
}

/* ---- what is there ------------------------------------------------------------------------------------------------ */

static void read_traces(struct archive *a, struct sums *traces, struct error *err)
{
    sqlite3_stmt *q = statement_fresh(a, "SELECT hash, article FROM trace", err);
    while (statement_row(a, q, err)) {
        struct sum *sum = sums_find(traces, sqlite3_column_int64(q, 1));
        if (sum)
            sum->found += sums_hash_number(sqlite3_column_int64(q, 0));
    }
    sqlite3_finalize(q);
}

static void compare_traces(struct archive *a, struct finding *f, const struct sums *traces, const struct sums *common)
{
    for (size_t i = 0; i < traces->n; i++)
        if (traces->at[i].wanted != traces->at[i].found)
            finding_article(a, f, N_("article whose traces are others"), traces->at[i].id);
    for (size_t i = 0; i < common->n; i++)
        if (common->at[i].wanted != common->at[i].found)
            finding_number(f, N_("common trace that is miscounted"), common->at[i].id);
}

/* ---- what is text ------------------------------------------------------------------------------------------------- */

/* Each answers what to name a row by, and texts. */
static const struct {
    const char *sql, *sentence;
} texts[] = {
    {"SELECT uid, title, kicker, subtitle, credit, jump_to, jump_from FROM article",
     N_("article with bytes that are no text")},
    {"SELECT uid, text FROM body JOIN article ON id = article", N_("body with bytes that are no text")},
    {"SELECT uid, heading FROM section JOIN article ON id = article", N_("heading with bytes that are no text")},
    {"SELECT uid, caption.text, caption.credit FROM caption JOIN article ON id = article",
     N_("caption with bytes that are no text")},
    {"SELECT uid, person.name, person.title FROM person JOIN article ON id = article",
     N_("person with bytes that are no text")},
    {"SELECT uid, organisation.name, short FROM organisation JOIN article ON id = article",
     N_("organisation with bytes that are no text")},
    {"SELECT uid, places, terms FROM evidence JOIN article ON id = article",
     N_("evidence with bytes that are no text")},
    {"SELECT uid, value, unit, what, who, about FROM figure JOIN article ON id = article",
     N_("figure with bytes that are no text")},
    {"SELECT uid, parts FROM provenance JOIN article ON id = article", N_("provenance with bytes that are no text")},
    {"SELECT low || '-' || high, reason FROM relation", N_("relation with bytes that are no text")},
    {"SELECT id, file, edtf, page_no, title FROM page", N_("page with bytes that are no text")},
    {"SELECT page, role, name FROM staff", N_("staff with bytes that are no text")},
    {"SELECT id, name, role FROM author", N_("author with bytes that are no text")},
    {"SELECT id, code, name FROM county", N_("county with bytes that are no text")},
    {"SELECT id, code, name FROM topic", N_("topic with bytes that are no text")},
    {"SELECT id, text FROM doubt", N_("doubt with bytes that are no text")},
    {"SELECT id, name FROM newspaper", N_("newspaper with bytes that are no text")},
};

static bool row_is_text(sqlite3_stmt *q, struct buf *scratch)
{
    for (int column = 1; column < sqlite3_column_count(q); column++)
        if (!utf8_valid(statement_prose(q, column, scratch)))
            return false;
    return true;
}

static void look_at_texts(struct archive *a, struct finding *f, struct error *err)
{
    struct buf scratch = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sqlite3_stmt *q = statement_fresh(a, texts[i].sql, err);
        while (statement_row(a, q, err))
            if (!row_is_text(q, &scratch))
                finding_add(f, texts[i].sentence, statement_view(q, 0));
        sqlite3_finalize(q);
    }
    buf_free(&scratch);
}

void check_texts(struct archive *a, struct finding *f, struct error *err)
{
    struct sums traces = {0}, common = {0};
    list_common(a, &common, err);
    read_texts(a, f, &traces, &common, err);
    read_traces(a, &traces, err);
    if (err->status == STATUS_OK)
        compare_traces(a, f, &traces, &common);
    look_at_texts(a, f, err);
    vec_free(&traces);
    vec_free(&common);
}
