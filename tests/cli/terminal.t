#!/bin/sh
# What a terminal gets: colours, a pager, progress, and never a control sequence out of a file.
. tests/cli/lib.sh
command -v script >/dev/null || { echo "1..0 # skip no script(1) here"; exit 0; }

esc=$(printf '\033')
"$baolan" index "$pages" >/dev/null
terminal 24 100 "'$baolan' search 氢能"
says "colours on a terminal" "$esc\\[" "$dir/screen"
says "the match stands out" "$esc\\[1;31m氢能$esc\\[0m" "$dir/screen"
NO_COLOR=1 terminal 24 100 "'$baolan' search 氢能"
ok "none with NO_COLOR" sh -c '! grep -q "$1" "$2"' - "$esc" "$dir/screen"
TERM=dumb terminal 24 100 "'$baolan' search 氢能"
ok "none on a dumb terminal" sh -c '! grep -q "$1" "$2"' - "$esc" "$dir/screen"
"$baolan" search 氢能 >"$dir/out"
ok "none in a pipe" sh -c '! grep -q "$1" "$2"' - "$esc" "$dir/out"

printf '#!/bin/sh\necho "pager $*"; cat\n' >"$dir/pager"
chmod +x "$dir/pager"
PAGER="$dir/pager -x \$HOME 'y  z'" terminal 6 100 "'$baolan' show --width 20 \$('$baolan' search --format jsonl | sed -n 's/.*\"uid\":\"\\([^\"]*\\).*/\\1/p;q')"
says "more than a screen goes through the pager, its words split and no shell asked" "^pager -x \\\$HOME y  z\$" "$dir/lines"
PAGER="$dir/pager" terminal 60 100 "'$baolan' search --limit 1"
ok "a screenful does not" sh -c '! grep -q ^pager "$1"' - "$dir/lines"
PAGER="$dir/pager" terminal 3 100 "'$baolan' search --no-pager"
ok "nor with --no-pager" sh -c '! grep -q ^pager "$1"' - "$dir/lines"

# The pager is started by a process that is not confined, though the command is; Ctrl-C is the pager's.
if command -v setsid >/dev/null; then
    printf '#!/bin/sh\ntrap "" INT\nkill -INT 0\nsleep 1\nsed -n s/^Seccomp:/confined:/p /proc/self/status\ncat\necho all of it\n' >"$dir/pager"
    PAGER="$dir/pager" terminal 2 100 "setsid -w '$baolan' search"
    says "a pager is not cut short by Ctrl-C" '^all of it$' "$dir/lines"
    ok "nor confined" sh -c '! grep "^confined:.*[1-9]" "$1"' - "$dir/lines"
fi
PAGER=/nowhere/pager terminal 2 100 "'$baolan' search"
says "without a pager all is printed" '加氢站' "$dir/lines"
PAGER="'" terminal 2 100 "'$baolan' search"
says "also where its words make no sense" '加氢站' "$dir/lines"

terminal 24 100 "'$baolan' stats --by month"
says "stats are bars" '2024-06.*█' "$dir/lines"

terminal 24 100 "'$baolan' index --region 140100 '$pages'"
says "indexing shows its progress" 'indexing .*░.* pages' "$dir/screen"
sed "s/.*$esc\\[K//" "$dir/lines" >"$dir/rest"
says "which takes itself away" '^files +2 read' "$dir/rest"

# What was decided, aligned and coloured; a guess stands out.
printf '示例日报\n\n河湾添了新桥\n\n　　本报讯　河湾村的新桥昨天通车，全长四十二米，村民过河不再绕行三里路了。\n\n散落\n\n题外\n' >"$dir/page.txt"
terminal 24 100 "'$baolan' explain --no-pager '$dir/page.txt'"
says "explain tells the quality of the page" "^$esc\\[[0-9]*mpage +1 +[01]\\.[0-9]{2}" "$dir/lines"
says "and of the article" 'article +1 +[01]\.[0-9]{2}.*河湾添了新桥' "$dir/lines"
says "and colours what lines were taken for" "$esc\\[1mtitle" "$dir/lines"
NO_COLOR=1 terminal 24 100 "'$baolan' explain --no-pager '$dir/page.txt'"
says "or does not" '^ +3 +1 title +[01]\.[0-9]{2} ' "$dir/lines"
ok "one bar below the other" test "$(sed -n 's/…/./; s/ │ .*//p' "$dir/lines" | awk '{ print length }' | sort -u | wc -l)" = 1

# A page that would write to the terminal if it could: title bar, clipboard, colours, direction, a bell.
mkdir "$dir/bad"
printf '2024年7月2日\n\n标题\033]0;owned\007里有鬼\n\n　　本报讯 段落\033[31m里\233m也\302\233m有，\342\200\256倒着写\033]52;c;eA==\007的字。\r\n' >"$dir/bad/$(printf 'n\033]0;x\007.txt')"
for command in "index '$dir/bad'" "search" "search --format json" "export" "export --format md" "export --format csv" "export --format bibtex" \
    "stats --by newspaper" "check" "explain '$dir'/bad/*"; do
    NO_COLOR=1 terminal 24 80 "'$baolan' $command"
    # The progress line takes itself away with CR and "erase to the end"; that is ours.
    sed 's/\x1b\[K//g' "$dir/lines" >"$dir/rest"
    # 0x80-0x9f as UTF-8 begins with 0xc2; bidi controls are e2 80 aa-ae; a bare 0x9b is no UTF-8 and shows as U+FFFD.
    ok "nothing of it reaches the terminal: $command" sh -c '! LC_ALL=C grep -aqP "[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]" "$1"' - "$dir/rest"
done
finish
