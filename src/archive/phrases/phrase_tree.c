/* A tree of characters, all of its edges in one hash table. */
#include <stdlib.h>

#include "baolan/utf8.h"
#include "phrases.h"

enum { TABLE_LEAST = 1024, CHARACTER_BITS = 21 };

void phrase_tree_open(struct phrase_tree *t)
{
    *t = (struct phrase_tree){.table = {.size = TABLE_LEAST, .places = slots_new()}};
    slots_resize(&t->table.places, TABLE_LEAST);
    t->table.at = xcalloc(TABLE_LEAST, sizeof *t->table.at);
    t->table.child = xcalloc(TABLE_LEAST, sizeof *t->table.child);
    vec_push(&t->value, -1);
}

void phrase_tree_close(struct phrase_tree *t)
{
    free(t->table.at);
    free(t->table.child);
    vec_free(&t->value);
}

/* Above 0, for no character is 0. */
static uint64_t key_of(uint32_t node, uint32_t c)
{
    return (uint64_t)node << CHARACTER_BITS | c;
}

static size_t slot_of(const struct phrase_tree *t, uint64_t key)
{
    size_t i = slots_place(&t->table.places, key);
    while (t->table.at[i] && t->table.at[i] != key)
        i = (i + 1) & (t->table.size - 1);
    return i;
}

uint32_t phrase_tree_child(const struct phrase_tree *t, uint32_t node, uint32_t c)
{
    size_t i = slot_of(t, key_of(node, c));
    return t->table.at[i] ? t->table.child[i] : 0;
}

static void grow(struct phrase_tree *t)
{
    struct phrase_tree old = *t;
    t->table.size *= 2;
    slots_resize(&t->table.places, t->table.size);
    t->table.at = xcalloc(t->table.size, sizeof *t->table.at);
    t->table.child = xcalloc(t->table.size, sizeof *t->table.child);
    for (size_t i = 0; i < old.table.size; i++)
        if (old.table.at[i]) {
            size_t to = slot_of(t, old.table.at[i]);
            t->table.at[to] = old.table.at[i];
            t->table.child[to] = old.table.child[i];
        }
    free(old.table.at);
    free(old.table.child);
}

uint32_t phrase_tree_make(struct phrase_tree *t, uint32_t node, uint32_t c)
{
    size_t i = slot_of(t, key_of(node, c));
    if (t->table.at[i])
        return t->table.child[i];
    if (2 * ++t->table.used > t->table.size) {
        grow(t);
        i = slot_of(t, key_of(node, c));
    }
    t->table.at[i] = key_of(node, c);
    t->table.child[i] = (uint32_t)t->value.n;
    vec_push(&t->value, -1);
    return t->table.child[i];
}

uint32_t phrase_tree_find(const struct phrase_tree *t, struct str s)
{
    uint32_t node = 0;
    for (size_t at = 0; at < s.n;)
        if ((node = phrase_tree_child(t, node, utf8_next(s, &at))) == 0)
            return 0;
    return node;
}

uint32_t phrase_tree_add(struct phrase_tree *t, struct str s)
{
    uint32_t node = 0;
    for (size_t at = 0; at < s.n;)
        node = phrase_tree_make(t, node, utf8_next(s, &at));
    return node;
}
