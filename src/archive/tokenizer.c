/*
 * The tokenizer of the full text index: every pair of neighbours among letters, digits and ideographs, and the rarer characters alone.
 *
 * A search for a run of characters is an AND over its pairs, so that nothing has to be cut into words, 5G is found in 15GB, and two
 * characters are found exactly; longer runs are looked at in the text (search_verify.c). Pairs never reach over a mark, a blank or a line
 * end. All single characters would make the index a third bigger. A search for one of the thousand most common meets it in every few
 * texts that it reads from the newest down, so only the others are listed; in titles and names, which are short, all are.
 *
 * It is given what fulltext.c composes: folded text, then fields behind marks (fulltext_mark). A query's string is one token as it stands.
 */
#include "archive_internal.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "fulltext.h"

/* Made from data/common.tsv by common.awk: a bit for each of U+4E00 to U+9FFF. */
extern const unsigned char fulltext_common[];

enum { RECENT = 4096 }; /* a power of two */

/*
 * What the text at hand has given already, so that SQLite need not hash a token twice for one article: a table in which a newer
 * entry overwrites an older one, because forgetting costs time only.
 */
struct tokenizer {
    uint64_t recent[RECENT];
    uint64_t round; /* of the text at hand; part of each entry, so that nothing has to be cleared */
};

struct sink {
    struct tokenizer *tokenizer;
    int (*token)(void *context, int flags, const char *bytes, int n, int from, int to);
    void *context;
    char mark; /* of the field, 0 in the text */
};

static bool seen(struct tokenizer *t, char mark, uint32_t x, uint32_t y)
{
    uint64_t key = ((uint64_t)x << 21 | y) ^ (uint64_t)mark << 44 ^ t->round << 48;
    uint64_t *slot = &t->recent[(key * 0x9e3779b97f4a7c15u >> 40) & (RECENT - 1)];
    if (*slot == key)
        return true;
    *slot = key;
    return false;
}

/* X alone when Y is 0. FROM and N: where X and Y stand in the text. */
static int emit(struct sink *s, uint32_t x, uint32_t y, const char *from, size_t n)
{
    char bytes[1 + 2 * 4];
    size_t used = 0;
    if (seen(s->tokenizer, s->mark, x, y))
        return SQLITE_OK;
    if (s->mark)
        bytes[used++] = s->mark;
    memcpy(bytes + used, from, n);
    return s->token(s->context, 0, bytes, (int)(used + n), 0, 0);
}

bool fulltext_has_single(uint32_t c, char mark)
{
    if (mark)
        return true;
    if (c < 0x80)
        return false;
    uint32_t i = c - 0x4e00;
    return i > 0x9fff - 0x4e00 || !(fulltext_common[i / 8] >> i % 8 & 1);
}

static int emit_text(struct sink *s, struct str text)
{
    uint32_t before = 0;
    size_t before_at = 0;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (!cp_is_core(c)) {
            before = 0;
            continue;
        }
        int code = fulltext_has_single(c, s->mark) ? emit(s, c, 0, text.s + from, at - from) : SQLITE_OK;
        if (code == SQLITE_OK && before)
            code = emit(s, before, c, text.s + before_at, at - before_at);
        if (code != SQLITE_OK)
            return code;
        before = c;
        before_at = from;
    }
    return SQLITE_OK;
}

static int tokenize(Fts5Tokenizer *self, void *context, int flags, const char *text, int n,
                    int (*token)(void *context, int flags, const char *bytes, int n, int from, int to))
{
    struct sink sink = {.tokenizer = (struct tokenizer *)self, .token = token, .context = context};
    struct str rest = {.s = text, .n = (size_t)n};
    if (flags & FTS5_TOKENIZE_QUERY)
        return token(context, 0, text, n, 0, n);
    sink.tokenizer->round = (sink.tokenizer->round + 1) & 0xffff;
    if (sink.tokenizer->round == 0)
        memset(sink.tokenizer->recent, 0xff, sizeof sink.tokenizer->recent);
    int code = SQLITE_OK;
    for (size_t at = 0; at < rest.n && code == SQLITE_OK;) {
        size_t from = at;
        while (at < rest.n && (at == from || !fulltext_is_mark(rest.s[at])))
            at++;
        struct str field = str_cut(rest, from, at);
        sink.mark = fulltext_is_mark(field.s[0]) ? field.s[0] : 0;
        if (sink.mark == MARK_FACET)
            code = token(context, 0, field.s, (int)field.n, 0, 0);
        else
            code = emit_text(&sink, sink.mark ? str_cut(field, 1, field.n) : field);
    }
    return code;
}

/* ---- registration ------------------------------------------------------------------------------------------------- */

static int create(void *context, const char **args, int nargs, Fts5Tokenizer **out)
{
    (void)context, (void)args, (void)nargs;
    struct tokenizer *t = xcalloc(1, sizeof *t);
    memset(t->recent, 0xff, sizeof t->recent);
    *out = (Fts5Tokenizer *)t;
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
