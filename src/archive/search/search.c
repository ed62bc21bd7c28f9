/* A search: what the list of the browser and of the search command reads, a window at a time. */
#include "census.h"
#include "search_internal.h"

struct search {
    struct archive *archive;
    struct arena *arena; /* plan, query and needles */
    struct query *query;
    struct plan *plan;
    struct needles needles;
    enum sort sort;
    struct window window;
    struct ranking ranking;
};

enum status archive_search(struct archive *a, const struct query *q, enum sort sort, struct search **out,
                           struct error *err)
{
    struct search *s = xcalloc(1, sizeof *s);
    *out = NULL;
    s->archive = a;
    s->arena = arena_new();
    s->sort = sort;
    s->query = query_copy(s->arena, q);
    s->needles = needles_of(s->arena, s->query);
    if (plan_make(a, s->arena, s->query, &s->plan, err) != STATUS_OK) {
        search_close(s);
        return err->status;
    }
    window_open(&s->window, a, s->plan);
    *out = s;
    return STATUS_OK;
}

void search_close(struct search *s)
{
    if (!s)
        return;
    window_close(&s->window);
    ranking_clear(&s->ranking);
    plan_unbound(s->plan);
    arena_free(s->arena);
    free(s);
}

/* Ranking wants words; without any, what is new is best. */
static bool ranked(const struct search *s)
{
    return s->sort == SORT_RANK && s->needles.n > 0;
}

static void refresh(struct search *s, struct error *err)
{
    if (window_refresh(&s->window, err)) {
        ranking_clear(&s->ranking);
    }
    if (ranked(s) && !s->ranking.made)
        ranking_make(&s->ranking, &s->window, s->query, &s->needles, err);
}

static void read_rows(struct search *s, struct arena *arena, size_t from, size_t n, struct hit *rows, size_t *got,
                      struct error *err)
{
    if (!ranked(s))
        window_advance(&s->window, from + n, 0, 0, err);
    for (size_t i = 0; i < n && err->status == STATUS_OK; i++) {
        int64_t id =
            ranked(s) ? ranking_id(&s->ranking, &s->window, from + i, err) : window_id(&s->window, from + i, err);
        if (!id)
            return;
        enum status status = archive_hit_row(s->archive, arena, id, &rows[i], err);
        if (status == STATUS_NOTHING)
            error_set(err, STATUS_ARCHIVE,
                      "the full text index names an article that is not there: 'baolan check' says more");
        if (status != STATUS_OK)
            return;
        if (s->needles.n)
            rows[i].snippet = hit_snippet(s->archive, arena, id, &s->needles, err);
        *got = i + 1;
    }
}

enum status search_rows(struct search *s, struct arena *arena, size_t from, size_t n, struct hit *rows, size_t *got,
                        struct error *err)
{
    *got = 0;
    archive_read_begin(s->archive, err);
    refresh(s, err);
    read_rows(s, arena, from, n, rows, got, err);
    archive_read_end(s->archive);
    return err->status;
}

static void count_stories(struct search *s, size_t *n, bool *exact, struct error *err)
{
    *n = 0;
    *exact = true;
    if (s->query->kind == QUERY_ALL) {
        const struct census *census = archive_census(s->archive, false, err);
        *n = census ? census->nstories : 0;
        return;
    }
    const struct answer *answer = archive_answer(s->archive, s->query, err);
    if (!answer)
        return;
    *n = answer_count(answer, NULL, 0, answer->census->nstories);
    *exact = answer_complete(answer);
}

enum status search_count(struct search *s, size_t *count, bool *exact, struct error *err)
{
    archive_read_begin(s->archive, err);
    refresh(s, err);
    count_stories(s, count, exact, err);
    archive_read_end(s->archive);
    return err->status;
}

size_t search_row_of(struct search *s, int64_t id)
{
    struct error err = {0};
    archive_read_begin(s->archive, &err);
    refresh(s, &err);
    id = story_head(s->archive, id, &err);
    size_t place = ranked(s) ? ranking_place(&s->ranking, &s->window, id, &err) : window_place(&s->window, id, &err);
    archive_read_end(s->archive);
    if (err.status != STATUS_OK)
        place = SIZE_MAX;
    error_clear(&err);
    return place;
}
