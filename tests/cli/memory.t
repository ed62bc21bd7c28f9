#!/bin/sh
# Memory that runs out at the 1st, 2nd, … n-th allocation, once or for good: one sentence and exit 3, or the whole result; the archive is sound.
# The distance grows by an eighth; with EVERY=1 STARVE=100000 it is each of them, with EVERY=path one or two of each path of calls that leads to some;
# ONLY=COMMAND names one.
. tests/cli/lib.sh
case $BUILD in *asan*) echo "1..0 # skip ASan has an allocator of its own"; exit 0 ;; esac
if ! ${CC:-cc} -shared -fPIC -O1 -o "$dir/malloc.so" tests/faults/malloc.c 2>/dev/null; then
    echo "1..0 # skip no preloaded allocator on this system"
    exit 0
fi
mkdir "$dir/papers"
cp data/sample/2020-10-22_02.md data/sample/20190927-01.txt "$dir/papers"
"$baolan" index "$dir/papers" >/dev/null
"$baolan" export >"$dir/whole.jsonl"
cp "$dir/a.db" "$dir/whole.db"

# ENVIRONMENT COMMAND…: one run, on a fresh copy. What is wrong with it is gathered in $dir/wrong.
trial() {
    fault=$1
    shift
    rm -f "$dir"/n.db* "$dir"/a.db-* # the log of one that was cut short would be taken for this one's
    cp "$dir/whole.db" "$dir/a.db"
    env LD_PRELOAD="$dir/malloc.so" $fault "$@" >"$dir/out" 2>"$dir/err" <"$dir/whole.jsonl"
    status=$?
    runs=$((runs + 1))
    case $status in
    0) ;;
    1 | 2 | 3) [ -s "$dir/err" ] || [ -s "$dir/out" ] || echo "$fault: exit $status without a word" >>"$dir/wrong" ;;
    *) echo "$fault: exit $status" >>"$dir/wrong" ;;
    esac
    if [ $status = 0 ] && [ -s "$dir/n.db" ] && ! { "$baolan" export -d "$dir/n.db" | cmp -s - "$dir/whole.jsonl"; }; then
        echo "$fault: success, but the articles are others" >>"$dir/wrong"
    fi
    if [ $status = 0 ] && [ "$printed" ] && ! cmp -s "$dir/out" "$dir/printed"; then
        echo "$fault: success, but it prints something else" >>"$dir/wrong"
    fi
    if [ -s "$dir/n.db" ] && ! "$baolan" check -d "$dir/n.db" >"$dir/check" 2>&1 && grep -q '^fault\|damaged' "$dir/check"; then
        echo "$fault: the archive is damaged" >>"$dir/wrong"
    fi
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
    while read -r path count; do
        trial FAIL_PATH=$path:1 setarch -R "$@"
        trial "FAIL_PATH=$path:1 FAIL_ON=1" setarch -R "$@"
        [ "$count" = 1 ] || trial "FAIL_PATH=$path:$count" setarch -R "$@"
    done <"$dir/paths"
    echo "# $runs runs, $(wc -l <"$dir/paths") paths"
}

starve() { # NAME COMMAND…
    name=$1 runs=0 printed=
    [ "${ONLY:-$name}" = "$name" ] || return
    shift
    : >"$dir/wrong"
    trial "" "$@"
    cp "$dir/out" "$dir/printed"
    trial "" "$@"
    cmp -s "$dir/out" "$dir/printed" && printed=1
    if [ "$EVERY" = path ]; then by_path "$@"; else by_number "$@"; fi
    ok "$name" test ! -s "$dir/wrong" || head -n 8 "$dir/wrong" | sed 's/^/# /'
}
starve "index" "$baolan" index -d "$dir/n.db" "$dir/papers"
starve "index -" "$baolan" index -d "$dir/n.db" -
starve "search" "$baolan" search 氢能 -煤炭
starve "export" "$baolan" export
starve "stats" "$baolan" stats --by county
starve "figures" "$baolan" figures --series
uids=$("$baolan" search --limit 2 --format jsonl | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p')
starve "thread" "$baolan" thread ${uids%%[!0-9a-z]*}
starve "diff" "$baolan" diff $uids
starve "show --why" "$baolan" show --why $uids
starve "explain" "$baolan" explain "$dir/papers/20190927-01.txt"
starve "explain --why" "$baolan" explain --why "$dir/papers/20190927-01.txt"
starve "index --retag" "$baolan" index --retag --region 140100
set -- $uids
printf '@ %s\ntitle: 水塔刷新漆\n\n@ %s\n\n上半篇。\n\n@ %s+2\ntitle: 下半篇\n\n一支铅笔。\n' $1 $2 $2 >"$dir/a.db.corrections"
starve "corrections" "$baolan" index "$dir/papers"
rm -f "$dir/a.db.corrections"
starve "check --repair" "$baolan" check --repair
printf 'j j Enter\n&\nEsc\n$\nEsc\nM\nEsc\n/ "氢能" Enter\n' >"$dir/keys"
BAOLAN_SCRIPT=$dir/keys starve "browse" "$baolan"
finish
