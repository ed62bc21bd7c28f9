#include "keymap.h"

#include <stdlib.h>

#include "../terminal/wordfile.h"
#include "baolan/path.h"

enum status keymap_line(struct keymap *map, struct str line, struct error *err)
{
    size_t at = 0;
    struct str panel = wordfile_word(line, &at), key = wordfile_word(line, &at), request = wordfile_word(line, &at),
               rest = wordfile_word(line, &at);
    struct binding b = {.key = key_parse(key), .request = request_parse(request)};
    if (!request.n || rest.n)
        return error_set(err, STATUS_USAGE, "want “PANEL KEY REQUEST”");
    if (!panel_parse(panel, &b.panel))
        return error_set(err, STATUS_USAGE, "no panel is called “%.*s”", STR_ARG(panel));
    if (b.key == KEY_NONE)
        return error_set(err, STATUS_USAGE, "no key is called “%.*s”", STR_ARG(key));
    if (b.request == REQUEST_NONE && !str_is(request, "none"))
        return error_set(err, STATUS_USAGE, "no request is called “%.*s”", STR_ARG(request));
    vec_push(map, b);
    return STATUS_OK;
}

static enum status take(void *context, struct str line, struct error *err)
{
    return keymap_line(context, line, err);
}

enum status keymap_parse(struct keymap *map, struct str file, struct str text, struct error *err)
{
    return wordfile_each(file, text, take, map, err);
}

enum status keymap_load(struct keymap *map, struct error *err)
{
    struct arena *a = arena_new();
    struct str file;
    enum status status = path_data(a, "keys", &file, err);
    if (status == STATUS_OK)
        status = wordfile_read(file, take, map, err);
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

void keymap_list(const struct keymap *map, bool told, struct buf *out)
{
    struct arena *a = arena_new();
    for (int p = PANEL_ANY; p >= 0; p--) {
        for (int r = 1; r < REQUEST_END; r++) {
            struct buf keys = {0};
            for (size_t i = 0; i < map->n; i++)
                if (map->at[i].panel == (enum panel)p && map->at[i].request == (enum request)r && in_force(map, i))
                    buf_printf(&keys, "%s%.*s", keys.n ? " " : "", STR_ARG(key_label(a, map->at[i].key)));
            const char *help = request_table[r].help;
            if (keys.n)
                buf_printf(out, "%s\t%s\t%s\t%s\n", panel_name((enum panel)p), keys.s, request_table[r].name,
                           !help  ? ""
                           : told ? _(help)
                                  : help);
            buf_free(&keys);
        }
    }
    arena_free(a);
}

void keymap_print(const struct keymap *map, const char *word, struct buf *out)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < map->n; i++) {
        const struct binding *b = &map->at[i];
        size_t later = i + 1;
        while (later < map->n && (map->at[later].panel != b->panel || map->at[later].key != b->key))
            later++;
        if (later == map->n)
            buf_printf(out, "%s %s %.*s %s\n", word, panel_name(b->panel), STR_ARG(key_label(a, b->key)),
                       request_table[b->request].name);
    }
    arena_free(a);
}
