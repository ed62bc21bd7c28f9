#include "tap.h"

#include "baolan/fold.h"
#include "baolan/utf8.h"

static struct buf out;

static struct str folded(const char *s)
{
    buf_clear(&out);
    fold_str(str_of(s), &out);
    return buf_view(&out);
}

static struct str core(const char *s)
{
    buf_clear(&out);
    fold_core(str_of(s), &out);
    return buf_view(&out);
}

static void test_every_code_point(void)
{
    size_t not_final = 0, out_of_range = 0;
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        uint32_t to = fold_cp(c);
        not_final += fold_cp(to) != to;
        out_of_range += to == 0 || to > 0x10ffff || (to >= 0xd800 && to < 0xe000);
    }
    is_int(not_final, 0, "folding twice changes nothing");
    is_int(out_of_range, 0, "each code point folds to one code point");
    is_int(fold_cp(0x110000), 0x110000, "past Unicode nothing folds");
    is_int(fold_cp(0xffffffff), 0xffffffff, "nor at the end of the integers");
}

/* Any bytes at all: the number of code points stays, whatever is ill-formed. */
static void test_random_bytes(void)
{
    uint64_t seed = 20240510;
    size_t lengths_differ = 0, twice_differs = 0, core_differs = 0;
    for (int round = 0; round < 2000; round++) {
        char bytes[64];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = (char)(seed >> 56);
        }
        struct str s = {.s = bytes, .n = (size_t)(round % 64)};
        struct buf once = {0}, twice = {0}, c1 = {0}, c2 = {0};
        fold_str(s, &once);
        fold_str(buf_view(&once), &twice);
        lengths_differ += utf8_count(s) != utf8_count(buf_view(&once));
        twice_differs += !str_eq(buf_view(&once), buf_view(&twice));
        fold_core(s, &c1);
        fold_core(buf_view(&c1), &c2);
        core_differs += !str_eq(buf_view(&c1), buf_view(&c2));
        buf_free(&once);
        buf_free(&twice);
        buf_free(&c1);
        buf_free(&c2);
    }
    is_int(lengths_differ, 0, "folded text has as many code points");
    is_int(twice_differs, 0, "folded text folds to itself");
    is_int(core_differs, 0, "the core of a core is itself");
}

static void test_find(void)
{
    struct arena *a = arena_new();
    struct fold_range *at;
    struct str text = STR("５Ｇ基站\xff發展5g，發展 發");
    struct str needles[] = {STR("5G"), STR("5g基"), STR("发展"), STR(""), STR("没有")};
    buf_clear(&out);
    for (size_t i = 0, n = fold_find(a, text, needles, 5, &at); i < n; i++) {
        buf_str(&out, str_cut(text, at[i].from, at[i].to));
        buf_char(&out, '|');
    }
    is_str(buf_view(&out), "５Ｇ基|發展|5g|發展|", "needles are found where they are printed");
    is_int(fold_find(a, STR(""), needles, 5, &at), 0, "nothing is found in nothing");
    arena_free(a);
}

/* Every code point is one of the forms of what it folds to, and forms fold to it. */
static void forms_fold_back(void)
{
    enum { MOST = 64 };
    uint32_t forms[MOST];
    size_t wrong = 0, missing = 0;
    for (uint32_t c = 0x21; c < 0x33000; c++) {
        uint32_t folded = fold_cp(c);
        size_t n = fold_forms(folded, forms, MOST);
        bool found = n > MOST;
        for (size_t i = 0; i < n && i < MOST; i++) {
            wrong += fold_cp(forms[i]) != folded;
            found = found || forms[i] == c;
        }
        missing += !found;
    }
    is_int(wrong, 0, "all forms of a code point fold to it");
    is_int(missing, 0, "whatever folds to a code point is one of its forms");
    ok(fold_forms(U'国', forms, 1) > 1 && forms[0] == U'国', "itself comes first, and all are counted");
}

int main(void)
{
    test_find();
    is_str(folded("５Ｇ基站，ＡＩ"), "5g基站,ai", "full-width forms become ASCII");
    is_str(folded("發展與恢復、臺灣、頭髮"), "发展与恢复、台湾、头发", "traditional becomes simplified");
    is_str(folded("乾燥的裡面"), "干燥的里面", "of several simplified forms the other one");
    is_str(folded("⼭⻄"), "山西", "radicals become the characters they stand for");
    is_str(folded("ÀÉ Σς"), "àé σσ", "case folds, accents stay");
    is_str(folded("一　二\t三\n四\x01"), "一 二 三\n四 ", "blanks and controls become blanks, lines stay");
    is_str(folded(""), "", "nothing folds to nothing");
    is_str(core("《氢能》　重卡，５Ｇ！100%"), "氢能重卡5g100", "the core is letters, digits and ideographs");
    is_str(core("㎡ ① ﬁ 한글"), "m21fi한글", "the core is compatibility-composed");
    test_every_code_point();
    test_random_bytes();
    forms_fold_back();
    buf_free(&out);
    return tap_done();
}
