/*
 * Frames: from a key to the last byte of what it brought to the terminal, and how many bytes those are. A key is pressed when nothing has
 * come for a while, as a reader presses it. What the way through a terminal takes without any program is told too: on a busy machine it is
 * most of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bench.h"

enum {
    QUIET_MS = 30 /* less than the text beside the list waits for the cursor to rest */,
    REST_MS = 60 /* after that what follows the cursor is there */,
    BESIDE = 4 /* rows that are no move: title, status line, footer, and where the cursor stands */,
    MOVES = 120,
    ARTICLES = 60,
    SIZES = 24,
    IDLE_S = 2
};

/* A search for what no article holds. */
#define NOWHERE "/\xe9\xbf\xbf\xe9\xbe\x98\r"

struct frames {
    struct times ms, bytes;
};

/* What came, MS after the key. */
static void take(struct frames *f, const struct terminal *t, double ms)
{
    if (!f || !t->out.n)
        return;
    times_add(&f->ms, ms);
    times_add(&f->bytes, (double)t->out.n);
}

static void press(struct terminal *t, struct frames *f, const char *keys)
{
    take(f, t, terminal_type(t, str_of(keys), QUIET_MS, STR("")));
}

static void print_frames(const char *name, struct frames *f)
{
    double median = times_median(&f->bytes), p95 = times_p95(&f->bytes);
    printf("  %-32s", name);
    times_print(&f->ms, 12);
    if (f->bytes.n)
        printf(" ms, %5.0f/%.0f bytes", median, p95);
    putchar('\n');
    vec_free(&f->bytes);
}

/*
 * A key that moves the cursor, and what follows when it rests: the text of the article beside the list. The first WITHIN moves stay within
 * what is shown, the others scroll it.
 */
static void move_often(struct terminal *t, const char *name, const char *key, int within, int n)
{
    struct frames moved = {0}, scrolled = {0}, followed = {0};
    for (int i = 0; i < n; i++) {
        press(t, i < within ? &moved : &scrolled, key);
        take(&followed, t, terminal_listen(t, REST_MS, STR("")));
    }
    if (within > 0)
        print_frames(name, &moved);
    print_frames(within > 0 ? "  the list scrolled so" : name, &scrolled);
    print_frames("  the text, which follows", &followed);
}

static void press_often(struct terminal *t, const char *name, const char *key, int n)
{
    struct frames f = {0};
    for (int i = 0; i < n; i++)
        press(t, &f, key);
    print_frames(name, &f);
}

/* Nanoseconds of processor time that the browser has had. */
static long long busy_ns(const struct terminal *t)
{
    char path[64];
    long long ns = 0;
    snprintf(path, sizeof path, "/proc/%ld/schedstat", (long)t->pid);
    FILE *f = fopen(path, "r");
    if (!f || fscanf(f, "%lld", &ns) != 1)
        ns = -1;
    if (f)
        fclose(f);
    return ns;
}

static void measure_reading(struct terminal *t)
{
    struct frames opened = {0}, closed = {0}, related = {0};
    for (int i = 0; i < ARTICLES; i++) {
        press(t, &opened, "\r");
        press(t, &related, "1");
        press(t, NULL, "H");
        press(t, &closed, "\033");
        press(t, NULL, "j");
    }
    print_frames("an article opened", &opened);
    print_frames("a related one opened", &related);
    print_frames("an article closed", &closed);
}

/* How the title of the first hit begins, which is not to be seen in what was typed; empty: there is none such. */
static struct str first_title(struct bench *b, struct str word)
{
    enum { SEEN = 6 /* bytes: two ideographs */ };
    struct query q = {.kind = QUERY_TEXT, .text = word};
    struct search *search;
    struct hit row;
    struct error err = {0};
    size_t got = 0;
    if (archive_search(b->archive, &q, SORT_DATE, &search, &err) == STATUS_OK) {
        search_rows(search, b->arena, 0, 1, &row, &got, &err);
        search_close(search);
    }
    error_clear(&err);
    struct str title = got ? str_cut(row.title, 0, row.title.n < SEEN ? row.title.n : SEEN) : STR("");
    return str_find(word, title, 0) == SIZE_MAX ? title : STR("");
}

