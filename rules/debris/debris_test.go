package debris_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/rules/debris"
)

var worded = []*lint.Rule{
	debris.BlockedPage, debris.TruncatedText, debris.MediaPlaceholder, debris.LinkChrome,
	debris.MarkupResidue, debris.EditorNote, debris.ChatbotResidue,
}

// FuzzWorded checks that no text makes a rule panic, that no two fixes of a
// rule overlap, and that fixed text stays valid.
func FuzzWorded(f *testing.F) {
	for _, seed := range []string{
		"<br/>a<b class=\"x\">", "<!-- x", "<script>a</script", "</", "[gallery ids=\"1\"] x", "[/b][b]", "[=]", "{{x}} {% y", "{\"a\": 1", "a { color: red; }",
		"function(a) { b; }", "window.dataLayer = [];", "(opens in a new tab) x", "x, opens new tab", "View this post on Instagram\n(@a)", "[+12 chars]", "The [...]",
		"a b c d e f g h the…", "Access denied", "(EDS: x", "PHOTO TK", "As an AI language model, I", "\xff<p>\xfe",
	} {
		f.Add(seed)
	}
	w := linttest.Worker(f, worded...)
	f.Fuzz(func(t *testing.T, s string) {
		result := w.Check(document.Meta{}, []byte(s))
		for _, err := range result.Errors {
			t.Error(err)
		}
		edits := map[*lint.Rule][]lint.Edit{}
		for _, finding := range result.Findings {
			if finding.Span.Len() <= 0 {
				t.Errorf("%s: an empty finding in %q", finding.Rule.ID, s)
			}
			if finding.Fix != nil {
				edits[finding.Rule] = append(edits[finding.Rule], finding.Fix.Edits...)
			}
		}
		for r, list := range edits {
			fixed, err := edit.Apply([]byte(s), list)
			if err != nil {
				t.Errorf("%s: %q: %v", r.ID, s, err)
			} else if utf8.ValidString(s) && !utf8.Valid(fixed) {
				t.Errorf("%s: %q becomes %q, which is no UTF-8", r.ID, s, fixed)
			}
		}
	})
}

func BenchmarkWorded(b *testing.B) {
	text := bytes.Repeat([]byte(strings.TrimSpace(`
The council said on Monday that it would close the old bridge for repairs [sic], the mayor added.
Residents are not pleased: the detour is 12 km (7.5 miles) long. "Why now?" asked Jan Petersen.
He said that engineers had warned of it in May, and that nobody had read the letter.`)+"\n\n"), 100)
	for _, r := range worded {
		w := linttest.Worker(b, r)
		b.Run(strings.TrimPrefix(r.ID, "debris/"), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				w.Check(document.Meta{}, text)
			}
		})
	}
}
