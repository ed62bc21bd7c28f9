/*
 * fuzz: what the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput(): libFuzzer calls it with made-up bytes
 * (make fuzz), replay.c with the inputs kept in corpus/ (make check). It frees what it takes, so that leaks are found, and dies by
 * fuzz_must() when what must always hold does not.
 */
#ifndef BAOLAN_FUZZ_H
#define BAOLAN_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/memory.h"
#include "baolan/status.h"
#include "baolan/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define fuzz_must(condition)                                                                                           \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                             \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/* A copy of the bytes as a text with a NUL behind it; the caller frees .s. On the heap, so that reading beyond it is seen. */
static inline struct str fuzz_copy(const uint8_t *data, size_t size)
{
    char *s = xmalloc(size + 1);
    if (size)
        memcpy(s, data, size);
    s[size] = '\0';
    return (struct str){s, size};
}

/* The same without the NUL behind it, as a text cut out of another has it. */
static inline struct str fuzz_bytes(const uint8_t *data, size_t size)
{
    char *s = xmalloc(size ? size : 1);
    if (size)
        memcpy(s, data, size);
    return (struct str){s, size};
}

static inline void fuzz_free(struct str s)
{
    char *bytes;
    memcpy(&bytes, &s.s, sizeof bytes);
    free(bytes);
}

/* A failure has a sentence, and a success has none. */
static inline void fuzz_settle(enum status status, struct error *err)
{
    fuzz_must(status == err->status || (status == STATUS_NOTHING && err->status == STATUS_OK));
    fuzz_must((err->status == STATUS_OK) == (err->message == NULL));
    error_clear(err);
}

#endif
