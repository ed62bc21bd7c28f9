/* Reads a command line by the tables of its command. */
#include "cmds.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* getopt numbers long options from here, past every letter. */
#define FIRST_LONG 256

struct reading {
    struct {
        const struct cmd_option **at;
        size_t n, cap;
    } options;
    struct {
        struct option *at;
        size_t n, cap;
    } longs;
    struct buf shorts;
};

static void add_option(void *context, const struct cmd_option *o)
{
    struct reading *r = context;
    int takes = o->argument ? required_argument : no_argument;
    vec_push(&r->longs, ((struct option){.name = o->name, .has_arg = takes, .val = FIRST_LONG + (int)r->options.n}));
    vec_push(&r->options, o);
    if (o->letter) {
        buf_char(&r->shorts, o->letter);
        if (o->argument)
            buf_char(&r->shorts, ':');
    }
}

static const struct cmd_option *option_of(const struct reading *r, int code)
{
    if (code >= FIRST_LONG)
        return r->options.at[code - FIRST_LONG];
    for (size_t i = 0; i < r->options.n; i++)
        if (r->options.at[i]->letter == code)
            return r->options.at[i];
    return NULL;
}

/* ---- abbreviations ------------------------------------------------------------------------------------------------ */

struct abbreviation {
    struct str head;                 /* as written, without dashes and value */
    const struct cmd_option *option; /* of this command */
    bool ambiguous;
};

static void compare_head(void *context, const struct cmd_option *o)
{
    struct abbreviation *a = context;
    a->ambiguous = a->ambiguous || (strcmp(o->name, a->option->name) && str_starts(str_of(o->name), a->head));
}

/*
 * WORD, which getopt took for the option O: is it short for an option of any other name in the whole program? stats --count is not meant
 * to be stats --county.
 */
static bool is_ambiguous(const char *word, const struct cmd_option *o)
{
    struct abbreviation a = {.head = {word + 2, strcspn(word + 2, "=")}, .option = o};
    if (a.head.n == strlen(o->name))
        return false;
    for (const struct cmd *const *c = cmd_all(); *c; c++)
        cmd_each_option(*c, compare_head, &a);
    return a.ambiguous;
}

/* ---- values ------------------------------------------------------------------------------------------------------- */

static bool is_count(const char *s)
{
    if (*s < '1' || *s > '9' || strlen(s) > 9)
        return false;
    return s[strspn(s, "0123456789")] == '\0';
}

static bool is_among(const char *value, const char *words)
{
    size_t n = strlen(value);
    for (const char *w = words;; w++) {
        const char *end = strchr(w, '|');
        size_t length = end ? (size_t)(end - w) : strlen(w);
        if (length == n && !memcmp(w, value, n))
            return true;
        if (!end)
            return false;
        w = end;
    }
}

static enum status check_value(const struct cmd_option *o, const char *value, struct error *err)
{
    if (!o->values)
        return STATUS_OK;
    if (!strcmp(o->values, "#")) {
        if (is_count(value))
            return STATUS_OK;
        return error_set(err, STATUS_USAGE, "--%s takes a number of 1 or more, not “%s”", o->name, value);
    }
    if (is_among(value, o->values))
        return STATUS_OK;
    return error_set(err, STATUS_USAGE, "--%s takes one of %s, not “%s”", o->name, o->values, value);
}

/* -煤炭 is a word of a query, not an option: no option begins with anything but ASCII. A blank in front keeps getopt off it. */
static char **shield_words(struct arena *a, int argc, char **argv)
{
    char **copy = arena_array(a, (size_t)argc + 1, sizeof *copy);
    for (int i = 0; i < argc; i++) {
        copy[i] = argv[i];
        if (i > 0 && argv[i][0] == '-' && ((unsigned char)argv[i][1] >= 0x80 || argv[i][1] == '"')) {
            struct str shielded = arena_printf(a, " %s", argv[i]);
            copy[i] = arena_copy(a, shielded.s, shielded.n + 1, 1);
        }
    }
    return copy;
}

static enum status count_arguments(const struct cmd_call *call)
{
    const struct cmd *c = call->cmd;
    if (cmd_has(call, "help") || cmd_has(call, "version"))
        return STATUS_OK;
    if (call->nargs < c->least)
        return error_set(call->err, STATUS_USAGE, "%s needs %s; see baolan %s --help", c->name, c->arguments, c->name);
    if (call->nargs > c->most)
        return error_set(call->err, STATUS_USAGE, "“%.*s” is one argument too many for %s; see baolan %s --help",
                         STR_ARG(call->args[c->most]), c->name, c->name);
    return STATUS_OK;
}

enum status cmd_read_line(struct cmd_call *call, int argc, char **argv)
{
    struct reading r = {0};
    struct {
        struct cmd_given *at;
        size_t n, cap;
    } given = {0};
    enum status status = STATUS_OK;
    if (call->cmd->flags & CMD_QUERY)
        argv = shield_words(call->arena, argc, argv);
    buf_char(&r.shorts, ':'); /* getopt is silent and tells a missing value from an unknown option */
    cmd_each_option(call->cmd, add_option, &r);
    vec_push(&r.longs, (struct option){0});
    opterr = 0;
    optind = 0;
    while (status == STATUS_OK) {
        int at = optind ? optind : 1;
        int code = getopt_long(argc, argv, r.shorts.s, r.longs.at, NULL);
        if (code < 0)
            break;
        const struct cmd_option *o = code == '?' || code == ':' ? NULL : option_of(&r, code);
        const struct cmd_option *meant = code == ':' ? option_of(&r, optopt) : o;
        const char *written = argv[optind - 1 - (optarg && optarg == argv[optind - 1])];
        if (meant && (code == ':' ? optopt : code) >= FIRST_LONG && is_ambiguous(written, meant)) {
            status = error_set(call->err, STATUS_USAGE, "%s has no option %.*s; see baolan %s --help", call->cmd->name,
                               (int)strcspn(written, "="), written, call->cmd->name);
            break;
        }
        if (o) {
            vec_push(&given, ((struct cmd_given){o, optarg ? str_of(optarg) : STR_ABSENT}));
            status = optarg ? check_value(o, optarg, call->err) : STATUS_OK;
        } else if (code == ':') {
            status = error_set(call->err, STATUS_USAGE, "%s needs a value; see baolan %s --help", argv[optind - 1],
                               call->cmd->name);
        } else {
            /* For a cluster like -xz getopt has not moved on yet. */
            const char *word = optind > at ? argv[optind - 1] : argv[at];
            status = error_set(call->err, STATUS_USAGE, "%s has no option %s; see baolan %s --help", call->cmd->name,
                               word, call->cmd->name);
        }
    }
    call->given = arena_copy(call->arena, given.at, given.n, sizeof *given.at);
    call->ngiven = given.n;
    call->nargs = (size_t)(argc - optind);
    call->args = arena_array(call->arena, call->nargs, sizeof *call->args);
    for (size_t i = 0; i < call->nargs; i++)
        call->args[i] = str_of(argv[(size_t)optind + i]);
    vec_free(&given);
    vec_free(&r.options);
    vec_free(&r.longs);
    buf_free(&r.shorts);
    return status == STATUS_OK ? count_arguments(call) : status;
}
