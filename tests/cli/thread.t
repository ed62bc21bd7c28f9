#!/bin/sh
# thread and diff: a story over years, and two versions of a text.
. tests/cli/lib.sh

cat >"$dir/story.jsonl" <<'END'
{"page":{"date":"2019-03-01"},"title":"云垛大桥开工","text":["孝义市下堡镇的云垛大桥昨天开工，云垛大桥两岸有十一个村。项目经理骆长河说，雨季之前要把水里的活做完，总投资8600万元。","云垛大桥建成以后，西圪村的孩子上学少走九里路。"]}
{"page":{"date":"2020-06-11"},"title":"云垛大桥合龙","text":["云垛大桥昨天合龙，最后一段梁用了七个小时。项目经理骆长河三天没有下桥，总工程师艾青禾量了三遍。","孝义市下堡镇的人提着开水上了云垛大桥。"]}
{"page":{"date":"2020-06-12"},"title":"云垛大桥合龙","text":["云垛大桥昨天合龙，最后一段梁用了七个小时。项目经理骆长河三天没有下桥，总工程师艾青禾量了四遍。","孝义市下堡镇的人提着开水上了云垛大桥。","西圪村晚到一步。"]}
{"page":{"date":"2021-09-02"},"title":"云垛大桥通车","text":["云垛大桥昨天通车，第一个过桥的是一辆拖拉机。项目经理骆长河已经去了下一个工地，总投资9100万元。","从孝义市下堡镇到县城，过云垛大桥少走二十分钟。"]}
{"page":{"date":"2021-09-02"},"title":"剧团下乡","text":["文水县的剧团昨天到了山里，唱了三天，台下坐的多是老人。"]}
END
"$baolan" index --region 141100 - <"$dir/story.jsonl" >/dev/null 2>"$dir/err"
uid() { "$baolan" search --format jsonl --from "$1" --to "$1" "title:$2" | sed 's/.*"uid":"\([^"]*\)".*/\1/'; }
first=$(uid 2019-03-01 开工) second=$(uid 2020-06-11 合龙) again=$(uid 2020-06-12 合龙) last=$(uid 2021-09-02 通车)

exits 0 "a thread" "$baolan" thread "$second"
golden thread "$dir/out"
cp "$dir/out" "$dir/thread"
exits 0 "asked for by its last article" "$baolan" thread "$last"
ok "is the same" cmp "$dir/thread" "$dir/out"
exits 0 "as records" "$baolan" thread --format jsonl "$first"
ok "four of them" [ "$(wc -l <"$dir/out")" = 4 ]
says "the first says so" '"relation":"first mention","to":null' "$dir/out"
says "a text printed again adds nothing" '"relation":"same-text".*"people":\[\],"organisations":\[\],"figures":\[\]' "$dir/out"
says "reasons of records stay as they are kept" '"reason":"全文相同' "$dir/out"
exits 0 "a story of one article" "$baolan" thread "$(uid 2021-09-02 剧团)"
exits 1 "no such article" "$baolan" thread zzzzzzzz
exits 0 "related, in English" "$baolan" related "$second"
says "with the reason" 'the same text, printed again after 1 day$' "$dir/out"
exits 0 "in Chinese" env LC_ALL=zh_CN.UTF-8 "$baolan" related "$second"
says "with the reason" '全文相同，隔 1 天再次刊登$' "$dir/out"

# One organisation by several forms of its name is added once; two that share but an ending are two.
cat >"$dir/names.jsonl" <<'END'
{"page":{"date":"2019-05-01"},"title":"岭背谷子合作社头一年分红","text":["交口县岭背谷子合作社昨天分红，社员高有粮领了第一份。","孝义市人民医院来义诊。"]}
{"page":{"date":"2021-05-01"},"title":"岭背谷子合作社添了磨坊","text":["交口县桃红坡镇岭背谷子合作社添了磨坊，社员高有粮推了第一圈。","汾阳市人民医院来义诊。"]}
END
"$baolan" index -d "$dir/names.db" --region 141100 - <"$dir/names.jsonl" >/dev/null 2>"$dir/err"
later=$("$baolan" search -d "$dir/names.db" --format jsonl title:磨坊 | sed 's/.*"uid":"\([^"]*\)".*/\1/')
exits 0 "a thread of one house" "$baolan" thread -d "$dir/names.db" --format jsonl "$later"
says "whose longer name adds nothing, unlike another hospital" '"2021-05-01.*"organisations":\["汾阳市人民医院"\]' "$dir/out"

exits 0 "two versions" "$baolan" diff --width 72 "$second" "$again"
golden diff "$dir/out"
exits 0 "one and the same" "$baolan" diff --format jsonl "$second" "$second"
ok "has nothing of its own" sh -c '! grep -v "\"sign\":\"=\"" "$1"' - "$dir/out"
exits 2 "one uid" "$baolan" diff "$second"
exits 1 "one that is none" "$baolan" diff "$second" zzzzzzzz
exits 2 "too narrow" "$baolan" diff --width 10 "$second" "$last"
finish
