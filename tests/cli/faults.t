#!/bin/sh
# What may befall an index run: kill -9 at any instant, a full disk, a limit on files, files that change or go while they are read. Afterwards the
# archive is sound, the same command goes on, and in the end all is as if nothing had happened. $KILLS sets how often it is killed.
. tests/cli/lib.sh
case $BUILD in *asan*) KILLS=${KILLS:-3} ;; esac

# Enough pages for several commits: the sample, and its articles again as records of other days.
cp -r data/sample "$dir/papers"
"$baolan" index -d "$dir/s.db" data/sample >/dev/null
"$baolan" export -d "$dir/s.db" | perl -ne 's/,"uid":"[^"]*"|"uid":"[^"]*",//; for my $year (1990 .. 1995) { ($x = $_) =~ s/20\d\d-(\d\d)-(\d\d)/$year-$1-$2/g; print $x }' >"$dir/papers/more.jsonl"
"$baolan" index -d "$dir/whole.db" "$dir/papers" >/dev/null 2>&1
"$baolan" export -d "$dir/whole.db" >"$dir/whole.jsonl"
echo "# $(wc -l <"$dir/whole.jsonl") articles"

# Is what FILE.db holds sound, and does the same command complete it? Complaints go to $dir/wrong.
recovers() {
    if [ -s "$1" ] && ! "$baolan" check -d "$1" >"$dir/check" 2>&1; then
        grep -q 'is empty\|was cut short' "$dir/check" || { echo "$2: not sound" && head -n 3 "$dir/check"; } >>"$dir/wrong"
    fi
    "$baolan" index -d "$1" "$dir/papers" >"$dir/out" 2>&1 || { echo "$2: the run after it fails" && head -n 3 "$dir/out"; } >>"$dir/wrong"
    "$baolan" check -d "$1" >"$dir/check" 2>&1 || { echo "$2: not sound in the end" && head -n 3 "$dir/check"; } >>"$dir/wrong"
    "$baolan" export -d "$1" >"$dir/again.jsonl"
    cmp "$dir/whole.jsonl" "$dir/again.jsonl" >/dev/null || echo "$2: another archive" >>"$dir/wrong"
}
settled() {
    ok "$1" test ! -s "$dir/wrong" || head -n 12 "$dir/wrong" | sed 's/^/# /'
    rm -f "$dir/wrong"
}

start=$(date +%s%N)
"$baolan" index -d "$dir/k.db" "$dir/papers" >/dev/null 2>&1
span=$(($(date +%s%N) - start))
i=0 left=0
while [ $i -lt "${KILLS:-20}" ]; do
    i=$((i + 1))
    rm -f "$dir"/k.db*
    perl -MTime::HiRes=usleep -e 'my $span = shift; my $pid = fork; if (!$pid) { open STDOUT, ">/dev/null"; open STDERR, ">/dev/null"; exec @ARGV }
        usleep(rand() * $span / 1000); kill 9, $pid; waitpid $pid, 0' "$span" "$baolan" index -d "$dir/k.db" "$dir/papers"
    [ -s "$dir/k.db" ] && left=$((left + 1))
    recovers "$dir/k.db" "kill $i"
done
echo "# $left of $i runs had begun their archive"
settled "killed $i times at random instants"
rm -f "$dir"/k.db*

# A file may not grow beyond so many blocks of 512 bytes: a write fails, and nothing else happens.
for blocks in 10 100 400 1000 2000 4000; do
    rm -f "$dir"/l.db*
    (ulimit -f $blocks && exec "$baolan" index -d "$dir/l.db" "$dir/papers") >"$dir/out" 2>"$dir/err"
    status=$?
    [ $status = 3 ] || [ $status = 0 ] || echo "$blocks blocks: exit $status" >>"$dir/wrong"
    [ $status = 0 ] || [ -s "$dir/err" ] || echo "$blocks blocks: not a word" >>"$dir/wrong"
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
        recovers "$dir/small/d.db" "disk of $size"
    done
    settled "a full disk"
    mount -o remount,ro "$dir/small"
    exits 0 "a medium that is read only is read" "$baolan" search -d "$dir/small/d.db" --count
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
