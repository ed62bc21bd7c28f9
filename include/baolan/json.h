/*
 * json: writing JSON (RFC 8259), compact, in the order in which the calls come. Reading is jansson's work.
 *
 * The output is safe to print on any terminal and still faithful: what a terminal could act on, hide or turn round (C0, C1, DEL, bidi and
 * other format controls, line and paragraph separators, private use) is written as \u escapes, all other text as UTF-8. Ill-formed
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
void json_key(struct json *j, const char *key);   /* KEY is plain ASCII without quotes */
void json_str(struct json *j, struct str value);  /* absent: null */
void json_int(struct json *j, int64_t value);
void json_double(struct json *j, double value);   /* at most six decimals, "." in every locale; null when not finite */
void json_bool(struct json *j, bool value);
void json_null(struct json *j);

/* A key with its value. */
void json_key_str(struct json *j, const char *key, struct str value);
void json_key_int(struct json *j, const char *key, int64_t value);
void json_key_bool(struct json *j, const char *key, bool value);

#endif
