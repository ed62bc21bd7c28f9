/* following: the story that an article is part of, from its first mention on, as a list over the reading pane. */
#ifndef UI_FOLLOWING_H
#define UI_FOLLOWING_H

#include "../settings/request.h"

struct browser;

/* True when REQUEST asks for it, and it was done or found impossible (which is told). */
bool following_request(struct browser *b, enum request request);

#endif
