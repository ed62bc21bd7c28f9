/* One article as plain text. */
#include "baolan/form.h"

static void add_line(const char *before, struct str text, struct buf *out)
{
    if (!str_present(text))
        return;
    buf_cstr(out, before);
    for (size_t i = 0; i < text.n; i++)
        buf_char(out, text.s[i] == '\n' ? ' ' : text.s[i]);
    buf_char(out, '\n');
}

static void add_part(const char *between, struct str text, struct buf *line)
{
    if (!str_present(text))
        return;
    if (line->n)
        buf_cstr(line, between);
    buf_str(line, text);
}

/* 示例日报　2024-05-10　第4版　记者 高岩　通讯员 田小军 */
static void add_source(const struct page *page, const struct article *a, struct buf *out)
{
    struct buf line = {0}, part = {0};
    add_part("", page->newspaper, &line);
    add_part("　", page->date.edtf, &line);
    if (str_present(page->page_no)) {
        buf_printf(&part, "第%.*s版", STR_ARG(page->page_no));
        add_part("　", buf_view(&part), &line);
    }
    for (size_t i = 0; i < a->nauthors; i++) {
        buf_clear(&part);
        add_part("", author_role(&a->authors[i]), &part);
        add_part(" ", a->authors[i].name, &part);
        add_part("　", buf_view(&part), &line);
    }
    add_line("", buf_view(&line), out);
    buf_free(&line);
    buf_free(&part);
}

void form_text(const struct page *page, const struct article *a, struct buf *out)
{
    size_t from = out->n;
    add_line("", a->kicker, out);
    add_line("", a->title, out);
    add_line("", a->subtitle, out);
    add_source(page, a, out);
    if (out->n > from)
        buf_char(out, '\n');
    for (size_t i = 0; i < a->nsections; i++) {
        if (str_present(a->sections[i].heading)) {
            buf_cstr(out, i ? "\n" : "");
            add_line("", a->sections[i].heading, out);
            buf_char(out, '\n');
        }
        for (size_t k = 0; k < a->sections[i].nparagraphs; k++)
            add_line("　　", a->sections[i].paragraphs[k], out);
    }
    for (size_t i = 0; i < a->ncaptions; i++) {
        struct buf caption = {0};
        buf_str(&caption, a->captions[i].text);
        if (str_present(a->captions[i].credit))
            buf_printf(&caption, "（%.*s 摄）", STR_ARG(a->captions[i].credit));
        buf_cstr(out, i ? "" : "\n");
        add_line("", buf_view(&caption), out);
        buf_free(&caption);
    }
    add_line("\n", a->credit, out);
    buf_char(out, '\n');
}
