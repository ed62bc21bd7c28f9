/* A body with everything the page gave it becomes an article; each part keeps its raw lines, each weakness becomes a doubt. */
#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

#include "baolan/language.h"

enum { DERIVED_LEAST = 8, DERIVED_MOST = 24, FEATURE_LENGTH = 1500, PICTURES = 3, PICTURES_TEXT = 400 };

struct making {
    struct page_work *p;
    struct article *out;
    int seq;
    struct {
        struct section *at;
        size_t n, cap;
    } sections;
    struct {
        struct provenance *at;
        size_t n, cap;
    } provenance;
    struct {
        struct caption *at;
        size_t n, cap;
    } captions;
    struct author_list authors;
    size_t ncp;
};

static void doubt(struct making *m, enum doubt what)
{
    article_doubt(m->p->arena, m->out, what);
}

static void prove(struct making *m, struct str part, size_t from, size_t to, enum line_role role, const char *rule)
{
    struct line *lines = m->p->lines;
    int first = lines[from].first, last = lines[to].last;
    for (size_t i = from; i <= to; i++) {
        if (lines[i].rule || (line_fixed(&lines[i]) && role != ROLE_BYLINE))
            continue;
        lines[i].article = m->seq;
        lines[i].role = role;
        lines[i].rule = rule;
    }
    struct provenance pr = {part, first, last};
    vec_push(&m->provenance, pr);
}

/* Does line I say what one of the few lines before it, from FROM on, has said? */
static bool printed_before(const struct page_work *p, size_t from, size_t i)
{
    enum { BANNER_LEAST = 5, LINES_BACK = 8 };
    for (size_t k = i; k-- > from && i - k <= LINES_BACK && p->lines[i].ncp >= BANNER_LEAST;)
        if (str_eq(p->lines[k].text, p->lines[i].text))
            return true;
    return false;
}

/* 一条渠 修了四十天⏎两盘磨 转到天明: do L and R hold phrases that blanks part, so that one parts them at the line end too? */
static bool phrases_meet(const struct line *l, const struct line *r)
{
    return (l->signs & SIGN_BLANK) && (r->signs & SIGN_BLANK || 2 * r->ncp > l->ncp) && l->end == END_OPEN &&
           !l->vertical;
}

/* …：, …，, …——: a mark at the end of a line parts it from the next one as well as a blank would. */
static bool parts_itself(struct str s)
{
    size_t at = s.n;
    uint32_t c = utf8_prev(s, &at);
    return c == 0xff1a || c == 0xff0c || c == 0x3001 || c == 0xff1b || c == 0x2014;
}

/*
 * Display lines as one text; between lines of a heading or of a kicker a blank, unless a word goes over the line end or a mark parts them.
 */
static struct str display_text(struct page_work *p, struct span s, bool wrapped)
{
    struct buf b = {0};
    const struct line *before = NULL;
    for (size_t i = s.from; i < s.to; i++) {
        const struct line *l = &p->lines[i];
        if (line_fixed(l) || l->cell || l->unit >= 0 || (!wrapped && printed_before(p, s.from, i)))
            continue; /* a banner printed twice is one */
        if (before && (!wrapped || phrases_meet(before, l)) && !before->joined && !parts_itself(before->text))
            buf_char(&b, ' ');
        struct str closed = before && wrapped ? unspaced(p->arena, l->text) : STR_ABSENT;
        buf_str(&b, words_have(p->words, WORD_NOTICE, closed) ? closed : l->text); /* 启 事 */
        before = l;
    }
    struct str text = b.n ? arena_str(p->arena, buf_view(&b)) : STR_ABSENT;
    buf_free(&b);
    return text;
}

static double title_share(const struct block *k, int body)
{
    return k->title_match.all > 0 ? match_found(&k->title_match, body) / k->title_match.all : 0;
}

