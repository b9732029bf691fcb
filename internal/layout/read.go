package layout

import "github.com/newslint/newslint/internal/document"

// Read labels the document.
func (l *Layout) Read(d *document.Document) { l.ReadIn(d, l.Detect(d)) }

// ReadIn is Read of a document whose language is known, as Detect gives it.
func (l *Layout) ReadIn(d *document.Document, language Language) {
	l.describeAs(d, language)
	l.Relate(trained())
	l.Decide(trained())
}

// ReadWith is Read with other models than the program's own.
func (l *Layout) ReadWith(d *document.Document, m *Models) {
	l.Describe(d)
	l.Relate(m)
	l.Decide(m)
}

// Detect returns the document's language by its function words, unknown where
// it has no phrase file or too few words to tell.
func (l *Layout) Detect(d *document.Document) Language {
	l.reader.lexicon.use(d)
	return l.reader.lexicon.detect(d)
}

// Describe cuts the document into segments and works out the features that
// need no model.
func (l *Layout) Describe(d *document.Document) { l.describeAs(d, l.Detect(d)) }

func (l *Layout) describeAs(d *document.Document, language Language) {
	l.cut(d)
	r := &l.reader
	r.doc = d
	l.Language = language
	r.heard = sensesIn(l.Language)
	r.count(l.Segments)
	r.describe(l.Segments)
}

// Relate adds the features that rest on the first model's verdicts.
func (l *Layout) Relate(m *Models) {
	r := &l.reader
	r.body, r.stray = r.body[:0], r.stray[:0]
	r.begins, r.ends = r.begins[:0], r.ends[:0]
	var features orderedVector
	for i := range r.vectors {
		clear(r.vectors[i][FirstRelated:])
		order(&features, &r.vectors[i], FirstRelated)
		body, stray := m.compiled.first.predict(&features)
		begin, other := m.compiled.edges.predict(&features)
		r.body, r.stray = append(r.body, body), append(r.stray, stray)
		r.begins, r.ends = append(r.begins, begin), append(r.ends, 1-begin-other)
	}
	r.relate()
}

// Decide gives the segments their roles by the last model.
func (l *Layout) Decide(m *Models) {
	var features orderedVector
	last := &m.compiled.extract
	if l.IsDump() {
		last = &m.compiled.dump
	}
	for i := range l.Segments {
		order(&features, &l.reader.vectors[i], FeatureCount)
		l.Segments[i].Body, l.Segments[i].Stray = last.predict(&features)
		l.Segments[i].Kind = None
	}
	l.settle()
	l.bound()
	l.findRepeats()
	l.nameKinds()
	l.assignRoles()
	l.gather()
}

// Vectors returns the features of the segments; they belong to the layout.
func (l *Layout) Vectors() []Vector { return l.reader.vectors }

// bound finds the stretch of the body anew, by the last model's verdicts.
func (l *Layout) bound() {
	r := &l.reader
	for i := range l.Segments {
		r.body[i] = l.Segments[i].Body
	}
	r.first, r.end = r.stretch(finalEdgeWeight)
}
