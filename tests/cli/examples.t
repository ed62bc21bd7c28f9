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
ok "there were examples" test "$n" -gt 5
finish
