#include "table.h"

#include <string.h>

#include "baolan/path.h"

static const size_t data_file_max = (size_t)64 << 20; /* bytes; the largest of ours has two million */

static size_t split(struct str line, struct str *fields, size_t max)
{
    size_t n = 0;
    for (size_t from = 0; n < max; n++) {
        size_t to = n + 1 < max ? str_find(line, STR("\t"), from) : SIZE_MAX;
        fields[n] = str_trim(str_cut(line, from, to == SIZE_MAX ? line.n : to));
        if (to == SIZE_MAX)
            return n + 1;
        from = to + 1;
    }
    return n;
}

bool table_next(struct table *t, struct str *fields, size_t max)
{
    while (t->at < t->text.n) {
        const char *start = t->text.s + t->at;
        const char *end = memchr(start, '\n', t->text.n - t->at);
        size_t n = end ? (size_t)(end - start) : t->text.n - t->at;
        struct str line = str_cut(t->text, t->at, t->at + n);
        t->at += n + (end != NULL);
        t->line++;
        if (!str_trim(line).n || line.s[0] == '#')
            continue;
        for (size_t i = 0; i < max; i++)
            fields[i] = STR_ABSENT;
        split(line, fields, max);
        return true;
    }
    return false;
}

enum status table_read_data(const char *name, struct buf *out, struct error *err)
{
    struct arena *a = arena_new();
    struct str path;
    enum status status = path_data(a, name, &path, err);
    if (status == STATUS_OK)
        status = path_read(path, data_file_max, out, err);
    arena_free(a);
    return status;
}
