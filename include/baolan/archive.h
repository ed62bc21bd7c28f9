/*
 * archive: the one SQLite file. Only this module knows SQLite; nothing above it sees a row or a statement.
 *
 * An archive that this user's baolan did not make is read with a full text of its own, made anew, and written to only after archive_repair().
 *
 * Writing: one writer at a time, pages whole or not at all. Reading works while another process writes (WAL). Article ids are in the order
 * of the last day of their page's date, so newest first is descending id and page 1 comes before page 2. Borrowed results live in the arena the caller gives.
 */
#ifndef BAOLAN_ARCHIVE_H
#define BAOLAN_ARCHIVE_H

#include "baolan/article.h"
#include "baolan/query.h"
#include "baolan/series.h"

struct archive;

enum archive_mode {
    ARCHIVE_READ, /* must exist; never writes to it */
    ARCHIVE_WRITE, /* made when missing, migrated when older; waits up to 10 s for another writer, then STATUS_BUSY with its pid */
};

enum status archive_open(struct str path, enum archive_mode mode, struct archive **out, struct error *err);
/* Another handle on the file that A reads, for reading: each thread has its own. May be called from another thread than A's. */
enum status archive_open_again(const struct archive *a, struct archive **out, struct error *err);
struct str archive_path(const struct archive *a); /* as given */
void archive_close(struct archive *a);            /* NULL is fine; rolls back an open batch */
const char *archive_library(void);                /* the version of SQLite in use, static */

/* ---- writing (write.c) ------------------------------------------------------------------------------------------- */

/*
 * A source is a file that was indexed: pages of one source come and go together. It is the same one under every spelling of its path; one
 * without an absolute path (from standard input) is the one with that spelling. Where the file of a source is gone, another of the same
 * spelling takes its place: so a folder may be moved, with its archive or without.
 */
struct source {
    struct str file; /* as given last */
    uint64_t hash[2];
    struct str encoding;
    size_t bad_bytes;
    struct str status;   /* "" fine, else why it is doubtful or was refused */
    struct str absolute; /* absolute path without symbolic links; absent: from standard input */
    /* bytes of the file that are in, while more are to come: then HASH and BAD_BYTES are of them; else 0 */
    uint64_t read;
};

enum status archive_begin(struct archive *a, struct error *err);
enum status archive_commit(struct archive *a, struct error *err);
/* Is SOURCE there with the same hash? Then nothing needs to be done. */
bool archive_source_current(struct archive *a, const struct source *source);
/* Is SOURCE there, whatever its hash? */
bool archive_source_known(struct archive *a, const struct source *source);
/* Is SOURCE there in part? Then its hash, bad_bytes and read are set. */
bool archive_source_begun(struct archive *a, struct source *source);
/* Gives a source that is there the spelling of SOURCE; writes nothing when it has it. */
enum status archive_source_respell(struct archive *a, const struct source *source, struct error *err);
/*
 * Replaces all pages of the source by PAGES, atomically. Sets the uid of each article, valid until the next call, and seq where there is
 * none. The same text twice on one day gets "-2", "-3", … behind its uid, and a doubt.
 */
enum status archive_put_source(struct archive *a, const struct source *source, struct page *pages, size_t npages,
                               struct error *err);
/*
 * Adds PAGES behind those that the source has; its hash and the rest become SOURCE's. So a file that is too large for the memory is put in
 * pieces, of which only the last brings the hash of the whole: a run that breaks off leaves a source that is not current, and a later one goes
 * on from where it stood.
 */
enum status archive_add_pages(struct archive *a, const struct source *source, struct page *pages, size_t npages,
                              struct error *err);
/*
 * What the archive makes of pages before it looks into itself: uids, words of the full text, traces of relations. Made by whoever has a
 * processor to spare, on any thread, once the pages are whole and tagged. It lives in A and borrows nothing.
 */
struct digest;
struct digest *archive_digest(struct arena *a, const struct page *pages, size_t npages);
/* archive_put_source(), or with MORE archive_add_pages(), with a digest of the pages at hand. */
enum status archive_put(struct archive *a, const struct source *source, struct page *pages, size_t npages,
                        const struct digest *digest, bool more, struct error *err);
