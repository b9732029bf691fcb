package timex

import "github.com/newslint/newslint/internal/document"

// How far, in tokens, the verb is sought before and behind an expression.
const (
	reachBack    = 18
	reachForward = 14
)

// tense tells when the sentence of tokens first to last puts what happens at
// the expression of tokens i to end: the nearest verb before it decides, else
// the nearest one behind.
func (r *reader) tense(i, end, first, last int32) Tense {
	if r.anyWord(i-1, "is", "are") { // "the deadline is Friday"
		return Planned
	}
	for at := i - 1; at >= first && i-at <= reachBack; at-- {
		if t := r.tenseAt(at); t != NoTense {
			return t
		}
	}
	for at := end; at < last && at-end < reachForward; at++ {
		if t := r.tenseAt(at); t != NoTense {
			return t
		}
	}
	return NoTense
}

func (r *reader) tenseAt(i int32) Tense { return TenseOf(r.doc, i) }

// TenseOf returns the tense that the single word at token i shows.
func TenseOf(d *document.Document, i int32) Tense {
	t := d.Tokens[i]
	if t.Kind != document.Word || t.Is(document.Capital) && !t.Is(document.First) {
		return NoTense
	}
	if v, ok := d.Value(i, document.TenseMark); ok {
		return Tense(v)
	}
	w := d.Word(i)
	if len(w) < 5 || string(w[len(w)-2:]) != "ed" || i > 0 && d.WordIs(i-1, "-") {
		return NoTense
	}
	for _, other := range notPast {
		if d.WordIs(i, other) {
			return NoTense
		}
	}
	return PastTense
}

// notPast are words that end like a past tense.
var notPast = []string{"united", "hundred", "indeed", "speed", "proceed", "exceed", "succeed", "breed", "based"}
