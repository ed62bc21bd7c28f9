#include "baolan/out.h"
#include "baolan/language.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/display.h"
#include "baolan/fold.h"
#include "baolan/json.h"
#include "baolan/width.h"
#include "sink.h"

struct field {
    const char *key;
    struct str text; /* display text, absent for none */
    enum out_role tint;
};

struct out {
    enum out_format format;
    const struct out_cell *cells;
    struct sink sink;
    bool colour;
    struct arena *arena; /* of the record at hand */
    struct {
        struct field *at;
        size_t n, cap;
    } fields;
    enum out_role tint;
    const struct str *texts;
    size_t ntexts;
    struct buf buf; /* the record in JSON, or the text being composed */
    struct json json;
    bool in_list;
    size_t nrecords; /* of the list */
};

/* SGR sequences of the 16 colours every terminal has; the terminal's own palette decides how they look. */
static const char *const colours[OUT_ROLE_COUNT] = {
    [OUT_DIM] = "\033[2m",    [OUT_STRONG] = "\033[1m", [OUT_UID] = "\033[33m",
    [OUT_DATE] = "\033[36m",  [OUT_PLACE] = "\033[32m", [OUT_GOOD] = "\033[32m",
    [OUT_DOUBT] = "\033[31m", [OUT_BAR] = "\033[34m",   [OUT_MATCH] = "\033[1;31m",
};

static bool wants_colour(const struct sink *s)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return s->terminal && !(no && *no) && term && *term && strcmp(term, "dumb") != 0;
}

struct out *out_open(enum out_format format, const struct out_cell *cells, bool paged)
{
    struct out *o = xcalloc(1, sizeof *o);
    o->format = format;
    o->cells = cells;
    o->arena = arena_new();
    o->json.out = &o->buf;
    sink_open(&o->sink, paged && format == OUT_TEXT);
    o->colour = wants_colour(&o->sink);
    return o;
}

enum status out_close(struct out *o, struct error *err)
{
    int failed = sink_close(&o->sink);
    arena_free(o->arena);
    vec_free(&o->fields);
    buf_free(&o->buf);
    free(o);
    if (!failed || failed == EPIPE)
        return STATUS_OK;
    errno = failed;
    return error_set_errno(err, STATUS_SYSTEM, "the output could not be written");
}

bool out_gone(const struct out *o)
{
    return o->sink.failed != 0;
}

bool out_is_text(const struct out *o)
{
    return o->format == OUT_TEXT;
}

bool out_on_terminal(const struct out *o)
{
    return o->sink.terminal;
}

int out_columns(const struct out *o)
{
    return o->sink.columns;
}

enum out_format out_format_of(struct str word)
{
    return str_is(word, "json") ? OUT_JSON : str_is(word, "jsonl") ? OUT_JSONL : OUT_TEXT;
}

static void send(struct out *o)
{
    sink_write(&o->sink, o->buf.s, o->buf.n);
    buf_clear(&o->buf);
}

/* ---- records ------------------------------------------------------------------------------------------------------ */

void out_list_begin(struct out *o)
{
    o->in_list = true;
    o->nrecords = 0;
}

void out_list_end(struct out *o)
{
    o->in_list = false;
    if (o->format == OUT_JSON) {
        buf_cstr(&o->buf, o->nrecords ? "\n]\n" : "[]\n");
        send(o);
    }
}

void out_record_begin(struct out *o)
{
    o->fields.n = 0;
    o->tint = OUT_PLAIN;
    if (o->format == OUT_TEXT)
        return;
    if (o->format == OUT_JSON && o->in_list)
        buf_cstr(&o->buf, o->nrecords ? ",\n" : "[\n");
    o->json.comma = false;
    json_begin_object(&o->json);
}

static void add_field(struct out *o, const char *key, struct str text)
{
    vec_push(&o->fields, ((struct field){key, text, o->tint}));
}

void out_str(struct out *o, const char *key, struct str value)
{
    if (o->format != OUT_TEXT)
        json_pair_str(&o->json, key, value);
    else if (str_present(value))
        add_field(o, key, display_str(o->arena, value));
}

void out_word(struct out *o, const char *key, const char *word)
{
    out_str(o, key, str_of(o->format == OUT_TEXT ? _(word) : word));
}

void out_int(struct out *o, const char *key, int64_t value)
{
    if (o->format != OUT_TEXT)
        json_pair_int(&o->json, key, value);
    else
        add_field(o, key, arena_printf(o->arena, "%lld", (long long)value));
}

void out_number(struct out *o, const char *key, double value)
{
    if (o->format == OUT_TEXT) {
        add_field(o, key, arena_printf(o->arena, "%.2f", value));
        return;
    }
    json_put_key(&o->json, key);
    json_put_double(&o->json, value);
}

