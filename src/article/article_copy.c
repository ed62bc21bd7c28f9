#include "baolan/article.h"

/* Copies a list of OLD into A; the block that follows goes over it by i_. */
#define COPY_EACH(list, count)                                                                                         \
    copy->list = arena_copy(a, old->list, old->count, sizeof *old->list);                                              \
    for (size_t i_ = 0; i_ < old->count; i_++)

static void own(struct arena *a, struct str *s)
{
    *s = arena_str(a, *s);
}

static void copy_section(struct arena *a, struct section *section)
{
    own(a, &section->heading);
    section->paragraphs = arena_copy(a, section->paragraphs, section->nparagraphs, sizeof *section->paragraphs);
    for (size_t i = 0; i < section->nparagraphs; i++)
        own(a, &section->paragraphs[i]);
}

struct article *article_copy(struct arena *a, const struct article *old)
{
    struct article *copy = arena_copy(a, old, 1, sizeof *old);
    struct str *texts[] = {&copy->uid,     &copy->kicker,    &copy->title,        &copy->subtitle, &copy->credit,
                           &copy->jump_to, &copy->jump_from, &copy->continued_in, &copy->continues};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        own(a, texts[i]);
    COPY_EACH(authors, nauthors)
    {
        own(a, &copy->authors[i_].name);
        own(a, &copy->authors[i_].role);
    }
    COPY_EACH(sections, nsections)
    {
        copy_section(a, &copy->sections[i_]);
    }
    COPY_EACH(captions, ncaptions)
    {
        own(a, &copy->captions[i_].text);
        own(a, &copy->captions[i_].credit);
    }
    COPY_EACH(counties, ncounties)
    {
        own(a, &copy->counties[i_].code);
        own(a, &copy->counties[i_].name);
    }
    COPY_EACH(topics, ntopics)
    {
        own(a, &copy->topics[i_].id);
        own(a, &copy->topics[i_].name);
    }
    COPY_EACH(people, npeople)
    {
        own(a, &copy->people[i_].name);
        own(a, &copy->people[i_].title);
    }
    COPY_EACH(organisations, norganisations)
    {
        own(a, &copy->organisations[i_].name);
        own(a, &copy->organisations[i_].short_name);
    }
    COPY_EACH(figures, nfigures)
    {
        own(a, &copy->figures[i_].value);
        own(a, &copy->figures[i_].unit);
        own(a, &copy->figures[i_].what);
        own(a, &copy->figures[i_].who);
        own(a, &copy->figures[i_].about);
    }
    COPY_EACH(related, nrelated)
    {
        own(a, &copy->related[i_].uid);
        own(a, &copy->related[i_].reason);
    }
    COPY_EACH(provenance, nprovenance)
    {
        own(a, &copy->provenance[i_].part);
    }
    COPY_EACH(doubts, ndoubts)
    {
        own(a, &copy->doubts[i_]);
    }
    return copy;
}
