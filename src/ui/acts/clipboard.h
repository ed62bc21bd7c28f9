/*
 * clipboard: text for other programs, by the terminal (OSC 52, which works over ssh and through tmux) or by a program.
 */
#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include "baolan/status.h"
#include "baolan/str.h"

/* What terminals take at most is 100,000 bytes of base64 (hterm, and tmux before 3.3); longer texts need a program. */
enum { CLIPBOARD_MAX = 74994 };

/* Appends the sequence that gives TEXT to the terminal's clipboard: OSC 52 ; c ; base64 ST (xterm, "Operating System Commands"). */
void clipboard_sequence(struct str text, struct buf *out);
/* Gives TEXT to PROGRAM's standard input; absent: to the terminal. STATUS_USAGE: it is too long for the terminal. */
enum status clipboard_put(struct str program, struct str text, struct error *err);

#endif
