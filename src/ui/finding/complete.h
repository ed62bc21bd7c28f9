/*
 * complete: what the search line offers at Tab: names of fields, and behind a field's colon the values it has in this
 * archive, found by characters or pinyin. The offers stand in the row above the line; Tab and S-Tab go through them.
 */
#ifndef UI_COMPLETE_H
#define UI_COMPLETE_H

#include "../terminal/row.h"
#include "baolan/archive.h"

struct browser;

/* The values of one field, kept once they were asked for. */
struct names {
    struct arena *arena; /* NULL: not known yet */
    struct facet_value *at;
    size_t n;
};

struct offer {
    struct str name, text; /* as shown, and as put into the line */
};

struct completion {
    struct arena *arena; /* NULL: nothing is offered */
    struct offer *at;
    size_t n, chosen;
    size_t from;      /* byte of the line where what is completed begins … */
    struct str typed; /* … and what stood there */
    bool awaited;     /* values have been asked for, which are offered when they come */
};

/* Offers what may stand at the cursor of the search line, or goes BY (1, -1) in what is offered. */
void complete(struct browser *b, int by);
/* The choice stays in the line, or what was typed comes back; nothing is offered any more. */
void complete_accept(struct browser *b);
void complete_cancel(struct browser *b);
bool completing(const struct browser *b);
void complete_draw(struct browser *b, struct row *row);
void complete_free(struct browser *b);

#endif
