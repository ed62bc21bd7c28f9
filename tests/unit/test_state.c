/* State: marks and places, several programs at once, damaged lines, what the disk refuses. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baolan/state.h"
#include "made_folder.h"
#include "tap.h"

static struct arena *a;
static struct str folder;
static struct error err;

static struct str file_of(const char *name)
{
    return path_join(a, folder, str_of(name));
}

static void fresh_folder(void)
{
    static int made;
    folder = in_folder(a, arena_printf(a, "state-%d", ++made).s);
}

static void write_file(struct str file, const char *text)
{
    path_make_parent(file, &err);
    int fd = open(file.s, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ok(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text), "a file is written");
    close(fd);
}

static struct str read_file(struct str file)
{
    struct buf text = {0};
    path_read(file, 1 << 28, &text, &err);
    struct str kept = arena_str(a, buf_view(&text));
    buf_free(&text);
    return kept;
}

static size_t lines_of(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.s[i] == '\n';
    return n;
}

static bool bookmark(struct state *m, const char *uid, const char *note)
{
    return state_set(m, str_of(uid), MARK_BOOKMARK, true, str_of(note), STR("标题"));
}

static void test_facts(void)
{
    struct state *m;
    struct marked known;
    struct marked *all;
    size_t changed;
    fresh_folder();
    is_int(state_open(folder, &m, &err), STATUS_OK, "no file is no fault");
    ok(!state_of(m, a, STR("aaaa"), &known), "nothing is known of an article");
    ok(state_set(m, STR("aaaa"), MARK_READ, true, STR_ABSENT, STR_ABSENT), "read");
    ok(!state_set(m, STR("aaaa"), MARK_READ, true, STR_ABSENT, STR_ABSENT), "read again is no change");
    ok(bookmark(m, "aaaa", "a\tnote\nof \\ two lines"), "a bookmark");
    is_int(state_commit(m, true, &changed, &err), STATUS_OK, "written");
    is_int(changed, 2, "two changes");
    ok(state_set(m, STR("aaaa"), MARK_TAG, true, STR("氢能"), STR_ABSENT), "a tag");
    ok(state_set(m, STR("aaaa"), MARK_TAG, true, STR("to read"), STR_ABSENT), "another");
    ok(state_set(m, STR("bbbb"), MARK_TAG, true, STR("氢能"), STR_ABSENT), "the first on another article");
    ok(!state_set(m, STR("bbbb"), MARK_TAG, false, STR("none"), STR_ABSENT),
       "a tag that is not there cannot be taken off");
    is_int(state_close(m, &err), STATUS_OK, "closing writes what was not written");

    is_int(state_open(folder, &m, &err), STATUS_OK, "read again");
    ok(state_of(m, a, STR("aaaa"), &known) && known.read && known.bookmarked, "all is there");
    is_str(known.note, "a\tnote\nof \\ two lines", "the note, whatever it holds");
    is_str(known.title, "标题", "the title");
    ok(known.since > 1500000000, "and the time");
    is_int(known.ntags, 2, "two tags");
    is_str(known.tags[0], "to read", "in order");
    ok(state_of(m, a, STR("bbbb"), &known) && known.ntags == 1, "the other article has its own");
    is_int(state_bookmarks(m, a, &all), 1, "one bookmark");
    ok(bookmark(m, "aaaa", "other"), "another note");
    ok(!bookmark(m, "aaaa", "other"), "the same is no change");
    state_commit(m, true, NULL, &err);
    state_close(m, &err);
    struct stat info;
    ok(stat(file_of("marks").s, &info) == 0 && (info.st_mode & 0777) == 0600, "mode 0600");
    ok(stat(folder.s, &info) == 0 && (info.st_mode & 0777) == 0700, "in a folder 0700");
    struct str text = read_file(file_of("marks"));
    ok(str_starts(text, STR("# baolan marks")), "a remark at the top");
    is_int(lines_of(text), 7, "and a line a change");
}

static void test_undo(void)
{
    struct state *m;
    struct undone undone;
    fresh_folder();
    state_open(folder, &m, &err);
    is_int(state_undo(m, &undone, &err), STATUS_NOTHING, "nothing to undo");
    bookmark(m, "aaaa", "one");
    state_commit(m, true, NULL, &err);
    bookmark(m, "aaaa", "two");
    state_commit(m, true, NULL, &err);
    state_commit(m, true, NULL, &err);
    state_set(m, STR("aaaa"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    state_set(m, STR("bbbb"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    state_commit(m, false, NULL, &err);
    struct marked known;
    state_of(m, a, STR("aaaa"), &known);
    int64_t since = known.since;
    is_int(state_undo(m, &undone, &err), STATUS_OK, "an act is undone");
    is_int(undone.n, 2, "both articles of it");
    ok(undone.mark == MARK_READ && undone.was_set, "they had been read");
    ok(!state_is_read(m, STR("aaaa")) && !state_is_read(m, STR("bbbb")), "they are not any more");
    state_undo(m, &undone, &err);
    state_of(m, a, STR("aaaa"), &known);
    is_str(known.note, "one", "the note before");
    ok(undone.mark == MARK_BOOKMARK && undone.other, "which was another");
    state_undo(m, &undone, &err);
    ok(undone.was_set && !undone.other, "the bookmark was new");
    ok(!state_is_bookmarked(m, STR("aaaa")), "no bookmark");
    is_int(state_undo(m, &undone, &err), STATUS_NOTHING, "that was all");
    ok(state_opened(m, STR("dddd")) && !state_opened(m, STR("dddd")), "what is opened is read, once");
    state_commit(m, false, NULL, &err);
    is_int(state_undo(m, &undone, &err), STATUS_NOTHING, "that is nothing to undo");
    ok(state_is_read(m, STR("dddd")), "it stays read");
    state_set(m, STR("dddd"), MARK_READ, false, STR_ABSENT, STR_ABSENT);
    state_commit(m, false, NULL, &err);
    ok(state_opened(m, STR("dddd")), "what is marked unread is read again when it is opened");
    state_undo(m, &undone, &err);
    ok(undone.n == 1 && !undone.was_set && state_is_read(m, STR("dddd")), "so it was before: undone");
    state_set(m, STR("eeee"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    state_set(m, STR("ffff"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    state_commit(m, false, NULL, &err);
    state_opened(m, STR("eeee"));
    state_commit(m, false, NULL, &err);
    state_set(m, STR("eeee"), MARK_READ, false, STR_ABSENT, STR_ABSENT);
    state_commit(m, false, NULL, &err);
    state_undo(m, &undone, &err);
    ok(undone.n == 1 && state_is_read(m, STR("eeee")), "what was done after it was opened is undone");
    state_undo(m, &undone, &err);
    ok(undone.n == 1 && undone.opened == 1 && state_is_read(m, STR("eeee")), "what was opened since stays read");
    ok(str_is(undone.uid, "ffff") && !state_is_read(m, STR("ffff")), "the others of the act do not");
    state_set(m, STR("ffff"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    state_commit(m, false, NULL, &err);
    state_undo(m, &undone, &err);
    ok(undone.n == 1 && !state_is_read(m, STR("ffff")), "what was not opened is unread again");
    state_set(m, STR("ffff"), MARK_TAG, true, STR("one"), STR_ABSENT);
    state_set(m, STR("ffff"), MARK_TAG, true, STR("two"), STR_ABSENT);
    state_commit(m, true, NULL, &err);
    state_undo(m, &undone, &err);
    is_int(undone.n, 1, "two tags of an article are one article");
    bookmark(m, "cccc", "");
    state_commit(m, true, NULL, &err);
    state_set(m, STR("cccc"), MARK_BOOKMARK, false, STR_ABSENT, STR_ABSENT);
    state_commit(m, true, NULL, &err);
    state_undo(m, &undone, &err);
    state_of(m, a, STR("cccc"), &known);
    ok(known.bookmarked && known.since >= since, "a bookmark comes back with its time");
    state_close(m, &err);
    state_open(folder, &m, &err);
    ok(!state_is_bookmarked(m, STR("aaaa")) && state_is_bookmarked(m, STR("cccc")), "undone in the file too");
    state_close(m, &err);
}

static void test_two(void)
{
    struct state *one, *two;
    struct undone undone;
    fresh_folder();
    state_open(folder, &one, &err);
    state_open(folder, &two, &err);
    bookmark(one, "aaaa", "by one");
    state_commit(one, true, NULL, &err);
    bookmark(two, "bbbb", "by two");
    state_commit(two, true, NULL, &err);
    ok(state_is_bookmarked(two, STR("aaaa")), "what another wrote is taken over with one's own");
    ok(!state_is_bookmarked(one, STR("bbbb")), "not seen yet");
    state_commit(one, false, NULL, &err);
    ok(state_is_bookmarked(one, STR("bbbb")), "seen with a commit of nothing");
    bookmark(one, "aaaa", "again");
    bookmark(two, "aaaa", "against");
    state_commit(one, true, NULL, &err);
    state_commit(two, true, NULL, &err);
    state_commit(one, true, NULL, &err);
    struct marked known;
    state_of(one, a, STR("aaaa"), &known);
    is_str(known.note, "against", "the later one counts, on both sides");
    is_int(state_undo(one, &undone, &err), STATUS_OK, "undo");
    is_int(undone.n, 0, "leaves alone what another changed since");
    state_close(one, &err);
    state_close(two, &err);
}

static void test_many(void)
{
    enum { WRITERS = 4, EACH = 200 };
    fresh_folder();
    for (int w = 0; w < WRITERS; w++) {
        if (fork() == 0) {
            struct state *m;
            struct error none = {0};
            int failed = state_open(folder, &m, &none) != STATUS_OK;
            for (int i = 0; i < EACH; i++) {
                struct str uid = arena_printf(a, "w%dn%04d", w, i);
                state_set(m, uid, MARK_BOOKMARK, true, STR(""), uid);
                failed += state_commit(m, false, NULL, &none) != STATUS_OK && none.status != STATUS_BUSY;
                error_clear(&none);
            }
            failed += state_close(m, &none) != STATUS_OK;
            _exit(failed != 0);
        }
    }
    int failures = 0, status;
    for (int w = 0; w < WRITERS; w++)
        failures += wait(&status) < 0 || status != 0;
    is_int(failures, 0, "four programs write at once");
    struct state *m;
    struct marked *all;
    state_open(folder, &m, &err);
    is_int(state_faults(m, NULL), 0, "no line is torn");
    is_int(state_bookmarks(m, a, &all), WRITERS * EACH, "none is lost");
    state_close(m, &err);
}

static void test_damaged(void)
{
    struct state *m;
    struct str first;
    fresh_folder();
    write_file(file_of("marks"), "# my own remark\n"
                                 "2024-05-10T08:00:00Z\taaaa\tread\n"
                                 "nonsense\n"
                                 "2024-05-10\tbbbb\tbookmark\twritten by hand\t\n"
                                 "2024-05-10T08:00:00Z\tcccc\tstarred\n"
                                 "2024-13-10T08:00:00Z\tcccc\tread\n"
                                 "\xff\xfe\n"
                                 "2024-05-10T08:00:00Z\tdddd\ttag\n"
                                 "2024-05-10T08:00:00Z\teeee\tre");
    is_int(state_open(folder, &m, &err), STATUS_OK, "a damaged file opens");
    is_int(state_faults(m, &first), 6, "its lines are counted");
    ok(str_ends(first, STR("marks:3: not of the form TIME, uid, word")), "the first is named");
    ok(state_is_read(m, STR("aaaa")) && state_is_bookmarked(m, STR("bbbb")), "the good ones count");
    state_set(m, STR("ffff"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    state_close(m, &err);
    struct str text = read_file(file_of("marks"));
    ok(str_find(text, STR("eeee\tre\n"), 0) != SIZE_MAX, "the torn line has an end now");
    ok(str_find(text, STR("\nnonsense\n"), 0) != SIZE_MAX && str_find(text, STR("starred"), 0) != SIZE_MAX,
       "all are kept");
    state_open(folder, &m, &err);
    is_int(state_faults(m, NULL), 6, "no other line was damaged");
    ok(state_is_read(m, STR("ffff")), "what was added counts");
    for (int i = 0; i < 2000; i++) {
        state_set(m, STR("gggg"), MARK_READ, i % 2 == 0, STR_ABSENT, STR_ABSENT);
        state_commit(m, false, NULL, &err);
    }
    is_int(state_close(m, &err), STATUS_OK, "two thousand changes of mind");
    text = read_file(file_of("marks"));
    is_int(lines_of(text), 11, "leave only what counts, and what makes no sense");
    ok(str_find(text, STR("\nnonsense\n"), 0) != SIZE_MAX && str_find(text, STR("# my own remark\n"), 0) != SIZE_MAX,
       "which is kept");
    state_open(folder, &m, &err);
    is_int(state_faults(m, NULL), 6, "as it was");
    ok(state_is_read(m, STR("aaaa")) && state_is_bookmarked(m, STR("bbbb")) && !state_is_read(m, STR("gggg")),
       "and all facts");
    state_close(m, &err);
}

/* A uid that somebody wrote with bytes for which we have escapes is longer in our words, and no other one. */
static void test_long(void)
{
    struct state *m;
    struct marked *all;
    struct buf text = {0};
    fresh_folder();
    buf_cstr(&text, "2024-05-10\tu");
    for (int i = 0; i < 150; i++)
        buf_char(&text, '\r');
    buf_cstr(&text, "\tbookmark\n2024-05-10\tu");
    for (int i = 0; i < 200; i++)
        buf_char(&text, 'u');
    buf_cstr(&text, "\tbookmark\n");
    for (int i = 0; i < 1200; i++)
        buf_char(&text, '\n');
    write_file(file_of("marks"), text.s);
    buf_free(&text);
    for (int round = 0; round < 3; round++) {
        state_open(folder, &m, &err);
        is_int(state_bookmarks(m, a, &all), 1, "a long uid");
        is_int(state_faults(m, NULL), 1, "and one that is too long");
        is_int(state_close(m, &err), STATUS_OK, "also when the file is written anew");
    }
}

