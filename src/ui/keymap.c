#include "keymap.h"

#include <stdlib.h>
#include <unistd.h>

#include "baolan/path.h"

enum { KEY_FILE_MAX = 1024 * 1024 };

/* The next word of LINE from *AT on: bytes without ASCII blanks. */
static struct str word(struct str line, size_t *at)
{
    while (*at < line.n && (line.s[*at] == ' ' || line.s[*at] == '\t' || line.s[*at] == '\r'))
        (*at)++;
    size_t from = *at;
    while (*at < line.n && line.s[*at] != ' ' && line.s[*at] != '\t' && line.s[*at] != '\r')
        (*at)++;
    return str_cut(line, from, *at);
}

static enum status parse_line(struct keymap *map, struct str file, int number, struct str line, struct error *err)
{
    size_t at = 0;
    struct str panel_word = word(line, &at), key_word = word(line, &at), request_word = word(line, &at),
               rest = word(line, &at);
    if (!panel_word.n || panel_word.s[0] == '#')
        return STATUS_OK;
    struct binding b = {.key = key_parse(key_word), .request = request_parse(request_word)};
    if (!request_word.n || rest.n)
        return error_set(err, STATUS_USAGE, "%.*s:%d: want “PANEL KEY REQUEST”", STR_ARG(file), number);
    if (!panel_parse(panel_word, &b.panel))
        return error_set(err, STATUS_USAGE, "%.*s:%d: no panel is called “%.*s”", STR_ARG(file), number,
                         STR_ARG(panel_word));
    if (b.key == KEY_NONE)
        return error_set(err, STATUS_USAGE, "%.*s:%d: no key is called “%.*s”", STR_ARG(file), number,
                         STR_ARG(key_word));
    if (b.request == REQUEST_NONE && !str_is(request_word, "none"))
        return error_set(err, STATUS_USAGE, "%.*s:%d: no request is called “%.*s”", STR_ARG(file), number,
                         STR_ARG(request_word));
    vec_push(map, b);
    return STATUS_OK;
}

enum status keymap_parse(struct keymap *map, struct str file, struct str text, struct error *err)
{
    enum status status = STATUS_OK;
    int number = 1;
    for (size_t at = 0; at < text.n; number++) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        enum status line = parse_line(map, file, number, str_cut(text, at, end), err);
        status = status == STATUS_OK ? line : status;
        at = end + 1;
    }
    return status;
}

static enum status load_file(struct keymap *map, struct str file, struct error *err)
{
    struct buf text = {0};
    enum status status = path_read(file, KEY_FILE_MAX, &text, err);
    if (status == STATUS_OK)
        status = keymap_parse(map, file, buf_view(&text), err);
    buf_free(&text);
    return status;
}

enum status keymap_load(struct keymap *map, bool own, struct error *own_fault, struct error *err)
{
    struct arena *a = arena_new();
    struct str file;
    enum status status = path_data(a, "keys", &file, err);
    if (status == STATUS_OK)
        status = load_file(map, file, err);
    if (status == STATUS_OK && own) {
        file = path_config(a, "keys");
        if (access(file.s, F_OK) == 0)
            load_file(map, file, own_fault);
    }
    arena_free(a);
    return status;
}

void keymap_free(struct keymap *map)
{
    vec_free(map);
}

enum request keymap_find(const struct keymap *map, enum panel panel, uint32_t key)
{
    enum request any = REQUEST_NONE;
    bool any_found = false;
    for (size_t i = map->n; i-- > 0;) {
        const struct binding *b = &map->at[i];
        if (b->key != key)
            continue;
        if (b->panel == panel)
            return b->request;
        if (b->panel == PANEL_ANY && !any_found) {
            any = b->request;
            any_found = true;
        }
    }
    return any;
}

/* Does KEY still ask for what binding I says? */
static bool in_force(const struct keymap *map, size_t i)
{
    return keymap_find(map, map->at[i].panel, map->at[i].key) == map->at[i].request;
}

struct str keymap_keys(const struct keymap *map, struct arena *a, enum panel panel, enum request request)
{
    struct buf keys = {0};
    for (size_t i = 0; i < map->n; i++) {
        const struct binding *b = &map->at[i];
        if (b->request != request || (b->panel != panel && b->panel != PANEL_ANY) || !in_force(map, i) ||
            keymap_find(map, panel, b->key) != request)
            continue;
        if (keys.n)
            buf_char(&keys, ' ');
        buf_str(&keys, key_label(a, b->key));
    }
    struct str all = keys.n ? arena_str(a, buf_view(&keys)) : STR_ABSENT;
    buf_free(&keys);
    return all;
}

struct str keymap_key(const struct keymap *map, struct arena *a, enum panel panel, enum request request)
{
    struct str keys = keymap_keys(map, a, panel, request);
    size_t blank = str_find(keys, STR(" "), 0);
    return blank == SIZE_MAX ? keys : arena_str(a, str_cut(keys, 0, blank));
}

void keymap_list(const struct keymap *map, struct buf *out)
{
    struct arena *a = arena_new();
    for (int p = PANEL_ANY; p >= 0; p--) {
        for (int r = 1; r < REQUEST_END; r++) {
            struct buf keys = {0};
            for (size_t i = 0; i < map->n; i++)
                if (map->at[i].panel == (enum panel)p && map->at[i].request == (enum request)r && in_force(map, i))
                    buf_printf(&keys, "%s%.*s", keys.n ? " " : "", STR_ARG(key_label(a, map->at[i].key)));
            if (keys.n)
                buf_printf(out, "%s\t%s\t%s\t%s\n", panel_name((enum panel)p), keys.s, request_table[r].name,
                           request_table[r].help[ENGLISH] ? request_table[r].help[ENGLISH] : "");
            buf_free(&keys);
        }
    }
    arena_free(a);
}
