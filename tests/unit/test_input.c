/* Reading: encodings, lines and pages, records, what is refused; whole and page by page. */
#include <iconv.h>
#include <stdlib.h>
#include <unistd.h>

#include "baolan/input.h"
#include "baolan/utf8.h"
#include "tap.h"

static struct arena *arena;

/* ---- encodings ---------------------------------------------------------------------------------------------------- */

static const char simplified[] =
    "3月12日，县里的老渠修好了。管渠人赵满仓扛着铁锹，从上游走到下游，一共走了十七里。他说：“水到地头，心里才踏实。”今年全县计划浇地4.6万亩，"
    "比去年多出三千亩；资金由省市两级承担，群众一分钱不出。村民们还在渠边栽了五百棵柳树，盼着夏天能在树下乘凉、说话、下棋。";
static const char traditional[] =
    "3月12日，縣裡的老渠修好了。管渠人趙滿倉扛著鐵鍬，從上游走到下游，一共走了十七里。他說：「水到地頭，心裡才踏實。」今年全縣計劃澆地4.6萬畝，"
    "比去年多出三千畝；資金由省市兩級承擔，群眾一分錢不出。村民們還在渠邊栽了五百棵柳樹，盼著夏天能在樹下乘涼、說話、下棋。";

static struct str encoded(struct str text, const char *charset)
{
    iconv_t converter = iconv_open(charset, "UTF-8");
    size_t room = text.n * 4 + 16, left = text.n, space = room;
    char *bytes = arena_alloc(arena, room), *to = bytes, *from = (char *)(uintptr_t)text.s;
    if (converter == (iconv_t)-1 || iconv(converter, &from, &left, &to, &space) == (size_t)-1)
        return STR_ABSENT;
    iconv_close(converter);
    return (struct str){bytes, room - space};
}

static bool parse(struct str bytes, bool records, struct input_file *out)
{
    struct error err = {0};
    bool done = input_parse(arena, STR("x.txt"), bytes, records, out, &err) == STATUS_OK;
    if (!done)
        printf("# %s\n", err.message);
    error_clear(&err);
    return done;
}

static void is_decoded(struct str bytes, const char *encoding, const char *text, size_t bad, const char *name)
{
    struct input_file file = {0};
    ok(parse(bytes, false, &file), name);
    is_str(file.encoding, encoding, "its encoding");
    is_int(file.bad_bytes, bad, "its bad bytes");
    is_str(file.ndumps && file.dumps[0].nlines ? file.dumps[0].lines[0].text : STR_ABSENT, text, "its first line");
}

