#!/bin/sh
# baolan index: what a run reads, passes over, replaces, drops and refuses.
. tests/cli/lib.sh

count() {
    "$baolan" search --count 2>/dev/null
}
cp -r "$pages" "$dir/papers"
exits 0 "a first run" "$baolan" index "$dir/papers"
says "files read" '^files +2 read, 0 unchanged, 0 refused$' "$dir/out"
says "pages" '^pages +2$' "$dir/out"
ok "nothing on stderr" test ! -s "$dir/err"
before=$(count)
exits 0 "a second run" "$baolan" index "$dir/papers"
says "nothing was read" '^files +0 read, 2 unchanged, 0 refused$' "$dir/out"
ok "as many articles" test "$(count)" = "$before"

exits 0 "--again" "$baolan" index --again "$dir/papers"
says "reads all" '2 read, 0 unchanged' "$dir/out"
ok "and there are no more articles than before" test "$(count)" = "$before"
cp "$dir/a.db" "$dir/before.db"
"$baolan" index "$dir/papers" >/dev/null
ok "a run over unchanged files writes nothing" cmp -s "$dir/a.db" "$dir/before.db"

"$baolan" export >"$dir/first.jsonl"
printf '\n　　渠首的水位尺换成了电子的，手机上也看得见。\n' >>"$dir/papers/2024-06-01_A01.md"
exits 0 "a changed file" "$baolan" index "$dir/papers"
says "is read alone" '^files +1 read, 1 unchanged' "$dir/out"
exits 0 "its new text is found" "$baolan" search 电子的
exits 0 "what it held before is there once" "$baolan" search --count 交城县第二座加氢站
ok "once" test "$(cat "$dir/out")" = 1

rm "$dir/papers/2024-06-01_A01.md"
exits 0 "a file is gone" "$baolan" index "$dir/papers"
exits 0 "its articles stay" "$baolan" search 加氢站
exits 0 "--prune" "$baolan" index --prune "$dir/papers"
says "says so" '1 gone and dropped' "$dir/out"
exits 1 "its articles are gone" "$baolan" search 加氢站

# A folder that is not there today drops nothing.
mv "$dir/papers" "$dir/away"
exits 1 "--prune of a folder that is gone" "$baolan" index --prune "$dir/papers"
says "it is named" 'papers' "$dir/err"
ok "nothing is dropped" test "$(count)" -gt 0
mkdir "$dir/papers"
exits 1 "--prune of a folder that is empty" "$baolan" index --prune "$dir/papers"
says "it is said what to do" 'papers: no file is there.*name the files' "$dir/err"
ok "nothing is dropped" test "$(count)" -gt 0
rmdir "$dir/papers"
mv "$dir/away" "$dir/papers"
printf '灯塔\n\n　　新来的看守人写下了第一篇日记，海上起了雾，船都停在港里。\n' >"$dir/gone.txt"
before=$(count)
"$baolan" index "$dir/gone.txt" >/dev/null
rm "$dir/gone.txt"
exits 0 "--prune of a file that is named and gone" "$baolan" index --prune "$dir/gone.txt"
says "drops it" '1 gone and dropped' "$dir/out"
ok "and nothing else" test "$(count)" = "$before"

# One file under several spellings is one.
exits 0 "spellings of one folder" sh -c 'cd "$2" && BAOLAN_ARCHIVE=$2/s.db "$1" index papers ./papers "$2/papers"' - "$baolan" "$dir"
says "each file counts once" "^files +$(find "$dir/papers" -type f | wc -l) read, 0 unchanged" "$dir/out"
exits 0 "another spelling" env BAOLAN_ARCHIVE="$dir/s.db" "$baolan" index "$dir/./papers"
says "finds them unchanged" '^files +0 read' "$dir/out"
ok "and is the one exported" sh -c '"$1" export -d "$2/s.db" | grep -q "\"file\": *\"$2/./papers"' - "$baolan" "$dir"

head -c 4096 /dev/urandom | tr '\n' '\0' >"$dir/papers/noise.txt"
mkfifo "$dir/papers/pipe"
ln -s "$dir/papers" "$dir/papers/loop"
exits 1 "inputs that cannot be read" "$baolan" index "$dir/papers" "$dir/nothing"
says "binary noise is named" 'noise\.txt.* is binary data' "$dir/err"
says "a pipe is named" 'pipe: ' "$dir/err"
says "a path that is not there is named" "^baolan: cannot read '[^']*nothing': No such file" "$dir/err"
says "the rest goes on" '1 unchanged' "$dir/out"
ok "no file but the page was read" test "$(count)" = "$("$baolan" search --count 清淤)"

