/*
 * Indexing, beside what the full text alone takes: the same text put into an FTS5 table of the same kind, one row an article in the order of
 * ids, in one transaction, by a plain tokenizer, and nothing else. Only the insertion is timed, not the reading.
 */
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "baolan/fold.h"
#include "baolan/input.h"
#include "baolan/path.h"
#include "baolan/utf8.h"
#include "bench.h"

enum { HELD = 2000 /* articles */, ADDED = 8 };

extern const unsigned char fulltext_common[]; /* src/archive/common.awk */

struct bare {
    double wall, busy;  /* milliseconds */
    double text, index; /* MB */
};

static double megabytes(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? (double)info.st_size / 1e6 : 0;
}

/* ---- a plain tokenizer -------------------------------------------------------------------------------------------- */

/* Every pair of neighbours, and rarer characters alone, as the archive has them. */
static int tokenize(Fts5Tokenizer *self, void *context, int flags, const char *text, int n,
                    int (*token)(void *context, int flags, const char *bytes, int n, int from, int to))
{
    struct str rest = {.s = text, .n = (size_t)n};
    size_t before = SIZE_MAX;
    int code = SQLITE_OK;
    (void)self, (void)flags;
    for (size_t at = 0; at < rest.n && code == SQLITE_OK;) {
        size_t from = at;
        uint32_t c = utf8_next(rest, &at);
        if (!cp_is_core(c)) {
            before = SIZE_MAX;
            continue;
        }
        bool common =
            c < 0x80 || (c >= 0x4e00 && c <= 0x9fff && (fulltext_common[(c - 0x4e00) / 8] >> (c - 0x4e00) % 8 & 1));
        if (!common)
            code = token(context, 0, text + from, (int)(at - from), 0, 0);
        if (before != SIZE_MAX && code == SQLITE_OK)
            code = token(context, 0, text + before, (int)(at - before), 0, 0);
        before = from;
    }
    return code;
}

static int create(void *context, const char **args, int nargs, Fts5Tokenizer **out)
{
    (void)context, (void)args, (void)nargs;
    *out = xcalloc(1, 1);
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *self)
{
    free(self);
}

static bool add_tokenizer(sqlite3 *db)
{
    static fts5_tokenizer methods = {create, destroy, tokenize};
    fts5_api *api = NULL;
    sqlite3_stmt *q;
    sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &q, NULL);
    sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(q);
    sqlite3_finalize(q);
    return api && api->xCreateTokenizer(api, "plain", NULL, &methods, NULL) == SQLITE_OK;
}

/* ---- the bare insertion ------------------------------------------------------------------------------------------- */

struct texts {
    struct {
        struct str *at;
        size_t n, cap;
    } held;
    struct arena *arena;
    sqlite3_stmt *insert;
    sqlite3_int64 id;
};

static void insert_held(struct texts *t, struct bare *out)
{
    double wall = now_ms(), busy = busy_ms();
    for (size_t i = 0; i < t->held.n; i++) {
        sqlite3_bind_int64(t->insert, 1, ++t->id);
        sqlite3_bind_text(t->insert, 2, t->held.at[i].s, (int)t->held.at[i].n, SQLITE_STATIC);
        sqlite3_step(t->insert);
        sqlite3_reset(t->insert);
    }
    out->wall += now_ms() - wall;
    out->busy += busy_ms() - busy;
    t->held.n = 0;
    arena_reset(t->arena);
}

static void insert_all(const char *articles, struct texts *t, struct bare *out)
{
    struct arena *arena = arena_new();
    struct input *in;
    struct input_item item;
    struct error err = {0};
    struct buf text = {0}, folded = {0};
    if (input_open(str_of(articles), &in, &err) != STATUS_OK)
        exit(1);
    while (arena_reset(arena), input_next(in, arena, &item, &err) == STATUS_OK) {
        for (size_t i = 0; item.kind == ITEM_PAGE && i < item.page.narticles; i++) {
            buf_clear(&text);
            buf_clear(&folded);
            article_text(&item.page.articles[i], &text);
            fold_str(buf_view(&text), &folded);
            out->text += (double)text.n / 1e6;
            vec_push(&t->held, arena_str(t->arena, buf_view(&folded)));
        }
        if (t->held.n >= HELD)
            insert_held(t, out);
    }
    insert_held(t, out);
    input_close(in);
    buf_free(&text);
    buf_free(&folded);
    arena_free(arena);
}

