#include "lines.h"

#include <stdlib.h>

#include "baolan/utf8.h"

enum run { RUN_HAN, RUN_NUMBER, RUN_LATIN, RUN_SPACE, RUN_MARK };

static enum run run_of(uint32_t c)
{
    if (cp_is_digit(c) || c == '%' || c == 0xff05)
        return RUN_NUMBER;
    if (cp_is_latin(c))
        return RUN_LATIN;
    if (cp_is_space(c))
        return RUN_SPACE;
    return cp_is_letter(c) ? RUN_HAN : RUN_MARK;
}

static bool holds_together(enum run x, enum run y)
{
    return (x == RUN_NUMBER || x == RUN_LATIN) && (y == RUN_NUMBER || y == RUN_LATIN);
}

/* Half-width columns of one character in print. */
static int columns_of(uint32_t c)
{
    return c < 0x80 ? 1 : 2;
}

/* End of the piece at AT that no line break may cut: a number or word with its decimal point, or one character with its marks. */
static size_t piece_end(struct str text, size_t at, int *columns)
{
    size_t next = at;
    uint32_t c = utf8_next(text, &next);
    *columns = columns_of(c);
    bool opening = cp_is_opening(c);
    while (next < text.n) {
        size_t after = next;
        uint32_t d = utf8_next(text, &after);
        bool point = d == '.' && after < text.n && cp_is_digit((uint32_t)(unsigned char)text.s[after]);
        bool mark = run_of(d) == RUN_MARK && !cp_is_opening(d) && !point && d >= 0x80;
        if (!opening && !mark && !point && !holds_together(run_of(c), run_of(d)) && c != '.')
            break;
        if (mark && *columns > 12)
            break;
        *columns += columns_of(d);
        opening = cp_is_opening(d);
        c = d;
        next = after;
    }
    return next;
}

void lines_set(struct arena *a, struct str text, int width, int indent, bool kept, struct lines *out)
{
    struct buf line = {0};
    int used = indent * 2;
    for (int i = 0; kept && i < indent; i++)
        buf_cstr(&line, "　");
    for (size_t at = 0; at < text.n;) {
        int columns;
        size_t end = piece_end(text, at, &columns);
        /* A mark may hang half a character over the edge: compositors squeeze it in. */
        if (used && used + columns > width * 2 + 1) {
            vec_push(out, ((struct print_line){.text = arena_str(a, buf_view(&line)), .body = true}));
            buf_clear(&line);
            used = 0;
        }
        buf_str(&line, str_cut(text, at, end));
        used += columns;
        at = end;
    }
    if (line.n)
        vec_push(out, ((struct print_line){.text = arena_str(a, buf_view(&line)), .body = true}));
    buf_free(&line);
}

struct str line_letter_spaced(struct arena *a, struct str text, struct random *rng)
{
    struct buf out = {0};
    bool before_marks = random_chance(rng, 60);
    uint32_t last = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        bool number = last && holds_together(run_of(last), run_of(c));
        bool mark = run_of(c) == RUN_MARK;
        if (last && !cp_is_space(last) && !cp_is_space(c) && !number && last != '.' && c != '.' &&
            (!mark || before_marks) && !(run_of(last) == RUN_MARK && mark) && run_of(last) != RUN_MARK)
            buf_char(&out, ' ');
        buf_cp(&out, c);
        last = c;
    }
    struct str spaced = arena_str(a, buf_view(&out));
    buf_free(&out);
    return spaced;
}

struct str line_digit_spaced(struct arena *a, struct str text)
{
    struct buf out = {0};
    uint32_t last = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        enum run x = run_of(last), y = run_of(c);
        if (last && ((x == RUN_HAN && (y == RUN_NUMBER || y == RUN_LATIN)) ||
                     ((x == RUN_NUMBER || x == RUN_LATIN) && y == RUN_HAN)))
            buf_char(&out, ' ');
        buf_cp(&out, c);
        last = c;
    }
    struct str spaced = arena_str(a, buf_view(&out));
    buf_free(&out);
    return spaced;
}

struct str line_shadowed(struct arena *a, struct str text)
{
    struct buf out = {0};
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        enum run run = run_of(utf8_next(text, &end));
        for (size_t next = end; next < text.n; end = next)
            if (run_of(utf8_next(text, &next)) != run || run == RUN_SPACE)
                break;
        buf_str(&out, str_cut(text, at, end));
        if (run != RUN_SPACE)
            buf_str(&out, str_cut(text, at, end));
        at = end;
    }
    struct str doubled = arena_str(a, buf_view(&out));
    buf_free(&out);
    return doubled;
}

struct str line_half_commas(struct arena *a, struct str text, struct random *rng)
{
    struct buf out = {0};
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c == 0xff0c && random_chance(rng, 10))
            buf_cstr(&out, random_chance(rng, 50) ? "," : " ,");
        else
            buf_cp(&out, c);
    }
    struct str changed = arena_str(a, buf_view(&out));
    buf_free(&out);
    return changed;
}

void lines_vertical(struct arena *a, struct str text, struct random *rng, struct lines *out)
{
    struct buf line = {0};
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (cp_is_space(c))
            continue;
        if (c == 0x201c)
            c = 0xfe43;
        else if (c == 0x201d)
            c = 0xfe44;
        buf_cp(&line, c);
        size_t next = at;
        uint32_t follows = utf8_next(text, &next);
        bool number = holds_together(run_of(c), run_of(follows));
        bool glue = number || ((cp_is_opening(c) || c == 0x3001) && random_chance(rng, 70));
        if (glue && at < text.n)
            continue;
        vec_push(out, ((struct print_line){.text = arena_str(a, buf_view(&line)),
                                           .joined = out->n > 0 && !random_chance(rng, 12)}));
        buf_clear(&line);
    }
    if (line.n)
        vec_push(out, ((struct print_line){.text = arena_str(a, buf_view(&line)), .joined = true}));
    buf_free(&line);
}
