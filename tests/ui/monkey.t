#!/bin/sh
# Keys at random, in windows of random sizes: the browser says nothing and ends well.
# shellcheck source=tests/cli/lib.sh
. tests/cli/lib.sh
exits 0 'the sample is indexed' "$baolan" index data/sample
for seed in 1 2 3; do
    awk -v seed=$seed -v count=1500 -f tests/ui/monkey.awk >"$dir/keys"
    exits 0 "1,500 keys at random ($seed)" env LANG=zh_CN.UTF-8 LC_ALL= LINES=30 COLUMNS=100 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse
    ok 'nothing is printed' test ! -s "$dir/out" -a ! -s "$dir/err"
done
finish
