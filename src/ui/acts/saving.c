#include "saving.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../browser/browser.h"
#include "../panels/hit.h"
#include "../panels/subject.h"
#include "baolan/display.h"
#include "baolan/path.h"
#include "writing.h"

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* What is to be saved where: kept with the question. */
struct order {
    bool list;
    struct str uid;
    struct str file; /* as given, ~ replaced */
    const struct form *form;
    bool over; /* the file that is there is written over */
};

static struct str home_path(struct arena *a, struct str name)
{
    const char *home = getenv("HOME");
    return str_starts(name, STR("~/")) && home && home[0] ? path_join(a, str_of(home), str_cut(name, 2, name.n))
                                                          : arena_str(a, name);
}

static const struct form *form_of_name(struct str name)
{
    size_t dot = name.n;
    while (dot > 0 && name.s[dot - 1] != '.' && name.s[dot - 1] != '/')
        dot--;
    return dot && name.s[dot - 1] == '.' ? form_of_extension(str_cut(name, dot, name.n)) : NULL;
}

static void take_name(struct browser *b, struct str name);

static void ask_name(struct browser *b, struct str name)
{
    ask_line(b, message(MSG_SAVE_PROMPT), name, &b->files, take_name);
}

/* ---- writing ------------------------------------------------------------------------------------------------------ */

