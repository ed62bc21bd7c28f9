/*
 * indexer: one run of `baolan index`: files are read, rebuilt, tagged and put into the archive in batches.
 *
 *   file ──hash──▶ unchanged?      here
 *     └─read─▶ pieces              one thread at a time (reader.h)
 *         └─rebuild, tag, digest   on several threads (baolan/pipeline.h)
 *             └─▶ archive          here, in the order of reading
 *
 * Where neither the command line nor the archive names a region, each page is asked which one it is of. Other pages have a say where it says
 * little (region.h); to know some from the start on, the first pages of an archive are held back. When the run ends all is settled.
 */
#ifndef CMD_INDEXER_H
#define CMD_INDEXER_H

#include "baolan/rebuild.h"
#include "baolan/region.h"
#include "baolan/tag.h"
#include "progress.h"
#include "reader.h"

/* A doubt and how many articles have it, or what bytes of files are not and how many. */
struct cause {
    const char *what; /* owned */
    size_t n;
    size_t files; /* the bytes were found in; 0: articles are counted */
};

enum { POOR_NAMED = 3 };

struct tally {
    size_t read, unchanged, refused; /* files */
    size_t pages, articles;
    size_t rests;          /* articles that go on from another page: lists show them with what they go on from */
    size_t doubtful;       /* articles with a doubt */
    size_t retagged;       /* articles that older rules had tagged otherwise */
    size_t corrected;      /* articles that were brought in line with the file of corrections */
    size_t uncorrected;    /* corrections of articles that are not there, */
    char *lost;            /* and the uid and line of the first; owned */
    size_t doubtful_files; /* with bytes that are no character */
    struct {
        struct cause *at;
        size_t n, cap;
    } causes;
    size_t poor;             /* pages of low quality, */
    char *named[POOR_NAMED]; /* and the files of the first ones; owned */
};

struct indexer {
    struct archive *archive;
    const struct rebuild_options *settings;
    size_t jobs; /* threads that rebuild and tag */
    bool again;  /* read unchanged files too */
    struct tagger *tagger;
    struct region_guess *guess;     /* NULL where a region is named for all pages */
    struct arena *arena;            /* of what follows */
    struct region_votes others;     /* pages by region, as far as they are known */
    struct str region, region_name; /* those in the panel; absent: none */
    bool holding;                   /* not one is known */
    bool region_is_new;             /* named by this run, or named no more */
    bool described;                 /* the archive has the topics, and the counties of the regions that are named */
    size_t outdated;                /* articles, some of which other rules or topics tagged */
    struct {
        struct piece **at;
        size_t n, cap;
    } held;
    size_t held_pages, held_bytes;
    bool in_batch;
    size_t batch;                      /* articles put since archive_begin() */
    double batch_began, batch_longest; /* seconds */
    struct tally tally;
    struct progress progress;
    uint64_t pages_read; /* put or still held */
};

/* REGION: --region, absent for what the archive has; "auto": each page's own. JOBS: threads that work on pages; the outcome does not depend on it. */
enum status indexer_open(struct indexer *ix, struct archive *archive, struct str region,
                         const struct rebuild_options *settings, size_t jobs, struct error *err);
/*
 * Is there something to read in FILE, whose paths are set? A file that has not changed is counted; where the archive has the beginning of it,
 * FILE is told how far. A file that cannot be read is named on stderr and counted. Only a failure of the archive is an error.
 */
bool indexer_wants(struct indexer *ix, struct read_file *file, struct error *err);
/* Reads all that R gives. */
enum status indexer_run(struct indexer *ix, struct reader *r, struct error *err);
/* Counts and names something that could not be read. */
void indexer_refuse(struct indexer *ix, struct str path, const char *why);
/* The same with a message that says itself what it is about, as those of input.h do. */
void indexer_refuse_named(struct indexer *ix, const char *message);
/* Tags all articles of the archive anew, by the topics and regions there are now; *CHANGED gets how many became others. */
enum status indexer_retag(struct indexer *ix, bool (*progress)(void *context, size_t done, size_t all), size_t *changed,
                          struct error *err);
/* The same, after indexer_settle_regions(), where older rules tagged the archive and it is small; else nothing is done. */
enum status indexer_bring_up(struct indexer *ix, bool (*progress)(void *context, size_t done, size_t all),
                             struct error *err);
/* Puts what is held back and commits. */
enum status indexer_finish(struct indexer *ix, struct error *err);
/* After it, and after pages went: gives each page its region, where none is named for all; AGAIN asks all of them anew. */
enum status indexer_settle_regions(struct indexer *ix, bool again,
                                   bool (*progress)(void *context, size_t done, size_t all), struct error *err);
/* Who tags for the archive. */
struct archive_tagging indexer_tagging(struct indexer *ix);
/* Frees; what is not committed is given up by archive_close(). */
void indexer_close(struct indexer *ix);

#endif
