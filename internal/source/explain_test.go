package source

import (
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	write(t, map[string]string{
		"a.jsonl.gz": gzipped(`{"id":7,"maintext":"` + strings.Repeat("word ", 20) + `","date_publish":"2019-11-18 10:22:00","authors":["x"],"title":null}`),
		"b.html":     "<meta charset=windows-1252><title>T</title><p>caf\xe9",
		"c.csv":      "Text,other\nx,y\n", "d.jsonl": "oops\n" + `{"text":"after"}`, "e.txt": "\x00\x01\x02\x03", "f.jsonl": "",
	})
	var got []string
	Explain([]string{".", "missing"}, nil, Options{}, func(e *Explanation) bool {
		got = append(got, e.String())
		return true
	})
	equal(t, got,
		`a.jsonl.gz: jsonl, utf-8, gzip
  id     id: "7"
  text   maintext: "word word word word word word word word word word word word …"
  title  title: ""
  date   date_publish: "2019-11-18 10:22:00 (2019-11-18)"
  url    none
  source none
  unused authors
`, `b.html: html, windows-1252
  id     none
  text   "café"
  title  "T"
  date   none
  url    none
  source none
`, `c.csv: csv, utf-8
  id     none
  text   Text: "x"
  title  none
  date   none
  url    none
  source none
`, `d.jsonl: jsonl, utf-8
  id     none
  text   text: "after"
  title  none
  date   none
  url    none
  source none
  read d.jsonl: line 1: invalid JSON at byte 1 of the record: 'o' where '{' should stand
`, `e.txt
  read e.txt: the file is binary, not text
`, "f.jsonl: jsonl, utf-8\n", "missing\n  read missing: no such file or directory\n")
}
