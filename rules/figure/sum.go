package figure

import (
	_ "embed"
	"fmt"
	"math"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed sum.md
var sumPage string

// Sum trusts parts that the sentence itself calls the whole: between dashes,
// behind a colon or "made up of", before "in all" or "a total of". It spares
// open lists, subsets, and anything hedged.
var Sum = &lint.Rule{
	ID:    "figure/sum",
	Level: lint.Warning,
	When:  numbers,
	Check: checkSum,
	Doc:   sumPage,
}

// maxSentenceFigures bounds how many figures of one sentence are added up.
const maxSentenceFigures = 12

func checkSum(p *lint.Pass) {
	all := p.Quantities().All
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].Sentence == all[i].Sentence {
			end++
		}
		if n := end - i; n >= 2 && n <= maxSentenceFigures {
			checkSentenceSum(p, all[i:end])
		}
		i = end
	}
}

// checkSentenceSum looks for one total with its parts among the figures of a
// sentence.
func checkSentenceSum(p *lint.Pass, figures []quantity.Quantity) {
	for i := range figures[:len(figures)-1] {
		if isLargerPart(&figures[i], &figures[i+1]) {
			reportPart(p, &figures[i], &figures[i+1])
			return
		}
	}
	for _, find := range []func(*document.Document, []quantity.Quantity, int) ([]quantity.Quantity, demand){partsBefore, partsBehind} {
		for i := range figures {
			total := &figures[i]
			if total.Range || total.Modifier.Hedged() || total.Value <= 1 {
				continue
			}
			parts, want := find(p.Doc, figures, i)
			if parts == nil {
				continue
			}
			if !addsUp(total, parts, want) {
				reportSum(p, total, parts)
			}
			return
		}
	}
}

// isLargerPart reports whether "a of the b" gives more than the whole.
func isLargerPart(part, whole *quantity.Quantity) bool {
	return part.Kind == quantity.Count && whole.Kind == quantity.Count && part.Of >= 0 && whole.Definite && whole.Lead == part.Of &&
		part.Value > whole.Value && !whole.Modifier.Hedged() && whole.Head >= 0
}

func reportPart(p *lint.Pass, part, whole *quantity.Quantity) {
	p.Report(lint.Finding{
		Span:       p.Doc.TokenSpan(part.First, whole.End),
		Message:    fmt.Sprintf("%s of %s: the part is larger than the whole", amount(part.Value), amount(whole.Value)),
		Related:    at(p.Doc, whole, "the whole"),
		Confidence: 0.9,
	})
}

// demand says what the sum of parts must be to agree with the total.
type demand uint8

const (
	equal     demand = iota // the parts are said to be the whole
	nearEqual               // they are where their sum comes near it
	atMost                  // they cannot be more than the whole
)

// partsBehind returns the parts that follow figures[i] as its whole.
func partsBehind(d *document.Document, figures []quantity.Quantity, i int) ([]quantity.Quantity, demand) {
	total := &figures[i]
	if i+2 >= len(figures) {
		return nil, equal
	}
	parts := listFrom(d, figures[i+1:], total)
	if len(parts) < 2 {
		return nil, equal
	}
	want, ok := announces(d, total, &parts[0])
	if !ok || want == nearEqual && hasSubset(d, total, parts) || want == equal && hasSubset(d, total, parts) {
		return nil, equal
	}
	return parts, want
}

// announces reports how the words between a total and the first part call what
// follows its parts.
func announces(d *document.Document, total, part *quantity.Quantity) (demand, bool) {
	first, last := total.End, part.Lead-1
	if total.Joined && haveWords.Has(d, last) {
		return nearEqual, true
	}
	for i := first; i <= last; i++ {
		if d.WordIs(i, "of") && isMakeUp(d, i-1) || isMakeUp(d, i) && i == last {
			return equal, true
		}
	}
	switch {
	case last < first:
		return 0, false
	case isDash(d, last), d.MarkIs(last, ':'):
		return equal, last-first <= maxPartGap
	case d.MarkIs(last, ',') && opensWhole(d, total):
		return nearEqual, true
	case d.MarkIs(last, ','):
		return nearEqual, last-first <= 5 && !isParallel(d, total, part)
	}
	return 0, false
}

