#include "indexer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "baolan/cmd.h"
#include "stop.h"

#define BATCH_PAGES 256        /* pages committed at once: few fsyncs, and little is lost by a crash */
#define ASK_PAGES 48           /* pages that are asked for the region */
#define PIECE_BYTES (8u << 20) /* of memory: a larger file is put in pieces */

enum status indexer_open(struct indexer *ix, struct archive *archive, struct str region,
                         const struct rebuild_options *settings, struct error *err)
{
    struct arena *a = arena_new();
    struct str kept = archive_region(archive, a);
    enum status status = STATUS_OK;
    *ix = (struct indexer){.archive = archive, .settings = settings};
    ix->region_is_new = region.s && !str_eq(region, kept);
    ix->again = ix->region_is_new; /* what was tagged for another region, or for none, is tagged anew */
    if (!region.s)
        region = kept;
    if (region.s)
        status = tagger_open(region, &ix->tagger, err);
    else
        status = region_guess_open(&ix->guess, err);
    arena_free(a);
    return status;
}

void indexer_close(struct indexer *ix)
{
    progress_clear(&ix->progress);
    for (size_t i = 0; i < ix->held.n; i++)
        arena_free(ix->held.at[i].arena);
    vec_free(&ix->held);
    for (size_t i = 0; i < ix->tally.causes.n; i++)
        free((char *)ix->tally.causes.at[i].what);
    vec_free(&ix->tally.causes);
    region_guess_close(ix->guess);
    tagger_close(ix->tagger);
}

void indexer_refuse(struct indexer *ix, struct str path, const char *why)
{
    progress_clear(&ix->progress);
    cmd_complain("%.*s: %s", STR_ARG(path), why);
    ix->tally.refused++;
}

void indexer_refuse_named(struct indexer *ix, const char *message)
{
    progress_clear(&ix->progress);
    cmd_complain("%s", message);
    ix->tally.refused++;
}

static void count_cause(struct tally *t, struct str what, size_t n, size_t files)
{
    for (size_t i = 0; i < t->causes.n; i++) {
        if (str_is(what, t->causes.at[i].what)) {
            t->causes.at[i].n += n;
            t->causes.at[i].files += files;
            return;
        }
    }
    struct buf copy = {0};
    buf_str(&copy, what);
    buf_char(&copy, '\0');
    vec_push(&t->causes, ((struct cause){copy.s, n, files}));
}

/* ---- writing ------------------------------------------------------------------------------------------------------ */

/* Tells the archive which counties and topics there are, once a run, and only when there is something to write. */
static enum status describe(struct indexer *ix, struct error *err)
{
    size_t ncounties, ntopics;
    const struct county *counties = tagger_counties(ix->tagger, &ncounties);
    const struct topic *topics = tagger_topics(ix->tagger, &ntopics);
    struct arena *a = arena_new();
    struct county_tag *county_tags = arena_array(a, ncounties, sizeof *county_tags);
    struct topic_tag *topic_tags = arena_array(a, ntopics, sizeof *topic_tags);
    for (size_t i = 0; i < ncounties; i++)
        county_tags[i] = (struct county_tag){.code = counties[i].code, .name = counties[i].name};
    for (size_t i = 0; i < ntopics; i++)
        topic_tags[i] = (struct topic_tag){.id = topics[i].id, .name = topics[i].name};
    enum status status = STATUS_OK;
    if (tagger_region(ix->tagger).s)
        status = archive_set_region(ix->archive, tagger_region(ix->tagger), tagger_region_name(ix->tagger), county_tags,
                                    ncounties, err);
    if (status == STATUS_OK)
        status = archive_set_topics(ix->archive, topic_tags, ntopics, err);
    ix->described = status == STATUS_OK;
    arena_free(a);
    return status;
}

static enum status begin_batch(struct indexer *ix, struct error *err)
{
    if (ix->in_batch)
        return STATUS_OK;
    enum status status = archive_begin(ix->archive, err);
    if (status != STATUS_OK)
        return status;
    ix->in_batch = true;
    ix->batch = 0;
    return ix->described ? STATUS_OK : describe(ix, err);
}

static enum status end_batch(struct indexer *ix, struct error *err)
{
    if (!ix->in_batch)
        return STATUS_OK;
    ix->in_batch = false;
    return archive_commit(ix->archive, err);
}

