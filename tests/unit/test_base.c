#include "tap.h"

#include <stdlib.h>

#include "baolan/memory.h"
#include "baolan/path.h"
#include "baolan/status.h"
#include "baolan/utf8.h"

static void test_str(void)
{
    is_str(str_trim(STR(" \t　孝义 市\xc2\xa0　\n")), "孝义 市", "trim takes ASCII, no-break and ideographic blanks");
    ok(str_trim(STR("　　")).n == 0, "trim of blanks alone is empty");
    ok(!str_eq(STR_ABSENT, STR("")), "absent differs from empty");
    is_int(str_find(STR("氢能重卡氢能"), STR("氢能"), 1), 12, "find from an offset");
    ok(str_find(STR("ab"), STR("abc"), 0) == SIZE_MAX, "a needle longer than the hay is not found");
    ok(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR_ABSENT, STR("")) < 0, "order");
}

static void test_pieces(void)
{
    struct str piece, text = STR("a,,氢能,");
    struct buf got = {0};
    for (size_t at = 0; str_next(text, ',', &at, &piece);)
        buf_printf(&got, "<%.*s>", STR_ARG(piece));
    is_str(buf_view(&got), "<a><><氢能>", "pieces between marks, none behind the last");
    size_t none = 0;
    ok(!str_next(STR(""), ',', &none, &piece) && !str_next(STR_ABSENT, ',', &none, &piece), "of nothing, none");
    buf_free(&got);
}

static void test_buf(void)
{
    struct buf b = {0};
    ok(str_is(buf_view(&b), ""), "a new buffer reads as empty");
    for (int i = 0; i < 1000; i++)
        buf_cp(&b, 0x4e00);
    is_int(b.n, 3000, "three bytes each");
    buf_clear(&b);
    buf_cp(&b, 0xd800);
    buf_printf(&b, "%d", 42);
    is_str(buf_view(&b),
           "\xef\xbf\xbd"
           "42",
           "a surrogate becomes U+FFFD");
    buf_free(&b);
}

/* Rounds of pieces of all sizes, of more than an arena keeps at times: none lies in another, and all are cleared, whatever stood there before. */
static void test_arena_rounds(void)
{
    enum { ROUNDS = 40, PIECES = 200 };
    struct arena *a = arena_new();
    unsigned seed = 3;
    bool cleared = true, apart = true;
    for (int round = 0; round < ROUNDS; round++) {
        unsigned char *at[PIECES];
        size_t n[PIECES];
        for (size_t i = 0; i < PIECES; i++) {
            seed = seed * 1664525u + 1013904223u;
            n[i] = (seed >> 8) % (i % 20 == 0  ? (round % 10 == 0 ? 2000000u : 200000u)
                                  : i % 5 == 0 ? 20000u
                                               : 300u) +
                   1;
            at[i] = arena_alloc(a, n[i]);
            cleared &= !at[i][0] && !at[i][n[i] / 2] && !at[i][n[i] - 1];
            memset(at[i], (int)(i + 1), n[i]);
        }
        for (size_t i = 0; i < PIECES; i++)
            apart &= at[i][0] == (unsigned char)(i + 1) && at[i][n[i] / 2] == (unsigned char)(i + 1) &&
                     at[i][n[i] - 1] == (unsigned char)(i + 1);
        arena_reset(a);
    }
    ok(cleared, "memory is cleared in every round");
    ok(apart, "no piece lies in another");
    is_int((intmax_t)arena_used(a), 0, "nothing is in use after a reset");
    arena_free(a);
}

static void test_arena(void)
{
    struct arena *a = arena_new();
    size_t sizes[] = {0, 1, 15, 16, 17, 5000, 16384, 16385, 70000, 1000000};
    int aligned = 1, zeroed = 1;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            unsigned char *p = arena_alloc(a, sizes[i]);
            aligned &= ((uintptr_t)p % 16) == 0;
            for (size_t k = 0; k < sizes[i]; k++) {
                zeroed &= p[k] == 0;
                p[k] = 0xff;
            }
        }
        arena_reset(a);
    }
    ok(aligned, "pieces are aligned");
    ok(zeroed, "pieces are zeroed, after a reset too");
    is_str(arena_printf(a, "%s-%d", "页", 4), "页-4", "printf");
    ok(arena_str(a, STR_ABSENT).s == NULL, "absent stays absent");
    arena_free(a);
}

