#include "role.h"

#define ROLE_LOOK(id, name, fg, bg, attributes, mono) {name, fg, bg, attributes, mono},
const struct role_look role_looks[ROLE_COUNT] = {ROLES(ROLE_LOOK)};
#undef ROLE_LOOK
