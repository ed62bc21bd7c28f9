#include "tap.h"

#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/query.h"
#include "baolan/utf8.h"

static struct arena *arena;

/* TEXT, parsed and printed; an error as "COLUMN: MESSAGE". */
static struct str round_trip(const char *text)
{
    struct query *q;
    struct error err = {0};
    struct buf out = {0};
    if (query_parse(arena, str_of(text), &q, &err) == STATUS_OK)
        query_print(q, &out);
    else
        buf_printf(&out, "%d: %s", err.column, err.message);
    struct str answer = arena_str(arena, buf_view(&out));
    error_clear(&err);
    buf_free(&out);
    return answer;
}

static bool same_tree(const struct query *x, const struct query *y)
{
    if (x->kind != y->kind || x->nchildren != y->nchildren)
        return false;
    if (x->kind == QUERY_FIELD && (x->field != y->field || x->date.from != y->date.from || x->date.to != y->date.to))
        return false;
    if (x->kind == QUERY_NEAR && x->distance != y->distance)
        return false;
    if ((x->kind == QUERY_TEXT || x->kind == QUERY_FIELD) && !str_eq(x->text, y->text))
        return false;
    for (size_t i = 0; i < x->nchildren; i++)
        if (!same_tree(x->children[i], y->children[i]))
            return false;
    return true;
}

static const struct {
    const char *text, *printed, *what;
} examples[] = {
    {"", "", "an empty query is everything"},
    {" 　\t", "", "so are blanks"},
    {"氢能", "氢能", "a word"},
    {"氢能　重卡", "氢能 重卡", "a full-width blank separates"},
    {"氢能 AND 重卡", "氢能 重卡", "AND may be written"},
    {"\"吃干榨尽\"", "吃干榨尽", "a phrase of one word is that word"},
    {"“green steel”", "\"green steel\"", "Chinese quotes"},
    {"”铁水 快运“", "\"铁水 快运\"", "Chinese quotes the wrong way round"},
    {"“say \"hi\" \\\\ \\” so”", "\"say \\\"hi\\\" \\\\ ” so\"", "quotes in a phrase"},
    {"氢能 -煤炭", "氢能 -煤炭", "left out"},
    {"－煤炭", "-煤炭", "with a full-width hyphen"},
    {"--煤炭", "煤炭", "twice left out is in"},
    {"-(-煤炭)", "煤炭", "also with brackets"},
    {"2024-05 a-b", "2024-05 a-b", "a hyphen in a word is part of it"},
    {"晋禾 OR 汾光", "晋禾 OR 汾光", "or"},
    {"甲 乙 OR 丙 丁", "甲 乙 OR 丙 丁", "and binds tighter"},
    {"甲 （乙 OR 丙） 丁", "甲 (乙 OR 丙) 丁", "full-width brackets"},
    {"甲 (乙 (丙 丁))", "甲 乙 丙 丁", "brackets that change nothing go"},
    {"-(甲 乙)", "-(甲 乙)", "a group left out"},
    {"ORE 或 or", "ORE 或 or", "only OR in capitals is an operator"},
    {"\"OR\" \"NEAR/3\" \"AND\"", "\"OR\" \"NEAR/3\" \"AND\"", "operators in quotes are words"},
    {"氢能 NEAR/10 重卡", "氢能 NEAR/10 重卡", "near"},
    {"氢能 NEAR \"重卡\"", "氢能 NEAR/10 重卡", "near without a number is ten"},
    {"氢能 NEAR/３ 重卡", "氢能 NEAR/3 重卡", "full-width digits"},
    {"a NEAR/1 b NEAR/2 c", "a NEAR/1 b b NEAR/2 c", "a chain of nears"},
    {"-a NEAR/1 b", "-a NEAR/1 b", "near binds tighter than -"},
    {"county:孝义 县：汾阳", "county:孝义 county:汾阳", "fields by both names"},
    {"Topic:hydrogen 话题:氢能", "topic:hydrogen topic:氢能", "field names in any case"},
    {"title:\"5G 基站\" 标题：“快运”", "title:\"5G 基站\" title:快运", "fields take phrases"},
    {"by:王涛 作者:李 页:1 版：A04 报纸:日报", "by:王涛 by:李 page:1 page:A04 newspaper:日报", "the other fields"},
    {"genre:评论 体裁:news", "genre:commentary genre:news", "genres by word"},
    {"date:2020..2024 日期:２０２４-05", "date:2020..2024 date:2024-05", "dates"},
    {"date:202X", "date:202x", "a decade"},
    {"quality:>0.8 质量：＜０．５", "quality:>0.8 quality:<0.5", "qualities above and below"},
    {"quality:>=0.8 quality:..0.5", "quality:>=0.8 quality:..0.5", "and with their ends"},
    {"quality:\"0.5..0.8\" quality:0.75", "quality:0.5..0.8 quality:0.75", "a span of them, and one"},
    {"3:2 来源：日报", "\"3:2\" \"来源：日报\"", "a colon behind what is no field belongs to the word"},
    {"title:a:b", "title:\"a:b\"", "a second colon belongs to the value"},
    {"5G", "5G", "text stays as typed"},
    /* errors: the column and what was expected */
    {"氢能 \"重卡", "4: this quote is not closed", NULL},
    {"氢能 “”", "4: expected text between the quotes", NULL},
    {"(甲 乙", "1: this bracket is not closed", NULL},
    {"甲 ) 乙", "3: this bracket was never opened", NULL},
    {"甲 ()", "4: expected something between the brackets", NULL},
    {"甲 OR", "5: expected a word, a phrase, field:value or (", NULL},
    {"OR 甲", "1: expected a word, a phrase, field:value or (", NULL},
    {"甲 AND", "6: expected a word after AND", NULL},
    {"甲 - 乙", "4: expected what to leave out directly behind the -", NULL},
    {"甲 NEAR/x 乙", "3: expected NEAR/n with a number for n", NULL},
    {"甲 NEAR/99999 乙", "3: expected NEAR/n with n up to 1000", NULL},
    {"甲 NEAR/3", "9: expected a word or phrase after NEAR", NULL},
    {"NEAR/3 甲", "1: expected a word or phrase before NEAR", NULL},
    {"county:甲 NEAR/3 乙", "10: expected a word or phrase before NEAR", NULL},
    {"甲 county:", "10: county: expected code, full or short name", NULL},
    {"date:昨天", "6: date: expected 2024, 2024-05, 2024-05-10 or 2020..2024, not “昨天”", NULL},
    {"genre:诗", "7: genre: expected news, feature, commentary, notice or photo, not “诗”", NULL},
    {"甲 quality:good", "11: quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “good”", NULL},
    {"quality:>1", "9: quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “>1”", NULL},
    {"quality:0.8..0.5", "9: quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “0.8..0.5”", NULL},
    {"quality:>", "9: quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “>”", NULL},
    {"quality:", "9: quality: expected >0.8, <0.5 or 0.5..0.8", NULL},
    {"甲 conty:乙",
     "3: no field is called “conty”: expected county, topic, date, title, by, newspaper, page, genre, quality, person, "
     "org or corrected, or "
     "quotes around the text",
     NULL},
};

