package layout

import "math"

// Feature is a property of a segment that the model weighs.
type Feature uint8

// The features. Shares run from 0 to 1; distances are in segments.
const (
	// What the segment is made of.
	featureWords Feature = iota
	featureWordLength
	featureSentences
	featureSentenceLength
	featureStops
	featureCapitals
	featureUppers
	featureNumbers
	featureCommas
	featureSymbols
	featureQuotes
	featureQuestions
	featureAddresses
	featureReader
	featureChrome
	featureCalendar
	featureCommand
	featureStart
	featureEnd
	featureBlank

	// What the document says of it.
	featureCopies
	featureShared
	featureSharedNames
	featureIndex
	featureIndexFromEnd
	featurePlace
	featureWordPlace
	featureSegments
	featureDocumentProse
	featureDocumentLanguage
	featureDocumentHits
	featureDocumentWhole
	featureDocumentChrome
	featureDocumentCopies
	featureDocumentHead
	featureDocumentTail
	featureInLine

	// Its share in the title, and where the title comes again.
	featureTitle
	featureTitleNear
	featureTitleBefore
	featureTitleAfter
	featureSinceTitle
	featureTitleCopies
	featureAnchor
	featureTheme
	featureSinceDate
	featureSinceByline
	featureNearDates
	featureDatesBefore
	featureDatesAfter

	// Its neighbours.
	featureBefore1Words
	featureBefore1End
	featureBefore2Words
	featureAfter1Words
	featureAfter1End
	featureAfter2Words
	featureNearProse
	featureWideProse
	featureProseBefore
	featureProseAfter
	featureNearChrome
	featureNearCapitals

	// Phrases: 1 for a hit, 2 for one that covers the segment.
	featureFamilies
	featureAnyFamily = featureFamilies + Feature(familyCount)
)

const (
	featureNearFamilies = featureAnyFamily + 1 + iota
	// Segments since the last label of a sort.
	featureSinceRelated
	featureSinceComments
	featureSinceFooter
	featureSinceShare
	featureCommentsBefore
	featureUntilComments

	// What the first model says of the segment and its neighbours; zero there.
	featureSelf
	featureSelfStray
	featureSelfBefore1
	featureSelfBefore2
	featureSelfAfter1
	featureSelfAfter2
	featureSelfNear
	featureSelfWide
	featureStrayNear
	featureMassBefore
	featureMassAfter
	featureMass
	featureBodyBefore
	featureBodyAfter
	featureCore
	featureCoreNames
	featureStretch
	featureStretchEdge
	featureGapBefore
	featureGapAfter
	featureStretchShare
	featureFar
	featureFarNames
	featureFarNear
	featureFarBefore
	featureFarAfter
	featureLead
	featureLeadNear
	featureLeadAfter
	featureTitlesNear

	// FeatureCount is the number of features.
	FeatureCount
)

// FirstRelated is the first feature that needs the first model.
const FirstRelated = featureSelf

// Vector holds the features of a segment.
type Vector [FeatureCount]float32

// logarithms of small counts, for speed.
var logarithms = func() (t [512]float32) {
	for i := range t {
		t[i] = float32(math.Log2(float64(i) + 1))
	}
	return t
}()

// log returns log2(n+1).
func log(n int32) float32 { return logarithms[min(max(n, 0), int32(len(logarithms))-1)] }

