package lint

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// baselineOf lists what a rule finds in a document of the folder.
func baselineOf(t *testing.T, dir string, rule *Rule, meta document.Meta, text, expires string) *Baseline {
	t.Helper()
	r := NewBaseline(dir, "2024-06-01").Renew("known", expires)
	result := newWorker(t, rule).Check(meta, []byte(text))
	r.Add(&result)
	return r.Done()
}

func TestBaselineKnowsFindings(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	town := findWord("a/town", "town")
	const text = "A town."
	tests := []struct {
		name        string
		known, meta document.Meta
		text        string
		expires     string
		suppressed  bool
	}{
		{"the same", document.Meta{Path: at("a.txt")}, document.Meta{Path: at("a.txt")}, text, "", true},
		{"edited", document.Meta{Path: at("a.txt")}, document.Meta{Path: at("a.txt")}, "New.\n\n" + text, "", true},
		{"moved", document.Meta{Path: at("a.txt")}, document.Meta{Path: at("b/a.txt")}, text, "", true},
		{"another file", document.Meta{Path: at("a.txt")}, document.Meta{Path: at("b.txt")}, "New. " + text, "", false},
		{"a record edited", document.Meta{Path: at("a.jsonl"), RecordLine: 1, ID: "1"}, document.Meta{Path: at("a.jsonl"), RecordLine: 9, ID: "1"}, "New. " + text, "", true},
		{"another record", document.Meta{Path: at("a.jsonl"), RecordLine: 1, ID: "1"}, document.Meta{Path: at("a.jsonl"), RecordLine: 1, ID: "2"}, text, "", false},
		{"a nameless record moved", document.Meta{Path: at("a.jsonl"), RecordLine: 1}, document.Meta{Path: at("a.jsonl"), RecordLine: 9}, text, "", true},
		{"another nameless record", document.Meta{Path: at("a.jsonl"), RecordLine: 1}, document.Meta{Path: at("a.jsonl"), RecordLine: 1}, "New. " + text, "", false},
		{"the last day", document.Meta{Path: at("a.txt")}, document.Meta{Path: at("a.txt")}, text, "2024-06-01", true},
		{"expired", document.Meta{Path: at("a.txt")}, document.Meta{Path: at("a.txt")}, text, "2024-05-31", false},
	}
	for _, tt := range tests {
		w := newWorker(t, town)
		w.linter.Baseline = baselineOf(t, dir, town, tt.known, text, tt.expires)
		result := w.Check(tt.meta, []byte(tt.text))
		if s := result.Findings[0].Suppressed; (s != nil) != tt.suppressed || s != nil && *s != (Suppression{InBaseline, "known"}) {
			t.Errorf("%s: suppressed %v", tt.name, s)
		}
	}
}

func TestBaselineKnowsFixedText(t *testing.T) {
	dir := t.TempDir()
	town := findWord("a/town", "town")
	meta := document.Meta{Path: filepath.Join(dir, "a.jsonl"), RecordLine: 1}
	w := newWorker(t, town)
	w.linter.Baseline = baselineOf(t, dir, town, meta, "In Friday a town.", "")
	result := w.CheckRevision(meta, []byte("In Friday a town."), []byte("On Friday a town."))
	if result.Findings[0].Suppressed == nil {
		t.Error("the text that fixes made is not known as the first one")
	}
}

func TestBaselineIsReadAsWritten(t *testing.T) {
	dir := t.TempDir()
	b := baselineOf(t, dir, findWord("a/town", "town"), document.Meta{Path: filepath.Join(dir, "a<b>.txt"), ID: "é"}, "A town. A town.", "2024-12-31")
	var written strings.Builder
	if err := b.Write(&written); err != nil {
		t.Fatal(err)
	}
	again := NewBaseline(dir, "2025-01-01")
	if err := again.Read(strings.NewReader("\n" + written.String())); err != nil {
		t.Fatal(err)
	}
	if again.Len() != 2 || len(again.Expired()) != 2 || !strings.Contains(written.String(), `"path":"a<b>.txt"`) {
		t.Errorf("read %d entries, %d expired, of\n%s", again.Len(), len(again.Expired()), &written)
	}
	if rest := again.Without(again.Expired()); rest.Len() != 0 {
		t.Errorf("%d entries left", rest.Len())
	}
}

