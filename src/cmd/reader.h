/*
 * reader: what is to be indexed, file after file, cut into pieces of pages. One thread at a time asks for the next piece; a piece says
 * all that is to be said of it, also what could not be read, so that whoever puts it can do so in its turn.
 */
#ifndef CMD_READER_H
#define CMD_READER_H

#include "baolan/archive.h"
#include "baolan/input.h"

struct read_file {
    struct source source; /* path and absolute path; where the archive has part of it, how far */
    uint64_t bytes;
};

struct piece {
    struct arena *arena; /* of all that is in it */
    struct source source;
    struct dump *dumps; /* pages to be rebuilt, NPAGES; NULL: they came as articles */
    struct page *pages;
    size_t npages;
    struct input_fault *faults; /* records that could not be read */
    size_t nfaults;
    /* why the file cannot be read, with its name; absent: it can. Nothing of it is to be kept then */
    struct str refusal;
    struct digest *digest; /* of the pages, once they are tagged */
    const char *encoding;  /* static */
    bool more;             /* behind pages that were put before */
    bool last;             /* the file ends with them, SOURCE has all that is known of it */
    bool stream;           /* from standard input: pages of a file may come in several places of one run */
    uint64_t position;     /* bytes of all that is to be read up to its end */
};

struct reader {
    const struct read_file *files; /* the caller's, until the reader is closed */
    size_t nfiles, at;
    struct input *in; /* the file in hand, or standard input */
    bool stream, more;
    uint64_t run;       /* marks what this run has put, of a stream */
    uint64_t done;      /* bytes of the files before the one in hand */
    struct error error; /* why a stream cannot be read on */
};

/* Reads FILES. */
void reader_open(struct reader *r, const struct read_file *files, size_t nfiles);
/*
 * Reads articles as JSON lines from a descriptor. Each page is a source of its own: the file it names, or one by its uid, so that one stream
 * does not drive out another.
 */
enum status reader_open_stream(struct reader *r, int fd, struct error *err);
/* The next piece, the caller's to piece_free(). NULL: nothing is left, or it was wished to stop. */
struct piece *reader_next(struct reader *r);
void reader_close(struct reader *r);
void piece_free(struct piece *p);

#endif
