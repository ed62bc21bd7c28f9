#include "baolan/language.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/path.h"

/* ---- what is asked for -------------------------------------------------------------------------------------------- */

static bool is_set(const char *value)
{
    return value && value[0];
}

static bool is_english(struct str name)
{
    return str_is(name, "C") || str_is(name, "POSIX") || str_is(name, "en") || str_starts(name, STR("en_")) ||
           str_starts(name, STR("en.")) || str_starts(name, STR("C."));
}

struct str language_wanted(struct arena *a)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !is_set(locale); i++)
        locale = getenv(names[i]);
    if (!is_set(locale) || !strcmp(locale, "C") || !strcmp(locale, "POSIX"))
        return STR("");
    const char *preferred = getenv("LANGUAGE");
    struct str list = str_of(is_set(preferred) ? preferred : locale);
    /* gettext would pass over English, for which there is no catalogue, to what comes behind it. */
    for (size_t from = 0, to; from <= list.n; from = to + 1) {
        to = str_find(list, STR(":"), from);
        if (to == SIZE_MAX)
            to = list.n;
        if (is_english(str_cut(list, from, to)))
            return arena_str(a, str_cut(list, 0, from ? from - 1 : 0));
    }
    return arena_str(a, list);
}

/* ---- the choice --------------------------------------------------------------------------------------------------- */

#define DOMAIN "baolan"

/* Does gettext find a catalogue? Its head is the translation of nothing. */
static bool has_words(void)
{
    const char *head = "";
    return textdomain(DOMAIN) && gettext(head)[0]; /* textdomain() makes it forget what it found before */
}

/*
 * gettext says nothing but English in the locale C, and from glibc 2.39 on in C.UTF-8, even where LANGUAGE asks for
 * more. Under another name the same locale will do.
 */
static void use_nameless_locale(void)
{
    const char *before = getenv("LOCPATH");
    char *kept = before ? xstrdup(before) : NULL;
    setenv("LOCPATH", "/usr/lib/locale", 1);
    setlocale(LC_MESSAGES, "/C.utf8");
    if (kept)
        setenv("LOCPATH", kept, 1);
    else
        unsetenv("LOCPATH");
    free(kept);
}

bool language_choose(struct str list)
{
    struct arena *a = arena_new();
    bool found = false;
    if (list.n) {
        struct str folder = path_catalogues(a);
        if (folder.s)
            bindtextdomain(DOMAIN, folder.s);
        bind_textdomain_codeset(DOMAIN, "UTF-8");
        setenv("LANGUAGE", arena_str(a, list).s, 1);
        setlocale(LC_MESSAGES, "");
        found = has_words();
        if (!found && setlocale(LC_MESSAGES, "C.UTF-8"))
            found = has_words();
        if (!found) {
            use_nameless_locale();
            found = has_words();
        }
    }
    if (!found)
        setlocale(LC_MESSAGES, "C");
    arena_free(a);
    return found;
}

bool language_begin(void)
{
    setlocale(LC_ALL, "");
    /* The width of text is the C library's: a locale without UTF-8 gives way to one that has it. */
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 &&
        (!setlocale(LC_CTYPE, "C.UTF-8") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0))
        return false;
    struct arena *a = arena_new();
    language_choose(language_wanted(a));
    arena_free(a);
    return true;
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

struct str language_said(struct arena *a, struct str text)
{
    if (!text.n) /* the head of the catalogue */
        return text;
    const char *own = arena_str(a, text).s, *said = gettext(own);
    return said == own ? text : str_of(said);
}

struct str language_with(struct arena *a, const char *text, struct str one, struct str two)
{
    struct buf out = {0};
    for (const char *s = text; *s; s++) {
        if (s[0] == '{' && (s[1] == '1' || s[1] == '2') && s[2] == '}') {
            buf_str(&out, s[1] == '1' ? one : two);
            s += 2;
        } else {
            buf_char(&out, *s);
        }
    }
    struct str filled = arena_str(a, buf_view(&out));
    buf_free(&out);
    return filled;
}

bool language_made(struct str pattern, struct str text, struct str named[2])
{
    size_t hole, from = 0, at = 0;
    for (size_t n = 0; n < 2 && (hole = str_find(pattern, STR("{"), from)) != SIZE_MAX; n++) {
        struct str before = str_cut(pattern, from, hole);
        if (!str_starts(str_cut(text, at, text.n), before))
            return false;
        at += before.n;
        from = hole + sizeof "{1}" - 1;
        struct str behind = str_cut(pattern, from, str_find(pattern, STR("{"), from));
        size_t end = !behind.n ? text.n : str_find(text, behind, at);
        if (end == SIZE_MAX)
            return false;
        named[n] = str_cut(text, at, end);
        at = end;
    }
    return str_eq(str_cut(pattern, from, pattern.n), str_cut(text, at, text.n));
}
