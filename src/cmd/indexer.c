#include "indexer.h"

#include <stdlib.h>
#include <time.h>

#include "baolan/cmd.h"
#include "baolan/language.h"
#include "baolan/pipeline.h"
#include "stop.h"

/*
 * A batch is committed at once, and lost by a crash: large ones are faster, because the full text index is entered batch by batch. The first
 * ones are short, so that a reader soon has something to read.
 */
#define BATCH_ARTICLES 32768
#define BATCH_FIRST 0.25 /* seconds; each next one may last twice as long */
#define BATCH_LONGEST 4.0
#define PIECES_AHEAD 48 /* done and not put yet, 2 to 3 MB each: work goes on while a batch enters the index */
#define PIECES_MOST ((size_t)160 << 20) /* bytes of them, of which one odd page may take much */
#define RETAG_MOST 50000                /* articles that are tagged anew unasked, a few seconds */
#define ASK_PAGES 48                    /* that are asked for the region, */
#define ASK_BYTES ((size_t)64 << 20)    /* or what so much memory holds */

/* The regions of the run: named by WANTED or, where that is absent, by the archive; else each page's own. */
static enum status open_tags(struct indexer *ix, struct str wanted, struct error *err)
{
    struct str kept = archive_focus(ix->archive, ix->arena);
    bool each = wanted.s ? str_is(wanted, "auto") : !kept.s;
    enum status status = tagger_open(each ? STR_ABSENT : wanted.s ? wanted : kept, &ix->tagger, err);
    if (status == STATUS_OK && each)
        status = region_guess_open(&ix->guess, err);
    if (status != STATUS_OK)
        return status;
    ix->region_is_new = each ? kept.s != NULL : !str_eq(tagger_region(ix->tagger), kept);
    ix->region = each ? archive_region(ix->archive, ix->arena) : tagger_region(ix->tagger);
    ix->region_name = tagger_region_name(ix->tagger);
    if (each)
        archive_regions_known(ix->archive, ix->arena, &ix->others, err);
    ix->holding = each && !ix->others.n;
    ix->outdated = archive_outdated(ix->archive, tagger_rules(ix->tagger), err);
    return err->status;
}

enum status indexer_open(struct indexer *ix, struct archive *archive, struct str region,
                         const struct rebuild_options *settings, size_t jobs, struct error *err)
{
    *ix = (struct indexer){.archive = archive, .settings = settings, .jobs = jobs, .batch_longest = BATCH_FIRST};
    ix->arena = arena_new();
    archive_set_jobs(archive, jobs);
    enum status status = open_tags(ix, region, err);
    ix->again = ix->region_is_new; /* what was tagged for another region, or for none, is tagged anew */
    return status;
}

void indexer_close(struct indexer *ix)
{
    progress_clear(&ix->progress);
    for (size_t i = 0; i < ix->held.n; i++)
        piece_free(ix->held.at[i]);
    vec_free(&ix->held);
    for (size_t i = 0; i < ix->tally.causes.n; i++)
        free((char *)ix->tally.causes.at[i].what);
    vec_free(&ix->tally.causes);
    for (size_t i = 0; i < POOR_NAMED; i++)
        free(ix->tally.named[i]);
    free(ix->tally.lost);
    region_guess_close(ix->guess);
    tagger_close(ix->tagger);
    if (ix->arena)
        arena_free(ix->arena);
}

