//go:build unix

package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/review"
)

// TestReviewKilledWhileWriting kills the program while it writes many files
// and a baseline. Each file is as before or as it was meant, and the next
// session makes up for the rest: no decision is lost on the way.
func TestReviewKilledWhileWriting(t *testing.T) {
	t.Parallel()
	kills, files := 3, 40
	if testing.Short() {
		kills = 1
	}
	const before = "The council of Quillham met in Friday in the town hall.\n\nIt will meet again on Monday.\n"
	after := strings.Replace(before, "in Friday", "on Friday", 1)
	for range kills {
		dir := t.TempDir()
		for n := range files {
			write(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", n)), before)
		}
		decideAll(t, dir)
		term := newTerminal(t, dir, "100x28", nil, ".")
		term.sees(fmt.Sprintf("Everything is decided; w writes %d decisions.", 2*files), fmt.Sprintf("%d read", files))
		term.presses("w", "Write this?")
		term.tmux("send-keys", "y")
		reached := filepath.Join(dir, fmt.Sprintf("%02d.txt", rand.N(files)))
		for deadline := time.Now().Add(patience); read(t, reached) != after; {
			if time.Now().After(deadline) {
				t.Fatal("nothing is written")
			}
		}
		crashes["killed"](term)
		waitForEnd(t, dir)
		written := 0
		for n := range files {
			switch text := read(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", n))); text {
			case before:
			case after:
				written++
			default:
				t.Fatalf("file %d is %q", n, text)
			}
		}
		t.Logf("killed when %d of %d files were written", written, files)

		term = newTerminal(t, dir, "100x28", nil, ".")
		term.sees(fmt.Sprintf("%d read", files))
		term.tmux("send-keys", "w")
		const none = "There is no decision to write."
		screen := term.poll("question or answer", func(screen string) bool {
			return strings.Contains(screen, "Write this?") || strings.Contains(screen, none)
		})
		if !strings.Contains(screen, none) {
			term.presses("y", "Wrote ")
		}
		for n := range files {
			if text := read(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", n))); text != after {
				t.Fatalf("file %d is %q in the end", n, text)
			}
		}
		check := exec.Command("newslint", "check", "--only", "date", ".")
		check.Dir = dir
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("findings that were ignored are reported: %v\n%s", err, out)
		}
	}
}

// decideAll writes the journal of a person who takes every fix of a folder's
// articles and ignores all else.
func decideAll(t *testing.T, dir string) {
	t.Helper()
	check := exec.Command("newslint", "check", "--only", "date", "--fail-on", "never", "--format", "jsonl", ".")
	check.Dir = dir
	findings, err := check.Output()
	if err != nil {
		t.Fatal(err)
	}
	var journal bytes.Buffer
	for line := range bytes.Lines(findings) {
		var f struct {
			Path, Rule, Fingerprint string
			Fix                     *struct {
				Title string
				Edits []review.Edit
			}
		}
		if err := json.Unmarshal(line, &f); err != nil {
			t.Fatal(err)
		}
		content := lint.ContentHash([]byte(read(t, filepath.Join(dir, f.Path))))
		d := review.Decision{Key: review.Key{Path: f.Path, Content: content}, Finding: f.Fingerprint, Rule: f.Rule, Action: review.Ignore, Reason: "so"}
		if f.Fix != nil {
			d.Action, d.Reason, d.Title, d.Edits = review.Accept, "", f.Fix.Title, f.Fix.Edits
		}
		if err := json.NewEncoder(&journal).Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, journalName), journal.String())
}

// waitForEnd waits for the end of the program that had the folder's journal,
// where it is still there.
func waitForEnd(t *testing.T, dir string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, journalName)); err == nil {
		waitForJournal(t, dir)
	}
}
