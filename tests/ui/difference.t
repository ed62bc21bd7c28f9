#!/bin/sh
# Two versions of a text side by side: from the related stories, the reader and the list. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

cat >"$dir/story.jsonl" <<'END'
{"page":{"date":"2020-06-11","newspaper":"示例日报","page_no":"1"},"title":"云垛大桥合龙","text":["云垛大桥昨天合龙，最后一段梁用了七个小时。项目经理骆长河三天没有下桥，总工程师艾青禾量了三遍。","孝义市下堡镇的人提着开水上了云垛大桥。","桥下的渡船还要再摆一年。"]}
{"page":{"date":"2020-06-12","newspaper":"示例晚报","page_no":"3"},"title":"云垛大桥合龙","text":["云垛大桥昨天合龙，最后一段梁用了七个小时。项目经理骆长河三天没有下桥，总工程师艾青禾量了四遍。","孝义市下堡镇的人提着开水上了云垛大桥。","西圪村晚到一步。"]}
{"page":{"date":"2021-09-02","newspaper":"示例日报"},"title":"剧团下乡","text":["文水县的剧团昨天到了山里，唱了三天，台下坐的多是老人。"]}
END
exits 0 'three stories' "$baolan" index --region 141100 - <"$dir/story.jsonl"

# From the related story under the cursor; Esc is back in the reader, as wide as before.
screen difference 100x16 <<'KEYS'
j
Enter
r
=
:dump DUMP
:roles DUMP
Esc
:dump DUMP
KEYS
screen difference-next 60x9 <<'KEYS'
j
=
:dump DUMP
}
:dump DUMP
{
:dump DUMP
KEYS
# From the reader, whatever the key is pressed in; with the article under the cursor of the list; with none.
screen difference-others 80x14 <<'KEYS'
j
=
:dump DUMP
=
d
=
:dump DUMP
Esc
Enter
Esc
g
=
:dump DUMP
Esc
Enter
=
:dump DUMP
KEYS
# Whatever key leads away from them, the screen is as it was before.
screen difference-left 80x8 云垛大桥 <<'KEYS'
Enter =
n
:dump DUMP
= H
:dump DUMP
= P Enter
:dump DUMP
z = n
:dump DUMP
KEYS
# Where two columns have no room they stand below each other.
LC_ALL=zh_CN.UTF-8 screen difference-narrow-zh 36x30 <<'KEYS'
j
=
:dump DUMP
KEYS

# Days that are not known whole are not told as if they were: in the related stories, over the two versions, in the name of a file.
sed 's/2020-06-11/2020-06/; s/2020-06-12/2020-06-12..2020-06-20/' "$dir/story.jsonl" >"$dir/vague.jsonl"
BAOLAN_ARCHIVE="$dir/vague.db"
exits 0 'the same of days that are not known' "$baolan" index --region 141100 "$dir/vague.jsonl"
screen difference-vague 100x16 <<'KEYS'
j Enter r
:dump DUMP
=
:dump DUMP
Esc s
:dump DUMP
Esc P
:dump DUMP
KEYS
vague=$("$baolan" search --format jsonl date:2020 | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p' | head -n 2)
# shellcheck disable=SC2086
exits 0 'also on the command line' "$baolan" diff $vague
says 'they are told as the reader tells them' '2020-06-12…20' "$dir/out"

finish
