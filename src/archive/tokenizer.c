/*
 * The tokenizer of the full text index. It has next to nothing to do: what is put comes as a list of tokens (tokens.h), one a line; a
 * query's string is one token as it stands.
 */
#include "archive_internal.h"

#include <stdlib.h>
#include <string.h>

static int tokenize(Fts5Tokenizer *self, void *context, int flags, const char *text, int n,
                    int (*token)(void *context, int flags, const char *bytes, int n, int from, int to))
{
    (void)self;
    if (flags & FTS5_TOKENIZE_QUERY)
        return token(context, 0, text, n, 0, n);
    int code = SQLITE_OK;
    for (const char *at = text, *end = text + n, *stop; at < end && code == SQLITE_OK; at = stop + 1) {
        stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        code = token(context, 0, at, (int)(stop - at), 0, 0);
    }
    return code;
}

/* ---- registration ------------------------------------------------------------------------------------------------- */

static int create(void *context, const char **args, int nargs, Fts5Tokenizer **out)
{
    (void)context, (void)args, (void)nargs;
    *out = xcalloc(1, 1); /* something to tell apart from a failure */
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *self)
{
    free(self);
}

enum status archive_fulltext_register(struct archive *a, struct error *err)
{
    static const fts5_tokenizer methods = {create, destroy, tokenize};
    fts5_api *api = NULL;
    sqlite3_stmt *q = statement_fresh(a, "SELECT fts5(?1)", err);
    if (q) {
        sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
        statement_run(a, q, err);
        sqlite3_finalize(q);
    }
    if (err->status != STATUS_OK)
        return err->status;
    if (!api || api->xCreateTokenizer(api, "baolan", NULL, (fts5_tokenizer *)(uintptr_t)&methods, NULL) != SQLITE_OK)
        return error_set(err, STATUS_ARCHIVE, "this SQLite library has no full text search (FTS5)");
    return STATUS_OK;
}
