#!/bin/sh
# Without panels: commands in, plain lines out. GOLDEN=refresh makes the answers anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

# plain NAME [QUERY]: what is answered to standard input
plain() {
    name=$1
    shift
    "$baolan" browse --plain "$@" >"$dir/out" 2>"$dir/err"
    echo "exit $?" >>"$dir/out"
    cat "$dir/err" >>"$dir/out"
    sed "s|$dir|DIR|" "$dir/out" >"$dir/said"
    golden "$name" "$dir/said"
}

plain plain-reading <<'IN'
5
r
r 1
H
r 9
m to compare
m for the 年鉴
y
n

p
99
market
IN

# At the end the ten before are those before what was said last.
i=0
while [ $i -lt 22 ]; do
    i=$((i + 1))
    printf '{"title":"第%d座桥","text":"渡口有了第%d座桥。","date":"2020-01-%02d"}\n' $i $i $i
done | "$baolan" index -d "$dir/many.db" - >/dev/null
printf 'n\nn\nn\nn\np\n' | "$baolan" browse -d "$dir/many.db" --plain >"$dir/out"
ok 'the end does not move' test "$(tail -n 10 "$dir/out" | head -n 1 | cut -c 1-3)" = 11.

plain plain-filters 氢能 <<'IN'
d
d 1
d
x
c 4
c 99
c x
t
/county:没有这个县
/(
/
q
not read any more
IN

LC_ALL='' LANG=zh_CN.UTF-8 plain plain-zh <<'IN'
?
q
IN

# Nothing that a terminal would obey, no blank of a layout.
printf '5\nr\nd\n' | "$baolan" browse --plain >"$dir/out"
LC_ALL=C grep -q "$(printf '[\001-\011\013-\037]')" "$dir/out"
ok 'no control goes to the terminal' test $? = 1
says 'a paragraph is one line' '本报讯.*十一个徒弟。$' "$dir/out"
exits 2 'a query that cannot be read' "$baolan" browse --plain '((' </dev/null

finish
