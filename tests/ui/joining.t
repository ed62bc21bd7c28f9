#!/bin/sh
# Joining and splitting: in the list and the editor, the file of corrections, back again. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages
file=$BAOLAN_ARCHIVE.corrections
"$baolan" export >"$dir/before"

cat >"$dir/editor" <<'EDITOR'
#!/bin/sh
cp "$2" "${0%/*}/got"
sed -i -f "${0%/*}/$1" "$2"
EDITOR
chmod +x "$dir/editor"
use() {
    cat >"$dir/$1"
    export VISUAL="$dir/editor $1"
}
# The uids of this archive stand as A, B … in what is compared.
named() {
    sed -n 's/^@ \([^+]*\).*/\1/p; s/^join: //p' "$1" | tr '、' '\n' | sed 's/+.*//' | awk '!seen[$0]++' >"$dir/uids"
    awk 'NR == FNR { uid[FNR] = $0; n = FNR; next }
         { for (i = 1; i <= n; i++) gsub(uid[i], substr("ABCDEF", i, 1)); print }' "$dir/uids" "$1"
}

# The first chosen first, then the other way round; one is in the list for both.
screen join 120x20 <<'KEYS'
j
+
:dump DUMP
+
:dump DUMP
+ j j +
:dump DUMP
1
:dump DUMP
Enter
z
G
:dump DUMP
g
E
:dump DUMP
E
:dump DUMP
E
:dump DUMP
KEYS
named "$file" >"$dir/kept"
golden join-file "$dir/kept"
exits 0 'the archive is sound' "$baolan" check
exits 0 'the correction is exported' "$baolan" export --format corrections
exits 0 'all is read again' "$baolan" index --again tests/ui/pages
says 'and joined again' '^corrected +1$' "$dir/out"
second=$(sed -n 's/^join: //p' "$file")
exits 0 'the uid of the second' "$baolan" show --format json "$second"
says 'leads to the first' "\"uid\":\"$(sed -n 's/^@ //p' "$file")\"" "$dir/out"
# What was marked stays marked: a bookmark of the second leads to the article that it is part of now.
rm "$file"
exits 0 'apart again' "$baolan" index tests/ui/pages
screen join-marks 100x14 <<'KEYS'
j j j m
k k + j j + 1
'
:dump DUMP
Enter
:dump DUMP
KEYS
screen join-back 120x20 <<'KEYS'
/
"corrected:yes"
Enter
U
:dump DUMP
u
:dump DUMP
u
:dump DUMP
/
"corrected:yes"
Enter
U
x
:dump DUMP
KEYS
"$baolan" export | cmp -s - "$dir/before"
ok 'taken back, all is as it was' test $? = 0

# Joined, corrected as one, and apart again by the line of the head that says so.
use together <<'SED'
s/^title: .*/title: 高粱和老缸/
s/四十台雨量计/四十一台雨量计/
SED
screen join-edited 120x20 <<'KEYS'
j + j j + 1
e
:dump DUMP
KEYS
named "$file" >"$dir/kept"
golden join-edited-file "$dir/kept"
use apart <<'SED'
/^join:/d
/^title:/d
/^$/,$d
SED
screen join-apart 120x20 <<'KEYS'
/
"corrected:yes"
Enter
e x
:dump DUMP
KEYS
"$baolan" export | cmp -s - "$dir/before"
ok 'apart, all is as it was' test $? = 0

# A line in the editor; the parts are corrected like any article; undone in one step.
use split <<'SED'
s/数据每十分钟/\n@+ 谷雨的第二天\n&/
SED
screen split 120x20 <<'KEYS'
j e
:dump DUMP
x
P
:dump DUMP
KEYS
named "$file" >"$dir/kept"
golden split-file "$dir/kept"
exits 0 'the archive is sound' "$baolan" check
exits 0 'all is read again' "$baolan" index --again tests/ui/pages
says 'and split again' '^corrected +2$' "$dir/out"
use byline <<'SED'
s/^authors:.*/authors: 周三\/记者/
SED
screen split-byline 120x20 <<'KEYS'
/
"title:谷雨的第二天"
Enter
e
:dump DUMP
u
:dump DUMP
E
:dump DUMP
KEYS
use empty <<'SED'
/^$/,$d
SED
screen split-empty 100x12 <<'KEYS'
/
"title:谷雨的第二天"
Enter
e
:dump DUMP
Esc
U
:dump DUMP
KEYS
"$baolan" export | cmp -s - "$dir/before"
ok 'taken back, all is as it was' test $? = 0

# What is no longer there is told, and nothing is guessed.
printf '@ nosuchuid\ntitle: 一\n\n@ nosuchuid+2\n\n甲\n' >"$file"
exits 0 'corrections of what is not here' "$baolan" index tests/ui/pages
says 'are counted' '^unmatched +2 corrections of articles that are not here, the first: nosuchuid, line 1$' "$dir/out"
printf '@ %s\njoin: nosuchuid\n' "$second" >"$file"
exits 1 'joined with what is not here' "$baolan" index tests/ui/pages
says 'is told' '“nosuchuid”, which it joins, is not in this archive' "$dir/err"

finish
