package quantity

import "github.com/newslint/newslint/internal/document"

// scales are the words that multiply the number before them. A glued one
// counts only right behind digits, as in 5bn and 12k.
var scales = []struct {
	words  string
	factor float64
	glued  bool
}{
	{"hundred", 1e2, false},
	{"thousand", 1e3, false},
	{"lakh lakhs", 1e5, false},
	{"million", 1e6, false},
	{"crore crores", 1e7, false},
	{"billion", 1e9, false},
	{"trillion", 1e12, false},
	{"dozen doz dz dzs", 12, false},
	{"k", 1e3, true},
	{"m mn mln mil mio mm", 1e6, true},
	{"b bn bln", 1e9, true},
	{"tn trn", 1e12, true},
}

// fraction is a part of a whole.
type fraction struct {
	words        string
	above, below float64
}

func (f fraction) value() float64 { return f.above / f.below }

// fractions are the parts of a whole. The singulars of some are ordinals or
// times of the year too, so that only their surroundings make them fractions.
var fractions = []fraction{
	{"half halves ½", 1, 2},
	{"third thirds ⅓", 1, 3},
	{"quarter quarters fourth fourths ¼", 1, 4},
	{"fifth fifths ⅕", 1, 5},
	{"sixth sixths ⅙", 1, 6},
	{"seventh sevenths", 1, 7},
	{"eighth eighths ⅛", 1, 8},
	{"ninth ninths", 1, 9},
	{"tenth tenths", 1, 10},
	{"twelfth twelfths", 1, 12},
	{"twentieth twentieths", 1, 20},
	{"thirtieth thirtieths", 1, 30},
	{"hundredth hundredths", 1, 100},
	{"thousandth thousandths", 1, 1e3},
	{"millionth millionths", 1, 1e6},
	{"billionth billionths", 1, 1e9},
	{"trillionth trillionths", 1, 1e12},
	{"¾", 3, 4},
	{"⅔", 2, 3},
	{"⅖", 2, 5},
	{"⅗", 3, 5},
	{"⅘", 4, 5},
	{"⅚", 5, 6},
	{"⅜", 3, 8},
	{"⅝", 5, 8},
	{"⅞", 7, 8},
}

// vagues are words for a number that nobody counted, with what they allow.
// They may stand before a scale: several thousand.
var vagues = []struct {
	words     string
	low, high float64
	// noun: the word is a noun of its own too, a number only before "of" or a plural.
	noun bool
}{
	{"dozens", 24, 200, false},
	{"scores", 40, 400, true},
	{"hundreds", 200, 2000, false},
	{"thousands", 2e3, 1e5, false},
	{"millions", 2e6, 1e9, false},
	{"billions", 2e9, 1e12, false},
	{"trillions", 2e12, 1e15, false},
	{"several", 3, 9, false},
	{"few", 3, 9, false},
	{"couple", 2, 3, true},
	{"handful", 3, 9, true},
}

func scaleWords() []document.Entry {
	var words entries
	words.add("nought naught", document.Cardinal, 0)
	for i, s := range scales {
		words.add(s.words, document.Scale, int32(i))
	}
	for i, f := range fractions {
		words.add(f.words, document.Fraction, int32(i))
	}
	for i, v := range vagues {
		words.add(v.words, document.VagueNumber, int32(i))
	}
	return words
}
