/*
 * On an emulated terminal: an archive whose every field wants to command it, through every panel at three sizes. Of what the program sends,
 * byte by byte, all is text or a sequence of its own; and the picture is whole.
 */
#include <sys/stat.h>

#include "term.h"

/* What JSON says with escapes; bytes of no character and files are the business of tests/cli/hostile.t. */
static const char *const strings[] = {
    "\\u0007bell\\b\\u000b\\f\\u000e\\u000f\\u0000",
    "\\u001b[31mred\\u001b[3J\\u001b[5i\\u001b[6n\\u001b[21t",
    "\\u001b]0;title\\u0007\\u001b]52;c;eA==\\u0007\\u001b]8;;http://x.example\\u001b\\\\link",
    "\\u001bP+q544e\\u001b\\\\\\u001b_apc\\u001b\\\\\\u001b^pm\\u001bX sos\\u001bc\\u001b#8\\u001bZ",
    "\\u009b6nC1\\u009d0;t\\u009c\\u0085\\u0090",
    "\\u202eover\\u202arid\\u2066e\\u2069\\u061c\\u200f",
    "ze\\u200bro\\u200d\\u2060\\ufeff\\u00ad\\ufe0f",
    "f\\u0336\\u0337\\u0338\\u0334\\u0335\\u0336\\u0337\\u0338\\u0334lood",
    "\\u0378\\ud83e\\udeff\\udb40\\udc67\\ufffe\\ue000\\udb80\\udc00",
    "\\u2028lines\\u2029\\r\\t\\n",
};

/* A story of two articles, which tell a passage alike and name the same, with S in every field. */
static void write_story(FILE *f, int number, const char *s)
{
    for (int i = 0; i < 2; i++)
        fprintf(
            f,
            "{\"title\":\"t%s\",\"kicker\":\"k%s\",\"subtitle\":\"s%s\",\"date\":\"2024-0%d-%02d\",\"newspaper\":\"n%s\","
            "\"page_no\":\"4%s\",\"authors\":[{\"name\":\"a%s\",\"role\":\"r%s\"}],\"credit\":\"c%s\",\"sections\":[{\"heading\":"
            "\"h%s\",\"paragraphs\":[\"水塔%d刷了新漆%s，任建平把第%d册“毛病大全”从头抄到尾，登记号一直写到了天亮%s。\"]},{\"heading\":"
            "\"下%s\",\"paragraphs\":[\"%s另一段\"]}],\"captions\":[{\"text\":\"图%s\",\"credit\":\"d%s\"}],\"counties\":[{\"code\":"
            "\"141181\",\"name\":\"y%s\",\"primary\":true}],\"topics\":[{\"id\":\"x%d\",\"name\":\"z%s\",\"weight\":0.9}],"
            "\"people\":[{\"name\":\"任建平%s\",\"title\":\"u%s\"}],\"organisations\":[{\"name\":\"某某公司%s\",\"short\":\"%s\"}],"
            "\"figures\":[{\"value\":\"1%d\",\"unit\":\"亩%s\",\"what\":\"面积%s\",\"who\":\"e%s\"}],\"doubts\":[\"b%s\"],"
            "\"page\":{\"file\":\"f%d%d%s\",\"title\":\"g%s\",\"staff\":[{\"role\":\"i%s\",\"name\":\"j%s\"}]}}\n",
            s, s, s, 1 + i, number + 1, s, s, s, s, s, s, number, s, number, s, s, s, s, s, s, number, s, s, s, s, s,
            number + i, s, s, s, s, number, i, s, s, s, s);
}

