/* Who made the page, as its header says: 责编：范迟 乐遥. */
#include "baolan/memory.h"
#include "baolan/utf8.h"
#include "header_internal.h"

/* One name of two to four ideographs at *AT, also 云 飞; n = 0 when there is none. */
static struct str person_read(struct arena *a, const struct words *w, struct str s, size_t *at)
{
    size_t n, end = header_han_end(s, *at, &n);
    struct str run = str_cut(s, *at, end);
    if (n == 1) {
        size_t next = end, m;
        while (next < s.n && s.s[next] == ' ')
            next++;
        size_t stop = header_han_end(s, next, &m);
        if (next == end || m != 1)
            return STR_ABSENT;
        *at = stop;
        return arena_printf(a, "%.*s%.*s", STR_ARG(run), STR_ARG(str_cut(s, next, stop)));
    }
    /* 范迟美编/…: the next role stands close behind the name. */
    for (size_t k = 2; n > 4 && k <= 4; k++) {
        size_t cut = utf8_offset(run, k);
        if (words_prefix(w, WORD_STAFF, str_cut(run, cut, run.n))) {
            run = str_cut(run, 0, cut);
            n = k;
        }
    }
    if (n < 2 || n > 4)
        return STR_ABSENT;
    *at += run.n;
    return arena_str(a, run);
}

/* A role that somebody is named for: *AT behind the sign that parts the two. */
static size_t role_read(const struct words *w, struct str s, size_t *at, bool *sign)
{
    size_t role = words_prefix(w, WORD_STAFF, str_cut(s, *at, s.n)), k = *at + role;
    if (!role)
        return 0;
    bool apart = false;
    *sign = false;
    while (k < s.n && (s.s[k] == ' ' || s.s[k] == ':' || s.s[k] == '/' || s.s[k] == '|')) {
        *sign |= s.s[k] != ' ';
        apart = true;
        k++;
    }
    if (!apart)
        return 0;
    *at = k;
    return role;
}

bool header_staff_read(struct arena *a, const struct words *w, struct str s, size_t *at, struct header *h,
                       double *weight)
{
    size_t k = *at, names = 0;
    bool sign, surname = false;
    size_t role = role_read(w, s, &k, &sign);
    if (!role)
        return false;
    struct str what = arena_str(a, str_cut(s, *at, *at + role));
    size_t end = k;
    while (k < s.n && h->nstaff < HEADER_STAFF_MOST) {
        bool next_sign;
        size_t next = k;
        if (role_read(w, s, &next, &next_sign))
            break;
        struct str name = person_read(a, w, s, &k);
        if (!name.n || words_prefix(w, WORD_STAFF, name) == name.n || words_suffix(w, WORD_NAME_END, name))
            break;
        bool known = words_prefix(w, WORD_SURNAME, name) > 0;
        if (names && (!known || words_prefix(w, WORD_SECTION_NAME, name) == name.n))
            break;
        surname |= known;
        if (!h->staff)
            h->staff = arena_array(a, HEADER_STAFF_MOST, sizeof *h->staff);
        h->staff[h->nstaff++] = (struct staff){what, name};
        names++;
        end = k;
        while (k < s.n &&
               (s.s[k] == ' ' || s.s[k] == ',' || s.s[k] == '/' || str_starts(str_cut(s, k, s.n), STR("、"))))
            k += (unsigned char)s.s[k] < 0x80 ? 1 : 3;
    }
    if (!names)
        return false;
    h->kinds |= HEADER_STAFF;
    *weight = sign ? 2.0 : surname ? 1.5 : 0.8;
    *at = end;
    return true;
}
