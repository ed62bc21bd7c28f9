#include "join.h"

#include <float.h>

#include "search_internal.h"

/* One part of the expression. */
struct node {
    enum asked_kind kind;
    struct list list;     /* of a TOKEN … */
    sqlite3_stmt *stream; /* … or the stories as FTS5 tells them, which can only be run through … */
    struct str match;     /* … of this expression */
    struct node *parts;
    size_t n;
    double length; /* about; of a stream not known */
    int64_t at;    /* the story at hand; 0 at the end */
};

struct join {
    struct lists index;
    struct arena *arena;
    struct node root;
};

/* ---- expressions -------------------------------------------------------------------------------------------------- */

const struct asked *asked_token(struct arena *a, enum asked_kind kind, struct str token)
{
    struct asked *asked = arena_alloc(a, sizeof *asked);
    asked->kind = kind;
    asked->token = arena_str(a, token);
    return asked;
}

const struct asked *asked_every(struct arena *a)
{
    return asked_token(a, ASKED_TOKEN, fulltext_every());
}

const struct asked *asked_parts(struct arena *a, enum asked_kind kind, const struct asked *const *parts, size_t n)
{
    if (n == 1)
        return parts[0];
    struct asked *asked = arena_alloc(a, sizeof *asked);
    asked->kind = kind;
    asked->parts = arena_copy(a, parts, n, sizeof *parts);
    asked->n = n;
    return asked;
}

/* ---- opening ------------------------------------------------------------------------------------------------------ */

static void open_stream(struct join *j, struct node *node, const struct asked *asked, struct error *err)
{
    static const char sql[] = "SELECT rowid FROM fulltext WHERE fulltext MATCH ?1 AND rowid <= ?2 ORDER BY rowid DESC";
    struct buf match = {0};
    fulltext_quote(asked->token, &match);
    if (asked->kind == ASKED_BEGINNING)
        buf_char(&match, '*');
    node->stream = statement_fresh(j->index.archive, sql, err);
    node->length = DBL_MAX;
    node->match = arena_str(j->arena, buf_view(&match));
    buf_free(&match);
}

static int shortest_first(const void *x, const void *y)
{
    const struct node *a = x, *b = y;
    return (a->length > b->length) - (a->length < b->length);
}

static void open_node(struct join *j, struct node *node, const struct asked *asked, struct error *err);

static void open_parts(struct join *j, struct node *node, const struct asked *asked, struct error *err)
{
    node->n = asked->n;
    node->parts = arena_array(j->arena, asked->n, sizeof *node->parts);
    for (size_t i = 0; i < asked->n; i++)
        open_node(j, &node->parts[i], asked->parts[i], err);
    if (node->kind == ASKED_ALL)
        qsort(node->parts, node->n, sizeof *node->parts, shortest_first);
    node->length = node->parts[0].length;
    for (size_t i = 1; node->kind == ASKED_ANY && i < node->n; i++)
        node->length += node->parts[i].length;
}

static void open_node(struct join *j, struct node *node, const struct asked *asked, struct error *err)
{
    *node = (struct node){.kind = asked->kind, .at = INT64_MAX};
    if (asked->n)
        open_parts(j, node, asked, err);
    else if (asked->kind == ASKED_BEGINNING || !j->index.readable)
        open_stream(j, node, asked, err);
    else {
        list_begin(&node->list, &j->index, asked->token, err);
        node->length = list_length(&node->list, err);
    }
}

struct join *join_open(struct archive *a, const struct asked *asked, struct error *err)
{
    struct join *j = xcalloc(1, sizeof *j);
    j->arena = arena_new();
    lists_open(&j->index, a, err);
    open_node(j, &j->root, asked ? asked : asked_every(j->arena), err);
    return j;
}

static void close_node(struct node *node)
{
    for (size_t i = 0; i < node->n; i++)
        close_node(&node->parts[i]);
    list_end(&node->list);
    sqlite3_finalize(node->stream);
}

void join_close(struct join *j)
{
    if (!j)
        return;
    close_node(&j->root);
    lists_close(&j->index);
    arena_free(j->arena);
    free(j);
}

/* ---- seeking ------------------------------------------------------------------------------------------------------ */

static int64_t seek(struct join *j, struct node *node, int64_t id, struct error *err);

static int64_t seek_stream(struct join *j, struct node *node, int64_t id, struct error *err)
{
    int64_t at = node->at;
    if (at == INT64_MAX)
        statement_bind(node->stream, "si", node->match, id);
    while (at > id)
        at = statement_row(j->index.archive, node->stream, err) ? sqlite3_column_int64(node->stream, 0) : 0;
    return at;
}

/* Whatever one of them skips, the first one, which has the fewest, skips too. */
static int64_t seek_all(struct join *j, struct node *node, int64_t id, struct error *err)
{
    id = seek(j, &node->parts[0], id, err);
    for (size_t i = 1; i < node->n && id;) {
        int64_t at = seek(j, &node->parts[i], id, err);
        if (at < id) {
            id = seek(j, &node->parts[0], at, err);
            i = 1;
        } else {
            i++;
        }
    }
    return id;
}

static int64_t seek_any(struct join *j, struct node *node, int64_t id, struct error *err)
{
    int64_t best = 0;
    for (size_t i = 0; i < node->n; i++) {
        int64_t at = seek(j, &node->parts[i], id, err);
        best = at > best ? at : best;
    }
    return best;
}

static int64_t seek_but(struct join *j, struct node *node, int64_t id, struct error *err)
{
    id = seek(j, &node->parts[0], id, err);
    for (size_t i = 1; i < node->n && id;) {
        bool unwanted = seek(j, &node->parts[i], id, err) == id;
        id = unwanted ? seek(j, &node->parts[0], id - 1, err) : id;
        i = unwanted ? 1 : i + 1;
    }
    return id;
}

static int64_t seek(struct join *j, struct node *node, int64_t id, struct error *err)
{
    if (node->at <= id)
        return node->at;
    if (node->kind == ASKED_ALL)
        node->at = seek_all(j, node, id, err);
    else if (node->kind == ASKED_ANY)
        node->at = seek_any(j, node, id, err);
    else if (node->kind == ASKED_BUT)
        node->at = seek_but(j, node, id, err);
    else
        node->at = node->stream ? seek_stream(j, node, id, err) : list_seek(&node->list, id, err);
    return node->at;
}

int64_t join_seek(struct join *j, int64_t id, struct error *err)
{
    int64_t found = seek(j, &j->root, id < INT64_MAX ? id : INT64_MAX - 1, err);
    return err->status == STATUS_OK ? found : 0;
}

void join_lengths(struct archive *a, const struct asked *const *tokens, size_t n, double *out, struct error *err)
{
    struct lists index;
    lists_open(&index, a, err);
    for (size_t i = 0; i < n; i++) {
        struct list list = {0};
        out[i] = DBL_MAX;
        if (!index.readable)
            continue;
        list_begin(&list, &index, tokens[i]->token, err);
        out[i] = list_length(&list, err);
        list_end(&list);
    }
    lists_close(&index);
}
