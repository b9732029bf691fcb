// Package record holds the rules on records as a whole.
package record

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed not-an-article.md
var notAnArticlePage string

// NotAnArticle flags a record without any text of an article, most of whose
// words say themselves what they are: a short story is no such record.
var NotAnArticle = &lint.Rule{
	ID:    "record/not-an-article",
	Level: lint.Error,
	Check: checkNotAnArticle,
	Doc:   notAnArticlePage,
}

func checkNotAnArticle(p *lint.Pass) {
	l := p.Layout()
	if len(l.Pieces) == 0 || l.HasBody() {
		return
	}
	whole := document.Span{Start: l.Segments[0].Start, End: l.Segments[len(l.Segments)-1].End}
	bytes, debris := int32(0), int32(0)
	for i := range l.Segments {
		bytes += l.Segments[i].Len()
	}
	largest := l.Pieces[0]
	for _, piece := range l.Pieces {
		debris += piece.Len()
		if piece.Len() > largest.Len() {
			largest = piece
		}
	}
	if 3*debris < 2*bytes {
		return
	}
	p.Report(lint.Finding{
		Span:       whole,
		Message:    fmt.Sprintf("the text holds no article: it is %s, such as %q", names[largest.Kind], l.Excerpt(largest.Span)),
		Confidence: float64(largest.Confidence),
	})
}

// names says what each kind of debris is.
var names = map[layout.Kind]string{
	layout.Chrome:          "a page's buttons and menus",
	layout.Teaser:          "a list of stories",
	layout.Appeal:          "an appeal to pay or to register",
	layout.Signup:          "an invitation to a newsletter",
	layout.Comment:         "readers' comments",
	layout.ConsentNotice:   "a request for consent",
	layout.CopyrightNotice: "a notice of rights",
	layout.Bio:             "a note on an author",
	layout.Credit:          "a credit",
	layout.Affiliation:     "a disclosure",
}
