#include "baolan/article.h"
#include "baolan/fold.h"
#include "baolan/utf8.h"

#include <xxhash.h>

/* Takes one part of an article's text, in reading order. */
typedef void part_taker(struct str part, struct buf *out);

static void add_line(struct str part, struct buf *out)
{
    if (!str_present(part))
        return;
    if (out->n && out->s[out->n - 1] != '\n')
        buf_char(out, '\n');
    buf_str(out, part);
}

static void take_head(const struct article *article, part_taker *take, struct buf *out)
{
    take(article->kicker, out);
    if (!article->title_derived) /* a derived title is a piece of the lead: it would count twice */
        take(article->title, out);
    take(article->subtitle, out);
}

static void take_body(const struct article *article, bool headings, part_taker *take, struct buf *out)
{
    for (size_t i = 0; i < article->nsections; i++) {
        const struct section *section = &article->sections[i];
        if (headings)
            take(section->heading, out);
        for (size_t k = 0; k < section->nparagraphs; k++)
            take(section->paragraphs[k], out);
    }
    for (size_t i = 0; i < article->ncaptions; i++)
        take(article->captions[i].text, out);
}

struct str author_role(const struct author *author)
{
    return str_ends(author->name, author->role) ? STR("") : author->role;
}

void article_text(const struct article *article, struct buf *out)
{
    take_head(article, add_line, out);
    take_body(article, true, add_line, out);
}

void article_body(const struct article *article, struct buf *out)
{
    take_body(article, false, add_line, out);
}

/* ---- uid --------------------------------------------------------------------------------------------------------- */

struct str article_uid(struct arena *a, const struct page *page, const struct article *article)
{
    static const char crockford[] = "0123456789abcdefghjkmnpqrstvwxyz";
    enum { CHARS = 12, BITS = 5 };
    struct buf text = {0};
    buf_printf(&text, "%08d", page->date.from);
    take_head(article, fold_core, &text);
    take_body(article, true, fold_core, &text);
    uint64_t hash = XXH3_64bits(text.s, text.n);
    buf_free(&text);
    char uid[CHARS];
    for (int i = 0; i < CHARS; i++)
        uid[i] = crockford[hash >> (64 - BITS * (i + 1)) & 31];
    return arena_strn(a, uid, CHARS);
}

/* ---- a title for a headless article ------------------------------------------------------------------------------ */

static struct str lead_of(const struct article *article)
{
    for (size_t i = 0; i < article->nsections; i++)
        for (size_t k = 0; k < article->sections[i].nparagraphs; k++) {
            struct str paragraph = str_trim(article->sections[i].paragraphs[k]);
            if (str_present(paragraph))
                return paragraph;
        }
    for (size_t i = 0; i < article->ncaptions; i++) {
        struct str caption = str_trim(article->captions[i].text);
        if (str_present(caption))
            return caption;
    }
    return STR_ABSENT;
}

/* Without the opening of a news item, 本报讯（记者 …）, which says nothing of what happened. */
static struct str skip_opening(struct str lead)
{
    if (!str_starts(lead, STR("本报讯")))
        return lead;
    struct str rest = str_trim(str_cut(lead, STR("本报讯").n, lead.n));
    size_t close = str_starts(rest, STR("（")) ? str_find(rest, STR("）"), 0) : SIZE_MAX;
    if (close != SIZE_MAX)
        rest = str_trim(str_cut(rest, close + STR("）").n, rest.n));
    return str_present(rest) ? rest : lead;
}

/* The end of the best phrase of TEXT in MAX code points, outside quotes and brackets; 0 when there is none. */
static size_t phrase_end(struct str text, size_t max)
{
    enum { LEAST = 7 }; /* a shorter head of a sentence is a date or a place: 11月19日， */
    size_t least = max / 3 > LEAST ? max / 3 : LEAST;
    size_t best = 0, at = 0, ncp = 0;
    int depth = 0;
    for (; ncp <= max && at < text.n; ncp++) {
        size_t before = at;
        uint32_t c = utf8_next(text, &at);
        depth += cp_is_opening(c) ? 1 : cp_is_closing(c) ? -1 : 0;
        if (depth > 0)
            continue;
        if (cp_ends_sentence(c) && ncp >= max / 6)
            return c == 0x3002 || ncp == max ? before : at; /* ！ and ？ belong to the phrase, 。 does not */
        if (cp_is_punct(c) && !cp_is_opening(c) && !cp_is_closing(c) && c >= 0x80 && c != 0x00b7 && ncp >= least)
            best = before; /* ，、；： and dashes; never the point inside 2.5 or the middle dot of a name */
    }
    return at >= text.n && ncp <= max ? text.n : best;
}

/* Does a quotation or bracket that opens TEXT close within MAX code points? */
static bool closes_early(struct str text, size_t max)
{
    int depth = 0;
    for (size_t at = 0, ncp = 0; at < text.n && ncp < max; ncp++) {
        uint32_t c = utf8_next(text, &at);
        depth += cp_is_opening(c) ? 1 : cp_is_closing(c) ? -1 : 0;
        if (depth == 0)
            return true;
    }
    return false;
}

/* MAX - 1 code points and …, not through a Latin word or a number. */
static struct str hard_cut(struct arena *a, struct str text, size_t max)
{
    size_t end = utf8_offset(text, max - 1), back = end;
    size_t peek = end;
    uint32_t next = utf8_next(text, &peek);
    while (back > 0 && (cp_is_latin(next) || cp_is_digit(next))) {
        size_t before = back;
        next = utf8_prev(text, &before);
        if (cp_is_latin(next) || cp_is_digit(next))
            back = before;
    }
    if (back < end / 2)
        back = end;
    /* No mark before the dots. */
    for (size_t mark = back; mark > 0; back = mark) {
        uint32_t c = utf8_prev(text, &mark);
        if (!cp_is_punct(c) || cp_is_closing(c))
            break;
    }
    return arena_printf(a, "%.*s…", STR_ARG(str_trim(str_cut(text, 0, back))));
}

/*
 * How long a derived title of ARTICLE may be, at most MAX: of a short story (a caption, a notice of two lines) a phrase, not the half of
 * it, so that the list does not tell the story twice.
 */
static size_t title_limit(const struct article *article, size_t max)
{
    enum { LEAST = 8 };
    struct buf body = {0};
    article_body(article, &body);
    size_t share = utf8_count(buf_view(&body)) * 3 / 10;
    buf_free(&body);
    size_t limit = share < LEAST ? LEAST : share;
    return limit < max ? limit : max;
}

struct str article_derive_title(struct arena *a, const struct article *article, size_t max)
{
    max = title_limit(article, max);
    struct str text = skip_opening(lead_of(article));
    if (!str_present(text) || max < 2)
        return STR_ABSENT;
    size_t end = phrase_end(text, max), at = 0;
    if (!end && cp_is_opening(utf8_next(text, &at)) && at < text.n && !closes_early(text, max)) {
        /* It opens with a quotation longer than a title: a phrase of what is said. */
        text = str_cut(text, at, text.n);
        end = phrase_end(text, max);
    }
    if (end == text.n && str_ends(text, STR("。")))
        end -= STR("。").n;
    if (end)
        return arena_str(a, str_trim(str_cut(text, 0, end)));
    return hard_cut(a, text, max);
}
