package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReliabilityPage asks that every promise of the page names a test, and
// that the tests exist.
func TestReliabilityPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/reliability.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := regexp.MustCompile("`(?:([\\w/]+): ((?:Test|Fuzz)\\w+)|(script/[\\w-]+))`")
	for line := range strings.Lines(string(page)) {
		named := tests.FindAllStringSubmatch(line, -1)
		isRow := strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| ---") && !strings.HasSuffix(line, "| tests |\n")
		if isRow && len(named) == 0 {
			t.Errorf("no test: %s", line)
		}
		for _, n := range named {
			if !testExists(t, n[1], n[2], n[3]) {
				t.Errorf("%s does not exist", n[0])
			}
		}
	}
}

// testExists looks for a test of a folder, or for a script.
func testExists(t *testing.T, folder, name, script string) bool {
	t.Helper()
	if script != "" {
		_, err := os.Stat(filepath.Join("testdata", script+".txtar"))
		return err == nil
	}
	files, err := filepath.Glob(filepath.Join("..", "..", folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "func "+name+"(") {
			return true
		}
	}
	return false
}
