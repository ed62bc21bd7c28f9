/* What other rooms say in English, in Chinese; and the reasons of relations, which are kept in Chinese, in English. */
#include "message.h"

/* A * stands for whatever is named there, in the same order on both sides. */
static const struct {
    const char *english, *chinese;
} said[] = {
    /* doubts of the rebuilder and the archive */
    {"headline matched by its place only", "标题只凭位置认定"},
    {"headline matched by few words", "标题与正文相合的字不多"},
    {"another story has more of the headline's words", "标题用词更合另一篇"},
    {"parts of the headline stand apart", "标题分在两处"},
    {"begins in mid-paragraph", "从段落中间开始"},
    {"ends in mid-sentence", "文末句子不完整"},
    {"where it begins or ends was a close decision", "起讫之处难以断定"},
    {"much shorter than the other stories of its page", "比本版其他文章短得多"},
    {"many of its lines are guesses", "多行属推测"},
    {"no headline found; the title is a phrase of the lead", "版面上没有标题，此处取导语语句"},
    {"the same text is there twice on this day", "同日有两篇相同的文字"},
    /* faults of a query */
    {"the query has too many parts", "搜索式的部分太多"},
    {"the query is longer than * bytes", "搜索式超过 * 字节"},
    {"this quote is not closed", "引号没有配对"},
    {"expected text between the quotes", "引号之间应有文字"},
    {"no field is called “*”: expected county, topic, date, title, by, newspaper, page, genre, quality, person, org or "
     "corrected, or quotes "
     "around the text",
     "没有名为“*”的字段；可用：县 话题 日期 标题 作者 报纸 页 体裁 质量"},
    {"expected NEAR/n with n up to 1000", "应写作 NEAR/n，n 不超过 1000"},
    {"expected NEAR/n with a number for n", "应写作 NEAR/n，n 是数字"},
    {"expected a word or phrase before NEAR", "NEAR 之前应有词或短语"},
    {"expected a word or phrase after NEAR", "NEAR 之后应有词或短语"},
    {"the brackets are nested too deeply", "括号嵌套太深"},
    {"expected something between the brackets", "括号之间应有内容"},
    {"this bracket is not closed", "括号没有闭合"},
    {"this bracket was never opened", "多余的右括号"},
    {"expected a word, a phrase, field:value or (", "此处应有词、短语、字段:值或左括号"},
    {"expected what to leave out directly behind the -", "- 之后应紧跟要排除的词"},
    {"expected a word before AND", "AND 之前应有词"},
    {"expected a word after AND", "AND 之后应有词"},
    {"genre: expected news, feature, commentary, notice or photo, not “*”",
     "体裁：应为 news、feature、commentary、notice 或 photo，不是“*”"},
    {"date: expected 2024, 2024-05, 2024-05-10 or 2020..2024, not “*”",
     "日期：应写作 2024、2024-05、2024-05-10 或 2020..2024，不是“*”"},
    {"quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “*”", "质量：应写作 >0.8、<0.5、0.5..0.8 或 0.75，不是“*”"},
    {"no county in this archive is called “*”; there are *", "库中没有县区“*”；有 *"},
    {"no topic in this archive is called “*”; there are *", "库中没有话题“*”；有 *"},
    {"no newspaper in this archive is called “*”; there are *", "库中没有报纸“*”；有 *"},
    {"this archive knows no *, so not “*” either", "库中没有任何 *，也就没有“*”"},
    /* faults of key files */
    {"*: want “PANEL KEY REQUEST”", "*：应写作“栏 键 动作”"},
    {"*: no panel is called “*”", "*：没有名为“*”的栏"},
    {"*: no key is called “*”", "*：没有名为“*”的键"},
    {"*: no request is called “*”", "*：没有名为“*”的动作"},
    /* faults of marks */
    {"*: not text", "*：不是文本"},
    {"*: not of the form TIME, uid, word", "*：应写作“时间 标识 词”"},
    {"*: no such time", "*：时间有误"},
    {"*: no such uid", "*：标识有误"},
    {"*: an unknown word", "*：不认识的词"},
    {"*: too many fields, or too few", "*：字段过多或过少"},
    {"another program holds '*'", "另一程序正占用 *"},
    /* faults of the configuration */
    {"*: a line begins with set, key or colour, not “*”", "*：一行应以 set、key 或 colour 开头，不是“*”"},
    {"*: want “ROLE FOREGROUND [on BACKGROUND] [bold] …”", "*：应写作“角色 前景色 [on 背景色] [bold] …”"},
    {"*: no role is called “*”", "*：没有名为“*”的角色"},
    {"*: no colour is called “*”", "*：没有名为“*”的颜色"},
    {"*: “*” is none of on, bold, faint, underline, reverse", "*：“*”不是 on、bold、faint、underline、reverse 之一"},
    {"*: want “NAME VALUE”", "*：应写作“名称 值”"},
    {"*: no setting is called “*”", "*：没有名为“*”的设置"},
    {"*: * is one of *, not “*”", "*：* 可为 *，不能是“*”"},
    /* faults of corrections */
    {"*: no county in this archive is called “*”", "*：库中没有县区“*”"},
    {"*: no topic in this archive is called “*”", "*：库中没有话题“*”"},
    {"*: date: expected 2024, 2024-05 or 2024-05-10, not “*”", "*：日期应写作 2024、2024-05 或 2024-05-10，不是“*”"},
    {"*: genre: expected news, feature, commentary, notice or photo, not “*”",
     "*：体裁应为 news、feature、commentary、notice 或 photo，不是“*”"},
    {"*: expected “@ UID”", "*：应写作“@ 标识”"},
    {"*: * is there twice", "*：* 写了两次"},
    {"*: expected title:, kicker:, subtitle:, date:, authors:, credit:, counties:, topics:, genre: or an empty line "
     "before the text",
     "*：应为 标题、引题、副题、日期、作者、来源、县区、话题、体裁 之一，或正文前的空行"},
    {"*: “*” is not this article", "*：“*”不是这篇文章"},
    {"*: this is no UTF-8 text", "*：不是 UTF-8 文本"},
    {"* ended with *: nothing was changed", "* 退出，代码 *，没有改动"},
    {"* was not made by your baolan: 'baolan check --repair' makes it yours",
     "* 不是您的 baolan 所建；baolan check --repair 可改归您所有"},
    /* faults of what is taken along */
    {"no program is named", "没有写明程序"},
    {"* bytes are too many for the terminal's clipboard", "* 字节，超出终端剪贴板的上限"},
    {"'*' failed with code *", "* 失败，代码 *"},
    {"cannot run '*': No such file or directory", "找不到程序：*"},
    {"cannot run '*': Permission denied", "无权运行：*"},
    {"cannot write '*': No such file or directory", "目录不存在：*"},
    {"cannot write '*': Permission denied", "没有写入权限：*"},
    {"cannot write '*': File exists", "文件已存在：*"},
    {"cannot write '*': No space left on device", "磁盘已满：*"},
    /* faults of files */
    {"cannot read '*': No such file or directory", "文件不存在：*"},
    {"cannot read '*': Permission denied", "没有读取权限：*"},
};

