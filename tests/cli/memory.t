#!/bin/sh
# Memory that runs out at the 1st, 2nd, … n-th allocation, once or for good: one sentence and exit 3, or the whole result; the archive is sound.
# The distance grows by an eighth; with EVERY=1 STARVE=100000 it is each of them, for which ONLY=COMMAND names one.
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

# NAME COMMAND…: FAIL_AT grows by a tenth until the command no longer notices. Exit codes that are none of ours are gathered in $dir/wrong.
starve() {
    name=$1 at=1 runs=0 quiet=0
    [ "${ONLY:-$name}" = "$name" ] || return
    shift
    : >"$dir/wrong"
    while [ $quiet -lt 3 ] && [ $runs -lt ${STARVE:-150} ]; do
        for on in "" 1; do
            cp "$dir/whole.db" "$dir/a.db"
            rm -f "$dir"/n.db*
            env LD_PRELOAD="$dir/malloc.so" FAIL_AT=$at ${on:+FAIL_ON=1} "$@" >"$dir/out" 2>"$dir/err" <"$dir/whole.jsonl"
            status=$?
            runs=$((runs + 1))
            case $status in
            0) [ -z "$on" ] || quiet=$((quiet + 1)) ;;
            1 | 2 | 3) [ -s "$dir/err" ] || [ -s "$dir/out" ] || echo "allocation $at: exit $status without a word" >>"$dir/wrong" ;;
            *) echo "allocation $at ${on:+and all after it}: exit $status" >>"$dir/wrong" ;;
            esac
            if [ $status = 0 ] && [ -s "$dir/n.db" ] && ! { "$baolan" export -d "$dir/n.db" | cmp -s - "$dir/whole.jsonl"; }; then
                echo "allocation $at: success, but the articles are others" >>"$dir/wrong"
            fi
            if [ -s "$dir/n.db" ] && ! "$baolan" check -d "$dir/n.db" >"$dir/check" 2>&1 && grep -q '^fault\|damaged' "$dir/check"; then
                echo "allocation $at: the archive is damaged" >>"$dir/wrong"
            fi
        done
        at=$((at + ${EVERY:-at / 8 + 1}))
    done
    echo "# $runs runs, up to allocation $at"
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
