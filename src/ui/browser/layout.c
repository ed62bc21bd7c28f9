#include "layout.h"

/* From how many columns on there is room for three panels side by side, and for two. */
enum { THREE = 100, TWO = 80 };
/* Columns that are left to a panel whatever widths are wished for those beside it. */
enum { LEAST = 24 };

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static struct layout_column *add_column(struct layout *l, int left, int width)
{
    struct layout_column *c = &l->columns[l->n++];
    *c = (struct layout_column){.left = left, .width = width};
    return c;
}

static void add_panel(struct layout_column *c, enum panel panel, int height)
{
    int top = c->n ? c->panels[c->n - 1].top + c->panels[c->n - 1].height : 0;
    if (height > 0)
        c->panels[c->n++] = (struct layout_panel){panel, top, height};
}

static void add_facets(struct layout_column *c, const struct layout_wish *w)
{
    enum { ROWS_FOR_THREE = 9, ROWS_FOR_FOUR = 12 };
    if (w->rows < ROWS_FOR_THREE || (w->focus == PANEL_SAVED && w->rows < ROWS_FOR_FOUR)) { /* one at a time */
        bool facet = (1 << w->focus) & IN_FACETS;
        add_panel(c, facet ? w->focus : PANEL_DATE, w->rows);
        return;
    }
    bool some = w->saved || w->focus == PANEL_SAVED;
    int saved = some && w->rows >= ROWS_FOR_FOUR ? clamp(w->saved + 1, 2, w->rows / 5) : 0;
    int date = clamp(w->dates + 1, 3, w->rows * 3 / 10 + 1), rest = w->rows - saved - date;
    int county = clamp(w->counties + 1, 3, rest * 11 / 20);
    add_panel(c, PANEL_DATE, date);
    add_panel(c, PANEL_COUNTY, county);
    add_panel(c, PANEL_TOPIC, rest - county);
    add_panel(c, PANEL_SAVED, saved);
}

static void add_reading(struct layout_column *c, const struct layout_wish *w)
{
    enum { ROWS_FOR_BOTH = 12 };
    if (w->focus == PANEL_HELP || w->focus == PANEL_PALETTE || w->reading != PANEL_READER) {
        add_panel(c, w->focus == PANEL_HELP || w->focus == PANEL_PALETTE ? w->focus : w->reading, w->rows);
    } else if (w->rows < ROWS_FOR_BOTH || w->zoom || !w->related) {
        add_panel(c, w->focus == PANEL_RELATED ? PANEL_RELATED : PANEL_READER, w->rows);
    } else {
        int related = clamp(w->related + 1, 3, w->rows * 3 / 10);
        add_panel(c, PANEL_READER, w->rows - related);
        add_panel(c, PANEL_RELATED, related);
    }
}

/* The width that is wished for, as far as it leaves the LEAST to what stands beside it in COLUMNS. */
static int wish(int wished, int otherwise, int columns)
{
    return wished && wished < columns - LEAST ? wished : wished ? columns - LEAST : otherwise;
}

void layout_make(const struct layout_wish *w, struct layout *out)
{
    bool facet = (1 << w->focus) & IN_FACETS, reading = (1 << w->focus) & (IN_ARTICLE | IN_OVERLAY);
    *out = (struct layout){0};
    if (w->focus == PANEL_HELP || w->focus == PANEL_PALETTE || w->zoom || (w->columns < TWO && reading)) {
        add_reading(add_column(out, 0, w->columns), w);
    } else if (w->columns < TWO) {
        struct layout_column *c = add_column(out, 0, w->columns);
        if (facet)
            add_facets(c, w);
        else
            add_panel(c, PANEL_LIST, w->rows);
    } else if (w->columns < THREE) {
        int left = facet ? wish(w->facets_width, 24, w->columns - 1)
                         : wish(w->list_width, clamp(w->columns * 9 / 20, 34, 42), w->columns - 1);
        struct layout_column *first = add_column(out, 0, left),
                             *second = add_column(out, left + 1, w->columns - left - 1);
        if (facet) {
            add_facets(first, w);
            add_panel(second, PANEL_LIST, w->rows);
        } else {
            add_panel(first, PANEL_LIST, w->rows);
            add_reading(second, w);
        }
    } else {
        int facets = wish(w->facets_width, clamp(w->columns / 6, 16, 24), w->columns - 2 - LEAST);
        int rest = w->columns - facets - 2, list = wish(w->list_width, clamp(rest * 2 / 5, 30, 60), rest);
        list = list < rest - LEAST ? list : rest - LEAST;
        add_facets(add_column(out, 0, facets), w);
        add_panel(add_column(out, facets + 1, list), PANEL_LIST, w->rows);
        add_reading(add_column(out, facets + list + 2, rest - list), w);
    }
}

bool layout_shows(const struct layout *layout, enum panel panel)
{
    for (int c = 0; c < layout->n; c++)
        for (int p = 0; p < layout->columns[c].n; p++)
            if (layout->columns[c].panels[p].panel == panel)
                return true;
    return false;
}
