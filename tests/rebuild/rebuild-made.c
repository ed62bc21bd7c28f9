/*
 * rebuild-made: where made pages go wrong, for whoever works on the rebuilder's rules.
 *
 *   rebuild-made SEEDS STORY.json…        mean measures of each order and each switch over random mixtures
 *   rebuild-made -r SEED STORY.json       one page: each article and each line as it should be and as it is
 *   rebuild-made -k SEEDS STORY.json…     how often lines go wrong in which way; LIST=KIND lists the pages
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../maker/maker.h"
#include "baolan/rebuild.h"

static void article_show(const char *side, const struct article *x)
{
    size_t paragraphs = 0, headings = 0;
    struct str lead = STR("");
    for (size_t i = 0; i < x->nsections; i++) {
        headings += x->sections[i].heading.s != NULL;
        if (!paragraphs && x->sections[i].nparagraphs)
            lead = x->sections[i].paragraphs[0];
        paragraphs += x->sections[i].nparagraphs;
    }
    printf("  %s %d k=[%.*s] t=[%.*s] s=[%.*s] authors %zu, %zu headings, %zu paragraphs, %zu captions | %.*s\n", side,
           x->seq, STR_ARG(x->kicker), x->title_derived ? 0 : (int)x->title.n, x->title.s ? x->title.s : "",
           STR_ARG(x->subtitle), x->nauthors, headings, paragraphs, x->ncaptions, lead.n < 60 ? (int)lead.n : 60,
           lead.s);
}

/* ---- kinds of failure --------------------------------------------------------------------------------------------- */

enum kind {
    KIND_JOINED_BARE,    /* two bodies in one article, their lines touch */
    KIND_JOINED_DISPLAY, /* … with display lines between */
    KIND_JOINED_OTHER,   /* … elsewhere */
    KIND_SPLIT,          /* one body in several articles */
    KIND_BODY_LOST,      /* body lines in no article or as headline */
    KIND_DISPLAY_BODY,   /* headline lines read as body */
    KIND_HEADING_TITLE,  /* a section heading read as headline */
    KIND_TITLE_HEADING,  /* a headline read as section heading */
    KIND_TITLE_SWAPPED,  /* a title given to another story */
    KIND_TITLE_LOST,     /* … to none */
    KIND_TITLE_ROLE,     /* … as kicker or subtitle */
    KIND_LABEL_TITLE,    /* a label in the title */
    KIND_OTHER_TITLE,    /* kicker or subtitle in the title */
    KIND_CAPTION_BODY,   /* caption read as body or headline */
    KIND_BODY_CAPTION,   /* body read as caption */
    KIND_COUNT
};

static const char *const kind_names[KIND_COUNT] = {"joined-bare",   "joined-display", "joined-other",  "split",
                                                   "body-lost",     "display-body",   "heading-title", "title-heading",
                                                   "title-swapped", "title-lost",     "title-role",    "label-title",
                                                   "other-title",   "caption-body",   "body-caption"};

enum { MOST_ARTICLES = 64 };

/* In which made article most body lines of true article ARTICLE are; 0: none. */
static int home_of(const struct fates *want, const struct rebuilt *r, int article)
{
    size_t votes[MOST_ARTICLES] = {0};
    int home = 0;
    for (size_t i = 0; i < want->n && i < r->nfates; i++) {
        int got = r->fates[i].article;
        if (want->at[i].article == article && want->at[i].role == ROLE_BODY && got > 0 && got < MOST_ARTICLES &&
            ++votes[got] > votes[home])
            home = got;
    }
    return home;
}

static bool is_text(enum line_role role)
{
    return role == ROLE_BODY || role == ROLE_NOTICE || role == ROLE_SIGNATURE;
}