/* One leaves lines out while the other still has the old file open. */
static void test_replaced(void)
{
    struct state *one, *two;
    fresh_folder();
    state_open(folder, &one, &err);
    state_open(folder, &two, &err);
    bookmark(two, "before", "");
    state_commit(two, true, NULL, &err);
    for (int i = 0; i < 3000; i++)
        state_set(one, STR("aaaa"), MARK_READ, i % 2 == 0, STR_ABSENT, STR_ABSENT);
    state_commit(one, false, NULL, &err);
    state_close(one, &err);
    ok(lines_of(read_file(file_of("marks"))) < 10, "lines were left out");
    bookmark(two, "after", "");
    is_int(state_commit(two, true, NULL, &err), STATUS_OK, "the other goes on");
    ok(state_is_bookmarked(two, STR("before")), "knowing what it knew");
    state_close(two, &err);
    state_open(folder, &one, &err);
    ok(state_is_bookmarked(one, STR("before")) && state_is_bookmarked(one, STR("after")),
       "in the file that is there now");
    state_close(one, &err);
}

static void test_refused(void)
{
    struct state *m;
    fresh_folder();
    write_file(folder, "a file where the folder should be");
    ok(state_open(folder, &m, &err) != STATUS_OK, "no folder can be there");
    error_clear(&err);
    bookmark(m, "aaaa", "");
    is_int(state_commit(m, true, NULL, &err), STATUS_SYSTEM, "what cannot be written is told");
    error_clear(&err);
    ok(state_is_bookmarked(m, STR("aaaa")), "and counts until the end");
    state_close(m, &err);
    error_clear(&err);

    fresh_folder();
    state_open(folder, &m, &err);
    bookmark(m, "aaaa", "");
    state_commit(m, true, NULL, &err);
    int lock = open(file_of("lock").s, O_RDWR);
    int ready[2];
    pid_t holder = pipe(ready) == 0 ? fork() : -1;
    if (holder == 0) {
        struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        fcntl(lock, F_SETLK, &whole);
        if (write(ready[1], "x", 1) == 1)
            pause();
        _exit(0);
    }
    char x;
    ok(read(ready[0], &x, 1) == 1, "another program holds the folder");
    bookmark(m, "bbbb", "");
    is_int(state_commit(m, true, NULL, &err), STATUS_BUSY, "it is not waited for long");
    error_clear(&err);
    kill(holder, SIGKILL);
    waitpid(holder, NULL, 0);
    is_int(state_close(m, &err), STATUS_OK, "when it is gone the change is written");
    close(lock);
    state_open(folder, &m, &err);
    ok(state_is_bookmarked(m, STR("bbbb")), "so it is there");
    state_close(m, &err);
}

