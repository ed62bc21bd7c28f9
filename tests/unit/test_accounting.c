/*
 * Never a character lost, and none invented: every letter, digit and ideograph of a raw page is in the text of an article, in a line told
 * to be furniture, or was undone as a defect (shadow print, markup) or read as structure (本报讯, 摄, 下转4版). Counted over whole pages, so
 * that a paragraph that went to another story is not this test's business, and one that went nowhere is.
 */
#include "tap.h"

#include <glob.h>
#include <stdlib.h>

#include "baolan/fold.h"
#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "baolan/utf8.h"
#include "maker/maker.h"

enum { SEEDS = 4, DOUBLED_LEAST = 8, DOUBLED_ODD = 16, PAGE_LOSS = 6 };

/* Characters of the words that structure is read from; what they say is in the record's other fields. */
static const char structure[] = "本报讯消息综合新华社中电作者来源据摄影道文图片供下转上接紧第版记通员特约评论";

struct letters {
    uint32_t *at;
    size_t n, cap;
};

static void letters_add(struct letters *l, struct str s)
{
    struct buf core = {0};
    if (s.s)
        fold_core(s, &core);
    struct str text = buf_view(&core);
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        vec_push(l, c);
    }
    buf_free(&core);
}

static int by_value(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

/* Shadow print doubles every run, so every letter stands an even number of times (one may stray): half of them are kept. */
static void shadow_halve(struct letters *line)
{
    if (line->n < DOUBLED_LEAST)
        return;
    qsort(line->at, line->n, sizeof *line->at, by_value);
    size_t odd = 0, kept = 0;
    for (size_t i = 0, k; i < line->n; i = k) {
        for (k = i; k < line->n && line->at[k] == line->at[i];)
            k++;
        odd += (k - i) % 2;
    }
    if (odd > (line->n >= DOUBLED_ODD ? 1u : 0u))
        return;
    for (size_t i = 0; i < line->n; i += 2)
        line->at[kept++] = line->at[i];
    line->n = kept;
}

static bool lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* is_rotation_valid: True, {1}-----: what a reader of print says of itself. */
static bool reader_line(struct str s)
{
    size_t n = 0;
    while (n < s.n && (lower(s.s[n]) || s.s[n] == '_'))
        n++;
    return (n > 2 && n + 1 < s.n && s.s[n] == ':' && s.s[n + 1] == ' ') ||
           (str_starts(s, STR("{")) && str_ends(s, STR("-----")));
}

/* The text of a line of markup: tags, addresses, the names of entities and of signs in formulas are no text. */
static struct str without_markup(struct arena *a, struct str s)
{
    struct buf b = {0};
    if (reader_line(s))
        return STR("");
    for (size_t i = 0; i < s.n; i++) {
        while (s.s[i] == '\\' && i + 1 < s.n && lower(s.s[i + 1]))
            for (i++; i + 1 < s.n && lower(s.s[i]);)
                i++;
        const char *end = s.s[i] == '<'   ? memchr(s.s + i, '>', s.n - i)
                          : s.s[i] == '&' ? memchr(s.s + i, ';', s.n - i < 9 ? s.n - i : 9)
                                          : NULL;
        if (s.s[i] == ']' && i + 1 < s.n && s.s[i + 1] == '(')
            end = memchr(s.s + i, ')', s.n - i);
        if (end)
            i = (size_t)(end - s.s);
        else
            buf_char(&b, s.s[i]);
    }
    struct str text = arena_str(a, buf_view(&b));
    buf_free(&b);
    return text;
}

/* 本报东塬讯, 新华社北京5月8日电: place and day of a dateline go with it. */
static struct str without_dateline(struct arena *a, struct str s)
{
    static const char *const heads[] = {"本报", "晚报", "日报", "晨报", "新华社", "中新社"};
    static const char *const ends[] = {"讯", "电"};
    for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
        size_t at = str_find(str_cut(s, 0, 40), str_of(heads[h]), 0);
        for (size_t e = 0; at != SIZE_MAX && e < sizeof ends / sizeof *ends; e++) {
            size_t end = str_find(str_cut(s, 0, at + 48), str_of(ends[e]), at);
            if (end != SIZE_MAX && str_find(str_cut(s, at, end), STR("，"), 0) == SIZE_MAX)
                return arena_printf(a, "%.*s%.*s", STR_ARG(str_cut(s, 0, at)), STR_ARG(str_cut(s, end, s.n)));
        }
    }
    return s;
}

static void raw_letters(struct arena *a, const struct dump *dump, const struct rebuilt *r, struct letters *out)
{
    for (size_t i = 0; i < dump->nlines; i++) {
        const struct line_fate *f = &r->fates[i];
        if (f->article == 0 && (f->role == ROLE_FURNITURE || f->role == ROLE_STAFF))
            continue;
        struct letters line = {0};
        letters_add(&line, without_dateline(a, without_markup(a, dump->lines[i].text)));
        shadow_halve(&line);
        for (size_t k = 0; k < line.n; k++)
            vec_push(out, line.at[k]);
        vec_free(&line);
    }
}

