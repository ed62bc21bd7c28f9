#!/bin/sh
# The file of corrections: articles joined over pages and split, what is found in their texts; pages that go, --retag, repair.
. tests/cli/lib.sh

mkdir -p "$dir/papers"
page() {
    printf '{"title":"%s","title_basis":"printed","date":"%s","newspaper":"示例日报","page_no":"%s","text":["%s","%s"]}\n' "$2" "$3" "$4" "$5" "$6" >"$dir/papers/$1.jsonl"
}
page one 云垛桥合龙 2020-06-11 1 '孝义市下堡镇的云垛桥昨天合龙，最后一段梁用了七个小时。' '孝义市的人提着开水上了桥。'
page two 桥的那一头 2020-06-11 4 '桥的那一头是文水县孝义镇，渡船停了。' '文水县的船工贺三收了缆，文水县委书记高望到场。'
page three 磨坊 2020-06-12 2 '磨坊里的光盘是乡志编修员找到的。' '临县的人都来看。'
index() { "$baolan" index --region 141100 "$dir/papers" "$@"; }
uid() { "$baolan" search --format jsonl "title:$1" | sed 's/.*"uid":"\([^"]*\)".*/\1/'; }
exits 0 'three pages' index
one=$(uid 云垛桥) two=$(uid 那一头) three=$(uid 磨坊)
file=$BAOLAN_ARCHIVE.corrections
"$baolan" export >"$dir/before"

# Places follow the text, but for what the correction says itself.
printf '@ %s\n\n柳林县湫河口的桥通车了，湫河口的渡船停了。\n' "$one" >"$file"
exits 0 'a text is put right' index
exits 0 'its county follows' "$baolan" search --county 柳林 corrected:yes
exits 1 'what it was about is gone' "$baolan" search --county 孝义 title:云垛桥
printf '@ %s\ncounties: 交城县\n\n柳林县湫河口的桥通车了，湫河口的渡船停了。\n' "$one" >"$file"
exits 0 'with a county of its own' index
exits 0 'that counts' "$baolan" search --county 交城 title:云垛桥
exits 1 'and no other' "$baolan" search --county 柳林 title:云垛桥
mkdir -p "$dir/.config/baolan/topics.d"
printf 'id\tferry\nname\t渡口\n5\t湫河口\n5\t渡船\n' >"$dir/.config/baolan/topics.d/ferry.topic"
exits 0 'a topic more' "$baolan" index --retag
exits 0 'is found in the text that was put right' "$baolan" search --topic ferry title:云垛桥
exits 0 'and the archive is sound' "$baolan" check
rm "$file" "$dir/.config/baolan/topics.d/ferry.topic"
exits 0 'without the topic' "$baolan" index --retag
"$baolan" export | cmp -s - "$dir/before"
ok 'and the file all is as it was' test $? = 0

# Joined over pages: one article, of both texts, related and searched as one; again after every run.
printf '@ %s\njoin: %s\n' "$one" "$two" >"$file"
exits 0 'two articles are joined' index
ok 'two are left' test "$("$baolan" search --count)" = 2
exits 0 'the second is found as the first' "$baolan" search --format jsonl 文水县委书记
says 'under its uid' "\"uid\":\"$one\"" "$dir/out"
exits 0 'whom the second names' "$baolan" search person:高望 title:云垛桥
exits 0 'its uid leads there' "$baolan" show "$two"
says 'to the first' '云垛桥合龙' "$dir/out"
exits 0 'the archive is sound' "$baolan" check
printf '@ %s\njoin: %s\n\n@ %s\n\n磨坊里的光盘是乡志编修员找到的。\n\n@ %s+2\ntitle: 来看的人\n\n临县的人都来看。\n' \
    "$one" "$two" "$three" "$three" >"$file"
exits 0 'and one is split' index
exits 0 'its second half' "$baolan" search --county 临县 title:来看的人
exits 1 'is no more in the first' "$baolan" search --county 临县 title:磨坊
"$baolan" export >"$dir/corrected"
exits 0 'all is read again' index --again
"$baolan" export | cmp -s - "$dir/corrected"
ok 'and put right again' test $? = 0
exits 0 'what was put right of one' "$baolan" export --format corrections title:来看的人
says 'is its block' "^@ $three\\+2$" "$dir/out"

# A repaired archive holds the articles as they were; the next run puts them right.
exits 0 'repaired' "$baolan" check --repair
exits 0 'indexed' index
"$baolan" export | cmp -s - "$dir/corrected"
ok 'it is put right again' test $? = 0

# Pages that change or go: what is joined to nothing is one article again, and that is told.
page two 桥的那一头 2020-06-11 4 '桥的那一头换了字。' '文水县的船工贺三收了缆。'
exits 1 'the second has another text' index
says 'that is told' "$one: .$two., which it joins, is not in this archive" "$dir/err"
exits 0 'both are there' "$baolan" search title:那一头
exits 0 'the first as it was' "$baolan" show --format json "$one"
ok 'without the second' sh -c '! grep -q 文水 "$1"' - "$dir/out"
rm "$dir/papers/three.jsonl"
exits 1 'a page is gone' index --prune
says 'its corrections are counted' '^unmatched +2 corrections of articles that are not here, the first: ' "$dir/out"
exits 0 'and the archive is sound' "$baolan" check

finish
