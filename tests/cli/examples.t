#!/bin/sh
# Every command that README and the manual show is run as it stands there, in a home folder that holds the sample as ~/papers.
. tests/cli/lib.sh

unset BAOLAN_ARCHIVE
cp -r data/sample "$HOME/papers"
mkdir "$HOME/bin"
ln -s "$baolan" "$HOME/bin/baolan"
export PATH="$HOME/bin:$PATH"
manual() { awk '/^\.Bd -literal/ { on = 1 } /^\.Ed/ { on = 0 } on && /^baolan/' "$@"; }
readme() { awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on && /^baolan/' "$@"; }
manual man/baolan.1 >"$dir/examples"
manual man/baolan.5 man/baolan.7 >>"$dir/examples"
[ -f README.md ] && readme README.md >>"$dir/examples"
top=$PWD
cd "$HOME" || exit 1
while IFS= read -r line; do
    exits 0 "$line" sh -c "$line"
done <"$dir/examples"
cd "$top" || exit 1

# The files that baolan(5) shows, as a user's own.
block() { awk -v section="$1" '/^\.Ss/ { here = $2 == section } /^\.Ed/ { on = 0 } on { print } here && /^\.Bd -literal/ { on = 1 }' man/baolan.5; }
mkdir -p "$HOME/.config/baolan/topics.d"
block Configuration >"$HOME/.config/baolan/config"
exits 0 "own keys" "$baolan" browse --list-keys
says "are in force" '^any.*PgDn.* J.*page-down' "$dir/out"
block Topics >"$HOME/.config/baolan/topics.d/own.topic"
echo '{"text": "方山县的蜂农把三百箱蜜蜂搬上山，养蜂合作社今年收了四吨蜂蜜，养蜂户多了十二家。"}' >"$dir/bees.jsonl"
exits 0 "an own topic" "$baolan" index -d "$dir/bees.db" "$dir/bees.jsonl"
exits 0 "is found" "$baolan" search -d "$dir/bees.db" --topic beekeeping
ok "there were examples" test "$n" -gt 5
finish
