package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/layout"
)

var update = flag.Bool("update", false, "write the golden files")

// sampleLearner grows small ensembles, as befits a small sample.
func sampleLearner() learner {
	l := newLearner()
	l.sizes = sizes{first: 4, edges: 3, last: 4}
	return l
}

func TestLearningAgainGivesTheSameWeights(t *testing.T) {
	const golden = "testdata/weights.golden"
	texts, err := readTexts("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	l := sampleLearner()
	if _, err := l.learn(l.examples(texts)).WriteTo(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("learning from the sample gives other weights than %s", golden)
	}
	if _, err := layout.ReadModels(&got); err != nil {
		t.Errorf("the weights cannot be read back: %v", err)
	}
}

func TestCrossValidationPrintsTheMeasures(t *testing.T) {
	texts, err := readTexts("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	keep := t.TempDir()
	for range 2 { // the second time with the models kept
		out.Reset()
		l := sampleLearner()
		if err := l.crossValidate(&out, l.examples(texts), 2, keep); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"html-text", "mean change", "all extractors", "accuracy", "worst pages"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestMeasures(t *testing.T) {
	tests := []struct {
		gold, text string
		f1         float64
	}{
		{"a b c d e", "a b c d e", 1},
		{"a b c d e", "a b c d", 2.0 / 3},
		{"a b c d", "e f g h", 0},
		{"a b", "a b", 1},
		{"", "", 1},
	}
	for _, tt := range tests {
		if got := compare(shingles(tt.gold), shingles(tt.text)).f1(); got != tt.f1 {
			t.Errorf("F1 of %q for %q is %v, want %v", tt.text, tt.gold, got, tt.f1)
		}
	}
}

func TestBrokenData(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"no JSON", "{", "line 1"},
		{"labels", `{"key":"p","texts":{"html-text":"a\nb"},"labels":{"html-text":"B"}}`, "one label a line"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(dir+"/pages.jsonl", []byte(tt.line), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := readTexts(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}
