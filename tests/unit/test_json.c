/* The JSON writer: shape, escapes, numbers; and that jansson reads back the very text that was written. */
#include <jansson.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "baolan/json.h"
#include "tap.h"

static void shape(void)
{
    struct buf out = {0};
    struct json j = {.out = &out};
    json_begin_object(&j);
    json_pair_str(&j, "a", STR("汉字"));
    json_pair_str(&j, "b", STR_ABSENT);
    json_put_key(&j, "c");
    json_begin_array(&j);
    json_put_int(&j, -5);
    json_put_bool(&j, false);
    json_begin_object(&j);
    json_end_object(&j);
    json_put_null(&j);
    json_begin_array(&j);
    json_end_array(&j);
    json_put_str(&j, STR(""));
    json_end_array(&j);
    json_pair_int(&j, "d", INT64_MIN);
    json_pair_bool(&j, "e", true);
    json_end_object(&j);
    is_str(buf_view(&out),
           "{\"a\":\"汉字\",\"b\":null,\"c\":[-5,false,{},null,[],\"\"],\"d\":-9223372036854775808,\"e\":true}",
           "shape");
    buf_free(&out);
}

static void is_escaped(struct str text, const char *want, const char *name)
{
    struct buf out = {0};
    struct json j = {.out = &out};
    json_put_str(&j, text);
    is_str(buf_view(&out), want, name);
    buf_free(&out);
}

static void escapes(void)
{
    is_escaped(STR("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"", "quote and backslash, no slash");
    is_escaped(STR("\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\"", "short escapes");
    is_escaped(STR("\0\x01\x1b[31m\x7f"), "\"\\u0000\\u0001\\u001b[31m\\u007f\"", "C0 and DEL");
    is_escaped(STR("\xc2\x80\xc2\x9b"
                   "31m\xc2\x9f\u00a0"),
               "\"\\u0080\\u009b31m\\u009f\u00a0\"", "C1, not the blank behind it");
    is_escaped(STR("左\u202e右\u2066\u200f\u200b\ufeff"), "\"左\\u202e右\\u2066\\u200f\\u200b\\ufeff\"",
               "bidi and zero width");
    is_escaped(STR("\u2028\u2029"), "\"\\u2028\\u2029\"", "line and paragraph separator");
    is_escaped(STR("\U000e0001\U000f0000\ue000"), "\"\\udb40\\udc01\\udb80\\udc00\\ue000\"",
               "tags and private use, as pairs");
    is_escaped(STR("𠀀，。“”——……·〇㎡％😀"), "\"𠀀，。“”——……·〇㎡％😀\"", "text stays as it is");
    is_escaped(STR("\xff好\xe5\xad"), "\"\ufffd好\ufffd\ufffd\"", "ill-formed bytes");
    is_escaped(STR("\xed\xa0\x80"), "\"\ufffd\ufffd\ufffd\"", "a surrogate is ill-formed");
}

static void is_double(double value, const char *want)
{
    struct buf out = {0};
    struct json j = {.out = &out};
    json_put_double(&j, value);
    is_str(buf_view(&out), want, want);
    buf_free(&out);
}

static void numbers(void)
{
    is_double(0, "0");
    is_double(-0.0, "0");
    is_double(1, "1");
    is_double(0.7, "0.7");
    is_double(0.1 + 0.2, "0.3");
    is_double(-2.5, "-2.5");
    is_double(0.000001, "0.000001");
    is_double(0.0000001, "0");
    is_double(-0.0000001, "0");
    is_double(99.999999, "99.999999");
    is_double(123456.05, "123456.05");
    is_double(1e15, "1000000000000000");
    is_double(NAN, "null");
    is_double(INFINITY, "null");
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        is_double(0.5, "0.5");
    setlocale(LC_NUMERIC, "C");
}

/* Any code points, in any order: what jansson reads is what was written. */
static void faithful(void)
{
    static const uint32_t pool[] = {0,      1,      9,      0x1b,    ' ',     '"',     '\\',     '/',    'a',    0x7f,
                                    0x85,   0x9b,   0xa0,   0xad,    0x200d,  0x202e,  0x2028,   0x3000, 0x6c49, 0xfe0f,
                                    0xfeff, 0xfffd, 0xffff, 0x1f600, 0x20000, 0xe0041, 0x10ffff, 0xe5e5, 0x301};
    srand(7);
    int wrong = 0, unsafe = 0;
    for (int round = 0; round < 2000; round++) {
        struct buf text = {0}, out = {0};
        for (int n = rand() % 12; n > 0; n--)
            buf_cp(&text, pool[(size_t)rand() % (sizeof pool / sizeof *pool)]);
        struct json j = {.out = &out};
        json_put_str(&j, buf_view(&text));
        for (size_t i = 0; i < out.n; i++)
            unsafe += (unsigned char)out.s[i] < 0x20 || out.s[i] == 0x7f;
        json_t *read = json_loadb(out.s, out.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        struct str back = {read ? json_string_value(read) : NULL, read ? json_string_length(read) : 0};
        wrong += !str_eq(back, buf_view(&text));
        json_decref(read);
        buf_free(&text);
        buf_free(&out);
    }
    is_int(wrong, 0, "2000 random strings come back the same");
    is_int(unsafe, 0, "and none holds a raw control");
}

int main(void)
{
    shape();
    escapes();
    numbers();
    faithful();
    return tap_done();
}
