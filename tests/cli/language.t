#!/bin/sh
# Commands in Chinese and English: help, summaries, errors. JSON and tables for programs are the same in both.
. tests/cli/lib.sh
chinese() { env LC_ALL=zh_CN.UTF-8 "$@"; }
# English left over: three of its words in a row. Names of files, options and commands stand alone.
sentence='(^|[^A-Za-z/.$-])[a-z]{2,} [a-z]{2,} [a-z]{2,}'

wide=0
for command in '' $("$baolan" --print-tables | awk '$1 == "command" { print $2 }'); do
    chinese "$baolan" $command --help >"$dir/help" 2>"$dir/err"
    grep -E "$sentence" "$dir/help" >>"$dir/left"
    # The lines above the options are set by hand; an ideograph takes two columns.
    sed '/^选项/,$d' "$dir/help" | perl -CS -ne 'chomp; exit 1 if length() + (() = /[^\x00-\xff]/g) > 80' || wide=1
done
ok "help is all in Chinese" [ ! -s "$dir/left" ]
sed 's/^/# /' "$dir/left"
ok "and its lines fit" [ $wide = 0 ]
chinese "$baolan" --help >"$dir/out"
golden help-zh "$dir/out"

exits 0 "a folder is indexed" chinese "$baolan" index "$pages"
golden index-zh "$dir/out"
exits 0 "an archive is checked" chinese "$baolan" check
says "with what is in it" '^来源 .* 篇：错误 0 处$' "$dir/out"

# COMMAND… and what it says
fails() {
    code=$1 words=$2
    shift 2
    exits "$code" "in Chinese: $*" chinese "$baolan" "$@"
    says "says so" "$words" "$dir/err"
    ! grep -E "$sentence" "$dir/err" >/dev/null
    result $? "and nothing in English" || sed 's/^/# /' "$dir/err"
    LC_ALL=C "$baolan" "$@" 2>&1 >/dev/null | grep -Eq "[a-z]+ [a-z]+ "
    result $? "which it says in English in the locale C"
}
fails 2 '没有命令“serach”；是否要用 search？' serach
fails 2 'search 没有选项 --cuont；见 baolan search --help' search --cuont
fails 2 '--limit 应为 1 以上的数，不是“0”' search --limit 0
fails 2 '--format 可为 text|json|jsonl，不能是“xml”' search --format xml
fails 2 '引号没有配对（搜索式第 1 列）' search '"never closed'
fails 2 '日期：应写作 2024' search date:yesterday
fails 2 '库中没有话题“nothing”；有 ' search topic:nothing
fails 1 '没有找到' search zzzz
fails 1 '没有标识为“zzzzzz”的文章' show zzzzzz
fails 2 'show 需要 UID；见 baolan show --help' show
fails 3 '没有库 .*none.db；baolan index 目录 可建库' stats -d "$dir/none.db"
fails 1 '无法读取 .*：没有这个文件或目录' index "$dir/none"
printf '\211PNG\r\n\032\n' >"$dir/page.txt"
fails 1 '是PNG 图片，不是文本' index "$dir/page.txt"
printf '{"text": "云垛大桥昨天通车。", "title": 3}\n' >"$dir/page.jsonl"
fails 1 '“title”应为字符串，不是数字' index --again "$dir/page.jsonl"

exits 0 "keys are listed" chinese "$baolan" browse --list-keys
ok "in Chinese" sh -c '! grep -Ev "[^ -~]" "$1" | grep -v "related-[2-9]"' - "$dir/out"
exits 0 "and settings are printed" chinese "$baolan" browse --print-config
grep '^#' "$dir/out" | grep -v '^# colour [a-z]' >"$dir/prose"
ok "in Chinese" [ "$(grep -Evc "$sentence" "$dir/prose")" = "$(grep -c . "$dir/prose")" ]

for command in 'search --format json' 'stats --format json' 'figures --format jsonl' 'export --format jsonl' --print-tables; do
    "$baolan" $command >"$dir/english"
    chinese "$baolan" $command >"$dir/out" 2>/dev/null
    ok "for programs the same in both: $command" cmp -s "$dir/english" "$dir/out"
done
finish
