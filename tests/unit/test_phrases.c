/* Phrases of a sample are exactly the runs that a count of all runs says, and the tree finds what was put. */
#include <stdio.h>
#include <string.h>

#include "../../src/archive/phrases/phrases.h"
#include "tap.h"

#include "baolan/utf8.h"
#include "maker/random.h"

enum { STORIES = 60, ROUNDS = 40 };

static const char *const letters[] = {"春", "夏", "秋", "冬", "a", "，", "\n"};

static void make_texts(struct random *rng, struct arena *a, struct str texts[STORIES])
{
    for (size_t i = 0; i < STORIES; i++) {
        struct buf text = {0};
        for (size_t n = random_below(rng, 30); n > 0; n--)
            buf_cstr(&text, letters[random_below(rng, 3 + random_below(rng, 5))]);
        if (random_chance(rng, 40))
            buf_cstr(&text, "春去秋来又一年");
        texts[i] = arena_str(a, text.s ? buf_view(&text) : STR(""));
        buf_free(&text);
    }
}

static size_t holders(const struct str texts[STORIES], struct str run)
{
    size_t n = 0;
    for (size_t i = 0; i < STORIES; i++)
        n += str_find(texts[i], run, 0) != SIZE_MAX;
    return n;
}

/* Are all parts of RUN, one character or more shorter, held by so many? */
static bool parts_held(const struct str texts[STORIES], struct str run, size_t within)
{
    size_t n = utf8_count(run);
    if (n < 2)
        return true;
    struct str before = str_cut(run, 0, utf8_offset(run, n - 1)), behind = str_cut(run, utf8_offset(run, 1), run.n);
    return holders(texts, before) >= within && holders(texts, behind) >= within && parts_held(texts, before, within) &&
           parts_held(texts, behind, within);
}

static bool is_run(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (!cp_is_core(utf8_next(s, &at)))
            return false;
    return true;
}

static const struct phrase *find(const struct phrases *phrases, struct str text)
{
    for (size_t i = 0; i < phrases->n; i++)
        if (str_eq(phrases->at[i].text, text))
            return &phrases->at[i];
    return NULL;
}

/* How many runs of the texts are phrases and should not be, or the other way round. */
static size_t compare(const struct str texts[STORIES], const struct phrases *phrases, size_t pair, size_t within,
                      size_t least)
{
    size_t wrong = 0;
    for (size_t i = 0; i < STORIES; i++)
        for (size_t from = 0, n = utf8_count(texts[i]); from < n; from++)
            for (size_t length = 2; length <= PHRASE_MOST && from + length <= n; length++) {
                struct str run = str_cut(texts[i], utf8_offset(texts[i], from), utf8_offset(texts[i], from + length));
                if (!is_run(run))
                    break;
                bool wanted = holders(texts, run) >= (length == 2 ? pair : least) && parts_held(texts, run, within);
                wrong += wanted != (find(phrases, run) != NULL);
            }
    for (size_t i = 0; i < phrases->n; i++) {
        const struct phrase *p = &phrases->at[i];
        if (p->like < 0)
            continue;
        const struct phrase *like = &phrases->at[p->like];
        wrong += p->like <= (int32_t)i || like->like >= 0 || str_find(like->text, p->text, 0) == SIZE_MAX ||
                 holders(texts, p->text) != holders(texts, like->text);
    }
    return wrong;
}

static void test_mining(void)
{
    struct random rng = {7};
    struct arena *a = arena_new();
    size_t wrong = 0, some = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct str texts[STORIES];
        struct phrases phrases = {0};
        struct phrase_shares shares = {0.4, 0.2, 0.1}; /* 24, 12 and 6 of 60 */
        arena_reset(a);
        make_texts(&rng, a, texts);
        phrases_mine(a, texts, STORIES, &shares, &phrases);
        wrong += compare(texts, &phrases, 24, 12, 6);
        some += phrases.n > 0;
        vec_free(&phrases);
    }
    arena_free(a);
    is_int(wrong, 0, "phrases are the runs whose parts many hold");
    is_int(some, ROUNDS, "there are some");
}

static void test_tree(void)
{
    struct phrase_tree tree;
    struct arena *a = arena_new();
    size_t wrong = 0;
    phrase_tree_open(&tree);
    for (uint32_t i = 0; i < 3000; i++) {
        uint32_t node = phrase_tree_add(&tree, arena_printf(a, "%u", i * 7919));
        tree.value.at[node] = (int32_t)i;
    }
    for (uint32_t i = 0; i < 3000; i++)
        wrong += tree.value.at[phrase_tree_find(&tree, arena_printf(a, "%u", i * 7919))] != (int32_t)i;
    is_int(wrong, 0, "a tree finds what was put");
    is_int(phrase_tree_find(&tree, STR("x")), 0, "and nothing else");
    phrase_tree_close(&tree);
    arena_free(a);
}

int main(void)
{
    test_mining();
    test_tree();
    return tap_done();
}