static void encodings(void)
{
    struct str plain = str_of(simplified), old = str_of(traditional);
    is_decoded(plain, "UTF-8", simplified, 0, "UTF-8");
    is_decoded(encoded(plain, "GB18030"), "GB18030", simplified, 0, "GB18030");
    is_decoded(encoded(old, "BIG5"), "Big5", traditional, 0, "Big5");
    is_decoded(encoded(old, "GB18030"), "GB18030", traditional, 0, "traditional characters in GB18030");
    is_decoded(STR("\xef\xbb\xbf"
                   "甲乙"),
               "UTF-8", "甲乙", 0, "UTF-8 with a mark");
    is_decoded(STR("\xff\xfe\x32\x75\x59\x4e\n\0"), "UTF-16", "甲乙", 0, "UTF-16, little end first");
    is_decoded(STR("\xfe\xff\x75\x32\x4e\x59"), "UTF-16", "甲乙", 0, "UTF-16, big end first");
    is_decoded(STR("\xff\xfe\x32\x75\x00\xd8\x59\x4e\x41"), "UTF-16", "甲\ufffd乙\ufffd", 3,
               "UTF-16 with half a pair and half a unit");
    struct str bare = encoded(str_of(simplified), "UTF-16LE"), turned = encoded(str_of(simplified), "UTF-16BE");
    is_decoded(bare, "UTF-16", simplified, 0, "UTF-16 without a mark");
    is_decoded(turned, "UTF-16", simplified, 0, "the other way round");
    is_decoded(encoded(STR("12 May: 3 wagons, 40 tons."), "UTF-16LE"), "UTF-16", "12 May: 3 wagons, 40 tons.", 0,
               "also of letters");
    is_decoded(STR("lettersinpairslooklikeideographs\xff"), "GB18030", "lettersinpairslooklikeideographs�", 1,
               "letters are letters");
    is_decoded(STR("plain text, 1.5%"), "UTF-8", "plain text, 1.5%", 0, "ASCII");
    is_decoded(STR("河边栽树人\xe6\xb2 再来"), "UTF-8", "河边栽树人\ufffd\ufffd 再来", 2,
               "UTF-8 with a torn character stays UTF-8");
    is_decoded(STR("\xef\xbb\xbf"
                   "a\xff"),
               "UTF-8", "a\ufffd", 1, "a mark decides");
    is_decoded(STR("甲\0乙"), "UTF-8", "甲\ufffd乙", 1, "a NUL");
    is_decoded(STR(""), "UTF-8", NULL, 0, "nothing");
    is_decoded(STR_ABSENT, "UTF-8", NULL, 0, "not even bytes");
    struct str gb = encoded(str_of("吕梁河边的树都栽好了"), "GB18030");
    struct buf broken = {0};
    buf_add(&broken, gb.s, 4);
    buf_char(&broken, '\xff');
    buf_add(&broken, gb.s + 4, gb.n - 4);
    buf_char(&broken, '\xb0');
    is_decoded(buf_view(&broken), "GB18030", "吕梁\ufffd河边的树都栽好了\ufffd", 2, "GB18030 with bad bytes");
    buf_free(&broken);
    is_decoded(encoded(str_of("𠀀字在双字节之外，㐂也在"), "GB18030"), "GB18030", "𠀀字在双字节之外，㐂也在", 0,
               "four-byte characters");
}

/* Every piece of N code points of TEXT, encoded, is recognised; *ALL gets how many there were. */
static int recognised(const char *text, const char *charset, const char *name, size_t n, int *all)
{
    int right = 0;
    *all = 0;
    for (size_t at = 0; text[at];) {
        size_t end = at, ncp = 0;
        while (text[end] && ncp < n) {
            end++;
            while ((text[end] & 0xc0) == 0x80)
                end++;
            ncp++;
        }
        if (ncp < n)
            break;
        struct input_file file = {0};
        if (parse(encoded((struct str){text + at, end - at}, charset), false, &file))
            right += str_is(file.encoding, name) &&
                     str_eq(file.dumps[0].lines[0].text, arena_strn(arena, text + at, end - at));
        ++*all;
        at++;
        while ((text[at] & 0xc0) == 0x80)
            at++;
    }
    return right;
}

static void short_texts(void)
{
    int all;
    ok(recognised(simplified, "UTF-8", "UTF-8", 1, &all) == all, "each single character of UTF-8");
    ok(recognised(simplified, "GB18030", "GB18030", 8, &all) == all, "every 8 characters of GB18030");
    ok(recognised(traditional, "BIG5", "Big5", 8, &all) == all, "every 8 characters of Big5");
    ok(recognised(simplified, "GB18030", "GB18030", 4, &all) >= all * 98 / 100, "nearly every 4 of GB18030");
    ok(recognised(traditional, "BIG5", "Big5", 4, &all) >= all * 98 / 100, "nearly every 4 of Big5");
}

static void is_refused(struct str bytes, bool records, const char *why)
{
    struct input_file file;
    struct error err = {0};
    ok(input_parse(arena, STR("x"), bytes, records, &file, &err) == STATUS_INPUT && strstr(err.message, why), why);
    if (err.message && !strstr(err.message, why))
        printf("# got: %s\n", err.message);
    error_clear(&err);
}

