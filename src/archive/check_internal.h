/*
 * check_internal: what the files of archive_check() share.
 */
#ifndef BAOLAN_ARCHIVE_CHECK_H
#define BAOLAN_ARCHIVE_CHECK_H

#include "archive_internal.h"

struct finding {
    void (*report)(void *context, const char *line);
    void *context;
    size_t *faults;
};

/* Reports "SENTENCE: WHAT". */
void finding_add(struct finding *f, const char *sentence, struct str what);
void finding_number(struct finding *f, const char *sentence, int64_t what);

/* Full text against text (check_fulltext.c). */
void check_fulltext(struct archive *a, struct finding *f, struct error *err);

#endif
