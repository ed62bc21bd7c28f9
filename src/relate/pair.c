/*
 * The verdict on two articles: shared text first, then shared names; each with a reason in words.
 */
#include "relate_internal.h"

#include <math.h>

enum {
    BODY_LEAST = 24,  /* letters of a body worth comparing */
    QUOTE_LEAST = 20, /* letters of a quoted passage that holds a mark */
    QUOTE_PLAIN = 32, /* without one: it may be the long name of something */
    CLAUSE_NEAR = 12,
    QUOTE_SHOWN = 24,   /* letters of it in the reason */
    PASSAGE_COMMON = 7, /* in more articles than this a passage is a set phrase; the end of a rank (relate.h) */
    PASSAGE_LOOKED_AT = 400,
    NAMES_SHOWN = 3,
    NOTICE_TOLD = 8 /* letters of a notice's headline, from which on it tells what the notice is of */
};

static const double same_share = 0.80, abridged_share = 0.55, longer_by = 1.15;
static const double notice_like = 0.5; /* how much headlines of notices of one matter have in common, at least */
static const double follow_up_least = 0.38, same_topic_least = 0.38;
static const double worth_showing = 0.25; /* of the heaviest name's weight: what has less did not decide anything */

/* ---- words -------------------------------------------------------------------------------------------------------- */

static struct str names_list(struct arena *a, const struct shared_names *names)
{
    struct buf out = {0};
    for (size_t i = 0; i < names->n && i < NAMES_SHOWN && names->at[i].weight >= worth_showing * names->at[0].weight;
         i++)
        buf_printf(&out, "“%.*s”", STR_ARG(names->at[i].text));
    struct str s = arena_str(a, buf_view(&out));
    buf_free(&out);
    return s;
}

/* ---- facts -------------------------------------------------------------------------------------------------------- */

static int days_between(const struct relate_text *earlier, const struct relate_text *later)
{
    int from = earlier->page->date.to, to = later->page->date.to;
    if (!day_valid(from) || !day_valid(to))
        return 0;
    int days = day_between(from, to);
    return days < 0 ? -days : days;
}

enum { PREFECTURE = 4 /* digits of a county's code that are its prefecture's */ };

/* Does each name counties, and none in a prefecture of the other's? */
static bool are_far_apart(const struct relate_text *a, const struct relate_text *b)
{
    const struct article *x = a->article, *y = b->article;
    for (size_t i = 0; i < x->ncounties; i++)
        for (size_t j = 0; j < y->ncounties; j++)
            if (str_eq(str_cut(x->counties[i].code, 0, PREFECTURE), str_cut(y->counties[j].code, 0, PREFECTURE)))
                return false;
    return x->ncounties > 0 && y->ncounties > 0;
}

/* The county that both are about; absent: none. *APART: each is about counties, and none is the other's. */
static struct str same_county(const struct relate_text *a, const struct relate_text *b, bool *apart)
{
    size_t na = 0, nb = 0;
    struct str found = STR_ABSENT;
    for (size_t i = 0; i < a->article->ncounties; i++)
        na += a->article->counties[i].primary;
    for (size_t j = 0; j < b->article->ncounties; j++) {
        if (!b->article->counties[j].primary)
            continue;
        nb++;
        for (size_t i = 0; i < a->article->ncounties && !found.s; i++)
            if (a->article->counties[i].primary && str_eq(a->article->counties[i].code, b->article->counties[j].code))
                found = b->article->counties[j].name;
    }
    *apart = na > 0 && nb > 0 && !found.s;
    return found;
}

/*
 * Does the passage hold a trace that many articles have? Then it is a slogan or a set phrase. Only what one of the two has for a trace itself
 * is asked for: they are looked at again when the rank of that changes.
 */
