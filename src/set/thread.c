#include "baolan/thread.h"

#include <stdlib.h>

#include "baolan/story.h"

enum {
    LISTED_MOST = 400, /* names or figures of one piece, and known of all before */
    END_WHOLE = 12,    /* bytes: so long a name is nobody else's with another place before it, */
    END_SPLIT = 18     /* and so long an end of one nobody's of another place beside it: 人民医院 is everybody's */
};

/* A story that is in, or may come in. */
struct member {
    struct str uid;
    struct story *story; /* NULL: not in (yet) */
    size_t links;        /* from members */
    bool asked;
};

struct gathering {
    struct archive *archive;
    struct {
        struct member *at;
        size_t n, cap;
    } members;
    size_t in; /* of them, how many are */
};

/* ---- who belongs to it -------------------------------------------------------------------------------------------- */

static struct member *member_of(struct gathering *g, struct str uid)
{
    for (size_t i = 0; i < g->members.n; i++)
        if (str_eq(g->members.at[i].uid, uid))
            return &g->members.at[i];
    vec_push(&g->members, ((struct member){.uid = uid}));
    return &g->members.at[g->members.n - 1];
}

static bool shares_text(enum relation relation)
{
    return relation == RELATION_SAME_TEXT || relation == RELATION_ABRIDGED || relation == RELATION_QUOTES;
}

/* Takes member I in; whom it is related to may follow. */
static void take_in(struct gathering *g, size_t i, struct error *err)
{
    struct story *story = NULL;
    if (story_open(g->archive, g->members.at[i].uid, &story, err) != STATUS_OK)
        return;
    g->members.at[i].story = story;
    g->in++;
    for (size_t k = 0; k < story->nlinks; k++) {
        const struct related *r = &story->links[k].related;
        if (r->relation == RELATION_SAME_TOPIC)
            continue;
        struct member *other = member_of(g, r->uid);
        other->links += shares_text(r->relation) || i == 0 ? 2 : 1;
    }
}

static void gather(struct gathering *g, struct str uid, struct error *err)
{
    vec_push(&g->members, ((struct member){.uid = uid, .asked = true}));
    take_in(g, 0, err);
    for (bool more = true; more && err->status == STATUS_OK;) {
        more = false;
        for (size_t i = 0; i < g->members.n && g->in < THREAD_MOST && err->status == STATUS_OK; i++) {
            if (g->members.at[i].story || g->members.at[i].links < 2)
                continue;
            struct error none = {0}; /* one that cannot be read is left out */
            take_in(g, i, &none);
            more = more || g->members.at[i].story;
            error_clear(&none);
        }
    }
}

/* ---- in order of time --------------------------------------------------------------------------------------------- */

static int by_day(const void *x, const void *y)
{
    const struct member *a = x, *b = y;
    if (!a->story != !b->story)
        return a->story ? -1 : 1;
    if (!a->story)
        return 0;
    int left = date_day(a->story->parts[0].page->date), right = date_day(b->story->parts[0].page->date);
    return left != right ? (left > right) - (left < right) : str_cmp(story_uid(a->story), story_uid(b->story));
}

static const struct related *link_between(const struct story *from, const struct story *to)
{
    for (size_t i = 0; i < from->nlinks; i++)
        if (str_eq(from->links[i].related.uid, story_uid(to)))
            return &from->links[i].related;
    return NULL;
}

/* The nearest of the pieces before: the strongest link, of equal ones the latest. */
static void relate_back(const struct gathering *g, struct arena *a, size_t i, struct thread_piece *piece)
{
    double best = 0;
    piece->to = SIZE_MAX;
    for (size_t k = 0; k < i; k++) {
        const struct story *here = g->members.at[i].story, *there = g->members.at[k].story;
        const struct related *link = link_between(here, there);
        if (!link)
            link = link_between(there, here);
        if (!link || link->score < best)
            continue;
        best = link->score;
        piece->to = k;
        piece->relation = link->relation;
        piece->reason = arena_str(a, link->reason);
        piece->reprint = link->relation == RELATION_SAME_TEXT || link->relation == RELATION_ABRIDGED;
    }
}

/* ---- what each one added ------------------------------------------------------------------------------------------ */

static bool is_listed(const struct thread_list *list, struct str text)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], text))
            return true;
    return false;
}

