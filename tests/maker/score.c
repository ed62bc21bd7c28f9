#include "maker.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/fold.h"
#include "baolan/utf8.h"

/* ---- texts compared ----------------------------------------------------------------------------------------------- */

static struct str core_of(struct arena *a, struct str s)
{
    struct buf out = {0};
    fold_core(s.s ? s : STR(""), &out);
    struct str core = arena_str(a, buf_view(&out));
    buf_free(&out);
    return core;
}

struct bigrams {
    uint64_t *at; /* sorted */
    size_t n;
};

static int compare_u64(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static struct bigrams bigrams_of(struct arena *a, struct str core)
{
    struct bigrams b = {arena_array(a, core.n + 1, sizeof *b.at), 0};
    uint32_t last = 0;
    for (size_t at = 0; at < core.n;) {
        uint32_t c = utf8_next(core, &at);
        if (last)
            b.at[b.n++] = (uint64_t)last << 32 | c;
        last = c;
    }
    qsort(b.at, b.n, sizeof *b.at, compare_u64);
    return b;
}

static double dice(struct bigrams x, struct bigrams y)
{
    size_t i = 0, k = 0, common = 0;
    while (i < x.n && k < y.n) {
        if (x.at[i] == y.at[k])
            common++, i++, k++;
        else if (x.at[i] < y.at[k])
            i++;
        else
            k++;
    }
    return x.n + y.n ? 2.0 * (double)common / (double)(x.n + y.n) : 0;
}

static struct str printed_title(const struct article *article)
{
    return article->title_derived ? STR_ABSENT : article->title;
}

/* Title, headings, paragraphs and captions: what the segmentation is judged by. */
static struct str whole(struct arena *a, const struct article *article)
{
    struct buf all = {0};
    buf_str(&all, article->title);
    for (size_t s = 0; s < article->nsections; s++) {
        buf_str(&all, article->sections[s].heading);
        for (size_t k = 0; k < article->sections[s].nparagraphs; k++)
            buf_str(&all, article->sections[s].paragraphs[k]);
    }
    for (size_t c = 0; c < article->ncaptions; c++)
        buf_str(&all, article->captions[c].text);
    struct str text = core_of(a, buf_view(&all));
    buf_free(&all);
    return text;
}

static struct str body_of(struct arena *a, const struct article *article)
{
    struct buf all = {0};
    for (size_t s = 0; s < article->nsections; s++)
        for (size_t k = 0; k < article->sections[s].nparagraphs; k++) {
            if (all.n)
                buf_char(&all, ' ');
            buf_str(&all, article->sections[s].paragraphs[k]);
        }
    struct str text = arena_str(a, buf_view(&all));
    buf_free(&all);
    return text;
}

/* Insertions and deletions between X and Y in code points (Myers 1986), given up beyond LIMIT. */
static size_t edits(struct arena *a, struct str x, struct str y, size_t limit)
{
    size_t n = utf8_count(x), m = utf8_count(y);
    uint32_t *u = arena_array(a, n + 1, sizeof *u), *v = arena_array(a, m + 1, sizeof *v);
    for (size_t i = 0, at = 0; i < n; i++)
        u[i] = utf8_next(x, &at);
    for (size_t i = 0, at = 0; i < m; i++)
        v[i] = utf8_next(y, &at);
    ptrdiff_t *furthest = arena_array(a, 2 * limit + 3, sizeof *furthest), middle = (ptrdiff_t)limit + 1;
    for (ptrdiff_t d = 0; d <= (ptrdiff_t)limit; d++)
        for (ptrdiff_t k = -d; k <= d; k += 2) {
            bool down = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]);
            ptrdiff_t i = down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
            while (i < (ptrdiff_t)n && i - k < (ptrdiff_t)m && u[i] == v[i - k])
                i++;
            furthest[middle + k] = i;
            if (i >= (ptrdiff_t)n && i - k >= (ptrdiff_t)m)
                return (size_t)d;
        }
    return n + m;
}

static double fidelity_of(struct arena *a, const struct article *truth, const struct article *got)
{
    struct str x = body_of(a, truth), y = got ? body_of(a, got) : STR("");
    size_t total = utf8_count(x) + utf8_count(y);
    size_t distance = edits(a, x, y, total < 1600 ? total : 1600);
    return total ? (double)(total - distance) / (double)total : -1;
}

/* ---- sets of texts ------------------------------------------------------------------------------------------------ */

struct texts {
    struct str *at;
    size_t n, cap;
};

static double f1(struct texts *truth, struct texts *got)
{
    size_t hits = 0, ntruth = truth->n, ngot = got->n;
    for (size_t i = 0; i < truth->n; i++)
        for (size_t k = 0; k < got->n; k++)
            if (str_eq(truth->at[i], got->at[k])) {
                got->at[k] = got->at[--got->n];
                hits++;
                break;
            }
    free(truth->at);
    free(got->at);
    return ntruth + ngot ? 2.0 * (double)hits / (double)(ntruth + ngot) : -1;
}

static struct texts headings_of(struct arena *a, const struct article *article)
{
    struct texts out = {0};
    for (size_t s = 0; article && s < article->nsections; s++)
        if (str_present(article->sections[s].heading))
            vec_push(&out, core_of(a, article->sections[s].heading));
    return out;
}

