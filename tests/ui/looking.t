#!/bin/sh
# The map, the timeline and the mouse: keys and clicks in, screens out. GOLDEN=refresh makes them anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

screen map 120x24 <<'KEYS'
M
:roles DUMP
j j l k
:dump DUMP
G Enter
:dump DUMP
Enter h j g
:dump DUMP
c j Enter
:dump DUMP
Esc Esc x
:dump DUMP
KEYS

screen map-sizes 20x5 <<'KEYS'
M l l l
:dump DUMP
:resize 30x8
:dump DUMP
:resize 80x12
G
:dump DUMP
z
:dump DUMP
KEYS

# A region without a map of its own, and counties that no region knows.
exits 0 'another region' "$baolan" index -d "$dir/other.db" --region 110000 tests/ui/pages
BAOLAN_ARCHIVE="$dir/other.db"
screen map-grid 100x24 <<'KEYS'
M PgDn
:dump DUMP
KEYS
BAOLAN_ARCHIVE="$dir/a.db"

# Somebody's own map.
mkdir -p "$dir/.config/baolan/regions"
printf '孝义 汾阳\n141102\n' >"$dir/.config/baolan/regions/141100.map"
screen map-own 80x24 <<'KEYS'
M
:dump DUMP
KEYS
rm -r "$dir/.config"

screen timeline 120x30 <<'KEYS'
T
:roles DUMP
k k k l l
:dump DUMP
g
:dump DUMP
/
"氢能"
Enter T
:dump DUMP
%
:dump DUMP
G Enter
:dump DUMP
KEYS

export LC_ALL='' LANG=zh_CN.UTF-8
screen timeline-sizes 80x16 <<'KEYS'
T
:dump DUMP
l l
:resize 30x8
:dump DUMP
:resize 20x5
:dump DUMP
KEYS
export LC_ALL=C.UTF-8

screen mouse 120x20 <<'KEYS'
:click 30 5
:dump DUMP
:double 30 3
:dump DUMP
:wheel-down 100 4
:click 100 18
:dump DUMP
:double 3 9
:dump DUMP
x M
:double 78 16
:dump DUMP
T
:click 76 2
:dump DUMP
:wheel-up 76 2
:wheel-up 76 2
:dump DUMP
F2
:dump DUMP
:click 500 500
:click 30 19
:dump DUMP
KEYS

# Articles without a date stand below the years, and can be asked for.
printf '{"text": "示例县的蜂农把三百箱蜜蜂搬上山，今年收了四吨蜂蜜。", "title": "蜜蜂上山"}\n{"text": "河上新修的桥通了车。", "title": "桥通了", "date": "2024-04-11"}\n' >"$dir/two.jsonl"
BAOLAN_ARCHIVE=$dir/two.db
exits 0 'articles without a date' "$baolan" index "$dir/two.jsonl"
screen undated 100x12 <<'KEYS'
d j
:dump DUMP
Enter
:dump DUMP
x Enter
:dump DUMP
KEYS
for word in none 无; do
    exits 0 "date:$word" "$baolan" search --count "date:$word"
    ok 'finds the one' test "$(cat "$dir/out")" = 1
done

finish
