/*
 * gather: out of the tokens of each story the stories of each token, for many stories at a time; in memory.
 */
#ifndef BAOLAN_ARCHIVE_GATHER_H
#define BAOLAN_ARCHIVE_GATHER_H

#include "baolan/memory.h"

enum { TOKEN_SHORT = 7 /* bytes */ };

struct gathered {
    uint64_t order;    /* its first bytes, for sorting and telling apart; a short token lies in it whole */
    const char *token; /* borrowed from where it came */
    uint32_t n;        /* bytes of it */
    uint32_t bytes;    /* of its list … */
    size_t from; /* … in all lists: the first id, then how much higher each next one is, as pages.h has numbers */
};

struct gather;

struct gather *gather_open(void);
void gather_close(struct gather *g);
/* TOKENS, one a line, each with its '\n', of story ID; ids ascend. They stay the caller's until all is done. */
void gather_add(struct gather *g, int64_t id, struct str tokens);
/* What was added, in the order of the tokens' bytes; of all lists *LISTS. Borrowed until gather_clear(). */
const struct gathered *gather_sort(struct gather *g, size_t *n, struct str *lists);
/* The token; SCRATCH is where a short one is written. */
struct str gathered_token(const struct gathered *t, char scratch[TOKEN_SHORT]);
/* For other tokens, of the same stories or others. */
void gather_clear(struct gather *g);
/* Tokens that were ever added, each as often as it was. */
size_t gather_tokens(const struct gather *g);

#endif
