#!/bin/sh
# Strings that a terminal would act on, hide, turn round or choke on, in every field and through every command, in a pipe and on a terminal:
# only text and the program's own sequences come out; JSON says the same by escapes.
. tests/cli/lib.sh

# The corpus, a string a line as Perl writes it.
cat >"$dir/strings" <<'END'
\x07bell\x08\x0b\x0c\x0e\x0f
\x1b[31mred\x1b[2J\x1b[?1049h\x1b[6n
\x1b]0;title\x07\x1b]52;c;eA==\x07\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\
\x1bP+q544e\x1b\\\x1b_apc\x1b\\\x1b^pm\x1b\\\x1bX sos\x1b\\\x1bc
\x9b31mraw C1\x9d0;t\x9c\x90
\xc2\x9b31mC1\xc2\x9d0;t\xc2\x9c\xc2\x85
\xe2\x80\xaeover\xe2\x80\xaarid\xe2\x81\xa6e\xe2\x81\xa9\xd8\x9c\xe2\x80\x8f
ze\xe2\x80\x8bro\xe2\x80\x8d\xe2\x81\xa0\xef\xbb\xbf\xc2\xad\xef\xb8\x8f
f\xcc\xb6\xcc\xb7\xcc\xb8\xcc\xb4\xcc\xb5\xcc\xb6\xcc\xb7\xcc\xb8\xcc\xb4\xcc\xb5\xcc\xb6\xcc\xb7lood
\xcd\xb8\xf0\x9f\xab\xbf\xf3\xa0\x81\xa7\xf3\xa0\x80\x81\xef\xbf\xbe
\xee\x80\x80\xf3\xb0\x80\x80\xf4\x8f\xbf\xbd
\xed\xa0\x80\xed\xb0\x80\xc0\xaf\xf5\x80\x80\x80\xe5\xad
\xe2\x80\xa8lines\xe2\x80\xa9\x0d\x09
END

# A page a string, with it in every place a page has; its file is named so too. JSONL with it in every field.
mkdir "$dir/bad"
perl -e '
    my ($list, $folder) = @ARGV;
    open my $in, "<", $list;
    while (<$in>) {
        chomp;
        my $s = eval "\"" . s/([\@\$"])/\\$1/gr . "\"";
        my $name = $s =~ s{[/\0]}{}gr;
        open my $page, ">", sprintf "%s/%s%d.txt", $folder, $name, $.;
        printf $page "某报%s\n2024年7月%d日　星期一　第4版\n责编：%s\n\n水塔%s刷新漆\n——%s\n\n本报讯（记者 %s）　城东的水塔%s刷了新漆，孩子们说像一支铅笔。%s\n图为水塔%s。高岩%s 摄\n", $s, $., ($s) x 8;
        # The same as JSON, where a control may be said by an escape; bytes that are no UTF-8 cannot.
        my $j = join "", map { my $c = ord; $c < 0x20 || $c == 0x7f || $c == 0x22 || $c == 0x5c ? sprintf "\\u%04x", $c : $_ } split //, $s;
        open my $records, ">>", "$folder/all.jsonl";
        print $records qq({"title":"t$j","kicker":"k$j","subtitle":"s$j","date":"2024-08-01","newspaper":"n$j","page_no":"4$j","authors":[{"name":"a$j","role":"r$j"}],"sections":[{"heading":"h$j","paragraphs":["p$j 水塔"]}],"captions":[{"text":"c$j","credit":"d$j"}],"counties":[{"code":"14$j","name":"y$j"}],"topics":[{"id":"t$j","name":"z$j","weight":0.5}],"people":[{"name":"q$j","title":"u$j"}],"figures":[{"value":"1$j","unit":"v$j","what":"w$j","who":"e$j","about":"14$j"}],"organisations":[{"name":"l$j"}],"doubts":["b$j"],"provenance":[{"part":"x$j","lines":[1,2]}],"page":{"file":"f$j","title":"g$j","staff":[{"role":"i$j","name":"j$j"}]}}\n);
    }
    open my $long, ">", "$folder/long.txt";
    print $long "2024年7月30日\n\n长行\n\n", "水塔\xcc\xb6\x1b[31m" x 70000, "\n"' "$dir/strings" "$dir/bad"

# Is there nothing in FILE but text, line ends and what the program itself sends? Its own: SGR, erase to the end of the line, CR before it.
clean() {
    perl -0777 -ne '
        use Encode;
        s/\e\[[0-9;]*m|\r?\e\[K//g; s/\r(?=(?:looking|indexing|tagging|relating|putting in order) )//g; s/\r\n/\n/g; s/\r(?=\n|\z)//g;
        my $t = eval { decode("UTF-8", my $copy = $_, Encode::FB_CROAK) };
        die "ill-formed bytes\n" unless defined $t;
        # Cf, Co, Cn and Cs are never ours; Cc only as line end; at most two marks in a row.
        die sprintf("U+%04X in: %s\n", ord $1, encode("UTF-8", $2)) if $t =~ /(?=([\x00-\x09\x0b-\x1f\x7f-\x9f\x{61c}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}\x{e000}-\x{f8ff}\x{e0000}-\x{10ffff}]))(.{0,20})/;
        die "a flood of marks\n" if $t =~ /\p{M}{3}/;' "$1" 2>"$dir/why"
    status=$?
    [ $status = 0 ] || sed 's/^/# /' "$dir/why" | cat -v
    return $status
}

"$baolan" index "$dir/bad" >"$dir/out" 2>"$dir/err"
ok "indexing them says nothing but text" clean "$dir/out"
ok "nor on stderr" clean "$dir/err"
uids=$("$baolan" search --format jsonl --limit 60 | perl -ne 'print "$1\n" if /"uid":"([^"]+)"/')
ok "they are in the archive" test "$(echo "$uids" | wc -l)" -ge 20

# COMMAND LINE…: in a pipe and on a terminal, both streams.
both() {
    "$@" >"$dir/out" 2>"$dir/err"
    clean "$dir/out" && clean "$dir/err" || return 1
    NO_COLOR='' TERM=xterm script -qec "stty rows 24 cols 80 -onlcr; exec $(printf "'%s' " "$@")" /dev/null </dev/null >"$dir/screen" 2>&1
    clean "$dir/screen"
}
each() { # NAME COMMAND…
    name=$1
    shift
    : >"$dir/wrong"
    both "$@" || echo "$*" >>"$dir/wrong"
    ok "$name" test ! -s "$dir/wrong"
}
for command in search "search --sort rank 水塔" "search --format json" "search --format jsonl" export "export --format csv" "export --format md" "export --format bibtex" \
    "export --format text" "export --format gbt7714" "export --format footnote" "stats" "stats --by newspaper" "stats --by topic" "stats --by quality" \
    "stats --by month --format json" "stats --by county" figures "figures --series" "figures --format json" "figures --series --format jsonl" \
    "search person:q" "search org:l" "export --format corrections" "check" "check --repair" "index --again $dir/bad" "index --retag" \
    "index --retag --region 110000"; do
    each "$command" "$baolan" $command
done
bad=0 before=
for uid in $uids; do
    for command in show "show --format md" "show --format json" "show --why" "show --why --format json" related "related --format json" thread \
        "thread --format json" "diff ${before:-$uid}" "diff --format json ${before:-$uid}"; do
        "$baolan" $command "$uid" >"$dir/out" 2>"$dir/err"
        { clean "$dir/out" && clean "$dir/err"; } || { bad=1 && echo "# $command $uid"; }
    done
    before=$uid
done
ok "show, its reasons, related, thread and diff, each article" test $bad = 0
before=
for uid in $(echo "$uids" | sed -n '1,12p'); do
    for command in show "show --why" related thread "diff ${before:-$uid}"; do
        both "$baolan" $command "$uid" || { bad=1 && echo "# $command $uid"; }
    done
    before=$uid
done
ok "and on a terminal" test $bad = 0
bad=0
for file in "$dir"/bad/*.txt; do
    for how in "--format text" "--format json" "--why" "--why --format json" "--why --region 141100"; do
        "$baolan" explain $how "$file" >"$dir/out" 2>"$dir/err"
        { clean "$dir/out" && clean "$dir/err"; } || { bad=1 && echo "# explain $how"; }
    done
done
ok "explain, each page, and its reasons" test $bad = 0

# Queries, names, options and configuration: what was asked comes back in errors.
bad=0
perl -ne 'chomp; my $s = eval "\"" . s/([\@\$"])/\\$1/gr . "\""; $s =~ s/[\n\0]//g; print "$s\n"' "$dir/strings" >"$dir/raw"
mkdir -p "$HOME/.config/baolan/topics.d"
while IFS= read -r s; do
    printf 'key any %s down\n%s\nset %s 1\ncolour %s %s\n' "$s" "$s" "$s" "$s" "$s" >"$HOME/.config/baolan/config"
    for try in "search $s" "search county:$s" "search title:($s" "search --county=$s" "search --from=$s" "search --format=$s" "search --$s" "show $s" \
        "related $s" "thread $s" "diff $s" "figures --topic=$s" "$s" "explain /tmp/$s" "index /tmp/$s" "index --region=$s" "check -d /tmp/none/$s" \
        "browse --list-keys" "browse --print-config" "browse --plain"; do
        set -- ${try%% *}
        [ "$try" = "${try#* }" ] || set -- "$1" "${try#* }"
        "$baolan" "$@" >"$dir/out" 2>"$dir/err" </dev/null
        status=$?
        [ $status -le 3 ] && clean "$dir/out" && clean "$dir/err" || { bad=1; echo "# exit $status: $try" | cat -v; }
    done
    printf 'id\t%s\nname\t%s\n%s\t%s\n' "$s" "$s" "$s" "$s" >"$HOME/.config/baolan/topics.d/$(printf %s "$s" | tr -d '/').topic"
    "$baolan" index -d "$dir/t.db" "$pages" >"$dir/out" 2>"$dir/err"
    { clean "$dir/out" && clean "$dir/err"; } || { bad=1; echo "# topic file"; }
    rm -f "$HOME"/.config/baolan/topics.d/* "$HOME/.config/baolan/config"
done <"$dir/raw"
ok "queries, names, options, keys and topics, in every error" test $bad = 0

# What a reader keeps beside an archive: corrections, marks, places, searches, history.
bad=0
cp "$dir/a.db" "$dir/c.db"
set -- $uids
state=$HOME/.local/state/baolan
mkdir -p "$state"
while IFS= read -r s; do
    printf '@ %s\nkicker: k%s\ntitle: t%s\nauthors: a%s/r%s\ncredit: c%s\ncounties: y%s\ntopics: z%s\n\n段落%s\n\n## h%s\n又一段%s\n\n@ %s\njoin: %s\n\n@ %s\n\n水塔%s\n\n@ %s+2\ntitle: t%s\nauthors: a%s\n\n下半%s\n\n@ %s\njoin: %s、%s\n' \
        "$1" "$s" "$s" "$s" "$s" "$s" "$s" "$s" "$s" "$s" "$s" "$2" "$3" "$4" "$s" "$4" "$s" "$s" "$s" "$5" "$s" "$6" >"$dir/c.db.corrections"
    printf '2026-11-22\t%s\tbookmark\tn%s\tb%s\n2026-11-22\t%s\ttag\tg%s\n%s\n' "$1" "$s" "$s" "$1" "$s" "$s" >"$state/marks"
    printf 'w%s\t水塔%s\nx\tcounty:%s\n%s\n' "$s" "$s" "$s" "$s" >"$state/searches"
    printf 'archive\t%s\nquery\t%s\nuid\t%s\n' "$dir/c.db" "$s" "$s" >"$state/places"
    printf '%s\n水塔%s\n' "$s" "$s" >"$state/history"
    rm -f "$dir/dump"
    printf 'F\n:dump %s\nEsc\n\047\n:dump %s\nEsc\nJ\n:dump %s\nEsc\n/ Up\n:dump %s\nEsc\nx\nj Enter\n:dump %s\n' "$dir/dump" "$dir/dump" "$dir/dump" "$dir/dump" "$dir/dump" >"$dir/keys"
    for try in "index $dir/bad" "show $1" "show $2" "show $4" "thread $2" search figures "index --retag" "export --format corrections" "browse --plain" browse; do
        rm -f "$dir/dump"
        BAOLAN_SCRIPT=$([ "$try" = browse ] && echo "$dir/keys") "$baolan" $try -d "$dir/c.db" >"$dir/out" 2>"$dir/err" <<END
1
r
F
m $s
#
n
END
        status=$?
        [ $status -le 2 ] && clean "$dir/out" && clean "$dir/err" || { bad=1 && echo "# exit $status: $try: $(head -n 1 "$dir/err")" | cat -v; }
        [ "$try" != browse ] || { [ -s "$dir/dump" ] && clean "$dir/dump"; } || { bad=1 && echo "# the browser's screens"; }
    done
done <"$dir/raw"
rm -f "$state"/marks "$state"/searches "$state"/places "$state"/history
ok "corrections, marks, places, searches and history" test $bad = 0

# A megabyte in each field.
mkdir "$dir/long"
perl -e '
    my ($folder, $j, $day) = (shift, "水塔\\u001b[31m\\u0336" x 80000, 0);
    open my $records, ">", "$folder/long.jsonl";
    for my $field (qw(title kicker subtitle newspaper page_no uid jump_to date), "page:file", "page:title", "authors:name", "authors:role",
        "captions:text", "captions:credit", "counties:code", "counties:name", "topics:id", "topics:name", "people:name", "people:title",
        "figures:value", "figures:unit", "figures:what", "figures:who", "organisations:name", "provenance:part", "sections:heading") {
        my ($outer, $inner) = split /:/, $field;
        my $value = !$inner ? "\"$j\"" : $outer eq "page" ? "{\"$inner\":\"$j\"}" : "[{\"$inner\":\"$j\"}]";
        print $records "{\"$outer\":$value", ($outer =~ /title|page$/ ? "" : ",\"title\":\"水塔\""),
            ($outer =~ /date|page$/ ? "" : sprintf ",\"date\":\"2024-08-%02d\"", ++$day), ($outer eq "sections" ? "" : ",\"text\":\"水塔刷漆\""), "}\n";
    }
    print $records "{\"date\":\"2024-08-30\",\"text\":\"$j\"}\n{\"date\":\"2024-08-31\",\"doubts\":[\"$j\"],\"text\":\"水塔\"}\n"' "$dir/long"
export BAOLAN_ARCHIVE="$dir/long.db"
exits 1 "a megabyte in each field" "$baolan" index "$dir/long"
ok "what is refused is refused in a sentence" test "$(wc -c <"$dir/err")" -lt 40000
ok "which is text" clean "$dir/err"
for command in "search 水塔" "search --sort rank --format json 水塔" "stats --by newspaper" "stats --by topic" figures "export --format csv" check; do
    "$baolan" $command >"$dir/out" 2>"$dir/err"
    status=$?
    [ $status -le 1 ] && clean "$dir/out" && clean "$dir/err"
    result $? "$command: exit $status"
done
rm -f "$dir/dump"
printf 'j Enter\nG\nv\nEsc\nr\nEsc\nEsc\nG\nEnter\n/ "水塔" Enter\n$\nEsc\nT\n:dump %s\n' "$dir/dump" >"$dir/keys"
BAOLAN_SCRIPT=$dir/keys exits 0 "and browsed" "$baolan"
ok "as text" clean "$dir/dump"
export BAOLAN_ARCHIVE="$dir/a.db"

# JSON is faithful: what went in by escapes comes out by escapes, the same.
"$baolan" export >"$dir/out.jsonl"
ok "JSON keeps every character by escapes" perl -MJSON::PP -e '
    my ($bad, %want) = 0;
    open F, "<", $ARGV[0];
    while (<F>) { my $r = eval { decode_json($_) } or next; $want{$r->{subtitle}} = 1 }
    open G, "<", $ARGV[1];
    while (<G>) { my $r = decode_json($_); delete $want{$r->{subtitle} // ""} }
    for (keys %want) { my $s = $_; print "# lost: ", JSON::PP->new->ascii->allow_nonref->encode($s), "\n"; $bad++ }
    exit($bad != 0)' "$dir/bad/all.jsonl" "$dir/out.jsonl"

# The browser composes rows through the same door; tests/ui/terminal_hostile.c looks at each byte that it sends. Here: what it dumps.
printf 'j j Enter\nv\nEsc\nr\nEsc\nc\nt\nd\n/ "水塔" Enter\nEnter\nG\no\nEsc\n:dump %s\n?\n' "$dir/dump" >"$dir/keys"
BAOLAN_SCRIPT=$dir/keys exits 0 "the browser walks through them" "$baolan"
ok "and shows nothing but text" clean "$dir/dump"
# More articles of one day than ids are made for: those are refused, and the rest goes on.
case $BUILD in
*asan*) ;;
*)
    mkdir "$dir/day"
    perl -e 'for (1 .. 33500) { print qq({"page":{"date":"2020-01-01"},"title":"$_","sections":[]}\n) }' >"$dir/day/a.jsonl"
    echo '{"page":{"date":"2020-01-02"},"title":"第二天","sections":[]}' >"$dir/day/b.jsonl"
    exits 1 "too many articles of one day" "$baolan" index -d "$dir/day.db" "$dir/day"
    says "are refused by name" "^baolan: '.*a.jsonl': there are more articles of one day \(20200101\)" "$dir/err"
    ok "and the rest is kept" test "$("$baolan" search -d "$dir/day.db" --count date:2020-01-02)" = 1
    ;;
esac
finish
