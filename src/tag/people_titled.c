/* Names that stand behind what somebody is: 市水利局局长 …. */
#include "baolan/utf8.h"
#include "people_impl.h"

static const size_t title_most = 24; /* code points: what is longer is a sentence */

/* Does a word that ends at AT cut a title off from what stands before? 和 does in 王某和市长, not in 和平区区长. */
static bool cuts(const struct names *p, struct str text, size_t at)
{
    size_t n = wordlist_before(&p->lists[NAMES_CUT], text, at), behind = at;
    if (!n || wordlist_before(&p->lists[NAMES_KEEP], text, at))
        return false;
    utf8_next(text, &behind);
    if (wordlist_before(&p->lists[NAMES_KEEP], text, behind) > behind - at)
        return false; /* 组织 of 组织部 */
    size_t start = at - n, first = start, last = at;
    uint32_t c = utf8_next(text, &first);
    if (first < at)
        return true; /* a word of several characters */
    uint32_t before = utf8_prev(text, &start), after = utf8_next(text, &last);
    return !words_common(p->words, before, c) && !words_common(p->words, c, after);
}

/* “三晋工匠”|得主: where the quotes open of which AT is behind the closing one; AT: what they hold is no part of a title. */
static size_t quoted_start(struct str text, size_t at, size_t least)
{
    enum { QUOTED_MOST = 14 };
    size_t from = at;
    utf8_prev(text, &from);
    for (size_t steps = 0; from > least && steps < QUOTED_MOST; steps++) {
        uint32_t c = utf8_prev(text, &from);
        if (c == U'“')
            return from;
        if (c == U'”' || cp_is_punct(c))
            return at;
    }
    return at;
}

/*
 * Where the words that end at TO and say what somebody is begin: back to a mark or to a word that cuts. An enumeration
 * comma belongs to them when a title stands before it too (市委常委、秘书长).
 */
static size_t title_start(const struct names *p, struct str text, size_t to, size_t least)
{
    size_t at = to - wordlist_before(&p->lists[NAMES_TITLE], text, to); /* the title word itself is never cut */
    for (size_t steps = 0; at > least; steps++) {
        size_t before = at;
        uint32_t c = utf8_prev(text, &before);
        if (steps == title_most)
            return to;
        if (c == U'”' && at < to) {
            size_t opens = quoted_start(text, at, least);
            if (opens == at)
                break;
            at = opens;
            continue;
        }
        if (c == U'、' ? !wordlist_before(&p->lists[NAMES_TITLE], text, before) : !cp_is_han(c) || cuts(p, text, at))
            break;
        at = before;
    }
    return at;
}

/* 副市长刘某某、韩某、曹某某: a title is that of all whose names follow bare. */
static void read_more(struct reading *r, struct str title)
{
    for (;;) {
        size_t at = r->done;
        uint32_t c = utf8_next(r->text, &at);
        if (c != U'、' && c != U'和' && c != U'与' && c != U'及')
            return;
        size_t n = names_length(r->names, r->text, at, false);
        if (!n || names_end_at(r->names, r->text, at + n) < END_SURE)
            return;
        people_keep(r, at, at + n, title);
    }
}

/* Does TITLE speak of another country: 俄罗斯留学生? */
static bool from_abroad(const struct names *names, struct str title)
{
    for (size_t at = 0; at < title.n; utf8_next(title, &at))
        if (wordlist_at(&names->lists[NAMES_ABROAD], title, at))
            return true;
    return false;
}

/*
 * Is HIT a word by itself? One of one character is judged by the words that it ends and begins: 标注|员 is one, 动员 and 师傅 are not; a longer
 * one is none where both its ends belong to other words: 保护|工程.
 */
static bool is_title(const struct names *names, struct str text, struct hit hit)
{
    size_t at = hit.from, from = hit.from, to = hit.to, last = hit.to;
    uint32_t before = utf8_prev(text, &at), first = utf8_next(text, &from);
    uint32_t end = utf8_prev(text, &last), next = utf8_next(text, &to);
    bool torn = words_common(names->words, end, next);
    if (last > hit.from)
        return !torn || !words_common(names->words, before, first);
    return !torn && cp_is_han(before) && !words_edge(names->words, before, first);
}

/*
 * How many bits the characters of a name must have behind the title HIT: behind one of one character (闸|长) some, as in 手工费三十二元 it is none;
 * more where that one ends a word (加工成枣泥).
 */
static int bits_wanted(const struct names *names, struct str text, struct hit hit)
{
    enum { SHORT_BITS = 1, WORD_BITS = 3, NONE = -100 };
    size_t at = hit.from, from = hit.from;
    uint32_t c = utf8_next(text, &from);
    return from < hit.to ? NONE : words_common(names->words, utf8_prev(text, &at), c) ? WORD_BITS : SHORT_BITS;
}

/* Where the title HIT begins with all that belongs to it. */
static struct str whole_title(const struct reading *r, struct hit hit)
{
    size_t start = title_start(r->names, r->text, hit.to, r->done), behind = start;
    uint32_t c = utf8_next(r->text, &behind);
    if (start && start == r->done && (c == U'和' || c == U'与' || c == U'及'))
        start = behind; /* 班组长康某某|和|质检员 */
    return str_cut(r->text, start, hit.to);
}

void people_read_titled(struct reading *r, struct hit hit)
{
    const struct names *names = r->names;
    if (hit.to < r->done || hit.to == r->author_end || !is_title(names, r->text, hit))
        return;
    size_t from = hit.to + wordlist_at(&names->lists[NAMES_IS], r->text, hit.to); /* 老师|叫|景某某 */
    size_t n = names_dotted(names, r->text, from), abroad = n ? 0 : names_abroad(names, r->text, from);
    size_t usual = n ? 0 : names_length(names, r->text, from, from == hit.to);
    if (!n && !abroad && !usual)
        return;
    struct str title = whole_title(r, hit);
    n = n ? n : abroad && from_abroad(names, title) ? abroad : usual;
    if (!n || bits_wanted(names, r->text, hit) > names_bits(names, str_cut(r->text, from, from + n)) ||
        (from > hit.to && names_end_at(names, r->text, from + n) < END_SURE))
        return;
    people_keep(r, from, from + n, title);
    read_more(r, title);
}
