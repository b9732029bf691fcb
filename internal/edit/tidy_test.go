package edit

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// What stands between [ and ] is deleted.
func TestTidy(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a line with its end", "one\n[ad\n]two\n", "one\ntwo\n"},
		{"a line without its end", "one\n[ad]\ntwo\n", "one\ntwo\n"},
		{"a line with blanks", "one\n [ad] \ntwo\n", "one\ntwo\n"},
		{"between empty lines", "one\n\n[ad]\n\ntwo\n", "one\n\ntwo\n"},
		{"an empty line before", "one\n\n[ad]\ntwo\n", "one\n\ntwo\n"},
		{"an empty line behind", "one\n[ad]\n\ntwo\n", "one\n\ntwo\n"},
		{"two, one behind the other", "one\n\n[ad]\n[ad]\n\ntwo\n", "one\n\ntwo\n"},
		{"two with an empty line between", "one\n\n[ad]\n\n[ad]\n\ntwo\n", "one\n\ntwo\n"},
		{"two of which only the second follows an empty line", "one\n[ad]\n\n[ad]\n\ntwo\n", "one\n\ntwo\n"},
		{"at the start", "[ad]\n\none\n", "one\n"},
		{"at the end", "one\n\n[ad]\n", "one\n"},
		{"at the end without a line end", "one\n\n[ad]", "one"},
		{"two at the end", "one\n\n[ad]\n\n[ad]\n", "one\n"},
		{"two at the end, close to the text", "one\n[ad]\n\n[ad]", "one"},
		{"Windows line ends", "one\r\n\r\n[ad]\r\n\r\ntwo\r\n", "one\r\n\r\ntwo\r\n"},
		{"more white space than needed", "one[\n\nad\n\n]two\n", "one\n\ntwo\n"},
		{"the line end before, at the end", "one[\n\nad\n]", "one\n"},
		{"the empty line between paragraphs", "one\n[ad\n\n]two\n", "one\n\ntwo\n"},
		{"all", "[ad]\n\n[ad]\n", ""},
		{"a part of a line", "one [ad]\ntwo\n", "one \ntwo\n"},
		{"nothing to be seen", "one\n[\u200b]\ntwo\n", "one\n\ntwo\n"},
		{"the end of one line and the next", "one[ad\nad]\ntwo\n", "one\ntwo\n"},
		{"a line and a part of the next", "one\n[ad\nad] two\n", "one\n two\n"},
		{"an edit on the empty line behind", "one\n\n[ad]\n[\u200b]\ntwo\n", "one\n\n\ntwo\n"},
		{"blanks of the line apart", "one\n[ad][ ]\ntwo\n", "one\ntwo\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, edits := deletions(test.text)
			doc := document.New(document.MustVocabulary(nil, nil))
			doc.Parse(document.Meta{}, []byte(text))
			got, err := Apply([]byte(text), Tidy(doc, edits))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// deletions takes the marks out of a text.
func deletions(marked string) (text string, edits []lint.Edit) {
	for {
		before, rest, found := strings.Cut(marked, "[")
		text += before
		if !found {
			return text, edits
		}
		inner, behind, _ := strings.Cut(rest, "]")
		start := int32(len(text))
		text += inner
		edits = append(edits, lint.Edit{Span: document.Span{Start: start, End: int32(len(text))}})
		marked = behind
	}
}

func FuzzTidy(f *testing.F) {
	f.Add("one\n\n[ad]\n\n[ad]\n")
	f.Add("[A]\xe2\x80[\x83")
	f.Add("[ad] \r\n[x]\u200b\n\n[ad\n\nad]")
	f.Fuzz(func(t *testing.T, marked string) {
		text, edits := deletions(marked)
		if cutsCharacter(text, edits) {
			t.Skip("no fix does that")
		}
		doc := document.New(document.MustVocabulary(nil, nil))
		doc.Parse(document.Meta{}, []byte(text))
		plain, err := Apply([]byte(text), edits)
		if err != nil {
			t.Skip(err)
		}
		got, err := Apply([]byte(text), Tidy(doc, edits))
		if err != nil {
			t.Fatalf("%q: %v", marked, err)
		}
		if a, b := strings.Join(strings.Fields(string(got)), " "), strings.Join(strings.Fields(string(plain)), " "); a != b {
			t.Errorf("%q: got %q, without widening %q", marked, got, plain)
		}
	})
}

// cutsCharacter reports whether an edit begins or ends within a character.
func cutsCharacter(text string, edits []lint.Edit) bool {
	return slices.ContainsFunc(edits, func(e lint.Edit) bool {
		return slices.ContainsFunc([]int32{e.Span.Start, e.Span.End}, func(at int32) bool {
			return int(at) < len(text) && !utf8.RuneStart(text[at])
		})
	})
}
