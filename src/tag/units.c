/* Units that can be counted in one another: data/words/units.tsv. */
#include <stdlib.h>

#include "baolan/series.h"
#include "table.h"

struct unit {
    struct str word, base; /* base: absent for a scale */
    double factor;
};

struct units {
    struct arena *arena;
    struct {
        struct unit *at;
        size_t n, cap;
    } list;
};

enum status units_open(struct units **out, struct error *err)
{
    static const char name[] = "words/units.tsv";
    struct units *u = xcalloc(1, sizeof *u);
    struct buf file = {0};
    u->arena = arena_new();
    enum status status = table_read_data(name, &file, err);
    struct table t = {.text = buf_view(&file)};
    struct str field[4];
    while (status == STATUS_OK && table_next(&t, field, 4)) {
        bool scale = str_is(field[0], "scale");
        double factor = field[2].s ? strtod(arena_str(u->arena, field[2]).s, NULL) : 0;
        if (!(factor > 0) || (!scale && (!str_is(field[0], "unit") || !field[3].s)))
            status = error_set(err, STATUS_INPUT, "data/%s, line %d: neither a scale nor a unit", name, t.line);
        vec_push(&u->list, ((struct unit){arena_str(u->arena, field[1]),
                                          scale ? STR_ABSENT : arena_str(u->arena, field[3]), factor}));
    }
    buf_free(&file);
    if (status != STATUS_OK) {
        units_close(u);
        return status;
    }
    *out = u;
    return STATUS_OK;
}

void units_close(struct units *u)
{
    if (!u)
        return;
    vec_free(&u->list);
    arena_free(u->arena);
    free(u);
}

static bool plain_number(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.s[i] < '0' || s.s[i] > '9') && s.s[i] != '.')
            return false;
    return s.n > 0;
}

bool units_number(const struct units *u, const struct figure_tag *figure, double *number, struct str *base)
{
    struct str unit = figure->unit;
    struct buf value = {0};
    if (!plain_number(figure->value) || !unit.s)
        return false;
    buf_str(&value, figure->value);
    *number = strtod(value.s, NULL);
    buf_free(&value);
    for (size_t i = 0; i < u->list.n; i++)
        if (!u->list.at[i].base.s && unit.n > u->list.at[i].word.n && str_starts(unit, u->list.at[i].word)) {
            *number *= u->list.at[i].factor;
            unit = str_cut(unit, u->list.at[i].word.n, unit.n);
            break;
        }
    *base = unit;
    for (size_t i = 0; i < u->list.n; i++)
        if (u->list.at[i].base.s && str_eq(u->list.at[i].word, unit)) {
            *number *= u->list.at[i].factor;
            *base = u->list.at[i].base;
            break;
        }
    return true;
}
