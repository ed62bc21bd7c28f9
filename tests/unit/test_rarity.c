/* How rare pairs are: words of every story before names, whatever the characters; between the bounds that are promised. */
#include "baolan/rarity.h"
#include "baolan/utf8.h"
#include "tap.h"

static unsigned eighths(const char *pair)
{
    struct str s = str_of(pair);
    size_t at = 0;
    uint32_t left = utf8_next(s, &at);
    return rarity_pair(left, utf8_next(s, &at));
}

int main(void)
{
    ok(eighths("发展") < eighths("调研"), "a word of every story says less than 调研");
    ok(eighths("调研") < eighths("龠镧"), "… and that less than two characters that never meet");
    ok(eighths("发展") < eighths("展发"), "a word is likelier than its characters the other way round");
    ok(eighths("的了") < eighths("镧铈"), "pairs that are no words are as rare as their characters");
    ok(eighths("20") < eighths("5G"), "two digits are common");
    ok(rarity_bond(0x4ecb, 0x7ecd) > 6 && rarity_bond(0x4ecb, 0x7684) < 1, "介绍 is a word, 介的 is none");
    unsigned least = 999, most = 0;
    for (uint32_t a = 0x20; a < 0x30000; a = a < 0x4e00 ? a + 7 : a + 97)
        for (uint32_t b = 0x4e00; b < 0xa000; b += 13) {
            unsigned x = rarity_pair(a, b);
            least = x < least ? x : least;
            most = x > most ? x : most;
        }
    ok(least >= 8 * 8 && most <= 24 * 8, "bits are within bounds");
    return tap_done();
}
