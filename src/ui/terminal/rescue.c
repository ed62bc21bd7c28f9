#include "rescue.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "baolan/memory.h"

/* What a crash needs to give the terminal back with write() and tcsetattr() alone. */
static struct {
    struct termios modes;
    bool have_modes;
    char leave[128];
    size_t leave_n;
} kept;

static sigset_t outside; /* the signal mask of the program; inside, only waiting for a key lets signals in */
static volatile sig_atomic_t caught;

static const int ending[] = {SIGTERM, SIGHUP, SIGINT};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
enum { NENDING = sizeof ending / sizeof *ending, NFATAL = sizeof fatal / sizeof *fatal };

static void note_signal(int signal)
{
    caught = signal;
}

static void give_back(void)
{
    if (kept.leave_n) {
        ssize_t ignored = write(STDOUT_FILENO, kept.leave, kept.leave_n);
        (void)ignored;
    }
    if (kept.have_modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &kept.modes);
}

static void crash(int signal)
{
    give_back(); /* the handler was reset on entry: raising again is the default */
    raise(signal);
}

static void handle(const int *signals, size_t n, void (*handler)(int), int flags)
{
    for (size_t i = 0; i < n; i++) {
        struct sigaction now, wanted = {.sa_handler = handler, .sa_flags = flags};
        sigemptyset(&wanted.sa_mask);
        /* A sanitizer's or a debugger's own handler is left in place; SIG_IGN for SIGHUP is nohup's wish. */
        if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
            sigaction(signals[i], &wanted, NULL);
    }
}

static void unhandle(const int *signals, size_t n, void (*handler)(int))
{
    for (size_t i = 0; i < n; i++) {
        struct sigaction now, none = {.sa_handler = SIG_DFL};
        sigemptyset(&none.sa_mask);
        if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == handler)
            sigaction(signals[i], &none, NULL);
    }
}

void rescue_begin(void)
{
    sigprocmask(SIG_SETMASK, NULL, &outside);
    handle(ending, NENDING, note_signal, 0);
}

void rescue_prepare(const char *const *sequences, size_t n, const struct termios *modes)
{
    static bool at_exit;
    kept.have_modes = modes || tcgetattr(STDIN_FILENO, &kept.modes) == 0;
    if (modes)
        kept.modes = *modes;
    kept.leave_n = 0;
    for (size_t i = 0; i < n; i++) {
        size_t length = sequences[i] && sequences[i] != (const char *)-1 ? strlen(sequences[i]) : 0;
        if (kept.leave_n + length <= sizeof kept.leave && length) {
            memcpy(kept.leave + kept.leave_n, sequences[i], length);
            kept.leave_n += length;
        }
    }
    memory_on_exhausted(give_back); /* the terminal library would want memory to close */
    if (!at_exit)
        atexit(give_back);
    at_exit = true;
    handle(fatal, NFATAL, crash, (int)SA_RESETHAND);
    rescue_hold();
}

void rescue_end(void)
{
    memory_on_exhausted(NULL);
    kept.leave_n = 0;
    kept.have_modes = false;
    unhandle(ending, NENDING, note_signal);
    unhandle(fatal, NFATAL, crash);
    rescue_release();
}

int rescue_signal(void)
{
    return (int)caught;
}

void rescue_release(void)
{
    sigprocmask(SIG_SETMASK, &outside, NULL);
}

void rescue_hold(void)
{
    sigset_t inside;
    sigemptyset(&inside);
    for (size_t i = 0; i < NENDING; i++)
        sigaddset(&inside, ending[i]);
    sigaddset(&inside, SIGWINCH);
    sigprocmask(SIG_BLOCK, &inside, &outside);
}

const sigset_t *rescue_mask(void)
{
    return &outside;
}
