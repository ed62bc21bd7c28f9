/* One article as CommonMark. */
#include "baolan/form.h"

#include <string.h>

/*
 * Text that stays text: marks that CommonMark reads inline are escaped everywhere, those it reads at a line start only there.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
static void add_text(struct str text, struct buf *out)
{
    bool start = true;
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        bool inline_mark = c && strchr("\\`*_[]<>&", c);
        bool start_mark = start && c && strchr("#+-=~|>", c);
        bool list_mark = digits == i && i > 0 && (c == '.' || c == ')');
        if (inline_mark || start_mark || list_mark)
            buf_char(out, '\\');
        buf_char(out, c == '\n' ? ' ' : c);
        digits += digits == i && c >= '0' && c <= '9';
        start = false;
    }
}

static void add_block(const char *before, struct str text, const char *after, struct buf *out)
{
    if (!str_present(text))
        return;
    buf_cstr(out, before);
    add_text(text, out);
    buf_cstr(out, after);
    buf_cstr(out, "\n\n");
}

/* 示例日报 · 2019-03-14 · 第1版 · 记者 高岩、通讯员 田小军 */
static void add_source(const struct page *page, const struct article *a, struct buf *out)
{
    struct buf line = {0};
    struct str parts[] = {page->newspaper, page->date.edtf};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_present(parts[i]))
            buf_printf(&line, "%s%.*s", line.n ? " · " : "", STR_ARG(parts[i]));
    if (str_present(page->page_no))
        buf_printf(&line, "%s第%.*s版", line.n ? " · " : "", STR_ARG(page->page_no));
    for (size_t i = 0; i < a->nauthors; i++) {
        struct str role = author_role(&a->authors[i]);
        buf_cstr(&line, i ? "、" : line.n ? " · " : "");
        buf_printf(&line, "%.*s%s%.*s", STR_ARG(role), role.n ? " " : "", STR_ARG(a->authors[i].name));
    }
    add_block("", buf_view(&line), "", out);
    buf_free(&line);
}

void form_markdown(const struct page *page, const struct article *a, struct buf *out)
{
    add_block("*", a->kicker, "*", out);
    add_block("# ", a->title, "", out);
    add_block("## ", a->subtitle, "", out);
    add_source(page, a, out);
    for (size_t i = 0; i < a->nsections; i++) {
        add_block("### ", a->sections[i].heading, "", out);
        for (size_t k = 0; k < a->sections[i].nparagraphs; k++)
            add_block("", a->sections[i].paragraphs[k], "", out);
    }
    for (size_t i = 0; i < a->ncaptions; i++) {
        struct buf caption = {0};
        buf_str(&caption, a->captions[i].text);
        if (str_present(a->captions[i].credit))
            buf_printf(&caption, "（%.*s 摄）", STR_ARG(a->captions[i].credit));
        add_block("> ", buf_view(&caption), "", out);
        buf_free(&caption);
    }
    add_block("", a->credit, "", out);
    buf_printf(out, "<!-- baolan %.*s -->\n\n", STR_ARG(a->uid));
}
