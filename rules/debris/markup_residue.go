package debris

import (
	"bytes"
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed markup-residue.md
	markupResiduePage string
	//go:embed markup-residue.txt
	markupResiduePhrases string
)

// MarkupResidue trusts names: of HTML's elements, of shortcodes, of CSS's
// properties, and the shape of attributes, JSON and scripts. It spares signs
// that people write ("<3", "a < b", "[sic]", "[he]") and sentences that speak
// of code.
var MarkupResidue = &lint.Rule{
	ID:      "debris/markup-residue",
	Level:   lint.Warning,
	Phrases: phraseList(markupResiduePhrases),
	When:    document.Classes(document.MarkupSign),
	Check:   checkMarkup,
	Doc:     markupResiduePage,
}

// residue is a piece of markup.
type residue struct {
	document.Span
	what string
	// known: deleting the residue, where it stands alone on its line, loses
	// nothing that a reader would miss.
	known bool
	// breaks: the markup parted the words on either side of it.
	breaks bool
}

func checkMarkup(p *lint.Pass) {
	d := p.Doc
	braces := braceReader{doc: d}
	var found []residue
	end := int32(0)
	add := func(r residue, ok bool) {
		if ok && r.Start >= end && !speaksOfCode(d, r.Span) {
			found = appendResidue(d, found, r)
			end = r.End
		}
	}
	hits := p.Hits()
	for _, i := range d.Postings(document.MarkupSign) {
		at := d.Tokens[i].Start
		for ; len(hits) > 0 && d.Tokens[hits[0].First].Start < at; hits = hits[1:] {
			add(statement(d, hits[0]))
		}
		if at < end {
			continue
		}
		switch d.Text[at] {
		case '<':
			add(readTag(d.Text, int(at)))
		case '[':
			add(readShortcode(d.Text, int(at)))
		case '{':
			add(braces.read(int(at)))
		}
	}
	for _, h := range hits {
		add(statement(d, h))
	}
	if len(found) == 0 || teachesCode(d, found) {
		return
	}
	for _, r := range found {
		reportMarkup(p, r)
	}
}

// appendResidue appends a residue, or makes it part of the last one where only
// white space of one line stands between them.
func appendResidue(d *document.Document, found []residue, r residue) []residue {
	if n := len(found); n > 0 {
		last := &found[n-1]
		between := d.Text[last.End:r.Start]
		if isBlank(between) && !bytes.ContainsAny(between, "\n\r") {
			last.End = r.End
			last.known = last.known && r.known
			last.breaks = last.breaks || r.breaks
			return found
		}
	}
	return append(found, r)
}

func reportMarkup(p *lint.Pass, r residue) {
	d := p.Doc
	line := d.LineSpan(r.Span)
	alone := isBlank(d.Text[line.Start:r.Start]) && isBlank(d.Text[r.End:line.End])
	fix := deletion(d, r.Span, r.known && alone)
	evidence := layout.Form // brackets, braces and the like
	if r.known {
		evidence |= layout.Wording
	}
	if !alone {
		fix.Edits[0] = inlineEdit(d.Text, r, line.Start)
	}
	p.Report(lint.Finding{
		Span:     r.Span,
		Message:  fmt.Sprintf("%s was left in the text: %q", r.what, p.Layout().Excerpt(r.Span)),
		Evidence: evidence,
		Fix:      fix,
	})
}

// inlineEdit takes a residue out of a line that begins at lineStart, so that
// the words on either side keep their distance.
func inlineEdit(text []byte, r residue, lineStart int32) lint.Edit {
	e := lint.Edit{Span: r.Span}
	before := r.Start > lineStart && !isSpace(text[r.Start-1])
	after := int(r.End) < len(text) && !isSpace(text[r.End])
	switch {
	case before && after && r.breaks:
		e.Text = " "
	case after:
	case r.Start == lineStart:
		for int(e.Span.End) < len(text) && text[e.Span.End] == ' ' {
			e.Span.End++
		}
	default:
		for e.Span.Start > lineStart && text[e.Span.Start-1] == ' ' {
			e.Span.Start--
		}
	}
	return e
}

// codeWords are words of sentences that speak of code.
var codeWords = hashes("html", "xml", "css", "json", "markup", "tag", "tags", "shortcode", "shortcodes", "bbcode", "syntax", "code", "snippet", "element", "programmer", "developers", "compiler")

// speaksOfCode reports whether the residue is the text's own matter: quoted
// alone, or named in the words around it.
func speaksOfCode(d *document.Document, s document.Span) bool {
	if s.Start > 0 && int(s.End) < len(d.Text) {
		switch before, after := d.Text[s.Start-1], d.Text[s.End]; {
		case before == '`' || before == after && (before == '"' || before == '\''):
			return true
		}
	}
	first := d.TokenAt(s.Start)
	sentence := d.Sentences[d.SentenceOf(first)]
	for i := sentence.FirstToken; i < sentence.EndToken; i++ {
		if t := d.Tokens[i]; !s.Contains(t.Span) && codeWords[t.Hash] {
			return true
		}
	}
	return false
}

// languageWords are words of texts that teach programming; so many of them
// make the text one.
var languageWords = hashes("html", "css", "json", "xml", "python", "php", "api", "apis", "snippet", "syntax", "compiler", "regex", "sql", "bash", "programming", "parser", "scraper", "variable", "variables")

const minLanguageWords = 3

// teachesCode reports whether the text outside the residues is about programming.
func teachesCode(d *document.Document, found []residue) bool {
	n := 0
	for _, t := range d.Tokens {
		for len(found) > 0 && t.Start >= found[0].End {
			found = found[1:]
		}
		if languageWords[t.Hash] && (len(found) == 0 || !found[0].Contains(t.Span)) {
			n++
		}
	}
	return n >= minLanguageWords
}
