/* Where the reader was: one block of lines an archive, an empty line between; the first line of a block names its archive. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "baolan/path.h"
#include "baolan/state.h"
#include "baolan/utf8.h"
#include "file.h"

static const char first_line[] = "# baolan places: where the reader was in each archive. See baolan(5).\n";

/* The places of archives that were not opened for long are forgotten. */
enum { PLACES_MAX = 100, PLACES_BYTES_MAX = 4 * 1024 * 1024 };

struct block {
    struct str archive, text; /* borrowed; TEXT with all its lines, the first one too */
};

struct blocks {
    struct block *at;
    size_t n, cap;
};

/* A line as its key and its value; false: it is neither. */
static bool read_line(struct arena *a, struct str line, struct place_line *out)
{
    size_t tab = str_find(line, STR("\t"), 0);
    if (tab == SIZE_MAX || !tab || !utf8_valid(line))
        return false;
    *out = (struct place_line){arena_str(a, str_cut(line, 0, tab)), field_read(a, str_cut(line, tab + 1, line.n))};
    return true;
}

/* Cuts the file into blocks. What stands before the first archive is nobody's and is left out. */
static void read_blocks(struct arena *a, struct str text, struct blocks *out)
{
    size_t at = 0, from = 0;
    struct str line;
    while (from = at, str_next(text, '\n', &at, &line)) {
        struct place_line said;
        if (str_starts(line, STR("archive\t")) && read_line(a, line, &said))
            vec_push(out, ((struct block){said.value, str_cut(text, from, from)}));
        if (out->n && str_trim(line).n && line.s[0] != '#')
            out->at[out->n - 1].text.n = (size_t)(line.s + line.n - out->at[out->n - 1].text.s);
    }
}

static enum status read_file(struct str file, struct buf *text, struct error *err)
{
    return access(file.s, F_OK) == 0 ? path_read(file, PLACES_BYTES_MAX, text, err) : STATUS_OK;
}

enum status place_load(struct arena *a, struct str folder, struct str archive, struct place_line **out, size_t *n,
                       struct error *err)
{
    struct buf text = {0};
    struct blocks blocks = {0};
    struct {
        struct place_line *at;
        size_t n, cap;
    } lines = {0};
    bool found = false;
    enum status status = read_file(path_join(a, folder, STR("places")), &text, err);
    if (status == STATUS_OK)
        read_blocks(a, buf_view(&text), &blocks);
    for (size_t i = 0; i < blocks.n; i++) {
        struct str line;
        size_t at = 0;
        if (!str_eq(blocks.at[i].archive, archive))
            continue;
        found = true;
        lines.n = 0; /* the later block counts */
        str_next(blocks.at[i].text, '\n', &at, &line);
        while (str_next(blocks.at[i].text, '\n', &at, &line)) {
            struct place_line said;
            if (read_line(a, line, &said))
                vec_push(&lines, said);
        }
    }
    *out = arena_copy(a, lines.at, lines.n, sizeof **out);
    *n = lines.n;
    vec_free(&lines);
    vec_free(&blocks);
    buf_free(&text);
    return status != STATUS_OK ? status : found ? STATUS_OK : STATUS_NOTHING;
}

static void write_line(struct str key, struct str value, struct buf *out)
{
    buf_str(out, key);
    buf_char(out, '\t');
    field_write(value, out);
    buf_char(out, '\n');
}

enum status place_save(struct str folder, struct str archive, const struct place_line *lines, size_t n,
                       struct error *err)
{
    struct arena *a = arena_new();
    struct str file = path_join(a, folder, STR("places"));
    struct buf text = {0}, fresh = {0};
    struct blocks blocks = {0};
    int lock;
    enum status status = folder_lock(folder, &lock, err);
    if (status == STATUS_OK)
        status = read_file(file, &text, err);
    if (status == STATUS_OK) {
        read_blocks(a, buf_view(&text), &blocks);
        buf_cstr(&fresh, first_line);
        for (size_t i = blocks.n < PLACES_MAX ? 0 : blocks.n - PLACES_MAX + 1; i < blocks.n; i++) {
            if (str_eq(blocks.at[i].archive, archive))
                continue;
            buf_char(&fresh, '\n');
            buf_str(&fresh, blocks.at[i].text);
            buf_char(&fresh, '\n');
        }
        buf_char(&fresh, '\n');
        write_line(STR("archive"), archive, &fresh);
        for (size_t i = 0; i < n; i++)
            write_line(lines[i].key, lines[i].value, &fresh);
        status = file_replace(file, buf_view(&fresh), err);
    }
    folder_unlock(lock);
    vec_free(&blocks);
    buf_free(&text);
    buf_free(&fresh);
    arena_free(a);
    return status;
}
