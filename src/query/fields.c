#include "query_internal.h"

#include "baolan/article.h"
#include "baolan/fold.h"
#include "baolan/language.h"

static const struct query_field_info fields[FIELD_COUNT] = {
    [FIELD_COUNTY] = {FIELD_COUNTY, "county", {"县", "县区", "县市区", NULL}, N_("code, full or short name")},
    [FIELD_TOPIC] = {FIELD_TOPIC, "topic", {"话题", "主题", NULL}, N_("id or Chinese name")},
    [FIELD_DATE] = {FIELD_DATE,
                    "date",
                    {"日期", NULL},
                    N_("2024, 2024-05, 2024-05-10, 2020..2024, ..2024-05, any EDTF; none: undated")},
    [FIELD_TITLE] = {FIELD_TITLE, "title", {"标题", NULL}, N_("word or phrase")},
    [FIELD_AUTHOR] = {FIELD_AUTHOR, "by", {"作者", "记者", "author", NULL}, N_("name or a part of it")},
    [FIELD_NEWSPAPER] = {FIELD_NEWSPAPER, "newspaper", {"报纸", "报", NULL}, N_("name or a part of it")},
    [FIELD_PAGE] = {FIELD_PAGE, "page", {"页", "版", "版面", NULL}, N_("page number")},
    [FIELD_GENRE] = {FIELD_GENRE, "genre", {"体裁", NULL}, N_("news, feature, commentary, notice or photo")},
    [FIELD_QUALITY] = {FIELD_QUALITY, "quality", {"质量", NULL}, N_(">0.8, <0.5 or 0.5..0.8")},
    [FIELD_PERSON] = {FIELD_PERSON,
                      "person",
                      {"人物", "人", NULL},
                      N_("name of somebody in the story, or its beginning")},
    [FIELD_ORG] = {FIELD_ORG,
                   "org",
                   {"单位", "机构", "企业", NULL},
                   N_("name of an organisation in full or in short, or its beginning")},
    [FIELD_CORRECTED] = {FIELD_CORRECTED, "corrected", {"更正", NULL}, N_("yes")},
};

/* What people call the genres; the contract words are genre_name()'s. */
static const struct {
    const char *name;
    enum genre genre;
} genre_names[] = {
    {"消息", GENRE_NEWS},    {"新闻", GENRE_NEWS},       {"通讯", GENRE_FEATURE},    {"特写", GENRE_FEATURE},
    {"专题", GENRE_FEATURE}, {"评论", GENRE_COMMENTARY}, {"言论", GENRE_COMMENTARY}, {"公告", GENRE_NOTICE},
    {"启事", GENRE_NOTICE},  {"通知", GENRE_NOTICE},     {"图片", GENRE_PHOTO},      {"照片", GENRE_PHOTO},
};

const struct query_field_info *query_fields(size_t *n)
{
    *n = FIELD_COUNT;
    return fields;
}

const struct query_field_info *query_field_find(struct str name)
{
    struct buf folded = {0};
    fold_str(name, &folded);
    const struct query_field_info *found = NULL;
    for (size_t i = 0; i < FIELD_COUNT && !found; i++) {
        if (str_is(buf_view(&folded), fields[i].name))
            found = &fields[i];
        for (const char *const *other = fields[i].names; *other && !found; other++)
            if (str_is(buf_view(&folded), *other))
                found = &fields[i];
    }
    buf_free(&folded);
    return found;
}

static enum status check_genre(struct query *q, struct str folded, struct error *err)
{
    enum genre genre;
    bool known = genre_parse(folded, &genre);
    for (size_t i = 0; i < sizeof genre_names / sizeof *genre_names && !known; i++)
        if (str_is(folded, genre_names[i].name)) {
            genre = genre_names[i].genre;
            known = true;
        }
    if (!known)
        return error_set(err, STATUS_USAGE, "genre: expected news, feature, commentary, notice or photo, not “%.*s”",
                         STR_ARG(q->text));
    q->text = str_of(genre_name(genre));
    return STATUS_OK;
}

enum status query_field_check(struct arena *a, struct query *q, struct error *err)
{
    struct buf buffer = {0};
    fold_str(q->text, &buffer);
    struct str folded = buf_view(&buffer);
    enum status status = STATUS_OK;
    if (folded.n == 0)
        status = error_set(err, STATUS_USAGE, "%s: expected %s", fields[q->field].name, _(fields[q->field].value));
    else if (q->field == FIELD_GENRE)
        status = check_genre(q, folded, err);
    else if (q->field == FIELD_DATE && (str_is(folded, "none") || str_is(folded, "无")))
        q->text = STR(QUERY_UNDATED);
    else if (q->field == FIELD_DATE) {
        q->text = arena_str(a, folded);
        /* Folding has made the letters of 202X small; EDTF wants them big. */
        struct buf upper = {0};
        for (size_t i = 0; i < folded.n; i++)
            buf_char(&upper, folded.s[i] == 'x' ? 'X' : folded.s[i]);
        if (!date_parse(a, buf_view(&upper), &q->date) || q->date.from == 0)
            status = error_set(err, STATUS_USAGE, "date: expected 2024, 2024-05, 2024-05-10 or 2020..2024, not “%.*s”",
                               STR_ARG(q->text));
        buf_free(&upper);
    } else if (q->field == FIELD_CORRECTED) {
        q->text = STR("yes");
        if (!str_is(folded, "yes") && !str_is(folded, "是"))
            status = error_set(err, STATUS_USAGE, "corrected: expected yes; -corrected:yes finds the others");
    } else if (q->field == FIELD_QUALITY) {
        if (query_quality(folded, &q->low, &q->high))
            q->text = arena_str(a, folded);
        else
            status = error_set(err, STATUS_USAGE, "quality: expected >0.8, <0.5, 0.5..0.8 or 0.75, not “%.*s”",
                               STR_ARG(q->text));
    }
    buf_free(&buffer);
    return status;
}