static void count_page(struct tally *t, const struct page *page)
{
    t->pages++;
    t->articles += page->narticles;
    for (size_t i = 0; i < page->narticles; i++) {
        t->doubtful += page->articles[i].ndoubts > 0;
        for (size_t k = 0; k < page->articles[i].ndoubts; k++)
            count_cause(t, page->articles[i].doubts[k], 1, 0);
    }
}

static enum status put(struct indexer *ix, struct held *h, struct error *err)
{
    for (size_t i = 0; i < h->npages; i++)
        for (size_t k = 0; k < h->pages[i].narticles; k++)
            tagger_tag(ix->tagger, h->arena, &h->pages[i].articles[k]);
    enum status status = begin_batch(ix, err);
    if (status != STATUS_OK)
        return status;
    bool more = h->more || (h->stream && archive_source_current(ix->archive, &h->source));
    if (more)
        status = archive_add_pages(ix->archive, &h->source, h->pages, h->npages, err);
    else
        status = archive_put_source(ix->archive, &h->source, h->pages, h->npages, err);
    if (status != STATUS_OK)
        return status;
    ix->tally.read += h->last;
    for (size_t i = 0; i < h->npages; i++)
        count_page(&ix->tally, &h->pages[i]);
    ix->batch += h->npages;
    return ix->batch >= BATCH_PAGES ? end_batch(ix, err) : STATUS_OK;
}

/* ---- the region --------------------------------------------------------------------------------------------------- */

static enum status decide_region(struct indexer *ix, struct error *err)
{
    struct str region = region_guess_answer(ix->guess);
    enum status status = tagger_open(region, &ix->tagger, err);
    ix->region_is_new = ix->region_is_guessed = region.s != NULL;
    region_guess_close(ix->guess);
    ix->guess = NULL;
    for (size_t i = 0; i < ix->held.n; i++) {
        if (status == STATUS_OK)
            status = put(ix, &ix->held.at[i], err);
        arena_free(ix->held.at[i].arena);
    }
    ix->held.n = 0;
    return status;
}

/* Takes H over: puts it now, or holds it while the region is not known. */
static enum status take(struct indexer *ix, struct held *h, struct error *err)
{
    if (ix->tagger) {
        enum status status = put(ix, h, err);
        arena_free(h->arena);
        return status;
    }
    for (size_t i = 0; i < h->npages; i++)
        for (size_t k = 0; k < h->pages[i].narticles; k++)
            region_guess_add(ix->guess, &h->pages[i].articles[k]);
    ix->held_pages += h->npages;
    vec_push(&ix->held, *h);
    return ix->held_pages >= ASK_PAGES ? decide_region(ix, err) : STATUS_OK;
}

