#!/bin/sh
# What may befall an index run but kill -9 (kills.t): writes, reads and syncs that fail or fall short, a full disk, a limit on files,
# permissions that are lost, a clock set back, files that change or go while they are read. Afterwards the archive is sound, the same command
# goes on, and in the end all is as if nothing had happened.
. tests/cli/lib.sh
. tests/cli/recovery.sh
case $BUILD in *asan*) few=1 ;; esac

if [ -z "$few" ] && preload io && befall IO_COUNT="$dir/count" && read -r writes _ reads opens <"$dir/count"; then
    for fault in IO_FAIL_AT=1 IO_FAIL_AT=3 IO_FAIL_AT=30 IO_FAIL_AT=$((writes / 2)) IO_FAIL_AT=$((writes - 1)) IO_SYNC_AT=1 IO_SYNC_AT=2 \
        IO_READ_AT=2 IO_READ_AT=9 IO_READ_AT=40 IO_CUT_AT=1; do
        for on in "" 1; do
            befall $fault ${on:+IO_FAIL_ON=1}
            status=$?
            [ $status = 3 ] || [ $status = 0 ] || echo "$fault $on: exit $status" >>"$dir/wrong"
            [ $status = 0 ] || [ -s "$dir/err" ] || echo "$fault $on: not a word" >>"$dir/wrong"
            kept $status "$dir/p.db" "$fault $on"
            recovers "$dir/p.db" "$fault $on"
        done
    done
    settled "writes, reads and syncs that fail, once or from then on"
    # A paper that cannot be read is refused by name and read the next time; without the program's own facts nothing is read.
    for share in 1 20 60 100; do
        for fault in IO_PAPER_AT=$((1 + reads * share / 101)) IO_OPEN_AT=$((1 + opens * share / 101)); do
            for on in "" 1; do
                befall $fault ${on:+IO_FAIL_ON=1}
                status=$?
                [ $status = 3 ] || [ $status -le 1 ] || echo "$fault $on: exit $status" >>"$dir/wrong"
                [ $status = 0 ] || [ -s "$dir/err" ] || echo "$fault $on: not a word" >>"$dir/wrong"
                kept $status "$dir/p.db" "$fault $on"
                recovers "$dir/p.db" "$fault $on"
            done
        done
    done
    settled "files that cannot be opened or read to their end"
    befall IO_SHORT=1 || head -n 3 "$dir/err" >>"$dir/wrong"
    env LD_PRELOAD="$dir/io.so" IO_SHORT=1 "$baolan" export -d "$dir/p.db" >"$dir/again.jsonl"
    cmp "$dir/whole.jsonl" "$dir/again.jsonl" >>"$dir/wrong" 2>&1
    settled "writes and reads that fall short"
else
    n=$((n + 1)) && echo "ok $n # skip no preloaded library here"
fi

if [ -z "$few" ] && preload clock; then
    rm -f "$dir"/p.db*
    env LD_PRELOAD="$dir/clock.so" "$baolan" index -d "$dir/p.db" "$dir/papers" >"$dir/out" 2>"$dir/err" || cat "$dir/err" >>"$dir/wrong"
    env LD_PRELOAD="$dir/clock.so" "$baolan" check -d "$dir/p.db" >"$dir/out" 2>&1 || cat "$dir/out" >>"$dir/wrong"
    env LD_PRELOAD="$dir/clock.so" "$baolan" search -d "$dir/p.db" --count 氢能 >"$dir/counted" 2>>"$dir/wrong"
    "$baolan" search -d "$dir/whole.db" --count 氢能 | cmp - "$dir/counted" >>"$dir/wrong" 2>&1
    "$baolan" export -d "$dir/p.db" | cmp "$dir/whole.jsonl" - >>"$dir/wrong" 2>&1
    settled "a clock that is set back each time it is looked at"
else
    n=$((n + 1)) && echo "ok $n # skip no preloaded library here"
fi

# Somebody without privileges, whose papers and folder are taken away while they are read; two kinds of loss, at random instants.
mkdir "$dir/theirs"
cp -r "$dir/papers" "$dir/theirs/papers"
chmod 755 "$dir"
chown -R 65534 "$dir/theirs" 2>/dev/null
as_nobody() {
    perl -e '$) = "65534 65534"; $( = 65534; ($<, $>) = (65534, 65534); die if $> != 65534; $ENV{HOME} = shift; exec @ARGV or die' "$dir/theirs" "$@"
}
if as_nobody "$baolan" --version >/dev/null 2>&1; then # the tree may lie where nobody else may look
    for loss in "000 theirs/papers" "500 theirs" "000 theirs/papers/2020" "500 theirs" "000 theirs/papers" "500 theirs"; do
        rm -f "$dir"/theirs/l.db*
        as_nobody "$baolan" index -d "$dir/theirs/l.db" "$dir/theirs/papers" >"$dir/out" 2>"$dir/err" &
        perl -MTime::HiRes=usleep -e 'usleep(rand() * shift() / 1000)' "$span"
        chmod "${loss% *}" "$dir/${loss#* }"
        wait $!
        status=$?
        chmod 755 "$dir/${loss#* }"
        [ $status -le 1 ] || [ $status = 3 ] || echo "$loss: exit $status" >>"$dir/wrong"
        [ $status = 0 ] || [ -s "$dir/err" ] || echo "$loss: not a word" >>"$dir/wrong"
        if [ -s "$dir/theirs/l.db" ] && ! as_nobody "$baolan" check -d "$dir/theirs/l.db" >"$dir/check" 2>&1; then
            grep -q 'is empty\|was cut short\|: 0 faults' "$dir/check" || { echo "$loss: not sound" && head -n 3 "$dir/check"; } >>"$dir/wrong"
        fi
        as_nobody "$baolan" index -d "$dir/theirs/l.db" "$dir/theirs/papers" >"$dir/out" 2>&1 || { echo "$loss: the run after it" && head -n 3 "$dir/out"; } >>"$dir/wrong"
        as_nobody "$baolan" check -d "$dir/theirs/l.db" >"$dir/check" 2>&1 || head -n 3 "$dir/check" >>"$dir/wrong"
        as_nobody "$baolan" export -d "$dir/theirs/l.db" | sed 's/[^"]*\/papers\///g' >"$dir/again.jsonl"
        sed 's/[^"]*\/papers\///g' "$dir/whole.jsonl" | cmp - "$dir/again.jsonl" >>"$dir/wrong" 2>&1
    done
    settled "permissions lost while it runs"