static void test_places(void)
{
    struct place_line *got;
    size_t n;
    fresh_folder();
    is_int(place_load(a, folder, STR("/a.db"), &got, &n, &err), STATUS_NOTHING, "no place is kept");
    const struct place_line there[] = {{STR("article"), STR("abcd")}, {STR("search"), STR("氢能\t重卡")}};
    is_int(place_save(folder, STR("/a.db"), there, 2, &err), STATUS_OK, "one is");
    is_int(place_save(folder, STR("/b.db"), there, 1, &err), STATUS_OK, "and one of another archive");
    is_int(place_load(a, folder, STR("/a.db"), &got, &n, &err), STATUS_OK, "it comes back");
    is_int(n, 2, "whole");
    is_str(got[1].value, "氢能\t重卡", "whatever it holds");
    place_save(folder, STR("/a.db"), there, 1, &err);
    place_load(a, folder, STR("/a.db"), &got, &n, &err);
    is_int(n, 1, "another takes its place");
    is_int(place_load(a, folder, STR("/b.db"), &got, &n, &err), STATUS_OK, "the other archive's stays");
    struct stat info;
    ok(stat(file_of("places").s, &info) == 0 && (info.st_mode & 0777) == 0600, "mode 0600");
    write_file(file_of("places"), "junk\narchive\t/a.db\nnonsense\nline\t7\n\n\narchive\t/b.db\narticle\txyz");
    is_int(place_load(a, folder, STR("/a.db"), &got, &n, &err), STATUS_OK, "a damaged file");
    ok(n == 1 && str_is(got[0].value, "7"), "tells what it can");
    place_load(a, folder, STR("/b.db"), &got, &n, &err);
    ok(n == 1 && str_is(got[0].value, "xyz"), "to its torn end");
    place_save(folder, STR("/c.db"), there, 2, &err);
    is_int(place_load(a, folder, STR("/b.db"), &got, &n, &err), STATUS_OK, "and is written over");
    ok(str_find(read_file(file_of("places")), STR("nonsense\n"), 0) != SIZE_MAX, "with what others left in it");
    for (int i = 0; i < 150; i++)
        place_save(folder, arena_printf(a, "/%d.db", i), there, 2, &err);
    is_int(place_load(a, folder, STR("/a.db"), &got, &n, &err), STATUS_NOTHING, "old places are forgotten");
    is_int(place_load(a, folder, STR("/149.db"), &got, &n, &err), STATUS_OK, "the new ones are not");
    is_int(err.status, STATUS_OK, "all without an error");
}

