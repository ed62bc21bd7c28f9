#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xxhash.h>

#include "baolan/input.h"

enum status file_open(struct str path, int *fd, struct error *err)
{
    struct stat info;
    /* Looked at first: opening a device may already do something. O_NONBLOCK for a pipe that takes its place in
     * between. */
    if (stat(path.s, &info) != 0)
        return error_set_errno(err, STATUS_INPUT, "cannot read '%.*s'", STR_ARG(path));
    if (!S_ISREG(info.st_mode))
        return error_set(err, STATUS_INPUT, "'%.*s' is not a regular file", STR_ARG(path));
    int opened = open(path.s, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (opened < 0)
        return error_set_errno(err, STATUS_INPUT, "cannot open '%.*s'", STR_ARG(path));
    if (fstat(opened, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(opened);
        return error_set(err, STATUS_INPUT, "'%.*s' is not a regular file", STR_ARG(path));
    }
    *fd = opened;
    return STATUS_OK;
}

/* Makes room for N more bytes and the NUL behind them. */
static void reserve(struct buf *b, size_t n)
{
    if (b->cap - b->n > n)
        return;
    size_t wanted = b->cap * 2 > b->n + n + 1 ? b->cap * 2 : b->n + n + 1;
    b->s = xrealloc(b->s, wanted);
    b->cap = wanted;
}

enum status file_piece(int fd, struct str name, struct buf *out, size_t *got, struct error *err)
{
    ssize_t n;
    reserve(out, FILE_PIECE);
    do
        n = read(fd, out->s + out->n, FILE_PIECE);
    while (n < 0 && errno == EINTR);
    *got = n > 0 ? (size_t)n : 0;
    out->n += *got;
    out->s[out->n] = '\0';
    if (n < 0)
        return error_set_errno(err, STATUS_INPUT, "cannot read '%.*s'", STR_ARG(name));
    return STATUS_OK;
}

/* ---- hash -------------------------------------------------------------------------------------------------------- */

struct hasher {
    XXH3_state_t *state;
};

struct hasher *hasher_new(void)
{
    struct hasher *h = xmalloc(sizeof *h);
    h->state = XXH3_createState();
    if (!h->state)
        memory_exhausted();
    XXH3_128bits_reset(h->state);
    return h;
}

void hasher_add(struct hasher *h, const void *bytes, size_t n)
{
    if (n)
        XXH3_128bits_update(h->state, bytes, n);
}

void hasher_sum(const struct hasher *h, uint64_t hash[2])
{
    XXH128_hash_t sum = XXH3_128bits_digest(h->state);
    hash[0] = sum.high64;
    hash[1] = sum.low64;
}

void hasher_free(struct hasher *h)
{
    if (!h)
        return;
    XXH3_freeState(h->state);
    free(h);
}

enum status input_hash(struct str path, uint64_t hash[2], struct error *err)
{
    int fd;
    enum status status = file_open(path, &fd, err);
    if (status != STATUS_OK)
        return status;
    struct hasher *h = hasher_new();
    struct buf piece = {0};
    size_t got;
    do {
        buf_clear(&piece);
        status = file_piece(fd, path, &piece, &got, err);
        hasher_add(h, piece.s, got);
    } while (status == STATUS_OK && got);
    if (status == STATUS_OK)
        hasher_sum(h, hash);
    buf_free(&piece);
    hasher_free(h);
    close(fd);
    return status;
}
