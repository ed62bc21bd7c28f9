#include "gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/path.h"
#include "baolan/tag.h"
#include "table.h"

static enum weakness weakness_of(struct str word)
{
    return str_is(word, "name")    ? WEAK_NAME
           : str_is(word, "base")  ? WEAK_BASE
           : str_is(word, "noun")  ? WEAK_NOUN
           : str_is(word, "short") ? WEAK_SHORT
                                   : WEAK_NOT;
}

enum status gazetteer_open(struct gazetteer *g, struct error *err)
{
    struct buf file = {0};
    *g = (struct gazetteer){.arena = arena_new()};
    enum status status = table_read_data("regions/regions.tsv", &file, err);
    buf_add(&file, "", 0); /* the NUL behind an empty file */
    struct {
        struct region *at;
        size_t n, cap;
    } regions = {0};
    char *text = arena_copy(g->arena, file.s, file.n + 1, 1);
    struct table t = {.text = {text, file.n}};
    struct str field[5];
    while (status == STATUS_OK && table_next(&t, field, 5)) {
        if (field[0].n != 6 || !str_present(field[1]) || field[2].n != 1 || field[2].s[0] < '1' || field[2].s[0] > '3')
            status = error_set(err, STATUS_INPUT, "data/regions/regions.tsv, line %d: not CODE NAME LEVEL SHORT WEAK",
                               t.line);
        else {
            for (size_t i = 0; i < 5;
                 i++) /* where the tab or the line end stood: each field becomes a string of its own */
                if (field[i].s)
                    text[(size_t)(field[i].s - text) + field[i].n] = '\0';
            vec_push(&regions, ((struct region){.code = field[0],
                                                .name = field[1],
                                                .weak = weakness_of(field[4]),
                                                .short_name = str_present(field[3]) ? field[3] : STR_ABSENT,
                                                .level = (enum level)(field[2].s[0] - '0')}));
        }
    }
    g->regions = arena_copy(g->arena, regions.at, regions.n, sizeof *regions.at);
    g->nregions = regions.n;
    vec_free(&regions);
    buf_free(&file);
    if (status != STATUS_OK)
        gazetteer_close(g);
    return status;
}

void gazetteer_close(struct gazetteer *g)
{
    arena_free(g->arena);
    *g = (struct gazetteer){0};
}

