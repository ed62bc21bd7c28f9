/* The sanitizing door and the measure: nothing comes out that a terminal could take for a command, and all of it has a
 * known width. */
#include <stdlib.h>

#include "baolan/display.h"
#include "baolan/utf8.h"
#include "baolan/width.h"
#include "tap.h"

static struct str line(const char *s, size_t n)
{
    static struct buf out;
    buf_clear(&out);
    display_line((struct str){s, n}, &out);
    return buf_view(&out);
}

#define LINE(literal) line(literal, sizeof(literal) - 1)

static struct str padded(const char *s, int columns)
{
    static struct buf out;
    buf_clear(&out);
    width_pad(str_of(s), columns, &out);
    return buf_view(&out);
}

static void test_door(void)
{
    is_str(LINE("晋禾氢能 2 号站"), "晋禾氢能 2 号站", "plain text passes");
    is_str(LINE("\033]52;c;AAAA\a"), "␛]52;c;AAAA␇", "an escape sequence is visible");
    is_str(LINE("\xc2\x9b"
                "31m"),
           "␛[31m", "a C1 control is visible as its 7-bit form");
    is_str(LINE("a\x7f\0b"), "a␡␀b", "DEL and NUL are visible");
    is_str(LINE("a\r\nb\tc\xe2\x80\xa8"
                "d"),
           "a b c d", "line ends and tabs are blanks in a line");
    is_str(LINE("a\xff\xc3(b"), "a\xef\xbf\xbd\xef\xbf\xbd(b", "ill-formed bytes are U+FFFD");
    is_str(LINE("甲\xe2\x80\xae"
                "乙\xe2\x81\xa6"
                "丙\xef\xbb\xbf"
                "丁"),
           "甲乙丙丁", "bidi controls and marks of byte order are dropped");
    is_str(LINE("so\xc2\xad"
                "ft\xe2\x80\x8b\xe2\x80\x8d"),
           "soft", "soft hyphens and zero-width signs are dropped");
    is_str(LINE("葛\xf3\xa0\x84\x80城"), "葛城", "variation selectors are dropped");
    is_str(LINE("e\xcc\x81\xcc\x82\xcc\x83\xcc\x84"), "e\xcc\x81\xcc\x82", "two marks on a base, not more");
    is_str(LINE("\xcc\x81x"), "x", "a mark without a base is dropped");
    is_str(LINE("\xee\x80\x80"), "〓", "private use is a missing sort");
    is_str(LINE("\xf0\xb1\x8d\x90"), "〓", "an ideograph newer than the C library is a missing sort");
    struct buf out = {0};
    display_text(STR("一\r\n二\t三\n"), &out);
    is_str(buf_view(&out), "一\n二    三\n", "text keeps its lines");
    buf_free(&out);
}

static void test_width(void)
{
    is_int(width_str(STR("报栏 baolan，")), 13, "Chinese is two columns, in any locale");
    is_int(width_str(STR("　“…”①")), 6, "U+3000 is wide, ambiguous signs are one");
    width_set_ambiguous(2);
    is_int(width_str(STR("　“…”①─a")), 13, "or two when set so");
    width_set_ambiguous(1);
    is_str(padded("报栏", 6), "报栏  ", "padded with blanks");
    is_str(padded("报栏报栏", 6), "报栏… ", "a cut never halves a character");
    is_str(padded("报栏", 4), "报栏", "what fits is not cut");
    is_str(padded("报栏", 1), "…", "one column");
    is_str(padded("报栏", 0), "", "no column");
    int used;
    is_int((int)width_fit(STR("a报b"), 2, &used), 1, "fit in bytes");
    is_int(used, 1, "fit in columns");
}

/* Random bytes: what comes out is well formed, has no control, and is as wide as its characters. */
static void test_random(void)
{
    unsigned seed = 7;
    bool formed = true, clean = true, clipped = true;
    for (int round = 0; round < 20000; round++) {
        char bytes[48];
        size_t n = 0;
        while (n < sizeof bytes) {
            seed = seed * 1103515245u + 12345u;
            bytes[n++] = (char)(seed >> 16);
            if ((seed & 0x700) == 0 && n + 3 < sizeof bytes) {
                memcpy(bytes + n, "\xe2\x80\xab", 3);
                n += 3;
            }
        }
        struct str out = line(bytes, n);
        formed = formed && utf8_valid(out);
        for (size_t at = 0; at < out.n;) {
            uint32_t c = utf8_next(out, &at);
            clean = clean && c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0x202a && c <= 0x202e) && width_known(c);
        }
        struct buf cut = {0};
        width_pad(out, round % 40, &cut);
        clipped = clipped && width_str(buf_view(&cut)) == round % 40;
        buf_free(&cut);
    }
    ok(formed, "20,000 random strings: well formed");
    ok(clean, "no control, no unknown width");
    ok(clipped, "padded to the column");
}

int main(void)
{
    test_door();
    test_width();
    test_random();
    return tap_done();
}
