#!/bin/sh
# show --why: where an article names its counties, by which terms it has its topics.
. tests/cli/lib.sh

cat >"$dir/a.jsonl" <<'END'
{"page":{"date":"2021-05-04"},"title":"孝义镇的加氢站","text":["文水县孝义镇的加氢站昨天开业，头一天加了九十公斤氢气。","该县还要再建两座，交口县派人来看过。"]}
END
"$baolan" index --region 141100 - <"$dir/a.jsonl" >/dev/null 2>&1
uid=$("$baolan" search --format jsonl | sed 's/.*"uid":"\([^"]*\)".*/\1/')
exits 0 "why" "$baolan" show --why "$uid"
golden why "$dir/out"
exits 0 "as records" "$baolan" show --why --format json "$uid"
says "with characters, not bytes" '"name":"文水县","from":0,"to":3,"text":"孝义镇"' "$dir/out"
says "terms of a topic, the heaviest first" '"id":"hydrogen".*"terms":\["加氢站"' "$dir/out"
exits 2 "as Markdown" "$baolan" show --why --format md "$uid"
# The same for a page that is in no archive.
printf '孝义镇的加氢站\n\n　　本报讯 文水县孝义镇的加氢站昨天开业，头一天加了九十公斤氢气。该县还要再建两座，交口县派人来看过，文水县也去过交口县。\n' >"$dir/page.txt"
exits 0 "of a page" "$baolan" explain --why --format text "$dir/page.txt"
says "its articles by number" '^article    1 ' "$dir/out"
says "with places" '文水县 *孝义镇  a place right after its county' "$dir/out"
says "and topics" '^topic     氢能 .*加氢站' "$dir/out"
exits 0 "as records" "$baolan" explain --why --region 140600 "$dir/page.txt"
says "of another region" '"article":1,"kind":"topic"' "$dir/out"
ok "which has other places" sh -c "! grep -q '\"kind\":\"place\"' '$dir/out'"
exits 2 "a region that is none" "$baolan" explain --why --region 149999 "$dir/page.txt"
exits 2 "a region without --why" "$baolan" explain --region 141100 "$dir/page.txt"

finish
