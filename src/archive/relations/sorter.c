#include "sorter.h"

#include <stdlib.h>
#include <unistd.h>

#include "baolan/memory.h"

enum {
    SORTED_MOST = 1 << 22, /* numbers in memory at a time: 64 MB with what sorting takes */
    READ_MOST = 1 << 14    /* numbers of a run in memory while runs are merged */
};

/* A sorted run in the file. */
struct run {
    off_t from, to; /* bytes that are not read yet */
    uint64_t *at;   /* numbers that are */
    size_t n, next;
};

struct sorter {
    const char *beside;
    int fd; /* -1: all fits into memory */
    off_t size;
    struct {
        uint64_t *at;
        size_t n, cap;
    } numbers;
    struct {
        struct run *at;
        size_t n, cap;
    } runs; /* while merging: a heap, the run with the least number first */
    bool merging;
    size_t next; /* of the numbers, when there are no runs */
};

struct sorter *sorter_open(const char *beside)
{
    struct sorter *s = xcalloc(1, sizeof *s);
    s->beside = beside;
    s->fd = -1;
    return s;
}

void sorter_close(struct sorter *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->runs.n; i++)
        free(s->runs.at[i].at);
    vec_free(&s->runs);
    vec_free(&s->numbers);
    if (s->fd >= 0)
        close(s->fd);
    free(s);
}

/* By the upper halves, a radix sort that keeps the order of the lower ones. */
static void sort(struct sorter *s)
{
    size_t n = s->numbers.n;
    uint64_t *from = s->numbers.at, *to = xcalloc(n, sizeof *to), *spare = to;
    for (int shift = 32; shift < 64; shift += 8) {
        size_t starts[257] = {0};
        for (size_t i = 0; i < n; i++)
            starts[(from[i] >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < n; i++)
            to[starts[from[i] >> shift & 255]++] = from[i];
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    free(spare); /* after four rounds all is where it was */
}

/* ---- runs --------------------------------------------------------------------------------------------------------- */

static bool make_file(struct sorter *s, struct error *err)
{
    struct buf name = {0};
    if (s->fd >= 0)
        return true;
    buf_printf(&name, "%s-sorted-XXXXXX", s->beside);
    s->fd = mkstemp(name.s);
    if (s->fd < 0)
        error_set_errno(err, STATUS_SYSTEM, "cannot make %s", name.s);
    else
        unlink(name.s);
    buf_free(&name);
    return s->fd >= 0;
}

static void write_run(struct sorter *s, struct error *err)
{
    size_t left = s->numbers.n * sizeof *s->numbers.at;
    struct run run = {.from = s->size, .to = s->size + (off_t)left};
    if (!left || !make_file(s, err))
        return;
    sort(s);
    const char *bytes = (const char *)s->numbers.at;
    for (ssize_t n; left; bytes += n, left -= (size_t)n)
        if ((n = write(s->fd, bytes, left)) <= 0) {
            error_set_errno(err, STATUS_SYSTEM, "cannot write beside %s", s->beside);
            return;
        }
    s->size = run.to;
    vec_push(&s->runs, run);
    s->numbers.n = 0;
}

void sorter_add(struct sorter *s, uint64_t number, struct error *err)
{
    if (s->numbers.n == SORTED_MOST)
        write_run(s, err);
    if (err->status == STATUS_OK)
        vec_push(&s->numbers, number);
}

/* More of a run that is used up; false when there is none. */
static bool refill(struct sorter *s, struct run *run, struct error *err)
{
    size_t wanted = (size_t)(run->to - run->from);
    if (wanted > READ_MOST * sizeof *run->at)
        wanted = READ_MOST * sizeof *run->at;
    if (!run->at)
        run->at = xcalloc(READ_MOST, sizeof *run->at);
    for (size_t done = 0; done < wanted;) {
        ssize_t n = pread(s->fd, (char *)run->at + done, wanted - done, run->from + (off_t)done);
        if (n <= 0) {
            error_set_errno(err, STATUS_SYSTEM, "cannot read beside %s", s->beside);
            return false;
        }
        done += (size_t)n;
    }
    run->from += (off_t)wanted;
    run->n = wanted / sizeof *run->at;
    run->next = 0;
    return run->n > 0;
}

/* ---- merging ------------------------------------------------------------------------------------------------------ */

static uint64_t least_of(const struct run *run)
{
    return run->at[run->next];
}

static void sink(struct sorter *s, size_t at)
{
    for (;;) {
        size_t child = 2 * at + 1;
        if (child + 1 < s->runs.n && least_of(&s->runs.at[child + 1]) < least_of(&s->runs.at[child]))
            child++;
        if (child >= s->runs.n || least_of(&s->runs.at[at]) <= least_of(&s->runs.at[child]))
            return;
        struct run swap = s->runs.at[at];
        s->runs.at[at] = s->runs.at[child];
        s->runs.at[child] = swap;
        at = child;
    }
}

static void begin(struct sorter *s, struct error *err)
{
    s->merging = true;
    if (!s->runs.n) {
        if (s->numbers.n)
            sort(s);
        return;
    }
    write_run(s, err);
    vec_free(&s->numbers);
    for (size_t i = 0; i < s->runs.n && err->status == STATUS_OK; i++)
        refill(s, &s->runs.at[i], err);
    for (size_t i = s->runs.n; i-- > 0 && err->status == STATUS_OK;)
        sink(s, i);
}

bool sorter_next(struct sorter *s, uint64_t *number, struct error *err)
{
    if (!s->merging)
        begin(s, err);
    if (err->status != STATUS_OK)
        return false;
    if (!s->runs.n) {
        if (s->next == s->numbers.n)
            return false;
        *number = s->numbers.at[s->next++];
        return true;
    }
    struct run *first = &s->runs.at[0];
    *number = first->at[first->next++];
    if (first->next == first->n && !refill(s, first, err)) {
        free(first->at);
        *first = s->runs.at[--s->runs.n];
    }
    if (s->runs.n)
        sink(s, 0);
    return true;
}
