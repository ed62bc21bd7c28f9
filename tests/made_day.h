/* A page of stories that are much alike, for archives whose lists are long. */
#ifndef TESTS_MADE_DAY_H
#define TESTS_MADE_DAY_H

#include "baolan/archive.h"

/* DAY counted from the first of 2024, which names the file too: the same day again replaces it. */
static inline void put_day(struct archive *archive, struct arena *a, int day, int articles, struct error *err)
{
    struct page page = {
        .file = arena_printf(a, "%d.txt", day), .narticles = (size_t)articles, .date_basis = BASIS_OPTION};
    struct source source = {.file = page.file, .encoding = STR("UTF-8"), .status = STR("")};
    page.articles = arena_array(a, (size_t)articles, sizeof *page.articles);
    page.date = date_of_day(a, day_add(20240101, day));
    for (int i = 0; i < articles; i++) {
        struct section *section = arena_alloc(a, sizeof *section);
        section->paragraphs = arena_array(a, 1, sizeof *section->paragraphs);
        section->paragraphs[0] = arena_printf(a, "第%d天讲第%d件事，%s里来了水。", day, i, i % 3 ? "水渠" : "池塘");
        section->nparagraphs = 1;
        page.articles[i] = (struct article){.title = section->paragraphs[0], .sections = section, .nsections = 1};
    }
    archive_put_source(archive, &source, &page, 1, err);
}

#endif
