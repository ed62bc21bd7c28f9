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

enum status overlay_apply(struct archive *archive, size_t *changed, struct error *err)
{
    struct arena *a = arena_new();
    struct corrections wanted;
    *changed = 0;
    enum status status = overlay_read(archive, a, &wanted, err);
    if (status == STATUS_OK)
        status = archive_correct(archive, &wanted, changed, err);
    arena_free(a);
    return status;
}

static bool says_anything(const struct correction *c)
{
    bool anything = c->nsections > 0;
    for (int f = 0; f < CORRECTION_FIELDS; f++)
        anything = anything || c->fields[f].s;
    return anything;
}

/* The change that is about the block which begins with LINE, NULL: none. */
static const struct correction *change_of(const struct correction *changes, size_t n, struct str line)
{
    struct str uid = str_trim(str_cut(line, 1, line.n));
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
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        struct str line = str_cut(text, at, end);
        if (line.n && line.s[0] == '@')
            dropping = change_of(changes, n, line) != NULL;
        if (!dropping) {
            buf_str(out, line);
            buf_char(out, '\n');
        }
        at = end + 1;
    }
    for (size_t i = 0; i < n; i++)
        if (says_anything(&changes[i]))
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
    size_t changed;
    if (corrections_parse(a, file, before, &old, err) != STATUS_OK ||
        corrections_parse(a, file, after, &wanted, err) != STATUS_OK)
        return err->status;
    /* What was wrong in the file before is told by every index run; it does not keep anything else from being corrected. */
    if (archive_correct(archive, &wanted, &changed, &fault) == STATUS_OK || !is_theirs(changes, n, &fault))
        file_replace(file, after, err);
    else
        error_pass(err, &fault);
    if (err->status != STATUS_OK)
        archive_correct(archive, &old, &changed, &none);
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
