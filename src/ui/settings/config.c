#include "config.h"

#include <unistd.h>

#include "../terminal/wordfile.h"
#include "baolan/language.h"
#include "baolan/path.h"

static enum status take_set(struct config *c, struct str rest, struct error *err)
{
    return setting_line(&c->settings, rest, err);
}

static enum status take_key(struct config *c, struct str rest, struct error *err)
{
    return keymap_line(&c->keymap, rest, err);
}

static enum status take_colour(struct config *c, struct str rest, struct error *err)
{
    return theme_own(&c->theme, rest, err);
}

/* What a line may begin with. */
static const struct {
    const char *word;
    enum status (*take)(struct config *c, struct str rest, struct error *err);
} kinds[] = {{"set", take_set}, {"key", take_key}, {"colour", take_colour}};

static enum status take(void *context, struct str line, struct error *err)
{
    size_t at = 0;
    struct str word = wordfile_word(line, &at);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(word, kinds[i].word))
            return kinds[i].take(context, wordfile_rest(line, at), err);
    return error_set(err, STATUS_USAGE, "a line begins with set, key or colour, not “%.*s”", STR_ARG(word));
}

enum status config_parse(struct config *c, struct str file, struct str text, struct error *err)
{
    return wordfile_each(file, text, take, c, err);
}

enum status config_load(struct config *c, bool own, struct error *own_fault, struct error *err)
{
    struct arena *a = arena_new();
    struct str file = path_config(a, "config");
    enum status status = keymap_load(&c->keymap, err);
    if (status == STATUS_OK && own && access(file.s, F_OK) == 0)
        wordfile_read(file, take, c, own_fault);
    if (status == STATUS_OK)
        status = theme_load(&c->theme, settings_value(&c->settings, SETTING_THEME), err);
    arena_free(a);
    return status;
}

void config_free(struct config *c)
{
    settings_free(&c->settings);
    keymap_free(&c->keymap);
    c->theme = (struct theme){0};
}

void config_print(const struct config *c, struct buf *out)
{
    buf_cstr(out, _("# What is in force. Lines of this, changed, in ~/.config/baolan/config change it.\n"));
    settings_print(&c->settings, "set", out);
    buf_cstr(out, _("\n# key PANEL KEY REQUEST\n"));
    keymap_print(&c->keymap, "key", out);
    buf_cstr(out, _("\n# colour ROLE FOREGROUND [on BACKGROUND] [bold] [faint] [underline] [reverse]\n"));
    theme_print(&c->theme, "colour", out);
}
