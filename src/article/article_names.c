#include "baolan/article.h"
#include "baolan/language.h"

static const char *const genres[GENRE_COUNT] = {
    [GENRE_NEWS] = "news",     [GENRE_FEATURE] = "feature", [GENRE_COMMENTARY] = "commentary",
    [GENRE_NOTICE] = "notice", [GENRE_PHOTO] = "photo",
};

static const char *const relations[RELATION_COUNT] = {
    [RELATION_SAME_TEXT] = N_("same-text"), [RELATION_ABRIDGED] = N_("abridged"),     [RELATION_QUOTES] = N_("quotes"),
    [RELATION_FOLLOW_UP] = N_("follow-up"), [RELATION_SAME_TOPIC] = N_("same-topic"),
};

static const char *const bases[BASIS_COUNT] = {
    [BASIS_PRINTED] = "printed",   [BASIS_PATH] = "path", [BASIS_OPTION] = "option",
    [BASIS_INFERRED] = "inferred", [BASIS_NONE] = "none",
};

static const char *const spots[SPOT_PARTS] = {
    [SPOT_KICKER] = "kicker",   [SPOT_TITLE] = "title",         [SPOT_SUBTITLE] = "subtitle",
    [SPOT_HEADING] = "heading", [SPOT_PARAGRAPH] = "paragraph", [SPOT_CAPTION] = "caption",
};

static const char *const lists[TAG_LISTS] = {"counties", "topics", "people", "organisations", "figures"};

/* The place of S in NAMES, COUNT when it is not there. */
static size_t find(struct str s, const char *const names[], size_t count)
{
    size_t i = 0;
    while (i < count && !str_is(s, names[i]))
        i++;
    return i;
}

const char *genre_name(enum genre g)
{
    return genres[g];
}

bool genre_parse(struct str s, enum genre *out)
{
    size_t i = find(s, genres, GENRE_COUNT);
    if (i < GENRE_COUNT)
        *out = (enum genre)i;
    return i < GENRE_COUNT;
}

void article_untag(struct article *article)
{
    if (!(article->given & TAGS_COUNTIES))
        article->ncounties = 0;
    if (!(article->given & TAGS_TOPICS))
        article->ntopics = 0;
    if (!(article->given & TAGS_PEOPLE))
        article->npeople = 0;
    if (!(article->given & TAGS_ORGANISATIONS))
        article->norganisations = 0;
    if (!(article->given & TAGS_FIGURES))
        article->nfigures = 0;
}

const char *relation_name(enum relation r)
{
    return relations[r];
}

bool relation_parse(struct str s, enum relation *out)
{
    size_t i = find(s, relations, RELATION_COUNT);
    if (i < RELATION_COUNT)
        *out = (enum relation)i;
    return i < RELATION_COUNT;
}

const char *date_basis_name(enum date_basis b)
{
    return bases[b];
}

bool date_basis_parse(struct str s, enum date_basis *out)
{
    size_t i = find(s, bases, BASIS_COUNT);
    if (i < BASIS_COUNT)
        *out = (enum date_basis)i;
    return i < BASIS_COUNT;
}

static bool is_numbered(enum spot_part part)
{
    return part == SPOT_HEADING || part == SPOT_PARAGRAPH || part == SPOT_CAPTION;
}

struct str spot_name(struct arena *a, const struct spot *spot)
{
    return is_numbered(spot->part) ? arena_printf(a, "%s %d", spots[spot->part], spot->n) : str_of(spots[spot->part]);
}

bool spot_parse(struct str s, struct spot *out)
{
    enum { DIGITS_MOST = 9 };
    size_t blank = str_find(s, STR(" "), 0);
    struct str word = blank == SIZE_MAX ? s : str_cut(s, 0, blank);
    size_t part = find(word, spots, SPOT_PARTS);
    if (part == SPOT_PARTS || is_numbered((enum spot_part)part) != (blank != SIZE_MAX))
        return false;
    int n = 0;
    if (blank != SIZE_MAX) {
        struct str digits = str_cut(s, blank + 1, s.n);
        for (size_t i = 0; i < digits.n; i++) {
            if (digits.n > DIGITS_MOST || digits.s[i] < '0' || digits.s[i] > '9')
                return false;
            n = 10 * n + (digits.s[i] - '0');
        }
        if (n == 0)
            return false;
    }
    out->part = (enum spot_part)part;
    out->n = n;
    return true;
}

const char *tag_list_name(unsigned list)
{
    for (unsigned i = 0; i < TAG_LISTS; i++)
        if (list == 1U << i)
            return lists[i];
    return NULL;
}
