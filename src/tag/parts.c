#include "parts.h"

struct taking {
    struct arena *arena;
    size_t left; /* code points */
    struct parts parts;
};

static void add(struct taking *t, enum part_kind kind, struct str text, enum spot_part spot, size_t n)
{
    if (!str_present(text) || !t->left)
        return;
    struct points points = points_of(t->arena, text, t->left);
    t->left -= points.n;
    t->parts.at[t->parts.n++] =
        (struct part){kind, str_cut(text, 0, points.at[points.n]), points, {.part = spot, .n = (int)n}};
}

struct parts parts_of(struct arena *a, const struct article *article, size_t most)
{
    size_t paragraph = 0, room = 3 + article->ncaptions + article->nsections;
    for (size_t i = 0; i < article->nsections; i++)
        room += article->sections[i].nparagraphs;
    struct taking t = {.arena = a, .left = most, .parts.at = arena_array(a, room, sizeof *t.parts.at)};
    add(&t, PART_KICKER, article->kicker, SPOT_KICKER, 0);
    if (!article->title_derived)
        add(&t, PART_TITLE, article->title, SPOT_TITLE, 0);
    add(&t, PART_SUBTITLE, article->subtitle, SPOT_SUBTITLE, 0);
    enum part_kind next = PART_LEAD;
    for (size_t i = 0; i < article->nsections && t.left; i++) {
        const struct section *section = &article->sections[i];
        add(&t, PART_HEADING, section->heading, SPOT_HEADING, i + 1);
        for (size_t k = 0; k < section->nparagraphs && t.left; k++) {
            add(&t, next, section->paragraphs[k], SPOT_PARAGRAPH, ++paragraph);
            next = PART_BODY;
        }
    }
    for (size_t i = 0; i < article->ncaptions && t.left; i++) {
        add(&t, next == PART_LEAD ? PART_LEAD : PART_CAPTION, article->captions[i].text, SPOT_CAPTION, i + 1);
        next = PART_BODY;
    }
    return t.parts;
}
