package document

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPlaces compares with counting from the start, at offsets in no order.
func TestPlaces(t *testing.T) {
	for name, text := range map[string]string{
		"lines":      strings.Repeat("naïve 😀\r\n", 2000),
		"one line":   strings.Repeat("…😀x", 5000),
		"no UTF-8":   strings.Repeat("\x80\xf0\x9f\x98\x80\x80\x80\xff", 3000),
		"a boundary": strings.Repeat("x", stride),
		"empty":      "",
	} {
		var p Places
		p.Reset([]byte(text))
		for range 200 {
			offset := rand.IntN(len(text) + 1)
			before := []byte(text[:offset])
			start := bytes.LastIndexByte(before, '\n') + 1
			want := Position{bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1}
			if got := p.Position(int32(offset)); got != want {
				t.Fatalf("%s: byte %d: %v, want %v", name, offset, got, want)
			}
		}
	}
}

// TestPlacesInOneLine asks for places at both ends of a line in turn: of a
// megabyte at most two marks' worth may be counted for each.
func TestPlacesInOneLine(t *testing.T) {
	text := []byte(strings.Repeat("é", 1<<19))
	var p Places
	p.Reset(text)
	for range 1000 {
		p.Position(int32(len(text)))
		p.Position(0)
	}
	if n := len(p.marks); n != len(text)/stride+1 {
		t.Errorf("%d marks in %d bytes", n, len(text))
	}
}

func BenchmarkPlaces(b *testing.B) {
	text := []byte(strings.Repeat("é", 1<<19))
	var p Places
	p.Reset(text)
	b.ReportAllocs()
	for b.Loop() {
		p.Position(int32(len(text)))
		p.Position(0)
	}
}
