#include "prompt.h"

#include "../browser/browser.h"
#include "../browser/narrow.h"
#include "../finding/complete.h"
#include "../finding/finding.h"
#include "../finding/history.h"
#include "../panels/panels.h"
#include "../reading/focus.h"
#include "baolan/utf8.h"

enum { CTRL_C = 3 };

void prompt_start(struct browser *b, enum prompt_kind kind)
{
    struct prompt *p = &b->prompt;
    const struct hit *hit = list_here(&b->list);
    struct view *v = browser_view(b, b->focus);
    *p = (struct prompt){.kind = kind, .around = hit ? hit->id : 0};
    edit_start(&p->edit, kind == PROMPT_SEARCH ? &b->history : &p->none,
               kind == PROMPT_NARROW ? buf_view(&v->narrow.typed) : STR(""));
    if (kind == PROMPT_SEARCH)
        buf_str(&p->before, b->filter.text);
    if (kind == PROMPT_NARROW)
        finding_gather(b, b->focus == PANEL_LIST);
}

void prompt_free(struct browser *b)
{
    complete_accept(b);
    edit_free(&b->prompt.edit);
    buf_free(&b->prompt.shown);
    buf_free(&b->prompt.before);
    b->prompt.kind = PROMPT_NONE;
}

/* Takes TEXT as what is searched for when the archive can search for it; else nothing changes. */
static enum status take_text(struct browser *b, struct str text, struct error *err)
{
    struct arena *a = arena_new();
    struct str before = arena_str(a, b->filter.text);
    enum status status = filter_set_text(&b->filter, text, err);
    if (status == STATUS_OK)
        status = finding_check(b, err);
    if (status != STATUS_OK) {
        struct error none = {0};
        filter_set_text(&b->filter, before, &none);
        error_clear(&none);
    }
    arena_free(a);
    return status;
}

/* Blanks at the end are no part of a search; those at the beginning stay, so that columns are those of the line. */
static struct str typed_text(struct str line)
{
    struct str trimmed = str_trim(line);
    return trimmed.n ? str_cut(line, 0, (size_t)(trimmed.s + trimmed.n - line.s)) : STR("");
}

static size_t last_blank(struct str text)
{
    size_t at = text.n, before = at;
    while (at > 0 && !cp_is_space(utf8_prev(text, &before)))
        at = before;
    return at;
}

/* The list shows what TEXT finds, or what was there before when it is empty. */
static bool show_found(struct browser *b, struct str text)
{
    struct prompt *p = &b->prompt;
    struct str wanted = str_trim(text).n ? typed_text(text) : buf_view(&p->before);
    struct error unfinished = {0};
    if (str_eq(wanted, b->filter.text))
        return true;
    bool can = take_text(b, wanted, &unfinished) == STATUS_OK;
    if (can) {
        p->live = !str_eq(wanted, buf_view(&p->before));
        finding_ask(b, p->live ? 0 : p->around);
    }
    error_clear(&unfinished);
    return can;
}

bool prompt_idle(struct browser *b)
{
    struct prompt *p = &b->prompt;
    struct str typed = buf_view(&p->edit.text);
    if (p->kind != PROMPT_SEARCH || str_eq(typed, buf_view(&p->shown)))
        return false;
    buf_clear(&p->shown);
    buf_str(&p->shown, typed);
    /* What cannot be searched for yet (county:孝) counts from its last blank on as not yet typed. */
    if (!show_found(b, typed))
        show_found(b, str_cut(typed, 0, last_blank(typed)));
    return true;
}

static void leave(struct browser *b)
{
    struct prompt *p = &b->prompt;
    struct error none = {0};
    if (p->live && take_text(b, buf_view(&p->before), &none) == STATUS_OK)
        finding_ask(b, p->around);
    error_clear(&none);
    prompt_free(b);
}

