# Completion of citystar, for bash-completion. Commands, options and their values are read from the command's own help, and
# framework ids from the command's list of frameworks, so this file need not be changed with them.

_citystar() {
    local cur prev words cword
    _init_completion || return

    # The part of the command that is typed already: citystar recalc, citystar frameworks show.
    local command=("${words[0]}") word help
    help=$("${command[@]}" --help 2>/dev/null) || return
    for word in "${words[@]:1:cword-1}"; do
        [[ $word == -* ]] && continue
        sed -n '/^Subcommands:/I,$s/^  \([a-z]\+\) .*/\1/p' <<<"$help" | grep -qx -- "$word" || continue
        command+=("$word")
        help=$("${command[@]}" --help 2>/dev/null) || return
    done
    # CLI11 wrote "  -o,--output TEXT" and from 2.6 on writes "  -o,     --output TEXT", with headings in capitals. Descriptions,
    # which 2.6 wraps, are further to the right; their lines may begin with an option, too.
    local options subcommands
    options=$(sed -nE '/^Options:/I,/^$/s/^ {1,12}(-[[:alnum:]],? *)?(--[a-z-]+)?.*/\1\2/p' <<<"$help" | tr -s ', ' '\n\n')
    subcommands=$(sed -n '/^Subcommands:/I,$s/^  \([a-z]\+\) .*/\1/p' <<<"$help")

    if [[ $prev == -* ]]; then
        # The value of the previous option in the help, such as TEXT:{ods,xlsx,pdf}; empty if the option is a flag.
        local takes
        takes=$(sed -nE "s/^ {1,12}(-[^ ]*, *)?$prev(, *--[a-z-]+)? ([A-Z]+[^ ]*) .*/\3/p" <<<"$help ")
        case $takes in
            *:{*}*)
                takes=${takes#*\{}
                takes=${takes%%\}*}
                mapfile -t COMPREPLY < <(compgen -W "${takes//,/ }" -- "$cur")
                return
                ;;
            UINT* | INT*) return ;;
            TEXT*)
                case ${command[1]}:$prev in
                    recalc:-o | recalc:--output | *:--notices) _filedir -d ;;
                    *:--unit | *:--period) ;;
                    *) _filedir ;;
                esac
                return
                ;;
        esac
    fi
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        return
    fi
    case ${command[*]:1} in
        new | 'frameworks show')
            mapfile -t COMPREPLY < <(compgen -W "$("${words[0]}" frameworks list 2>/dev/null | sed 's/ .*//')" -- "${cur^^}")
            ;;
        'frameworks check') _filedir json ;;
        recalc | collect) _filedir '@(ods|xlsx)' ;;
        merge) _filedir jsonl ;;
        *) mapfile -t COMPREPLY < <(compgen -W "$subcommands" -- "$cur") ;;
    esac
} && complete -F _citystar citystar
