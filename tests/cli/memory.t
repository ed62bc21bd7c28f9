#!/bin/sh
# Memory that runs out at the 1st, 2nd, … n-th allocation, once or for good: one sentence and exit 3, or the whole result; the archive is sound.
# The distance grows by an eighth; with EVERY=1 STARVE=100000 it is each of them, with EVERY=path one or two of each path of calls that leads to some,
# PART=2/3 of the second of each three paths; ONLY=COMMAND names one.
. tests/cli/lib.sh
case $BUILD in *asan*) echo "1..0 # skip ASan has an allocator of its own"; exit 0 ;; esac
if ! ${CC:-cc} -shared -fPIC -O1 -o "$dir/malloc.so" tests/faults/malloc.c 2>/dev/null; then
    echo "1..0 # skip no preloaded allocator on this system"
    exit 0
fi
mkdir "$dir/papers"
cp data/sample/2020-10-22_02.md data/sample/20190927-01.txt data/sample/20211111-01.txt "$dir/papers"
"$baolan" index "$dir/papers" >/dev/null
"$baolan" export >"$dir/whole.jsonl"
cp "$dir/a.db" "$dir/whole.db"
whole=$dir/whole.db
PASSED_OVER=$dir/passed_over PART=${PART:-1/1}
export PASSED_OVER

# ENVIRONMENT COMMAND…: one run, on a fresh copy. What is wrong with it is gathered in $dir/wrong.
trial() {
    fault=$1
    shift
    rm -f "$dir"/n.db* "$dir"/a.db[-.]* # the log of one that was cut short would be taken for this one's
    cp "$whole" "$dir/a.db"
    [ ! -e "$dir/corrections" ] || cp "$dir/corrections" "$dir/a.db.corrections"
    env LD_PRELOAD="$dir/malloc.so" $fault "$@" >"$dir/out" 2>"$dir/err" <"$dir/whole.jsonl"
    status=$?
    runs=$((runs + 1))
    case $status in
    0) ;;
    1 | 2 | 3) [ -s "$dir/err" ] || [ -s "$dir/out" ] || echo "$fault: exit $status without a word" >>"$dir/wrong" ;;
    *) echo "$fault: exit $status" >>"$dir/wrong" ;;
    esac
    if [ $status = 0 ] && [ "$printed" ] && ! cmp -s "$dir/out" "$dir/printed"; then
        echo "$fault: success, but it prints something else" >>"$dir/wrong"
    fi
    # Who died of it at once is as killed (kills.t): of those archives some are looked at.
    [ $status = 3 ] && [ $((runs % 8)) != 0 ] && grep -q 'out of memory' "$dir/err" && return
    for archive in n a; do
        [ -s "$dir/$archive.db" ] && { [ $archive = n ] || [ -s "$dir/a.db-wal" ] || ! cmp -s "$dir/a.db" "$whole"; } || continue
        if [ $status = 0 ] && [ -e "$dir/wanted.$archive" ] && ! { "$baolan" export -d "$dir/$archive.db" | cmp -s - "$dir/wanted.$archive"; }; then
            echo "$fault: success, but the articles are others" >>"$dir/wrong"
        fi
        if ! "$baolan" check -d "$dir/$archive.db" >"$dir/check" 2>&1 && grep -q '^fault\|damaged' "$dir/check"; then
            echo "$fault: the archive is damaged" >>"$dir/wrong"
        fi
    done
}

by_number() { # FAIL_AT grows until the command no longer notices
    at=1 quiet=0
    while [ $quiet -lt 3 ] && [ $runs -lt ${STARVE:-150} ]; do
        trial FAIL_AT=$at "$@"
        trial "FAIL_AT=$at FAIL_ON=1" "$@"
        [ $status = 0 ] && quiet=$((quiet + 1))
        at=$((at + ${EVERY:-at / 8 + 1}))
    done
    echo "# $runs runs, up to allocation $at"
}

by_path() { # the first and the last allocation of each path, and all from the first one on
    trial "PATHS=$dir/paths" setarch -R "$@"
    awk "NR % ${PART#*/} == ${PART%/*} % ${PART#*/}" "$dir/paths" >"$dir/part"
    while read -r path count; do
        trial FAIL_PATH=$path:1 setarch -R "$@"
        trial "FAIL_PATH=$path:1 FAIL_ON=1" setarch -R "$@"
        [ "$count" = 1 ] || trial "FAIL_PATH=$path:$count" setarch -R "$@"
    done <"$dir/part"
    echo "# $runs runs, $(wc -l <"$dir/part") of $(wc -l <"$dir/paths") paths"
}

