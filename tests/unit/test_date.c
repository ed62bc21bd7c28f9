/* Days and EDTF: against known days, against each other over all days, and on texts that are no dates. */
#include <stdlib.h>
#include <time.h>

#include "baolan/date.h"
#include "tap.h"

static struct arena *arena;

static void days(void)
{
    ok(day_valid(20240229) && !day_valid(20230229) && day_valid(20000229) && !day_valid(19000229), "leap years");
    ok(!day_valid(0) && !day_valid(-20240101) && !day_valid(20240100) && !day_valid(20241301) && !day_valid(20240431),
       "no days");
    ok(day_valid(10101) && day_valid(99991231) && !day_valid(9991231 * 100), "first and last");
    is_int(day_make(2024, 5, 10), 20240510, "day_make");
    is_int(day_make(2024, 2, 30), 0, "30 February");
    is_int(day_make(10000, 1, 1), 0, "year 10000");
    is_int(day_month_last(2024, 2), 29, "February 2024");
    is_int(day_month_last(2024, 13), 0, "no month");
    is_int(day_add(20231231, 1), 20240101, "over the year's end");
    is_int(day_add(20240301, -1), 20240229, "back to the leap day");
    is_int(day_add(20240510, 0), 20240510, "nothing added");
    is_int(day_add(99991231, 1), 0, "past the last day");
    is_int(day_add(10101, -1), 0, "before the first day");
    is_int(day_add(20240510, INT32_MAX), 0, "far too far");
    is_int(day_add(20240510, INT32_MIN), 0, "far too far back");
    is_int(day_add(20240230, 1), 0, "from no day");
    is_int(day_between(20240510, 20240510), 0, "same day");
    is_int(day_between(20200101, 20210101), 366, "a leap year");
    is_int(day_between(20240510, 20240501), -9, "backwards");
    is_int(day_between(10101, 99991231), 3652058, "all days");
    is_int(day_weekday(20240510), 5, "10 May 2024 was a Friday");
    is_int(day_weekday(20000101), 6, "1 January 2000 was a Saturday");
    is_int(day_weekday(19491001), 6, "1 October 1949 was a Saturday");
    is_int(day_weekday(0), -1, "no day");
    is_str(day_iso(arena, 20240510), "2024-05-10", "ISO");
    is_str(day_iso(arena, 10203), "0001-02-03", "ISO of an early year");
    ok(day_iso(arena, 0).s == NULL && day_iso(arena, 20240230).s == NULL, "no ISO of no day");
}

/* Walks over every day there is: next day, weekday, difference agree. */
static void every_day(void)
{
    int wrong = 0, day = 10101, weekday = day_weekday(10101), count = 0;
    for (;;) {
        int next = day_add(day, 1);
        if (!next)
            break;
        weekday = (weekday + 1) % 7;
        count++;
        wrong += next <= day || !day_valid(next) || day_weekday(next) != weekday || day_between(10101, next) != count ||
                 day_add(next, -count) != 10101;
        day = next;
    }
    is_int(wrong, 0, "3,652,058 steps agree");
    is_int(day, 99991231, "and end with the last day");
    int differ = 0;
    for (int d = 19000101; d < 21000101; d = day_add(d, 1)) {
        struct tm tm = {.tm_year = d / 10000 - 1900, .tm_mon = d / 100 % 100 - 1, .tm_mday = d % 100, .tm_hour = 12};
        differ += mktime(&tm) == (time_t)-1 || tm.tm_wday != day_weekday(d);
    }
    is_int(differ, 0, "weekdays of 1900 to 2099 as the C library has them");
}

static void is_range(int from, int to, bool approximate, const char *want)
{
    struct date d = date_of_range(arena, from, to, approximate), back;
    is_str(d.edtf, want, want ? want : "no range");
    if (want)
        ok(date_parse(arena, d.edtf, &back) && back.from == d.from && back.to == d.to, "is read back the same");
}

static void ranges(void)
{
    is_range(20240510, 20240510, false, "2024-05-10");
    is_range(20240510, 20240510, true, "2024-05-10~");
    is_range(20240508, 20240510, false, "2024-05-08/2024-05-10");
    is_range(20240508, 20240510, true, "2024-05-08~/2024-05-10~");
    is_range(20240201, 20240229, true, "2024-02~");
    is_range(20240201, 20240228, false, "2024-02-01/2024-02-28");
    is_range(20240101, 20241231, false, "2024");
    is_range(20240101, 20240331, false, "2024-01-01/2024-03-31");
    is_range(0, 20240510, false, "../2024-05-10");
    is_range(20240510, 0, true, "2024-05-10~/..");
    is_range(0, 0, false, NULL);
    is_range(20240511, 20240510, false, NULL);
    is_range(20240230, 20240510, false, NULL);
    struct date d = date_of_day(arena, 20240510);
    ok(str_is(d.edtf, "2024-05-10") && d.from == 20240510 && d.to == 20240510, "a day");
    d = date_of_day(arena, 0);
    ok(d.edtf.s == NULL && d.from == 0 && d.to == 0, "no day");
}

