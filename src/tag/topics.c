#include "topics.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xxhash.h>

#include "baolan/path.h"
#include "matcher.h"
#include "table.h"

static const size_t topic_file_max = (size_t)4 << 20; /* bytes; people write them */

/*
 * Found by a search over articles with hand-made truth (tests/stories, tests/pages); the measure is flat around these
 * values.
 */
static const double top_weight = 5;       /* a term of weight w counts top_weight * (w / top_weight)^curve: */
static const double curve = 1.5;          /* hints add up slowly */
static const double saturation = 2.5;     /* occurrences after which a term has said half of what it can */
static const double usual_length = 200;   /* beyond so many code points a text holds more of all terms, */
static const double length_power = 0.4;   /* so its scores shrink by this power of the length */
static const double least_best = 1;       /* the score that the first topic needs */
static const double least_other = 2.4;    /* and each further one, */
static const double share_of_best = 0.22; /* and the share of the first one's score that it needs */
static const double in_passing = 0.5;     /* what a further topic's score counts that neither headlines nor lead name */
static const double headline_more = 0.2;  /* by so much more than in a body a term of the headlines says */
static const double headlines_alone = 0.65; /* what only headlines say counts so much: they speak in images */
static const double least_named = 1;        /* weight of a term that names a topic there */
static const double half_weight = 4;        /* the score whose weight is 0.5 */
enum { topics_most = 5, terms_most = 8 };   /* of a topic, kept */

struct term {
    size_t topic; /* index */
    double weight;
    struct str text;
};

struct topics {
    struct arena *arena;
    struct {
        struct topic *at;
        size_t n, cap;
    } list;
    struct {
        struct term *at;
        size_t n, cap;
    } terms; /* a hit's id is an index into it */
    struct matcher *matcher;
    uint64_t version; /* of all that was read */
};

/* ---- reading ------------------------------------------------------------------------- */

static size_t topic_index(struct topics *t, struct str id)
{
    for (size_t i = 0; i < t->list.n; i++)
        if (str_eq(t->list.at[i].id, id))
            return i;
    vec_push(&t->list,
             ((struct topic){.id = arena_str(t->arena, id), .name = arena_str(t->arena, id), .medtop = STR("")}));
    return t->list.n - 1;
}

static bool read_weight(struct arena *a, struct str word, double *out)
{
    struct str copy = arena_str(a, word);
    char *end = NULL;
    errno = 0;
    *out = copy.n ? strtod(copy.s, &end) : 0;
    return copy.n && *end == '\0' && errno == 0 && *out >= -100 && *out <= 100;
}

static enum status read_topic(struct topics *t, struct str path, struct error *err)
{
    struct buf file = {0};
    enum status status = path_read(path, topic_file_max, &file, err);
    struct table table = {.text = buf_view(&file)};
    t->version = XXH3_64bits_withSeed(file.s, file.n, t->version);
    size_t topic = SIZE_MAX;
    struct str field[2];
    while (status == STATUS_OK && table_next(&table, field, 2)) {
        double weight = 0;
        if (!str_present(field[1]))
            status = error_set(err, STATUS_USAGE, "%.*s, line %d: a key and a value with a tab between are wanted",
                               STR_ARG(path), table.line);
        else if (str_is(field[0], "id"))
            topic = topic_index(t, field[1]);
        else if (topic == SIZE_MAX)
            status = error_set(err, STATUS_USAGE, "%.*s, line %d: the id of the topic must come first", STR_ARG(path),
                               table.line);
        else if (str_is(field[0], "name"))
            t->list.at[topic].name = arena_str(t->arena, field[1]);
        else if (str_is(field[0], "medtop"))
            t->list.at[topic].medtop = arena_str(t->arena, field[1]);
        else if (read_weight(t->arena, field[0], &weight)) {
            matcher_add(t->matcher, field[1], (uint32_t)t->terms.n);
            vec_push(&t->terms,
                     ((struct term){topic, weight > 0 ? top_weight * pow(weight / top_weight, curve) : weight,
                                    arena_str(t->arena, field[1])}));
        } else
            status = error_set(err, STATUS_USAGE,
                               "%.*s, line %d: neither id, name, medtop nor a weight from -100 to 100: '%.*s'",
                               STR_ARG(path), table.line, STR_ARG(field[0]));
    }
    buf_free(&file);
    return status;
}

static int is_topic_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && str_ends(str_of(entry->d_name), STR(".topic"));
}