static void no_text(void)
{
    is_refused(STR("%PDF-1.7\n..."), false, "'x' is a PDF file, not text");
    is_refused(STR("PK\003\004...."), false, "a ZIP archive or an office document");
    is_refused(STR("SQLite format 3\0"), false, "an SQLite database");
    is_refused(STR("\n <!DOCTYPE html><p>"), false, "HTML or XML, not text");
    is_refused(STR("\0\0\0\1abc"), false, "binary data");
    is_refused(STR("\037\213\010"), true, "compressed (gzip), not JSON lines");
    is_refused(STR("\xff\xfe{\0"), true, "UTF-16, not JSON lines");
    is_refused(encoded(STR("{\"text\": \"a\"}"), "UTF-16LE"), true, "UTF-16, not JSON lines");
    struct buf noise = {0};
    srand(5);
    for (int i = 0; i < 4000; i++)
        buf_char(&noise, (char)(rand() >> 7));
    is_refused(buf_view(&noise), false, "binary data");
    buf_free(&noise);
    struct input_file file;
    ok(parse(STR("a \033[1mterminal\033[0m log\b\032 with\1 a few controls"), false, &file), "a few controls are text");
}

/* ---- lines and pages ---------------------------------------------------------------------------------------------- */

/* The pages of a file as "1:甲|2:乙" with "/" between pages. */
static void is_split(struct str bytes, const char *want, const char *name)
{
    struct input_file file;
    struct buf got = {0};
    if (!ok(parse(bytes, false, &file), name))
        return;
    for (size_t i = 0; i < file.ndumps; i++) {
        const struct dump *dump = &file.dumps[i];
        buf_cstr(&got, i ? "/" : "");
        for (size_t k = 0; k < dump->nlines; k++) {
            struct str text = dump->lines[k].text;
            buf_printf(&got, "%s%d:%s", k ? "|" : "", dump->lines[k].number,
                       text.n == strlen(text.s) ? text.s : "(not closed)");
        }
        if (dump->part != (int)i + 1 || dump->nparts != (int)file.ndumps)
            buf_cstr(&got, "(wrong part)");
    }
    is_str(buf_view(&got), want, "its lines");
    buf_free(&got);
}

static void lines(void)
{
    is_split(STR(""), "", "empty");
    is_split(STR("甲"), "1:甲", "no line end");
    is_split(STR("甲\n"), "1:甲", "one");
    is_split(STR("\n\n"), "1:|2:", "blank lines");
    is_split(STR("甲\r\n乙\r丙\n\r丁\r\r\n戊"), "1:甲|2:乙|3:丙|4:|5:丁|6:|7:戊", "CR, LF, CR LF");
    is_split(STR("甲\n\f乙\n丙\n"), "1:甲/2:乙|3:丙", "a form feed");
    is_split(STR("甲\n\f"), "1:甲", "one at the end makes no page");
    is_split(STR("甲\f 　\n"), "1:甲", "nor with blanks behind");
    is_split(STR("甲\f乙"), "1:甲/1:乙", "within a line");
    is_split(STR("甲\n\f\f乙\n"), "1:甲//2:乙", "a blank page keeps its number");
    is_split(STR("\f甲"), "/1:甲", "at the start");
    is_split(STR("\f"), "", "alone");
    is_split(STR("甲\n\f\n乙"), "1:甲/2:|3:乙", "before a line end");
    struct input_file file;
    input_parse(arena, STR("2024/05/10/04.txt"), STR("甲"), false, &file, NULL);
    ok(file.kind == INPUT_DUMPS && file.dumps[0].facts.day == 20240510 && str_is(file.dumps[0].facts.page_no, "4") &&
           str_is(file.dumps[0].file, "2024/05/10/04.txt"),
       "with the facts of its path");
}

/* ---- records ------------------------------------------------------------------------------------------------------ */

/* What comes of a JSONL: pages as "file:seq,seq", faults as "!line". */
static void is_records(const char *name, struct str bytes, const char *want, const char *what)
{
    struct buf got = {0};
    struct input *in;
    struct input_item item;
    struct arena *page = arena_new();
    enum status status = input_open_bytes(str_of(name), bytes, true, &in, NULL);
    is_int(status, STATUS_OK, what);
    while (status == STATUS_OK && (status = input_next(in, page, &item, NULL)) == STATUS_OK) {
        buf_cstr(&got, got.n ? " " : "");
        if (item.kind == ITEM_FAULT)
            buf_printf(&got, "!%d", item.fault.line);
        if (item.kind == ITEM_PAGE) {
            buf_printf(&got, "%s", item.page.file.s);
            for (size_t i = 0; i < item.page.narticles; i++)
                buf_printf(&got, "%s%d", i ? "," : ":", item.page.articles[i].seq);
        }
        arena_reset(page);
    }
    is_int(status, STATUS_NOTHING, "read to the end");
    is_str(buf_view(&got), want, "its pages");
    input_close(in);
    arena_free(page);
    buf_free(&got);
}

