/*
 * Lists of tokens: what is read from the pages of the full text index is what FTS5 says is there, whatever segments there are, and an expression finds
 * what sets of stories give.
 */
#include <stdlib.h>
#include <unistd.h>

#include "../../src/archive/fulltext.h"
#include "../../src/archive/search/join.h"
#include "made_folder.h"
#include "maker/random.h"
#include "read_lists.h"
#include "tap.h"

enum { STORIES = 600, TOKENS = 40, ROUNDS = 60, CHANGES = 40, EXPRESSIONS = 40 };

static struct random chance = {7};
static bool has[STORIES][TOKENS]; /* as the index should have it */
static bool there[STORIES];

static size_t below(size_t n)
{
    return random_below(&chance, n);
}

/* Years apart or side by side, as stories are. */
static int64_t id_of(size_t story)
{
    return 1 + (int64_t)story * (story % 3 ? 65537 : 65536) * 300 + (int64_t)(story % 7);
}

/* Some share all their bytes but the last; the first stands in every story. */
static struct str name_of(struct arena *a, size_t token)
{
    return token ? arena_printf(a, "%s%zu", token % 4 ? "能" : "", token * token) : fulltext_every();
}

static void change(struct archive *archive, struct arena *a, size_t story, struct error *err)
{
    struct buf words = {0};
    if (there[story]) {
        for (size_t t = 0; t < TOKENS; t++)
            if (has[story][t])
                buf_printf(&words, "%.*s\n", STR_ARG(name_of(a, t)));
        statement_do(archive, err, "INSERT INTO fulltext(fulltext, rowid, words) VALUES('delete', ?, ?)", "is",
                     id_of(story), buf_view(&words));
    }
    there[story] = !there[story] || below(2);
    buf_clear(&words);
    for (size_t t = 0; t < TOKENS; t++) {
        has[story][t] = there[story] && (t == 0 || below(1 + t * t / 8) == 0);
        if (has[story][t])
            buf_printf(&words, "%.*s\n", STR_ARG(name_of(a, t)));
    }
    if (there[story])
        statement_do(archive, err, "INSERT INTO fulltext(rowid, words) VALUES(?, ?)", "is", id_of(story),
                     buf_view(&words));
    buf_free(&words);
}

/* ---- lists -------------------------------------------------------------------------------------------------------- */

/* All of a token's stories, as FTS5 tells them too. */
static bool list_agrees(struct archive *archive, struct arena *a, size_t token, struct error *err)
{
    struct buf match = {0};
    struct join *j = join_open(archive, asked_token(a, ASKED_TOKEN, name_of(a, token)), err);
    fulltext_quote(name_of(a, token), &match);
    sqlite3_stmt *q =
        statement_fresh(archive, "SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC", err);
    statement_bind(q, "s", buf_view(&match));
    bool agrees = true;
    int64_t id = INT64_MAX;
    for (size_t story = STORIES; agrees && story-- > 0;) {
        if (!has[story][token])
            continue;
        id = join_seek(j, id - 1, err);
        agrees = id == id_of(story) && statement_row(archive, q, err) && sqlite3_column_int64(q, 0) == id;
    }
    agrees = agrees && join_seek(j, id - 1, err) == 0 && !statement_row(archive, q, err);
    sqlite3_finalize(q);
    join_close(j);
    buf_free(&match);
    return agrees && err->status == STATUS_OK;
}

/* ---- expressions -------------------------------------------------------------------------------------------------- */

/* An expression, and the stories that satisfy it. */
static const struct asked *make_asked(struct arena *a, int depth, bool *satisfy)
{
    const struct asked *parts[4];
    bool of[4][STORIES];
    size_t n = 2 + below(3), kind = depth ? below(4) : 0;
    if (kind == 0) {
        size_t token = below(TOKENS);
        for (size_t s = 0; s < STORIES; s++)
            satisfy[s] = has[s][token];
        return asked_token(a, ASKED_TOKEN, name_of(a, token));
    }
    for (size_t i = 0; i < n; i++)
        parts[i] = make_asked(a, depth - 1, of[i]);
    for (size_t s = 0; s < STORIES; s++) {
        bool all = true, any = false;
        for (size_t i = 1; i < n; i++) {
            all = all && of[i][s];
            any = any || of[i][s];
        }
        satisfy[s] = kind == 1 ? of[0][s] && all : kind == 2 ? of[0][s] || any : of[0][s] && !any;
    }
    return asked_parts(a, kind == 1 ? ASKED_ALL : kind == 2 ? ASKED_ANY : ASKED_BUT, parts, n);
}

