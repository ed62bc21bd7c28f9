#include "wordfile.h"

#include "baolan/path.h"

enum { WORDFILE_MAX = 1024 * 1024 };

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

struct str wordfile_word(struct str line, size_t *at)
{
    while (*at < line.n && blank(line.s[*at]))
        (*at)++;
    size_t from = *at;
    while (*at < line.n && !blank(line.s[*at]))
        (*at)++;
    return str_cut(line, from, *at);
}

struct str wordfile_rest(struct str line, size_t at)
{
    return str_trim(str_cut(line, at, line.n));
}

enum status wordfile_each(struct str file, struct str text, wordfile_take *take, void *context, struct error *err)
{
    struct error first_fault = {0};
    int number = 1, faults = 0, at_line = 0;
    struct str line;
    for (size_t at = 0; str_next(text, '\n', &at, &line); number++) {
        size_t word = 0;
        struct str first = wordfile_word(line, &word);
        struct error fault = {0};
        if (!first.n || first.s[0] == '#')
            continue;
        if (memchr(line.s, '\0', line.n))
            error_set(&fault, STATUS_USAGE, "a NUL byte is no text");
        else if (take(context, line, &fault) == STATUS_OK)
            continue;
        at_line = faults++ ? at_line : number;
        error_pass(&first_fault, &fault);
        error_clear(&fault);
    }
    enum status status = first_fault.status;
    if (faults > 1)
        error_set(err, status, "%.*s:%d: %s (the first of %d faults)", STR_ARG(file), at_line, first_fault.message,
                  faults);
    else if (faults)
        error_set(err, status, "%.*s:%d: %s", STR_ARG(file), at_line, first_fault.message);
    error_clear(&first_fault);
    return status;
}

enum status wordfile_read(struct str file, wordfile_take *take, void *context, struct error *err)
{
    struct buf text = {0};
    enum status status = path_read(file, WORDFILE_MAX, &text, err);
    if (status == STATUS_OK)
        status = wordfile_each(file, buf_view(&text), take, context, err);
    buf_free(&text);
    return status;
}
