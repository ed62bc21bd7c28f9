#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "baolan/language.h"
#include "baolan/str.h"
#include "baolan/width.h"

#define BETWEEN 0.1  /* seconds between two drawings */
#define SETTLING 1.0 /* seconds before a rate is worth showing */
#define BAR 24       /* columns */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_begin(struct progress *p, const char *what, const char *unit, uint64_t all)
{
    progress_clear(p);
    *p = (struct progress){.shown = isatty(STDERR_FILENO) == 1, .what = what, .unit = unit, .all = all, .began = now()};
}

static int terminal_columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

static void add_time(struct buf *line, double seconds)
{
    struct buf time = {0};
    uint64_t s = (uint64_t)(seconds + 0.5);
    if (s >= 3600)
        buf_printf(&time, "%" PRIu64 ":%02" PRIu64 ":%02" PRIu64, s / 3600, s / 60 % 60, s % 60);
    else
        buf_printf(&time, "%" PRIu64 ":%02" PRIu64, s / 60, s % 60);
    buf_printf(line, _("  %s left"), time.s);
    buf_free(&time);
}

static void add_bar(struct buf *line, double part)
{
    int full = (int)(part * BAR);
    buf_char(line, ' ');
    for (int i = 0; i < BAR; i++)
        buf_cstr(line, i < full ? "█" : "░");
    buf_printf(line, " %3d %%", (int)(part * 100));
}

void progress_tell(struct progress *p, uint64_t count, uint64_t done)
{
    double t = now(), spent = t - p->began;
    if (!p->shown || t - p->drawn < BETWEEN)
        return;
    struct buf line = {0}, cut = {0};
    double part = p->all ? (double)done / (double)p->all : 0;
    buf_cstr(&line, _(p->what));
    if (p->all)
        add_bar(&line, part > 1 ? 1 : part);
    buf_printf(&line, "  %" PRIu64 " %s", count, _(p->unit));
    if (spent >= SETTLING) {
        buf_printf(&line, "  %.0f/s", (double)count / spent);
        if (p->all && done > 0 && part < 1)
            add_time(&line, spent / part - spent);
    }
    width_clip(buf_view(&line), terminal_columns() - 1, &cut);
    fprintf(stderr, "\r%s\033[K", cut.s);
    fflush(stderr);
    p->on_screen = true;
    p->drawn = t;
    buf_free(&line);
    buf_free(&cut);
}

void progress_clear(struct progress *p)
{
    if (!p->on_screen)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    p->on_screen = false;
}
