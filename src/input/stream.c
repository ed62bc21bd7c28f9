#include "stream.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "baolan/language.h"

/* PAGE_BYTES: of memory, of the articles of one page. */
enum { RECORD_MAX = 16 << 20, PAGE_ARTICLES_MAX = 1000, PAGE_BYTES = 16 << 20 };

enum status stream_read_on(struct input *in, struct error *err)
{
    size_t got = 0;
    if (in->fd < 0) {
        in->end = true;
        return STATUS_OK;
    }
    enum status status = file_piece(in->fd, in->name, &in->raw, &got, err);
    if (in->form != FORM_JSONL)
        hasher_add(in->hasher, in->raw.s + in->raw.n - got, got);
    in->bytes = buf_view(&in->raw);
    in->end = got == 0;
    return status;
}

static enum status fault(struct arena *a, int line, const char *why, struct input_item *out)
{
    out->kind = ITEM_FAULT;
    out->fault = (struct input_fault){.line = line, .why = arena_str(a, str_of(why))};
    return STATUS_OK;
}

/*
 * What stands before the cursor is used: it is hashed, and dropped once it is more than what is left, so that the copying stays
 * linear.
 */
static void drop_used(struct input *in)
{
    if (in->fd < 0)
        return;
    hasher_add(in->hasher, in->raw.s + in->hashed, in->cursor.at - in->hashed);
    in->used += in->cursor.at - in->hashed;
    in->hashed = in->cursor.at;
    if (in->cursor.at < in->raw.n - in->cursor.at)
        return;
    memmove(in->raw.s, in->raw.s + in->cursor.at, in->raw.n - in->cursor.at);
    in->raw.n -= in->cursor.at;
    in->cursor.at = in->hashed = 0;
    in->bytes = buf_view(&in->raw);
}

/*
 * Puts the next line of a JSONL in hand, without its end. STATUS_NOTHING at the end. A line over RECORD_MAX is passed
 * over piece by piece, so that memory stays bounded.
 */
static enum status next_line(struct input *in, struct error *err)
{
    size_t searched = 0; /* bytes of the line that hold no line end */
    in->too_long = false;
    drop_used(in);
    for (;;) {
        size_t from = in->cursor.at + searched, left = in->bytes.n - from;
        const char *end = left ? memchr(in->bytes.s + from, '\n', left) : NULL;
        searched = end ? (size_t)(end - in->bytes.s) - in->cursor.at : searched + left;
        if (!end && !in->end && searched > RECORD_MAX) {
            in->too_long = true;
            in->cursor.at += searched;
            searched = 0;
            drop_used(in);
        }
        if (end || in->end)
            break;
        enum status status = stream_read_on(in, err);
        if (status != STATUS_OK)
            return status;
    }
    in->too_long = in->too_long || searched > RECORD_MAX;
    bool last = in->cursor.at + searched >= in->bytes.n;
    if (last && !searched && !in->too_long) {
        drop_used(in);
        return STATUS_NOTHING;
    }
    in->record = str_cut(in->bytes, in->cursor.at, in->cursor.at + searched);
    in->record_line = in->cursor.line;
    in->cursor.line += in->cursor.line < INT_MAX;
    in->cursor.at += searched + !last;
    return STATUS_OK;
}

enum status stream_skip(struct input *in, uint64_t bytes, struct error *err)
{
    while (in->used < bytes && !in->end) {
        uint64_t left = bytes - in->used, there = in->raw.n - in->hashed;
        size_t to = in->hashed + (size_t)(left < there ? left : there);
        for (size_t at = in->hashed; at < to; at++)
            in->cursor.line += in->raw.s[at] == '\n' && in->cursor.line < INT_MAX;
        in->cursor.at = to;
        drop_used(in);
        if (in->used < bytes && stream_read_on(in, err) != STATUS_OK)
            return err->status;
    }
    return STATUS_OK;
}

