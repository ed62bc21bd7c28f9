/*
 * confine: what a program does not need it gives up before it reads what others wrote, so that whoever takes over a parser by a crafted file
 * has little of it (Linux: Landlock, docs.kernel.org/userspace-api/landlock.html; elsewhere nothing is given up).
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

#endif