// isParallel reports whether a total is rather the first of a list of equals:
// $20 for adults, $10 for children.
func isParallel(d *document.Document, total, part *quantity.Quantity) bool {
	a, b := max(total.End, total.Head+1), max(part.End, part.Head+1)
	return d.Is(a, document.FunctionWord) && int(b) < len(d.Tokens) && d.Tokens[a].Hash == d.Tokens[b].Hash
}

// isDash reports whether token i is a dash between spaces, or the second of two hyphens.
func isDash(d *document.Document, i int32) bool {
	if i < 1 || int(i) >= len(d.Tokens) {
		return false
	}
	word := string(d.Word(i))
	return word == "—" || word == "–" && d.Tokens[i].Is(document.Spaced) ||
		word == "-" && (d.Tokens[i].Is(document.Spaced) || d.MarkIs(i-1, '-'))
}

// isMakeUp reports whether token i is the verb, or its last word, that names
// all the parts of a whole.
func isMakeUp(d *document.Document, i int32) bool {
	return makeUpVerbs.Has(d, i) || d.WordIs(i, "up") && (d.WordIs(i-1, "made") || d.WordIs(i-1, "makes"))
}

// opensWhole reports whether "of the" or "out of" stands before the total.
func opensWhole(d *document.Document, total *quantity.Quantity) bool {
	return d.WordIs(total.Lead-1, "of") && total.Lead-3 <= d.Sentences[total.Sentence].FirstToken
}

// maxPartGap is how many tokens may lie between two parts of a list.
const maxPartGap = 9

// listFrom returns the figures from the start on that are one list of parts:
// of the total's kind and with a comma or "and" between. The last two need an "and".
func listFrom(d *document.Document, figures []quantity.Quantity, total *quantity.Quantity) []quantity.Quantity {
	n := 0
	for n < len(figures) && isPart(&figures[n], total) {
		if n > 0 && (figures[n].Lead-figures[n-1].End > maxPartGap || !isListed(d, figures[n-1].End, figures[n].Lead)) {
			break
		}
		n++
	}
	for n >= 2 && !anyIn(lastWords, d, figures[n-2].End, figures[n-1].Lead) {
		n--
	}
	return figures[:n]
}

// isPart reports whether a figure can be a part of the total: same unit, or
// none that is named.
func isPart(q, total *quantity.Quantity) bool {
	if q.Range || q.Modifier.Hedged() || q.Value <= 0 || q.Of >= 0 || q.Joined {
		return false
	}
	switch total.Kind {
	case quantity.Count:
		return q.Kind == quantity.Count
	case quantity.Money:
		return q.Kind == quantity.Money && q.Unit == total.Unit
	case quantity.Measure:
		return q.Unit == total.Unit || q.Kind == quantity.Count && q.Head < 0
	}
	return false
}

// hasSubset reports whether words between the figures say that the parts are
// no more than some of the whole.
func hasSubset(d *document.Document, total *quantity.Quantity, parts []quantity.Quantity) bool {
	for i := total.End; i < min(parts[len(parts)-1].End+3, d.Sentences[total.Sentence].EndToken); i++ {
		if quantity.TopicOf(d, i) == quantity.Inclusion {
			return true
		}
		if d.WordIs(i, "of") && (d.WordIs(i+1, "them") || d.WordIs(i+1, "whom") || d.WordIs(i+1, "which") || d.WordIs(i+1, "those")) {
			return true
		}
	}
	return false
}

