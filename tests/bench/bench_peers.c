/*
 * Peers from Debian over the same text and with the same words, newest first where they can: FTS5's own trigram tokenizer (no words of two
 * characters), Xapian over pairs of characters (a small program of its own, as it is C++; its hits are not verified), ripgrep over a plain
 * file, newest article first. What is not installed is named and left out. Of all processor time is measured: of ripgrep with its start, which
 * every search with it has.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "baolan/path.h"
#include "bench.h"

enum {
    ROUNDS = 3,
    MANY = 500000, /* articles: each word once */
    RIPGREPS = 4   /* words of a class: it takes as long for each */
};

struct peers {
    struct bench *b;
    struct str texts; /* one article a line, newest first */
    sqlite3 *trigram;
    struct str xapian;       /* its folder, absent when there is none */
    const char *xapian_tool; /* the program */
    bool ripgrep;
};

/* ---- the text ----------------------------------------------------------------------------------------------------- */

static bool put_text(void *context, const struct page *page, const struct article *article)
{
    FILE *out = context;
    struct buf text = {0};
    (void)page;
    article_text(article, &text);
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] == '\n')
            text.s[i] = ' ';
    fwrite(text.s, 1, text.n, out);
    fputc('\n', out);
    buf_free(&text);
    return true;
}

static void write_texts(struct peers *p)
{
    struct error err = {0};
    if (p->b->keep && access(p->texts.s, R_OK) == 0)
        return;
    struct query all = {.kind = QUERY_ALL};
    FILE *out = fopen(p->texts.s, "w");
    if (!out || archive_each(p->b->archive, &all, put_text, out, &err) != STATUS_OK)
        fprintf(stderr, "bench: %s\n", err.message ? err.message : "cannot write the texts");
    if (out)
        fclose(out);
    error_clear(&err);
}

/* ---- FTS5 trigram ------------------------------------------------------------------------------------------------- */

