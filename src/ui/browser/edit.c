#include "edit.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "../terminal/key.h"
#include "baolan/display.h"
#include "baolan/utf8.h"
#include "baolan/width.h"

enum { LINE_MAX_BYTES = 4096, HISTORY_MAX = 500 };

void edit_start(struct edit *e, struct edit_history *history, struct str text)
{
    *e = (struct edit){.history = history, .recalled = history->n};
    buf_str(&e->text, text);
    e->cursor = e->text.n;
}

void edit_free(struct edit *e)
{
    buf_free(&e->text);
    buf_free(&e->typed);
}

void edit_history_free(struct edit_history *h)
{
    for (size_t i = 0; i < h->n; i++)
        free((char *)h->at[i].s);
    vec_free(h);
}

/* The start of the cluster after byte AT, and of the one before it. */
static size_t next_cluster(const struct buf *text, size_t at)
{
    if (at >= text->n)
        return text->n;
    const uint8_t *start = (const uint8_t *)text->s, *end = start + text->n;
    const uint8_t *next = u8_grapheme_next(start + at, end);
    return next ? (size_t)(next - start) : text->n;
}

static size_t previous_cluster(const struct buf *text, size_t at)
{
    if (at == 0)
        return 0;
    const uint8_t *start = (const uint8_t *)text->s;
    const uint8_t *previous = u8_grapheme_prev(start + at, start);
    return previous ? (size_t)(previous - start) : 0;
}

static void remove_range(struct edit *e, size_t from, size_t to)
{
    if (to <= from)
        return;
    memmove(e->text.s + from, e->text.s + to, e->text.n - to + 1);
    e->text.n -= to - from;
    e->cursor = from;
}

static void insert(struct edit *e, uint32_t c)
{
    struct buf sign = {0};
    buf_cp(&sign, c);
    if (e->text.n + sign.n <= LINE_MAX_BYTES) {
        size_t tail = e->text.n - e->cursor;
        buf_add(&e->text, sign.s, sign.n); /* room */
        memmove(e->text.s + e->cursor + sign.n, e->text.s + e->cursor, tail);
        memcpy(e->text.s + e->cursor, sign.s, sign.n);
        e->cursor += sign.n;
    }
    buf_free(&sign);
}

/* The start of the word before the cursor: blanks, then what is no blank. Chinese has none, so a run of Han goes sign
 * by sign. */
static size_t word_start(const struct edit *e)
{
    struct str text = buf_view(&e->text);
    size_t at = e->cursor, before = at;
    uint32_t c = utf8_prev(text, &before);
    while (at > 0 && cp_is_space(c)) {
        at = before;
        c = utf8_prev(text, &before);
    }
    if (at > 0 && cp_is_han(c))
        return before;
    while (at > 0 && !cp_is_space(c) && !cp_is_han(c)) {
        at = before;
        c = utf8_prev(text, &before);
    }
    return at;
}

static void show(struct edit *e, struct str text)
{
    buf_clear(&e->text);
    buf_str(&e->text, text);
    e->cursor = e->text.n;
}

static void recall(struct edit *e, size_t which)
{
    if (e->recalled == e->history->n) {
        buf_clear(&e->typed);
        buf_str(&e->typed, buf_view(&e->text));
    }
    e->recalled = which;
    show(e, which < e->history->n ? e->history->at[which] : buf_view(&e->typed));
}

void edit_history_add(struct edit_history *h, struct str line)
{
    if (!line.n)
        return;
    for (size_t i = 0; i < h->n; i++) {
        if (str_eq(h->at[i], line)) { /* once, and newest last */
            struct str same = h->at[i];
            memmove(h->at + i, h->at + i + 1, (h->n - i - 1) * sizeof *h->at);
            h->at[h->n - 1] = same;
            return;
        }
    }
    if (h->n == HISTORY_MAX) {
        free((char *)h->at[0].s);
        memmove(h->at, h->at + 1, --h->n * sizeof *h->at);
    }
    char *own = xmalloc(line.n + 1);
    memcpy(own, line.s, line.n);
    own[line.n] = '\0';
    vec_push(h, ((struct str){own, line.n}));
}

bool edit_key(struct edit *e, uint32_t key)
{
    enum {
        CTRL_A = 1,
        CTRL_B = 2,
        CTRL_D = 4,
        CTRL_E = 5,
        CTRL_F = 6,
        CTRL_K = 11,
        CTRL_N = 14,
        CTRL_P = 16,
        CTRL_U = 21,
        CTRL_W = 23
    };
    switch (key) {
    case KEY_CODE_HOME:
    case CTRL_A:
        e->cursor = 0;
        return true;
    case KEY_CODE_END:
    case CTRL_E:
        e->cursor = e->text.n;
        return true;
    case KEY_CODE_LEFT:
    case CTRL_B:
        e->cursor = previous_cluster(&e->text, e->cursor);
        return true;
    case KEY_CODE_RIGHT:
    case CTRL_F:
        e->cursor = next_cluster(&e->text, e->cursor);
        return true;
    case KEY_CODE_BS:
        remove_range(e, previous_cluster(&e->text, e->cursor), e->cursor);
        return true;
    case KEY_CODE_DEL:
    case CTRL_D:
        remove_range(e, e->cursor, next_cluster(&e->text, e->cursor));
        return true;
    case CTRL_K:
        remove_range(e, e->cursor, e->text.n);
        return true;
    case CTRL_U:
        remove_range(e, 0, e->cursor);
        return true;
    case CTRL_W:
        remove_range(e, word_start(e), e->cursor);
        return true;
    case KEY_CODE_UP:
    case CTRL_P:
        if (e->recalled > 0)
            recall(e, e->recalled - 1);
        return true;
    case KEY_CODE_DOWN:
    case CTRL_N:
        if (e->recalled < e->history->n)
            recall(e, e->recalled + 1);
        return true;
    default:
        if (key < ' ' || key >= KEY_FIRST_NAMED || (key >= 0x7f && key < 0xa0))
            return false;
        insert(e, key);
        return true;
    }
}

int edit_draw(const struct edit *e, struct row *row, enum role role)
{
    struct str head = display_str(row->arena, str_cut(buf_view(&e->text), 0, e->cursor));
    struct str tail = display_str(row->arena, str_cut(buf_view(&e->text), e->cursor, e->text.n));
    int room = row->limit - row->columns - 1; /* the cursor may stand behind the last sign */
    int wide = width_str(head), sign = width_str(STR("…"));
    bool cut = wide > room && room > 2 * sign;
    if (cut) {
        row_cstr(row, ROLE_DIM, "…");
        room -= sign;
    }
    while (wide > room && head.n) { /* scroll by whole characters */
        size_t at = 0;
        wide -= width_cp(utf8_next(head, &at));
        head = str_cut(head, at, head.n);
    }
    int column = row->columns + wide;
    row_add(row, role, head);
    row_add(row, role, tail);
    return column < row->limit ? column : row->limit - 1;
}
