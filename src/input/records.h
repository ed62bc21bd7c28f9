/*
 * records: cutting JSON records out of a stream (one a line) or out of a text (objects one after another, or in a
 * list).
 */
#ifndef BAOLAN_INPUT_RECORDS_H
#define BAOLAN_INPUT_RECORDS_H

#include "baolan/str.h"

struct record_cursor {
    size_t at; /* byte of the text */
    int line;  /* 1-based line that byte stands on */
};

/*
 * The next object of TEXT, between blanks, commas and the brackets of a list, and the *LINE it begins on. False at the
 * end. What is no object is given as it is, to the end of TEXT: the parser will say what is wrong. Begin with {0, 1}.
 */
bool record_next(struct str text, struct record_cursor *cursor, struct str *record, int *line);

#endif