/* A line that is not UTF-8 is decoded by itself. */
static enum status decode_line(struct input *in, struct error *err)
{
    struct decoded decoded;
    if (u8_check((const uint8_t *)in->record.s, in->record.n) == NULL)
        return STATUS_OK;
    enum status status = decode_text(in->record, &in->store, &decoded, err);
    if (status == STATUS_OK) {
        in->record = decoded.text;
        in->bad_bytes += decoded.bad_bytes;
        in->encoding = decoded.encoding;
    }
    return status;
}

/* Is there anything to read: a title of its own, a paragraph, a caption? */
static bool has_text(const struct article *article)
{
    bool any = !article->title_derived && str_present(str_trim(article->title));
    for (size_t i = 0; i < article->nsections && !any; i++)
        for (size_t k = 0; k < article->sections[i].nparagraphs && !any; k++)
            any = str_present(str_trim(article->sections[i].paragraphs[k]));
    for (size_t i = 0; i < article->ncaptions && !any; i++)
        any = str_present(str_trim(article->captions[i].text));
    return any;
}

/* Puts the next record in hand. */
static enum status next_record(struct input *in, struct error *err)
{
    if (in->again) {
        in->again = false;
        return STATUS_OK;
    }
    enum status status;
    if (in->form == FORM_JSON) {
        status = record_next(in->text, &in->cursor, &in->record, &in->record_line) ? STATUS_OK : STATUS_NOTHING;
        in->too_long = in->record.n > RECORD_MAX;
        return status;
    }
    do
        status = next_line(in, err);
    while (status == STATUS_OK && !in->too_long && !str_present(str_trim(in->record)));
    return status == STATUS_OK && !in->too_long ? decode_line(in, err) : status;
}

/* Does a record of page B, article NEXT, go on the page A whose last article is LAST? */
static bool same_page(const struct page *a, const struct article *last, const struct page *b,
                      const struct article *next)
{
    return (b->file.s || b->page_no.s) && str_eq(a->file, b->file) && str_eq(a->newspaper, b->newspaper) &&
           str_eq(a->date.edtf, b->date.edtf) && str_eq(a->page_no, b->page_no) &&
           str_eq(a->page_title, b->page_title) && (next->seq ? next->seq > last->seq : last->seq < INT_MAX);
}

enum status stream_next_page(struct input *in, struct arena *a, struct input_item *out, struct error *err)
{
    struct {
        struct article *at;
        size_t n, cap;
    } articles = {0};
    struct page page = {0};
    enum status status = STATUS_OK;
    size_t before = arena_used(a);
    while ((!articles.n || arena_used(a) - before < PAGE_BYTES) && (status = next_record(in, err)) == STATUS_OK) {
        struct page its;
        struct article article;
        struct error why = {0};
        bool bad = in->too_long || article_from_json(a, in->record, &its, &article, &why) != STATUS_OK;
        if (!bad && !has_text(&article))
            bad = error_set(&why, STATUS_INPUT, "a record without text") != STATUS_OK;
        if (articles.n && (bad || articles.n == PAGE_ARTICLES_MAX ||
                           !same_page(&page, &articles.at[articles.n - 1], &its, &article))) {
            error_clear(&why);
            in->again = true;
            break;
        }
        if (bad) {
            status = fault(a, in->record_line, in->too_long ? _("a record longer than 16 MiB") : why.message, out);
            error_clear(&why);
            return status;
        }
        if (!articles.n)
            page = its;
        if (!article.seq)
            article.seq = articles.n ? articles.at[articles.n - 1].seq + 1 : 1;
        vec_push(&articles, article);
    }
    if (articles.n && (status == STATUS_OK || status == STATUS_NOTHING)) {
        status = STATUS_OK;
        out->kind = ITEM_PAGE;
        out->page = page;
        if (!page.file.s)
            out->page.file = arena_str(a, in->name);
        out->page.articles = arena_copy(a, articles.at, articles.n, sizeof *articles.at);
        out->page.narticles = articles.n;
    }
    vec_free(&articles);
    return status;
}
