/* Times and their percentiles; programs run and waited for. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

static double clock_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

double now_ms(void)
{
    return clock_ms(CLOCK_MONOTONIC);
}

double busy_ms(void)
{
    return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

double children_busy_ms(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000 +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000;
}

void times_add(struct times *t, double ms)
{
    vec_push(t, ms);
}

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double percentile(struct times *t, size_t percent)
{
    if (!t->n)
        return 0;
    qsort(t->at, t->n, sizeof *t->at, ascending);
    return t->at[t->n * percent / 100];
}

double times_median(struct times *t)
{
    return percentile(t, 50);
}

double times_p95(struct times *t)
{
    return percentile(t, 95);
}

static int digits(double ms)
{
    return ms < 0.1 ? 3 : ms < 10 ? 2 : ms < 100 ? 1 : 0;
}

void times_print(struct times *t, int width)
{
    char text[64] = "-";
    double median = times_median(t), p95 = times_p95(t);
    if (t->n)
        snprintf(text, sizeof text, "%.*f/%.*f", digits(median), median, digits(p95), p95);
    printf(" %*s", width, text);
    vec_free(t);
}

double run_program(char *const argv[], long *rss)
{
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        execvp(argv[0], argv);
        _exit(127);
    }
    int status = -1;
    struct rusage usage = {0};
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "bench: %s %s failed\n", argv[0], argv[1]);
        exit(1);
    }
    if (rss)
        *rss = usage.ru_maxrss;
    return now_ms() - start;
}