enum status indexer_finish(struct indexer *ix, struct error *err)
{
    enum status status = STATUS_OK;
    if (ix->guess && ix->held.n)
        status = decide_region(ix, err);
    if (status == STATUS_OK && ix->region_is_new && !ix->described)
        status = begin_batch(ix, err);
    return status == STATUS_OK ? end_batch(ix, err) : status;
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static void name_fault(struct indexer *ix, struct str path, const struct input_fault *fault)
{
    progress_clear(&ix->progress);
    cmd_complain("%.*s:%d: %.*s", STR_ARG(path), fault->line, STR_ARG(fault->why));
    ix->tally.refused++;
}

static struct held new_held(const struct source *source)
{
    struct held h = {.arena = arena_new()};
    h.source.file = arena_str(h.arena, source->file);
    h.source.absolute = arena_str(h.arena, source->absolute);
    return h;
}

/* The next pages of IN, as many as make a piece, into H; STATUS_NOTHING behind the last one. */
static enum status read_piece(struct indexer *ix, struct input *in, struct held *h, struct error *err)
{
    struct {
        struct page *at;
        size_t n, cap;
    } pages = {0};
    struct input_item item;
    struct rebuilt rebuilt;
    enum status status = STATUS_OK;
    while (arena_used(h->arena) < PIECE_BYTES && (status = input_next(in, h->arena, &item, err)) == STATUS_OK) {
        if (item.kind == ITEM_DUMP) {
            rebuild_page(h->arena, &item.dump, ix->settings, &rebuilt);
            vec_push(&pages, rebuilt.page);
        } else if (item.kind == ITEM_PAGE) {
            vec_push(&pages, item.page);
        } else {
            name_fault(ix, h->source.file, &item.fault);
        }
        progress_tell(&ix->progress, ix->pages_read += item.kind != ITEM_FAULT, ix->bytes_done + input_position(in));
    }
    h->pages = arena_copy(h->arena, pages.at, pages.n, sizeof *pages.at);
    h->npages = pages.n;
    vec_free(&pages);
    return status;
}

/* What is known of a file once all of it was read. */
static void note_facts(struct indexer *ix, const struct input *in, struct held *h)
{
    struct input_facts facts = input_facts(in);
    memcpy(h->source.hash, facts.hash, sizeof facts.hash);
    h->source.encoding = str_of(facts.encoding);
    h->source.bad_bytes = facts.bad_bytes;
    h->last = true;
    if (facts.bad_bytes) {
        h->source.status = arena_printf(h->arena, "%zu bytes are no %s", facts.bad_bytes, facts.encoding);
        count_cause(&ix->tally, arena_printf(h->arena, "bytes that are no %s", facts.encoding), facts.bad_bytes, 1);
        ix->tally.doubtful_files++;
    }
}

/*
 * Reads IN to its end, piece by piece; a file that cannot be read on is refused, and nothing of it is kept. A wish to stop is granted
 * between two pieces: the source is then not current, and is read again by the next run.
 */
static enum status read_file(struct indexer *ix, struct input *in, const struct source *source, struct error *err)
{
    struct error why = {0};
    enum status status = STATUS_OK, reading = STATUS_OK;
    for (bool more = false; status == STATUS_OK && reading == STATUS_OK && !(more && stop_wanted()); more = true) {
        struct held h = new_held(source);
        reading = read_piece(ix, in, &h, &why);
        h.more = more;
        if (reading == STATUS_NOTHING) {
            note_facts(ix, in, &h);
        } else if (reading != STATUS_OK) {
            indexer_refuse_named(ix, why.message);
            h.more = false;
            h.npages = 0;
            if (!more) {
                arena_free(h.arena);
                break;
            }
        }
        status = take(ix, &h, err);
    }
    error_clear(&why);
    return status;
}

enum status indexer_file(struct indexer *ix, struct str path, struct str absolute, struct error *err)
{
    struct error why = {0};
    struct input *in = NULL;
    struct source source = {.file = path, .absolute = absolute};
    if (input_hash(path, source.hash, &why) == STATUS_OK && !ix->again && archive_source_current(ix->archive, &source)) {
        ix->tally.unchanged++;
        return archive_source_respell(ix->archive, &source, err);
    }
    if (why.status == STATUS_OK)
        input_open(path, &in, &why);
    if (why.status != STATUS_OK) {
        indexer_refuse_named(ix, why.message);
        error_clear(&why);
        return STATUS_OK;
    }
    enum status status = read_file(ix, in, &source, err);
    input_close(in);
    return status;
}

/* A page of a stream as a source; RUN marks what this run has put. */
static struct held stream_held(struct arena *arena, struct page *page, uint64_t run)
{
    struct held h = {.arena = arena, .pages = page, .npages = 1, .stream = true, .last = true};
    h.source.file = page->file;
    if (str_is(page->file, "-") && page->narticles) {
        struct str uid = article_uid(arena, page, &page->articles[0]);
        h.source.file = arena_printf(arena, "-/%.*s", STR_ARG(uid));
    }
    h.source.encoding = STR("UTF-8");
    h.source.hash[0] = run;
    return h;
}

enum status indexer_stream(struct indexer *ix, int fd, struct error *err)
{
    struct input *in = NULL;
    struct input_item item;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t run = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
    enum status status = input_open_fd(fd, STR("-"), true, &in, err);
    progress_begin(&ix->progress, "indexing", "pages", 0);
    while (status == STATUS_OK && !stop_wanted()) {
        struct arena *arena = arena_new();
        status = input_next(in, arena, &item, err);
        if (status == STATUS_OK && item.kind == ITEM_PAGE) {
            struct held h = stream_held(arena, arena_copy(arena, &item.page, 1, sizeof item.page), run);
            progress_tell(&ix->progress, ++ix->pages_read, 0);
            status = take(ix, &h, err);
            continue;
        }
        if (status == STATUS_OK && item.kind == ITEM_FAULT)
            name_fault(ix, STR("-"), &item.fault);
        arena_free(arena);
    }
    input_close(in);
    return status == STATUS_NOTHING ? STATUS_OK : status;
}
