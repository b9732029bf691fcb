module github.com/newslint/newslint

go 1.26.0

require golang.org/x/tools v0.52.0

require github.com/agnivade/levenshtein v1.2.2
