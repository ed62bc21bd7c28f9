/*
 * plot: numbers drawn within one line. Block characters where the terminal gives them one column; else ASCII. Scales begin at zero, or at the
 * lowest number below it, so that twice as much looks like twice as much.
 */
#ifndef UI_PLOT_H
#define UI_PLOT_H

#include "baolan/memory.h"

/* N numbers, a column each; where there are more than COLUMNS, each column shows the last of its share. In A. */
struct str plot_line(struct arena *a, const double *numbers, size_t n, int columns);
/* A bar of at most COLUMNS columns that shows SHARE, 0 to 1, of them; a share above zero is seen. In A. */
struct str plot_bar(struct arena *a, double share, int columns);

#endif
