#include "setting.h"

#include <stdlib.h>

#include "../terminal/wordfile.h"

#define SETTING_INFO(id, name, values, help) {name, values, help},
const struct setting_info setting_table[SETTING_COUNT] = {SETTINGS(SETTING_INFO)};
#undef SETTING_INFO

struct str setting_value(enum setting s, int n)
{
    struct str values = str_of(setting_table[s].values);
    size_t from = 0, bar = 0;
    for (; n >= 0; n--) {
        if (bar == SIZE_MAX)
            return STR_ABSENT;
        from = bar ? bar + 1 : 0;
        bar = str_find(values, STR("|"), from);
    }
    return str_cut(values, from, bar == SIZE_MAX ? values.n : bar);
}

/* Does value N of a setting stand for any text? */
static bool setting_any_text(enum setting s, int n)
{
    struct str value = setting_value(s, n);
    return value.n && value.s[0] >= 'A' && value.s[0] <= 'Z';
}

/* Is the value LEAST..MOST? */
static bool range_of(struct str value, int *least, int *most)
{
    size_t dots = str_find(value, STR(".."), 0);
    if (dots == SIZE_MAX)
        return false;
    *least = (int)strtol(value.s, NULL, 10);
    *most = (int)strtol(value.s + dots + 2, NULL, 10);
    return true;
}

bool setting_open(enum setting s, int n)
{
    int least, most;
    return setting_any_text(s, n) || range_of(setting_value(s, n), &least, &most);
}

struct str settings_value(const struct settings *settings, enum setting s)
{
    int n = settings->chosen[s];
    return setting_open(s, n) ? str_of(settings->text[s]) : setting_value(s, n);
}

int settings_number(const struct settings *settings, enum setting s)
{
    struct str value = settings_value(settings, s);
    int number = 0;
    for (size_t i = 0; i < value.n && value.s[i] >= '0' && value.s[i] <= '9'; i++)
        number = 10 * number + (value.s[i] - '0');
    return number;
}

/* Can VALUE be the value numbered N of S? */
static bool allows(enum setting s, int n, struct str value)
{
    struct str allowed = setting_value(s, n);
    int least, most, number = 0;
    if (!range_of(allowed, &least, &most))
        return setting_any_text(s, n) || str_eq(value, allowed);
    for (size_t i = 0; i < value.n; i++) {
        if (value.s[i] < '0' || value.s[i] > '9' || number > most)
            return false;
        number = 10 * number + (value.s[i] - '0');
    }
    return value.n && number >= least && number <= most;
}

void settings_free(struct settings *settings)
{
    for (int s = 0; s < SETTING_COUNT; s++)
        free(settings->text[s]);
    *settings = (struct settings){0};
}

/* Has the setting called NAME a value that is any text? */
static bool takes_text(struct str name)
{
    for (int s = 0; s < SETTING_COUNT; s++)
        for (int n = 0; str_is(name, setting_table[s].name) && setting_value((enum setting)s, n).s; n++)
            if (setting_any_text((enum setting)s, n))
                return true;
    return false;
}

enum status setting_set(struct settings *settings, struct str name, struct str value, enum setting *which,
                        struct error *err)
{
    for (int s = 0; s < SETTING_COUNT; s++) {
        if (!str_is(name, setting_table[s].name))
            continue;
        for (int n = 0; setting_value((enum setting)s, n).s; n++) {
            if (!allows((enum setting)s, n, value))
                continue;
            if (setting_open((enum setting)s, n)) {
                struct buf text = {0};
                buf_str(&text, value);
                free(settings->text[s]);
                settings->text[s] = text.s;
            }
            settings->chosen[s] = n;
            if (which)
                *which = (enum setting)s;
            return STATUS_OK;
        }
        return error_set(err, STATUS_USAGE, "%s is one of %s, not “%.*s”", setting_table[s].name,
                         setting_table[s].values, STR_ARG(value));
    }
    return error_set(err, STATUS_USAGE, "no setting is called “%.*s”", STR_ARG(name));
}

void setting_clamp(struct settings *settings, enum setting s, int n)
{
    int least = 0, most = 0;
    for (int v = 0; setting_value(s, v).s && !range_of(setting_value(s, v), &least, &most);)
        v++;
    struct buf text = {0};
    struct error none = {0};
    buf_printf(&text, "%d", n < least ? least : n > most ? most : n);
    setting_set(settings, str_of(setting_table[s].name), buf_view(&text), NULL, &none);
    error_clear(&none);
    buf_free(&text);
}

enum status setting_line(struct settings *settings, struct str line, struct error *err)
{
    size_t at = 0;
    struct str name = wordfile_word(line, &at), value = wordfile_word(line, &at), rest = wordfile_word(line, &at);
    if (takes_text(name)) {
        value = wordfile_rest(line, (size_t)(name.s + name.n - line.s));
        rest = STR("");
    }
    if (!value.n || rest.n)
        return error_set(err, STATUS_USAGE, "want “NAME VALUE”");
    return setting_set(settings, name, value, NULL, err);
}

void settings_print(const struct settings *settings, const char *word, struct buf *out)
{
    for (int s = 0; s < SETTING_COUNT; s++) {
        const struct setting_info *info = &setting_table[s];
        struct str value = settings_value(settings, (enum setting)s);
        buf_printf(out, "\n# %s (%s)\n%s %s %.*s\n", _(info->help), info->values, word, info->name, STR_ARG(value));
    }
}

void setting_list(struct buf *out)
{
    for (int s = 0; s < SETTING_COUNT; s++)
        buf_printf(out, "%s\t%s\t%s\n", setting_table[s].name, setting_table[s].values, setting_table[s].help);
}
