package layout

import (
	"github.com/newslint/newslint/internal/document"
)

// tally is what one look at a segment's tokens counts.
type tally struct {
	words, letters, capitals, uppers, lowers int32
	stops, reader, outlet, chrome, calendar  int32
	numbers, commas, symbols, addresses      int32
	sentences, quotes, questions             int32
	// content is the number of different content words; they stand in
	// reader.content from contentStart on.
	content, contentStart int32
	// names counts those of them that are capitalised inside a sentence.
	names int32
	shape shape
	// hits and whole are the families found, and those that cover the segment.
	hits, whole familySet
	// covered counts the tokens inside phrases.
	covered, coveredEnd int32
	hash                uint32
	// copies counts the segments of the same words, original is the first.
	copies, original int32
	// below: nothing but debris stands between the segment and a label above it.
	below bool
}

// shape holds the yes-or-no facts of a segment.
type shape uint16

const (
	startsCommand shape = 1 << iota // its first word tells the reader to do something
	startsLower                     // it begins in lower case
	startsBullet                    // it begins with a bullet, a dash or the like
	startsQuote
	startsDigit
	endsStop // its last mark is a full stop, an exclamation or a question mark
	endsColon
	endsEllipsis
	blankBefore
	opensLabel // it begins with a label and a colon, and more stands behind them
	holdsClock // it holds a time of day
)

// familySet is a set of families.
type familySet uint32

func (s familySet) has(f Family) bool { return s>>f&1 != 0 }

// contentLength is the least length, in bytes, of a content word.
const contentLength = 4

// reader is the working memory of Read.
type reader struct {
	doc     *document.Document
	lexicon lexicon
	table   wordTable
	copies  wordTable
	tallies []tally
	content []contentWord
	// heard are the senses that count: those in the document's language.
	heard                     senses
	sums                      []running
	dump                      bool
	first, end                int
	vectors                   []Vector
	body, stray, begins, ends []float32
	steps                     []step
	// evidence is that of the segments of one piece.
	evidence []Evidence
}

// contentWord is a content word of a segment: its index in the table.
type contentWord struct {
	word int32
	name bool
}

// count tallies all segments.
func (r *reader) count(segments []Segment) {
	r.table.reset(len(r.doc.Tokens))
	r.copies.reset(len(segments))
	r.tallies = r.tallies[:0]
	r.content = r.content[:0]
	for i := range segments {
		r.tallies = append(r.tallies, tally{contentStart: int32(len(r.content))})
		r.countSegment(&segments[i], &r.tallies[i], int32(i))
	}
	for i := range r.tallies {
		r.tallies[i].copies, _ = r.copies.add(r.tallies[i].hash, int32(i))
	}
	for i := range r.tallies {
		t := &r.tallies[i]
		word := &r.copies.words[t.copies]
		t.copies, t.original = word.segments, word.begin
	}
	r.countHits(segments)
}

func (r *reader) countSegment(s *Segment, t *tally, number int32) {
	d := r.doc
	hash := uint32(2166136261)
	sentenceStart := true
	for i := s.FirstToken; i < s.EndToken; i++ {
		token := &d.Tokens[i]
		switch token.Kind {
		case document.Word:
			t.words++
			t.letters += token.Len()
			hash = (hash ^ token.Hash) * 16777619
			if !r.countWord(t, token) && token.Len() >= contentLength {
				r.countContent(t, token, number, sentenceStart)
			}
			sentenceStart = false
		case document.Number:
			t.numbers++
			if isClock(d, i) {
				t.shape |= holdsClock
			}
			hash = (hash ^ token.Hash) * 16777619
			sentenceStart = false
		case document.Address:
			t.addresses++
		case document.Symbol:
			t.symbols++
		case document.Punct:
			switch d.Text[token.Start] {
			case ',':
				t.commas++
			case '?', '!':
				t.questions++
				sentenceStart = true
			case '.', ':':
				sentenceStart = true
			case '"':
				t.quotes++
				sentenceStart = true
			case ';', '\'', '-', '(', ')', '&':
			case 0xe2: // typographic quotes, dashes, bullets
				switch string(d.Bytes(token.Span)) {
				case "“", "”", "„":
					t.quotes++
					sentenceStart = true
				case "•", "›", "…":
					t.symbols++
				}
			default:
				t.symbols++
			}
		}
	}
	t.hash = hash
	r.shape(s, t)
}

