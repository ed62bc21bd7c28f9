#include "why.h"

#include "baolan/utf8.h"

const struct out_cell why_cells[] = {
    {.key = "part", .columns = 8, .role = OUT_DIM},
    {.key = "name", .before = "  ", .columns = 16, .role = OUT_PLACE},
    {.key = "weight", .before = "  ", .columns = 4, .role = OUT_DIM},
    {.key = "text", .before = "  ", .role = OUT_STRONG},
    {.key = "rule", .before = "  ", .role = OUT_DIM},
    {.key = "around", .before = "\n            ", .columns = OUT_REST},
    {.key = "terms", .before = "  ", .columns = OUT_REST},
    {0},
};

/* The words around bytes [FROM, TO) of LINE: some characters of its clause on both sides. */
static struct str around(struct str line, size_t from, size_t to)
{
    enum { NEAR = 12 }; /* characters */
    size_t start = from, end = to;
    for (int i = 0; i < NEAR && start > 0; i++)
        utf8_prev(line, &start);
    for (int i = 0; i < NEAR && end < line.n; i++)
        utf8_next(line, &end);
    return str_cut(line, start, end);
}

static void begin(struct out *out, int number)
{
    out_record_begin(out);
    if (number)
        out_int(out, "article", number);
}

static void print_place(const struct place_evidence *p, int number, struct arena *a, struct out *out)
{
    begin(out, number);
    out_str(out, "kind", STR("place"));
    out_word(out, "part", p->part);
    out_str(out, "code", p->code);
    out_str(out, "name", p->name);
    out_int(out, "from", (int64_t)utf8_count(str_cut(p->line, 0, p->from)));
    out_int(out, "to", (int64_t)utf8_count(str_cut(p->line, 0, p->to)));
    out_str(out, "text", str_cut(p->line, p->from, p->to));
    out_str(out, "rule", out_is_text(out) ? tag_rule(a, p->rule) : str_of(p->rule));
    out_str(out, "around", around(p->line, p->from, p->to));
    out_record_end(out);
}

/* Terms for people with what each adds to the topic's weight, for programs as they are. */
static void print_terms(const struct topic_tag *t, struct arena *a, struct out *out)
{
    struct str *terms = arena_array(a, t->nterms, sizeof *terms);
    for (size_t i = 0; i < t->nterms; i++)
        terms[i] = out_is_text(out) ? arena_printf(a, "%.*s %.2f", STR_ARG(t->terms[i].text), t->terms[i].weight)
                                    : t->terms[i].text;
    out_strs(out, "terms", terms, t->nterms);
}

static void print_topic(const struct topic_tag *t, int number, struct arena *a, struct out *out)
{
    begin(out, number);
    out_str(out, "kind", STR("topic"));
    if (out_is_text(out))
        out_word(out, "part", N_("topic"));
    else
        out_str(out, "part", STR_ABSENT);
    out_str(out, "id", t->id);
    out_str(out, "name", t->name);
    out_number(out, "weight", t->weight);
    print_terms(t, a, out);
    out_record_end(out);
}

void why_article(const struct tagger *tagger, struct arena *a, const struct page *page, const struct article *article,
                 int number, struct out *out)
{
    struct tag_evidence evidence;
    tagger_explain(tagger, a, page, article, &evidence);
    for (size_t i = 0; i < evidence.nplaces; i++)
        print_place(&evidence.places[i], number, a, out);
    for (size_t i = 0; i < evidence.ntopics; i++)
        print_topic(&evidence.topics[i], number, a, out);
}

enum status why_print(struct cmd_call *call, struct archive *archive, const struct story *story)
{
    struct tagger *tagger = NULL;
    enum status status = tagger_open(archive_focus(archive, call->arena), &tagger, call->err);
    if (status != STATUS_OK)
        return status;
    struct out *out = cmd_out(call, why_cells);
    out_list_begin(out);
    for (size_t i = 0; i < story->nparts; i++)
        why_article(tagger, call->arena, story->parts[i].page, story->parts[i].article, 0, out);
    out_list_end(out);
    tagger_close(tagger);
    return out_close(out, call->err);
}
