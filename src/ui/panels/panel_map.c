/* The map: the counties of the county panel as tiles, as dark as they have articles under the filters. */
#include <stdlib.h>
#include <unistd.h>

#include "../browser/browser.h"
#include "../finding/finding.h"
#include "baolan/display.h"
#include "baolan/path.h"
#include "panels.h"
#include "tiles.h"

enum { TILE_ROWS = 3, TILE_COLUMNS_MIN = 8, TILE_COLUMNS_MAX = 16, MAP_MAX_BYTES = 64 * 1024 };

struct map {
    struct view view;
    struct arena *arena;
    struct tile_place *places; /* the counties of the county panel, in its order */
    size_t nplaces;
    struct tile_region *regions; /* as they stand below one another */
    size_t nregions;
    struct tiles tiles;
    size_t here; /* the tile under the cursor */
    int width;   /* laid out for */
};

static struct map *map_of(struct view *v)
{
    return (struct map *)v;
}

static void start(struct view *v)
{
    map_of(v)->arena = arena_new();
}

static void end(struct view *v)
{
    arena_free(map_of(v)->arena);
}

/* A code of one region? What an archive says becomes a file's name here, and the archive may be somebody else's. */
static bool is_code(struct str region)
{
    for (size_t i = 0; i < region.n; i++)
        if (region.s[i] < '0' || region.s[i] > '9')
            return false;
    return region.n > 0;
}

/* The map of REGION: the user's own, else the product's; absent: there is none. */
static struct str read_map(struct arena *a, struct str region)
{
    struct str file = STR_ABSENT, text = STR_ABSENT;
    struct buf bytes = {0};
    struct error none = {0};
    if (is_code(region)) {
        const char *name = arena_printf(a, "regions/%.*s.map", STR_ARG(region)).s;
        file = path_config(a, name);
        if (access(file.s, R_OK) != 0)
            path_data(a, name, &file, &none);
    }
    if (file.s && none.status == STATUS_OK && path_read(file, MAP_MAX_BYTES, &bytes, &none) == STATUS_OK)
        text = arena_str(a, buf_view(&bytes));
    buf_free(&bytes);
    error_clear(&none);
    return text;
}

/* The county I of the panel, its townships not counted; NULL: there are fewer. */
static const struct facet_value *county_value(const struct facets *f, size_t i)
{
    for (size_t k = 0; k < f->nitems; k++)
        if (f->items[k].depth == 0 && i-- == 0)
            return &f->items[k].value;
    return NULL;
}

static size_t county_count(const struct facets *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->nitems; i++)
        n += f->items[i].depth == 0;
    return n;
}

/* Does the county CODE lie in REGION: has it the same digits before the zeros, which go in pairs? */
static bool lies_in(struct str code, struct str region)
{
    while (region.n > 2 && str_ends(region, STR("00")))
        region.n -= 2;
    return region.n && str_starts(code, region);
}

/* The first piece of LIST before MARK, which is taken off; what is left of an absent list is absent. */
static struct str take(struct str *list, struct str mark)
{
    size_t end = list->n ? str_find(*list, mark, 0) : SIZE_MAX;
    struct str piece = end == SIZE_MAX ? *list : str_cut(*list, 0, end);
    *list = end == SIZE_MAX ? STR("") : str_cut(*list, end + mark.n, list->n);
    return piece;
}

/* The code of the region in focus that COUNTY lies in, with its NAME; absent: none. */
static struct str region_of(struct str county, struct str codes, struct str names, struct str *name)
{
    while (codes.n) {
        struct str code = take(&codes, STR(","));
        *name = take(&names, STR("、"));
        if (lies_in(county, code))
            return code;
    }
    *name = STR_ABSENT;
    return STR_ABSENT;
}

