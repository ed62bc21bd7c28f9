/*
 * The browser in a terminal of its own: from its start until the frame with all counts stands (nothing more is written for a while), the
 * memory it then has, and after a search.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "bench.h"

enum { RUNS = 15 };

/* A line of /proc/PID/status, in KiB. */
static long status_line(pid_t pid, const char *name)
{
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtol(line + strlen(name) + 1, NULL, 10);
    if (f)
        fclose(f);
    return kib;
}

void bench_start(struct bench *b, const char *baolan, struct str archive)
{
    struct times start = {0}, busy = {0};
    long anonymous = 0, mapped = 0;
    for (int i = 0; i < RUNS; i++) {
        struct terminal t;
        struct rusage usage;
        terminal_browser(&t, b, baolan, archive, 40, 140);
        times_add(&start, terminal_listen(&t, TERMINAL_QUIET_MS, STR("")));
        if (i + 1 == RUNS) {
            /* A reader's session: a common word, a frequent one, to the end of the list. */
            for (size_t class = 2; class < CLASSES; class ++)
                for (size_t length = 0; length < LENGTHS; length++) {
                    struct str word = b->words.n[length][class] ? b->words.at[length][class][0] : STR_ABSENT;
                    if (word.s)
                        terminal_type(&t, arena_printf(b->arena, "/%s\r", word.s), TERMINAL_QUIET_MS, STR(""));
                }
            terminal_type(&t, STR("lG"), TERMINAL_QUIET_MS, STR(""));
            anonymous = status_line(t.pid, "RssAnon:");
            mapped = status_line(t.pid, "RssFile:");
        }
        terminal_end(&t, &usage);
        if (i + 1 < RUNS)
            times_add(&busy, (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000);
    }
    printf("\nbrowser, start to full frame with all counts");
    times_print(&start, 12);
    printf(" ms; processor, with its end");
    times_print(&busy, 12);
    printf(" ms\nbrowser memory after a session               %.1f MiB of its own, %.1f MiB of files mapped (the "
           "archive: shared, given back at need)\n",
           (double)anonymous / 1024, (double)mapped / 1024);
}
