#include "theme.h"

#include "baolan/path.h"
#include "wordfile.h"

static const char *const colours[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
enum { COLOURS = sizeof colours / sizeof *colours, COLOURS_MAX = 256 };

static const struct {
    const char *name;
    unsigned attribute;
} attributes[] = {{"bold", LOOK_BOLD}, {"faint", LOOK_FAINT}, {"underline", LOOK_UNDERLINE}, {"reverse", LOOK_REVERSE}};
enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

static bool colour_parse(struct str word, short *out)
{
    const struct str bright = STR("bright-");
    bool brighter = str_starts(word, bright);
    struct str name = brighter ? str_cut(word, bright.n, word.n) : word;
    for (short c = 0; c < COLOURS; c++) {
        if (str_is(name, colours[c])) {
            *out = (short)(c + (brighter ? COLOURS : 0));
            return true;
        }
    }
    int number = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.s[i] < '0' || word.s[i] > '9' || number >= COLOURS_MAX)
            return false;
        number = 10 * number + (word.s[i] - '0');
    }
    *out = (short)number;
    return word.n && number < COLOURS_MAX;
}

static enum status look_parse(struct str line, enum role *role, struct look *look, struct error *err)
{
    size_t at = 0;
    struct str name = wordfile_word(line, &at), colour = wordfile_word(line, &at);
    *role = role_parse(name);
    *look = (struct look){-1, -1, 0};
    if (*role == ROLE_COUNT)
        return error_set(err, STATUS_USAGE, "no role is called “%.*s”", STR_ARG(name));
    if (!colour.n)
        return error_set(err, STATUS_USAGE, "want “ROLE FOREGROUND [on BACKGROUND] [bold] …”");
    if (!str_is(colour, "default") && !colour_parse(colour, &look->foreground))
        return error_set(err, STATUS_USAGE, "no colour is called “%.*s”", STR_ARG(colour));
    for (struct str word = wordfile_word(line, &at); word.n; word = wordfile_word(line, &at)) {
        size_t i = 0;
        while (i < ATTRIBUTES && !str_is(word, attributes[i].name))
            i++;
        if (i < ATTRIBUTES) {
            look->attributes |= attributes[i].attribute;
        } else if (str_is(word, "on")) {
            colour = wordfile_word(line, &at);
            if (!str_is(colour, "default") && !colour_parse(colour, &look->background))
                return error_set(err, STATUS_USAGE, "no colour is called “%.*s”", STR_ARG(colour));
        } else {
            return error_set(err, STATUS_USAGE, "“%.*s” is none of on, bold, faint, underline, reverse", STR_ARG(word));
        }
    }
    return STATUS_OK;
}

/* A line of a theme's file into the looks CONTEXT. */
static enum status take(void *context, struct str line, struct error *err)
{
    struct look *looks = context, look;
    enum role role;
    enum status status = look_parse(line, &role, &look, err);
    if (status == STATUS_OK)
        looks[role] = look;
    return status;
}

static enum status load(struct look looks[ROLE_COUNT], struct str name, struct error *err)
{
    struct arena *a = arena_new();
    struct str file;
    enum status status = path_data(a, arena_printf(a, "themes/%.*s", STR_ARG(name)).s, &file, err);
    for (int role = 0; role < ROLE_COUNT; role++)
        looks[role] = (struct look){-1, -1, 0};
    if (status == STATUS_OK)
        status = wordfile_read(file, take, looks, err);
    arena_free(a);
    return status;
}

enum status theme_load(struct theme *t, struct str name, struct error *err)
{
    enum status status = load(t->plain, STR("none"), err);
    if (status == STATUS_OK)
        status = load(t->looks, name, err);
    /* Without colours only what the theme without colours says is sure to be told apart. */
    for (int role = 0; role < ROLE_COUNT && !str_is(name, "none"); role++)
        if (t->has_own[role])
            t->looks[role] = t->own[role];
    return status;
}

short theme_colour(short colour, int most)
{
    return (short)(colour < most ? colour : colour < 2 * COLOURS ? colour % COLOURS : -1);
}

enum status theme_own(struct theme *t, struct str line, struct error *err)
{
    enum role role;
    struct look look;
    enum status status = look_parse(line, &role, &look, err);
    if (status == STATUS_OK) {
        t->own[role] = look;
        t->has_own[role] = true;
    }
    return status;
}

static void print_colour(short colour, struct buf *out)
{
    if (colour < 0)
        buf_cstr(out, "default");
    else if (colour < 2 * COLOURS)
        buf_printf(out, "%s%s", colour >= COLOURS ? "bright-" : "", colours[colour % COLOURS]);
    else
        buf_printf(out, "%d", colour);
}

void theme_print(const struct theme *t, const char *word, struct buf *out)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct look *look = t->has_own[role] ? &t->own[role] : &t->looks[role];
        buf_printf(out, "%s%s %s ", t->has_own[role] ? "" : "# ", word, role_name((enum role)role));
        print_colour(look->foreground, out);
        if (look->background >= 0) {
            buf_cstr(out, " on ");
            print_colour(look->background, out);
        }
        for (size_t i = 0; i < ATTRIBUTES; i++)
            if (look->attributes & attributes[i].attribute)
                buf_printf(out, " %s", attributes[i].name);
        buf_char(out, '\n');
    }
}
