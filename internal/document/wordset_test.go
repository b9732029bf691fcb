package document_test

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// TestWordSet compares a set with the list of words that it was made of.
func TestWordSet(t *testing.T) {
	const list = "on in at the a.m. o'clock - 's ½ & on"
	set := document.NewWordSet(list)
	d := document.New(document.MustVocabulary(nil, nil))
	d.Parse(document.Meta{}, []byte("ON the 5th at 9 A.M. or ten O’Clock, Ann’s half-hour & 2½ hours: in then"))
	for i := int32(-1); int(i) <= len(d.Tokens); i++ {
		if got, want := set.Has(d, i), d.WordIn(i, strings.Fields(list)...); got != want {
			t.Errorf("token %d, %q: %v, want %v", i, d.Word(i), got, want)
		}
	}
}

// TestWordSetIsEmpty asks a set of no words.
func TestWordSetIsEmpty(t *testing.T) {
	d := document.New(document.MustVocabulary(nil, nil))
	d.Parse(document.Meta{}, []byte("on"))
	if document.NewWordSet("").Has(d, 0) {
		t.Error("an empty set has a word")
	}
}

// TestWordTable asks for the values of words of one row, of two and of none.
func TestWordTable(t *testing.T) {
	table := document.NewWordTable(document.WordRow{Words: "in on", Value: 1}, document.WordRow{Words: "at on", Value: 4})
	d := document.New(document.MustVocabulary(nil, nil))
	d.Parse(document.Meta{}, []byte("in AT on by"))
	for i, want := range []uint8{1, 4, 5, 0, 0} {
		if got := table.Of(d, int32(i)); got != want {
			t.Errorf("token %d: %d, want %d", i, got, want)
		}
	}
}

func BenchmarkWordSet(b *testing.B) {
	words := []string{"in", "since", "until", "till", "by", "from", "before", "after", "during", "through"}
	d := document.New(document.MustVocabulary(nil, nil))
	d.Parse(document.Meta{}, []byte(strings.Repeat("They went there after noon and stayed through the night. ", 20)))
	b.Run("set", func(b *testing.B) {
		set := document.NewWordSet(strings.Join(words, " "))
		for b.Loop() {
			for i := range d.Tokens {
				set.Has(d, int32(i))
			}
		}
	})
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			for i := range d.Tokens {
				d.WordIn(int32(i), words...)
			}
		}
	})
}
