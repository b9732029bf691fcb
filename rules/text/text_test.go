package text_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/rules/text"
)

var all = []*lint.Rule{text.Mojibake, text.HTMLEntity, text.InvisibleCharacter, text.ReplacementCharacter, text.GluedSentence}

// fix applies the rule's safe fixes and returns the result and their number.
func fix(tb testing.TB, w *lint.Worker, data []byte) ([]byte, int) {
	tb.Helper()
	result := w.Check(document.Meta{}, data)
	for _, err := range result.Errors {
		tb.Fatal(err)
	}
	var edits []lint.Edit
	for _, f := range result.Findings {
		if f.Fix != nil && f.Fix.Safe {
			edits = append(edits, f.Fix.Edits...)
		}
	}
	fixed, err := edit.Apply(data, edits)
	if err != nil {
		tb.Fatalf("%q: %v", data, err)
	}
	return fixed, len(edits)
}

// FuzzFix checks that no text makes a rule panic, and that each rule's fixes
// keep valid text valid and leave nothing for a second round.
func FuzzFix(f *testing.F) {
	for _, seed := range []string{
		"caf\u00c3\u00a9", "\u00c3\u0192\u00c2\u00a9", "\u00c3\u0192\u00a9", "\u00e2\u20ac\u2122s", "don\u0092t", "\u00c3 la beaut\u00e9\u00a0»",
		"\u00d0\u009f\u00d1\u0080, \u00d0\u00bc", "\u00f0\u0178\u02dc\u20ac", "\u00ef\u00bb\u00bfx", "AMANH\u00c3\u2026 S\u00c3\u00a3o",
		"&amp;&#35;39;", "&amp;amp;nbsp;", "&#38;#38;lt;", "AT&T&nbsp;x;", "&shy;&#59;", "&&amp;;;", "a\u00ad\u200bb\ufeff", "\xff\ufffd\xc3",
		"e\u0301\u200d👩\u200d👧", "\u202e\u05d0\u200f", "said.The", "\x00\x1f\u0085\u2028",
	} {
		f.Add(seed)
	}
	workers := make([]*lint.Worker, len(all))
	for i, r := range all {
		workers[i] = linttest.Worker(f, r)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, w := range workers {
			once, _ := fix(t, w, []byte(s))
			if !utf8.ValidString(s) {
				continue
			}
			if !utf8.Valid(once) {
				t.Errorf("%s: %q becomes %q, which is no UTF-8", all[i].ID, s, once)
			}
			if twice, n := fix(t, w, bytes.Clone(once)); n > 0 {
				t.Errorf("%s: %q becomes %q, and then %q", all[i].ID, s, once, twice)
			}
		}
	})
}

// TestCleanAllocatesNothing checks that a clean text costs no allocation.
func TestCleanAllocatesNothing(t *testing.T) {
	clean := []byte(cleanText)
	for _, r := range all {
		w := linttest.Worker(t, r)
		w.Check(document.Meta{}, clean)
		if n := testing.AllocsPerRun(20, func() { w.Check(document.Meta{}, clean) }); n > 0 {
			t.Errorf("%s: %.0f allocations", r.ID, n)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	clean := []byte(strings.Repeat(cleanText, 200))
	parse := document.New(document.MustVocabulary(nil, nil))
	b.Run("parse alone", func(b *testing.B) {
		b.SetBytes(int64(len(clean)))
		for b.Loop() {
			parse.Parse(document.Meta{}, clean)
		}
	})
	for _, r := range all {
		w := linttest.Worker(b, r)
		b.Run(strings.TrimPrefix(r.ID, "text/"), func(b *testing.B) {
			b.SetBytes(int64(len(clean)))
			b.ReportAllocs()
			for b.Loop() {
				w.Check(document.Meta{}, clean)
			}
		})
	}
}

const cleanText = `The council said on Monday that it would close the old bridge for repairs – “for good”, the mayor added.
Residents of Málaga and São Paulo aren’t pleased: the detour is 12 km (7.5 miles) long and costs £3 & a lot of patience.
“Why now?” asked José Müller, who runs the café on the corner. He said the U.S. engineers had warned of it in May.
`
