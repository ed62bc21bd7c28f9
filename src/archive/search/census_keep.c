/* Keeping the counts: which months are to be counted, and what is written of them. */
#include "census.h"

#include "../archive_internal.h"

enum { PATCHED_MOST = 4 }; /* months in a row: more are counted together */

bool census_uncounted(struct archive *a, int64_t month, int64_t *first, int64_t *last, struct error *err)
{
    *first = statement_number(a, err, -1, "SELECT min(month) FROM uncounted WHERE month >= ?", "i", month);
    if (*first < 0)
        return false;
    int64_t counted = statement_number(
        a, err, INT64_MAX,
        "SELECT min(month) FROM census WHERE month > ? AND month NOT IN (SELECT month FROM uncounted)", "i", *first);
    *last = statement_number(a, err, *first, "SELECT max(month) FROM uncounted WHERE month < ?", "i", counted);
    return err->status == STATUS_OK;
}

static void keep_month(void *context, const struct census_month *month, struct error *err)
{
    struct archive *a = context;
    statement_do(a, err, "DELETE FROM census WHERE month = ?", "i", month->month);
    statement_do(a, err, "DELETE FROM census_stories WHERE month = ?", "i", month->month);
    if (!month->counts.n)
        return;
    statement_do(a, err, "INSERT INTO census(month, counts) VALUES(?, ?)", "ib", month->month, month->counts);
    statement_do(a, err, "INSERT INTO census_stories(month, stories) VALUES(?, ?)", "ib", month->month, month->stories);
}

static void keep_months(struct archive *a, int64_t first, int64_t last, struct error *err)
{
    bool patched = last - first < PATCHED_MOST;
    for (int64_t month = first; patched && month <= last && err->status == STATUS_OK; month++)
        patched = census_patch(a, month, keep_month, a, err);
    if (!patched) {
        statement_do(a, err, "DELETE FROM census WHERE month BETWEEN ? AND ?", "ii", first, last);
        statement_do(a, err, "DELETE FROM census_stories WHERE month BETWEEN ? AND ?", "ii", first, last);
        census_count(a, first, last, keep_month, a, err);
    }
    statement_do(a, err, "DELETE FROM uncounted WHERE month BETWEEN ? AND ?", "ii", first, last);
    census_counted(a, first, last);
}

/* Months in which a run of articles is still being written are left for later. */
void archive_census_keep(struct archive *a, int64_t low, int64_t high, struct error *err)
{
    int64_t low_month = low / CENSUS_IDS, high_month = high / CENSUS_IDS;
    for (int64_t first, last = -1; census_uncounted(a, last + 1, &first, &last, err);) {
        if (first < low_month)
            keep_months(a, first, last < low_month ? last : low_month - 1, err);
        if (last > high_month)
            keep_months(a, first > high_month ? first : high_month + 1, last, err);
    }
}