static void test_examples(void)
{
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct str printed = round_trip(examples[i].text);
        is_str(printed, examples[i].printed, examples[i].what ? examples[i].what : examples[i].printed);
        if (examples[i].what)
            is_str(round_trip(printed.s), examples[i].printed, "and back");
    }
}

static void test_qualities(void)
{
    static const struct {
        const char *text;
        int low, high; /* hundredths */
    } spans[] = {{">0.8", 81, 100},    {">=0.8", 80, 100}, {"<0.5", 0, 49},      {"<=0.5", 0, 50},
                 {"0.5..0.8", 50, 80}, {"0.8..", 80, 100}, {"..0.5", 0, 50},     {"0.75", 75, 75},
                 {">0.805", 81, 100},  {"<0.805", 0, 80},  {".9..1", 90, 100},   {"0.123456789..1", 13, 100},
                 {"0..1", 0, 100},     {"1", 100, 100},    {"0", 0, 0},          {"0.501..0.509", 0, -1},
                 {"0.505", 0, -1},     {"<0", 0, -1},      {">0.999", 100, 100}, {"99999999999..", 0, -1},
                 {"..", 0, -1},        {">..0.5", 0, -1},  {"0.5.", 0, -1},      {"0.5..0.8..0.9", 0, -1},
                 {"-0.5", 0, -1}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        const struct query *q = query_make_field(arena, FIELD_QUALITY, str_of(spans[i].text));
        is_int(q->high, spans[i].high, spans[i].text);
        if (spans[i].high >= 0)
            is_int(q->low, spans[i].low, "from there on");
    }
}

