/*
 * input: from files to pages of lines. It knows formats and encodings, and nothing of articles, except for JSONL, whose records
 * are articles already.
 *
 *   path ──walk──▶ file ──decode──▶ text ──split──▶ dump (a page of lines)      .txt .md and anything that is text
 *                                   └──records─▶ page with articles             .jsonl .ndjson .json
 *
 * Two ways to read: page by page (input_open, input_next …: memory for one page of a JSONL of any size), or a file whole (input_read).
 */
#ifndef BAOLAN_INPUT_H
#define BAOLAN_INPUT_H

#include "baolan/article.h"

struct raw_line {
    struct str text; /* UTF-8 without its line end, NUL-terminated; U+FFFD for bad bytes; never absent */
    int number;      /* 1-based line of the FILE (not of the page) */
};

/* What a path says: 2024/05/10/04.txt, 20240510-04.txt, 2024-05-10_A04.md. */
struct path_facts {
    int day;            /* 0: none */
    struct str page_no; /* absent: none; without leading zeros: "4", "A4" */
};

/* The text of one page. More than 131,072 lines or 4 MiB come as several pages, so that memory stays bounded. */
struct dump {
    struct str file; /* as given */
    int part;        /* 1-based page within the file (form feeds part pages) */
    int nparts;
    struct raw_line *lines;
    size_t nlines;
    struct path_facts facts;
};

/* A record of a JSONL that could not be read: it is left out, the rest goes on. */
struct input_fault {
    int line;       /* 1-based line of the file where the record starts */
    struct str why; /* English */
};

enum input_kind { INPUT_DUMPS, INPUT_RECORDS };

/* ---- page by page ------------------------------------------------------------------------------------------------- */

struct input; /* one file being read */

enum input_item_kind {
    ITEM_DUMP, /* .dump: a page of lines, for rebuild_page() */
    ITEM_PAGE, /* .page: a page with its articles, from records */
    ITEM_FAULT /* .fault: a record left out */
};

struct input_item {
    enum input_item_kind kind;
    union {
        struct dump dump;
        struct page page;
        struct input_fault fault;
    };
};

/* What is known of the file: all of it at once for text; for records hash and bad bytes are whole when input_next() has said STATUS_NOTHING. */
struct input_facts {
    enum input_kind kind;
    const char *encoding; /* static: "UTF-8", "UTF-16", "GB18030", "Big5" */
    size_t bad_bytes;     /* bytes that are no character of that encoding, NULs included; each is U+FFFD in the text */
    uint64_t hash[2];     /* XXH3-128 of the raw bytes, as input_hash() gives it */
};

/*
 * Opens one file. Text is read at once (at most 64 MiB), records as they are asked for (any file size, 16 MiB a record).
 * STATUS_INPUT when it is binary, too large or cannot be read.
 */
enum status input_open(struct str path, struct input **out, struct error *err);
/* The same for a descriptor (standard input), which stays the caller's; NAME stands for the path. RECORDS: it is JSONL. */
enum status input_open_fd(int fd, struct str name, bool records, struct input **out, struct error *err);
/* The same for bytes at hand, which must stay until input_close(). */
enum status input_open_bytes(struct str name, struct str bytes, bool records, struct input **out, struct error *err);
/*
 * The next page or fault; everything in it is in A. STATUS_NOTHING (and no error) at the end. STATUS_INPUT when the file cannot be read on.
 * Records that follow each other with the same page facts and growing "seq" (or none) are one page, of at most 1,000 articles and 16 MiB; a
 * record that names neither page.file nor page_no is a page of its own. A page without "file" is of the file that is read.
 */
enum status input_next(struct input *in, struct arena *a, struct input_item *out, struct error *err);
struct input_items {
    struct dump *dumps;
    size_t ndumps;
    struct page *pages;
    size_t npages;
    struct input_fault *faults;
    size_t nfaults;
};

/* The next ones together, sorted by kind, until A holds BYTES or more (STATUS_OK); STATUS_NOTHING with what was left, and errors, as input_next(). */
enum status input_take(struct input *in, struct arena *a, size_t bytes, struct input_items *out, struct error *err);
struct input_facts input_facts(const struct input *in);
/*
 * How far a file of JSON lines was read: the pages given so far are made of its first bytes. A later run may go on behind them, as long as the
 * file still begins with them.
 */
struct input_mark {
    uint64_t bytes;
    uint64_t hash[2]; /* XXH3-128 of them */
    size_t bad_bytes; /* among them */
};
/* Where IN stands; false where it is no such file. */
bool input_mark(const struct input *in, struct input_mark *out);
/*
 * Goes to MARK, right after input_open(). STATUS_NOTHING when the file does not begin with those bytes: IN is then of no use but for
 * input_close().
 */
enum status input_resume(struct input *in, const struct input_mark *mark, struct error *err);
/* Bytes of the file that were taken in so far, for a progress bar. */
uint64_t input_position(const struct input *in);
void input_close(struct input *in); /* NULL is fine */

/* ---- a file whole ------------------------------------------------------------------------------------------------- */

/* One file, decoded. All in the arena given. */
struct input_file {
    struct str file;     /* path as given */
    struct str encoding; /* "UTF-8", "UTF-16", "GB18030", "Big5" */
    size_t bad_bytes;
    uint64_t hash[2];
    enum input_kind kind;
    struct dump *dumps; /* INPUT_DUMPS */
    size_t ndumps;
    struct page *pages; /* INPUT_RECORDS: pages with their articles */
    size_t npages;
    struct input_fault *faults; /* INPUT_RECORDS: records left out */
    size_t nfaults;
};

/* Reads, decodes and splits one file. STATUS_INPUT when it is binary, too large or cannot be read. */
enum status input_read(struct arena *a, struct str path, struct input_file *out, struct error *err);
/* The same for bytes at hand; NAME stands for the path. RECORDS: they are JSONL. */
enum status input_parse(struct arena *a, struct str name, struct str bytes, bool records, struct input_file *out,
                        struct error *err);

/* ---- files and paths ---------------------------------------------------------------------------------------------- */

/* Called for each file found, and for each thing refused (REFUSAL non-NULL: why, English). Return false to stop. */
typedef bool input_visitor(void *context, struct str path, const char *refusal);

/*
 * Visits PATH, recursively, in byte order of the names; hidden names are left out. Symbolic links are followed, each folder once; a loop,
 * a special file or an unreadable folder is reported as a refusal. STATUS_INPUT when PATH itself cannot be visited.
 */
enum status input_walk(struct str path, input_visitor *visit, void *context, struct error *err);

/* The hash alone, for "is this file unchanged?"; reads the file in pieces. */
enum status input_hash(struct str path, uint64_t hash[2], struct error *err);

/* Facts of a path alone. */
struct path_facts input_path_facts(struct arena *a, struct str path);

#endif
