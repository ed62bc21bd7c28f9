/* organisations_forms: what tells that two names are one organisation's, and what it is called in full. For organisations.c. */
#ifndef TAG_ORGANISATIONS_FORMS_H
#define TAG_ORGANISATIONS_FORMS_H

#include "lexicon.h"
#include "organisations.h"

/* 中国农业银行|临县支行 of 农行|临县支行, in A; NAME where ALIASES (short=full) know nothing of how it begins. */
struct str org_without_alias(struct arena *a, const struct wordlist *aliases, struct str name);
/*
 * NAME in full, in A, of which STEM bytes stand before the ending: what stands for 市, 县, 区 or 省 at its beginning is told where it is known.
 */
struct str org_full_name(struct arena *a, const struct words *w, struct org_home home, const struct article *article,
                         struct str name, size_t stem);
/* Is FULL, of which STEM stands before its ending, another form of NAME: 城关|小学 of 文水县城关小学? */
bool org_is_form_of(struct str name, struct str full, struct str stem);

#endif