/* Drops the sources for which GONE answers true; *DROPPED gets how many. */
enum status archive_prune(struct archive *a, bool (*gone)(void *context, const struct source *source), void *context,
                          size_t *dropped, struct error *err);
enum status archive_set_region(struct archive *a, struct str code, struct str name, const struct county_tag *counties,
                               size_t n, struct error *err);
enum status archive_set_topics(struct archive *a, const struct topic_tag *topics, size_t n, struct error *err);
struct str archive_region(struct archive *a, struct arena *arena);      /* absent: none kept */
struct str archive_region_name(struct archive *a, struct arena *arena); /* of its codes in their order, 、 between */

/* Who finds what an article is about: TAG fills counties, topics, people, organisations and figures of a record without them. */
struct archive_tagging {
    /* PAGE: its region, absent: that of archive_focus(), if any; its newspaper and title. It may have no articles */
    void (*tag)(void *context, struct arena *arena, const struct page *page, struct article *article);
    void *context;
    struct str rules; /* by which it does: tagger_rules(); absent: nobody will ask */
};
/*
 * Regions (region.h) are NAMED for the whole archive, by archive_set_region(), and each page forgets its own; or not, and each page has its
 * own, that of its field REGION as it is put.
 */
enum status archive_regions_name(struct archive *a, bool named, struct error *err);
bool archive_regions_named(struct archive *a);
struct str archive_focus(struct archive *a, struct arena *arena); /* the named ones; absent: each page has its own */
/* How many pages are of which region by what they say themselves, as region_choose() takes them for others, into ARENA. */
struct region_votes;
void archive_regions_known(struct archive *a, struct arena *arena, struct region_votes *out, struct error *err);
/*
 * At the end of a run, outside of a batch: gives each page the region that it and the others make it of, and tags its articles anew where it
 * is another; a page that was not asked what it says itself is asked, AGAIN asks all. *CODES, into ARENA, gets the regions that at least one
 * page in a hundred is of, absent for none. It may be stopped; the next call goes on.
 */
struct region_guess;
enum status archive_regions_settle(struct archive *a, const struct region_guess *guess, bool again,
                                   const struct archive_tagging *tagging,
                                   bool (*progress)(void *of, size_t done, size_t all), void *of, struct arena *arena,
                                   struct str *codes, size_t *changed, struct error *err);
/*
 * Tags every article anew from the text that is kept, oldest first, whatever it was tagged by. What is the same is not written; *CHANGED gets
 * how many were another. Articles go in by the thousand, whole or not at all; a run that was stopped (PROGRESS returned false, or worse) is
 * gone on with by the next one of the same KEY. Outside of a batch; archive_correct() and archive_relate() are to follow.
 */
enum status archive_retag(struct archive *a, struct str key, const struct archive_tagging *tagging,
                          bool (*progress)(void *of, size_t done, size_t all), void *of, size_t *changed,
                          struct error *err);
/*
 * How many articles there are, some or all of which were tagged by others than RULES; 0: none was. archive_retag() of all of them changes that; in an
 * archive without any archive_tagged_now(), in a batch.
 */
size_t archive_outdated(struct archive *a, struct str rules, struct error *err);
enum status archive_tagged_now(struct archive *a, struct str rules, struct error *err);
/* Threads that archive_relate() and archive_settle() may use, each with a connection of its own. */
void archive_set_jobs(struct archive *a, size_t jobs);
/*
 * Brings relations and jump links up to date for what was written since the last call, outside of a batch; cost grows with what changed.
 * PROGRESS may be NULL; it returns false to stop.
 */
enum status archive_relate(struct archive *a, bool (*progress)(void *context, size_t done, size_t all), void *context,
                           struct error *err);

/*
 * Corrections (correction.h) of articles by uid. An article that is corrected keeps its uid; what it was is kept with it. One that is joined to
 * another is no article of its own any more: its uid leads to the other. One that is split off another is called UID+2, UID+3, …
 *
 * Brings the archive in line with WANTED, outside of a batch: corrects what is not yet so, takes back what is wanted no more, passes
 * over what is not there; writes nothing when all is so already. Where a text has changed TAGGING (NULL: nobody) finds anew what the
 * correction does not say itself. STATUS_USAGE: one of them says what cannot be (no such date, county …); that article stays as it
 * is, the others are corrected. A join of which a part is not there is taken back.
 */
