/* baolan index: files and folders into the archive. */
#include "cmds.h"
#include "indexer.h"
#include "roots.h"
#include "settings.h"
#include "stop.h"

#include "baolan/overlay.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MOST = 64 };

static const struct cmd_option options[] = {
    SETTINGS_OPTIONS,
    {"region", 'r', "CODE",
     N_("a region in focus by its GB/T 2260 code: 141100 a prefecture, 140000 a province; several with commas "
        "between, or the option repeated; kept for later runs. auto, and at first: each page's own, by what it names"),
     NULL},
    {"jobs", 'j', "N", N_("threads that rebuild and tag pages; else as many as there are processors"), "#"},
    {"again", 0, NULL, N_("read files again that have not changed, as after an upgrade"), NULL},
    {"retag", 0, NULL,
     N_("tag the articles that are kept anew, as after a new topic file or with another --region; tags that a record "
        "brought along stay; reads no page and takes no PATH"),
     NULL},
    {"prune", 0, NULL,
     N_("drop the articles of files that are gone from the folders given, or of the gone files named"), NULL},
    {0},
};

/* Those of the files found in which there is something to read. */
static struct read_file *wanted_files(struct indexer *ix, const struct roots *roots, struct arena *arena, size_t *n,
                                      struct error *err)
{
    struct read_file *files = arena_array(arena, roots->nfiles, sizeof *files);
    uint64_t bytes = 0;
    *n = 0;
    progress_begin(&ix->progress, N_("looking"), N_("files"), roots->bytes);
    for (size_t i = 0; i < roots->nfiles && err->status == STATUS_OK && !stop_wanted(); i++) {
        const struct root_file *found = &roots->files[i];
        files[*n] =
            (struct read_file){.source = {.file = found->path, .absolute = found->absolute}, .bytes = found->bytes};
        *n += indexer_wants(ix, &files[*n], err);
        progress_tell(&ix->progress, i + 1, bytes += found->bytes);
    }
    progress_clear(&ix->progress);
    return files;
}

static enum status index_files(struct indexer *ix, const struct roots *roots, struct arena *arena, struct error *err)
{
    size_t n;
    const struct read_file *files = wanted_files(ix, roots, arena, &n, err);
    struct reader reader;
    uint64_t bytes = 0;
    if (err->status != STATUS_OK)
        return err->status;
    for (size_t i = 0; i < n; i++)
        bytes += files[i].bytes;
    progress_begin(&ix->progress, N_("indexing"), N_("pages"), bytes);
    reader_open(&reader, files, n);
    enum status status = indexer_run(ix, &reader, err);
    reader_close(&reader);
    progress_clear(&ix->progress);
    return status;
}

static enum status index_stream(struct indexer *ix, int fd, struct error *err)
{
    struct reader reader;
    progress_begin(&ix->progress, N_("indexing"), N_("pages"), 0);
    enum status status = reader_open_stream(&reader, fd, err);
    if (status == STATUS_OK)
        status = indexer_run(ix, &reader, err);
    reader_close(&reader);
    progress_clear(&ix->progress);
    return status;
}

/* What a reader put right is put right again; a fault in that is told, and the rest goes on. */
static enum status correct(struct indexer *ix, struct error *err)
{
    struct error fault = {0};
    struct arena *a = arena_new();
    struct corrected sums;
    if (overlay_apply(ix->archive, ix->tagger, a, &sums, &fault) == STATUS_USAGE)
        indexer_refuse_named(ix, fault.message);
    else
        error_pass(err, &fault);
    ix->tally.corrected = sums.changed;
    ix->tally.uncorrected = sums.missing;
    if (sums.missing)
        ix->tally.lost = xstrdup(arena_printf(a, "%.*s, line %d", STR_ARG(sums.lost->uid), sums.lost->line).s);
    error_clear(&fault);
    arena_free(a);
    return err->status;
}

static bool tell_progress(void *context, size_t done, size_t all)
{
    struct progress *p = context;
    if (!p->all)
        p->all = all;
    progress_tell(p, done, done);
    return !stop_wanted();
}

static enum status relate(struct indexer *ix, struct error *err)
{
    progress_begin(&ix->progress, N_("relating"), N_("articles"), 0);
    enum status status = archive_relate(ix->archive, tell_progress, &ix->progress, err);
    memory_give_back(); /* finding phrases takes as much again */
    progress_clear(&ix->progress);
    return status;
}

static enum status settle(struct indexer *ix, struct error *err)
{
    progress_begin(&ix->progress, N_("putting in order"), N_("pages of the index"), 0);
    enum status status = archive_settle(ix->archive, tell_progress, &ix->progress, err);
    progress_clear(&ix->progress);
    return status;
}

/* ---- the summary -------------------------------------------------------------------------------------------------- */

