/* Saved searches: one a line, its name and what it finds, a tab between. Other lines are kept as they are. */
#include <unistd.h>

#include "baolan/path.h"
#include "baolan/state.h"
#include "baolan/utf8.h"
#include "file.h"

static const char first_line[] = "# baolan searches: a name, a tab, what it finds. See baolan(5).\n";

enum { SEARCHES_BYTES_MAX = 4 * 1024 * 1024 };

static bool read_line(struct arena *a, struct str line, struct saved_search *out)
{
    size_t tab = str_find(line, STR("\t"), 0);
    if (tab == SIZE_MAX || !tab || line.s[0] == '#' || !utf8_valid(line))
        return false;
    *out = (struct saved_search){field_read(a, str_cut(line, 0, tab)), field_read(a, str_cut(line, tab + 1, line.n))};
    return true;
}

static enum status read_all(struct str file, struct buf *text, struct error *err)
{
    return access(file.s, F_OK) == 0 ? path_read(file, SEARCHES_BYTES_MAX, text, err) : STATUS_OK;
}

enum status searches_load(struct arena *a, struct str folder, struct saved_search **out, size_t *n, struct error *err)
{
    struct buf text = {0};
    struct {
        struct saved_search *at;
        size_t n, cap;
    } found = {0};
    enum status status = read_all(path_join(a, folder, STR("searches")), &text, err);
    struct str line;
    for (size_t at = 0; status == STATUS_OK && str_next(buf_view(&text), '\n', &at, &line);) {
        struct saved_search search;
        if (read_line(a, line, &search))
            vec_push(&found, search);
    }
    *out = arena_copy(a, found.at, found.n, sizeof **out);
    *n = found.n;
    vec_free(&found);
    buf_free(&text);
    return status;
}

static void write_line(struct str name, struct str query, struct buf *out)
{
    field_write(name, out);
    buf_char(out, '\t');
    field_write(query, out);
    buf_char(out, '\n');
}

enum status searches_save(struct str folder, struct str name, struct str query, struct error *err)
{
    struct arena *a = arena_new();
    struct str file = path_join(a, folder, STR("searches")), line;
    struct buf text = {0}, fresh = {0};
    bool written = !query.s;
    int lock;
    enum status status = folder_lock(folder, &lock, err);
    if (status == STATUS_OK)
        status = read_all(file, &text, err);
    if (status == STATUS_OK && !text.n)
        buf_cstr(&fresh, first_line);
    for (size_t at = 0; status == STATUS_OK && str_next(buf_view(&text), '\n', &at, &line);) {
        struct saved_search search;
        if (!read_line(a, line, &search) || !str_eq(search.name, name)) {
            buf_str(&fresh, line);
            buf_char(&fresh, '\n');
        } else if (!written) { /* a name keeps its place */
            write_line(name, query, &fresh);
            written = true;
        }
    }
    if (!written)
        write_line(name, query, &fresh);
    if (status == STATUS_OK)
        status = file_replace(file, buf_view(&fresh), err);
    folder_unlock(lock);
    buf_free(&text);
    buf_free(&fresh);
    arena_free(a);
    return status;
}
