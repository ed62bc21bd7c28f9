/*
 * tag inside: the matcher against a plain search, the gazetteer's halving against a plain walk, mentions where they
 * stand with the rule that made them, and texts that are out to do harm.
 */
#include <stdlib.h>

#include "../../src/tag/matcher.h"
#include "../../src/tag/places.h"
#include "../../src/tag/table.h"
#include "baolan/tag.h"
#include "tap.h"

/* A small generator of our own: the same cases on every machine. */
static uint32_t state = 20240510;

static uint32_t below(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

static const char *const letters[] = {"兴", "县", "孝", "义", "镇", "a", "Ａ", "，"};

static void random_text(struct buf *out, uint32_t most)
{
    buf_clear(out);
    for (uint32_t n = 1 + below(most); n > 0; n--)
        buf_cstr(out, letters[below(sizeof letters / sizeof *letters)]);
}

/* Folded letters are compared one by one: Ａ is a. */
static size_t same_at(struct str text, size_t at, struct str term)
{
    size_t i = 0;
    while (i < term.n) {
        bool wide = str_starts(str_cut(text, at, text.n), STR("Ａ")),
             wide_term = str_starts(str_cut(term, i, term.n), STR("Ａ"));
        char c = wide ? 'a' : at < text.n ? text.s[at] : '\0', d = wide_term ? 'a' : term.s[i];
        if (c != d)
            return 0;
        at += wide ? 3 : 1;
        i += wide_term ? 3 : 1;
    }
    return at;
}

static void against_plain_search(void)
{
    struct arena *a = arena_new();
    struct buf terms[6] = {{0}}, text = {0};
    bool same = true;
    for (int round = 0; round < 2000 && same; round++) {
        struct matcher *m = matcher_new();
        struct hits hits = {0};
        size_t wanted = 0;
        for (uint32_t i = 0; i < 6; i++) {
            random_text(&terms[i], 4);
            matcher_add(m, buf_view(&terms[i]), i);
        }
        matcher_build(m);
        random_text(&text, 60);
        matcher_find(m, points_of(a, buf_view(&text), SIZE_MAX), &hits);
        for (size_t at = 0; at < text.n; at++)
            for (uint32_t i = 0; i < 6; i++) {
                size_t end = same_at(buf_view(&text), at, buf_view(&terms[i]));
                bool found = false;
                for (size_t k = 0; k < hits.n; k++)
                    found |= hits.at[k].from == at && hits.at[k].to == end && hits.at[k].id == i;
                same = same && found == (end != 0);
                wanted += end != 0;
            }
        same = same && wanted == hits.n;
        for (size_t k = 1; k < hits.n; k++)
            same = same && (hits.at[k - 1].from < hits.at[k].from ||
                            (hits.at[k - 1].from == hits.at[k].from && hits.at[k - 1].to >= hits.at[k].to));
        vec_free(&hits);
        matcher_free(m);
    }
    ok(same, "the matcher finds what a plain search finds, in order");
    arena_free(a);
    for (size_t i = 0; i < 6; i++)
        buf_free(&terms[i]);
    buf_free(&text);
}

static void within_bounds(void)
{
    struct arena *a = arena_new();
    struct str text = STR("５Ｇ重卡\xff");
    struct points all = points_of(a, text, SIZE_MAX), two = points_of(a, text, 2);
    ok(all.n == 5 && all.cp[0] == '5' && all.cp[1] == 'g' && all.at[5] == text.n, "each code point once, folded");
    ok(two.n == 2 && two.at[2] == 6, "no more than are wanted");
    struct points middle = points_between(&all, 3, 9);
    ok(middle.n == 2 && middle.cp[0] == 'g' && middle.at[0] == 3 && middle.at[2] == 9, "those between two bytes");
    struct matcher *m = matcher_new();
    struct hits hits = {0};
    matcher_add(m, STR("5g"), 0);
    matcher_add(m, STR("g重卡"), 1);
    matcher_add(m, STR("重"), 2);
    matcher_build(m);
    matcher_find(m, middle, &hits);
    ok(hits.n == 1 && hits.at[0].id == 2 && hits.at[0].from == 6 && hits.at[0].to == 9, "no term goes over an end");
    vec_free(&hits);
    matcher_free(m);
    arena_free(a);
}

static void halving(void)
{
    static const char *const prefixes[] = {"11",     "1411", "141181", "141102001000", "65",
                                           "659012", "82",   "00",     "99",           "14118"};
    struct arena *a = arena_new();
    struct buf file = {0};
    struct error err = {0};
    ok(table_read_data("regions/townships.tsv", &file, &err) == STATUS_OK, "the townships are there");
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct table t = {.text = buf_view(&file)};
        struct township *found;
        struct str field[2];
        size_t n, wanted = 0;
        gazetteer_townships(a, str_of(prefixes[i]), &found, &n, &err);
        bool same = true;
        while (table_next(&t, field, 2))
            if (str_starts(field[0], str_of(prefixes[i]))) {
                same =
                    same && wanted < n && str_eq(found[wanted].code, field[0]) && str_eq(found[wanted].name, field[1]);
                wanted++;
            }
        ok(same && wanted == n, prefixes[i]);
    }
    buf_free(&file);
    error_clear(&err);
    arena_free(a);
}

