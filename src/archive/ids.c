/*
 * Article ids in date order.
 *
 * They are small and close together, because the full text index keeps an id, or its distance from the one before, for every character and
 * pair of each article: an id begins with its day counted in years of twelve months of 31 days, so that neighbouring days have neighbouring
 * numbers, and leaves two bytes to the day.
 *
 * Within a day the upper half of the numbers is a place for each page and each article on it, counted down, so that newest first shows
 * the front page first whatever the order of indexing. Who finds the place taken (another paper, another edition) or has none takes
 * the next free number below.
 */
#include "archive_internal.h"

enum {
    HALF = ARCHIVE_DAY_IDS / 2,
    PAGES = 512,        /* places for pages in the upper half; the last is for pages without a number */
    PAGE_ARTICLES = 64, /* places on each */
    LETTER_PAGES = 50   /* A01 … A50, B01 … */
};

int64_t archive_first_id(int day)
{
    return (((int64_t)(day / 10000) * 12 + day / 100 % 100 - 1) * 31 + day % 100 - 1) * ARCHIVE_DAY_IDS;
}

int archive_id_day(int64_t id)
{
    int64_t n = id / ARCHIVE_DAY_IDS;
    return id < archive_first_id(ARCHIVE_FIRST_DAY) ? 0 : (int)(n / 372 * 10000 + (n / 31 % 12 + 1) * 100 + n % 31 + 1);
}

/* The order of pages in an issue: 1, 2, … A1, A2, … B1 …; 0-based. */
static int page_place(struct str no)
{
    int letter = 0, number = 0;
    bool digits = false;
    for (size_t i = 0; i < no.n; i++) {
        char c = no.s[i];
        if (c >= '0' && c <= '9' && number < PAGES) {
            number = number * 10 + (c - '0');
            digits = true;
        } else if (c >= 'A' && c <= 'Z' && !digits) {
            letter = c - 'A';
        }
    }
    int place = letter * LETTER_PAGES + number;
    return digits && place < PAGES - 1 ? place : PAGES - 1;
}

static bool id_free(struct archive *a, int64_t id, struct error *err)
{
    return statement_number(a, err, 0, "SELECT 1 FROM article WHERE id = ?", "i", id) == 0 && err->status == STATUS_OK;
}

/*
 * From FIRST to before END, counted down, so that what comes first stands first and an export put in again keeps its order; once FIRST is
 * reached, the holes that deleted articles left.
 */
static int64_t count_down(struct archive *a, int64_t first, int64_t end, struct error *err)
{
    int64_t low =
        statement_number(a, err, end, "SELECT min(id) FROM article WHERE id >= ? AND id < ?", "ii", first, end);
    if (low > first)
        return low - 1;
    return statement_number(a, err, 0,
                            "SELECT max(id) + 1 FROM article AS x WHERE id >= ?1 AND id < ?2 - 1"
                            " AND NOT EXISTS(SELECT 1 FROM article AS y WHERE y.id = x.id + 1)",
                            "ii", first, end);
}

int64_t archive_new_id(struct archive *a, int day, struct str page_no, int seq, struct error *err)
{
    int64_t base = archive_first_id(day), id = 0;
    if (day == 0) {
        id = count_down(a, 1, archive_first_id(ARCHIVE_FIRST_DAY),
                        err); /* may be many: they have all ids below the first day */
    } else {
        if (seq >= 1 && seq <= PAGE_ARTICLES) {
            id = base + ARCHIVE_DAY_IDS - 1 - page_place(page_no) * PAGE_ARTICLES - (seq - 1);
            if (!id_free(a, id, err))
                id = 0;
        }
        if (id == 0 && err->status == STATUS_OK)
            id = count_down(a, base + 1, base + HALF, err);
    }
    if (err->status != STATUS_OK)
        return 0;
    if (id == 0)
        error_set(err, STATUS_INPUT, "there are more articles of one day (%d) than an archive can hold", day);
    return id;
}
