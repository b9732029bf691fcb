package rules_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

//go:generate go test -run TestReadmeTable|TestReference -update .

var update = flag.Bool("update", false, "write the generated parts anew")

// TestReadmeTable asks that the README's table of rules is what rules.All says.
func TestReadmeTable(t *testing.T) {
	const path, begin, end = "../README.md", "<!-- rules:begin -->\n", "<!-- rules:end -->"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), begin)
	if !ok {
		t.Fatalf("%s has no line %q", path, begin)
	}
	_, after, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("%s has no line %q", path, end)
	}
	var table bytes.Buffer
	if err := report.Catalogue(&table, "md", rules.All(), 0); err != nil {
		t.Fatal(err)
	}
	compare(t, path, string(readme), before+begin+"\n"+table.String()+"\n"+end+after)
}

// compare asks that a generated file is as it should be, or makes it so.
func compare(t *testing.T, path, got, want string) {
	t.Helper()
	switch {
	case got == want:
	case *update:
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is stale: go generate ./... writes it anew", path)
	}
}