/* The regions of the counties, which stand in order of code. A story of two counties is counted with both. */
static void list_regions(struct map *m)
{
    struct browser *b = m->view.browser;
    struct str codes = archive_region(b->archive, m->arena), names = archive_region_name(b->archive, m->arena),
               last = STR_ABSENT, name;
    m->regions = arena_array(m->arena, m->nplaces, sizeof *m->regions);
    m->nregions = 0;
    for (size_t i = 0; i < m->nplaces; i++) {
        struct str code = region_of(m->places[i].code, codes, names, &name);
        if (!i || !str_eq(code, last))
            m->regions[m->nregions++] = (struct tile_region){.name = name, .map = read_map(m->arena, code), .from = i};
        last = code;
        m->regions[m->nregions - 1].to = i + 1;
        m->regions[m->nregions - 1].articles += county_value(&b->counties, i)->count;
    }
}

static void lay_out(struct map *m)
{
    struct browser *b = m->view.browser;
    size_t n = county_count(&b->counties);
    struct str kept =
        m->here < m->tiles.n ? arena_str(b->frame, m->places[m->tiles.at[m->here].county].code) : STR_ABSENT;
    arena_reset(m->arena);
    m->places = arena_array(m->arena, n, sizeof *m->places);
    for (size_t i = 0, k = 0; i < b->counties.nitems; i++) {
        const struct facet_value *value = &b->counties.items[i].value;
        if (b->counties.items[i].depth == 0)
            m->places[k++] = (struct tile_place){arena_str(m->arena, value->key), arena_str(m->arena, value->name)};
    }
    m->nplaces = n;
    m->width = m->view.width;
    list_regions(m);
    tiles_stack(m->arena, m->regions, m->nregions, m->places, m->view.width / (TILE_COLUMNS_MIN + 2), &m->tiles);
    m->here = 0;
    for (size_t i = 0; kept.s && i < m->tiles.n; i++)
        if (str_eq(m->places[m->tiles.at[i].county].code, kept))
            m->here = i;
}

static bool stale(const struct map *m)
{
    const struct facets *f = &m->view.browser->counties;
    if (m->width != m->view.width || m->nplaces != county_count(f))
        return true;
    for (size_t i = 0, k = 0; i < f->nitems; i++)
        if (f->items[i].depth == 0 && !str_eq(m->places[k++].code, f->items[i].value.key))
            return true;
    return false;
}

static void prepare(struct view *v)
{
    struct map *m = map_of(v);
    if (stale(m))
        lay_out(m);
    if (m->tiles.n)
        v->cursor = (size_t)m->tiles.at[m->here].row;
}

static size_t count(struct view *v)
{
    return (size_t)map_of(v)->tiles.rows;
}

static int tile_columns(const struct map *m)
{
    int columns = m->view.width / (m->tiles.columns ? m->tiles.columns : 1);
    return columns > TILE_COLUMNS_MAX ? TILE_COLUMNS_MAX : columns < TILE_COLUMNS_MIN ? TILE_COLUMNS_MIN : columns;
}

/* So that a tile that is wider than the panel's share is still seen when the cursor is on it. */
static int first_column(const struct map *m)
{
    int shown = m->view.width / tile_columns(m), here = m->tiles.n ? m->tiles.at[m->here].column : 0;
    return shown > 0 && here >= shown ? here - shown + 1 : 0;
}

static size_t most_of(const struct facets *f)
{
    size_t most = 0;
    for (size_t i = 0; i < f->nitems; i++)
        most = f->items[i].value.count > most ? f->items[i].value.count : most;
    return most;
}

static const enum role heats[] = {ROLE_HEAT_0, ROLE_HEAT_1, ROLE_HEAT_2, ROLE_HEAT_3, ROLE_HEAT_4};

