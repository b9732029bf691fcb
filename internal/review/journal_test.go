package review

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

func open(t *testing.T, path string) (*Journal, []Decision) {
	t.Helper()
	j, decisions, err := OpenJournal(path)
	if err != nil {
		t.Fatal(err)
	}
	return j, decisions
}

func TestJournalKeepsDecisions(t *testing.T) {
	path := filepath.Join(t.TempDir(), JournalName)
	j, decisions := open(t, path)
	if len(decisions) > 0 {
		t.Errorf("a new journal holds %v", decisions)
	}
	key := j.KeyOf(&document.Meta{Path: filepath.Join(filepath.Dir(path), "in", "a<b>.jsonl"), ID: "7"}, []byte("Text."))
	if want := (Key{Path: "in/a<b>.jsonl", ID: "7", Content: lint.ContentHash([]byte("Text."))}); key != want {
		t.Errorf("key %v, want %v", key, want)
	}
	want := []Decision{
		{Key: key, Finding: "1", Rule: "date/future", Action: Accept, Title: "Say \"on\"", Edits: []Edit{{1, 2, "é\n\x1b"}}},
		{Key: key, Finding: "2", Action: Ignore, Reason: "<they> said so"},
		{Key: key, Finding: "1", Action: Undo},
	}
	for _, d := range want {
		if err := j.Keep(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(false); err != nil {
		t.Fatal(err)
	}
	j, got := open(t, path)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if err := j.Close(true); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("an empty journal is left: %v", err)
	}
}

// A line whose end is missing was being written when the program ended.
func TestJournalDropsHalfALine(t *testing.T) {
	path := filepath.Join(t.TempDir(), JournalName)
	const whole = `{"path":"a.txt","content":"1","finding":"2","action":"undo"}` + "\n"
	if err := os.WriteFile(path, []byte(whole+`{"path":"a.txt","con`), 0o600); err != nil {
		t.Fatal(err)
	}
	j, decisions := open(t, path)
	if len(decisions) != 1 {
		t.Errorf("%d decisions, want 1", len(decisions))
	}
	if err := j.Keep(decisions[0]); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(false); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || string(text) != whole+whole {
		t.Errorf("%q, %v", text, err)
	}
}

func TestJournalRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), JournalName)
	for text, want := range map[string]string{
		"{}\nno JSON\n":        "line 2: ",
		`{"verdict":1}` + "\n": "line 1: ",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := OpenJournal(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
	if _, _, err := OpenJournal(filepath.Join(path, "below")); err == nil {
		t.Error("a journal below a file was opened")
	}
}

func TestJournalIsForOneSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), JournalName)
	if !locks(t) {
		t.Skip("the system has no locks that end with a process")
	}
	j, _ := open(t, path)
	if _, _, err := OpenJournal(path); err == nil || !strings.Contains(err.Error(), errLocked.Error()) {
		t.Errorf("a second session: error %v", err)
	}
	if err := j.Close(true); err != nil {
		t.Fatal(err)
	}
	j, _ = open(t, path)
	if err := j.Close(true); err != nil {
		t.Fatal(err)
	}
}

// locks reports whether a file can be locked.
func locks(t *testing.T) bool {
	t.Helper()
	path := filepath.Join(t.TempDir(), "locked")
	one, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = one.Close() }()
	other, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	return lock(one) == nil && lock(other) != nil
}
