/* A command as its words: quotes and backslashes, and nothing else that a shell would know. */
#include "baolan/program.h"

/* The word at *AT, which is no blank; false when a quote in it is not closed. */
static bool read_word(struct str command, size_t *at, struct buf *word)
{
    char quote = '\0';
    for (; *at < command.n; (*at)++) {
        char c = command.s[*at];
        if (c == '\\' && quote != '\'' && *at + 1 < command.n)
            buf_char(word, command.s[++*at]);
        else if (quote && c == quote)
            quote = '\0';
        else if (!quote && (c == '\'' || c == '"'))
            quote = c;
        else if (!quote && (c == ' ' || c == '\t'))
            break;
        else
            buf_char(word, c);
    }
    return !quote;
}

enum status program_words(struct arena *a, struct str command, char ***argv, struct error *err)
{
    struct {
        char **at;
        size_t n, cap;
    } words = {0};
    struct buf word = {0};
    enum status status = STATUS_OK;
    for (size_t at = 0; status == STATUS_OK && at < command.n;) {
        if (command.s[at] == ' ' || command.s[at] == '\t') {
            at++;
            continue;
        }
        buf_clear(&word);
        if (!read_word(command, &at, &word))
            status = error_set(err, STATUS_USAGE, "this quote is not closed");
        vec_push(&words, arena_copy(a, word.n ? word.s : "", word.n + 1, 1));
    }
    if (status == STATUS_OK && !words.n)
        status = error_set(err, STATUS_USAGE, "no program is named");
    vec_push(&words, NULL);
    *argv = arena_copy(a, words.at, words.n, sizeof *words.at);
    vec_free(&words);
    buf_free(&word);
    return status;
}
