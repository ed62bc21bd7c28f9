#!/bin/sh
# kill -9 during an index run: right before and right behind each commit, at writes from the first to the last, at random instants; and the
# power going, at writes too. Afterwards pages are in the archive whole or not at all, it is sound, the same command completes it, and its
# export is that of a run that nothing befell. $KILLS sets how often in all: make kills N=200
. tests/cli/lib.sh
. tests/cli/recovery.sh
case $BUILD in *asan*) KILLS=${KILLS:-4} ;; esac
KILLS=${KILLS:-20}

if preload io && befall IO_COUNT="$dir/count" && read -r writes commits _ <"$dir/count"; then
    half=$((KILLS / 4)) i=0 alive=0
    [ $half -gt $commits ] && half=$commits
    while [ $i -lt $half ]; do
        i=$((i + 1))
        at=$(((i * commits + half - 1) / half))
        for behind in "" IO_COMMITTED=1; do
            { befall IO_COMMIT_AT=$at $behind; } 2>/dev/null
            [ $? -gt 128 ] || alive=$((alive + 1)) # batches go by the clock: a faster run has fewer commits
            recovers "$dir/p.db" "kill at commit $at $behind"
        done
    done
    KILLS=$((KILLS - 2 * half))
    settled "killed $((2 * half - alive)) times, right before and right behind $half of $commits commits"
    i=0
    while [ $i -lt $((KILLS / 2)) ]; do
        i=$((i + 1))
        at=$((i * writes / (KILLS / 2 + 1) + 1))
        { befall IO_KILL_AT=$at; } 2>/dev/null
        recovers "$dir/p.db" "kill at write $at"
    done
    settled "killed $i times, at writes from the first to the last of $writes"
    KILLS=$((KILLS - i)) i=0
    while [ $i -lt $KILLS ]; do
        i=$((i + 1))
        at=$((i * writes / (KILLS + 1) + 1))
        { befall IO_KILL_AT=$at IO_POWER=$i; } 2>/dev/null
        recovers "$dir/p.db" "no power at write $at"
    done
    settled "the power went $i times, and with it writes that the disk did not have"
    for seed in 1 2 3; do
        befall IO_POWER_END=$seed
        kept $? "$dir/p.db" "no power behind the end, $seed"
        recovers "$dir/p.db" "no power behind the end, $seed"
    done
    settled "what a run that came to its end has written is on the disk"
else
    n=$((n + 1)) && echo "ok $n # skip no preloaded library here"
fi

i=0 left=0
while [ $i -lt $KILLS ]; do
    i=$((i + 1))
    rm -f "$dir"/k.db*
    perl -MTime::HiRes=usleep -e 'my $span = shift; my $pid = fork; if (!$pid) { open STDOUT, ">/dev/null"; open STDERR, ">/dev/null"; exec @ARGV }
        usleep(rand() * $span / 1000); kill 9, $pid; waitpid $pid, 0' "$span" "$baolan" index -d "$dir/k.db" "$dir/papers"
    [ -s "$dir/k.db" ] && left=$((left + 1))
    recovers "$dir/k.db" "kill $i"
done
echo "# $left of $i runs had begun their archive"
settled "killed $i times at random instants"
finish