struct correction;
struct corrections;
struct corrected {
    size_t changed;                /* articles that are others now */
    size_t missing;                /* corrections of articles that are not there … */
    const struct correction *lost; /* … the first of them, one of WANTED */
};
enum status archive_correct(struct archive *a, const struct corrections *wanted, const struct archive_tagging *tagging,
                            struct corrected *sums, struct error *err);
/*
 * The article as it was before it was corrected, without relations; the NTH of those that were joined, from 0 on; of one that was split off
 * another that one. STATUS_NOTHING when it is not corrected, or there are not so many.
 */
enum status archive_original(struct archive *a, struct arena *arena, struct str uid, size_t nth, struct page *page,
                             struct article *article, struct error *err);
bool archive_corrected(struct archive *a, struct str uid);

/*
 * After all of it: brings what is searched into shape for reading and gives back room; on the threads of archive_set_jobs() too. It may be stopped,
 * and goes on with the next call after writing; PROGRESS that always returns false leaves what takes a moment: after small changes small
 * pieces of the index are merged, and what is known of phrases is brought up to date.
 */
enum status archive_settle(struct archive *a, bool (*progress)(void *context, size_t done, size_t all), void *context,
                           struct error *err);

/* ---- lists (search.c) -------------------------------------------------------------------------------------------- */

/* One row of a list: a printed story. The halves of a jump are one row. */
struct hit {
    int64_t id;
    struct str uid, title, newspaper, page_no, counties; /* counties: names of the primary ones, "、" between */
    bool title_derived;
    struct date date;
    enum genre genre;
    struct str snippet; /* text around the first match, absent without words in the query */
    size_t ndoubts;
    bool rated;
    double quality; /* when RATED: the lowest of its parts */
    bool continued; /* goes on with what another page began: only archive_page() has such rows */
};

enum sort { SORT_DATE, SORT_RANK };

struct search; /* a query being read: a window, never an array of all */

/*
 * STATUS_USAGE with a column for a county, topic, newspaper, date or genre that is none here. SORT_RANK puts the best of the newest four hundred
 * and of those with a word in their title first, the rest behind them by date.
 */
enum status archive_search(struct archive *a, const struct query *q, enum sort sort, struct search **out,
                           struct error *err);
/* Rows [from, from+n), newest first, into ARENA; *GOT rows were there. */
enum status search_rows(struct search *s, struct arena *arena, size_t from, size_t n, struct hit *rows, size_t *got,
                        struct error *err);
/*
 * How many rows; *EXACT false while it is an estimate. A call works for some hundredths of a second, the next one goes on: call again
 * until it is exact.
 */
enum status search_count(struct search *s, size_t *count, bool *exact, struct error *err);
/* The row of an article within the search, SIZE_MAX when it is not in it. */
size_t search_row_of(struct search *s, int64_t id);
void search_close(struct search *s);
/* Stops whatever A is doing from another thread or a signal handler; that call returns STATUS_INTERRUPTED. */
void archive_interrupt(struct archive *a);

/* ---- facets (facets.c) ------------------------------------------------------------------------------------------- */

enum facet {
    FACET_COUNTY,
    FACET_TOPIC,
    FACET_YEAR,
    FACET_MONTH,
    FACET_DAY,
    FACET_NEWSPAPER,
    FACET_GENRE,
    FACET_QUALITY
};

struct facet_value {
    struct str key, name; /* key: what the query field takes: code, id, "2024-05" */
    size_t count;
};

/*
 * Values of FACET with their counts under Q; counties and topics of the region with 0 too. *EXACT false while they are estimates: a call
 * works for some hundredths of a second, the next one (of another facet or search_count() too) goes on. In the panel's order: counties and topics
 * as they were set, days, months and years from the newest on (a story of several days falls to its last; those without a date, key QUERY_UNDATED, stand
 * behind the years), newspapers by count, tenths of quality from the best on.
 */
enum status archive_facets(struct archive *a, const struct query *q, enum facet facet, struct arena *arena,
                           struct facet_value **out, size_t *n, bool *exact, struct error *err);

enum named { NAMED_PEOPLE, NAMED_ORGANISATIONS };