static void records(void)
{
    is_records("a.jsonl", STR(""), "", "nothing");
    is_records("a.jsonl", STR("\n\n \r\n"), "", "blank lines");
    is_records("a.jsonl", STR("{\"text\":\"x\"}\n{\"text\":\"y\"}"), "a.jsonl:1 a.jsonl:1",
               "without page facts each is a page");
    is_records("a.jsonl", STR("\xef\xbb\xbf{\"text\":\"x\",\"file\":\"p\"}\r\n{\"text\":\"y\",\"file\":\"p\"}\r\n"),
               "p:1,2", "one page");
    is_records("a.jsonl",
               STR("{\"text\":\"x\",\"page_no\":1}\n{\"text\":\"y\",\"page_no\":1}\n{\"text\":\"z\",\"page_no\":2}\n"),
               "a.jsonl:1,2 a.jsonl:1", "by page number");
    is_records(
        "a.jsonl",
        STR("{\"text\":\"x\",\"file\":\"p\",\"seq\":1}\n{\"text\":\"y\",\"file\":\"p\",\"seq\":3}\n{\"text\":\"z\",\"file\":\"p\",\"seq\":1}\n"),
        "p:1,3 p:1", "seq begins again: another page of the file");
    is_records(
        "a.jsonl",
        STR("{\"text\":\"x\",\"file\":\"p\"}\n{\"text\":\"y\",\"file\":\"q\"}\n{\"text\":\"z\",\"file\":\"p\"}\n"),
        "p:1 q:1 p:1", "what does not follow is not joined");
    is_records("a.jsonl", STR("{\"text\":\"x\",\"file\":\"p\",\"seq\":2147483647}\n{\"text\":\"y\",\"file\":\"p\"}\n"),
               "p:2147483647 p:1", "the last seq there is");
    is_records("a.jsonl",
               STR("nonsense\n{\"text\":\"x\",\"file\":\"p\"}\n\n{\"text\":\n{}\n{\"text\":\"y\",\"file\":\"p\"}\n[]"),
               "!1 p:1 !4 !5 p:1 !7", "bad lines are named and left out");
    is_records(
        "a.json",
        STR("[\n {\"text\":\"x}]\\\"{\",\n\"file\":\"p\"},\n {\"text\":\"y\",\"file\":\"p\"},\n {\"text\":5}\n]\n"),
        "p:1,2 !5", "a list in a .json");
    is_records("a.json", STR("{\n\"text\":\"x\"}"), "a.json:1", "an object in a .json");
    is_records("a.json", STR("[{\"text\":\"x\"}, nonsense, {\"text\":\"y\"}]"), "a.json:1 !1",
               "what is no object ends a .json");
    is_records("a.json", STR("{\"text\":\"x\"}\n{\"text\":"), "a.json:1 !2", "a torn .json");
    struct input_file file;
    struct str gb = encoded(str_of("{\"text\":\"河边栽树，人人出力。\"}\n{\"text\":\"plain\"}\n"), "GB18030");
    ok(parse(gb, true, &file) && file.npages == 2 && str_is(file.encoding, "GB18030") &&
           str_is(file.pages[0].articles[0].sections[0].paragraphs[0], "河边栽树，人人出力。"),
       "JSON lines in GB18030");
    ok(parse(STR("{\"text\":\"河边栽树人\xff\"}\n"), true, &file) && file.npages == 1 && file.bad_bytes == 1,
       "a bad byte in a record");
    ok(parse(STR("{\"text\":\"x\"}\nbad\n"), true, &file) && file.nfaults == 1 && file.faults[0].line == 2 &&
           str_starts(file.faults[0].why, STR("not JSON")),
       "faults of a file read whole");
}

