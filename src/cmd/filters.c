/* FILTERS and QUERY of a command line as one query. */
#include "cmds.h"

#include <string.h>

#include "baolan/archive.h"

const struct cmd_option cmd_filter_options[] = {
    {"county", 'c', "NAME|CODE", N_("only articles about this county"), NULL},
    {"topic", 't', "ID", N_("only articles on this topic"), NULL},
    {"from", 0, "DATE", N_("only from this day, month or year on"), NULL},
    {"to", 0, "DATE", N_("only up to this day, month or year"), NULL},
    {"newspaper", 0, "NAME", N_("only from this newspaper"), NULL},
    {"page-no", 0, "N", N_("only from pages with this number"), NULL},
    {"genre", 0, "GENRE", N_("only of this genre"), "news|feature|commentary|notice|photo"},
    {"author", 0, "NAME", N_("only by this author"), NULL},
    {"quality", 0, "SPAN", N_("only of this quality: >0.8, <0.5, 0.5..0.8"), NULL},
    {"person", 0, "NAME", N_("only articles in which somebody of this name appears"), NULL},
    {"org", 0, "NAME", N_("only articles that name this organisation, or one that begins so"), NULL},
    {0},
};

static const struct {
    const char *option;
    enum query_field field;
} filters[] = {
    {"county", FIELD_COUNTY},   {"topic", FIELD_TOPIC},   {"newspaper", FIELD_NEWSPAPER},
    {"page-no", FIELD_PAGE},    {"genre", FIELD_GENRE},   {"author", FIELD_AUTHOR},
    {"quality", FIELD_QUALITY}, {"person", FIELD_PERSON}, {"org", FIELD_ORG},
};

static struct query *either(struct arena *a, struct query **children, size_t n)
{
    if (n == 1)
        return children[0];
    struct query *q = arena_alloc(a, sizeof *q);
    q->kind = QUERY_OR;
    q->children = children;
    q->nchildren = n;
    return q;
}

/* All values given for one filter as alternatives; NULL when there are none. */
static struct query *filter(const struct cmd_call *call, const char *option, enum query_field field)
{
    struct query **children = arena_array(call->arena, call->ngiven, sizeof(struct query *));
    size_t n = 0;
    for (size_t i = 0; i < call->ngiven; i++)
        if (!strcmp(call->given[i].option->name, option))
            children[n++] = query_make_field(call->arena, field, call->given[i].value);
    return n ? either(call->arena, children, n) : NULL;
}

static enum status day_limit(const struct cmd_call *call, const char *option, bool last, int *day)
{
    struct str value = cmd_value(call, option);
    struct date date;
    if (!value.s)
        return STATUS_OK;
    if (!date_parse(call->arena, value, &date))
        return error_set(call->err, STATUS_USAGE, "--%s: “%.*s” is no date; 2024, 2024-05 and 2024-05-10 are", option,
                         STR_ARG(value));
    *day = last ? date.to : date.from;
    return STATUS_OK;
}

static enum status date_filter(const struct cmd_call *call, struct query **out)
{
    int from = 0, to = 0;
    enum status status = day_limit(call, "from", false, &from);
    if (status == STATUS_OK)
        status = day_limit(call, "to", true, &to);
    if (status != STATUS_OK || (!from && !to))
        return status;
    if (from && to && from > to)
        return error_set(call->err, STATUS_USAGE, "--from lies after --to");
    *out = query_make_field(call->arena, FIELD_DATE, date_of_range(call->arena, from, to, false).edtf);
    return STATUS_OK;
}

static struct str joined_words(const struct cmd_call *call)
{
    struct buf text = {0};
    for (size_t i = 0; i < call->nargs; i++) {
        if (i)
            buf_char(&text, ' ');
        buf_str(&text, call->args[i]);
    }
    struct str words = arena_str(call->arena, buf_view(&text));
    buf_free(&text);
    return words;
}

enum status cmd_query(struct cmd_call *call, struct query **out)
{
    struct query *q = NULL, *dates = NULL;
    enum status status = query_parse(call->arena, joined_words(call), &q, call->err);
    if (status == STATUS_OK)
        status = date_filter(call, &dates);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        q = query_and(call->arena, q, filter(call, filters[i].option, filters[i].field));
    *out = query_and(call->arena, q, dates);
    return STATUS_OK;
}
