/* The day of the issue: printed in the page's own header, else what the path says, else --date, else inferred from the stories. */
#include "baolan/dating.h"
#include "rebuild_internal.h"

/* A day that stands alone among display lines, when the header has none. */
static int lone_day(const struct page_work *p)
{
    for (size_t i = 0; i < p->nlines; i++) {
        size_t at = 0;
        const struct line *l = &p->lines[i];
        if ((l->marks & MARK_DATE) && !l->signature && l->unit < 0 && !l->article)
            return date_in(l->text, &at);
    }
    return 0;
}

/* A header with month and day but no year: its day of the week and of the Chinese calendar name the year, about the one the stories are of. */
static int partial_day(const struct page_work *p, struct date inferred)
{
    const struct header *h = &p->partial;
    if (!h->month || !h->day)
        return 0;
    int year = inferred.from ? facts_year(h, inferred.from / 10000) : 0;
    if (!year)
        year = facts_year(h, 0);
    return year ? day_make(year, h->month, h->day) : 0;
}

/* The latest day under a notice; 0: none. */
static int signed_day(const struct page_work *p)
{
    int last = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        size_t at = 0;
        int day = p->lines[i].signature ? date_in(p->lines[i].text, &at) : 0;
        last = day > last ? day : last;
    }
    return last;
}

/* What the page says that its articles do not hold. */
static struct date infer(const struct page_work *p, const struct page *page)
{
    struct str *datelines = arena_array(p->arena, p->nbodies, sizeof *datelines);
    size_t n = 0;
    for (size_t b = 0; b < p->nbodies; b++)
        if (p->bodies[b].dateline.n)
            datelines[n++] = p->bodies[b].dateline;
    const struct date_margin margin = {.signed_day = signed_day(p), .datelines = datelines, .ndatelines = n};
    return date_infer(p->arena, p->words, page, &margin);
}

void page_date_find(struct page_work *p, const struct rebuild_options *options, struct page *page)
{
    int day = p->printed ? p->printed : lone_day(p);
    struct date inferred = {0};
    page->date_basis = BASIS_NONE;
    if (!day) {
        inferred = infer(p, page);
        day = partial_day(p, inferred);
    }
    if (day) {
        page->date = date_of_day(p->arena, day);
        page->date_basis = BASIS_PRINTED;
    } else if (p->dump->facts.day) {
        page->date = date_of_day(p->arena, p->dump->facts.day);
        page->date_basis = BASIS_PATH;
    } else if (options && options->date_edtf.s && date_parse(p->arena, options->date_edtf, &page->date)) {
        page->date_basis = BASIS_OPTION;
    } else if (inferred.from) {
        page->date = inferred;
        page->date_basis = BASIS_INFERRED;
    }
}