static void is_stream(const char *path, size_t pages, size_t articles, const char *name)
{
    struct input *in;
    struct input_item item;
    struct error err = {0};
    struct arena *page = arena_new();
    size_t got_pages = 0, got_articles = 0, most = 0, faults = 0;
    enum status status = input_open(str_of(path), &in, &err);
    while (status == STATUS_OK && (status = input_next(in, page, &item, &err)) == STATUS_OK) {
        got_pages += item.kind == ITEM_PAGE;
        got_articles += item.kind == ITEM_PAGE ? item.page.narticles : 0;
        faults += item.kind == ITEM_FAULT;
        most = arena_used(page) > most ? arena_used(page) : most;
        arena_reset(page);
    }
    ok(status == STATUS_NOTHING && got_pages == pages && got_articles == articles, name);
    ok(most < 2 << 20, "with little memory a page");
    uint64_t hash[2];
    struct input_facts facts = input_facts(in);
    input_hash(str_of(path), hash, NULL);
    ok(facts.hash[0] == hash[0] && facts.hash[1] == hash[1], "and the hash of the file");
    printf("# %zu pages, %zu articles, %zu faults\n", got_pages, got_articles, faults);
    input_close(in);
    arena_free(page);
}

static void streams(void)
{
    FILE *out = fopen("many.jsonl", "w");
    for (int i = 0; i < 20000; i++)
        fprintf(out, "{\"file\":\"%d.txt\",\"title\":\"第%d条\",\"text\":\"%s\"}\n", i / 8, i,
                i % 3 ? simplified : "短");
    fclose(out);
    is_stream("many.jsonl", 2500, 20000, "a stream of 20,000 records");
    out = fopen("same.jsonl", "w");
    for (int i = 0; i < 2500; i++)
        fprintf(out, "{\"file\":\"1.txt\",\"text\":\"短\"}\n");
    fclose(out);
    is_stream("same.jsonl", 3, 2500, "a page is never more than 1,000 articles");
    out = fopen("long.jsonl", "w");
    fputs("{\"text\":\"a\"}\n{\"text\":\"", out);
    for (int i = 0; i < 40 << 10; i++)
        fprintf(out, "%01024d", 0);
    fputs("\"}\n{\"text\":\"b\"}\n", out);
    fclose(out);
    is_stream("long.jsonl", 2, 2, "a record of 40 MiB is left out, the rest is read");
}

/* Are the lines of all pages, put one behind the other, the bytes of TEXT without its line ends, and no page larger than pages are? */
static bool is_whole(const struct input_file *file, struct str text)
{
    size_t at = 0;
    int number = 1;
    for (size_t d = 0; d < file->ndumps; d++) {
        size_t bytes = 0;
        for (size_t i = 0; i < file->dumps[d].nlines; i++) {
            const struct raw_line *line = &file->dumps[d].lines[i];
            for (; at < text.n && text.s[at] == '\n' && number < line->number; number++)
                at++;
            if (!str_eq(str_cut(text, at, at + line->text.n), line->text) || !utf8_valid(line->text))
                return false;
            at += line->text.n;
            bytes += line->text.n + 1;
        }
        if (bytes > (4 << 20) + 2 || file->dumps[d].nlines > 1 << 17)
            return false;
    }
    return at + 1 >= text.n;
}

