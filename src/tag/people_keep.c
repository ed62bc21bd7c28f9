/* Those who were found: each once, with a title if any place tells one, and none of the article's authors. */
#include <string.h>

#include "baolan/utf8.h"
#include "people_impl.h"

enum { PEOPLE_MOST = 50 };

static bool made_the_article(const struct article *article, struct str name)
{
    for (size_t i = 0; i < article->nauthors; i++)
        if (str_eq(article->authors[i].name, name))
            return true;
    for (size_t i = 0; i < article->ncaptions; i++)
        if (str_present(article->captions[i].credit) && str_find(article->captions[i].credit, name, 0) != SIZE_MAX)
            return true;
    return false;
}

static void keep(struct arena *a, const struct article *article, struct people_found *found, struct str name,
                 struct str title)
{
    for (size_t i = 0; i < found->n; i++) {
        if (!str_eq(found->at[i].name, name))
            continue;
        if (!found->at[i].title.s && title.n)
            found->at[i].title = arena_str(a, title);
        return;
    }
    if (found->n < PEOPLE_MOST && !made_the_article(article, name))
        vec_push(found, ((struct person_tag){arena_str(a, name), title.n ? arena_str(a, title) : STR_ABSENT}));
}

void people_keep(struct reading *r, size_t from, size_t to, struct str title)
{
    struct str name = str_cut(r->text, from, to);
    size_t at = 0;
    uint32_t family = utf8_next(name, &at);
    if (cp_is_space(utf8_next(name, &at))) {
        struct buf closed = {0};
        buf_cp(&closed, family);
        buf_str(&closed, str_cut(name, at, name.n));
        keep(r->arena, r->article, r->found, arena_str(r->arena, buf_view(&closed)), title);
        buf_free(&closed);
    } else {
        keep(r->arena, r->article, r->found, name, title);
    }
    r->done = to;
}
