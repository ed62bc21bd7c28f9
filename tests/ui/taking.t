#!/bin/sh
# What leaves the browser: citations, files, texts for programs. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages
here=$PWD
work="$dir/work"
mkdir "$work"

# There is no terminal that could take what is copied; what is said is the same.
mkdir -p "$dir/.config/baolan"
printf "set clipboard tee '%s/copied text'\n" "$work" >"$dir/.config/baolan/config"
printf 'j y g' >"$dir/keys"
COLUMNS=80 LINES=12 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse >"$dir/out" 2>&1
golden citation "$work/copied text"
rm -r "$dir/.config" "$work/copied text" "$dir/.local/state/baolan/places"

screen copy 100x12 <<'KEYS'
j y
:dump DUMP
q g
:dump DUMP
y f
:dump DUMP
y t
:dump DUMP
y Esc
:dump DUMP
KEYS

sed "s|DIR|$work|" >"$dir/in" <<'KEYS'
s
:dump DUMP
C-u
"DIR/a.doc"
Enter
:dump DUMP
C-u
"DIR/a.md"
Enter
s C-u
"DIR/a.md"
Enter
:dump DUMP
n C-u
"DIR/b.txt"
Enter
s C-u
"DIR/a.md"
Enter o
s C-u
"DIR"
Enter
:dump DUMP
C-u
"DIR/no/c.csv"
Enter
:dump DUMP
/
"氢能"
Enter A s
:dump DUMP
C-u
"DIR/all.csv"
Enter
A s C-u
"DIR/all.bib"
Enter
A s C-u
"~/work/all.jsonl"
Enter
KEYS
screen save 100x12 <"$dir/in"
for file in a.md b.txt; do
    golden "saved-$file" "$work/$file"
done
"$baolan" export --format csv 氢能 >"$dir/want"
ok 'a list as export writes it' cmp "$work/all.csv" "$dir/want"
"$baolan" export 氢能 >"$dir/want"
ok 'and as records' cmp "$work/all.jsonl" "$dir/want"
ok 'and as citations' [ "$(grep -c '^@article' "$work/all.bib")" = 3 ]
ok 'nothing else is left' [ "$(ls "$work" | tr '\n' ' ')" = 'a.md all.bib all.csv all.jsonl b.txt ' ]

# A file that is not ours stays what it was.
chmod 444 "$work/a.md"
printf 'mine\n' >"$work/mine.md"
printf 's C-u\n"%s/mine.md"\nEnter Esc\n' "$work" >"$dir/keys"
COLUMNS=80 LINES=12 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse >"$dir/out" 2>&1
ok 'a file that is there is not written over' grep -qx mine "$work/mine.md"

printf '|\n"tee %s/piped"\nEnter |\n"sh -c '"'exit 3'"'"\nEnter\n:dump DUMP\n|\n"nosuch program"\nEnter\n:dump DUMP\n|\n"a '"'"'b"\nEnter\n:dump DUMP\n' "$work" >"$dir/in"
screen pipe 80x12 <"$dir/in"
"$baolan" export --format text >"$dir/want"
head -n "$(wc -l <"$work/piped")" "$dir/want" >"$dir/head"
ok 'a program gets the text' cmp "$work/piped" "$dir/head"

cd "$here" || exit 1
finish
