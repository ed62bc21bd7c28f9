/*
 * rebuild: from a page of lines to the articles that were printed. It knows newspapers and nothing of SQLite or places.
 *
 *   lines ──▶ runs ──▶ blocks with roles ──▶ one assignment over the page ──▶ articles ──▶ sections, paragraphs
 *
 * Every decision is kept: the provenance of each part in its article, the fate of each raw line here (baolan explain), and a doubt
 * wherever the evidence was weak.
 */
#ifndef BAOLAN_REBUILD_H
#define BAOLAN_REBUILD_H

#include "baolan/article.h"
#include "baolan/input.h"

/* What a raw line was taken for. */
enum line_role {
    ROLE_BLANK,
    ROLE_FURNITURE,
    ROLE_STAFF,
    ROLE_KICKER,
    ROLE_TITLE,
    ROLE_SUBTITLE,
    ROLE_BYLINE,
    ROLE_BODY,
    ROLE_HEADING,
    ROLE_CAPTION,
    ROLE_NOTICE,
    ROLE_SIGNATURE,
    ROLE_JUMP,
    ROLE_CREDIT,
    ROLE_COUNT
};

#define CERTAINTY_GUESS 0.5 /* below this the fate of a line is a guess */

struct line_fate {
    int line;    /* raw line of the file, 1-based */
    int article; /* 1-based seq of the article, 0: of the page */
    enum line_role role;
    const char *rule; /* static: the rule that decided, a short English phrase */
    double certainty; /* 0 to 1 */
};

struct rebuild_options {
    int day;              /* --date as a single day or the first of an interval; 0: none */
    struct str date_edtf; /* --date as given; absent: none */
    struct str newspaper; /* --newspaper; absent: as printed */
    struct str page_no;   /* --page-no; absent: as printed or from the path */
};

struct rebuilt {
    struct page page;        /* articles have no uid, places, topics or relations yet */
    struct line_fate *fates; /* one a raw line, in order */
    size_t nfates;
};

/* Rebuilds one page into A. Cannot fail: a page it makes nothing of becomes one article with a doubt; an empty one has none. */
void rebuild_page(struct arena *a, const struct dump *dump, const struct rebuild_options *options, struct rebuilt *out);

const char *line_role_name(enum line_role role);

#endif
