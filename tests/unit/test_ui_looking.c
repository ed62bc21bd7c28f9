/* What the map and the timeline show, and what is taken along: tiles, calendars, the clipboard's sequence, file names. */
#include <math.h>
#include <stdlib.h>

#include "../../src/ui/acts/clipboard.h"
#include "../../src/ui/acts/writing.h"
#include "../../src/ui/panels/calendar.h"
#include "../../src/ui/panels/plot.h"
#include "../../src/ui/panels/tiles.h"
#include "baolan/path.h"
#include "baolan/width.h"
#include "tap.h"

static struct arena *a;

/* Rows of county numbers, "." between columns that are empty. */
static struct str drawn(const struct tiles *t)
{
    struct buf out = {0};
    for (int row = 0; row < t->rows; row++) {
        for (int column = 0; column < t->columns; column++) {
            size_t i = 0;
            while (i < t->n && (t->at[i].row != row || t->at[i].column != column))
                i++;
            if (i < t->n)
                buf_printf(&out, "%zu", t->at[i].county);
            else
                buf_char(&out, '.');
        }
        buf_char(&out, '/');
    }
    struct str text = arena_str(a, buf_view(&out));
    buf_free(&out);
    return text;
}

static void test_tiles(void)
{
    const struct tile_place places[] = {{STR("000001"), STR("甲县")},
                                        {STR("000002"), STR("乙市")},
                                        {STR("000003"), STR("丙丁区")},
                                        {STR("000004"), STR("丙县")},
                                        {STR("000005"), STR("戊县")}};
    struct tiles t;
    tiles_make(a, STR("# remark\n.\t甲\n丙 000002 nobody\n\n丙丁区 甲\n"), places, 5, 3, &t);
    is_str(drawn(&t), ".0/31/2./4./", "names, beginnings and codes; each once; what is not named stands below");
    is_int(tiles_vertical(&t, 0, 1), 2, "down, to the nearest");
    is_int(tiles_vertical(&t, 2, 1), 3, "further down, where there is nothing straight below");
    is_int(tiles_vertical(&t, 0, -1), 0, "up from the top");
    is_int(tiles_horizontal(&t, 1, 1), 2, "right");
    is_int(tiles_horizontal(&t, 2, 1), 2, "not into the next row");
    is_int(tiles_horizontal(&t, 0, -1), 0, "not before the first");
    tiles_make(a, STR_ABSENT, places, 5, 9, &t);
    is_str(drawn(&t), "012/34./", "a grid where there is no map");
    tiles_make(a, STR_ABSENT, places, 5, 2, &t);
    is_str(drawn(&t), "01/23/4./", "a narrow one");
    tiles_make(a, STR("nothing that is known\n"), places, 2, 1, &t);
    is_str(drawn(&t), "0/1/", "a map of elsewhere is none");
    tiles_make(a, STR_ABSENT, NULL, 0, 5, &t);
    is_int(t.n, 0, "no counties");
    ok(heat_of(0, 9) == 0 && heat_of(1, 100) == 1 && heat_of(100, 100) == 4 && heat_of(25, 100) == 2 &&
           heat_of(1, 1) == 4,
       "shades by square roots");
}

static void test_stack(void)
{
    const struct tile_place places[] = {{STR("000001"), STR("甲县")},
                                        {STR("000002"), STR("乙市")},
                                        {STR("000101"), STR("丙县")},
                                        {STR("000102"), STR("丁县")},
                                        {STR("000103"), STR("戊县")}};
    struct tile_region regions[] = {{.map = STR("乙\n甲\n"), .from = 0, .to = 2, .articles = 3},
                                    {.from = 2, .to = 5, .articles = 4}};
    struct tiles t;
    tiles_stack(a, regions, 2, places, 2, &t);
    is_str(drawn(&t), "../23/4./../1./0./", "the region with more articles on top, a row free above each");
    ok(regions[0].from == 2 && regions[0].row == 0 && regions[1].row == 3, "for its name");
    is_int(tiles_vertical(&t, 2, 1), 3, "from the one down to the other");
    tiles_stack(a, regions, 1, places, 2, &t);
    ok(regions[0].row == -1 && t.rows == 2, "one alone needs no name");
    tiles_stack(a, regions, 0, places, 2, &t);
    is_int(t.n, 0, "no region");
}

/* The region's own map: every county of it once, neighbours that border on each other. */
static void test_region(void)
{
    static const char *const names[] = {"离石区", "文水县", "交城县", "兴县",   "临县",   "柳林县", "石楼县",
                                        "岚县",   "方山县", "中阳县", "交口县", "孝义市", "汾阳市"};
    enum { N = sizeof names / sizeof *names };
    struct tile_place places[N];
    struct buf map = {0};
    struct str file;
    struct error err = {0};
    struct tiles t;
    for (size_t i = 0; i < N; i++)
        places[i] = (struct tile_place){STR("-"), str_of(names[i])};
    setenv("BAOLAN_DATA", "data", 0);
    ok(path_data(a, "regions/141100.map", &file, &err) == STATUS_OK && path_read(file, 65536, &map, &err) == STATUS_OK,
       "a map comes with the program");
    tiles_make(a, buf_view(&map), places, N, 5, &t);
    is_str(drawn(&t), "37./482/501/6912/.1011/", "every county of it, as they lie");
    buf_free(&map);
}