/* The parts of a headline that stand in two places: the one that says more of the story is its title, the other its kicker. */
static void apart_make(struct making *m, const struct body *b, const struct block *k, const struct block *apart)
{
    struct page_work *p = m->p;
    int body = (int)(b - p->bodies);
    struct str other = display_text(p, apart->title, true);
    bool dash = p->lines[apart->title.from].marks & MARK_DASH_START;
    if (dash && !m->out->subtitle.s) {
        m->out->subtitle = other;
        prove(m, STR("subtitle"), apart->title.from, apart->title.to - 1, ROLE_SUBTITLE,
              N_("its words stand in this body"));
    } else if (title_share(apart, body) > title_share(k, body) && !m->out->kicker.s) {
        m->out->kicker = m->out->title;
        m->out->title = other;
        prove(m, STR("title"), apart->title.from, apart->title.to - 1, ROLE_TITLE,
              N_("its words stand in this body's lead"));
    } else if (!m->out->kicker.s) {
        m->out->kicker = other;
        prove(m, STR("kicker"), apart->title.from, apart->title.to - 1, ROLE_KICKER,
              N_("its words stand in this body"));
    } else if (!m->out->subtitle.s) {
        m->out->subtitle = other;
        prove(m, STR("subtitle"), apart->title.from, apart->title.to - 1, ROLE_SUBTITLE,
              N_("its words stand in this body"));
    }
    doubt(m, DOUBT_APART);
}

/* A section heading or a kicker without the bullet before it. */
static struct str heading_text(struct page_work *p, struct span s)
{
    struct str text = display_text(p, s, false);
    size_t at = 0;
    uint32_t c = text.s ? utf8_next(text, &at) : 0;
    if (s.to == s.from + 1 && (p->lines[s.from].marks & MARK_LABEL) && c == 0x3010) /* 【短评】 */
        return arena_str(p->arena, str_trim(str_cut(text, at, text.n - 3)));
    return c >= 0x25a0 && c <= 0x25ff ? arena_str(p->arena, str_trim(str_cut(text, at, text.n))) : text;
}

/* 读者来信 right over 编辑同志：, where the letter has no other headline. */
static void letter_title(struct making *m, const struct body *b)
{
    struct page_work *p = m->p;
    size_t first = p->units[b->units[0]].first;
    if (!first || !line_salutes(p, &p->lines[first]) || !letters_head(p, &p->lines[first - 1]))
        return;
    p->lines[first - 1].marks = 0;
    m->out->title = p->lines[first - 1].text;
    prove(m, STR("title"), first - 1, first - 1, ROLE_TITLE, N_("heads the letters, and this one has no other"));
}

static void headline_make(struct making *m, const struct body *b)
{
    struct page_work *p = m->p;
    if (b->block < 0) {
        letter_title(m, b);
        return;
    }
    const struct block *k = &p->blocks[b->block];
    m->out->kicker = heading_text(p, k->kicker);
    m->out->title = display_text(p, k->title, true);
    m->out->subtitle = display_text(p, k->subtitle, false);
    if (b->apart >= 0)
        apart_make(m, b, k, &p->blocks[b->apart]);
    for (size_t i = k->lines.from; i < k->lines.to; i++)
        if (p->lines[i].jump_from.s)
            m->out->jump_from = p->lines[i].jump_from;
    prove(m, STR("title"), k->title.from, k->title.to - 1, ROLE_TITLE, N_("headline assigned to this body"));
    if (k->kicker.from < k->kicker.to)
        prove(m, STR("kicker"), k->kicker.from, k->kicker.to - 1, ROLE_KICKER, N_("stands over the title"));
    if (k->subtitle.from < k->subtitle.to)
        prove(m, STR("subtitle"), k->subtitle.from, k->subtitle.to - 1, ROLE_SUBTITLE, N_("stands under the title"));
    double share = k->title_match.all > 0 ? match_found(&k->title_match, (int)(b - p->bodies)) / k->title_match.all : 0;
    bool adjacent = k->lines.to == p->units[b->units[b->preface && b->nunits > 1]].first;
    if (share < 0.15 && !adjacent)
        doubt(m, DOUBT_PLACE_ONLY);
    else if (!adjacent && match_odds(&k->title_match, (int)(b - p->bodies)) < 0)
        doubt(m, DOUBT_FEW_WORDS);
}

