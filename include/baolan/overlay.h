/*
 * overlay: the file of corrections beside an archive (its path and ".corrections"; correction.h), and the archive kept in line with it. What
 * stands in the file is what counts: it may be edited, copied and kept under version control; the next index run takes it over.
 */
#ifndef BAOLAN_OVERLAY_H
#define BAOLAN_OVERLAY_H

#include "baolan/archive.h"
#include "baolan/correction.h"
#include "baolan/tag.h"

struct str overlay_file(const struct archive *archive, struct arena *a);
/* The corrections in it, in A; none when there is no file. */
enum status overlay_read(const struct archive *archive, struct arena *a, struct corrections *out, struct error *err);
/*
 * Brings the archive, which is open for writing, in line with the file; see archive_correct(). TAGGER (NULL: one for the archive's region)
 * finds places, topics, people and figures of the texts that are others. What SUMS borrows lives in A.
 */
enum status overlay_apply(struct archive *archive, const struct tagger *tagger, struct arena *a, struct corrected *sums,
                          struct error *err);
/*
 * The corrections of these articles become those given; one that says nothing takes its article's back. File and archive change
 * together or not at all; what else is in the file stays as it is.
 */
enum status overlay_change(struct archive *archive, const struct correction *changes, size_t n, struct error *err);

#endif
