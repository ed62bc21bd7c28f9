/* baolan stats: how many articles there are, by county, topic, month, newspaper or quality. */
#include "cmds.h"

#include "baolan/archive.h"
#include "baolan/display.h"
#include "baolan/width.h"

static const struct cmd_option options[] = {
    {"by", 'b', "FACET", N_("count by (else by county)"), "county|topic|month|newspaper|quality"},
    {"format", 'f', "FORMAT", N_("print as"), "text|json|jsonl"},
    {0},
};

static const struct out_cell cells[] = {
    {.key = "count", .columns = 8, .right = true},
    {.key = "name", .before = "  "},
    {.key = "bar", .before = "  ", .role = OUT_BAR},
    {0},
};

/* The first is the one without --by. */
static const struct {
    const char *word;
    enum facet facet;
} facets[] = {
    {"county", FACET_COUNTY},       {"topic", FACET_TOPIC},     {"month", FACET_MONTH},
    {"newspaper", FACET_NEWSPAPER}, {"quality", FACET_QUALITY},
};

static enum facet facet_of(struct str word)
{
    for (size_t i = 0; i < sizeof facets / sizeof *facets; i++)
        if (str_is(word, facets[i].word))
            return facets[i].facet;
    return facets[0].facet;
}

/* Eighths of a column: U+2588 is the full block, U+258F the thinnest. */
static void add_bar(struct buf *bar, size_t count, size_t most, int columns)
{
    size_t eighths = most ? (size_t)columns * 8 * count / most : 0;
    for (; eighths >= 8; eighths -= 8)
        buf_cp(bar, 0x2588);
    if (eighths)
        buf_cp(bar, 0x2590 - (uint32_t)eighths);
}

/* Names of one width, so that the bars begin in one column. */
static struct str padded(struct arena *a, struct str name, int columns)
{
    struct buf wide = {0};
    width_pad(display_str(a, name), columns, &wide);
    struct str kept = arena_str(a, buf_view(&wide));
    buf_free(&wide);
    return kept;
}

static void print_values(struct out *out, struct arena *a, const struct facet_value *values, size_t n)
{
    bool bars = out_is_text(out) && out_on_terminal(out);
    size_t most = 0;
    int widest = 0;
    for (size_t i = 0; i < n; i++) {
        int width = width_str(display_str(a, values[i].name));
        most = values[i].count > most ? values[i].count : most;
        widest = width > widest ? width : widest;
    }
    int room = out_columns(out) - cells[0].columns - widest - 5;
    struct buf bar = {0};
    out_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        out_record_begin(out);
        out_str(out, "key", values[i].key);
        out_str(out, "name", bars ? padded(a, values[i].name, widest) : values[i].name);
        out_int(out, "count", (int64_t)values[i].count);
        if (bars && room > 0) {
            buf_clear(&bar);
            add_bar(&bar, values[i].count, most, room);
            out_str(out, "bar", buf_view(&bar));
        }
        out_record_end(out);
    }
    out_list_end(out);
    buf_free(&bar);
}

static size_t sum(const struct facet_value *values, size_t n)
{
    size_t all = 0;
    for (size_t i = 0; i < n; i++)
        all += values[i].count;
    return all;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct query *query = NULL;
    struct facet_value *values = NULL;
    size_t n = 0;
    enum status status = cmd_query(call, &query);
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    for (bool exact = false; status == STATUS_OK && !exact;)
        status = archive_facets(archive, query, facet_of(cmd_value(call, "by")), call->arena, &values, &n, &exact,
                                call->err);
    if (status == STATUS_OK) {
        struct out *out = cmd_out(call, cells);
        size_t hits = sum(values, n);
        print_values(out, call->arena, values, hits ? n : 0);
        status = out_close(out, call->err);
        if (status == STATUS_OK && !hits)
            status = error_set(call->err, STATUS_NOTHING, "nothing was found to count");
    }
    archive_close(archive);
    return status;
}

const struct cmd cmd_stats = {
    .name = "stats",
    .arguments = "[QUERY]",
    .summary = N_("count articles by county, topic, month, newspaper or quality"),
    .about = N_("Counts the articles that FILTERS and QUERY find. On a terminal the counts are bars.\n"
                "An article about two counties counts for both."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_QUERY | CMD_PAGED,
    .most = SIZE_MAX,
    .run = run,
};
