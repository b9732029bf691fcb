package debris

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed media-placeholder.md
	mediaPlaceholderPage string
	//go:embed media-placeholder.txt
	mediaPlaceholderPhrases string
)

// MediaPlaceholder trusts a notice that fills its sentence. It spares notices
// that a story quotes or goes on from.
var MediaPlaceholder = &lint.Rule{
	ID:      "debris/media-placeholder",
	Level:   lint.Warning,
	Phrases: phraseList(mediaPlaceholderPhrases),
	Check:   checkMediaPlaceholder,
	Doc:     mediaPlaceholderPage,
}

// maxNotice is how many words a notice may have beyond its phrase.
const maxNotice = 8

func checkMediaPlaceholder(p *lint.Pass) {
	d := p.Doc
	var pieces []document.Span
	for _, h := range p.Hits() {
		s, ok := sentenceOf(d, h)
		if !ok || words(d, h.End, s.EndToken) > maxNotice || isQuoted(d, h.First) || attributes(d, h.End, s.EndToken) {
			continue
		}
		pieces = joinPiece(d, pieces, s.Span)
		if next := s.Block + 1; s.EndToken == d.Blocks[s.Block].EndToken && isSignature(d, next) {
			pieces = joinPiece(d, pieces, d.Blocks[next].Span)
		}
	}
	for _, s := range pieces {
		if isClaimed(p, s) {
			continue
		}
		p.Report(lint.Finding{
			Span:    s,
			Message: fmt.Sprintf("%q stands where a player or a picture was", p.Layout().Excerpt(s)),
			// The notice fills its sentence.
			Evidence: layout.Wording | layout.Form,
			Fix:      deletion(d, s, true),
		})
	}
}

// maxSignature is how many words the line below an embedded post may have.
const maxSignature = 12

// isSignature reports whether a block is the line below an embedded post that
// says whose it is: a short one with a handle and no stop.
func isSignature(d *document.Document, block int32) bool {
	if int(block) >= len(d.Blocks) {
		return false
	}
	b := d.Blocks[block]
	if words(d, b.FirstToken, b.EndToken) > maxSignature || d.WordIs(b.EndToken-1, ".") {
		return false
	}
	for i := b.FirstToken; i < b.EndToken; i++ {
		if t := d.Tokens[i]; t.Kind == document.Address && d.Text[t.Start] == '@' {
			return true
		}
	}
	return false
}

// attributes reports whether a verb of saying stands among the tokens: then
// somebody in the story says the words before it.
func attributes(d *document.Document, first, end int32) bool {
	for i := first; i < end; i++ {
		if d.Is(i, document.SayVerb) {
			return true
		}
	}
	return false
}

// joinPiece appends a span to pieces of debris in text order, or makes it part
// of the last one where nothing but white space stands between them.
func joinPiece(d *document.Document, pieces []document.Span, s document.Span) []document.Span {
	if n := len(pieces); n > 0 {
		last := &pieces[n-1]
		if s.Start < last.End || isBlank(d.Text[last.End:s.Start]) {
			last.End = max(last.End, s.End)
			return pieces
		}
	}
	return append(pieces, s)
}
