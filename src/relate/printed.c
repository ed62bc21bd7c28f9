/* Where letters stand in print, and whether that is a name of its own. */
#include "relate_internal.h"

#include "baolan/utf8.h"

enum { COUNTIES_TRIED = 40 };

size_t letters_part(const struct relate_text *text, size_t at)
{
    size_t low = 0, high = text->nparts;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (text->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t letters_part_end(const struct relate_text *text, size_t part)
{
    return part + 1 < text->nparts ? text->starts[part + 1] : text->n;
}

size_t letters_end(const struct relate_text *text, size_t part, size_t at)
{
    size_t end = text->places[at];
    utf8_next(text->parts[part], &end);
    return end;
}

struct str letters_printed(struct arena *a, const struct relate_text *text, size_t from, size_t to)
{
    if (from >= to)
        return STR("");
    size_t part = letters_part(text, from), end = letters_part_end(text, part);
    return arena_str(
        a, str_cut(text->parts[part], text->places[from], letters_end(text, part, (to < end ? to : end) - 1)));
}

static bool of_county(const struct relate_text *text, size_t at)
{
    if (!text->article->ncounties)
        return false;
    struct str gram = {0};
    size_t part = letters_part(text, at), last = at + NAME - 1;
    if (last < letters_part_end(text, part))
        gram = str_cut(text->parts[part], text->places[at], letters_end(text, part, last));
    for (size_t i = 0; i < text->article->ncounties && i < COUNTIES_TRIED; i++)
        if (gram.s && text->article->counties[i].name.s &&
            str_find(text->article->counties[i].name, gram, 0) != SIZE_MAX)
            return true;
    return false;
}

bool letters_nameless(const struct relate_text *text, size_t at)
{
    return text->set[at] + text->set[at + 1] + text->set[at + 2] >= NAME - 1 || of_county(text, at);
}
