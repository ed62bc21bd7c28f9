#include "views.h"

#include <pthread.h>
#include <stdlib.h>

/* Views that nobody has in hand are kept up to this many: one or two megabytes each, some milliseconds to make. */
enum { VIEWS_KEPT = 32 };

struct kept {
    struct view view;
    struct str asked;      /* the codes as they were asked for */
    struct places *places; /* the view's */
    struct arena *arena;
    size_t hands; /* that have it */
    uint64_t used;
};

struct views {
    const struct gazetteer *gazetteer;
    const struct words *words;
    pthread_mutex_t mutex;
    struct {
        struct kept **at;
        size_t n, cap;
    } all;
    uint64_t clock;
};

/* ---- regions by their codes -------------------------------------------------------------------------------------- */

static int by_code(const void *x, const void *y)
{
    const struct region *const *a = x, *const *b = y;
    int order = str_cmp((*a)->code, (*b)->code);
    return order ? order : ((*a)->level > (*b)->level) - ((*a)->level < (*b)->level);
}

/* Of regions in order of code: is REGION one that went before, or in it? */
static bool is_covered(const struct region *region, const struct region *const *before, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(region->code, gazetteer_prefix(before[i])))
            return true;
    return false;
}

enum status regions_read(const struct gazetteer *g, struct arena *a, struct str codes, bool strict, struct focus *out,
                         struct error *err)
{
    struct {
        const struct region **at;
        size_t n, cap;
    } regions = {0};
    enum status status = STATUS_OK;
    for (size_t from = 0; codes.s && status == STATUS_OK && from <= codes.n;) {
        size_t to = str_find(codes, STR(","), from);
        struct str code = str_trim(str_cut(codes, from, to == SIZE_MAX ? codes.n : to));
        const struct region *region = gazetteer_find(g, code);
        if (region)
            vec_push(&regions, region);
        else if (strict)
            status = error_set(err, STATUS_USAGE,
                               "no region has the code '%.*s'; a code of six digits is wanted, like 141100 for 吕梁市",
                               STR_ARG(code));
        from = to == SIZE_MAX ? codes.n + 1 : to + 1;
    }
    size_t n = 0;
    if (regions.n)
        qsort(regions.at, regions.n, sizeof *regions.at, by_code);
    for (size_t i = 0; i < regions.n; i++)
        if (!n || !is_covered(regions.at[i], regions.at, n))
            regions.at[n++] = regions.at[i];
    *out = (struct focus){arena_copy(a, regions.at, n, sizeof *regions.at), n};
    vec_free(&regions);
    return status;
}

static struct str joined(struct arena *a, struct focus focus, bool names, const char *between)
{
    struct buf text = {0};
    for (size_t i = 0; i < focus.n; i++)
        buf_printf(&text, "%s%.*s", i ? between : "", STR_ARG(names ? focus.at[i]->name : focus.at[i]->code));
    struct str all = focus.n ? arena_str(a, buf_view(&text)) : STR_ABSENT;
    buf_free(&text);
    return all;
}

struct str regions_names(struct arena *a, struct focus focus)
{
    return joined(a, focus, true, "、");
}

struct str regions_codes(struct arena *a, struct focus focus)
{
    return joined(a, focus, false, ",");
}

/* ---- views ------------------------------------------------------------------------------------------------------- */

struct views *views_open(const struct gazetteer *g, const struct words *w)
{
    struct views *v = xcalloc(1, sizeof *v);
    v->gazetteer = g;
    v->words = w;
    pthread_mutex_init(&v->mutex, NULL);
    return v;
}

static void drop(struct kept *k)
{
    places_close(k->places);
    arena_free(k->arena);
    free(k);
}

void views_close(struct views *v)
{
    if (!v)
        return;
    for (size_t i = 0; i < v->all.n; i++)
        drop(v->all.at[i]);
    vec_free(&v->all);
    pthread_mutex_destroy(&v->mutex);
    free(v);
}

/* The province and city that 省 and 市 at the beginning of a name stand for. */
static struct org_home home_of(const struct gazetteer *g, struct focus focus)
{
    struct org_home home = {0};
    for (size_t i = 0; focus.n == 1 && i < g->nregions; i++) {
        const struct region *r = &g->regions[i];
        if (r->level == LEVEL_PROVINCE && str_starts(focus.at[0]->code, gazetteer_prefix(r)))
            home.province = r->name;
    }
    if (focus.n == 1 && focus.at[0]->level == LEVEL_PREFECTURE && str_ends(focus.at[0]->name, STR("市")))
        home.city = focus.at[0]->name;
    return home;
}

static struct kept *make(const struct views *v, struct str codes, bool strict, struct error *err)
{
    struct kept *k = xcalloc(1, sizeof *k);
    k->arena = arena_new();
    k->asked = arena_str(k->arena, codes);
    enum status status = regions_read(v->gazetteer, k->arena, codes, strict, &k->view.focus, err);
    if (status == STATUS_OK)
        status = places_open(&k->places, v->gazetteer, v->words, k->view.focus, err);
    if (status != STATUS_OK) {
        drop(k);
        return NULL;
    }
    k->view.places = k->places;
    k->view.codes = regions_codes(k->arena, k->view.focus);
    k->view.names = regions_names(k->arena, k->view.focus);
    k->view.home = home_of(v->gazetteer, k->view.focus);
    return k;
}

/* Lets go of the one that nobody has in hand for the longest time. */
static void make_room(struct views *v)
{
    size_t oldest = SIZE_MAX, idle = 0;
    for (size_t i = 0; i < v->all.n; i++) {
        if (v->all.at[i]->hands)
            continue;
        idle++;
        if (oldest == SIZE_MAX || v->all.at[i]->used < v->all.at[oldest]->used)
            oldest = i;
    }
    if (idle < VIEWS_KEPT)
        return;
    drop(v->all.at[oldest]);
    v->all.at[oldest] = v->all.at[--v->all.n];
}

enum status views_take(struct views *v, struct str codes, bool strict, const struct view **out, struct error *err)
{
    struct kept *found = NULL;
    pthread_mutex_lock(&v->mutex);
    for (size_t i = 0; i < v->all.n && !found; i++)
        if (str_eq(v->all.at[i]->asked, codes))
            found = v->all.at[i];
    if (!found && (found = make(v, codes, strict, err)) != NULL) {
        make_room(v);
        vec_push(&v->all, found);
    }
    if (found) {
        found->hands++;
        found->used = ++v->clock;
    }
    pthread_mutex_unlock(&v->mutex);
    *out = found ? &found->view : NULL;
    return found ? STATUS_OK : err->status;
}

void views_give(struct views *v, const struct view *view)
{
    pthread_mutex_lock(&v->mutex);
    for (size_t i = 0; i < v->all.n; i++)
        if (&v->all.at[i]->view == view)
            v->all.at[i]->hands--;
    pthread_mutex_unlock(&v->mutex);
}
