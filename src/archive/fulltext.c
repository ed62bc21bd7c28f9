/*
 * Feeding the full text index. It holds no text of its own (content=''), so taking an article out needs the very words that were
 * put in; both ways make them here.
 */
#include "archive_internal.h"

#include <stdlib.h>

enum status archive_fulltext_register(struct archive *a, struct error *err)
{
    (void)a;
    return err->status;
}

/* What a reader would call the headline: kicker, title, subtitle, headings; a title that we derived is body already. */
static void head_text(const struct article *article, struct buf *out)
{
    buf_str(out, article->kicker);
    buf_char(out, '\n');
    if (!article->title_derived)
        buf_str(out, article->title);
    buf_char(out, '\n');
    buf_str(out, article->subtitle);
    for (size_t i = 0; i < article->nsections; i++) {
        buf_char(out, '\n');
        buf_str(out, article->sections[i].heading);
    }
}

static void body_text(const struct article *article, struct buf *out)
{
    for (size_t i = 0; i < article->nsections; i++) {
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++) {
            buf_str(out, article->sections[i].paragraphs[k]);
            buf_char(out, '\n');
        }
    }
    for (size_t i = 0; i < article->ncaptions; i++) {
        buf_str(out, article->captions[i].text);
        buf_char(out, '\n');
    }
}

static enum status feed(struct archive *a, const char *sql, int64_t id, const struct article *article, struct error *err)
{
    struct buf head = {0}, body = {0};
    head_text(article, &head);
    body_text(article, &body);
    statement_do(a, err, sql, "iss", id, buf_view(&head), buf_view(&body));
    buf_free(&head);
    buf_free(&body);
    return err->status;
}

enum status archive_fulltext_put(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    return feed(a, "INSERT INTO fulltext(rowid, title, body) VALUES(?, ?, ?)", id, article, err);
}

enum status archive_fulltext_delete(struct archive *a, int64_t id, const struct article *article, struct error *err)
{
    return feed(a, "INSERT INTO fulltext(fulltext, rowid, title, body) VALUES('delete', ?, ?, ?)", id, article, err);
}

enum status archive_fulltext_flush(struct archive *a, struct error *err)
{
    (void)a;
    return err->status;
}

enum status archive_fulltext_check(struct archive *a, struct error *err)
{
    return statement_do(a, err, "INSERT INTO fulltext(fulltext) VALUES('integrity-check')", "");
}

void archive_fulltext_close(struct archive *a)
{
    free(a->fulltext);
    a->fulltext = NULL;
}
