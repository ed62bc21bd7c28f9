/*
 * stream: what is known of a file while it is read, for the files of this room.
 */
#ifndef BAOLAN_INPUT_STREAM_H
#define BAOLAN_INPUT_STREAM_H

#include "baolan/input.h"

#include "decode.h"
#include "file.h"
#include "records.h"

enum form { FORM_TEXT, FORM_JSONL, FORM_JSON };

struct input {
    struct arena *own; /* of the name */
    struct str name;
    enum form form;
    const char *encoding;
    size_t bad_bytes;
    struct hasher *hasher;
    int fd;             /* -1: the bytes are all there */
    bool close_fd, end; /* end: nothing is left to read from fd */
    struct buf raw;     /* text: the file, until it is decoded; JSONL: what was read and not yet used */
    struct str bytes;   /* the view on raw, or the caller's bytes */
    size_t hashed;    /* JSONL from a file: bytes of raw that went into the hash; those of records that were used up */
    uint64_t used;    /* the same of the file */
    struct buf store; /* what had to be decoded: the text, or one record */
    /* text and JSON */
    struct str text;
    size_t at;
    int part, nparts, line;
    /* records */
    struct record_cursor cursor; /* into text, or into bytes */
    struct str record;           /* the record in hand; its bytes stay until the next one is asked for */
    int record_line;
    bool too_long; /* the record in hand is more than RECORD_MAX: its text is not there */
    bool again;    /* it was looked at and belongs to the next page */
};

/* Reads a piece more of the file behind what is there; sets .end when there is none. */
enum status stream_read_on(struct input *in, struct error *err);
/* Passes over the BYTES that a JSONL begins with, as if they had been used; right after it was opened. Less when the file ends before. */
enum status stream_skip(struct input *in, uint64_t bytes, struct error *err);
/* input_next() for records. */
enum status stream_next_page(struct input *in, struct arena *a, struct input_item *out, struct error *err);

#endif