/* Is SEQUENCE, which begins with ESC, one that ncurses or the program sends? Its length; 0: it is not. */
static size_t own_sequence(const char *s, size_t n)
{
    static const char *const fixed[] = {
        "\033(B", "\033)0", "\0337", "\0338", "\033=", "\033>", "\033M", "\033[22;0;0t", "\033[23;0;0t"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (n >= strlen(fixed[i]) && memcmp(s, fixed[i], strlen(fixed[i])) == 0)
            return strlen(fixed[i]);
    if (n < 3 || s[1] != '[')
        return 0;
    size_t at = 2;
    while (at < n && s[at] && strchr("0123456789;?", s[at]))
        at++;
    /* Not among them: reports (c, n), windows (t), printing (i); erasing (J) is of what follows, or of all. */
    if (at == n || !s[at] || !strchr("ABCDGHJKLMPSTX@bdhlmrs", s[at]))
        return 0;
    return s[at] == 'J' && s[at - 1] == '3' ? 0 : at + 1;
}

static bool is_text(uint32_t c)
{
    static const uint32_t bad[][2] = {{0x0, 0x7},         {0x9, 0x9},         {0xb, 0xc},       {0xe, 0x1f},
                                      {0x7f, 0x9f},       {0xad, 0xad},       {0x378, 0x379},   {0x61c, 0x61c},
                                      {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f}, {0xd800, 0xf8ff},
                                      {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xfff9, 0xfffb}, {0xfffe, 0xffff},
                                      {0x1faff, 0x1faff}, {0xe0000, 0x10ffff}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (c >= bad[i][0] && c <= bad[i][1])
            return false;
    return true;
}

/* Is all that was sent text, the ends of lines and own sequences? Else says where not. */
static bool is_ours(struct str sent)
{
    int marks = 0;
    for (size_t at = 0; at < sent.n;) {
        size_t from = at, n = sent.s[at] == '\033' ? own_sequence(sent.s + at, sent.n - at) : 0;
        at += n;
        uint32_t c = n ? ' ' : utf8_next(sent, &at);
        marks = c >= 0x300 && c < 0x370 ? marks + 1 : 0;
        bool torn = c == 0xfffd && sent.s[from] != '\xef';
        if (!torn && is_text(c) && marks < 3)
            continue;
        printf("# U+%04X in:", c);
        for (size_t i = from > 20 ? from - 20 : 0; i < sent.n && i < from + 20; i++)
            printf(sent.s[i] >= ' ' && sent.s[i] < 0x7f ? "%c" : "\\x%02x", (unsigned char)sent.s[i]);
        printf("\n");
        return false;
    }
    return true;
}

static void test_panels(int columns, int rows)
{
    static const char *const steps[] = {
        "j",    "\r", " ",    "G",    "v",    " ",    "v",   "o",     "\033",  "w",           "r",  "1",    "=",
        "\033", "&",  "\033", "\033", "z",    "z",    "P",   "\033",  "Y",     "\033",        "p",  "\r",   "\033",
        "\033", "O",  "\r",   "\033", "\033", "$",    "\r",  "\033",  "M",     "lj",          "\r", "\033", "x",
        "T",    "\r", "\033", "x",    "'",    "\033", "F",   "\033",  "J",     "\033",        "c",  "fy\r", "\033",
        "t",    "\r", "x",    "d",    "\r",   "\r",   "x",   "/",     "水塔",  "\r",          "n",  "?",    " ",
        "?",    ":",  "\033", "x",    "g",    "\r",   ">",   "]",     ")",     ">",           ">",  ">",    ">",
        ">",    ">",  ">",    ">",    "m",    "#",    "g\r", "A\033", "s\033", "/\033[A\033", "x"};
    struct term t;
    char name[100];
    size_t whole_ones = 0;
    term_start(&t, columns, rows);
    bool began = settles(&t, NULL);
    for (size_t i = 0; began && i < sizeof steps / sizeof *steps; i++) {
        type(&t, steps[i]);
        if (settles(&t, NULL))
            whole_ones++;
        else
            printf("# %s: %s\n", steps[i][0] == '\033' ? "Esc" : steps[i], fault);
    }
    snprintf(name, sizeof name, "%d×%d: every panel is a whole picture", columns, rows);
    if (!is_int((int)whole_ones, (int)(sizeof steps / sizeof *steps), name))
        show_screen(&t);
    type(&t, "\033q");
    snprintf(name, sizeof name, "%d×%d: and it ends", columns, rows);
    is_int(term_end(&t), 0, name);
    snprintf(name, sizeof name, "%d×%d: %zu KB, of which all are text or sequences of its own", columns, rows,
             t.out.n >> 10);
    /* At its start it asks the terminal once whether it has margins, and how wide “ is. */
    static const char *const questions[] = {"\033[?69$p", "“\033[6n"};
    struct str sent = buf_view(&t.out);
    bool ours = true;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        size_t asked = str_find(sent, str_of(questions[i]), 0);
        if (asked == SIZE_MAX)
            continue;
        ours = ours && is_ours(str_cut(sent, 0, asked));
        sent = str_cut(sent, asked + strlen(questions[i]), sent.n);
    }
    ok(is_ours(sent) && ours, name);
    term_free(&t);
}

/* One text that is known, as it is shown. */
static void test_shown(void)
{
    struct term t;
    term_start(&t, 100, 24);
    bool drawn = settles(&t, "t␛]0;title␇␛]52;c;eA=");
    if (!ok(drawn, "a hostile text is shown as text"))
        show_screen(&t);
    type(&t, "q");
    term_end(&t);
    term_free(&t);
}

/* The files of a reader's own, with the same bytes: places, searches, history, marks. */
static void write_state(struct arena *a, const char *folder)
{
    static const struct {
        const char *name, *text;
    } files[] = {{"searches", "s\033]0;t\a\t水塔\033[6n\nx\302\2330n\tcounty:\342\200\256\n"},
                 {"history", "\033[6n\n水塔\033]52;c;eA==\a\n"},
                 {"marks", "2024-01-01\tnone\tbookmark\tn\033[6n\tb\033c\n"}};
    mkdir(arena_printf(a, "%s/baolan", folder).s, 0700);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *f = fopen(arena_printf(a, "%s/baolan/%s", folder, files[i].name).s, "w");
        if (!f || fputs(files[i].text, f) < 0 || fclose(f) != 0)
            perror(files[i].name);
    }
}

int main(void)
{
    struct arena *a = arena_new();
    char folder[] = "/tmp/baolan-hostile.XXXXXX";
    char *sample[5];
    use_terminal();
    use_sample(a, folder, sample);
    char *records = (char *)arena_printf(a, "%s/hostile.jsonl", folder).s;
    char *archive = (char *)arena_printf(a, "%s/hostile.db", folder).s;
    char *index[] = {sample[0], "index", "-d", archive, "--region", "141100", records, NULL};
    char *browse[] = {sample[0], "browse", "-d", archive, NULL};
    FILE *f = fopen(records, "w");
    for (size_t i = 0; f && i < sizeof strings / sizeof *strings; i++)
        write_story(f, (int)i, strings[i]);
    ok(f && fclose(f) == 0 && run(index) == 0, "articles with hostile strings in every field");
    program = browse;
    test_shown();
    write_state(a, folder);
    test_panels(80, 24);
    test_panels(140, 40);
    test_panels(40, 12);
    ok(is_ours(STR("水\033[2J\r\n\033[31;1m塔\033(B")), "the test itself: what is ours");
    ok(!is_ours(STR("\033]0;t\a")) && !is_ours(STR("\033[6n")) && !is_ours(STR("\xc2\x9b")) && !is_ours(STR("\x9b")) &&
           !is_ours(STR("\xe2\x80\xae")),
       "and what is not");
    char *clean[] = {"rm", "-r", folder, NULL};
    run(clean);
    arena_free(a);
    return tap_done();
}
