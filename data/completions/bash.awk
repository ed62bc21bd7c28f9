# Makes the bash completion from `baolan --print-tables`.
BEGIN {
    FS = "\t"
    print "# bash completion for baolan, made from the program's own tables by `make generated`. Do not edit."
    print "_baolan()"
    print "{"
    print "    local command='' word i values='' options='' files='' cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}"
    print "    COMPREPLY=()"
}
$1 == "command" { commands = commands (commands ? " " : "") $2 }
$1 == "option" && $2 != "FILTERS" {
    options[$2] = options[$2] (options[$2] ? " " : "") "--" $3
    names = "--" $3 ($4 != "-" ? "|-" $4 : "")
    if ($6 != "-") {
        words = $6
        gsub(/\|/, " ", words)
        values = values "    " $2 ":" names ")\n        values=\"" words "\"\n        ;;\n"
        gsub(/\|-/, "|" $2 ":-", values)
    } else if ($5 != "-") {
        list = names
        gsub(/\|/, "|" $2 ":", list)
        takes = takes "    " $2 ":" list ") " ($5 == "FILE" ? "files=1" : "return") " ;;\n"
    }
}
END {
    print "    local commands=\" " commands " \""
    print "    for ((i = 1; i < COMP_CWORD; i++)); do"
    print "        word=${COMP_WORDS[i]}"
    print "        case $commands in"
    print "        *\" $word \"*)"
    print "            command=$word"
    print "            break"
    print "            ;;"
    print "        esac"
    print "    done"
    print "    case ${command:--}:$prev in"
    printf "%s%s", values, takes
    print "    esac"
    print "    case ${command:--} in"
    for (name in options)
        order[++n] = name
    for (i = 1; i < n; i++)
        for (k = i + 1; k <= n; k++)
            if (order[k] < order[i]) {
                swap = order[i]
                order[i] = order[k]
                order[k] = swap
            }
    for (i = 1; i <= n; i++)
        print "    " order[i] ") options=\"" options[order[i]] "\" ;;"
    print "    esac"
    print "    if [[ -n $values ]]; then"
    print "        mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$cur\")"
    print "    elif [[ $cur == -* ]]; then"
    print "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$cur\")"
    print "    elif [[ -z $files && -z $command ]]; then"
    print "        mapfile -t COMPREPLY < <(compgen -W \"$commands\" -- \"$cur\")"
    print "    elif [[ -n $files || $command == index || $command == explain ]]; then"
    print "        compopt -o filenames 2>/dev/null"
    print "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")"
    print "    fi"
    print "}"
    print "complete -F _baolan baolan"
}