/* Asked for random ids, further and further down. */
static bool join_agrees(struct archive *archive, struct arena *a, struct error *err)
{
    static bool satisfy[STORIES];
    const struct asked *asked = make_asked(a, 3, satisfy);
    struct join *j = join_open(archive, asked, err);
    bool agrees = true;
    for (size_t story = STORIES; agrees && story > 0;) {
        size_t want = story;
        int64_t found = join_seek(j, id_of(story - 1), err);
        while (want > 0 && !satisfy[want - 1])
            want--;
        agrees = found == (want ? id_of(want - 1) : 0);
        size_t step = below(3) ? 1 : 1 + below(200);
        story = story > step ? story - step : 0;
    }
    join_close(j);
    return agrees && err->status == STATUS_OK;
}

/* ---- rounds ------------------------------------------------------------------------------------------------------- */

static void merge(struct archive *archive, struct error *err)
{
    static const int64_t pages[] = {-4, 3, 16, 1000};
    if (below(3) == 0)
        statement_do(archive, err, "INSERT INTO fulltext(fulltext, rank) VALUES('merge', ?)", "i",
                     pages[below(sizeof pages / sizeof *pages)]);
}

static void compare(struct archive *archive, struct error *err)
{
    bool readable = true, lists = true, joins = true;
    for (int round = 0; round < ROUNDS && lists && joins && err->status == STATUS_OK; round++) {
        struct arena *a = arena_new();
        archive_begin(archive, err);
        for (size_t n = 1 + below(CHANGES); n > 0; n--)
            change(archive, a, below(STORIES), err);
        archive_commit(archive, err);
        merge(archive, err);
        readable = readable && lists_told(archive, NULL, err); /* else all would be answered by FTS5 itself */
        for (size_t t = 0; t < TOKENS; t++)
            lists = list_agrees(archive, a, t, err) && lists;
        for (int i = 0; i < EXPRESSIONS; i++)
            joins = join_agrees(archive, a, err) && joins;
        arena_free(a);
    }
    ok(readable, "the form of the index is known");
    ok(lists, "the lists of all tokens are as FTS5 tells them, through changes and merges");
    ok(joins, "expressions find what sets of stories give");
}

/* Beginnings, tokens that are not there, an index of a form that is not known. */
static void look_aside(struct archive *archive, struct error *err)
{
    struct arena *a = arena_new();
    size_t n = 0, want = 0;
    struct join *j = join_open(archive, asked_token(a, ASKED_BEGINNING, STR("能1")), err);
    for (int64_t id = INT64_MAX; (id = join_seek(j, id, err)) != 0; id--)
        n++;
    join_close(j);
    for (size_t s = 0; s < STORIES; s++) {
        bool begins = false;
        for (size_t t = 1; t < TOKENS; t++)
            begins = begins || (has[s][t] && str_starts(name_of(a, t), STR("能1")));
        want += begins;
    }
    ok(n == want && n > 0, "a beginning finds all tokens that begin with it");
    static const char *const absent[] = {"", "zzz", "能", "能1234567", "\x01", "\xff"};
    n = 0;
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        j = join_open(archive, asked_token(a, ASKED_TOKEN, str_of(absent[i])), err);
        n += join_seek(j, INT64_MAX, err) != 0;
        join_close(j);
    }
    ok(n == 0 && err->status == STATUS_OK, "a token that is not there has no story");
    arena_free(a);
}

/*
 * How many stories there are is known of an index that counts no pages as added too, as FTS5 leaves it: two tokens that some of the stories have
 * are both worth their lists.
 */
