#include "roots.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "baolan/language.h"
#include "baolan/path.h"
#include "stop.h"

/* The path without symbolic links; absent when there is nothing. */
static struct str real_path(struct arena *arena, struct str path)
{
    char *real = realpath(path.s, NULL);
    struct str kept = arena_str(arena, str_of(real));
    free(real);
    return kept;
}

static bool is_missing(struct str path)
{
    struct stat st;
    return lstat(path.s, &st) < 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* ---- finding ------------------------------------------------------------------------------------------------------ */

struct finding {
    struct roots *roots;
    struct indexer *ix;
    struct arena *arena;
    struct str archive; /* absolute */
    struct {
        struct root_file *at;
        size_t n, cap;
    } files;
};

/* The archive itself and what lies beside it under its name (-wal, .lock, .corrections), when it stands in a folder that is read. */
static bool is_archive(const struct finding *f, struct str absolute)
{
    if (!f->archive.s || !absolute.s || !str_starts(absolute, f->archive))
        return false;
    return absolute.n == f->archive.n || absolute.s[f->archive.n] == '-' || absolute.s[f->archive.n] == '.';
}

static bool note_file(void *context, struct str path, const char *refusal)
{
    struct finding *f = context;
    struct stat st;
    struct str absolute = real_path(f->arena, path);
    if (is_archive(f, absolute))
        return !stop_wanted();
    if (refusal) {
        indexer_refuse(f->ix, path, refusal);
        return !stop_wanted();
    }
    struct root_file file = {.path = arena_str(f->arena, path), .absolute = absolute};
    file.root = f->roots->n - 1;
    file.bytes = stat(path.s, &st) == 0 ? (uint64_t)st.st_size : 0;
    vec_push(&f->files, file);
    return !stop_wanted();
}

static int by_absolute(const void *x, const void *y)
{
    const struct root_file *a = *(struct root_file *const *)x, *b = *(struct root_file *const *)y;
    int order = str_cmp(a->absolute, b->absolute);
    return order ? order : a < b ? -1 : a > b;
}

/* Keeps the first of each file, in the order found; each counts for every root it was found below. */
static void keep_once(struct finding *f)
{
    struct roots *roots = f->roots;
    size_t n = f->files.n, kept = 0;
    struct root_file **order = xcalloc(n + 1, sizeof *order);
    bool *again = xcalloc(n + 1, sizeof *again);
    for (size_t i = 0; i < n; i++) {
        order[i] = &f->files.at[i];
        roots->at[f->files.at[i].root].nfiles++;
    }
    qsort(order, n, sizeof *order, by_absolute);
    for (size_t i = 1; i < n; i++)
        again[order[i] - f->files.at] = order[i]->absolute.s && str_eq(order[i]->absolute, order[i - 1]->absolute);
    for (size_t i = 0; i < n; i++) {
        if (again[i])
            continue;
        roots->bytes += f->files.at[i].bytes;
        f->files.at[kept++] = f->files.at[i];
    }
    roots->nfiles = kept;
    roots->files = arena_copy(f->arena, f->files.at, kept, sizeof *roots->files);
    free(order);
    free(again);
}

void roots_find(struct roots *roots, struct indexer *ix, struct arena *arena, const struct str *paths, size_t npaths,
                bool prune)
{
    struct finding f = {.roots = roots, .ix = ix, .arena = arena};
    f.archive = real_path(arena, archive_path(ix->archive));
    *roots = (struct roots){.at = arena_array(arena, npaths, sizeof *roots->at)};
    for (size_t i = 0; i < npaths && !stop_wanted(); i++) {
        struct error why = {0};
        if (str_is(paths[i], "-"))
            continue;
        struct source source = {.file = paths[i]};
        roots->at[roots->n++] = (struct root){.given = paths[i], .absolute = real_path(arena, paths[i])};
        bool gone =
            prune && str_present(paths[i]) && is_missing(paths[i]) && archive_source_known(ix->archive, &source);
        if (!gone && input_walk(paths[i], note_file, &f, &why) != STATUS_OK)
            indexer_refuse_named(ix, why.message);
        error_clear(&why);
    }
    keep_once(&f);
    vec_free(&f.files);
}

/* ---- pruning ------------------------------------------------------------------------------------------------------ */

static bool is_below(struct str file, struct str folder)
{
    while (folder.n > 1 && folder.s[folder.n - 1] == '/')
        folder.n--;
    return str_starts(file, folder) && file.n > folder.n && (file.s[folder.n] == '/' || folder.s[folder.n - 1] == '/');
}

/* Is the file of SOURCE gone from ROOT, or is it ROOT itself? */
static bool is_gone_from(const struct root *root, const struct source *source)
{
    struct str path = source->absolute.s ? source->absolute : source->file;
    if (!root->absolute.s)
        return is_missing(root->given) && (str_eq(source->file, root->given) || str_eq(path, root->given)) &&
               is_missing(path);
    return (is_below(source->file, root->given) || is_below(path, root->absolute)) && is_missing(path);
}

struct pruning {
    const struct roots *roots;
    size_t *kept; /* by root: sources that are gone from one in which nothing was found */
};

static bool is_gone(void *context, const struct source *source)
{
    const struct pruning *p = context;
    bool gone = false;
    for (size_t i = 0; i < p->roots->n; i++) {
        const struct root *root = &p->roots->at[i];
        if (!is_gone_from(root, source))
            continue;
        if (root->absolute.s && !root->nfiles)
            p->kept[i]++;
        else
            gone = true;
    }
    return gone;
}

enum status roots_prune(const struct roots *roots, struct indexer *ix, size_t *dropped, struct error *err)
{
    struct pruning p = {.roots = roots, .kept = xcalloc(roots->n + 1, sizeof *p.kept)};
    enum status status = archive_prune(ix->archive, is_gone, &p, dropped, err);
    for (size_t i = 0; i < roots->n && status == STATUS_OK; i++) {
        struct buf why = {0};
        if (!p.kept[i])
            continue;
        buf_printf(
            &why,
            _("no file is there, though the archive holds %zu from it: nothing is dropped; name the files when they "
              "are gone for good"),
            p.kept[i]);
        indexer_refuse(ix, roots->at[i].given, why.s);
        buf_free(&why);
    }
    free(p.kept);
    return status;
}
