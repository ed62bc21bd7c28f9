/*
 * looking: pictures of what the filters let through: the counties as a map of tiles, the days as a timeline, those who are named as a list.
 * All choose filters.
 */
#ifndef UI_LOOKING_H
#define UI_LOOKING_H

#include "baolan/archive.h"
#include "panels/calendar.h"
#include "panels/tiles.h"
#include "panels/view.h"

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

/* The days of a search. */
struct days {
    struct arena *arena; /* of the others; NULL: nothing was counted */
    struct day_count *days;
    size_t n;
    struct str words; /* what was searched for, whatever the day */
};

struct timeline {
    struct view view;
    uint64_t question; /* that was asked for; 0: none yet */
    struct days found, all;
    struct arena *arena; /* of the calendar */
    struct calendar calendar;
    int day;     /* of the month under the cursor; 0: the month whole */
    bool shares; /* bars and numbers tell the share of what was printed */
    struct {
        struct days found;
        struct calendar calendar;
    } beside; /* another search, kept */
};

/* Who is named, or which organisations. */
struct cast {
    struct view view;
    uint64_t question;   /* that was asked for */
    struct arena *arena; /* of the values */
    struct named_value *values;
    size_t n;
    bool counted; /* ever */
};

/* What is counted in the articles found. */
struct counted_figures {
    struct view view;
    uint64_t question;    /* that was asked for */
    struct arena *arena;  /* of the points */
    struct point *points; /* as series_make() leaves them */
    size_t n, nseries;
    bool all;       /* that there are */
    bool *unfolded; /* of the series that begins with this point */
    struct {
        struct figure_item {
            size_t point;
            bool head; /* of a series, which begins there */
        } * at;
        size_t n, cap;
    } items;
    bool counted; /* ever */
};

void timeline_free(struct timeline *t);
void figures_free(struct counted_figures *f);

#endif
