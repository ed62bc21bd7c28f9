#include "key.h"

#include "baolan/utf8.h"

static const struct {
    const char *name;
    uint32_t key;
} names[] = {
    {"Space", KEY_CODE_SPACE}, {"Tab", KEY_CODE_TAB},   {"S-Tab", KEY_CODE_STAB}, {"Enter", KEY_CODE_ENTER},
    {"Esc", KEY_CODE_ESC},     {"BS", KEY_CODE_BS},     {"Del", KEY_CODE_DEL},    {"Ins", KEY_CODE_INS},
    {"Up", KEY_CODE_UP},       {"Down", KEY_CODE_DOWN}, {"Left", KEY_CODE_LEFT},  {"Right", KEY_CODE_RIGHT},
    {"Home", KEY_CODE_HOME},   {"End", KEY_CODE_END},   {"PgUp", KEY_CODE_PGUP},  {"PgDn", KEY_CODE_PGDN},
};

enum { NAMES = sizeof names / sizeof *names, LAST_FUNCTION_KEY = 12 };

static uint32_t function_key(struct str name)
{
    uint32_t n = 0;
    for (size_t i = 1; i < name.n; i++) {
        if (name.s[i] < '0' || name.s[i] > '9' || n > LAST_FUNCTION_KEY)
            return KEY_NONE;
        n = 10 * n + (uint32_t)(name.s[i] - '0');
    }
    return n >= 1 && n <= LAST_FUNCTION_KEY ? KEY_CODE_F0 + n : KEY_NONE;
}

uint32_t key_parse(struct str name)
{
    size_t at = 0;
    uint32_t c = utf8_next(name, &at);
    if (name.n && at == name.n)
        return c > ' ' && c != 0x7f ? c : KEY_NONE;
    for (size_t i = 0; i < NAMES; i++)
        if (str_is(name, names[i].name))
            return names[i].key;
    if (name.n == 3 && str_starts(name, STR("C-")) && name.s[2] >= 'a' && name.s[2] <= 'z')
        return (uint32_t)(name.s[2] - 'a' + 1);
    return c == 'F' ? function_key(name) : KEY_NONE;
}

struct str key_label(struct arena *a, uint32_t key)
{
    for (size_t i = 0; i < NAMES; i++)
        if (names[i].key == key)
            return str_of(names[i].name);
    if (key >= 1 && key <= 26)
        return arena_printf(a, "C-%c", (int)('a' + key - 1));
    if (key > KEY_CODE_F0 && key <= KEY_CODE_F12)
        return arena_printf(a, "F%u", key - KEY_CODE_F0);
    struct buf text = {0};
    buf_cp(&text, key);
    struct str name = arena_str(a, buf_view(&text));
    buf_free(&text);
    return name;
}

bool key_torn(struct key_tear *t, uint32_t key, long now)
{
    enum { TEAR_MS = 25, FIRST_FINAL = 0x40, LAST_FINAL = 0x7e }; /* ECMA-48: what ends a control sequence */
    uint32_t of = now - t->since <= TEAR_MS && key < KEY_FIRST_NAMED ? t->of : KEY_NONE;
    bool begins = of == KEY_CODE_ESC && (key == '[' || key == 'O');
    bool torn = begins || of == '[' || of == 'O';
    if (begins)
        t->of = key;
    else if (of == '[')
        t->of = key >= FIRST_FINAL && key <= LAST_FINAL ? KEY_NONE : '[';
    else
        t->of = key == KEY_CODE_ESC ? KEY_CODE_ESC : KEY_NONE;
    t->since = now;
    return torn;
}
