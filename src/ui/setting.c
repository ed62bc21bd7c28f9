#include "setting.h"

#include <stdlib.h>
#include <unistd.h>

#include "baolan/path.h"

enum { SETTINGS_FILE_MAX = 1024 * 1024 };

#define SETTING_INFO(id, name, values, en, zh) {name, values, {en, zh}},
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

bool setting_any_text(enum setting s, int n)
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

/* The next word of LINE from *AT on: bytes without ASCII blanks. */
static struct str word(struct str line, size_t *at)
{
    while (*at < line.n && (line.s[*at] == ' ' || line.s[*at] == '\t' || line.s[*at] == '\r'))
        (*at)++;
    size_t from = *at;
    while (*at < line.n && line.s[*at] != ' ' && line.s[*at] != '\t' && line.s[*at] != '\r')
        (*at)++;
    return str_cut(line, from, *at);
}

static enum status parse_line(struct settings *settings, struct str file, int number, struct str line,
                              struct error *err)
{
    size_t at = 0;
    struct str name = word(line, &at), value = word(line, &at), rest = word(line, &at);
    struct error fault = {0};
    if (!name.n || name.s[0] == '#')
        return STATUS_OK;
    if (takes_text(name)) {
        value = str_trim(str_cut(line, (size_t)(name.s + name.n - line.s), line.n));
        rest = STR("");
    }
    if (!value.n || rest.n)
        error_set(&fault, STATUS_USAGE, "want “NAME VALUE”");
    else
        setting_set(settings, name, value, NULL, &fault);
    if (fault.status != STATUS_OK)
        error_set(err, fault.status, "%.*s:%d: %s", STR_ARG(file), number, fault.message);
    enum status status = fault.status;
    error_clear(&fault);
    return status;
}

enum status setting_parse(struct settings *settings, struct str file, struct str text, struct error *err)
{
    enum status status = STATUS_OK;
    int number = 1;
    for (size_t at = 0; at < text.n; number++) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        enum status line = parse_line(settings, file, number, str_cut(text, at, end), err);
        status = status == STATUS_OK ? line : status;
        at = end + 1;
    }
    return status;
}

enum status setting_load(struct settings *settings, struct error *err)
{
    struct arena *a = arena_new();
    struct buf text = {0};
    struct str file = path_config(a, "settings");
    enum status status = STATUS_OK;
    if (access(file.s, F_OK) == 0)
        status = path_read(file, SETTINGS_FILE_MAX, &text, err);
    if (status == STATUS_OK)
        status = setting_parse(settings, file, buf_view(&text), err);
    buf_free(&text);
    arena_free(a);
    return status;
}

void setting_list(struct buf *out)
{
    for (int s = 0; s < SETTING_COUNT; s++)
        buf_printf(out, "%s\t%s\t%s\n", setting_table[s].name, setting_table[s].values, setting_table[s].help[ENGLISH]);
}