starve() { # NAME COMMAND…
    name=$1 runs=0 printed=
    [ "${ONLY:-$name}" = "$name" ] || return
    shift
    : >"$dir/wrong"
    rm -f "$PASSED_OVER" "$dir"/wanted.*
    trial "" "$@"
    [ $status = 0 ] || echo "with all memory there is: exit $status" >>"$dir/wrong"
    cp "$dir/out" "$dir/printed"
    [ "$loose" ] || for archive in n a; do
        [ ! -s "$dir/$archive.db" ] || "$baolan" export -d "$dir/$archive.db" >"$dir/wanted.$archive"
    done
    trial "" "$@"
    cmp -s "$dir/out" "$dir/printed" && printed=1
    if [ "$EVERY" = path ]; then by_path "$@"; else by_number "$@"; fi
    [ ! -s "$PASSED_OVER" ] || sort "$PASSED_OVER" | uniq -c | sed 's/^ */# passed over, for a fault of the terminal library, times /'
    ok "$name" test ! -s "$dir/wrong" || head -n 8 "$dir/wrong" | sed 's/^/# /'
}
starve "index" "$baolan" index -d "$dir/n.db" "$dir/papers"
starve "index -" "$baolan" index -d "$dir/n.db" -
starve "search" "$baolan" search 氢能 -煤炭
starve "export" "$baolan" export
starve "stats" "$baolan" stats --by county
uids=$("$baolan" search --limit 2 --format jsonl | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p')
linked=$(grep '"related":\[{' "$dir/whole.jsonl" | sed -n '1s/.*"uid":"\([^"]*\)","page":.*/\1/p; 1s/^{"uid":"\([^"]*\)".*/\1/p')
starve "related" "$baolan" related "$linked"
starve "thread" "$baolan" thread "$linked"
starve "diff" "$baolan" diff $uids
starve "show --why" "$baolan" show --why "$linked"
starve "explain" "$baolan" explain "$dir/papers/20190927-01.txt"
starve "explain --why" "$baolan" explain --why "$dir/papers/20190927-01.txt"
starve "index --retag" "$baolan" index --retag --region 140100
set -- $uids
printf '@ %s\ntitle: 水塔刷新漆\n\n@ %s\n\n上半篇。\n\n@ %s+2\ntitle: 下半篇\n\n一支铅笔。\n' $1 $2 $2 >"$dir/corrections"
starve "corrections" "$baolan" index "$dir/papers"
cp "$dir/corrections" "$dir/a.db.corrections"
"$baolan" index "$dir/papers" >/dev/null
cp "$dir/a.db" "$dir/corrected.db"
whole=$dir/corrected.db
starve "export --format corrections" "$baolan" export --format corrections
rm -f "$dir/corrections"
rm -f "$dir/a.db"*
"$baolan" index data/sample >/dev/null
cp "$dir/a.db" "$dir/sample.db"
whole=$dir/sample.db
starve "figures --series" "$baolan" figures --series
whole=$dir/whole.db
starve "check --repair" "$baolan" check --repair
loose=1 # what a reader at the keys gets done before memory runs out, and after it was had again, is not one thing
printf 'j j Enter\n&\nEsc\n$\nEsc\nM\nEsc\n/ "氢能" Enter\n' >"$dir/keys"
BAOLAN_SCRIPT=$dir/keys starve "browse" "$baolan"
printf '#!/bin/sh\nsed -i "s/^title: .*/title: 水塔刷新漆/" "$1"\n' >"$dir/editor"
chmod +x "$dir/editor"
printf 'e\nj +\nj +\nE\nE\nu\nm\nS "a" Enter\n' >"$dir/acts"
VISUAL=$dir/editor BAOLAN_SCRIPT=$dir/acts starve "browse, correcting" "$baolan"
loose=

# The ways that commands have besides, each with fewer runs: the distance doubles.
STARVE=${STARVE:-26} EVERY=${EVERY:-at}
for format in csv md bibtex text gbt7714 footnote; do
    starve "export --format $format" "$baolan" export --format $format
done
for by in topic month newspaper quality; do
    starve "stats --by $by" "$baolan" stats --by $by
done
for format in text md json; do
    starve "show --format $format" "$baolan" show --format $format "$linked"
done
starve "related --format json" "$baolan" related --format json "$linked"
starve "search --sort rank" "$baolan" search --sort rank --format json 'county:孝义 (title:氢能 OR "加氢") person:韩志远'
starve "search --count" "$baolan" search --count date:2019..2021 "氢能 NEAR/10 重卡"
starve "figures" "$baolan" figures
starve "check" "$baolan" check
starve "check --quick" "$baolan" check --quick
starve "index --again" "$baolan" index --again --prune --date 2020 "$dir/papers"
# An archive of somebody else's, whose index of the full text is not used.
HOME=$dir/other starve "search, another's archive" "$baolan" search 氢能 -煤炭

# The whole program in less and less room, as a system has it: a library may look at none of what it gets, yet there is enough for it.
room=20000 short=0
: >"$dir/wrong"
# shellcheck disable=SC3045 # not every shell has it
(ulimit -v 100000) 2>/dev/null || ONLY=none
while [ "$room" -lt 36000 ] && [ -z "$ONLY" ]; do
    # shellcheck disable=SC3045 # looked at above
    (ulimit -v $room && BAOLAN_SCRIPT=$dir/keys exec "$baolan") >"$dir/out" 2>"$dir/err"
    case $?:$(cat "$dir/err") in
    0:*) ;;
    3:"baolan: out of memory" | 3:"baolan: cannot start a thread"*) short=$((short + 1)) ;;
    *) head -n 1 "$dir/err" | sed "s/^/$room KiB: /" >>"$dir/wrong" ;;
    esac
    room=$((room + 400))
done
if [ -z "$ONLY" ]; then
    echo "# $short times too little"
    ok "browse in too little room" test ! -s "$dir/wrong" || head -n 8 "$dir/wrong" | sed 's/^/# /'
fi
finish