/* Is one of two names the other without some of the places that it begins with: (兴县|瓦塘镇|)云梁小米合作社? */
static bool is_same_house(struct str x, struct str y)
{
    struct str less = x.n < y.n ? x : y, more = x.n < y.n ? y : x;
    size_t same = 0;
    while (same < less.n && less.s[same] == more.s[same])
        same++;
    return less.n - same >= (same ? END_SPLIT : END_WHOLE) && str_ends(more, str_cut(less, same, less.n));
}

/* Goes ORGANISATION by a longer or shorter form of a name that is known? */
static bool is_known_by(const struct thread_list *known, const struct organisation_tag *organisation)
{
    for (size_t i = 0; i < known->n; i++)
        if (is_same_house(known->at[i], organisation->name) || str_eq(known->at[i], organisation->short_name))
            return true;
    return false;
}

static void add_new(struct arena *a, struct thread_list *known, struct str text, struct thread_list *added)
{
    if (!str_present(text) || known->n >= LISTED_MOST || is_listed(known, text))
        return;
    struct str copy = arena_str(a, text);
    known->at[known->n++] = copy;
    added->at[added->n++] = copy;
}

static struct thread_list room(struct arena *a)
{
    return (struct thread_list){.at = arena_array(a, LISTED_MOST, sizeof(struct str))};
}

struct known {
    struct thread_list people, organisations, figures;
};

static struct str figure_words(struct arena *a, const struct figure_tag *f)
{
    return arena_printf(a, "%.*s%s%.*s%.*s", STR_ARG(f->what), str_present(f->what) ? " " : "", STR_ARG(f->value),
                        STR_ARG(f->unit));
}

static void find_new(struct arena *a, const struct story *story, struct known *known, struct thread_piece *piece)
{
    struct thread_list none = room(a);
    piece->people = piece->reprint ? none : room(a);
    piece->organisations = piece->reprint ? none : room(a);
    piece->figures = piece->reprint ? none : room(a);
    if (piece->reprint)
        return;
    for (size_t i = 0; i < story->nparts; i++) {
        const struct article *article = story->parts[i].article;
        for (size_t k = 0; k < article->npeople; k++)
            add_new(a, &known->people, article->people[k].name, &piece->people);
        for (size_t k = 0; k < article->norganisations; k++)
            if (!is_known_by(&known->organisations, &article->organisations[k]))
                add_new(a, &known->organisations, article->organisations[k].name, &piece->organisations);
        for (size_t k = 0; k < article->nfigures; k++)
            add_new(a, &known->figures, figure_words(a, &article->figures[k]), &piece->figures);
    }
}

enum status thread_open(struct archive *archive, struct str uid, struct thread **out, struct error *err)
{
    struct gathering g = {.archive = archive};
    struct story *asked = NULL;
    *out = NULL;
    /* A half of a jump is asked for by its beginning. */
    enum status status = story_open(archive, uid, &asked, err);
    if (status == STATUS_OK)
        gather(&g, story_uid(asked), err);
    if (status == STATUS_OK && err->status == STATUS_OK) {
        struct arena *a = arena_new();
        struct thread *t = arena_alloc(a, sizeof *t);
        struct known known = {room(a), room(a), room(a)};
        *t = (struct thread){.arena = a, .pieces = arena_array(a, g.in, sizeof *t->pieces)};
        qsort(g.members.at, g.members.n, sizeof *g.members.at, by_day);
        for (size_t i = 0; i < g.in; i++) {
            struct thread_piece *piece = &t->pieces[t->n++];
            *piece = (struct thread_piece){.asked = g.members.at[i].asked, .reason = STR_ABSENT};
            archive_hit(archive, a, story_uid(g.members.at[i].story), &piece->hit, err);
            relate_back(&g, a, i, piece);
            find_new(a, g.members.at[i].story, &known, piece);
        }
        *out = t;
    }
    for (size_t i = 0; i < g.members.n; i++)
        story_close(g.members.at[i].story);
    vec_free(&g.members);
    story_close(asked);
    if (err->status != STATUS_OK && *out) {
        thread_close(*out);
        *out = NULL;
    }
    return status != STATUS_OK ? status : err->status;
}

void thread_close(struct thread *t)
{
    if (t)
        arena_free(t->arena);
}
