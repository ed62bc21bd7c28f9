/*
 * status: what a function that can fail answers, and the error that goes with it.
 *
 * A function that can fail returns an enum status; its results go by out-pointer. Where more than a code is
 * needed it takes a struct error *: the FIRST failure is written there and later ones are ignored, so a chain
 * of calls is checked once at its end. Library code never prints and never exits; commands turn an error into
 * one line on stderr and an exit code. What it says is in the reader's language (language.h).
 */
#ifndef BAOLAN_STATUS_H
#define BAOLAN_STATUS_H

#include <stdbool.h>

enum status {
    STATUS_OK = 0,
    STATUS_NOTHING,     /* asked correctly, nothing found */
    STATUS_INPUT,       /* an input could not be read or understood */
    STATUS_USAGE,       /* wrong command line, query or configuration */
    STATUS_ARCHIVE,     /* the archive is missing, foreign, damaged or of another version */
    STATUS_BUSY,        /* another process holds the archive for writing */
    STATUS_INTERRUPTED, /* the user stopped the work */
    STATUS_SYSTEM       /* the operating system refused: disk full, permission, … */
};

/* An error: zero-initialise, pass down, look at .status, free with error_clear(). */
struct error {
    enum status status;
    /* owned; one line of UTF-8 without a full stop: what, where, what to do; NULL while status is OK */
    char *message;
    int column; /* 1-based code point the error points at (queries, config lines); 0: none */
};

/*
 * Records a failure unless one is there already; returns the status now held. FORMAT as printf's, a string in English
 * that stands in the call, or in N_(), and is translated here.
 */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Like error_set(), followed by ": " and the text of errno. */
enum status error_set_errno(struct error *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Moves the failure that FROM holds, if any, to ERR, unless one is there already; FROM is cleared. Returns what ERR holds. */
enum status error_pass(struct error *err, struct error *from);

/* Frees the message and makes ERR hold STATUS_OK again. */
void error_clear(struct error *err);

/* What errno NUMBER says, static. */
const char *error_cause(int number);

/* One sentence for a status, static. */
const char *status_sentence(enum status status);

/* The exit code of the command-line contract: 0 done, 1 nothing found or some input unreadable, 2 usage, 3 archive unusable. */
int status_exit_code(enum status status);

#endif
