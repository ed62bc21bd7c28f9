#include "document.h"

int reader_margin(const struct view *v)
{
    return v->width >= 30 ? 1 : 0;
}

/* The least that each of two columns of text has: 24 Chinese characters. */
enum { COLUMN_MIN = 48 };

int reader_text_width(const struct view *v)
{
    int width = v->width - 2 * reader_margin(v);
    return v->columns > 1 ? (width - READER_GAP) / 2 : width;
}

static struct doc_style style_of(const struct settings *settings)
{
    return (struct doc_style){settings_number(settings, SETTING_MEASURE), settings->chosen[SETTING_HANGING] != 0,
                              settings->chosen[SETTING_SQUEEZE] != 0, false};
}

void reader_forget(struct reader *r)
{
    r->width = 0;
}

void reader_show(struct reader *r, struct story *story, size_t line, size_t of)
{
    story_close(r->story);
    r->story = story;
    r->match = SIZE_MAX;
    reader_forget(r);
    r->doc = (struct doc){0};
    r->view.top = r->view.cursor = 0;
    r->line = line;
    r->of = of;
}

void reader_set(struct reader *r)
{
    struct view *v = &r->view;
    bool two = settings_number(&v->browser->config.settings, SETTING_TEXT_COLUMNS) == 2;
    v->columns = two && v->width - 2 * reader_margin(v) >= 2 * COLUMN_MIN + READER_GAP ? 2 : 1;
    int width = reader_text_width(v);
    if (!r->story || r->width == width || width < 1)
        return;
    if (r->doc.n && v->top != r->shown) {
        r->line = v->top;
        r->of = r->doc.n;
    }
    arena_reset(r->arena);
    struct doc_style style = style_of(&v->browser->config.settings);
    style.tags = r->tags;
    doc_set(r->arena, r->story->parts, r->story->nparts, width, &style, v->browser->words, &r->doc);
    r->width = width;
    v->top = r->of ? r->line * r->doc.n / r->of : r->line; /* about where it was, in lines of another length */
    view_settle(v);
    r->of = r->of ? r->of : r->doc.n;
    r->shown = v->top;
}

void reader_go(struct reader *r, size_t line)
{
    view_scroll(&r->view, line);
}