static void search(struct browser *b)
{
    struct prompt *p = &b->prompt;
    struct str text = typed_text(buf_view(&p->edit.text));
    struct error err = {0};
    bool found = p->live && str_eq(text, b->filter.text);
    if (!found && take_text(b, text, &err) != STATUS_OK) {
        struct str where = arena_printf(b->frame, "%d", err.column), words = str_of(err.message);
        browser_note(b, ROLE_ERROR, err.column ? message_with(b->frame, MSG_SEARCH_FAULT, where, words) : words);
        if (err.column)
            p->edit.cursor = utf8_offset(text, (size_t)err.column - 1);
        error_clear(&err);
        return;
    }
    if (str_trim(text).n) {
        edit_history_add(&b->history, text);
        history_keep(text);
    }
    prompt_free(b);
    if (found)
        finding_started(b);
    else
        finding_start(b);
    if (!((1 << b->focus) & IN_LIVE)) /* they show what is found, too */
        focus_go(b, PANEL_LIST);
}

/* ---- narrowing a panel ------------------------------------------------------------------------------------------- */

/* The keys that move in the panel while something is typed. */
static bool move_key(struct browser *b, struct view *v, uint32_t key)
{
    return (key == KEY_CODE_UP || key == KEY_CODE_DOWN || key == KEY_CODE_PGUP || key == KEY_CODE_PGDN) &&
           view_move(v, keymap_find(&b->config.keymap, v->ops->panel, key));
}

static void narrow_key(struct browser *b, uint32_t key)
{
    struct view *v = browser_view(b, b->focus);
    if (key == KEY_CODE_ENTER) {
        prompt_free(b);
    } else if (key == KEY_CODE_ESC || key == CTRL_C) {
        prompt_free(b);
        narrow_to(v, STR(""));
    } else if (!move_key(b, v, key)) {
        edit_key(&b->prompt.edit, key);
        if (!str_eq(buf_view(&b->prompt.edit.text), buf_view(&v->narrow.typed)))
            narrow_to(v, buf_view(&b->prompt.edit.text));
    }
}

/* ---- a command --------------------------------------------------------------------------------------------------- */

static void command_key(struct browser *b, uint32_t key)
{
    struct view *v = browser_view(b, PANEL_PALETTE);
    if (key == KEY_CODE_ENTER) {
        prompt_free(b);
        palette_run(b);
    } else if (key == KEY_CODE_ESC || key == CTRL_C || (key == KEY_CODE_BS && !b->prompt.edit.text.n)) {
        prompt_free(b);
        palette_close(b);
    } else if (!move_key(b, v, key)) {
        edit_key(&b->prompt.edit, key);
        narrow_to(v, buf_view(&b->prompt.edit.text));
        palette_point(b);
    }
}

/* ---- searching --------------------------------------------------------------------------------------------------- */

static void search_key(struct browser *b, uint32_t key)
{
    b->prompt.completion.awaited = false;
    if (key == KEY_CODE_TAB || key == KEY_CODE_STAB) {
        complete(b, key == KEY_CODE_TAB ? 1 : -1);
        return;
    }
    if (completing(b) && key == KEY_CODE_ESC) {
        complete_cancel(b);
        return;
    }
    complete_accept(b);
    if (key == KEY_CODE_ESC || key == CTRL_C)
        leave(b);
    else if (key == KEY_CODE_ENTER)
        search(b);
    else
        edit_key(&b->prompt.edit, key);
}

static const struct {
    enum message words;
    void (*key)(struct browser *b, uint32_t key);
} kinds[] = {
    [PROMPT_SEARCH] = {MSG_SEARCH_PROMPT, search_key},
    [PROMPT_NARROW] = {MSG_NARROW_PROMPT, narrow_key},
    [PROMPT_COMMAND] = {MSG_COMMAND_PROMPT, command_key},
};

void prompt_key(struct browser *b, uint32_t key)
{
    kinds[b->prompt.kind].key(b, key);
}

int prompt_draw(struct browser *b, struct row *row)
{
    row_add(row, ROLE_KEY, message(kinds[b->prompt.kind].words));
    return edit_draw(&b->prompt.edit, row, ROLE_TEXT);
}
