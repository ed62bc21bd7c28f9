#include "taking.h"

#include "../browser/browser.h"
#include "../panels/subject.h"
#include "../terminal/screen.h"
#include "baolan/display.h"
#include "baolan/program.h"
#include "clipboard.h"
#include "saving.h"
#include "writing.h"

/* What a question is about. */
struct about {
    struct str uid, title;
};

static bool about(struct browser *b)
{
    struct about *it = arena_alloc(ask_about(b), sizeof *it);
    b->ask.subject = it;
    bool found = subject_find(b, ask_about(b), &it->uid, &it->title);
    if (!found)
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
    return found;
}

/* The article in FORM, safe to be shown; a citation is one of the first half, anything else has both. */
static enum status write_subject(struct browser *b, const struct form *form, struct buf *out, struct error *err)
{
    const struct about *it = b->ask.subject;
    struct story *story;
    enum status status = subject_open(b, it->uid, &story, err);
    for (size_t i = 0; status == STATUS_OK && i < (form->cites ? 1 : story->nparts); i++)
        writing_article(form, story->parts[i].page, story->parts[i].article, out);
    if (status == STATUS_OK)
        story_close(story);
    while (out->n && out->s[out->n - 1] == '\n') /* so that it can be pasted into a line */
        out->s[--out->n] = '\0';
    return status;
}

/* ---- the clipboard ------------------------------------------------------------------------------------------------ */

static const struct copy_form {
    struct ask_choice choice;
    const char *form;
} copy_forms[] = {
    {{'g', MSG_COPY_GBT}, "gbt7714"},   {{'f', MSG_COPY_FOOTNOTE}, "footnote"},
    {{'b', MSG_COPY_BIBTEX}, "bibtex"}, {{'t', MSG_COPY_TEXT}, "text"},
    {{'u', MSG_COPY_UID}, NULL},
};
enum { COPY_FORMS = sizeof copy_forms / sizeof *copy_forms };

static void take_copy(struct browser *b, uint32_t key)
{
    const struct copy_form *chosen = copy_forms;
    const struct about *it = b->ask.subject;
    struct buf text = {0};
    struct error err = {0};
    while (chosen->choice.key != key)
        chosen++;
    if (chosen->form)
        write_subject(b, form_named(str_of(chosen->form)), &text, &err);
    else
        buf_str(&text, it->uid);
    if (err.status == STATUS_OK)
        clipboard_put(browser_clipboard(b), buf_view(&text), &err);
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    else
        browser_note(b, ROLE_MESSAGE,
                     message_with(b->frame, MSG_COPIED, message(chosen->choice.words),
                                  text.n <= 200 ? buf_view(&text) : it->title));
    buf_free(&text);
}

static void ask_copy(struct browser *b)
{
    static struct ask_choice choices[COPY_FORMS];
    for (size_t i = 0; i < COPY_FORMS; i++)
        choices[i] = copy_forms[i].choice;
    if (about(b))
        ask_key(b, message(MSG_COPY_PROMPT), choices, COPY_FORMS, take_copy);
}

/* ---- programs ----------------------------------------------------------------------------------------------------- */

static void take_command(struct browser *b, struct str command)
{
    struct buf text = {0};
    struct error err = {0};
    char **argv;
    int code = 0;
    if (!str_trim(command).n)
        return;
    if (program_words(b->frame, command, &argv, &err) == STATUS_OK &&
        write_subject(b, form_named(STR("text")), &text, &err) == STATUS_OK) {
        buf_char(&text, '\n');
        screen_leave();
        program_run(argv, buf_view(&text), 0, &code, &err);
        screen_return(err.status == STATUS_OK
                          ? message_with(b->frame, MSG_ENDED, display_str(b->frame, str_of(argv[0])), STR_ABSENT)
                          : STR_ABSENT);
    }
    if (err.status != STATUS_OK)
        browser_note_error(b, &err);
    else if (code)
        browser_note(b, ROLE_ERROR,
                     message_with(b->frame, MSG_EXIT_CODE, str_of(argv[0]), arena_printf(b->frame, "%d", code)));
    buf_free(&text);
}

bool taking_request(struct browser *b, enum request request)
{
    switch (request) {
    case REQUEST_COPY:
        ask_copy(b);
        return true;
    case REQUEST_SAVE:
        saving_article(b);
        return true;
    case REQUEST_PIPE:
        if (about(b))
            ask_line(b, message(MSG_PIPE_PROMPT), STR(""), &b->programs, take_command);
        return true;
    default:
        return false;
    }
}
