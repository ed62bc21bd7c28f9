#!/bin/sh
# Every panel, prompt and note in Chinese: nothing is left in English but names of commands, fields and files.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages
export LC_ALL='' LANG=zh_CN.UTF-8

# Goes through all there is to see and to be asked.
cat >"$dir/walk" <<'KEYS'
:dump DUMP
Enter Tab
:dump DUMP
o
:dump DUMP
Esc v
:dump DUMP
Esc M
:dump DUMP
Esc T
:dump DUMP
% p
:dump DUMP
Esc O
:dump DUMP
Esc $
:dump DUMP
Esc '
:dump DUMP
m a
:dump DUMP
Esc # Esc y
:dump DUMP
Esc s
:dump DUMP
Esc |
:dump DUMP
Esc A
:dump DUMP
Esc u u
:dump DUMP
E =
:dump DUMP
Esc &
:dump DUMP
Esc Y
:dump DUMP
Esc P J
:dump DUMP
Esc F
:dump DUMP
f
:dump DUMP
Esc n
:dump DUMP
H H L L
:dump DUMP
/ "nowhere:" Enter
:dump DUMP
Esc / "a NEAR/0 b" Enter
:dump DUMP
Esc / "zzzz" Enter
:dump DUMP
x F2
:dump DUMP
F5
:dump DUMP
":set nothing" Enter
:dump DUMP
Esc ?
:dump DUMP
Space
:dump DUMP
Space
:dump DUMP
KEYS
walk() { # COLUMNSxROWS
    sed "s|DUMP|$dir/screen|" "$dir/walk" >"$dir/keys"
    rm -f "$dir/screen"
    COLUMNS=${1%x*} LINES=${1#*x} BAOLAN_SCRIPT="$dir/keys" "$baolan" browse >"$dir/out" 2>"$dir/err"
}
english() { grep -E '[a-z]{2,} [a-z]{2,} [a-z]{2,}' "$dir/screen" | sort -u >"$dir/left"; }

for size in 140x40 80x24; do
    walk $size
    result $? "a walk through all of it at $size" || sed 's/^/# /' "$dir/err"
    english
    ok "and nothing in English" [ ! -s "$dir/left" ]
    sed 's/^/# /' "$dir/left"
done
ok "each screen has its footer" [ "$(grep -c 搜索 "$dir/screen")" -gt 10 ]
LC_ALL=C.UTF-8 walk 80x24
english
ok "in English there is" [ "$(wc -l <"$dir/left")" -gt 40 ]
finish