static void draw(struct view *v, size_t item, int subrow, struct row *row)
{
    struct map *m = map_of(v);
    const struct facets *f = &v->browser->counties;
    size_t most = most_of(f);
    int left = row->columns, width = tile_columns(m), first = first_column(m);
    for (size_t i = 0; i < m->nregions && subrow == TILE_ROWS - 1; i++)
        if (m->regions[i].row == (int)item)
            row_add(row, ROLE_HEADING, display_str(row->arena, m->regions[i].name));
    for (size_t i = 0; i < m->tiles.n && subrow < TILE_ROWS - 1; i++) {
        const struct tile *t = &m->tiles.at[i];
        const struct facet_value *value = t->row == (int)item && t->column >= first ? county_value(f, t->county) : NULL;
        if (!value)
            continue;
        bool focused = v->browser->focus == PANEL_MAP,
             chosen = filter_has(&v->browser->filter, FIELD_COUNTY, value->key);
        enum role role = i == m->here ? (focused ? ROLE_CURSOR : ROLE_CURSOR_AWAY) : heats[heat_of(value->count, most)];
        row_fill(row, ROLE_TEXT, left + (t->column - first) * width);
        if (subrow == 0) {
            row_cstr(row, role, chosen ? "*" : " ");
            row_field(row, role, display_str(row->arena, value->name), width - 2);
        } else {
            row_field_right(row, role, arena_printf(row->arena, "%zu ", value->count), width - 1);
        }
        row_fill(row, ROLE_TEXT, row->columns + 1);
    }
}

static void headline(struct view *v, struct row *row)
{
    struct map *m = map_of(v);
    const struct facets *f = &v->browser->counties;
    const struct facet_value *value = m->here < m->tiles.n ? county_value(f, m->tiles.at[m->here].county) : NULL;
    if (!value)
        return;
    row_printf(row, row->n ? row->runs[row->n - 1].role : ROLE_PANEL, " %.*s %zu",
               STR_ARG(display_str(row->arena, value->name)), value->count);
}

static struct str empty(struct view *v)
{
    (void)v;
    return message(MSG_NO_COUNTIES);
}

static bool request(struct view *v, enum request request)
{
    struct map *m = map_of(v);
    const struct facets *f = &v->browser->counties;
    const struct facet_value *value;
    if (!m->tiles.n)
        return false;
    switch (request) {
    case REQUEST_UP:
    case REQUEST_DOWN:
        m->here = tiles_vertical(&m->tiles, m->here, request == REQUEST_DOWN ? 1 : -1);
        return true;
    case REQUEST_LEFT:
    case REQUEST_RIGHT:
        m->here = tiles_horizontal(&m->tiles, m->here, request == REQUEST_RIGHT ? 1 : -1);
        return true;
    case REQUEST_PAGE_UP:
    case REQUEST_PAGE_DOWN:
        for (int i = 0; i < v->height / TILE_ROWS; i++)
            m->here = tiles_vertical(&m->tiles, m->here, request == REQUEST_PAGE_DOWN ? 1 : -1);
        return true;
    case REQUEST_TOP:
    case REQUEST_BOTTOM:
        m->here = request == REQUEST_TOP ? 0 : m->tiles.n - 1;
        return true;
    case REQUEST_OPEN:
        value = county_value(f, m->tiles.at[m->here].county);
        if (value) {
            filter_toggle(&v->browser->filter, FIELD_COUNTY, value->key, value->name);
            finding_start(v->browser);
        }
        return true;
    default:
        return false;
    }
}

static bool click(struct view *v, size_t item, int subrow, int column)
{
    struct map *m = map_of(v);
    int wanted = column / tile_columns(m) + first_column(m);
    for (size_t i = 0; subrow < TILE_ROWS - 1 && i < m->tiles.n; i++) {
        if (m->tiles.at[i].row != (int)item || m->tiles.at[i].column != wanted)
            continue;
        m->here = i;
        return true;
    }
    return false;
}

/* The wheel took the cursor to another row. */
static void moved(struct view *v)
{
    struct map *m = map_of(v);
    int row = (int)v->cursor;
    if (m->tiles.n && m->tiles.at[m->here].row != row)
        m->here = tiles_vertical(&m->tiles, m->here, m->tiles.at[m->here].row < row ? 1 : -1);
}

const struct view_ops map_ops = {.panel = PANEL_MAP,
                                 .size = sizeof(struct map),
                                 .start = start,
                                 .end = end,
                                 .title = MSG_MAP,
                                 .item_rows = TILE_ROWS,
                                 .own_cursor = true,
                                 .prepare = prepare,
                                 .count = count,
                                 .draw = draw,
                                 .headline = headline,
                                 .empty = empty,
                                 .request = request,
                                 .click = click,
                                 .moved = moved};
