package edit

import (
	"bytes"
	"slices"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// editsFrom makes edits of a text of that length from arbitrary bytes: each
// takes three, for what stays before it, what it deletes and what it brings in.
func editsFrom(seed []byte, length int) []lint.Edit {
	var edits []lint.Edit
	at := 0
	for ; len(seed) >= 3; seed = seed[3:] {
		start := at + int(seed[0]%5)
		end := start + int(seed[1]%4)
		if end > length {
			break
		}
		brought := "xyz"[:seed[2]%4]
		if start == end && brought == "" || len(edits) > 0 && start == at && start == end {
			continue
		}
		edits = append(edits, lint.Edit{Span: document.Span{Start: int32(start), End: int32(end)}, Text: brought})
		at = end
	}
	return edits
}

func FuzzRevision(f *testing.F) {
	f.Add("The town wept.", []byte{1, 2, 3, 0, 1, 0}, []byte{0, 0, 3, 1, 3, 0}, []byte{0, 3, 0})
	f.Add("abc", []byte{0, 3, 0}, []byte{0, 0, 2}, []byte{0, 1, 3})
	f.Add("abcdef", []byte{1, 1, 2, 1, 1, 2}, []byte{0, 3, 1, 1, 2, 0}, []byte{2, 0, 1})
	f.Fuzz(func(t *testing.T, first string, rounds1, rounds2, rounds3 []byte) {
		r := revision{first: []byte(first), text: []byte(first)}
		for _, seed := range [][]byte{rounds1, rounds2, rounds3} {
			edits := editsFrom(seed, len(r.text))
			for _, e := range edits {
				checkOrigin(t, &r, e.Span)
			}
			if err := r.apply(edits); err != nil {
				t.Fatal(err)
			}
			made, err := Apply(r.first, r.edits)
			if err != nil || !bytes.Equal(made, r.text) {
				t.Fatalf("the edits %v make %q, %v; want %q", r.edits, made, err, r.text)
			}
			for i := 1; i < len(r.edits); i++ {
				if r.edits[i].Span.Start <= r.edits[i-1].Span.End {
					t.Fatalf("the edits %v touch", r.edits)
				}
			}
		}
	})
}

// checkOrigin asks that the ends of an edit lie, in the first text, where the
// composed edit begins and ends, or within it.
func checkOrigin(t *testing.T, r *revision, s document.Span) {
	t.Helper()
	copied := revision{first: r.first, text: r.text, edits: slices.Clone(r.edits)}
	if err := copied.apply([]lint.Edit{{Span: s, Text: "#"}}); err != nil {
		t.Fatal(err)
	}
	origin := r.inFirst([]lint.Edit{{Span: s}})[0].Span
	if !slices.ContainsFunc(copied.edits, func(e lint.Edit) bool { return e.Span.Contains(origin) }) {
		t.Fatalf("span %v comes from %v, but the edits are %v", s, origin, copied.edits)
	}
}

func TestHints(t *testing.T) {
	r := revision{first: []byte("Menu\nThe mayor left.\nBy Ada\n"), text: []byte("Menu\nThe mayor left.\nBy Ada\n")}
	try(t, r.apply([]lint.Edit{
		{Span: document.Span{Start: 0, End: 5}},
		{Span: document.Span{Start: 9, End: 14}, Text: "chancellor"},
	}))
	var got []string
	for _, h := range r.hints([]document.Hint{
		{Span: document.Span{Start: 0, End: 4}},
		{Span: document.Span{Start: 5, End: 20}},
		{Span: document.Span{Start: 21, End: 27}},
	}) {
		got = append(got, string(r.text[h.Start:h.End]))
	}
	if want := []string{"The chancellor left.", "By Ada"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
