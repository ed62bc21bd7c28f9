# For the tests of the command line: sourced at their beginning, from the top of the tree.
#   ok NAME TEST…             is the exit status of TEST 0?
#   exits CODE NAME COMMAND…  runs COMMAND; its output is then in $dir/out and $dir/err
#   says NAME PATTERN FILE    does a line of FILE match the extended expression?
#   golden NAME FILE          is FILE what tests/cli/golden/NAME holds? GOLDEN=refresh makes it so
#   terminal ROWS COLUMNS COMMAND   runs a shell command on a terminal; what it got is in $dir/screen
#   finish                    the plan
BUILD=${BUILD:-build}
baolan=$PWD/$BUILD/baolan
pages=$PWD/tests/cli/pages
golden=$PWD/tests/cli/golden
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM HUP
export HOME="$dir" BAOLAN_ARCHIVE="$dir/a.db" LC_ALL=C.UTF-8 TERM=xterm NO_COLOR= PAGER=cat
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME BAOLAN_DATA
n=0

result() { # STATUS NAME
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
    return "$1"
}

ok() {
    name=$1
    shift
    "$@"
    result $? "$name"
}

exits() {
    code=$1 name=$2
    shift 2
    "$@" >"$dir/out" 2>"$dir/err"
    got=$?
    [ "$got" = "$code" ]
    result $? "$name" || {
        echo "# exit $got, not $code"
        head -n 5 "$dir/err" | sed 's/^/# /'
    }
}

says() {
    grep -Eq -- "$2" "$3"
    result $? "$1" || head -n 12 "$3" | sed 's/^/# /'
}

golden() {
    [ "$GOLDEN" = refresh ] && cp "$2" "$golden/$1"
    diff -u "$golden/$1" "$2" >"$dir/diff" 2>&1
    result $? "$1 as in tests/cli/golden" || sed 's/^/# /' "$dir/diff"
}

terminal() {
    script -qec "stty rows $1 cols $2; $3" /dev/null </dev/null >"$dir/screen" 2>&1
    status=$?
    # What the terminal driver added.
    tr -d '\r' <"$dir/screen" >"$dir/lines"
    return $status
}

finish() {
    echo "1..$n"
}
