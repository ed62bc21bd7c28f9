/*
 * json: writing JSON (RFC 8259), compact, in the order in which the calls come. Reading is jansson's work, whose
 * names (json_t, json_null …) these keep clear of.
 *
 * The output is safe to print on any terminal and still faithful: what a terminal could act on, hide or turn round (C0, C1, DEL, bidi and
 * other format controls, line and paragraph separators, private use, floods of combining marks) is written as \u escapes, all other text as UTF-8. Ill-formed
 * bytes become U+FFFD.
 *
 * Commas are put by the writer; the caller keeps begin and end in pairs and gives one value after each key.
 */
#ifndef BAOLAN_JSON_H
#define BAOLAN_JSON_H

#include "baolan/str.h"

struct json {
    struct buf *out; /* borrowed: set it, leave the rest zero */
    bool comma;      /* a value stands before: the next one needs a comma */
};

void json_begin_object(struct json *j);
void json_end_object(struct json *j);
void json_begin_array(struct json *j);
void json_end_array(struct json *j);
void json_put_key(struct json *j, const char *key); /* KEY is plain ASCII without quotes */
void json_put_str(struct json *j, struct str text); /* absent: null */
void json_put_int(struct json *j, int64_t number);
/* At most six decimals, "." in every locale; null when not finite. */
void json_put_double(struct json *j, double number);
void json_put_bool(struct json *j, bool truth);
void json_put_null(struct json *j);

/* A key with its value. */
void json_pair_str(struct json *j, const char *key, struct str text);
void json_pair_int(struct json *j, const char *key, int64_t number);
void json_pair_bool(struct json *j, const char *key, bool truth);

#endif
