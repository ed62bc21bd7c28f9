/*
 * message: everything the browser says of itself, in one table; the other languages are in po/. {1} and {2} stand for
 * arguments (language.h).
 */
#ifndef UI_MESSAGE_H
#define UI_MESSAGE_H

#include "baolan/language.h"

/* N_(the words), or P_(the words for one, for several), chosen by the number that message_number() is given. */
#define MESSAGES(X)                                                                                                    \
    X(DATES, N_("Dates"))                                                                                              \
    X(COUNTIES, N_("Counties"))                                                                                        \
    X(TOPICS, N_("Topics"))                                                                                            \
    X(SEARCHES, N_("Saved searches"))                                                                                  \
    X(NO_SAVED, N_("No saved searches: {1} saves the one in force"))                                                   \
    X(SAVE_SEARCH_PROMPT, N_("Save this search as: "))                                                                 \
    X(SEARCH_SAVED, N_("Search saved: {1}"))                                                                           \
    X(SEARCH_FORGOTTEN, N_("Search forgotten: {1}"))                                                                   \
    X(NOTHING_SEARCHED, N_("Nothing is searched for and nothing chosen"))                                              \
    X(CORRECTION_HOW,                                                                                                  \
      N_("Put right what is wrong and save. A line of the head that is taken out, or all of the text, is as it was "   \
         "again."))                                                                                                    \
    X(CORRECTION_SPLIT,                                                                                                \
      N_("A line that begins with @+ splits the text: what follows is an article of its own, its headline behind "     \
         "@+."))                                                                                                       \
    X(TAKEN_BACK, N_("The corrections of the article are taken back"))                                                 \
    X(UNCORRECTED, N_("The last change to an article is undone"))                                                      \
    X(TAKE_BACK, N_("cancel"))                                                                                         \
    X(JOIN_WITH, N_("Choose the other article and press {2} ({2} here again: not), to join “{1}”"))                    \
    X(JOIN_NOT, N_("Not joined"))                                                                                      \
    X(JOIN_HOW, N_("Join “{1}” and “{2}”:"))                                                                           \
    X(JOIN_SO, N_("in this order"))                                                                                    \
    X(JOIN_OTHERWISE, N_("the other way round"))                                                                       \
    X(CORRECTED, N_("Corrected; kept in {1}"))                                                                         \
    X(NOTHING_CHANGED, N_("Nothing was changed"))                                                                      \
    X(EDIT_AGAIN, N_("edit again"))                                                                                    \
    X(NOT_CORRECTED, N_("This article is not corrected"))                                                              \
    X(IS_CORRECTED, N_("corrected"))                                                                                   \
    X(AS_IT_WAS, N_("as it was"))                                                                                      \
    X(PLAIN_HINT, N_("A number opens an article; ? tells the rest."))                                                  \
    X(PLAIN_UNKNOWN, N_("No such command; ? lists them."))                                                             \
    X(PLAIN_END, N_("That was the last one."))                                                                         \
    X(PLAIN_NO_ROW, N_("The list has no “{1}”."))                                                                      \
    X(PLAIN_MARKED, N_("bookmarked"))                                                                                  \
    X(PLAIN_READ, N_("read"))                                                                                          \
    X(PLAIN_RELATED, P_("{1} related story: r", "{1} related stories: r"))                                             \
    X(PLAIN_HELP_NUMBER, N_("A number: open that article of the list. An empty line: as n."))                          \
    X(PLAIN_HELP_NEXT, N_("the next ten"))                                                                             \
    X(PLAIN_HELP_PREVIOUS, N_("the ten before"))                                                                       \
    X(PLAIN_HELP_SEARCH, N_("search the archive, as in /氢能"))                                                        \
    X(PLAIN_HELP_CLEAR, N_("clear the search and all filters"))                                                        \
    X(PLAIN_HELP_DATES, N_("dates with counts; d 2 chooses the second, or takes it back"))                             \
    X(PLAIN_HELP_COUNTIES, N_("counties with counts; c 2 chooses the second, or takes it back"))                       \
    X(PLAIN_HELP_TOPICS, N_("topics with counts; t 2 chooses the second, or takes it back"))                           \
    X(PLAIN_HELP_RELATED, N_("related stories; r 2 opens the second"))                                                 \
    X(PLAIN_HELP_BACK, N_("the article read before"))                                                                  \
    X(PLAIN_HELP_BOOKMARK, N_("bookmark the article, or take the bookmark away; m and words: with a note"))            \
    X(PLAIN_HELP_CITE, N_("a citation of the article"))                                                                \
    X(PLAIN_HELP_HELP, N_("this help"))                                                                                \
    X(PLAIN_HELP_QUIT, N_("quit"))                                                                                     \
    X(ARTICLES, N_("Articles"))                                                                                        \
    X(READING, N_("Reading"))                                                                                          \
    X(RELATED, N_("Related stories"))                                                                                  \
    X(OUTLINE, N_("Outline"))                                                                                          \
    X(DIFFERENCE, N_("Two versions"))                                                                                  \
    X(DIFFERENCES, P_("{1} passage differs", "{1} passages differ"))                                                   \
    X(NO_VERSION, N_("No other version of this text; choose another article in a list"))                               \
    X(FOOT_DIFFERENCE, N_("beside it"))                                                                                \
    X(FOOT_NEXT_DIFFERENCE, N_("next difference"))                                                                     \
    X(RAW, N_("Raw lines"))                                                                                            \
    X(HELP, N_("Help"))                                                                                                \
    X(COMMANDS, N_("Commands"))                                                                                        \
    X(NO_COMMAND, N_("There is no such command"))                                                                      \
    X(NO_SUCH_KEY, N_("{1} does nothing here; {2} lists what does"))                                                   \
    X(NOT_HERE, N_("Not in this panel"))                                                                               \
    X(COMMAND_PROMPT, N_(":"))                                                                                         \
    X(CONFIG_FAULT, N_("Configuration: {1}"))                                                                          \
    X(RELOADED, N_("The configuration was read anew"))                                                                 \
    X(NO_ARTICLES, N_("No article matches"))                                                                           \
    X(SEARCHING, N_("Searching"))                                                                                      \
    X(COUNTING, N_("Still counting; then to the end"))                                                                 \
    X(NO_ARTICLES_HINT, N_("{1} clears the filters"))                                                                  \
    X(EMPTY_ARCHIVE, N_("The archive holds no article yet: baolan index FOLDER"))                                      \
    X(NOTHING_OPEN, N_("{1} on an article opens it here"))                                                             \
    X(NO_RELATED, N_("No related stories"))                                                                            \
    X(NO_SUCH_RELATED, N_("There is no related story {1}"))                                                            \
    X(NO_OUTLINE, N_("This article has no sections"))                                                                  \
    X(NO_MATCH, N_("No words are searched for"))                                                                       \
    X(MATCHES, P_("{1} match", "{1} matches"))                                                                         \
    X(MATCH_OF, N_("match {1}/{2}"))                                                                                   \
    X(IN_NEXT, N_("In the next article"))                                                                              \
    X(IN_PREVIOUS, N_("In the previous article"))                                                                      \
    X(LAST_MATCH, N_("No further match"))                                                                              \
    X(NO_BACK, N_("Nothing was read before this"))                                                                     \
    X(NO_FORWARD, N_("Nothing to go forward to"))                                                                      \
    X(NOT_OPEN, N_("No article is open"))                                                                              \
    X(UNDATED, N_("undated"))                                                                                          \
    X(PAGE, N_("page {1}"))                                                                                            \
    X(OF_ARTICLES, P_("{1} of {2} article", "{1} of {2} articles"))                                                    \
    X(ALL_ARTICLES, P_("{1} article", "{1} articles"))                                                                 \
    X(ABOUT, N_("about {1}"))                                                                                          \
    X(SEARCHED, N_("“{1}”"))                                                                                           \
    X(DOUBT_COUNT, P_("{1} doubt", "{1} doubts"))                                                                      \
    X(NO_OFFER, N_("Nothing completes this"))                                                                          \
    X(NARROW_PROMPT, N_("Filter: "))                                                                                   \
    X(NARROWED_TO_NOTHING, N_("Nothing matches"))                                                                      \
    X(NOT_NARROWED, N_("This panel has nothing to filter"))                                                            \
    X(OF_ITEMS, N_("{1}/{2}"))                                                                                         \
    X(AT_HAND, N_("{1} of {2} at hand"))                                                                               \
    X(SEARCH_PROMPT, N_("Search: "))                                                                                   \
    X(SEARCH_FAULT, N_("column {1}: {2}"))                                                                             \
    X(TOO_SMALL, N_("Window too small: 20×5 at least"))                                                                \
    X(FILE_GONE, N_("The file is gone: {1}"))                                                                          \
    X(FILE_CHANGED, N_("The file was changed since it was indexed; line numbers may be off"))                          \
    X(FILE_RECORD, N_("This article came as a record, not from a page dump: {1}"))                                     \
    X(BOOKMARKS, N_("Bookmarks"))                                                                                      \
    X(TRAIL, N_("Read so far"))                                                                                        \
    X(AS_PRINTED, N_("Page"))                                                                                          \
    X(YEARS, N_("This day in other years"))                                                                            \
    X(THREAD, N_("The story, from its first mention on"))                                                              \
    X(FIRST_MENTION, N_("first mention"))                                                                              \
    X(NO_THREAD, N_("No other article belongs to this story"))                                                         \
    X(MARKS_FAULT, N_("Marks: {1}; the line is kept"))                                                                 \
    X(MARKS_FAULTS, N_("Marks: {1}, and {2} more; the lines are kept"))                                                \
    X(NO_BOOKMARKS, N_("No bookmarks: {1} on an article sets one"))                                                    \
    X(NOT_IN_ARCHIVE, N_("This article is not in this archive"))                                                       \
    X(NO_ARTICLE_HERE, N_("There is no article here"))                                                                 \
    X(BOOKMARKED, N_("Bookmarked: {1}"))                                                                               \
    X(UNBOOKMARKED, N_("No bookmark any more: {1}"))                                                                   \
    X(IS_READ, N_("Read: {1}"))                                                                                        \
    X(IS_UNREAD, N_("Unread: {1}"))                                                                                    \
    X(NOTED, N_("Bookmarked with this note: {1}"))                                                                     \
    X(TAGGED, N_("Tagged: {1}"))                                                                                       \
    X(UNTAGGED, N_("No tags any more: {1}"))                                                                           \
    X(NOTE_PROMPT, N_("Note: "))                                                                                       \
    X(TAGS_PROMPT, N_("Tags: "))                                                                                       \
    X(UNTAGS_PROMPT, N_("Tags to take off: "))                                                                         \
    X(NOTHING_TO_UNDO, N_("Nothing to undo"))                                                                          \
    X(UNDONE_ELSEWHERE, N_("Another browser has changed it since: left as it is"))                                     \
    X(UNDONE, N_("{1}: {2}"))                                                                                          \
    X(READ_AGAIN, N_("Read again"))                                                                                    \
    X(UNREAD_AGAIN, N_("Unread again"))                                                                                \
    X(STILL_READ, N_("Opened since, so still read"))                                                                   \
    X(BOOKMARK_BACK, N_("Bookmark is back"))                                                                           \
    X(BOOKMARK_OFF, N_("Bookmark undone"))                                                                             \
    X(NOTE_BACK, N_("The note is as it was"))                                                                          \
    X(TAG_BACK, N_("Tag is back"))                                                                                     \
    X(TAG_OFF, N_("Tag undone"))                                                                                       \
    X(BULK, P_("The only article of the list:", "All {1} articles of the list:"))                                      \
    X(BULK_SHOWN, P_("The only article shown:", "The {1} articles shown:"))                                            \
    X(BULK_WORKING, N_("Marking…"))                                                                                    \
    X(ACT_READ, N_("read"))                                                                                            \
    X(ACT_UNREAD, N_("unread"))                                                                                        \
    X(ACT_BOOKMARK, N_("bookmark"))                                                                                    \
    X(ACT_UNBOOKMARK, N_("no bookmark"))                                                                               \
    X(ACT_TAG, N_("tag"))                                                                                              \
    X(ACT_UNTAG, N_("tag off"))                                                                                        \
    X(ALL_READ, P_("Read now: {1} of {2} article", "Read now: {1} of {2} articles"))                                   \
    X(ALL_UNREAD, P_("Unread now: {1} of {2} article", "Unread now: {1} of {2} articles"))                             \
    X(ALL_BOOKMARKED, P_("Bookmarked: {1} of {2} article", "Bookmarked: {1} of {2} articles"))                         \
    X(ALL_UNBOOKMARKED, P_("Bookmarks taken away: {1} of {2} article", "Bookmarks taken away: {1} of {2} articles"))   \
    X(ALL_TAGGED, P_("Tagged: {1} of {2} article", "Tagged: {1} of {2} articles"))                                     \
    X(ALL_UNTAGGED, P_("Tag taken off: {1} of {2} article", "Tag taken off: {1} of {2} articles"))                     \
    X(OF_PAGE, N_("{1} of {2} on this page"))                                                                          \
    X(FIRST_OF_PAGE, N_("This is the first article of the page"))                                                      \
    X(LAST_OF_PAGE, N_("This is the last article of the page"))                                                        \
    X(OF_DAY, N_("{1} of {2} on this day"))                                                                            \
    X(FIRST_OF_DAY, N_("This is the first article of the day"))                                                        \
    X(LAST_OF_DAY, N_("This is the last article of the day"))                                                          \
    X(NO_DAY, N_("The day of this article is not known"))                                                              \
    X(FIRST_OF_LIST, N_("This is the first article of the list"))                                                      \
    X(LAST_OF_LIST, N_("This is the last article of the list"))                                                        \
    X(NO_YEARS, N_("Nothing was printed on this day in other years"))                                                  \
    X(ACT_SAVE, N_("save"))                                                                                            \
    X(COPY_PROMPT, N_("Copy:"))                                                                                        \
    X(COPY_GBT, N_("GB/T 7714"))                                                                                       \
    X(COPY_FOOTNOTE, N_("footnote"))                                                                                   \
    X(COPY_BIBTEX, N_("BibTeX"))                                                                                       \
    X(COPY_TEXT, N_("text"))                                                                                           \
    X(COPY_UID, N_("uid"))                                                                                             \
    X(COPIED, N_("Copied, {1}: {2}"))                                                                                  \
    X(SAVE_PROMPT, N_("Save as (.md .txt .json .csv .bib): "))                                                         \
    X(SAVING, N_("Saving…"))                                                                                           \
    X(SAVED, N_("Saved in {2}: {1} articles"))                                                                         \
    X(SAVED_ONE, N_("Saved in {2}"))                                                                                   \
    X(NO_FORM, N_("The name must end in .md, .txt, .json, .jsonl, .csv or .bib"))                                      \
    X(NO_FILE, N_("{1} is there and is no file"))                                                                      \
    X(FILE_THERE, N_("{1} is there:"))                                                                                 \
    X(OVERWRITE, N_("write over it"))                                                                                  \
    X(OTHER_NAME, N_("another name"))                                                                                  \
    X(PIPE_PROMPT, N_("Give the text to: "))                                                                           \
    X(ENDED, N_("{1} has ended; Enter goes back"))                                                                     \
    X(EXIT_CODE, N_("{1} ended with code {2}"))                                                                        \
    X(MAP, N_("Map"))                                                                                                  \
    X(TIMELINE, N_("Timeline"))                                                                                        \
    X(PEOPLE, N_("People"))                                                                                            \
    X(ORGANISATIONS, N_("Organisations"))                                                                              \
    X(FIGURES, N_("Figures"))                                                                                          \
    X(FIGURES_OF, N_("{2}, in series: {1}"))                                                                           \
    X(FIGURES_NEWEST, N_("the newest {2}, in series: {1}"))                                                            \
    X(NO_FIGURES, N_("These articles count nothing"))                                                                  \
    X(UNCHANGED, N_("unchanged since {1}"))                                                                            \
    X(NOBODY_NAMED, N_("These articles name none"))                                                                    \
    X(NO_COUNTIES, N_("This archive has no region"))                                                                   \
    X(NO_DATES, N_("No article has a date"))                                                                           \
    X(NOT_PRINTED, N_("nothing printed"))                                                                              \
    X(NOTHING_PRINTED, N_("Nothing was printed then"))                                                                 \
    X(TAGS_SHOWN, N_("Counties where they are named, and the words of the topics, stand out"))                         \
    X(TAGS_HIDDEN, N_("Counties and the words of topics stand out no more"))                                           \
    X(TAGS_UNKNOWN, N_("Nothing is kept of where its counties and topics come from"))                                  \
    X(SHARES, N_("Shares of what was printed"))                                                                        \
    X(NUMBERS, N_("Numbers of articles"))                                                                              \
    X(MOUSE_ON, N_("Mouse on: hold Shift to select text"))                                                             \
    X(MOUSE_OFF, N_("Mouse off"))                                                                                      \
    X(STILL_WORKING, N_("Still marking or saving; the same key again leaves all the same"))                            \
    X(HELP_HERE, N_("Keys here: {1}"))                                                                                 \
    X(HELP_EVERYWHERE, N_("Keys everywhere"))                                                                          \
    X(HELP_ELSEWHERE, N_("Keys in other panels"))                                                                      \
    X(HELP_PROMPT, N_("In the search line"))                                                                           \
    X(HELP_PROMPT_MOVE, N_("move by character; to the start, the end"))                                                \
    X(HELP_PROMPT_DELETE, N_("delete to the start, a word back, to the end"))                                          \
    X(HELP_PROMPT_COMPLETE, N_("complete a field or its value, also by pinyin"))                                       \
    X(HELP_PROMPT_HISTORY, N_("earlier searches"))                                                                     \
    X(HELP_QUERY, N_("How to search"))                                                                                 \
    X(HELP_QUERY_WORDS, N_("all of these words; without one; one or the other"))                                       \
    X(HELP_QUERY_PHRASE, N_("this phrase; these words at most 10 characters apart"))                                   \
    X(HELP_FACETS, N_("Filters"))                                                                                      \
    X(HELP_FACETS_HOW,                                                                                                 \
      N_("Several in one panel: any of them. Panels together: all of them. A panel counts what each of its "           \
         "values would find under the filters of the others."))                                                        \
    X(FOOT_OPEN, N_("open"))                                                                                           \
    X(FOOT_FORGET, N_("forget"))                                                                                       \
    X(FOOT_TOGGLE, N_("choose"))                                                                                       \
    X(FOOT_SEARCH, N_("search"))                                                                                       \
    X(FOOT_CLEAR, N_("clear"))                                                                                         \
    X(FOOT_PANEL, N_("panel"))                                                                                         \
    X(FOOT_RELATED, N_("related"))                                                                                     \
    X(FOOT_BACK, N_("back"))                                                                                           \
    X(FOOT_OUTLINE, N_("outline"))                                                                                     \
    X(FOOT_RAW, N_("raw lines"))                                                                                       \
    X(FOOT_ZOOM, N_("zoom"))                                                                                           \
    X(FOOT_RETURN, N_("return"))                                                                                       \
    X(FOOT_HELP, N_("help"))                                                                                           \
    X(FOOT_SHARE, N_("share"))                                                                                         \
    X(FOOT_BESIDE, N_("another beside"))                                                                               \
    X(FOOT_NARROW, N_("filter"))                                                                                       \
    X(FOOT_UNFILTER, N_("show all"))                                                                                   \
    X(FOOT_BOOKMARK, N_("bookmark"))                                                                                   \
    X(FOOT_MAP, N_("map"))                                                                                             \
    X(FOOT_TIMELINE, N_("timeline"))                                                                                   \
    X(FOOT_COMMANDS, N_("commands"))                                                                                   \
    X(EVERYTHING, N_("all articles"))                                                                                  \
    X(KEPT_BESIDE, N_("Kept: what is searched for now stands beside it"))                                              \
    X(NOT_BESIDE, N_("One search alone"))                                                                              \
    X(OF_THREAD, N_("{1} of {2} of the story"))                                                                        \
    X(FIRST_OF_THREAD, N_("This is the first article of the story"))                                                   \
    X(LAST_OF_THREAD, N_("This is the last article of the story"))                                                     \
    X(FOOT_QUIT, N_("quit"))                                                                                           \
    X(SAME_TEXT, N_("same text"))                                                                                      \
    X(ABRIDGED, N_("abridged"))                                                                                        \
    X(QUOTES, N_("quotes"))                                                                                            \
    X(FOLLOW_UP, N_("follow-up"))                                                                                      \
    X(SAME_TOPIC, N_("same topic"))

#define MESSAGE_ENUM(id, ...) MSG_##id,
enum message { MESSAGES(MESSAGE_ENUM) MESSAGE_COUNT };
#undef MESSAGE_ENUM

struct str message(enum message m);
/* With {1} and {2} replaced; an absent argument is empty. */
struct str message_with(struct arena *a, enum message m, struct str one, struct str two);
/* The same of one that has a form for one and another for several, by the number N. */
struct str message_number(struct arena *a, enum message m, size_t n, struct str one, struct str two);
/* A part of an article as its provenance names it ("title", "section 2"), in the language of the messages. */
struct str message_part(struct arena *a, struct str part);

#endif
