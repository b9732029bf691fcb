package edit

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/lint"
)

func TestSummary(t *testing.T) {
	rule := &lint.Rule{ID: "a/ad", Level: lint.Warning}
	fixed := Outcome{
		Before: []byte("one\nad\n"), Edits: []lint.Edit{{}}, Result: lint.Result{Text: []byte("one\n")},
		Done: map[string]Count{"a/ad": {Fixes: 1, Bytes: 3, Lines: 1}},
		Left: []Left{{rule, lint.Error, UnsafeFix}, {rule, lint.Error, UnsafeFix}, {rule, lint.Note, NoFix}},
	}
	var inFile, all Summary
	inFile.Files, inFile.ChangedFiles = 1, 1
	inFile.Add(&fixed)
	inFile.Add(&Outcome{})
	all.Merge(&inFile)
	all.Merge(&Summary{Files: 1, Records: 1})
	tests := []struct {
		name    string
		summary Summary
		want    string
	}{
		{"all", all, `fixed:
      1  a/ad                          1 line and 3 bytes removed
left, for a look: the fix may lose something (--unsafe applies it):
      2  a/ad                          error
left, for want of a fix:
      1  a/ad                          note
fixed 1 finding in 1 of 3 records (1 of 2 files), 1 line and 3 bytes removed; 3 findings left.
`},
		{"nothing to do", Summary{Files: 2, Records: 2}, "nothing to fix in 2 files; no findings left.\n"},
		{"longer", Summary{Files: 1, Records: 1, ChangedFiles: 1, ChangedRecords: 1, Bytes: -1, Done: map[string]Count{"a/ad": {Fixes: 2, Bytes: -1}}}, `fixed:
      2  a/ad                          1 byte added
fixed 2 findings in 1 of 1 file, 1 byte added; no findings left.
`},
		{"not written", Summary{FailedFiles: 1}, "nothing was fixed; no findings left; 1 file not written, see above.\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			try(t, test.summary.Write(&b, "fixed"))
			if b.String() != test.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), test.want)
			}
		})
	}
}
