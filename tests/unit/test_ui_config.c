/* The configuration: what lines say, faults by line, printed and read back; themes. */
#include <stdlib.h>

#include "../../src/ui/settings/config.h"
#include "tap.h"

static struct error err;

static enum status add(struct config *c, const char *text)
{
    error_clear(&err);
    return config_parse(c, STR("config"), str_of(text), &err);
}

static void test_lines(void)
{
    struct config c = {0}, again = {0};
    struct error fault = {0};
    is_int(config_load(&c, false, &fault, &err), STATUS_OK, "the defaults");
    is_int(add(&c, "# mine\n\n\tset  measure 30\r\nset clipboard  xclip -i \nkey list x none\ncolour date bright-red "
                   "on 17 bold"),
           STATUS_OK, "settings, keys and colours");
    is_int(settings_number(&c.settings, SETTING_MEASURE), 30, "a number");
    is_str(settings_value(&c.settings, SETTING_CLIPBOARD), "xclip -i", "any text, with its blanks");
    is_int(settings_number(&c.settings, SETTING_LIST_WIDTH), 0, "auto is no number");
    is_int((int)keymap_find(&c.keymap, PANEL_LIST, 'x'), REQUEST_NONE, "a key less");
    is_int((int)keymap_find(&c.keymap, PANEL_TOPIC, 'x'), REQUEST_CLEAR, "in that panel alone");
    ok(c.theme.own[ROLE_DATE].foreground == 9 && c.theme.own[ROLE_DATE].background == 17 &&
           c.theme.own[ROLE_DATE].attributes == LOOK_BOLD,
       "a look");

    is_int(add(&c, "set measure 31\nset measure 3\nset mouse maybe\nset measure 32"), STATUS_USAGE, "faults");
    is_str(str_of(err.message), "config:2: measure is one of 45|10..200, not “3” (the first of 2 faults)",
           "the first is told, with its line");
    is_int(settings_number(&c.settings, SETTING_MEASURE), 32, "good lines count all the same");
    ok(add(&c, "set list-width 99999999999999999999\n") == STATUS_USAGE && add(&c, "colour date 256") == STATUS_USAGE &&
           add(&c, "colour date 255") == STATUS_OK && add(&c, "set list-width 20x") == STATUS_USAGE,
       "numbers have their ends");

    struct buf once = {0}, twice = {0};
    config_print(&c, &once);
    config_load(&again, false, &fault, &err);
    is_int(add(&again, once.s), STATUS_OK, "what is printed can be read");
    config_print(&again, &twice);
    is_str(buf_view(&twice), once.s, "and says the same");
    setting_clamp(&again.settings, SETTING_LIST_WIDTH, 7);
    is_int(settings_number(&again.settings, SETTING_LIST_WIDTH), 20, "a width that is too small");
    setting_clamp(&again.settings, SETTING_LIST_WIDTH, 777);
    is_int(settings_number(&again.settings, SETTING_LIST_WIDTH), 200, "or too large");
    buf_free(&once);
    buf_free(&twice);
    config_free(&c);
    config_free(&again);
    error_clear(&fault);
}

static bool same(const struct look *a, const struct look *b)
{
    return a->foreground == b->foreground && a->background == b->background && a->attributes == b->attributes;
}

static void test_themes(void)
{
    struct theme t = {0};
    bool all = true;
    for (int n = 0; setting_value(SETTING_THEME, n).s; n++) {
        error_clear(&err);
        all = all && theme_load(&t, setting_value(SETTING_THEME, n), &err) == STATUS_OK;
        /* What stands out must do so in every theme, with colours and without. */
        static const enum role loud[] = {ROLE_CURSOR, ROLE_PANEL_FOCUS, ROLE_CHOSEN, ROLE_TITLE,
                                         ROLE_MATCH,  ROLE_ERROR,       ROLE_STATUS};
        for (size_t i = 0; i < sizeof loud / sizeof *loud; i++)
            all = all && !same(&t.looks[loud[i]], &t.looks[ROLE_TEXT]) && !same(&t.plain[loud[i]], &t.plain[ROLE_TEXT]);
        for (int role = 0; role < ROLE_COUNT; role++)
            all = all && t.plain[role].foreground < 0 && t.plain[role].background < 0;
    }
    ok(all, "every theme can be read, and what matters stands out in it");
    theme_load(&t, STR("dark"), &err);
    theme_own(&t, STR("date red"), &err);
    theme_load(&t, STR("light"), &err);
    is_int(t.looks[ROLE_DATE].foreground, 1, "one's own colour outlives a change of theme");
    theme_load(&t, STR("none"), &err);
    is_int(t.looks[ROLE_DATE].foreground, -1, "but where there are none");
    is_int(theme_load(&t, STR("pink"), &err), STATUS_SYSTEM, "no such theme");
    error_clear(&err);
    ok(theme_colour(9, 16) == 9 && theme_colour(9, 8) == 1 && theme_colour(200, 16) == -1 && theme_colour(-1, 8) == -1,
       "colours that the terminal has not");
}

/* Whatever may be wrong with it is said in Chinese too. */
static void test_said(void)
{
    static const char *const faults[] = {"set theme pink", "set nothing 1",    "set",
                                         "key any x jump", "key any Hyper up", "key nowhere x up",
                                         "key any",        "colour sky red",   "colour date pink",
                                         "colour date",    "bind any x up",    "colour date red loud"};
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct config c = {0};
        language_choose(STR(""));
        add(&c, faults[i]);
        struct str english = arena_str(a, str_of(err.message));
        language_choose(STR("zh"));
        add(&c, faults[i]);
        ok(english.s && err.message && !str_is(english, err.message), faults[i]);
        config_free(&c);
    }
    language_choose(STR(""));
    error_clear(&err);
    arena_free(a);
}

int main(void)
{
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    setenv("BAOLAN_DATA", "data", 0);
    test_lines();
    test_themes();
    test_said();
    return tap_done();
}