/* ---- saved searches ------------------------------------------------------------------------------------------------ */

static void test_searches(void)
{
    struct saved_search *found;
    size_t n = 7;
    fresh_folder();
    is_int(searches_load(a, folder, &found, &n, &err), STATUS_OK, "no file of searches yet");
    is_int((int)n, 0, "holds none");
    searches_save(folder, STR("一"), STR("氢能 date:2022"), &err);
    searches_save(folder, STR("t\ab"), STR("line\nfeed"), &err);
    is_int(searches_save(folder, STR("一"), STR("煤炭"), &err), STATUS_OK, "the same name again");
    searches_load(a, folder, &found, &n, &err);
    is_int((int)n, 2, "is one search");
    ok(str_is(found[0].name, "一") && str_is(found[0].query, "煤炭"), "in its place, with what it finds now");
    ok(str_is(found[1].name, "t\ab") && str_is(found[1].query, "line\nfeed"), "any text is kept whole");
    searches_save(folder, STR("一"), STR_ABSENT, &err);
    searches_save(folder, STR("none"), STR_ABSENT, &err);
    searches_load(a, folder, &found, &n, &err);
    is_int((int)n, 1, "one less");
    write_file(file_of("searches"), "# mine\nno tab\n\xff\tbad\nx\ty\n");
    is_int(searches_save(folder, STR("x"), STR("z"), &err), STATUS_OK, "a file with odd lines");
    is_str(read_file(file_of("searches")), "# mine\nno tab\n\xff\tbad\nx\tz\n", "keeps them");
}

int main(void)
{
    if (!make_folder())
        return 1;
    a = arena_new();
    test_facts();
    test_undo();
    test_two();
    test_many();
    test_damaged();
    test_long();
    test_replaced();
    test_refused();
    test_places();
    test_searches();
    arena_free(a);
    return tap_done();
}
