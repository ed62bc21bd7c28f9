#include "script.h"

#include <stdio.h>
#include <stdlib.h>

#include "baolan/path.h"
#include "baolan/utf8.h"
#include "mouse.h"
#include "screen.h"

enum { SCRIPT_MAX = 16 * 1024 * 1024 };

struct script {
    struct buf text;
    size_t at; /* the next byte */
    int line;
    bool typing; /* inside a quoted text */
};

enum status script_open(struct str file, struct script **out, struct error *err)
{
    struct script *s = xcalloc(1, sizeof *s);
    s->line = 1;
    enum status status = path_read(file, SCRIPT_MAX, &s->text, err);
    if (status != STATUS_OK) {
        script_close(s);
        s = NULL;
    }
    *out = s;
    return status;
}

void script_close(struct script *s)
{
    if (s) {
        buf_free(&s->text);
        free(s);
    }
}

/* What is left of the line, after *FROM. */
static struct str rest_of_line(struct script *s)
{
    struct str text = buf_view(&s->text);
    size_t end = str_find(text, STR("\n"), s->at);
    end = end == SIZE_MAX ? text.n : end;
    struct str rest = str_cut(text, s->at, end);
    s->at = end;
    return rest;
}

static enum status dump(struct str file, bool roles, struct error *err)
{
    struct buf name = {0}, out = {0};
    buf_str(&name, str_trim(file));
    enum status status = STATUS_OK;
    if (roles)
        screen_dump_roles(&out);
    else
        screen_dump(&out);
    FILE *f = name.n ? fopen(name.s, "a") : NULL;
    if (!f || fwrite(out.s, 1, out.n, f) != out.n)
        status = error_set_errno(err, STATUS_SYSTEM, "cannot write “%s”", name.n ? name.s : "");
    if (f && fclose(f) != 0)
        status = error_set_errno(err, STATUS_SYSTEM, "cannot write “%s”", name.s);
    buf_free(&name);
    buf_free(&out);
    return status;
}

static bool mouse(struct str line)
{
    static const struct {
        const char *form;
        enum mouse_kind kind;
        int clicks;
    } forms[] = {{":click %d %d", MOUSE_PRESS, 1},       {":double %d %d", MOUSE_PRESS, 2},
                 {":drag %d %d", MOUSE_DRAG, 0},         {":release %d %d", MOUSE_RELEASE, 0},
                 {":wheel-up %d %d", MOUSE_WHEEL_UP, 0}, {":wheel-down %d %d", MOUSE_WHEEL_DOWN, 0}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct mouse_event event = {.kind = forms[i].kind, .clicks = forms[i].clicks};
        if (sscanf(line.s, forms[i].form, &event.x, &event.y) != 2)
            continue;
        mouse_put(&event);
        return true;
    }
    return false;
}

/* A line that starts with a colon. Answers the key it amounts to, KEY_NONE for none. */
static uint32_t command(struct script *s, struct error *err)
{
    struct str line = rest_of_line(s);
    int rows, columns;
    if (str_starts(line, STR(":dump ")))
        return dump(str_cut(line, 6, line.n), false, err) == STATUS_OK ? KEY_NONE : KEY_CODE_HANGUP;
    if (str_starts(line, STR(":roles ")))
        return dump(str_cut(line, 7, line.n), true, err) == STATUS_OK ? KEY_NONE : KEY_CODE_HANGUP;
    if (sscanf(line.s, ":resize %dx%d", &columns, &rows) == 2 && rows > 0 && columns > 0 && rows <= 1000 &&
        columns <= 1000) {
        screen_resize(rows, columns);
        return KEY_CODE_RESIZE;
    }
    if (mouse(line))
        return KEY_CODE_MOUSE;
    error_set(err, STATUS_USAGE, "script line %d: no such command", s->line);
    return KEY_CODE_HANGUP;
}

uint32_t script_key(struct script *s, struct error *err)
{
    struct str text = buf_view(&s->text);
    while (s->at < text.n) {
        char c = text.s[s->at];
        if (c == '\n') {
            s->line++;
            s->at++;
            s->typing = false;
        } else if (s->typing && c == '"') {
            s->typing = false;
            s->at++;
        } else if (s->typing) {
            return utf8_next(text, &s->at);
        } else if (c == ' ' || c == '\t') {
            s->at++;
        } else if (c == '"') {
            s->typing = true;
            s->at++;
        } else if (c == '#' && (s->at == 0 || text.s[s->at - 1] == '\n')) {
            rest_of_line(s);
        } else if (c == ':' && (s->at == 0 || text.s[s->at - 1] == '\n')) {
            uint32_t key = command(s, err);
            if (key != KEY_NONE)
                return key;
        } else {
            size_t from = s->at;
            while (s->at < text.n && text.s[s->at] != ' ' && text.s[s->at] != '\t' && text.s[s->at] != '\n')
                s->at++;
            uint32_t key = key_parse(str_cut(text, from, s->at));
            if (key != KEY_NONE)
                return key;
            error_set(err, STATUS_USAGE, "script line %d: no key is called “%.*s”", s->line, (int)(s->at - from),
                      text.s + from);
            return KEY_CODE_HANGUP;
        }
    }
    return KEY_CODE_HANGUP;
}
