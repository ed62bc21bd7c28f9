/*
 * topics: what subjects an article treats, by weighted terms.
 *
 * A topic is a file NN-ID.topic of data/topics: lines of KEY<TAB>VALUE, where KEY is id, name, medtop, or a number and
 * VALUE a term. A number above zero is the weight of the term (5 settles the matter, 1 is a hint); below zero, the term
 * speaks against the topic; 0 says that shorter terms inside this one do not count (氢氧化铝 is no 氢). A user's files
 * in topics.d are read after ours: one with a known id adds to that topic.
 */
#ifndef TAG_TOPICS_H
#define TAG_TOPICS_H

#include "baolan/tag.h"
#include "parts.h"

struct topics; /* immutable after opening */

enum status topics_open(struct topics **out, struct error *err);
void topics_close(struct topics *t); /* NULL is fine */
const struct topic *topics_list(const struct topics *t, size_t *n);

/* A number of its own for each state of the files read. */
uint64_t topics_version(const struct topics *t);

/* The topics of an article, weightiest first, into A. Returns how many: none where no term is found, five at most.
 * Each with the terms that speak for it. */
size_t topics_weigh(struct arena *a, const struct topics *t, struct parts parts, struct topic_tag **out);

#endif
