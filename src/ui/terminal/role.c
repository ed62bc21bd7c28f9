#include "role.h"

#define ROLE_NAME(id, name) name,
static const char *const names[ROLE_COUNT] = {ROLES(ROLE_NAME)};
#undef ROLE_NAME

const char *role_name(enum role role)
{
    return names[role];
}

enum role role_parse(struct str name)
{
    int role = 0;
    while (role < ROLE_COUNT && !str_is(name, names[role]))
        role++;
    return (enum role)role;
}
