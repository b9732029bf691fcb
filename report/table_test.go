package report_test

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

func TestTable(t *testing.T) {
	for _, width := range []int{0, 40, 80, 120, 200} {
		for _, colored := range []bool{false, true} {
			name := fmt.Sprintf("table-%d", width)
			if colored {
				name += "-color"
			}
			t.Run(name, func(t *testing.T) {
				got := write(t, "table", report.Options{Width: width, Color: colored})
				golden(t, name+".txt", got)
				checkLines(t, got, width, colored)
			})
		}
	}
}

var color = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// checkLines fails where the lines are too wide, end with blanks, or could
// drive the terminal.
func checkLines(t *testing.T, got []byte, width int, colored bool) {
	t.Helper()
	plain := color.ReplaceAll(got, nil)
	checkHarmless(t, plain)
	if strings.ContainsRune(string(plain), '\u202e') {
		t.Error("an override of the line's direction")
	}
	if !colored && len(plain) != len(got) {
		t.Error("colour where none was wanted")
	}
	for line := range strings.Lines(string(plain)) {
		line = strings.TrimSuffix(line, "\n")
		if w := displaywidth.String(line); width > 0 && w > width {
			t.Errorf("%d columns: %s", w, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("blanks at the end of %q", line)
		}
	}
}

func TestTableShowsBothEndsOfLines(t *testing.T) {
	rule := &lint.Rule{ID: "test/tail", Level: lint.Warning, Check: func(p *lint.Pass) {
		blocks := p.Doc.Blocks
		for _, first := range []int{1, 2, 4} {
			p.Report(lint.Finding{Span: document.Span{Start: blocks[first].Start + 1, End: blocks[4].End - 1}, Message: "a tail"})
		}
	}}
	linter, err := lint.New([]lint.Active{{Rule: rule, Level: rule.Level}})
	if err != nil {
		t.Fatal(err)
	}
	r := linter.Worker().Check(document.Meta{Path: "tail.txt"}, []byte("A story.\n\nMost read\nOne.\nTwo.\nThree.\n"))
	got := writeAll(t, "table", report.Options{}, []lint.Result{r}, &report.Summary{})
	want := `tail.txt
     3:2  warning  test/tail                   a tail
                                                 Most read
                                                  ^^^^^^^^
                                                 … 2 lines …
                                                 Three.
                                                 ^^^^^
     4:2  warning  test/tail                   a tail
                                                 One.
                                                  ^^^
                                                 … 1 line …
                                                 Three.
                                                 ^^^^^
     6:2  warning  test/tail                   a tail
                                                 Three.
                                                  ^^^^
`
	if lines, _, _ := strings.Cut(string(got), "\n\n"); lines+"\n" != want {
		t.Errorf("%s\nwant\n%s", lines, want)
	}
}

func TestTableWithoutFindings(t *testing.T) {
	got := string(writeAll(t, "table", report.Options{}, nil, &report.Summary{Files: 1, Records: 1}))
	if want := "1 file: no findings.\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func BenchmarkTable(b *testing.B) {
	all, _ := results(b)
	w, err := report.New("table", io.Discard, report.Options{Width: 100, Color: true})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Result(&all[0]); err != nil {
			b.Fatal(err)
		}
	}
}
