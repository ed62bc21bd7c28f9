/* The language of what is said: which one is asked for, and what is said in it. */
#include <errno.h>
#include <stdlib.h>

#include "baolan/language.h"
#include "baolan/relate.h"
#include "baolan/status.h"
#include "tap.h"

static struct arena *arena;

static void test_wanted(void)
{
    static const struct {
        const char *all, *messages, *lang, *language, *want;
    } cases[] = {{"", "", "zh_CN.UTF-8", "", "zh_CN.UTF-8"},
                 {"C", "", "zh_CN.UTF-8", "", ""},
                 {"", "zh_TW", "en_US.UTF-8", "", "zh_TW"},
                 {"", "", "en_US.UTF-8", "zh:en", "zh"},
                 {"", "", "C.UTF-8", "fr:zh_CN:en_GB:de", "fr:zh_CN"},
                 {"", "", "zh_CN.UTF-8", "en:zh", ""},
                 {"", "", "zh_CN.UTF-8", "C", ""},
                 {"C", "", "", "zh", ""},
                 {"POSIX", "", "zh_CN", "zh", ""},
                 {"", "", "C.UTF-8", "", ""},
                 {"", "", "", "", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setenv("LC_ALL", cases[i].all, 1);
        setenv("LC_MESSAGES", cases[i].messages, 1);
        setenv("LANG", cases[i].lang, 1);
        setenv("LANGUAGE", cases[i].language, 1);
        is_str(language_wanted(arena), cases[i].want, "the language follows the environment");
    }
}

static void test_chosen(void)
{
    static const char *const no[] = {"", "xx", "xx_YY.UTF-8:yy"}, *const yes[] = {"zh", "zh_CN.UTF-8", "zh_TW",
                                                                                  "xx:zh_HK"};
    setenv("LC_ALL", "C.UTF-8", 1);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        ok(!language_choose(str_of(no[i])), "no words for it");
        is_str(str_of(status_sentence(STATUS_NOTHING)), "Nothing was found.", "which is English");
    }
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        ok(language_choose(str_of(yes[i])), yes[i]);
        is_str(str_of(status_sentence(STATUS_NOTHING)), "没有找到。", "is Chinese");
    }
    setenv("LC_ALL", "C", 1);
    ok(language_begin(), "a locale with UTF-8");
    is_str(str_of(status_sentence(STATUS_NOTHING)), "Nothing was found.", "the locale C speaks English");
    setenv("LC_ALL", "", 1);
    setenv("LANGUAGE", "", 1);
    setenv("LANG", "zh_CN.UTF-8", 1);
    ok(language_begin(), "a language whose locale may not be there");
    is_str(str_of(status_sentence(STATUS_NOTHING)), "没有找到。", "speaks Chinese all the same");
}

static void test_words(void)
{
    is_str(language_with(arena, "{2}, {1}{3} {", STR("a{2}"), STR("b")), "b, a{2}{3} {",
           "words put in where they belong");
    is_str(language_with(arena, "{1}.", STR_ABSENT, STR_ABSENT), ".", "nothing put in");
    is_str(language_said(arena, STR("ends in mid-sentence")), "文末句子不完整", "what is kept in English");
    is_str(language_said(arena, STR("两条河")), "两条河", "another's own words stay");
    is_str(language_said(arena, STR("")), "", "and nothing is nothing");
}

static void test_made(void)
{
    struct str named[2] = {{0}};
    ok(language_made(STR("from {1} to {2}."), STR("from here to there to be."), named), "made of it");
    is_str(named[0], "here", "the first up to the words behind it");
    is_str(named[1], "there to be", "the second up to the end");
    ok(language_made(STR("{1} days"), STR("3 days"), named), "a hole at the beginning");
    is_str(named[0], "3", "with what was before");
    ok(!language_made(STR("{1} days"), STR("3 days ago"), named), "not with more behind it");
    ok(!language_made(STR("from {1} to {2}."), STR("from here"), named), "nor with less");
    ok(language_made(STR("plain"), STR("plain"), named) && !language_made(STR("plain"), STR("plai"), named),
       "no holes");
}

static void test_errors(void)
{
    struct error err = {0}, other = {0};
    errno = ENOENT;
    error_set_errno(&err, STATUS_INPUT, "cannot read '%s'", "x");
    is_str(str_of(err.message), "无法读取 x：没有这个文件或目录", "an error and its cause");
    error_set(&other, STATUS_USAGE, "another %s", "one");
    other.column = 3;
    is_int(error_pass(&err, &other), STATUS_INPUT, "the first error stays");
    ok(!other.message && other.status == STATUS_OK, "and the second is gone");
    error_clear(&err);
    is_int(error_pass(&err, &other), STATUS_OK, "no error is passed on as none");
    error_set(&other, STATUS_USAGE, "another %s", "one");
    other.column = 3;
    is_int(error_pass(&err, &other), STATUS_USAGE, "an error is passed on");
    ok(err.column == 3 && !other.message, "with its column");
    is_str(str_of(err.message), "another one", "and its words, which nobody translated");
    error_clear(&err);
    error_set(&other, STATUS_BUSY, "a third");
    is_int(error_pass(NULL, &other), STATUS_BUSY, "to nobody");
}

static void test_reasons(void)
{
    static const struct {
        const char *kept, *english;
    } cases[] = {
        {"全文相同，同日另见", "the same text, also printed on that day"},
        {"全文相同，隔 3 个月再次刊登", "the same text, printed again after 3 months"},
        {"一篇是另一篇的节录：短篇文字有 85% 见于长篇",
         "one is shortened from the other: 85% of the shorter text stand in the longer"},
        {"引用同一段：“桥修好了，……”", "both have the passage “桥修好了，……”"},
        {"同提“甲厂”“乙某”，相隔 1 年", "both name “甲厂”, “乙某”, 1 year apart"},
        {"同在孝义市，同提“甲厂”", "both in 孝义市, both name “甲厂”"},
        {"两条河", "两条河"},
        {"同在孝义市", "同在孝义市"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        language_choose(STR("zh"));
        is_str(relate_reason(arena, str_of(cases[i].kept)), cases[i].kept, "a reason in Chinese is as it is kept");
        language_choose(STR(""));
        is_str(relate_reason(arena, str_of(cases[i].kept)), cases[i].english, "a reason in English");
    }
}

int main(void)
{
    arena = arena_new();
    test_wanted();
    test_chosen();
    test_words();
    test_made();
    test_errors();
    test_reasons();
    arena_free(arena);
    return tap_done();
}
