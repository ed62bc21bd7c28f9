#include "baolan/input.h"
#include "baolan/language.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "lines.h"
#include "stream.h"

enum { TEXT_MAX = 64 << 20 }; /* a page of so much takes about twenty times as much memory */

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static enum form form_of(struct str path)
{
    static const struct {
        const char *ending;
        enum form form;
    } endings[] = {{".jsonl", FORM_JSONL}, {".ndjson", FORM_JSONL}, {".json", FORM_JSON}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i].ending);
        if (path.n > n && strcasecmp(path.s + path.n - n, endings[i].ending) == 0)
            return endings[i].form;
    }
    return FORM_TEXT;
}

static struct input *input_new(struct str name, enum form form)
{
    struct input *in = xcalloc(1, sizeof *in);
    in->own = arena_new();
    in->name = arena_str(in->own, name);
    in->form = form;
    in->encoding = "UTF-8";
    in->fd = -1;
    in->hasher = hasher_new();
    in->line = 1;
    in->cursor.line = 1;
    return in;
}

void input_close(struct input *in)
{
    if (!in)
        return;
    if (in->close_fd)
        close(in->fd);
    hasher_free(in->hasher);
    buf_free(&in->raw);
    buf_free(&in->store);
    arena_free(in->own);
    free(in);
}

/* Text and JSON: all of it, decoded. */
static enum status load(struct input *in, struct error *err)
{
    struct decoded decoded;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !in->end) {
        status = stream_read_on(in, err);
        if (status == STATUS_OK && in->bytes.n > TEXT_MAX)
            status = error_set(err, STATUS_INPUT, "'%.*s' is larger than %d MiB: too large for page dumps",
                               STR_ARG(in->name), TEXT_MAX >> 20);
    }
    const char *refusal = status == STATUS_OK ? decode_refusal(in->bytes) : NULL;
    if (refusal)
        status = error_set(err, STATUS_INPUT, "'%.*s' is %s, not text", STR_ARG(in->name), _(refusal));
    if (status == STATUS_OK)
        status = decode_text(in->bytes, &in->store, &decoded, err);
    if (status != STATUS_OK)
        return status;
    in->text = decoded.text;
    in->encoding = decoded.encoding;
    in->bad_bytes = decoded.bad_bytes;
    if (in->store.n) {
        buf_free(&in->raw);
        in->bytes = STR_ABSENT;
    }
    in->nparts = lines_count_parts(in->text);
    return STATUS_OK;
}

/* JSONL: a look at the beginning. */
static enum status peek(struct input *in, struct error *err)
{
    enum status status = stream_read_on(in, err);
    if (status != STATUS_OK)
        return status;
    const char *refusal = decode_refusal(in->bytes);
    if (!refusal && memchr(in->bytes.s ? in->bytes.s : "", '\0', in->bytes.n) && decode_utf16(in->bytes) != UTF16_NONE)
        refusal = "UTF-16";
    if (str_starts(in->bytes, STR("\xff\xfe")) || str_starts(in->bytes, STR("\xfe\xff")))
        refusal = "UTF-16";
    if (refusal)
        return error_set(err, STATUS_INPUT, "'%.*s' is %s, not JSON lines", STR_ARG(in->name), _(refusal));
    if (str_starts(in->bytes, STR("\xef\xbb\xbf")))
        in->cursor.at = 3;
    return STATUS_OK;
}

static enum status begin(struct input *in, struct input **out, struct error *err)
{
    enum status status = in->form == FORM_JSONL ? peek(in, err) : load(in, err);
    *out = status == STATUS_OK ? in : NULL;
    if (status != STATUS_OK)
        input_close(in);
    return status;
}

enum status input_open(struct str path, struct input **out, struct error *err)
{
    struct input *in = input_new(path, form_of(path));
    *out = NULL;
    enum status status = file_open(in->name, &in->fd, err);
    if (status != STATUS_OK) {
        input_close(in);
        return status;
    }
    in->close_fd = true;
    return begin(in, out, err);
}

enum status input_open_fd(int fd, struct str name, bool records, struct input **out, struct error *err)
{
    struct input *in = input_new(name, records ? FORM_JSONL : FORM_TEXT);
    in->fd = fd;
    return begin(in, out, err);
}

enum status input_open_bytes(struct str name, struct str bytes, bool records, struct input **out, struct error *err)
{
    struct input *in = input_new(name, !records ? FORM_TEXT : form_of(name) == FORM_JSON ? FORM_JSON : FORM_JSONL);
    in->bytes = bytes.s ? bytes : STR("");
    hasher_add(in->hasher, in->bytes.s, in->bytes.n);
    return begin(in, out, err);
}