static void test_calendar(void)
{
    const struct day_count all[] = {{20240201, 5}, {20231130, 2}, {20240229, 4}, {0, 9}, {20240230, 9}};
    const struct day_count found[] = {{20240229, 1}, {20240201, 5}, {20990101, 3}};
    struct calendar c;
    calendar_make(a, found, 3, all, 5, &c);
    is_int(c.n, 6, "from the first month to the last, a row a year before its months");
    ok(c.at[0].year == 2023 && c.at[0].month == 0 && c.at[1].month == 11 && c.at[2].month == 12, "the first year");
    ok(c.at[3].year == 2024 && c.at[3].month == 0 && c.at[5].month == 2, "the next");
    is_int(c.at[3].found, 6, "what is found in a year");
    is_int(c.at[3].all, 9, "of all in it");
    ok(c.at[5].found_days[29] == 1 && c.at[5].all_days[29] == 4 && c.at[5].found_days[1] == 5, "and by days");
    ok(c.at[1].all_days[30] == 2 && c.at[1].found_days[30] == 0, "printed, nothing found");
    ok(c.most_day == 5 && c.most_month == 6 && c.most_year == 6, "the most");
    ok(c.share_month > 0.66 && c.share_month < 0.67 && c.share_year == c.share_month, "the highest share");
    is_int(calendar_row_of(&c, 2024, 2), 5, "a month is found again");
    ok(calendar_row_of(&c, 2024, 3) == SIZE_MAX && calendar_row_of(&c, 2022, 0) == SIZE_MAX, "others are not there");
    calendar_make(a, found, 3, NULL, 0, &c);
    is_int(c.n, 0, "nothing printed");
}

static void test_clipboard(void)
{
    struct buf out = {0};
    struct error err = {0};
    struct buf large = {0};
    clipboard_sequence(STR(""), &out);
    clipboard_sequence(STR("f"), &out);
    clipboard_sequence(STR("fo"), &out);
    clipboard_sequence(STR("foo氢"), &out);
    is_str(buf_view(&out), "\033]52;c;\033\\\033]52;c;Zg==\033\\\033]52;c;Zm8=\033\\\033]52;c;Zm9v5rCi\033\\",
           "RFC 4648");
    for (size_t i = 0; i <= CLIPBOARD_MAX; i++)
        buf_char(&large, 'x');
    is_int(clipboard_put(STR_ABSENT, buf_view(&large), &err), STATUS_USAGE, "too long for a terminal");
    error_clear(&err);
    is_int(clipboard_put(STR("sh -c 'cat >/dev/null'"), buf_view(&large), &err), STATUS_OK, "not for a program");
    is_int(clipboard_put(STR("false"), STR("x"), &err), STATUS_SYSTEM, "one that fails is told");
    error_clear(&err);
    is_int(clipboard_put(STR("'"), STR("x"), &err), STATUS_USAGE, "and one that cannot be read");
    error_clear(&err);
    buf_free(&out);
    buf_free(&large);
}

static void test_names(void)
{
    is_str(writing_name(a, STR("../../etc/passwd")), "etc-passwd", "no way up");
    is_str(writing_name(a, STR("-rf * “氢能” 5G\t\x1b[2J")), "rf-“氢能”-5G-2J", "nothing a shell or a terminal minds");
    ok(!writing_name(a, STR("...")).s, "nothing left");
    struct str name =
        writing_name(a, STR("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"));
    is_int(name.n, 120, "forty characters");
}

static void test_plot(void)
{
    const double up[] = {0, 1, 2, 4}, below[] = {-4, 4}, odd[] = {NAN, INFINITY, 2, -1e308, 1e308};
    is_str(plot_line(a, up, 4, 10), "▁▂▄█", "a column a number, from zero");
    is_str(plot_line(a, up, 4, 2), "▂█", "fewer columns show the last of their share");
    is_str(plot_line(a, below, 2, 10), "▁█", "what is below zero is the bottom");
    is_str(plot_line(a, up, 0, 10), "", "nothing");
    is_str(plot_line(a, up, 1, 10), "▁", "zero alone");
    is_int(width_str(plot_line(a, odd, 5, 10)), 5, "odd numbers have columns too");
    is_str(plot_bar(a, 0.5, 5), "██▌", "half of five columns");
    is_str(plot_bar(a, 0.001, 5), "▏", "little is seen");
    ok(!plot_bar(a, 0, 5).n && width_str(plot_bar(a, 7, 5)) == 5 && !plot_bar(a, NAN, 5).n && !plot_bar(a, 1, -1).n,
       "nothing, too much, no number, no room");
    width_set_ambiguous(2);
    is_str(plot_line(a, up, 4, 10), "_.-#", "ASCII where blocks are wide");
    is_str(plot_bar(a, 0.5, 5), "===", "bars too");
    width_set_ambiguous(1);
}

int main(void)
{
    a = arena_new();
    test_tiles();
    test_stack();
    test_region();
    test_calendar();
    test_clipboard();
    test_names();
    test_plot();
    arena_free(a);
    return tap_done();
}
