/* The raw lines of the pages that the article came from, with what each became. */
#include <stdlib.h>

#include "../browser/browser.h"
#include "baolan/display.h"
#include "baolan/input.h"
#include "baolan/wrap.h"
#include "panels.h"
#include "sheet.h"

enum { NUMBER_COLUMNS = 5, PART_COLUMNS = 11, WIDTH_FOR_PARTS = 50 };

static void add_words(struct sheet *s, enum role role, struct str text)
{
    struct str shown = display_str(s->arena, text);
    struct wrap_lines lines;
    wrap_paragraph(s->arena, shown, s->width, 0, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        struct row row;
        sheet_start(s, &row);
        row_add(&row, role, str_cut(shown, lines.at[i].from, lines.at[i].to));
        sheet_keep(s, &row);
    }
}

/* One raw line, wrapped beside its number; PART is what the article made of it, absent: nothing. */
static void add_line(struct sheet *s, const struct raw_line *raw, struct str part)
{
    bool parts = s->width >= WIDTH_FOR_PARTS;
    int gutter = NUMBER_COLUMNS + 1 + (parts ? PART_COLUMNS : 0), width = s->width - gutter;
    struct str text = display_str(s->arena, arena_str(s->arena, raw->text));
    struct wrap_lines lines;
    wrap_paragraph(s->arena, text, width, 0, &lines);
    for (size_t i = 0; i == 0 || i < lines.n; i++) {
        struct row row;
        sheet_start(s, &row);
        if (parts)
            row_field(&row, ROLE_HEADING, i == 0 ? display_str(s->arena, message_part(s->arena, part)) : STR(""),
                      PART_COLUMNS);
        row_field_right(&row, str_present(part) ? ROLE_NUMBER : ROLE_DIM,
                        i == 0 ? arena_printf(s->arena, "%d", raw->number) : STR(""), NUMBER_COLUMNS);
        row_cstr(&row, ROLE_TEXT, " ");
        if (i < lines.n)
            row_add(&row, str_present(part) ? ROLE_TEXT : ROLE_DIM, str_cut(text, lines.at[i].from, lines.at[i].to));
        sheet_keep(s, &row);
    }
}

static int by_first_line(const void *a, const void *b)
{
    const struct provenance *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

/* The lines of a page; *FIRST becomes the row of the article's first line, unless it is one already. None of a page that has none of it. */
static void add_dump(struct sheet *s, const struct dump *dump, const struct provenance *ranges, size_t n, size_t *first)
{
    size_t range = 0;
    int from = dump->nlines ? dump->lines[0].number : 0, to = dump->nlines ? dump->lines[dump->nlines - 1].number : -1;
    while (range < n && ranges[range].last < from)
        range++;
    if (range == n || ranges[range].first > to)
        return;
    for (size_t i = 0; i < dump->nlines; i++) {
        const struct raw_line *line = &dump->lines[i];
        while (range < n && ranges[range].last < line->number)
            range++;
        bool ours = range < n && ranges[range].first <= line->number;
        if (ours && *first == SIZE_MAX)
            *first = s->lines.n;
        add_line(s, line, ours ? ranges[range].part : STR_ABSENT);
    }
}

/* The pages of a file that hold lines of the article, and no others: a file may be large. */
static void add_dumps(struct sheet *s, struct input *in, const struct article *article, size_t *first)
{
    size_t n = article->nprovenance;
    struct provenance *ranges = arena_copy(s->arena, article->provenance, n, sizeof *ranges);
    struct arena *page = arena_new();
    struct input_item item;
    qsort(ranges, n, sizeof *ranges, by_first_line);
    while (input_next(in, page, &item, NULL) == STATUS_OK && item.kind == ITEM_DUMP) {
        add_dump(s, &item.dump, ranges, n, first);
        arena_reset(page);
    }
    arena_free(page);
}

static void add_part(struct sheet *s, const struct doc_part *part, size_t *first)
{
    struct browser *b = s->view.browser;
    struct source source;
    struct input *in = NULL; /* none: no line of the file is this article's */
    struct error err = {0};
    if (archive_article_source(b->archive, s->arena, part->article->uid, &source, &err) != STATUS_OK) {
        browser_note_error(b, &err);
        return;
    }
    struct str path = str_present(source.absolute) ? source.absolute : source.file;
    add_words(s, ROLE_FACTS, source.file);
    if (part->article->nprovenance && input_open(path, &in, &err) != STATUS_OK) {
        add_words(s, ROLE_ERROR, message_with(s->arena, MSG_FILE_GONE, str_of(err.message), STR_ABSENT));
        error_clear(&err);
        return;
    }
    struct input_facts facts = in ? input_facts(in) : (struct input_facts){.kind = INPUT_RECORDS};
    if (facts.kind == INPUT_RECORDS) {
        add_words(s, ROLE_DIM, message_with(s->arena, MSG_FILE_RECORD, part->article->uid, STR_ABSENT));
    } else {
        if (facts.hash[0] != source.hash[0] || facts.hash[1] != source.hash[1])
            add_words(s, ROLE_ERROR, message(MSG_FILE_CHANGED));
        add_dumps(s, in, part->article, first);
    }
    input_close(in);
}

static void prepare(struct view *v)
{
    struct sheet *s = (struct sheet *)v;
    const struct story *story = v->browser->reader.story;
    bool fresh = s->width == 0;
    if (!story || !sheet_stale(s))
        return;
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < story->nparts; i++)
        add_part(s, &story->parts[i], &first);
    if (fresh && first != SIZE_MAX)
        view_scroll(v, first > 2 ? first - 2 : 0);
    view_settle(v);
}

const struct view_ops raw_ops = {.panel = PANEL_RAW,
                                 .size = sizeof(struct sheet),
                                 .start = sheet_open,
                                 .end = sheet_close,
                                 .forget = sheet_forget,
                                 .title = MSG_RAW,
                                 .pager = true,
                                 .item_rows = 1,
                                 .prepare = prepare,
                                 .count = sheet_count,
                                 .draw = sheet_draw};
