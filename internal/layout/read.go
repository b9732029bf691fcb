package layout

import "github.com/newslint/newslint/internal/document"

// Read labels the document.
func (l *Layout) Read(d *document.Document) { l.ReadWith(d, trained) }

// ReadWith is Read with other models than the program's own.
func (l *Layout) ReadWith(d *document.Document, m *Models) {
	l.Describe(d)
	l.Relate(&m.First, &m.Edges)
	l.Decide(&m.Second)
}

// Describe cuts the document into segments and works out the features that
// need no model.
func (l *Layout) Describe(d *document.Document) {
	l.cut(d)
	r := &l.reader
	r.doc = d
	r.lexicon.use(d)
	l.Language = r.lexicon.detect(d)
	r.languages = 0
	if l.Language != UnknownLanguage {
		r.languages = 1 << l.Language
	}
	r.count(l.Segments)
	r.describe()
}

// Relate adds the features that rest on the first model's verdicts.
func (l *Layout) Relate(first, edges *Ensemble) {
	l.predict(first)
	r := &l.reader
	r.body, r.stray = r.body[:0], r.stray[:0]
	r.begins, r.ends = r.begins[:0], r.ends[:0]
	for i := range l.Segments {
		r.body = append(r.body, l.Segments[i].Body)
		r.stray = append(r.stray, l.Segments[i].Stray)
		p := edges.Predict(&r.vectors[i])
		r.begins = append(r.begins, p[0])
		r.ends = append(r.ends, p[1])
	}
	r.relate()
}

// Decide gives the segments their roles by the second model.
func (l *Layout) Decide(second *Ensemble) {
	l.predict(second)
	l.findRepeats()
	l.nameKinds()
	l.assignRoles()
	l.gather()
}

// predict sets the segments' probabilities.
func (l *Layout) predict(e *Ensemble) {
	for i := range l.Segments {
		p := e.Predict(&l.reader.vectors[i])
		l.Segments[i].Body, l.Segments[i].Stray = p[bodyClass], p[strayClass]
	}
}

// Vectors returns the features of the segments; they belong to the layout.
func (l *Layout) Vectors() []Vector { return l.reader.vectors }

// cut makes a segment of each block.
func (l *Layout) cut(d *document.Document) {
	l.Segments, l.blocks = l.Segments[:0], l.blocks[:0]
	for b := range d.Blocks {
		block := &d.Blocks[b]
		l.blocks = append(l.blocks, int32(len(l.Segments)))
		l.Segments = append(l.Segments, Segment{
			Span: block.Span, FirstToken: block.FirstToken, EndToken: block.EndToken, Block: int32(b),
		})
	}
	l.blocks = append(l.blocks, int32(len(l.Segments)))
}
