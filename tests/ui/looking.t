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

# Who is named: after Enter those who appear with him; two of them are looked for together.
cat >"$dir/named.jsonl" <<'RECORDS'
{"title": "渠开工", "date": "2020-03-02", "text": "渠开工了。", "people": [{"name": "丁望山", "title": "镇长"}, {"name": "沈小满", "title": "菜农"}], "organisations": [{"name": "山西晋禾氢能有限公司", "short": "晋禾氢能", "mentions": 2}]}
{"title": "渠通水", "date": "2021-05-06", "text": "渠通水了。", "people": [{"name": "丁望山", "title": "副县长"}, {"name": "鲁立冬", "title": "磨盘村党支部书记兼村委会主任"}], "organisations": [{"name": "晋禾氢能", "mentions": 1}, {"name": "文水县水利局", "short": "县水利局", "mentions": 3}]}
{"title": "渠边的人", "date": "2022-07-08", "text": "渠边有人。", "people": [{"name": "沈小满"}], "organisations": []}
RECORDS
exits 0 'records with people' "$baolan" index -d "$dir/named.db" --region 141100 "$dir/named.jsonl"
BAOLAN_ARCHIVE="$dir/named.db"
screen names 120x24 <<'KEYS'
p
:roles DUMP
Enter
:dump DUMP
j Enter
:dump DUMP
x O
:dump DUMP
Enter
:dump DUMP
O x
:resize 60x10
p f l
:dump DUMP
KEYS
BAOLAN_ARCHIVE="$dir/a.db"

screen timeline 120x30 <<'KEYS'
T
:roles DUMP
k k k l l
:dump DUMP
g
:dump DUMP
/
"氢能"
Enter
:dump DUMP
%
:dump DUMP
G Enter
:dump DUMP
KEYS

# Of an article whose day is not known, only its month, the timeline begins at the month.
printf '{"title":"%s","date":"%s","text":"渠水到了地头。"}\n' 某一天 2024-05 另一天 2024-05-20 >"$dir/month.jsonl"
BAOLAN_ARCHIVE="$dir/month.db"
exits 0 'an article of some day of a month' "$baolan" index "$dir/month.jsonl"
screen timeline-month 80x8 <<'KEYS'
Enter T
:dump DUMP
KEYS
BAOLAN_ARCHIVE="$dir/a.db"

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

# Two searches beside each other; the days give way to the bars where there is no room for both.
screen timeline-beside 140x24 <<'KEYS'
/
"氢能"
Enter T =
/
"杏花"
Enter
:dump DUMP
%
:dump DUMP
:resize 80x16
:dump DUMP
=
:dump DUMP
KEYS

# What is counted beside each other is not narrowed by the days that are chosen.
screen timeline-beside-chosen 140x16 <<'KEYS'
/
"氢能"
Enter T g Enter =
:dump DUMP
Esc x T
:dump DUMP
KEYS

# Where nothing was printed there is nothing to choose.
screen timeline-blank 120x16 <<'KEYS'
T l Enter
:dump DUMP
KEYS

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

# Several regions: each with its map, one below the other.
{
    printf '{"page": {"newspaper": "吕梁日报", "date": "2024-01-02"}, "title": "柳林县的枣", "text": "柳林县的枣市昨天开秤，柳林县有三十家来收。"}\n'
    printf '{"page": {"newspaper": "晋中日报", "date": "2024-01-03"}, "title": "平遥县的漆", "text": "平遥县的漆器昨天展出。"}\n'
    printf '{"page": {"newspaper": "晋中日报", "date": "2024-01-04"}, "title": "太谷区的饼", "text": "太谷区的饼铺昨天开门。"}\n'
} >"$dir/regions.jsonl"
BAOLAN_ARCHIVE=$dir/regions.db
exits 0 'papers of two regions' "$baolan" index "$dir/regions.jsonl"
screen map-regions 80x24 <<'KEYS'
M
:dump DUMP
j j j Enter
:dump DUMP
G
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

# A day of other years may have more than anybody lists elsewhere.
awk 'BEGIN { for (i = 1; i <= 1201; i++)
    printf "{\"text\": \"第%d户人家的水窖通了水。\", \"title\": \"第%d户\", \"date\": \"%d-05-10\"}\n", i, i, (i > 1200 ? 2021 : 2020) }' >"$dir/day.jsonl"
exits 0 'many articles of one day are indexed' "$baolan" index -d "$dir/day.db" --region 141100 "$dir/day.jsonl"
BAOLAN_ARCHIVE="$dir/day.db"
screen years-many 80x12 <<'KEYS'
Enter Y
:dump DUMP
KEYS

finish
