package main

import (
	"runtime"
	"slices"
	"sync"

	"github.com/newslint/newslint/internal/layout"
)

// groups is how many parts the folds are dealt into while learning: what the
// last models learn from must come from first models that have not seen it.
const groups = 3

// growth is how all ensembles grow.
var growth = options{rate: 0.2, lambda: 10, rows: 0.25, columns: 0.3}

// How many ensembles each model is the mean of.
const (
	firstBags   = 2
	dumpBags    = 3
	extractBags = 2
)

// learn returns models learned from the examples. It learns twice: with what
// the first round guesses of pages of which only a few segments are labelled,
// the second has many more sites to learn from.
func (l learner) learn(examples []*example) *layout.Models {
	for _, e := range examples {
		e.classes, e.guessed = slices.Clone(e.known), false
	}
	for round := range 2 {
		var unseen [groups]*layout.Models
		each(groups, func(g int) {
			rest := without(examples, g)
			unseen[g] = layout.NewModels(l.growFirst(rest), l.growEdges(rest), layout.Ensemble{}, layout.Ensemble{})
		})
		relate(examples, &unseen)
		if round > 0 {
			break
		}
		each(groups, func(g int) {
			rest, m := without(examples, g), unseen[g]
			unseen[g] = layout.NewModels(m.First, m.Edges, l.growLast(rest, true, 1), l.growLast(rest, false, 1))
		})
		guess(examples, &unseen)
	}
	var ensembles [4]layout.Ensemble
	each(len(ensembles), func(k int) {
		switch k {
		case 0:
			ensembles[k] = l.growLast(examples, true, dumpBags)
		case 1:
			ensembles[k] = l.growLast(examples, false, extractBags)
		case 2:
			ensembles[k] = l.growFirst(examples)
		case 3:
			ensembles[k] = l.growEdges(examples)
		}
	})
	return layout.NewModels(ensembles[2], ensembles[3], ensembles[0], ensembles[1])
}

func without(examples []*example, group int) []*example {
	return slices.DeleteFunc(slices.Clone(examples), func(e *example) bool { return e.fold%groups == group })
}

func (l learner) growFirst(examples []*example) layout.Ensemble {
	o := growth
	o.trees, o.features = l.first, features(layout.FirstRelated)
	return growBags(rows(examples, func(e *example) []layout.Vector { return e.alone }), o, firstBags)
}

func (l learner) growEdges(examples []*example) layout.Ensemble {
	o := growth
	o.trees, o.features = l.edges, features(layout.FirstRelated)
	return growBags(edgeRows(examples), o, firstBags)
}

// growLast grows the last model of dumps, or that of extracts, which are many
// and pay for each tree with time.
func (l learner) growLast(examples []*example, dump bool, bags int) layout.Ensemble {
	o := growth
	o.trees, o.features = l.last, features(layout.FeatureCount)
	fit := slices.DeleteFunc(slices.Clone(examples), func(e *example) bool { return e.dump != dump })
	return growBags(rows(fit, func(e *example) []layout.Vector { return e.related }), o, bags)
}

// growBags grows ensembles that draw other rows and features, and gives their
// mean: what one has only by chance, the others lack.
func growBags(rows []row, o options, bags int) layout.Ensemble {
	var mean layout.Ensemble
	for bag := range bags {
		o.seed = random(1 + bag)
		for _, t := range grow(rows, o).Trees {
			for l := range t.Scores {
				for c := range t.Scores[l] {
					t.Scores[l][c] /= float32(bags)
				}
			}
			mean.Trees = append(mean.Trees, t)
		}
	}
	return mean
}

// features returns all features before end.
func features(end layout.Feature) []layout.Feature {
	var all []layout.Feature
	for f := range end {
		all = append(all, f)
	}
	return all
}

// relate adds the features that rest on the verdicts of models that have not
// seen the text.
func relate(examples []*example, unseen *[groups]*layout.Models) {
	eachExample(examples, func(e *example) {
		e.parts.Relate(unseen[e.fold%groups])
		e.related = slices.Clone(e.parts.Vectors())
	})
}

// How sure of a segment a guess must be, and how many segments of a page the
// annotators must have labelled for the models to guess the rest.
const (
	sureBody, sureStray, surePart = 0.85, 0.85, 0.75
	guessedFrom                   = 4
)

// guess fills in the classes of the pages of which the annotators labelled a
// few segments, where the models agree with them on every one.
func guess(examples []*example, unseen *[groups]*layout.Models) {
	eachExample(examples, func(e *example) {
		if len(e.marks) > 0 || len(e.with)+len(e.without) < guessedFrom {
			return
		}
		e.parts.Relate(unseen[e.fold%groups])
		e.parts.Decide(unseen[e.fold%groups])
		for i, c := range e.classes {
			s := &e.parts.Segments[i]
			if c == bodyClass && s.Stray > 0.5 || c == strayClass && s.Body > 0.5 {
				return
			}
		}
		e.guessed = true
		for i, c := range e.classes {
			s := &e.parts.Segments[i]
			switch {
			case c != unknownClass:
			case s.Body > sureBody:
				e.classes[i] = bodyClass
			case s.Stray > sureStray:
				e.classes[i] = strayClass
			case 1-s.Body-s.Stray > surePart:
				e.classes[i] = partClass
			}
		}
	})
}

// eachExample calls work for the examples side by side.
func eachExample(examples []*example, work func(*example)) {
	each(len(examples), func(i int) { work(examples[i]) })
}

// each calls work for 0 to n-1 side by side.
func each(n int, work func(int)) {
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			work(i)
			<-slots
		})
	}
	wg.Wait()
}