static bool is_boilerplate(const struct relate_context *context, const struct relate_text *earlier,
                           const struct relate_text *later, struct run run)
{
    for (size_t i = 0; i + SHINGLE <= run.n && i < PASSAGE_LOOKED_AT; i++) {
        int32_t hash = (int32_t)letters_hash(later->letters + run.b + i, SHINGLE, TRACE_SENTENCE);
        if ((traces_have(earlier, hash) || traces_have(later, hash)) &&
            context->frequency(context->context, hash) > PASSAGE_COMMON)
            return true;
    }
    return false;
}

static bool has_mark(const struct relate_text *text, size_t from, size_t n)
{
    for (size_t i = from + 1; i < from + n; i++)
        if (text->stops[i] != STOP_NONE)
            return true;
    return false;
}

/* The longest piece of RUN in one paragraph: two paragraphs that follow one another alike are no passage yet. */
static struct run within_paragraph(const struct relate_text *text, struct run run)
{
    struct run best = {0};
    for (size_t i = 0, j; i < run.n; i = j) {
        j = letters_part_end(text, letters_part(text, run.b + i)) - run.b;
        j = j < run.n ? j : run.n;
        if (j - i > best.n)
            best = (struct run){run.a + i, run.b + i, j - i};
    }
    return best;
}

/* A passage is shown from where a clause begins, if that is near. */
static struct run from_clause(const struct relate_text *text, struct run run)
{
    for (size_t i = 0; i < CLAUSE_NEAR && run.n > i + QUOTE_LEAST; i++)
        if (text->stops[run.b + i] != STOP_NONE)
            return (struct run){run.a + i, run.b + i, run.n - i};
    return run;
}

static bool share_sentence(const struct relate_text *a, const struct relate_text *b)
{
    for (size_t i = 0, j = 0; i < a->traces.n && j < b->traces.n;) {
        int32_t x = a->traces.at[i].hash, y = b->traces.at[j].hash;
        if (x == y && a->traces.at[i].kind == TRACE_SENTENCE)
            return true;
        i += x <= y;
        j += y <= x;
    }
    return false;
}

static bool are_notices(const struct relate_text *a, const struct relate_text *b)
{
    return a->article->genre == GENRE_NOTICE && b->article->genre == GENRE_NOTICE;
}

/*
 * Two notices are of one matter when their headlines are, not when they have the words of all notices: 停电通知 is no headline that tells one
 * from another, and what two counties put out under one headline are two matters.
 */
static bool are_other_notices(const struct relate_text *a, const struct relate_text *b)
{
    bool apart;
    same_county(a, b, &apart);
    return are_notices(a, b) &&
           (apart || a->head < NOTICE_TOLD || b->head < NOTICE_TOLD || relate_titles(a, b) < notice_like);
}

/* ---- verdicts ----------------------------------------------------------------------------------------------------- */

