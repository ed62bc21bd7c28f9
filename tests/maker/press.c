#include "maker.h"

#include <stdlib.h>
#include <string.h>

#include "baolan/utf8.h"
#include "lines.h"

enum block_kind { BLOCK_LABEL, BLOCK_KICKER, BLOCK_TITLE, BLOCK_SUBTITLE, BLOCK_BYLINE, BLOCK_BODY, BLOCK_CAPTION };

struct block {
    enum block_kind kind;
    size_t story;
    struct lines lines;
};

struct blocks {
    struct block *at;
    size_t n, cap;
};

struct press {
    struct arena *a;
    const struct story_page *stories;
    const struct recipe *r;
    struct random rng;
    struct page *truth;
    size_t vertical_story, apart_story; /* SIZE_MAX: none */
    struct blocks blocks;               /* all of the page, in the order of the dump */
    struct fates fates;
};

/* ---- blocks of one story ------------------------------------------------------------------------------------------ */

static void add_block(struct blocks *to, enum block_kind kind, size_t story, struct lines lines)
{
    static const enum line_role roles[] = {
        [BLOCK_LABEL] = ROLE_FURNITURE,   [BLOCK_KICKER] = ROLE_KICKER, [BLOCK_TITLE] = ROLE_TITLE,
        [BLOCK_SUBTITLE] = ROLE_SUBTITLE, [BLOCK_BYLINE] = ROLE_BYLINE, [BLOCK_BODY] = ROLE_BODY,
        [BLOCK_CAPTION] = ROLE_CAPTION};
    for (size_t i = 0; i < lines.n; i++) {
        lines.at[i].article = (int)story + 1;
        lines.at[i].role = kind == BLOCK_BODY && !lines.at[i].body ? ROLE_HEADING : roles[kind];
    }
    if (lines.n)
        vec_push(to, ((struct block){kind, story, lines}));
}

/* 王涛 → 王 涛 wherever a name of two characters stands in TEXT. */
static struct str with_spaced_names(struct press *p, struct str text, const struct article *article)
{
    for (size_t i = 0; p->r->spaced_names && i < article->nauthors; i++) {
        struct str name = article->authors[i].name;
        size_t at = str_find(text, name, 0);
        if (at == SIZE_MAX || utf8_count(name) != 2)
            continue;
        size_t cut = at + utf8_offset(name, 1);
        text = arena_printf(p->a, "%.*s %.*s", STR_ARG(str_cut(text, 0, cut)), STR_ARG(str_cut(text, cut, text.n)));
    }
    return text;
}

/* The byline block as this page prints it. */
static struct str printed_byline(struct press *p, const struct story *story)
{
    struct str byline = with_spaced_names(p, story->byline, &story->article);
    if (p->r->bare_bylines && str_starts(byline, STR("□ ")))
        byline = arena_str(p->a, str_cut(byline, STR("□ ").n, byline.n));
    return byline;
}

/* The dateline as this page prints it, and in *CLOSING the reporters when they stand behind the text; both may be absent. */
static struct str printed_opening(struct press *p, const struct story *story, struct str *closing)
{
    static const char *const papers[] = {"晨报讯", "晚报讯", "本报临县讯", "本报离石讯", "日报讯"};
    struct str opening = with_spaced_names(p, story->opening, &story->article), paper = STR("本报讯");
    *closing = STR_ABSENT;
    if (!str_starts(opening, paper))
        return opening;
    struct str reporters = str_cut(opening, paper.n, opening.n);
    if (p->r->datelines)
        paper = str_of(papers[random_below(&p->rng, sizeof papers / sizeof *papers)]);
    if (!p->r->end_bylines)
        return arena_printf(p->a, "%.*s%.*s", STR_ARG(paper), STR_ARG(reporters));
    *closing = reporters;
    return paper;
}

static struct lines one_line(struct str text)
{
    struct lines lines = {0};
    if (str_present(text))
        vec_push(&lines, ((struct print_line){.text = text}));
    return lines;
}

