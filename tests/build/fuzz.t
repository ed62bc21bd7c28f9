#!/bin/sh
# What make fuzz starts from: each target has inputs that are kept, and a dictionary is one that libFuzzer reads: printable ASCII and escapes, else the
# target does not run at all.
n=0
run=$(mktemp) || exit 1
trap 'rm -f "$run"' EXIT
result() { # STATUS NAME
    n=$((n + 1))
    [ "$1" = 0 ] || printf 'not '
    echo "ok $n - $2"
}
for target in tests/fuzz/*.c; do
    name=$(basename "$target" .c)
    [ "$name" = replay ] && continue
    test -s "tests/fuzz/corpus/$name.txt"
    result $? "inputs of $name"
    dict=$(sed -n '/^dictionary()/,/^}/p' tests/fuzz/run >"$run"; sh -c '. "$1" && dictionary "$2"' - "$run" "$name")
    test -s "tests/fuzz/dict/$dict.dict"
    result $? "a dictionary for $name"
done
for dict in tests/fuzz/dict/*.dict; do
    LC_ALL=C perl -ne 'next if /^\s*(#.*)?$/; exit 1 if !/^\s*[\w@]*=?"([\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\]|\\x[0-9A-Fa-f]{2})+"\s*$/' "$dict"
    result $? "$dict"
done
echo "1..$n"
