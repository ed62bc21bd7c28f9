#include "reader.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stop.h"

#define PIECE_BYTES (1u << 20) /* of memory: what is larger comes in several pieces */

void reader_open(struct reader *r, const struct read_file *files, size_t nfiles)
{
    *r = (struct reader){.files = files, .nfiles = nfiles};
}

enum status reader_open_stream(struct reader *r, int fd, struct error *err)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    *r = (struct reader){.stream = true};
    r->run = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
    return input_open_fd(fd, STR("-"), true, &r->in, err);
}

void reader_close(struct reader *r)
{
    input_close(r->in);
    error_clear(&r->error);
}

void piece_free(struct piece *p)
{
    arena_free(p->arena);
    free(p);
}

static struct piece *new_piece(void)
{
    struct piece *p = xcalloc(1, sizeof *p);
    p->arena = arena_new();
    return p;
}

/* ---- files -------------------------------------------------------------------------------------------------------- */

/* Opens the file in hand; where the archive has the beginning of it, goes on behind that. */
static enum status open_file(struct reader *r, struct error *why)
{
    const struct source *source = &r->files[r->at].source;
    r->more = false;
    if (input_open(source->file, &r->in, why) != STATUS_OK || !source->read)
        return why->status;
    struct input_mark mark = {.bytes = source->read, .bad_bytes = source->bad_bytes};
    memcpy(mark.hash, source->hash, sizeof mark.hash);
    r->more = input_resume(r->in, &mark, why) == STATUS_OK;
    if (r->more || why->status != STATUS_OK)
        return why->status;
    input_close(r->in);
    r->in = NULL;
    return input_open(source->file, &r->in, why);
}

static void close_file(struct reader *r)
{
    input_close(r->in);
    r->in = NULL;
    r->done += r->files[r->at++].bytes;
}

/* Pages until the piece is full; STATUS_NOTHING behind the last one. */
static enum status fill(struct reader *r, struct piece *p, struct error *why)
{
    struct input_items items;
    enum status status = input_take(r->in, p->arena, PIECE_BYTES, &items, why);
    p->npages = items.ndumps + items.npages;
    p->dumps = items.dumps;
    p->pages = items.ndumps ? arena_array(p->arena, items.ndumps, sizeof *p->pages) : items.pages;
    p->nfaults = items.nfaults;
    p->faults = items.faults;
    return status;
}

/* What is known of a file once all of it was read, and what is known on the way. */
static void note_facts(const struct input *in, struct piece *p)
{
    struct input_facts facts = input_facts(in);
    struct input_mark mark;
    p->encoding = facts.encoding;
    p->source.encoding = str_of(facts.encoding);
    if (p->last) {
        memcpy(p->source.hash, facts.hash, sizeof facts.hash);
        p->source.bad_bytes = facts.bad_bytes;
        if (facts.bad_bytes)
            p->source.status = arena_printf(p->arena, "%zu bytes are no %s", facts.bad_bytes, facts.encoding);
    } else if (input_mark(in, &mark)) {
        memcpy(p->source.hash, mark.hash, sizeof mark.hash);
        p->source.bad_bytes = mark.bad_bytes;
        p->source.read = mark.bytes;
    }
}

static struct piece *next_of_files(struct reader *r)
{
    struct error why = {0};
    const struct read_file *file = &r->files[r->at];
    struct piece *p = new_piece();
    p->source = (struct source){.file = arena_str(p->arena, file->source.file),
                                .absolute = arena_str(p->arena, file->source.absolute)};
    enum status status = r->in ? STATUS_OK : open_file(r, &why);
    if (status == STATUS_OK)
        status = fill(r, p, &why);
    p->more = r->more;
    p->last = status == STATUS_NOTHING;
    if (status == STATUS_OK || p->last) {
        note_facts(r->in, p);
        r->more = true;
        p->position = r->done + input_position(r->in);
    } else {
        p->refusal = arena_str(p->arena, str_of(why.message));
        p->npages = 0;
        p->position = r->done + file->bytes;
    }
    if (status != STATUS_OK)
        close_file(r);
    error_clear(&why);
    return p;
}

/* ---- a stream ----------------------------------------------------------------------------------------------------- */

static struct piece *next_of_stream(struct reader *r)
{
    struct piece *p = new_piece();
    struct input_item item;
    if (input_next(r->in, p->arena, &item, &r->error) != STATUS_OK) {
        piece_free(p);
        return NULL;
    }
    p->stream = true;
    p->encoding = "UTF-8";
    p->source = (struct source){.file = STR("-"), .encoding = STR("UTF-8"), .hash = {r->run}};
    if (item.kind == ITEM_FAULT) {
        p->nfaults = 1;
        p->faults = arena_copy(p->arena, &item.fault, 1, sizeof item.fault);
        return p;
    }
    p->last = true;
    p->npages = 1;
    p->pages = arena_copy(p->arena, &item.page, 1, sizeof item.page);
    p->source.file = item.page.file;
    if (str_is(item.page.file, "-") && item.page.narticles) {
        struct str uid = article_uid(p->arena, &item.page, &item.page.articles[0]);
        p->source.file = arena_printf(p->arena, "-/%.*s", STR_ARG(uid));
    }
    return p;
}

struct piece *reader_next(struct reader *r)
{
    if (stop_wanted() || (!r->stream && r->at == r->nfiles))
        return NULL;
    return r->stream ? next_of_stream(r) : next_of_files(r);
}
