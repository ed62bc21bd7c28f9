/*
 * join: the stories that satisfy an expression over tokens of the full text index, newest first, each found by asking the lists of its tokens
 * (lists.h) for the next story that can be one.
 */
#ifndef BAOLAN_ARCHIVE_JOIN_H
#define BAOLAN_ARCHIVE_JOIN_H

#include "lists.h"

enum asked_kind {
    ASKED_TOKEN,
    ASKED_BEGINNING, /* any token that begins with this one */
    ASKED_ALL,
    ASKED_ANY,
    ASKED_BUT /* the first of its parts and none of the others */
};

/* An expression, in an arena. */
struct asked {
    enum asked_kind kind;
    struct str token;
    const struct asked *const *parts;
    size_t n;
};

/* A token, in A; copied. */
const struct asked *asked_token(struct arena *a, enum asked_kind kind, struct str token);
/* What every story satisfies. */
const struct asked *asked_every(struct arena *a);
/* N parts, which are copied, together; one alone is itself. */
const struct asked *asked_parts(struct arena *a, enum asked_kind kind, const struct asked *const *parts, size_t n);

struct join;

/* The stories of ASKED, NULL: all; to be closed, with ERR set too. For as long as the archive is read as it is now. */
struct join *join_open(struct archive *a, const struct asked *asked, struct error *err);
void join_close(struct join *j); /* NULL is fine */
/* The newest at or before ID, 0 when there is none. ID never rises from one call to the next. */
int64_t join_seek(struct join *j, int64_t id, struct error *err);
/* About how many stories each of N tokens has at most; more than any archive has where that is not known. */
void join_lengths(struct archive *a, const struct asked *const *tokens, size_t n, double *out, struct error *err);

#endif
