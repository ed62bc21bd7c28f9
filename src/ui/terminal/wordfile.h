/*
 * wordfile: plain files of words, such as key files, themes and the configuration: a line says one thing, blanks stand between its words;
 * lines that start with # and empty lines say nothing.
 */
#ifndef UI_WORDFILE_H
#define UI_WORDFILE_H

#include "baolan/memory.h"
#include "baolan/status.h"

/* The next word of LINE from *AT on: bytes without ASCII blanks; empty at the end. */
struct str wordfile_word(struct str line, size_t *at);
/* What is left of LINE, without blanks around it. */
struct str wordfile_rest(struct str line, size_t at);

/*
 * Gives each line of TEXT that says something to TAKE. Good lines count even when another is bad: the first fault is told, as
 * "FILE:LINE: what is wrong".
 */
typedef enum status wordfile_take(void *context, struct str line, struct error *err);
enum status wordfile_each(struct str file, struct str text, wordfile_take *take, void *context, struct error *err);
/* The same for the lines of a file. */
enum status wordfile_read(struct str file, wordfile_take *take, void *context, struct error *err);

#endif