rm -f "$dir/a.db"
printf '%s\n' '{"title": "水塔新漆", "date": "2024-03-01", "text": "城东的水塔刷了新漆，孩子们说像一支铅笔。"}' 'no json' >"$dir/r.jsonl"
printf '%s\n' '{"text": ""}' >>"$dir/r.jsonl"
exits 1 "records, one of them no JSON" "$baolan" index "$dir/r.jsonl"
says "its line is named" 'r\.jsonl:2: ' "$dir/err"
says "and that of one without text" 'r\.jsonl:3: a record without text' "$dir/err"
exits 0 "the other is there" "$baolan" search 像一支铅笔
exits 1 "an empty path" "$baolan" index ''
says "is told in one sentence" '^baolan: an empty path was given$' "$dir/err"
# What is beyond bounds is refused before it takes memory, and the rest goes on.
mkdir "$dir/large"
dd if=/dev/null of="$dir/large/a.txt" bs=1 seek=67108865 2>/dev/null
perl -e 'print qq({"title":"水塔","text":"), "a" x 17000000, qq("}\n{"title":"水塔旧漆","date":"2024-03-01","text":"水塔上的旧漆掉了一块。"}\n)' >"$dir/large/b.jsonl"
exits 1 "a text of more than 64 MiB, a record of more than 16" "$baolan" index -d "$dir/large.db" "$dir/large"
says "the text is named" "a\.txt' is larger than 64 MiB" "$dir/err"
says "and the record" 'b\.jsonl:1: a record longer than 16 MiB' "$dir/err"
exits 0 "the record behind it is kept" "$baolan" search -d "$dir/large.db" 旧漆
rm -rf "$dir/large"
printf '河湾的早市\n\n　　天还没亮，河湾的早市就摆开了。\377\377\n' >"$dir/torn.txt"
exits 0 "bytes that are no character" "$baolan" index -d "$dir/torn.db" "$dir/torn.txt"
says "are counted" '2  bytes that are no UTF-8, in 1 file$' "$dir/out"
says "and make the file doubtful" '^doubtful .*and 1 file$' "$dir/out"
mkdir "$dir/unsure"
for i in 1 2 3 4 5; do printf '甲乙丙%s\n\n子丑\n\n寅卯辰%s\n\n　　到了半路上，\n' $i $i >"$dir/unsure/$i.txt"; done
exits 0 "pages of which little is sure" "$baolan" index -d "$dir/unsure.db" "$dir/unsure"
says "are counted, the first named" '^unsure +5 pages of a quality below 0\.5: .*/1\.txt, .*/2\.txt, .*/3\.txt, …$' "$dir/out"
mkdir "$dir/undated"
for i in 1 2 3; do printf '早市第%s回\n\n　　河湾的早市摆到第%s条街上了，天还没亮。\n' $i $i >"$dir/undated/$i.txt"; done
"$baolan" index -d "$dir/u1.db" "$dir/undated" >/dev/null
"$baolan" export -d "$dir/u1.db" >"$dir/u1.jsonl"
"$baolan" index -d "$dir/u2.db" - <"$dir/u1.jsonl" >/dev/null
"$baolan" export -d "$dir/u2.db" >"$dir/u2.jsonl"
ok "articles without a date keep their order" cmp "$dir/u1.jsonl" "$dir/u2.jsonl"

BAOLAN_ARCHIVE=$dir/first.db "$baolan" index - <"$dir/first.jsonl" >/dev/null
BAOLAN_ARCHIVE=$dir/first.db "$baolan" export >"$dir/second.jsonl"
ok "export, index -, export give the same" cmp "$dir/first.jsonl" "$dir/second.jsonl"
"$baolan" index -d "$dir/sample.db" data/sample >/dev/null
"$baolan" export -d "$dir/sample.db" | tee "$dir/first.jsonl" | "$baolan" index -d "$dir/copy.db" - >/dev/null
"$baolan" export -d "$dir/copy.db" >"$dir/second.jsonl"
ok "also of the sample" cmp "$dir/first.jsonl" "$dir/second.jsonl"
ok "in as many pages" test "$("$baolan" check -d "$dir/sample.db")" = "$("$baolan" check -d "$dir/copy.db")"
"$baolan" export -d "$dir/copy.db" | "$baolan" index -d "$dir/copy.db" - >/dev/null
"$baolan" export -d "$dir/copy.db" >"$dir/second.jsonl"
ok "the same again into the same archive" cmp "$dir/first.jsonl" "$dir/second.jsonl"

# A uid is of a text and its day: wherever it is read again, by which paper, behind whatever else.
printf '%s\n' '{"title": "水塔新漆", "date": "2024-03-01", "text": "城东的水塔刷了新漆，孩子们说像一支铅笔。"}' >"$dir/alone.jsonl"
printf '%s\n' '{"title": "早市", "date": "2024-03-01", "newspaper": "河湾晚报", "page_no": "3", "text": "天还没亮，河湾的早市就摆开了。"}' \
    '{"title": "水塔新漆", "date": "2024-03-01", "newspaper": "河湾晚报", "page_no": "3", "text": "城东的水塔刷了新漆，孩子们说像一支铅笔。"}' >"$dir/behind.jsonl"
