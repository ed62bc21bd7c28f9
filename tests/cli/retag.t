#!/bin/sh
# index --retag: topics and regions anew over what is kept, without a page being read.
. tests/cli/lib.sh

export XDG_CONFIG_HOME="$dir/config"
mkdir -p "$dir/config/baolan/topics.d"
cp -r data/sample "$dir/papers"
"$baolan" index --region 141100 "$dir/papers" >/dev/null 2>&1
"$baolan" export >"$dir/first.jsonl"

exits 0 "retag, with nothing new" "$baolan" index --retag
says "changes nothing" '^retagged   0 articles became others' "$dir/out"
"$baolan" export >"$dir/same.jsonl"
ok "and the export is the same" cmp "$dir/first.jsonl" "$dir/same.jsonl"

printf 'id\twalnuts\nname\t坡上的核桃\n5\t核桃\n' >"$dir/config/baolan/topics.d/walnuts.topic"
mv "$dir/papers" "$dir/away" # no page is needed
exits 0 "retag with a topic more" "$baolan" index --retag
says "changes articles" '^retagged   [1-9]' "$dir/out"
mv "$dir/away" "$dir/papers"
exits 0 "the topic is found" "$baolan" search --topic walnuts --count
says "as often as the word" '^[1-9]' "$dir/out"
exits 0 "and counted" "$baolan" stats --by topic
says "under its name" '坡上的核桃' "$dir/out"
exits 0 "the archive is sound" "$baolan" check

"$baolan" export >"$dir/grown.jsonl"
"$baolan" index -d "$dir/b.db" --region 141100 data/sample >/dev/null 2>&1
"$baolan" export -d "$dir/b.db" | sed 's|"file":"[^"]*/|"file":"|' >"$dir/once.jsonl"
sed 's|"file":"[^"]*/|"file":"|' "$dir/grown.jsonl" >"$dir/grown"
ok "it is as if indexed with it, relations too" cmp "$dir/once.jsonl" "$dir/grown"

# What was tagged by other topics is tagged anew by the next run, whatever that reads.
sed -i 's/核桃$/谷子/' "$dir/config/baolan/topics.d/walnuts.topic"
exits 0 "a topic file that is another" "$baolan" index "$dir/papers"
says "is told by no page" ' 0 read' "$dir/out"
says "and found by its new word" '^retagged   [1-9]' "$dir/out"
"$baolan" export >"$dir/other.jsonl"
exits 0 "once" "$baolan" index "$dir/papers"
ok "and not again" sh -c '! grep -q "^retagged" "$1"' - "$dir/out"
exits 0 "retag says the same" "$baolan" index --retag
"$baolan" export | cmp -s - "$dir/other.jsonl"
ok "about every article" test $? = 0
sed -i 's/谷子$/核桃/' "$dir/config/baolan/topics.d/walnuts.topic"
"$baolan" index "$dir/papers" >/dev/null
"$baolan" export >"$dir/again.jsonl"
ok "with the old word all is as it was" cmp "$dir/again.jsonl" "$dir/grown.jsonl"

exits 0 "retag for another region" "$baolan" index --retag --region 140100
says "which is kept" '太原市 \(140100\)' "$dir/out"
exits 0 "nothing of the old one stays" "$baolan" stats --by county
ok "in the panel" sh -c "! grep -q '孝义市 *[1-9]' '$dir/out'"
rm "$dir/config/baolan/topics.d/walnuts.topic"
exits 0 "back again" "$baolan" index --retag --region 141100
"$baolan" export >"$dir/back.jsonl"
ok "the export is the first one" cmp "$dir/first.jsonl" "$dir/back.jsonl"
exits 1 "the topic that is gone finds nothing" "$baolan" search --topic walnuts
exits 0 "the archive is sound" "$baolan" check

# Killed in the middle: what is done is done, the next run goes on.
"$baolan" index -d "$dir/c.db" --region 141100 data/sample >/dev/null 2>&1
timeout -s KILL 0.05 "$baolan" index -d "$dir/c.db" --retag --region 140100 >/dev/null 2>&1
exits 0 "a run that was killed" "$baolan" index -d "$dir/c.db" --retag --region 140100
"$baolan" index --retag --region 140100 >/dev/null 2>&1
"$baolan" export | sed 's|"file":"[^"]*/|"file":"|' >"$dir/one"
"$baolan" export -d "$dir/c.db" | sed 's|"file":"[^"]*/|"file":"|' >"$dir/two"
ok "ends the same" cmp "$dir/one" "$dir/two"

# What a record brought along is somebody's word; what an export says was found by the program is not.
cat >"$dir/given.jsonl" <<'END'
{"date":"2021-05-04","title":"交口的木耳","text":"交口县的木耳卖到了城里。","topics":[{"id":"mine","name":"我的","weight":1}]}
{"date":"2021-05-05","title":"石楼的枣","text":"石楼县的枣卖到了城里。","counties":[{"code":"141130","name":"交口县","primary":true,"mentions":1}]}
END
"$baolan" index -d "$dir/given.db" --region 141100 - <"$dir/given.jsonl" >/dev/null 2>&1
"$baolan" export -d "$dir/given.db" >"$dir/given1"
says "the export tells what was brought" '"given":\["topics"\]' "$dir/given1"
exits 0 "retag for another region" "$baolan" index -d "$dir/given.db" --retag --region 140100
exits 0 "what was brought is there" "$baolan" search -d "$dir/given.db" --topic mine
exits 1 "and nothing of what was found" "$baolan" search -d "$dir/given.db" --county 141130 木耳
exits 0 "the county that a record gave stays" "$baolan" search -d "$dir/given.db" --county 141130 枣
exits 0 "back again" "$baolan" index -d "$dir/given.db" --retag --region 141100
"$baolan" export -d "$dir/given.db" >"$dir/given2"
ok "the export is the first one" cmp "$dir/given1" "$dir/given2"
"$baolan" export | "$baolan" index -d "$dir/copy.db" --region 141100 - >/dev/null 2>&1
exits 0 "an archive made of an export" "$baolan" index -d "$dir/copy.db" --retag --region 140100
exits 0 "is tagged anew" "$baolan" stats -d "$dir/copy.db" --by county
ok "as any" sh -c "! grep -q '孝义市 *[1-9]' '$dir/out'"
exits 0 "and sound" "$baolan" check -d "$dir/given.db"

exits 2 "a PATH beside it" "$baolan" index --retag data/sample
exits 2 "neither" "$baolan" index
finish
