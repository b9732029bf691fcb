package debris

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed editor-note.md
	editorNotePage string
	//go:embed editor-note.txt
	editorNotePhrases string
)

// EditorNote trusts instructions in brackets, in capitals, or on a short line
// of their own, and stand-ins for text wherever they are. It spares prose that
// opens with the same words and notes to the reader.
var EditorNote = &lint.Rule{
	ID:      "debris/editor-note",
	Level:   lint.Warning,
	Phrases: phraseList(editorNotePhrases),
	Check:   checkEditorNote,
	Doc:     editorNotePage,
}

// maxInstruction is how many words an instruction may have that is a line of
// its own, without brackets and capitals.
const maxInstruction = 14

func checkEditorNote(p *lint.Pass) {
	d := p.Doc
	var pieces []document.Span
	for _, h := range p.Hits() {
		if isQuoted(d, h.First) {
			continue
		}
		if s, ok := instruction(d, h); ok {
			pieces = joinPiece(d, pieces, s)
		}
	}
	for _, s := range pieces {
		p.Report(lint.Finding{
			Span:    s,
			Message: fmt.Sprintf("%q is meant for editors, not for readers", p.Layout().Excerpt(s)),
		})
	}
}

// instruction returns the text of the note that the hit opens or stands in.
func instruction(d *document.Document, h document.Hit) (document.Span, bool) {
	b := d.Blocks[d.BlockOf(h.First)]
	if end, ok := closingBracket(d, h.First-1, b.EndToken); ok {
		return d.TokenSpan(h.First-1, end), true
	}
	switch standIn(d, h) {
	case "":
	case "tk":
		return d.TokenSpan(h.First, h.End), true
	default:
		return d.Sentences[d.SentenceOf(h.First)].Span, true
	}
	s, ok := sentenceOf(d, h)
	switch {
	case !ok || s.FirstToken != b.FirstToken:
		return s.Span, false
	case inCapitals(d, h):
		return b.Span, true
	}
	stops := d.WordIs(b.EndToken-1, ".") && !d.WordIs(h.End-1, ":")
	return b.Span, !stops && words(d, b.FirstToken, b.EndToken) <= maxInstruction && h.End-h.First > 1
}

// closingBracket returns the token behind the bracket that closes the one that
// token open is.
func closingBracket(d *document.Document, open, end int32) (int32, bool) {
	if open < 0 {
		return 0, false
	}
	var closing string
	switch string(d.Word(open)) {
	case "(":
		closing = ")"
	case "[":
		closing = "]"
	default:
		return 0, false
	}
	for i := open + 1; i < end; i++ {
		if d.WordIs(i, closing) {
			return i + 1, true
		}
	}
	return 0, false
}

// standIns are words that no text holds but one that is not finished.
var standIns = []string{"lorem", "dolor", "consectetur", "tktk", "blindtext", "platzhaltertext"}

// standIn returns the word of the hit that stands for text to come: "TK", in
// capitals, short for "to come", or filler.
func standIn(d *document.Document, h document.Hit) string {
	for i := h.First; i < h.End; i++ {
		if d.WordIs(i, "tk") && d.Tokens[i].Is(document.Upper) {
			return "tk"
		}
		for _, word := range standIns {
			if d.WordIs(i, word) {
				return word
			}
		}
	}
	return ""
}

// inCapitals reports whether all words of the hit are.
func inCapitals(d *document.Document, h document.Hit) bool {
	for i := h.First; i < h.End; i++ {
		if t := d.Tokens[i]; t.Kind == document.Word && !t.Is(document.Upper) {
			return false
		}
	}
	return true
}