static void choose_lists(struct str path, struct error *err)
{
    struct arena *a = arena_new();
    struct archive *archive = NULL;
    struct lists lists;
    if (archive_open(path, ARCHIVE_READ, &archive, err) != STATUS_OK)
        return;
    lists_open(&lists, archive, err);
    is_int((long)lists.structure.writes, 0, "an index that FTS5 wrote alone counts no pages");
    lists_close(&lists);
    const struct asked *tokens[] = {asked_token(a, ASKED_TOKEN, name_of(a, 5)),
                                    asked_token(a, ASKED_TOKEN, name_of(a, 6))};
    const struct asked *text = asked_text(a, tokens, 2);
    join_close(join_open(archive, text, err));
    ok(text->choice->made && text->choice->n == 2, "two lists of some of its stories are both read");
    ok(text->choice->share > 0 && text->choice->share < 1, "and what part of all the shorter one has is known");
    archive_close(archive);
    arena_free(a);
}

/* ---- segments ----------------------------------------------------------------------------------------------------- */

static size_t segments(struct archive *archive, struct error *err)
{
    struct lists lists;
    lists_open(&lists, archive, err);
    size_t n = lists.structure.segments.n;
    lists_close(&lists);
    return n;
}

/* Puts a page of as many articles in the place of what the file held. */
static void put_page(struct archive *archive, struct arena *a, const char *file, size_t articles, struct error *err)
{
    struct page page = {.file = str_of(file), .narticles = articles, .date_basis = BASIS_OPTION};
    struct source source = {.file = page.file, .status = STR("")};
    page.articles = arena_array(a, articles, sizeof *page.articles);
    date_parse(a, STR("2024-05-10"), &page.date);
    for (size_t i = 0; i < articles; i++) {
        struct section *section = arena_alloc(a, sizeof *section);
        section->paragraphs = arena_array(a, 1, sizeof *section->paragraphs);
        section->paragraphs[0] = arena_printf(a, "第%zu篇讲第%zu件事。", i, below(1000));
        section->nparagraphs = 1;
        page.articles[i] = (struct article){.title = section->paragraphs[0], .sections = section, .nsections = 1};
    }
    archive_put_source(archive, &source, &page, 1, err);
}

/* A search looks into every segment, so what is changed at one time makes few of them, and they do not pile up. */
static void count_segments(struct archive *archive, struct error *err)
{
    enum { ARTICLES = 30, AGAIN = 40 };
    struct arena *a = arena_new();
    put_page(archive, a, "many.txt", ARTICLES, err);
    size_t before = segments(archive, err);
    put_page(archive, a, "many.txt", ARTICLES, err);
    ok(segments(archive, err) <= before + 2, "a page of many articles that is replaced leaves hardly any segments");
    for (int i = 0; i < AGAIN; i++)
        put_page(archive, a, "one.txt", 1, err);
    ok(segments(archive, err) >= AGAIN, "forty small changes leave as many");
    archive_close(archive);
    arena_free(a);
}

static bool stop_soon(void *context, size_t done, size_t all)
{
    (void)context, (void)done, (void)all;
    return false;
}

/* Who has changed nothing himself merges them too, also one who has no time. */
static void settle(struct str path, struct error *err)
{
    struct archive *archive = NULL;
    if (archive_open(path, ARCHIVE_WRITE, &archive, err) != STATUS_OK)
        return;
    archive_settle(archive, stop_soon, NULL, err);
    ok(segments(archive, err) < 8, "which the next one who writes merges");
    archive_close(archive);
}

int main(void)
{
    struct arena *a = arena_new();
    struct archive *archive = NULL;
    struct error err = {0};
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "archive.db");
    is_int(archive_open(path, ARCHIVE_WRITE, &archive, &err), STATUS_OK, "an archive is made");
    /* Small pages, so that lists go over many. */
    statement_do(archive, &err, "INSERT INTO fulltext(fulltext, rank) VALUES('pgsz', 64)", "");
    compare(archive, &err);
    look_aside(archive, &err);
    choose_lists(path, &err);
    count_segments(archive, &err);
    settle(path, &err);
    is_int(err.status, STATUS_OK, "without a failure");
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    arena_free(a);
    return tap_done();
}
