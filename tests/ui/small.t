#!/bin/sh
# Small terminals: what matters most has the room there is, and no word is cut without a sign of it. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

{
    printf '{"title":"云垛氢能的四十四项专利","date":"2020-05-10","newspaper":"示例日报","page_no":"1","text":"专利有了44项。",'
    printf '"figures":[{"who":"云垛氢能","what":"有效发明专利","value":"44","unit":"项"}]}\n'
    printf '{"title":"专利又多了","date":"2021-05-10","newspaper":"示例日报","page_no":"1","text":"专利有了52项。",'
    printf '"figures":[{"who":"云垛氢能","what":"有效发明专利","value":"52","unit":"项"}]}\n'
    printf '{"title":"西圪村通了水","date":"2021-05-10","newspaper":"示例日报","page_no":"1","text":"柳林县西圪村的渠长3公里。",'
    printf '"figures":[{"who":"西圪村","what":"渠","value":"3","unit":"公里"}]}\n'
} >"$dir/small.jsonl"
exits 0 'three articles' "$baolan" index --region 141100 "$dir/small.jsonl"

# What is counted and how much, before when and how it grew; the names of commands before what they do.
screen small 20x7 <<'KEYS'
$ Enter
:dump DUMP
 :
:dump DUMP
Esc Esc
s
:dump DUMP
KEYS

# Commands that were looked at from what lies over the text are left for that, and that for where it was called from.
screen small-commands 60x8 <<'KEYS'
M
 :
Esc Esc
:dump DUMP
KEYS

# A place in a list is told whatever the words before it; offers are whole; what is typed has a row of its own.
screen small-40 40x9 <<'KEYS'
P
:dump DUMP
/ "county:" Tab
:dump DUMP
Esc Esc
s
:dump DUMP
KEYS

# Where nothing can be placed on the screen that is told, not an empty one shown.
if command -v script >/dev/null; then
    TERM=dumb terminal 24 80 "'$baolan' browse"
    ok 'a terminal that cannot place text ends it' test $? = 2
    says 'is told' '^baolan: terminal type “dumb” cannot place text; set TERM, or use browse --plain$' "$dir/lines"
fi

finish
