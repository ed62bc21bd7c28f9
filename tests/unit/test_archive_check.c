/* Damage inside a body, which lies compact: every byte of it changed in turn is noticed, or changes nothing that is read. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../src/archive/compact.h"
#include "baolan/archive.h"
#include "made_folder.h"
#include "tap.h"

static const char phrase[] = "渠水沿着新修的石堤流过三个村子";

static void put(struct arena *a, struct str path)
{
    struct error err = {0};
    struct archive *archive = NULL;
    struct str paragraph = arena_printf(a, "　　早上六点，%s，老人蹲在渠边看水。", phrase);
    struct section section = {.paragraphs = &paragraph, .nparagraphs = 1};
    struct article article = {.title = STR("水来了"), .sections = &section, .nsections = 1};
    struct page page = {.file = STR("1.txt"), .articles = &article, .narticles = 1};
    struct source source = {.file = STR("1.txt"), .encoding = STR("UTF-8"), .status = STR("")};
    archive_open(path, ARCHIVE_WRITE, &archive, &err);
    archive_put_source(archive, &source, &page, 1, &err);
    archive_relate(archive, NULL, NULL, &err);
    is_int(err.status, STATUS_OK, "an article is written");
    error_clear(&err);
    archive_close(archive);
}

static void count_line(void *context, const char *line)
{
    (void)line;
    ++*(size_t *)context;
}

/* What check says of a copy of BYTES in which the byte AT is another. */
static size_t faults_with(struct str path, struct str bytes, size_t at)
{
    struct error err = {0};
    struct archive *archive = NULL;
    size_t faults = 0, lines = 0;
    int fd = open(path.s, O_WRONLY | O_TRUNC);
    char other = (char)(bytes.s[at] ^ 1);
    bool written = fd >= 0 && write(fd, bytes.s, bytes.n) == (ssize_t)bytes.n && pwrite(fd, &other, 1, (off_t)at) == 1;
    close(fd);
    if (written && archive_open(path, ARCHIVE_READ, &archive, &err) == STATUS_OK)
        archive_check(archive, false, count_line, &lines, &faults, &err);
    archive_close(archive);
    if (err.status != STATUS_OK)
        printf("# %s\n", err.message);
    error_clear(&err);
    return faults == lines ? faults : 0;
}

int main(void)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct buf bytes = {0}, compact = {0};
    if (!make_folder())
        return 1;
    struct str path = in_folder(a, "a.db");
    put(a, path);
    path_read(path, SIZE_MAX, &bytes, &err);
    compact_put(str_of(phrase), &compact);
    size_t at = str_find(buf_view(&bytes), buf_view(&compact), 0), noticed = 0;
    ok(at != SIZE_MAX, "its body lies in the file");
    for (size_t i = 0; at != SIZE_MAX && i < compact.n; i++)
        noticed += faults_with(path, buf_view(&bytes), at + i) > 0;
    is_int(noticed, compact.n, "each byte of it that is changed is noticed");
    buf_free(&bytes);
    buf_free(&compact);
    error_clear(&err);
    arena_free(a);
    return tap_done();
}
