/*
 * correction: what a reader puts right in an article that was rebuilt wrong, as text that people write, compare and pass on. The form is in
 * baolan(5): blocks that begin with "@ UID", then lines NAME: VALUE, an empty line, and the text, a paragraph a line, headings behind "## ".
 *
 *   article ──correction_of──▶ all of it, for an editor ──corrections_parse_edited──▶ ──correction_merge──▶ what differs, for the file
 *   the article as it was + what differs ──correction_apply──▶ the article as it is shown
 *
 * Articles are joined by the field "join": those that it names go behind the text of this one and are no articles of their own. They are
 * split by blocks of their own: "@ UID+2" is an article on the page of UID that consists of what the block says.
 */
#ifndef BAOLAN_CORRECTION_H
#define BAOLAN_CORRECTION_H

#include "baolan/article.h"

enum correction_field {
    CORRECTION_KICKER,
    CORRECTION_TITLE,
    CORRECTION_SUBTITLE,
    CORRECTION_DATE,     /* EDTF */
    CORRECTION_AUTHORS,  /* 王涛/记者、孟凡/通讯员 */
    CORRECTION_CREDIT,   /* the reprint's source */
    CORRECTION_COUNTIES, /* what the article is about: names or codes */
    CORRECTION_TOPICS,   /* names or ids */
    CORRECTION_GENRE,
    CORRECTION_JOIN, /* uids of the articles that go behind this one */
    CORRECTION_FIELDS
};

/* Everything borrows from the arena it was made in. */
struct correction {
    struct str uid;                       /* of the article as it was */
    struct str fields[CORRECTION_FIELDS]; /* absent: left as it was; "": there is none */
    struct section *sections;             /* the text; none: left as it was */
    size_t nsections;
    int line; /* of its "@ UID" */
};

struct corrections {
    struct correction *at; /* as they stand in the text */
    size_t n;
    const struct correction **sorted; /* one for each uid, in the order of uids: the last that there is */
    size_t nsorted;
};

/* The uid, a part of LINE, of the article that a block beginning with LINE is about; absent: none begins there. */
struct str correction_head(struct str line);
/*
 * Reads TEXT into A; FILE is its name for errors. STATUS_USAGE, with the line, for what is not understood: then none is to be used. Of
 * two for one article the later counts.
 */
enum status corrections_parse(struct arena *a, struct str file, struct str text, struct corrections *out,
                              struct error *err);
/*
 * The same for what comes from an editor, where a line "@+ TITLE" (or "@+" alone) splits the text: what follows is a new article. Those of
 * UID are called UID+NEXT, UID+(NEXT+1), …
 */
enum status corrections_parse_edited(struct arena *a, struct str text, size_t next, struct corrections *out,
                                     struct error *err);
/* Is UID that of an article which was split off another? *BASE (may be NULL) gets the uid of that one, *N its number. */
bool correction_part(struct str uid, struct str *base, size_t *n);
/* Steps through the names of a field; false at its end. *AT begins as 0. */
bool correction_next_name(struct str list, size_t *at, struct str *name);
/* The correction of the article UID, NULL: none; its place in SORTED, SIZE_MAX: none. */
const struct correction *corrections_find(const struct corrections *c, struct str uid);
size_t corrections_place(const struct corrections *c, struct str uid);
/* Appends it in that form; what it leaves as it was is left out. */
void correction_print(const struct correction *c, struct buf *out);
/* All that can be corrected of an article, as it is, but for what is joined to it. */
void correction_of(struct arena *a, const struct page *page, const struct article *article, struct correction *out);
/* Leaves out of C what ORIGINAL says too, or what C does not say; false when nothing is left. */
bool correction_reduce(struct correction *c, const struct correction *original);
/*
 * SAID is what an editor left of SHOWN, the article as KNOWN (NULL: nothing) had corrected it. SAID becomes the new correction: what was left
 * alone stays as KNOWN has it, what is as in ORIGINAL again is left out. What is found in the text is compared with no original when the
 * text is another: it follows that.
 */
void correction_merge(struct correction *said, const struct correction *shown, const struct correction *known,
                      const struct correction *original);
/* Does it say anything, or anything that changes the words of the article? */
bool correction_says(const struct correction *c);
bool correction_changes_text(const struct correction *c);
/*
 * PAGE and ARTICLE become what C says; they and all that is new live in A. A county or a topic that was not the article's gets its name alone,
 * the caller knows its code. STATUS_USAGE: no date, no genre.
 */
enum status correction_apply(struct arena *a, const struct correction *c, struct page *page, struct article *article,
                             struct error *err);

/* Puts OTHER behind ARTICLE, in A: its printed headline becomes a heading, its authors and captions are added. SAME_FILE: so are its lines. */
void correction_join(struct arena *a, struct article *article, const struct article *other, bool same_file);
/* The article that C splits off ARTICLE: on its page, of its genre, and nothing else that C does not say. STATUS_USAGE: C has no text. */
enum status correction_split(struct arena *a, const struct correction *c, struct page *page, struct article *article,
                             struct error *err);

#endif
