/* The one line of an error. */
#include "baolan/cmd.h"

#include <stdio.h>

#include "baolan/display.h"
#include "baolan/utf8.h"

enum { MOST = 2000 }; /* code points */

/* Of what is longer than a screen, as a name that is quoted may be, the middle is left out: the reason stands at an end. */
static void add_bounded(struct str line, struct buf *out)
{
    size_t n = utf8_count(line);
    if (n <= MOST) {
        buf_str(out, line);
        return;
    }
    buf_str(out, str_cut(line, 0, utf8_offset(line, MOST / 2)));
    buf_cstr(out, "…");
    buf_str(out, str_cut(line, utf8_offset(line, n - MOST / 2), line.n));
}

void cmd_complain(const char *format, ...)
{
    struct buf raw = {0}, clean = {0}, line = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&raw, format, args);
    va_end(args);
    buf_cstr(&line, "baolan: ");
    display_line(buf_view(&raw), &clean);
    add_bounded(buf_view(&clean), &line);
    buf_char(&line, '\n');
    fwrite(line.s, 1, line.n, stderr);
    buf_free(&raw);
    buf_free(&clean);
    buf_free(&line);
}
