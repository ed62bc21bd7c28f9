/*
 * program: running another program with its words as argv, never through a shell.
 */
#ifndef BAOLAN_PROGRAM_H
#define BAOLAN_PROGRAM_H

#include "baolan/memory.h"
#include "baolan/status.h"

/*
 * The words of a command, blanks between, NULL behind the last one, in A. '…' and "…" keep blanks, a backslash takes the next character
 * as it is (not within '…'); nothing else means anything. STATUS_USAGE: no word, or a quote that is not closed.
 */
enum status program_words(struct arena *a, struct str command, char ***argv, struct error *err);

enum program_flag {
    PROGRAM_QUIET = 1,    /* what it prints goes nowhere */
    PROGRAM_TERMINAL = 2, /* its standard input is ours; INPUT is not given to it */
};

/*
 * Runs a program with INPUT on its standard input and waits until it ends. Ctrl-C and Ctrl-\ meanwhile go to it and not to us. A program that
 * does not read all of INPUT is no fault. *CODE (may be NULL) gets its exit code, 128 and the signal when one ended it. STATUS_SYSTEM when it
 * cannot be run.
 */
enum status program_run(char *const *argv, struct str input, unsigned flags, int *code, struct error *err);

/*
 * Splits off a process that runs for this one, until this one ends, what program_run() is asked for, so that this one may give up running programs
 * (confine.h) before it reads what others wrote. Called once, before there are threads. False: no process was to be had, and
 * nothing has changed.
 */
bool program_split(void);

#endif