void indexer_refuse(struct indexer *ix, struct str path, const char *why)
{
    progress_clear(&ix->progress);
    cmd_complain(_("%.*s: %s"), STR_ARG(path), why);
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

static enum status describe_region(struct indexer *ix, struct str codes, struct error *err)
{
    struct regions_known regions;
    struct arena *a = arena_new();
    tagger_regions(ix->tagger, a, codes, &regions);
    struct county_tag *tags = arena_array(a, regions.ncounties, sizeof *tags);
    for (size_t i = 0; i < regions.ncounties; i++)
        tags[i] = (struct county_tag){.code = regions.counties[i].code, .name = regions.counties[i].name};
    enum status status = archive_set_region(ix->archive, regions.codes, regions.names, tags, regions.ncounties, err);
    ix->region = arena_str(ix->arena, regions.codes);
    ix->region_name = arena_str(ix->arena, regions.names);
    arena_free(a);
    return status;
}

/* Tells the archive which topics and named regions there are, once a run, and only when there is something to write. */
static enum status describe(struct indexer *ix, struct error *err)
{
    size_t ntopics;
    const struct topic *topics = tagger_topics(ix->tagger, &ntopics);
    struct arena *a = arena_new();
    struct topic_tag *topic_tags = arena_array(a, ntopics, sizeof *topic_tags);
    for (size_t i = 0; i < ntopics; i++)
        topic_tags[i] = (struct topic_tag){.id = topics[i].id, .name = topics[i].name, .medtop = topics[i].medtop};
    enum status status = archive_regions_name(ix->archive, !ix->guess, err);
    if (status == STATUS_OK && !ix->guess)
        status = describe_region(ix, ix->region, err);
    if (status == STATUS_OK)
        status = archive_set_topics(ix->archive, topic_tags, ntopics, err);
    if (status == STATUS_OK && !ix->outdated)
        status = archive_tagged_now(ix->archive, tagger_rules(ix->tagger), err);
    ix->described = status == STATUS_OK;
    arena_free(a);
    return status;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
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
    ix->batch_began = now();
    return ix->described ? STATUS_OK : describe(ix, err);
}

static enum status end_batch(struct indexer *ix, struct error *err)
{
    if (!ix->in_batch)
        return STATUS_OK;
    ix->in_batch = false;
    enum status status = archive_commit(ix->archive, err);
    memory_give_back(); /* the words that waited for it, freed by one thread and read by others */
    return status;
}

static bool batch_is_full(struct indexer *ix)
{
    if (ix->batch < BATCH_ARTICLES && now() - ix->batch_began < ix->batch_longest)
        return false;
    if (ix->batch_longest < BATCH_LONGEST)
        ix->batch_longest *= 2;
    return true;
}

/* FILE has a page of low quality; pages of one file come one after another. */
static void count_poor(struct tally *t, struct str file)
{
    size_t n = 0;
    t->poor++;
    while (n < POOR_NAMED && t->named[n])
        n++;
    if (n == POOR_NAMED || (n && str_is(file, t->named[n - 1])))
        return;
    struct buf name = {0};
    buf_str(&name, file);
    t->named[n] = xstrdup(name.n ? name.s : "");
    buf_free(&name);
}

static void count_page(struct tally *t, const struct page *page)
{
    t->pages++;
    if (page->rated && page->quality < QUALITY_LOW)
        count_poor(t, page->file);
    t->articles += page->narticles;
    struct arena *a = arena_new();
    for (size_t i = 0; i < page->narticles; i++) {
        t->doubtful += page->articles[i].ndoubts > 0;
        t->rests += str_present(page->articles[i].jump_from);
        for (size_t k = 0; k < page->articles[i].ndoubts; k++)
            count_cause(t, language_said(a, page->articles[i].doubts[k]), 1, 0);
    }
    arena_free(a);
}

static void count_facts(struct tally *t, const struct piece *p)
{
    t->read += p->last;
    for (size_t i = 0; i < p->npages; i++)
        count_page(t, &p->pages[i]);
    if (!p->last || !p->source.bad_bytes)
        return;
    struct buf what = {0};
    buf_printf(&what, _("bytes that are no %s"), p->encoding);
    count_cause(t, buf_view(&what), p->source.bad_bytes, 1);
    t->doubtful_files++;
    buf_free(&what);
}

static enum status put(struct indexer *ix, struct piece *p, struct error *err)
{
    enum status status = tagger_fault(ix->tagger, err);
    if (status == STATUS_OK)
        status = begin_batch(ix, err);
    if (status != STATUS_OK)
        return status;
    bool more = p->more || (p->stream && archive_source_current(ix->archive, &p->source));
    struct error why = {0};
    status = archive_put(ix->archive, &p->source, p->pages, p->npages, p->digest, more, &why);
    if (status == STATUS_INPUT) { /* its step was undone, the others go on */
        struct buf line = {0};
        buf_printf(&line, _("'%.*s': %s"), STR_ARG(p->source.file), why.message);
        indexer_refuse_named(ix, line.s);
        buf_free(&line);
        status = STATUS_OK;
    } else if (status == STATUS_OK) {
        count_facts(&ix->tally, p);
    } else {
        error_pass(err, &why);
    }
    error_clear(&why);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < p->npages; i++)
        ix->batch += p->pages[i].narticles;
    return batch_is_full(ix) ? end_batch(ix, err) : STATUS_OK;
}

static void name_faults(struct indexer *ix, const struct piece *p)
{
    if (p->nfaults)
        progress_clear(&ix->progress);
    for (size_t i = 0; i < p->nfaults; i++)
        cmd_complain(_("%.*s:%d: %.*s"), STR_ARG(p->source.file), p->faults[i].line, STR_ARG(p->faults[i].why));
    ix->tally.refused += p->nfaults;
}

