/* The door to the terminal: behind it there are no controls, nothing ill-formed, nothing without a width; JSON says the same by escapes. */
#include <jansson.h>

#include "baolan/display.h"
#include "baolan/json.h"
#include "baolan/width.h"
#include "fuzz.h"

static void must_be_harmless(struct str s, bool lines, bool measured)
{
    fuzz_must(utf8_valid(s));
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (lines && c == '\n')
            continue;
        fuzz_must(c >= 0x20 && !(c >= 0x7f && c < 0xa0));
        fuzz_must(!(c >= 0x200b && c <= 0x200f) && !(c >= 0x2028 && c <= 0x202e) && !(c >= 0x2060 && c <= 0x206f));
        fuzz_must(c != 0xfeff && c != 0x61c && !(c >= 0xe000 && c <= 0xf8ff) && !(c >= 0xe0000 && c <= 0xe0fff) &&
                  c < 0xf0000);
        fuzz_must(!measured || width_known(c));
    }
}

static void must_be_faithful(struct str raw)
{
    struct buf out = {0};
    struct json j = {.out = &out};
    json_put_str(&j, raw);
    for (size_t i = 0; i < out.n; i++)
        fuzz_must((unsigned char)out.s[i] >= 0x20 && out.s[i] != 0x7f);
    must_be_harmless(buf_view(&out), false, false);
    json_t *back = json_loadb(out.s, out.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    fuzz_must(back && json_is_string(back));
    if (utf8_valid(raw))
        fuzz_must(str_eq((struct str){json_string_value(back), json_string_length(back)}, raw));
    json_decref(back);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str raw = fuzz_bytes(data, size);
    struct buf line = {0}, text = {0}, cut = {0};
    display_line(raw, &line);
    must_be_harmless(buf_view(&line), false, true);
    display_text(raw, &text);
    must_be_harmless(buf_view(&text), true, true);
    width_pad(buf_view(&line), 20, &cut);
    fuzz_must(width_str(buf_view(&cut)) == 20);
    if (size)
        must_be_faithful(raw);
    buf_free(&line);
    buf_free(&text);
    buf_free(&cut);
    fuzz_free(raw);
    return 0;
}
