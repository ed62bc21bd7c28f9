/*
 * script: keys played from a file in place of a keyboard, for tests. A line is
 *   key names (key.h), blanks between          j j Enter
 *   text in double quotes, typed as it stands  "氢能 重卡"
 *   :dump FILE     appends the screen to FILE, a line a row
 *   :roles FILE    the same with the role of each run
 *   :resize COLUMNSxROWS
 *   :click X Y, :drag X Y, :release X Y, :double X Y, :wheel-up X Y, :wheel-down X Y    the mouse at a cell, counted from 0
 *   # comment
 * The next line is read when all that the one before caused is drawn. At the end of the file the browser quits.
 */
#ifndef UI_SCRIPT_H
#define UI_SCRIPT_H

#include "baolan/status.h"
#include "key.h"

struct script;

enum status script_open(struct str file, struct script **out, struct error *err);
/* The next key, after what stands before it was done; KEY_CODE_HANGUP at the end or at a line that makes no sense (*ERR
 * tells). */
uint32_t script_key(struct script *s, struct error *err);
void script_close(struct script *s);

#endif
