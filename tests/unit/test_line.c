/* Command lines read by tables, near commands, and records printed as text and JSON. */
#include "tap.h"

#include <stdlib.h>

#include "../../src/cmd/cmds.h"

static const struct cmd_option options[] = {
    {"quick", 'q', NULL, "be quick", NULL},
    {"limit", 'l', "N", "so many", "#"},
    {"format", 'f', "FORMAT", "as", "text|json"},
    {0},
};

static enum status nothing(struct cmd_call *call)
{
    (void)call;
    return STATUS_OK;
}

static const struct cmd made = {
    .name = "made",
    .arguments = "[QUERY]",
    .summary = "",
    .about = "",
    .options = options,
    .flags = CMD_QUERY,
    .most = 2,
    .run = nothing,
};

/* Reads WORDS (blanks between) as a command line. */
static enum status read_words(struct cmd_call *call, const char *words)
{
    char *argv[16] = {xstrdup("baolan")};
    int argc = 1;
    struct buf copy = {0};
    buf_cstr(&copy, words);
    for (char *word = strtok(copy.s, " "); word && argc < 15; word = strtok(NULL, " "))
        argv[argc++] = (char *)arena_copy(call->arena, word, strlen(word) + 1, 1);
    call->cmd = &made;
    call->ngiven = call->nargs = 0;
    error_clear(call->err);
    enum status status = cmd_read_line(call, argc, argv);
    free(argv[0]);
    buf_free(&copy);
    return status;
}

static void test_lines(struct cmd_call *call)
{
    is_int(read_words(call, "-l 3 氢能 --format=json -煤炭 -q"), STATUS_OK, "options and words in any order");
    is_int(cmd_number(call, "limit", 9), 3, "a number");
    is_str(cmd_value(call, "format"), "json", "a word");
    ok(cmd_has(call, "quick") && !cmd_has(call, "help"), "flags");
    is_int((intmax_t)call->nargs, 2, "two words are left");
    is_str(str_trim(call->args[1]), "-煤炭", "a word with a minus is no option");
    is_int(cmd_number(call, "archive", 9), 9, "what was not given is the default");
    is_int(read_words(call, "-l 3 -l 4"), STATUS_OK, "an option twice");
    is_int(cmd_number(call, "limit", 9), 4, "the last one counts");
    is_int(read_words(call, "--county 孝义 --county 交城"), STATUS_OK, "filters are options");
    is_int((intmax_t)call->ngiven, 2, "each is kept");
    static const char *const wrong[] = {"-x",    "--limit",      "-l 0",      "-l 1234567890123",
                                        "-l -1", "--format pdf", "--quick=1", "a b c"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        is_int(read_words(call, wrong[i]), STATUS_USAGE, wrong[i]);
        ok(call->err->message != NULL, "with a message");
    }
    is_int(read_words(call, "a b c --help"), STATUS_OK, "--help before all complaints");
}

static void test_near(void)
{
    ok(cmd_near(STR("serach")) == cmd_find("search"), "letters changed about");
    ok(cmd_near(STR("exp")) == cmd_find("export") || cmd_near(STR("exp")) == cmd_find("explain"),
       "the beginning of one");
    ok(!cmd_near(STR("newspaper")), "another word");
    ok(!cmd_near(STR("氢能")), "a word of a query");
    ok(!cmd_near(STR("")), "nothing");
}

int main(void)
{
    struct error err = {0};
    struct cmd_call call = {.arena = arena_new(), .err = &err};
    test_lines(&call);
    test_near();
    error_clear(&err);
    arena_free(call.arena);
    return tap_done();
}
