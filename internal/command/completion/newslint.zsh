#compdef newslint
# Completion of newslint's command line in zsh. It asks newslint itself.
_newslint() {
	local -a lines candidates
	lines=("${(@f)$(${(Q)words[1]} __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
	local kind=${lines[1]%%$'\t'*}
	candidates=("${(@)lines[2,-1]}")
	case $kind in
	files | folders)
		if [[ $lines[1] == *=* ]]; then compset -P '*='; fi
		if [[ $kind == folders ]]; then _files -/; else _files; fi
		;;
	words | open)
		# _describe parts a candidate from its description by a colon.
		candidates=("${(@)candidates//:/\\:}")
		candidates=("${(@)candidates/$'\t'/:}")
		if [[ $kind == open ]]; then
			_describe newslint candidates -S ''
		else
			_describe newslint candidates
		fi
		;;
	esac
}
# The file may be sourced, or stand as _newslint in a folder of fpath.
if [[ $funcstack[1] == _newslint ]]; then
	_newslint "$@"
else
	compdef _newslint newslint
fi
