/*
 * Bringing the full text index into shape after a run. While it is written, each batch leaves segments of its own, and nothing is merged:
 * merging as one goes costs as much as entering. Afterwards an index that is new for the most part is merged into one segment; one that
 * was only added to, as far as levels have filled up, and not for long. Both go step by step, so that whoever reads is never shut out, the
 * room of what was merged is used again, and it can be stopped: the next run goes on. While it is merged, other threads go through the stories
 * for their phrases (phrases.h). In the end what is free goes back to the file system.
 */
#include "phrases/phrases.h"

enum {
    NEW_PART = 4,      /* an index of which more than a 4th is new is merged as a whole */
    STEP_PAGES = 1000, /* of the index, 4 KB each: a commit */
    FEW_PAGES = 500,
    FEW_STEPS = 4,
    FEW_MONTHS = 2,  /* whose phrases are written for whoever has no time */
    STEP_MONTHS = 2, /* about so many are worked out in the time of a step */
    FREE_PART = 128, /* less than a 128th of the file is kept for the next run */
};

/* False when there was nothing to do. */
static bool merge(struct archive *a, int64_t pages, struct error *err)
{
    int before = sqlite3_total_changes(a->db);
    statement_do(a, err, "INSERT INTO fulltext(fulltext, rank) VALUES('merge', ?)", "i", pages);
    return err->status == STATUS_OK && sqlite3_total_changes(a->db) - before >= 2;
}

static void merge_all(struct archive *a, struct phrase_run *phrases,
                      bool (*progress)(void *context, size_t done, size_t all), void *context, struct error *err)
{
    int64_t articles = statement_number(a, err, 0, "SELECT count(*) FROM article", "");
    bool few = (int64_t)a->entered <= articles / NEW_PART; /* none, too: others may have left something to merge */
    if (few) {
        for (int i = 0; i < FEW_STEPS && merge(a, FEW_PAGES, err);)
            i++;
    } else {
        size_t done = 0, all = (size_t)statement_number(a, err, 0, "SELECT count(*) FROM fulltext_data", "");
        merge(a, -STEP_PAGES, err);
        do {
            done += STEP_PAGES;
            for (int i = 0; i < STEP_MONTHS && phrase_run_next(phrases, err);)
                i++;
        } while ((!progress || progress(context, done < all ? done : all, all)) && merge(a, STEP_PAGES, err));
    }
    if (err->status == STATUS_OK)
        a->entered = 0;
}

static void give_back(struct archive *a, bool (*progress)(void *context, size_t done, size_t all), void *context,
                      struct error *err)
{
    static const char count[] = "PRAGMA freelist_count";
    size_t all = (size_t)statement_number(a, err, 0, count, "");
    if ((int64_t)all < statement_number(a, err, 0, "PRAGMA page_count", "") / FREE_PART)
        return;
    for (size_t left = all, before = left + 1; left && left < before && err->status == STATUS_OK;) {
        if (progress && !progress(context, all - left, all))
            return;
        statement_do(a, err, "PRAGMA incremental_vacuum(1000)", "");
        before = left;
        left = (size_t)statement_number(a, err, 0, count, "");
    }
}

enum status archive_settle(struct archive *a, bool (*progress)(void *context, size_t done, size_t all), void *context,
                           struct error *err)
{
    if (!progress || progress(context, 0, 0))
        phrases_renew_in_time(a, err);
    struct phrase_run *phrases = phrase_run_open(a, err);
    merge_all(a, phrases, progress, context, err);
    for (int i = 0; (i < FEW_MONTHS || !progress || progress(context, 0, 0)) && phrase_run_next(phrases, err);)
        i++;
    phrase_run_close(phrases);
    give_back(a, progress, context, err);
    return err->status;
}
