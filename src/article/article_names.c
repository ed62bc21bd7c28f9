#include "baolan/article.h"

static const char *const genres[GENRE_COUNT] = {
    [GENRE_NEWS] = "news",     [GENRE_FEATURE] = "feature", [GENRE_COMMENTARY] = "commentary",
    [GENRE_NOTICE] = "notice", [GENRE_PHOTO] = "photo",
};

static const char *const relations[RELATION_COUNT] = {
    [RELATION_SAME_TEXT] = "same-text", [RELATION_ABRIDGED] = "abridged",     [RELATION_QUOTES] = "quotes",
    [RELATION_FOLLOW_UP] = "follow-up", [RELATION_SAME_TOPIC] = "same-topic",
};

static const char *const bases[BASIS_COUNT] = {
    [BASIS_PRINTED] = "printed",   [BASIS_PATH] = "path", [BASIS_OPTION] = "option",
    [BASIS_INFERRED] = "inferred", [BASIS_NONE] = "none",
};

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
