/* The doubts, and what is said of them. */
#include <math.h>
#include <string.h>

#include "baolan/article.h"
#include "baolan/language.h"

static const char *const words[DOUBT_COUNT] = {
    [DOUBT_NO_HEADLINE] = N_("no headline found; the title is a phrase of the lead"),
    [DOUBT_PLACE_ONLY] = N_("headline matched by its place only"),
    [DOUBT_FEW_WORDS] = N_("headline matched by few words"),
    [DOUBT_RIVAL] = N_("another story has more of the headline's words"),
    [DOUBT_APART] = N_("parts of the headline stand apart"),
    [DOUBT_MID_START] = N_("begins in mid-paragraph"),
    [DOUBT_MID_END] = N_("ends in mid-sentence"),
    [DOUBT_CLOSE] = N_("where it begins or ends was a close decision"),
    [DOUBT_FRAGMENT] = N_("much shorter than the other stories of its page"),
    [DOUBT_GUESSED] = N_("many of its lines are guesses"),
    [DOUBT_TWICE] = N_("the same text is there twice on this day"),
};

double quality_rounded(double value)
{
    return round(value * 100) / 100;
}

struct str doubt_words(enum doubt doubt)
{
    return (unsigned)doubt < DOUBT_COUNT ? str_of(words[doubt]) : STR("unknown");
}

bool article_doubts(const struct article *article, enum doubt doubt)
{
    for (size_t i = 0; i < article->ndoubts; i++)
        if (str_eq(article->doubts[i], doubt_words(doubt)))
            return true;
    return false;
}

void article_doubt(struct arena *a, struct article *article, enum doubt doubt)
{
    if (article_doubts(article, doubt))
        return;
    struct str *doubts = arena_array(a, article->ndoubts + 1, sizeof *doubts);
    if (article->ndoubts)
        memcpy(doubts, article->doubts, article->ndoubts * sizeof *doubts);
    doubts[article->ndoubts++] = doubt_words(doubt);
    article->doubts = doubts;
}
