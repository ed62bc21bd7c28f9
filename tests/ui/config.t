#!/bin/sh
# The configuration: settings, keys, colours, widths; printed, faulty, read anew. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages
export XDG_CONFIG_HOME="$dir/config"
own=$XDG_CONFIG_HOME/baolan/config
mkdir -p "${own%/*}"

# What is printed is a configuration that says the same.
exits 0 'print the configuration' "$baolan" --print-config
golden print-config "$dir/out"
cp "$dir/out" "$own"
exits 0 'print it again' "$baolan" --print-config
golden print-config "$dir/out"
cat >"$own" <<'OWN'
# mine
set theme light
set clipboard xclip -selection clipboard
set list-width 50
key list x none
key any J page-down
colour date bright-red on 17 bold underline
colour title default
OWN
exits 0 'print what is my own' "$baolan" --print-config
grep -v '^key any\|^# colour\|^key \(map\|time\)' "$dir/out" | grep -v '^#\|^$' >"$dir/mine"
golden print-mine "$dir/mine"
cp "$dir/out" "$own"
exits 0 'print that again' "$baolan" --print-config
cmp -s "$dir/out" "$own"
ok 'it says the same' test $? = 0

# Each fault by its line, one at a time; a printed configuration has none.
while read -r line; do
    printf '# mine\n%s\n' "$line" >"$own"
    exits 2 "fault: $line" "$baolan" --print-config
    cat "$dir/err"
done >"$dir/said" <<'OWN'
set theme pink
set measure 9
set measure many
set nothing on
set mouse
key any Hyper down
key nowhere x down
key any x jump
key any x
colour sky red
colour date pink
colour date
colour date red on
colour date red loud
bind any x down
OWN
printf 'set theme dark\nset theme pink\nkey any x jump\ncolour sky red\n' >"$own"
exits 2 'several faults are counted' "$baolan" --print-config >>"$dir/said"
cat "$dir/err" >>"$dir/said"
grep -v '^ok' "$dir/said" | sed "s|$dir|DIR|" >"$dir/faults"
grep '^ok\|^not ok' "$dir/said"
golden config-faults "$dir/faults"

# A fault stops nothing else; what is mended counts as soon as it is read anew, and what was set for the session goes.
printf 'set list-width 30\nkey any Q quit\nset list-width 3\n' >"$own"
screen config-reload 100x12 <<KEYS
:dump DUMP
 :
"set facets-width 30"
Enter
:dump DUMP
F5
:dump DUMP
KEYS

# A border is dragged, as far as what is beside it keeps some room.
rm "$own"
screen config-drag 100x8 <<'KEYS'
:click 16 3
:drag 20 3
:dump DUMP
:drag 24 4
:release 24 3
:drag 30 3
:dump DUMP
:click 55 0
:release 70 5
:dump DUMP
:click 24 3
:release 99 3
:dump DUMP
:click 30 3
:release 60 3
:dump DUMP
KEYS

# While a border is dragged the text keeps its place: back where it was, it shows the line it showed.
rm -f "$own"
screen config-drag-place 100x8 <<'KEYS'
Enter j j j
:dump DUMP
:click 16 3
:drag 20 3
:drag 27 3
:drag 33 3
:drag 46 3
:drag 41 3
:drag 22 3
:drag 16 3
:release 16 3
:dump DUMP
KEYS

# A list that goes on by half of what is shown.
printf 'set scroll half\n' >"$own"
screen scroll-half 80x8 <<'KEYS'
j j j j j
:dump DUMP
j
:dump DUMP
j G k k k k k
:dump DUMP
KEYS

finish
