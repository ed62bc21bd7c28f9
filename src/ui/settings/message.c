#include "message.h"

#define MESSAGE_TEXT(id, ...) {__VA_ARGS__},
/* Of those that go by a number, for one and for several. */
static const char *const texts[MESSAGE_COUNT][2] = {MESSAGES(MESSAGE_TEXT)};
#undef MESSAGE_TEXT

/* Followed by a number or by nothing. */
static const char *const parts[] = {
    N_("kicker"),  N_("title"),   N_("subtitle"), N_("byline"),    N_("credit"),
    N_("heading"), N_("section"), N_("caption"),  N_("signature"), N_("jump"),
};

struct str message(enum message m)
{
    return str_of(_(texts[m][0]));
}

struct str message_with(struct arena *a, enum message m, struct str one, struct str two)
{
    return language_with(a, _(texts[m][0]), one, two);
}

struct str message_number(struct arena *a, enum message m, size_t n, struct str one, struct str two)
{
    return language_with(a, ngettext(texts[m][0], texts[m][1], n), one, two);
}

struct str message_part(struct arena *a, struct str part)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str name = str_of(parts[i]);
        if (str_eq(part, name))
            return str_of(_(parts[i]));
        if (str_starts(part, name) && part.s[name.n] == ' ')
            return language_with(a, _("{1} {2}"), str_of(_(parts[i])), str_cut(part, name.n + 1, part.n));
    }
    return part;
}
