/* Chinese lines: the rules one by one, then random text at every width. */
#include <stdlib.h>

#include "baolan/utf8.h"
#include "baolan/width.h"
#include "baolan/wrap.h"
#include "tap.h"

static struct arena *arena;

/* The lines joined by "|". */
static struct str wrapped(const char *text, int width, int indent)
{
    static struct buf out;
    struct wrap_lines lines;
    buf_clear(&out);
    wrap_paragraph(arena, str_of(text), width, indent, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        if (i)
            buf_char(&out, '|');
        buf_add(&out, text + lines.at[i].from, lines.at[i].to - lines.at[i].from);
    }
    return buf_view(&out);
}

static void test_rules(void)
{
    is_str(wrapped("", 10, 0), "", "nothing");
    is_str(wrapped("一二三四五六七", 6, 0), "一二三|四五六|七", "between ideographs");
    is_str(wrapped("一二三四五六七", 6, 4), "一|二三四|五六七", "the first line is indented");
    is_str(wrapped("一二三，四五六。", 6, 0), "一二|三，四|五六。", "no pause mark at a line start");
    is_str(wrapped("一二（三四", 6, 0), "一二|（三四", "no opening mark at a line end");
    is_str(wrapped("“一”“二”“三”“四”", 8, 0), "“一”“二”|“三”“四”", "quotation marks open and close");
    is_str(wrapped("说：“一二三”四", 6, 0), "说：|“一二|三”四", "no “ at a line end, no ” at a line start");
    is_str(wrapped("一二三——四五", 7, 0), "一二三|——四五", "a dash is whole");
    is_str(wrapped("一二三……四五", 7, 0), "一二|三……四|五", "an ellipsis is whole and starts no line");
    is_str(wrapped("白文·李特", 4, 0), "白|文·|李特", "the interpunct starts no line");
    is_str(wrapped("日产20%～30%上下", 8, 0), "日产|20%～30%|上下", "nor does a connector");
    is_str(wrapped("共建成100㎡", 9, 0), "共建成|100㎡", "a unit stays with its number");
    is_str(wrapped("全年投资总额预计达2.84亿元整", 24, 0), "全年投资总额预计达|2.84亿元整", "and so do 万 and 亿");
    is_str(wrapped("这是第12届", 8, 0), "这是|第12届", "and 第 with both");
    is_str(wrapped("一到2024年底", 9, 0), "一到2024|年底", "unless a hole would open");
    is_str(wrapped("建成5G基站", 6, 0), "建成5G|基站", "between Latin and Han");
    is_str(wrapped("用 hydrogen 能", 9, 0), "用|hydrogen|能", "words whole, blanks dropped at line ends");
    is_str(wrapped("abcdefghijklm", 5, 0), "abcde|fghij|klm", "a word longer than the line");
    is_str(wrapped("http://example.org/a/bcd", 19, 0), "http://example.org/|a/bcd",
           "an address breaks behind its marks");
    is_str(wrapped("出处：/data/papers/2024/0001_cb4e2b7e.txt 第1行", 20, 0),
           "出处：/data/papers/|2024/0001_cb4e2b7e.|txt 第1行",
           "one that no line has room for is broken from where it stands");
    is_str(wrapped("邮箱是example@a.cn了", 16, 0), "邮箱是|example@a.cn了",
           "one that the next line has room for is not");
    is_str(wrapped("don’t stop", 5, 0), "don’t|stop", "an apostrophe is no closing mark");
    is_str(wrapped("GB-T well-known", 11, 0), "GB-T well-|known", "a hyphen between letters");
    is_str(wrapped("　　一二三四", 8, 0), "　　一二|三四", "blanks that open a paragraph are printed");
    is_str(wrapped("一二　　三四", 4, 0), "一二|三四", "U+3000 vanishes at a line end");
    is_str(wrapped("一２０２４年", 10, 0), "一２０２４|年", "full-width digits are a number");
    is_str(wrapped("，，，，", 4, 0), "，，|，，", "what cannot be obeyed is broken");
    is_str(wrapped("e\xcc\x81"
                   "e\xcc\x81",
                   2, 0),
           "e\xcc\x81"
           "e\xcc\x81",
           "marks take no column");
}