static void reading(void)
{
    static const struct {
        const char *text, *edtf; /* edtf NULL: as the text */
        int from, to;
    } good[] = {
        {"2024", NULL, 20240101, 20241231},
        {"2024-05", NULL, 20240501, 20240531},
        {"2024-05-10", NULL, 20240510, 20240510},
        {"2024-02", NULL, 20240201, 20240229},
        {"2024-05-10T08:30:00", NULL, 20240510, 20240510},
        {"2024-05-10T08:30:00Z", NULL, 20240510, 20240510},
        {"2024-05-10T08:30:00+08", NULL, 20240510, 20240510},
        {"2024-05-10T08:30:00+08:00", NULL, 20240510, 20240510},
        {"2024-05-10~", NULL, 20240510, 20240510},
        {"2024-05?", NULL, 20240501, 20240531},
        {"2024%", NULL, 20240101, 20241231},
        {"202X", NULL, 20200101, 20291231},
        {"20XX", NULL, 20000101, 20991231},
        {"00XX", NULL, 10101, 991231},
        {"2024-XX", NULL, 20240101, 20241231},
        {"2024-05-XX", NULL, 20240501, 20240531},
        {"2024-XX-XX", NULL, 20240101, 20241231},
        {"202X~", NULL, 20200101, 20291231},
        {"2024-21", NULL, 20240301, 20240531},
        {"2024-22", NULL, 20240601, 20240831},
        {"2024-23", NULL, 20240901, 20241130},
        {"2023-24", NULL, 20231201, 20240229},
        {"9999-24", NULL, 99991201, 99991231},
        {"2019/2024", NULL, 20190101, 20241231},
        {"2024-05-08/2024-05-10", NULL, 20240508, 20240510},
        {"2024-05-08~/2024-06?", NULL, 20240508, 20240630},
        {"202X/2031", NULL, 20200101, 20311231},
        {"2024-05-10/2024-05-10", NULL, 20240510, 20240510},
        {"../2024-05", NULL, 10101, 20240531},
        {"2024-05/..", NULL, 20240501, 99991231},
        {"/2024", NULL, 10101, 20241231},
        {"2024/", NULL, 20240101, 99991231},
        {"2020..2024", "2020/2024", 20200101, 20241231},
        {"2020-03..2020-03-15", "2020-03/2020-03-15", 20200301, 20200315},
        {"..2024", "../2024", 10101, 20241231},
        {"2024-05..", "2024-05/..", 20240501, 99991231},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct date d = {0};
        bool read = date_parse(arena, str_of(good[i].text), &d);
        ok(read && d.from == good[i].from && d.to == good[i].to &&
               str_is(d.edtf, good[i].edtf ? good[i].edtf : good[i].text),
           good[i].text);
    }
    /* clang-format off */
    static const char *const bad[] = {
        "", " ", "2", "24", "20240510", "2024-5-10", "2024/05/10", "2024-05-10 ", " 2024", "2024-13", "2024-00", "2024-05-00", "2024-02-30",
        "2023-02-29", "2024-2", "2024-", "2024-05-", "2024-05-1", "2024-05-10-", "2024-05-10T", "2024-05-10T8", "2024-05T08:30:00",
        "2XXX", "XXXX", "2X24", "202X-05", "2024-X5", "2024-5X", "2024-XX-05", "2024-05-1X", "2024-25", "2024-20", "0000", "-2024", "Y12024",
        "..", "/", "../..", "../", "/..", "2024/2020", "2024..2020", "2024-05-10/2024-05-09", "2020..2024..2025", "2020/2021/2022",
        "2020/..2024", "2020.2024", "2020...2024", "2024??", "2024~?", "?", "~", "２０２４", "2024年", "2024-05-10\n", "99999",
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct date d = {.from = 7};
        ok(!date_parse(arena, str_of(bad[i]), &d) && d.from == 7, bad[i]);
    }
    struct date d;
    ok(!date_parse(arena, STR_ABSENT, &d), "absent");
    ok(!date_parse(arena, (struct str){"2024\0", 5}, &d), "a NUL behind");
}

/* Random texts of the alphabet: what is accepted is ordered, made of days, and its EDTF is read again as the same. */
static void random_texts(void)
{
    static const char alphabet[] = "0012234-/.X~?T:Z";
    srand(11);
    int wrong = 0;
    for (int round = 0; round < 300000; round++) {
        char text[24];
        size_t n = (size_t)rand() % (sizeof text - 1);
        for (size_t i = 0; i < n; i++)
            text[i] = alphabet[(size_t)rand() % (sizeof alphabet - 1)];
        if (n >= 5 && rand() % 2)
            memcpy(text, "2024-", 5);
        struct date d, again;
        if (!date_parse(arena, (struct str){text, n}, &d))
            continue;
        wrong += !day_valid(d.from) || !day_valid(d.to) || d.from > d.to || !date_parse(arena, d.edtf, &again) ||
                 again.from != d.from || again.to != d.to || !str_eq(again.edtf, d.edtf);
        arena_reset(arena);
    }
    is_int(wrong, 0, "300,000 random texts");
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    arena = arena_new();
    days();
    every_day();
    ranges();
    reading();
    random_texts();
    arena_free(arena);
    return tap_done();
}
