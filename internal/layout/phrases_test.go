package layout

import (
	"testing"

	"github.com/newslint/newslint/internal/document"
)

func TestPhraseFilesCompile(t *testing.T) {
	if _, err := document.NewVocabulary(Words, Families); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkVocabulary(b *testing.B) {
	for b.Loop() {
		document.MustVocabulary(Words, Families)
	}
}
