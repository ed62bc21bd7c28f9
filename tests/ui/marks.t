#!/bin/sh
# Marks, moves from article to article, and the place taken up again: keys in, screens out. GOLDEN=refresh makes them anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh
marks="$dir/.local/state/baolan/marks"

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

# What is undone is told by what it was: a note, then the bookmark that had it.
screen undo-note 80x8 <<'KEYS'
m a
"to be quoted"
Enter u
:dump DUMP
u
:dump DUMP
KEYS

# That an article was marked read, or unread, before it was opened: opened, it is read whatever is undone.
screen undo-read 80x8 <<'KEYS'
R Enter u
:dump DUMP
R Esc Enter u
:dump DUMP
u
:dump DUMP
KEYS

screen bookmarks 100x20 <<'KEYS'
:dump DUMP
m j j a
"for the 年鉴"
:dump DUMP
Enter #
"氢能，to quote"
Enter
:roles DUMP
'
:dump DUMP
j Enter
:dump DUMP
' m
:dump DUMP
u
:dump DUMP
u u u
:dump DUMP
KEYS
sed 's/^[^	]*	[^	]*	/TIME UID /' "$marks" >"$dir/screen"
golden marks-file "$dir/screen"

KEEP=yes
export LC_ALL='' LANG=zh_CN.UTF-8
printf 'nonsense\n' >>"$marks"
screen marks-zh 80x16 <<'KEYS'
:dump DUMP
Enter R
:dump DUMP
Esc A
:dump DUMP
t
"全部"
Enter
:dump DUMP
u
:dump DUMP
x /
"氢能"
Enter A m
:dump DUMP
A M
:dump DUMP
A
:resize 60x12
:dump DUMP
:resize 30x12
:dump DUMP
KEYS
export LC_ALL=C.UTF-8
KEEP=

screen moving 100x20 <<'KEYS'
Enter >
:dump DUMP
> <
:dump DUMP
]
:dump DUMP
[ [
:dump DUMP
)
:dump DUMP
( (
:dump DUMP
P
:dump DUMP
G Enter
:dump DUMP
J
:dump DUMP
j j Enter
:dump DUMP
Y
:dump DUMP
Esc
:dump DUMP
KEYS

# A list that is narrowed: what is not shown is neither marked nor saved.
cat >"$dir/in" <<KEYS
A
:dump DUMP
Esc f
"氢能"
Enter A
:dump DUMP
m
:dump DUMP
A s C-u
"$dir/shown.csv"
Enter
:dump DUMP
Esc f
"没有"
Enter A
:dump DUMP
KEYS
screen bulk-shown 80x12 <"$dir/in"
ok 'what is shown is saved' test "$(grep -c '氢能' "$dir/shown.csv")" -ge 1
ok 'and nothing else: one of the two has two parts' test "$(grep -c '^"[0-9a-z]*","2' "$dir/shown.csv")" = 3

screen any 80x12 <<'KEYS'
/
"磨坊"
Enter *
:dump DUMP
KEYS

screen place-left 80x12 <<'KEYS'
c G k Enter
/
"氢能"
Enter j Enter j
:dump DUMP
KEYS
KEEP=yes
screen place-again 100x16 <<'KEYS'
:dump DUMP
KEYS
COLUMNS=80 LINES=12 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse 重卡 >"$dir/out" 2>&1
ok "with a query that is what is shown" grep -q '“重卡”' "$dir/screen"
sed "s|$dir|DIR|" "$dir/.local/state/baolan/places" | grep -v '^list\|^article' >"$dir/place"
golden place-file "$dir/place"

# A bookmark of another archive: there is no text to take or to correct, and nothing is said to be done.
KEEP=yes
printf '2024-01-01T00:00:00Z\tzzzzzzzzzzzz\tbookmark\t\t别处的文章\n' >"$marks"
VISUAL='sed -i s/^title:.*/title:/' screen elsewhere 80x6 <<'KEYS'
:dump DUMP
' y g
:dump DUMP
s C-u
"DUMP.md"
Enter
:dump DUMP
|
"true"
Enter
:dump DUMP
e
:dump DUMP
U
:dump DUMP
m u
:dump DUMP
KEYS
ok 'no file is made of it' test ! -e "$dir/screen.md"

# What cannot be kept is told when the browser ends, and stops nothing.
rm -rf "$dir/.local/state"
mkdir -p "$dir/.local"
: >"$dir/.local/state"
printf 'm\nq\n' >"$dir/keys"
exits 3 'nowhere to keep marks' env COLUMNS=80 LINES=12 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse
says 'is told' 'state' "$dir/err"

finish
