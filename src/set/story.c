#include "baolan/story.h"

#include <stdlib.h>

/* Newspapers jump once; a chain longer than this is a circle or a fault in the archive. */
enum { PARTS_MAX = 8 };

static bool has_part(const struct story *s, struct str uid)
{
    for (size_t i = 0; i < s->nparts; i++)
        if (str_eq(s->parts[i].article->uid, uid))
            return true;
    return false;
}

static enum status read_part(struct archive *archive, struct arena *a, struct str uid, struct doc_part *out,
                             struct error *err)
{
    out->page = arena_alloc(a, sizeof *out->page);
    out->article = arena_alloc(a, sizeof *out->article);
    return archive_article(archive, a, uid, out->page, out->article, err);
}

/* Steps back to the printed beginning: what the list shows may be any half. A beginning that cannot be read is no fault
 * of this half. */
static struct doc_part beginning(struct archive *archive, struct arena *a, struct doc_part part)
{
    for (int step = 0; step < PARTS_MAX && str_present(part.article->continues); step++) {
        struct doc_part earlier;
        struct error ignored = {0};
        enum status status = read_part(archive, a, part.article->continues, &earlier, &ignored);
        error_clear(&ignored);
        if (status != STATUS_OK)
            break;
        part = earlier;
    }
    return part;
}

static void add_links(struct archive *archive, struct story *s, const struct article *article)
{
    for (size_t i = 0; i < article->nrelated; i++) {
        struct story_link link = {.related = article->related[i]};
        struct error ignored = {0};
        bool known = has_part(s, link.related.uid);
        for (size_t k = 0; k < s->nlinks; k++)
            known = known || str_eq(s->links[k].related.uid, link.related.uid);
        if (!known && archive_hit(archive, s->arena, link.related.uid, &link.hit, &ignored) == STATUS_OK)
            s->links[s->nlinks++] = link;
        error_clear(&ignored);
    }
}

enum status story_open(struct archive *archive, struct str uid, struct story **out, struct error *err)
{
    struct arena *a = arena_new();
    struct doc_part part;
    enum status status = read_part(archive, a, uid, &part, err);
    *out = NULL;
    if (status != STATUS_OK) {
        arena_free(a);
        return status;
    }
    struct story *s = arena_alloc(a, sizeof *s);
    s->arena = a;
    s->parts = arena_array(a, PARTS_MAX, sizeof *s->parts);
    s->parts[s->nparts++] = beginning(archive, a, part);
    while (s->nparts < PARTS_MAX) {
        struct str next = s->parts[s->nparts - 1].article->continued_in;
        struct error ignored = {0};
        if (!str_present(next) || has_part(s, next))
            break;
        status = read_part(archive, a, next, &s->parts[s->nparts], &ignored);
        error_clear(&ignored);
        if (status != STATUS_OK)
            break; /* the half that is here can be read */
        s->nparts++;
    }
    size_t links = 0;
    for (size_t i = 0; i < s->nparts; i++) {
        links += s->parts[i].article->nrelated;
        s->ndoubts += s->parts[i].article->ndoubts;
        s->corrected = s->corrected || archive_corrected(archive, s->parts[i].article->uid);
    }
    s->links = arena_array(a, links, sizeof *s->links);
    for (size_t i = 0; i < s->nparts; i++)
        add_links(archive, s, s->parts[i].article);
    *out = s;
    return STATUS_OK;
}

bool story_originals(struct archive *archive, struct story *s, size_t nth)
{
    bool any = false;
    for (size_t i = 0; i < s->nparts; i++) {
        struct doc_part was = {arena_alloc(s->arena, sizeof *was.page), arena_alloc(s->arena, sizeof *was.article)};
        struct error none = {0};
        if (archive_original(archive, s->arena, s->parts[i].article->uid, nth, was.page, was.article, &none) ==
            STATUS_OK) {
            was.article->uid = s->parts[i].article->uid;
            s->parts[i] = was;
            any = true;
        }
        error_clear(&none);
    }
    return any;
}

void story_close(struct story *s)
{
    if (s)
        arena_free(s->arena);
}

struct str story_uid(const struct story *s)
{
    return s->parts[0].article->uid;
}
