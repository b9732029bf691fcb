package command

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/rules"
)

// newFixer returns a fixer with every rule on.
func newFixer(tb testing.TB) *edit.Fixer {
	tb.Helper()
	active, err := lint.Selection{Only: []string{"*/*"}}.Apply(rules.All())
	if err != nil {
		tb.Fatal(err)
	}
	linter, err := lint.New(active)
	if err != nil {
		tb.Fatal(err)
	}
	return &edit.Fixer{Worker: linter.Worker()}
}

// addArticles adds the files of testdata/articles with that extension, split
// by the function.
func addArticles(f *testing.F, ext string, split func([]byte) [][]byte) {
	f.Helper()
	paths, err := filepath.Glob("../../testdata/articles/*" + ext)
	if err != nil || len(paths) == 0 {
		f.Fatal("no articles: ", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, seed := range split(data) {
			f.Add(seed)
		}
	}
}

// The fixes of one article do not depend on those before it.
func TestFixAlone(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no articles: ", err)
	}
	one := newFixer(t)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		after, alone := one.Fix(document.Meta{}, text), newFixer(t).Fix(document.Meta{}, text)
		if !bytes.Equal(after.Text, alone.Text) {
			t.Errorf("%s: fixed after others %q\nfixed alone %q", path, after.Text, alone.Text)
		}
	}
}

// Fixing keeps UTF-8, does what its edits say, and fixing again does nothing.
func FuzzFixText(f *testing.F) {
	addArticles(f, ".txt", func(data []byte) [][]byte { return [][]byte{data} })
	fixer := newFixer(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		o := fixer.Fix(document.Meta{}, text)
		if utf8.Valid(text) && !utf8.Valid(o.Text) {
			t.Errorf("not UTF-8: %q", o.Text)
		}
		made, err := edit.Apply(text, o.Edits)
		if err != nil || !bytes.Equal(made, o.Text) {
			t.Errorf("the edits make %q, %v\nwant %q", made, err, o.Text)
		}
		if len(o.Left) != len(o.Findings) {
			t.Errorf("%d findings, but the reasons for %d", len(o.Findings), len(o.Left))
		}
		if again := fixer.Fix(document.Meta{}, bytes.Clone(o.Text)); again.Changed() {
			t.Errorf("once  %q\ntwice %q", o.Text, again.Text)
		}
	})
}

// A safe fix that is made mends what its finding says: the finding is gone.
func FuzzEachFix(f *testing.F) {
	addArticles(f, ".txt", func(data []byte) [][]byte { return [][]byte{data} })
	f.Add([]byte("They met in Friday.\n\nAdvertisement\n\n[gallery ids=\"1\"]\n\nThey met in Friday."))
	worker := newFixer(f).Worker
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > lint.MaxPart {
			t.Skip("looked at part by part")
		}
		before := worker.Check(document.Meta{}, text)
		doc := worker.Facts().Document()
		fixed := map[int][]byte{}
		for i, finding := range before.Findings {
			if finding.Fix == nil || !finding.Fix.Safe {
				continue
			}
			made, err := edit.Apply(text, edit.Tidy(doc, finding.Fix.Edits))
			if err != nil {
				t.Fatalf("%s: %v", finding.Rule.ID, err)
			}
			fixed[i] = made
		}
		for i, made := range fixed {
			finding := &before.Findings[i]
			after := worker.Check(document.Meta{}, made)
			words := text[finding.Span.Start:finding.Span.End]
			// A copy of the words may be found now that they are gone.
			if occurrences(made, words) < occurrences(text, words) || before.Omitted != nil {
				continue
			}
			if n, was := countLike(after.Findings, finding), countLike(before.Findings, finding); n >= was {
				t.Errorf("%s at %q: %d findings like it, and %d after its fix made %q", finding.Rule.ID, words, was, n, made)
			}
		}
	})
}

// occurrences counts where the words stand, those that overlap included.
func occurrences(text, words []byte) int {
	n := 0
	for at := bytes.Index(text, words); at >= 0; at = bytes.Index(text, words) {
		text = text[at+1:]
		n++
	}
	return n
}

// countLike counts the findings that say the same of the same words.
func countLike(findings []lint.Finding, like *lint.Finding) int {
	n := 0
	for i := range findings {
		if f := &findings[i]; f.Rule == like.Rule && f.Message == like.Message {
			n++
		}
	}
	return n
}

