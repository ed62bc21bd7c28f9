/* Days of the Chinese calendar as days of ours, from data/newspaper/lunar.tsv. */
#include "baolan/dating.h"

#include "baolan/date.h"

/* Made by the Makefile from data/newspaper/lunar.tsv: year, first day, leap month or 0, a bit for each long month. */
extern const int lunar_years[][4];
extern const size_t lunar_nyears;

int lunar_day(int year, int month, bool leap, int day)
{
    if (year < lunar_years[0][0] || year >= lunar_years[0][0] + (int)lunar_nyears || month < 1 || month > 12 || day < 1)
        return 0;
    const int *y = lunar_years[year - lunar_years[0][0]];
    if (leap && y[2] != month)
        return 0;
    int place = month - 1 + (y[2] && (month > y[2] || leap) ? 1 : 0), days = 0;
    for (int i = 0; i < place; i++)
        days += 29 + (y[3] >> i & 1);
    return day <= 29 + (y[3] >> place & 1) ? day_add(y[1], days + day - 1) : 0;
}

bool lunar_is(int day, int month, int lunar_day_of_month)
{
    for (int year = day / 10000 - 1; year <= day / 10000; year++)
        if (day && (lunar_day(year, month, false, lunar_day_of_month) == day ||
                    lunar_day(year, month, true, lunar_day_of_month) == day))
            return true;
    return false;
}
