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
// and for each of the eight answers what it adds to the scores of body, part
// (headline, caption and the like) and stray.
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
		for _, s := range part.ensemble.Bias {
			fmt.Fprintf(&b, " %s", number(s))
		}
		b.WriteByte('\n')
		for _, t := range part.ensemble.Trees {
			for k := range Depth {
				fmt.Fprintf(&b, "%s > %s\t", t.Features[k], number(t.Thresholds[k]))
			}
			for _, leaf := range t.Scores {
				for c, s := range leaf {
					if c > 0 {
						b.WriteByte(',')
					}
					b.WriteString(number(s))
				}
				b.WriteByte(' ')
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

// open starts a model: its name and the bias of each class.
func (m *Models) open(line string) (*Ensemble, error) {
	fields := strings.Fields(line)
	if len(fields) != 1+ClassCount {
		return nil, fmt.Errorf("a model has a name and %d biases", ClassCount)
	}
	e := &m.First
	switch fields[0] {
	case "edges":
		e = &m.Edges
	case "dump":
		e = &m.Dump
	case "extract":
		e = &m.Extract
	}
	return e, parseNumbers(strings.Join(fields[1:], ","), e.Bias[:])
}

func (e *Ensemble) readTree(line string) error {
	var t Tree
	parts := strings.Split(line, "\t")
	if len(parts) != Depth+1 {
		return fmt.Errorf("a tree has %d questions and a table", Depth)
	}
	for k, question := range parts[:Depth] {
		name, threshold, ok := strings.Cut(question, " > ")
		feature, known := featuresByName()[name]
		if !ok || !known {
			return fmt.Errorf("no question: %q", question)
		}
		t.Features[k] = feature
		if err := parseNumbers(threshold, t.Thresholds[k:k+1]); err != nil {
			return err
		}
	}
	leaves := 0
	for leaf := range strings.FieldsSeq(parts[Depth]) {
		leaves++
		if leaves > len(t.Scores) {
			break
		}
		if err := parseNumbers(leaf, t.Scores[leaves-1][:]); err != nil {
			return err
		}
	}
	if leaves != len(t.Scores) {
		return fmt.Errorf("a tree has %d leaves", len(t.Scores))
	}
	e.Trees = append(e.Trees, t)
	return nil
}

// parseNumbers reads numbers with commas between them.
func parseNumbers(text string, into []float32) error {
	n := 0
	for number := range strings.SplitSeq(text, ",") {
		n++
		if n > len(into) {
			break
		}
		x, err := strconv.ParseFloat(number, 32)
		if err != nil {
			return err
		}
		into[n-1] = float32(x)
	}
	if n != len(into) {
		return fmt.Errorf("%q: want %d numbers", text, len(into))
	}
	return nil
}