static void record_letters(const struct page *page, struct letters *out)
{
    for (size_t i = 0; i < page->narticles; i++) {
        const struct article *x = &page->articles[i];
        const struct str parts[] = {
            x->kicker, x->title_derived ? STR_ABSENT : x->title, x->subtitle, x->credit, x->jump_to, x->jump_from};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            letters_add(out, parts[k]);
        for (size_t k = 0; k < x->nauthors; k++) {
            letters_add(out, x->authors[k].name);
            letters_add(out, x->authors[k].role);
        }
        for (size_t k = 0; k < x->nsections; k++) {
            letters_add(out, x->sections[k].heading);
            for (size_t n = 0; n < x->sections[k].nparagraphs; n++)
                letters_add(out, x->sections[k].paragraphs[n]);
        }
        for (size_t k = 0; k < x->ncaptions; k++) {
            letters_add(out, x->captions[k].text);
            letters_add(out, x->captions[k].credit);
        }
    }
}

static bool is_structure(uint32_t c)
{
    struct str s = str_of(structure);
    for (size_t at = 0; at < s.n;)
        if (utf8_next(s, &at) == c)
            return true;
    return false;
}

/* Letters of A that B has too few of; both sorted. They are shown in WHICH. */
static size_t missing(const struct letters *a, const struct letters *b, struct buf *which)
{
    size_t n = 0, k = 0;
    for (size_t i = 0; i < a->n; i++) {
        while (k < b->n && b->at[k] < a->at[i])
            k++;
        if (k < b->n && b->at[k] == a->at[i]) {
            k++;
        } else if (!is_structure(a->at[i])) {
            n++;
            if (which->n < 120)
                buf_cp(which, a->at[i]);
        }
    }
    return n;
}

struct sums {
    size_t raw, lost, invented;
};

static struct sums account(struct arena *a, const struct dump *dump, struct buf *which)
{
    struct rebuilt r;
    struct letters raw = {0}, got = {0};
    rebuild_page(a, dump, NULL, &r);
    raw_letters(a, dump, &r, &raw);
    record_letters(&r.page, &got);
    qsort(raw.at, raw.n, sizeof *raw.at, by_value);
    qsort(got.at, got.n, sizeof *got.at, by_value);
    struct sums sums = {.raw = raw.n};
    sums.lost = missing(&raw, &got, which);
    buf_cstr(which, " / ");
    sums.invented = missing(&got, &raw, which);
    vec_free(&raw);
    vec_free(&got);
    return sums;
}

static void files_account(struct arena *a, const char *pattern)
{
    glob_t files;
    if (glob(pattern, 0, NULL, &files) != 0) {
        tap_skip(pattern);
        return;
    }
    for (size_t i = 0; i < files.gl_pathc; i++) {
        struct input_file file;
        struct error err = {0};
        struct buf which = {0};
        if (input_read(a, str_of(files.gl_pathv[i]), &file, &err) == STATUS_OK && file.ndumps == 1) {
            struct sums s = account(a, &file.dumps[0], &which);
            struct str name = arena_printf(a, "%s: %zu letters, %zu lost, %zu invented", files.gl_pathv[i], s.raw,
                                           s.lost, s.invented);
            ok(s.lost <= PAGE_LOSS && s.invented <= PAGE_LOSS, name.s);
            if (s.lost || s.invented)
                printf("# lost / invented: %s\n", which.s);
        } else {
            ok(false, files.gl_pathv[i]);
        }
        buf_free(&which);
        arena_reset(a);
    }
    globfree(&files);
}

static struct dump dump_of(struct arena *a, struct str text)
{
    struct dump d = {.file = STR("made"), .part = 1, .nparts = 1, .lines = arena_array(a, text.n + 1, sizeof *d.lines)};
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at), to = end == SIZE_MAX ? text.n : end;
        d.lines[d.nlines] = (struct raw_line){arena_strn(a, text.s + at, to - at), (int)d.nlines + 1};
        d.nlines++;
        at = to + 1;
    }
    return d;
}

static void made_account(struct arena *a)
{
    glob_t files;
    struct sums all = {0}, worst = {0};
    struct buf worst_which = {0};
    if (glob("tests/stories/*.json", 0, NULL, &files) != 0) {
        tap_skip("no stories here: run from the top folder");
        return;
    }
    for (size_t i = 0; i < files.gl_pathc; i++)
        for (uint64_t k = 0; k < SEEDS; k++) {
            struct story_page stories;
            struct error err = {0};
            if (story_read(a, files.gl_pathv[i], &stories, &err) != STATUS_OK)
                continue;
            struct recipe recipe = recipe_random(i * 1000 + k);
            struct buf text = {0}, which = {0};
            struct page truth;
            press_page(a, &stories, &recipe, &text, &truth, NULL);
            struct dump dump = dump_of(a, buf_view(&text));
            struct sums s = account(a, &dump, &which);
            all = (struct sums){all.raw + s.raw, all.lost + s.lost, all.invented + s.invented};
            if (s.lost + s.invented > worst.lost + worst.invented) {
                worst = s;
                buf_clear(&worst_which);
                buf_printf(&worst_which, "%s -r %zu: %s", files.gl_pathv[i], (size_t)(i * 1000 + k), which.s);
            }
            buf_free(&text);
            buf_free(&which);
            arena_reset(a);
        }
    struct str name =
        arena_printf(a, "made pages: %zu letters, %zu lost, %zu invented", all.raw, all.lost, all.invented);
    ok(all.raw && all.lost * 1000 <= all.raw && all.invented * 1000 <= all.raw, name.s);
    printf("# worst: %zu lost, %zu invented, %s\n", worst.lost, worst.invented, buf_view(&worst_which).s);
    buf_free(&worst_which);
    globfree(&files);
}

int main(void)
{
    struct arena *a = arena_new();
    files_account(a, "tests/pages/*.txt");
    files_account(a, "../shared/pages/*.txt");
    made_account(a);
    arena_free(a);
    return tap_done();
}
