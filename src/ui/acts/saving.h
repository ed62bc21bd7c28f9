/*
 * saving: articles as files, in the form that the name's extension says. A file that is there is not written over unless that is
 * said; it holds all of the articles or is not there.
 */
#ifndef UI_SAVING_H
#define UI_SAVING_H

struct browser;

/* Asks for a name and saves the article under the cursor, else the one in the reading pane. */
void saving_article(struct browser *b);
/* Asks for a name and saves all articles of the list. */
void saving_list(struct browser *b);
/* Takes away what a list that was not saved to its end has left. */
void saving_end(struct browser *b);

#endif
