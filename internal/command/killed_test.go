package command_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKilled kills runs that fix a folder of articles and a file of JSON Lines.
// However a run ends, each file is as before or wholly fixed, and the next run
// takes nothing that it left for an article.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	before := dirtyFiles(t)
	dir := t.TempDir()
	writeFiles(t, dir, before)
	start := time.Now()
	fixFolder(t, dir)
	whole := time.Since(start)
	after := readFiles(t, dir)
	killed, halfway := 0, 0
	const patience = 30 * time.Second // of a machine with other work
	writeFiles(t, dir, before)
	for ; killed < kills && time.Since(start) < patience; killed++ {
		cmd := exec.Command("newslint", "fix", "--jobs", "2", "--fail-on", "never", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(whole))
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // killed
		fixed := countFixed(t, readFiles(t, dir), before, after)
		switch {
		case fixed == len(before):
			writeFiles(t, dir, before)
		case fixed > 0:
			halfway++
		}
	}
	if halfway == 0 {
		t.Error("no run was killed between the first file and the last")
	}
	left, err := filepath.Glob(filepath.Join(dir, "*", ".newslint-*"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d runs were killed between two files, %d left a temporary one", halfway, killed, len(left))
	writeFiles(t, dir, before)
	if err := os.WriteFile(filepath.Join(dir, "wire", ".newslint-123.tmp"), before["wire/00.txt"][:100], 0o600); err != nil {
		t.Fatal(err)
	}
	summary := fixFolder(t, dir)
	if want := fmt.Sprintf("of %d files", len(before)); !strings.Contains(summary, want) {
		t.Errorf("the last run says %q, want %q", summary, want)
	}
	if got := readFiles(t, dir); countFixed(t, got, before, after) != len(before) {
		t.Error("the last run did not fix every file")
	}
}

// fixFolder runs fix to its end and returns its summary.
func fixFolder(t *testing.T, dir string) string {
	t.Helper()
	var errs bytes.Buffer
	cmd := exec.Command("newslint", "fix", "--jobs", "2", "--fail-on", "never", dir)
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("fix: %v: %s", err, errs.Bytes())
	}
	return errs.String()
}

// dirtyFiles returns articles with something to fix in each, by path.
func dirtyFiles(t *testing.T) map[string][]byte {
	t.Helper()
	article, err := os.ReadFile("../../testdata/articles/dock-strike.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	const texts, records = 24, 200
	for i := range texts {
		files[fmt.Sprintf("wire/%02d.txt", i)] = fmt.Appendf(nil, "%s\nThe ballot numbered %d will be counted again.\n", article, i)
	}
	var lines bytes.Buffer
	for i := range records {
		fmt.Fprintf(&lines, `{"id":%d,"published":"2024-11-20", "text":"The council will meet again in Friday.\n\nAdvertisement\n\nThe mayor is to speak of bridge %d and of its price."}`+"\n", i, i)
	}
	files["wire/corpus.jsonl"] = lines.Bytes()
	return files
}

func writeFiles(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readFiles returns the files below a folder by path, but for hidden ones.
func readFiles(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	paths, err := filepath.Glob(filepath.Join(dir, "*", "[^.]*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files["wire/"+filepath.Base(path)] = data
	}
	return files
}

// countFixed returns how many files are as after; the others must be as before.
func countFixed(t *testing.T, files, before, after map[string][]byte) int {
	t.Helper()
	if got, want := slices.Sorted(maps.Keys(files)), slices.Sorted(maps.Keys(before)); !slices.Equal(got, want) {
		t.Fatalf("there are the files %q, want %q", got, want)
	}
	n := 0
	for name, data := range files {
		switch {
		case bytes.Equal(data, after[name]) && !bytes.Equal(after[name], before[name]):
			n++
		case !bytes.Equal(data, before[name]):
			t.Fatalf("%s of %d bytes is neither as before nor fixed", name, len(data))
		}
	}
	return n
}
