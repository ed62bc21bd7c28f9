#!/bin/sh
# kill -9 of what else writes than a run over papers (kills.t): --retag for another region, corrections that are applied, check --repair.
# Afterwards the archive is sound and as it was or as it is to be, the same command completes it, and nothing is left beside it.
. tests/cli/lib.sh
. tests/cli/recovery.sh
KILLS=${KILLS:-8}
if ! preload io || ! befall IO_COUNT="$dir/count"; then
    echo "1..0 # skip no preloaded library here, or a sanitizer that wants to be first"
    exit 0
fi

# A headline put right, two articles joined, one split: what the file beside the archive says.
# shellcheck disable=SC2046 # one word a uid
set -- $("$baolan" search -d "$dir/s.db" --limit 4 --format jsonl | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p')
printf '@ %s\ntitle: 水塔刷新漆\n\n@ %s\njoin: %s\n\n@ %s\n\n上半篇留下的话。\n\n@ %s+2\ntitle: 下半篇\n\n孩子们说像一支铅笔。\n' "$1" "$2" "$3" "$4" "$4" >"$dir/corrections"

# killed NAME FILE COMMAND…: COMMAND -d p.db is killed at $KILLS writes, from the first to the last; FILE: corrections beside it, or none.
killed() {
    name=$1 file=$2 i=0
    shift 2
    fresh() {
        rm -f "$dir"/p.db*
        cp "$dir/s.db" "$dir/p.db"
        [ ! "$file" ] || cp "$file" "$dir/p.db.corrections"
    }
    fresh
    env LD_PRELOAD="$dir/io.so" IO_COUNT="$dir/count" "$@" -d "$dir/p.db" >"$dir/out" 2>&1 || head -n 3 "$dir/out" >>"$dir/wrong"
    read -r writes _ <"$dir/count"
    "$baolan" export -d "$dir/p.db" >"$dir/want.jsonl"
    ls "$dir"/p.db* >"$dir/files"
    while [ $i -lt "$KILLS" ]; do
        i=$((i + 1))
        at=$((i * writes / (KILLS + 1) + 1))
        for power in "" IO_POWER=$i; do
            fresh
            { env LD_PRELOAD="$dir/io.so" IO_KILL_AT=$at $power "$@" -d "$dir/p.db" >"$dir/out" 2>&1; } 2>/dev/null
            "$baolan" check -d "$dir/p.db" >"$dir/check" 2>&1 || { echo "$at $power: not sound" && head -n 3 "$dir/check"; } >>"$dir/wrong"
            "$@" -d "$dir/p.db" >"$dir/out" 2>&1 || { echo "$at $power: the run after it fails" && head -n 3 "$dir/out"; } >>"$dir/wrong"
            "$baolan" check -d "$dir/p.db" >"$dir/check" 2>&1 || { echo "$at $power: not sound in the end" && head -n 3 "$dir/check"; } >>"$dir/wrong"
            "$baolan" export -d "$dir/p.db" | cmp "$dir/want.jsonl" - >>"$dir/wrong" 2>&1
            [ ! "$file" ] || cmp "$file" "$dir/p.db.corrections" >>"$dir/wrong" 2>&1
            ls "$dir"/p.db* | diff "$dir/files" - >>"$dir/wrong"
        done
    done
    settled "$name, killed $i times at writes from the first to the last of $writes, and as often for want of power"
}
cp "$dir/s.db" "$dir/before.db"
killed "index --retag" "" "$baolan" index --retag --region 140100
killed "index with corrections" "$dir/corrections" "$baolan" index data/sample
killed "check --repair" "" "$baolan" check --repair
ok "the archive that it was made of is what it was" cmp -s "$dir/s.db" "$dir/before.db"
finish
