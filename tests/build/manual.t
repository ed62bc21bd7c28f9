#!/bin/sh
# The manual pages are clean mdoc.
command -v mandoc >/dev/null || { echo "1..0 # skip no mandoc here"; exit 0; }
n=0
for page in man/*.[157]; do
    n=$((n + 1))
    complaints=$(mandoc -Tlint -Wwarning "$page" 2>&1)
    [ -z "$complaints" ] || printf 'not '
    echo "ok $n - $page"
    [ -z "$complaints" ] || printf '%s\n' "$complaints" | sed 's/^/# /'
done
echo "1..$n"
