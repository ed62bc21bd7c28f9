#include "list.h"

#include "browser.h"

const struct hit *list_at(const struct list *l, size_t row)
{
    return row >= l->from && row < l->from + l->n ? &l->rows[row - l->from] : NULL;
}

const struct hit *list_here(struct list *l)
{
    return l->view.browser->fresh ? NULL : list_at(l, view_item(&l->view));
}

const struct hit *list_shown(const struct list *l, size_t n)
{
    return list_at(l, view_maps(&l->view) ? l->view.narrow.shown[n] : n);
}