static struct str hung(const char *text, int width)
{
    static struct buf out;
    struct wrap_lines lines;
    buf_clear(&out);
    wrap_hanging(arena, str_of(text), width, 0, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        if (i)
            buf_char(&out, '|');
        buf_add(&out, text + lines.at[i].from, lines.at[i].to - lines.at[i].from);
    }
    return buf_view(&out);
}

static void test_hanging(void)
{
    is_str(hung("一二三，四五六。", 6), "一二三，|四五六。", "pause and stop hang behind a full line");
    is_str(hung("一二三，四", 8), "一二三，|四", "one that has room does not");
    is_str(hung("一二三；四五六", 6), "一二|三；四|五六", "a semicolon does not hang");
    is_str(hung("说一二。”三四五", 8), "说一|二。”三|四五", "nor what would leave a mark at a line start");
    is_str(hung("一二三。。四", 6), "一二|三。。|四", "only one mark hangs");
    is_str(hung("一二三 ，四", 6), "一二|三 ，|四", "none behind a blank");
    is_str(hung("一二２３４、五", 8), "一二|２３４、|五", "a number goes with its mark");
}

static void test_squeeze(void)
{
    is_str(wrap_squeeze(arena, str_of("一、二。")), "一、二。", "marks that stand alone keep their halves");
    is_str(wrap_squeeze(arena, str_of("（一）。二")), "（一)。二", "of two that close the first");
    is_str(wrap_squeeze(arena, str_of("《一》，「二」、「三」")), "《一》,「二｣､「三」", "one half of each two");
    is_str(wrap_squeeze(arena, str_of("一，（二")), "一,（二", "between closing and opening one half is left");
    is_str(wrap_squeeze(arena, str_of("《「一」》")), "《｢一｣》", "of two that open the second");
    is_str(wrap_squeeze(arena, str_of("（）")), "（）", "nothing is blank within brackets");
    is_str(wrap_squeeze(arena, str_of("一，“二”。")), "一，“二”。", "narrow quotes have no blank half");
    width_set_ambiguous(2);
    is_str(wrap_squeeze(arena, str_of("一，“二！”")), "一,“二!”", "wide ones have");
    width_set_ambiguous(1);
    struct str same = str_of("没有什么");
    ok(wrap_squeeze(arena, same).s == same.s, "text without such marks is not copied");
}

static const char *const bits[] = {"一", "氢",        "能",
                                   "重", "卡",        "，",
                                   "。", "、",        "：",
                                   "；", "！",        "？",
                                   "）", "》",        "」",
                                   "』", "】",        "”",
                                   "’",  "（",        "《",
                                   "「", "『",        "【",
                                   "“",  "‘",         "——",
                                   "……", "·",         "～",
                                   "－", "／",        "％",
                                   "℃",  "㎡",        "￥",
                                   " ",  "　",        "a",
                                   "Bc", "def",       "hydrogen",
                                   "1",  "20",        "3.5",
                                   "万", "亿",        "-",
                                   "/",  ".",         ",",
                                   "(",  ")",         "\"",
                                   "'",  "①",         "●",
                                   "é",  "e\xcc\x81", "\xf0\xa0\x80\x80",
                                   "２", "Ｘ",        "http://a.cn/b?c=d"};

static bool member(uint32_t c, const char *list)
{
    struct str s = str_of(list);
    for (size_t at = 0; at < s.n;)
        if (utf8_next(s, &at) == c)
            return true;
    return false;
}

/* Is there a place within the line where nobody could object to a break: between two ideographs? */
static bool could_break(struct str line)
{
    uint32_t before = 0;
    for (size_t at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        if (cp_is_han(before) && cp_is_han(c))
            return true;
        before = c;
    }
    return false;
}

