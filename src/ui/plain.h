/*
 * plain: the archive without panels, for screen readers, line editors and pipes: a command a line in, plain lines out, nothing on the screen
 * is ever changed. The letters are those of the browser's keys.
 */
#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include "baolan/archive.h"

/* Starts with the articles of QUERY; reads standard input until its end or until q. */
enum status plain_run(struct archive *archive, struct str query, struct error *err);

#endif
