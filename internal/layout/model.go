package layout

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The classes between which the models tell.
const (
	bodyClass = iota
	partClass // headline, byline, caption and the like
	strayClass

	ClassCount
)

// Depth is the number of questions that a tree asks.
const Depth = 3

// Tree asks Depth questions, each whether a feature is above a threshold, and
// adds to each class's score what its table holds for the answers: bit k of
// the index is the answer to question k.
type Tree struct {
	Features   [Depth]Feature
	Thresholds [Depth]float32
	Scores     [1 << Depth][ClassCount]float32
}

// Ensemble is a sum of trees; the scores' softmax gives the probabilities.
type Ensemble struct {
	Bias  [ClassCount]float32
	Trees []Tree
}

// Models label segments. First looks at each with its neighbours; Edges tells
// where the article's body begins (its first class) and ends (its second);
// Dump and Extract know besides what both say of the whole document: one of
// dumps of whole pages, the other of texts that an extractor cut out.
type Models struct {
	First, Edges, Dump, Extract Ensemble

	compiled struct{ first, edges, dump, extract predictor }
}

// NewModels returns models ready for use.
func NewModels(first, edges, dump, extract Ensemble) *Models {
	m := &Models{First: first, Edges: edges, Dump: dump, Extract: extract}
	m.compiled.first, m.compiled.edges = compile(&m.First), compile(&m.Edges)
	m.compiled.dump, m.compiled.extract = compile(&m.Dump), compile(&m.Extract)
	return m
}

// Softmax turns scores into probabilities.
func Softmax(scores [ClassCount]float32) (p [ClassCount]float32) {
	sum, top := float32(0), slices.Max(scores[:])
	for c, s := range scores {
		p[c] = float32(math.Exp(float64(s - top)))
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
	return p
}

//go:embed weights.txt
var weights string

// trained are the models that Read uses, taken from the table when first asked for.
var trained = sync.OnceValue(func() *Models {
	m, err := ReadModels(strings.NewReader(weights))
	if err != nil {
		panic("weights.txt: " + err.Error())
	}
	return m
})

// Prepare readies what the first Read needs, for a caller that has other work
// to do meanwhile.
func Prepare() { trained() }

// weightsHeader says what the table of weights is.
const weightsHeader = `// Weights of the models that tell an article's body from what stands around it.
//
// They were learned by go run ./internal/layout/train from pages of some 600
// sites: 109 pages with their body written down by hand and what a dozen
// extractors made of them, 591 dumps of pages with a few segments labelled, and
// pages that the trainer makes of these. A model opens with its biases. Each
// line below is a tree: three questions whether a feature is above a threshold,
// and for each of the eight answers what it adds to the scores of body and of
// stray, over that of what is neither: headline, caption and the like.
`

// WriteTo writes the models as a table that ReadModels reads.
func (m *Models) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	b.WriteString(weightsHeader)
	for _, part := range []struct {
		name     string
		ensemble *Ensemble
	}{{"first", &m.First}, {"edges", &m.Edges}, {"dump", &m.Dump}, {"extract", &m.Extract}} {
		fmt.Fprintf(&b, "model %s", part.name)
		for _, s := range above(part.ensemble.Bias) {
			fmt.Fprintf(&b, " %s", number(s))
		}
		b.WriteByte('\n')
		for _, t := range part.ensemble.Trees {
			for k := range Depth {
				fmt.Fprintf(&b, "%s > %s\t", t.Features[k], number(t.Thresholds[k]))
			}
			for i, leaf := range t.Scores {
				if i > 0 {
					b.WriteByte(' ')
				}
				scores := above(leaf)
				fmt.Fprintf(&b, "%s %s", number(scores[0]), number(scores[1]))
			}
			b.WriteByte('\n')
		}
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

func number(f float32) string { return strconv.FormatFloat(float64(f), 'g', 4, 32) }

// ReadModels reads what WriteTo wrote; lines that start with // are comments.
func ReadModels(r io.Reader) (*Models, error) {
	m := &Models{}
	var e *Ensemble
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		var err error
		if rest, ok := strings.CutPrefix(line, "model "); ok {
			e, err = m.open(rest)
		} else if e == nil {
			err = fmt.Errorf("a tree before the first model")
		} else {
			err = e.readTree(line)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return NewModels(m.First, m.Edges, m.Dump, m.Extract), lines.Err()
}

// open starts a model: its name and the bias of body and of stray.
func (m *Models) open(line string) (*Ensemble, error) {
	name, biases, _ := strings.Cut(line, " ")
	e := &m.First
	switch name {
	case "edges":
		e = &m.Edges
	case "dump":
		e = &m.Dump
	case "extract":
		e = &m.Extract
	}
	var scores [2]float32
	err := readNumbers(biases, scores[:])
	e.Bias = overPart(scores)
	return e, err
}

// readTree reads the line of a tree.
func (e *Ensemble) readTree(line string) error {
	var t Tree
	for k := range Depth {
		question, rest, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("a tree has %d questions and a table", Depth)
		}
		line = rest
		name, threshold, ok := strings.Cut(question, " > ")
		feature, known := featuresByName()[name]
		if !ok || !known {
			return fmt.Errorf("no question: %q", question)
		}
		t.Features[k] = feature
		if err := readNumbers(threshold, t.Thresholds[k:k+1]); err != nil {
			return err
		}
	}
	var scores [2 << Depth]float32
	if err := readNumbers(line, scores[:]); err != nil {
		return err
	}
	for leaf := range t.Scores {
		t.Scores[leaf] = overPart([2]float32{scores[2*leaf], scores[2*leaf+1]})
	}
	e.Trees = append(e.Trees, t)
	return nil
}

// above gives the scores of body and stray over that of the class between them.
func above(s [ClassCount]float32) [2]float32 {
	return [2]float32{s[bodyClass] - s[partClass], s[strayClass] - s[partClass]}
}

// overPart is the inverse of above, with nothing for the class between.
func overPart(s [2]float32) (scores [ClassCount]float32) {
	scores[bodyClass], scores[strayClass] = s[0], s[1]
	return scores
}

// readNumbers reads as many numbers as there is room for, and no more.
func readNumbers(line string, into []float32) error {
	for i := range into {
		field, rest, _ := strings.Cut(line, " ")
		x, err := strconv.ParseFloat(field, 32)
		if err != nil {
			return fmt.Errorf("number %d of %d: %w", i+1, len(into), err)
		}
		into[i], line = float32(x), rest
	}
	if line != "" {
		return fmt.Errorf("more than %d numbers: %q", len(into), line)
	}
	return nil
}