// partsBefore returns the parts that stand before figures[i] where it is
// called their total.
func partsBefore(d *document.Document, figures []quantity.Quantity, i int) ([]quantity.Quantity, demand) {
	if i < 2 {
		return nil, equal
	}
	total := &figures[i]
	want, ok := closes(d, total)
	if !ok {
		return nil, equal
	}
	first := i
	for first > 0 && isPart(&figures[first-1], total) {
		next := figures[first].Lead
		if next-figures[first-1].End > maxPartGap+3 || !isListed(d, figures[first-1].End, next) && (first < i || want != atMost) {
			break
		}
		first--
	}
	parts := figures[first:i]
	if len(parts) < 2 || hasSubset(d, &parts[0], parts) || !hasWord(d, parts[len(parts)-2].End, parts[len(parts)-1].Lead, "and") {
		return nil, equal
	}
	return parts, want
}

// closes reports whether the words around a figure call it the sum of what
// stands before.
func closes(d *document.Document, total *quantity.Quantity) (demand, bool) {
	i := total.Lead
	behind := max(total.End, total.Head+1)
	switch {
	case d.WordIs(i-1, "of") && d.WordIs(i-2, "total") && !d.WordIs(i-3, "the"):
		return equal, true
	case d.WordIs(i-1, "totaling"), d.WordIs(i-1, "totalling"), d.WordIs(i-1, "making"):
		return equal, true
	case d.WordIs(i-1, "to") && (d.WordIs(i-2, "come") || d.WordIs(i-2, "comes") || d.WordIs(i-2, "came") || d.WordIs(i-2, "up") && strings.HasPrefix(string(d.Word(i-3)), "add")):
		return equal, true
	case d.WordIs(behind, "in") && (d.WordIs(behind+1, "all") || d.WordIs(behind+1, "total")), d.WordIs(behind, "altogether"):
		return equal, true
	case total.Joined && total.Head >= 0 && (d.WordIs(total.Head, "seat") || d.WordIs(total.Head, "member")) && total.Definite:
		return atMost, true
	}
	return 0, false
}

// nearness is how far, as a share of the total, a sum may lie from it to be
// meant to be the whole.
const nearness = 0.34

// addsUp reports whether the parts agree with the total.
func addsUp(total *quantity.Quantity, parts []quantity.Quantity, want demand) bool {
	sum, tolerance := sumOf(total, parts)
	gap := math.Abs(sum - total.Value)
	switch {
	case gap <= tolerance:
		return true
	case want == atMost:
		return sum < total.Value
	case want == nearEqual:
		return gap > nearness*total.Value && !parts[len(parts)-1].Other
	}
	return false
}

// sumOf adds up the parts. Figures with decimals may each be rounded; counts
// and whole amounts have to fit exactly.
func sumOf(total *quantity.Quantity, parts []quantity.Quantity) (sum, tolerance float64) {
	tolerance = 1e-6 * total.Value
	grain := total.Grain
	for i := range parts {
		sum += parts[i].Value
		grain = min(grain, parts[i].Grain)
	}
	if total.Kind != quantity.Count && math.Mod(total.Value/total.Grain, 10) != 0 && total.Value/total.Grain > 20 {
		tolerance += grain * float64(len(parts)+1) / 2
	}
	return sum, tolerance
}

func reportSum(p *lint.Pass, total *quantity.Quantity, parts []quantity.Quantity) {
	sum, _ := sumOf(total, parts)
	terms := make([]string, 0, len(parts))
	for i := range parts {
		terms = append(terms, amount(parts[i].Value))
	}
	last := &parts[len(parts)-1]
	p.Report(lint.Finding{
		Span:       p.Doc.TokenSpan(min(total.First, parts[0].First), max(total.End, last.End)),
		Message:    fmt.Sprintf("%s is %s; the text says %s", strings.Join(terms, " + "), amount(sum), amount(total.Value)),
		Related:    at(p.Doc, total, "the total"),
		Confidence: 0.8,
	})
}
