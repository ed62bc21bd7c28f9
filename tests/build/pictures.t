#!/bin/sh
# The pictures in README.md: made anew they are whole and as they are there, and README.md shows each of them.
if ! make -s --no-print-directory "${BUILD:-build}/picture" 2>/dev/null; then
    echo '1..0 # skip no libvterm here'
    exit 0
fi
# shellcheck source=tests/build/lib.sh
. tests/build/lib.sh
export BUILD
"$BUILD/picture" "$dir" >/dev/null
check 'the pictures are made' $?
for picture in "$dir"/*.svg; do
    name=$(basename "$picture")
    head -n1 "$picture" | grep -q '^<svg ' && [ "$(tail -n1 "$picture")" = '</svg>' ]
    check "$name is whole" $?
    grep -q "(man/pictures/$name)" README.md && [ -s "man/pictures/$name" ]
    check "$name is in README.md" $?
    cmp "man/pictures/$name" "$picture" >"$dir/log" 2>&1
    check "$name shows what the program does now: make picture" $? || sed 's/^/# /' "$dir/log"
done
if command -v tmux >/dev/null; then
    sh man/picture "$BUILD/baolan" "$dir/README.md" && diff README.md "$dir/README.md" >"$dir/log"
    check 'and so does the screen in README.md: make picture' $? || sed 's/^/# /' "$dir/log"
fi
echo "1..$n"
