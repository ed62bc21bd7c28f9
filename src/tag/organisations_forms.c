/* One name for one organisation: in full, of several forms. */
#include "organisations_forms.h"

#include "baolan/utf8.h"

/* 县 alone is the one county that the article is about. */
static struct str county_of(const struct article *article)
{
    struct str name = STR_ABSENT;
    for (size_t i = 0; i < article->ncounties; i++) {
        if (!article->counties[i].primary)
            continue;
        if (name.s)
            return STR_ABSENT;
        name = article->counties[i].name;
    }
    return name;
}

struct str org_without_alias(struct arena *a, const struct wordlist *aliases, struct str name)
{
    for (size_t i = 0; i < aliases->n; i++) {
        size_t to = str_find(aliases->at[i], STR("="), 0);
        if (to == SIZE_MAX || !str_starts(name, str_cut(aliases->at[i], 0, to)))
            continue;
        return arena_printf(a, "%.*s%.*s", STR_ARG(str_cut(aliases->at[i], to + 1, aliases->at[i].n)),
                            STR_ARG(str_cut(name, to, name.n)));
    }
    return name;
}

struct str org_full_name(struct arena *a, const struct words *w, struct org_home home, const struct article *article,
                         struct str name, size_t stem)
{
    size_t at = 0;
    uint32_t rank = utf8_next(name, &at), next = 0;
    size_t behind = at;
    next = utf8_next(name, &behind);
    if (at != stem && words_common(w, rank, next))
        return arena_str(a, name);
    struct str county = county_of(article), place = rank == U'市'                                  ? home.city
                                                    : rank == U'省'                                ? home.province
                                                    : (rank == U'县' || rank == U'区') && county.s ? county
                                                                                                   : STR_ABSENT;
    if (!place.s || !str_ends(place, str_cut(name, 0, at)))
        return arena_str(a, name);
    return arena_printf(a, "%.*s%.*s", STR_ARG(place), STR_ARG(str_cut(name, at, name.n)));
}

bool org_is_form_of(struct str name, struct str full, struct str stem)
{
    if (full.n >= name.n || !stem.n)
        return false;
    struct str ending = str_cut(full, stem.n, full.n);
    if (str_ends(name, full))
        return true;
    size_t at = str_find(name, stem, 0);
    if (utf8_count(stem) < 2 || at == SIZE_MAX)
        return false;
    if (str_is(ending, "集团") &&
        str_ends(name, STR("公司"))) { /* 大昌|集团 of 山西大昌汽车|集团有限公司, no 第二工程有限公司 of it */
        size_t group = str_find(name, ending, at + stem.n), legal = group == SIZE_MAX ? name.n : group + ending.n;
        struct str rest = str_cut(name, legal, name.n);
        return str_is(rest, "公司") || str_starts(rest, STR("有限")) || str_starts(rest, STR("股份"));
    }
    return str_ends(name, ending) && at + stem.n <= name.n - ending.n;
}
