/*
 * key: what was pressed, as one number, and the names that key files, scripts and the help screen use:
 * a character as itself, and Space Tab S-Tab Enter Esc BS Del Ins Up Down Left Right Home End PgUp PgDn F1 … F12, C-a …
 * C-z.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include "baolan/memory.h"

/* A code point, or one of these beyond them. C-a is 1 … C-z is 26, as terminals send them. */
enum {
    KEY_NONE = 0,
    KEY_CODE_TAB = 9,
    KEY_CODE_ENTER = 13,
    KEY_CODE_ESC = 27,
    KEY_CODE_SPACE = 32,
    KEY_CODE_BS = 127,
    KEY_FIRST_NAMED = 0x110000,
    KEY_CODE_STAB = KEY_FIRST_NAMED,
    KEY_CODE_DEL,
    KEY_CODE_INS,
    KEY_CODE_UP,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_PGUP,
    KEY_CODE_PGDN,
    KEY_CODE_F0,
    KEY_CODE_F12 = KEY_CODE_F0 + 12,
    KEY_CODE_RESIZE,      /* not a key: the screen has another size */
    KEY_CODE_AMBIGUOUS_1, /* not keys: the terminal's answer to screen_ask_ambiguous() */
    KEY_CODE_AMBIGUOUS_2,
    KEY_CODE_MOUSE,  /* not a key: mouse_taken() tells */
    KEY_CODE_WAKE,   /* not a key: something else is to be looked at */
    KEY_CODE_HANGUP, /* not a key: the terminal is gone, or a signal asks to end */
};

/* KEY_NONE when NAME is no key. */
uint32_t key_parse(struct str name);
struct str key_label(struct arena *a, uint32_t key);

/*
 * A terminal's sequence for a key that came in pieces: its Esc was taken for a key of its own already, so the rest of it is none, and above all
 * not the characters that it consists of.
 */
struct key_tear {
    uint32_t of; /* the last of it that came: Esc, [, O; 0: nothing is torn */
    long since;  /* milliseconds */
};

/* Is KEY, which came at NOW, such a rest? It is to be asked of every key. */
bool key_torn(struct key_tear *t, uint32_t key, long now);

#endif
