/*
 * The file of corrections beside an archive: whatever is in it, the archive takes it over or says why not; a correction made then is in the
 * archive and in the file, and taken back the article is as it was; the archive is sound.
 */
#include "baolan/overlay.h"
#include "small_facts.h"

static struct archive *archive;
static struct str first, second; /* uids */

static bool note_first(void *context, const struct page *page, const struct article *article)
{
    (void)context, (void)page;
    if (str_is(article->title, "水库清淤"))
        first = fuzz_copy((const uint8_t *)article->uid.s, article->uid.n);
    else
        second = fuzz_copy((const uint8_t *)article->uid.s, article->uid.n);
    return true;
}

static void put(struct arena *a, const char *title, int day, struct error *err)
{
    struct str text = arena_printf(a, "　　本报讯 %s的消息说，登记号是%d，任建平把“毛病大全”抄到第六册。", title, day);
    struct section section = {.paragraphs = &text, .nparagraphs = 1};
    struct article article = {.title = str_of(title), .sections = &section, .nsections = 1};
    struct page page = {.file = arena_printf(a, "%d.txt", day),
                        .date = date_of_day(a, day),
                        .date_basis = BASIS_PRINTED,
                        .articles = &article,
                        .narticles = 1};
    struct source source = {.file = page.file, .encoding = STR("UTF-8"), .status = STR("")};
    archive_put_source(archive, &source, &page, 1, err);
}

static void close_archive(void)
{
    archive_close(archive);
    fuzz_free(first);
    fuzz_free(second);
}

static void make_archive(void)
{
    struct arena *a = arena_new();
    struct error err = {0};
    struct str path = folder_path("a.db");
    folder_is("XDG_STATE_HOME", "state");
    small_facts_make();
    archive_open(path, ARCHIVE_WRITE, &archive, &err);
    archive_begin(archive, &err);
    put(a, "水库清淤", 20240305, &err);
    put(a, "核桃进入采收期", 20240306, &err);
    archive_commit(archive, &err);
    archive_each(archive, NULL, note_first, NULL, &err);
    fuzz_settle(err.status, &err);
    fuzz_must(first.n && second.n);
    atexit(close_archive);
    fuzz_free(path);
    arena_free(a);
}

static void title_is(struct arena *a, const char *title)
{
    struct page page;
    struct article article;
    struct error err = {0};
    fuzz_settle(archive_article(archive, a, first, &page, &article, &err), &err);
    fuzz_must(str_is(article.title, title) || !str_eq(article.uid, first)); /* it may have been joined to another */
}

static void complain(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "%s\n", line);
}

static void is_sound(void)
{
    struct error err = {0};
    size_t faults = 0;
    fuzz_settle(archive_relate(archive, NULL, NULL, &err), &err);
    fuzz_settle(archive_check(archive, false, complain, NULL, &faults, &err), &err);
    fuzz_must(!faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct error err = {0};
    struct corrected sums = {0};
    if (folder_make(NULL, 0))
        make_archive();
    struct arena *a = arena_new();
    struct buf text = {0};
    /* @@ in it stands for the first article, $1 and $2 for the uids of both. */
    for (size_t i = 0; i < size; i++)
        if (data[i] == '@' && i + 1 < size && data[i + 1] == '@')
            buf_printf(&text, "@ %.*s", STR_ARG(first)), i++;
        else if (data[i] == '$' && i + 1 < size && (data[i + 1] == '1' || data[i + 1] == '2'))
            buf_str(&text, data[++i] == '1' ? first : second);
        else
            buf_char(&text, (char)data[i]);
    folder_put("a.db.corrections", buf_view(&text));
    fuzz_settle(overlay_apply(archive, NULL, a, &sums, &err), &err);
    if (sums.changed || size % 16 == 0) /* what was refused whole has changed nothing, as a rule; to look takes long */
        is_sound();

    struct correction change = {.uid = first};
    change.fields[CORRECTION_TITLE] = STR("山口水库清淤");
    bool changes = overlay_change(archive, &change, 1, &err) == STATUS_OK;
    fuzz_settle(err.status, &err);
    if (changes) {
        struct corrections said;
        fuzz_settle(overlay_read(archive, a, &said, &err), &err);
        const struct correction *kept = corrections_find(&said, first);
        fuzz_must(kept && str_is(kept->fields[CORRECTION_TITLE], "山口水库清淤"));
        title_is(a, "山口水库清淤");
        change.fields[CORRECTION_TITLE] = STR_ABSENT;
        fuzz_settle(overlay_change(archive, &change, 1, &err), &err);
        title_is(a, "水库清淤");
    }
    folder_put("a.db.corrections", STR(""));
    fuzz_settle(overlay_apply(archive, NULL, a, &sums, &err), &err);
    title_is(a, "水库清淤");
    fuzz_must(archive_id(archive, first) != archive_id(archive, second));
    buf_free(&text);
    arena_free(a);
    return 0;
}
