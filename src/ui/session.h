/*
 * session: puts the browser together and takes it apart, and gives each key to what it is for.
 */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "browser/browser.h"

/* Opens with the articles of QUERY. STATUS_USAGE when it or the default keys cannot be read. */
enum status session_open(struct browser *b, struct archive *archive, struct str query, struct error *err);
void session_close(struct browser *b);

void session_key(struct browser *b, uint32_t key);
/* Does what can wait until nobody presses a key; false when there is nothing left. */
bool session_idle(struct browser *b);
void session_resize(struct browser *b, int rows, int columns);

#endif
