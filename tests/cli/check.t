#!/bin/sh
# Damage that leaves the file's structure whole is noticed by baolan check, and mended by --repair and the sources.
. tests/cli/lib.sh
"$baolan" index data/sample >/dev/null
"$baolan" export >"$dir/own.jsonl"
exits 0 "a new archive is sound" "$baolan" check

# damage OLD NEW: a copy of the archive in which NEW, of as many bytes, stands wherever OLD stood.
damage() {
    cp "$dir/a.db" "$dir/d.db"
    perl -e 'my ($file, $old, $new) = @ARGV; exit 1 if !length $old || length $old != length $new; local $/; open F, "+<", $file;
        binmode F; $_ = <F>; exit 1 if !s/\Q$old\E/$new/g; seek F, 0, 0; print F $_' "$dir/d.db" "$1" "$2"
}
# A title that stands once in the sample, and its first and last characters changed.
phrase=$(perl -Mutf8 -CSD -ne '$n{$1}++ while /"title":"(\p{Han}{6,})","title_basis":"printed"/g; END { print((sort grep { $n{$_} == 1 } keys %n)[0]) }' "$dir/own.jsonl")
uid=$(grep "\"title\":\"$phrase\"" "$dir/own.jsonl" | grep -o '"uid":"[0-9a-z]*"' | head -n 1 | cut -d '"' -f 4)
other=$(printf %s "$phrase" | perl -Mutf8 -CSD -pe 's/^./山/; s/.$/水/')

# A word that is longer than the full text takes: of a page number all is one.
perl -e 'print qq({"page_no":"4), "水" x 20000, qq(","date":"2024-08-01","title":"水塔","sections":[]}\n)' >"$dir/long.jsonl"
exits 0 "a page number of 60,000 bytes" "$baolan" index -d "$dir/l.db" "$dir/long.jsonl"
exits 0 "is sound" "$baolan" check -d "$dir/l.db"
exits 0 "and can be taken out" "$baolan" index --again -d "$dir/l.db" "$dir/long.jsonl"
exits 0 "sound again" "$baolan" check -d "$dir/l.db"

ok "a text is damaged" damage "$phrase" "$other"
exits 3 "which is noticed" "$baolan" check -d "$dir/d.db"
says "and the article named" "^fault +text that is not the one its uid was made of: $uid" "$dir/out"
says "its full text is another, too" "^fault +article whose full text is another: $uid" "$dir/out"
exits 0 "but not by the quick check, which looks at the structure" "$baolan" check --quick -d "$dir/d.db"
exits 1 "it is repaired, and a source is to be read again" "$baolan" check --repair -d "$dir/d.db"
says "with a word on what may be wrong" "0 lost, 1 damaged; 'baolan index' reads 1 sources again" "$dir/out"
ok "what was there is kept" test -s "$dir/d.db.damaged"
exits 0 "its source is read again" "$baolan" index -d "$dir/d.db" data/sample
exits 0 "and all is sound" "$baolan" check -d "$dir/d.db"
"$baolan" export -d "$dir/d.db" >"$dir/again.jsonl"
ok "and as it was" cmp "$dir/own.jsonl" "$dir/again.jsonl"

reason=$(perl -Mutf8 -CSD -ne '$r = $1 while /"reason":"同提“(\p{Han}+)”/g; END { print $r }' "$dir/own.jsonl")
ok "the reason of a relation is damaged" damage '同提“'"$reason" '同提“'"$(printf %s "$reason" | perl -Mutf8 -CSD -pe 's/./口/g')"
exits 3 "which is noticed" "$baolan" check -d "$dir/d.db"
says "as what the texts do not say" "^fault +relation that the texts do not bear out" "$dir/out"
exits 0 "it is repaired" "$baolan" check --repair -d "$dir/d.db"
says "without the sources" "0 lost$" "$dir/out"
"$baolan" export -d "$dir/d.db" >"$dir/again.jsonl"
ok "and as it was" cmp "$dir/own.jsonl" "$dir/again.jsonl"

# A page of the full text begins with no story's id, the place of its footer, and how long its first word is: that is made as long as no page.
ask() {
    for what in "search --format json 氢能 -煤炭" "search --format json 产业" "search --count 题" "stats --by county 煤"; do "$baolan" $what -d "$1"; done
}
ask "$dir/a.db" >"$dir/found" 2>&1
cp "$dir/a.db" "$dir/d.db"
ok "a page of the full text is damaged" perl -e 'local $/; open F, "+<", $ARGV[0]; binmode F; $_ = <F>; s/(\0\0[\x0b-\x0f].)\x07(?=0[\xe4-\xe9])/$1\x7f/s or exit 1;
    seek F, 0, 0; print F $_' "$dir/d.db"
