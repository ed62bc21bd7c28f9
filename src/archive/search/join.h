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
    ASKED_BUT,  /* the first of its parts and none of the others */
    ASKED_TEXT, /* the tokens of one text: as many of its parts as are worth their lists */
    ASKED_TITLE /* the rarest tokens of its part, a TEXT, as titles have them */
};

/* Which tokens of a text are read. */
struct choice {
    bool made;
    size_t n;     /* the first ones of the parts */
    double share; /* of all stories that the shortest of their lists has, about; 1: not known */
};

/* An expression, in an arena. */
struct asked {
    enum asked_kind kind;
    struct str token;
    const struct asked **parts; /* of a TEXT those with the shortest lists come first once it was opened */
    size_t n;
    struct choice *choice; /* of a TEXT */
};

/* A token, in A; copied. */
const struct asked *asked_token(struct arena *a, enum asked_kind kind, struct str token);
/* The token behind MARK, 0: none. */
const struct asked *asked_marked(struct arena *a, char mark, struct str token);
/* What every story satisfies. */
const struct asked *asked_every(struct arena *a);
/* N parts, which are copied, together; one alone is itself. */
const struct asked *asked_parts(struct arena *a, enum asked_kind kind, const struct asked *const *parts, size_t n);
/* N tokens of a text; one alone is itself. */
const struct asked *asked_text(struct arena *a, const struct asked *const *tokens, size_t n);
/* Who has a TEXT, or a token, in a title satisfies this. */
const struct asked *asked_title(struct arena *a, const struct asked *text);

struct join;

/* The stories of ASKED, NULL: all; to be closed, with ERR set too. For as long as the archive is read as it is now. */
struct join *join_open(struct archive *a, const struct asked *asked, struct error *err);
void join_close(struct join *j); /* NULL is fine */
/* The newest at or before ID, 0 when there is none. ID never rises from one call to the next. */
int64_t join_seek(struct join *j, int64_t id, struct error *err);
/* The part of all stories that the shortest list of ASKED has, about; 1: not known. */
double join_share(struct archive *a, const struct asked *asked, struct error *err);

#endif
