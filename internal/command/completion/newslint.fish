# Completion of newslint's command line in fish. It asks newslint itself.
function __newslint_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
    # Behind the kind stands what comes before a path, as in --config=
    set -l kind (string split \t -- "$lines[1]")
    set -l path (string sub -s (math 1 + (string length -- "$kind[2]")) -- "$current")
    switch "$kind[1]"
        case files
            printf '%s\n' "$kind[2]"(__fish_complete_path "$path")
        case folders
            printf '%s\n' "$kind[2]"(__fish_complete_directories "$path")
        case '*'
            if set -q lines[2]
                printf '%s\n' $lines[2..-1]
            end
    end
end
complete -c newslint -f -a '(__newslint_complete)'
