/* JSONL and CSV of one article, and the table of forms. */
#include "baolan/form.h"

#include <string.h>

static const char form_csv_head[] =
    "uid,date,date_basis,newspaper,page,genre,kicker,title,title_basis,subtitle,authors,counties,topics,text,"
    "file,quality\n";

void form_jsonl(const struct page *page, const struct article *article, struct buf *out)
{
    article_to_json(page, article, out);
    buf_char(out, '\n');
}

static void csv_cell(struct str value, struct buf *out)
{
    buf_char(out, '"');
    if (value.n && strchr("=+-@\t\r", value.s[0]))
        buf_char(out, '\'');
    for (size_t i = 0; i < value.n; i++) {
        if (value.s[i] == '"')
            buf_char(out, '"');
        buf_char(out, value.s[i]);
    }
    buf_char(out, '"');
}

static void csv_field(struct str value, struct buf *out)
{
    csv_cell(value, out);
    buf_char(out, ',');
}

/* A cell made of several values with "; " between, gathered in LIST. */
static void list_add(struct buf *list, struct str value)
{
    if (list->n)
        buf_cstr(list, "; ");
    buf_str(list, value);
}

static void csv_list(struct buf *list, struct buf *out)
{
    csv_field(buf_view(list), out);
    buf_clear(list);
}

void form_csv(const struct page *page, const struct article *a, struct buf *out)
{
    struct buf list = {0};
    csv_field(a->uid, out);
    csv_field(page->date.edtf, out);
    csv_field(str_of(date_basis_name(page->date_basis)), out);
    csv_field(page->newspaper, out);
    csv_field(page->page_no, out);
    csv_field(str_of(genre_name(a->genre)), out);
    csv_field(a->kicker, out);
    csv_field(a->title, out);
    csv_field(a->title_derived ? STR("derived") : STR("printed"), out);
    csv_field(a->subtitle, out);
    for (size_t i = 0; i < a->nauthors; i++)
        list_add(&list, a->authors[i].name);
    csv_list(&list, out);
    for (size_t i = 0; i < a->ncounties; i++)
        if (a->counties[i].primary)
            list_add(&list, a->counties[i].name);
    csv_list(&list, out);
    for (size_t i = 0; i < a->ntopics; i++)
        list_add(&list, a->topics[i].id);
    csv_list(&list, out);
    article_body(a, &list);
    csv_list(&list, out);
    csv_field(page->file, out);
    if (a->rated)
        buf_printf(out, "%.2f", a->quality);
    buf_char(out, '\n');
    buf_free(&list);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static const struct form form_table[] = {
    {.name = "jsonl", .extension = "jsonl", .write = form_jsonl, .faithful = true},
    {.name = "csv", .extension = "csv", .head = form_csv_head, .write = form_csv},
    {.name = "md", .extension = "md", .write = form_markdown},
    {.name = "bibtex", .extension = "bib", .write = form_bibtex, .cites = true},
    {.name = "text", .extension = "txt", .write = form_text},
    {.name = "json", .extension = "json", .write = form_jsonl, .faithful = true},
    {.name = "gbt7714", .write = form_gbt7714, .cites = true},
    {.name = "footnote", .write = form_footnote, .cites = true},
};
static const size_t form_count = sizeof form_table / sizeof *form_table;

const struct form *form_named(struct str name)
{
    for (size_t i = 0; i < form_count; i++)
        if (str_is(name, form_table[i].name))
            return &form_table[i];
    return NULL;
}

const struct form *form_of_extension(struct str extension)
{
    for (size_t i = 0; i < form_count; i++)
        if (form_table[i].extension && str_is(extension, form_table[i].extension))
            return &form_table[i];
    return NULL;
}
