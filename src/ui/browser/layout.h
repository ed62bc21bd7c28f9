/*
 * layout: which panels stand where. Pure arithmetic: columns of panels from left to right, one separator column between
 * them, each panel with a title row on top.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>

#include "../settings/request.h"

enum { LAYOUT_ROWS_MIN = 5, LAYOUT_COLUMNS_MIN = 20, LAYOUT_PANELS_MAX = 4 };

struct layout_wish {
    int rows, columns; /* of the screen without status line and footer */
    enum panel focus;
    enum panel reading;  /* what the reading pane shows: reader, outline or raw */
    int related;         /* rows that the related stories want, 0: none */
    bool zoom;           /* the reading pane alone */
    int dates, counties; /* rows that these facets want; the topics get the rest */
    int facets_width;    /* columns that they are wished to have, 0: as many as there is room for */
    int list_width;
    int saved; /* rows that the saved searches want, 0: there are none */
};

struct layout_panel {
    enum panel panel;
    int top, height; /* rows, the title row included */
};

struct layout_column {
    int left, width;
    struct layout_panel panels[LAYOUT_PANELS_MAX];
    int n;
};

struct layout {
    struct layout_column columns[LAYOUT_PANELS_MAX];
    int n;
};

void layout_make(const struct layout_wish *wish, struct layout *out);
bool layout_shows(const struct layout *layout, enum panel panel);

#endif
