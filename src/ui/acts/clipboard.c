#include "clipboard.h"

#include "../terminal/screen.h"
#include "baolan/program.h"

/* RFC 4648, with padding. */
static void base64(struct str bytes, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t left = bytes.n - i;
        uint32_t three = (uint32_t)(unsigned char)bytes.s[i] << 16;
        if (left > 1)
            three |= (uint32_t)(unsigned char)bytes.s[i + 1] << 8;
        if (left > 2)
            three |= (unsigned char)bytes.s[i + 2];
        buf_char(out, digits[three >> 18]);
        buf_char(out, digits[three >> 12 & 63]);
        buf_char(out, left > 1 ? digits[three >> 6 & 63] : '=');
        buf_char(out, left > 2 ? digits[three & 63] : '=');
    }
}

void clipboard_sequence(struct str text, struct buf *out)
{
    buf_cstr(out, "\033]52;c;");
    base64(text, out);
    buf_cstr(out, "\033\\");
}

enum status clipboard_put(struct str program, struct str text, struct error *err)
{
    enum status status = STATUS_OK;
    if (str_present(program)) {
        struct arena *a = arena_new();
        char **argv;
        int code = 0;
        status = program_words(a, program, &argv, err);
        if (status == STATUS_OK)
            status = program_run(argv, text, PROGRAM_QUIET, &code, err);
        if (status == STATUS_OK && code)
            status = error_set(err, STATUS_SYSTEM, "'%s' failed with code %d", argv[0], code);
        arena_free(a);
        return status;
    }
    if (text.n > CLIPBOARD_MAX)
        return error_set(err, STATUS_USAGE, "%zu bytes are too many for the terminal's clipboard", text.n);
    struct buf sequence = {0};
    clipboard_sequence(text, &sequence);
    screen_send(buf_view(&sequence));
    buf_free(&sequence);
    return STATUS_OK;
}