static void make_trigram(struct peers *p)
{
    struct str path = path_join(p->b->arena, p->b->folder, STR("trigram.db"));
    sqlite3_stmt *insert = NULL;
    FILE *in = NULL;
    char *line = NULL;
    size_t room = 0, number = p->b->narticles + 1;
    double start = now_ms();
    if (p->b->keep && access(path.s, R_OK) == 0) {
        if (sqlite3_open(path.s, &p->trigram) == SQLITE_OK)
            sqlite3_exec(p->trigram, "PRAGMA mmap_size = 2147418112", NULL, NULL, NULL);
        return;
    }
    in = fopen(p->texts.s, "r");
    unlink(path.s);
    if (sqlite3_open(path.s, &p->trigram) != SQLITE_OK ||
        sqlite3_exec(p->trigram,
                     "PRAGMA journal_mode = OFF; PRAGMA page_size = 16384; CREATE VIRTUAL TABLE t USING fts5(x, "
                     "tokenize='trigram');"
                     "INSERT INTO t(t, rank) VALUES('hashsize', 67108864); PRAGMA mmap_size = 2147418112; BEGIN",
                     NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(p->trigram, "INSERT INTO t(rowid, x) VALUES(?, ?)", -1, &insert, NULL) != SQLITE_OK || !in) {
        printf("FTS5 trigram: %s\n", sqlite3_errmsg(p->trigram));
        sqlite3_close(p->trigram);
        p->trigram = NULL;
    }
    /* The file is newest first: its first line has the highest id. */
    for (ssize_t n; p->trigram && (n = getline(&line, &room, in)) > 0;) {
        sqlite3_bind_int64(insert, 1, (sqlite3_int64)--number);
        sqlite3_bind_text(insert, 2, line, (int)n, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    free(line);
    if (in)
        fclose(in);
    sqlite3_finalize(insert);
    if (p->trigram) {
        sqlite3_exec(p->trigram, "COMMIT; INSERT INTO t(t) VALUES('optimize')", NULL, NULL, NULL);
        printf("FTS5 trigram made in %.0f s\n", (now_ms() - start) / 1000);
    }
}

static double run_trigram(struct peers *p, const char *sql, struct str word)
{
    sqlite3_stmt *q;
    struct buf match = {0};
    double start = busy_ms();
    buf_printf(&match, "\"%.*s\"", STR_ARG(word));
    if (sqlite3_prepare_v2(p->trigram, sql, -1, &q, NULL) == SQLITE_OK) {
        sqlite3_bind_text(q, 1, match.s, (int)match.n, SQLITE_STATIC);
        sqlite3_bind_text(q, 2, word.s, (int)word.n, SQLITE_STATIC);
        while (sqlite3_step(q) == SQLITE_ROW)
            ;
    }
    sqlite3_finalize(q);
    buf_free(&match);
    return busy_ms() - start;
}

/* ---- Xapian ------------------------------------------------------------------------------------------------------- */

static void make_xapian(struct peers *p)
{
    p->xapian_tool = getenv("BENCH_XAPIAN");
    if (!p->xapian_tool || access(p->xapian_tool, X_OK) != 0) {
        printf("Xapian: left out (libxapian-dev and a C++ compiler are not here)\n");
        return;
    }
    struct str folder = path_join(p->b->arena, p->b->folder, STR("xapian"));
    char *const make[] = {(char *)(uintptr_t)p->xapian_tool, (char *)"make", (char *)(uintptr_t)folder.s,
                          (char *)(uintptr_t)p->texts.s, NULL};
    p->xapian = folder;
    if (p->b->keep && access(folder.s, R_OK) == 0)
        return;
    printf("Xapian made in %.0f s\n", run_program(make, NULL) / 1000);
}

/* The tool measures itself: a word a line in, "first count" in milliseconds a line out. */
static void run_xapian(struct peers *p, const struct str *words, size_t n, struct times *first, struct times *count)
{
    struct str list = path_join(p->b->arena, p->b->folder, STR("words")),
               answers = path_join(p->b->arena, p->b->folder, STR("answers"));
    FILE *out = fopen(list.s, "w");
    for (size_t i = 0; out && i < ROUNDS * n; i++)
        fprintf(out, "%.*s\n", STR_ARG(words[i % n]));
    if (out)
        fclose(out);
    char *const query[] = {(char *)(uintptr_t)p->xapian_tool, (char *)"query",
                           (char *)(uintptr_t)p->xapian.s,    (char *)(uintptr_t)list.s,
                           (char *)(uintptr_t)answers.s,      NULL};
    run_program(query, NULL);
    FILE *in = fopen(answers.s, "r");
    double a, b;
    while (in && fscanf(in, "%lf %lf", &a, &b) == 2) {
        times_add(first, a);
        times_add(count, b);
    }
    if (in)
        fclose(in);
}

/* ---- the table ---------------------------------------------------------------------------------------------------- */

static double run_ripgrep(struct peers *p, bool first, struct str word)
{
    char *const some[] = {(char *)"rg",
                          (char *)"-F",
                          (char *)"-m",
                          (char *)"50",
                          (char *)"--",
                          (char *)(uintptr_t)word.s,
                          (char *)(uintptr_t)p->texts.s,
                          NULL};
    char *const all[] = {(char *)"rg",
                         (char *)"-F",
                         (char *)"-c",
                         (char *)"--",
                         (char *)(uintptr_t)word.s,
                         (char *)(uintptr_t)p->texts.s,
                         NULL};
    double before = children_busy_ms();
    run_program(first ? some : all, NULL);
    return children_busy_ms() - before;
}

static const char *verdict(double ours, double best, size_t class)
{
    if (best <= 0)
        return "-";
    if (class >= 2)
        return ours <= best ? "ahead" : "BEHIND";
    return ours <= best + 1 ? "within 1 ms" : "BEHIND";
}

static void compare(struct peers *p, size_t length, size_t class)
{
    const struct str *words = p->b->words.at[length][class];
    size_t n = p->b->words.n[length][class], rounds = p->b->narticles < MANY ? ROUNDS : 1, ignored;
    struct times first[4] = {0}, count[4] = {0};
    double ours, best = 0;
    /* One after the other, each over all words: else who comes behind a long count finds the processor's caches full of it. */
    for (size_t i = 0; i < rounds * n; i++)
        times_add(&first[0], first_rows(p->b, &(struct query){.kind = QUERY_TEXT, .text = words[i % n]}, SORT_DATE));
    for (size_t i = 0; i < rounds * n; i++)
        times_add(&count[0], count_exactly(p->b, &(struct query){.kind = QUERY_TEXT, .text = words[i % n]}, &ignored));
    if (p->trigram && word_lengths[length] > 2) {
        for (size_t i = 0; i < rounds * n; i++)
            times_add(&first[1], run_trigram(p,
                                             "SELECT rowid, substr(x, max(1, instr(x, ?2) - 20), 40 + length(?2))"
                                             " FROM t WHERE t MATCH ?1 ORDER BY rowid DESC LIMIT 50",
                                             words[i % n]));
        for (size_t i = 0; i < rounds * n; i++)
            times_add(&count[1], run_trigram(p, "SELECT count(*) FROM t WHERE t MATCH ?1", words[i % n]));
    }
    for (size_t i = 0; p->ripgrep && i < n && i < RIPGREPS; i++) {
        times_add(&first[3], run_ripgrep(p, true, words[i]));
        times_add(&count[3], run_ripgrep(p, false, words[i]));
    }
    if (p->xapian.s && n)
        run_xapian(p, words, n, &first[2], &count[2]);
    ours = times_median(&first[0]);
    for (size_t i = 1; i < 4; i++)
        if (first[i].n && (best <= 0 || times_median(&first[i]) < best))
            best = times_median(&first[i]);
    printf("%zu %-10s", word_lengths[length], class_names[class]);
    for (size_t i = 0; i < 4; i++)
        times_print(&first[i], 12);
    printf("  %-12s|", verdict(ours, best, class));
    for (size_t i = 0; i < 4; i++)
        times_print(&count[i], 11);
    putchar('\n');
    fflush(stdout);
}

void bench_peers(struct bench *b)
{
    struct peers p = {.b = b, .texts = path_join(b->arena, b->folder, STR("texts"))};
    printf(
        "\nPeers over the same text: all show the word in its surroundings, ripgrep the whole text; ours title, date and place beside it.\n");
    write_texts(&p);
    p.ripgrep = system("command -v rg >/dev/null") == 0;
    if (!p.ripgrep)
        printf("ripgrep: left out (it is not here)\n");
    make_trigram(&p);
    make_xapian(&p);
    printf("%-12s %12s %12s %12s %12s  %-12s|%11s %11s %11s %11s   ms, median/p95\n", "first 50", "baolan", "trigram",
           "xapian", "ripgrep", "median", "count", "trigram", "xapian", "ripgrep");
    for (size_t length = 0; length < LENGTHS; length++)
        for (size_t class = 0; class < CLASSES; class ++)
            compare(&p, length, class);
    sqlite3_close(p.trigram);
}