enum { STARS_MAX = 4 };

/* Is ENGLISH what PATTERN says? NAMED gets what its stars name, each up to where the words behind it stand next. */
static bool stands(struct str pattern, struct str english, struct str *named)
{
    size_t at = 0, from = 0, star, n = 0;
    while ((star = str_find(pattern, STR("*"), from)) != SIZE_MAX && n < STARS_MAX) {
        struct str before = str_cut(pattern, from, star);
        if (!str_starts(str_cut(english, at, english.n), before))
            return false;
        at += before.n;
        size_t next = str_find(pattern, STR("*"), star + 1);
        struct str behind = str_cut(pattern, star + 1, next == SIZE_MAX ? pattern.n : next);
        size_t end = next == SIZE_MAX ? english.n - (behind.n < english.n ? behind.n : english.n)
                                      : str_find(english, behind, at);
        if (end == SIZE_MAX || end < at)
            return false;
        named[n++] = str_cut(english, at, end);
        at = end;
        from = star + 1;
    }
    return str_eq(str_cut(pattern, from, pattern.n), str_cut(english, at, english.n));
}

/* PATTERN with what NAMED has for its stars. */
static struct str fill(struct arena *a, const char *pattern, const struct str *named)
{
    struct buf out = {0};
    size_t n = 0;
    for (const char *c = pattern; *c; c++) {
        if (*c == '*' && n < STARS_MAX)
            buf_str(&out, named[n++]);
        else
            buf_char(&out, *c);
    }
    struct str text = arena_str(a, buf_view(&out));
    buf_free(&out);
    return text;
}

struct str message_said(struct arena *a, struct str english)
{
    for (size_t i = 0; message_language() == CHINESE && i < sizeof said / sizeof *said; i++) {
        struct str named[STARS_MAX] = {{0}};
        if (stands(str_of(said[i].english), english, named))
            return fill(a, said[i].chinese, named);
    }
    return english;
}

/* ---- reasons ------------------------------------------------------------------------------------------------------- */

/* As src/relate/pair.c words them. */
static const struct {
    const char *chinese, *english;
} reasons[] = {
    {"全文相同，隔 *再次刊登", "the same text, printed again after *"},
    {"全文相同，同日另见", "the same text, also printed on that day"},
    {"一篇是另一篇的节录：短篇文字有 * 见于长篇",
     "one is shortened from the other: * of the shorter text stand in the longer"},
    {"引用同一段：*", "both have the passage *"},
    {"同提*，相隔 *", "both name *, * apart"},
    {"同在*，同提*", "both in *, both name *"},
};
static const struct {
    const char *chinese, *one, *many;
} times[] = {{"* 天", "1 day", "* days"}, {"* 个月", "1 month", "* months"}, {"* 年", "1 year", "* years"}};

static struct str time_in_english(struct arena *a, struct str time)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct str named[STARS_MAX] = {{0}};
        if (stands(str_of(times[i].chinese), time, named))
            return str_is(named[0], "1") ? str_of(times[i].one) : fill(a, times[i].many, named);
    }
    return time;
}

/* “甲”“乙”: with a comma and a blank between. */
static struct str names_apart(struct arena *a, struct str names)
{
    struct buf out = {0};
    for (size_t from = 0, to; from < names.n; from = to) {
        size_t meet = str_find(names, STR("”“"), from);
        to = meet == SIZE_MAX ? names.n : meet + sizeof "”" - 1;
        buf_printf(&out, "%s%.*s", from ? ", " : "", STR_ARG(str_cut(names, from, to)));
    }
    struct str text = arena_str(a, buf_view(&out));
    buf_free(&out);
    return text;
}

struct str message_reason(struct arena *a, struct str chinese)
{
    for (size_t i = 0; message_language() == ENGLISH && i < sizeof reasons / sizeof *reasons; i++) {
        struct str named[STARS_MAX] = {{0}};
        if (!stands(str_of(reasons[i].chinese), chinese, named))
            continue;
        for (size_t k = 0; k < STARS_MAX; k++)
            named[k] = names_apart(a, time_in_english(a, named[k]));
        return fill(a, reasons[i].english, named);
    }
    return chinese;
}
