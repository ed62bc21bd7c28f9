/*
 * input: from files to pages of lines. It knows formats and encodings, and nothing of articles, except for JSONL, whose records
 * are articles already.
 *
 *   path ──walk──▶ file ──decode──▶ text ──split──▶ dump (a page of lines)      .txt .md and anything that is text
 *                                   └──jsonl──▶ page with articles              .jsonl .ndjson
 */
#ifndef BAOLAN_INPUT_H
#define BAOLAN_INPUT_H

#include "baolan/article.h"

struct raw_line {
    struct str text; /* UTF-8 without its line end; U+FFFD for bad bytes; never absent */
    int number;      /* 1-based line of the FILE (not of the page) */
};

/* What a path says: 2024/05/10/04.txt, 20240510-04.txt, 2024-05-10_A04.md. */
struct path_facts {
    int day;            /* 0: none */
    struct str page_no; /* absent: none; without leading zeros: "4", "A4" */
};

/* The text of one page. */
struct dump {
    struct str file;     /* as given */
    int part;            /* 1-based page within the file (form feeds part pages) */
    int nparts;
    struct raw_line *lines;
    size_t nlines;
    struct path_facts facts;
};

/* One file, decoded. All in the arena given. */
struct input_file {
    struct str file;     /* path as given */
    struct str encoding; /* "UTF-8", "GB18030", "Big5" */
    size_t bad_bytes;    /* bytes that are no character of that encoding */
    uint64_t hash[2];    /* XXH3-128 of the raw bytes */
    enum { INPUT_DUMPS, INPUT_RECORDS } kind;
    struct dump *dumps;  /* INPUT_DUMPS */
    size_t ndumps;
    struct page *pages;  /* INPUT_RECORDS: pages with their articles */
    size_t npages;
};

/* Called for each file found, and for each thing refused (REFUSAL non-NULL: why, English). Return false to stop. */
typedef bool input_visitor(void *context, struct str path, const char *refusal);

/*
 * Visits PATH, recursively, in byte order of the names; hidden names are left out. Symbolic links are followed once; a loop, a special
 * file or an unreadable folder is reported as a refusal. STATUS_INPUT when PATH itself cannot be visited.
 */
enum status input_walk(struct str path, input_visitor *visit, void *context, struct error *err);

/* The hash alone, for "is this file unchanged?". */
enum status input_hash(struct str path, uint64_t hash[2], struct error *err);
/* Reads, decodes and splits one file; at most 1 GiB. STATUS_INPUT when it is binary or cannot be read. */
enum status input_read(struct arena *a, struct str path, struct input_file *out, struct error *err);
/* The same for bytes at hand (standard input); NAME stands for the path. RECORDS: they are JSONL. */
enum status input_parse(struct arena *a, struct str name, struct str bytes, bool records, struct input_file *out, struct error *err);

/* Facts of a path alone. */
struct path_facts input_path_facts(struct arena *a, struct str path);

#endif
