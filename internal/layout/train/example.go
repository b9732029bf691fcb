package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

// The classes of segments, in the order of the models' outputs.
const (
	bodyClass int8 = iota
	partClass
	strayClass

	unknownClass int8 = -1
)

// example is a text taken apart: its segments' classes, features and words.
type example struct {
	*text
	doc   *document.Document
	parts *layout.Layout
	// known are the classes that the labels give, classes those to learn from.
	known, classes []int8
	words          []int32
	// alone are the features that need no model, related all of them.
	alone, related []layout.Vector
	// dump: the text looks like a dump of a whole page.
	dump bool
	// guessed: most classes are the models' own guesses.
	guessed bool
}

// examples takes the texts apart.
func (l learner) examples(texts []*text) []*example {
	all := make([]*example, len(texts))
	each(len(texts), func(i int) {
		d, parts := document.New(l.vocabulary), &layout.Layout{}
		d.Parse(document.Meta{}, []byte(texts[i].raw))
		parts.Describe(d)
		e := &example{text: texts[i], doc: d, parts: parts, alone: slices.Clone(parts.Vectors()), dump: parts.IsDump()}
		for j := range parts.Segments {
			s := &parts.Segments[j]
			e.words = append(e.words, int32(len(strings.Fields(d.String(s.Span)))))
			e.known = append(e.known, e.classOf(s, d.String(s.Span)))
		}
		all[i] = e
	})
	return all
}

// classOf returns the class of a segment by the labels of the text that it
// touches, or by the annotators' segments that it holds.
func (t *text) classOf(s *layout.Segment, content string) int8 {
	if len(t.marks) > 0 {
		return t.classByMarks(s)
	}
	content = even(content)
	holds := func(segment string) bool { return strings.Contains(content, segment) }
	switch {
	case slices.ContainsFunc(t.without, holds):
		return strayClass
	case slices.ContainsFunc(t.with, holds):
		return bodyClass
	}
	return unknownClass
}

// classByMarks takes the class of four fifths of the segment's bytes; mixed
// segments tell nothing.
func (t *text) classByMarks(s *layout.Segment) int8 {
	var bytes [3]int32
	first, _ := slices.BinarySearchFunc(t.marks, s.Start, func(m mark, at int32) int { return cmp.Compare(m.end, at) })
	for _, m := range t.marks[first:] {
		if m.start >= s.End {
			break
		}
		n := min(m.end, s.End) - max(m.start, s.Start)
		switch m.label {
		case 'B':
			bytes[bodyClass] += n
		case 'M':
			bytes[partClass] += n
		case 'N':
			bytes[strayClass] += n
		case 'U':
			return unknownClass
		}
	}
	for c, n := range bytes {
		if n > 0 && 5*n >= 4*(bytes[0]+bytes[1]+bytes[2]) {
			return int8(c)
		}
	}
	return unknownClass
}

// isLearned reports whether the models learn from the text.
func (e *example) isLearned() bool {
	return e.guessed || len(e.with)+len(e.without) > 0 || strings.HasSuffix(e.set, joinedMark) ||
		e.set == splicedSet || slices.Contains(dumpSets, e.set) || slices.Contains(learnedSets, e.set)
}

// weight is how much segment i counts: long ones more, and more where labels
// are few or sure.
func (e *example) weight(i int) float64 {
	w := 0.5 + min(float64(e.words[i]), 60)/30
	switch {
	case e.guessed || e.set == splicedSet:
		return 0.5 * w
	case len(e.marks) == 0:
		return 1.5 * w
	case e.set == dumpSets[0]:
		return w
	}
	return 0.6 * w
}

// rows returns the segments of known class as rows to learn from. A text
// counts by the root of its segments' weight, so that long ones do not rule.
func rows(examples []*example, vectors func(*example) []layout.Vector) []row {
	var all []row
	for _, e := range examples {
		if !e.isLearned() {
			continue
		}
		total := 10.0
		for i, c := range e.classes {
			if c != unknownClass {
				total += e.weight(i)
			}
		}
		for i, c := range e.classes {
			if c != unknownClass {
				all = append(all, row{&vectors(e)[i], uint8(c), float32(5 / math.Sqrt(total) * e.weight(i))})
			}
		}
	}
	return all
}

// The classes of the model of edges.
const (
	beginClass uint8 = iota
	endClass
	innerClass
)

// edgeRows returns all segments of the texts whose body is known, as first,
// last or neither of their body.
func edgeRows(examples []*example) []row {
	var all []row
	for _, e := range examples {
		first := slices.Index(e.classes, bodyClass)
		if !e.isLearned() || len(e.marks) == 0 && !e.guessed || first < 0 {
			continue
		}
		last := len(e.classes) - 1
		for e.classes[last] != bodyClass {
			last--
		}
		weight := float32(0.2)
		if slices.Contains(dumpSets, e.set) || e.guessed {
			weight = 1
		}
		for i := range e.alone {
			r := row{&e.alone[i], innerClass, weight}
			switch i {
			case first:
				r.class, r.weight = beginClass, 4*weight
			case last:
				r.class, r.weight = endClass, 4*weight
			}
			all = append(all, r)
		}
	}
	return all
}
