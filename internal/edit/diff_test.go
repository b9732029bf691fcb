package edit

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

func TestWriteDiff(t *testing.T) {
	const text = "one\ntwo \x1b[2J\u200b\nthree"
	o := Outcome{
		Result: lint.Result{Meta: document.Meta{Path: "a.jsonl", RecordLine: 7}},
		Before: []byte(text),
		Edits:  []lint.Edit{{Span: document.Span{Start: 4, End: 7}, Text: "2"}},
	}
	for _, test := range []struct {
		style DiffStyle
		want  string
	}{
		{DiffStyle{}, "--- a.jsonl:7\n+++ a.jsonl:7\n@@ -1,3 +1,3 @@\n one\n-two \x1b[2J\u200b\n+2 \x1b[2J\u200b\n three\n\\ No newline at end of file\n"},
		{DiffStyle{ShowHidden: true}, "-two \\x1b[2J\\u200b\n+2 \\x1b[2J\\u200b\n"},
		{DiffStyle{ShowHidden: true, Color: true}, "\x1b[31m-two \\x1b[2J\\u200b\x1b[0m\n\x1b[32m+2 \\x1b[2J\\u200b\x1b[0m\n three\n"},
	} {
		var b strings.Builder
		try(t, o.WriteDiff(&b, test.style))
		if !strings.Contains(b.String(), test.want) {
			t.Errorf("%+v: got %q, want %q", test.style, b.String(), test.want)
		}
	}
}
