#!/bin/sh
# Archives with bytes, runs of bytes and pages changed, somebody else's and one's own: each is searched, browsed and checked, some are also
# shown, exported, written to and repaired. No crash, no hang (what takes $PATIENCE seconds: more on a busy machine), and a sentence where the
# archive cannot be used. $MUTANTS sets how many: make mutants N=5000
. tests/cli/lib.sh
case $BUILD in *asan*) MUTANTS=${MUTANTS:-12} ;; esac
"$baolan" index data/sample >/dev/null
cp "$dir/a.db" "$dir/sound.db"
uid=$("$baolan" export | grep -o '"uid":"[0-9a-z]*"' | head -n 1 | cut -d '"' -f 4)
ok "there is an archive to damage" test -n "$uid"
printf 'j j Enter\nv\nr\n1\n=\nEsc\n&\nEsc\n$\nEsc\np\nEsc\nO\nEsc\nM\nEsc\nT\nEsc\nP\nEsc\nc j Enter\nx\n/ "氢能" Enter\nn\n' >"$dir/keys"

cat >"$dir/mutate" <<'E2'
my ($from, $to, $seed) = @ARGV;
srand $seed;
local $/;
open F, "<", $from or die;
binmode F;
my $s = <F>;
my ($page, $n) = (16384, length($s) / 16384);
sub place { $page * int(rand $n) + (rand() < 0.5 ? int rand 128 : int rand $page) }
for (1 .. 1 + int rand 12) {
    my ($at, $kind) = (place(), int rand 6);
    last if $at >= length $s;
    next if $at < 100 && rand() < 0.7; # mostly the header stays, else all there is to see is a refusal
    if ($kind < 2) { substr($s, $at, 1) = chr int rand 256 }
    elsif ($kind == 2) { substr($s, $at, 1) = chr(ord(substr $s, $at, 1) ^ 1 << int rand 8) }
    elsif ($kind == 3) { my $k = 1 + int rand 200; substr($s, $at, $k) = substr($s, place(), $k) if $at + $k + $page < length $s }
    elsif ($kind == 4) { substr($s, $page * int($at / $page), $page) = substr($s, $page * int(rand $n), $page) }
    elsif (rand() < 0.2) { substr($s, $at) = "" }
}
open F, ">", $to or die;
binmode F;
print F $s;
E2

try() {
    timeout "${PATIENCE:-60}" "$@" >"$dir/out" 2>"$dir/err"
    status=$?
    case $status in
    0 | 1 | 2) ;;
    3) [ -s "$dir/err" ] || echo "mutant $i: exit $status without a word: $*" >>"$dir/wrong" ;;
    *) { echo "mutant $i: exit $status: $*" && head -n 3 "$dir/err"; } >>"$dir/wrong" ;;
    esac
}
i=0 opened=0 sound=0
while [ $i -lt "${MUTANTS:-40}" ]; do
    i=$((i + 1))
    perl "$dir/mutate" "$dir/sound.db" "$dir/a.db" $((i + ${SEED:-0}))
    # Whose it is: one in four is one's own that a disk has damaged.
    [ $((i % 4)) = 0 ] && HOME=$dir || HOME=$dir/other
    export HOME
    case $((i % 6)) in
    0) try "$baolan" search 氢能 -煤炭 && try "$baolan" show "$uid" ;;
    1) try "$baolan" search --sort rank --format json county:孝义 && try "$baolan" stats --by county ;;
    2) try "$baolan" search 产业 && try "$baolan" export ;;
    3) try "$baolan" search --count 题 && try "$baolan" related "$uid" ;;
    4) try "$baolan" search date:2019..2021 煤 && try "$baolan" figures ;;
    5) try "$baolan" search person:韩志远 OR 核桃 && try "$baolan" thread "$uid" ;;
    esac
    BAOLAN_SCRIPT=$dir/keys try "$baolan" browse
    [ $status = 0 ] && opened=$((opened + 1))
    [ $((i % 7)) = 0 ] && try "$baolan" index data/sample/20190927-01.txt
    try "$baolan" check
    [ $status = 0 ] && sound=$((sound + 1))
    if [ $((i % 3)) = 0 ]; then
        try "$baolan" check --repair
        rm -f "$dir"/a.db.damaged
    fi
    rm -f "$dir"/a.db*
done
echo "# $opened of $i could be browsed, check found nothing in $sound"
ok "$i mutated archives" test ! -s "$dir/wrong" || head -n 20 "$dir/wrong" | sed 's/^/# /'
finish