static struct bare bare_insertion(const char *articles, const char *path)
{
    struct bare out = {0};
    struct texts t = {.arena = arena_new()};
    sqlite3 *db;
    unlink(path);
    if (sqlite3_open(path, &db) != SQLITE_OK || !add_tokenizer(db))
        exit(1);
    sqlite3_exec(
        db,
        "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
        "PRAGMA cache_size = -65536;"
        "CREATE VIRTUAL TABLE fulltext USING fts5(words, content='', columnsize=0, detail=none, tokenize='plain');"
        "INSERT INTO fulltext(fulltext, rank) VALUES('hashsize', 67108864);"
        "INSERT INTO fulltext(fulltext, rank) VALUES('automerge', 0);"
        "INSERT INTO fulltext(fulltext, rank) VALUES('crisismerge', 1000); BEGIN",
        NULL, NULL, NULL);
    if (sqlite3_prepare_v2(db, "INSERT INTO fulltext(rowid, words) VALUES(?, ?)", -1, &t.insert, NULL) != SQLITE_OK)
        exit(1);
    insert_all(articles, &t, &out);
    double wall = now_ms(), busy = busy_ms();
    sqlite3_finalize(t.insert);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
    out.wall += now_ms() - wall;
    out.busy += busy_ms() - busy;
    out.index = megabytes(path);
    vec_free(&t.held);
    arena_free(t.arena);
    unlink(path);
    return out;
}

/* In a process of its own, so that its memory goes with it. */
static struct bare run_bare(const char *articles, const char *path)
{
    struct bare out = {0};
    int ends[2];
    if (pipe(ends) != 0)
        exit(1);
    pid_t child = fork();
    if (child == 0) {
        out = bare_insertion(articles, path);
        _exit(write(ends[1], &out, sizeof out) == (ssize_t)sizeof out ? 0 : 1);
    }
    close(ends[1]);
    if (read(ends[0], &out, sizeof out) != (ssize_t)sizeof out)
        exit(1);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return out;
}

/* ---- the program -------------------------------------------------------------------------------------------------- */

/* Some articles of the archive, each with its halves changed over at a place that is another each time, as the dump of a page of a later day. */
static void write_page(struct bench *b, const char *articles, const char *path)
{
    struct input *in;
    struct input_item item;
    struct error err = {0};
    struct random chance = {(uint64_t)now_ms()};
    FILE *out = fopen(path, "w");
    size_t n = 0;
    if (!out || input_open(str_of(articles), &in, &err) != STATUS_OK)
        exit(1);
    while (n < ADDED && input_next(in, b->arena, &item, &err) == STATUS_OK)
        for (size_t i = 0; item.kind == ITEM_PAGE && i < item.page.narticles && n < ADDED; i++, n++) {
            struct buf body = {0};
            article_body(&item.page.articles[i], &body);
            struct str text = buf_view(&body);
            size_t middle = utf8_offset(text, 1 + random_below(&chance, utf8_count(text)));
            fprintf(out, "%.*s\n\n　　本报讯 %.*s%.*s\n\n", STR_ARG(item.page.articles[i].title),
                    (int)(text.n - middle), text.s + middle, (int)middle, text.s);
            buf_free(&body);
        }
    input_close(in);
    fclose(out);
}

/* What was noted in FOLDER/NAME when it was made; false: nothing. */
static bool print_noted(struct bench *b, const char *name)
{
    FILE *in = fopen(path_join(b->arena, b->folder, str_of(name)).s, "r");
    for (int c; in && (c = fgetc(in)) != EOF;)
        putchar(c);
    if (in)
        fclose(in);
    return in != NULL;
}

