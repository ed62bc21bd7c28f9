#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

#include "baolan/language.h"

const char *line_role_name(enum line_role role)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_BLANK] = N_("blank"),     [ROLE_FURNITURE] = N_("furniture"), [ROLE_STAFF] = N_("staff"),
        [ROLE_KICKER] = N_("kicker"),   [ROLE_TITLE] = N_("title"),         [ROLE_SUBTITLE] = N_("subtitle"),
        [ROLE_BYLINE] = N_("byline"),   [ROLE_BODY] = N_("body"),           [ROLE_HEADING] = N_("heading"),
        [ROLE_CAPTION] = N_("caption"), [ROLE_NOTICE] = N_("notice"),       [ROLE_SIGNATURE] = N_("signature"),
        [ROLE_JUMP] = N_("jump"),       [ROLE_CREDIT] = N_("credit"),
    };
    return (unsigned)role < ROLE_COUNT ? names[role] : "unknown";
}

static void articles_make(struct page_work *p, struct page *page)
{
    size_t n = 0;
    page->articles = arena_array(p->arena, p->nbodies, sizeof *page->articles);
    for (size_t b = 0; b < p->nbodies; b++)
        if (p->bodies[b].host < 0) {
            article_make(p, b, (int)n + 1, &page->articles[n]);
            n++;
        }
    page->narticles = n;
}

/* The fate of the raw lines of L, unless a longer piece of text has it already: columns side by side share their raw lines. */
static void fate_set(struct rebuilt *out, const struct line *l, int base, bool furniture, size_t *length)
{
    for (int raw = l->first; raw <= l->last; raw++) {
        size_t i = (size_t)(raw - base);
        if (i >= out->nfates || l->text.n < length[i])
            continue;
        struct line_fate *f = &out->fates[i];
        length[i] = l->text.n;
        f->article = l->rule && !furniture ? l->article : 0;
        f->role = l->role;
        f->rule = l->rule                ? l->rule
                  : l->marks & MARK_RULE ? N_("nothing but a rule")
                                         : N_("display line that no body takes");
        f->certainty = l->sure;
    }
}

static void fates_make(const struct page_work *p, struct rebuilt *out)
{
    const struct dump *dump = p->dump;
    out->fates = arena_array(p->arena, dump->nlines, sizeof *out->fates);
    out->nfates = dump->nlines;
    size_t *length = arena_array(p->arena, dump->nlines, sizeof *length);
    for (size_t i = 0; i < dump->nlines; i++)
        out->fates[i] = (struct line_fate){
            .line = dump->lines[i].number, .role = ROLE_BLANK, .rule = N_("blank line"), .certainty = 1};
    int base = dump->nlines ? dump->lines[0].number : 0;
    for (size_t i = 0; i < p->nlines; i++)
        fate_set(out, &p->lines[i], base, false, length);
    for (size_t i = 0; i < p->nfurniture; i++)
        fate_set(out, &p->furniture[i], base, true, length);
}

enum { ROUNDS = 3 };

static void stories_find(struct page_work *p)
{
    units_find(p);
    bodies_join(p);
    p->overlap = overlap_bodies(p);
    headlines_find(p, p->overlap);
    headlines_assign(p);
    headlines_regroup(p);
    headlines_last(p);
}

/* Stories joined too much or too little: is there anything to mend? */
static bool stories_mend(struct page_work *p)
{
    bool cut = splits_find(p), verse = verse_find(p);
    return strays_find(p) || cut || verse;
}

static void stories_forget(struct page_work *p)
{
    overlap_free(p->overlap);
    p->nunits = p->nbodies = p->nblocks = 0;
    p->units = NULL;
    p->blocks = NULL;
    for (size_t i = 0; i < p->nlines; i++) {
        p->lines[i].unit = -1;
        p->lines[i].heading = false;
    }
}

void rebuild_page(struct arena *a, const struct dump *dump, const struct rebuild_options *options, struct rebuilt *out)
{
    struct page_work p = {.arena = a, .dump = dump, .words = words_load(), .pairs = pairs_new()};
    *out = (struct rebuilt){0};
    out->page.file = dump->file;
    lines_read(&p);
    marks_set(&p);
    runs_find(&p);
    stories_find(&p);
    for (int round = 0; round < ROUNDS && stories_mend(&p); round++) {
        stories_forget(&p);
        stories_find(&p);
    }
    leftovers_join(&p);
    bylines_assign(&p);
    captions_assign(&p);
    articles_make(&p, &out->page);
    certainty_set(&p);
    quality_set(&p, &out->page);
    overlap_free(p.overlap);
    pairs_free(p.pairs);
    out->page.newspaper = p.facts.newspaper;
    out->page.page_no = p.facts.page_no;
    out->page.page_title = p.facts.page_title;
    out->page.staff = p.facts.staff;
    out->page.nstaff = p.facts.nstaff;
    page_date_find(&p, options, &out->page);
    fates_make(&p, out);
    if (options && options->newspaper.s)
        out->page.newspaper = arena_str(a, options->newspaper);
    if (options && options->page_no.s)
        out->page.page_no = arena_str(a, options->page_no);
    else if (!out->page.page_no.s)
        out->page.page_no = dump->facts.page_no;
}