/* The way in which line I of true article A, whose body is in made article HOME, went wrong; KIND_COUNT: none. */
static enum kind line_kind(const struct line_fate *want, const struct line_fate *got, int home)
{
    bool title = got->role == ROLE_TITLE && got->article;
    switch (want->role) {
    case ROLE_BODY:
        return got->role == ROLE_CAPTION            ? KIND_BODY_CAPTION
               : is_text(got->role) && got->article ? KIND_COUNT
                                                    : KIND_BODY_LOST;
    case ROLE_CAPTION:
        return got->role == ROLE_CAPTION ? KIND_COUNT : KIND_CAPTION_BODY;
    case ROLE_HEADING:
        return got->role == ROLE_HEADING ? KIND_COUNT : is_text(got->role) ? KIND_DISPLAY_BODY : KIND_HEADING_TITLE;
    case ROLE_KICKER:
    case ROLE_SUBTITLE:
        return is_text(got->role) ? KIND_DISPLAY_BODY : title && got->article == home ? KIND_OTHER_TITLE : KIND_COUNT;
    case ROLE_FURNITURE:
        return want->article && title ? KIND_LABEL_TITLE : KIND_COUNT;
    case ROLE_TITLE:
        if (is_text(got->role) || got->role == ROLE_CAPTION)
            return KIND_DISPLAY_BODY;
        if (got->role == ROLE_HEADING)
            return KIND_TITLE_HEADING;
        if (!got->article)
            return KIND_TITLE_LOST;
        return got->article != home ? KIND_TITLE_SWAPPED : title ? KIND_COUNT : KIND_TITLE_ROLE;
    default:
        return KIND_COUNT;
    }
}

/* Where the bodies of true articles that share a made one meet. */
static enum kind joined_kind(const struct fates *want, const struct rebuilt *r, int home, int a)
{
    int before = 0;
    bool display = false;
    for (size_t i = 0; i < want->n && i < r->nfates; i++) {
        if (want->at[i].role == ROLE_BODY && r->fates[i].article == home) {
            if (before && before != want->at[i].article && (before == a || want->at[i].article == a))
                return display ? KIND_JOINED_DISPLAY : KIND_JOINED_BARE;
            before = want->at[i].article;
            display = false;
        } else if (want->at[i].role != ROLE_BLANK) {
            display = true;
        }
    }
    return KIND_JOINED_OTHER;
}

/* Marks in SEEN[article] which kinds of failure each true article has. */
static void kinds_find(const struct fates *want, const struct rebuilt *r, size_t narticles, bool (*seen)[KIND_COUNT])
{
    for (size_t a = 1; a <= narticles && a < MOST_ARTICLES; a++) {
        int home = home_of(want, r, (int)a);
        size_t elsewhere[MOST_ARTICLES] = {0};
        for (size_t b = 1; b <= narticles; b++)
            if (b != a && home && home_of(want, r, (int)b) == home)
                seen[a][joined_kind(want, r, home, (int)a)] = true;
        for (size_t i = 0; i < want->n && i < r->nfates; i++) {
            int got = r->fates[i].article;
            if (want->at[i].article != (int)a)
                continue;
            enum kind kind = line_kind(&want->at[i], &r->fates[i], home);
            if (kind != KIND_COUNT)
                seen[a][kind] = true;
            if (want->at[i].role == ROLE_BODY && got != home && got > 0 && got < MOST_ARTICLES && ++elsewhere[got] == 2)
                seen[a][KIND_SPLIT] = true;
        }
    }
}

static void kinds_show(const char *path, uint64_t seed, const struct recipe *recipe, const struct fates *want,
                       const struct rebuilt *r, size_t narticles, size_t *counts)
{
    bool seen[MOST_ARTICLES][KIND_COUNT] = {0};
    const char *list = getenv("LIST");
    kinds_find(want, r, narticles, seen);
    for (size_t a = 1; a <= narticles && a < MOST_ARTICLES; a++)
        for (int k = 0; k < KIND_COUNT; k++) {
            counts[k] += seen[a][k];
            if (list && seen[a][k] && strcmp(list, kind_names[k]) == 0) {
                struct buf words = {0};
                recipe_print(recipe, &words);
                printf("article %zu: -r %llu %s %s\n", a, (unsigned long long)seed, path, words.s);
                buf_free(&words);
            }
        }
}

/* ---- one page ----------------------------------------------------------------------------------------------------- */

static void lines_show(const struct dump *dump, const struct fates *want, const struct rebuilt *r)
{
    for (size_t i = 0; i < r->nfates; i++) {
        const struct line_fate *w = &want->at[i], *g = &r->fates[i];
        if (w->role == ROLE_BLANK)
            printf("%4d\n", g->line);
        else
            printf("%4d %2d %-9s %2d %-9s%.*s\n", g->line, w->article, line_role_name(w->role), g->article,
                   line_role_name(g->role), STR_ARG(dump->lines[i].text));
    }
}

