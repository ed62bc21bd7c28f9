/*
 * What a reader did, as files that somebody may have edited: marks, places, saved searches. What is set is there when they are read again, and
 * what was there before stays. The first byte chooses the file.
 */
#include "baolan/state.h"
#include "folder.h"

static const char *const files[] = {"marks", "places", "searches"};

static void read_marks(struct arena *a)
{
    struct state *m = NULL;
    struct error err = {0};
    struct marked *bookmarks, known;
    struct undone undone;
    fuzz_settle(state_open(str_of(folder), &m, &err), &err);
    size_t n = state_bookmarks(m, a, &bookmarks), faults = state_faults(m, NULL);
    state_set(m, STR("uid\twith\\all"), MARK_BOOKMARK, true, STR("注\n"), STR("题"));
    state_set(m, STR("other"), MARK_TAG, true, STR("a\tb"), STR_ABSENT);
    fuzz_settle(state_commit(m, false, NULL, &err), &err);
    fuzz_settle(state_close(m, &err), &err);

    fuzz_settle(state_open(str_of(folder), &m, &err), &err);
    fuzz_must(state_of(m, a, STR("uid\twith\\all"), &known) && known.bookmarked && str_is(known.note, "注\n"));
    fuzz_must(state_bookmarks(m, a, &bookmarks) >= n && state_faults(m, NULL) == faults);
    state_set(m, STR("other"), MARK_READ, true, STR_ABSENT, STR_ABSENT);
    fuzz_settle(state_commit(m, false, NULL, &err), &err);
    fuzz_settle(state_undo(m, &undone, &err), &err);
    fuzz_settle(state_close(m, &err), &err);
}

static void read_places(struct arena *a)
{
    struct place_line lines[] = {{STR("query"), STR("氢能\n\t\\")}, {STR("uid"), STR("")}}, *back;
    struct error err = {0};
    size_t n;
    fuzz_settle(place_load(a, str_of(folder), STR("/a.db"), &back, &n, &err), &err);
    fuzz_settle(place_save(str_of(folder), STR("/own\n.db"), lines, 2, &err), &err);
    fuzz_settle(place_load(a, str_of(folder), STR("/own\n.db"), &back, &n, &err), &err);
    fuzz_must(n == 2 && str_eq(back[0].value, lines[0].value) && str_is(back[1].key, "uid"));
}

static void read_searches(struct arena *a)
{
    struct saved_search *list;
    struct error err = {0};
    size_t n, before, found = 0;
    fuzz_settle(searches_load(a, str_of(folder), &list, &before, &err), &err);
    fuzz_settle(searches_save(str_of(folder), STR("自己的\t"), STR("氢能 \n"), &err), &err);
    fuzz_settle(searches_load(a, str_of(folder), &list, &n, &err), &err);
    for (size_t i = 0; i < n; i++)
        found += str_is(list[i].name, "自己的\t") && str_is(list[i].query, "氢能 \n");
    fuzz_must(found == 1 && n <= before + 1);
    fuzz_settle(searches_save(str_of(folder), STR("自己的\t"), STR_ABSENT, &err), &err);
    fuzz_settle(searches_load(a, str_of(folder), &list, &n, &err), &err);
    fuzz_must(n <= before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const readers[])(struct arena *) = {read_marks, read_places, read_searches};
    folder_make(NULL, 0);
    if (!size)
        return 0;
    struct arena *a = arena_new();
    size_t which = data[0] % (sizeof files / sizeof *files);
    folder_put(files[which], (struct str){(const char *)data + 1, size - 1});
    readers[which](a);
    arena_free(a);
    return 0;
}
