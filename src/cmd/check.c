/* baolan check: is the archive whole, and are its sources still what was indexed? */
#include "cmds.h"

#include <errno.h>
#include <sys/stat.h>

#include "baolan/archive.h"
#include "baolan/input.h"

static const struct cmd_option options[] = {
    {"quick", 'q', NULL, N_("leave out what takes long: all that is compared with the texts"), NULL},
    {"repair", 0, NULL, N_("make the archive anew from what can be read of it"), NULL},
    {0},
};

struct checking {
    struct out *out;
    size_t changed, gone;
};

static void say(struct out *out, const char *what, struct str subject, enum out_role role)
{
    struct buf line = {0};
    buf_printf(&line, "%s%.*s\n", what, STR_ARG(subject));
    out_text(out, buf_view(&line), role);
    buf_free(&line);
}

static void report(void *context, const char *line)
{
    struct checking *c = context;
    say(c->out, _("fault     "), str_of(line), OUT_DOUBT);
}

static bool check_source(void *context, const struct source *source)
{
    struct checking *c = context;
    struct error why = {0};
    struct stat st;
    uint64_t hash[2];
    if (!str_present(source->absolute))
        return !out_gone(c->out); /* it came on standard input */
    if (stat(source->absolute.s, &st) < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        c->gone++;
        say(c->out, _("gone      "), source->absolute, OUT_DATE);
    } else if (input_hash(source->absolute, hash, &why) != STATUS_OK) {
        c->gone++;
        say(c->out, _("unread    "), str_of(why.message), OUT_DATE);
    } else if (hash[0] != source->hash[0] || hash[1] != source->hash[1]) {
        c->changed++;
        say(c->out, _("changed   "), source->absolute, OUT_DATE);
    }
    error_clear(&why);
    return !out_gone(c->out);
}

static enum status check(struct cmd_call *call, struct archive *archive, struct checking *c)
{
    struct archive_totals totals = {0};
    size_t faults = 0;
    enum status status = archive_check(archive, cmd_has(call, "quick"), report, c, &faults, call->err);
    if (status == STATUS_OK)
        status = archive_sources(archive, check_source, c, call->err);
    if (status == STATUS_OK)
        status = archive_totals(archive, &totals, call->err);
    if (status != STATUS_OK)
        return status;
    struct buf line = {0};
    buf_printf(&line, _("%zu sources (%zu changed, %zu gone), %zu pages, %zu articles: %zu faults\n"), totals.sources,
               c->changed, c->gone, totals.pages, totals.articles, faults);
    if (archive_is_foreign(archive))
        buf_cstr(&line, _("not made by your baolan: its full text is not used; --repair makes the archive yours\n"));
    out_text(c->out, buf_view(&line), faults ? OUT_DOUBT : OUT_PLAIN);
    buf_free(&line);
    if (faults)
        return error_set(call->err, STATUS_ARCHIVE, "the archive has %zu faults; 'baolan check --repair' makes it anew",
                         faults);
    return c->changed || c->gone ? STATUS_INPUT : STATUS_OK;
}

static void report_lost(void *context, const char *line)
{
    struct checking *c = context;
    say(c->out, "", str_of(line), OUT_DOUBT);
}

static enum status repair(struct cmd_call *call, struct checking *c)
{
    struct repair_sums sums;
    struct buf line = {0};
    enum status status = archive_repair(cmd_archive(call), report_lost, c, &sums, call->err);
    if (status != STATUS_OK)
        return status;
    buf_printf(&line, _("made anew: %zu articles, %zu lost"), sums.articles, sums.lost);
    if (sums.damaged)
        buf_printf(&line, _(", %zu damaged"), sums.damaged);
    if (sums.unsure)
        buf_printf(&line, _("; 'baolan index' reads %zu sources again"), sums.unsure);
    if (sums.kept)
        buf_cstr(&line, _("; what was there is kept as FILE.damaged"));
    buf_char(&line, '\n');
    out_text(c->out, buf_view(&line), sums.lost || sums.damaged ? OUT_DOUBT : OUT_PLAIN);
    buf_free(&line);
    return STATUS_OK;
}

static enum status run(struct cmd_call *call)
{
    struct archive *archive = NULL;
    struct checking c = {.out = cmd_out(call, NULL)};
    enum status status = cmd_has(call, "repair") ? repair(call, &c) : STATUS_OK;
    if (status == STATUS_OK)
        status = cmd_open_archive(call, ARCHIVE_READ, &archive);
    if (status == STATUS_OK)
        status = check(call, archive, &c);
    enum status written = out_close(c.out, call->err);
    archive_close(archive);
    return status == STATUS_OK ? written : status;
}

const struct cmd cmd_check = {
    .name = "check",
    .arguments = "",
    .summary = N_("test the archive, and tell which sources have changed or gone"),
    .about = N_("Tests the archive: the file's structure, references, each text against its uid; full\n"
                "text, counts and relations against the texts. Then compares each source with the file\n"
                "it was read from. Exit 3 when the archive has faults, 1 when sources have changed or\n"
                "gone since.\n"
                "--repair makes the archive anew from the articles that can be read: full text, counts\n"
                "and relations are built again, and the sources of what was lost or damaged are read\n"
                "again by the next 'baolan index'. So does it with an archive that somebody else made."),
    .options = options,
    .flags = CMD_ARCHIVE | CMD_PAGED,
    .run = run,
};
