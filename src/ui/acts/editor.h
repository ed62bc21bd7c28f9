/*
 * editor: a text in the reader's own editor ($VISUAL, $EDITOR, else vi), which has the terminal meanwhile.
 */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "baolan/memory.h"
#include "baolan/status.h"

/* TEXT as the editor leaves it, appended to OUT. STATUS_INPUT when that says that it failed. */
enum status editor_edit(struct arena *a, struct str text, struct buf *out, struct error *err);

#endif
