package layout

import "github.com/newslint/newslint/internal/document"

// wordKind is what a word is to the shape of a text, apart from its meaning.
type wordKind uint8

const (
	stopWord wordKind = iota
	readerWord
	outletWord
	commandWord
	chromeWord
	calendarWord

	wordKindCount
)

var wordKindClasses = [wordKindCount]document.Class{
	document.StopWord, document.ReaderWord, document.OutletWord, document.CommandWord, document.ChromeWord, document.CalendarWord,
}

// senses packs, for one word, the set of languages of each wordKind: six bits
// a kind. The last bit says that the word has been looked up.
type senses uint64

const (
	knownSenses senses = 1 << 63
	sensesWidth        = 6
	kindSenses  senses = 1<<sensesWidth - 1
)

// is reports whether the word is of the kind in any language.
func (s senses) is(k wordKind) bool { return s>>(sensesWidth*senses(k))&kindSenses != 0 }

// sensesIn returns the senses of all kinds in a language, none in an unknown one.
func sensesIn(language Language) (s senses) {
	if language == UnknownLanguage {
		return 0
	}
	for k := range wordKindCount {
		s |= 1 << (sensesWidth*senses(k) + senses(language))
	}
	return s
}

// lexicon remembers the senses of a vocabulary's words by number.
type lexicon struct {
	vocabulary *document.Vocabulary
	senses     []senses
}

// use makes the lexicon that of the document's vocabulary.
func (l *lexicon) use(d *document.Document) {
	if l.vocabulary == d.Vocabulary() {
		return
	}
	l.vocabulary = d.Vocabulary()
	l.senses = make([]senses, l.vocabulary.Size())
	l.senses[0] = knownSenses
}

// of returns the senses of the word with that number.
func (l *lexicon) of(lex uint16) senses {
	s := l.senses[lex]
	if s&knownSenses != 0 {
		return s
	}
	s = knownSenses
	for k, class := range wordKindClasses {
		if languages, ok := l.vocabulary.Value(lex, class); ok {
			s |= senses(languages) << (sensesWidth * k)
		}
	}
	l.senses[lex] = s
	return s
}

// languageSample is how many tokens tell a document's language.
const languageSample = 400

// tallyWidth is the number of bits that a count up to languageSample takes.
const tallyWidth = 10

// languageTallies gives, for a set of languages, the number with a one in the
// place of each of them: adding such numbers counts all languages at once.
var languageTallies = func() (t [1 << sensesWidth]uint64) {
	for set := range t {
		for k := range languageCount {
			t[set] |= uint64(set>>k&1) << (tallyWidth * uint64(k))
		}
	}
	return t
}()

// detect returns the language whose stop words are most frequent; unknown
// where they are less than one word in twelve.
func (l *lexicon) detect(d *document.Document) Language {
	counts, words := uint64(0), uint64(0)
	for i := range d.Tokens[:min(len(d.Tokens), languageSample)] {
		t := &d.Tokens[i]
		if t.Kind != document.Word {
			continue
		}
		words++
		counts += languageTallies[l.of(t.Lex)&kindSenses]
	}
	best, most := UnknownLanguage, uint64(0)
	for k := range languageCount {
		if n := counts >> (tallyWidth * uint64(k)) & (1<<tallyWidth - 1); n > most {
			best, most = k, n
		}
	}
	if most*12 < words {
		return UnknownLanguage
	}
	return best
}
