#include "plot.h"

#include <math.h>

#include "baolan/width.h"

enum { STEPS = 8, LOWER_EIGHTH = 0x2581, FULL = 0x2588 }; /* ▁ … █; ▉ … ▏ follow */

static bool has_blocks(void)
{
    return width_cp(FULL) == 1;
}

static double number_of(double number)
{
    return isfinite(number) ? number : 0;
}

struct str plot_line(struct arena *a, const double *numbers, size_t n, int columns)
{
    static const char ascii[STEPS + 1] = "_.,-=+*#";
    double low = 0, high = 0;
    struct buf line = {0};
    size_t shown = columns < 0 ? 0 : (size_t)columns < n ? (size_t)columns : n;
    for (size_t i = 0; i < n; i++) {
        low = number_of(numbers[i]) < low ? numbers[i] : low;
        high = number_of(numbers[i]) > high ? numbers[i] : high;
    }
    for (size_t c = 0; c < shown; c++) {
        /* Halves, lest the distance of the largest numbers is none. */
        double share = high / 2 - low / 2 > 0
                           ? (number_of(numbers[(c + 1) * n / shown - 1]) / 2 - low / 2) / (high / 2 - low / 2)
                           : 0;
        int step = (int)ceil(share * STEPS);
        step = step < 1 ? 1 : step > STEPS ? STEPS : step;
        if (has_blocks())
            buf_cp(&line, (uint32_t)(LOWER_EIGHTH + step - 1));
        else
            buf_char(&line, ascii[step - 1]);
    }
    struct str text = arena_str(a, buf_view(&line));
    buf_free(&line);
    return text.s ? text : STR("");
}

struct str plot_bar(struct arena *a, double share, int columns)
{
    struct buf bar = {0};
    share = share > 1 ? 1 : share > 0 ? share : 0;
    int eighths = columns > 0 ? (int)ceil(share * columns * STEPS) : 0;
    for (int left = eighths; left > 0; left -= STEPS)
        if (!has_blocks())
            buf_char(&bar, '=');
        else
            buf_cp(&bar, left >= STEPS ? (uint32_t)FULL : (uint32_t)(FULL + STEPS - left));
    struct str text = arena_str(a, buf_view(&bar));
    buf_free(&bar);
    return text.s ? text : STR("");
}
