#!/bin/sh
# Archives of somebody else, and damaged ones: read as text, made anew by check --repair.
. tests/cli/lib.sh
"$baolan" index data/sample >/dev/null
"$baolan" export >"$dir/own.jsonl"
cp "$dir/a.db" "$dir/f.db"
ask() {
    for what in "search 氢能 -煤炭" "search --format json title:氢能 county:孝义 OR by:高岩" "stats --by county" "stats --by month 氢能" "search --count"; do
        "$baolan" $what
    done
}
ask >"$dir/own" 2>&1

HOME=$dir/other
export HOME BAOLAN_ARCHIVE="$dir/f.db"
ask >"$dir/foreign" 2>&1
ok "somebody else's archive is searched and counted as one's own" cmp "$dir/own" "$dir/foreign"
"$baolan" export >"$dir/foreign.jsonl"
ok "and exported" cmp "$dir/own.jsonl" "$dir/foreign.jsonl"
exits 0 "and checked" "$baolan" check
says "which tells whose it is" '^not made by your baolan' "$dir/out"
exits 3 "it is not written to" "$baolan" index data/sample
says "which is said, with what to do" "'baolan check --repair' makes it yours" "$dir/err"

# One whose full text lies: a title says what its index does not.
phrase=$(perl -Mutf8 -CSD -ne '$n{$1}++ while /"title":"(\p{Han}{6,})","title_basis":"printed"/g; END { print((sort grep { $n{$_} == 1 } keys %n)[0]) }' "$dir/own.jsonl")
other=$(printf %s "$phrase" | perl -Mutf8 -CSD -pe 's/^..../山水山水/')
cp "$dir/f.db" "$dir/l.db"
perl -e 'my ($file, $old, $new) = @ARGV; local $/; open F, "+<", $file; binmode F; $_ = <F>; s/\Q$old\E/$new/g or exit 1; seek F, 0, 0; print F $_' \
    "$dir/l.db" "$phrase" "$other"
exits 0 "of one whose full text lies what stands in the text is found" "$baolan" search -d "$dir/l.db" --count "title:\"$other\""
exits 1 "and what does not is not" "$baolan" search -d "$dir/l.db" "title:\"$phrase\""
exits 0 "check --repair" "$baolan" check --repair
says "says what it did" '^made anew: [0-9]+ articles, 0 lost' "$dir/out"
exits 0 "then it can be written to" "$baolan" index data/sample
exits 0 "and is whole" "$baolan" check
ok "and private to its owner" test "$(stat -c %a "$dir/f.db")" = 600
ok "nothing else is left behind" sh -c '! ls "$1"/f.db.* 2>/dev/null' - "$dir"

# A disk that forgets: pages overwritten with noise. What was lost is read again from its sources.
HOME=$dir
export HOME
for seed in 1 2 3 4 5 6; do
    cp "$dir/a.db" "$dir/d.db"
    perl -e 'srand $ARGV[1]; open F, "+<", $ARGV[0]; binmode F; $n = (-s F) / 16384;
        for (1 .. 4) { seek F, 16384 * (1 + int rand($n - 1)) + int(rand 3) * 40, 0; print F join "", map { chr int rand 256 } 1 .. 300 }' "$dir/d.db" "$seed"
    "$baolan" check -d "$dir/d.db" >/dev/null 2>"$dir/err"
    ok "damage $seed is noticed" test $? = 3
    "$baolan" check -d "$dir/d.db" --repair >"$dir/out" 2>&1
    "$baolan" index -d "$dir/d.db" data/sample >/dev/null 2>&1
    "$baolan" export -d "$dir/d.db" >"$dir/again.jsonl" 2>&1
    ok "repaired and indexed again it is as before" cmp "$dir/own.jsonl" "$dir/again.jsonl"
    exits 0 "and whole" "$baolan" check -d "$dir/d.db"
    rm -f "$dir"/d.db*
done

# A disk was full when a mark was noted: half of it stands in the list, and the next one behind it.
printf 0123456789ab >>"$dir/.local/state/baolan/archives"
"$baolan" index -d "$dir/m.db" data/sample >/dev/null
exits 0 "an archive whose mark stands behind half of another is one's own" "$baolan" index -d "$dir/m.db" data/sample

# A schema that is not ours: one letter of a table's text.
cp "$dir/a.db" "$dir/s.db"
perl -e 'local $/; open F, "+<", $ARGV[0]; binmode F; $_ = <F>; s/CREATE TABLE person/CREATE TABLE qerson/; seek F, 0, 0; print F $_' "$dir/s.db"
exits 3 "a schema that is not ours" "$baolan" search -d "$dir/s.db" 氢能
ok "is refused with a sentence" test -s "$dir/err"
exits 3 "also by --repair" "$baolan" check --repair -d "$dir/s.db"
finish