static void section_add(struct making *m, struct str heading, const size_t *lines, size_t n)
{
    struct page_work *p = m->p;
    struct paragraph_list list = {0};
    paragraphs_make(p, lines, n, &list);
    struct section s = {.heading = heading};
    s.paragraphs = arena_array(p->arena, list.n, sizeof *s.paragraphs);
    for (size_t i = 0; i < list.n; i++) {
        s.paragraphs[s.nparagraphs++] = list.at[i].text;
        m->ncp += list.at[i].ncp;
    }
    vec_push(&m->sections, s);
    struct str part = arena_printf(p->arena, "section %zu", m->sections.n);
    size_t lo = lines[0], hi = lines[0];
    for (size_t i = 0; i < n; i++) {
        struct line *l = &p->lines[lines[i]];
        l->article = m->seq;
        l->role = l->signature ? ROLE_SIGNATURE : m->out->genre == GENRE_NOTICE ? ROLE_NOTICE : ROLE_BODY;
        l->rule = l->reader.s               ? N_("who signs the letter, and when")
                  : l->signature            ? N_("signature and date under a notice")
                  : l->marks & MARK_OPENING ? N_("dateline opens a story")
                  : l->width                ? N_("fills its column")
                                            : N_("a paragraph a line");
        lo = lines[i] < lo ? lines[i] : lo;
        hi = lines[i] > hi ? lines[i] : hi;
    }
    struct provenance pr = {part, p->lines[lo].first, p->lines[hi].last};
    vec_push(&m->provenance, pr);
    vec_free(&list);
}

static void sections_make(struct making *m, const struct body *b)
{
    struct page_work *p = m->p;
    size_t *lines = xmalloc((b->nlines + 1) * sizeof *lines), n = 0;
    struct str heading = STR_ABSENT;
    for (size_t i = 0; i < b->nunits; i++) {
        const struct unit *u = &p->units[b->units[i]];
        if (u->headed) {
            if (n)
                section_add(m, heading, lines, n);
            n = 0;
            size_t before = i ? p->units[b->units[i - 1]].last + 1 : u->first > 4 ? u->first - 4 : 0;
            struct span s = {before, u->first};
            while (s.from < s.to && !p->lines[s.from].heading)
                s.from++;
            heading = heading_text(p, s);
            for (size_t k = s.from; k < s.to; k++)
                if (p->lines[k].heading) {
                    p->lines[k].article = m->seq;
                    p->lines[k].role = ROLE_HEADING;
                    p->lines[k].rule = N_("short lines between two parts of one story");
                }
        }
        for (size_t k = u->first; k <= u->last; k++)
            lines[n++] = k;
    }
    if (n)
        section_add(m, heading, lines, n);
    free(lines);
}

static struct str *first_paragraph(struct making *m)
{
    return m->sections.n && m->sections.at[0].nparagraphs ? &m->sections.at[0].paragraphs[0] : NULL;
}

static struct str *last_paragraph(struct making *m)
{
    struct section *s = m->sections.n ? &m->sections.at[m->sections.n - 1] : NULL;
    return s && s->nparagraphs ? &s->paragraphs[s->nparagraphs - 1] : NULL;
}

static void paragraph_set(struct making *m, struct str *paragraph, size_t from, size_t to)
{
    *paragraph = arena_str(m->p->arena, str_trim(str_cut(*paragraph, from, to)));
}

static void drop_empty(struct making *m)
{
    for (size_t i = 0; i < m->sections.n; i++) {
        struct section *s = &m->sections.at[i];
        size_t n = 0;
        for (size_t k = 0; k < s->nparagraphs; k++)
            if (s->paragraphs[k].n)
                s->paragraphs[n++] = s->paragraphs[k];
        s->nparagraphs = n;
    }
}

/* Does S end as a sentence does, or with a quotation? What stands behind it may sign. */
static bool ends_told(struct str s)
{
    size_t end = s.n;
    return cp_ends_sentence(utf8_prev(s, &end)) || str_ends(s, STR("”"));
}

