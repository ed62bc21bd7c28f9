#!/bin/sh
# Papers of several regions in one archive: each page has its own, whatever the order, the batches and the threads.
. tests/cli/lib.sh

mkdir -p "$dir/in"
page() { # FILE LINE…
    file=$dir/in/$1
    shift
    mkdir -p "$(dirname "$file")"
    printf '%s\n\n' "$@" >"$file"
}
# Three prefectures, none named in a path. Two districts and a town have one name; one page has short names alone.
page a1.txt '冷库建到了田埂上' '　　本报讯 文水县胡兰镇的三座冷库上个月建成，装得下两百吨葡萄。' '枣林里的新路' '　　本报讯 兴县修通了十公里枣林路，临县的客商头一回把车开到了树下。'
page a2.txt '老井修好了' '　　本报讯 方山县的一口老井修好了，交口县的石匠干了二十天。' '赶集的人' '　　本报讯 中阳县、石楼县逢五赶集，人比去年多。'
page a3.txt '汾阳的老塔' '　　塔在城北，汾阳的老人说它修了三百年，汾阳城里抬头就看得见。' '柳林的盘子会' '　　正月里，柳林的街上家家搭棚，孝义的亲戚也来看。'
page b1.txt '花海迎客' '　　本报讯 婺源县的油菜花开了，德兴市组织了游客专列。' '竹林里的课' '　　本报讯 铅山县的孩子到竹林里上课，玉山县的老师也来听。'
page b2.txt '渔网上了岸' '　　本报讯 鄱阳县、余干县的渔民把网挂进了陈列室。' '万年贡米开镰' '　　本报讯 万年县的早稻开镰，弋阳县派来了收割机。'
page c1.txt '路灯换新' '　　本报讯 南京市鼓楼区换了三千盏路灯，玄武区也换了。' '江边栽树' '　　本报讯 浦口区、六合区在江边栽树八千棵。'
page c2.txt '鼓楼区清雪' '　　本报讯 鼓楼区、秦淮区的环卫工天不亮就上街，建邺区也出了车。'
page d1.txt '菊花开了' '　　本报讯 开封市鼓楼区的菊花开了，龙亭区搭起花门。' '书会' '　　本报讯 兰考县、杞县的说书人聚到尉氏县。'
page e1.txt '远路' '　　他走过一趟兰考县，回来说那里的桐树很直。'

counties() { # ARCHIVE TITLE
    "$baolan" export -d "$1" --format jsonl "title:$2" | sed 's/.*"counties":\[//; s/\],"topics".*//' | grep -o '"name":"[^"]*"' | cut -d'"' -f4 | sort | tr '\n' ' '
}
region() { # ARCHIVE TITLE
    "$baolan" export -d "$1" --format jsonl "title:$2" | sed 's/.*"region":\("[0-9,]*"\|null\).*/\1/'
}
exits 0 "a folder of papers of several regions" "$baolan" index -d "$dir/all.db" "$dir/in"
says "is told so" '^region     南京市、吕梁市|^region     吕梁市、南京市' "$dir/out"
ok "counties of one" test "$(counties "$dir/all.db" 枣林里的新路)" = "临县 兴县 "
ok "of another" test "$(counties "$dir/all.db" 万年贡米开镰)" = "万年县 弋阳县 "
ok "by short names alone" test "$(counties "$dir/all.db" 汾阳的老塔)" = "汾阳市 "
ok "a district that four cities have" test "$(region "$dir/all.db" 鼓楼区清雪) $(counties "$dir/all.db" 路灯换新)" = '"320100" 玄武区 鼓楼区 '
ok "another of that name" test "$(region "$dir/all.db" 菊花开了)" = '"410200"'
exits 0 "found by its code" "$baolan" search -d "$dir/all.db" --county 320106
says "where it is" '鼓楼区清雪' "$dir/out"
exits 0 "the panel has the counties of all" "$baolan" stats -d "$dir/all.db" --by county
says "those of each" '弋阳县' "$dir/out"

