#include "prompt.h"

#include "baolan/utf8.h"
#include "browser.h"
#include "key.h"

enum { CTRL_C = 3 };

void prompt_start(struct browser *b)
{
    struct prompt *p = &b->prompt;
    const struct hit *hit = b->fresh ? NULL : list_hit(&b->list, b->list.view.cursor);
    *p = (struct prompt){.around = hit ? hit->id : 0};
    edit_start(&p->edit, &b->history, STR(""));
    buf_str(&p->before, b->filter.text);
    b->prompting = true;
}

void prompt_free(struct browser *b)
{
    edit_free(&b->prompt.edit);
    buf_free(&b->prompt.shown);
    buf_free(&b->prompt.before);
    b->prompting = false;
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

bool prompt_idle(struct browser *b)
{
    struct prompt *p = &b->prompt;
    struct str typed = buf_view(&p->edit.text);
    if (!b->prompting || str_eq(typed, buf_view(&p->shown)))
        return false;
    buf_clear(&p->shown);
    buf_str(&p->shown, typed);
    struct str wanted = str_trim(typed).n ? typed : buf_view(&p->before);
    struct error unfinished = {0};
    if (!str_eq(wanted, b->filter.text) && take_text(b, wanted, &unfinished) == STATUS_OK) {
        p->live = !str_eq(wanted, buf_view(&p->before));
        finding_ask(b, p->live ? 0 : p->around);
    }
    error_clear(&unfinished);
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
    struct str text = buf_view(&p->edit.text);
    struct error err = {0};
    bool found = p->live && str_eq(text, b->filter.text);
    if (!found && take_text(b, text, &err) != STATUS_OK) {
        struct str where = arena_printf(b->frame, "%d", err.column),
                   words = message_said(b->frame, str_of(err.message));
        browser_note(b, ROLE_ERROR, err.column ? message_with(b->frame, MSG_SEARCH_FAULT, where, words) : words);
        if (err.column)
            p->edit.cursor = utf8_offset(text, (size_t)err.column - 1);
        error_clear(&err);
        return;
    }
    edit_remember(&p->edit);
    prompt_free(b);
    if (found)
        browser_found(b);
    else
        browser_search(b);
    browser_focus(b, PANEL_LIST);
}

void prompt_key(struct browser *b, uint32_t key)
{
    if (key == KEY_CODE_ESC || key == CTRL_C)
        leave(b);
    else if (key == KEY_CODE_ENTER)
        search(b);
    else
        edit_key(&b->prompt.edit, key);
}

int prompt_draw(struct browser *b, struct row *row)
{
    row_add(row, ROLE_KEY, message(MSG_SEARCH_PROMPT));
    return edit_draw(&b->prompt.edit, row, ROLE_TEXT);
}
