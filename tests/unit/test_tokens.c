/* The list of tokens of a story: its parts are in the order of bytes, as a segment of the full text index needs them (segment.h). */
#include "../../src/archive/fulltext.h"
#include "../../src/archive/tokens.h"
#include "tap.h"

enum { LAST = 0x2ffff, STEP = 23 };

/* Something of each script behind each mark. */
static void compose(struct buf *out)
{
    static const char marks[] = {0, MARK_TITLE, MARK_AUTHOR, MARK_FACET, MARK_FACET};
    for (size_t i = 0; i < sizeof marks; i++) {
        if (marks[i])
            buf_char(out, marks[i]);
        for (uint32_t c = '0'; c < LAST; c += STEP + (uint32_t)i)
            if (c < 0xd800 || c > 0xdfff)
                buf_cp(out, c);
    }
}

/* How many parts have a token that does not order behind all of those before. */
static size_t disordered(const struct token_list *list, size_t *filled)
{
    struct str highest = STR(""), before = STR(""), token;
    size_t n = 0;
    for (size_t part = 0; part < TOKEN_PARTS; part++, before = highest) {
        struct str lines = str_cut(list->tokens, part ? list->end[part - 1] : 0, list->end[part]);
        bool right = true;
        for (size_t at = 0; str_next(lines, '\n', &at, &token);) {
            right = right && str_cmp(token, before) > 0;
            highest = str_cmp(token, highest) > 0 ? token : highest;
        }
        *filled += lines.n > 0;
        n += !right;
    }
    return n;
}

int main(void)
{
    struct arena *arena = arena_new();
    struct tokens *tokens = tokens_open();
    struct token_list list;
    struct buf composed = {0};
    size_t filled = 0;
    compose(&composed);
    tokens_list(tokens, buf_view(&composed), arena, &list);
    is_int((long)disordered(&list, &filled), 0, "each part is behind all before it");
    is_int((long)filled, TOKEN_PARTS, "and there is something in each");
    is_int((long)list.end[TOKEN_PARTS - 1], (long)list.tokens.n, "the last ends where the list does");
    buf_free(&composed);
    tokens_close(tokens);
    arena_free(arena);
    return tap_done();
}
