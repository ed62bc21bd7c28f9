# Fills the lists of a manual page from `baolan --print-tables`: reads the tables, then the page. What stands between
#   .\" list commands          and   .\" end
#   .\" list fields            and   .\" end
#   .\" list keys              and   .\" end
#   .\" list settings          and   .\" end
#   .\" list options COMMAND   and   .\" end      ("-": those of all commands, FILTERS: the filters)
# is made anew.
function text(s)
{
    gsub(/\\/, "\\e", s)
    if (s ~ /^[.']/)
        s = "\\\&" s
    return s
}
# Marks that mdoc would take for closing punctuation are escaped.
function key_text(s)
{
    return s ~ /^[][.,:;()?!|]/ ? "\\&" s : s
}
function option(row, cell, words)
{
    split(row, cell, "\t")
    printf ".It %s%s%s\n", (cell[4] != "-" ? "Fl " cell[4] " , " : ""), "Fl Fl " cell[3], (cell[5] != "-" ? " Ar " cell[5] : "")
    print text(cell[7]) (cell[6] == "-" ? "." : ":")
    if (cell[6] != "-") {
        words = cell[6]
        gsub(/\|/, " , ", words)
        print ".Cm " words " ."
    }
}
# The command's own options: not those that all have, nor the filters.
function options(command, i, cell)
{
    print ".Bl -tag -width Ds"
    for (i = 1; i <= noptions; i++) {
        split(row[i], cell, "\t")
        if (cell[2] == command && (command == "-" || command == "FILTERS" || !(shared[cell[3] "\t" cell[7]])))
            option(row[i])
    }
    print ".El"
}
BEGIN {
    FS = "\t"
}
FNR == NR && $1 == "command" {
    ncommands++
    command[ncommands] = ".It Cm " $2 ($3 == "" ? "" : " Ar " $3) "\n" text($4) "."
}
FNR == NR && $1 == "option" {
    row[++noptions] = $0
    if ($2 == "-" || $2 == "FILTERS")
        shared[$3 "\t" $7] = 1
}
FNR == NR && $1 == "field" {
    gsub(/ /, ", ", $3)
    field[++nfields] = ".It " $2 ":\n" text($4) "; also " $3 "."
}
FNR == NR && $1 == "key" {
    gsub(/ /, " , Ic ", $3)
    $3 = key_text($3)
    if ($5 == "")
        key[nkeys] = key[nkeys] " , Ic " $3
    else {
        key[++nkeys] = ".It Ic " $3
        help[nkeys] = text($5) ($2 == "any" ? "" : " (" $2 ")") "."
    }
}
FNR == NR && $1 == "setting" {
    first = $3
    sub(/\|.*/, "", first)
    gsub(/\|/, " , ", $3)
    setting[++nsettings] = ".It Cm " $2 "\n" text($4) ":\n.Cm " $3 " .\n" text(first) " unless set."
}
FNR == NR { next }
/^\.\\" list / {
    print
    split($0, word, " ")
    skipping = 1
    if (word[3] == "commands") {
        print ".Bl -tag -width Ds"
        for (i = 1; i <= ncommands; i++)
            print command[i]
        print ".El"
    } else if (word[3] == "keys") {
        print ".Bl -tag -width \"PgDn, Space, C-f\" -compact"
        for (i = 1; i <= nkeys; i++)
            print key[i] "\n" help[i]
        print ".El"
    } else if (word[3] == "settings") {
        print ".Bl -tag -width Ds"
        for (i = 1; i <= nsettings; i++)
            print setting[i]
        print ".El"
    } else if (word[3] == "fields") {
        print ".Bl -tag -width Ds"
        for (i = 1; i <= nfields; i++)
            print field[i]
        print ".El"
    } else if (word[3] == "options")
        options(word[4])
    next
}
/^\.\\" end/ { skipping = 0 }
!skipping { print }