/* By bytes, whatever the locale: the numbers in our file names are the order of the panel. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static enum status read_folder(struct topics *t, struct str folder, struct error *err)
{
    struct dirent **entries = NULL;
    int n = scandir(folder.s, &entries, is_topic_file, by_bytes);
    if (n < 0)
        return error_set_errno(err, STATUS_SYSTEM, "cannot read the folder '%.*s'", STR_ARG(folder));
    enum status status = STATUS_OK;
    for (int i = 0; i < n; i++) {
        if (status == STATUS_OK)
            status = read_topic(t, path_join(t->arena, folder, str_of(entries[i]->d_name)), err);
        free(entries[i]);
    }
    free(entries);
    return status;
}

enum status topics_open(struct topics **out, struct error *err)
{
    struct topics *t = xcalloc(1, sizeof *t);
    t->arena = arena_new();
    t->matcher = matcher_new();
    struct str ours, theirs = path_config(t->arena, "topics.d");
    enum status status = path_data(t->arena, "topics", &ours, err);
    if (status == STATUS_OK)
        status = read_folder(t, ours, err);
    if (status == STATUS_OK && access(theirs.s, F_OK) == 0) /* most users have no topics of their own */
        status = read_folder(t, theirs, err);
    if (status != STATUS_OK) {
        topics_close(t);
        return status;
    }
    matcher_build(t->matcher);
    *out = t;
    return STATUS_OK;
}

void topics_close(struct topics *t)
{
    if (!t)
        return;
    matcher_free(t->matcher);
    vec_free(&t->list);
    vec_free(&t->terms);
    arena_free(t->arena);
    free(t);
}

const struct topic *topics_list(const struct topics *t, size_t *n)
{
    *n = t->list.n;
    return t->list.at;
}

uint64_t topics_version(const struct topics *t)
{
    return t->version;
}

/* ---- weighing ------------------------------------------------------------------------ */

/* How much one occurrence of a term counts, by where it stands. */
static const double place_weight[PART_KINDS] = {
    [PART_KICKER] = 2,    [PART_TITLE] = 3, [PART_SUBTITLE] = 2, [PART_LEAD] = 1.6,
    [PART_HEADING] = 1.5, [PART_BODY] = 1,  [PART_CAPTION] = 1,
};

/* How often a term occurs. */
struct count {
    uint32_t term;
    uint32_t order; /* in which it was found */
    bool in_headlines;
    double occurrences; /* weighed by place */
};

struct counts {
    struct {
        struct count *at;
        size_t n, cap;
    } terms; /* that occur, in order */
    struct where {
        bool named;    /* by headlines or lead */
        bool taken_up; /* outside headlines */
    } * of;            /* each topic */
};

/* One occurrence; those of a term are added up later. */
static void count_term(const struct topics *t, struct hit hit, enum part_kind kind, struct counts *out)
{
    const struct term *term = &t->terms.at[hit.id];
    struct where *where = &out->of[term->topic];
    vec_push(&out->terms, ((struct count){.term = hit.id,
                                          .order = (uint32_t)out->terms.n,
                                          .in_headlines = part_is_headline(kind),
                                          .occurrences = place_weight[kind]}));
    where->named |= kind != PART_BODY && kind != PART_CAPTION && term->weight >= least_named;
    where->taken_up |= !part_is_headline(kind) && term->weight > 0;
}

static int by_term(const void *x, const void *y)
{
    const struct count *a = x, *b = y;
    return a->term != b->term ? (a->term < b->term ? -1 : 1) : (a->order > b->order) - (a->order < b->order);
}

/* Sorted, each term once, its occurrences added in the order in which they were found, so that sums are the same everywhere. */
static void add_up(struct counts *counts)
{
    size_t n = 0;
    if (counts->terms.n)
        qsort(counts->terms.at, counts->terms.n, sizeof *counts->terms.at, by_term);
    for (size_t i = 0; i < counts->terms.n; i++) {
        const struct count *count = &counts->terms.at[i];
        struct count *last = n ? &counts->terms.at[n - 1] : NULL;
        if (last && last->term == count->term) {
            last->occurrences += count->occurrences;
            last->in_headlines |= count->in_headlines;
        } else {
            counts->terms.at[n++] = *count;
        }
    }
    counts->terms.n = n;
}

/* A term inside a longer one of the same topic is part of that one. */
static void count_terms(const struct topics *t, struct parts parts, struct counts *out)
{
    struct hits hits = {0};
    size_t *covered = xcalloc(t->list.n + 1, sizeof *covered); /* byte up to which each topic's longer terms reach */
    for (size_t i = 0; i < parts.n; i++) {
        hits.n = 0;
        matcher_find(t->matcher, parts.at[i].points, &hits);
        memset(covered, 0, t->list.n * sizeof *covered);
        for (size_t k = 0; k < hits.n; k++) {
            const struct term *term = &t->terms.at[hits.at[k].id];
            if (hits.at[k].to <= covered[term->topic])
                continue;
            covered[term->topic] = hits.at[k].to;
            count_term(t, hits.at[k], parts.at[i].kind, out);
        }
    }
    add_up(out);
    free(covered);
    vec_free(&hits);
}

