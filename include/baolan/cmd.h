/*
 * cmd: the commands of the program. One file a command, each with a const descriptor; usage, --help, completions and the option
 * lists of the manual are all made from these tables.
 *
 * A command does its work and answers a status; results go to stdout through out.h, and an error it meets stands in call->err,
 * which main prints as one line on stderr.
 */
#ifndef BAOLAN_CMD_H
#define BAOLAN_CMD_H

#include "baolan/memory.h"
#include "baolan/status.h"

struct archive;
struct query;

struct cmd_option {
    const char *name;     /* long name without dashes; NULL ends a table */
    char letter;          /* short option, 0: none */
    const char *argument; /* what help calls its value; NULL: takes none */
    const char *help;     /* this and what else is said of commands: in English, shown in the language of language.h */
    const char *values;   /* the words allowed, "|" between; "#": a number of 1 or more; NULL: any text */
};

enum cmd_flag {
    CMD_ARCHIVE = 1, /* works on an archive: -d */
    CMD_QUERY = 2,   /* takes FILTERS and a QUERY */
    CMD_PAGED = 4,   /* prints much: a pager on a terminal, --no-pager */
    CMD_ROAMS = 8,   /* its user has it start programs and save where he likes */
};

struct cmd_call;

struct cmd {
    const char *name;
    const char *arguments;            /* for the usage line: "PATH…"; "" when it takes none */
    const char *summary;              /* one line without a full stop */
    const char *about;                /* what --help says below the usage; lines of at most 78 columns */
    const struct cmd_option *options; /* its own, in the order help shows them */
    unsigned flags;
    size_t least, most; /* arguments; most SIZE_MAX: any number */
    enum status (*run)(struct cmd_call *call);
};

struct cmd_given {
    const struct cmd_option *option;
    struct str value; /* absent when the option takes none */
};

/* One command line, read. Everything is in ARENA. */
struct cmd_call {
    const struct cmd *cmd;
    struct arena *arena;
    struct error *err;
    struct cmd_given *given;
    size_t ngiven;
    struct str *args;
    size_t nargs;
};

/* ---- the table (table.c) ------------------------------------------------------------------------------------------ */

const struct cmd *const *cmd_all(void);       /* NULL-terminated, in the order of help */
const struct cmd *cmd_default(void);          /* the command of a command line without one */
const struct cmd *cmd_find(const char *name); /* NULL: none */
/* The command that WORD was most likely meant to be, NULL when none is near. */
const struct cmd *cmd_near(struct str word);
/* Calls VISIT for every option CMD takes: its own, the filters, the common ones. CMD NULL: the common ones alone. */
void cmd_each_option(const struct cmd *cmd, void (*visit)(void *context, const struct cmd_option *option),
                     void *context);

/* ---- one command line (line.c) ------------------------------------------------------------------------------------ */

/* Reads ARGV (argv[0] is skipped) into CALL, whose cmd, arena and err are set. STATUS_USAGE with the message. */
enum status cmd_read_line(struct cmd_call *call, int argc, char **argv);
/* What it reads, for the command (given.c). */
bool cmd_has(const struct cmd_call *call, const char *option);
struct str cmd_value(const struct cmd_call *call, const char *option); /* the last one given, else absent */
size_t cmd_number(const struct cmd_call *call, const char *option, size_t otherwise);

/* ---- help for commands -------------------------------------------------------------------------------------------- */

/* The path that -d names, else the default one. */
struct str cmd_archive(const struct cmd_call *call);
/*
 * Opens the archive that -d names (or the default one); MODE is an enum archive_mode. From then on all but the browser writes, where the system
 * has it so (confine.h), in the archive's folder alone.
 */
enum status cmd_open_archive(struct cmd_call *call, int mode, struct archive **out);
/* FILTERS and QUERY as one query: values of one filter are alternatives, filters and query must all hold (filters.c). */
enum status cmd_query(struct cmd_call *call, struct query **out);

/* ---- what main prints (help.c, version.c, tables.c, complain.c) --------------------------------------------------------------- */

void cmd_print_help(const struct cmd *cmd, struct buf *out); /* NULL: the program's */
void cmd_print_version(struct buf *out);
void cmd_print_tables(struct buf *out); /* commands, options and keys as lines of tabs, for completions and manual */
/* One line "baolan: …" on stderr, through display.h. */
void cmd_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
