package document

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// FuzzPlainWords compares the scan and the look-up of words with what they
// stand for, a byte and a word at a time.
func FuzzPlainWords(f *testing.F) {
	for _, s := range []string{
		"", "a", "Plain words, and more; three. four) and-so on", "eightbit sixteenletterword seventeenletterss x",
		"ABC Abc aBC A1 A1B COVID19 USD50 I", "a.m. U.S. www.example.org see https://example.org/a",
		"mail first.last@example.org, now", "don't Don’t dogs’ O'Brien's", "naïve café ＷＩＤＥ sub\u00adscribe",
		"one\ttwo\nthree\r\nfour  five\x00six", "@handle a@b.c", "wait... what?! \xffbad", "“quoted” – dash",
	} {
		f.Add(s)
	}
	v := MustVocabulary([]Entry{{Text: "usd", Class: CurrencyWord}, {Text: "café", Class: SayVerb}, {Text: strings.Repeat("long", 80), Class: SayVerb}},
		[]*Family{{Name: "x", Phrases: []string{"plain words", "sixteenletterword", "don't"}}})
	fast, slow := New(v), New(v)
	f.Fuzz(func(t *testing.T, text string) {
		fast.Parse(Meta{}, []byte(text))
		slow.reset(Meta{}, []byte(text))
		s := scanner{doc: slow, text: slow.Text, flags: Spaced | First}
		slow.openLine(0)
		for i := 0; i < len(text); {
			i = s.step(i)
		}
		for i := range slow.Tokens {
			word := &slow.Tokens[i]
			if want := hashWide(hashStart, slow.Bytes(word.Span)); word.Hash != want {
				t.Errorf("token %d, %q, has hash %x, want %x", i, slow.Bytes(word.Span), word.Hash, want)
			}
			if word.Kind != Number && word.Kind != Address {
				word.Lex = uint16(max(0, slices.IndexFunc(v.texts, func(known string) bool { return equalFold(slow.Bytes(word.Span), known) })))
			}
		}
		if !slices.Equal(fast.Tokens, slow.Tokens) || !slices.Equal(fast.stops, slow.stops) {
			t.Errorf("%q: tokens\n%v with stops %v, want\n%v with %v", text, fast.Tokens, fast.stops, slow.Tokens, slow.stops)
		}
	})
}

func TestTypographicMarks(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if isTypographic(r) && (!unicode.IsPunct(r) || unicode.ToLower(r) != r) {
			t.Errorf("%q is no mark without case", r)
		}
	}
}

// TestLongWord has words of all lengths around those of chunks.
func TestLongWord(t *testing.T) {
	v := MustVocabulary(nil, nil)
	for size := range 4 * chunkSize {
		word := strings.Repeat("abcdefgh", 4)[:size+1]
		for _, behind := range []string{"", " ", ", then", " and so on"} {
			d := New(v)
			d.Parse(Meta{}, []byte(word+behind))
			if first := d.Tokens[0]; string(d.Word(0)) != word || first.Hash != HashFold(word) {
				t.Errorf("%q: first word %q with hash %x, want %x", word+behind, d.Word(0), first.Hash, HashFold(word))
			}
		}
	}
}

func TestPhrasesPassOverMarks(t *testing.T) {
	f := &Family{Name: "x", Phrases: []string{"sign-up form", "^ read (more|on|) $", "(two|#) pages", "see * below", "last ... word"}}
	tests := []struct {
		text string
		want int
	}{
		{"A sign up form", 1},
		{"A sign - up “form”", 1},
		{"A sign, up form", 0},
		{"A sign. Up form", 0},
		{"Read", 1},
		{"• Read more →", 1},
		{"- Read on!", 1},
		{"Read it", 0},
		{"24 pages and two pages and ten “pages”", 3},
		{"many pages", 0},
		{"see everything below", 1},
		{"see , below", 0},
		{"the last, but one word", 1},
		{"the last - word", 1},
		{"the last", 0},
	}
	for _, tt := range tests {
		if hits := parse(t, tt.text, f).Hits; len(hits) != tt.want {
			t.Errorf("%q: %d hits, want %d", tt.text, len(hits), tt.want)
		}
	}
}
