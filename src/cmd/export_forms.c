/* JSONL, CSV and BibTeX of one article. */
#include "exports.h"

#include <string.h>

const char export_csv_head[] =
    "uid,date,date_basis,newspaper,page,genre,kicker,title,title_basis,subtitle,authors,counties,topics,text,"
    "file\n";

void export_jsonl(const struct page *page, const struct article *article, struct buf *out)
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

void export_csv(const struct page *page, const struct article *a, struct buf *out)
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
    csv_cell(page->file, out);
    buf_char(out, '\n');
    buf_free(&list);
}

/* BibTeX reads \ { } and % & $ # _ as commands. */
static void bibtex_text(struct str value, struct buf *out)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.s[i];
        if (c == '\\')
            buf_cstr(out, "\\textbackslash{}");
        else if (strchr("{}%&$#_", c) && c)
            buf_printf(out, "\\%c", c);
        else
            buf_char(out, c == '\n' ? ' ' : c);
    }
}

static void bibtex_field(const char *name, struct str value, struct buf *out)
{
    if (!str_present(value))
        return;
    buf_printf(out, ",\n  %s = {", name);
    bibtex_text(value, out);
    buf_char(out, '}');
}

void export_bibtex(const struct page *page, const struct article *a, struct buf *out)
{
    struct buf authors = {0};
    buf_printf(out, "@article{%.*s", STR_ARG(a->uid));
    for (size_t i = 0; i < a->nauthors; i++) {
        if (authors.n)
            buf_cstr(&authors, " and ");
        buf_str(&authors, a->authors[i].name);
    }
    bibtex_field("author", buf_view(&authors), out);
    bibtex_field("title", a->title, out);
    bibtex_field("subtitle", a->subtitle, out);
    bibtex_field("journal", page->newspaper, out);
    bibtex_field("date", page->date.edtf, out);
    bibtex_field("pages", page->page_no, out);
    bibtex_field("note", a->title_derived ? STR("title derived from the text") : STR_ABSENT, out);
    bibtex_field("langid", STR("chinese"), out);
    buf_cstr(out, "\n}\n\n");
    buf_free(&authors);
}
