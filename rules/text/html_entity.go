package text

import (
	"bytes"
	_ "embed"
	"fmt"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed html-entity.md
var htmlEntityDoc string

// HTMLEntity trusts the entity's exact spelling, from "&" to ";". It spares
// entities that a text on code shows: quoted alone, or in a sentence that
// speaks of HTML, escapes and the like.
var HTMLEntity = &lint.Rule{
	ID:    "text/html-entity",
	Level: lint.Error,
	Check: checkHTMLEntity,
	Doc:   htmlEntityDoc,
}

// codeWords are words of sentences that speak of markup and encodings.
var codeWords = hashes("html", "xml", "markup", "entity", "entities", "ampersand", "ampersands", "escape", "escaped", "escapes",
	"escaping", "encode", "encoded", "encoding", "unicode", "ascii", "javascript", "css", "utf")

func hashes(words ...string) map[uint32]bool {
	set := make(map[uint32]bool, len(words))
	for _, w := range words {
		set[document.HashFold(w)] = true
	}
	return set
}

func checkHTMLEntity(p *lint.Pass) {
	text := p.Doc.Text
	var fixed []byte
	for i := 0; i < len(text); {
		n := bytes.IndexByte(text[i:], '&')
		if n < 0 {
			return
		}
		start := i + n
		end := entitiesEnd(text, start)
		i = max(end, start+1)
		if end == start {
			continue
		}
		var count int
		if fixed, count = appendUnescaped(fixed[:0], text[start:end]); count == 0 || showsCode(p.Doc, start, end) {
			continue
		}
		span, mended := changed(text[start:end], fixed)
		span.Start += int32(start)
		span.End += int32(start)
		reportEntity(p, span, string(mended))
	}
}

// entitiesEnd returns where the last entity that may belong to the one at
// start ends: the last semicolon before white space, or start.
func entitiesEnd(text []byte, start int) int {
	end := start
	for i := start; i < len(text) && text[i] > ' ' && i-end <= maxEntity; i++ {
		if text[i] == ';' {
			end = i + 1
		}
	}
	return end
}

// changed returns the part of old that differs from mended, and what stands in
// its place there; an entity keeps its "&".
func changed(old, mended []byte) (document.Span, []byte) {
	start := 0
	for start < len(old) && start < len(mended) && old[start] == mended[start] {
		start++
	}
	for start > 0 && (old[start-1] == '&' || !utf8.RuneStart(old[start])) {
		start--
	}
	shared := 0
	for shared < min(len(old), len(mended))-start && old[len(old)-1-shared] == mended[len(mended)-1-shared] {
		shared++
	}
	for shared > 0 && !utf8.RuneStart(old[len(old)-shared]) {
		shared--
	}
	return document.Span{Start: int32(start), End: int32(len(old) - shared)}, mended[start : len(mended)-shared]
}

// showsCode reports whether the entity is the text's own matter.
func showsCode(d *document.Document, start, end int) bool {
	if start > 0 && end < len(d.Text) && isQuoting(d.Text[start-1]) && d.Text[end] == d.Text[start-1] {
		return true
	}
	return speaksOfCode(d, d.TokenAt(int32(start)))
}

// speaksOfCode reports whether the sentence of token i speaks of markup or encodings.
func speaksOfCode(d *document.Document, i int32) bool {
	s := d.Sentences[d.SentenceOf(i)]
	for i := s.FirstToken; i < s.EndToken; i++ {
		if codeWords[d.Tokens[i].Hash] {
			return true
		}
	}
	return false
}

func isQuoting(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func reportEntity(p *lint.Pass, span document.Span, fixed string) {
	around := wordsAround(p.Doc.Text, span)
	text := p.Doc.Text
	clean := string(text[around.Start:span.Start]) + fixed + string(text[span.End:around.End])
	p.Report(lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("%s is %s, still escaped for HTML", quote(text[around.Start:around.End]), quote([]byte(clean))),
		Fix:     &lint.Fix{Title: "Unescape the entity", Safe: true, Edits: []lint.Edit{{Span: span, Text: fixed}}},
	})
}
