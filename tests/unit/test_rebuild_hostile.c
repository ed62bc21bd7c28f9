/*
 * Pages that nobody meant: random bytes, the words of the trade at random, marks nested without end, a hundred thousand lines, a line of a
 * million bytes. The rebuild answers with a fate for each line, in order, and in time that grows with the page and not with its square.
 * The same bytes every time.
 */
#include "tap.h"

#include <stdlib.h>
#include <time.h>

#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "baolan/utf8.h"

static uint64_t state;

static uint64_t draw(uint64_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

/* ---- makers of pages -------------------------------------------------------------------------------------------------- */

static void random_bytes(struct buf *b, size_t n)
{
    while (b->n < n)
        buf_char(b, (char)draw(256));
}

static void random_words(struct buf *b, size_t n)
{
    static const char *const words[] = {
        "本报讯",
        "（记者 王小明）",
        "（",
        "）",
        "“",
        "”",
        "**",
        "*",
        "#",
        "## ",
        "|",
        "|---|",
        "<br>",
        "<table>",
        "</td>",
        "</tr>",
        "</table>",
        "&nbsp;",
        "&#x4e00;",
        "![](a)",
        "[甲](b)",
        "`",
        "$",
        "$12.5\\%$",
        "\\(",
        "<|ref|>",
        "<|/ref|>",
        "<figcaption>",
        "<!-- PageHeader=\"甲\" -->",
        "**水渠**　",
        "===\n",
        "---\n",
        "{1}---\n",
        "\\",
        "下转4版",
        "（上接1版）",
        "2023年5月8日",
        "星期一",
        "农历三月十九",
        "第4版",
        "责编：",
        "王小明 摄",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "　　",
        "  ",
        "    ",
        "\t",
        "。",
        "，",
        "——",
        "水渠通到塬上",
        "临水日报",
        "上一篇",
        "1",
        "23",
        "\xff",
        "\xe4\xb8",
        "一",
        "丨",
        "﹃",
        "\r",
        "\f",
        "\x01",
        "_",
        "- 3 -",
    };
    while (b->n < n)
        buf_cstr(b, words[draw(sizeof words / sizeof *words)]);
}

/* N bytes of one word, BREAK behind each line of LINE words (0: one line). */
static void repeated(struct buf *b, size_t n, const char *word, size_t line)
{
    for (size_t i = 1; b->n < n; i++) {
        buf_cstr(b, word);
        if (line && i % line == 0)
            buf_char(b, '\n');
    }
}

/* Ideographs that differ, so that words do not repeat. */
static void prose(struct buf *b, size_t n, size_t line, const char *gap)
{
    for (size_t i = 1; b->n < n; i++) {
        buf_cp(b, (uint32_t)(0x4e00 + draw(3000)));
        if (i % 23 == 0)
            buf_cstr(b, "。");
        if (line && i % line == 0)
            buf_cstr(b, i % (line * 3) && gap ? gap : "\n");
    }
}

/* ---- what must hold --------------------------------------------------------------------------------------------------- */

static bool sound(const struct dump *dump, const struct rebuilt *r)
{
    if (r->nfates != dump->nlines)
        return false;
    for (size_t i = 0; i < r->nfates; i++) {
        const struct line_fate *f = &r->fates[i];
        if (f->line != dump->lines[i].number || f->article < 0 || (size_t)f->article > r->page.narticles || !f->rule ||
            !(f->certainty >= 0.3 && f->certainty <= 1))
            return false;
    }
    for (size_t i = 0; i < r->page.narticles; i++) {
        const struct article *x = &r->page.articles[i];
        if (x->seq != (int)i + 1 || !utf8_valid(x->title))
            return false;
        for (size_t k = 0; k < x->nprovenance; k++)
            if (x->provenance[k].first > x->provenance[k].last || x->provenance[k].first < dump->lines[0].number)
                return false;
        for (size_t k = 0; k < x->nsections; k++)
            for (size_t n = 0; n < x->sections[k].nparagraphs; n++)
                if (!utf8_valid(x->sections[k].paragraphs[n]))
                    return false;
    }
    return true;
}

/* Rebuilds BYTES; the seconds it took, below 0 when the answer is not sound. */
static double rebuilt_in(struct str bytes)
{
    struct arena *a = arena_new();
    struct input *in = NULL;
    struct error err = {0};
    struct input_item item;
    double seconds = 0;
    /* Bytes that the input room refuses as binary never reach the rebuild. */
    if (input_open_bytes(STR("page.txt"), bytes, false, &in, &err) == STATUS_OK)
        while (seconds >= 0 && input_next(in, a, &item, &err) == STATUS_OK) {
            struct rebuilt r;
            clock_t start = clock();
            rebuild_page(a, &item.dump, NULL, &r);
            seconds = sound(&item.dump, &r) ? seconds + (double)(clock() - start) / CLOCKS_PER_SEC : -1;
        }
    input_close(in);
    error_clear(&err);
    arena_free(a);
    return seconds;
}

static void random_pages(const char *name, void (*make)(struct buf *, size_t), size_t pages, size_t most)
{
    size_t wrong = 0;
    for (size_t i = 0; i < pages; i++) {
        struct buf b = {0};
        make(&b, 1 + draw(most));
        wrong += rebuilt_in(buf_view(&b)) < 0;
        buf_free(&b);
    }
    is_int(wrong, 0, name);
}

/* Four times the page may take ten times as long, not sixteen; what is done in no time is not measured. */
static void grows(const char *name, struct str small, struct str large)
{
    double a = rebuilt_in(small), b = rebuilt_in(large);
    printf("# %s: %zu bytes in %.3f s, %zu bytes in %.3f s\n", name, small.n, a, large.n, b);
    ok(a >= 0 && b >= 0 && (b < 2 || b < a * 10), name);
}

/* Pages with one, two, … different pairs of letters: among them those that fill what was reserved for pairs. */
struct hostile {
    const char *name, *word;
    size_t line; /* words a line, 0: one line */
};

/* The word over and over, behind HEAD. */
static void test_repeated(const struct hostile *h, const char *head)
{
    struct buf small = {0}, large = {0};
    buf_cstr(&small, head);
    buf_cstr(&large, head);
    repeated(&small, 60000, h->word, h->line);
    repeated(&large, 240000, h->word, h->line);
    grows(h->name, buf_view(&small), buf_view(&large));
    buf_free(&small);
    buf_free(&large);
}

static void test_pairs(void)
{
    struct buf b = {0};
    size_t wrong = 0;
    for (uint32_t n = 1; n < 400; n++) {
        buf_cp(&b, 0x400 + n);
        wrong += rebuilt_in(buf_view(&b)) < 0;
    }
    buf_free(&b);
    is_int(wrong, 0, "any number of pairs");
}

int main(void)
{
    static const struct hostile nested[] = {
        {"opening brackets", "（", 0},
        {"square brackets", "[", 0},
        {"images", "![](", 0},
        {"tags", "<td", 0},
        {"comments", "<!--", 0},
        {"stars", "* ", 0},
        {"dollars", "$^", 0},
        {"ampersands", "&", 0},
        {"tables", "<table><tr>", 1},
        {"datelines", "本报讯（记者 ", 0},
        {"jumps", "（下转4版）", 3},
        {"days", "2023年5月8日", 0},
        {"bars", "| a | b |", 1},
        {"digits", "8", 1},
        {"two columns of names", "王小明      李大山", 1},
        {"headings", "# 水渠\n\n", 1},
        {"headers", "临水日报 2023年5月8日 星期一 第4版", 1},
        {"upright", "水", 1},
        {"fences", "```", 1},
        {"doubled", "水水渠渠", 0},
        {"pictures", "①孩子们放河灯。\n王涛 摄\n", 1},
        {"numbered items", "（一）水渠；", 1},
        {"names", "王涛\n\n水渠弯弯\n", 1},
        {"labels", "记者手记\n水渠通了。", 1},
        {"years", "2017年三年前，", 0},
        {"letters", "编辑同志：\n老人在巷口崴了脚。\n柳沟村居民 程有田\n", 1},
        {"letters that nobody signs", "编辑同志：\n老人在巷口崴了脚。\n", 1},
        {"lists of headlines", "本版标题导航\n· 柳沟渡槽通水\n· 白沙乡磨坊添新磨\n", 1},
        {"lists of words",
         "本版标题导航\n· 柳沟渡槽通水\n· 白沙乡磨坊添新磨\nBLUE SKY\n\n柳沟渡槽通水\n白沙乡磨坊添新磨\n", 1},
    };
    static const struct hostile markdown[] = {
        {"a run of stars in Markdown", "*", 0},
        {"places of pieces", "<|ref|>", 0},
        {"formulas", "\\(", 0},
        {"headlines run into their texts", "**渠水流到塬上**　5月8日，六条支渠全部通水，灌田三千亩。", 1},
        {"closing marks", "。", 1},
        {"lines under headings", "水渠\n===\n", 1},
        {"section headings", "## 水渠\n\n六条支渠全部通水，灌田三千亩。\n", 1},
    };
    state = 88172645463325252u;
    random_pages("random bytes", random_bytes, 60, 4000);
    random_pages("words of the trade at random", random_words, 400, 3000);
    random_pages("long mixtures", random_words, 4, 200000);
    test_pairs();
    for (size_t i = 0; i < sizeof nested / sizeof *nested; i++)
        test_repeated(&nested[i], "");
    for (size_t i = 0; i < sizeof markdown / sizeof *markdown; i++)
        test_repeated(&markdown[i], "# 甲\n## 乙\n");
    struct buf small_table = {0}, large_table = {0};
    repeated(&small_table, 400000, "81 标题之一", 1);
    repeated(&large_table, 1600000, "81 标题之一", 1);
    grows("a hundred thousand cells", buf_view(&small_table), buf_view(&large_table));
    buf_free(&small_table);
    buf_free(&large_table);
    static const struct {
        const char *name, *gap;
        size_t small, line;
    } long_pages[] = {
        {"one line", NULL, 250000, 0},
        {"a hundred thousand lines", NULL, 350000, 9},
        {"columns side by side", "      ", 250000, 14},
    };
    for (size_t i = 0; i < sizeof long_pages / sizeof *long_pages; i++) {
        struct buf small = {0}, large = {0};
        prose(&small, long_pages[i].small, long_pages[i].line, long_pages[i].gap);
        prose(&large, long_pages[i].small * 4, long_pages[i].line, long_pages[i].gap);
        grows(long_pages[i].name, buf_view(&small), buf_view(&large));
        buf_free(&small);
        buf_free(&large);
    }
    return tap_done();
}
