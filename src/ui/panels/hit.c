#include "hit.h"

#include "../browser/browser.h"
#include "baolan/display.h"

static void put(char **at, int value, int digits)
{
    for (int i = digits; i-- > 0; value /= 10)
        (*at)[i] = (char)('0' + value % 10);
    *at += digits;
}

/* Each row of each frame has one, so it is not printed with a format. */
struct str hit_date(struct arena *a, struct date date, int columns)
{
    if (!date.from)
        return message(MSG_UNDATED);
    bool day = date.from == date.to, month = date.from / 100 == date.to / 100,
         year = date.from / 10000 == date.to / 10000;
    char *text = arena_alloc(a, sizeof "2024-05-10"), *at = text;
    put(&at, date.from / 10000, day && columns < 10 ? 2 : 4);
    if (month) {
        *at++ = '-';
        put(&at, date.from / 100, 2);
    }
    if (day) {
        *at++ = '-';
        put(&at, date.from, 2);
    }
    if (!year) {
        *at++ = '/';
        put(&at, date.to / 10000, 2);
    }
    return (struct str){text, (size_t)(at - text)};
}

void hit_title(struct browser *b, struct str uid, struct str title, bool derived, int columns, struct row *row)
{
    enum role role = derived ? ROLE_SUBTITLE : ROLE_TEXT;
    if (state_is_read(b->state, uid))
        role = ROLE_READ;
    row_sign(row, ROLE_MARK, "*", state_is_bookmarked(b->state, uid));
    row_field(row, role, display_str(row->arena, title), columns > 1 ? columns - 1 : 0);
}

struct str hit_marks(struct arena *a, const struct marked *m)
{
    struct buf words = {0};
    buf_str(&words, m->note);
    for (size_t t = 0; t < m->ntags; t++)
        buf_printf(&words, "%s#%.*s", words.n ? " " : "", STR_ARG(m->tags[t]));
    struct str kept = arena_str(a, buf_view(&words));
    buf_free(&words);
    return kept;
}

struct str hit_relation(enum relation relation)
{
    static const enum message names[RELATION_COUNT] = {
        [RELATION_SAME_TEXT] = MSG_SAME_TEXT, [RELATION_ABRIDGED] = MSG_ABRIDGED,     [RELATION_QUOTES] = MSG_QUOTES,
        [RELATION_FOLLOW_UP] = MSG_FOLLOW_UP, [RELATION_SAME_TOPIC] = MSG_SAME_TOPIC,
    };
    return message(names[relation]);
}
