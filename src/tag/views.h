/*
 * views: the regions in focus, each set of them with the names to look for, made when a text of it is first met. Pages of
 * one archive may be of many regions; those met last are kept.
 */
#ifndef TAG_VIEWS_H
#define TAG_VIEWS_H

#include "organisations.h"
#include "places.h"

struct view {
    struct str codes, names; /* in order, commas and 、 between; absent: no region in focus */
    struct focus focus;
    const struct places *places;
    struct org_home home;
};

struct views; /* may be shared by threads */

/* G and W must outlive it. */
struct views *views_open(const struct gazetteer *g, const struct words *w);
void views_close(struct views *v); /* NULL is fine */
/*
 * The view of these codes, commas between; absent for none. STRICT: STATUS_USAGE for a code that no region has, else
 * such a code is passed over. To be given back; any thread may take it meanwhile.
 */
enum status views_take(struct views *v, struct str codes, bool strict, const struct view **out, struct error *err);
void views_give(struct views *v, const struct view *view);

/* The regions with these codes, those within another one left out, in order of code, into A. */
enum status regions_read(const struct gazetteer *g, struct arena *a, struct str codes, bool strict, struct focus *out,
                         struct error *err);
/* Their names, 、 between; their codes, commas between; into A, absent for none. */
struct str regions_names(struct arena *a, struct focus focus);
struct str regions_codes(struct arena *a, struct focus focus);

#endif
