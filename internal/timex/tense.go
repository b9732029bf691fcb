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

// tenseAt returns what the single word at token i says.
func (r *reader) tenseAt(i int32) Tense {
	t := r.doc.Tokens[i]
	if t.Kind != document.Word || t.Is(document.Capital) && !t.Is(document.Spaced|document.First) {
		return NoTense
	}
	if v, ok := r.doc.Value(i, document.TenseMark); ok {
		return Tense(v)
	}
	if w := r.doc.Word(i); len(w) > 4 && string(w[len(w)-2:]) == "ed" && !r.dash(i-1) && !r.anyWord(i, "united", "hundred", "indeed", "speed", "proceed", "breed", "based") {
		return PastTense
	}
	return NoTense
}
