#include "baolan/json.h"

#include <inttypes.h>
#include <math.h>
#include <unictype.h>
#include <unistr.h>

/* A value begins: put the comma that parts it from the one before. */
static void value(struct json *j)
{
    if (j->comma)
        buf_char(j->out, ',');
    j->comma = true;
}

static void open_with(struct json *j, char bracket)
{
    value(j);
    buf_char(j->out, bracket);
    j->comma = false;
}

static void close_with(struct json *j, char bracket)
{
    buf_char(j->out, bracket);
    j->comma = true;
}

void json_begin_object(struct json *j)
{
    open_with(j, '{');
}

void json_end_object(struct json *j)
{
    close_with(j, '}');
}

void json_begin_array(struct json *j)
{
    open_with(j, '[');
}

void json_end_array(struct json *j)
{
    close_with(j, ']');
}

/* Characters that a terminal may act on, hide or turn round; noncharacters and private use have no certain look. */
static bool must_escape(uint32_t c)
{
    if (c < 0xa0)
        return c < 0x20 || c >= 0x7f;
    /* Ideographs, kana and Chinese punctuation: nearly all text, answered without a table. */
    if (c >= 0x3000 && c < 0xd800)
        return false;
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp |
                                                   UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cs) ||
           (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef) || uc_is_property_default_ignorable_code_point(c);
}

static void escape(uint32_t c, struct buf *out)
{
    static const char letters[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};
    if (c < sizeof letters && letters[c]) {
        buf_char(out, '\\');
        buf_char(out, letters[c]);
    } else if (c < 0x10000) {
        buf_printf(out, "\\u%04" PRIx32, c);
    } else {
        c -= 0x10000;
        buf_printf(out, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
    }
}

/* Marks that combine with what stands before them; ideographs are answered without a table. */
static bool is_mark(uint32_t c)
{
    return c >= 0x300 && !(c >= 0x309b && c < 0xa66f) && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

/* More marks on one base than MARKS_ON_A_BASE are escaped too: they would climb over the lines above on some terminals. */
static void quoted(struct buf *out, struct str s)
{
    enum { MARKS_ON_A_BASE = 2 };
    int marks = 0;
    buf_char(out, '"');
    size_t plain = 0, at = 0; /* [plain, at) is text that needs nothing: it is added in one piece */
    while (at < s.n) {
        unsigned char byte = (unsigned char)s.s[at];
        uint32_t c = byte;
        int n = 1;
        if (byte >= 0x80)
            n = u8_mbtoucr(&c, (const uint8_t *)s.s + at, s.n - at);
        marks = is_mark(c) ? marks + 1 : 0;
        if (n > 0 && !must_escape(c) && c != '"' && c != '\\' && marks <= MARKS_ON_A_BASE) {
            at += (size_t)n;
            continue;
        }
        buf_add(out, s.s + plain, at - plain);
        if (n > 0)
            escape(c, out);
        else
            buf_cp(out, 0xfffd);
        at += n > 0 ? (size_t)n : 1;
        plain = at;
    }
    if (at > plain)
        buf_add(out, s.s + plain, at - plain);
    buf_char(out, '"');
}

void json_put_key(struct json *j, const char *key)
{
    value(j);
    quoted(j->out, str_of(key));
    buf_char(j->out, ':');
    j->comma = false;
}

void json_put_str(struct json *j, struct str s)
{
    if (!s.s) {
        json_put_null(j);
        return;
    }
    value(j);
    quoted(j->out, s);
}

void json_put_int(struct json *j, int64_t number)
{
    value(j);
    buf_printf(j->out, "%" PRId64, number);
}

/* By integers, because printf's decimal point follows the locale. */
void json_put_double(struct json *j, double number)
{
    static const double million = 1e6;
    if (!isfinite(number)) {
        json_put_null(j);
        return;
    }
    if (fabs(number) >= 1e12) { /* no decimals worth keeping */
        value(j);
        buf_printf(j->out, "%.0f", number);
        return;
    }
    int64_t scaled = (int64_t)llround(number * million);
    uint64_t size = scaled < 0 ? (uint64_t)-scaled : (uint64_t)scaled;
    uint64_t decimals = size % 1000000;
    value(j);
    buf_printf(j->out, "%s%" PRIu64, scaled < 0 ? "-" : "", size / 1000000);
    if (!decimals)
        return;
    int places = 6;
    for (; decimals % 10 == 0; decimals /= 10)
        places--;
    buf_printf(j->out, ".%0*" PRIu64, places, decimals);
}

void json_put_bool(struct json *j, bool truth)
{
    value(j);
    buf_cstr(j->out, truth ? "true" : "false");
}

void json_put_null(struct json *j)
{
    value(j);
    buf_cstr(j->out, "null");
}

void json_pair_str(struct json *j, const char *key, struct str s)
{
    json_put_key(j, key);
    json_put_str(j, s);
}

void json_pair_int(struct json *j, const char *key, int64_t number)
{
    json_put_key(j, key);
    json_put_int(j, number);
}

void json_pair_bool(struct json *j, const char *key, bool truth)
{
    json_put_key(j, key);
    json_put_bool(j, truth);
}
