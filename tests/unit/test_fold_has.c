/* A folded needle in printed texts: always what folding the whole text would say. */
#include "baolan/fold.h"
#include "maker/random.h"
#include "tap.h"

static const char *const pieces[] = {"氢",  "能", "重卡", "发", "展", "發展", "髮", "5G", "５Ｇ", "g",
                                     "APP", "a",  "2024", "4",  "４", "，",   "。", " ",  "　",   "、",
                                     "“",   "\t", "é",    "Ω",  "⼭", "山",   "%",  "\n", "\xff", "\xe6\xb0"};

static void fill(struct random *rng, size_t n, size_t of, struct buf *out)
{
    for (size_t i = 0; i < n; i++)
        buf_cstr(out, pieces[random_below(rng, of)]);
}

int main(void)
{
    enum { ALL = sizeof pieces / sizeof *pieces, NO_LINE_END = 27, ROUNDS = 60000 };
    struct random rng = {20240510};
    size_t wrong = 0, found = 0, anchored = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct buf text = {0}, typed = {0}, folded_text = {0}, folded = {0};
        fill(&rng, random_below(&rng, 30), ALL, &text);
        fill(&rng, 1 + random_below(&rng, 4), NO_LINE_END, &typed);
        fold_str(buf_view(&text), &folded_text);
        fold_str(buf_view(&typed), &folded);
        struct fold_needle needle = fold_needle(buf_view(&folded));
        bool there = str_find(buf_view(&folded_text), buf_view(&folded), 0) != SIZE_MAX;
        wrong += fold_has(&needle, buf_view(&text)) != there;
        found += there;
        anchored += needle.from < needle.to;
        buf_free(&text);
        buf_free(&typed);
        buf_free(&folded_text);
        buf_free(&folded);
    }
    is_int(wrong, 0, "a needle is found where the folded text holds it, and nowhere else");
    ok(found > ROUNDS / 20 && found < ROUNDS, "some are there and some are not");
    ok(anchored > ROUNDS / 4 && anchored < ROUNDS, "with anchors and without");

    /* Hostile: a megabyte of one character, a long needle of it that ends otherwise. */
    struct buf text = {0}, typed = {0};
    for (int i = 0; i < 350000; i++)
        buf_cstr(&text, "氢");
    for (int i = 0; i < 2000; i++)
        buf_cstr(&typed, "氢");
    buf_cstr(&typed, "煤");
    struct fold_needle needle = fold_needle(buf_view(&typed));
    ok(!fold_has(&needle, buf_view(&text)), "a long needle that is nearly there is looked for in one pass");
    buf_free(&text);
    buf_free(&typed);
    return tap_done();
}
