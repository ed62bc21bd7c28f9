#include "maker.h"

#include <string.h>

#include "random.h"

static const char *const order_names[ORDER_COUNT] = {"before", "after", "heads-first", "bodies-first", "random"};

static const struct {
    const char *name;
    size_t offset;
    unsigned percent; /* of random mixtures that have it */
} switches[] = {
#define X(name, help) {#name, offsetof(struct recipe, name), 30},
    PRESS_SWITCHES(X)
#undef X
};

enum { NSWITCHES = sizeof switches / sizeof *switches };

static bool *at_switch(struct recipe *r, size_t i)
{
    return (bool *)((char *)r + switches[i].offset);
}

/* A switch's name with '-' typed for '_'. */
static bool same_name(const char *name, struct str word)
{
    if (strlen(name) != word.n)
        return false;
    for (size_t i = 0; i < word.n; i++)
        if (name[i] != (word.s[i] == '-' ? '_' : word.s[i]))
            return false;
    return true;
}

static bool set_word(struct recipe *r, struct str word)
{
    for (size_t i = 0; i < NSWITCHES; i++)
        if (same_name(switches[i].name, word))
            return *at_switch(r, i) = true;
    for (int i = 0; i < ORDER_COUNT; i++)
        if (str_is(word, order_names[i])) {
            r->order = (enum press_order)i;
            return true;
        }
    if (!str_starts(word, STR("seed=")))
        return false;
    for (size_t i = 5; i < word.n; i++)
        r->seed = r->seed * 10 + (uint64_t)(word.s[i] - '0');
    return true;
}

bool recipe_parse(struct str words, struct recipe *out, struct str *bad)
{
    *out = (struct recipe){0};
    for (size_t at = 0; at < words.n;) {
        size_t end = at;
        while (end < words.n && words.s[end] != ' ')
            end++;
        struct str word = str_cut(words, at, end);
        if (word.n && !set_word(out, word)) {
            *bad = word;
            return false;
        }
        at = end + 1;
    }
    return true;
}

struct recipe recipe_random(uint64_t seed)
{
    struct random rng = {seed};
    struct recipe r = {.seed = seed};
    r.order = (enum press_order)random_below(&rng, ORDER_COUNT);
    for (size_t i = 0; i < NSWITCHES; i++)
        *at_switch(&r, i) = random_chance(&rng, switches[i].percent);
    return r;
}

void recipe_print(const struct recipe *r, struct buf *out)
{
    buf_printf(out, "%s", order_names[r->order]);
    for (size_t i = 0; i < NSWITCHES; i++)
        if (*at_switch((struct recipe *)(uintptr_t)r, i)) {
            buf_char(out, ' ');
            for (const char *c = switches[i].name; *c; c++)
                buf_char(out, *c == '_' ? '-' : *c);
        }
    buf_printf(out, " seed=%llu", (unsigned long long)r->seed);
}
