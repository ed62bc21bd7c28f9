#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "table.h"

/*
 * common.txt is kept as it is read: lines of two ideographs (six bytes) in bytewise order, so a word is found by
 * halving and opening costs no more than reading.
 */
enum { word_bytes = 6, line_bytes = word_bytes + 1 };

struct surname {
    uint32_t a, b; /* b: 0 for one of one character */
};

struct words {
    struct buf common;
    struct {
        struct surname *at;
        size_t n, cap;
    } surnames; /* sorted */
};

static enum status check_common(struct str text, struct error *err)
{
    for (size_t at = 0; at < text.n; at += line_bytes) {
        bool whole = text.n - at >= line_bytes && text.s[at + word_bytes] == '\n';
        if (!whole || (at && memcmp(text.s + at - line_bytes, text.s + at, word_bytes) >= 0))
            return error_set(err, STATUS_INPUT,
                             "data/words/common.txt, line %zu: not a word of two ideographs in bytewise order",
                             at / line_bytes + 1);
    }
    return STATUS_OK;
}

static int compare_surnames(const void *x, const void *y)
{
    const struct surname *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* Runs of one or two ideographs with blanks between; longer ones are no Chinese family names. */
static void read_surnames(struct words *w, struct str text)
{
    struct table t = {.text = text};
    struct str line;
    while (table_next(&t, &line, 1)) {
        for (size_t at = 0; at < line.n;) {
            uint32_t run[3] = {0};
            size_t n = 0;
            for (uint32_t c; cp_is_han(c = utf8_next(line, &at)); n++)
                run[n < 2 ? n : 2] = c;
            if (n == 1 || n == 2)
                vec_push(&w->surnames, ((struct surname){run[0], run[1]}));
        }
    }
    if (w->surnames.n)
        qsort(w->surnames.at, w->surnames.n, sizeof *w->surnames.at, compare_surnames);
}

enum status words_open(struct words **out, struct error *err)
{
    struct words *w = xcalloc(1, sizeof *w);
    struct buf surnames = {0};
    enum status status = table_read_data("words/common.txt", &w->common, err);
    if (status == STATUS_OK)
        status = check_common(buf_view(&w->common), err);
    if (status == STATUS_OK)
        status = table_read_data("words/surnames.txt", &surnames, err);
    read_surnames(w, buf_view(&surnames));
    buf_free(&surnames);
    if (status != STATUS_OK) {
        words_close(w);
        return status;
    }
    *out = w;
    return STATUS_OK;
}

void words_close(struct words *w)
{
    if (!w)
        return;
    buf_free(&w->common);
    vec_free(&w->surnames);
    free(w);
}

bool words_common(const struct words *w, uint32_t a, uint32_t b)
{
    char key[word_bytes];
    size_t n = 0;
    for (size_t i = 0; i < 2; i++) {
        uint32_t c = i ? b : a;
        if (c < 0x800 || c > 0xffff)
            return false; /* not three bytes long: in no line */
        key[n++] = (char)(0xe0 | c >> 12);
        key[n++] = (char)(0x80 | (c >> 6 & 0x3f));
        key[n++] = (char)(0x80 | (c & 0x3f));
    }
    size_t low = 0, high = w->common.n / line_bytes;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(w->common.s + middle * line_bytes, key, word_bytes);
        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool has_surname(const struct words *w, struct surname key)
{
    return key.a && w->surnames.n && bsearch(&key, w->surnames.at, w->surnames.n, sizeof key, compare_surnames);
}

bool words_surname(const struct words *w, uint32_t c)
{
    return has_surname(w, (struct surname){c, 0});
}

bool words_surname2(const struct words *w, uint32_t a, uint32_t b)
{
    return b && has_surname(w, (struct surname){a, b});
}
