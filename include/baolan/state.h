/*
 * state: what a reader did, kept apart from every archive, as text that people can read, edit and compare: marks on articles, where
 * the reader was, and saved searches. An article is known by its uid, so a mark survives every index run over the same text, and one text in two archives has
 * one mark. The formats are in baolan(5).
 *
 * Several programs may use one folder at once: each adds its own lines behind what the others have written.
 */
#ifndef BAOLAN_STATE_H
#define BAOLAN_STATE_H

#include "baolan/memory.h"
#include "baolan/status.h"

/* $XDG_STATE_HOME/baolan, where the files lie. */
struct str state_folder(struct arena *a);

/* FILE holds TEXT afterwards, or what it held before; never a part. Mode 0600. A symbolic link stays one. */
enum status file_replace(struct str file, struct str text, struct error *err);

/* ---- marks (FOLDER/marks) ----------------------------------------------------------------------------------------- */

struct state;

enum mark { MARK_READ, MARK_BOOKMARK, MARK_TAG, MARK_COUNT };

/* What is known of one article. */
struct marked {
    struct str uid;
    bool read, bookmarked;
    int64_t since;    /* when it was bookmarked, seconds since 1970 */
    struct str note;  /* "" for none */
    struct str title; /* of the article when it was bookmarked: for a list without its archive */
    struct str *tags; /* ordered */
    size_t ntags;
};

/*
 * Reads the marks. OUT is always one to work with: when the folder cannot be read or the file is unusable (the status tells), what is
 * marked is known until the program ends. A line that makes no sense is left alone, and kept: state_faults().
 */
enum status state_open(struct str folder, struct state **out, struct error *err);
/* Writes what was not written yet; the marks are gone whatever the status. NULL is fine. */
enum status state_close(struct state *m, struct error *err);
/* How many lines make no sense; FIRST (may be NULL) gets "FILE:LINE: what is wrong", valid until the next change. */
size_t state_faults(const struct state *m, struct str *first);

/* False when nothing is known of UID. OUT's tags are in A, its texts valid until the next change. */
bool state_of(const struct state *m, struct arena *a, struct str uid, struct marked *out);
bool state_is_read(const struct state *m, struct str uid);
bool state_is_bookmarked(const struct state *m, struct str uid);
/* All bookmarks, newest first, in A; what they point to is valid until the next change. */
size_t state_bookmarks(const struct state *m, struct arena *a, struct marked **out);

/*
 * A change is part of an act, which state_commit() ends and state_undo() undoes as a whole. VALUE is the note of a bookmark, the name of a
 * tag, else absent; TITLE belongs to a bookmark. What is so already is no change. False: it was none.
 */
bool state_set(struct state *m, struct str uid, enum mark mark, bool on, struct str value, struct str title);
/* UID was opened, so it counts as read: that is part of no act, because nobody asked for it. False: it was read already. */
bool state_opened(struct state *m, struct str uid);
/*
 * Ends the act: takes over what others wrote meanwhile and adds the changes to the file; SURE waits until the disk has them. *CHANGED (may
 * be NULL) gets how many there were. When they cannot be written (STATUS_BUSY: another program holds the file; STATUS_SYSTEM) they count
 * all the same and go with the next commit.
 */
enum status state_commit(struct state *m, bool sure, size_t *changed, struct error *err);

/* What an act that was undone had done: its marks, and one article of it. */
struct undone {
    enum mark mark;
    bool was_set;  /* the act had set it … */
    bool other;    /* … and it was set before, with another note */
    size_t n;      /* articles that are as before; what another program changed since stays as it is */
    size_t opened; /* articles that stay read, since they were opened after the act */
    struct str uid;
};
/* How many acts can be undone. */
size_t state_acts(const struct state *m);
/* Undoes the last act that is not undone. STATUS_NOTHING when there is none. OUT is valid until the next change. */
enum status state_undo(struct state *m, struct undone *out, struct error *err);

/* ---- places (FOLDER/places) --------------------------------------------------------------------------------------- */

/* Where the reader was in one archive: words of the browser and their values, in its order. */
struct place_line {
    struct str key, value;
};

/* STATUS_NOTHING when no place is kept for ARCHIVE (a path, or any other name). */
enum status place_load(struct arena *a, struct str folder, struct str archive, struct place_line **out, size_t *n,
                       struct error *err);
/* Replaces the place kept for ARCHIVE; those of other archives stay. KEY is a word without blanks. */
enum status place_save(struct str folder, struct str archive, const struct place_line *lines, size_t n,
                       struct error *err);

/* ---- saved searches (FOLDER/searches) ----------------------------------------------------------------------------- */

struct saved_search {
    struct str name, query;
};

/* In the order they were saved; none when there is no file. */
enum status searches_load(struct arena *a, struct str folder, struct saved_search **out, size_t *n, struct error *err);
/* NAME finds QUERY from now on, absent: nothing any more. Those of other names stay as they are. */
enum status searches_save(struct str folder, struct str name, struct str query, struct error *err);

/* ---- archives that were made here (FOLDER/archives) --------------------------------------------------------------- */

/*
 * MARK, a word that nobody guesses, is of an archive that was made here. The list is kept below 8 MiB, a quarter of a million marks: the
 * older half is dropped beyond that.
 */
enum status own_note(struct str folder, struct str mark, struct error *err);
/*
 * Is it? One that is old is noted anew where the program may still write there, so that only archives that were not opened while 60,000
 * others were made are forgotten.
 */
bool own_knows(struct str folder, struct str mark);

#endif
