package command_test

import (
	"os"
	"strings"
	"testing"
)

// TestReviewIsShown asks that the screen which the README and the guide show is
// the one that TestReviewShown has seen.
func TestReviewIsShown(t *testing.T) {
	screen, err := os.ReadFile("testdata/review/shown.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"../../README.md", "../../docs/review.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		const begin, end = "<!-- review:begin -->\n", "<!-- review:end -->"
		before, rest, begins := strings.Cut(string(text), begin)
		_, after, ends := strings.Cut(rest, end)
		if !begins || !ends {
			t.Fatalf("%s has no place for the screen", path)
		}
		want := before + begin + "\n```text\n" + string(screen) + "```\n\n" + end + after
		switch {
		case string(text) == want:
		case *update:
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s shows another screen: go test ./internal/command -run 'TestReview.*Shown' -update", path)
		}
	}
}
