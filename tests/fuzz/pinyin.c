/* Names found by pinyin: a name holds what stands in it and what it is spelt by. The bytes before the first NUL are what is typed. */
#include "baolan/pinyin.h"
#include "baolan/fold.h"
#include "fuzz.h"

static void readings(uint32_t c)
{
    const char *of[PINYIN_READINGS_MAX];
    size_t n = pinyin_readings(c, of);
    fuzz_must(n <= PINYIN_READINGS_MAX);
    for (size_t i = 0; i < n; i++)
        fuzz_must(of[i][0] >= 'a' && of[i][0] <= 'z' && strlen(of[i]) < 8);
}

/* Each character by its usual reading, as far as a word goes. */
static void spell(struct str name, struct buf *out)
{
    size_t n = 0;
    for (size_t at = 0; at < name.n;) {
        const char *of[PINYIN_READINGS_MAX];
        uint32_t c = utf8_next(name, &at);
        if (!pinyin_readings(c, of) || (n += strlen(of[0])) > PINYIN_WORD_MAX)
            break;
        buf_cstr(out, of[0]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str raw = fuzz_bytes(data, size);
    struct arena *a = arena_new();
    struct buf spelt = {0};
    size_t cut = str_find(raw, (struct str){"", 1}, 0);
    struct str typed = str_cut(raw, 0, cut == SIZE_MAX ? raw.n / 4 : cut), name = str_cut(raw, typed.n, raw.n);
    const struct pinyin *p = pinyin_prepare(a, typed);
    pinyin_match(p, name);
    fuzz_must(pinyin_match(p, typed));
    for (size_t at = 0; at < name.n;)
        readings(utf8_next(name, &at));
    spell(name, &spelt);
    fuzz_must(pinyin_match(pinyin_prepare(a, buf_view(&spelt)), name));
    fuzz_must(pinyin_match(pinyin_prepare(a, STR(" ' ")), name));
    buf_free(&spelt);
    arena_free(a);
    fuzz_free(raw);
    return 0;
}
