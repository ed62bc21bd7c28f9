#include "hits.h"

#include <stdlib.h>

#define WINDOW 256 /* rows in memory at once */

const struct out_cell hit_cells[] = {
    {.key = "date", .columns = 10, .role = OUT_DATE},
    {.key = "uid", .before = "  ", .columns = 12, .role = OUT_UID},
    {.key = "title", .before = "  ", .role = OUT_STRONG, .matched = true},
    {.key = "counties", .before = "  ", .role = OUT_PLACE},
    {.key = "snippet", .before = "\n            ", .columns = OUT_REST, .matched = true},
    {0},
};

/* A hit's counties are one text; here they are a list again. */
static void county_list(struct out *out, struct str counties)
{
    struct {
        struct str *at;
        size_t n, cap;
    } names = {0};
    size_t from = 0;
    while (str_present(counties) && from <= counties.n) {
        size_t to = str_find(counties, STR("、"), from);
        vec_push(&names, str_cut(counties, from, to == SIZE_MAX ? counties.n : to));
        from = to == SIZE_MAX ? counties.n + 1 : to + STR("、").n;
    }
    out_strs(out, "counties", names.at, names.n);
    vec_free(&names);
}

void hit_fields(struct out *out, const struct hit *hit)
{
    out_str(out, "uid", hit->uid);
    out_str(out, "date", hit->date.edtf);
    out_str(out, "newspaper", hit->newspaper);
    out_str(out, "page_no", hit->page_no);
    out_str(out, "genre", str_of(genre_name(hit->genre)));
    out_tint(out, hit->title_derived ? OUT_DIM : OUT_PLAIN);
    out_str(out, "title", hit->title);
    out_str(out, "title_basis", hit->title_derived ? STR("derived") : STR("printed"));
    out_tint(out, OUT_PLAIN);
    county_list(out, hit->counties);
    out_str(out, "snippet", hit->snippet);
    out_int(out, "doubts", (int64_t)hit->ndoubts);
    if (hit->rated)
        out_number(out, "quality", hit->quality);
    else
        out_str(out, "quality", STR_ABSENT);
}

enum status hits_print(struct search *search, size_t limit, struct out *out, size_t *n, struct error *err)
{
    struct arena *a = arena_new();
    enum status status = STATUS_OK;
    size_t got = WINDOW;
    *n = 0;
    out_list_begin(out);
    while (status == STATUS_OK && got == WINDOW && *n < limit && !out_gone(out)) {
        struct hit *rows = arena_array(a, WINDOW, sizeof *rows);
        size_t wanted = limit - *n < WINDOW ? limit - *n : WINDOW;
        status = search_rows(search, a, *n, wanted, rows, &got, err);
        for (size_t i = 0; status == STATUS_OK && i < got; i++) {
            out_record_begin(out);
            hit_fields(out, &rows[i]);
            out_record_end(out);
        }
        *n += status == STATUS_OK ? got : 0;
        arena_reset(a);
    }
    out_list_end(out);
    arena_free(a);
    return status;
}
