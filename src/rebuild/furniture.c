/* What belongs to the page and to no article: its name, number, section, staff. */
#include <stdlib.h>
#include <string.h>

#include "rebuild_internal.h"

static bool name_end(uint32_t c)
{
    return c == 0 || cp_is_space(c) || c == 0xff1a || c == ':' || c == 0x3001 || c == '|' || c == '/' || c == 0xff5c;
}

/* 责编：许某 校对：白某 … : a role of the list, a colon or blank, names up to the next role. */
static void staff_read(struct page_work *p, struct str s, struct staff **at, size_t *n, size_t *cap)
{
    const struct words *w = p->words;
    struct str role = STR_ABSENT;
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_cut(s, i, s.n);
        size_t len = words_prefix(w, WORD_STAFF, rest);
        struct str after = str_trim(str_cut(rest, len, rest.n));
        if (len && (str_starts(after, STR("：")) || str_starts(after, STR(":")) || (after.n && s.s[i + len] == ' '))) {
            role = str_cut(rest, 0, len);
            i += len;
            continue;
        }
        size_t end = i;
        while (end < s.n) {
            size_t next = end;
            if (name_end(utf8_next(s, &next)))
                break;
            end = next;
        }
        struct str name = str_cut(s, i, end);
        if (role.s && name.n >= 6 && name.n <= 15) {
            *at = vec_grown(*at, *n, cap, sizeof **at);
            (*at)[(*n)++] = (struct staff){arena_str(p->arena, role), arena_str(p->arena, name)};
        } else if (name.n) {
            role = STR_ABSENT;
        }
        i = end;
        if (i < s.n)
            utf8_next(s, &i);
    }
}

/* The number before 版: 第4版, A04版, 04版：要闻. TITLE gets what follows, or a word before. */
static void page_number_read(struct page_work *p, struct str s, struct page *page)
{
    size_t at = str_find(s, STR("版"), 0);
    if (at == SIZE_MAX)
        return;
    size_t from = at;
    while (from && ((s.s[from - 1] >= '0' && s.s[from - 1] <= '9') || (s.s[from - 1] >= 'A' && s.s[from - 1] <= 'Z')))
        from--;
    struct str number = str_cut(s, from, at);
    if (!number.n) {
        static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
        for (int i = 0; i < 9 && !number.n; i++)
            if (at >= 6 && str_ends(str_cut(s, 0, at), str_of(numerals[i])) && str_ends(str_cut(s, 0, at - 3), STR("第")))
                number = arena_printf(p->arena, "%d", i + 1);
        if (!number.n)
            return;
    }
    if (page->page_no.s)
        return;
    bool letter = number.s[0] >= 'A';
    struct str digits = letter ? str_cut(number, 1, number.n) : number;
    while (digits.n > 1 && digits.s[0] == '0')
        digits = str_cut(digits, 1, digits.n);
    page->page_no = arena_printf(p->arena, "%.*s%.*s", letter ? 1 : 0, number.s, STR_ARG(digits));
    struct str title = str_trim(str_cut(s, at + 3, s.n));
    while (str_starts(title, STR("：")) || str_starts(title, STR("·")))
        title = str_trim(str_cut(title, str_starts(title, STR("：")) ? 3 : 2, title.n));
    size_t end = 0;
    while (end < title.n) {
        size_t next = end;
        if (!cp_is_han(utf8_next(title, &next)))
            break;
        end = next;
    }
    if (end >= 6 && end <= 24 && !page->page_title.s)
        page->page_title = arena_str(p->arena, str_cut(title, 0, end));
}

void furniture_read(struct page_work *p, struct page *page)
{
    struct staff *staff = NULL;
    size_t n = 0, cap = 0;
    for (size_t i = 0; i < p->nlines; i++) {
        struct line *l = &p->lines[i];
        if (!(l->marks & MARK_FURNITURE) || l->unit >= 0)
            continue;
        if ((l->marks & MARK_NAME) && !page->newspaper.s)
            page->newspaper = l->text;
        if (l->marks & MARK_STAFF)
            staff_read(p, l->text, &staff, &n, &cap);
        page_number_read(p, l->text, page);
    }
    page->staff = arena_copy(p->arena, staff, n, sizeof *staff);
    page->nstaff = n;
    free(staff);
}
