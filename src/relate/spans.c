/* What two articles have in common as bytes of their parts: for who shows them side by side. */
#include "relate_internal.h"

struct spans {
    struct shared_span *at;
    size_t n, cap;
};

const struct str *relate_parts(const struct relate_text *text, size_t *n)
{
    *n = text->nparts;
    return text->parts;
}

/* Letters [AT, AT + N) of TEXT, a span for each part they stand in; OTHER gives each letter's part in the other text. */
static void add_run(const struct relate_text *text, size_t at, const struct relate_text *other, size_t there, size_t n,
                    struct spans *out)
{
    for (size_t i = 0, j; i < n; i = j) {
        size_t part = letters_part(text, at + i), facing = letters_part(other, there + i),
               end = letters_part_end(text, part) - at, end_there = letters_part_end(other, facing) - there;
        j = end < end_there ? end : end_there;
        j = j < n ? j : n;
        struct shared_span span = {(uint32_t)part, (uint32_t)facing, text->places[at + i],
                                   (uint32_t)letters_end(text, part, at + j - 1)};
        vec_push(out, span);
    }
}

/* Headlines are too short for runs: they are the same or they are not. */
static void add_headlines(const struct relate_text *a, const struct relate_text *b, struct spans *in_a,
                          struct spans *in_b)
{
    for (size_t i = 0; i < a->nparts && i < a->nheads; i++)
        for (size_t k = 0; k < b->nparts && k < b->nheads; k++)
            if (str_present(a->parts[i]) && str_eq(a->parts[i], b->parts[k])) {
                struct shared_span left = {(uint32_t)i, (uint32_t)k, 0, (uint32_t)a->parts[i].n},
                                   right = {(uint32_t)k, (uint32_t)i, 0, (uint32_t)b->parts[k].n};
                vec_push(in_a, left);
                vec_push(in_b, right);
            }
}

void relate_shared(struct arena *arena, struct relate_text *a, struct relate_text *b, struct shared_spans *in_a,
                   struct shared_spans *in_b)
{
    struct reuse reuse;
    struct spans left = {0}, right = {0};
    add_headlines(a, b, &left, &right);
    reuse_find(arena, a, b, &reuse);
    for (size_t i = 0; i < reuse.nruns; i++) {
        add_run(a, reuse.runs[i].a, b, reuse.runs[i].b, reuse.runs[i].n, &left);
        add_run(b, reuse.runs[i].b, a, reuse.runs[i].a, reuse.runs[i].n, &right);
    }
    *in_a = (struct shared_spans){arena_copy(arena, left.at, left.n, sizeof *left.at), left.n};
    *in_b = (struct shared_spans){arena_copy(arena, right.at, right.n, sizeof *right.at), right.n};
    vec_free(&left);
    vec_free(&right);
}
