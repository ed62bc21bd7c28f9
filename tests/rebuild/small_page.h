/*
 * Small pages in tests: what a page must give is written as one line an article (summary). A test sets arena before its first page.
 */
#ifndef TESTS_REBUILD_SMALL_PAGE_H
#define TESTS_REBUILD_SMALL_PAGE_H

#include "../tap.h"

#include <stdlib.h>

#include "baolan/rebuild.h"

static struct arena *arena;

static struct rebuilt rebuild(const char *text)
{
    struct dump d = {.file = STR("page.txt"), .part = 1, .nparts = 1};
    struct str s = str_of(text);
    d.lines = arena_array(arena, s.n + 1, sizeof *d.lines);
    for (size_t at = 0; at < s.n;) {
        size_t end = str_find(s, STR("\n"), at), to = end == SIZE_MAX ? s.n : end;
        d.lines[d.nlines] = (struct raw_line){arena_strn(arena, s.s + at, to - at), (int)d.nlines + 1};
        d.nlines++;
        at = to + 1;
    }
    struct rebuilt r;
    rebuild_page(arena, &d, NULL, &r);
    return r;
}

/* "T:title K:kicker S:subtitle A:name/role,… H:heading;… P:3 C:text/credit;…", absent parts left out. */
static struct str summary(const struct article *x)
{
    struct buf b = {0};
    size_t paragraphs = 0;
    buf_printf(&b, "%s", genre_name(x->genre));
    if (!x->title_derived)
        buf_printf(&b, " T:%.*s", STR_ARG(x->title));
    if (x->kicker.s)
        buf_printf(&b, " K:%.*s", STR_ARG(x->kicker));
    if (x->subtitle.s)
        buf_printf(&b, " S:%.*s", STR_ARG(x->subtitle));
    for (size_t i = 0; i < x->nauthors; i++)
        buf_printf(&b, "%s%.*s/%.*s", i ? "," : " A:", STR_ARG(x->authors[i].name), STR_ARG(x->authors[i].role));
    for (size_t i = 0, n = 0; i < x->nsections; i++) {
        if (x->sections[i].heading.s)
            buf_printf(&b, "%s%.*s", n++ ? ";" : " H:", STR_ARG(x->sections[i].heading));
        paragraphs += x->sections[i].nparagraphs;
    }
    if (paragraphs)
        buf_printf(&b, " P:%zu", paragraphs);
    for (size_t i = 0; i < x->ncaptions; i++)
        buf_printf(&b, "%s%.*s/%.*s", i ? ";" : " C:", STR_ARG(x->captions[i].text), STR_ARG(x->captions[i].credit));
    if (x->jump_to.s)
        buf_printf(&b, " to %.*s", STR_ARG(x->jump_to));
    if (x->jump_from.s)
        buf_printf(&b, " from %.*s", STR_ARG(x->jump_from));
    if (x->credit.s)
        buf_printf(&b, " credit %.*s", STR_ARG(x->credit));
    struct str text = arena_str(arena, buf_view(&b));
    buf_free(&b);
    return text;
}

static void is_page(const char *text, const char *const *want, size_t nwant, const char *name)
{
    struct rebuilt r = rebuild(text);
    bool same = r.page.narticles == nwant;
    for (size_t i = 0; i < nwant && same; i++)
        same = str_is(summary(&r.page.articles[i]), want[i]);
    if (!ok(same, name))
        for (size_t i = 0; i < r.page.narticles || i < nwant; i++) {
            struct str got = i < r.page.narticles ? summary(&r.page.articles[i]) : STR("(none)");
            bool right = i < nwant && str_is(got, want[i]);
            printf("#%s got: %.*s\n", right ? "     " : " ---", STR_ARG(got));
            if (!right)
                printf("# --- want: %s\n", i < nwant ? want[i] : "(none)");
        }
}

#define PAGE(name, text, ...)                                                                                          \
    do {                                                                                                               \
        static const char *const want[] = {__VA_ARGS__};                                                               \
        is_page(text, want, sizeof want / sizeof *want, name);                                                         \
    } while (0)

#endif
