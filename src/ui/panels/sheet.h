/*
 * sheet: a pager over lines that were composed for one width.
 */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "../browser/view.h"

struct sheet {
    struct view view;
    struct arena *arena; /* of the lines */
    struct {
        struct sheet_line {
            struct run *runs;
            size_t n;
        } * at;
        size_t n, cap;
    } lines;
    int width; /* the lines were made for; 0: to be made */
};

void sheet_open(struct view *v);
void sheet_close(struct view *v);
/* Its lines are made anew when they are shown next. */
void sheet_forget(struct view *v);
/* To be made for the width the view has now? Then it is empty after this. */
bool sheet_stale(struct sheet *s);
/* One line is started; the one started is kept. */
void sheet_start(struct sheet *s, struct row *row);
void sheet_keep(struct sheet *s, const struct row *row);
/* For struct view_ops. */
size_t sheet_count(struct view *v);
void sheet_draw(struct view *v, size_t item, int subrow, struct row *row);

#endif
