package lint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

func TestParts(t *testing.T) {
	for name, tt := range map[string]struct{ unit, behind string }{
		"paragraphs": {"A town.\nA mayor. So.\n\n", "\n\n"},
		"lines":      {"A town. A mayor\n", "\n"},
		"sentences":  {"The town wept. ", ". "},
		"words":      {"town ", " "},
		"a word":     {"x", "x"},
		"characters": {"\u00e9\U0001f600", ""},
		"no UTF-8":   {"\x80", ""},
	} {
		text := []byte(strings.Repeat(tt.unit, 2*MaxPart/len(tt.unit)+1))
		var joined []byte
		for p := range parts(text) {
			if int(p.start) != len(joined) || p.first != (p.start == 0) || p.last != (len(joined)+len(p.text) == len(text)) {
				t.Errorf("%s: a part at %d of %d bytes, first %v, last %v", name, p.start, len(p.text), p.first, p.last)
			}
			if len(p.text) > MaxPart || !p.last && !bytes.HasSuffix(p.text, []byte(tt.behind)) || utf8.Valid(text) && !utf8.Valid(p.text) {
				t.Errorf("%s: a part of %d bytes ends in %q", name, len(p.text), p.text[len(p.text)-4:])
			}
			joined = append(joined, p.text...)
		}
		if !bytes.Equal(joined, text) {
			t.Errorf("%s: %d bytes in parts, not %d", name, len(joined), len(text))
		}
	}
}

// TestCheckLongText finds in a text of several parts what stands there, at the
// places that it has in the whole.
func TestCheckLongText(t *testing.T) {
	filler := strings.Repeat("Nothing here, at noon.\n", MaxPart/20)
	text := []byte("A town.\n" + filler + "Élan of a town.\n" + filler + "A town\n")
	w := newWorker(t, findWord("a/town", "town"))
	result := w.Check(document.Meta{}, text)
	if len(result.Findings) != 3 {
		t.Fatalf("%d findings, want 3", len(result.Findings))
	}
	lines := strings.Count(filler, "\n")
	prints := map[string]bool{}
	for i, want := range []document.Position{{Line: 1, Column: 3}, {Line: lines + 2, Column: 11}, {Line: 2*lines + 3, Column: 3}} {
		f := result.Findings[i]
		if f.Start != want || string(text[f.Span.Start:f.Span.End]) != "town" {
			t.Errorf("%q at %v, want it at %v", text[f.Span.Start:f.Span.End], f.Start, want)
		}
		prints[f.Fingerprint] = true
	}
	if len(prints) != 3 {
		t.Errorf("fingerprints %v", prints)
	}
	mentions := w.Mentions(nil, document.Meta{}, text)
	for _, m := range mentions {
		if word := string(text[m.Start:m.End]); word != "noon" {
			t.Errorf("mention %q", word)
		}
	}
	if len(mentions) != 2*lines {
		t.Errorf("%d mentions, want %d", len(mentions), 2*lines)
	}
}

// TestCheckLongTextCounts keeps the limit of findings for the whole text, and
// nothing that a cut may have made.
func TestCheckLongTextCounts(t *testing.T) {
	town := findWord("a/town", "town")
	ends := &Rule{ID: "a/ends", Check: func(p *Pass) {
		p.Report(Finding{Span: p.Doc.TokenSpan(0, 1), Message: "begins"})
		p.Report(Finding{Span: p.Doc.TokenSpan(0, int32(len(p.Doc.Tokens))), Message: "is all"})
		p.Report(Finding{Span: p.Doc.TokenSpan(int32(len(p.Doc.Tokens)-1), int32(len(p.Doc.Tokens))), Message: "ends"})
	}}
	const towns = 5 * MaxPart / 2 / len("town ")
	result := newWorker(t, town, ends).Check(document.Meta{}, []byte(strings.Repeat("town ", towns)))
	kept := map[string]int{}
	for _, f := range result.Findings {
		kept[f.Message]++
	}
	if kept["town"] != MaxFindings || result.Omitted["a/town"] != towns-MaxFindings {
		t.Errorf("%d findings and %d omitted of %d", kept["town"], result.Omitted["a/town"], towns)
	}
	if kept["begins"] != 1 || kept["is all"] != 0 || kept["ends"] != 1 {
		t.Errorf("%v", kept)
	}
}

// TestLongTextTakesNoMemory reads endless texts that are all tokens, lines or
// sentences: the document never holds more than a part.
func TestLongTextTakesNoMemory(t *testing.T) {
	w := newWorker(t)
	for _, unit := range []string{"(", "a\n", "1 ", "A. ", "Friday "} {
		w.Check(document.Meta{}, []byte(strings.Repeat(unit, 3*MaxPart/len(unit))))
		if n := cap(w.doc.Tokens); n > 2*MaxPart {
			t.Errorf("%q: room for %d tokens", unit, n)
		}
	}
}

// TestKeptOfLongText keeps the same stretches of a text as of its parts.
func TestKeptOfLongText(t *testing.T) {
	var text []byte
	for i := 0; len(text) < 3*MaxPart; i++ {
		text = fmt.Appendf(text, "The council of ward %d met on Friday, and its mayor spoke for %d minutes.\n\nAdvertisement\n\n", i, i)
	}
	w := newWorker(t)
	var want []byte
	for p := range parts(text) {
		for _, s := range w.Kept(nil, document.Meta{}, p.text, Keep{}) {
			want = append(want, p.text[s.Start:s.End]...)
		}
	}
	var got []byte
	for _, s := range w.Kept(nil, document.Meta{}, text, Keep{}) {
		got = append(got, text[s.Start:s.End]...)
	}
	if !slices.EqualFunc(bytes.Fields(got), bytes.Fields(want), bytes.Equal) || bytes.Contains(got, []byte("Advert")) {
		t.Errorf("%d bytes kept, of the parts %d", len(got), len(want))
	}
}
