#!/bin/sh
# Keys at random, in windows of random sizes: the browser says nothing and ends well.
# shellcheck source=tests/cli/lib.sh
. tests/cli/lib.sh
exits 0 'the sample is indexed' "$baolan" index data/sample
# An editor that says something else each time, now and then what cannot be.
cat >"$dir/editor" <<'EDITOR'
#!/bin/sh
echo x >>"$0.n"
n=$(wc -l <"$0.n")
case $((n % 5)) in
0) sed -i '/^title:/d' "$1" ;;
1) sed -i "s/^title:.*/title: 第 $n 次/" "$1" ;;
2) sed -i 's/^date:.*/date: 2021-0'$((n % 9 + 1))/ "$1" ;;
3) sed -i 's/^counties:.*/counties: 没有县/' "$1" ;;
4) exit 3 ;;
esac
EDITOR
chmod +x "$dir/editor"
export VISUAL="$dir/editor"
for seed in 1 2 3; do
    awk -v seed=$seed -v count=1500 -f tests/ui/monkey.awk >"$dir/keys"
    exits 0 "1,500 keys at random ($seed)" env LANG=zh_CN.UTF-8 LC_ALL= LINES=30 COLUMNS=100 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse
    ok 'nothing is printed' test ! -s "$dir/out" -a ! -s "$dir/err"
done
exits 0 'the archive is sound' "$baolan" check
finish
