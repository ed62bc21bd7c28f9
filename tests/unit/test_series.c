/* Figures as numbers of one unit, series, and figures that come back unchanged. */
#include <math.h>
#include <stdlib.h>

#include "baolan/series.h"
#include "tap.h"

static struct units *units;

static void is_number(const char *value, const char *unit, double wanted, const char *base)
{
    struct figure_tag figure = {.value = str_of(value), .unit = str_of(unit)};
    struct str found;
    double number = 0;
    ok(units_number(units, &figure, &number, &found), value);
    ok(fabs(number - wanted) < 1e-6 * wanted + 1e-9, unit);
    ok(str_is(found, base), base);
}

static void numbers(void)
{
    struct figure_tag day = {.value = STR("2025-10"), .unit = STR("日期")}, none = {.value = STR("12")};
    struct str base;
    double number;
    is_number("44", "项", 44, "项");
    is_number("2.6", "万吨", 26000000, "公斤");
    is_number("1.5", "亿公斤", 150000000, "公斤");
    is_number("2", "万亿元", 2e12, "元");
    is_number("12.6", "公里", 12600, "米");
    is_number("12", "公顷", 180, "亩");
    is_number("31.6", "%", 31.6, "%");
    ok(!units_number(units, &day, &number, &base), "a day is no number");
    ok(!units_number(units, &none, &number, &base), "nor is what has no unit");
}

static struct point made(const char *who, const char *what, const char *value, const char *unit, int day,
                         const char *uid)
{
    return (struct point){
        .figure = {.value = str_of(value), .unit = str_of(unit), .what = str_of(what), .who = str_of(who)},
        .date = {.from = day, .to = day},
        .county = STR("方山县"),
        .uid = str_of(uid)};
}

static void series(void)
{
    struct point p[] = {
        made("方山县", "耕地", "12", "万亩", 20190101, "a"),  made(NULL, "总投资", "3.2", "亿元", 20240101, "b"),
        made("方山县", "耕地", "8", "万公顷", 20240101, "c"), made(NULL, "总投资", "9.6", "亿元", 20200101, "d"),
        made("兴县", "耕地", "20", "万亩", 20200101, "e"),    made("方山县", "耕地", "12", "万亩", 20220101, "f"),
        made(NULL, "总投资", "3.2", "亿元", 20210601, "g"),   made(NULL, "总投资", "3.2", "亿元", 20231231, "h"),
    };
    enum { N = sizeof p / sizeof *p };
    series_make(units, p, N);
    ok(str_is(p[0].uid, "a") && str_is(p[1].uid, "f") && str_is(p[2].uid, "c"), "a series comes first, by days");
    ok(p[0].length == 3 && p[2].series == p[0].series, "it is one");
    ok(p[2].before == 120000 && p[2].number == 1200000, "in one unit");
    ok(isnan(p[0].before), "nothing stands before the first");
    is_int(p[0].unchanged, 0, "the first is no repetition");
    is_int(p[1].unchanged, 1, "the same figure three years later is");
    is_int(p[2].unchanged, 0, "another one is not");
    ok(str_is(p[3].uid, "b") && p[3].length == 1, "what nobody has is no series; the newest first");
    size_t marked = 0;
    for (size_t i = 3; i < N; i++)
        marked += p[i].unchanged != 0;
    is_int(marked, 2, "but it is marked when it comes back in stories about the same county");
    series_make(units, p, 0);
    ok(true, "no figures at all");
}

/* Whatever the order they come in, they come out the same. */
static void order(void)
{
    enum { N = 60, TURNS = 30 };
    struct point first[N], again[N];
    static const char *const whats[] = {"耕地", "产量", "收入"}, *const whos[] = {"兴县", "岚县", NULL},
                             *const values[] = {"10", "11", "12", "13"};
    struct arena *a = arena_new();
    for (int i = 0; i < N; i++)
        first[i] = made(whos[i % 3], whats[i / 3 % 3], values[i % 4], "吨", 20100101 + i % 7 * 10000,
                        arena_printf(a, "%02d", i).s);
    for (int turn = 0; turn < TURNS; turn++) {
        for (int i = 0; i < N; i++)
            again[i] = first[i];
        for (int i = N - 1; i > 0; i--) {
            int k = rand() % (i + 1);
            struct point swap = again[i];
            again[i] = again[k];
            again[k] = swap;
        }
        series_make(units, again, N);
        if (turn == 0)
            for (int i = 0; i < N; i++)
                first[i] = again[i];
        bool same = true;
        for (int i = 0; i < N; i++)
            same = same && str_eq(first[i].uid, again[i].uid) && first[i].unchanged == again[i].unchanged;
        ok(same, "the same order");
    }
    arena_free(a);
}

int main(void)
{
    struct error err = {0};
    ok(units_open(&units, &err) == STATUS_OK, "the units are there");
    numbers();
    series();
    order();
    units_close(units);
    return tap_done();
}
