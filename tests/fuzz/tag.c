/* Counties, topics, people and figures in any text, by the real facts. The first line is the title. */
#include "baolan/tag.h"
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct tagger *tagger;
    struct error err = {0};
    if (!tagger)
        fuzz_settle(tagger_open(STR("141100"), &tagger, &err), &err);
    struct str raw = fuzz_copy(data, size);
    if (utf8_valid(raw) && !memchr(raw.s, 0, raw.n)) {
        struct arena *a = arena_new();
        size_t cut = str_find(raw, STR("\n"), 0);
        cut = cut == SIZE_MAX ? 0 : cut;
        struct str body = arena_str(a, str_cut(raw, cut, raw.n));
        struct section section = {.paragraphs = &body, .nparagraphs = 1};
        struct article article = {.title = arena_str(a, str_cut(raw, 0, cut)), .sections = &section, .nsections = 1};
        struct page page = {.file = STR("a.txt")};
        tagger_tag(tagger, a, &article);
        fuzz_article(a, &page, &article);
        arena_free(a);
    }
    fuzz_free(raw);
    return 0;
}
