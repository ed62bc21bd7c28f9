/*
 * make-articles: a seeded archive of Chinese newspaper articles as JSONL, for benchmarks. Nothing in it means anything; its distributions
 * are those that cost time: words by Zipf's law over a vocabulary of words of one to four characters, each with its usual followers, set phrases that many articles hold,
 * a few long ones as party papers repeat them, names that follow one another over weeks, places and topics, 1 article in 50 printed again.
 *
 * usage: make-articles COUNT [SEED] > articles.jsonl        about 1.1 KB of text an article, dates over 30 years
 */
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/date.h"
#include "baolan/memory.h"
#include "baolan/utf8.h"
#include "maker/random.h"

enum {
    CHARACTERS = 6763,
    WORDS = 60000,
    PHRASES = 40,
    SLOGANS = 10,
    FOLLOWERS = 40,
    ON_A_PAGE = 8,
    YEARS = 30,
    REMEMBERED = 64
};

extern const unsigned char fulltext_common[]; /* src/archive/common.awk: a bit for each of U+4E00 to U+9FFF */
extern const uint16_t
    compact_letters[144]; /* src/archive/letters.awk: the most frequent characters, marks among them */

struct vocabulary {
    struct arena *a;
    struct str characters[CHARACTERS];
    struct str words[WORDS];
    double *cumulative; /* Zipf over the words */
    struct str phrases[PHRASES], slogans[SLOGANS];
};

static double uniform(struct random *rng)
{
    return (double)(random_next(rng) >> 11) / 9007199254740992.0;
}

static bool is_letter(uint32_t c)
{
    size_t i = 0;
    while (i < 144 && compact_letters[i] != c)
        i++;
    return i < 144;
}

/* The ideographs of GB 2312: those of data/letters.tsv first, then of data/common.tsv, then the rest of its first level, then its second. */
static void load_characters(struct vocabulary *v)
{
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    struct buf one = {0};
    size_t n = 0;
    for (size_t i = 0; i < 144; i++, buf_clear(&one)) {
        buf_cp(&one, compact_letters[i]);
        if (compact_letters[i] >= 0x4e00 && compact_letters[i] <= 0x9fff)
            v->characters[n++] = arena_str(v->a, buf_view(&one));
    }
    buf_free(&one);
    for (int common = 1; common >= 0; common--)
        for (int high = 0xb0; high <= 0xf7; high++)
            for (int low = 0xa1; low <= 0xfe && n < CHARACTERS; low++) {
                char in[2] = {(char)high, (char)low}, out[8], *from = in, *to = out;
                size_t nin = 2, nout = sizeof out, at = 0;
                if (iconv(converter, &from, &nin, &to, &nout) == (size_t)-1)
                    continue;
                struct str character = {.s = out, .n = sizeof out - nout};
                uint32_t c = utf8_next(character, &at), i = c - 0x4e00;
                if ((fulltext_common[i / 8] >> i % 8 & 1) == common && !is_letter(c))
                    v->characters[n++] = arena_str(v->a, character);
            }
    iconv_close(converter);
}

/*
 * One of them as often as in newspapers: the share of rank r falls with (r + 200) squared, so that the first ten make 5 %, a hundred 34 %,
 * a thousand 86 %, two thousand 94 % of a text.
 */
static struct str pick_character(const struct vocabulary *v, struct random *rng)
{
    double share = 1 - 200.0 / (CHARACTERS + 200);
    return v->characters[(size_t)(200 / (1 - uniform(rng) * share) - 200)];
}

static struct str make_word(struct vocabulary *v, struct random *rng)
{
    size_t dice = random_below(rng, 100), length = dice < 8 ? 1 : dice < 74 ? 2 : dice < 90 ? 3 : 4;
    struct buf word = {0};
    for (size_t i = 0; i < length; i++)
        buf_str(&word, pick_character(v, rng));
    struct str made = arena_str(v->a, buf_view(&word));
    buf_free(&word);
    return made;
}

