/* Bodies in compact form: every text comes back as it was, and is searched as folding the whole of it would. */
#include "../../src/archive/compact.h"

#include "baolan/utf8.h"
#include "maker/random.h"
#include "tap.h"

static const char *const pieces[] = {
    "氢", "能", "重卡", "发", "展",       "發展",         "的", "国", "國", "5G", "５", "Ｇ", "g",  "A",
    "0",  "4",  "，",   "。", " ",        "　",           "é",  "Ω",  "⼭", "山", "𠮷", "%",  "\n", "\xff",
    "①",  "—",  "…",    "㎡", "\xe6\xb0", "\xed\xa0\x80", "\t", "�"};

enum { ALL = sizeof pieces / sizeof *pieces };

static void fill(struct random *rng, size_t n, size_t of, struct buf *out)
{
    for (size_t i = 0; i < n; i++)
        buf_cstr(out, pieces[random_below(rng, of)]);
}

/* Is TEXT what comes back? */
static bool comes_back(struct str text)
{
    struct buf compact = {0}, again = {0};
    compact_put(text, &compact);
    compact_get(buf_view(&compact), &again);
    bool same = str_eq(buf_view(&again), text) && compact.n <= 3 * text.n;
    buf_free(&compact);
    buf_free(&again);
    return same;
}

static void all_come_back(void)
{
    struct buf text = {0};
    for (uint32_t c = 0; c <= 0x10ffff; c++)
        if (c < 0xd800 || c > 0xdfff)
            buf_cp(&text, c);
    ok(comes_back(buf_view(&text)), "every code point comes back");
    buf_free(&text);
    struct random rng = {7};
    size_t wrong = 0;
    for (int round = 0; round < 4000; round++) {
        fill(&rng, random_below(&rng, 400), ALL, &text);
        wrong += !comes_back(buf_view(&text));
        buf_clear(&text);
        for (size_t n = random_below(&rng, 400); n > 0; n--)
            buf_char(&text, (char)random_below(&rng, 256));
        wrong += !comes_back(buf_view(&text));
        buf_clear(&text);
    }
    is_int(wrong, 0, "so does every text, ill-formed or not");
    buf_free(&text);
}

static void any_bytes_are_read(void)
{
    struct random rng = {11};
    struct buf bytes = {0}, text = {0};
    size_t wrong = 0;
    for (int round = 0; round < 4000; round++) {
        buf_clear(&bytes);
        buf_clear(&text);
        for (size_t n = random_below(&rng, 400); n > 0; n--)
            buf_char(&bytes, (char)random_below(&rng, 256));
        compact_get(buf_view(&bytes), &text);
        wrong += text.n > 3 * bytes.n;
    }
    is_int(wrong, 0, "bytes of no form give a text of bounded length");
    buf_free(&bytes);
    buf_free(&text);
}

static void searched_as_folded(void)
{
    enum { LINELESS = 26, ROUNDS = 60000 };
    struct random rng = {20240510};
    struct buf text = {0}, typed = {0}, folded_text = {0}, folded = {0}, compact = {0}, scratch = {0};
    struct arena *arena = arena_new();
    size_t wrong = 0, found = 0;
    for (int round = 0; round < ROUNDS; round++) {
        buf_clear(&text), buf_clear(&typed), buf_clear(&folded_text), buf_clear(&folded), buf_clear(&compact);
        arena_reset(arena);
        fill(&rng, random_below(&rng, 40), ALL, &text);
        fill(&rng, 1 + random_below(&rng, 3), LINELESS, &typed);
        fold_str(buf_view(&text), &folded_text);
        fold_str(buf_view(&typed), &folded);
        compact_put(buf_view(&text), &compact);
        struct compact_needle needle = compact_needle(arena, buf_view(&folded));
        bool there = str_find(buf_view(&folded_text), buf_view(&folded), 0) != SIZE_MAX;
        wrong += compact_has(&needle, buf_view(&compact), &scratch) != there;
        found += there;
    }
    is_int(wrong, 0, "a needle is found where the folded text holds it, and nowhere else");
    ok(found > ROUNDS / 20 && found < ROUNDS, "some are there and some are not");
    buf_free(&text), buf_free(&typed), buf_free(&folded_text), buf_free(&folded), buf_free(&compact);
    buf_free(&scratch);
    arena_free(arena);
}

/* What is AROUND characters before and behind the character at PLACE. */
static struct str surroundings(struct str text, size_t place, size_t around)
{
    size_t from = utf8_offset(text, place > around ? place - around : 0);
    return str_cut(text, from, utf8_offset(text, place + around));
}

