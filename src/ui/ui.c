#include "baolan/ui.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "acts/marking.h"
#include "acts/pointing.h"
#include "browser/browser.h"
#include "finding/finding.h"
#include "frame.h"
#include "place.h"
#include "plain.h"
#include "reading/reading.h"
#include "session.h"
#include "terminal/clock.h"
#include "terminal/mouse.h"
#include "terminal/rescue.h"
#include "terminal/screen.h"
#include "terminal/script.h"

struct ui_options ui_options_default(void)
{
    const char *script = getenv("BAOLAN_SCRIPT"), *no_colour = getenv("NO_COLOR");
    return (struct ui_options){.script = str_of(script && script[0] ? script : NULL),
                               .colour = !(no_colour && no_colour[0])};
}

bool ui_possible(const struct ui_options *options)
{
    return str_present(options->script) || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
}

static void take_key(struct browser *b, uint32_t key)
{
    int rows, columns;
    if (key == KEY_CODE_HANGUP) {
        b->quit = true;
    } else if (key == KEY_CODE_RESIZE) {
        screen_size(&rows, &columns);
        session_resize(b, rows, columns);
    } else if (key == KEY_CODE_AMBIGUOUS_1 || key == KEY_CODE_AMBIGUOUS_2) {
        browser_set_ambiguous(b, key == KEY_CODE_AMBIGUOUS_2 ? 2 : 1);
    } else if (key == KEY_CODE_MOUSE) {
        struct mouse_event event = mouse_taken();
        pointing_act(b, &event);
    } else if (key != KEY_CODE_WAKE) {
        session_key(b, key);
    }
}

/* A script's next key comes when all that the one before caused is done and drawn. */
static void play(struct browser *b, struct script *script, struct error *err)
{
    while (!b->quit) {
        frame_prepare(b);
        if (session_idle(b) || reading_preview(b) || (worker_wait(b->worker) && worker_deliver(b->worker, b)))
            continue;
        frame_draw(b);
        while (reading_ahead(b))
            ;
        take_key(b, script_key(script, err));
    }
}

/*
 * A frame is drawn for each key, but what the key asked for is given a moment to be part of it, so that the picture
 * does not flicker. The rest comes with frames of its own. 0: draw now, else how many milliseconds there are left.
 */
static long moment(struct browser *b, long *since)
{
    enum { MOMENT_MS = 40 };
    long now = clock_ms();
    if (!finding_awaited(b)) {
        *since = 0;
        return 0;
    }
    *since = *since ? *since : now;
    return !b->prompt.kind && now - *since < MOMENT_MS ? MOMENT_MS - (now - *since) : 0;
}

/* How long to wait for a key when the frame is drawn: until something is to be said of what has not come. -1: for ever.
 */
static long patience(struct browser *b)
{
    enum { OVERDUE_MS = 40, LATE_MS = 400, NUDGE_MS = 5 };
    long waited = clock_ms() - b->asked, left = -1;
    bool counting =
        worker_has(b->worker, JOB_DATES) || worker_has(b->worker, JOB_COUNTIES) || worker_has(b->worker, JOB_TOPICS);
    b->overdue = b->fresh && waited >= OVERDUE_MS;
    b->late = counting && waited >= LATE_MS;
    if (b->fresh && !b->overdue)
        left = OVERDUE_MS - waited;
    else if (counting && !b->late)
        left = LATE_MS - waited;
    return worker_nudge(b->worker) ? NUDGE_MS : left;
}

/* The shorter of two times, of which -1 is for ever. */
static long sooner(long one, long two)
{
    return two < 0 || (one >= 0 && one < two) ? one : two;
}

/* Do keys wait that make the frame one that nobody sees? So a line that is slow, or comes in gusts, is not sent one picture for each of them. */
static bool is_behind(struct browser *b, long drawn)
{
    enum { SEEN_MS = 20 };
    return (b->border || clock_ms() - drawn < SEEN_MS) && screen_key_waiting();
}

static void run(struct browser *b)
{
    long since = 0, drawn = 0;
    while (!b->quit) {
        worker_deliver(b->worker, b);
        reading_rested(b, true);
        frame_prepare(b);
        long left = moment(b, &since), limit = patience(b);
        if (left == 0 && !is_behind(b, drawn)) {
            frame_draw(b);
            drawn = clock_ms();
            if (!screen_key_waiting() && (session_idle(b) || reading_ahead(b)))
                continue; /* what came meanwhile is shown before more is read */
        }
        limit = sooner(limit, left > 0 ? left : reading_wait(b));
        take_key(b, screen_key(worker_descriptor(b->worker), limit));
    }
}

enum status ui_browse(struct archive *a, struct str query, const struct ui_options *options, struct error *err)
{
    struct browser b;
    struct script *script = NULL;
    enum status status = STATUS_OK;
    if (str_present(options->script))
        status = script_open(options->script, &script, err);
    if (status != STATUS_OK)
        return status;
    status = session_open(&b, a, query, err);
    if (status == STATUS_OK)
        status = screen_open(script != NULL, options->colour, err);
    if (status == STATUS_OK) {
        int rows, columns;
        browser_apply(&b);
        screen_size(&rows, &columns);
        session_resize(&b, rows, columns);
        if (str_present(options->place) && !query.n)
            place_take_up(&b, options->place);
        if (script)
            play(&b, script, err);
        else
            run(&b);
        screen_close();
        status = err->status;
        if (rescue_signal() == SIGTERM || rescue_signal() == SIGHUP)
            status = error_set(err, STATUS_INTERRUPTED, "ended by a signal");
    }
    struct error unwritten = {0};
    if (b.quit && str_present(options->place))
        place_keep(&b, options->place);
    marking_end(&b, &unwritten);
    if (status == STATUS_OK)
        status = error_pass(err, &unwritten);
    error_clear(&unwritten);
    session_close(&b);
    script_close(script);
    return status;
}

enum status ui_plain(struct archive *a, struct str query, struct error *err)
{
    return plain_run(a, query, err);
}

void ui_list_settings(struct buf *out)
{
    setting_list(out);
}

/* Outside the browser a fault in the user's own file counts. */
static enum status load_config(struct config *config, bool own, struct error *err)
{
    struct error fault = {0};
    enum status status = config_load(config, own, &fault, err);
    if (status == STATUS_OK)
        status = error_pass(err, &fault);
    error_clear(&fault);
    return status;
}

enum status ui_list_keys(bool own, struct buf *out, struct error *err)
{
    struct config config = {0};
    enum status status = load_config(&config, own, err);
    if (status == STATUS_OK)
        keymap_list(&config.keymap, own, out);
    config_free(&config);
    return status;
}

enum status ui_print_config(struct buf *out, struct error *err)
{
    struct config config = {0};
    enum status status = load_config(&config, true, err);
    if (status == STATUS_OK)
        config_print(&config, out);
    config_free(&config);
    return status;
}
