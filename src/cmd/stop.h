/*
 * stop: the wish to end, given by Ctrl-C, SIGTERM or SIGHUP, for work that finishes what it has in hand.
 */
#ifndef CMD_STOP_H
#define CMD_STOP_H

#include <stdbool.h>

void stop_watch(void); /* from here on those signals only set the wish; a second one ends the program at once */
bool stop_wanted(void);

#endif