/* 指导老师：王涛 behind the end of the text. */
static void tutor_make(struct making *m)
{
    enum { LONGEST = 90 }; /* bytes */
    struct str *last = last_paragraph(m);
    const struct word_list *roles = &m->p->words->list[WORD_ROLE];
    for (size_t i = 0; last && i < roles->n; i++) {
        size_t tail = last->n > LONGEST ? last->n - LONGEST : 0;
        size_t at = roles->value[i] ? str_find(*last, roles->at[i], tail) : SIZE_MAX;
        if (at == SIZE_MAX || (at && !ends_told(str_trim(str_cut(*last, 0, at)))))
            continue;
        if (byline_parse(m->p->arena, m->p->words, str_cut(*last, at, last->n), &m->authors)) {
            paragraph_set(m, last, 0, at);
            return;
        }
    }
}

/* （王涛）, （记者 王涛）, （据《…》）, （作者单位：…） at the very end. */
static void closing_make(struct making *m)
{
    struct str *last = last_paragraph(m);
    struct page_work *p = m->p;
    struct str inside;
    size_t open = last ? bracket_last(*last, &inside) : 0;
    if (!last || open == last->n)
        return;
    if (open && !ends_told(str_trim(str_cut(*last, 0, open))))
        return;
    size_t lead = words_prefix(p->words, WORD_CREDIT_LEAD, inside);
    if (lead) {
        struct str credit = str_trim(str_cut(inside, lead, inside.n));
        if (str_starts(credit, STR("：")))
            credit = str_cut(credit, 3, credit.n);
        m->out->credit = arena_str(p->arena, credit);
    } else if (words_prefix(p->words, WORD_AFFILIATION, inside)) {
        m->out->credit = arena_str(p->arena, str_cut(*last, open, last->n)); /* in its brackets, as it is printed */
    } else if (!byline_closing(p->arena, p->words, inside, &m->authors)) {
        if (!words_suffix(p->words, WORD_SUPPLIED, inside))
            return;
        m->out->credit = arena_str(p->arena, inside);
    }
    paragraph_set(m, last, 0, open);
}

/* 【…】 at the head of a short item is its headline. */
static void bracket_title(struct making *m, struct str *first)
{
    size_t close = str_find(*first, STR("】"), 0);
    if (m->out->title.s || !str_starts(*first, STR("【")) || close == SIZE_MAX || close > 100)
        return;
    m->out->title = arena_str(m->p->arena, str_trim(str_cut(*first, 3, close)));
    paragraph_set(m, first, close + 3, first->n);
}

/* The bullet of an item says only that it is one. */
static void bullet_drop(struct making *m, struct str *first)
{
    size_t at = 0;
    uint32_t c = utf8_next(*first, &at);
    if (c >= 0x25a0 && c <= 0x25ff)
        paragraph_set(m, first, at, first->n);
}

/* Who signed the letter, where several did all of them. */
static void reader_make(struct making *m, const struct body *b)
{
    struct page_work *p = m->p;
    for (size_t i = 0; i < b->nunits; i++)
        for (size_t k = p->units[b->units[i]].first; k <= p->units[b->units[i]].last; k++)
            if (p->lines[k].reader.n)
                byline_parse(p->arena, p->words, reader_signature(p, &p->lines[k]), &m->authors);
}

static void ends_make(struct making *m, struct body *b)
{
    struct page_work *p = m->p;
    struct str *first = first_paragraph(m), *last = last_paragraph(m);
    if (!first)
        return;
    size_t n = jump_from_parse(p->arena, p->words, *first, &m->out->jump_from);
    if (n)
        paragraph_set(m, first, n, first->n);
    bullet_drop(m, first);
    bracket_title(m, first);
    n = opening_parse(p->arena, p->words, *first, &m->authors, &m->out->credit);
    if (n) {
        b->dateline = str_cut(*first, 0, n);
        paragraph_set(m, first, n, first->n);
    }
    n = jump_to_parse(p->arena, p->words, *last, &m->out->jump_to);
    if (n < last->n)
        paragraph_set(m, last, 0, n);
    if (b->kind == BODY_STORY) {
        tutor_make(m);
        closing_make(m);
        reader_make(m, b);
    }
    drop_empty(m);
}

