/* 标点挤压 in a grid of cells: the half-width form of a mark is the mark without its blank half. */
#include "baolan/utf8.h"
#include "baolan/width.h"
#include "baolan/wrap.h"

enum side { NO_MARK, BLANK_BEFORE, BLANK_BEHIND };

/* Marks that are blank on one side, and their half-width forms, 0: none. */
static const struct {
    uint32_t mark, half;
    enum side side;
} marks[] = {
    {0x3001, 0xff64, BLANK_BEHIND}, /* 、 */
    {0x3002, 0xff61, BLANK_BEHIND}, /* 。 */
    {0xff0c, ',', BLANK_BEHIND},    {0xff1b, ';', BLANK_BEHIND},    {0xff1a, ':', BLANK_BEHIND},
    {0xff01, '!', BLANK_BEHIND},    {0xff1f, '?', BLANK_BEHIND},    {0xff09, ')', BLANK_BEHIND},
    {0xff3d, ']', BLANK_BEHIND},    {0x300d, 0xff63, BLANK_BEHIND}, /* 」 */
    {0x300f, 0, BLANK_BEHIND},      {0x300b, 0, BLANK_BEHIND},      {0x3009, 0, BLANK_BEHIND},
    {0x3011, 0, BLANK_BEHIND},      {0x3015, 0, BLANK_BEHIND},      {0x201d, 0, BLANK_BEHIND},
    {0x2019, 0, BLANK_BEHIND},      {0xff08, '(', BLANK_BEFORE},    {0xff3b, '[', BLANK_BEFORE},
    {0x300c, 0xff62, BLANK_BEFORE}, /* 「 */
    {0x300e, 0, BLANK_BEFORE},      {0x300a, 0, BLANK_BEFORE},      {0x3008, 0, BLANK_BEFORE},
    {0x3010, 0, BLANK_BEFORE},      {0x3014, 0, BLANK_BEFORE},      {0x201c, 0, BLANK_BEFORE},
    {0x2018, 0, BLANK_BEFORE},
};

/* The side of C that is blank, as far as it takes two columns; *HALF gets its half-width form. */
static enum side side_of(uint32_t c, uint32_t *half)
{
    *half = 0;
    if (c < 0x2018 || (c >= 0x3016 && c < 0xff01) || width_cp(c) != 2)
        return NO_MARK;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].mark == c) {
            *half = marks[i].half;
            return marks[i].side;
        }
    }
    return NO_MARK;
}

struct str wrap_squeeze(struct arena *a, struct str text)
{
    struct buf out = {0};
    enum side before = NO_MARK;
    uint32_t half = 0;         /* of the mark before, as long as it can still be squeezed */
    size_t mark = 0, kept = 0; /* where that mark is; what is in OUT already */
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t own;
        enum side side = side_of(utf8_next(text, &at), &own);
        bool meet = before != NO_MARK && side != NO_MARK && !(before == BLANK_BEFORE && side == BLANK_BEHIND);
        if (meet && before == BLANK_BEHIND && half) {
            buf_str(&out, str_cut(text, kept, mark));
            buf_cp(&out, half);
            kept = from;
        } else if (meet && side == BLANK_BEFORE && own) {
            buf_str(&out, str_cut(text, kept, from));
            buf_cp(&out, own);
            kept = at;
            own = 0;
        }
        before = side;
        half = own;
        mark = from;
    }
    if (kept)
        buf_str(&out, str_cut(text, kept, text.n));
    struct str squeezed = kept ? arena_str(a, buf_view(&out)) : text;
    buf_free(&out);
    return squeezed;
}
