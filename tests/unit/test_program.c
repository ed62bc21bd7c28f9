/* Running other programs: words without a shell, input, exit codes; at once, or by a process split off for it. */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "baolan/confine.h"
#include "baolan/path.h"
#include "baolan/program.h"
#include "tap.h"

static struct arena *a;

static struct str words(const char *command)
{
    struct error err = {0};
    struct buf out = {0};
    char **argv;
    if (program_words(a, str_of(command), &argv, &err) != STATUS_OK)
        buf_cstr(&out, err.message);
    else
        for (size_t i = 0; argv[i]; i++)
            buf_printf(&out, "<%s>", argv[i]);
    struct str text = arena_str(a, buf_view(&out));
    error_clear(&err);
    buf_free(&out);
    return text;
}

static int run(const char *command, struct str input)
{
    struct error err = {0};
    char **argv;
    int code = -1;
    if (program_words(a, str_of(command), &argv, &err) != STATUS_OK ||
        program_run(argv, input, 0, &code, &err) != STATUS_OK)
        code = -1;
    error_clear(&err);
    return code;
}

/* What holds of programs that are run, by whomever. */
static void running(void)
{
    struct sigaction before, now; /* in the background of a shell it is ignored */
    sigaction(SIGINT, NULL, &before);
    is_int(run("sh -c 'read x; [ \"$x\" = 氢能 ]'", STR("氢能\n")), 0, "it reads its input");
    is_int(run("sh -c 'exit 7'", STR("")), 7, "its exit code");
    is_int(run("sh -c 'kill -TERM $$'", STR("")), 128 + SIGTERM, "the signal that ended it");
    is_int(run("sh -c 'kill -PIPE $$'", STR("")), 128 + SIGPIPE, "which we ignore and it does not");
    struct buf large = {0};
    for (int i = 0; i < 100000; i++)
        buf_cstr(&large, "一行很长的文字\n");
    is_int(run("true", buf_view(&large)), 0, "a program that does not read its input is no fault");
    is_int(run("sh -c '[ $(wc -c) = 2200000 ]'", buf_view(&large)), 0, "one that does gets all");
    is_int(run("/nowhere/program", STR("")), -1, "one that is not there");
    is_int(run("/nowhere/program", buf_view(&large)), -1, "whatever it was to be given");
    struct buf word = {0};
    buf_cstr(&word, "true ");
    for (int i = 0; i < 100000; i++)
        buf_cstr(&word, "一行很长的文字");
    buf_char(&word, '\0');
    is_int(run(word.s, STR("")), -1, "words without end");
    buf_free(&word);
    is_int(run("sh -c '[ \"$0\" ] && [ $# = 2 ] && [ -z \"$1$2\" ]' x '' ''", STR("")), 0, "empty words");
    buf_free(&large);
    ok(sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == before.sa_handler, "signals are as before");
}

int main(void)
{
    a = arena_new();
    is_str(words("  wc -l\t x "), "<wc><-l><x>", "blanks between");
    is_str(words("a 'b c' \"d 'e\" f\\ g 'h\\i' \"\""), "<a><b c><d 'e><f g><h\\i><>", "quotes and backslashes");
    is_str(words("echo $HOME;rm * | x >y"), "<echo><$HOME;rm><*><|><x><>y>", "no shell: all else is text");
    is_str(words("a 'b"), "this quote is not closed", "an open quote");
    is_str(words("  "), "no program is named", "nothing");
    running();
    /* The same by a process split off; this one can start none then. */
    is_int(program_split(), true, "a process is split off");
    bool confined = confine_calls();
    running();
    is_int(run("perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or die'", STR("")), 0,
           "what it starts may open sockets");
    is_int(run("sh -c 'kill -KILL $PPID'", STR("")), -1, "once it is gone no program is started");
    is_int(run("true", STR("")), -1, "nor later");
    if (confined)
        ok(execl("/bin/true", "true", (char *)NULL) < 0 && errno == EACCES, "nor by this one");
    else
        tap_skip("this system has no seccomp");
    arena_free(a);
    return tap_done();
}
