/*
 * fulltext: what the index holds of a story, for those who feed it and those who search it.
 *
 * A story is an article, or both halves of one that jumps to another page: it has one entry, under the id of its first half. The entry
 * is composed of folded text (one '\n' behind each part) and of fields, each behind its mark:
 *
 *   TEXT  MARK_TITLE titles  MARK_AUTHOR names  MARK_FACET key  MARK_FACET key …
 *
 * The tokens of a field begin with its mark, so a search for a title needs no look at bodies, and a county or a topic is a token like
 * any other: words and filters are one expression, read newest first.
 */
#ifndef BAOLAN_ARCHIVE_FULLTEXT_H
#define BAOLAN_ARCHIVE_FULLTEXT_H

#include "archive_internal.h"
#include "tokens.h"

enum fulltext_mark { MARK_TITLE = 1, MARK_FACET = 2, MARK_AUTHOR = 3 };

/* First letters of facet keys: KEY_COUNTY and the county's row id, …; KEY_ALL stands in every entry. */
enum fulltext_key {
    KEY_ALL = '*',
    KEY_COUNTY = 'c',
    KEY_TOPIC = 't',
    KEY_NEWSPAPER = 'n',
    KEY_GENRE = 'g',
    KEY_PAGE = 'p',
    KEY_QUALITY =
        'q', /* hundredths, and the tenth that they are in: a span is a few tenths with some hundredths at its ends */
    KEY_TENTH = 'd',
    KEY_PERSON = 'h', /* and the name */
    KEY_ORG = 'o',
    KEY_CORRECTED = 'k' /* by a reader (correct.c) */
};

/* The token that every entry has. */
static inline struct str fulltext_every(void)
{
    static const char token[] = {MARK_FACET, KEY_ALL, '\0'};
    return str_of(token);
}

static inline bool fulltext_is_mark(char c)
{
    return c >= MARK_TITLE && c <= MARK_AUTHOR;
}

/* Is the folded character C a token by itself, in the field behind MARK (0: the text)? */
bool fulltext_has_single(uint32_t c, char mark);
/* Appends S folded, line ends as blanks, like all controls: so a text can hold no mark and a needle no line end. */
void fulltext_fold(struct str s, struct buf *out);
/* Appends MARK_FACET, LETTER and NUMBER. */
void fulltext_key(enum fulltext_key letter, int64_t number, struct buf *out);
enum { TENTHS = 10 }; /* the last holds 1.00 too */
static inline int quality_tenth(int quality)
{
    return quality < 100 ? quality / TENTHS : TENTHS - 1;
}

/* Appends the key of somebody's name: of as much of it as anybody types. */
void fulltext_name_key(enum fulltext_key letter, struct str name, struct buf *out);
/* Appends the key of a page number: 04 and 4 are the same, ４ and a4 and A04 too. */
void fulltext_page_key(struct str page_no, struct buf *out);

/* Appends an FTS5 string of one token. */
void fulltext_quote(struct str token, struct buf *out);
/* Appends the entry of the story that begins with HEAD, out of its rows; of one article, not in an archive yet, all but the keys. */
void fulltext_compose(struct archive *a, int64_t head, struct buf *out, struct error *err);
/* Its keys alone. */
void fulltext_compose_keys(struct archive *a, int64_t head, struct buf *out, struct error *err);
void fulltext_compose_article(const struct article *article, struct buf *out);

enum { STORY_PARTS = 8 }; /* a jump has two halves; more than eight are not followed */

struct story {
    int64_t part[STORY_PARTS]; /* ids of its articles in reading order */
    size_t n;
};

/* The story that begins with article HEAD. */
struct story story_of(struct archive *a, int64_t head, struct error *err);
/* The part behind ID; 0: none. */
int64_t story_next(struct archive *a, int64_t id, struct error *err);
/* The first article of the story that ID is part of. */
int64_t story_head(struct archive *a, int64_t id, struct error *err);
/* Appends all text of the parts (of article_text()), each paragraph folded and followed by '\n'. */
void story_text(struct archive *a, const struct story *story, struct buf *out, struct error *err);
void story_titles(struct archive *a, const struct story *story, struct buf *out, struct error *err);
void story_authors(struct archive *a, const struct story *story, struct buf *out, struct error *err);

#endif
