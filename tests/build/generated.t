#!/bin/sh
# Completions and the lists in manual and README are those of the program's tables.
BUILD=${BUILD:-build}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT INT TERM
sh man/generate "$BUILD/baolan" "$dir" || { echo "not ok 1 - man/generate"; echo 1..1; exit 1; }
n=0
for file in data/completions/baolan.bash data/completions/_baolan man/baolan.1 man/baolan.5 man/baolan.7 README.md; do
    n=$((n + 1))
    if diff "$file" "$dir/${file##*/}" >"$dir/diff"; then
        echo "ok $n - $file"
    else
        echo "not ok $n - $file is out of date: make generated"
        sed 's/^/# /' "$dir/diff"
    fi
done
n=$((n + 1))
bash -n data/completions/baolan.bash || printf 'not '
echo "ok $n - bash reads its completion"
n=$((n + 1))
words=$(bash -c '. data/completions/baolan.bash; COMP_WORDS=(baolan search --format ""); COMP_CWORD=3; _baolan; echo "${COMPREPLY[*]}"')
[ "$words" = "text json jsonl" ] || printf 'not '
echo "ok $n - and completes the words of an option"
n=$((n + 1))
words=$(bash -c '. data/completions/baolan.bash; COMP_WORDS=(baolan s); COMP_CWORD=1; _baolan; echo "${COMPREPLY[*]}"')
[ "$words" = "search show stats" ] || printf 'not '
echo "ok $n - and commands"
echo "1..$n"