static struct score one(const char *path, uint64_t seed, bool show, struct recipe *recipe, size_t *kinds)
{
    struct arena *a = arena_new();
    struct story_page stories;
    struct error err = {0};
    struct score score = {0};
    *recipe = recipe_random(seed);
    if (story_read(a, path, &stories, &err) != STATUS_OK) {
        fprintf(stderr, "rebuild-made: %s\n", err.message);
        exit(1);
    }
    struct buf text = {0};
    struct page truth;
    struct fates want = {0};
    press_page(a, &stories, recipe, &text, &truth, &want);
    struct dump dump = made_dump(a, stories.page.file, buf_view(&text));
    struct rebuilt r;
    rebuild_page(a, &dump, NULL, &r);
    score = score_page(&truth, &r.page);
    for (size_t i = 0; show && i < truth.narticles; i++)
        article_show("want", &truth.articles[i]);
    for (size_t i = 0; show && i < r.page.narticles; i++)
        article_show("got ", &r.page.articles[i]);
    if (show)
        lines_show(&dump, &want, &r);
    if (kinds)
        kinds_show(path, seed, recipe, &want, &r, truth.narticles, kinds);
    vec_free(&want);
    buf_free(&text);
    arena_free(a);
    return score;
}

struct mean {
    const char *name;
    double sum[7];
    size_t n[7];
};

static void mean_add(struct mean *m, const struct score *s)
{
    const double v[] = {s->segmentation, s->titles, s->fidelity, s->sections, s->paragraphs, s->authors, s->captions};
    for (size_t i = 0; i < 7; i++)
        if (v[i] >= 0) {
            m->sum[i] += v[i];
            m->n[i]++;
        }
}

int main(int argc, char **argv)
{
    static const char *const orders[] = {"before", "after", "heads-first", "bodies-first", "random"};
    struct recipe r;
    if (argc == 4 && strcmp(argv[1], "-r") == 0) {
        one(argv[3], strtoull(argv[2], NULL, 10), true, &r, NULL);
        return 0;
    }
    if (argc > 3 && strcmp(argv[1], "-k") == 0) {
        size_t counts[KIND_COUNT] = {0};
        for (int i = 3; i < argc; i++)
            for (uint64_t k = 0; k < strtoull(argv[2], NULL, 10); k++)
                one(argv[i], (uint64_t)(i - 3) * 1000 + k, false, &r, counts);
        for (int k = 0; k < KIND_COUNT; k++)
            printf("%-14s %zu\n", kind_names[k], counts[k]);
        return 0;
    }
    struct mean all = {.name = "all"}, order[ORDER_COUNT] = {0};
#define X(name, help) struct mean m_##name = {#name, {0}, {0}};
    PRESS_SWITCHES(X)
#undef X
    unsigned long long seeds = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    for (int i = 2; i < argc; i++)
        for (uint64_t k = 0; k < seeds; k++) {
            uint64_t seed = (uint64_t)(i - 2) * 1000 + k;
            struct score s = one(argv[i], seed, false, &r, NULL);
            mean_add(&all, &s);
            order[r.order].name = orders[r.order];
            mean_add(&order[r.order], &s);
            double total = (s.segmentation * 25 + s.titles * 20 + s.fidelity * 15) / 60;
            if (getenv("WORST") && total < atof(getenv("WORST"))) {
                struct buf words = {0};
                recipe_print(&r, &words);
                printf("%.2f -r %llu %s %s\n", total, (unsigned long long)seed, argv[i], words.s);
                buf_free(&words);
            }
#define X(name, help)                                                                                                  \
    if (r.name)                                                                                                        \
        mean_add(&m_##name, &s);
            PRESS_SWITCHES(X)
#undef X
        }
    struct mean *rows[64] = {&all};
    size_t n = 1;
    for (size_t i = 0; i < ORDER_COUNT; i++)
        rows[n++] = &order[i];
#define X(name, help) rows[n++] = &m_##name;
    PRESS_SWITCHES(X)
#undef X
    printf("%-14s pages  segm. titles fidel. sect.  parag. auth.  capt.\n", "");
    for (size_t i = 0; i < n; i++) {
        printf("%-14s %5zu ", rows[i]->name ? rows[i]->name : "", rows[i]->n[0]);
        for (size_t v = 0; v < 7; v++)
            printf(" %.3f ", rows[i]->n[v] ? rows[i]->sum[v] / (double)rows[i]->n[v] : 0.0);
        printf("\n");
    }
    return 0;
}
