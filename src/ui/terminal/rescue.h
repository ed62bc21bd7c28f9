/*
 * rescue: whatever ends the program gives the terminal back. Signals that ask to end are noted and come only while a key is waited for; a crash
 * and want of memory write what was kept ready for them. There is one terminal, so there is no handle.
 */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include <signal.h>
#include <stddef.h>
#include <termios.h>

/* Notes the signals that ask to end. To be called before a library could have handlers of its own for them. */
void rescue_begin(void);
/* The N control sequences (NULL and (char *)-1: none) and the MODES (NULL: as they are) that give the terminal back. From now on signals are held. */
void rescue_prepare(const char *const *sequences, size_t n, const struct termios *modes);
/* All is as it was before rescue_begin(); nothing is given back any more. */
void rescue_end(void);

/* The signal that asked to end, 0: none. */
int rescue_signal(void);
/* Signals come at once, for what is not the program's own picture; then they are held again. */
void rescue_release(void);
void rescue_hold(void);
/* The signal mask of the program outside, for waiting. */
const sigset_t *rescue_mask(void);

#endif
