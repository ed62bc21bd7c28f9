/*
 * screen: the terminal. Its files (screen*.c) are the only ones of the program that include curses.h. There is one screen, so there is no
 * handle.
 *
 * Rows are drawn whole (row.h); a row that did not change since it was last shown costs a comparison. Whatever ends the
 * program gives the terminal back (rescue.h).
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "baolan/status.h"
#include "key.h"
#include "row.h"
#include "theme.h"

/* UNSEEN: a screen for scripts, of $LINES by $COLUMNS. COLOUR false: attributes only. */
enum status screen_open(bool unseen, bool colour, struct error *err);
void screen_close(void); /* once or many times */

/* How roles look from now on; without colours where the terminal has none or none are wanted. */
void screen_theme(const struct theme *theme);
void screen_size(int *rows, int *columns);
/* Gives the screen another size, for scripts; a terminal tells its own. */
void screen_resize(int rows, int columns);
/* Forgets what the terminal shows: the next frame is sent whole. */
void screen_forget(void);

/*
 * Asks the terminal how many columns it gives to characters of ambiguous width: one is written, then the place of the
 * cursor asked for (CSI 6n). The answer comes as KEY_CODE_AMBIGUOUS_1 or _2, if ever. The next frame is sent whole.
 */
void screen_ask_ambiguous(void);
/* Asks the terminal whether it can scroll some of its columns (DECLRMM): screen_scroll() does nothing until it says so. */
void screen_ask_margins(void);
/* Sends bytes that are none of the picture, such as a clipboard's. */
void screen_send(struct str bytes);
/* Gives the terminal to another program, in the modes it had. */
void screen_leave(void);
/* Takes it back. WORDS (absent: none), then waits for Enter, so that what the program printed can be read. */
void screen_return(struct str words);

/* Draws row Y, 0-based; the rest of the line is blank. */
void screen_draw(int y, const struct row *row);
/* Can the terminal move a part of the screen that is COLUMNS wide, so that little is sent when it scrolls by a line? */
bool screen_can_scroll(int columns);
/*
 * What is shown in ROWS rows from TOP and COLUMNS columns from LEFT moves up by BY rows, where the terminal can do that: to be said before the
 * rows are drawn, so that only what is other then is sent. A negative BY: down.
 */
void screen_scroll(int top, int rows, int left, int columns, int by);
/* Sends the frame, the cursor at Y, X; a negative Y hides it. */
void screen_show(int y, int x);
/*
 * Waits for a key; KEY_CODE_RESIZE and KEY_CODE_HANGUP are among them, and KEY_CODE_WAKE when the descriptor ALSO can be
 * read or MS milliseconds (-1: any number) are over.
 */
uint32_t screen_key(int also, long ms);
bool screen_key_waiting(void); /* would screen_key() answer at once? */
/* Is the mouse listened to (KEY_CODE_MOUSE, mouse_put())? While it is, terminals select text only with Shift held. */
void screen_mouse(bool on);
/* Is told how it moves while a button is held (MOUSE_DRAG)? By terminals that can. */
void screen_drag(bool on);

/* Appends what stands on the screen, one line a row without blanks at its end. */
void screen_dump(struct buf *out);
/* Appends the rows as they were composed, "{role}" before each run. */
void screen_dump_roles(struct buf *out);

#endif