struct faults {
    int lost, wide, start, end, split, miscounted;
};

/* Columns that a line may take: one mark may hang behind them. */
static int room(struct str line, int columns, bool hang)
{
    size_t tail = line.n;
    uint32_t last = line.n ? utf8_prev(line, &tail) : 0;
    return hang && member(last, "，。、．") && width_str(str_cut(line, 0, tail)) <= columns ? columns + WRAP_HANG
                                                                                            : columns;
}

static void check(struct str text, int width, int indent, bool hang, struct faults *f)
{
    struct wrap_lines lines;
    if (hang)
        wrap_hanging(arena, text, width, indent, &lines);
    else
        wrap_paragraph(arena, text, width, indent, &lines);
    size_t at = 0;
    for (size_t i = 0; i < lines.n; i++) {
        struct wrap_line l = lines.at[i];
        while (at < l.from) { /* only blanks are dropped */
            uint32_t c = utf8_next(text, &at);
            f->lost += !cp_is_space(c);
        }
        f->lost += at != l.from || l.to <= l.from;
        at = l.to;
        struct str s = str_cut(text, l.from, l.to);
        f->miscounted += width_str(s) != l.columns;
        f->wide += l.columns > room(s, i == 0 && width - indent >= 2 ? width - indent : width, hang);
        size_t head = 0, tail = s.n;
        uint32_t first = utf8_next(s, &head), last = utf8_prev(s, &tail);
        f->split += width_cp(first) == 0;
        if (i > 0) {
            struct str above = str_cut(text, lines.at[i - 1].from, lines.at[i - 1].to);
            if (member(first, "，。、：；！？）》」』】”·～－／％℃…") && could_break(above))
                f->start++;
        }
        if (i + 1 < lines.n && member(last, "（《「『【“‘／￥") && could_break(s))
            f->end++;
    }
    while (at < text.n)
        f->lost += !cp_is_space(utf8_next(text, &at));
}

static void test_random(void)
{
    struct faults f = {0};
    unsigned seed = 20240510;
    struct buf text = {0};
    for (int round = 0; round < 300; round++) {
        buf_clear(&text);
        for (int n = round % 150; n >= 0; n--) {
            seed = seed * 1664525u + 1013904223u;
            size_t pick = (seed >> 8) % (sizeof bits / sizeof *bits);
            buf_cstr(&text, bits[seed & 0x40000000u ? pick % 5 : pick]);
        }
        /* Squeezed text is text as any. */
        struct str shown = round & 4 ? wrap_squeeze(arena, buf_view(&text)) : buf_view(&text);
        for (int width = 2; width <= 200; width++)
            check(shown, width, round & 1 ? 4 : 0, (round & 2) != 0, &f);
        arena_reset(arena);
    }
    is_int(f.lost, 0, "random text, widths 2 to 200: nothing is lost");
    is_int(f.wide, 0, "no line is too wide");
    is_int(f.miscounted, 0, "columns are told right");
    is_int(f.start, 0, "no forbidden start unless forced");
    is_int(f.end, 0, "no forbidden end unless forced");
    is_int(f.split, 0, "no mark without its base");
    buf_free(&text);
}

/* A paragraph of a megabyte takes no longer a character than a short one. */
static void test_long(void)
{
    struct buf text = {0};
    while (text.n < 1000000)
        buf_cstr(&text, text.n % 7 ? "，" : "“（");
    struct wrap_lines lines;
    wrap_paragraph(arena, buf_view(&text), 40, 4, &lines);
    ok(lines.n > 10000, "a megabyte of marks alone");
    buf_free(&text);
}

int main(void)
{
    arena = arena_new();
    test_rules();
    test_hanging();
    test_squeeze();
    test_random();
    width_set_ambiguous(2);
    test_random();
    width_set_ambiguous(1);
    test_long();
    arena_free(arena);
    return tap_done();
}
