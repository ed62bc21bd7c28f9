#include "join.h"

#include <float.h>

#include "search_internal.h"

enum { TITLED = 2 /* tokens asked of titles, which are short: more would find hardly less */ };

/* One part of the expression. */
struct node {
    enum asked_kind kind;
    const struct asked *asked;
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

const struct asked *asked_marked(struct arena *a, char mark, struct str token)
{
    struct buf whole = {0};
    if (mark)
        buf_char(&whole, mark);
    buf_str(&whole, token);
    const struct asked *asked = asked_token(a, ASKED_TOKEN, buf_view(&whole));
    buf_free(&whole);
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

const struct asked *asked_text(struct arena *a, const struct asked *const *tokens, size_t n)
{
    if (n == 1)
        return tokens[0];
    struct asked *asked = arena_alloc(a, sizeof *asked);
    asked->kind = ASKED_TEXT;
    asked->parts = arena_copy(a, tokens, n, sizeof *tokens);
    asked->n = n;
    asked->choice = arena_alloc(a, sizeof *asked->choice);
    *asked->choice = (struct choice){.n = n, .share = 1};
    return asked;
}

const struct asked *asked_title(struct arena *a, const struct asked *text)
{
    if (text->kind == ASKED_TOKEN)
        return asked_marked(a, MARK_TITLE, text->token);
    struct asked *asked = arena_alloc(a, sizeof *asked);
    asked->kind = ASKED_TITLE;
    asked->parts = arena_copy(a, &text, 1, sizeof text);
    asked->n = 1;
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

static void open_parts(struct join *j, struct node *node, const struct asked *const *parts, size_t n, struct error *err)
{
    node->n = n;
    node->parts = arena_array(j->arena, n, sizeof *node->parts);
    for (size_t i = 0; i < n; i++)
        open_node(j, &node->parts[i], parts[i], err);
    if (node->kind == ASKED_ALL)
        qsort(node->parts, n, sizeof *node->parts, shortest_first);
    node->length = node->parts[0].length;
    for (size_t i = 1; node->kind == ASKED_ANY && i < n; i++)
        node->length += node->parts[i].length;
}

static void close_node(struct node *node)
{
    for (size_t i = 0; i < node->n; i++)
        close_node(&node->parts[i]);
    list_end(&node->list);
    sqlite3_finalize(node->stream);
}

/* About how many stories the index has, which is asked once for each of its states. */
static double stories(struct join *j, struct error *err)
{
    struct archive *a = j->index.archive;
    if (a->stories.n <= 0 || a->stories.writes != j->index.structure.writes) {
        struct list list;
        list_begin(&list, &j->index, fulltext_every(), err);
        double n = list_length(&list, err);
        list_end(&list);
        if (err->status != STATUS_OK)
            return 0;
        a->stories.n = n;
        a->stories.writes = j->index.structure.writes;
    }
    return a->stories.n;
}

/*
 * Which tokens are worth their lists; those of NODE are open, the shortest first. Of a list as many pages are read as it has, or as stories are left
 * over by the shorter ones, whichever are fewer; a story looked into for nothing takes as long as a page of a thousand. So a list is left out
 * when it is longer than a thousand times what the shorter ones leave over, or has nearly every story. Tokens of one phrase come together,
 * so a list is taken to leave at least a tenth.
 */
static void choose(struct join *j, struct node *node, const struct asked *text, struct error *err)
{
    enum { WORTH = 1000 };
    static const double nearly_all = 0.9, least = 0.1;
    double all = stories(j, err), left = node->parts[0].length;
    size_t kept = 1;
    for (; kept < node->n && node->parts[kept].length <= WORTH * left; kept++) {
        double share = all > 0 ? node->parts[kept].length / all : 1;
        if (share > nearly_all)
            break;
        left *= share < least ? least : share;
    }
    if (err->status != STATUS_OK)
        return;
    for (size_t i = 0; i < node->n; i++)
        text->parts[i] = node->parts[i].asked;
    *text->choice = (struct choice){true, kept, all > node->length ? node->length / all : 1};
    for (; node->n > kept; node->n--)
        close_node(&node->parts[node->n - 1]);
}

static void open_text(struct join *j, struct node *node, const struct asked *text, struct error *err)
{
    node->kind = ASKED_ALL;
    /* Streams have no length: one is enough. */
    open_parts(j, node, text->parts, j->index.readable ? text->choice->n : 1, err);
    if (!text->choice->made && j->index.readable)
        choose(j, node, text, err);
}

static void open_title(struct join *j, struct node *node, const struct asked *text, struct error *err)
{
    const struct asked *tokens[TITLED];
    size_t n = 0;
    if (!text->choice->made) {
        struct node body = {0};
        open_text(j, &body, text, err);
        close_node(&body);
    }
    for (; n < TITLED && n < text->choice->n; n++)
        tokens[n] = asked_marked(j->arena, MARK_TITLE, text->parts[n]->token);
    node->kind = ASKED_ALL;
    open_parts(j, node, tokens, n, err);
}

static void open_node(struct join *j, struct node *node, const struct asked *asked, struct error *err)
{
    *node = (struct node){.kind = asked->kind, .asked = asked, .at = INT64_MAX};
    if (asked->kind == ASKED_TEXT) {
        open_text(j, node, asked, err);
    } else if (asked->kind == ASKED_TITLE) {
        open_title(j, node, asked->parts[0], err);
    } else if (asked->n) {
        open_parts(j, node, asked->parts, asked->n, err);
    } else if (asked->kind == ASKED_BEGINNING || !j->index.readable) {
        open_stream(j, node, asked, err);
    } else {
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

double join_share(struct archive *a, const struct asked *asked, struct error *err)
{
    double share = 1;
    if (!asked)
        return share;
    if (asked->kind == ASKED_TEXT) {
        if (!asked->choice->made)
            join_close(join_open(a, asked, err));
        return asked->choice->share;
    }
    size_t n = asked->kind == ASKED_ALL ? asked->n : asked->kind == ASKED_BUT ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        double part = join_share(a, asked->parts[i], err);
        share = part < share ? part : share;
    }
    return share;
}
