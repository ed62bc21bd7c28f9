#include "trail.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 1000 };

static void forget(struct trail *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        free((char *)t->at[i].uid.s);
    memmove(t->at + from, t->at + to, (t->n - to) * sizeof *t->at);
    t->n -= to - from;
}

void trail_add(struct trail *t, struct str uid)
{
    if (t->n) {
        if (str_eq(t->at[t->here].uid, uid))
            return;
        forget(t, t->here + 1, t->n);
        if (t->n == STEPS_MAX)
            forget(t, 0, 1);
    }
    vec_push(t, ((struct trail_step){{xstrdup(uid.s), uid.n}, 0, 0}));
    t->here = t->n - 1;
}

void trail_leave(struct trail *t, size_t line, size_t of)
{
    if (t->n) {
        t->at[t->here].line = line;
        t->at[t->here].of = of;
    }
}

const struct trail_step *trail_back(struct trail *t)
{
    return t->n && t->here > 0 ? &t->at[--t->here] : NULL;
}

const struct trail_step *trail_forward(struct trail *t)
{
    return t->here + 1 < t->n ? &t->at[++t->here] : NULL;
}

void trail_free(struct trail *t)
{
    if (t->n)
        forget(t, 0, t->n);
    vec_free(t);
}