# Alone a page is by itself what it is among others.
exits 0 "a page of short names alone" "$baolan" index -d "$dir/one.db" "$dir/in/a3.txt"
says "says where it is from" '吕梁市 \(141100\), from what the pages name' "$dir/out"
ok "and has its counties" test "$(counties "$dir/one.db" 柳林的盘子会)" = "孝义市 柳林县 "

# One page after the other, forward and back, and on several threads.
sorted() { "$baolan" export -d "$1" | sort; }
sorted "$dir/all.db" >"$dir/all"
for f in "$dir"/in/*; do "$baolan" index -d "$dir/forward.db" "$f" >/dev/null; done
find "$dir/in" -type f | sort -r | while read -r f; do "$baolan" index -d "$dir/back.db" "$f" >/dev/null </dev/null; done
"$baolan" index -d "$dir/threads.db" --jobs 4 "$dir/in" >/dev/null
for how in forward back threads; do
    sorted "$dir/$how.db" >"$dir/other"
    ok "the same $how" cmp "$dir/all" "$dir/other"
    "$baolan" index -d "$dir/$how.db" "$dir/in" >"$dir/out"
    "$baolan" index -d "$dir/all.db" "$dir/in" >"$dir/other"
    ok "in the same regions $how" cmp "$dir/out" "$dir/other"
done
"$baolan" export -d "$dir/all.db" | "$baolan" index -d "$dir/copy.db" - >/dev/null
sorted "$dir/copy.db" >"$dir/other"
ok "and out of an export" cmp "$dir/all" "$dir/other"
exits 0 "tagged anew" "$baolan" index -d "$dir/all.db" --retag
says "nothing is another" 'retagged   0' "$dir/out"
sorted "$dir/all.db" >"$dir/other"
ok "tagged as before" cmp "$dir/all" "$dir/other"

# What one page names in passing is of its region as long as there are no others; then it is theirs, and back again.
"$baolan" index -d "$dir/few.db" "$dir/in/e1.txt" >/dev/null
ok "a page alone" test "$(region "$dir/few.db" 远路) $(counties "$dir/few.db" 远路)" = '"410200" 兰考县 '
"$baolan" index -d "$dir/few.db" "$dir"/in/a* >/dev/null
ok "among those of a region" test "$(region "$dir/few.db" 远路) $(counties "$dir/few.db" 远路)" = '"141100" '
mkdir "$dir/gone"
mv "$dir"/in/a* "$dir/gone"
"$baolan" index -d "$dir/few.db" --prune "$dir/in/e1.txt" "$dir/in" >/dev/null
ok "and without them" test "$(region "$dir/few.db" 远路)" = '"410200"'
mv "$dir"/gone/* "$dir/in"

# A newspaper's name says where it is from, and the pages of one paper speak for one another.
exits 0 "a newspaper by its name" "$baolan" index -d "$dir/named.db" --newspaper 吕梁日报 "$dir/in/d1.txt"
says "is of its prefecture" '吕梁市 \(141100\)' "$dir/out"
ok "where others have no counties" test -z "$(counties "$dir/named.db" 书会)"

# A region that is named is for all pages, and kept.
exits 0 "a region named" "$baolan" index -d "$dir/all.db" --region 361100 "$dir/in"
says "is all there is" '^region     上饶市 \(361100\)$' "$dir/out"
ok "for every page" test "$(region "$dir/all.db" 枣林里的新路)$(counties "$dir/all.db" 枣林里的新路)" = null
exits 0 "a run without it" "$baolan" index -d "$dir/all.db" "$dir/in"
says "goes by it" '上饶市 \(361100\)$' "$dir/out"
exits 0 "each page its own again" "$baolan" index -d "$dir/all.db" --retag --region auto
sorted "$dir/all.db" >"$dir/other"
ok "gives the same as at first" cmp "$dir/all" "$dir/other"
"$baolan" index -d "$dir/mixed.db" --region 361100 "$dir/in/b1.txt" >/dev/null
"$baolan" index -d "$dir/mixed.db" --region auto "$dir"/in >/dev/null
sorted "$dir/mixed.db" >"$dir/other"
ok "also for pages that are not read again" cmp "$dir/all" "$dir/other"
exits 0 "check finds nothing" "$baolan" check -d "$dir/all.db"
finish
