/*
 * file: opening and reading for this room alone: regular files, in pieces, with their hash.
 */
#ifndef BAOLAN_INPUT_FILE_H
#define BAOLAN_INPUT_FILE_H

#include "baolan/status.h"
#include "baolan/str.h"

enum { FILE_PIECE = 256 * 1024 }; /* bytes asked for at a time */

/* Opens a regular file for reading; anything else is refused without waiting for it. *FD is the caller's to close. */
enum status file_open(struct str path, int *fd, struct error *err);
/* Appends up to FILE_PIECE bytes to OUT; *GOT tells how many, 0 at the end. NAME is for the error. */
enum status file_piece(int fd, struct str name, struct buf *out, size_t *got, struct error *err);

/* XXH3-128 over pieces. */
struct hasher;
struct hasher *hasher_new(void);
void hasher_add(struct hasher *h, const void *bytes, size_t n);
/* The hash of all that was added, the same on every machine. */
void hasher_sum(const struct hasher *h, uint64_t hash[2]);
void hasher_free(struct hasher *h); /* NULL is fine */

#endif