static struct texts paragraphs_of(struct arena *a, const struct article *article)
{
    struct texts out = {0};
    for (size_t s = 0; article && s < article->nsections; s++)
        for (size_t k = 0; k < article->sections[s].nparagraphs; k++)
            vec_push(&out, core_of(a, article->sections[s].paragraphs[k]));
    return out;
}

static struct texts authors_of(struct arena *a, const struct article *article)
{
    struct texts out = {0};
    for (size_t i = 0; article && i < article->nauthors; i++)
        vec_push(&out,
                 arena_printf(a, "%.*s/%.*s", STR_ARG(article->authors[i].name), STR_ARG(article->authors[i].role)));
    return out;
}

static struct texts captions_of(struct arena *a, const struct article *article)
{
    struct texts out = {0};
    for (size_t i = 0; article && i < article->ncaptions; i++)
        vec_push(&out, core_of(a, article->captions[i].text));
    return out;
}

/* ---- the page ----------------------------------------------------------------------------------------------------- */

struct mean {
    double sum;
    size_t n;
};

static void mean_add(struct mean *m, double value)
{
    if (value >= 0) {
        m->sum += value;
        m->n++;
    }
}

static double mean_of(struct mean m)
{
    return m.n ? m.sum / (double)m.n : -1;
}

/* The best partner of each true article, each used once, best pairs first. Returns how many are right (0.85 and better). */
static size_t match(struct arena *a, const struct page *truth, const struct page *got, size_t *partner)
{
    struct bigrams *x = arena_array(a, truth->narticles, sizeof *x), *y = arena_array(a, got->narticles, sizeof *y);
    bool *used = arena_array(a, got->narticles, sizeof *used);
    for (size_t i = 0; i < truth->narticles; i++) {
        x[i] = bigrams_of(a, whole(a, &truth->articles[i]));
        partner[i] = SIZE_MAX;
    }
    for (size_t k = 0; k < got->narticles; k++)
        y[k] = bigrams_of(a, whole(a, &got->articles[k]));
    size_t right = 0;
    for (;;) {
        double best = 0.5;
        size_t bi = SIZE_MAX, bk = SIZE_MAX;
        for (size_t i = 0; i < truth->narticles; i++)
            for (size_t k = 0; partner[i] == SIZE_MAX && k < got->narticles; k++)
                if (!used[k] && dice(x[i], y[k]) >= best) {
                    best = dice(x[i], y[k]);
                    bi = i;
                    bk = k;
                }
        if (bi == SIZE_MAX)
            return right;
        partner[bi] = bk;
        used[bk] = true;
        right += best >= 0.85;
    }
}

static bool same_title(struct arena *a, const struct article *truth, const struct article *got)
{
    struct str title = core_of(a, truth->title), found = core_of(a, printed_title(got));
    if (str_eq(title, found))
        return true;
    struct str joined = arena_printf(a, "%.*s%.*s", STR_ARG(title), STR_ARG(core_of(a, truth->subtitle)));
    return str_eq(joined, arena_printf(a, "%.*s%.*s", STR_ARG(found), STR_ARG(core_of(a, got->subtitle))));
}

struct score score_page(const struct page *truth, const struct page *got)
{
    struct arena *a = arena_new();
    size_t *partner = arena_array(a, truth->narticles, sizeof *partner);
    size_t right = match(a, truth, got, partner), all = truth->narticles + got->narticles;
    struct mean titles = {0}, fidelity = {0}, sections = {0}, paragraphs = {0}, authors = {0}, captions = {0};
    for (size_t i = 0; i < truth->narticles; i++) {
        const struct article *want = &truth->articles[i],
                             *have = partner[i] == SIZE_MAX ? NULL : &got->articles[partner[i]];
        mean_add(&titles, have && same_title(a, want, have));
        struct texts want_paragraphs = paragraphs_of(a, want), have_paragraphs = paragraphs_of(a, have);
        if (want_paragraphs.n)
            mean_add(&fidelity, fidelity_of(a, want, have));
        mean_add(&paragraphs, f1(&want_paragraphs, &have_paragraphs));
        struct texts x = headings_of(a, want), y = headings_of(a, have);
        mean_add(&sections, f1(&x, &y));
        x = authors_of(a, want), y = authors_of(a, have);
        mean_add(&authors, f1(&x, &y));
        x = captions_of(a, want), y = captions_of(a, have);
        mean_add(&captions, f1(&x, &y));
    }
    struct score score = {all ? 2.0 * (double)right / (double)all : 1,
                          mean_of(titles),
                          mean_of(fidelity),
                          mean_of(sections),
                          mean_of(paragraphs),
                          mean_of(authors),
                          mean_of(captions)};
    arena_free(a);
    return score;
}

void score_articles(const struct page *truth, const struct page *got, struct article_score *out)
{
    struct arena *a = arena_new();
    size_t *partner = arena_array(a, truth->narticles, sizeof *partner);
    match(a, truth, got, partner);
    for (size_t k = 0; k < got->narticles; k++)
        out[k] = (struct article_score){0};
    for (size_t i = 0; i < truth->narticles; i++)
        if (partner[i] != SIZE_MAX) {
            const struct article *want = &truth->articles[i], *have = &got->articles[partner[i]];
            out[partner[i]].dice = dice(bigrams_of(a, whole(a, want)), bigrams_of(a, whole(a, have)));
            out[partner[i]].title = same_title(a, want, have);
        }
    arena_free(a);
}