func TestBaselineListsFindings(t *testing.T) {
	dir := t.TempDir()
	b := NewBaseline(dir, "2024-06-01")
	k := Known{Rule: "a/town", Fingerprint: "1", Content: ContentHash([]byte("A town.")), Reason: "so"}
	for range 2 {
		b.List(filepath.Join(dir, "in", "a.txt"), k)
	}
	k.Reason = "or so"
	b.List(filepath.Join(dir, "in", "a.txt"), k)
	var written strings.Builder
	if err := b.Write(&written); err != nil {
		t.Fatal(err)
	}
	if got := written.String(); strings.Count(got, "\n") != 2 || !strings.Contains(got, `"path":"in/a.txt"`) {
		t.Errorf("wrote\n%s", got)
	}
}

// TestBaselineOnWrongClock keeps what is known where a clock begins anew, in
// 1970: nothing expires then, and nothing is new.
func TestBaselineOnWrongClock(t *testing.T) {
	dir := t.TempDir()
	town := findWord("a/town", "town")
	meta := document.Meta{Path: filepath.Join(dir, "a.txt")}
	b := baselineOf(t, dir, town, meta, "A town.", "2024-12-31")
	b.Today = "1970-01-01"
	w := newWorker(t, town)
	w.linter.Baseline = b
	if r := w.Check(meta, []byte("A town.")); r.Findings[0].Suppressed == nil || len(b.Expired()) != 0 {
		t.Errorf("%+v, %d expired", r.Findings, len(b.Expired()))
	}
	all := func(string) bool { return true }
	if unused := b.Unused(all, all); len(unused) != 0 {
		t.Errorf("unused: %v", unused)
	}
}

func TestBaselineRefuses(t *testing.T) {
	for line, want := range map[string]string{
		`{"rule":"a/b"}`:             "line 1: an entry needs a rule and a fingerprint",
		`{"rule":"a/b","reson":"x"}`: "unknown field",
		`not JSON`:                   "line 1: ",
		`{"rule":"a","fingerprint":"b","expires":"soon"}`: `expires "soon"`,
	} {
		err := NewBaseline("/", "").Read(strings.NewReader(line))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", line, err, want)
		}
	}
}

func TestSetChooses(t *testing.T) {
	town, mayor := findWord("a/town", "town"), findWord("b/mayor", "mayor")
	w := newWorker(t, town, mayor)
	set := w.linter.Set([]Active{{mayor, Error}, {findWord("c/unknown", "x"), Note}})
	set.DateOrder = document.DayFirst
	w.linter.Choose = func(m *document.Meta) *Set {
		if m.Source == "Gazette" {
			return set
		}
		return w.linter.all
	}
	text := []byte("The mayor left town.")
	if r := w.Check(document.Meta{}, text); len(r.Findings) != 2 {
		t.Errorf("%d findings of all rules, want 2", len(r.Findings))
	}
	r := w.Check(document.Meta{Source: "Gazette"}, text)
	if len(r.Findings) != 1 || r.Findings[0].Level != Error || w.doc.DateOrder != document.DayFirst {
		t.Errorf("%+v with date order %d", r.Findings, w.doc.DateOrder)
	}
	clean := []byte("Nothing here.")
	if n := testing.AllocsPerRun(10, func() { w.Check(document.Meta{Source: "Gazette"}, clean) }); n > 0 {
		t.Errorf("%v allocations for a chosen set", n)
	}
}

func TestExtraPhrases(t *testing.T) {
	town := findWord("a/town", "town")
	l, err := New([]Active{{town, Warning}}, Phrases{Family: "a/town", Add: []string{"market village"}})
	if err != nil {
		t.Fatal(err)
	}
	if r := l.Worker().Check(document.Meta{}, []byte("A town and a market village.")); len(r.Findings) != 2 {
		t.Errorf("%d findings, want 2", len(r.Findings))
	}
	if _, err := New(nil, Phrases{Family: "newsletter", Add: []string{"("}}); err == nil {
		t.Error("a broken phrase was taken")
	}
}
