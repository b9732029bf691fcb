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
)

// is reports whether the word is of the kind in one of the languages.
func (s senses) is(k wordKind, languages senses) bool {
	return s>>(sensesWidth*senses(k))&languages != 0
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

// detect returns the language whose stop words are most frequent; unknown
// where they are less than one word in twelve.
func (l *lexicon) detect(d *document.Document) Language {
	var counts [languageCount]int
	words := 0
	for i := range d.Tokens[:min(len(d.Tokens), languageSample)] {
		t := &d.Tokens[i]
		if t.Kind != document.Word {
			continue
		}
		words++
		if languages := l.of(t.Lex) & (1<<sensesWidth - 1); languages != 0 {
			for k := range counts {
				counts[k] += int(languages >> k & 1)
			}
		}
	}
	best := Language(0)
	for k := range counts {
		if counts[k] > counts[best] {
			best = Language(k)
		}
	}
	if counts[best]*12 < words || words == 0 {
		return UnknownLanguage
	}
	return best
}