static bool shared_text(struct arena *a, const struct relate_context *context, struct relate_text *earlier,
                        struct relate_text *later, struct related *out)
{
    size_t ne = earlier->n - earlier->head, nl = later->n - later->head;
    if (ne < BODY_LEAST || nl < BODY_LEAST || !share_sentence(earlier, later) ||
        !reuse_may_be(earlier, later, QUOTE_LEAST, abridged_share))
        return false;
    struct reuse reuse;
    reuse_find(a, earlier, later, &reuse);
    double share_e = (double)reuse.a_shared / (double)ne, share_l = (double)reuse.b_shared / (double)nl;
    double shorter = ne < nl ? share_e : share_l, least = share_e < share_l ? share_e : share_l;
    double longer = ne < nl ? (double)nl / (double)ne : (double)ne / (double)nl;
    int days = days_between(earlier, later);
    if (least >= same_share) {
        out->relation = RELATION_SAME_TEXT;
        out->score = 0.9 + 0.1 * least;
        out->reason =
            reason_of(a, days ? REASON_AGAIN : REASON_SAME_DAY, days ? reason_time(a, days) : STR_ABSENT, STR_ABSENT);
        return true;
    }
    if (shorter >= abridged_share && longer >= longer_by) {
        out->relation = RELATION_ABRIDGED;
        out->score = 0.75 + 0.15 * shorter;
        out->reason = reason_of(a, REASON_ABRIDGED, arena_printf(a, "%ld%%", lround(shorter * 100)), STR_ABSENT);
        return true;
    }
    if (are_notices(earlier, later)) /* what they have in common is the form */
        return false;
    struct run run = from_clause(later, within_paragraph(later, reuse.longest));
    if (run.n < QUOTE_LEAST || (run.n < QUOTE_PLAIN && !has_mark(later, run.b, run.n)) ||
        is_boilerplate(context, earlier, later, run))
        return false;
    struct str passage = letters_printed(a, later, run.b, run.b + (run.n < QUOTE_SHOWN ? run.n : QUOTE_SHOWN));
    out->relation = RELATION_QUOTES;
    out->score = 0.6 + (run.n < 100 ? 0.0025 * (double)run.n : 0.25);
    passage = arena_printf(a, "“%.*s%s”", STR_ARG(passage), run.n > QUOTE_SHOWN ? "……" : "");
    out->reason = reason_of(a, REASON_QUOTES, passage, STR_ABSENT);
    return true;
}

/* Where two articles are, as far as it counts for what they share. */
struct distance {
    struct str county; /* that both are about; absent: none */
    bool apart;        /* each has its own */
    bool far;          /* not even in one prefecture */
};

/* How much of a name's weight is left at that distance: far away only a person, or what has a long name of its own, is the same one. */
static double left_of(const struct shared_name *name, const struct distance *d)
{
    if (d->far && !name->person && !name->title)
        return 0.4;
    return (d->apart && !name->own ? 0.65 : 1) * (!d->county.s && name->common ? 0.5 : 1);
}

/* Independent hints: each one takes its share of what doubt the others left. MAIN: only what both texts turn on. */
static double combine(const struct shared_names *names, bool main, const struct distance *d)
{
    double doubt = 1;
    for (size_t i = 0; i < names->n; i++)
        if (!main || names->at[i].turned_on)
            doubt *= 1 - 0.7 * names->at[i].weight * left_of(&names->at[i], d);
    return 1 - doubt;
}

static bool shared_names(struct arena *a, const struct relate_context *context, const struct relate_text *earlier,
                         const struct relate_text *later, struct related *out)
{
    struct shared_names names;
    if (are_other_notices(earlier, later))
        return false;
    names_shared(a, context, earlier, later, &names);
    if (names.n == 0)
        return false;
    struct distance distance = {.far = are_far_apart(earlier, later)};
    struct str county = distance.county = same_county(earlier, later, &distance.apart);
    int days = days_between(earlier, later);
    double scale = (county.s ? 1.15 : 1.0) * (0.85 + 0.15 * exp(-days / 730.0));
    double main = scale * combine(&names, true, &distance), all = scale * combine(&names, false, &distance);
    if (days > 0 && main >= follow_up_least) {
        out->relation = RELATION_FOLLOW_UP;
        out->score = 0.3 + 0.45 * (all > 1 ? 1 : all);
        out->reason = reason_of(a, REASON_FOLLOW_UP, names_list(a, &names), reason_time(a, days));
        return true;
    }
    if (county.s && all >= same_topic_least) {
        out->relation = RELATION_SAME_TOPIC;
        out->score = 0.2 + 0.3 * (all > 1 ? 1 : all);
        out->reason = reason_of(a, REASON_SAME_PLACE, county, names_list(a, &names));
        return true;
    }
    return false;
}

bool relate_pair(struct arena *a, const struct relate_context *context, struct relate_text *earlier,
                 struct relate_text *later, struct related *out)
{
    *out = (struct related){0};
    return shared_text(a, context, earlier, later, out) || shared_names(a, context, earlier, later, out);
}
