#include "parts.h"

static void add(struct parts *parts, enum part_kind kind, struct str text, enum spot_part spot, size_t n)
{
    if (!str_present(text))
        return;
    parts->at[parts->n++] = (struct part){kind, text, {.part = spot, .n = (int)n}};
}

struct parts parts_of(struct arena *a, const struct article *article)
{
    size_t paragraph = 0, most = 3 + article->ncaptions + article->nsections;
    for (size_t i = 0; i < article->nsections; i++)
        most += article->sections[i].nparagraphs;
    struct parts parts = {.at = arena_array(a, most, sizeof *parts.at)};
    add(&parts, PART_KICKER, article->kicker, SPOT_KICKER, 0);
    if (!article->title_derived)
        add(&parts, PART_TITLE, article->title, SPOT_TITLE, 0);
    add(&parts, PART_SUBTITLE, article->subtitle, SPOT_SUBTITLE, 0);
    enum part_kind next = PART_LEAD;
    for (size_t i = 0; i < article->nsections; i++) {
        const struct section *section = &article->sections[i];
        add(&parts, PART_HEADING, section->heading, SPOT_HEADING, i + 1);
        for (size_t k = 0; k < section->nparagraphs; k++) {
            add(&parts, next, section->paragraphs[k], SPOT_PARAGRAPH, ++paragraph);
            next = PART_BODY;
        }
    }
    for (size_t i = 0; i < article->ncaptions; i++) {
        add(&parts, next == PART_LEAD ? PART_LEAD : PART_CAPTION, article->captions[i].text, SPOT_CAPTION, i + 1);
        next = PART_BODY;
    }
    return parts;
}
