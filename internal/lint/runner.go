package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"sync"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/quantity"
	"github.com/newslint/newslint/internal/timex"
)

// Linter holds the rules to run and the vocabulary made for them. It must not
// change once a worker checks; each goroutine does so with a Worker of its own.
type Linter struct {
	// Choose gives a document its rules; nil to run all on each. It is called
	// by all workers at once.
	Choose func(*document.Meta) *Set
	// Baseline marks the findings that are known; nil where none are.
	Baseline *Baseline

	all *Set
	// english is the vocabulary for all texts but those of the other languages
	// that have phrases; full, made when the first of these comes by, is theirs.
	english *document.Vocabulary
	full    func() *document.Vocabulary
}

// Active is a rule with the level that it reports at.
type Active struct {
	*Rule
	Level Level
}

// New prepares the rules, with more phrases for the families of some. It
// returns an error that names the family where one of its phrases cannot be
// matched.
func New(rules []Active, extra ...Phrases) (*Linter, error) {
	go layout.Prepare()
	l := &Linter{all: &Set{rules: make([]readyRule, len(rules))}}
	var families []*document.Family
	for i, r := range rules {
		l.all.rules[i].Active = r
		if len(r.Phrases) > 0 {
			f := &document.Family{Name: r.ID, Phrases: r.Phrases}
			l.all.rules[i].family = f
			families = append(families, f)
		}
	}
	known := slices.Concat(layout.Families, families)
	for _, e := range extra {
		if i := slices.IndexFunc(known, func(f *document.Family) bool { return f.Name == e.familyName() }); i >= 0 {
			families = append(families, &document.Family{Name: e.Family, Phrases: e.Add, Extends: known[i]})
		}
	}
	words := slices.Concat(layout.Words, timex.Words, quantity.Words)
	l.full = sync.OnceValue(func() *document.Vocabulary {
		return document.MustVocabulary(words, slices.Concat(layout.Families, families))
	})
	var err error
	l.english, err = document.NewVocabulary(words, slices.Concat(layout.EnglishFamilies, families))
	return l, err
}

// Result is what a document's rules found.
type Result struct {
	document.Meta
	// Text is the document's text, as long as the record that it came from is kept.
	Text []byte
	// Findings are in order of start, then rule id, then end.
	Findings []Finding
	// Omitted counts, by rule, the findings past the limit for one document.
	Omitted map[string]int
	// Errors name the rules that panicked.
	Errors []error
}

// DropBelow removes the findings below the level.
func (r *Result) DropBelow(level Level) {
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return f.Level < level })
}

// Worker checks one document after the other.
type Worker struct {
	linter *Linter
	// reading is the one of english and full that holds the text at hand.
	*reading
	english, full *reading
	pass          Pass
	hits          []document.Hit
	set           *Set
	// reported counts, by rule of the set, what was reported of the document.
	reported []int
	placer   placer
	// known is what the baseline knows the document by.
	known *knownDocument
}

// reading is a document of one vocabulary with the facts of its text.
type reading struct {
	doc   *document.Document
	facts Facts
}

func newReading(v *document.Vocabulary) *reading { return &reading{doc: document.New(v)} }

func (r *reading) read(meta document.Meta, text []byte) {
	r.doc.Parse(meta, text)
	r.facts.reset(r.doc)
}

// Worker returns a new worker.
func (l *Linter) Worker() *Worker {
	english := newReading(l.english)
	return &Worker{linter: l, english: english, reading: english}
}

// Read takes a text apart, which must be at most MaxPart long, and returns its
// document and facts, which are those of the next text after the next call.
func (w *Worker) Read(meta document.Meta, text []byte) (*document.Document, *Facts) {
	w.reading = w.english
	w.doc.Meta = meta
	w.set = w.linter.setOf(&w.doc.Meta)
	if meta.DateOrder == document.UnknownOrder {
		meta.DateOrder = w.set.DateOrder
	}
	w.read(meta, text)
	if w.facts.hasOtherLanguage() {
		if w.full == nil {
			w.full = newReading(w.linter.full())
		}
		w.reading = w.full
		w.read(meta, text)
	}
	return w.doc, &w.facts
}

