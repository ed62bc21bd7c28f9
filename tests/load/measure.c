/*
 * Runs a program and says what it took: measure FILE PROGRAM ARGUMENT… writes "SECONDS MEGABYTES", wall time and peak memory, to FILE and
 * ends as the program does.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct rusage usage = {0};
    int status = 0;
    if (argc < 3)
        return 2;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 2;
    FILE *f = fopen(argv[1], "w");
    if (!f || fprintf(f, "%.1f %ld\n", now() - start, usage.ru_maxrss / 1024) < 0 || fclose(f) != 0)
        return 2;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
