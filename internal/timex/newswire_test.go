package timex

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/newslint/newslint/internal/document"
)

// gold is one marked expression of the newswire paragraphs.
type gold struct {
	document.Span
	value string
}

// paragraph is a text of one day of publication and the marks in it.
type paragraph struct {
	published time.Time
	text      string
	marks     []gold
}

// readNewswire reads the paragraphs of testdata/newswire.txt.
func readNewswire(t *testing.T) []paragraph {
	t.Helper()
	data, err := os.ReadFile("testdata/newswire.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []paragraph
	for block := range strings.SplitSeq(string(data), "\n\n") {
		date, marked, ok := strings.Cut(strings.TrimSpace(block), "\n")
		published, err := time.Parse(time.DateOnly, date)
		if !ok || err != nil {
			continue // the head of the file
		}
		p := paragraph{published: published}
		var text strings.Builder
		for {
			before, rest, more := strings.Cut(marked, "{")
			text.WriteString(before)
			if !more {
				break
			}
			inner, after, _ := strings.Cut(rest, "}")
			words, value, _ := strings.Cut(inner, "|")
			start := int32(text.Len())
			text.WriteString(words)
			p.marks = append(p.marks, gold{document.Span{Start: start, End: int32(text.Len())}, value})
			marked = after
		}
		p.text = text.String()
		all = append(all, p)
	}
	return all
}

// TestNewswire asks that the values of the marked paragraphs are found with an
// F1 of at least 95 percent, counted as TempEval does: an expression that
// touches a mark matches it, and it is right with the mark's value.
func TestNewswire(t *testing.T) {
	const wanted = 0.95
	d := document.New(document.MustVocabulary(Words, nil))
	var dates Dates
	marks, found, right := 0, 0, 0
	paragraphs := readNewswire(t)
	if len(paragraphs) < 50 {
		t.Fatalf("%d paragraphs, want 50", len(paragraphs))
	}
	for _, p := range paragraphs {
		d.Parse(document.Meta{Published: p.published}, []byte(p.text))
		dates.Read(d, nil)
		marks += len(p.marks)
		found += len(dates.Expressions)
		for _, m := range p.marks {
			got := "nothing"
			for i := range dates.Expressions {
				if e := &dates.Expressions[i]; e.Overlaps(m.Span) {
					got = e.Value.String()
					break
				}
			}
			if got == m.value {
				right++
				continue
			}
			t.Logf("%q in %q: %s, want %s", p.text[m.Start:m.End], p.text, got, m.value)
		}
		for i := range dates.Expressions {
			if e := &dates.Expressions[i]; !touches(e.Span, p.marks) {
				t.Logf("%q in %q: not marked", d.String(e.Span), p.text)
			}
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(marks)
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("%d paragraphs, %d marks: precision %.3f, recall %.3f, F1 %.3f", len(paragraphs), marks, precision, recall, f1)
	if f1 < wanted {
		t.Errorf("value F1 %.3f, want %.2f", f1, wanted)
	}
}

func touches(s document.Span, marks []gold) bool {
	for _, m := range marks {
		if m.Overlaps(s) {
			return true
		}
	}
	return false
}
