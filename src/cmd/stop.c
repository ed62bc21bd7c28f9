#include "stop.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t wanted;

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static void note(int number)
{
    (void)number;
    wanted = 1;
}

void stop_watch(void)
{
    /* SA_RESETHAND: the second signal has its usual effect. The archive stands that, see archive.h. */
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND | SA_RESTART}, old;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) /* nohup stays nohup */
            sigaction(signals[i], &action, NULL);
}

bool stop_wanted(void)
{
    return wanted != 0;
}