/* A headline in one line, or in two at its blank or past its middle when it is long. */
static struct lines headline_lines(struct press *p, struct str text)
{
    struct lines lines = {0};
    size_t blank = str_find(text, STR(" "), 0);
    if (blank != SIZE_MAX && random_chance(&p->rng, 50)) {
        vec_push(&lines, ((struct print_line){.text = arena_str(p->a, str_cut(text, 0, blank))}));
        vec_push(&lines,
                 ((struct print_line){.text = arena_str(p->a, str_cut(text, blank + 1, text.n)), .joined = true}));
    } else if (utf8_count(text) > 16 && blank == SIZE_MAX && random_chance(&p->rng, 50)) {
        lines_set(p->a, text, (int)(utf8_count(text) * 2 / 3), 0, false, &lines);
        for (size_t i = 0; i < lines.n; i++)
            lines.at[i].body = false, lines.at[i].joined = i > 0;
    } else {
        vec_push(&lines, ((struct print_line){.text = text}));
    }
    return lines;
}

static void add_head(struct press *p, struct blocks *to, size_t i)
{
    const struct article *truth = &p->truth->articles[i];
    const struct story *story = &p->stories->stories[i];
    struct lines title = {0};
    if (str_present(truth->title) && i == p->vertical_story)
        lines_vertical(p->a, truth->title, &p->rng, &title);
    else if (str_present(truth->title))
        title = headline_lines(p, truth->title);
    if (p->r->labels && title.n && random_chance(&p->rng, 50)) {
        static const char *const labels[] = {"今日关注", "走基层",   "民生实事", "图片新闻", "本报特稿",
                                             "县域",     "一线见闻", "聚焦",     "要闻"};
        add_block(to, BLOCK_LABEL, i, one_line(str_of(labels[random_below(&p->rng, sizeof labels / sizeof *labels)])));
    }
    struct lines kicker = one_line(truth->kicker), subtitle = one_line(truth->subtitle);
    bool turned = p->r->kicker_apart && random_chance(&p->rng, 50);
    if (!turned)
        add_block(to, BLOCK_KICKER, i, kicker);
    add_block(to, BLOCK_TITLE, i, title);
    if (turned)
        add_block(to, BLOCK_KICKER, i, kicker);
    add_block(to, BLOCK_SUBTITLE, i, subtitle);
    if (i != p->apart_story)
        add_block(to, BLOCK_BYLINE, i, one_line(printed_byline(p, story)));
}

static void add_heading(struct press *p, struct str heading, int width, struct lines *out)
{
    struct lines lines = {0};
    size_t blank = str_find(heading, STR(" "), 0);
    if (blank != SIZE_MAX && random_chance(&p->rng, 70)) {
        vec_push(&lines, ((struct print_line){.text = arena_str(p->a, str_cut(heading, 0, blank))}));
        vec_push(&lines, ((struct print_line){.text = arena_str(p->a, str_cut(heading, blank + 1, heading.n))}));
    } else {
        lines_set(p->a, heading, width - 2, 0, false, &lines);
    }
    for (size_t i = 0; i < lines.n; i++) {
        lines.at[i].body = false;
        lines.at[i].joined = i > 0;
        vec_push(out, lines.at[i]);
    }
    free(lines.at);
}

/* The defects of single body lines. */
static void spoil_body(struct press *p, struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct print_line *line = &lines->at[i];
        if (!line->body)
            continue;
        if (p->r->half_width)
            line->text = line_half_commas(p->a, line->text, &p->rng);
        if (p->r->letter_spaced && random_chance(&p->rng, 15) && !line->last)
            line->text = line_letter_spaced(p->a, line->text, &p->rng);
        else if (p->r->digit_spaces)
            line->text = line_digit_spaced(p->a, line->text);
        if (p->r->column_breaks && random_chance(&p->rng, 4))
            line->parted = true;
    }
}

/* A paragraph, in one measure or, where the column widens in mid-story, in two. */
static void add_paragraph(struct press *p, struct str text, int width, bool widens, struct lines *out)
{
    size_t cut = widens && utf8_count(text) > 60 ? utf8_offset(text, utf8_count(text) / 2) : text.n;
    size_t from = out->n;
    lines_set(p->a, str_cut(text, 0, cut), width, 2, p->r->indent_kept, out);
    if (cut == text.n) {
        out->at[out->n - 1].last = true;
        return;
    }
    /* What did not fill its line goes on in the wider part, as print does. */
    if (out->n > from + 1) {
        struct print_line last = out->at[--out->n];
        cut -= last.text.n;
    }
    lines_set(p->a, str_cut(text, cut, text.n), width * 2, 0, false, out);
    out->at[out->n - 1].last = true;
}

