#include "ask.h"

#include "baolan/width.h"
#include "browser.h"

enum { CTRL_C = 3 };

static void begin(struct ask *k, enum ask_kind kind, struct str label)
{
    if (k->kind == ASK_LINE)
        edit_free(&k->edit);
    k->kind = kind;
    buf_clear(&k->label);
    buf_str(&k->label, label);
}

void ask_line(struct browser *b, struct str label, struct str text, struct edit_history *history,
              void (*line)(struct browser *b, struct str text))
{
    begin(&b->ask, ASK_LINE, label);
    b->ask.line = line;
    edit_start(&b->ask.edit, history, text);
}

void ask_key(struct browser *b, struct str label, const struct ask_choice *choices, size_t n,
             void (*chosen)(struct browser *b, uint32_t key))
{
    begin(&b->ask, ASK_KEY, label);
    b->ask.chosen = chosen;
    b->ask.choices = choices;
    b->ask.nchoices = n;
}

struct arena *ask_about(struct browser *b)
{
    if (!b->ask.about)
        b->ask.about = arena_new();
    return b->ask.about;
}

void ask_free(struct browser *b)
{
    struct ask *k = &b->ask;
    if (k->kind == ASK_LINE)
        edit_free(&k->edit);
    buf_free(&k->label);
    arena_free(k->about);
    *k = (struct ask){0};
}

static void answer_line(struct browser *b)
{
    struct ask *k = &b->ask;
    struct edit answered = k->edit;
    edit_history_add(answered.history, buf_view(&answered.text));
    k->kind = ASK_NOTHING; /* the line stays readable while it is answered, which may be by another question */
    k->line(b, buf_view(&answered.text));
    edit_free(&answered);
    if (k->kind == ASK_NOTHING)
        ask_free(b);
}

static void answer_key(struct browser *b, uint32_t key)
{
    struct ask *k = &b->ask;
    bool offered = false;
    for (size_t i = 0; i < k->nchoices; i++)
        offered = offered || k->choices[i].key == key;
    if (!offered)
        return;
    k->kind = ASK_NOTHING;
    k->chosen(b, key);
    if (k->kind == ASK_NOTHING)
        ask_free(b);
}

bool ask_takes(struct browser *b, uint32_t key)
{
    struct ask *k = &b->ask;
    if (k->kind == ASK_NOTHING)
        return false;
    if (key == KEY_CODE_ESC || key == CTRL_C)
        ask_free(b);
    else if (k->kind == ASK_KEY)
        answer_key(b, key);
    else if (key == KEY_CODE_ENTER)
        answer_line(b);
    else
        edit_key(&k->edit, key);
    return true;
}

/* Are they all there? */
static bool draw_choices(const struct ask *k, const char *gap, bool words, struct row *row)
{
    int wanted = row->columns;
    for (size_t i = 0; i < k->nchoices; i++) {
        struct str key = key_label(row->arena, k->choices[i].key), word = message(k->choices[i].words);
        wanted += width_str(key) + (words ? width_str(word) + 1 : 0) + width_str(str_of(gap));
        row_cstr(row, ROLE_TEXT, gap);
        row_add(row, ROLE_KEY, key);
        if (!words)
            continue;
        row_cstr(row, ROLE_TEXT, " ");
        row_add(row, ROLE_TEXT, word);
    }
    return wanted <= row->limit;
}

/* Columns that what is typed has beside the label, or it has a row of its own. */
enum { LINE_LEAST = 12 };

int ask_draw(struct browser *b, struct row *row)
{
    static const struct {
        const char *gap;
        bool above, words;
    } forms[] = {{"  ", false, true}, {" ", false, true}, {" ", true, true}, {" ", true, false}};
    struct ask *k = &b->ask;
    struct row before = *row;
    k->above = false;
    if (k->kind == ASK_LINE) {
        k->above = width_str(buf_view(&k->label)) + LINE_LEAST > row->limit;
        if (!k->above)
            ask_draw_label(b, row);
        return edit_draw(&k->edit, row, ROLE_TEXT);
    }
    /* All of the keys, whatever has no room beside them. */
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        *row = before;
        k->above = forms[i].above;
        if (!k->above)
            ask_draw_label(b, row);
        if (draw_choices(k, forms[i].gap, forms[i].words, row))
            break;
    }
    struct str key = key_label(row->arena, KEY_CODE_ESC), word = message(MSG_TAKE_BACK);
    if (row->columns + width_str(key) + width_str(word) + 3 <= row->limit) {
        row_cstr(row, ROLE_TEXT, "  ");
        row_add(row, ROLE_KEY, key);
        row_cstr(row, ROLE_TEXT, " ");
        row_add(row, ROLE_TEXT, word);
    }
    return -1;
}

void ask_draw_label(struct browser *b, struct row *row)
{
    struct str label = buf_view(&b->ask.label);
    row_clip(row, ROLE_KEY, arena_str(row->arena, label), row->limit - row->columns);
}
