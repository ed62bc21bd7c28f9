/* The figures of all stories that a query finds. */
#include "census.h"
#include "search_internal.h"

#include <stdlib.h>

/* The one county that story ID is about; absent: none or several. */
static struct str only_county(struct archive *a, struct arena *arena, int64_t id, struct error *err)
{
    struct str name = STR_ABSENT;
    size_t n = 0;
    sqlite3_stmt *q = statement_get(
        a, "SELECT name FROM article_county JOIN county ON id = county WHERE article = ? AND principal", err);
    statement_bind(q, "i", id);
    while (statement_row(a, q, err))
        name = n++ ? STR_ABSENT : statement_text(q, 0, arena);
    return name;
}

static bool visit_story(struct archive *a, struct arena *arena, int64_t id,
                        bool (*visit)(void *context, const struct point *point), void *context, struct error *err)
{
    static const char sql[] =
        "SELECT uid, article.title, edtf, day_from, day_to, value, unit, what, who, about FROM figure"
        " JOIN article ON article.id = figure.article JOIN page ON page.id = article.page"
        " WHERE figure.article = ? ORDER BY figure.n";
    struct story story = story_of(a, id, err);
    struct str county = only_county(a, arena, id, err);
    bool on = true;
    for (size_t i = 0; i < story.n && on; i++) {
        struct point point = {.county = county};
        sqlite3_stmt *q = statement_get(a, sql, err);
        statement_bind(q, "i", story.part[i]);
        while (on && statement_row(a, q, err)) {
            if (!point.uid.s) { /* once for all figures of the article */
                point.uid = statement_text(q, 0, arena);
                point.title = statement_text(q, 1, arena);
                point.date = (struct date){.edtf = statement_text(q, 2, arena),
                                           .from = sqlite3_column_int(q, 3),
                                           .to = sqlite3_column_int(q, 4)};
            }
            point.figure = (struct figure_tag){.value = statement_text(q, 5, arena),
                                               .unit = statement_text(q, 6, arena),
                                               .what = statement_text(q, 7, arena),
                                               .who = statement_text(q, 8, arena),
                                               .about = statement_text(q, 9, arena)};
            on = visit(context, &point);
        }
        if (q)
            sqlite3_reset(q);
    }
    return on && err->status == STATUS_OK;
}

enum status archive_figures(struct archive *a, const struct query *q, struct arena *arena,
                            bool (*visit)(void *context, const struct point *point), void *context, struct error *err)
{
    struct plan *plan;
    struct walk walk;
    struct arena *planning = arena_new();
    archive_read_begin(a, err);
    if (plan_make(a, planning, q, &plan, err) == STATUS_OK) {
        walk_begin(&walk, a, plan, INT64_MAX, err);
        for (int64_t id; (id = walk_next(&walk, err)) != 0;)
            if (!visit_story(a, arena, id, visit, context, err))
                break;
        walk_end(&walk);
        plan_unbound(plan);
    }
    archive_read_end(a);
    arena_free(planning);
    return err->status;
}