else
    n=$((n + 1)) && echo "ok $n # skip nobody else can run the program here"
fi

# A file may not grow beyond so many blocks of 512 bytes: a write fails, and nothing else happens.
for blocks in 10 100 400 1000 2000 4000; do
    rm -f "$dir"/l.db*
    (ulimit -f $blocks && exec "$baolan" index -d "$dir/l.db" "$dir/papers") >"$dir/out" 2>"$dir/err"
    status=$?
    [ $status = 3 ] || [ $status = 0 ] || echo "$blocks blocks: exit $status" >>"$dir/wrong"
    [ $status = 0 ] || [ -s "$dir/err" ] || echo "$blocks blocks: not a word" >>"$dir/wrong"
    kept $status "$dir/l.db" "$blocks blocks"
    recovers "$dir/l.db" "$blocks blocks"
done
settled "files that may not grow"

mkdir "$dir/small"
if mount -t tmpfs -o size=700k none "$dir/small" 2>/dev/null; then
    for size in 60k 300k 700k 1500k 3m; do
        rm -f "$dir"/small/*
        mount -o remount,size=$size "$dir/small"
        "$baolan" index -d "$dir/small/d.db" "$dir/papers" >"$dir/out" 2>"$dir/err"
        status=$?
        [ $status = 3 ] || [ $status = 0 ] || echo "disk of $size: exit $status" >>"$dir/wrong"
        [ $status = 0 ] || [ -s "$dir/err" ] || echo "disk of $size: not a word" >>"$dir/wrong"
        mount -o remount,size=64m "$dir/small"
        kept $status "$dir/small/d.db" "disk of $size"
        recovers "$dir/small/d.db" "disk of $size"
    done
    settled "a full disk"
    cp -r "$dir/.local" "$dir/small/"
    mount -o remount,ro "$dir/small"
    exits 0 "a medium that is read only is read" "$baolan" search -d "$dir/small/d.db" --count
    printf 'j j Enter\n/ "氢能" Enter\n' >"$dir/keys"
    BAOLAN_SCRIPT=$dir/keys HOME=$dir/small exits 0 "and browsed, where a home is read only too" "$baolan" browse -d "$dir/small/d.db"
    printf 'j Enter\nm\n' >"$dir/keys"
    BAOLAN_SCRIPT=$dir/keys HOME=$dir/small exits 3 "a bookmark that cannot be kept is told" "$baolan" browse -d "$dir/small/d.db"
    says "with its file" 'local/state/baolan' "$dir/err"
    exits 3 "and not written" "$baolan" index --again -d "$dir/small/d.db" "$dir/papers"
    says "which is said" 'd\.db' "$dir/err"
    umount "$dir/small"
else
    n=$((n + 1)) && echo "ok $n # skip only root can make a small disk"
fi
ok "a full disk under an export is told" sh -c '"$1" export -d "$2" >/dev/full 2>"$3"; [ $? = 3 ] && [ -s "$3" ]' - "$baolan" "$dir/whole.db" "$dir/err"

# Files change, go and come while they are read.
cp -r "$dir/papers" "$dir/moving"
(while [ ! -e "$dir/stop" ]; do
    for f in "$dir"/moving/*.txt "$dir"/moving/more.jsonl; do
        head -c 3000 "$f" >"$dir/x" 2>/dev/null && cp "$dir/x" "$f" 2>/dev/null
        rm -f "$f"
        cp "$dir/papers/${f##*/}" "$f" 2>/dev/null
    done
done) 2>/dev/null &
mover=$!
for round in 1 2 3 4 5; do
    "$baolan" index -d "$dir/m.db" "$dir/moving" >/dev/null 2>"$dir/err"
    status=$?
    [ $status -le 1 ] || { echo "round $round: exit $status" && head -n 2 "$dir/err"; } >>"$dir/wrong"
    "$baolan" check -d "$dir/m.db" --no-pager >"$dir/check" 2>&1
    [ $? -le 1 ] || { echo "round $round: not sound" && head -n 3 "$dir/check"; } >>"$dir/wrong"
done
touch "$dir/stop"
wait $mover 2>/dev/null
rm -rf "$dir/moving"
cp -r "$dir/papers" "$dir/moving"
"$baolan" index -d "$dir/m.db" "$dir/moving" >/dev/null 2>&1
"$baolan" export -d "$dir/m.db" | sed 's/[^"]*\/moving\///g' >"$dir/again.jsonl"
sed 's/[^"]*\/papers\///g' "$dir/whole.jsonl" >"$dir/want.jsonl"
cmp "$dir/want.jsonl" "$dir/again.jsonl" >/dev/null || echo "another archive" >>"$dir/wrong"
settled "files that change while they are read"
finish
