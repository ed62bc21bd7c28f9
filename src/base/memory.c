#include "baolan/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 64 * 1024 };
/* What an arena keeps for the next page or frame, which needs as much: a page of a megabyte would be given back and asked for again each time. */
#ifdef __SANITIZE_ADDRESS__
enum { SPARE_BYTES = 0 }; /* who uses what was reset is told */
#else
enum { SPARE_BYTES = 8 * 1024 * 1024 };
#endif

static void (*exhausted_handler)(void);

void memory_on_exhausted(void (*handler)(void))
{
    exhausted_handler = handler;
}

_Noreturn void memory_exhausted(void)
{
    static const char message[] = "baolan: out of memory\n";
    if (exhausted_handler)
        exhausted_handler();
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(3);
}

void memory_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void *xmalloc(size_t n)
{
    void *p = malloc(n ? n : 1);
    if (!p)
        memory_exhausted();
    return p;
}

void *xcalloc(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        memory_exhausted();
    return p;
}

void *xrealloc(void *old, size_t n)
{
    void *p = realloc(old, n ? n : 1);
    if (!p)
        memory_exhausted();
    return p;
}

void memory_need(size_t n)
{
    void *volatile p = xmalloc(n); /* volatile, or the compiler leaves both calls out */
    free(p);
}

char *xstrdup(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(xmalloc(n), s, n);
}

void *vec_grown(void *at, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return at;
    size_t wanted = *cap ? *cap * 2 : 8;
    if (wanted < *cap || wanted > SIZE_MAX / size)
        memory_exhausted();
    *cap = wanted;
    return xrealloc(at, wanted * size);
}

void *vec_room(void *at, size_t n, size_t more, size_t *cap, size_t size)
{
    if (more <= *cap - n)
        return at;
    if (more > SIZE_MAX / 2 / size - n)
        memory_exhausted();
    *cap = (n + more) * 2;
    return xrealloc(at, *cap * size);
}

/* ---- arenas ------------------------------------------------------------------------------------------------------- */

struct block {
    struct block *next; /* the one filled before */
    size_t size, used;  /* bytes of data[] */
    alignas(max_align_t) unsigned char data[];
};

struct arena {
    struct block *top;   /* where the next small piece goes */
    struct block *spare; /* blocks without anything, of SPARED bytes */
    size_t used, spared;
};

static struct block *block_new(size_t size, struct block *next)
{
    if (size > SIZE_MAX - sizeof(struct block))
        memory_exhausted();
    struct block *b = xmalloc(sizeof *b + size);
    b->next = next;
    b->size = size;
    b->used = 0;
    return b;
}

struct arena *arena_new(void)
{
    struct arena *a = xcalloc(1, sizeof *a);
    a->top = block_new(BLOCK_BYTES, NULL);
    return a;
}

static void free_blocks(struct block *b)
{
    while (b) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
}

/* The same for A, of what it keeps where that fits: of twice as much at most. */
static struct block *block_of(struct arena *a, size_t size, struct block *next)
{
    for (struct block **at = &a->spare; *at; at = &(*at)->next) {
        struct block *b = *at;
        if (b->size < size || b->size / 2 > size || (size == BLOCK_BYTES && b->size != size))
            continue;
        *at = b->next;
        a->spared -= b->size;
        b->next = next;
        b->used = 0;
        return b;
    }
    return block_new(size, next);
}

static void block_spare(struct arena *a, struct block *b)
{
    if (b->size > SPARE_BYTES - a->spared) {
        free(b);
        return;
    }
    a->spared += b->size;
    b->next = a->spare;
    a->spare = b;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    free_blocks(a->top);
    free_blocks(a->spare);
    free(a);
}

void arena_reset(struct arena *a)
{
    struct block *keep = a->top;
    while (keep->next && keep->size != BLOCK_BYTES) {
        struct block *next = keep->next;
        block_spare(a, keep);
        keep = next;
    }
    for (struct block *b = keep->next, *next; b; b = next) {
        next = b->next;
        block_spare(a, b);
    }
    keep->next = NULL;
    keep->used = 0;
    a->top = keep;
    a->used = 0;
}

/* N bytes of A as they are. */
static void *piece(struct arena *a, size_t n)
{
    size_t unit = alignof(max_align_t);
    if (n > SIZE_MAX - unit)
        memory_exhausted();
    n = (n + unit - 1) / unit * unit;
    a->used += n;
    if (n > BLOCK_BYTES / 4) {
        /* A large piece gets a block of its own, beneath the top: the room left on the top is not lost. */
        struct block *own = block_of(a, n, a->top->next);
        own->used = n;
        a->top->next = own;
        return own->data;
    }
    if (a->top->size - a->top->used < n)
        a->top = block_of(a, BLOCK_BYTES, a->top);
    void *p = a->top->data + a->top->used;
    a->top->used += n;
    return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
    return memset(piece(a, n), 0, n);
}

static size_t product(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_exhausted();
    return count * size;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    return arena_alloc(a, product(count, size));
}

struct str arena_strn(struct arena *a, const char *s, size_t n)
{
    char *copy = piece(a, n + 1);
    if (n)
        memcpy(copy, s, n);
    copy[n] = 0;
    return (struct str){copy, n};
}

struct str arena_str(struct arena *a, struct str s)
{
    return s.s ? arena_strn(a, s.s, s.n) : s;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    /* Nearly always the text fits where it is to stand. */
    size_t room = a->top->size - a->top->used;
    int n = vsnprintf((char *)a->top->data + a->top->used, room, format, args);
    size_t length = n > 0 ? (size_t)n : 0;
    char *text = piece(a, length + 1);
    if (length >= room || length + 1 > BLOCK_BYTES / 4) /* it stands elsewhere */
        vsnprintf(text, length + 1, format, again);
    text[length] = 0;
    va_end(again);
    va_end(args);
    return (struct str){text, length};
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}

void *arena_copy(struct arena *a, const void *bytes, size_t count, size_t size)
{
    if (!count)
        return NULL;
    size_t n = product(count, size);
    return memcpy(piece(a, n), bytes, n);
}
