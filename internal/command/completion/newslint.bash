# Completion of newslint's command line in bash. It asks newslint itself.
_newslint() {
	# Bash takes "=" and ":" for words of their own; to newslint they are not.
	local words=() word joined=""
	for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
		if [[ ${#words[@]} -gt 0 && ($joined || $word == [=:]*) ]]; then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
		joined=""
		if [[ $word == *[=:] ]]; then joined=yes; fi
	done

	local kind="" candidate current="" tail
	if [[ ${#words[@]} -gt 0 ]]; then current=${words[${#words[@]} - 1]}; fi
	COMPREPLY=()
	while IFS= read -r candidate; do
		candidate=${candidate%%$'\t'*}
		if [[ ! $kind ]]; then
			kind=$candidate
			continue
		fi
		# Only what stands behind the last "=" or ":" is to be written anew.
		if [[ $current == *[=:]* ]]; then
			tail=${current##*[=:]}
			candidate=${candidate#"${current%"$tail"}"}
		fi
		COMPREPLY+=("$candidate")
	done < <("${COMP_WORDS[0]}" __complete -- "${words[@]}" 2>/dev/null)

	# Without candidates bash completes file names, where it may.
	case $kind in
	files) ;;
	folders) compopt +o default -o dirnames ;;
	open) compopt +o default -o nospace ;;
	*) compopt +o default ;;
	esac 2>/dev/null
}
complete -o default -F _newslint newslint