// readPart reads a part of a document's text. What markup says is of places in
// the whole.
func (w *Worker) readPart(meta document.Meta, p *part) *Facts {
	if !p.first || !p.last {
		meta.Hints, meta.Disabled = nil, nil
	}
	_, facts := w.Read(meta, p.text)
	return facts
}

// Facts returns what is known of the text that was checked last, until the
// next is.
func (w *Worker) Facts() *Facts { return &w.facts }

// Check runs all rules over the text, which must be at most document.MaxSize
// long and must not change as long as the result is in use.
func (w *Worker) Check(meta document.Meta, text []byte) Result {
	return w.CheckRevision(meta, text, text)
}

// CheckRevision is Check for a text that fixes have made of another one, as
// which a baseline knows it.
func (w *Worker) CheckRevision(meta document.Meta, first, text []byte) Result {
	result := Result{Meta: meta, Text: text}
	for p := range parts(text) {
		w.checkPart(&p, &result)
	}
	if b := w.linter.Baseline; b != nil {
		w.known = b.document(&result.Meta, first)
	}
	w.finish(&result)
	return result
}

// checkPart runs all rules over a part of the result's text.
func (w *Worker) checkPart(part *part, result *Result) {
	w.readPart(result.Meta, part)
	if part.first {
		w.reported = slices.Grow(w.reported[:0], len(w.set.rules))[:len(w.set.rules)]
		clear(w.reported)
	}
	before := len(result.Findings)
	for i, rule := range w.set.rules {
		w.hits = w.hitsOf(w.hits[:0], rule.family)
		if !w.wakes(rule.Rule) {
			continue
		}
		w.pass = Pass{
			Facts: &w.facts, Doc: w.doc, rule: rule.Rule, level: rule.Level, hits: w.hits,
			findings: result.Findings, before: w.reported[i],
		}
		if err := w.run(rule.Rule); err != nil {
			result.Errors = append(result.Errors, err)
		}
		result.Findings, w.reported[i] = w.pass.findings, w.pass.before+w.pass.reported
		if w.pass.omitted > 0 {
			if result.Omitted == nil {
				result.Omitted = map[string]int{}
			}
			result.Omitted[rule.ID] += w.pass.omitted
		}
	}
	if part.first && part.last {
		return
	}
	found := slices.DeleteFunc(result.Findings[before:], func(f Finding) bool { return part.cutsOff(f.Span) })
	for i := range found {
		part.shift(&found[i])
	}
	result.Findings = result.Findings[:before+len(found)]
}

func (w *Worker) hitsOf(hits []document.Hit, family *document.Family) []document.Hit {
	if family == nil {
		return hits
	}
	for _, h := range w.doc.Hits {
		if h.Family == family {
			hits = append(hits, h)
		}
	}
	return hits
}

// wakes reports whether the document holds what the rule looks for.
func (w *Worker) wakes(r *Rule) bool {
	if len(w.hits) > 0 || w.doc.Present().Any(r.When) {
		return true
	}
	return r.Phrases == nil && r.When == 0
}

// run contains a panic of the rule and names it.
func (w *Worker) run(r *Rule) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = newPanicError(r.ID, &w.doc.Meta, cause)
		}
	}()
	r.Check(&w.pass)
	return nil
}

// finish orders the findings and adds what all of them have.
func (w *Worker) finish(r *Result) {
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Span.End, b.Span.End))
	})
	var seen map[string]int
	if len(r.Findings) > 0 {
		seen = make(map[string]int, len(r.Findings))
		w.placer.reset(r)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		w.placer.place(f)
		key := f.Rule.ID + "\x00" + r.ID + "\x00" + string(r.Text[f.Span.Start:f.Span.End])
		f.Fingerprint = fingerprint(key, seen[key])
		seen[key]++
		f.Suppressed = w.suppression(&r.Meta, f)
	}
}

// fingerprint hashes the key and how often it came before in the document.
func fingerprint(key string, before int) string {
	sum := sha256.Sum256(strconv.AppendInt([]byte(key+"\x00"), int64(before), 10))
	return hex.EncodeToString(sum[:8])
}