static enum status write_article(struct browser *b, const struct order *o, struct error *err)
{
    struct arena *a = arena_new();
    struct story *story;
    struct buf text = {0};
    if (subject_open(b, o->uid, &story, err) == STATUS_OK) {
        struct str part = writing_part(a, o->file);
        buf_cstr(&text, o->form->head ? o->form->head : "");
        for (size_t i = 0; i < (o->form->cites ? 1 : story->nparts); i++)
            writing_article(o->form, story->parts[i].page, story->parts[i].article, &text);
        int fd = open(part.s, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
        bool written = fd >= 0 && writing_all(fd, buf_view(&text));
        if (fd < 0 || close(fd) != 0 || !written)
            error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", o->file.s);
        if (err->status == STATUS_OK)
            writing_finish(part, o->file, o->over, err);
        else
            unlink(part.s);
        story_close(story);
    }
    buf_free(&text);
    arena_free(a);
    return err->status;
}

/* ---- all of the list, in the worker ------------------------------------------------------------------------------- */

struct save_job {
    struct job job;
    struct query *query; /* NULL: those that the list was narrowed to … */
    struct str *uids;    /* … which are these */
    size_t nuids;
    struct order order;
    struct str part;
    size_t rows;  /* written so far: an interruption loses nothing … */
    off_t offset; /* … of the file */
};

/* The printed pieces of a story, in order. */
static void write_story(struct archive *archive, struct arena *a, struct str uid, const struct form *form,
                        struct buf *out, struct error *err)
{
    enum { PIECES_MAX = 8 }; /* a chain longer than this is a fault of the archive */
    for (int i = 0; i < PIECES_MAX && str_present(uid); i++) {
        struct page page;
        struct article article;
        if (archive_article(archive, a, uid, &page, &article, err) != STATUS_OK)
            return;
        writing_article(form, &page, &article, out);
        uid = form->cites ? STR_ABSENT : article.continued_in;
    }
}

/* The uids of the next rows. */
static size_t next_rows(struct save_job *s, struct arena *a, struct search *search, struct str *uids, size_t n)
{
    struct hit *hits = arena_array(a, n, sizeof *hits);
    size_t got = 0;
    if (s->query)
        search_rows(search, a, s->rows, n, hits, &got, &s->job.err);
    for (size_t i = 0; s->query && i < got; i++)
        uids[i] = hits[i].uid;
    for (; !s->query && got < n && s->rows + got < s->nuids; got++)
        uids[got] = s->uids[s->rows + got];
    return got;
}

/* Writes the stories of the next rows; false at the end. */
static bool write_rows(struct save_job *s, struct archive *archive, struct search *search, int fd)
{
    enum { PIECE = 64 };
    struct arena *a = arena_new();
    struct buf text = {0};
    struct str uids[PIECE];
    struct error *err = &s->job.err;
    size_t got = next_rows(s, a, search, uids, PIECE);
    if (s->rows == 0 && s->order.form->head)
        buf_cstr(&text, s->order.form->head);
    for (size_t i = 0; i < got && err->status == STATUS_OK; i++)
        write_story(archive, a, uids[i], s->order.form, &text, err);
    if (err->status == STATUS_OK && !writing_all(fd, buf_view(&text)))
        error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", s->order.file.s);
    if (err->status == STATUS_OK) {
        s->rows += got;
        s->offset += (off_t)text.n;
    }
    buf_free(&text);
    arena_free(a);
    return err->status == STATUS_OK && got == PIECE;
}

static void save_run(struct job *job, struct desk *desk)
{
    struct save_job *s = (struct save_job *)job;
    struct search *search = NULL;
    int fd = open(s->part.s, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd < 0 || ftruncate(fd, s->offset) != 0 || lseek(fd, s->offset, SEEK_SET) < 0)
        error_set_errno(&job->err, STATUS_SYSTEM, "cannot write '%s'", s->order.file.s);
    else if (!s->query || archive_search(desk->archive, s->query, SORT_DATE, &search, &job->err) == STATUS_OK)
        while (write_rows(s, desk->archive, search, fd))
            ;
    search_close(search);
    if (fd >= 0 && close(fd) != 0)
        error_set_errno(&job->err, STATUS_SYSTEM, "cannot write '%s'", s->order.file.s);
}

static void say_saved(struct browser *b, size_t n, struct str file)
{
    browser_note(b, ROLE_MESSAGE,
                 message_with(b->frame, n == 1 ? MSG_SAVED_ONE : MSG_SAVED, arena_printf(b->frame, "%zu", n), file));
}

static void save_done(struct job *job, struct browser *b)
{
    struct save_job *s = (struct save_job *)job;
    buf_clear(&b->saving);
    if (job->err.status == STATUS_OK)
        writing_finish(s->part, s->order.file, s->order.over, &job->err);
    else
        unlink(s->part.s);
    if (job->err.status != STATUS_OK)
        browser_note_error(b, &job->err);
    else
        say_saved(b, s->rows, s->order.file);
}

static void take_shown(struct save_job *s, struct list *l)
{
    size_t n = view_count(&l->view);
    s->uids = arena_array(s->job.arena, n, sizeof *s->uids);
    for (size_t i = 0; i < n; i++) {
        const struct hit *hit = list_shown(l, i);
        if (hit)
            s->uids[s->nuids++] = arena_str(s->job.arena, hit->uid);
    }
}

static void save_list(struct browser *b, const struct order *o)
{
    struct save_job *s = job_new(sizeof *s, save_run, save_done);
    struct arena *a = s->job.arena;
    if (narrowed(&b->list.view))
        take_shown(s, &b->list);
    else
        s->query = query_copy(a, filter_query(&b->filter, a, FILTER_NOTHING));
    s->order = *o;
    s->order.file = arena_str(a, o->file);
    s->part = writing_part(a, o->file);
    buf_str(&b->saving, s->part);
    worker_ask(b->worker, JOB_SAVE, s);
    browser_note(b, ROLE_MESSAGE, message(MSG_SAVING));
}

void saving_end(struct browser *b)
{
    if (b->saving.n)
        unlink(b->saving.s);
    buf_free(&b->saving);
}

/* ---- answers ------------------------------------------------------------------------------------------------------ */

static void save(struct browser *b)
{
    const struct order *o = b->ask.subject;
    struct error err = {0};
    if (o->list)
        save_list(b, o);
    else if (write_article(b, o, &err) == STATUS_OK)
        say_saved(b, 1, o->file);
    else
        browser_note_error(b, &err);
}

static const struct ask_choice over_choices[] = {{'o', MSG_OVERWRITE}, {'n', MSG_OTHER_NAME}};

static void take_over(struct browser *b, uint32_t key)
{
    struct order *o = b->ask.subject;
    o->over = key == 'o';
    if (o->over)
        save(b);
    else
        ask_name(b, o->file);
}

static void take_name(struct browser *b, struct str name)
{
    struct order *o = b->ask.subject;
    struct stat there;
    name = str_trim(name);
    o->file = home_path(ask_about(b), name);
    o->form = form_of_name(o->file);
    o->over = false;
    if (!name.n)
        return;
    if (!o->form) {
        browser_note(b, ROLE_ERROR, message(MSG_NO_FORM));
        ask_name(b, o->file);
    } else if (lstat(o->file.s, &there) != 0) {
        save(b);
    } else if (!S_ISREG(there.st_mode)) {
        browser_note(b, ROLE_ERROR, message_with(b->frame, MSG_NO_FILE, o->file, STR_ABSENT));
        ask_name(b, o->file);
    } else {
        ask_key(b, message_with(b->frame, MSG_FILE_THERE, display_str(b->frame, o->file), STR_ABSENT), over_choices, 2,
                take_over);
    }
}

static struct order *order(struct browser *b)
{
    struct order *o = arena_alloc(ask_about(b), sizeof *o);
    b->ask.subject = o;
    return o;
}

/* As much of the day as is known, before a slash. */
static struct str day_known(struct arena *a, struct date date)
{
    struct str day = date.from ? hit_date(a, date, sizeof "2024-05-10" - 1) : STR("");
    size_t slash = str_find(day, STR("/"), 0);
    return str_cut(day, 0, slash < day.n ? slash : day.n);
}

void saving_article(struct browser *b)
{
    struct order *o = order(b);
    struct str title;
    struct hit hit;
    struct error none = {0};
    if (!subject_find(b, ask_about(b), &o->uid, &title)) {
        browser_note(b, ROLE_MESSAGE, message(MSG_NO_ARTICLE_HERE));
        return;
    }
    struct str day = STR(""), name = writing_name(b->frame, title);
    if (archive_hit(b->archive, b->frame, o->uid, &hit, &none) == STATUS_OK)
        day = day_known(b->frame, hit.date);
    error_clear(&none);
    ask_name(b,
             arena_printf(b->frame, "%.*s%s%.*s.md", STR_ARG(day), day.n ? "-" : "", STR_ARG(name.s ? name : o->uid)));
}

void saving_list(struct browser *b)
{
    if (b->saving.n) { /* another would take its place */
        browser_note(b, ROLE_MESSAGE, message(MSG_SAVING));
        return;
    }
    struct buf words = {0};
    order(b)->list = true;
    for (size_t i = 0; i < b->filter.choices.n; i++)
        buf_printf(&words, "%.*s ", STR_ARG(b->filter.choices.at[i].name));
    buf_str(&words, b->filter.text);
    struct str name = writing_name(b->frame, buf_view(&words));
    ask_name(b, arena_printf(b->frame, "%.*s.csv", STR_ARG(name.s ? name : STR("baolan"))));
    buf_free(&words);
}
