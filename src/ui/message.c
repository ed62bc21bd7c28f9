#include "message.h"

#include <stdlib.h>
#include <string.h>

#define MESSAGE_TEXT(id, en, zh) {en, zh},
static const char *const texts[MESSAGE_COUNT][LANGUAGES] = {MESSAGES(MESSAGE_TEXT)};
#undef MESSAGE_TEXT

/* Followed by a number or by nothing. */
static const struct {
    const char *english, *chinese;
} parts[] = {
    {"kicker", "引题"},    {"title", "标题"},   {"subtitle", "副题"}, {"byline", "署名"},    {"credit", "来源"},
    {"heading", "小标题"}, {"section", "正文"}, {"caption", "图说"},  {"signature", "落款"}, {"jump", "转版"},
};

static enum language current = ENGLISH;

enum language message_language_wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (!locale || !locale[0])
            continue;
        const char *preferred = getenv("LANGUAGE");
        /* LANGUAGE does not count in the C locale, as gettext has it. */
        if (preferred && preferred[0] && strcmp(locale, "C") != 0 && strcmp(locale, "POSIX") != 0)
            locale = preferred;
        return strncmp(locale, "zh", 2) == 0 ? CHINESE : ENGLISH;
    }
    return ENGLISH;
}

void message_set_language(enum language language)
{
    current = language;
}

enum language message_language(void)
{
    return current;
}

struct str message(enum message m)
{
    return str_of(texts[m][current]);
}

struct str message_with(struct arena *a, enum message m, struct str one, struct str two)
{
    struct buf out = {0};
    for (const char *s = texts[m][current]; *s; s++) {
        if (s[0] == '{' && (s[1] == '1' || s[1] == '2') && s[2] == '}') {
            buf_str(&out, s[1] == '1' ? one : two);
            s += 2;
        } else {
            buf_char(&out, *s);
        }
    }
    struct str text = arena_str(a, buf_view(&out));
    buf_free(&out);
    return text;
}

struct str message_part(struct arena *a, struct str part)
{
    for (size_t i = 0; current == CHINESE && i < sizeof parts / sizeof *parts; i++) {
        struct str name = str_of(parts[i].english);
        if (str_starts(part, name) && (part.n == name.n || part.s[name.n] == ' '))
            return arena_printf(a, "%s%.*s", parts[i].chinese, STR_ARG(str_trim(str_cut(part, name.n, part.n))));
    }
    return part;
}

/* ---- documents ---------------------------------------------------------------------------------------------------- */

static const enum message doc_messages[DOC_WORD_COUNT] = {
    [DOC_SAYS_REPRINT] = MSG_REPRINT,
    [DOC_SAYS_UNDATED] = MSG_UNDATED,
    [DOC_SAYS_ABOUT] = MSG_ABOUT,
    [DOC_SAYS_PAGE] = MSG_PAGE,
    [DOC_SAYS_CAPTIONS] = MSG_CAPTIONS,
    [DOC_SAYS_SEAM] = MSG_SEAM,
    [DOC_SAYS_SEAM_PLAIN] = MSG_SEAM_PLAIN,
    [DOC_SAYS_JUMP_FROM] = MSG_JUMP_FROM,
    [DOC_SAYS_JUMP_TO] = MSG_JUMP_TO,
    [DOC_SAYS_SOURCE] = MSG_SOURCE,
    [DOC_SAYS_SOURCE_LINES] = MSG_SOURCE_LINES,
    [DOC_SAYS_DOUBT] = MSG_DOUBTS,
    [DOC_SAYS_QUALITY] = MSG_QUALITY,
    [DOC_SAYS_BY_PATH] = MSG_DATE_PATH,
    [DOC_SAYS_BY_OPTION] = MSG_DATE_OPTION,
    [DOC_SAYS_BY_INFERENCE] = MSG_DATE_INFERRED,
};

static struct str say(struct arena *a, enum doc_word word, struct str one, struct str two)
{
    return message_with(a, doc_messages[word], one, two);
}

const struct doc_words *doc_words_of_messages(void)
{
    static const struct doc_words words = {say, message_said};
    return &words;
}
