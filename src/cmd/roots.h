/*
 * roots: the files and folders that a command line of `baolan index` names, the files below them, and what is gone from them.
 */
#ifndef CMD_ROOTS_H
#define CMD_ROOTS_H

#include "indexer.h"

struct root_file {
    struct str path;     /* as given, and on from there */
    struct str absolute; /* without symbolic links; absent when the file went meanwhile */
    uint64_t bytes;
    size_t root; /* whose it is, an index */
};

struct root {
    struct str given;
    struct str absolute; /* absent: it cannot be read */
    size_t nfiles;       /* found below it */
};

/* All in the arena given to roots_find(). */
struct roots {
    struct root *at;
    size_t n;
    struct root_file *files; /* in the order found, each file once, however often it is named */
    size_t nfiles;
    uint64_t bytes; /* of all files */
};

/*
 * Finds the files below PATHS; "-" is passed over. What cannot be read is named and counted by IX; with PRUNE a file that is gone but stands
 * in the archive is none of these.
 */
void roots_find(struct roots *roots, struct indexer *ix, struct arena *arena, const struct str *paths, size_t npaths,
                bool prune);
/*
 * Drops the sources whose file is gone from a folder given, or is given itself. A folder that cannot be read, or in which no file was found,
 * may be a disk that is not there today: nothing is dropped for it, and one that is empty is named and counted by IX.
 */
enum status roots_prune(const struct roots *roots, struct indexer *ix, size_t *dropped, struct error *err);

#endif