static void add_body(struct press *p, struct blocks *to, size_t i)
{
    const struct story *story = &p->stories->stories[i];
    const struct article *article = &p->truth->articles[i];
    int width = 12 + (int)random_below(&p->rng, 13);
    size_t paragraphs = 0, widened = SIZE_MAX, count = 0;
    for (size_t s = 0; s < article->nsections; s++)
        paragraphs += article->sections[s].nparagraphs;
    if (p->r->width_changes && paragraphs > 2)
        widened = paragraphs - 1;
    struct lines lines = {0};
    struct str closing, opening = printed_opening(p, story, &closing);
    for (size_t s = 0; s < article->nsections; s++) {
        const struct section *section = &article->sections[s];
        if (str_present(section->heading))
            add_heading(p, section->heading, width, &lines);
        for (size_t k = 0; k < section->nparagraphs; k++, count++) {
            struct buf text = {0};
            bool last = count + 1 == paragraphs;
            if (count == 0 && str_present(article->jump_from))
                buf_printf(&text, "（上接%.*s版）", STR_ARG(article->jump_from));
            if (count == 0 && str_present(opening))
                buf_printf(&text, "%.*s ", STR_ARG(opening));
            buf_str(&text, section->paragraphs[k]);
            if (last && str_present(article->jump_to))
                buf_printf(&text, "（下转%.*s版）", STR_ARG(article->jump_to));
            if (last)
                buf_str(&text, closing);
            if (last && str_present(article->credit))
                buf_printf(&text, "（%.*s）", STR_ARG(article->credit));
            if (last && str_present(story->signature))
                buf_str(&text, story->signature);
            add_paragraph(p, arena_str(p->a, buf_view(&text)), width, count == widened, &lines);
            buf_free(&text);
        }
    }
    spoil_body(p, &lines);
    add_block(to, BLOCK_BODY, i, lines);
}

static void add_captions(struct press *p, struct blocks *to, size_t i)
{
    const struct article *article = &p->truth->articles[i];
    for (size_t c = 0; c < article->ncaptions; c++) {
        struct lines lines = {0};
        struct str credit = p->stories->stories[i].credits[c];
        bool own_line = random_chance(&p->rng, 50);
        struct str text = article->captions[c].text;
        if (str_present(credit) && !own_line)
            text = arena_printf(p->a, "%.*s %.*s", STR_ARG(text), STR_ARG(credit));
        lines_set(p->a, text, 14 + (int)random_below(&p->rng, 16), 2, p->r->indent_kept, &lines);
        if (str_present(credit) && own_line)
            vec_push(&lines, ((struct print_line){.text = credit, .body = true}));
        for (size_t k = 0; k < lines.n; k++) {
            if (p->r->digit_spaces)
                lines.at[k].text = line_digit_spaced(p->a, lines.at[k].text);
            if (p->r->shadow_print)
                lines.at[k].text = line_shadowed(p->a, lines.at[k].text);
        }
        add_block(to, BLOCK_CAPTION, i, lines);
    }
}

/* ---- the order of the page ---------------------------------------------------------------------------------------- */

