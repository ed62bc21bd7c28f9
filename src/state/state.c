#include "state_internal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "baolan/path.h"

struct str state_folder(struct arena *a)
{
    struct str inside = path_state(a, "");
    return inside.n > 1 && inside.s[inside.n - 1] == '/' ? arena_strn(a, inside.s, inside.n - 1) : inside;
}

/* ---- changing ----------------------------------------------------------------------------------------------------- */

static bool same(const struct fact *a, const struct fact *b)
{
    return a->on == b->on && (!a->on || str_eq(a->value, b->value));
}

/* Makes the fact of STEP what TO says, here and in the file. */
static void take_step(struct state *m, const struct step *step, const struct fact *to)
{
    fact_put(m, step->uid, step->mark, step->tag, to);
    line_write(step->uid, step->mark, step->tag, to, &m->pending);
}

static struct fact fact_copy(struct arena *a, const struct fact *fact)
{
    return (struct fact){fact->on, fact->since, arena_str(a, fact->value), arena_str(a, fact->title)};
}

bool state_set(struct state *m, struct str uid, enum mark mark, bool on, struct str value, struct str title)
{
    struct str tag = mark == MARK_TAG ? value : STR_ABSENT;
    struct fact before = fact_get(m, uid, mark, tag);
    struct fact after = {on, (int64_t)time(NULL), STR(""), STR("")};
    if (mark == MARK_BOOKMARK && on) {
        after.value = value.s ? value : STR("");
        after.title = title.s ? title : STR("");
        after.since = before.on ? before.since : after.since; /* another note is no other bookmark */
    }
    if (same(&before, &after))
        return false;
    struct step step = {.uid = arena_str(m->past, uid), .tag = arena_str(m->past, tag), .mark = mark};
    step.before = fact_copy(m->past, &before);
    step.after = fact_copy(m->past, &after);
    take_step(m, &step, &step.after);
    vec_push(&m->steps, step);
    return true;
}

bool state_opened(struct state *m, struct str uid)
{
    struct fact after = {true, (int64_t)time(NULL), STR(""), STR("")};
    if (m->steps.n)
        vec_push(&m->openings, ((struct opening){arena_str(m->past, uid), m->steps.n}));
    if (state_is_read(m, uid))
        return false;
    struct step opened = {.uid = uid, .mark = MARK_READ};
    take_step(m, &opened, &after);
    return true;
}

size_t state_acts(const struct state *m)
{
    return m->acts.n;
}

/* Was UID opened after the first STEPS steps? */
static bool opened_since(const struct state *m, struct str uid, size_t steps)
{
    size_t i = m->openings.n;
    while (i > 0 && m->openings.at[i - 1].at >= steps && !str_eq(m->openings.at[i - 1].uid, uid))
        i--;
    return i > 0 && m->openings.at[i - 1].at >= steps;
}

/* Forgets the steps from FROM on: what was opened after them was opened after those before them. */
static void forget_steps(struct state *m, size_t from)
{
    m->steps.n = m->act_from = from;
    for (size_t i = m->openings.n; i > 0 && m->openings.at[i - 1].at > from; i--)
        m->openings.at[i - 1].at = from;
}

enum status state_undo(struct state *m, struct undone *out, struct error *err)
{
    *out = (struct undone){0};
    if (!m->acts.n)
        return STATUS_NOTHING;
    size_t from = m->acts.at[--m->acts.n];
    for (size_t i = m->act_from; i-- > from;) {
        const struct step *step = &m->steps.at[i];
        struct fact now = fact_get(m, step->uid, step->mark, step->tag);
        struct fact back = step->before;
        bool is_back = same(&now, &back); /* as what was marked unread and then opened */
        if (!is_back && !same(&now, &step->after))
            continue; /* changed by somebody else since: theirs stays */
        if (!is_back && step->mark == MARK_READ && !back.on && opened_since(m, step->uid, m->act_from)) {
            out->opened++; /* it would be read without the act too */
            out->uid = out->n ? out->uid : step->uid;
            continue;
        }
        if (!back.on)
            back.since = (int64_t)time(NULL);
        if (!is_back)
            take_step(m, step, &back);
        out->n += !out->n || !str_eq(out->uid, step->uid); /* the tags of one stand together */
        out->mark = step->mark;
        out->was_set = step->after.on;
        out->other = step->before.on && step->after.on;
        out->uid = step->uid;
    }
    forget_steps(m, from);
    return state_commit(m, true, NULL, err);
}
