/* Articles joined and split. */
#include <stdlib.h>

#include "baolan/correction.h"

bool correction_part(struct str uid, struct str *base, size_t *n)
{
    enum { DIGITS_MOST = 6 };
    size_t at = uid.n, number = 0, unit = 1;
    while (at > 0 && uid.n - at < DIGITS_MOST && uid.s[at - 1] >= '0' && uid.s[at - 1] <= '9') {
        at--;
        number += unit * (size_t)(uid.s[at] - '0');
        unit *= 10;
    }
    if (at == uid.n || uid.s[at] == '0' || at < 2 || uid.s[at - 1] != '+' ||
        str_find(str_cut(uid, 0, at - 1), STR("+"), 0) != SIZE_MAX)
        return false;
    if (base)
        *base = str_cut(uid, 0, at - 1);
    if (n)
        *n = number;
    return true;
}

/* ---- joining ------------------------------------------------------------------------------------------------------ */

/* The printed headline of what goes behind: absent when there is none. */
static struct str heading_of(struct arena *a, const struct article *article)
{
    struct str title = article->title_derived ? STR_ABSENT : article->title;
    const struct str lines[] = {article->kicker, title, article->subtitle};
    struct buf heading = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (str_present(lines[i]))
            buf_printf(&heading, "%s%.*s", heading.n ? "　" : "", STR_ARG(lines[i]));
    struct str text = heading.n ? arena_str(a, buf_view(&heading)) : STR_ABSENT;
    buf_free(&heading);
    return text;
}

static struct section both_of(struct arena *a, const struct section *x, const struct section *y)
{
    struct section both = {.heading = x->heading, .nparagraphs = x->nparagraphs + y->nparagraphs};
    both.paragraphs = arena_array(a, both.nparagraphs, sizeof *both.paragraphs);
    for (size_t i = 0; i < both.nparagraphs; i++)
        both.paragraphs[i] = i < x->nparagraphs ? x->paragraphs[i] : y->paragraphs[i - x->nparagraphs];
    return both;
}

/* What goes behind without a headline goes on where the text ends. */
static void join_sections(struct arena *a, struct article *article, const struct article *other)
{
    size_t n = article->nsections, more = other->nsections;
    struct section *all = arena_array(a, n + more, sizeof *all);
    for (size_t i = 0; i < n + more; i++)
        all[i] = i < n ? article->sections[i] : other->sections[i - n];
    struct str heading = heading_of(a, other);
    if (more && heading.s) {
        struct str under = all[n].heading;
        all[n].heading = under.s ? arena_printf(a, "%.*s　%.*s", STR_ARG(heading), STR_ARG(under)) : heading;
    } else if (more && n && !all[n].heading.s) {
        all[n - 1] = both_of(a, &all[n - 1], &all[n]);
        for (size_t i = n; i + 1 < n + more; i++)
            all[i] = all[i + 1];
        more--;
    }
    article->sections = all;
    article->nsections = n + more;
}

static void join_authors(struct arena *a, struct article *article, const struct article *other)
{
    size_t n = article->nauthors;
    struct author *all = arena_array(a, n + other->nauthors, sizeof *all);
    for (size_t i = 0; i < n; i++)
        all[i] = article->authors[i];
    for (size_t i = 0; i < other->nauthors; i++) {
        bool known = false;
        for (size_t k = 0; k < article->nauthors; k++)
            known = known || str_eq(all[k].name, other->authors[i].name);
        if (!known)
            all[n++] = other->authors[i];
    }
    article->authors = all;
    article->nauthors = n;
}

void correction_join(struct arena *a, struct article *article, const struct article *other, bool same_file)
{
    size_t ncaptions = article->ncaptions + other->ncaptions,
           nlines = article->nprovenance + (same_file ? other->nprovenance : 0);
    struct caption *captions = arena_array(a, ncaptions, sizeof *captions);
    struct provenance *lines = arena_array(a, nlines, sizeof *lines);
    for (size_t i = 0; i < ncaptions; i++)
        captions[i] = i < article->ncaptions ? article->captions[i] : other->captions[i - article->ncaptions];
    for (size_t i = 0; i < nlines; i++)
        lines[i] = i < article->nprovenance ? article->provenance[i] : other->provenance[i - article->nprovenance];
    join_sections(a, article, other);
    join_authors(a, article, other);
    article->captions = captions;
    article->ncaptions = ncaptions;
    article->provenance = lines;
    article->nprovenance = nlines;
    if (!str_present(article->credit))
        article->credit = other->credit;
    article->jump_to = other->jump_to;
}

/* ---- splitting ---------------------------------------------------------------------------------------------------- */

enum status correction_split(struct arena *a, const struct correction *c, struct page *page, struct article *article,
                             struct error *err)
{
    struct article part = {.uid = arena_str(a, c->uid),
                           .seq = article->seq,
                           .genre = article->genre,
                           .provenance = article->provenance,
                           .nprovenance = article->nprovenance};
    bool text = false;
    for (size_t i = 0; i < c->nsections; i++)
        text = text || c->sections[i].nparagraphs || str_present(c->sections[i].heading);
    if (!text)
        return error_set(err, STATUS_USAGE, "an article that is split off has a text of its own");
    *article = part;
    enum status status = correction_apply(a, c, page, article, err);
    if (!str_present(article->title)) {
        article->title = article_derive_title(a, article, ARTICLE_TITLE_MAX);
        article->title_derived = true;
    }
    return status;
}