static size_t pick_index(const struct vocabulary *v, struct random *rng)
{
    double u = uniform(rng) * v->cumulative[WORDS - 1];
    size_t low = 0, high = WORDS - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (v->cumulative[middle] < u)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct str pick_word(const struct vocabulary *v, struct random *rng)
{
    return v->words[pick_index(v, rng)];
}

/*
 * The word after word LAST: real text repeats its word pairs, which is what keeps the number of different character pairs down. Each
 * word has FOLLOWERS followers of its own, the first the most likely; one word in seven is free.
 */
static size_t pick_follower(const struct vocabulary *v, struct random *rng, size_t last)
{
    if (random_chance(rng, 15))
        return pick_index(v, rng);
    double u = uniform(rng);
    struct random own = {last * FOLLOWERS + (size_t)(u * u * FOLLOWERS)};
    return pick_index(v, &own);
}

static struct vocabulary *make_vocabulary(struct random *rng)
{
    struct vocabulary *v = xcalloc(1, sizeof *v);
    v->a = arena_new();
    load_characters(v);
    v->cumulative = arena_array(v->a, WORDS, sizeof *v->cumulative);
    double sum = 0;
    for (size_t i = 0; i < WORDS; i++) {
        v->words[i] = make_word(v, rng);
        sum += 1.0 / ((double)i + 2.7);
        v->cumulative[i] = sum;
    }
    for (size_t i = 0; i < PHRASES; i++)
        v->phrases[i] = arena_printf(v->a, "%s%s%s%s", v->words[200 + i].s, v->words[900 + i].s, v->words[1700 + i].s,
                                     v->words[2900 + i].s);
    for (size_t i = 0; i < SLOGANS; i++) {
        struct buf slogan = {0};
        for (size_t k = 0; k < 6; k++) /* of a dozen characters: five runs of eight */
            buf_str(&slogan, v->words[150 + 10 * i + 400 * k]);
        v->slogans[i] = arena_str(v->a, buf_view(&slogan));
        buf_free(&slogan);
    }
    return v;
}

static void add_clause(const struct vocabulary *v, struct random *rng, struct buf *out)
{
    size_t n = 3 + random_below(rng, 5), word = pick_index(v, rng);
    for (size_t i = 0; i < n; i++, word = pick_follower(v, rng, word)) {
        buf_str(out, v->words[word]);
        if (random_chance(rng, 3))
            buf_printf(out, "%zu%s", random_below(rng, 10000), random_chance(rng, 50) ? "万元" : "个");
        if (random_chance(rng, 1))
            buf_cstr(out, random_chance(rng, 50) ? "5G" : "PM2.5");
    }
}

static void add_paragraph(const struct vocabulary *v, struct random *rng, struct str name, struct buf *out)
{
    size_t sentences = 1 + random_below(rng, 4);
    for (size_t s = 0; s < sentences; s++) {
        size_t clauses = 1 + random_below(rng, 4);
        for (size_t c = 0; c < clauses; c++) {
            if (name.s && random_chance(rng, 15))
                buf_str(out, name);
            add_clause(v, rng, out);
            /* The first phrases are everywhere, the last rare: 40 % down to 0.1 %. */
            size_t phrase = random_below(rng, PHRASES);
            if (random_below(rng, 100 * (phrase + 1)) < 30) {
                buf_cstr(out, "，");
                buf_str(out, v->phrases[phrase]);
            }
            buf_cstr(out, c + 1 < clauses ? "，" : "。");
        }
    }
}

/* What is spread by this over the articles is not drawn, so that the rest of them is as in benches before. */
static size_t scatter(size_t i, size_t factor)
{
    return i * factor % 4294967291u % 1000;
}

/* The watchwords of article I: each once, at the head of a paragraph. In a thousand articles. */
static void add_slogans(const struct vocabulary *v, size_t i, struct buf *out)
{
    static const size_t shares[SLOGANS] = {300, 240, 210, 75, 65, 55, 45, 40, 35, 30};
    for (size_t k = 0; k < SLOGANS; k++)
        if (scatter(i, 2246822519u + 2 * k * 374761393u) < shares[k])
            buf_printf(out, "%s，", v->slogans[k].s);
}

/* In hundredths: nine of ten are rated above 0.8, as rebuilt pages are. */
static size_t quality_of(size_t i)
{
    size_t scattered = i * 2654435761u % 1000;
    return scattered < 900 ? 81 + scattered % 18 : scattered % 81;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: make-articles COUNT [SEED]\n", stderr);
        return 2;
    }
    static const char *const places[] = {"离石区", "文水县", "交城县", "兴县",   "临县",   "柳林县", "石楼县",
                                         "岚县",   "方山县", "中阳县", "交口县", "孝义市", "汾阳市"};
    static const char *const terms[] = {"氢能重卡", "煤矿智能化", "白酒",     "大数据中心", "乡村振兴", "招商引资",
                                        "营商环境", "污染防治",   "文化旅游", "义务教育",   "安全生产", "档案馆"};
    size_t count = strtoul(argv[1], NULL, 10);
    struct random rng = {argc > 2 ? strtoull(argv[2], NULL, 10) : 1};
    struct vocabulary *v = make_vocabulary(&rng);
    struct str remembered[REMEMBERED] = {0}, names[REMEMBERED] = {0};
    struct buf line = {0}, body = {0};
    struct arena *a = arena_new();
    int first = 19950101;
    for (size_t i = 0; i < count; i++) {
        arena_reset(a);
        buf_clear(&line);
        buf_clear(&body);
        int day = day_add(first, (int)((double)(i / ON_A_PAGE) * ON_A_PAGE / (double)count * 365.25 * YEARS));
        size_t page = i / ON_A_PAGE, slot = random_below(&rng, REMEMBERED);
        if (!names[slot].s || random_chance(&rng, 5)) {
            free((void *)(uintptr_t)names[slot].s);
            struct buf name = {0};
            buf_printf(&name, "%s%s公司", pick_word(v, &rng).s, v->words[5000 + random_below(&rng, 50000)].s);
            names[slot] = buf_view(&name);
        }
        struct str name = random_chance(&rng, 20) ? names[slot] : STR_ABSENT;
        bool again = remembered[slot].s && random_chance(&rng, 2);
        if (again) {
            buf_str(&body, remembered[slot]);
        } else {
            size_t paragraphs = 2 + random_below(&rng, 6);
            for (size_t p = 0; p < paragraphs; p++) {
                if (p == 0 && random_chance(&rng, 70))
                    buf_printf(&body, "%s%s", places[random_below(&rng, 13)], terms[random_below(&rng, 12)]);
                if (p == 1)
                    add_slogans(v, i, &body);
                add_paragraph(v, &rng, name, &body);
                if (p + 1 < paragraphs)
                    buf_cstr(&body, "\\n");
            }
        }
        if (random_chance(&rng, 30)) {
            free((void *)(uintptr_t)remembered[slot].s);
            remembered[slot] = str_of(xstrdup(body.s));
        }
        struct buf title = {0};
        add_clause(v, &rng, &title);
        buf_printf(&line,
                   "{\"page\":{\"file\":\"%zu.txt\",\"newspaper\":\"示例日报\",\"date\":\"%s\",\"page_no\":\"%zu\"},"
                   "\"title\":\"%s\",\"text\":\"%s\",\"quality\":0.%02zu}\n",
                   page, day_iso(a, day).s, page % 8 + 1, title.s, body.s, quality_of(i));
        fwrite(line.s, 1, line.n, stdout);
        buf_free(&title);
    }
    buf_free(&line);
    buf_free(&body);
    for (size_t i = 0; i < REMEMBERED; i++) {
        free((void *)(uintptr_t)remembered[i].s);
        free((void *)(uintptr_t)names[i].s);
    }
    arena_free(a);
    arena_free(v->a);
    free(v);
    return 0;
}
