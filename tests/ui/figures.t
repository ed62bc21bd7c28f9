#!/bin/sh
# What the articles count: series with their plots, values, the articles that have them. GOLDEN=refresh makes the screens anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

record() {
    printf '{"title":"%s","date":"%s","newspaper":"示例日报","text":"%s","figures":[%s]}\n' "$@"
}
figure() {
    printf '{"who":"%s","what":"%s","value":"%s","unit":"%s","about":"%s"}' "$@"
}
{
    record 云垛氢能添了专利 2020-05-10 "专利有了44项。" "$(figure 云垛氢能 有效发明专利 44 项 ''),$(figure 云垛氢能 加氢站 3 座 '')"
    record 云垛氢能再添专利 2021-05-10 "专利有了52项。" "$(figure 云垛氢能 有效发明专利 52 项 ''),$(figure 云垛氢能 加氢站 3 座 '')"
    record 专利过百 2023-03-01 "专利有了108项。" "$(figure 云垛氢能 有效发明专利 108 项 余),$(figure 云垛氢能 投资 2.6 亿元 近)"
    record 又是44项 2024-03-01 "专利还是44项。" "$(figure 云垛氢能 有效发明专利 44 项 '')"
    record 西圪村通了水 2022-07-01 "三公里长的渠通了水。" "$(figure 西圪村 渠 3 公里 ''),$(figure 西圪村 竣工 2022-06-30 日期 '')"
} >"$dir/figures.jsonl"
exits 0 'five articles that count' "$baolan" index --region 141100 "$dir/figures.jsonl"

# Enter unfolds a series, and folds it; on a value it opens the article; Esc is back. Filters count here too, and f.
screen figures 120x20 <<'KEYS'
$
:roles DUMP
Enter
:dump DUMP
j j Enter
:dump DUMP
$
k k Enter
:dump DUMP
f
"gc"
:dump DUMP
Esc
d Enter
:dump DUMP
KEYS
screen figures-wide 140x40 <<'KEYS'
$ z Enter G
:dump DUMP
KEYS
LC_ALL=zh_CN.UTF-8 screen figures-80-zh 80x24 <<'KEYS'
$ Enter
:dump DUMP
z
:dump DUMP
KEYS
# Where block characters are two columns wide the plots are ASCII.
mkdir -p "$dir/.config/baolan"
echo 'set ambiguous-width 2' >"$dir/.config/baolan/config"
screen figures-ascii 100x12 <<'KEYS'
$ z Enter
:dump DUMP
KEYS
rm -r "$dir/.config"
screen figures-none 80x10 西圪村以外没有的词 <<'KEYS'
$
:dump DUMP
KEYS

finish