struct named_value {
    struct str name; /* what person: and org: take */
    struct str note; /* a title, the full name; absent when there is none */
    size_t count;
};

/*
 * Who, or which organisations, the stories of Q name, those in most stories first, at most MOST. Nothing while *EXACT is false: call again, as with
 * archive_facets(). A count is what person:NAME or org:NAME finds among Q.
 */
enum status archive_named(struct archive *a, const struct query *q, enum named named, struct arena *arena, size_t most,
                          struct named_value **out, size_t *n, bool *exact, struct error *err);

/* The names of authors, who wrote most first, at most MOST of them; a name that goes with several roles once. */
enum status archive_authors(struct archive *a, struct arena *arena, size_t most, struct facet_value **out, size_t *n,
                            struct error *err);

/* Calls VISIT for every figure of the stories that Q finds, newest story first; texts in ARENA. VISIT answers false to stop. */
enum status archive_figures(struct archive *a, const struct query *q, struct arena *arena,
                            bool (*visit)(void *context, const struct point *point), void *context, struct error *err);

/* ---- one article (article.c) ------------------------------------------------------------------------------------- */

/* An article whole, with its page's facts and relations. STATUS_NOTHING when there is none. UID may be a unique head of 4 or more characters. */
enum status archive_article(struct archive *a, struct arena *arena, struct str uid, struct page *page,
                            struct article *article, struct error *err);
/* The id a uid has in this archive, 0: none. */
int64_t archive_id(struct archive *a, struct str uid);
/*
 * UID has been met as that of article ID, in a row of a list: it is then found without a look into the index of all. Nothing but speed rests
 * on it.
 */
void archive_know(struct archive *a, struct str uid, int64_t id);
/* The list row of one article (related stories, history). */
enum status archive_hit(struct archive *a, struct arena *arena, struct str uid, struct hit *out, struct error *err);
/* The rows of the page that UID is printed on, in its order, with what other pages continue there. */
enum status archive_page(struct archive *a, struct arena *arena, struct str uid, struct hit **out, size_t *n,
                         struct error *err);
/* The source an article came from: where its raw lines are. */
enum status archive_article_source(struct archive *a, struct arena *arena, struct str uid, struct source *out,
                                   struct error *err);
/* Calls VISIT for every article that Q finds, newest first, whole; the record lives until VISIT returns. */
enum status archive_each(struct archive *a, const struct query *q,
                         bool (*visit)(void *context, const struct page *page, const struct article *article),
                         void *context, struct error *err);

/* ---- care (check.c) ---------------------------------------------------------------------------------------------- */

struct archive_totals {
    size_t sources, pages, articles;
    size_t bytes; /* of the file */
    int first_day, last_day;
};
enum status archive_totals(struct archive *a, struct archive_totals *out, struct error *err);
/*
 * Calls REPORT with one English line for each thing wrong; *FAULTS gets how many. QUICK looks at structure and references alone, and leaves out
 * each text against its uid, full text, counts, traces and relations against the texts. The inner structure of the full text index is
 * looked at only when A is open for writing. Of more than 20,000 relations some are compared, spread over all.
 */
enum status archive_check(struct archive *a, bool quick, void (*report)(void *context, const char *line), void *context,
                          size_t *faults, struct error *err);
struct repair_sums {
    size_t articles, lost; /* taken over, and not */
    size_t damaged;        /* taken over with a text that is not the one their uid was made of */
    size_t unsure;         /* sources of which something may be missing: the next index run reads them again */
    bool incomplete;       /* a table could not be read to its end */
    bool kept;             /* what was there is kept as PATH.damaged */
};
/*
 * Makes the archive at PATH, damaged or of somebody else, anew from what can be read of its articles: full text, counts and relations are
 * built again, and it is then this user's. Takes its place whole or not at all. REPORT gets a line for each thing lost.
 */
enum status archive_repair(struct str path, void (*report)(void *context, const char *line), void *context,
                           struct repair_sums *sums, struct error *err);
/* Is A an archive that this user's baolan did not make? */
bool archive_is_foreign(const struct archive *a);
/* Calls VISIT for every source kept. */
enum status archive_sources(struct archive *a, bool (*visit)(void *context, const struct source *source), void *context,
                            struct error *err);

#endif
