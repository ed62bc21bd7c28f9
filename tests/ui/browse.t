#!/bin/sh
# The browser, scripted: keys in, screens out, compared with tests/ui/golden. GOLDEN=refresh makes those anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

screen three-columns 140x40 <<'KEYS'
:dump DUMP
KEYS

export LC_ALL='' LANG=zh_CN.UTF-8
screen two-columns-zh 80x24 <<'KEYS'
:dump DUMP
Enter
:dump DUMP
d
:dump DUMP
KEYS

screen one-column-zh 40x12 <<'KEYS'
:dump DUMP
Enter
:dump DUMP
c
:dump DUMP
KEYS

screen help-zh 80x24 <<'KEYS'
?
:dump DUMP
Space Space
:dump DUMP
? j
:dump DUMP
KEYS

screen doubts-zh 80x24 <<'KEYS'
Enter
:dump DUMP
KEYS
export LC_ALL=C.UTF-8

# A story over two pages: sections, the seam, captions, matches in a row of their own role.
screen jump 80x24 <<'KEYS'
j j j j j Enter
:dump DUMP
Space
:dump DUMP
g } }
:dump DUMP
{
:dump DUMP
o j
:dump DUMP
Enter
:dump DUMP
KEYS

screen filters 120x30 <<'KEYS'
c G k Enter
:dump DUMP
t j j j Enter
:dump DUMP
d j Enter
:dump DUMP
j Enter
:dump DUMP
Tab Tab Tab Esc x
:dump DUMP
KEYS

screen search 80x24 <<'KEYS'
/
"氢能 重卡"
:dump DUMP
Enter
:dump DUMP
Enter n
:roles DUMP
n n n n n n n
:dump DUMP
/
"(氢能"
Enter
:dump DUMP
C-e C-u
"county:没有这个县"
Enter
:dump DUMP
C-e C-u
"没有这个词"
Enter
:dump DUMP
x
:dump DUMP
/ Up Up
:dump DUMP
Esc
KEYS

# A county chosen shows its townships; one of them is what of it names it, and takes its place.
screen townships 100x30 <<'KEYS'
c j Enter
:dump DUMP
j Enter
:dump DUMP
M
:dump DUMP
KEYS

# The story that an article is part of; one that is part of none.
screen thread 100x24 <<'KEYS'
/
"title:一百辆"
Enter Enter
&
:dump DUMP
g Enter
:dump DUMP
x & &
:dump DUMP
.
:dump DUMP
. . . .
:dump DUMP
, , , ,
:dump DUMP
KEYS

screen related 120x30 <<'KEYS'
G Enter
:dump DUMP
1
:dump DUMP
r j Enter
:dump DUMP
H H
:dump DUMP
H
:dump DUMP
L 9
:dump DUMP
KEYS

# Of a record there are no lines; a page dump has an archive of its own, because what is made of it is another room's business.
screen raw 100x24 <<'KEYS'
z
:dump DUMP
z v
:dump DUMP
KEYS
exits 0 'a page dump is indexed' "$baolan" index -d "$dir/dump.db" --region 141100 tests/ui/dump
BAOLAN_ARCHIVE="$dir/dump.db"
screen raw-lines 100x24 <<'KEYS'
v
:dump DUMP
KEYS
BAOLAN_ARCHIVE="$dir/a.db"

screen sizes 80x24 <<'KEYS'
:resize 19x4
:dump DUMP
:resize 20x5
:dump DUMP
:resize 99x12
:dump DUMP
:resize 1x1
:resize 100x12
:dump DUMP
KEYS

export XDG_CONFIG_HOME="$dir/config"
mkdir -p "$XDG_CONFIG_HOME/baolan"
printf 'key any q none\nkey any Q quit\nkey reader j leave\n' >"$XDG_CONFIG_HOME/baolan/config"
screen own-keys 80x8 <<KEYS
:dump DUMP
q
:dump DUMP
KEYS
unset XDG_CONFIG_HOME

exits 0 'the key list' "$baolan" browse --list-keys
golden list-keys "$dir/out"

: >"$dir/empty"
exits 0 'LANG=C: C.UTF-8 is used' env LC_ALL=C COLUMNS=40 LINES=12 BAOLAN_SCRIPT="$dir/empty" "$baolan" browse
echo 'any' >"$dir/bad"
exits 2 'a script with a fault' env BAOLAN_SCRIPT="$dir/bad" "$baolan" browse
exits 2 'a query that cannot be read' env BAOLAN_SCRIPT="$dir/empty" "$baolan" browse 'county:'

finish
