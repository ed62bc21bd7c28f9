#!/bin/sh
# The pictures in README.md: made anew they are whole, and README.md shows each of them.
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
done
echo "1..$n"
