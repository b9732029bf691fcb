package text

import (
	"bytes"
	_ "embed"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed glued-sentence.md
var gluedSentenceDoc string

// GluedSentence trusts a stop between a word in lower case and one with a
// capital, or between any word and a capital word that sentences begin with.
// It spares what is written with inner stops: addresses, file names, names of
// program parts, abbreviations, initials and brands ("Yahoo!News").
var GluedSentence = &lint.Rule{
	ID:    "text/glued-sentence",
	Level: lint.Warning,
	Check: checkGlued,
	Doc:   gluedSentenceDoc,
}

// fileEndings are the last parts of domain and file names that may stand with a capital.
var fileEndings = hashes("com", "net", "org", "gov", "edu", "info", "biz", "tv", "io", "ai", "uk", "us", "ca", "de", "fr", "eu", "au",
	"js", "go", "py", "md", "txt", "pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "gif", "svg", "mp", "mov", "zip", "exe",
	"html", "htm", "xml", "json", "csv", "css", "php", "asp", "aspx", "app", "ly", "co")

// shortForms are words in lower case, beyond the vocabulary's English ones,
// whose full stop ends no sentence.
var shortForms = hashes("bzw", "ca", "evtl", "inkl", "zzgl", "ggf", "vgl", "bspw", "sog", "str", "tel", "art", "cf", "av", "bd", "núm", "pág",
	"aprox", "ed", "eg", "ie", "esp", "viz", "dott", "sig", "ecc", "pag", "abr", "univ", "dipl", "mag")

func checkGlued(p *lint.Pass) {
	for _, stop := range []byte(".!?") {
		for at := nextGlued(p.Doc.Text, stop, 0); at >= 0; at = nextGlued(p.Doc.Text, stop, at+1) {
			if i := p.Doc.TokenAt(int32(at)); isGlued(p.Doc, i) {
				reportGlued(p, i)
			}
		}
	}
}

// nextGlued returns the offset, at or behind from, of the next stop between a
// letter, digit or bracket and a capital or a quote, or -1.
func nextGlued(text []byte, stop byte, from int) int {
	for at := from; at < len(text)-1; at++ {
		n := bytes.IndexByte(text[at:len(text)-1], stop)
		if n < 0 {
			return -1
		}
		if at += n; at > 0 && text[at-1] > ' ' && (text[at+1] >= utf8.RuneSelf || 'A' <= text[at+1] && text[at+1] <= 'Z') {
			return at
		}
	}
	return -1
}

// isGlued reports whether the stop, token i, ends a sentence whose successor
// follows without a space.
func isGlued(d *document.Document, i int32) bool {
	if i < 1 || int(i) >= len(d.Tokens) || d.Tokens[i].Kind != document.Punct || d.Tokens[i].Is(document.Spaced) {
		return false
	}
	right := opening(d, i)
	if right < 0 || int(right) >= len(d.Tokens) || !beginsSentence(d, right) {
		return false
	}
	return endsSentence(d, i-1, right)
}

// opening returns the word that follows the stop without a space, behind a
// closing or an opening quote where there is one, or -1.
func opening(d *document.Document, i int32) int32 {
	for right := i + 1; right <= i+2 && int(right) < len(d.Tokens); right++ {
		t := d.Tokens[right]
		if t.Is(document.Spaced) {
			return -1
		}
		if t.Kind == document.Word {
			return right
		}
		switch string(d.Word(right)) {
		case "“", "”", "„", "»", "«":
		default:
			return -1
		}
	}
	return -1
}

// beginsSentence reports whether token i is a capitalised word, followed by
// what follows words in a sentence.
func beginsSentence(d *document.Document, i int32) bool {
	t := d.Tokens[i]
	if !t.Is(document.Capital) || t.Is(document.Dotted) || fileEndings[t.Hash] || hasInnerCapital(d.Word(i)) && !t.Is(document.Upper) {
		return false
	}
	if t.Is(document.Upper) && utf8.RuneCount(d.Word(i)) < 3 {
		return false
	}
	if int(t.End) >= len(d.Text) {
		return true
	}
	switch d.Text[t.End] {
	case '.', '(', '/', '_', '@', '=', ':', '-', '[':
		after := int(t.End) + 1
		return after >= len(d.Text) || d.Text[after] <= ' '
	}
	one := utf8.RuneCount(d.Word(i)) == 1
	return !one || d.WordIs(i, "i") || d.WordIs(i, "a") || d.Classes(i).Has(document.FunctionWord)
}

// hasInnerCapital reports whether a word is spelled like "ToString"; "McKay"
// and "O'Neill" are names.
func hasInnerCapital(word []byte) bool {
	_, size := utf8.DecodeRune(word)
	if bytes.HasPrefix(word, []byte("Mc")) || bytes.HasPrefix(word, []byte("Mac")) || bytes.ContainsAny(word, "'’") {
		return false
	}
	return bytes.IndexFunc(word[size:], unicode.IsUpper) >= 0
}

// endsSentence reports whether a full stop behind token i ends a sentence, if
// the next one begins with the word right.
func endsSentence(d *document.Document, i, right int32) bool {
	t := d.Tokens[i]
	starter := d.Classes(right).Any(document.Classes(document.FunctionWord, document.Pronoun, document.Determiner, document.Conjunction))
	switch t.Kind {
	case document.Number:
		return starter && t.Is(document.Spaced)
	case document.Punct:
		switch string(d.Word(i)) {
		case ")", "]":
			return starter
		case "”", "»":
			return true
		}
		return false
	case document.Word:
	default:
		return false
	}
	if !t.Is(document.Spaced) && i > 0 && joinsName(d, i-1) {
		return false
	}
	if d.Classes(i).Any(document.Classes(document.Title, document.Abbreviation)) || shortForms[t.Hash] || utf8.RuneCount(d.Word(i)) < 2 {
		return false
	}
	return starter || !t.Is(document.Capital) && !bytes.ContainsAny(d.Word(i), "0123456789") && !d.Classes(i).Has(document.ClosingAbbreviation)
}

// joinsName reports whether token i, right before a word, makes it part of a
// name of files, sites or programs.
func joinsName(d *document.Document, i int32) bool {
	t := d.Tokens[i]
	if t.Kind == document.Address {
		return true
	}
	switch d.Text[t.Start] {
	case '.', '/', '_', '\\', '@', '#', ':':
		return true
	}
	return false
}

func reportGlued(p *lint.Pass, stop int32) {
	d := p.Doc
	at := d.Tokens[stop].End
	right := opening(d, stop)
	if mark := string(d.Word(stop + 1)); right == stop+2 && mark != "“" && mark != "„" && mark != "«" {
		at = d.Tokens[stop+1].End
	}
	left := stop - 1
	for left > 0 && d.Tokens[left].Kind == document.Punct && !d.Tokens[left].Is(document.Spaced) {
		left--
	}
	p.Report(lint.Finding{
		Span:       d.TokenSpan(left, right+1),
		Message:    fmt.Sprintf("no space between the sentences in %s", quote(d.Bytes(wordsAround(d.Text, d.TokenSpan(left, right+1))))),
		Confidence: 0.95,
		Fix: &lint.Fix{
			Title: "Put a space between the sentences",
			Edits: []lint.Edit{{Span: document.Span{Start: at, End: at}, Text: " "}},
		},
	})
}
