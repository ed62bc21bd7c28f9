/*
 * taking: what leaves the browser: citations and texts to the clipboard, articles to files, texts to programs.
 */
#ifndef UI_TAKING_H
#define UI_TAKING_H

#include "../settings/request.h"

struct browser;

/* True when REQUEST takes something along, and was begun. */
bool taking_request(struct browser *b, enum request request);

#endif
