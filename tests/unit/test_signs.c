/* What a line holds, counted while it is normalised, is what stands in its text: marks, pauses before its last character, a bit for each character. */
#include "../../src/rebuild/rebuild_internal.h"
#include "maker/random.h"
#include "tap.h"

enum { ROUNDS = 20000, LONGEST = 40, MANY = 1000 };

/* How often MARK stands in S before its last character. */
static size_t inside(struct str s, uint32_t mark)
{
    size_t n = 0, last = s.n;
    utf8_prev(s, &last);
    for (size_t at = 0; at < last;)
        n += utf8_next(s, &at) == mark;
    return n;
}

static bool holds_what_it_says(const struct line *l)
{
    unsigned signs = 0;
    uint64_t letters = 0;
    for (size_t at = 0; at < l->text.n;) {
        uint32_t c = utf8_next(l->text, &at);
        signs |= sign_of(c);
        letters |= (uint64_t)1 << c % 64;
    }
    return l->signs == signs && l->letters == letters && l->pauses.stops == inside(l->text, U'。') &&
           l->pauses.commas == inside(l->text, U'，') && l->pauses.lists == inside(l->text, U'、') &&
           l->pauses.semicolons == inside(l->text, U'；');
}

static struct str line_of(struct arena *a, struct random *r)
{
    static const char *const pieces[] = {"山", "渡", "版", "。", "，", "、", "；", "：",  "？",
                                         "！", " ",  "　", "  ", ",",  ";",  ":",  "7",   "８",
                                         "a",  "（", "）", "“",  "”",  "《", "》", "\xff"};
    struct buf b = {0};
    for (size_t n = random_below(r, LONGEST); n > 0; n--)
        buf_cstr(&b,
                 pieces[random_chance(r, 40) ? random_below(r, 3) : random_below(r, sizeof pieces / sizeof *pieces)]);
    struct str s = arena_str(a, buf_view(&b));
    buf_free(&b);
    return s;
}

int main(void)
{
    struct arena *a = arena_new();
    struct random r = {11};
    bool read = true, again = true;
    for (int i = 0; i < ROUNDS; i++) {
        struct line l = {0}, other = {0};
        normalise_line(a, line_of(a, &r), random_chance(&r, 20), &l);
        read &= holds_what_it_says(&l);
        other.text = l.text;
        line_signs(&other);
        struct pauses p = pauses_of(l.text);
        again &= holds_what_it_says(&other) && memcmp(&p, &other.pauses, sizeof p) == 0;
        arena_reset(a);
    }
    ok(read, "a line says what its text holds, however it was normalised");
    ok(again, "… and so it does when its text was read anew");
    struct buf b = {0};
    for (int i = 0; i < MANY; i++)
        buf_cstr(&b, "山，");
    struct pauses p = pauses_of(buf_view(&b));
    ok(p.commas == UINT8_MAX && !p.stops && !p.lists, "more pauses than are counted are as many as can be");
    buf_free(&b);
    arena_free(a);
    return tap_done();
}
