package quantity

import (
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// Words are the vocabulary entries that Read relies on.
var Words = slices.Concat(scaleWords(), unitWords(), figureWords(), topicWords())

// entries collects vocabulary entries from lists of words.
type entries []document.Entry

func (e *entries) add(list string, class document.Class, value int32) {
	for _, text := range strings.Fields(list) {
		*e = append(*e, document.Entry{Text: text, Class: class, Value: value})
	}
}

// cue is the part that a word plays beside a number.
type cue int32

const (
	noCue cue = iota

	// These modify a number by themselves.
	aboutCue
	nearlyCue
	overCue
	underCue
	exactCue

	// These do together with others: more than, at least, as many as, up to.
	moreCue
	fewerCue
	thanCue
	leastCue
	mostCue
	manyCue
	asCue
	excessCue
	closeCue
	shortCue
	fillerCue

	// These point at something known.
	definiteCue
	allCue
	// otherCue says that things are counted which an earlier number left out.
	otherCue

	andCue
	orCue
	toCue
	ofCue
	inCue
	outCue
	atCue
	upCue
	negationCue
	fromCue
	betweenCue
	perCue
	indefiniteCue
	pointCue
	minusCue

	oldCue
	agedCue
	squareCue
	cubicCue
	degreeCue
	centCue
	soCue
	oddCue

	// clockCue makes a number a time of day, labelCue a name, streetCue an address.
	clockCue
	labelCue
	streetCue
	// pluralCue is a noun in the plural that does not end in s.
	pluralCue
)

// cueSet is a set of cues, a bit each.
type cueSet uint64

func (s cueSet) has(c cue) bool { return s&(1<<c) != 0 }

// cues lists the words by the part that they play; each plays one.
var cues = []struct {
	list string
	cue  cue
}{
	{"about around roughly approximately approx circa some estimated perhaps ~ ≈", aboutCue},
	{"nearly almost approaching", nearlyCue},
	{"over above exceeding exceeded exceeds topping topped surpassing surpassed >", overCue},
	{"under below <", underCue},
	{"exactly precisely", exactCue},
	{"more greater higher longer larger bigger better", moreCue},
	{"fewer less lower smaller shorter", fewerCue},
	{"than", thanCue},
	{"least", leastCue},
	{"most", mostCue},
	{"many much high long", manyCue},
	{"as", asCue},
	{"excess upwards upward north", excessCue},
	{"close", closeCue},
	{"shy short", shortCue},
	{"only just well very", fillerCue},
	{"the those these its his her their our my your 's", definiteCue},
	{"all both", allCue},
	{`other another additional extra further remaining rest new next last first fresh second third previous
			earlier past final initial original different separate`, otherCue},
	{"and plus & +", andCue},
	{"or", orCue},
	{"to - –", toCue},
	{"of", ofCue},
	{"in", inCue},
	{"out", outCue},
	{"at", atCue},
	{"up", upCue},
	{"no not", negationCue},
	{"from", fromCue},
	{"between", betweenCue},
	{"per /", perCue},
	{"a an", indefiniteCue},
	{"point", pointCue},
	{"minus negative −", minusCue},
	{"old olds yo", oldCue},
	{"aged age ages", agedCue},
	{"square sq", squareCue},
	{"cubic cu", cubicCue},
	{"degree degrees deg °", degreeCue},
	{"cent", centCue},
	{"so", soCue},
	{"odd", oddCue},
	{"a.m a.m. p.m p.m. am pm gmt o'clock", clockCue},
	{`nos number numbers page pages chapter article section route highway interstate flight room gate apartment
			suite exit channel track platform phase version season episode volume grade zone figure table psalm act
			scene formula telephone phone tel fax boeing airbus`, labelCue},
	{"street road rd avenue ave lane drive boulevard blvd court terrace crescent", streetCue},
	{`people men women children persons police troops personnel dead wounded injured missing cattle sheep fish
			deer aircraft spacecraft teeth mice geese oxen media criteria alumni staff homeless unemployed elderly
			poor others livestock clergy folk fishermen firemen policemen servicemen businessmen congressmen gunmen
			policewomen schoolchildren grandchildren salmon bacteria species series offspring`, pluralCue},
}

func figureWords() []document.Entry {
	var words entries
	for _, w := range cues {
		words.add(w.list, document.FigureWord, int32(w.cue))
	}
	return words
}
