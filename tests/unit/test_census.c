/*
 * What is counted by month when a few days of it are written to is what counting all of it says (archive_check() counts all): after pages were
 * added, changed, moved to another day and taken away, by one run or several, in batches and without.
 */
#include <stdlib.h>
#include <unistd.h>

#include "../../src/archive/archive_internal.h"
#include "baolan/archive.h"
#include "made_folder.h"
#include "tap.h"

enum { FILES = 40, ROUNDS = 60, MONTHS = 3 };

static uint64_t seed = 20240607;

static size_t below(size_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % n;
}

static struct archive *opened(struct str path)
{
    struct error err = {0};
    struct archive *archive = NULL;
    archive_open(path, ARCHIVE_WRITE, &archive, &err);
    if (err.message)
        printf("# %s\n", err.message);
    error_clear(&err);
    return archive;
}

/* The pages of FILE anew: on any day of a few months, by any paper, with any counties and topics; or none. */
static void put(struct archive *archive, struct arena *a, size_t file)
{
    static const char *const codes[] = {"141181", "141182", "141121"}, *const names[] = {"孝义市", "汾阳市", "文水县"},
                             *const ids[] = {"hydrogen", "coal", "rural"};
    struct error err = {0};
    size_t n = below(4);
    struct article *articles = arena_array(a, n + 1, sizeof *articles);
    struct str day = arena_printf(a, "2024-%02zu-%02zu", 4 + below(MONTHS), 1 + below(28));
    struct str name = arena_printf(a, "%zu.txt", file);
    struct page page = {
        .file = name, .newspaper = below(2) ? STR("示例日报") : STR("山口晚报"), .articles = articles, .narticles = n};
    if (below(8))
        date_parse(a, day, &page.date);
    for (size_t i = 0; i < n; i++) {
        struct section *section = arena_alloc(a, sizeof *section);
        struct str *paragraph = arena_alloc(a, sizeof *paragraph);
        struct county_tag *county = arena_alloc(a, sizeof *county);
        struct topic_tag *topic = arena_alloc(a, sizeof *topic);
        size_t c = below(3), t = below(3);
        *paragraph = arena_printf(a, "第%zu个院子里种着%zu棵枣树，%zu年没有修剪。", below(900), below(900), below(900));
        *section = (struct section){.paragraphs = paragraph, .nparagraphs = 1};
        *county =
            (struct county_tag){.code = str_of(codes[c]), .name = str_of(names[c]), .primary = true, .mentions = 1};
        *topic = (struct topic_tag){.id = str_of(ids[t]), .name = str_of(ids[t]), .weight = 0.5};
        articles[i] = (struct article){.title = arena_printf(a, "枣树%zu", below(9999)),
                                       .seq = (int)i + 1,
                                       .genre = (enum genre)below(GENRE_COUNT),
                                       .sections = section,
                                       .nsections = 1,
                                       .counties = county,
                                       .ncounties = below(2),
                                       .topics = topic,
                                       .ntopics = below(2)};
    }
    struct source source = {.file = name, .hash = {seed, ~seed}, .encoding = STR("UTF-8"), .status = STR("")};
    archive_put_source(archive, &source, n ? &page : NULL, n ? 1 : 0, &err);
    if (err.status != STATUS_OK)
        ok(false, err.message);
    error_clear(&err);
}

static void say(void *context, const char *line)
{
    (void)context;
    printf("# check: %s\n", line);
}

static size_t faults_of(struct archive *archive)
{
    struct error err = {0};
    size_t faults = 99;
    archive_check(archive, false, say, NULL, &faults, &err);
    faults += err.status != STATUS_OK;
    error_clear(&err);
    return faults;
}

int main(void)
{
    if (!make_folder())
        return 1;
    struct arena *a = arena_new();
    struct error err = {0};
    struct str path = in_folder(a, "a.db");
    struct archive *archive = opened(path);
    size_t faults = 0, few = 0;
    for (size_t round = 0; archive && round < ROUNDS; round++) {
        bool batch = below(2);
        if (batch)
            archive_begin(archive, &err);
        for (size_t i = 0, n = round ? 1 + below(6) : FILES; i < n; i++)
            put(archive, a, round ? below(FILES) : i);
        if (batch)
            archive_commit(archive, &err);
        few += archive->touched.n > 0;
        if (below(4)) /* a run may end before anything is counted */
            archive_relate(archive, NULL, NULL, &err);
        if (!below(3)) {
            archive_close(archive);
            archive = opened(path);
        }
        faults += archive ? faults_of(archive) : 1;
        if (err.status != STATUS_OK)
            printf("# round %zu: %s\n", round, err.message);
        error_clear(&err);
    }
    is_int(faults, 0, "each time counted rightly");
    ok(few > ROUNDS / 2, "what was written to was known most of the time");
    archive_close(archive);
    arena_free(a);
    return tap_done();
}
