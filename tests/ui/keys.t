#!/bin/sh
# Every key in every panel: which panel has the focus then, its title, and what is said. GOLDEN=refresh makes the list anew.
# shellcheck source=tests/ui/lib.sh
. tests/ui/lib.sh

exits 0 'the pages of the tests are indexed' "$baolan" index --region 141100 tests/ui/pages
export VISUAL=true

# How each panel is come to from the list.
ways='date=d county=c topic=t saved=F list= reader=Enter related=r outline=o raw=v difference== shelf=P map=M time=T people=p
organisations=O figures=$ help=?'
"$baolan" browse --list-keys >"$dir/listed"

# The keys of PANEL, one a line; not those that end or leave to chance.
keys_of() {
    awk -F '\t' -v panel="$1" '($1 == "any" || $1 == panel) && $3 != "any-article" && $3 != "quit" {
        n = split($2, keys, " "); for (i = 1; i <= n; i++) print keys[i] }' "$dir/listed"
}

# A saved search to stand on, and an article that is read.
printf '%s\n' '/' '"氢能"' 'Enter S' 'Enter' 'x' >"$dir/first"
for way in $ways; do
    panel=${way%%=*} open=${way#*=}
    cp "$dir/first" "$dir/keys"
    keys_of "$panel" | sort -u >"$dir/of"
    while read -r key; do
        # From the list, with an article of a story, to the panel; the key, not as the first of its line, where : and # are the script's; back
        # from what it asked for.
        printf '%s\n' 'Esc Esc Esc Esc x g G Enter' "$([ "$panel" = reader ] || echo Esc)" "$([ "$panel" = reader ] || echo "$open")" \
            "C-l $key" ":roles $dir/seen" 'Esc Esc Esc'
        echo "$panel $key" >>"$dir/order"
    done <"$dir/of" >>"$dir/keys"
    (cd "$dir/.local/state/baolan" 2>/dev/null && rm -f marks places history searches)
    COLUMNS=80 LINES=24 BAOLAN_SCRIPT="$dir/keys" "$baolan" browse >"$dir/out" 2>&1
    ok "$panel" test $? = 0
done

# A screen is 24 rows: the runs of the title in focus, and the last row unless it is the footer.
awk -v order="$dir/order" '
function text(row) { gsub(/\{[a-z0-9-]*\}/, "", row); sub(/ +$/, "", row); return row }
{ for (rest = $0; match(rest, /\{panel-focus\}[^{]*/); rest = substr(rest, RSTART + RLENGTH)) title = title substr(rest, RSTART + 13, RLENGTH - 13) }
NR % 24 == 0 {
    getline key <order
    said = $0 ~ /^\{(message|error|key)\}/ ? text($0) : ""
    print key " →" title (said == "" ? "" : " ▏ " said)
    title = ""
}' "$dir/seen" >"$dir/every"
sed -i "s|$dir|DIR|" "$dir/every"
golden every-key "$dir/every"

finish