static void test_utf8(void)
{
    struct str s = STR("a孝\xff𠀀é");
    uint32_t forward[5], backward[5];
    size_t at = 0;
    for (int i = 0; i < 5; i++)
        forward[i] = utf8_next(s, &at);
    is_int(at, s.n, "walked to the end");
    for (int i = 4; i >= 0; i--)
        backward[i] = utf8_prev(s, &at);
    ok(at == 0 && memcmp(forward, backward, sizeof forward) == 0, "backwards sees the same characters");
    ok(forward[2] == 0xfffd && forward[3] == 0x20000, "a bad byte is U+FFFD, one byte long");
    is_int(utf8_count(s), 5, "count");
    is_int(utf8_offset(s, 2), 4, "offset");
    ok(!utf8_valid(s) && utf8_valid(STR("孝义")), "validity");

    /* Random bytes: both directions come to the end. */
    srand(7);
    int agree = 1;
    for (int round = 0; round < 2000; round++) {
        char bytes[24];
        size_t n = (size_t)(rand() % 24);
        for (size_t i = 0; i < n; i++)
            bytes[i] = (char)(rand() % 4 ? 0x80 | rand() % 128 : rand() % 256);
        struct str r = {bytes, n};
        size_t i = 0;
        while (i < n)
            utf8_next(r, &i);
        agree &= i == n;
        while (i > 0) {
            size_t before = i;
            utf8_prev(r, &i);
            agree &= i < before;
        }
    }
    ok(agree, "random bytes are walked to both ends");
    ok(cp_is_opening(0x300a) && cp_is_closing(0x300b) && cp_is_han(0x3007) && !cp_is_han('a'), "classes");
}

/* What is answered without a call is what the call answers. */
static void test_short_cuts(void)
{
    int cores = 0, blanks = 0, marks = 0, written = 0, read = 0;
    for (uint32_t c = 0; c < 0x110100; c++) {
        char quick[4], slow[4];
        size_t n = utf8_put(c, quick), at = 0, end = n;
        cores += cp_is_core(c) != cp_is_core_any(c);
        blanks += cp_is_space(c) != cp_is_space_any(c);
        marks += cp_is_punct(c) != cp_is_punct_any(c);
        written += n != utf8_put_any(c, slow) || memcmp(quick, slow, n) != 0;
        read += utf8_next((struct str){quick, n}, &at) != utf8_prev((struct str){quick, n}, &end) || at != n || end;
    }
    is_int(cores + blanks + marks, 0, "classes of all code points");
    is_int(written + read, 0, "… written and read");
    int forward = 0, backward = 0;
    for (uint32_t bits = 0; bits < 1 << 20; bits++) { /* all leads, and what may follow one */
        char bytes[4] = {(char)(0x80 | bits >> 13), (char)(bits >> 6 & 0xe0), (char)(bits >> 1 & 0xe0),
                         (char)(bits << 2)};
        size_t a = 0, b = 0, c = 4, d = 4;
        forward += utf8_next((struct str){bytes, 4}, &a) != utf8_next_any((struct str){bytes, 4}, &b) || a != b;
        backward += utf8_prev((struct str){bytes, 4}, &c) != utf8_prev_any((struct str){bytes, 4}, &d) || c != d;
    }
    is_int(forward + backward, 0, "bytes that are no characters");
}

static void test_error(void)
{
    struct error err = {0};
    error_set(&err, STATUS_INPUT, "first %d", 1);
    error_set(&err, STATUS_USAGE, "second");
    ok(err.status == STATUS_INPUT && strcmp(err.message, "first 1") == 0, "the first error wins");
    error_clear(&err);
    struct buf text = {0};
    ok(path_read(STR("/dev/null"), 10, &text, &err) == STATUS_INPUT, "a device is refused");
    error_clear(&err);
    ok(path_read(STR("/nonexistent/x"), 10, &text, &err) == STATUS_INPUT && err.message, "a missing file is named");
    error_clear(&err);
    buf_free(&text);
}

int main(void)
{
    test_str();
    test_pieces();
    test_buf();
    test_arena();
    test_arena_rounds();
    test_utf8();
    test_short_cuts();
    test_error();
    return tap_done();
}
