/*
 * Finding out the phrases of a sample of stories, a character more at a time: a run can only be as frequent as its parts, so only those that
 * still are go on, and after a few rounds hardly any are left.
 */
#include "baolan/utf8.h"
#include "phrases.h"

enum {
    STORY_MOST = 4096,   /* characters looked at of a story: one of a million would be all there is */
    PHRASES_MOST = 16384 /* text that is the same all over would make as many as it is long */
};

/* A run of characters begins here, which is NODE so far. */
struct place {
    uint32_t at, node, story;
};

struct node {
    uint32_t count, last; /* stories that hold it; 1 + the one counted last */
    uint32_t before;      /* the node without its last character … */
    uint32_t behind;      /* … without its first one */
};

struct mine {
    struct {
        uint32_t *at; /* characters; 0 between runs */
        size_t n, cap;
    } text;
    struct {
        struct place *at; /* where runs go on, in order */
        size_t n, cap;
    } places;
    struct {
        struct node *at;
        size_t n, cap;
    } nodes;
    struct phrase_tree tree; /* value: index of the phrase */
    uint32_t pair, within, least;
};

static void take(struct mine *m, const struct str *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = 0;
        for (size_t k = 0; k < STORY_MOST && at < texts[i].n; k++) {
            uint32_t c = utf8_next(texts[i], &at);
            bool core = cp_is_core(c);
            if (core)
                vec_push(&m->places, ((struct place){(uint32_t)m->text.n, 0, (uint32_t)i + 1}));
            vec_push(&m->text, core ? c : 0);
        }
        vec_push(&m->text, 0);
    }
}

/* The run at P with one more character; 0 when there is none, or when the same run without its first character is too rare. */
static uint32_t longer(struct mine *m, const struct place *p, uint32_t length)
{
    uint32_t c = m->text.at[p->at + length - 1];
    bool follows = p + 1 < m->places.at + m->places.n && p[1].at == p->at + 1;
    if (!c || (length > 1 && !follows))
        return 0;
    uint32_t child = phrase_tree_make(&m->tree, p->node, c);
    while (m->nodes.n <= child)
        vec_push(&m->nodes, ((struct node){.before = p->node, .behind = length > 1 ? p[1].node : 0}));
    return child;
}

static void count(struct mine *m, uint32_t length)
{
    for (size_t i = 0; i < m->places.n; i++) {
        struct place *p = &m->places.at[i];
        uint32_t child = longer(m, p, length);
        if (child && m->nodes.at[child].last != p->story) {
            m->nodes.at[child].last = p->story;
            m->nodes.at[child].count++;
        }
    }
}

/* Only what is frequent goes on. */
static void narrow(struct mine *m, uint32_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < m->places.n; i++) {
        struct place p = m->places.at[i];
        uint32_t c = m->text.at[p.at + length - 1];
        p.node = c ? phrase_tree_child(&m->tree, p.node, c) : 0;
        if (p.node && m->nodes.at[p.node].count >= m->within)
            m->places.at[n++] = p;
    }
    m->places.n = n;
}

static void write_text(struct mine *m, const struct place *p, uint32_t length, struct buf *out)
{
    buf_clear(out);
    for (uint32_t i = 0; i < length; i++)
        buf_cp(out, m->text.at[p->at + i]);
}

/* A part of phrase NUMBER that just as many hold is told by it. */
static void liken(struct mine *m, uint32_t node, uint32_t part, int32_t number, struct phrases *out)
{
    int32_t known = m->tree.value.at[part];
    if (known >= 0 && m->nodes.at[part].count == m->nodes.at[node].count)
        out->at[known].like = number;
}

static void choose(struct mine *m, struct arena *a, uint32_t length, struct phrases *out)
{
    uint32_t least = length == 2 ? m->pair : m->least;
    struct buf text = {0};
    for (size_t i = 0; i < m->places.n && length >= 2 && out->n < PHRASES_MOST; i++) {
        const struct place *p = &m->places.at[i];
        uint32_t c = m->text.at[p->at + length - 1], node = c ? phrase_tree_child(&m->tree, p->node, c) : 0;
        if (!node || m->tree.value.at[node] >= 0 || m->nodes.at[node].count < least)
            continue;
        int32_t number = (int32_t)out->n;
        m->tree.value.at[node] = number;
        write_text(m, p, length, &text);
        vec_push(out, ((struct phrase){arena_str(a, buf_view(&text)), -1}));
        liken(m, node, m->nodes.at[node].before, number, out);
        liken(m, node, m->nodes.at[node].behind, number, out);
    }
    buf_free(&text);
}

static uint32_t stories(double share, size_t n)
{
    enum { LEAST = 4 }; /* less is chance */
    double most = share * (double)n + 0.5;
    return most < LEAST ? LEAST : (uint32_t)most;
}

void phrases_mine(struct arena *a, const struct str *texts, size_t n, const struct phrase_shares *shares,
                  struct phrases *out)
{
    struct mine m = {
        .pair = stories(shares->pair, n), .within = stories(shares->within, n), .least = stories(shares->least, n)};
    phrase_tree_open(&m.tree);
    vec_push(&m.nodes, (struct node){0});
    take(&m, texts, n);
    for (uint32_t length = 1; length <= PHRASE_MOST && m.places.n; length++) {
        count(&m, length);
        choose(&m, a, length, out);
        narrow(&m, length);
    }
    for (size_t i = out->n; i-- > 0;) /* likes are longer, so later: theirs are final */
        if (out->at[i].like >= 0 && out->at[out->at[i].like].like >= 0)
            out->at[i].like = out->at[out->at[i].like].like;
    phrase_tree_close(&m.tree);
    vec_free(&m.nodes);
    vec_free(&m.places);
    vec_free(&m.text);
}