uid_of() { "$baolan" export -d "$1" title:水塔新漆 | sed 's/.*"uid":"\([^"]*\)".*/\1/'; }
"$baolan" index -d "$dir/alone.db" "$dir/alone.jsonl" >/dev/null
"$baolan" index -d "$dir/behind.db" "$dir/behind.jsonl" >/dev/null
ok "the same text of the same day has the same uid" sh -c '[ -n "$1" ] && [ "$1" = "$2" ]' - "$(uid_of "$dir/alone.db")" "$(uid_of "$dir/behind.db")"

exits 0 "a date, a newspaper and a page number by option" "$baolan" index --date 2021-02-03 --newspaper 河湾晚报 --page-no 7 "$dir/papers/2024"
exits 0 "are found" "$baolan" search --newspaper 河湾晚报 --format jsonl
exits 3 "a folder that cannot be written" "$baolan" index -d /proc/none/a.db "$dir/papers"

exits 0 "another region" "$baolan" index --region 140100 "$dir/papers/2024"
says "is kept" '太原市 \(140100\)$' "$dir/out"
says "and everything named is read again" '1 read, 0 unchanged' "$dir/out"
exits 0 "a run without it" "$baolan" index "$dir/papers/2024"
says "goes by it" '太原市 \(140100\)$' "$dir/out"

exits 0 "several regions" "$baolan" index --region 141100 --region 140700,141181 "$dir/papers/2024"
says "are kept in order, one within another left out" '晋中市、吕梁市 \(140700,141100\)$' "$dir/out"
exits 0 "the same again" "$baolan" index --region 141100,140700 "$dir/papers/2024"
says "is nothing new" '0 read, 1 unchanged' "$dir/out"

# A signal: what was read stays, and the next run goes on. (The shell lets its background jobs ignore INT.)
mkdir "$dir/more"
cp -r "$pages" "$dir/more/a"
mkfifo "$dir/records"
head -n 1 "$dir/first.jsonl" >"$dir/one.jsonl"
export BAOLAN_ARCHIVE="$dir/more.db"
for signal in INT TERM; do
    rm -f "$dir"/more.db*
    perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$baolan" index "$dir/more/a" - <"$dir/records" >"$dir/out" 2>"$dir/err" &
    indexer=$!
    exec 3>"$dir/records"
    # The records are read after the files: once the pipe is drained, the files are done.
    cat "$dir/one.jsonl" >&3
    while ! ls "$dir"/more.db* >/dev/null 2>&1; do :; done
    kill -$signal $indexer
    exec 3>&-
    wait $indexer
    ok "a run interrupted by SIG$signal exits 1" test $? = 1
    says "says that it can go on" 'the same command goes on' "$dir/err"
    says "and what it did" '^files' "$dir/out"
done
exits 0 "the same command goes on" "$baolan" index "$dir/more/a" - <"$dir/one.jsonl"
"$baolan" index -d "$dir/once.db" "$dir/more/a" - <"$dir/one.jsonl" >/dev/null
"$baolan" export >"$dir/stopped.jsonl"
"$baolan" export -d "$dir/once.db" >"$dir/once.jsonl"
ok "and the archive is as if nothing had happened" cmp "$dir/once.jsonl" "$dir/stopped.jsonl"
ok "all are there" test "$("$baolan" search --count '清淤 OR 重卡')" -ge 2
exits 0 "and the archive is whole" "$baolan" check

# Reading goes on while an index run writes what is new, whether that is committed yet or not.
"$baolan" index - <"$dir/records" >/dev/null 2>&1 &
indexer=$!
exec 3>"$dir/records"
sed 's/"newspaper":"[^"]*"/"newspaper":"河湾晚报"/; s/"file":"/&evening-/' "$dir/first.jsonl" >&3
while [ ! -e "$dir/more.db.lock" ]; do :; done
exits 0 "a search while an index run writes" "$baolan" search '清淤 OR 重卡'
"$baolan" export >"$dir/meanwhile.jsonl"
for file in stopped meanwhile; do
    grep -o '^{"uid":"[^"]*"' "$dir/$file.jsonl" | sort >"$dir/$file.uids"
done
ok "all that was committed can be read" sh -c 'test -s "$1" && test -z "$(comm -23 "$1" "$2")"' - "$dir/stopped.uids" "$dir/meanwhile.uids"
exits 0 "and listed" "$baolan" browse
ok "all the while it writes" test -e "$dir/more.db.lock"
exec 3>&-
wait $indexer
ok "and in the end it has written" test "$("$baolan" search --newspaper 河湾晚报 --count)" -ge 1

cp -r "$pages" "$dir/beside"
"$baolan" -d "$dir/beside/a.db" index "$dir/beside" >/dev/null
exits 0 "a folder that holds the archive" "$baolan" -d "$dir/beside/a.db" index "$dir/beside"
says "the archive is no page of itself" '^files +0 read, 2 unchanged, 0 refused$' "$dir/out"
finish