static void too_large_for_a_page(void)
{
    struct buf text = {0};
    struct input_file file;
    for (int i = 0; i < (1 << 17) + 5; i++)
        buf_cstr(&text, i % 3 ? "行\n" : "\n");
    ok(parse(buf_view(&text), false, &file) && file.ndumps == 2 && file.dumps[0].nlines == 1 << 17,
       "more lines than a page has are two pages");
    ok(file.dumps[1].lines[0].number == (1 << 17) + 1 && file.dumps[1].nlines == 5, "the second goes on");
    ok(is_whole(&file, buf_view(&text)), "and nothing is lost");
    arena_reset(arena);
    buf_clear(&text);
    buf_cstr(&text, "题\n\n");
    for (int i = 0; i < 3 << 20; i++)
        buf_cstr(&text, "水");
    buf_cstr(&text, "\n尾\n");
    ok(parse(buf_view(&text), false, &file) && file.ndumps == 3, "a line longer than a page is cut");
    ok(file.dumps[0].nlines == 3 && file.dumps[1].lines[0].number == 3, "its headline stays with its beginning");
    ok(is_whole(&file, buf_view(&text)), "between two characters, and none is lost");
    arena_reset(arena);
    buf_clear(&text);
    for (int i = 0; i < 150000; i++)
        buf_cstr(&text, "一行文字写得长一些，十行就有一页\n");
    ok(parse(buf_view(&text), false, &file) && file.ndumps == 2, "more bytes than a page has");
    ok(file.dumps[0].nlines + file.dumps[1].nlines == 150000 && is_whole(&file, buf_view(&text)),
       "are cut behind a line");
    arena_reset(arena);
    buf_clear(&text);
    for (int i = 0; i < 5; i++) {
        buf_printf(&text, "{\"title\":\"%d\",\"page\":{\"file\":\"x\"},\"sections\":[{\"paragraphs\":[\"", i);
        for (int k = 0; k < 10 << 17; k++)
            buf_cstr(&text, "水塔刷");
        buf_cstr(&text, "\"]}]}\n");
    }
    ok(parse(buf_view(&text), true, &file) && file.npages == 3 && file.pages[0].narticles == 2,
       "articles that take much part a page too");
    arena_reset(arena);
    buf_free(&text);
}

/* ---- hostile bytes ------------------------------------------------------------------------------------------------ */

static void large(void)
{
    struct buf text = {0};
    for (int i = 0; i < 100000; i++)
        buf_cstr(&text, "一行文字\n");
    for (int i = 0; i < 1 << 20; i++)
        buf_char(&text, 'x');
    struct input_file file;
    ok(parse(buf_view(&text), false, &file) && file.dumps[0].nlines == 100001, "100,000 lines and one of 1 MiB");
    arena_reset(arena);
    buf_clear(&text);
    for (int i = 0; i < 200000; i++)
        buf_cstr(&text, "\f");
    ok(parse(buf_view(&text), false, &file) && file.ndumps == 200000, "200,000 form feeds");
    arena_reset(arena);
    buf_clear(&text);
    for (int i = 0; i < 1 << 20; i++)
        buf_cstr(&text, "\xb0\xff");
    ok(parse(buf_view(&text), false, &file) && file.bad_bytes > 1 << 20, "2 MiB of bad bytes");
    arena_reset(arena);
    buf_clear(&text);
    for (int i = 0; i < 1 << 20; i++)
        buf_cstr(&text, "[{");
    ok(parse(buf_view(&text), true, &file) && file.nfaults == 1, "2 MiB of brackets");
    arena_reset(arena);
    buf_free(&text);
}

static void random_bytes(void)
{
    static const char *const pieces[] = {"\xff\xfe",     "\xef\xbb\xbf", "\f",       "\r",  "\n",       "\r\n",
                                         "{\"text\":\"", "\"}",          "[",        "]",   ",",        "甲",
                                         "\xb0\xa1",     "\xa4\x40",     "\x81\x30", "\0x", "\x88\x62", "\xe6\xb2",
                                         "\\u0000",      "\\",           "{",        "}"};
    srand(9);
    int answered = 0;
    for (int round = 0; round < 20000; round++) {
        struct buf bytes = {0};
        for (int n = rand() % 24; n > 0; n--) {
            if (rand() % 4)
                buf_cstr(&bytes, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
            else
                buf_char(&bytes, (char)(rand() >> 7));
        }
        struct input_file file;
        struct str name = rand() % 2 ? STR("a.json") : STR("a.jsonl");
        enum status status = input_parse(arena, name, buf_view(&bytes), rand() % 2, &file, NULL);
        answered += status == STATUS_OK || status == STATUS_INPUT;
        buf_free(&bytes);
        arena_reset(arena);
    }
    is_int(answered, 20000, "20,000 random files: read or refused");
}

int main(void)
{
    char folder[] = "/tmp/baolan-input-XXXXXX";
    arena = arena_new();
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    encodings();
    short_texts();
    no_text();
    lines();
    records();
    streams();
    too_large_for_a_page();
    large();
    random_bytes();
    ok(unlink("many.jsonl") == 0 && unlink("same.jsonl") == 0 && unlink("long.jsonl") == 0 && rmdir(folder) == 0,
       "nothing is left behind");
    arena_free(arena);
    return tap_done();
}