/* Says what is to be said of a piece; false when that is all. A file that cannot be read on is refused, and nothing of it is kept. */
static bool is_to_be_put(struct indexer *ix, struct piece *p)
{
    name_faults(ix, p);
    ix->pages_read += p->npages;
    if (p->refusal.s) {
        indexer_refuse_named(ix, p->refusal.s);
        bool begun = p->more;
        p->more = false;
        return begun;
    }
    progress_tell(&ix->progress, ix->pages_read, p->position);
    return !p->stream || p->npages;
}

/* ---- work on pages, on any thread --------------------------------------------------------------------------------- */

static void rebuild(const struct indexer *ix, struct piece *p)
{
    for (size_t i = 0; p->dumps && i < p->npages; i++) {
        struct rebuilt rebuilt;
        rebuild_page(p->arena, &p->dumps[i], ix->settings, &rebuilt);
        p->pages[i] = rebuilt.page;
    }
}

static void tag_one(void *context, struct arena *arena, const struct page *page, struct article *article)
{
    const struct indexer *ix = context;
    tagger_tag_on(ix->tagger, arena, page, article);
}

struct archive_tagging indexer_tagging(struct indexer *ix)
{
    return (struct archive_tagging){tag_one, ix, tagger_rules(ix->tagger)};
}

/* Which region each page is of, as far as that is known yet. */
static void choose_region(const struct indexer *ix, struct arena *a, struct page *page)
{
    if (!page->region_own.s) /* a record may say it */
        region_ask(ix->guess, a, page);
    page->region = page->region_own;
    if (!page->region_votes.s || !ix->others.n)
        return;
    struct region_votes votes;
    region_votes_read(a, page->region_votes, &votes);
    page->region = region_choose(a, &votes, &ix->others).codes;
}

static void tag(const struct indexer *ix, struct piece *p)
{
    for (size_t i = 0; i < p->npages; i++) {
        struct page *page = &p->pages[i];
        if (ix->guess)
            choose_region(ix, p->arena, page);
        else
            page->region = page->region_own = STR_ABSENT;
        for (size_t k = 0; k < page->narticles; k++)
            tag_one((void *)(uintptr_t)ix, p->arena, page, &page->articles[k]);
    }
    p->digest = archive_digest(p->arena, p->pages, p->npages);
}

/* ---- regions ------------------------------------------------------------------------------------------------------ */

static enum status put_held(struct indexer *ix, struct error *err)
{
    enum status status = STATUS_OK;
    ix->holding = false;
    for (size_t i = 0; i < ix->held.n; i++) {
        if (status == STATUS_OK) {
            tag(ix, ix->held.at[i]);
            status = put(ix, ix->held.at[i], err);
        }
        piece_free(ix->held.at[i]);
    }
    ix->held.n = 0;
    return status;
}

/* While no page is known. */
static enum status hold(struct indexer *ix, struct piece *p, struct error *err)
{
    rebuild(ix, p);
    if (!is_to_be_put(ix, p)) {
        piece_free(p);
        return STATUS_OK;
    }
    for (size_t i = 0; i < p->npages; i++) {
        if (!p->pages[i].region_own.s)
            region_ask(ix->guess, p->arena, &p->pages[i]);
        region_votes_add(ix->arena, &ix->others, p->pages[i].region_own, 100);
    }
    region_votes_trim(&ix->others);
    ix->held_pages += p->npages;
    ix->held_bytes += arena_used(p->arena);
    vec_push(&ix->held, p);
    return ix->held_pages >= ASK_PAGES || ix->held_bytes >= ASK_BYTES ? put_held(ix, err) : STATUS_OK;
}

enum status indexer_finish(struct indexer *ix, struct error *err)
{
    enum status status = STATUS_OK;
    if (ix->held.n)
        status = put_held(ix, err);
    if (status == STATUS_OK && ix->region_is_new && !ix->described)
        status = begin_batch(ix, err);
    return status == STATUS_OK ? end_batch(ix, err) : status;
}