/* What a term says for its topic. */
static double share(const struct term *term, const struct count *count)
{
    double weight = term->weight * (count->in_headlines ? 1 + headline_more : 1);
    return weight * count->occurrences / (count->occurrences + saturation);
}

struct scored {
    size_t topic; /* or the term */
    double score;
};

static int by_score(const void *x, const void *y)
{
    const struct scored *a = x, *b = y;
    if (a->score > b->score || a->score < b->score)
        return a->score > b->score ? -1 : 1;
    return a->topic < b->topic ? -1 : 1;
}

/* The terms that speak for topic TOPIC, which has WEIGHT by the score ALL before it was shrunk. */
static void keep_terms(struct arena *a, const struct topics *t, const struct counts *counts, size_t topic, double all,
                       struct topic_tag *tag)
{
    struct scored best[terms_most];
    size_t n = 0;
    for (size_t k = 0; k < counts->terms.n; k++) {
        const struct count *count = &counts->terms.at[k];
        const struct term *of = &t->terms.at[count->term];
        struct scored term = {count->term, of->topic == topic ? share(of, count) : 0};
        if (term.score <= 0 || (n == terms_most && by_score(&term, &best[n - 1]) > 0))
            continue;
        size_t at = n < terms_most ? n++ : n - 1;
        for (; at > 0 && by_score(&term, &best[at - 1]) < 0; at--)
            best[at] = best[at - 1];
        best[at] = term;
    }
    tag->terms = arena_array(a, n, sizeof *tag->terms);
    tag->nterms = n;
    for (size_t i = 0; i < n; i++)
        tag->terms[i] = (struct topic_term){arena_str(a, t->terms.at[best[i].topic].text),
                                            round(1000 * tag->weight * best[i].score / all) / 1000};
}

/* Is the Nth of them, the highest first, a topic of the article? Those before it are. */
static bool is_enough(const struct counts *counts, const struct scored *scored, size_t n)
{
    double score = scored[n].score;
    if (n == 0)
        return score >= least_best;
    return score * (counts->of[scored[n].topic].named ? 1 : in_passing) >= least_other &&
           score >= share_of_best * scored[0].score;
}

/* What TOPIC's score is multiplied by: by the article's length, and by where its terms stand. */
static double shrinking(const struct counts *counts, size_t topic, double by_length)
{
    return by_length * (counts->of[topic].taken_up ? 1 : headlines_alone);
}

size_t topics_weigh(struct arena *a, const struct topics *t, struct parts parts, struct topic_tag **out)
{
    struct counts counts = {.of = xcalloc(t->list.n + 1, sizeof *counts.of)};
    struct scored *scored = xcalloc(t->list.n + 1, sizeof *scored);
    for (size_t i = 0; i < t->list.n; i++)
        scored[i].topic = i;
    count_terms(t, parts, &counts);
    for (size_t k = 0; k < counts.terms.n; k++) {
        const struct term *term = &t->terms.at[counts.terms.at[k].term];
        scored[term->topic].score += share(term, &counts.terms.at[k]);
    }
    double length = 0;
    for (size_t i = 0; i < parts.n; i++)
        length += (double)parts.at[i].points.n;
    double correction = length > usual_length ? pow(usual_length / length, length_power) : 1;
    for (size_t i = 0; i < t->list.n; i++)
        scored[i].score *= shrinking(&counts, i, correction);
    qsort(scored, t->list.n, sizeof *scored, by_score);
    size_t n = 0;
    while (n < t->list.n && n < topics_most && is_enough(&counts, scored, n))
        n++;
    *out = arena_array(a, n, sizeof **out);
    for (size_t i = 0; i < n; i++) {
        const struct topic *topic = &t->list.at[scored[i].topic];
        (*out)[i] = (struct topic_tag){.id = arena_str(a, topic->id),
                                       .name = arena_str(a, topic->name),
                                       .weight = scored[i].score / (scored[i].score + half_weight)};
        keep_terms(a, t, &counts, scored[i].topic, scored[i].score / shrinking(&counts, scored[i].topic, correction),
                   &(*out)[i]);
    }
    free(counts.of);
    vec_free(&counts.terms);
    free(scored);
    return n;
}
