/*
 * keymap: which key asks for what in which panel. Loaded from data/keys, then from the user's configuration over it (config.h).
 *
 * A key file (wordfile.h) has one binding a line: PANEL KEY REQUEST. PANEL is a panel's name or "any"; a binding for
 * a panel wins over one for any; of two equal ones the later. The request "none" takes a key away.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "../terminal/key.h"
#include "baolan/status.h"
#include "request.h"

struct binding {
    enum panel panel;
    uint32_t key;
    enum request request;
};

struct keymap {
    struct binding *at;
    size_t n, cap;
};

/* Adds the binding of one line. */
enum status keymap_line(struct keymap *map, struct str line, struct error *err);
/* Adds the bindings of one key file; FILE is its name for errors. Good lines count even when another is bad: the first
 * bad one is told. */
enum status keymap_parse(struct keymap *map, struct str file, struct str text, struct error *err);
/* The default keys; an error when they cannot be read. */
enum status keymap_load(struct keymap *map, struct error *err);
void keymap_free(struct keymap *map);

enum request keymap_find(const struct keymap *map, enum panel panel, uint32_t key);
/* The keys of a request in PANEL (PANEL_ANY: those bound for any), blanks between, in the order they were bound; absent
 * when there is none. */
struct str keymap_keys(const struct keymap *map, struct arena *a, enum panel panel, enum request request);
/* The first of them. */
struct str keymap_key(const struct keymap *map, struct arena *a, enum panel panel, enum request request);
/* The list of ui_list_keys(); help in English unless TOLD. */
void keymap_list(const struct keymap *map, bool told, struct buf *out);
/* Appends the bindings as lines of a key file, with WORD before each; those that a later one took the place of are left out. */
void keymap_print(const struct keymap *map, const char *word, struct buf *out);

#endif