const struct region *gazetteer_find(const struct gazetteer *g, struct str code)
{
    size_t low = 0, high = g->nregions;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(g->regions[middle].code, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < g->nregions && str_eq(g->regions[low].code, code) ? &g->regions[low] : NULL;
}

struct str gazetteer_plain_name(struct arena *a, const struct region *region)
{
    const struct str ranks[] = {STR("县"), STR("旗")};
    if (region->level != LEVEL_COUNTY || !region->short_name.s)
        return STR_ABSENT;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (str_ends(region->name, arena_printf(a, "自治%s", ranks[i].s)))
            return arena_printf(a, "%.*s%s", STR_ARG(region->short_name), ranks[i].s);
    return STR_ABSENT;
}

struct str gazetteer_prefix(const struct region *region)
{
    static const size_t digits[] = {[LEVEL_PROVINCE] = 2, [LEVEL_PREFECTURE] = 4, [LEVEL_COUNTY] = 6};
    return str_cut(region->code, 0, digits[region->level]);
}

/* The start of the line that byte AT of TEXT lies in. */
static size_t line_start(struct str text, size_t at)
{
    while (at > 0 && text.s[at - 1] != '\n')
        at--;
    return at;
}

/* The first line of TEXT, sorted bytewise, that is not less than PREFIX. */
static size_t lower_bound(struct str text, struct str prefix)
{
    size_t low = 0, high = text.n; /* both are starts of lines */
    while (low < high) {
        size_t start = line_start(text, low + (high - low) / 2);
        struct str head = str_cut(text, start, start + prefix.n < text.n ? start + prefix.n : text.n);
        if (str_cmp(head, prefix) >= 0) {
            high = start;
            continue;
        }
        const char *end = memchr(text.s + start, '\n', text.n - start);
        low = end ? (size_t)(end - text.s) + 1 : text.n;
    }
    return low;
}

enum status gazetteer_townships(struct arena *a, struct str prefix, struct township **out, size_t *n, struct error *err)
{
    struct buf file = {0};
    *out = NULL;
    *n = 0;
    enum status status = table_read_data("regions/townships.tsv", &file, err);
    struct {
        struct township *at;
        size_t n, cap;
    } found = {0};
    struct str text = buf_view(&file);
    struct table t = {.text = text, .at = status == STATUS_OK ? lower_bound(text, prefix) : text.n};
    struct str field[2];
    while (table_next(&t, field, 2) && str_starts(field[0], prefix))
        if (field[0].n == 12 && str_present(field[1]))
            vec_push(&found, ((struct township){arena_str(a, field[0]), arena_str(a, field[1])}));
    *out = arena_copy(a, found.at, found.n, sizeof *found.at);
    *n = found.n;
    vec_free(&found);
    buf_free(&file);
    return status;
}

enum status gazetteer_former(struct arena *a, struct former **out, size_t *n, struct error *err)
{
    struct buf file = {0};
    enum status status = table_read_data("regions/former.tsv", &file, err);
    struct {
        struct former *at;
        size_t n, cap;
    } names = {0};
    struct table t = {.text = arena_str(a, buf_view(&file))};
    struct str field[4];
    while (status == STATUS_OK && table_next(&t, field, 4)) {
        if (field[0].n != 6 || !str_present(field[1]) || !str_present(field[3]))
            status =
                error_set(err, STATUS_INPUT, "data/regions/former.tsv, line %d: not COUNTY NAME LAST GONE", t.line);
        else
            vec_push(&names,
                     ((struct former){field[0], field[1], str_is(field[2], "-") ? STR_ABSENT : field[2], field[3]}));
    }
    *out = arena_copy(a, names.at, names.n, sizeof *names.at);
    *n = names.n;
    vec_free(&names);
    buf_free(&file);
    return status;
}

enum status gazetteer_places(struct arena *a, struct str prefecture, struct place **out, size_t *n, struct error *err)
{
    struct buf file = {0};
    struct str name = arena_printf(a, "regions/%.*s.places", STR_ARG(prefecture)), path;
    struct error none = {0}; /* a prefecture without such a file is the usual case, not a failure */
    *out = NULL;
    *n = 0;
    if (path_data(a, name.s, &path, &none) != STATUS_OK) {
        error_clear(&none);
        return STATUS_OK;
    }
    enum status status = table_read_data(name.s, &file, err);
    struct {
        struct place *at;
        size_t n, cap;
    } places = {0};
    struct table t = {.text = arena_str(a, buf_view(&file))};
    struct str field[4];
    while (status == STATUS_OK && table_next(&t, field, 4)) {
        if (!str_present(field[0]) || field[1].n != 6)
            status = error_set(err, STATUS_INPUT, "data/%s, line %d: not NAME COUNTY KIND UNTIL", name.s, t.line);
        else
            vec_push(&places, ((struct place){field[0], field[1], field[2], field[3]}));
    }
    *out = arena_copy(a, places.at, places.n, sizeof *places.at);
    *n = places.n;
    vec_free(&places);
    buf_free(&file);
    return status;
}

enum status tag_townships(struct arena *a, struct str county, struct str **names, size_t *n, struct error *err)
{
    struct township *all;
    *n = 0;
    *names = NULL;
    if (county.n != 6) /* a prefix would find those of several */
        return STATUS_OK;
    enum status status = gazetteer_townships(a, county, &all, n, err);
    *names = arena_array(a, *n, sizeof **names);
    for (size_t i = 0; i < *n; i++)
        (*names)[i] = all[i].name;
    return status;
}
