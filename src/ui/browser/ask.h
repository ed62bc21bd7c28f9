/*
 * ask: a question at the foot of the screen: a line to be typed, or one key of a few. One question at a time; Esc takes it
 * back.
 */
#ifndef UI_ASK_H
#define UI_ASK_H

#include "../settings/message.h"
#include "edit.h"

struct browser;

struct ask_choice {
    uint32_t key;
    enum message words;
};

enum ask_kind { ASK_NOTHING, ASK_LINE, ASK_KEY };

struct ask {
    enum ask_kind kind;
    struct buf label;
    struct edit edit;
    const struct ask_choice *choices;
    size_t nchoices;
    bool above; /* the label has no room beside them: it stands in the row above */
    void (*line)(struct browser *b, struct str text);
    void (*chosen)(struct browser *b, uint32_t key);
    struct arena *about; /* what the one who asks keeps until the answer … */
    void *subject;       /* … and where that begins */
};

/* LABEL is copied; HISTORY outlives the question. The answer comes to LINE when Enter is pressed; it may ask again. */
void ask_line(struct browser *b, struct str label, struct str text, struct edit_history *history,
              void (*line)(struct browser *b, struct str text));
/* CHOICES is static. */
void ask_key(struct browser *b, struct str label, const struct ask_choice *choices, size_t n,
             void (*chosen)(struct browser *b, uint32_t key));
/* For what is to be known when the answer comes: forgotten when no question follows it. */
struct arena *ask_about(struct browser *b);

/* The answer's keys; false when nothing is asked. */
bool ask_takes(struct browser *b, uint32_t key);
/* Composes the question into ROW, its label only if that is not to stand ABOVE; the column of the cursor, -1 for none. */
int ask_draw(struct browser *b, struct row *row);
void ask_draw_label(struct browser *b, struct row *row);
void ask_free(struct browser *b);

#endif
