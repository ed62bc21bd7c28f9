/* What must hold of pages and articles, wherever they come from. */
#ifndef BAOLAN_FUZZ_PAGE_H
#define BAOLAN_FUZZ_PAGE_H

#include "baolan/article.h"
#include "baolan/rebuild.h"
#include "fuzz.h"

/* An article written and read again is the same. */
static inline void fuzz_article(struct arena *a, struct page *page, struct article *article)
{
    struct buf once = {0}, twice = {0};
    struct error err = {0};
    struct page page_back = {0};
    struct article back = {0};
    article->uid = article_uid(a, page, article);
    article_to_json(page, article, &once);
    fuzz_must(utf8_valid(buf_view(&once)));
    enum status status = article_from_json(a, buf_view(&once), &page_back, &back, &err);
    if (status == STATUS_OK) {
        article_to_json(&page_back, &back, &twice);
        fuzz_must(str_eq(buf_view(&once), buf_view(&twice)));
    }
    error_clear(&err);
    buf_free(&once);
    buf_free(&twice);
}

static inline void fuzz_page(struct arena *a, struct page *page)
{
    for (size_t i = 0; i < page->narticles; i++)
        fuzz_article(a, page, &page->articles[i]);
}

/* Reads the bytes as a file NAME, rebuilds each page, and looks at what came out. */
static inline void fuzz_dump(struct str name, struct str bytes, const struct rebuild_options *options)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct input *in = NULL;
    struct input_item item;
    enum status status = input_open_bytes(name, bytes, false, &in, &err);
    while (status == STATUS_OK && (status = input_next(in, a, &item, &err)) == STATUS_OK) {
        struct rebuilt out = {0};
        fuzz_must(item.kind == ITEM_DUMP);
        rebuild_page(a, &item.dump, options, &out);
        fuzz_must(out.nfates == item.dump.nlines);
        for (size_t i = 0; i < out.nfates; i++) {
            fuzz_must(out.fates[i].line == item.dump.lines[i].number);
            fuzz_must(out.fates[i].article >= 0 && (size_t)out.fates[i].article <= out.page.narticles);
            fuzz_must(out.fates[i].certainty >= 0 && out.fates[i].certainty <= 1);
        }
        fuzz_page(a, &out.page);
    }
    fuzz_settle(status, &err);
    input_close(in);
    arena_free(a);
}

#endif