/* 图②：… begins another caption of the same text; where the next one begins, s.n: nowhere. */
static size_t next_picture(struct str s, size_t from)
{
    for (size_t at = str_find(s, STR("图"), from); at != SIZE_MAX; at = str_find(s, STR("图"), at + 3)) {
        size_t k = at + 3;
        uint32_t c = utf8_next(s, &k);
        if ((c >= 0x2460 && c <= 0x2473) &&
            (str_starts(str_cut(s, k, s.n), STR("：")) || str_starts(str_cut(s, k, s.n), STR("为"))))
            return at;
    }
    return s.n;
}

/* The text under one picture, without what only points at the picture: ▲图为, 图①：. */
static struct str caption_text(struct making *m, struct str s)
{
    size_t at = 0;
    s = str_trim(s);
    uint32_t c = utf8_next(s, &at);
    if (c >= 0x25b2 && c <= 0x25c5)
        s = str_trim(str_cut(s, at, s.n));
    if (word_starts(s, "图为", "圖為"))
        s = str_cut(s, strlen("图为"), s.n);
    else if (next_picture(s, 0) == 0) {
        at = 3;
        utf8_next(s, &at);
        utf8_next(s, &at);
        s = str_cut(s, at, s.n);
    }
    return arena_str(m->p->arena, str_trim(s));
}

/* 甲 乙 文/图 on the last line of the text WHOLE under a picture: its names. Where it begins, the end of the text: nowhere. */
static size_t picture_authors(struct making *m, const struct line *last, struct str whole, struct str *credit)
{
    struct author_list names = {0};
    if (!(last->marks & MARK_CREDIT) || !str_ends(whole, last->text) ||
        !byline_parse(m->p->arena, m->p->words, last->text, &names)) {
        vec_free(&names);
        return whole.n;
    }
    struct buf b = {0};
    for (size_t i = 0; i < names.n; i++) {
        buf_str(&b, i ? STR(" ") : STR(""));
        buf_str(&b, names.at[i].name);
    }
    *credit = arena_str(m->p->arena, buf_view(&b));
    buf_free(&b);
    vec_free(&names);
    return whole.n - last->text.n;
}

static void caption_make(struct making *m, const struct body *b)
{
    struct page_work *p = m->p;
    struct paragraph_list list = {0};
    size_t lo = p->units[b->units[0]].first, hi = p->units[b->units[b->nunits - 1]].last;
    size_t *lines = xmalloc((b->nlines + 1) * sizeof *lines), n = 0;
    for (size_t i = 0; i < b->nunits; i++)
        for (size_t k = p->units[b->units[i]].first; k <= p->units[b->units[i]].last; k++)
            lines[n++] = k;
    paragraphs_make(p, lines, n, &list);
    struct buf text = {0};
    for (size_t i = 0; i < list.n; i++)
        buf_str(&text, list.at[i].text);
    struct str whole = buf_view(&text), credit = STR_ABSENT;
    size_t end = credit_parse(p->arena, p->words, whole, &credit);
    if (end == whole.n)
        end = artist_parse(p->arena, p->words, whole, &credit);
    if (end == whole.n)
        end = picture_authors(m, &p->lines[hi], whole, &credit);
    for (size_t at = 0; at < end;) {
        size_t next = next_picture(str_cut(whole, 0, end), at + 3);
        if (next > end)
            next = end;
        struct caption c = {.text = caption_text(m, str_cut(whole, at, next)), .credit = credit};
        if (c.text.n)
            vec_push(&m->captions, c);
        m->ncp += utf8_count(c.text);
        at = next;
    }
    prove(m, arena_printf(p->arena, "caption %zu", m->captions.n), lo, hi, ROLE_CAPTION,
          credit.s ? N_("ends with its photographer") : N_("stands under a picture"));
    buf_free(&text);
    free(lines);
    vec_free(&list);
}