static FILE *note(struct bench *b, const char *name)
{
    FILE *out = fopen(path_join(b->arena, b->folder, str_of(name)).s, "w");
    if (!out)
        exit(1);
    return out;
}

/* The bytes that the log beside the archive grows to, seen from time to time while it is indexed. */
struct watched {
    const char *log;
    atomic_bool done;
    double most;
};

static void *watch(void *context)
{
    struct watched *w = context;
    while (!w->done) {
        double now = megabytes(w->log);
        w->most = now > w->most ? now : w->most;
        nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    }
    return NULL;
}

static void measure_bare(struct bench *b, const char *articles, struct bare *out)
{
    struct str path = path_join(b->arena, b->folder, STR("bare.db")),
               kept = path_join(b->arena, b->folder, STR("bare.noted"));
    FILE *in = b->keep ? fopen(kept.s, "r") : NULL;
    if (!in || fscanf(in, "%lf %lf %lf %lf", &out->wall, &out->busy, &out->text, &out->index) != 4) {
        *out = run_bare(articles, path.s);
        FILE *to = note(b, "bare.noted");
        fprintf(to, "%f %f %f %f\n", out->wall, out->busy, out->text, out->index);
        fclose(to);
    }
    if (in)
        fclose(in);
}

void bench_index(struct bench *b, char *baolan, char *articles, struct str path)
{
    long rss;
    struct watched watched = {.log = arena_printf(b->arena, "%s-wal", path.s).s};
    pthread_t watcher;
    char *index[] = {baolan,           (char *)"index", (char *)"-d", (char *)(uintptr_t)path.s, (char *)"--region",
                     (char *)"141100", articles,        NULL};
    if (b->keep && access(path.s, R_OK) == 0 && print_noted(b, "index.noted"))
        return;
    unlink(path.s);
    struct bare bare;
    measure_bare(b, articles, &bare);
    pthread_create(&watcher, NULL, watch, &watched);
    double busy = children_busy_ms(), wall = run_program(index, &rss);
    busy = children_busy_ms() - busy;
    watched.done = true;
    pthread_join(watcher, NULL);
    double size = megabytes(path.s);
    FILE *out = note(b, "index.noted");
    fprintf(out, "%-34s %10.1f s, processor %.1f s (%.0f MB of text, index %.2f x the text)\n",
            "full text alone, inserted", bare.wall / 1000, bare.busy / 1000, bare.text, bare.index / bare.text);
    fprintf(out, "%-34s %10.1f s, processor %.1f s, %.1f MB/s of JSON, peak %ld MB, log up to %.0f MB\n", "index",
            wall / 1000, busy / 1000, megabytes(articles) / (wall / 1000), rss / 1024, watched.most);
    fprintf(out, "%-34s %10.2f x the full text alone (processor %.2f x)\n", "", wall / bare.wall, busy / bare.busy);
    fprintf(out, "%-34s %10.2f x the text (%.0f MB)\n", "archive", size / bare.text, size);
    bench_tags(articles, bare.busy, out);
    fclose(out);
    print_noted(b, "index.noted");
}

void bench_adding(struct bench *b, char *baolan, char *articles, struct str path)
{
    enum { TIMES = 3 };
    long rss = 0;
    struct str page = path_join(b->arena, b->folder, STR("2025-01-06_02.txt"));
    char *index[] = {baolan, (char *)"index", (char *)"-d", (char *)(uintptr_t)path.s, articles, NULL};
    char *add[] = {baolan, (char *)"index", (char *)"-d", (char *)(uintptr_t)path.s, (char *)(uintptr_t)page.s, NULL};
    printf("%-34s %10.1f ms\n", "index again, nothing changed", run_program(index, &rss));
    for (int i = 0; i < TIMES; i++) {
        write_page(b, articles, page.s);
        double busy = children_busy_ms(), wall = run_program(add, &rss);
        printf("%-34s %10.1f ms, processor %.1f ms, peak %ld MB\n", i ? "a page of it replaced" : "a page added", wall,
               children_busy_ms() - busy, rss / 1024);
    }
}
