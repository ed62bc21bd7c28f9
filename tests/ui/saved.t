#!/bin/sh
# Saved searches: as a facet group, kept, forgotten, brought back. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

# Named after what is searched for; counted under the other filters; chosen as a value is; nothing to save without a search.
screen saved 110x24 <<'KEYS'
S
:dump DUMP
F
:dump DUMP
/
"氢能"
Enter
S
:dump DUMP
Enter
:dump DUMP
x d j Enter
S
C-u
"二三年"
Enter
:dump DUMP
x F Enter
:dump DUMP
F j Enter
:dump DUMP
D
:dump DUMP
u
:dump DUMP
KEYS
golden searches "$dir/.local/state/baolan/searches"

# The next time they are there, and a search with one is taken up again; one panel at a time where it is low, none when there are none.
export LC_ALL='' LANG=zh_CN.UTF-8
KEEP=yes
screen saved-again 80x24 <<'KEYS'
:dump DUMP
x F Enter
:dump DUMP
:resize 80x12
:dump DUMP
:resize 40x8
:dump DUMP
KEYS
screen saved-taken-up 80x24 <<'KEYS'
:dump DUMP
KEYS
KEEP=
export LC_ALL=C.UTF-8

# Each change is undone in its turn, wherever the focus is.
screen saved-undo 80x12 <<'KEYS'
/
"高粱"
Enter S C-u
"试"
Enter m u
:dump DUMP
u
:dump DUMP
F G D Esc
/
"高粱"
Enter
:dump DUMP
u
:dump DUMP
F u
:dump DUMP
F m u
:dump DUMP
KEYS
golden searches "$dir/.local/state/baolan/searches"

# What others wrote into the file stays, also what makes no sense; a search that the archive cannot ask for has nothing.
printf '# mine\nno tab\n氢能\t氢能\nnowhere\tcounty:没有这个县\nbroken\t(((\n' >"$dir/.local/state/baolan/searches"
screen saved-odd 100x20 <<'KEYS'
F
:dump DUMP
G Enter
:dump DUMP
k Enter
:dump DUMP
k D D
:dump DUMP
KEYS
golden searches-odd "$dir/.local/state/baolan/searches"
ok 'nobody else can read it' test "$(stat -c %a "$dir/.local/state/baolan/searches")" = 600

# As many parts as a query may have can be saved; one more, by a county that is chosen too, is told and not saved.
words=$(i=100; while [ $i -lt 356 ]; do printf '%d ' $i; i=$((i + 1)); done)
rm "$dir/.local/state/baolan/searches"
screen saved-bound 60x8 "$words" <<'KEYS'
S C-u
"many"
Enter
:dump DUMP
c Enter S C-u
"more"
Enter
:dump DUMP
KEYS
ok 'what can be read again is saved' grep -q '^many' "$dir/.local/state/baolan/searches"
ok 'and nothing else' test "$(grep -vc '^#' "$dir/.local/state/baolan/searches")" = 1

finish
