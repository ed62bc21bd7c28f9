#!/bin/sh
# What search, show, related, export, stats and explain print, against goldens, and as JSON that a parser accepts. The goldens are made
# from records, so that they do not change with what the rebuilder and the tagger find in a page.
. tests/cli/lib.sh

cd tests/cli || exit 1
"$baolan" index -d "$dir/pages.db" pages >"$dir/summary" 2>"$dir/err"
golden index.txt "$dir/summary"
"$baolan" index --region 141100 - <records.jsonl >/dev/null 2>"$dir/err"
uid() { "$baolan" search --format jsonl --limit 1 "$1" | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p'; }
first=$(uid 清淤) second=$(uid 重卡) jump=$(uid 白鹭) derived=$(uid 集市)

run() { # NAME COMMAND…
    name=$1
    shift
    "$baolan" "$@" >"$dir/out" 2>"$dir/err"
    golden "$name" "$dir/out"
}
run search.txt search
run search-word.txt search 氢能
run search.json search --format json 氢能
run search.jsonl search --format jsonl
run search-count.txt search --count
run search-county.txt search --county 孝义
run search-or.txt search --county 孝义 --county 交城
run search-from.txt search --from 2024-05-11
run show.txt show --width 40 "$second"
run show-wide.txt show "$first"
run show.md show --format md "$second"
run show-jump.txt show --width 50 "$jump"
run show-derived.txt show --width 50 "$derived"
run show.json show --format json "$second"
run export.jsonl export
run export.csv export --format csv
run export.md export --format md
run export.bib export --format bibtex
run related.txt related "$jump"
run related.json related --format json "$second"
run stats-month.txt stats --by month
run stats-county.json stats --by county --format json
run stats-quality.txt stats --by quality
run figures.txt figures
run figures.json figures --format json --limit 2
run check.txt check

# What the summary counts and what lists count differ by the halves that go on from another page.
"$baolan" index -d "$dir/halves.db" ../ui/pages >"$dir/out" 2>"$dir/err"
articles=$(sed -n 's/^articles  *\([0-9]*\),.*/\1/p' "$dir/out") rests=$(sed -n 's/^articles  *[0-9]*, \([0-9]*\) of them go.*/\1/p' "$dir/out")
ok "the summary tells how many go on from another page" test "$((articles - rests))" = "$("$baolan" search -d "$dir/halves.db" --count)"
ok "which are some" test "${rests:-0}" -gt 0

# What goes on in the midst of a sentence begins no paragraph.
sed 's/，鸟就不走了。"/，鸟"/' records.jsonl | "$baolan" index -d "$dir/broken.db" --region 141100 - >/dev/null
exits 0 "a story that breaks off" "$baolan" show -d "$dir/broken.db" --width 50 "$("$baolan" search -d "$dir/broken.db" --format jsonl 白鹭 | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p;q')"
says "goes on where it was" '^县里今年给湿地添了' "$dir/out"

# A role that a name holds already stands there once.
echo '{"title":"桥","text":"渡口有了桥。","authors":[{"name":"本报评论员","role":"评论员"},{"name":"孟凡","role":"记者"}]}' |
    "$baolan" index -d "$dir/role.db" - >/dev/null
exits 0 "an article with two authors" "$baolan" show -d "$dir/role.db" "$("$baolan" export -d "$dir/role.db" | sed 's/.*"uid":"\([^"]*\)".*/\1/')"
says "a role once" '^ +本报评论员　记者 孟凡$' "$dir/out"

# What each line was taken for is the rebuilder's own matter and tested there; here, that every line is told once and as it stands.
exits 0 "explain" "$baolan" explain --format text pages/2024/05/10/04.txt
sed -n 's/.* │ //p' "$dir/out" >"$dir/told"
grep . pages/2024/05/10/04.txt | diff - "$dir/told" >"$dir/diff"
result $? "every line that holds something stands there" || sed 's/^/# /' "$dir/diff"
says "with its number, article, role, certainty and rule" '^ +3 +1 title +[01]\.[0-9]{2}  [a-z].* │ 孝义水库' "$dir/out"
says "and above them the quality of the page" '^page +1 +(0\.[0-9]{2}|1\.00)' "$dir/out"
says "and of each article" '^article +1 +(0\.[0-9]{2}|1\.00)  孝义水库' "$dir/out"
exits 0 "explain to a program" "$baolan" explain pages/2024/05/10/04.txt
ok "gets JSON" perl -MJSON::PP -0777 -ne '$l = decode_json($_); exit !(@$l > 5 && $l->[2]{page_quality} > 0 && (grep { ($_->{quality} // 0) > 0 } @$l))' "$dir/out"
exits 0 "explain, as JSONL" "$baolan" explain --format jsonl pages/2024-06-01_A01.md
ok "a record a line" test "$(wc -l <"$dir/out")" = "$(wc -l <pages/2024-06-01_A01.md)"
exits 0 "explain of standard input" "$baolan" explain - <pages/2024/05/10/04.txt
exits 1 "explain of records" "$baolan" explain /dev/null.jsonl
for command in search export stats figures; do
    exits 1 "$command: nothing found" "$baolan" $command 恐龙
    says "$command says so" '^baolan: nothing was found' "$dir/err"
    ok "and prints nothing" test ! -s "$dir/out"
done
exits 1 "nothing found" "$baolan" search 恐龙
ok "nothing on stdout" test ! -s "$dir/out"
exits 1 "nothing found, as JSON" "$baolan" search --format json 恐龙
ok "an empty array" test "$(cat "$dir/out")" = "[]"
exits 1 "no such article" "$baolan" show 0000000000
says "is told" 'no article has the uid' "$dir/err"
exits 1 "nor related ones" "$baolan" related 0000000000
exits 2 "a query that cannot be read" "$baolan" search 'county:'
exits 2 "a topic that nothing is like" "$baolan" search topic:xyz
ok "some that there are are named, and how many more" grep -q '(innovation) and [0-9]* more' "$dir/err"
says "the column is told" 'column [0-9]+' "$dir/err"
exits 2 "an unknown region" "$baolan" index --region 999999 pages
exits 0 "a minus word is no option" "$baolan" search -煤炭 氢能
for format in json jsonl; do
    "$baolan" search --format $format | perl -MJSON::PP -e '
        local $/; my $p = JSON::PP->new->utf8; my $t = <STDIN>;
        $p->incr_parse($t); my $n = 0; while (my $o = $p->incr_parse) { $n += ref $o eq "ARRAY" ? @$o : 1 } exit($n > 1 ? 0 : 1)'
    result $? "search --format $format is JSON"
done
finish