/* Is PART what stands around a place where TEXT holds the folded NEEDLE? */
static bool stands_around(struct str text, struct str needle, struct str part, size_t around)
{
    struct buf folded = {0};
    bool found = false;
    fold_str(text, &folded);
    for (size_t at = 0; !found && (at = str_find(buf_view(&folded), needle, at)) != SIZE_MAX; at++)
        found = str_eq(surroundings(text, utf8_count(str_cut(buf_view(&folded), 0, at)), around), part);
    buf_free(&folded);
    return found;
}

static void shown_as_if_whole(void)
{
    enum { ROUNDS = 20000, AROUND = 12 };
    struct random rng = {4711};
    struct buf text = {0}, typed[2] = {{0}}, folded = {0}, compact = {0}, scratch = {0}, piece = {0};
    struct arena *arena = arena_new();
    size_t wrong = 0, found = 0, shorter = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct str needles[2];
        struct compact_needle ready[2];
        size_t n = 1 + random_below(&rng, 2);
        buf_clear(&text), buf_clear(&compact), buf_clear(&piece);
        arena_reset(arena);
        /* Of one piece there is little in some of them, so that it comes late. */
        fill(&rng, random_below(&rng, 300), 1 + random_below(&rng, ALL), &text);
        fill(&rng, random_below(&rng, 60), ALL, &text);
        compact_put(buf_view(&text), &compact);
        for (size_t i = 0; i < n; i++) {
            buf_clear(&typed[i]), buf_clear(&folded);
            fill(&rng, 1 + random_below(&rng, 3), 24, &typed[i]);
            fold_str(buf_view(&typed[i]), &folded);
            needles[i] = buf_view(&typed[i]);
            ready[i] = compact_needle(arena, arena_str(arena, buf_view(&folded)));
        }
        size_t lead = 0;
        struct str around = compact_around(ready, n, buf_view(&compact), AROUND, AROUND, &lead, &scratch);
        compact_get(str_cut(around, 0, lead), &piece);
        size_t before = piece.n;
        compact_get(str_cut(around, lead, around.n), &piece);
        struct str rest = str_cut(buf_view(&piece), before, piece.n);
        struct fold_range *in_text, *in_piece;
        bool there = fold_find(arena, buf_view(&text), needles, n, &in_text) > 0,
             shown = around.s && fold_find(arena, rest, needles, n, &in_piece) > 0, fine = there == shown;
        if (shown) {
            size_t place = utf8_count(str_cut(buf_view(&piece), 0, before + in_piece[0].from));
            struct str part = surroundings(buf_view(&piece), place, AROUND);
            fine = fine && (stands_around(buf_view(&text), ready[0].folded.text, part, AROUND) ||
                            (n > 1 && stands_around(buf_view(&text), ready[1].folded.text, part, AROUND)));
        }
        wrong += !fine;
        found += there;
        shorter += around.s && around.n < compact.n;
    }
    is_int(wrong, 0, "around one of some needles a piece shows what the whole does");
    ok(found > ROUNDS / 10 && found < ROUNDS && shorter > ROUNDS / 20, "where there is one, and it is a piece");
    buf_free(&text), buf_free(&typed[0]), buf_free(&typed[1]), buf_free(&folded), buf_free(&compact);
    buf_free(&scratch), buf_free(&piece);
    arena_free(arena);
}

/* Characters whose bytes, read from the middle, are another character: it is not found, and looking for it is one walk. */
static void never_between(void)
{
    struct buf text = {0}, compact = {0}, shifted = {0}, typed = {0}, scratch = {0};
    struct arena *arena = arena_new();
    compact_put(STR("聰"), &compact);
    is_int((intmax_t)compact.n, 2, "a character of two bytes");
    buf_char(&shifted, compact.s[1]);
    buf_char(&shifted, compact.s[0]);
    compact_get(buf_view(&shifted), &typed);
    is_int((intmax_t)utf8_count(buf_view(&typed)), 1, "whose bytes make another one when changed over");
    for (int i = 0; i < 350000; i++)
        buf_cstr(&text, "聰");
    buf_clear(&compact);
    compact_put(buf_view(&text), &compact);
    struct compact_needle needle = compact_needle(arena, buf_view(&typed));
    ok(!compact_has(&needle, buf_view(&compact), &scratch), "is not taken for it");
    buf_free(&text), buf_free(&compact), buf_free(&shifted), buf_free(&typed), buf_free(&scratch);
    arena_free(arena);
}

static void folding_twice(void)
{
    uint32_t wrong = 0;
    for (uint32_t c = 0; c <= 0x10ffff; c++)
        wrong += fold_cp(fold_cp(c)) != fold_cp(c);
    is_int(wrong, 0, "what is folded folds to itself, so a needle is its own print");
}

int main(void)
{
    all_come_back();
    any_bytes_are_read();
    searched_as_folded();
    shown_as_if_whole();
    never_between();
    folding_twice();
    return tap_done();
}