static void shuffle(struct press *p, size_t *order, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = random_below(&p->rng, i), swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

static void insert_blocks(struct blocks *to, size_t where, const struct blocks *more)
{
    for (size_t i = 0; i < more->n; i++) {
        vec_push(to, more->at[i]);
        for (size_t k = to->n - 1; k > where + i; k--) {
            struct block swap = to->at[k];
            to->at[k] = to->at[k - 1];
            to->at[k - 1] = swap;
        }
    }
}

static void arrange(struct press *p)
{
    size_t n = p->stories->nstories;
    size_t *order = arena_array(p->a, n, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    if (p->r->order == ORDER_RANDOM)
        shuffle(p, order, n);
    struct blocks heads = {0}, bodies = {0};
    for (size_t k = 0; k < n; k++) {
        size_t i = order[k];
        struct blocks head = {0}, body = {0};
        add_head(p, &head, i);
        add_body(p, &body, i);
        add_captions(p, &body, i);
        switch (p->r->order) {
        case ORDER_BEFORE:
            insert_blocks(&p->blocks, p->blocks.n, &head);
            insert_blocks(&p->blocks, p->blocks.n, &body);
            break;
        case ORDER_AFTER:
            insert_blocks(&p->blocks, p->blocks.n, &body);
            insert_blocks(&p->blocks, p->blocks.n, &head);
            break;
        default:
            insert_blocks(&bodies, bodies.n, &body);
            /* Between the bodies only in a random page; else the headlines stay together in their own order. */
            insert_blocks(&heads, heads.n, &head);
        }
        free(head.at);
        free(body.at);
    }
    if (p->r->order == ORDER_HEADS_FIRST) {
        insert_blocks(&p->blocks, 0, &heads);
        insert_blocks(&p->blocks, p->blocks.n, &bodies);
    } else if (p->r->order == ORDER_BODIES_FIRST) {
        insert_blocks(&p->blocks, 0, &bodies);
        insert_blocks(&p->blocks, p->blocks.n, &heads);
    } else if (p->r->order == ORDER_RANDOM) {
        insert_blocks(&p->blocks, 0, &bodies);
        for (size_t from = 0, to; from < heads.n; from = to) {
            for (to = from + 1; to < heads.n && heads.at[to].story == heads.at[from].story; to++)
                ;
            struct blocks head = {heads.at + from, to - from, 0};
            insert_blocks(&p->blocks, random_below(&p->rng, p->blocks.n + 1), &head);
        }
    }
    free(heads.at);
    free(bodies.at);
}

/* Takes block I out of the page and puts its lines into the middle of another story's body. */
static void bury(struct press *p, size_t i)
{
    struct block buried = p->blocks.at[i];
    size_t host = SIZE_MAX;
    for (size_t k = 0; k < p->blocks.n; k++)
        if (p->blocks.at[k].kind == BLOCK_BODY && p->blocks.at[k].story != buried.story && p->blocks.at[k].lines.n > 8)
            host = k;
    if (host == SIZE_MAX)
        return;
    struct lines *body = &p->blocks.at[host].lines, merged = {0};
    size_t where = 2 + random_below(&p->rng, body->n - 4);
    while (where + 1 < body->n && !body->at[where].body)
        where++;
    for (size_t k = 0; k < body->n; k++) {
        if (k == where)
            for (size_t j = 0; j < buried.lines.n; j++)
                buried.lines.at[j].parted = j == 0, vec_push(&merged, buried.lines.at[j]);
        vec_push(&merged, body->at[k]);
        if (k == where)
            merged.at[merged.n - 1].parted = true;
    }
    free(body->at);
    *body = merged;
    free(buried.lines.at);
    memmove(p->blocks.at + i, p->blocks.at + i + 1, (p->blocks.n - i - 1) * sizeof buried);
    p->blocks.n--;
}

static bool is_head(const struct block *b)
{
    return b->kind < BLOCK_BODY;
}

/* Makes the headline blocks of one story a single block and buries it. */
static void bury_head(struct press *p)
{
    for (size_t i = 0; i < p->blocks.n; i++) {
        struct block *first = &p->blocks.at[i];
        if (first->kind != BLOCK_TITLE || first->lines.n > 2)
            continue;
        size_t from = i, to = i + 1;
        while (from > 0 && is_head(&p->blocks.at[from - 1]) && p->blocks.at[from - 1].story == first->story)
            from--;
        while (to < p->blocks.n && is_head(&p->blocks.at[to]) && p->blocks.at[to].story == first->story)
            to++;
        struct block *head = &p->blocks.at[from];
        for (size_t k = from + 1; k < to; k++) {
            for (size_t j = 0; j < p->blocks.at[k].lines.n; j++)
                vec_push(&head->lines, p->blocks.at[k].lines.at[j]);
            free(p->blocks.at[k].lines.at);
        }
        memmove(p->blocks.at + from + 1, p->blocks.at + to, (p->blocks.n - to) * sizeof *head);
        p->blocks.n -= to - from - 1;
        bury(p, from);
        return;
    }
}

static void bury_some(struct press *p)
{
    if (p->r->head_inside)
        bury_head(p);
    for (size_t i = 0; p->r->caption_inside && i < p->blocks.n; i++)
        if (p->blocks.at[i].kind == BLOCK_CAPTION) {
            bury(p, i);
            break;
        }
    /* A box is a short body with an opening of its own, so that a reader can tell where it begins and ends. */
    for (size_t i = 0; p->r->box_inside && i < p->blocks.n; i++)
        if (p->blocks.at[i].kind == BLOCK_BODY && p->blocks.at[i].lines.n < 16 &&
            str_present(p->stories->stories[p->blocks.at[i].story].opening)) {
            bury(p, i);
            break;
        }
}

/* ---- the dump ----------------------------------------------------------------------------------------------------- */

static void put_line(struct press *p, struct buf *dump, struct str text, int article, enum line_role role)
{
    buf_str(dump, text);
    buf_char(dump, '\n');
    struct line_fate fate = {.line = (int)p->fates.n + 1, .article = article, .role = text.n ? role : ROLE_BLANK};
    vec_push(&p->fates, fate);
}

static void put_blank(struct press *p, struct buf *dump)
{
    put_line(p, dump, STR(""), 0, ROLE_BLANK);
}

static void put_masthead(struct press *p, struct buf *dump)
{
    for (size_t i = 0; i < p->stories->nmasthead; i++)
        put_line(p, dump, p->stories->masthead[i], 0, ROLE_FURNITURE);
    put_blank(p, dump);
}

static void put_blocks(struct press *p, struct buf *dump)
{
    for (size_t i = 0; i < p->blocks.n; i++) {
        const struct lines *lines = &p->blocks.at[i].lines;
        for (size_t k = 0; k < lines->n; k++) {
            const struct print_line *line = &lines->at[k], *before = k ? &lines->at[k - 1] : NULL;
            bool apart = before && !line->joined && (p->r->blank_lines || before->body != line->body);
            if (apart)
                put_blank(p, dump);
            if (line->parted && before)
                put_blank(p, dump);
            put_line(p, dump, line->text, line->article, line->role);
        }
        put_blank(p, dump);
    }
}

/* One block of Markdown, a blank line behind it. */
static void put_markup(struct press *p, struct buf *dump, size_t story, enum line_role role, const char *sign,
                       struct str text)
{
    if (!str_present(text))
        return;
    put_line(p, dump, arena_printf(p->a, "%s%.*s", sign, STR_ARG(text)), (int)story + 1, role);
    put_blank(p, dump);
}

static void put_markdown(struct press *p, struct buf *dump)
{
    static const char *const signs[] = {"# ", "## ", "### ", "#### "};
    for (size_t i = 0; i < p->stories->nstories; i++) {
        const struct article *article = &p->truth->articles[i];
        const struct story *story = &p->stories->stories[i];
        bool wrong = p->r->wrong_levels;
        struct str closing, opening = printed_opening(p, story, &closing);
        size_t shift = wrong ? random_below(&p->rng, 2) : 0;
        put_markup(p, dump, i, ROLE_KICKER, signs[1 - shift], article->kicker);
        put_markup(p, dump, i, ROLE_TITLE, signs[2 - shift], article->title);
        put_markup(p, dump, i, ROLE_SUBTITLE, wrong ? signs[3] : "", article->subtitle);
        struct str byline = printed_byline(p, story);
        if (str_present(byline))
            put_markup(p, dump, i, ROLE_BYLINE, "", arena_printf(p->a, "%.*s  ", STR_ARG(byline)));
        for (size_t s = 0; s < article->nsections; s++) {
            const struct section *section = &article->sections[s];
            put_markup(p, dump, i, ROLE_HEADING, signs[3 - shift], section->heading);
            for (size_t k = 0; k < section->nparagraphs; k++) {
                bool first = s == 0 && k == 0, last = s + 1 == article->nsections && k + 1 == section->nparagraphs;
                struct buf line = {0};
                if (first && str_present(article->jump_from))
                    buf_printf(&line, "（上接%.*s版）", STR_ARG(article->jump_from));
                if (first && str_present(opening))
                    buf_printf(&line, "%.*s ", STR_ARG(opening));
                struct str text = section->paragraphs[k];
                size_t cut = p->r->column_breaks && utf8_count(text) > 80 && random_chance(&p->rng, 20)
                                 ? utf8_offset(text, 20 + random_below(&p->rng, utf8_count(text) - 40))
                                 : 0;
                if (cut) {
                    buf_str(&line, str_cut(text, 0, cut));
                    put_markup(p, dump, i, ROLE_BODY, "", buf_view(&line));
                    buf_clear(&line);
                }
                buf_str(&line, str_cut(text, cut, text.n));
                if (last && str_present(article->jump_to))
                    buf_printf(&line, "（下转%.*s版）", STR_ARG(article->jump_to));
                if (last)
                    buf_str(&line, closing);
                if (last && str_present(article->credit))
                    buf_printf(&line, "（%.*s）", STR_ARG(article->credit));
                if (last && str_present(story->signature))
                    buf_str(&line, story->signature);
                put_markup(p, dump, i, ROLE_BODY, "", buf_view(&line));
                buf_free(&line);
            }
        }
        for (size_t c = 0; c < article->ncaptions; c++)
            put_markup(p, dump, i, ROLE_CAPTION, "",
                       arena_printf(p->a, "%.*s %.*s", STR_ARG(article->captions[c].text), STR_ARG(story->credits[c])));
    }
}

/* ---- the truth ---------------------------------------------------------------------------------------------------- */

static void set_truth(struct press *p)
{
    const struct story_page *stories = p->stories;
    *p->truth = stories->page;
    p->truth->narticles = stories->nstories;
    p->truth->articles = arena_array(p->a, stories->nstories, sizeof *p->truth->articles);
    for (size_t i = 0; i < stories->nstories; i++) {
        struct article *article = &p->truth->articles[i];
        *article = stories->stories[i].article;
        article->seq = (int)i + 1;
        if (p->r->titles_lost && random_chance(&p->rng, 30))
            article->title = article->kicker = article->subtitle = STR_ABSENT;
    }
    if (!p->r->masthead)
        p->truth->date = (struct date){0};
}

void press_page(struct arena *a, const struct story_page *stories, const struct recipe *r, struct buf *dump,
                struct page *truth, struct fates *fates)
{
    struct press p = {.a = a,
                      .stories = stories,
                      .r = r,
                      .rng = {r->seed},
                      .truth = truth,
                      .vertical_story = SIZE_MAX,
                      .apart_story = SIZE_MAX};
    set_truth(&p);
    if (r->vertical && stories->nstories)
        p.vertical_story = random_below(&p.rng, stories->nstories);
    for (size_t i = 0; r->byline_apart && i < stories->nstories; i++)
        if (str_present(stories->stories[i].byline))
            p.apart_story = i;
    if (r->masthead && !r->masthead_last)
        put_masthead(&p, dump);
    if (r->markdown) {
        put_markdown(&p, dump);
    } else {
        arrange(&p);
        bury_some(&p);
        if (p.apart_story != SIZE_MAX) {
            struct blocks apart = {0};
            const struct story *story = &stories->stories[p.apart_story];
            add_block(&apart, BLOCK_BYLINE, p.apart_story, one_line(printed_byline(&p, story)));
            insert_blocks(&p.blocks, random_below(&p.rng, p.blocks.n + 1), &apart);
            free(apart.at);
        }
        put_blocks(&p, dump);
    }
    if (r->masthead && r->masthead_last)
        put_masthead(&p, dump);
    for (size_t i = 0; r->staff_box && i < stories->nfurniture; i++)
        put_line(&p, dump, stories->furniture[i], 0, ROLE_STAFF);
    for (size_t i = 0; i < p.blocks.n; i++)
        free(p.blocks.at[i].lines.at);
    free(p.blocks.at);
    if (fates)
        *fates = p.fates;
    else
        vec_free(&p.fates);
}
