/*
 * indexer: one run of `baolan index`: files are read, rebuilt, tagged and put into the archive in batches.
 *
 *   file ──hash──▶ unchanged? ──read, rebuild──▶ pages ──(held until the region is known)──▶ tagged ──▶ archive
 *
 * Where neither the command line nor the archive names a region, the first pages are held back and asked which region they speak of.
 */
#ifndef CMD_INDEXER_H
#define CMD_INDEXER_H

#include "baolan/archive.h"
#include "baolan/input.h"
#include "baolan/rebuild.h"
#include "baolan/tag.h"
#include "progress.h"

/* A doubt and how many articles have it, or what bytes of files are not and how many. */
struct cause {
    const char *what; /* owned */
    size_t n;
    size_t files; /* the bytes were found in; 0: articles are counted */
};

struct tally {
    size_t read, unchanged, refused; /* files */
    size_t pages, articles;
    size_t doubtful;       /* articles with a doubt */
    size_t doubtful_files; /* with bytes that are no character */
    struct {
        struct cause *at;
        size_t n, cap;
    } causes;
};

/* Pages of a file, or some of them, waiting for their turn; all in ARENA. */
struct held {
    struct arena *arena;
    struct source source;
    struct page *pages;
    size_t npages;
    bool more;   /* they go behind those put before */
    bool last;   /* the file ends with them */
    bool stream; /* from standard input: pages of a file may come in several places of one run */
};

struct indexer {
    struct archive *archive;
    const struct rebuild_options *settings;
    bool again;                 /* read unchanged files too */
    struct tagger *tagger;      /* NULL while the region is not known */
    struct region_guess *guess; /* open while the region is not known */
    bool region_is_new;         /* found out or set by this run */
    bool region_is_guessed;
    bool described; /* the archive has the region's counties and the topics */
    struct {
        struct held *at;
        size_t n, cap;
    } held;
    size_t held_pages;
    size_t batch; /* pages put since archive_begin() */
    bool in_batch;
    struct tally tally;
    struct progress progress;
    uint64_t pages_read; /* put or still held */
    uint64_t bytes_done; /* of the files before the one in hand */
};

/* REGION: --region, absent for the archive's own or a guess. */
enum status indexer_open(struct indexer *ix, struct archive *archive, struct str region,
                         const struct rebuild_options *settings, struct error *err);
/*
 * One file, by the path given and its absolute one. A file that cannot be read is named on stderr and counted; only a failure of the archive
 * is an error.
 */
enum status indexer_file(struct indexer *ix, struct str path, struct str absolute, struct error *err);
/*
 * Articles as JSONL from a descriptor. Each page replaces what the archive holds of the file it names; a record that names none is a
 * source of its own, so that one stream does not drive out another.
 */
enum status indexer_stream(struct indexer *ix, int fd, struct error *err);
/* Counts and names something that could not be read. */
void indexer_refuse(struct indexer *ix, struct str path, const char *why);
/* The same with a message that says itself what it is about, as those of input.h do. */
void indexer_refuse_named(struct indexer *ix, const char *message);
/* Puts what is held back and commits. */
enum status indexer_finish(struct indexer *ix, struct error *err);
/* Frees; what is not committed is given up by archive_close(). */
void indexer_close(struct indexer *ix);

#endif
