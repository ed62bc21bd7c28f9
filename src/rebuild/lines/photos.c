/*
 * Photo stories: □ 本报记者 高岩 摄影报道 under a headline signs the story and closes no caption; texts ①②③ about a day on such a page stand under its
 * pictures, whether somebody signs them or not.
 */
#include "../rebuild_internal.h"

/* Line I tells who wrote and photographed, and stands neither behind text nor over nothing. */
static bool signs_story(const struct page_work *p, size_t i)
{
    const struct line *l = &p->lines[i];
    bool reported = (l->marks & MARK_CREDIT) && word_ends(l->text, "摄影报道", "攝影報道");
    return reported && i && i + 1 < p->nlines && !line_complete(l - 1) && !line_fixed(l + 1) &&
           byline_parse(p->arena, p->words, l->text, NULL);
}

/* ①6月2日，…: the number of the picture; 0: L is no text under one. */
static int numbered_picture(const struct page_work *p, const struct line *l)
{
    size_t at = 0;
    uint32_t c = utf8_next(l->text, &at);
    struct line rest = {.text = str_trim(str_cut(l->text, at, l->text.n)), .signs = l->signs};
    return c >= 0x2460 && c <= 0x2473 && news_lead(p, &rest) ? (int)(c - 0x2460) + 1 : 0;
}

void photos_mark(struct page_work *p)
{
    enum { LEAST = 3 };
    bool photos = false;
    for (size_t i = 0; i < p->nlines; i++)
        if (signs_story(p, i)) {
            p->lines[i].marks = MARK_BYLINE;
            photos = true;
        }
    unsigned numbers = 0;
    size_t n = 0;
    for (size_t i = 0; photos && i < p->nlines; i++) {
        int number = numbered_picture(p, &p->lines[i]);
        n += number && !(numbers & 1U << number);
        numbers |= (unsigned)(number > 0) << number;
    }
    for (size_t i = 0; n >= LEAST && i < p->nlines; i++)
        if (numbered_picture(p, &p->lines[i]))
            p->lines[i].marks = MARK_PICTURE;
}
