#!/bin/sh
# How text is set: measure, columns, hanging and squeezed marks. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

# Two columns where there is room for them, one after the window has shrunk; paging goes on by both.
screen text-columns 160x16 <<'KEYS'
j j j j Enter z
 :
"set text-columns 2"
Enter
:dump DUMP
j j
:dump DUMP
Space
:dump DUMP
 :
"set measure 20"
Enter
:dump DUMP
 :
"set measure 300"
Enter
:dump DUMP
 :
"set measure 5"
Enter
:dump DUMP
 :
"set nothing 3"
Enter
:dump DUMP
KEYS

# A text that is all shown is parted in the middle, where no heading is parted from what it is over.
screen text-columns-short 160x24 <<'KEYS'
Enter z
 :
"set text-columns 2"
Enter
:dump DUMP
z Esc j j j j Enter z
:dump DUMP
 :
"set measure 20"
Enter
:dump DUMP
KEYS

screen hanging 80x16 <<'KEYS'
j j j j Enter z
 :
"set measure 32"
Enter
:dump DUMP
 :
"set hanging on"
Enter
:dump DUMP
KEYS

# From the file, with its faults told by line.
mkdir -p "$dir/.config/baolan"
printf 'set measure 16\nset hanging on\nset measure 5\n' >"$dir/.config/baolan/config"
screen measure-file 100x16 <<'KEYS'
:dump DUMP
j j j j Enter z
:dump DUMP
KEYS

# What counties and topics rest on stands out, and does not: the screen says so; the same key both times.
rm "$dir/.config/baolan/config"
screen evidence 100x20 <<'KEYS'
w
:dump DUMP
j Enter w
:dump DUMP
w
:dump DUMP
KEYS

finish