// countWord counts what a word is and reports whether it is a stop word.
func (r *reader) countWord(t *tally, token *document.Token) bool {
	switch {
	case token.Is(document.Upper):
		t.uppers++
		t.capitals++
	case token.Is(document.Capital):
		t.capitals++
	default:
		t.lowers++
	}
	if token.Lex == 0 {
		return false
	}
	s := r.lexicon.of(token.Lex) & r.heard
	if s == 0 {
		return false
	}
	if s.is(readerWord) {
		t.reader++
	}
	if s.is(outletWord) {
		t.reader++
		t.outlet++
	}
	if s.is(chromeWord) {
		t.chrome++
	}
	if s.is(calendarWord) {
		t.calendar++
	}
	if s.is(stopWord) {
		t.stops++
		return true
	}
	return false
}

// countContent counts a content word of the segment of that number.
func (r *reader) countContent(t *tally, token *document.Token, number int32, sentenceStart bool) {
	word, first := r.table.add(token.Hash, number)
	if !first {
		return
	}
	name := token.Is(document.Capital) && !sentenceStart
	if name {
		t.names++
	}
	r.content = append(r.content, contentWord{word, name})
	t.content++
}

// shape looks at the segment's ends.
func (r *reader) shape(s *Segment, t *tally) {
	t.shape |= r.startShape(s) | r.endShape(s)
	t.sentences = 1
	if b := &r.doc.Blocks[s.Block]; s.FirstToken == b.FirstToken {
		if b.BlankBefore {
			t.shape |= blankBefore
		}
		if s.EndToken == b.EndToken {
			t.sentences = b.EndSentence - b.FirstSentence
		}
	}
}

// startShape tells what the segment begins with.
func (r *reader) startShape(s *Segment) (start shape) {
	d, first := r.doc, s.FirstToken
	switch token := d.Tokens[first]; token.Kind {
	case document.Punct, document.Symbol:
		switch string(d.Bytes(token.Span)) {
		case "\"", "“", "„", "«", "'", "‘":
			start = startsQuote
		default:
			start = startsBullet
		}
		for first+1 < s.EndToken && (d.Tokens[first].Kind == document.Punct || d.Tokens[first].Kind == document.Symbol) {
			first++
		}
	case document.Number:
		start = startsDigit
	}
	if token := d.Tokens[first]; token.Kind == document.Word {
		if (r.lexicon.of(token.Lex) & r.heard).is(commandWord) {
			start |= startsCommand
		}
		if c := d.Text[token.Start]; c >= 'a' && c <= 'z' {
			start |= startsLower
		}
	}
	return start
}

// endShape tells what the segment ends with, closing quotes and brackets apart.
func (r *reader) endShape(s *Segment) shape {
	d, last := r.doc, s.EndToken-1
	for last > s.FirstToken && isCloser(d, last) {
		last--
	}
	token := d.Tokens[last]
	switch token.Kind {
	case document.Word:
		if token.Is(document.Dotted) && d.Text[token.End-1] == '.' {
			return endsStop
		}
	case document.Punct:
		switch string(d.Bytes(token.Span)) {
		case ".":
			if token.Start > 0 && d.Text[token.Start-1] == '.' {
				return endsEllipsis
			}
			return endsStop
		case "!", "?", "。", "！", "？":
			return endsStop
		case ":":
			return endsColon
		case "…":
			return endsEllipsis
		}
	}
	return 0
}

// isCloser reports whether token i is a quote or bracket that may stand
// behind a sentence's stop.
func isCloser(d *document.Document, i int32) bool {
	token := d.Tokens[i]
	if token.Kind != document.Punct {
		return false
	}
	switch d.Text[token.Start] {
	case '"', '\'', ')', ']', '*', '_':
		return true
	case 0xe2:
		switch string(d.Bytes(token.Span)) {
		case "”", "’", "“", "‘":
			return true
		}
	case 0xc2:
		return string(d.Bytes(token.Span)) == "»"
	}
	return false
}

// countHits gives each segment the phrase families found in it.
func (r *reader) countHits(segments []Segment) {
	d := r.doc
	i := 0
	for _, h := range d.Hits {
		family, ok := phrases.kinds[h.Family]
		if !ok {
			continue
		}
		if language := phrases.languages[h.Family]; language != English && r.heard>>language&1 == 0 {
			continue
		}
		for segments[i].EndToken <= h.First {
			i++
		}
		s, t := &segments[i], &r.tallies[i]
		t.hits |= 1 << family
		t.covered += max(0, h.End-max(h.First, t.coveredEnd))
		t.coveredEnd = max(t.coveredEnd, h.End)
		if 3*(h.End-h.First) >= 2*(s.EndToken-s.FirstToken) || h.End-h.First >= t.words+t.numbers {
			t.whole |= 1 << family
		}
		if h.First == s.FirstToken && labels.has(family) && h.End+1 < s.EndToken && (d.WordIs(h.End, ":") || d.WordIs(h.End-1, ":")) {
			t.shape |= opensLabel
		}
	}
}
