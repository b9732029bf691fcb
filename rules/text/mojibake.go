// Package text holds the rules on damaged characters and glued words.
package text

import (
	"bytes"
	_ "embed"
	"fmt"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed mojibake.md
var mojibakeDoc string

// Mojibake trusts the round trip alone: the characters, taken back to the
// bytes of Windows-1252, must be valid UTF-8 of a plausible character. It
// spares capitals that a closing mark follows ("AMANHÃ…", "beauté »"), which
// decode by chance.
var Mojibake = &lint.Rule{
	ID:    "text/mojibake",
	Level: lint.Error,
	Check: checkMojibake,
	Doc:   mojibakeDoc,
}

func checkMojibake(p *lint.Pass) {
	d := p.Doc
	controls := d.Present().Has(document.InvisibleMark)
	if start, _ := nextMisread(d.Text, 0, controls); start < 0 {
		return
	}
	var m mender
	repairs := misreads(d.Text, &m, controls)
	if m.sure && m.doubt {
		m.loose = true
		repairs = misreads(d.Text, &m, controls)
	}
	for len(repairs) > 0 {
		n := 1
		for n < len(repairs) && adjoins(d.Text[repairs[n-1].End:repairs[n].Start]) {
			n++
		}
		reportMojibake(p, repairs[:n])
		repairs = repairs[n:]
	}
}

// misreads returns the repairs of a text in order.
func misreads(text []byte, m *mender, controls bool) []repair {
	var repairs []repair
	for start, end := nextMisread(text, 0, controls); start >= 0; start, end = nextMisread(text, end, controls) {
		if r, ok := m.mend(text, start, end); ok {
			repairs = append(repairs, r)
		}
	}
	return repairs
}

// nextMisread returns the next run of bytes outside ASCII, from the offset on,
// that may hold a misread, or -1. With controls it returns every such run.
func nextMisread(text []byte, from int, controls bool) (start, end int) {
	for i := from; i < len(text); {
		if controls {
			for i < len(text) && text[i] < utf8.RuneSelf {
				i++
			}
			if i == len(text) {
				return -1, -1
			}
		} else {
			n := bytes.IndexByte(text[i:], 0xc3)
			if n < 0 {
				return -1, -1
			}
			i += n
			if !maybeUnit(text[i:]) {
				i++
				continue
			}
		}
		start, end = i, i
		for start > from && text[start-1] >= utf8.RuneSelf {
			start--
		}
		for end < len(text) && text[end] >= utf8.RuneSelf {
			end++
		}
		return start, end
	}
	return -1, -1
}

// maybeUnit reports whether text, which begins with 0xc3, may begin with a
// unit: all leads of units, and what may follow them, begin with few bytes.
func maybeUnit(text []byte) bool {
	if len(text) < 4 || text[1] < 0x82 || text[1] > 0xb4 {
		return false
	}
	switch text[2] {
	case 0xc2, 0xc5, 0xc6, 0xcb, 0xe2:
		_, ok := readUnit(text)
		return ok
	}
	return false
}

// adjoins reports whether two repairs with this text between them are one
// piece of damage: the same word, or words without a sound letter.
func adjoins(between []byte) bool {
	blank, sound := false, false
	for _, c := range between {
		switch {
		case c == '\n' || c == '\r':
			return false
		case c == ' ':
			blank = true
		case c >= '0':
			sound = true
		}
	}
	return len(between) < 32 && !(blank && sound)
}

// reportMojibake reports repairs that adjoin as one finding.
func reportMojibake(p *lint.Pass, repairs []repair) {
	span := repairs[0].Union(repairs[len(repairs)-1].Span)
	around := wordsAround(p.Doc.Text, span)
	var fixed []byte
	at := around.Start
	var edits []lint.Edit
	for _, r := range repairs {
		fixed = append(append(fixed, p.Doc.Text[at:r.Start]...), r.text...)
		at = r.End
		edits = append(edits, lint.Edit{Span: r.Span, Text: r.text})
	}
	fixed = append(fixed, p.Doc.Text[at:around.End]...)
	p.Report(lint.Finding{
		Span:    span,
		Message: fmt.Sprintf("%s is %s, its bytes read in the wrong encoding", quote(p.Doc.Bytes(around)), quote(fixed)),
		Fix:     &lint.Fix{Title: "Read the bytes as UTF-8", Safe: true, Edits: edits},
	})
}