func share(n, of int32) float32 {
	if of <= 0 {
		return 0
	}
	return float32(n) / float32(of)
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// isProse reports whether the segment reads like running text.
func (t *tally) isProse() bool {
	return t.words >= 12 && (t.shape&(endsStop|endsEllipsis) != 0 || t.words >= 30) && t.lowers*2 >= t.words
}

// isDate reports whether the segment is a date and little else.
func (t *tally) isDate() bool {
	return t.words+t.numbers <= 16 && t.calendar+t.numbers >= 2 && 2*(t.calendar+t.numbers) >= t.words
}

// describe fills the vectors with what needs no model.
func (r *reader) describe(segments []Segment) {
	n := len(r.tallies)
	if cap(r.vectors) < n {
		r.vectors = make([]Vector, n)
	}
	r.vectors = r.vectors[:n]
	for i := range r.tallies {
		r.vectors[i] = Vector{}
		r.describeSelf(&r.tallies[i], &r.vectors[i])
		r.describeShared(&r.tallies[i], &r.vectors[i])
	}
	r.addUp()
	r.describePlaces()
	r.describeNeighbours()
	r.describeLabels()
	r.describeTitle()
	r.describeDocument()
	for i := range segments {
		r.vectors[i][featureInLine] = flag(segments[i].Sentence)
	}
}

func (r *reader) describeSelf(t *tally, v *Vector) {
	v[featureWords] = log(t.words)
	if t.words > 0 {
		v[featureWordLength] = float32(t.letters) / float32(t.words)
	}
	v[featureSentences] = log(t.sentences)
	v[featureSentenceLength] = log(t.words / max(t.sentences, 1))
	v[featureStops] = share(t.stops, t.words)
	v[featureCapitals] = share(t.capitals, t.words)
	v[featureUppers] = share(t.uppers, t.words)
	v[featureNumbers] = share(t.numbers, t.words+t.numbers)
	v[featureCommas] = share(t.commas, t.words)
	v[featureSymbols] = share(t.symbols, t.words+t.symbols)
	v[featureQuotes] = log(t.quotes)
	v[featureQuestions] = log(t.questions)
	v[featureAddresses] = log(t.addresses)
	v[featureReader] = share(t.reader, t.words)
	v[featureChrome] = share(t.chrome, t.words)
	v[featureCalendar] = share(t.calendar, t.words)
	v[featureCommand] = flag(t.shape&startsCommand != 0)
	switch {
	case t.shape&startsLower != 0:
		v[featureStart] = 1
	case t.shape&startsBullet != 0:
		v[featureStart] = 2
	case t.shape&startsDigit != 0:
		v[featureStart] = 3
	case t.shape&startsQuote != 0:
		v[featureStart] = 4
	}
	switch {
	case t.shape&endsStop != 0:
		v[featureEnd] = 3
	case t.shape&endsEllipsis != 0:
		v[featureEnd] = 2
	case t.shape&endsColon != 0:
		v[featureEnd] = 1
	}
	v[featureBlank] = flag(t.shape&blankBefore != 0)
	v[featureCopies] = log(t.copies - 1)
	for f := range familyCount {
		if t.hits.has(f) {
			v[featureFamilies+Feature(f)] = 1 + flag(t.whole.has(f))
		}
	}
	v[featureAnyFamily] = flag(t.hits != 0) + flag(t.whole != 0)
}

// describeShared says how much of the segment's words the rest of the
// document holds.
func (r *reader) describeShared(t *tally, v *Vector) {
	shared, names := int32(0), int32(0)
	for _, w := range r.content[t.contentStart : t.contentStart+t.content] {
		if r.table.words[w.word].segments > 1 {
			shared++
			if w.name {
				names++
			}
		}
	}
	v[featureShared] = portion(shared, t.content)
	v[featureSharedNames] = portion(names, t.names)
}

// portion is a share that is drawn to -0.1 where there is nothing to share.
func portion(n, of int32) float32 {
	if of == 0 {
		return -0.1
	}
	return (float32(n) + 0.5) / (float32(of) + 1)
}

func (r *reader) describePlaces() {
	n := int32(len(r.tallies))
	words, total, prose := int32(0), int32(0), int32(0)
	for i := range r.tallies {
		t := &r.tallies[i]
		total += t.words
		if t.isProse() {
			prose += t.words
		}
	}
	for i := range r.vectors {
		v := &r.vectors[i]
		v[featureIndex] = log(int32(i))
		v[featureIndexFromEnd] = log(n - 1 - int32(i))
		v[featurePlace] = float32(i) / float32(n)
		v[featureWordPlace] = share(words, total)
		v[featureSegments] = log(n)
		v[featureDocumentProse] = share(prose, total)
		v[featureDocumentLanguage] = flag(r.heard != 0)
		words += r.tallies[i].words
	}
}

// far stands for a label that never came.
const far = 60

func (r *reader) describeLabels() {
	related, comments, footer, shared := int32(far), int32(far), int32(far), int32(far)
	date, byline := int32(far), int32(far)
	seen := int32(0)
	for i := range r.vectors {
		t, v := &r.tallies[i], &r.vectors[i]
		if t.words <= 12 {
			if t.hits.has(RelatedLabel) {
				related = 0
			}
			if t.hits.has(CommentControl) {
				comments = 0
				seen++
			}
			if t.hits.has(SiteFooter) || t.hits.has(Copyright) {
				footer = 0
			}
			if t.hits.has(Share) || t.hits.has(TagsLabel) {
				shared = 0
			}
		}
		if t.isDate() {
			date = 0
		}
		if t.words <= 16 && t.hits.has(BylineMark) {
			byline = 0
		}
		v[featureSinceDate], v[featureSinceByline] = log(date), log(byline)
		date, byline = min(date+1, far), min(byline+1, far)
		v[featureSinceRelated], v[featureSinceComments] = log(related), log(comments)
		v[featureSinceFooter], v[featureSinceShare] = log(footer), log(shared)
		v[featureCommentsBefore] = log(seen)
		related, comments, footer, shared = min(related+1, far), min(comments+1, far), min(footer+1, far), min(shared+1, far)
	}
	until := int32(far)
	for i := len(r.vectors) - 1; i >= 0; i-- {
		if t := &r.tallies[i]; t.words <= 12 && t.hits.has(CommentControl) {
			until = 0
		}
		r.vectors[i][featureUntilComments] = log(until)
		until = min(until+1, far)
	}
}

// The marks of a dump: so many lines that are a phrase of chrome and little
// else, or so many lines before the first prose of a text that has some.
const (
	dumpWhole = 4
	dumpHead  = 10
)

// describeDocument says how much of a dump of a whole page the document is:
// the chrome in it, and the lines before and after its prose.
func (r *reader) describeDocument() {
	n := len(r.tallies)
	var hits, whole, chrome, words, copies int32
	head, tail := n, n
	for i := range r.tallies {
		t := &r.tallies[i]
		words += t.words
		if t.words <= 12 {
			chrome += t.chrome
			hits += int32(flag(t.hits != 0))
			whole += int32(flag(t.whole != 0))
		}
		if t.copies > 1 {
			copies++
		}
		if t.isProse() {
			head, tail = min(head, i), n-1-i
		}
	}
	r.dump = whole >= dumpWhole || head >= dumpHead && head < n
	for i := range r.vectors {
		v := &r.vectors[i]
		v[featureDocumentHits], v[featureDocumentWhole] = log(hits), log(whole)
		v[featureDocumentChrome] = share(chrome, words)
		v[featureDocumentCopies] = share(copies, int32(n))
		v[featureDocumentHead], v[featureDocumentTail] = log(int32(head)), log(int32(tail))
	}
}
