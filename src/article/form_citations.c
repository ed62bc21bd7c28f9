/* Citations of one article. */
#include "baolan/form.h"

#include <string.h>

enum { AUTHORS_NAMED = 3 };

/* Names with BETWEEN between them; of more than MOST the first of them and OTHERS. */
static void add_names(const struct article *a, const char *between, size_t most, const char *others, struct buf *out)
{
    size_t n = a->nauthors > most ? most : a->nauthors, from = out->n;
    for (size_t i = 0; i < n; i++) {
        if (!str_present(a->authors[i].name))
            continue;
        if (out->n > from)
            buf_cstr(out, between);
        buf_str(out, a->authors[i].name);
    }
    if (out->n > from && n < a->nauthors)
        buf_cstr(out, others);
}

/* Titles are one line here, whatever they were. */
static void add_line(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++)
        buf_char(out, text.s[i] == '\n' ? ' ' : text.s[i]);
}

/* Title and subtitle with BETWEEN between; what the program made up in brackets. */
static void add_title(const struct article *a, const char *between, struct buf *out)
{
    buf_cstr(out, a->title_derived ? "[" : "");
    add_line(a->title, out);
    buf_cstr(out, a->title_derived ? "]" : "");
    if (!str_present(a->subtitle))
        return;
    /* Printed as ——副题. */
    struct str subtitle = a->subtitle;
    while (str_starts(subtitle, STR("—")))
        subtitle = str_cut(subtitle, STR("—").n, subtitle.n);
    buf_cstr(out, between);
    add_line(str_trim(subtitle), out);
}

static struct str pages_of(struct arena *a, const struct page *page, const struct article *article)
{
    return str_present(article->jump_to) && str_present(page->page_no)
               ? arena_printf(a, "%.*s, %.*s", STR_ARG(page->page_no), STR_ARG(article->jump_to))
               : page->page_no;
}

/* ---- BibTeX ------------------------------------------------------------------------------------------------------- */

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

void form_bibtex(const struct page *page, const struct article *a, struct buf *out)
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

/* ---- GB/T 7714 ---------------------------------------------------------------------------------------------------- */

void form_gbt7714(const struct page *page, const struct article *article, struct buf *out)
{
    struct arena *a = arena_new();
    struct str pages = pages_of(a, page, article);
    bool guessed = page->date_basis == BASIS_INFERRED;
    size_t from = out->n;
    add_names(article, ", ", AUTHORS_NAMED, ", 等", out);
    if (out->n > from)
        buf_cstr(out, ". ");
    add_title(article, ": ", out);
    buf_cstr(out, "[N].");
    if (str_present(page->newspaper))
        buf_printf(out, " %.*s,", STR_ARG(page->newspaper));
    if (str_present(page->date.edtf))
        buf_printf(out, guessed ? " [%.*s]" : " %.*s", STR_ARG(page->date.edtf));
    else
        buf_cstr(out, " [日期不详]");
    if (str_present(pages))
        buf_printf(out, "(%.*s)", STR_ARG(pages));
    buf_cstr(out, ".\n");
    arena_free(a);
}

/* ---- footnote ----------------------------------------------------------------------------------------------------- */

/* 2024年6月20日, 2024年6月, 2024年; else the days it may be of. */
static void add_days(const struct date *date, struct buf *out)
{
    int year = date->from / 10000, month = date->from / 100 % 100, day = date->from % 100;
    if (!date->from || !date->to)
        buf_cstr(out, "日期不详");
    else if (date->from == date->to)
        buf_printf(out, "%d年%d月%d日", year, month, day);
    else if (day == 1 && date->to == day_make(year, month, day_month_last(year, month)))
        buf_printf(out, "%d年%d月", year, month);
    else if (date->from == day_make(year, 1, 1) && date->to == day_make(year, 12, 31))
        buf_printf(out, "%d年", year);
    else
        buf_printf(out, "%d年%d月%d日至%d年%d月%d日", year, month, day, date->to / 10000, date->to / 100 % 100,
                   date->to % 100);
}

void form_footnote(const struct page *page, const struct article *article, struct buf *out)
{
    size_t from = out->n;
    add_names(article, "、", SIZE_MAX, "", out);
    if (out->n > from)
        buf_cstr(out, "：");
    buf_cstr(out, "《");
    add_title(article, "——", out);
    buf_cstr(out, "》，");
    if (str_present(page->newspaper))
        buf_printf(out, "《%.*s》", STR_ARG(page->newspaper));
    add_days(&page->date, out);
    if (page->date_basis == BASIS_INFERRED)
        buf_cstr(out, "（由正文推断）");
    if (str_present(page->page_no))
        buf_printf(out, "，第%.*s版", STR_ARG(page->page_no));
    buf_cstr(out, "。\n");
}
