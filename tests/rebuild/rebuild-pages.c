/*
 * rebuild-pages: what the rebuilder makes of page dumps, for whoever works on its rules.
 *
 *   rebuild-pages FILE…             one JSON object an article, as export prints it
 *   rebuild-pages --lines FILE…     each line with its measure, marks, role and rule
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baolan/path.h"
#include "baolan/rebuild.h"

static struct dump dump_of(struct arena *a, struct str file, struct str text)
{
    struct dump d = {.file = file, .part = 1, .nparts = 1};
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.s[i] == '\n';
    d.lines = arena_array(a, n, sizeof *d.lines);
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.s + at, '\n', text.n - at);
        size_t to = end ? (size_t)(end - text.s) : text.n;
        size_t cut = to > at && text.s[to - 1] == '\r' ? to - 1 : to;
        d.lines[d.nlines] = (struct raw_line){arena_strn(a, text.s + at, cut - at), (int)d.nlines + 1};
        d.nlines++;
        at = to + 1;
    }
    return d;
}

static void lines_print(const struct dump *d, const struct rebuilt *r)
{
    for (size_t i = 0; i < r->nfates; i++) {
        const struct line_fate *f = &r->fates[i];
        if (f->role != ROLE_BLANK)
            printf("%4d %2d %-9s %.2f  %-48.*s  %s\n", f->line, f->article, line_role_name(f->role), f->certainty,
                   STR_ARG(d->lines[i].text), f->rule);
    }
}

int main(int argc, char **argv)
{
    bool lines = argc > 1 && strcmp(argv[1], "--lines") == 0;
    struct arena *a = arena_new();
    for (int i = lines ? 2 : 1; i < argc; i++) {
        struct buf text = {0}, out = {0};
        struct error err = {0};
        if (path_read(str_of(argv[i]), (size_t)1 << 30, &text, &err) != STATUS_OK) {
            fprintf(stderr, "rebuild-pages: %s\n", err.message);
            return 1;
        }
        struct dump d = dump_of(a, str_of(argv[i]), buf_view(&text));
        struct rebuilt r;
        rebuild_page(a, &d, NULL, &r);
        if (lines)
            lines_print(&d, &r);
        else
            for (size_t k = 0; k < r.page.narticles; k++) {
                article_to_json(&r.page, &r.page.articles[k], &out);
                buf_char(&out, '\n');
            }
        fwrite(buf_view(&out).s, 1, out.n, stdout);
        buf_free(&text);
        buf_free(&out);
        arena_reset(a);
    }
    arena_free(a);
    return 0;
}
