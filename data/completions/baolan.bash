# bash completion for baolan, made from the program's own tables by `make generated`. Do not edit.
_baolan()
{
    local command='' word i values='' options='' files='' cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    local commands=" browse index search show related thread diff export stats figures explain check "
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $commands in
        *" $word "*)
            command=$word
            break
            ;;
        esac
    done
    case ${command:--}:$prev in
    browse:--genre)
        values="news feature commentary notice photo"
        ;;
    search:--sort|search:-s)
        values="date rank"
        ;;
    search:--format|search:-f)
        values="text json jsonl"
        ;;
    search:--genre)
        values="news feature commentary notice photo"
        ;;
    show:--format|show:-f)
        values="text md json"
        ;;
    related:--format|related:-f)
        values="text json jsonl"
        ;;
    thread:--format|thread:-f)
        values="text json jsonl"
        ;;
    diff:--format|diff:-f)
        values="text json jsonl"
        ;;
    export:--format|export:-f)
        values="jsonl csv md bibtex text gbt7714 footnote corrections"
        ;;
    export:--genre)
        values="news feature commentary notice photo"
        ;;
    stats:--by|stats:-b)
        values="county topic month newspaper quality"
        ;;
    stats:--format|stats:-f)
        values="text json jsonl"
        ;;
    stats:--genre)
        values="news feature commentary notice photo"
        ;;
    figures:--format|figures:-f)
        values="text json jsonl"
        ;;
    figures:--genre)
        values="news feature commentary notice photo"
        ;;
    explain:--format|explain:-f)
        values="text json jsonl"
        ;;
    -:--archive|-:-d) files=1 ;;
    browse:--county|browse:-c) return ;;
    browse:--topic|browse:-t) return ;;
    browse:--from) return ;;
    browse:--to) return ;;
    browse:--newspaper) return ;;
    browse:--page-no) return ;;
    browse:--author) return ;;
    browse:--quality) return ;;
    browse:--person) return ;;
    browse:--org) return ;;
    browse:--archive|browse:-d) files=1 ;;
    index:--newspaper|index:-n) return ;;
    index:--date) return ;;
    index:--page-no) return ;;
    index:--region|index:-r) return ;;
    index:--jobs|index:-j) return ;;
    index:--archive|index:-d) files=1 ;;
    search:--limit|search:-l) return ;;
    search:--county|search:-c) return ;;
    search:--topic|search:-t) return ;;
    search:--from) return ;;
    search:--to) return ;;
    search:--newspaper) return ;;
    search:--page-no) return ;;
    search:--author) return ;;
    search:--quality) return ;;
    search:--person) return ;;
    search:--org) return ;;
    search:--archive|search:-d) files=1 ;;
    show:--width|show:-w) return ;;
    show:--archive|show:-d) files=1 ;;
    related:--archive|related:-d) files=1 ;;
    thread:--archive|thread:-d) files=1 ;;
    diff:--width|diff:-w) return ;;
    diff:--archive|diff:-d) files=1 ;;
    export:--county|export:-c) return ;;
    export:--topic|export:-t) return ;;
    export:--from) return ;;
    export:--to) return ;;
    export:--newspaper) return ;;
    export:--page-no) return ;;
    export:--author) return ;;
    export:--quality) return ;;
    export:--person) return ;;
    export:--org) return ;;
    export:--archive|export:-d) files=1 ;;
    stats:--county|stats:-c) return ;;
    stats:--topic|stats:-t) return ;;
    stats:--from) return ;;
    stats:--to) return ;;
    stats:--newspaper) return ;;
    stats:--page-no) return ;;
    stats:--author) return ;;
    stats:--quality) return ;;
    stats:--person) return ;;
    stats:--org) return ;;
    stats:--archive|stats:-d) files=1 ;;
    figures:--limit|figures:-l) return ;;
    figures:--county|figures:-c) return ;;
    figures:--topic|figures:-t) return ;;
    figures:--from) return ;;
    figures:--to) return ;;
    figures:--newspaper) return ;;
    figures:--page-no) return ;;
    figures:--author) return ;;
    figures:--quality) return ;;
    figures:--person) return ;;
    figures:--org) return ;;
    figures:--archive|figures:-d) files=1 ;;
    explain:--region|explain:-r) return ;;
    explain:--newspaper|explain:-n) return ;;
    explain:--date) return ;;
    explain:--page-no) return ;;
    check:--archive|check:-d) files=1 ;;
    esac
    case ${command:--} in
    -) options="--archive --help --version" ;;
    browse) options="--list-keys --plain --print-config --county --topic --from --to --newspaper --page-no --genre --author --quality --person --org --archive --help --version" ;;
    check) options="--quick --repair --no-pager --archive --help --version" ;;
    diff) options="--format --width --no-pager --archive --help --version" ;;
    explain) options="--format --why --region --newspaper --date --page-no --no-pager --help --version" ;;
    export) options="--format --county --topic --from --to --newspaper --page-no --genre --author --quality --person --org --archive --help --version" ;;
    figures) options="--series --limit --format --county --topic --from --to --newspaper --page-no --genre --author --quality --person --org --no-pager --archive --help --version" ;;
    index) options="--newspaper --date --page-no --region --jobs --again --retag --prune --archive --help --version" ;;
    related) options="--format --no-pager --archive --help --version" ;;
    search) options="--count --sort --limit --format --county --topic --from --to --newspaper --page-no --genre --author --quality --person --org --no-pager --archive --help --version" ;;
    show) options="--format --why --width --no-pager --archive --help --version" ;;
    stats) options="--by --format --county --topic --from --to --newspaper --page-no --genre --author --quality --person --org --no-pager --archive --help --version" ;;
    thread) options="--format --no-pager --archive --help --version" ;;
    esac
    if [[ -n $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
    elif [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
    elif [[ -z $files && -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
    elif [[ -n $files || $command == index || $command == explain ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    fi
}
complete -F _baolan baolan
