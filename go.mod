module github.com/newslint/newslint

go 1.25.0