static void test_limits(void)
{
    struct buf text = {0};
    struct query *q;
    struct error err = {0};
    for (int i = 0; i < 5000; i++)
        buf_char(&text, '(');
    is_int(query_parse(arena, buf_view(&text), &q, &err), STATUS_USAGE, "five thousand brackets are refused");
    is_int(err.column, QUERY_MAX_DEPTH + 1, "at the one that is too deep");
    error_clear(&err);
    buf_clear(&text);
    for (int i = 0; i < 2000; i++)
        buf_cstr(&text, "a ");
    is_int(query_parse(arena, buf_view(&text), &q, &err), STATUS_USAGE, "two thousand words are refused");
    error_clear(&err);
    for (int i = 0; i < 9000; i++)
        buf_char(&text, 'a');
    is_int(query_parse(arena, buf_view(&text), &q, &err), STATUS_USAGE, "nine thousand bytes are refused");
    error_clear(&err);
    buf_free(&text);
}

/* Anything typed is read or refused with a column inside it; what is read prints as something that reads the same. */
static void test_random(void)
{
    static const char *const pieces[] = {
        "甲",       "氢能", "a",         "OR",     "AND",     "NEAR", "NEAR/2", "/",  "(",          ")",
        "（",       "）",   "\"",        "“",      "”",       "\\",   "-",      "－", ":",          "：",
        " ",        "　",   "date:2024", "date:",  "county:", "页",   "县：",   "5G", "genre:news", "\xff",
        "\xe4\xb8", "\n",   "🙂",      "title:", "by:王",   "%",    "２"};
    uint64_t seed = 20240510;
    int unreadable = 0, differ = 0, outside = 0, read = 0;
    for (int round = 0; round < 40000; round++) {
        struct buf text = {0}, printed = {0};
        struct query *q, *again;
        struct error err = {0};
        arena_reset(arena);
        for (int n = (int)(seed >> 60) + 1; n > 0; n--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buf_cstr(&text, pieces[(seed >> 33) % (sizeof pieces / sizeof *pieces)]);
        }
        if (query_parse(arena, buf_view(&text), &q, &err) == STATUS_OK) {
            read++;
            query_print(q, &printed);
            if (query_parse(arena, buf_view(&printed), &again, &err) != STATUS_OK)
                unreadable++;
            else if (!same_tree(q, again))
                differ++;
            if (err.status || !same_tree(q, again))
                printf("# %s => %s: %s\n", text.s, printed.s ? printed.s : "",
                       err.message ? err.message : "another tree");
        } else {
            outside += err.column < 1 || (size_t)err.column > utf8_count(buf_view(&text)) + 1;
        }
        error_clear(&err);
        buf_free(&text);
        buf_free(&printed);
    }
    ok(read > 1000, "many random queries can be read");
    is_int(unreadable, 0, "what is printed can be read");
    is_int(differ, 0, "and reads the same");
    is_int(outside, 0, "errors point into the query");
}

static void test_making(void)
{
    struct query *x, *y;
    struct error err = {0};
    struct buf out = {0};
    query_parse(arena, STR("甲 OR 乙"), &x, &err);
    query_parse(arena, STR(""), &y, &err);
    ok(query_and(arena, x, y) == x && query_and(arena, y, x) == x && query_and(arena, NULL, x) == x,
       "everything and x is x");
    query_print(query_and(arena, x, query_make_field(arena, FIELD_COUNTY, STR(" 孝义 市 "))), &out);
    is_str(buf_view(&out), "(甲 OR 乙) county:\"孝义 市\"", "a field made for an option");
    is_int(query_make_field(arena, FIELD_DATE, STR("2024-05"))->date.to, 20240531, "a date made for an option");
    size_t n;
    query_parse(arena, STR("甲 -乙 (丙 OR -(-丁 戊)) a NEAR/2 b title:己 by:庚"), &x, &err);
    struct str *texts = query_texts(arena, x, &n);
    buf_clear(&out);
    for (size_t i = 0; i < n; i++)
        buf_str(&out, texts[i]);
    is_str(buf_view(&out), "甲丙丁ab己", "the texts to be highlighted");
    error_clear(&err);
    buf_free(&out);
}

int main(void)
{
    arena = arena_new();
    test_examples();
    test_qualities();
    test_limits();
    test_making();
    test_random();
    arena_free(arena);
    return tap_done();
}
