/* The one line of an error. */
#include "baolan/cmd.h"

#include <stdio.h>

#include "baolan/display.h"

void cmd_complain(const char *format, ...)
{
    struct buf raw = {0}, line = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&raw, format, args);
    va_end(args);
    buf_cstr(&line, "baolan: ");
    display_line(buf_view(&raw), &line);
    buf_char(&line, '\n');
    fwrite(line.s, 1, line.n, stderr);
    buf_free(&raw);
    buf_free(&line);
}