static int more_first(const void *a, const void *b)
{
    const struct cause *x = a, *y = b;
    return x->n < y->n ? 1 : x->n > y->n ? -1 : str_cmp(str_of(x->what), str_of(y->what));
}

static void add_region(const struct indexer *ix, struct buf *text)
{
    if (!ix->region.s)
        buf_cstr(text, _("region     none; --region CODE names one\n"));
    else
        buf_printf(text,
                   ix->guess ? _("region     %.*s (%.*s), from what the pages name\n") : _("region     %.*s (%.*s)\n"),
                   STR_ARG(ix->region_name), STR_ARG(ix->region));
}

static void print_cause(const struct cause *c, struct buf *text)
{
    buf_printf(text, "  %7zu  %s", c->n, c->what);
    if (c->files)
        buf_printf(text, ngettext(", in %zu file", ", in %zu files", c->files), c->files);
    buf_char(text, '\n');
}

static void add_retagged(size_t changed, struct buf *text)
{
    buf_printf(text,
               ngettext("retagged   %zu article became another\n", "retagged   %zu articles became others\n", changed),
               changed);
}

/* Too many to be tagged anew unasked. */
static void add_outdated(const struct indexer *ix, struct buf *text)
{
    if (ix->outdated)
        buf_printf(text,
                   _("outdated   some of the %zu articles were tagged by an older version or by other topics: baolan "
                     "index --retag brings them up to date\n"),
                   ix->outdated);
}

static void print_retagged(struct indexer *ix, size_t changed, struct out *out)
{
    struct buf text = {0};
    add_retagged(changed, &text);
    add_region(ix, &text);
    out_text(out, buf_view(&text), OUT_PLAIN);
    buf_free(&text);
}

/* Pages that somebody should look at. */
static void print_poor(const struct tally *t, struct buf *text)
{
    if (!t->poor)
        return;
    buf_printf(text,
               ngettext("unsure     %zu page of a quality below %.1f:", "unsure     %zu pages of a quality below %.1f:",
                        t->poor),
               t->poor, QUALITY_LOW);
    for (size_t i = 0; i < POOR_NAMED && t->named[i]; i++)
        buf_printf(text, "%s%s", i ? _(", ") : " ", t->named[i]);
    buf_printf(text, "%s\n", t->poor > POOR_NAMED && t->named[POOR_NAMED - 1] ? _(", …") : "");
}

/* Pages that have changed: their articles have other uids, and nobody guesses which. */
static void print_lost(const struct tally *t, struct buf *text)
{
    if (t->uncorrected)
        buf_printf(text,
                   ngettext("unmatched  %zu correction of an article that is not here: %s\n",
                            "unmatched  %zu corrections of articles that are not here, the first: %s\n",
                            t->uncorrected),
                   t->uncorrected, t->lost);
}

