#!/bin/sh
# What install puts somewhere, the installed program finds; uninstall leaves nothing.
. tests/build/lib.sh
make -s --no-print-directory install BUILD="$BUILD" DESTDIR="$dir" PREFIX=/opt/papers >"$dir.log" 2>&1
check "install" $?
[ -s "$dir.log" ] && sed 's/^/# /' "$dir.log"
rm -f "$dir.log"
for file in bin/baolan share/man/man1/baolan.1 share/man/man5/baolan.5 share/man/man7/baolan.7 \
    share/bash-completion/completions/baolan share/zsh/site-functions/_baolan; do
    [ -s "$dir/opt/papers/$file" ]
    check "$file is there" $?
done
printf '2024年3月5日\n\n水库清淤\n\n　　本报讯 三月的水库边，二十台机器一字排开，清出的泥土装车运往果园。\n' >"$dir/page.txt"
"$dir/opt/papers/bin/baolan" index -d "$dir/a.db" "$dir/page.txt" >/dev/null
check "the installed program finds its data" $?
rm -f "$dir/page.txt" "$dir"/a.db*
make -s --no-print-directory uninstall BUILD="$BUILD" DESTDIR="$dir" PREFIX=/opt/papers
check "uninstall" $?
left=$(find "$dir" -mindepth 1)
[ -z "$left" ]
check "nothing is left" $?
[ -n "$left" ] && printf '%s\n' "$left" | sed 's/^/# /'
make -s --no-print-directory install BUILD="$BUILD" PREFIX="$dir/papers" && touch "$dir/papers/share/mine" &&
    make -s --no-print-directory uninstall BUILD="$BUILD" PREFIX="$dir/papers"
check "without a DESTDIR" $?
[ "$(find "$dir" -type f)" = "$dir/papers/share/mine" ]
check "what somebody else put there stays" $?
rm "$dir/papers/share/mine"
make -s --no-print-directory uninstall BUILD="$BUILD" PREFIX="$dir/papers"
check "a second time" $?
[ ! -e "$dir/papers" ] && [ -d "$dir" ]
check "the folder itself goes, not the one it lay in" $?
echo "1..$n"
