/* Finds the command in the table and runs it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "baolan/cmd.h"
#include "baolan/confine.h"
#include "baolan/language.h"
#include "baolan/out.h"
#include "baolan/program.h"

/* A closed descriptor 0 to 2 would be given to the next file opened, and an error message would be written into the archive. */
static void open_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_WRONLY : O_RDONLY) != fd)
            _exit(status_exit_code(STATUS_SYSTEM));
}

/*
 * The place of the command's word in ARGV, 0 when there is none: the first that is no option, nor the value of -d, the one option with
 * a value that may stand before the command.
 */
static int command_word(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "-d") || !strcmp(argv[i], "--archive"))
            i++;
        else if (argv[i][0] != '-')
            return i;
        else if (!strcmp(argv[i], "--") || !strcmp(argv[i], "-"))
            return 0;
    }
    return 0;
}

static enum status unknown_command(struct str word, struct error *err)
{
    const struct cmd *near = cmd_near(word);
    if (near)
        return error_set(err, STATUS_USAGE, "there is no command “%.*s”; did you mean %s?", STR_ARG(word), near->name);
    return error_set(err, STATUS_USAGE,
                     "there is no command “%.*s”; baolan --help lists them, baolan search %.*s searches", STR_ARG(word),
                     STR_ARG(word));
}

/* Prints TEXT, which is the program's own, and frees it. */
static enum status print(struct buf *text, struct error *err)
{
    struct out *out = out_open(OUT_TEXT, NULL, false);
    out_raw(out, buf_view(text));
    buf_free(text);
    return out_close(out, err);
}

/*
 * The browser starts what its user asks for, and what fills more than a screen a pager: by processes split off before anything is read. False:
 * none was to be had, and the browser starts programs itself.
 */
static bool leave_programs_to_others(const struct cmd_call *call)
{
    if (call->cmd->flags & CMD_ROAMS)
        return confine_calls_known() && program_split();
    if (call->cmd->flags & CMD_PAGED && !cmd_has(call, "no-pager") && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        out_prepare_pager();
    return true;
}

static enum status run(struct cmd_call *call, int argc, char **argv)
{
    struct buf text = {0};
    if (argc == 2 && !strcmp(argv[1], "--print-tables")) {
        cmd_print_tables(&text);
        return print(&text, call->err);
    }
    static char help[] = "--help";
    int word = command_word(argc, argv);
    if (word && !strcmp(argv[word], "help")) { /* baolan help search */
        argv[word] = help;
        word = command_word(argc, argv);
    }
    call->cmd = word ? cmd_find(argv[word]) : cmd_default();
    if (!call->cmd)
        return unknown_command(str_of(argv[word]), call->err);
    if (word) {
        memmove(argv + word, argv + word + 1, (size_t)(argc - word) * sizeof *argv);
        argc--;
    }
    enum status status = cmd_read_line(call, argc, argv);
    if (status != STATUS_OK)
        return status;
    if (cmd_has(call, "version"))
        cmd_print_version(&text);
    else if (cmd_has(call, "help"))
        cmd_print_help(word ? call->cmd : NULL, &text);
    else {
        /* What is read from now on may be others'. Where this is not to be had the program does without. */
        if (leave_programs_to_others(call))
            confine_calls();
        return call->cmd->run(call);
    }
    return print(&text, call->err);
}

int main(int argc, char **argv)
{
    struct error err = {0};
    open_standard_streams();
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a failed write like a full disk */
    signal(SIGPIPE, SIG_IGN); /* a reader that goes is seen by write(), so that an index run is not cut short by it */
    if (!language_begin()) {
        fputs("baolan: this system has no UTF-8 locale; please install one (C.UTF-8)\n", stderr);
        return status_exit_code(STATUS_USAGE);
    }
    struct cmd_call call = {.arena = arena_new(), .err = &err};
    enum status status = run(&call, argc, argv);
    if (err.message && err.column)
        cmd_complain(_("%s (column %d of the query)"), err.message, err.column);
    else if (err.message)
        cmd_complain("%s", err.message);
    error_clear(&err);
    arena_free(call.arena);
    return status_exit_code(status);
}
