#include "story.h"

#include "baolan/display.h"
#include "baolan/width.h"
#include "baolan/wrap.h"

/* A foreign archive may link its halves in a ring. */
#define MOST_HALVES 16

enum status story_load(struct archive *archive, struct arena *arena, struct str uid, struct story *out,
                       struct error *err)
{
    *out = (struct story){.halves = arena_array(arena, MOST_HALVES, sizeof *out->halves)};
    struct half *h = out->halves;
    enum status status = archive_article(archive, arena, uid, &h->page, &h->article, err);
    if (status == STATUS_NOTHING)
        return error_set(err, status, "no article has the uid “%.*s”", STR_ARG(uid));
    for (int i = 0; status == STATUS_OK && h->article.continues.s && i < MOST_HALVES; i++)
        status = archive_article(archive, arena, h->article.continues, &h->page, &h->article, err);
    out->n = status == STATUS_OK;
    while (status == STATUS_OK && h->article.continued_in.s && out->n < MOST_HALVES) {
        struct str next = h->article.continued_in;
        h = &out->halves[out->n];
        status = archive_article(archive, arena, next, &h->page, &h->article, err);
        out->n += status == STATUS_OK;
    }
    return status;
}

/* ---- as text ------------------------------------------------------------------------------------------------------ */

struct setting {
    struct out *out;
    struct arena *arena;
    int width; /* columns */
};

/* TEXT broken into lines, each with MARGIN blanks before it, the first INDENT columns further in. */
static void set_block(const struct setting *s, struct str text, int margin, int indent, enum out_role role)
{
    struct wrap_lines lines;
    struct buf line = {0};
    int room = s->width - margin;
    struct str shown = display_str(s->arena, text);
    wrap_paragraph(s->arena, shown, room > 2 ? room : 2, indent, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        buf_clear(&line);
        buf_printf(&line, "%*s", margin + (i ? 0 : indent), "");
        buf_str(&line, str_cut(shown, lines.at[i].from, lines.at[i].to));
        buf_char(&line, '\n');
        out_text(s->out, buf_view(&line), role);
    }
    buf_free(&line);
}

static void set_gap(const struct setting *s)
{
    out_text(s->out, STR("\n"), OUT_PLAIN);
}

/* A head stands in the middle of its line when one line holds it, else flush. */
static void set_head(const struct setting *s, struct str text, enum out_role role)
{
    if (!str_present(text))
        return;
    int width = width_str(display_str(s->arena, text));
    int margin = width < s->width ? (s->width - width) / 2 : 0;
    set_block(s, text, margin, 0, role);
}

static void add_part(struct buf *line, struct str part)
{
    if (!str_present(part))
        return;
    if (line->n)
        buf_cstr(line, " · ");
    buf_str(line, part);
}

static struct str people(struct arena *arena, const struct article *a)
{
    struct buf names = {0};
    for (size_t i = 0; i < a->nauthors; i++)
        buf_printf(&names, "%s%.*s%s%.*s", i ? " " : "", STR_ARG(a->authors[i].role),
                   str_present(a->authors[i].role) ? " " : "", STR_ARG(a->authors[i].name));
    struct str kept = arena_str(arena, buf_view(&names));
    buf_free(&names);
    return kept;
}

/* 示例日报 · 2019-03-14 · 第1版 · 记者 高岩 */
static void set_source(const struct setting *s, const struct half *h)
{
    struct buf line = {0};
    add_part(&line, h->page.newspaper);
    add_part(&line, h->page.date.edtf);
    if (str_present(h->page.page_no))
        add_part(&line, arena_printf(s->arena, "第%.*s版", STR_ARG(h->page.page_no)));
    add_part(&line, people(s->arena, &h->article));
    set_head(s, buf_view(&line), OUT_DIM);
    buf_free(&line);
}

static void set_captions(const struct setting *s, const struct article *a)
{
    for (size_t i = 0; i < a->ncaptions; i++) {
        struct str credit = a->captions[i].credit;
        struct str text = a->captions[i].text;
        if (str_present(credit))
            text = arena_printf(s->arena, "%.*s（%.*s 摄）", STR_ARG(text), STR_ARG(credit));
        set_gap(s);
        set_block(s, text, 4, 0, OUT_BAR);
    }
}

static void set_text(const struct setting *s, const struct article *a)
{
    for (size_t i = 0; i < a->nsections; i++) {
        const struct section *section = &a->sections[i];
        if (str_present(section->heading)) {
            set_gap(s);
            set_head(s, section->heading, OUT_STRONG);
            set_gap(s);
        }
        for (size_t k = 0; k < section->nparagraphs; k++)
            set_block(s, section->paragraphs[k], 0, 4, OUT_PLAIN);
    }
    set_captions(s, a);
}

/* ── 下接第4版 ── between two halves. */
static void set_seam(const struct setting *s, const struct half *next)
{
    struct str page = next->page.page_no;
    set_gap(s);
    set_head(s, str_present(page) ? arena_printf(s->arena, "── 下接第%.*s版 ──", STR_ARG(page)) : STR("── 下接 ──"),
             OUT_DIM);
    set_gap(s);
}

static struct str tags(struct arena *arena, const struct article *a)
{
    struct buf line = {0};
    for (size_t i = 0; i < a->ncounties; i++)
        if (a->counties[i].primary)
            add_part(&line, a->counties[i].name);
    for (size_t i = 0; i < a->ntopics; i++)
        add_part(&line, a->topics[i].name);
    struct str kept = arena_str(arena, buf_view(&line));
    buf_free(&line);
    return kept;
}

static void set_foot(const struct setting *s, const struct story *story)
{
    const struct article *first = &story->halves[0].article;
    struct str about = tags(s->arena, first);
    set_gap(s);
    if (str_present(first->credit))
        set_block(s, first->credit, 0, 4, OUT_DIM);
    if (str_present(about))
        set_block(s, about, 0, 0, OUT_PLACE);
    set_block(s, first->uid, 0, 0, OUT_UID);
    for (size_t i = 0; i < story->n; i++) {
        const struct half *h = &story->halves[i];
        set_block(s, h->page.file, 0, 0, OUT_DIM);
        for (size_t k = 0; k < h->article.ndoubts; k++)
            set_block(s, arena_printf(s->arena, "? %.*s", STR_ARG(h->article.doubts[k])), 0, 0, OUT_DOUBT);
    }
}

void story_print(const struct story *story, int width, struct out *out)
{
    struct setting s = {.out = out, .arena = arena_new(), .width = width};
    const struct half *first = &story->halves[0];
    set_head(&s, first->article.kicker, OUT_DATE);
    set_head(&s, first->article.title, first->article.title_derived ? OUT_DIM : OUT_STRONG);
    set_head(&s, first->article.subtitle, OUT_DATE);
    set_source(&s, first);
    set_gap(&s);
    for (size_t i = 0; i < story->n && !out_gone(out); i++) {
        if (i)
            set_seam(&s, &story->halves[i]);
        set_text(&s, &story->halves[i].article);
    }
    set_foot(&s, story);
    arena_free(s.arena);
}
