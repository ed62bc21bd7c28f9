#include "baolan/difference.h"

#include <stdlib.h>

#include "baolan/correction.h"
#include "baolan/display.h"
#include "baolan/relate.h"

enum { PARTS_MOST = 1000 }; /* of one text that are looked for in the other */

struct pairs {
    struct difference_pair *at;
    size_t n, cap;
};

/* ---- what is shared ----------------------------------------------------------------------------------------------- */

/* A story in several parts is compared as one. */
static struct relate_text *read_story(struct arena *a, const struct doc_part *parts, size_t n)
{
    struct article *whole = arena_alloc(a, sizeof *whole);
    *whole = *parts[0].article;
    for (size_t i = 1; i < n; i++) {
        struct article rest = *parts[i].article;
        rest.kicker = rest.title = rest.subtitle = STR_ABSENT; /* the headline of its other page */
        correction_join(a, whole, &rest, false);
    }
    return relate_read(a, parts[0].page, whole, NULL);
}

static void mark(struct arena *a, struct difference_text *text, const struct relate_text *read,
                 struct shared_spans spans)
{
    text->parts = relate_parts(read, &text->n);
    text->shared = arena_array(a, text->n, sizeof *text->shared);
    for (size_t i = 0; i < text->n; i++)
        text->shared[i] = arena_alloc(a, text->parts[i].n + 1);
    for (size_t i = 0; i < spans.n; i++)
        for (size_t k = spans.at[i].from; k < spans.at[i].to; k++)
            text->shared[spans.at[i].part][k] = 1;
}

static size_t most(size_t n)
{
    return n < PARTS_MOST ? n : PARTS_MOST;
}

static void align(const struct difference_text *left, const struct difference_text *right, struct shared_spans spans,
                  struct pairs *out)
{
    size_t n = most(left->n), m = most(right->n);
    uint32_t *same = xcalloc((n + 1) * (m + 1), sizeof *same), *best = xcalloc((n + 1) * (m + 1), sizeof *best);
#define CELL(table, i, k) table[(i) * (m + 1) + (k)]
    for (size_t i = 0; i < spans.n; i++)
        if (spans.at[i].part < n && spans.at[i].other < m)
            CELL(same, spans.at[i].part, spans.at[i].other) += spans.at[i].to - spans.at[i].from;
    for (size_t i = n; i-- > 0;)
        for (size_t k = m; k-- > 0;) {
            uint32_t both = CELL(same, i, k) ? CELL(same, i, k) + CELL(best, i + 1, k + 1) : 0,
                     down = CELL(best, i + 1, k), across = CELL(best, i, k + 1), alone = down > across ? down : across;
            CELL(best, i, k) = both > alone ? both : alone;
        }
    size_t i = 0, k = 0;
    while (i < n || k < m) {
        bool both =
            i < n && k < m && CELL(same, i, k) && CELL(best, i, k) == CELL(same, i, k) + CELL(best, i + 1, k + 1);
        bool takes_left = !both && i < n && (k >= m || CELL(best, i + 1, k) >= CELL(best, i, k + 1));
        vec_push(out,
                 ((struct difference_pair){{both || takes_left ? i : SIZE_MAX, both || !takes_left ? k : SIZE_MAX}}));
        i += both || takes_left;
        k += both || !takes_left;
    }
#undef CELL
    for (; i < left->n; i++)
        vec_push(out, ((struct difference_pair){{i, SIZE_MAX}}));
    for (; k < right->n; k++)
        vec_push(out, ((struct difference_pair){{SIZE_MAX, k}}));
    free(same);
    free(best);
}

static struct str part_of(const struct difference *d, size_t side, size_t part)
{
    return part == SIZE_MAX ? STR_ABSENT : d->texts[side].parts[part];
}

void difference_make(struct arena *a, const struct doc_part *left, size_t nleft, const struct doc_part *right,
                     size_t nright, struct difference *out)
{
    struct relate_text *x = read_story(a, left, nleft), *y = read_story(a, right, nright);
    struct shared_spans in_x, in_y;
    struct pairs pairs = {0};
    size_t n = 0;
    relate_shared(a, x, y, &in_x, &in_y);
    mark(a, &out->texts[0], x, in_x);
    mark(a, &out->texts[1], y, in_y);
    align(&out->texts[0], &out->texts[1], in_x, &pairs);
    for (size_t i = 0; i < pairs.n; i++) {
        struct difference_pair pair = pairs.at[i];
        if (str_present(part_of(out, 0, pair.part[0])) || str_present(part_of(out, 1, pair.part[1])))
            pairs.at[n++] = pair;
    }
    out->pairs = arena_copy(a, pairs.at, n, sizeof *out->pairs);
    out->n = n;
    vec_free(&pairs);
}

static bool all_shared(const struct difference_text *text, size_t part)
{
    struct str s = text->parts[part];
    for (size_t i = 0; i < s.n; i++)
        if (!text->shared[part][i] && (unsigned char)s.s[i] > ' ')
            return false;
    return true;
}

char difference_sign(const struct difference *d, const struct difference_pair *pair)
{
    size_t left = pair->part[0], right = pair->part[1];
    if (left == SIZE_MAX)
        return '>';
    if (right == SIZE_MAX)
        return '<';
    return str_eq(d->texts[0].parts[left], d->texts[1].parts[right]) ||
                   (all_shared(&d->texts[0], left) && all_shared(&d->texts[1], right))
               ? '='
               : '~';
}

/* ---- showing ------------------------------------------------------------------------------------------------------ */

void difference_show(struct arena *a, const struct difference *d, size_t side, size_t part, int width,
                     struct difference_cell *out)
{
    struct buf text = {0}, shared = {0};
    *out = (struct difference_cell){.text = STR(""), .shared = STR("")};
    if (part == SIZE_MAX)
        return;
    struct str s = d->texts[side].parts[part];
    const uint8_t *marks = d->texts[side].shared[part];
    for (size_t from = 0, to; from < s.n; from = to) {
        for (to = from + 1; to < s.n && marks[to] == marks[from]; to++)
            ;
        struct str piece = display_str(a, str_cut(s, from, to));
        buf_str(&text, piece);
        for (size_t i = 0; i < piece.n; i++)
            buf_char(&shared, marks[from] ? '1' : '0');
    }
    out->text = arena_str(a, buf_view(&text));
    out->shared = arena_str(a, buf_view(&shared));
    wrap_paragraph(a, out->text, width, 0, &out->lines);
    buf_free(&text);
    buf_free(&shared);
}

bool difference_run(const struct difference_cell *cell, const struct wrap_line *line, size_t *from, size_t *to)
{
    if (*to >= line->to)
        return false;
    *from = (*to)++;
    while (*to < line->to && cell->shared.s[*to] == cell->shared.s[*from])
        ++*to;
    return true;
}
