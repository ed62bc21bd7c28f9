/*
 * decode: from the bytes of a file to UTF-8 text. A function of bytes and length, without files.
 */
#ifndef BAOLAN_INPUT_DECODE_H
#define BAOLAN_INPUT_DECODE_H

#include "baolan/status.h"
#include "baolan/str.h"

struct decoded {
    struct str text;      /* UTF-8 without byte order mark and NUL; borrows the bytes given or the store */
    const char *encoding; /* static: "UTF-8", "UTF-16", "GB18030", "Big5" */
    size_t bad_bytes;     /* each is U+FFFD in the text */
};

/* The order of the bytes of UTF-16 text, by its byte order mark or, without one, by what its units are. */
enum utf16 { UTF16_NONE, UTF16_LITTLE, UTF16_BIG };
enum utf16 decode_utf16(struct str bytes);
/* What BYTES are when they are no text that is read here ("a PDF file", "binary data"); NULL for text. Static. */
const char *decode_refusal(struct str bytes);
/*
 * Recognises the encoding: a byte order mark, UTF-16 without one, else UTF-8 when that is what they are (but for a few bytes), else GB18030
 * or Big5. STORE takes the text when it is not simply BYTES. STATUS_SYSTEM when the C library lacks the decoder.
 */
enum status decode_text(struct str bytes, struct buf *store, struct decoded *out, struct error *err);

#endif
