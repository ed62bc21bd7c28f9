#include "writing.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "baolan/display.h"
#include "baolan/utf8.h"
#include "baolan/width.h"

void writing_article(const struct form *form, const struct page *page, const struct article *article, struct buf *out)
{
    struct buf text = {0};
    form->write(page, article, &text);
    if (form->faithful)
        buf_str(out, buf_view(&text));
    else
        display_text(buf_view(&text), out);
    buf_free(&text);
}

struct str writing_name(struct arena *a, struct str title)
{
    enum { NAME_MAX_CP = 40 };
    struct buf name = {0};
    size_t n = 0;
    for (size_t at = 0; at < title.n && n < NAME_MAX_CP; n++) {
        uint32_t c = utf8_next(title, &at);
        bool plain =
            c > 0x7f ? !cp_is_space(c) && width_known(c) : cp_is_latin(c) || cp_is_digit(c) || (c == '-' && name.n);
        if (plain)
            buf_cp(&name, c);
        else if (name.n && name.s[name.n - 1] != '-')
            buf_char(&name, '-');
    }
    while (name.n && name.s[name.n - 1] == '-')
        name.n--;
    struct str kept = name.n ? arena_strn(a, name.s, name.n) : STR_ABSENT;
    buf_free(&name);
    return kept;
}

bool writing_all(int fd, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        ssize_t n = write(fd, text.s + at, text.n - at);
        if (n < 0 && errno != EINTR)
            return false;
        at += n > 0 ? (size_t)n : 0;
    }
    return true;
}

struct str writing_part(struct arena *a, struct str file)
{
    return arena_printf(a, "%.*s.%ld.part", STR_ARG(file), (long)getpid());
}

enum status writing_finish(struct str part, struct str file, bool over, struct error *err)
{
    /* link() refuses what is there; where a file system has no links, looking first has to do. */
    int refused = over ? rename(part.s, file.s) : link(part.s, file.s);
    if (refused && !over && errno != EEXIST && access(file.s, F_OK) != 0)
        refused = rename(part.s, file.s);
    if (refused)
        error_set_errno(err, STATUS_SYSTEM, "cannot write '%s'", file.s);
    unlink(part.s);
    return err->status;
}
