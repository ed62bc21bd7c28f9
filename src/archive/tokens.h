/*
 * tokens: what the full text index holds of a story, made out of composed text (fulltext.h) as a list of tokens.
 *
 * Tokens: every pair of neighbours among letters, digits and ideographs, and the rarer characters alone. A search for a run of characters
 * is an AND over its pairs, so that nothing has to be cut into words, 5G is found in 15GB, and two characters are found exactly; longer
 * runs are looked at in the text (search_verify.c). Pairs never reach over a mark, a blank or a line end. All single characters would
 * make the index a third bigger. A search for one of the thousand most common meets it in every few texts that it reads from the newest
 * down, so only the others are listed; in titles and names, which are short, all are.
 *
 * Making them needs no archive, so it is done on any thread.
 */
#ifndef BAOLAN_ARCHIVE_TOKENS_H
#define BAOLAN_ARCHIVE_TOKENS_H

#include "baolan/memory.h"

/*
 * Tokens lie in parts by the order of their bytes: first those behind marks (fulltext.h), then texts by their first character. Gathered part after
 * part over many stories (gather.h), a sixteenth of all tokens is what has to be sorted at a time, and stays in the processor's cache.
 */
enum { TOKEN_PARTS = 16 };

struct token_list {
    struct str tokens;         /* one a line, each with its '\n' */
    uint32_t end[TOKEN_PARTS]; /* bytes: where each part ends */
};

struct tokens; /* makes lists, one at a time */

struct tokens *tokens_open(void);
void tokens_close(struct tokens *w); /* NULL is fine */
/* The tokens of COMPOSED; the list's bytes are in A. */
void tokens_list(struct tokens *w, struct str composed, struct arena *a, struct token_list *out);

#endif