static void print_summary(struct indexer *ix, size_t dropped, struct out *out)
{
    struct tally *t = &ix->tally;
    struct buf text = {0};
    buf_printf(&text, _("files      %zu read, %zu unchanged, %zu refused"), t->read, t->unchanged, t->refused);
    if (dropped)
        buf_printf(&text, _(", %zu gone and dropped"), dropped);
    buf_printf(&text, _("\npages      %zu\narticles   %zu"), t->pages, t->articles);
    if (t->rests)
        buf_printf(
            &text,
            ngettext(", %zu of them goes on from another page", ", %zu of them go on from another page", t->rests),
            t->rests);
    buf_printf(&text, _("\ndoubtful   %zu"), t->doubtful);
    if (t->doubtful_files)
        buf_printf(&text, ngettext(", and %zu file", ", and %zu files", t->doubtful_files), t->doubtful_files);
    buf_char(&text, '\n');
    if (t->causes.n)
        qsort(t->causes.at, t->causes.n, sizeof *t->causes.at, more_first);
    if (t->retagged)
        add_retagged(t->retagged, &text);
    if (t->corrected)
        buf_printf(&text, _("corrected  %zu\n"), t->corrected);
    print_lost(t, &text);
    for (size_t i = 0; i < t->causes.n; i++)
        print_cause(&t->causes.at[i], &text);
    print_poor(t, &text);
    add_outdated(ix, &text);
    add_region(ix, &text);
    out_text(out, buf_view(&text), OUT_PLAIN);
    buf_free(&text);
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

static bool reads_stdin(const struct cmd_call *call)
{
    for (size_t i = 0; i < call->nargs; i++)
        if (str_is(call->args[i], "-"))
            return true;
    return false;
}

/* Relations, and the index in order. */
static enum status finish(struct indexer *ix, struct error *err)
{
    enum status status = STATUS_OK;
    if (!stop_wanted())
        status = relate(ix, err);
    if (status == STATUS_OK && !stop_wanted())
        status = settle(ix, err);
    return status;
}

static enum status retag(struct cmd_call *call, struct indexer *ix, size_t *changed)
{
    enum status status = indexer_retag(ix, tell_progress, changed, call->err);
    if (status == STATUS_OK && !stop_wanted())
        status = correct(ix, call->err);
    return status == STATUS_OK ? finish(ix, call->err) : status;
}

static enum status work(struct cmd_call *call, struct indexer *ix, size_t *dropped)
{
    struct roots roots;
    roots_find(&roots, ix, call->arena, call->args, call->nargs, cmd_has(call, "prune"));
    enum status status = index_files(ix, &roots, call->arena, call->err);
    if (status == STATUS_OK && reads_stdin(call) && !stop_wanted())
        status = index_stream(ix, STDIN_FILENO, call->err);
    if (status == STATUS_OK)
        status = indexer_finish(ix, call->err);
    if (status == STATUS_OK && cmd_has(call, "prune") && !stop_wanted())
        status = roots_prune(&roots, ix, dropped, call->err);
    if (status == STATUS_OK && !stop_wanted())
        status = indexer_settle_regions(ix, false, tell_progress, call->err);
    if (status == STATUS_OK && !stop_wanted())
        status = indexer_bring_up(ix, tell_progress, call->err);
    if (status == STATUS_OK && !stop_wanted())
        status = correct(ix, call->err);
    return status == STATUS_OK ? finish(ix, call->err) : status;
}

/* N: files dropped, or articles tagged otherwise. */
static enum status conclude(struct cmd_call *call, struct indexer *ix, size_t n)
{
    struct out *out = cmd_out(call, NULL);
    if (cmd_has(call, "retag"))
        print_retagged(ix, n, out);
    else
        print_summary(ix, n, out);
    enum status status = out_close(out, call->err);
    if (status != STATUS_OK)
        return status;
    if (stop_wanted())
        return error_set(call->err, STATUS_INTERRUPTED,
                         "stopped; what was read is kept, and the same command goes on from there");
    return ix->tally.refused ? STATUS_INPUT : STATUS_OK;
}

/* All that --region names, commas between; absent: none. */
static struct str wanted_region(const struct cmd_call *call)
{
    struct str codes = STR_ABSENT;
    for (size_t i = 0; i < call->ngiven; i++)
        if (!strcmp(call->given[i].option->name, "region"))
            codes = codes.s ? arena_printf(call->arena, "%.*s,%.*s", STR_ARG(codes), STR_ARG(call->given[i].value))
                            : call->given[i].value;
    return codes;
}

static size_t wanted_jobs(const struct cmd_call *call)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = cmd_number(call, "jobs", processors > 0 ? (size_t)processors : 1);
    return n < JOBS_MOST ? n : JOBS_MOST;
}

static enum status run(struct cmd_call *call)
{
    struct rebuild_options settings;
    struct archive *archive = NULL;
    struct indexer ix = {0};
    size_t n = 0;
    bool retags = cmd_has(call, "retag");
    enum status status = settings_read(call, &settings);
    if (status != STATUS_OK)
        return status;
    if (retags == (call->nargs > 0))
        return error_set(call->err, STATUS_USAGE,
                         retags ? N_("--retag takes no PATH: it tags what is in the archive")
                                : N_("index needs PATH…; see baolan index --help"));
    stop_watch();
    status = cmd_open_archive(call, ARCHIVE_WRITE, &archive);
    if (status == STATUS_OK)
        status = indexer_open(&ix, archive, wanted_region(call), &settings, wanted_jobs(call), call->err);
    if (status == STATUS_OK) {
        /* Settings given anew are meant for the files named, changed or not. */
        ix.again = ix.again || settings_given(call) || cmd_has(call, "again");
        status = retags ? retag(call, &ix, &n) : work(call, &ix, &n);
    }
    if (status == STATUS_OK || (status == STATUS_INTERRUPTED && stop_wanted()))
        status = conclude(call, &ix, n);
    indexer_close(&ix);
    archive_close(archive);
    return status;
}

const struct cmd cmd_index = {
    .name = "index",
    .arguments = "PATH… | --retag",
    .summary = N_("add files and folders to the archive, or bring it up to date with them"),
    .about = N_("Reads page dumps (text, Markdown) and articles (JSONL), folders with all that is\n"
                "in them, rebuilds the articles and adds them to the archive. “-” reads JSONL from\n"
                "standard input. Files that have not changed are passed over, changed ones are\n"
                "replaced; where --newspaper, --date, --page-no or another --region is given, all are\n"
                "read. Ctrl-C finishes the page in hand; the same command goes on later."),
    .options = options,
    .flags = CMD_ARCHIVE,
    .least = 0,
    .most = SIZE_MAX,
    .run = run,
};
