/*
 * Stories that jump: 下转4版 on page 1 and 上接1版 on page 4 of the same issue are one story when their headlines have words in
 * common, or when nothing else comes into question. An issue is matched as a whole each time one of its jumping articles is new, so the
 * pages may come in any order.
 */
#include "relate_internal.h"

struct jumper {
    int64_t id, head, tail, next; /* head, tail: as kept; next: as matched now */
    int64_t before;               /* the part that this one continues, as matched now */
    struct str page_no;
    struct article article;
    struct relate_text *text;
};

struct issue {
    struct arena *arena;
    struct jumper *at;
    size_t n, cap;
};

struct match {
    struct jumper *from, *to;
    double score;
};

enum { JUMPERS_MAX = 400 }; /* of one issue: every one is compared with every other */

static const double same_story = 0.5; /* of the shorter headline's letter pairs */

static void read_issue(struct archive *a, struct issue *issue, int64_t day, int64_t newspaper, struct error *err)
{
    static const struct page nowhere = {0};
    sqlite3_stmt *q =
        statement_get(a,
                      "SELECT article.id, coalesce(head, 0), coalesce(tail, 0), page_no FROM page"
                      " JOIN article ON article.page = page.id WHERE day_to = ? AND page.newspaper IS nullif(?, 0)"
                      " AND (jump_to IS NOT NULL OR jump_from IS NOT NULL) ORDER BY article.uid LIMIT ?",
                      err);
    statement_bind(q, "iii", day, newspaper, (int64_t)JUMPERS_MAX);
    while (statement_row(a, q, err)) {
        struct jumper j = {.id = sqlite3_column_int64(q, 0),
                           .head = sqlite3_column_int64(q, 1),
                           .tail = sqlite3_column_int64(q, 2),
                           .page_no = statement_text(q, 3, issue->arena)};
        vec_push(issue, j);
    }
    for (size_t i = 0; i < issue->n; i++) {
        struct jumper *j = &issue->at[i];
        if (archive_record(a, issue->arena, j->id, RECORD_TEXT, NULL, &j->article, err) == STATUS_OK)
            j->text = relate_read(issue->arena, &nowhere, &j->article, NULL);
    }
}

/* "4", "04", "A4": without leading zeros, the same page. */
static bool same_page(struct str x, struct str y)
{
    while (x.n > 1 && x.s[0] == '0')
        x = str_cut(x, 1, x.n);
    while (y.n > 1 && y.s[0] == '0')
        y = str_cut(y, 1, y.n);
    return x.s && y.s && str_eq(x, y);
}

/* Each names the page of the other, as far as it names one; one name is enough where a page has no number. */
static bool may_continue(const struct jumper *from, const struct jumper *to)
{
    if (from == to || !from->article.jump_to.s || !to->article.jump_from.s || !from->text || !to->text)
        return false;
    bool there = same_page(from->article.jump_to, to->page_no), back = same_page(to->article.jump_from, from->page_no);
    return (there || !str_present(to->page_no) || !str_present(from->article.jump_to)) &&
           (back || !str_present(from->page_no) || !str_present(to->article.jump_from)) && (there || back);
}

static int best_first(const void *x, const void *y)
{
    const struct match *a = x, *b = y;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    int order = str_cmp(a->from->article.uid, b->from->article.uid);
    return order ? order : str_cmp(a->to->article.uid, b->to->article.uid);
}

static bool only_one(const struct issue *issue, const struct match *m)
{
    size_t n = 0;
    for (size_t i = 0; i < issue->n; i++) {
        n += !issue->at[i].before && may_continue(m->from, &issue->at[i]);
        n += !issue->at[i].next && may_continue(&issue->at[i], m->to);
    }
    return n == 2;
}

static void match_issue(struct issue *issue)
{
    struct {
        struct match *at;
        size_t n, cap;
    } matches = {0};
    for (size_t i = 0; i < issue->n; i++)
        for (size_t k = 0; k < issue->n; k++) {
            struct match m = {&issue->at[i], &issue->at[k], 0};
            if (may_continue(m.from, m.to)) {
                m.score = relate_titles(m.from->text, m.to->text);
                vec_push(&matches, m);
            }
        }
    if (matches.n)
        qsort(matches.at, matches.n, sizeof *matches.at, best_first);
    for (size_t i = 0; i < matches.n; i++) {
        struct match *m = &matches.at[i];
        if (m->from->next || m->to->before || (m->score < same_story && !only_one(issue, m)))
            continue;
        m->from->next = m->to->id;
        m->to->before = m->from->id;
    }
    vec_free(&matches);
}

static int64_t first_part(const struct issue *issue, const struct jumper *j)
{
    int64_t head = 0;
    for (size_t steps = 0; j->before && steps < issue->n; steps++) {
        head = j->before;
        for (size_t i = 0; i < issue->n; i++)
            if (issue->at[i].id == head) {
                j = &issue->at[i];
                break;
            }
    }
    return head;
}

static bool changed(const struct issue *issue, const struct jumper *j)
{
    return first_part(issue, j) != j->head || j->next != j->tail;
}

/* The full text index knows stories, so all that change come out before the first one does. */
static void keep(struct archive *a, const struct issue *issue, struct error *err)
{
    for (size_t i = 0; i < issue->n; i++)
        if (changed(issue, &issue->at[i]))
            archive_fulltext_delete(a, issue->at[i].id, err);
    for (size_t i = 0; i < issue->n; i++) {
        const struct jumper *j = &issue->at[i];
        if (!changed(issue, j))
            continue;
        statement_do(a, err, "UPDATE article SET head = nullif(?, 0), tail = nullif(?, 0) WHERE id = ?", "iii",
                     first_part(issue, j), j->next, j->id);
        statement_do(a, err, "INSERT OR IGNORE INTO unrelated(article, traced) VALUES(?, 1)", "i", j->id);
        archive_fulltext_put(a, j->id, err);
    }
}

struct issue_key {
    int64_t day, newspaper;
};

enum status archive_link_jumps(struct archive *a, struct error *err)
{
    struct {
        struct issue_key *at;
        size_t n, cap;
    } keys = {0};
    sqlite3_stmt *q =
        statement_get(a,
                      /* crossed, because from the other end it would go through the whole archive */
                      "SELECT DISTINCT day_to, coalesce(page.newspaper, 0) FROM unrelated"
                      " CROSS JOIN article ON article.id = unrelated.article"
                      " CROSS JOIN page ON page.id = article.page"
                      " WHERE day_to > 0 AND day_from = day_to AND (jump_to IS NOT NULL OR jump_from IS NOT NULL)",
                      err);
    while (statement_row(a, q, err)) {
        struct issue_key key = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1)};
        vec_push(&keys, key);
    }
    for (size_t i = 0; i < keys.n && err->status == STATUS_OK; i++) {
        struct issue issue = {.arena = arena_new()};
        if (archive_savepoint(a, err) == STATUS_OK) {
            read_issue(a, &issue, keys.at[i].day, keys.at[i].newspaper, err);
            match_issue(&issue);
            keep(a, &issue, err);
            archive_release(a, err);
        }
        vec_free(&issue);
        arena_free(issue.arena);
    }
    vec_free(&keys);
    return err->status;
}
