/* One record: what was read is written and read again without a change. */
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str json = fuzz_copy(data, size);
    struct arena *a = arena_new();
    struct error err = {0};
    struct page page = {0};
    struct article article = {0};
    enum status status = article_from_json(a, json, &page, &article, &err);
    if (status == STATUS_OK) {
        struct buf text = {0};
        article_text(&article, &text);
        article_body(&article, &text);
        buf_free(&text);
        article_derive_title(a, &article, ARTICLE_TITLE_MAX);
        fuzz_article(a, &page, &article);
    }
    fuzz_settle(status, &err);
    arena_free(a);
    fuzz_free(json);
    return 0;
}
