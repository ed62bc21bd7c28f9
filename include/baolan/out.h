/*
 * out: what a command prints. A command emits its structure once, record by record; text and JSON are made from it here.
 *
 * JSON has every field under its key. Text lays out the fields that a table of cells names, each with what stands before it, its
 * columns and its colour role. Text passes display.h; JSON keeps every character by escapes. On a terminal, text that fills more than the
 * screen goes through a pager. Nothing is written after the reader has gone (EPIPE) or after a write failed; out_close() tells.
 */
#ifndef BAOLAN_OUT_H
#define BAOLAN_OUT_H

#include "baolan/memory.h"
#include "baolan/status.h"

enum out_format {
    OUT_TEXT,
    OUT_JSON,  /* lists as an array */
    OUT_JSONL, /* one record a line */
};

enum out_role {
    OUT_PLAIN,
    OUT_DIM,
    OUT_STRONG,
    OUT_UID,
    OUT_DATE,
    OUT_PLACE,
    OUT_GOOD,
    OUT_DOUBT,
    OUT_BAR,
    OUT_MATCH,
    OUT_ROLE_COUNT
};

#define OUT_REST (-1)

struct out_cell {
    const char *key;    /* of the field; NULL ends the table */
    const char *before; /* printed before the field when it is there: "  ", "\n    " */
    int columns; /* padded to so many columns, and clipped to them on a terminal; 0: as wide as it is; OUT_REST: the rest of the line */
    enum out_role role;
    bool right;   /* flush right in its columns */
    bool matched; /* the texts of out_match() stand out in it */
};

struct out;

/*
 * Makes a process ready that will start the pager that $PAGER names, else less, for the first out_open() that is PAGED. Called before anything is
 * read that others wrote, and before there are threads; without it there is no pager.
 */
void out_prepare_pager(void);

/* CELLS may be NULL where a command writes its text itself. PAGED allows the pager. The caller closes it. */
struct out *out_open(enum out_format format, const struct out_cell *cells, bool paged);
/* Sends what is left and waits for the pager. STATUS_SYSTEM when something could not be written; a reader that has gone is no error. */
enum status out_close(struct out *o, struct error *err);
bool out_gone(const struct out *o); /* nobody reads on: stop early */

bool out_is_text(const struct out *o);
bool out_on_terminal(const struct out *o);
int out_columns(const struct out *o); /* of the terminal; 80 when there is none */
/* The format that the word WORD names ("text", "json", "jsonl"); absent: text. */
enum out_format out_format_of(struct str word);

/* ---- records ------------------------------------------------------------------------------------------------------ */

void out_list_begin(struct out *o);
void out_list_end(struct out *o);
void out_record_begin(struct out *o);
void out_record_end(struct out *o);
/* Fields of the record. An absent str is null in JSON and is left out of text. */
void out_str(struct out *o, const char *key, struct str value);
/* A word of the program, in English as JSON has it; text has it in the language of language.h. */
void out_word(struct out *o, const char *key, const char *word);
void out_int(struct out *o, const char *key, int64_t value);
void out_number(struct out *o, const char *key, double value);                     /* two decimals */
void out_strs(struct out *o, const char *key, const struct str *values, size_t n); /* text: "、" between */
/* A colour role for the fields that follow, whatever their cells say; OUT_PLAIN: the cells' own. */
void out_tint(struct out *o, enum out_role role);
/* Texts to stand out in matched cells, borrowed until out_close(). */
void out_match(struct out *o, const struct str *texts, size_t n);

/* ---- text alone --------------------------------------------------------------------------------------------------- */

/* Writes TEXT (lines allowed) in ROLE's colour, whatever the format. */
void out_text(struct out *o, struct str text, enum out_role role);
/* Writes bytes as they are: for JSON made elsewhere. */
void out_raw(struct out *o, struct str bytes);

#endif
