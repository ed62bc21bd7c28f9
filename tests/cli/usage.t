#!/bin/sh
# Usage: help, versions, and what wrong command lines are told.
. tests/cli/lib.sh

exits 0 "--help" "$baolan" --help
says "it lists the commands" '^  index +add files' "$dir/out"
exits 0 "help search" "$baolan" help search
says "is search --help" '^usage: baolan search' "$dir/out"
exits 0 "--version" "$baolan" --version
says "the program's version" '^baolan [0-9.]+$' "$dir/out"
says "SQLite's version" '^SQLite 3\.[0-9.]+$' "$dir/out"
says "what it is confined by" '^(Landlock [0-9]+|no Landlock)$' "$dir/out"
says "in all" '^(no )?seccomp$' "$dir/out"
for command in browse index search show related export stats figures explain check; do
    exits 0 "$command --help" "$baolan" $command --help
    says "$command says its usage" "^usage: baolan $command " "$dir/out"
done

exits 2 "a wrong command" "$baolan" serach
ok "nothing on stdout" test ! -s "$dir/out"
says "the near one is named" '^baolan: .*serach.*did you mean search' "$dir/err"
ok "one line" test "$(wc -l <"$dir/err")" = 1
exits 2 "a query without a command" "$baolan" 氢能
says "search is named" 'baolan search 氢能' "$dir/err"
exits 2 "a wrong option" "$baolan" search --colour
says "it is named" '--colour' "$dir/err"
exits 2 "an option of another command" "$baolan" stats --count
says "is not taken for another one" '^baolan: stats has no option --count;' "$dir/err"
exits 2 "also with a value" "$baolan" stats --count=3
says "told without it" '^baolan: stats has no option --count;' "$dir/err"
exits 0 "an abbreviation that can be but one" "$baolan" search --vers
exits 2 "a value that is none of the words" "$baolan" search --format xml
exits 2 "a number that is none" "$baolan" search --limit 0
exits 2 "a number that is none" "$baolan" search --limit 1x
exits 2 "a width too narrow for text" "$baolan" show --width 7 0000000000
says "says the least" '^baolan: --width takes 8 columns or more$' "$dir/err"
exits 2 "an option without its value" "$baolan" search --limit
exits 2 "too few arguments" "$baolan" show
exits 2 "too many arguments" "$baolan" show a b
exits 2 "a date that is none" "$baolan" index --date 2024-13-40 "$pages"
exits 3 "an archive that is not there" "$baolan" search -d "$dir/none.db"
says "it is named" 'none\.db' "$dir/err"
exits 3 "a full device" sh -c '"$0" --help >/dev/full' "$baolan"

"$baolan" --help 2>"$dir/err" | true
ok "a reader that goes away is no error" test ! -s "$dir/err"
printf 'a\033]0;x\007b' >"$dir/name"
exits 2 "a hostile word" "$baolan" "$(cat "$dir/name")"
ok "its control characters do not come out" test -z "$(tr -d '\040-\377\n' <"$dir/err")"

exits 3 "no archive" "$baolan" search -d "$dir/none.db" 氢能
says "what makes one is told" "^baolan: there is no archive .*none.db: 'baolan index FOLDER' makes one" "$dir/err"

finish
