# For tests in which something befalls an index run: sourced behind lib.sh.
#   recovers FILE.db NAME      is what the archive holds sound and whole pages, and does the same command complete it? Complaints go to
#                              $dir/wrong
#   kept STATUS FILE.db NAME   a run that ended with exit 0 has kept all of it, before any other run
#   settled NAME               were there none?
#   befall VARIABLE=VALUE...   the run, with a preloaded library that has writes fail and so on (tests/faults/io.c), into $dir/p.db
#   $span                      nanoseconds that the run takes when nothing befalls it

# Enough pages for several commits: the sample, and its articles again as records of other days.
cp -r data/sample "$dir/papers"
"$baolan" index -d "$dir/s.db" data/sample >/dev/null
"$baolan" export -d "$dir/s.db" | perl -e 'my @lines = map { s/,"uid":"[^"]*"|"uid":"[^"]*",//r } <>;
    for my $year (1990 .. 1995) { print map { s/20\d\d-(\d\d)-(\d\d)/$year-$1-$2/gr } @lines }' >"$dir/papers/more.jsonl"
"$baolan" index -d "$dir/whole.db" "$dir/papers" >/dev/null 2>&1
"$baolan" export -d "$dir/whole.db" >"$dir/whole.jsonl"
echo "# $(wc -l <"$dir/whole.jsonl") articles"

# Pages that are not as they are in the whole archive: relations and the halves of jumps come behind the pages, so they may be missing.
cat >"$dir/pages" <<'END'
use strict; use warnings;
sub pages {
    my %pages;
    open my $in, "<", $_[0] or die;
    while (<$in>) {
        s/"related":\[.*?\],"provenance"/"provenance"/;
        s/"continued_in":[^,]*,"continues":[^,]*,//;
        my ($page) = /"page":(\{"file":"[^"]*","newspaper":[^,]*,"date":[^,]*,.*?"page_no":[^,]*),/;
        push @{$pages{$page}}, $_;
    }
    return %pages;
}
my (%whole, %part) = pages $ARGV[0];
%part = pages $ARGV[1];
for (sort keys %part) {
    print "a page that is not whole: $_\n" if join("", sort @{$part{$_}}) ne join "", sort @{$whole{$_} // []};
}
END

recovers() {
    if [ -s "$1" ] && ! "$baolan" check -d "$1" >"$dir/check" 2>&1; then # a file of which a part is there counts as changed
        grep -q 'is empty\|was cut short\|: 0 faults' "$dir/check" || { echo "$2: not sound" && head -n 3 "$dir/check"; } >>"$dir/wrong"
    fi
    if "$baolan" export -d "$1" >"$dir/part.jsonl" 2>/dev/null; then
        perl "$dir/pages" "$dir/whole.jsonl" "$dir/part.jsonl" | head -n 3 | sed "s/^/$2: /" >>"$dir/wrong"
    fi
    "$baolan" index -d "$1" "$dir/papers" >"$dir/out" 2>&1 || { echo "$2: the run after it fails" && head -n 3 "$dir/out"; } >>"$dir/wrong"
    "$baolan" check -d "$1" >"$dir/check" 2>&1 || { echo "$2: not sound in the end" && head -n 3 "$dir/check"; } >>"$dir/wrong"
    "$baolan" export -d "$1" >"$dir/again.jsonl"
    cmp "$dir/whole.jsonl" "$dir/again.jsonl" >/dev/null || echo "$2: another archive" >>"$dir/wrong"
}
kept() {
    [ "$1" != 0 ] || "$baolan" export -d "$2" 2>/dev/null | cmp -s "$dir/whole.jsonl" - || echo "$3: exit 0, and not all is there" >>"$dir/wrong"
}
settled() {
    ok "$1" test ! -s "$dir/wrong" || head -n 12 "$dir/wrong" | sed 's/^/# /'
    rm -f "$dir/wrong"
}

preload() { ${CC:-cc} -shared -fPIC -O1 -o "$dir/$1.so" "tests/faults/$1.c" 2>/dev/null; }
befall() {
    rm -f "$dir"/p.db*
    env LD_PRELOAD="$dir/io.so" "$@" "$baolan" index -d "$dir/p.db" "$dir/papers" >"$dir/out" 2>"$dir/err"
}

start=$(date +%s%N)
"$baolan" index -d "$dir/k.db" "$dir/papers" >/dev/null 2>&1
span=$(($(date +%s%N) - start))
rm -f "$dir"/k.db*