// Fixing a JSON line keeps it JSON, and every byte outside of the text.
func FuzzFixJSON(f *testing.F) {
	addArticles(f, ".jsonl", func(data []byte) [][]byte { return bytes.Split(data, []byte{'\n'}) })
	for _, line := range []string{
		`{"text":"It\u2019s \ud83d\u200b\ude00 in Friday.\r\n\r\nAdvertisement\n","id":1}`,
		`{"a":{"text":"x"},"text" : "caf\u00c3\u00a9 \\u200b con\u200bference \"Advert\u200bisement\"" , "id":"\ud83d"}`,
		`{"text":"The mayor left in Friday.\n\nSubscribe now\n\nSkip to main content\n","text":"again"}`,
		"{\"text\":\"00\x1d\\ud800\x15A0000\\nAdvertisement\\b\",\"\x000\":0}",
		"{\"text\":\"AT&amp;T\x01 con\u200bference caf\xc3\x83\xc2\xa9 \xff\"}",
	} {
		f.Add([]byte(line))
	}
	fixer := newFixer(f)
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.ContainsAny(line, "\r\n") {
			t.Skip("one line")
		}
		readRecord(line, source.JSONLines, func(r *source.Record) {
			o := fixer.Fix(r.Meta, r.Text)
			_, before, after, err := o.Raw()
			if err != nil {
				t.Fatal(err)
			}
			checkLine(t, fixer, &o, before, after)
		})
	})
}

// A fixed page is UTF-8, or its fixes are refused.
func FuzzFixPage(f *testing.F) {
	addArticles(f, ".txt", func(data []byte) [][]byte {
		page := bytes.ReplaceAll(data, []byte("\n\n"), []byte("</p>\n<p>"))
		return [][]byte{slices.Concat([]byte("<article><p>"), page, []byte("</p></article>"))}
	})
	f.Add([]byte("<p>They met in <b>Oslo</b> in Friday &amp; went.<p>Advertisement<p>cafÃ&copy;<br>Share<ul><li>Menu</ul>"))
	fixer := newFixer(f)
	f.Fuzz(func(t *testing.T, page []byte) {
		if !utf8.Valid(page) {
			t.Skip("another encoding")
		}
		readRecord(page, source.HTML, func(r *source.Record) {
			o := fixer.Fix(r.Meta, r.Text)
			if !o.Changed() || !readsAsMeant(fixer, &o, source.Options{Format: source.HTML}) {
				return
			}
			_, _, after, err := o.Raw()
			if err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(after) {
				t.Fatalf("not UTF-8: %q", after)
			}
		})
	})
}

// readRecord reads the one record of a file, if it holds one.
func readRecord(data []byte, format source.Format, use func(*source.Record)) {
	reader := source.NewReader([]string{"-"}, bytes.NewReader(data), source.Options{Format: format})
	var batch source.Batch
	if reader.Read(&batch) != nil {
		return
	}
	for r := range batch.Records {
		if r.Text != nil {
			use(r)
		}
	}
}

func checkLine(t *testing.T, fixer *edit.Fixer, o *edit.Outcome, before, after []byte) {
	t.Helper()
	if json.Valid(before) && !json.Valid(after) {
		t.Fatalf("not JSON: %q", after)
	}
	if utf8.Valid(before) && !utf8.Valid(after) {
		t.Fatalf("not UTF-8: %q", after)
	}
	text, _ := o.Origin.Image(document.Span{End: int32(len(o.Before))})
	behind := before[text.End:]
	if !bytes.HasPrefix(after, before[:text.Start]) || !bytes.HasSuffix(after, behind) {
		t.Fatalf("other fields changed\nbefore %q\nafter  %q", before, after)
	}
	found := false
	// Among more lines, lest a short one with control characters be taken for
	// something else than text.
	file := append(bytes.Repeat([]byte{'\n'}, 1<<12), after...)
	readRecord(file, source.JSONLines, func(r *source.Record) {
		found = true
		if !bytes.Equal(r.Text, o.Text) {
			t.Errorf("the line holds %q, want %q", r.Text, o.Text)
		}
		if again := fixer.Fix(r.Meta, r.Text); again.Changed() {
			t.Errorf("once  %q\ntwice %q", o.Text, again.Text)
		}
	})
	if !found {
		t.Errorf("the record is lost: %q", after)
	}
}
