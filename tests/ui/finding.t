#!/bin/sh
# Finding, scripted: panels narrowed as one types, the search line with its first results, the commands. As browse.t.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh
exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

# A panel narrowed by initials, its value chosen; by an unfinished syllable; by what nothing holds; all of it back.
screen narrow-facets 120x30 <<'KEYS'
c f
"xy"
:dump DUMP
Enter Enter
:dump DUMP
f C-u
"shil"
:dump DUMP
C-u
"qq"
:dump DUMP
Esc
:dump DUMP
KEYS

export LC_ALL='' LANG=zh_CN.UTF-8
screen narrow-list-zh 80x12 <<'KEYS'
f
"qnzk"
:dump DUMP
Down Enter Enter
:dump DUMP
Esc Esc
:dump DUMP
KEYS

screen narrow-help-zh 80x12 <<'KEYS'
? f
"shxz"
:dump DUMP
C-u
"体裁"
:dump DUMP
C-u
"xgbd"
Enter
:dump DUMP
Esc
:dump DUMP
KEYS
export LC_ALL=C.UTF-8

screen narrow-article 120x30 <<'KEYS'
j j j j Enter o f
"tdgs"
:dump DUMP
C-u
"laoge"
:dump DUMP
Enter Enter r f
"yun"
:dump DUMP
Enter Enter
:dump DUMP
f
:dump DUMP
KEYS

# What is typed is looked for at once; Esc brings back what was there; what cannot be read yet changes nothing.
screen live 80x24 <<'KEYS'
j j
/
"高粱"
:dump DUMP
C-u
"county:孝"
:dump DUMP
"义"
:dump DUMP
Esc
:dump DUMP
/
"没有这个词"
:dump DUMP
Enter
:dump DUMP
KEYS

# Tab: fields, then their values by characters, pinyin or code; an only offer is taken at once; Esc brings back what was typed.
# Names of fields are offered that begin so, in Latin letters or pinyin: 裁 is no beginning of 体裁.
# What begins with the letters typed comes before what only holds them.
screen complete-first 80x6 <<'KEYS'
/
"county:x" Tab
:dump DUMP
Esc C-u
"topic:h" Tab
:dump DUMP
KEYS

screen complete-begins 80x6 <<'KEYS'
/
"c" Tab
:dump DUMP
Esc C-u
"dan" Tab
:dump DUMP
KEYS

screen complete 80x10 <<'KEYS'
/ Tab
:dump DUMP
Tab S-Tab S-Tab
:dump DUMP
Esc
"氢能 -co" Tab
:dump DUMP
"xy" Tab
:dump DUMP
"topic:y" Tab
:dump DUMP
Esc
:dump DUMP
C-u
"by:" Tab Tab
:dump DUMP
Enter
:dump DUMP
/
"newspaper:sl" Tab
:dump DUMP
C-u
"genre:n" Tab
:dump DUMP
C-u
"县:lin" Tab
:dump DUMP
C-u
"没有" Tab
:dump DUMP
Esc
KEYS

# n and N go from match to match, and from article to article of the list, to its ends.
screen matches 80x16 <<'KEYS'
n
:dump DUMP
/
"葛 OR 云顶坡"
Enter
:dump DUMP
n
:dump DUMP
N
:dump DUMP
n n n n n n
:dump DUMP
n n n n n n n n n n n n
:dump DUMP
N
:dump DUMP
Enter
N N N N N N N N N N N N N N N N N N N N
:dump DUMP
H
:dump DUMP
KEYS

# On a narrow screen the article comes to the front.
screen matches-narrow 40x12 <<'KEYS'
/
"云顶坡"
Enter n
:dump DUMP
n
:roles DUMP
KEYS

# The reading pane follows the cursor until an article is opened, and again after the next search.
screen preview 80x12 <<'KEYS'
j
:dump DUMP
Enter Esc j
:dump DUMP
/
"氢能"
Enter
:dump DUMP
j
:dump DUMP
H
:dump DUMP
x
:dump DUMP
KEYS

# Commands by name, by what they do, by pinyin; a name that is typed whole is meant even when others hold it too.
screen commands 80x14 <<'KEYS'
 :
:dump DUMP
"rel"
:dump DUMP
Down Enter
:dump DUMP
 : Down PgDn PgDn
:dump DUMP
Esc
 :
"nosuchcommand"
Enter
:dump DUMP
 :
"set ambiguous-width 2"
:dump DUMP
Enter
:dump DUMP
KEYS

screen commands-narrow 40x12 <<'KEYS'
 :
"pre"
:dump DUMP
KEYS

export LC_ALL='' LANG=zh_CN.UTF-8
screen commands-zh 60x14 <<'KEYS'
 :
"tg"
:dump DUMP
C-u
"提纲"
Enter
:dump DUMP
 :
"q"
:dump DUMP
Enter
:dump DUMP
KEYS

export XDG_CONFIG_HOME="$dir/config"
mkdir -p "$XDG_CONFIG_HOME/baolan"
printf '# mine\nset ambiguous-width 2\nset ambiguous-width 3\n' >"$XDG_CONFIG_HOME/baolan/config"
screen settings-zh 60x8 <<'KEYS'
:dump DUMP
KEYS
unset XDG_CONFIG_HOME
export LC_ALL=C.UTF-8

# The history: a private file, each search once, the newest last; what others added stays; a folder that cannot be written is borne.
export XDG_STATE_HOME="$dir/state"
history=$XDG_STATE_HOME/baolan/history
search() {
    printf '/\n"%s"\nEnter\n' "$@" >"$dir/keys"
    exits 0 "searched: $*" env BAOLAN_SCRIPT="$dir/keys" "$baolan" browse
}
search 氢能 高粱 氢能
ok 'the history is nobody else'"'"'s' test "$(stat -c %a "$history")" = 600
printf '高粱\n氢能\n' >"$dir/want"
ok 'each search once, the newest last' cmp "$history" "$dir/want"
printf '另一个程序\n\033[31m\n\377\n' >>"$history"
search 高粱
printf '氢能\n另一个程序\n高粱\n' >"$dir/want"
ok 'what others added stays, what nobody could type goes' cmp "$history" "$dir/want"
screen history 40x12 <<'KEYS'
/ Up Up
:dump DUMP
Esc
KEYS
rm -r "$XDG_STATE_HOME"
: >"$XDG_STATE_HOME"
search 氢能
ok 'where there is no folder nothing is said' test ! -s "$dir/err"
unset XDG_STATE_HOME

finish
