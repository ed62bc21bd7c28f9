#!/bin/sh
# No file of these rooms calls one that calls it back, by whatever way: what a file asks of another is known when that one is read first.
. tests/build/lib.sh
rooms="base text article input query tag state newspaper rows dating rebuild relate archive set ui cmd"
command -v "${NM:-nm}" >/dev/null && command -v tsort >/dev/null || { echo "1..0 # skip no nm, no tsort"; exit 0; }
for room in $rooms; do
    room=src/$room
    [ -d "$BUILD/$room" ] || { echo "1..0 # skip nothing is built"; exit 0; }
    find "$room" -name '*.c' | sort | while read -r file; do
        object=$BUILD/${file%.c}.o
        [ -f "$object" ] && "${NM:-nm}" -P "$object" | sed "s|^|$file |"
    done >"$dir/symbols"
    # Each file before those that it calls.
    awk '$3 ~ /^[TDBRVWCS]$/ { home[$2] = $1 }
         $3 == "U" { caller[++n] = $1; called[n] = $2 }
         END { for (i = 1; i <= n; i++) if (called[i] in home && home[called[i]] != caller[i]) print caller[i], home[called[i]] }' \
        "$dir/symbols" | sort -u >"$dir/calls"
    [ "$(wc -l <"$dir/calls")" -gt 1 ]
    check "the calls of $room are seen" $?
    tsort "$dir/calls" 2>"$dir/circles" >"$dir/order"
    ! [ -s "$dir/circles" ]
    check "no file of $room is called back" $? || sed 's/^/# /' "$dir/circles"
done
echo "1..$n"
