/*
 * memory: allocation that dies, arenas, and growable arrays.
 *
 * Running out of memory is the one failure that ends the program (one line on stderr, exit 3, terminal given back by the
 * handler that ui registered). Everything made for one page, one query or one frame lives in an arena and goes with it;
 * what must outlive it is copied by its new owner.
 */
#ifndef BAOLAN_MEMORY_H
#define BAOLAN_MEMORY_H

#include <stdlib.h> /* free(), for vec_free() */

#include "baolan/str.h"

void *xmalloc(size_t n);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *p, size_t n);
char *xstrdup(const char *s);

/* Called once before the program dies for want of memory (to give the terminal back); NULL: nothing. */
void memory_on_exhausted(void (*handler)(void));
/* Ends the program in that way: for libraries that answer "no memory" where nothing else can be wrong. */
_Noreturn void memory_exhausted(void);
/* In that way too, unless N bytes could be had: before a library asks for some and does not look at what it got. */
void memory_need(size_t n);

struct arena; /* opaque; freed as a whole */

/*
 * Gives back to the system what was freed, where the C library keeps it: threads have heaps of their own, and what one of them freed is of no use to
 * the others.
 */
void memory_give_back(void);

struct arena *arena_new(void);
void arena_free(struct arena *a);  /* NULL is fine */
void arena_reset(struct arena *a); /* forgets all, keeps some megabytes of its blocks for the next round */
/* Zeroed memory, aligned for any type, valid until the arena is reset or freed. N may be 0. */
void *arena_alloc(struct arena *a, size_t n);
void *arena_array(struct arena *a, size_t count, size_t size); /* checked multiplication */
struct str arena_str(struct arena *a, struct str s);           /* a NUL-terminated copy; absent stays absent */
struct str arena_strn(struct arena *a, const char *s, size_t n);
struct str arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
size_t arena_used(const struct arena *a); /* bytes handed out since the last reset */

/*
 * A growable array is any struct { T *at; size_t n, cap; }, zero-initialised.
 * vec_push() appends a copy of VALUE; vec_reserve() makes room for MORE, to be filled by hand; vec_free() frees it; arena_copy() makes a plain array of it in an arena.
 */
void *vec_grown(void *at, size_t n, size_t *cap, size_t size);
#define vec_push(v, value)                                                                                             \
    ((v)->at = (v)->n < (v)->cap ? (v)->at : vec_grown((v)->at, (v)->n, &(v)->cap, sizeof *(v)->at),                   \
     (v)->at[(v)->n++] = (value))
void *vec_room(void *at, size_t n, size_t more, size_t *cap, size_t size);
#define vec_reserve(v, more)                                                                                           \
    ((v)->at = (more) <= (v)->cap - (v)->n ? (v)->at : vec_room((v)->at, (v)->n, (more), &(v)->cap, sizeof *(v)->at))
#define vec_free(v) (free((v)->at), (v)->at = NULL, (v)->n = (v)->cap = 0)
void *arena_copy(struct arena *a, const void *bytes, size_t count, size_t size); /* NULL when count is 0 */

#endif
