#!/bin/sh
# Correcting: the reader's editor, the file of corrections, the archive, and what comes after. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages

# An editor that runs a script of sed, keeps what it got, and fails when it is told to.
cat >"$dir/editor" <<'EDITOR'
#!/bin/sh
cp "$2" "${0%/*}/got"
sed -i -f "${0%/*}/$1" "$2"
[ ! -e "${0%/*}/fail" ]
EDITOR
chmod +x "$dir/editor"
use() {
    cat >"$dir/$1"
    export VISUAL="$dir/editor $1"
}

use nothing </dev/null
screen correct-nothing 100x16 <<'KEYS'
j e
:dump DUMP
E
:dump DUMP
KEYS
sed 's/^@ .*/@ UID/' "$dir/got" >"$dir/edited"
golden correct-text "$dir/edited"

# Head and text; found by what it says now, under its own uid; the original a key away.
use whole <<'SED'
s/^title: .*/title: 谷雨里的高粱/
s/^counties: .*/counties: 汾阳市/
s/^date: .*/date: 2024-04-12/
/^本报讯/s/高粱/红高粱/
SED
screen correct 120x20 <<'KEYS'
j e
:dump DUMP
Enter
:dump DUMP
E
:dump DUMP
E
/
"corrected:yes 红高粱"
Enter
:dump DUMP
KEYS
file=$BAOLAN_ARCHIVE.corrections
sed 's/^@ .*/@ UID/' "$file" >"$dir/kept"
golden correct-file "$dir/kept"
ok 'nobody else can read it' test "$(stat -c %a "$file")" = 600
exits 0 'the archive is sound' "$baolan" check
exits 0 'the corrections are exported' "$baolan" export --format corrections
grep '^@' "$file" >"$dir/uid"
grep '^@' "$dir/out" | cmp -s - "$dir/uid"
ok 'those of what is found' test $? = 0

# Indexed again, it is corrected again; when nothing has changed nothing is written.
exits 0 'all is read again' "$baolan" index --again tests/ui/pages
says 'and corrected' '^corrected +1$' "$dir/out"
exits 0 'what is corrected is found' "$baolan" search title:谷雨里 corrected:yes
cp "$BAOLAN_ARCHIVE" "$dir/copy"
exits 0 'a run without changes' "$baolan" index tests/ui/pages
cmp -s "$BAOLAN_ARCHIVE" "$dir/copy"
ok 'writes nothing' test $? = 0

# A fault is told, and what was typed is not lost; Esc drops it.
use fault <<'SED'
s/^date: .*/date: someday/
SED
screen correct-fault 100x12 <<'KEYS'
e
:dump DUMP
e
:dump DUMP
Esc
:dump DUMP
KEYS
touch "$dir/fail"
screen correct-failed 100x12 <<'KEYS'
e
:dump DUMP
KEYS
rm "$dir/fail"

# What was opened since is no change: the correction is undone, wherever the reader went.
use other <<'SED'
s/^title: .*/title: 又一个题目/
SED
screen correct-undo 100x12 <<'KEYS'
j e Enter Esc j Enter
u
:dump DUMP
u
:dump DUMP
KEYS

# Taken back: a line of the head, then all; by hand too.
use back <<'SED'
/^title:/d
SED
screen correct-back 100x12 <<'KEYS'
/
"corrected:yes"
Enter
e
:dump DUMP
KEYS
printf '%s\ntitle: 一\ncounties: 没有县\n\n@ nosuchuid\ntitle: 二\n' "$(cat "$dir/uid")" >"$file"
exits 1 'a correction that cannot be' "$baolan" index tests/ui/pages
says 'is told with its uid' 'no county in this archive is called “没有县”' "$dir/err"
printf 'title: 一\n' >"$file"
exits 1 'a file that cannot be read' "$baolan" index tests/ui/pages
says 'is told with its line' 'corrections:1: expected “@ UID”' "$dir/err"
exits 0 'the corrections stay as they are' "$baolan" search corrected:yes
rm "$file"
exits 0 'without the file' "$baolan" index tests/ui/pages
exits 1 'nothing is corrected' "$baolan" search corrected:yes
exits 0 'it is what it was' "$baolan" search title:谷雨前后

# Somebody else's archive cannot be changed: that is told before there is anything to lose.
mv "$dir/.local/state/baolan/archives" "$dir/archives"
rm -f "$dir/got"
screen correct-foreign 100x8 <<'KEYS'
e
:dump DUMP
KEYS
exits 1 'no editor was run' test -e "$dir/got"
mv "$dir/archives" "$dir/.local/state/baolan/archives"

finish
