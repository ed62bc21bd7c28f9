/*
 * The best first. Scoring every hit would read them all; instead the newest hits are scored and the newest of those with a word of the
 * query in their title, which is where a reader looks for what an article is about.
 */
#include "search_internal.h"

#include "baolan/fold.h"

enum {
    NEWEST = 400,
    LOOKED_MOST = 1000, /* candidates looked at for them: where few hold what is looked for, fewer are the newest */
    TITLED = 400
};

struct scored {
    int64_t id;
    double score;
};

struct scores {
    struct scored *at;
    size_t n, cap;
};

static int better_first(const void *x, const void *y)
{
    const struct scored *a = x, *b = y;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id);
}

/* What has a text in its title has the text: it stands for it, so that the long lists of the text are not read. */
static struct query *text_in_title(struct arena *a, const struct query *q)
{
    return q->kind == QUERY_TEXT ? query_make_field(a, FIELD_TITLE, q->text) : query_copy(a, q);
}

/* A story of these: the query, and one of its texts in the title. */
static struct query *titled_query(struct arena *a, const struct query *q, const struct str *needles, size_t n)
{
    struct query *any = NULL, *all = NULL;
    bool replaced = q->kind == QUERY_TEXT;
    for (size_t i = 0; q->kind == QUERY_AND && i < q->nchildren; i++) {
        replaced = replaced || q->children[i]->kind == QUERY_TEXT;
        all = query_and(a, all, text_in_title(a, q->children[i]));
    }
    if (n == 1 && replaced)
        return all ? all : text_in_title(a, q);
    for (size_t i = 0; i < n; i++) {
        struct query *one = query_make_field(a, FIELD_TITLE, needles[i]);
        any = any ? query_or(a, any, one) : one;
    }
    return query_and(a, query_copy(a, q), any);
}

static size_t count_in(struct str text, struct str needle)
{
    size_t n = 0;
    for (size_t at = needle.n ? str_find(text, needle, 0) : SIZE_MAX; at != SIZE_MAX;
         at = str_find(text, needle, at + needle.n))
        n++;
    return n;
}

/*
 * How often the needles stand in the body as printed, each counting less the more there are (as BM25's term frequency does). Printed, because
 * folding a thousand bodies would take ten times as long and the score is a matter of degree.
 */
static double body_score(struct archive *a, int64_t id, const struct needles *needles, struct error *err)
{
    double score = 0;
    sqlite3_stmt *q = statement_get(a, "SELECT text FROM body AS scored WHERE article = ?", err);
    statement_bind(q, "i", id);
    if (!statement_row(a, q, err))
        return 0;
    struct buf body = {0};
    struct str text = statement_prose(q, 0, &body);
    for (size_t i = 0; i < needles->n; i++) {
        double found = (double)count_in(text, needles->ready[i].folded.text);
        score += found / (found + 2);
    }
    sqlite3_reset(q);
    buf_free(&body);
    return score;
}

void ranking_make(struct ranking *r, struct window *w, const struct query *q, const struct needles *needles,
                  struct error *err)
{
    struct arena *arena = arena_new();
    struct scores scores = {0};
    struct plan *titled = NULL;
    struct walk walk;
    size_t next = 0; /* of the newest, which both walks meet in the same order */
    ranking_clear(r);
    window_advance(w, NEWEST, 0, LOOKED_MOST, err);
    r->newest = w->found < NEWEST ? w->found : NEWEST;
    for (size_t i = 0; i < r->newest; i++)
        vec_push(&scores, ((struct scored){.id = window_id(w, i, err)}));
    if (plan_make(w->archive, arena, titled_query(arena, q, needles->typed, needles->n), &titled, err) == STATUS_OK) {
        walk_begin(&walk, w->archive, titled, INT64_MAX, err);
        int64_t id;
        for (size_t i = 0; i < TITLED && (id = walk_next(&walk, err)) != 0; i++) {
            while (next < r->newest && scores.at[next].id > id)
                next++;
            if (next < r->newest && scores.at[next].id == id) {
                scores.at[next].score = 1;
            } else {
                vec_push(&scores, ((struct scored){.id = id, .score = 1}));
                vec_push(&r->older, id);
            }
        }
        walk_end(&walk);
    }
    plan_unbound(titled);
    for (size_t i = 0; i < scores.n && err->status == STATUS_OK; i++)
        scores.at[i].score += body_score(w->archive, scores.at[i].id, needles, err);
    if (scores.n)
        qsort(scores.at, scores.n, sizeof *scores.at, better_first);
    for (size_t i = 0; i < scores.n; i++)
        vec_push(&r->best, scores.at[i].id);
    r->made = err->status == STATUS_OK;
    vec_free(&scores);
    arena_free(arena);
}

void ranking_clear(struct ranking *r)
{
    vec_free(&r->best);
    vec_free(&r->older);
    r->newest = 0;
    r->made = false;
}

/* How many of the older ones among the best have an id of at least ID. */
static size_t older_from(const struct ranking *r, int64_t id)
{
    size_t low = 0, high = r->older.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->older.at[middle] >= id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t ranking_id(struct ranking *r, struct window *w, size_t place, struct error *err)
{
    if (place < r->best.n)
        return r->best.at[place];
    /* By date, behind the newest, without those that are among the best: skipping one may bring the next into view. */
    size_t wanted = r->newest + place - r->best.n;
    for (size_t skipped = 0;;) {
        int64_t id = window_id(w, wanted + skipped, err);
        size_t now = id ? older_from(r, id) : skipped;
        if (now == skipped)
            return id;
        skipped = now;
    }
}

size_t ranking_place(struct ranking *r, struct window *w, int64_t id, struct error *err)
{
    for (size_t i = 0; i < r->best.n; i++)
        if (r->best.at[i] == id)
            return i;
    size_t place = window_place(w, id, err);
    return place == SIZE_MAX ? SIZE_MAX : r->best.n + place - r->newest - older_from(r, id);
}
