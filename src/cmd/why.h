/* why: by which words an article has its counties and topics; for `show --why` and `explain --why`. */
#ifndef CMD_WHY_H
#define CMD_WHY_H

#include "cmds.h"

#include "baolan/story.h"
#include "baolan/tag.h"

extern const struct out_cell why_cells[];

/* The records of one article of PAGE (tagger_explain()), in a list; each tells it by NUMBER, 0: none. */
void why_article(const struct tagger *tagger, struct arena *a, const struct page *page, const struct article *article,
                 int number, struct out *out);

/* Prints a record for each place named and each topic, by the facts there are now. */
enum status why_print(struct cmd_call *call, struct archive *archive, const struct story *story);

#endif
