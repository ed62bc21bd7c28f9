#include "mouse.h"

static struct mouse_event latest;

void mouse_put(const struct mouse_event *event)
{
    latest = *event;
}

struct mouse_event mouse_taken(void)
{
    return latest;
}
