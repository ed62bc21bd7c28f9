/*
 * Bringing relations up to date: articles that are new, or whose neighbours changed, are compared with those they share rare traces
 * with. Each pair is kept once, and only as long as it is among the best of one of its two articles.
 *
 * What is kept follows from the articles alone, not from the order or the batches in which they came:
 *   which pairs are compared   by the traces that the two share and the ranks of these (candidates.c);
 *   what comparing them says   by the two texts and the ranks of traces that one of them has (relate.h). Whenever a rank changes, all who
 *                              hold the trace are looked at again (postings.c);
 *   which are kept             those that are among the best of either article, by score, then uid (relations_best.c). What is added only pushes
 *                              others down, so what was dropped stays dropped; and who loses one of its best, or has it weakened, may want
 *                              one back that was dropped: it is looked at again when the others are done. Its other relations stay as they
 *                              are, so it goes no further than that.
 * Left to history is only what is deleted: see postings.c.
 *
 * Cost grows with what is unrelated, not with the archive: an article has a few dozen traces at most, a trace at most TRACE_COMMON holders.
 * Looking is done a few thousand articles at a time, on several threads, each with a connection of its own that only reads; what was found is
 * written in order.
 */
#include <math.h>
#include <pthread.h>

#include "baolan/pipeline.h"
#include "relate_internal.h"

enum {
    STEP_LEAST = 1024, /* articles looked at at a time … */
    STEP_MOST = 8192,  /* … the more, the fewer times is the table of traces gone through */
    THREAD_STEPS = 8,  /* so many for each thread are better than few large ones */
    COMMIT_ARTICLES =
        65536, /* relations are to articles all over the years: each commit writes the whole table to the log */
    OWN_BYTES = 64 << 20, /* of articles of steps in memory, on all threads */
    KNOWN = 1 << 14,      /* a power of two */
    STEPS_AHEAD = 2       /* of each thread, done and not written yet */
};

/* ---- looking ------------------------------------------------------------------------------------------------------ */

struct found {
    int64_t low, high;
    struct related related; /* reason in the step's arena */
};

/* Articles [FROM, TO) of the run, and what was found of them. */
struct step {
    size_t from, to;
    struct arena *arena;
    struct {
        struct found *at;
        size_t n, cap;
    } found;
    struct error error;
};

/* In how many articles a trace stands, once it was asked for: a run does not change it. */
struct known {
    int32_t hash;
    uint32_t frequency; /* 0: not known */
};

/* What a thread looks with. */
struct looker {
    struct archive *archive;
    struct arena *own, *other, *scratch; /* articles of a step; one that some of them are compared with; a comparison */
    size_t own_bytes;
    struct looker *next;
    struct known known[KNOWN];
};

struct looking {
    const char *path;
    const struct relate_run *run;
    size_t taken; /* articles */
    pthread_mutex_t lock;
    struct looker *idle; /* those that no thread has */
    size_t step;         /* articles */
    size_t own_bytes;    /* of each thread */
};

static bool is_earlier(const struct loaded *x, const struct loaded *y)
{
    if (x->page.date.to != y->page.date.to)
        return x->page.date.to < y->page.date.to;
    return str_cmp(x->article.uid, y->article.uid) < 0;
}

/* Two parts of one printed story are not related, they are one. */
static bool parts_of_one(struct archive *a, int64_t x, int64_t y, struct error *err)
{
    return statement_number(a, err, 0,
                            "SELECT coalesce(x.head, x.id) = coalesce(y.head, y.id) FROM article AS x, article AS y "
                            "WHERE x.id = ? AND y.id = ?",
                            "ii", x, y) != 0;
}

static uint32_t frequency(void *context, int32_t hash)
{
    struct looker *l = context;
    /* the lowest bit is the kind, which is nearly always one */
    struct known *known = &l->known[(uint32_t)hash / 2 % KNOWN];
    if (known->hash != hash || !known->frequency)
        *known = (struct known){hash, archive_trace_frequency(l->archive, hash)};
    return known->frequency;
}

bool archive_relate_two(struct archive *a, struct arena *arena, const struct relate_context *context,
                        const struct loaded *x, const struct loaded *y, struct related *out, struct error *err)
{
    const struct loaded *earlier = is_earlier(x, y) ? x : y, *later = earlier == x ? y : x;
    /* Few pairs are related, so whether they are parts of one is asked last. */
    return relate_pair(arena, context, earlier->text, later->text, out) && !parts_of_one(a, x->id, y->id, err);
}