/* Megabytes that the browser has had from the disk: what is not in memory makes any search wait. */
static double from_disk_mb(const struct terminal *t)
{
    char path[64], line[128];
    long long bytes = 0;
    snprintf(path, sizeof path, "/proc/%ld/io", (long)t->pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "read_bytes: %lld", &bytes) == 1)
            break;
    if (f)
        fclose(f);
    return (double)bytes / 1e6;
}

static void search_for(struct terminal *t, struct bench *b, struct str word, struct times *first, struct times *whole)
{
    struct str title = first_title(b, word);
    press(t, NULL, NOWHERE); /* an empty list: of a title that stood there before not all would be sent again */
    terminal_listen(t, TERMINAL_QUIET_MS, STR(""));
    press(t, NULL, "/");
    double ms = terminal_type(t, word, TERMINAL_QUIET_MS, title);
    times_add(first, t->seen > 0 ? t->seen : ms);
    times_add(whole, ms);
    press(t, NULL, "\r");
    terminal_type(t, STR("x"), TERMINAL_QUIET_MS, STR(""));
}

static void measure_search(struct terminal *t, struct bench *b)
{
    enum { EACH = 4 };
    for (size_t class = 0; class < CLASSES; class ++) {
        struct times first = {0}, whole = {0};
        double before = from_disk_mb(t);
        for (size_t length = 0; length < LENGTHS; length++)
            for (size_t i = 0; i < b->words.n[length][class] && i < EACH; i++)
                search_for(t, b, b->words.at[length][class][i], &first, &whole);
        printf("  first results of a search, %-8s", class_names[class]);
        times_print(&first, 9);
        printf(" ms, all with counts and the text");
        times_print(&whole, 12);
        printf(" ms, %.0f MB from the disk\n", from_disk_mb(t) - before);
    }
}

static void measure_sizes(struct terminal *t, int rows, int columns)
{
    struct frames f = {0};
    for (int i = 0; i < SIZES; i++) {
        times_add(&f.ms, terminal_resize(t, rows + (i + 1) % 2, columns + (i + 1) % 3, QUIET_MS));
        times_add(&f.bytes, (double)t->out.n);
    }
    print_frames("the window resized", &f);
}

static void measure_size(struct bench *b, const char *baolan, struct str archive, int rows, int columns)
{
    struct terminal t;
    struct rusage usage;
    printf("\nframes, %zu articles, %d x %d: key to last byte, median/p95\n", b->narticles, columns, rows);
    terminal_start(&t, b, (char *[]){"sh", "-c", "stty raw -echo; exec cat", NULL}, rows, columns);
    terminal_listen(&t, TERMINAL_QUIET_MS, STR(""));
    press_often(&t, "the terminal alone", "j", MOVES);
    terminal_end(&t, &usage);
    terminal_browser(&t, b, baolan, archive, rows, columns);
    terminal_listen(&t, TERMINAL_QUIET_MS, STR(""));
    move_often(&t, "down the list", "j", rows - BESIDE, MOVES);
    move_often(&t, "up the list", "k", rows - BESIDE, MOVES);
    move_often(&t, "a page of the list", " ", 0, MOVES / 2);
    measure_reading(&t);
    press(&t, NULL, "\r");
    press_often(&t, "down the article", "j", MOVES / 4);
    press(&t, NULL, "c");
    press_often(&t, "down the counties", "j", MOVES / 12);
    measure_search(&t, b);
    measure_sizes(&t, rows, columns);
    long long before = busy_ns(&t);
    sleep(IDLE_S);
    printf("  %-32s %12.2f ms of the processor in %d s\n", "idle", (double)(busy_ns(&t) - before) / 1e6, IDLE_S);
    terminal_end(&t, &usage);
}

void bench_frames(struct bench *b, const char *baolan, struct str archive)
{
    measure_size(b, baolan, archive, 20, 60);
    measure_size(b, baolan, archive, 24, 80);
    measure_size(b, baolan, archive, 40, 140);
}
