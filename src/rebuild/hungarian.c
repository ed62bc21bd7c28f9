#include <math.h>
#include <string.h>

#include "rebuild_internal.h"

void hungarian(struct arena *a, const double *cost, size_t rows, size_t columns, int *partner)
{
    /* Row and column 0 are the unmatched root, so real ones count from 1. */
    double *u = arena_array(a, rows + 1, sizeof *u), *v = arena_array(a, columns + 1, sizeof *v);
    double *slack = arena_array(a, columns + 1, sizeof *slack);
    size_t *row_of = arena_array(a, columns + 1, sizeof *row_of), *way = arena_array(a, columns + 1, sizeof *way);
    bool *done = arena_array(a, columns + 1, sizeof *done);
    for (size_t i = 1; i <= rows; i++) {
        row_of[0] = i;
        size_t j0 = 0;
        for (size_t j = 0; j <= columns; j++) {
            slack[j] = INFINITY;
            done[j] = false;
        }
        do {
            done[j0] = true;
            size_t i0 = row_of[j0], j1 = 0;
            double delta = INFINITY;
            for (size_t j = 1; j <= columns; j++) {
                if (done[j])
                    continue;
                double reduced = cost[(i0 - 1) * columns + (j - 1)] - u[i0] - v[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    way[j] = j0;
                }
                if (slack[j] < delta) {
                    delta = slack[j];
                    j1 = j;
                }
            }
            for (size_t j = 0; j <= columns; j++)
                if (done[j]) {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else {
                    slack[j] -= delta;
                }
            j0 = j1;
        } while (row_of[j0]);
        while (j0) {
            row_of[j0] = row_of[way[j0]];
            j0 = way[j0];
        }
    }
    for (size_t j = 1; j <= columns; j++)
        if (row_of[j])
            partner[row_of[j] - 1] = (int)j - 1;
}