enum status indexer_settle_regions(struct indexer *ix, bool again,
                                   bool (*progress)(void *context, size_t done, size_t all), struct error *err)
{
    struct str codes = STR_ABSENT, kept = archive_region(ix->archive, ix->arena);
    size_t changed = 0;
    if (!ix->guess)
        return STATUS_OK;
    struct archive_tagging tagging = indexer_tagging(ix);
    progress_begin(&ix->progress, N_("telling regions apart"), N_("pages"), 0);
    enum status status = archive_regions_settle(ix->archive, ix->guess, again, &tagging, progress, &ix->progress,
                                                ix->arena, &codes, &changed, err);
    progress_clear(&ix->progress);
    if (status == STATUS_OK)
        status = tagger_fault(ix->tagger, err);
    struct regions_known regions;
    tagger_regions(ix->tagger, ix->arena, codes, &regions);
    ix->region = regions.codes;
    ix->region_name = regions.names;
    /* A run that writes also gives counties their names again. */
    if (status != STATUS_OK || (!ix->described && str_eq(regions.codes, kept) && !regions.codes.s == !kept.s))
        return status;
    if (archive_begin(ix->archive, err) == STATUS_OK) {
        describe_region(ix, codes, err);
        archive_commit(ix->archive, err);
    }
    return err->status;
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

bool indexer_wants(struct indexer *ix, struct read_file *file, struct error *err)
{
    struct source source = {.file = file->source.file, .absolute = file->source.absolute};
    struct error why = {0};
    if (ix->again || !archive_source_known(ix->archive, &source))
        return true;
    if (input_hash(source.file, source.hash, &why) != STATUS_OK) {
        indexer_refuse_named(ix, why.message);
        error_clear(&why);
        return false;
    }
    if (archive_source_current(ix->archive, &source)) {
        ix->tally.unchanged++;
        archive_source_respell(ix->archive, &source, err);
        return false;
    }
    archive_source_begun(ix->archive, &file->source);
    return true;
}

struct line {
    const struct indexer *ix;
    struct reader *reader;
};

static void *take_step(void *context)
{
    const struct line *line = context;
    return reader_next(line->reader);
}

static void work_step(void *context, void *job)
{
    const struct line *line = context;
    rebuild(line->ix, job);
    tag(line->ix, job);
}

static void drop_step(void *context, void *job)
{
    (void)context;
    piece_free(job);
}

static size_t weight(const void *job)
{
    const struct piece *p = job;
    return arena_used(p->arena);
}

static enum status run_pipeline(struct indexer *ix, struct reader *r, struct error *err)
{
    struct line line = {ix, r};
    struct pipeline_steps steps = {.take = take_step,
                                   .work = work_step,
                                   .drop = drop_step,
                                   .context = &line,
                                   .weight = weight,
                                   .most = PIECES_MOST};
    struct pipeline *pipeline = pipeline_open(&steps, ix->jobs, PIECES_AHEAD);
    enum status status = STATUS_OK;
    for (struct piece *p; status == STATUS_OK && (p = pipeline_next(pipeline)) != NULL;) {
        if (is_to_be_put(ix, p))
            status = put(ix, p, err);
        piece_free(p);
    }
    pipeline_close(pipeline);
    memory_give_back(); /* relating takes as much again as reading */
    return status;
}

enum status indexer_run(struct indexer *ix, struct reader *r, struct error *err)
{
    enum status status = STATUS_OK;
    for (struct piece *p; status == STATUS_OK && ix->holding && (p = reader_next(r)) != NULL;)
        status = hold(ix, p, err);
    if (status == STATUS_OK && !ix->holding)
        status = run_pipeline(ix, r, err);
    if (status == STATUS_OK)
        status = error_pass(err, &r->error);
    return status;
}

/* ---- tagging anew ------------------------------------------------------------------------------------------------- */

static enum status retag(struct indexer *ix, bool (*progress)(void *context, size_t done, size_t all), size_t *changed,
                         struct error *err)
{
    struct archive_tagging tagging = indexer_tagging(ix);
    progress_begin(&ix->progress, N_("tagging"), N_("articles"), 0);
    enum status status =
        archive_retag(ix->archive, tagger_key(ix->tagger), &tagging, progress, &ix->progress, changed, err);
    progress_clear(&ix->progress);
    return status == STATUS_OK ? tagger_fault(ix->tagger, err) : status;
}

/* An empty batch: it tells the archive of topics and regions, where nothing was read that did. */
static enum status tell_topics(struct indexer *ix, struct error *err)
{
    enum status status = begin_batch(ix, err);
    return status == STATUS_OK ? end_batch(ix, err) : status;
}

enum status indexer_bring_up(struct indexer *ix, bool (*progress)(void *context, size_t done, size_t all),
                             struct error *err)
{
    if (!ix->outdated || ix->outdated > RETAG_MOST)
        return STATUS_OK;
    enum status status = tell_topics(ix, err);
    if (status == STATUS_OK)
        status = retag(ix, progress, &ix->tally.retagged, err);
    ix->outdated = archive_outdated(ix->archive, tagger_rules(ix->tagger), err);
    return status;
}

enum status indexer_retag(struct indexer *ix, bool (*progress)(void *context, size_t done, size_t all), size_t *changed,
                          struct error *err)
{
    enum status status = tell_topics(ix, err);
    if (status == STATUS_OK)
        status = indexer_settle_regions(ix, true, progress, err);
    return status == STATUS_OK ? retag(ix, progress, changed, err) : status;
}