struct input_facts input_facts(const struct input *in)
{
    struct input_facts facts = {
        .kind = in->form == FORM_TEXT ? INPUT_DUMPS : INPUT_RECORDS,
        .encoding = in->encoding,
        .bad_bytes = in->bad_bytes,
    };
    hasher_sum(in->hasher, facts.hash);
    return facts;
}

bool input_mark(const struct input *in, struct input_mark *out)
{
    if (in->form != FORM_JSONL || !in->close_fd)
        return false;
    *out = (struct input_mark){.bytes = in->used, .bad_bytes = in->bad_bytes};
    hasher_sum(in->hasher, out->hash);
    return true;
}

enum status input_resume(struct input *in, const struct input_mark *mark, struct error *err)
{
    struct input_mark now = {0};
    enum status status = in->form == FORM_JSONL ? stream_skip(in, mark->bytes, err) : STATUS_NOTHING;
    if (status != STATUS_OK)
        return status;
    if (!input_mark(in, &now) || now.bytes != mark->bytes || memcmp(now.hash, mark->hash, sizeof now.hash) != 0)
        return STATUS_NOTHING;
    in->bad_bytes = mark->bad_bytes;
    return STATUS_OK;
}

uint64_t input_position(const struct input *in)
{
    off_t at = in->fd < 0 ? (off_t)in->bytes.n : lseek(in->fd, 0, SEEK_CUR);
    return at < 0 ? 0 : (uint64_t)at;
}

/* ---- dumps ------------------------------------------------------------------------------------------------------- */

static enum status next_dump(struct input *in, struct arena *a, struct input_item *out)
{
    if (in->part == in->nparts)
        return STATUS_NOTHING;
    out->kind = ITEM_DUMP;
    struct dump *dump = &out->dump;
    *dump = (struct dump){.file = arena_str(a, in->name), .part = ++in->part, .nparts = in->nparts};
    dump->lines = lines_next_part(a, in->text, &in->at, &in->line, &dump->nlines);
    dump->facts = input_path_facts(a, in->name);
    return STATUS_OK;
}

enum status input_next(struct input *in, struct arena *a, struct input_item *out, struct error *err)
{
    return in->form == FORM_TEXT ? next_dump(in, a, out) : stream_next_page(in, a, out, err);
}

/* ---- a file whole ------------------------------------------------------------------------------------------------ */

enum status input_take(struct input *in, struct arena *a, size_t bytes, struct input_items *out, struct error *err)
{
    struct {
        struct dump *at;
        size_t n, cap;
    } dumps = {0};
    struct {
        struct page *at;
        size_t n, cap;
    } pages = {0};
    struct {
        struct input_fault *at;
        size_t n, cap;
    } faults = {0};
    struct input_item item;
    enum status status = STATUS_OK;
    while (arena_used(a) < bytes && (status = input_next(in, a, &item, err)) == STATUS_OK) {
        if (item.kind == ITEM_DUMP)
            vec_push(&dumps, item.dump);
        else if (item.kind == ITEM_PAGE)
            vec_push(&pages, item.page);
        else
            vec_push(&faults, item.fault);
    }
    *out = (struct input_items){
        .dumps = arena_copy(a, dumps.at, dumps.n, sizeof *dumps.at),
        .ndumps = dumps.n,
        .pages = arena_copy(a, pages.at, pages.n, sizeof *pages.at),
        .npages = pages.n,
        .faults = arena_copy(a, faults.at, faults.n, sizeof *faults.at),
        .nfaults = faults.n,
    };
    vec_free(&dumps);
    vec_free(&pages);
    vec_free(&faults);
    return status;
}

static enum status read_whole(struct arena *a, struct input *in, struct input_file *out, struct error *err)
{
    struct input_items items;
    enum status status = input_take(in, a, SIZE_MAX, &items, err);
    struct input_facts facts = input_facts(in);
    *out = (struct input_file){
        .file = arena_str(a, in->name),
        .encoding = str_of(facts.encoding),
        .bad_bytes = facts.bad_bytes,
        .hash = {facts.hash[0], facts.hash[1]},
        .kind = facts.kind,
        .dumps = items.dumps,
        .ndumps = items.ndumps,
        .pages = items.pages,
        .npages = items.npages,
        .faults = items.faults,
        .nfaults = items.nfaults,
    };
    input_close(in);
    return status == STATUS_NOTHING ? STATUS_OK : status;
}

enum status input_read(struct arena *a, struct str path, struct input_file *out, struct error *err)
{
    struct input *in;
    enum status status = input_open(path, &in, err);
    return status == STATUS_OK ? read_whole(a, in, out, err) : status;
}

enum status input_parse(struct arena *a, struct str name, struct str bytes, bool records, struct input_file *out,
                        struct error *err)
{
    struct input *in;
    enum status status = input_open_bytes(name, bytes, records, &in, err);
    return status == STATUS_OK ? read_whole(a, in, out, err) : status;
}
