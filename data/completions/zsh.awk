# Makes the zsh completion from `baolan --print-tables`.
function quoted(s)
{
    gsub(/'/, "'\\''", s)
    gsub(/\[/, "\\[", s)
    gsub(/\]/, "\\]", s)
    gsub(/:/, "\\:", s)
    return s
}
function print_case(command, pattern)
{
    print "    " pattern ")"
    printf "        _arguments -s%s", spec[command]
    print " \\\n            " (takes_files[command] ? "'*:file:_files'" : "'*:argument:'")
    print "        ;;"
}
BEGIN {
    FS = "\t"
    print "#compdef baolan"
    print "# zsh completion for baolan, made from the program's own tables by `make generated`. Do not edit."
    print "local -a commands"
    print "commands=("
}
$1 == "command" {
    print "    '" $2 ":" quoted($4) "'"
    takes_files[$2] = $3 ~ /PATH|FILE/
}
$1 == "option" && $2 != "FILTERS" {
    if (!($2 in spec))
        order[++n] = $2
    action = ""
    if ($6 != "-") {
        words = $6
        gsub(/\|/, " ", words)
        action = ":" $5 ":(" words ")"
    } else if ($5 == "FILE")
        action = ":" $5 ":_files"
    else if ($5 != "-")
        action = ":" quoted($5) ":"
    names = $4 == "-" ? "'--" $3 : "'(-" $4 " --" $3 ")'{-" $4 ",--" $3 "}'"
    spec[$2] = spec[$2] " \\\n            " names "[" quoted($7) "]" action "'"
}
END {
    print ")"
    print "local word=${words[2]}"
    print "if (( CURRENT == 2 )) && [[ $word != -* ]]; then"
    print "    _describe command commands"
    print "    return"
    print "fi"
    print "case $word in"
    for (i = 1; i <= n; i++)
        if (order[i] != "-")
            print_case(order[i], order[i])
    print_case("-", "*")
    print "esac"
}