exits 3 "which is noticed" "$baolan" check -d "$dir/d.db"
says "and the page named" "^fault +damaged page of the full text: [0-9]+/[0-9]+$" "$dir/out"
exits 0 "it is repaired" "$baolan" check --repair -d "$dir/d.db"
says "without the sources" "0 lost$" "$dir/out"
exits 0 "and all is sound" "$baolan" check -d "$dir/d.db"
ask "$dir/d.db" >"$dir/again" 2>&1
ok "and found as it was" cmp "$dir/found" "$dir/again"

ok "a character is broken" damage "$phrase" "$(printf '\377\376\375')$(printf %s "$phrase" | cut -c 4-)"
exits 3 "which is noticed" "$baolan" check -d "$dir/d.db"
says "as no text" "^fault +article with bytes that are no text: $uid" "$dir/out"

ok "the name of a county is broken" damage 141126石楼县 "141126$(printf '\377\376\375')楼县"
exits 3 "which is noticed" "$baolan" check -d "$dir/d.db"
says "as no text" "^fault +county with bytes that are no text" "$dir/out"
exits 0 "it is repaired" "$baolan" check --repair -d "$dir/d.db"
says "which is said" '^damaged: county [0-9]+: its name is no text' "$dir/out"
exits 0 "and all is sound" "$baolan" check -d "$dir/d.db"
exits 0 "an index run that writes gives it its name again" "$baolan" index --again -d "$dir/d.db" data/sample
exits 0 "and all is sound" "$baolan" check -d "$dir/d.db"
"$baolan" export -d "$dir/d.db" >"$dir/again.jsonl"
ok "and as it was" cmp "$dir/own.jsonl" "$dir/again.jsonl"

# A county that a record calls by another name than the facts do: traces of its articles rest on names.
cat >"$dir/named.jsonl" <<'END'
{"page":{"date":"2019-03-01"},"title":"云垛大桥开工","counties":[{"code":"141126","name":"石楼地方","primary":true}],"text":["石楼县云垛大桥昨天开工，石楼县云垛大桥两岸有十一个村。石楼县项目经理骆长河说，石楼县云垛大桥，总投资8600万元。石楼县的孩子上学少走九里路。"]}
END
"$baolan" index -d "$dir/n.db" "$dir/named.jsonl" >/dev/null
exits 0 "a county under another name" "$baolan" check -d "$dir/n.db"
"$baolan" index -d "$dir/n.db" --region 141100 "$pages" >/dev/null
exits 0 "and under its own" "$baolan" check -d "$dir/n.db"
rm "$dir/named.jsonl"
"$baolan" index -d "$dir/n.db" --prune "$dir/named.jsonl" >/dev/null 2>&1
exits 0 "and when its article is gone" "$baolan" check -d "$dir/n.db"
# What was common and is no longer: relations rest on how many hold a name, and do not go stale when files go. All name one village; two
# of them a company as well, and by that they are related.
mkdir "$dir/many"
perl -Mutf8 -CSD -e 'my $c = 0x5000; sub noise { join "", map { chr $c++ } 1 .. 9 }
    for my $n (10 .. 55) {
        my $firm = $n < 12 ? "误决怀急公司" : noise();
        open F, ">", "$ARGV[0]/$n.jsonl";
        printf F qq({"page":{"date":"2020-03-%02d"},"title":"薷摆法村","sections":[{"paragraphs":["%s"]}]}\n), 1 + $n % 28,
            join "", map { noise() . "，$firm" . noise() . "，薷摆法村" . noise() . "。" } 1 .. 4;
    }
    open F, ">", "$ARGV[0]/few.jsonl"; # what is common depends on how many there are
    print F qq({"page":{"date":"2019-01-01"},"title":"$_","sections":[]}\n) for 1 .. 5000' "$dir/many"
"$baolan" index -d "$dir/y.db" "$dir/many" >/dev/null
exits 0 "an archive in which a name is common is sound" "$baolan" check -d "$dir/y.db"
ok "and has a relation" sh -c '[ "$("$1" export -d "$2" | grep -c "\"reason\"")" = 2 ]' - "$baolan" "$dir/y.db"
rm "$dir"/many/4?.jsonl
"$baolan" index -d "$dir/y.db" --prune "$dir/many" >/dev/null
exits 0 "and after the name has become rarer" "$baolan" check -d "$dir/y.db"
"$baolan" index -d "$dir/z.db" "$dir/many" >/dev/null
for i in y z; do "$baolan" export -d "$dir/$i.db" | grep -v '"title":"[1-9]' >"$dir/$i.jsonl"; done
ok "whose articles are related by it then, as if it had never been common" cmp "$dir/y.jsonl" "$dir/z.jsonl"
finish
