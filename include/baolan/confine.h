/*
 * confine: what a program does not need it gives up before it reads what others wrote, so that whoever takes over a parser by a crafted file
 * has little of it (Linux: Landlock and seccomp, docs.kernel.org/userspace-api/landlock.html and seccomp_filter.html; elsewhere nothing is given
 * up, and a program does its work without).
 */
#ifndef BAOLAN_CONFINE_H
#define BAOLAN_CONFINE_H

#include "baolan/str.h"

/*
 * From now on this thread, those that it starts and all that they start write, make and remove files below FOLDERS alone, run no program,
 * and, where the system can tell them apart, open no TCP connection and send no signal to others. Files that are open stay as they are;
 * reading is not touched. Called before there are other threads. False: this system does not do it, or a folder
 * cannot be read; then nothing has changed.
 */
bool confine_writes(const struct str *folders, size_t n);

/* The version of Landlock that this system has, 0: none. */
int confine_writes_known(void);

/*
 * From now on this thread, those that it starts and all that they start open no socket of any family, send nothing through one that was open,
 * run no program, and type nothing into the terminal in the user's name; whatever tries is told EACCES. False: as above.
 */
bool confine_calls(void);

/* Does this system have what that takes? */
bool confine_calls_known(void);

/* From now on no other process of the same user looks into this one or writes into its memory, where the system can be told so. */
void confine_memory(void);

#endif
