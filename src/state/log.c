/* The file of marks: lines are only ever added to it, under the lock; now and then what no longer counts is left out. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "baolan/language.h"
#include "baolan/path.h"
#include "file.h"
#include "state_internal.h"

/* What stands at the top of every file that this program begins. */
static const char first_line[] = "# baolan marks: TIME, uid, word, and what the word wants, with tabs between; the "
                                 "later line counts. See baolan(5).\n";

/* So many lines that no longer count are left in peace. */
enum { LINES_SPARED = 1000 };

size_t state_faults(const struct state *m, struct str *first)
{
    if (first)
        *first = buf_view(&m->fault);
    return m->faults;
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static void take_line(struct state *m, struct str line)
{
    bool fact;
    const char *wrong = line_apply(m, line, &fact);
    m->lines++;
    if (fact)
        return;
    if (!str_starts(str_of(first_line), line) || !line.n) {
        buf_str(&m->kept, line);
        buf_char(&m->kept, '\n');
    }
    if (wrong && !m->faults++)
        buf_printf(&m->fault, _("%.*s:%zu: %s"), STR_ARG(m->file), m->lines, _(wrong));
}

/* Takes over TEXT, what stands in the file behind what was read. A last line without an end counts as one when it is WHOLE: nobody is
 * writing. */
static void take_text(struct state *m, struct str text, bool whole)
{
    size_t at = 0;
    struct str line;
    m->torn = false;
    while (str_next(text, '\n', &at, &line)) {
        if (at > text.n) { /* it has no line feed */
            if (!whole)
                break;
            m->torn = true;
            at = text.n;
        }
        take_line(m, line);
        m->offset += line.n + (m->torn ? 0 : 1);
    }
}

static void forget_file(struct state *m)
{
    facts_forget(m);
    buf_clear(&m->kept);
    buf_clear(&m->fault);
    m->faults = m->lines = m->offset = 0;
    m->torn = false;
}

/* What was changed here and is not in the file yet holds also after the file was read. */
static void take_pending(struct state *m)
{
    size_t at = 0;
    struct str line;
    bool fact;
    while (str_next(buf_view(&m->pending), '\n', &at, &line))
        line_apply(m, line, &fact);
}

/* Reads what the open file FD holds beyond what is known. */
static enum status refresh(struct state *m, int fd, bool locked, struct error *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return error_set_errno(err, STATUS_SYSTEM, "cannot read '%s'", m->file.s);
    bool another = info.st_ino != m->inode || info.st_dev != m->device || (size_t)info.st_size < m->offset;
    if (!another && (size_t)info.st_size == m->offset)
        return STATUS_OK;
    struct buf text = {0};
    enum status status = file_read(fd, another ? 0 : m->offset, m->file, &text, err);
    if (status == STATUS_OK) {
        if (another)
            forget_file(m);
        m->inode = info.st_ino;
        m->device = info.st_dev;
        take_text(m, buf_view(&text), locked);
        take_pending(m);
    }
    buf_free(&text);
    return status;
}

/* The last line has no end. Nobody is writing it when the lock is ours. */
static enum status read_torn(struct state *m, int fd, struct error *err)
{
    int lock;
    enum status status = folder_lock(m->folder, &lock, err);
    if (status == STATUS_OK)
        status = refresh(m, fd, true, err);
    folder_unlock(lock);
    return status;
}

enum status state_open(struct str folder, struct state **out, struct error *err)
{
    struct state *m = xcalloc(1, sizeof *m);
    struct arena *a = arena_new();
    m->arena = arena_new();
    m->past = arena_new();
    struct str file = path_join(a, folder, STR("marks"));
    m->folder = (struct str){xstrdup(folder.s), folder.n};
    m->file = (struct str){xstrdup(file.s), file.n};
    arena_free(a);
    *out = m;
    int fd = open(m->file.s, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT ? STATUS_OK : error_set_errno(err, STATUS_SYSTEM, "cannot open '%s'", m->file.s);
    struct stat info;
    enum status status = STATUS_OK;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        status = error_set(err, STATUS_SYSTEM, "'%s' is not a regular file", m->file.s);
    if (status == STATUS_OK)
        status = refresh(m, fd, false, err);
    if (status == STATUS_OK && fstat(fd, &info) == 0 && (size_t)info.st_size > m->offset)
        status = read_torn(m, fd, err);
    close(fd);
    return status;
}

/* ---- writing ------------------------------------------------------------------------------------------------------ */

static enum status add_pending(struct state *m, int fd, bool sure, struct error *err)
{
    struct buf text = {0};
    if (!m->offset)
        buf_cstr(&text, first_line);
    if (m->torn)
        buf_char(&text, '\n');
    buf_str(&text, buf_view(&m->pending));
    enum status status = file_append(fd, m->offset, m->file, buf_view(&text), sure, err);
    if (status == STATUS_OK) {
        for (size_t i = 0; i < text.n; i++)
            m->lines += text.s[i] == '\n';
        m->lines -= m->torn;
        m->torn = false;
        m->offset += text.n;
        buf_clear(&m->pending);
    }
    buf_free(&text);
    return status;
}

/* Opens the file for reading and adding, made when it is missing, and takes over what is in it. */
static enum status open_to_write(struct state *m, int *fd, struct error *err)
{
    *fd = open(m->file.s, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
    struct stat info;
    if (*fd < 0)
        return error_set_errno(err, STATUS_SYSTEM, "cannot open '%s'", m->file.s);
    if (fstat(*fd, &info) != 0 || !S_ISREG(info.st_mode))
        return error_set(err, STATUS_SYSTEM, "'%s' is not a regular file", m->file.s);
    return refresh(m, *fd, true, err);
}

static enum status write_pending(struct state *m, bool sure, struct error *err)
{
    int lock, fd = -1;
    enum status status = folder_lock(m->folder, &lock, err);
    if (status != STATUS_OK)
        return status;
    status = open_to_write(m, &fd, err);
    if (status == STATUS_OK)
        status = add_pending(m, fd, sure, err);
    if (fd >= 0)
        close(fd);
    folder_unlock(lock);
    return status;
}

/* Takes over what others wrote, without waiting for anybody. */
static enum status look(struct state *m, struct error *err)
{
    int fd = open(m->file.s, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT ? STATUS_OK : error_set_errno(err, STATUS_SYSTEM, "cannot open '%s'", m->file.s);
    enum status status = refresh(m, fd, false, err);
    close(fd);
    return status;
}

enum status state_commit(struct state *m, bool sure, size_t *changed, struct error *err)
{
    size_t n = m->steps.n - m->act_from;
    if (n) {
        vec_push(&m->acts, m->act_from);
        m->act_from = m->steps.n;
    }
    if (changed)
        *changed = n;
    return m->pending.n ? write_pending(m, sure, err) : look(m, err);
}

/* ---- leaving out -------------------------------------------------------------------------------------------------- */

struct said {
    int64_t since;
    size_t order;
    struct str uid, tag;
    enum mark mark;
};

static int by_time(const void *x, const void *y)
{
    const struct said *a = x, *b = y;
    if (a->since != b->since)
        return a->since < b->since ? -1 : 1;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    int uids = str_cmp(a->uid, b->uid);
    if (uids || a->mark != b->mark)
        return uids ? uids : a->mark < b->mark ? -1 : 1;
    return str_cmp(a->tag, b->tag);
}

/* All facts, one line each, oldest first. */
static void write_facts(const struct state *m, struct buf *out)
{
    struct {
        struct said *at;
        size_t n, cap;
    } all = {0};
    for (size_t i = 0; i < m->cap; i++) {
        const struct entry *e = &m->entries[i];
        if (e->read)
            vec_push(&all, ((struct said){e->read, 0, e->uid, STR_ABSENT, MARK_READ}));
        if (e->extra && e->extra->bookmarked)
            vec_push(&all, ((struct said){e->extra->bookmarked, e->extra->order, e->uid, STR_ABSENT, MARK_BOOKMARK}));
        for (size_t t = 0; e->extra && t < e->extra->tags.n; t++)
            vec_push(&all, ((struct said){e->extra->tags.at[t].since, 0, e->uid, e->extra->tags.at[t].name, MARK_TAG}));
    }
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, by_time);
    for (size_t i = 0; i < all.n; i++) {
        struct fact fact = fact_get(m, all.at[i].uid, all.at[i].mark, all.at[i].tag);
        line_write(all.at[i].uid, all.at[i].mark, all.at[i].tag, &fact, out);
    }
    vec_free(&all);
}

/* Writes the file anew without the lines that no longer count. */
static enum status leave_out(struct state *m, struct error *err)
{
    int lock, fd = -1;
    enum status status = folder_lock(m->folder, &lock, err);
    if (status != STATUS_OK)
        return status;
    status = open_to_write(m, &fd, err);
    if (status == STATUS_OK) {
        struct buf text = {0};
        buf_cstr(&text, first_line);
        buf_str(&text, buf_view(&m->kept));
        write_facts(m, &text);
        status = file_replace(m->file, buf_view(&text), err);
        buf_free(&text);
    }
    if (fd >= 0)
        close(fd);
    folder_unlock(lock);
    return status;
}

enum status state_close(struct state *m, struct error *err)
{
    enum status status = STATUS_OK;
    if (!m)
        return status;
    if (m->pending.n)
        status = write_pending(m, true, err);
    if (status == STATUS_OK && m->lines > 2 * m->facts + LINES_SPARED)
        status = leave_out(m, err);
    facts_forget(m);
    arena_free(m->arena);
    arena_free(m->past);
    vec_free(&m->steps);
    vec_free(&m->acts);
    vec_free(&m->openings);
    buf_free(&m->pending);
    buf_free(&m->kept);
    buf_free(&m->fault);
    free((char *)m->folder.s);
    free((char *)m->file.s);
    free(m);
    return status;
}