static void compare(struct looker *l, uint32_t common, const struct loaded *x, const struct loaded *y,
                    struct step *step, struct error *err)
{
    struct relate_context context = {.frequency = frequency, .context = l, .common = common};
    struct found found = {.low = x->id < y->id ? x->id : y->id, .high = x->id < y->id ? y->id : x->id};
    arena_reset(l->scratch);
    if (!archive_relate_two(l->archive, l->scratch, &context, x, y, &found.related, err))
        return;
    found.related.reason = arena_str(step->arena, found.related.reason);
    vec_push(&step->found, found);
}

static int by_other(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/*
 * Articles of the step, as many as may lie in memory, and all that they are to be compared with: in the order of ids, so that what lies together is
 * read together, and each once. Answers how many of the candidates that was.
 */
static size_t look_at_some(struct looker *l, const struct relate_run *run, struct step *step,
                           struct candidate *candidates, size_t n, struct error *err)
{
    struct loaded **own = xcalloc(step->to - step->from, sizeof *own);
    size_t end = 0;
    arena_reset(l->own);
    while (end < n && err->status == STATUS_OK && (end == 0 || arena_used(l->own) < l->own_bytes)) {
        uint32_t index = candidates[end].index;
        own[index] = relate_load(l->archive, l->own, run->ids.at[step->from + index], err);
        while (end < n && candidates[end].index == index)
            end++;
    }
    if (end)
        qsort(candidates, end, sizeof *candidates, by_other);
    const struct loaded *other = NULL;
    for (size_t i = 0; i < end && err->status == STATUS_OK; i++) {
        if (i == 0 || candidates[i].id != candidates[i - 1].id) {
            arena_reset(l->other);
            other = relate_load(l->archive, l->other, candidates[i].id, err);
        }
        if (other && own[candidates[i].index])
            compare(l, run->common, own[candidates[i].index], other, step, err);
    }
    free(own);
    return end;
}

static void look(struct looker *l, const struct relate_run *run, struct step *step)
{
    size_t n;
    struct error *err = &step->error;
    archive_execute(l->archive, "BEGIN", err); /* else each of many small queries would lock the archive by itself */
    struct candidate *candidates = relate_candidates(l->archive, run, step->from, step->to, &n, err);
    for (size_t done = 0; done < n && err->status == STATUS_OK;)
        done += look_at_some(l, run, step, candidates + done, n - done, err);
    sqlite3_exec(l->archive->db, "COMMIT", NULL, NULL, NULL);
    free(candidates);
}

/* ---- on several threads ------------------------------------------------------------------------------------------- */

static struct looker *borrow(struct looking *l, struct error *err)
{
    pthread_mutex_lock(&l->lock);
    struct looker *looker = l->idle;
    if (looker)
        l->idle = looker->next;
    pthread_mutex_unlock(&l->lock);
    if (looker)
        return looker;
    struct archive *archive;
    if (archive_open(str_of(l->path), ARCHIVE_READ, &archive, err) != STATUS_OK)
        return NULL;
    archive_execute(archive, "PRAGMA mmap_size = 0", err); /* its cache is enough, and the memory stays bounded */
    looker = xcalloc(1, sizeof *looker);
    looker->archive = archive;
    looker->own_bytes = l->own_bytes;
    looker->own = arena_new();
    looker->other = arena_new();
    looker->scratch = arena_new();
    return looker;
}

static void give_back(struct looking *l, struct looker *looker)
{
    pthread_mutex_lock(&l->lock);
    looker->next = l->idle;
    l->idle = looker;
    pthread_mutex_unlock(&l->lock);
}

static void *take_step(void *context)
{
    struct looking *l = context;
    size_t left = l->run->ids.n - l->taken;
    if (left == 0)
        return NULL;
    struct step *step = xcalloc(1, sizeof *step);
    step->arena = arena_new();
    step->from = l->taken;
    step->to = l->taken += left < l->step ? left : l->step;
    return step;
}

static void work_step(void *context, void *job)
{
    struct looking *l = context;
    struct step *step = job;
    struct looker *looker = borrow(l, &step->error);
    if (!looker)
        return;
    look(looker, l->run, step);
    give_back(l, looker);
}

static void drop_step(void *context, void *job)
{
    struct step *step = job;
    (void)context;
    vec_free(&step->found);
    arena_free(step->arena);
    error_clear(&step->error);
    free(step);
}

static void looking_end(struct looking *l)
{
    for (struct looker *looker = l->idle, *next; looker; looker = next) {
        next = looker->next;
        arena_free(looker->own);
        arena_free(looker->other);
        arena_free(looker->scratch);
        archive_close(looker->archive);
        free(looker);
    }
    pthread_mutex_destroy(&l->lock);
}

/* ---- keeping ------------------------------------------------------------------------------------------------------ */

static void keep(struct archive *a, const struct relate_run *run, const struct step *step, struct error *err)
{
    struct ids touched = {0};
    for (size_t i = 0; i < step->found.n && err->status == STATUS_OK; i++) {
        const struct found *f = &step->found.at[i];
        statement_do(a, err, "INSERT OR REPLACE INTO relation(low, high, kind, score, reason) VALUES(?, ?, ?, ?, ?)",
                     "iiiis", f->low, f->high, (int64_t)f->related.relation, (int64_t)llround(f->related.score * 1000),
                     f->related.reason);
        vec_push(&touched, f->low);
        vec_push(&touched, f->high);
    }
    best_trim(a, &touched, err); /* new or not, it may be one too many for either */
    best_done(a, run->ids.at[step->from], run->ids.at[step->to - 1], err);
    vec_free(&touched);
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

/*
 * What counts as common grows with the archive, in a few steps. At each everything is looked at again, which only small archives can
 * meet with.
 */
static void find_common(struct archive *a, struct relate_run *run, struct error *err)
{
    static const char kept[] = "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'common'",
                      count[] = "SELECT count(*) FROM (SELECT 1 FROM article LIMIT ?)";
    run->common = relate_common((size_t)statement_number(a, err, 0, count, "i", (int64_t)RELATE_LARGE));
    if (statement_number(a, err, 0, kept, "") == run->common || archive_savepoint(a, err) != STATUS_OK)
        return;
    statement_do(a, err, "INSERT OR IGNORE INTO unrelated(article, traced) SELECT id, 1 FROM article", "");
    statement_do(a, err, "INSERT OR REPLACE INTO setting(name, value) VALUES('common', CAST(? AS TEXT))", "i",
                 (int64_t)run->common);
    archive_release(a, err);
}

static void list_unrelated(struct archive *a, struct relate_run *run, struct error *err)
{
    sqlite3_stmt *q = statement_get(a, "SELECT article FROM unrelated ORDER BY article", err);
    while (statement_row(a, q, err))
        vec_push(&run->ids, sqlite3_column_int64(q, 0));
}

/* False: it was stopped before the end. */
static bool relate_all(struct archive *a, const struct relate_run *run,
                       bool (*progress)(void *context, size_t done, size_t all), void *context, struct error *err)
{
    size_t threads = a->jobs ? a->jobs : 1, done = 0, kept = 0, step_size = run->ids.n / (threads * THREAD_STEPS);
    step_size = step_size < STEP_LEAST ? STEP_LEAST : step_size > STEP_MOST ? STEP_MOST : step_size;
    struct looking l = {.path = a->path,
                        .run = run,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .step = step_size,
                        .own_bytes = OWN_BYTES / threads};
    struct pipeline_steps steps = {.take = take_step, .work = work_step, .drop = drop_step, .context = &l};
    if (run->ids.n == 0 || err->status != STATUS_OK)
        return err->status == STATUS_OK;
    struct pipeline *pipeline = pipeline_open(&steps, threads, threads * STEPS_AHEAD);
    while (err->status == STATUS_OK && (!progress || progress(context, done, run->ids.n))) {
        struct step *step = pipeline_next(pipeline);
        if (!step)
            break;
        if (kept == 0)
            archive_savepoint(a, err);
        if (step->error.status != STATUS_OK)
            error_pass(err, &step->error);
        keep(a, run, step, err);
        kept += step->to - step->from;
        if (kept >= COMMIT_ARTICLES) {
            archive_release(a, err);
            kept = 0;
        }
        done = step->to;
        drop_step(NULL, step);
    }
    if (kept)
        archive_release(a, err);
    pipeline_close(pipeline);
    looking_end(&l);
    return err->status == STATUS_OK && done == run->ids.n;
}

void archive_set_jobs(struct archive *a, size_t jobs)
{
    a->jobs = jobs;
}

enum status archive_relate(struct archive *a, bool (*progress)(void *context, size_t done, size_t all), void *context,
                           struct error *err)
{
    struct relate_run run = {0};
    struct losers losers = {.arena = arena_new()};
    archive_traces_put(a, err);
    archive_link_jumps(a, err);
    find_common(a, &run, err);
    list_unrelated(a, &run, err);
    if (run.ids.n)
        best_forget(a, &losers, err);
    if (relate_all(a, &run, progress, context, err)) {
        run.ids.n = 0;
        best_losers(a, &losers, &run.ids, err);
        relate_all(a, &run, progress, context, err);
    }
    if (archive_savepoint(a, err) == STATUS_OK) {
        archive_fulltext_flush(a, err);
        archive_census_keep(a, INT64_MAX, INT64_MAX, err);
        archive_release(a, err);
    }
    vec_free(&run.ids);
    vec_free(&losers);
    arena_free(losers.arena);
    return err->status;
}
