# For the scripted tests of the browser: sourced at their beginning, from the top of the tree.
#   KEEP=yes           keeps the marks, the place and the searches that the screen before left
#   screen NAME COLUMNSxROWS [QUERY]   plays the keys on standard input, compares what they dump with tests/ui/golden/NAME
# shellcheck source=tests/cli/lib.sh
. tests/cli/lib.sh
golden=$PWD/tests/ui/golden

screen() {
    sed "s|DUMP|$dir/screen|" >"$dir/keys"
    rm -f "$dir/screen"
    [ "$KEEP" ] || (cd "$dir/.local/state/baolan" 2>/dev/null && rm -f marks places history)
    name=$1 size=$2
    shift 2
    COLUMNS=${size%x*} LINES=${size#*x} BAOLAN_SCRIPT="$dir/keys" "$baolan" browse "$@" >"$dir/out" 2>"$dir/err"
    echo "exit $?" >>"$dir/screen"
    cat "$dir/out" "$dir/err" >>"$dir/screen"
    sed -i "s|$dir|DIR|" "$dir/screen"
    golden "$name" "$dir/screen"
}
