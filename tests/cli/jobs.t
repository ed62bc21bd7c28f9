#!/bin/sh
# baolan index with several threads, ended at any instant: the archive is that of one undisturbed run.
. tests/cli/lib.sh

# Records enough for several batches and pieces: stories of the sample, again and again, each time of another day.
"$baolan" index -d "$dir/sample.db" data/sample >/dev/null
"$baolan" export -d "$dir/sample.db" >"$dir/sample.jsonl"
day=0
while [ $day -lt 9 ]; do
    day=$((day + 1))
    sed "s/\"date\": *\"[0-9]*-\([0-9]*\)-[0-9]*\"/\"date\": \"$((1990 + day))-\1-$(printf %02d $day)\"/; s/\"uid\": *\"[^\"]*\"/\"uid\": null/" \
        "$dir/sample.jsonl"
done >"$dir/all.jsonl"

for jobs in 1 2 8; do
    exits 0 "index --jobs $jobs" "$baolan" index -d "$dir/$jobs.db" --jobs $jobs "$dir/all.jsonl" data/sample
    "$baolan" export -d "$dir/$jobs.db" >"$dir/$jobs.jsonl"
done
ok "two threads make what one makes" cmp "$dir/1.jsonl" "$dir/2.jsonl"
ok "and eight" cmp "$dir/1.jsonl" "$dir/8.jsonl"
exits 2 "--jobs 0" "$baolan" index --jobs 0 data/sample

# Killed at instants drawn by SEED, over and over, then left to end.
seed=${SEED:-$$}
start=$(date +%s%N)
"$baolan" index -d "$dir/timed.db" "$dir/all.jsonl" data/sample >/dev/null
took=$((($(date +%s%N) - start) / 1000000))
for round in 1 2 3 4; do
    for kill in 1 2 3 4 5; do
        "$baolan" index -d "$dir/killed$round.db" "$dir/all.jsonl" data/sample >/dev/null 2>&1 &
        indexer=$!
        sleep "$(awk -v seed="$seed$round$kill" -v ms="$took" 'BEGIN { srand(seed); printf "%.3f", rand() * ms / 1000 }')"
        kill -9 $indexer 2>/dev/null
        wait $indexer 2>/dev/null
    done
    exits 0 "killed five times, then run again (SEED=$seed)" "$baolan" index -d "$dir/killed$round.db" "$dir/all.jsonl" data/sample
    "$baolan" export -d "$dir/killed$round.db" >"$dir/killed.jsonl"
    ok "holds what an undisturbed run makes" cmp "$dir/1.jsonl" "$dir/killed.jsonl"
    exits 0 "and is sound" "$baolan" check -d "$dir/killed$round.db"
done
finish
