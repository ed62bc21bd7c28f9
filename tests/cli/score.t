#!/bin/sh
# Real pages with a truth made by hand, where they are at hand: from the folder to the export, measured.
. tests/cli/lib.sh
shared=../shared
[ -d $shared/pages ] && [ -x $shared/tools/score-pages ] && command -v python3 >/dev/null || { echo "1..0 # skip no pages with truth here"; exit 0; }

exits 0 "index" "$baolan" index $shared/pages
"$baolan" export >"$dir/export.jsonl"
exits 0 "score" $shared/tools/score-pages $shared/gold "$dir/export.jsonl"
sed 's/^/# /' "$dir/out"
total=$(sed -n 's/^total \([0-9.]*\)$/\1/p' "$dir/out")
ok "total at least 0.95" awk "BEGIN { exit !($total >= 0.95) }"
finish
