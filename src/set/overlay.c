#include "baolan/overlay.h"

#include <unistd.h>

#include "baolan/path.h"
#include "baolan/state.h"

static const char first_line[] = "# baolan corrections: what was put right in articles. See baolan(5).\n\n";

enum { OVERLAY_MAX = 256 * 1024 * 1024 };

struct str overlay_file(const struct archive *archive, struct arena *a)
{
    return arena_printf(a, "%.*s.corrections", STR_ARG(archive_path(archive)));
}

static enum status read_text(struct str file, struct buf *text, struct error *err)
{
    return access(file.s, F_OK) == 0 ? path_read(file, OVERLAY_MAX, text, err) : STATUS_OK;
}

enum status overlay_read(const struct archive *archive, struct arena *a, struct corrections *out, struct error *err)
{
    struct buf text = {0};
    struct str file = overlay_file(archive, a);
    *out = (struct corrections){0};
    enum status status = read_text(file, &text, err);
    if (status == STATUS_OK)
        status = corrections_parse(a, file, buf_view(&text), out, err);
    buf_free(&text);
    return status;
}

static void find_in(void *tagger, struct arena *a, const struct page *page, struct article *article)
{
    tagger_tag_on(tagger, a, page, article);
}

static bool changes_text(const struct corrections *wanted)
{
    bool changes = false;
    for (size_t i = 0; i < wanted->n && !changes; i++)
        changes = correction_changes_text(&wanted->at[i]);
    return changes;
}

/* TAGGER NULL: one for the archive's region is opened, where there are texts that are others. */
static enum status correct(struct archive *archive, const struct tagger *tagger, const struct corrections *wanted,
                           struct corrected *sums, struct error *err)
{
    struct tagger *own = NULL;
    struct arena *a = arena_new();
    enum status status = STATUS_OK;
    *sums = (struct corrected){0};
    if (!tagger && changes_text(wanted))
        status = tagger_open(archive_focus(archive, a), &own, err);
    struct archive_tagging tagging = {.tag = find_in, .context = (void *)(uintptr_t)(tagger ? tagger : own)};
    if (status == STATUS_OK)
        status = archive_correct(archive, wanted, &tagging, sums, err);
    tagger_close(own);
    arena_free(a);
    return status;
}

enum status overlay_apply(struct archive *archive, const struct tagger *tagger, struct arena *a, struct corrected *sums,
                          struct error *err)
{
    struct corrections wanted;
    *sums = (struct corrected){0};
    enum status status = overlay_read(archive, a, &wanted, err);
    return status == STATUS_OK ? correct(archive, tagger, &wanted, sums, err) : status;
}

/* The change that is about article UID, NULL: none. */
static const struct correction *change_of(const struct correction *changes, size_t n, struct str uid)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(changes[i].uid, uid))
            return &changes[i];
    return NULL;
}

/* TEXT without the blocks that CHANGES are about, and those behind it. */
static void rewrite(struct str text, const struct correction *changes, size_t n, struct buf *out)
{
    bool dropping = false;
    if (!text.n)
        buf_cstr(out, first_line);
    struct str line;
    for (size_t at = 0; str_next(text, '\n', &at, &line);) {
        struct str uid = correction_head(line);
        if (uid.s)
            dropping = change_of(changes, n, uid) != NULL;
        if (!dropping) {
            buf_str(out, line);
            buf_char(out, '\n');
        }
    }
    for (size_t i = 0; i < n; i++)
        if (correction_says(&changes[i]))
            correction_print(&changes[i], out);
}

/* Is the fault one of these changes'? Its message begins with the uid. */
static bool is_theirs(const struct correction *changes, size_t n, const struct error *fault)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(str_of(fault->message), changes[i].uid))
            return true;
    return fault->status != STATUS_USAGE;
}

static enum status change(struct archive *archive, struct arena *a, struct str file, struct str before,
                          struct str after, const struct correction *changes, size_t n, struct error *err)
{
    struct corrections old, wanted;
    struct error fault = {0}, none = {0};
    struct corrected sums;
    if (corrections_parse(a, file, before, &old, err) != STATUS_OK ||
        corrections_parse(a, file, after, &wanted, err) != STATUS_OK)
        return err->status;
    /* What was wrong in the file before is told by every index run; it does not keep anything else from being corrected. */
    if (correct(archive, NULL, &wanted, &sums, &fault) == STATUS_OK || !is_theirs(changes, n, &fault))
        file_replace(file, after, err);
    else
        error_pass(err, &fault);
    if (err->status != STATUS_OK)
        correct(archive, NULL, &old, &sums, &none);
    error_clear(&fault);
    error_clear(&none);
    return err->status;
}

enum status overlay_change(struct archive *archive, const struct correction *changes, size_t n, struct error *err)
{
    struct arena *a = arena_new();
    struct buf before = {0}, after = {0};
    struct str file = overlay_file(archive, a);
    enum status status = read_text(file, &before, err);
    if (status == STATUS_OK) {
        rewrite(buf_view(&before), changes, n, &after);
        status = change(archive, a, file, buf_view(&before), buf_view(&after), changes, n, err);
    }
    buf_free(&before);
    buf_free(&after);
    arena_free(a);
    return status;
}