static void positions(void)
{
    struct arena *a = arena_new();
    struct gazetteer g;
    struct words *w = NULL;
    struct places *p = NULL;
    struct error err = {0};
    struct mentions mentions = {0};
    const struct region *region = NULL;
    ok(gazetteer_open(&g, &err) == STATUS_OK && words_open(&w, &err) == STATUS_OK &&
           (region = gazetteer_find(&g, STR("141100"))) != NULL &&
           places_open(&p, &g, w, (struct focus){&region, 1}, &err) == STATUS_OK,
       "the places open");
    struct part part[] = {{.kind = PART_TITLE, .text = STR("到文水县孝义镇看棚")},
                          {.kind = PART_LEAD, .text = STR("该县的菜农说，碛口的枣也来了。")}};
    for (size_t i = 0; i < 2; i++)
        part[i].points = points_of(a, part[i].text, SIZE_MAX);
    places_find(p, (struct parts){part, 2}, -1, &mentions);
    static const struct {
        const char *text;
        enum mention_kind kind;
        bool joined;
    } wanted[] = {{"文水县", MENTION_COUNTY, false},
                  {"孝义镇", MENTION_TOWNSHIP, true},
                  {"该县", MENTION_BACK, false},
                  {"碛口", MENTION_PLACE, false}};
    is_int(mentions.n, 4, "each mention is there");
    for (size_t i = 0; i < mentions.n && i < 4; i++) {
        const struct mention *m = &mentions.at[i];
        struct str text = str_cut(part[m->part].text, m->from, m->to);
        ok(str_is(text, wanted[i].text) && m->kind == wanted[i].kind && m->joined == wanted[i].joined && m->rule,
           "it stands where it says, with its rule");
    }
    vec_free(&mentions);
    places_close(p);
    words_close(w);
    gazetteer_close(&g);
    arena_free(a);
}

/* Lines of a megabyte, ill-formed bytes, names without end: no crash, no hang. */
static void hostile(void)
{
    static const char *const pieces[] = {"三交镇",      "兴县", "孝义",     "局长", "王", "、",  "1",
                                         "总投资1万元", "\xe4", "\xff\xfe", "“",    "”",  "该县"};
    struct arena *a = arena_new();
    struct tagger *t = NULL;
    struct error err = {0};
    struct buf text = {0};
    ok(tagger_open(STR("141100"), &t, &err) == STATUS_OK, "the tagger opens");
    for (size_t i = 0; i <= sizeof pieces / sizeof *pieces; i++) {
        buf_clear(&text);
        while (text.n < 300000)
            buf_cstr(&text, pieces[i < sizeof pieces / sizeof *pieces ? i : below(sizeof pieces / sizeof *pieces)]);
        struct str paragraph = buf_view(&text);
        struct section section = {.heading = paragraph, .paragraphs = &paragraph, .nparagraphs = 1};
        struct article article = {.title = paragraph, .sections = &section, .nsections = 1};
        tagger_tag(t, a, &article);
        arena_reset(a);
    }
    ok(true, "hostile texts are tagged");
    buf_free(&text);
    tagger_close(t);
    arena_free(a);
}

int main(void)
{
    against_plain_search();
    within_bounds();
    halving();
    positions();
    hostile();
    return tap_done();
}