static enum genre genre_of(const struct making *m, const struct body *b)
{
    const struct article *out = m->out;
    if (b->kind == BODY_CAPTION || (m->captions.n >= PICTURES && !b->opening && m->ncp < PICTURES_TEXT))
        return GENRE_PHOTO;
    if (b->kind == BODY_NOTICE ||
        (out->title.s && !b->opening &&
         (words_suffix(m->p->words, WORD_NOTICE, out->title) || words_suffix(m->p->words, WORD_ROLL, out->title) ||
          words_suffix(m->p->words, WORD_REGULATION, out->title))))
        return GENRE_NOTICE;
    bool page =
        !b->opening && m->p->facts.page_title.s && words_have(m->p->words, WORD_COMMENTARY, m->p->facts.page_title);
    bool opinion = out->kicker.s && words_have(m->p->words, WORD_COMMENTARY, out->kicker); /* 短评 over the title */
    if (b->commentary || opinion || page)
        return GENRE_COMMENTARY;
    size_t headed = 0;
    for (size_t i = 0; i < m->sections.n; i++)
        headed += m->sections.at[i].heading.s != NULL;
    if (b->opening && headed < 2)
        return GENRE_NEWS;
    return headed >= 1 || m->ncp > FEATURE_LENGTH ? GENRE_FEATURE : GENRE_NEWS;
}

static void lists_keep(struct making *m)
{
    struct arena *a = m->p->arena;
    struct article *out = m->out;
    out->sections = arena_copy(a, m->sections.at, m->sections.n, sizeof *m->sections.at);
    out->nsections = m->sections.n;
    out->captions = arena_copy(a, m->captions.at, m->captions.n, sizeof *m->captions.at);
    out->ncaptions = m->captions.n;
    out->authors = arena_copy(a, m->authors.at, m->authors.n, sizeof *m->authors.at);
    out->nauthors = m->authors.n;
    out->provenance = arena_copy(a, m->provenance.at, m->provenance.n, sizeof *m->provenance.at);
    out->nprovenance = m->provenance.n;
    vec_free(&m->sections);
    vec_free(&m->captions);
    vec_free(&m->authors);
    vec_free(&m->provenance);
}

void article_make(struct page_work *p, size_t body, int seq, struct article *out)
{
    struct body *b = &p->bodies[body];
    struct making m = {.p = p, .out = out, .seq = seq};
    *out = (struct article){.seq = seq};
    headline_make(&m, b);
    for (size_t i = 0; i < b->authors.n; i++)
        vec_push(&m.authors, b->authors.at[i]);
    vec_free(&b->authors);
    if (b->byline_line >= 0)
        prove(&m, STR("byline"), (size_t)b->byline_line, (size_t)b->byline_last, ROLE_BYLINE,
              N_("byline given to this body"));
    if (b->kind == BODY_NOTICE)
        out->genre = GENRE_NOTICE;
    if (b->kind == BODY_CAPTION)
        caption_make(&m, b);
    else
        sections_make(&m, b);
    ends_make(&m, b);
    for (int i = b->first_caption; i >= 0; i = p->bodies[i].next_caption)
        caption_make(&m, &p->bodies[i]);
    for (size_t i = m.captions.n; i-- > 1;) /* numbered pictures: the last one names the photographer of all */
        if (!m.captions.at[i - 1].credit.s && (b->kind == BODY_CAPTION || picture_number(m.captions.at[i].text)))
            m.captions.at[i - 1].credit = m.captions.at[i].credit;
    out->genre = genre_of(&m, b);
    const struct unit *end = &p->units[b->units[b->nunits - 1]];
    if (end->open_end && b->kind == BODY_STORY && p->lines[end->last].width)
        doubt(&m, DOUBT_MID_END);
    lists_keep(&m);
    if (!out->title.s) {
        /* A phrase of the lead says what a short item is about in fewer words. */
        size_t most = m.ncp / 5;
        out->title = article_derive_title(p->arena, out,
                                          most < DERIVED_LEAST  ? DERIVED_LEAST
                                          : most > DERIVED_MOST ? DERIVED_MOST
                                                                : most);
        out->title_derived = true;
        doubt(&m, DOUBT_NO_HEADLINE);
    }
}
