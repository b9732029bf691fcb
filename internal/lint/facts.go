package lint

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/quantity"
	"github.com/newslint/newslint/internal/timex"
)

// Facts are what all rules may know of a document, each worked out when first
// asked for. The memory is kept from document to document.
type Facts struct {
	doc        *document.Document
	language   layout.Language
	known      fact
	layout     layout.Layout
	dates      timex.Dates
	quantities quantity.Quantities
}

// fact is a set of the facts worked out.
type fact uint8

const (
	layoutFact fact = 1 << iota
	datesFact
	quantitiesFact
)

// reset forgets the facts of the document before, all but the language.
func (f *Facts) reset(d *document.Document) {
	f.doc, f.known = d, 0
	f.language = f.layout.Detect(d)
}

// Document returns the document that the facts are about.
func (f *Facts) Document() *document.Document { return f.doc }

// first reports whether a fact is not known yet, and notes that it will be.
func (f *Facts) first(which fact) bool {
	if f.known&which != 0 {
		return false
	}
	f.known |= which
	return true
}

// Layout returns the roles of the blocks.
func (f *Facts) Layout() *layout.Layout {
	if f.first(layoutFact) {
		f.layout.ReadIn(f.doc, f.language)
	}
	return &f.layout
}

// leastWords is how many tokens it takes to be sure of a text's language.
const leastWords = 30

// isForeign reports whether the text is surely not English, which dates and
// quantities are read in: "Samstag, 10." would be somebody's age.
func (f *Facts) isForeign() bool {
	return len(f.doc.Tokens) >= leastWords && f.hasOtherLanguage()
}

// hasOtherLanguage reports whether the text seems to be of a known language
// other than English.
func (f *Facts) hasOtherLanguage() bool {
	return f.language != layout.UnknownLanguage && f.language != layout.English
}

// Dates returns the date and time expressions; none in a text that is not English.
func (f *Facts) Dates() *timex.Dates {
	if f.first(datesFact) {
		if f.isForeign() {
			f.dates.Reset()
			return &f.dates
		}
		f.dates.Read(f.doc, func(block int32) bool { return f.Layout().RoleOf(block) == layout.Caption })
	}
	return &f.dates
}

// Quantities returns the numbers with what they count; none in a text that is
// not English.
func (f *Facts) Quantities() *quantity.Quantities {
	if f.first(quantitiesFact) {
		if f.isForeign() {
			f.quantities.Reset()
			return &f.quantities
		}
		f.quantities.Read(f.doc)
	}
	return &f.quantities
}