void out_strs(struct out *o, const char *key, const struct str *values, size_t n)
{
    if (o->format != OUT_TEXT) {
        json_put_key(&o->json, key);
        json_begin_array(&o->json);
        for (size_t i = 0; i < n; i++)
            json_put_str(&o->json, values[i]);
        json_end_array(&o->json);
        return;
    }
    struct buf joined = {0};
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_cstr(&joined, "、");
        buf_str(&joined, values[i]);
    }
    out_str(o, key, buf_view(&joined));
    buf_free(&joined);
}

void out_tint(struct out *o, enum out_role role)
{
    o->tint = role;
}

void out_match(struct out *o, const struct str *texts, size_t n)
{
    o->texts = texts;
    o->ntexts = n;
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

static void colour_on(struct out *o, enum out_role role)
{
    if (o->colour && colours[role])
        buf_cstr(&o->buf, colours[role]);
}

static void colour_off(struct out *o, enum out_role role)
{
    if (o->colour && colours[role])
        buf_cstr(&o->buf, "\033[0m");
}

static void add_plain(struct out *o, struct str text, enum out_role role)
{
    if (!text.n)
        return;
    colour_on(o, role);
    buf_str(&o->buf, text);
    colour_off(o, role);
}

/* TEXT with the query's texts standing out. */
static void add_matched(struct out *o, struct str text, enum out_role role)
{
    struct fold_range *found = NULL;
    size_t n = o->colour && o->ntexts ? fold_find(o->arena, text, o->texts, o->ntexts, &found) : 0, at = 0;
    for (size_t i = 0; i < n; at = found[i++].to) {
        add_plain(o, str_cut(text, at, found[i].from), role);
        add_plain(o, str_cut(text, found[i].from, found[i].to), OUT_MATCH);
    }
    add_plain(o, str_cut(text, at, text.n), role);
}

static const struct field *field_of(const struct out *o, const char *key)
{
    for (size_t i = 0; i < o->fields.n; i++)
        if (!strcmp(o->fields.at[i].key, key))
            return &o->fields.at[i];
    return NULL;
}

/* The columns a line stands at after TEXT was added to one that stood at COLUMN. */
static int column_after(int column, const char *text)
{
    const char *line = strrchr(text, '\n');
    return (line ? 0 : column) + width_str(str_of(line ? line + 1 : text));
}

/* TEXT in its cell: padded everywhere, clipped only where a screen is (a pipe gets all of it). */
static struct str fitted(struct out *o, const struct out_cell *cell, struct str text, int column)
{
    struct buf cut = {0};
    int room = cell->columns == OUT_REST ? o->sink.columns - column : cell->columns;
    int width = width_str(text);
    bool last = !cell[1].key;
    if (!room || (cell->columns == OUT_REST && !o->sink.terminal))
        return text;
    if (width > room && o->sink.terminal)
        width_clip(text, room > 1 ? room : 1, &cut);
    else if (width >= room || cell->columns == OUT_REST || (last && !cell->right))
        return text;
    else
        buf_printf(&cut, "%*s%.*s%*s", cell->right ? room - width : 0, "", STR_ARG(text),
                   cell->right ? 0 : room - width, "");
    struct str kept = arena_str(o->arena, buf_view(&cut));
    buf_free(&cut);
    return kept;
}

static void lay_out(struct out *o)
{
    int column = 0;
    for (const struct out_cell *cell = o->cells; cell && cell->key; cell++) {
        const struct field *f = field_of(o, cell->key);
        if (!f && cell->columns <= 0)
            continue;
        if (cell->before) {
            buf_cstr(&o->buf, cell->before);
            column = column_after(column, cell->before);
        }
        struct str text = fitted(o, cell, f ? f->text : STR(""), column);
        enum out_role role = f && f->tint != OUT_PLAIN ? f->tint : cell->role;
        column += width_str(text);
        if (cell->matched)
            add_matched(o, text, role);
        else
            add_plain(o, text, role);
    }
    while (o->buf.n && o->buf.s[o->buf.n - 1] == ' ')
        o->buf.n--;
    buf_char(&o->buf, '\n');
}

void out_record_end(struct out *o)
{
    if (o->format == OUT_TEXT) {
        lay_out(o);
    } else {
        json_end_object(&o->json);
        if (o->format == OUT_JSONL || !o->in_list)
            buf_char(&o->buf, '\n');
    }
    o->nrecords++;
    send(o);
    arena_reset(o->arena);
}

void out_text(struct out *o, struct str text, enum out_role role)
{
    struct buf shown = {0};
    display_text(text, &shown);
    add_plain(o, buf_view(&shown), role);
    buf_free(&shown);
    send(o);
}

void out_raw(struct out *o, struct str bytes)
{
    sink_write(&o->sink, bytes.s, bytes.n);
}
