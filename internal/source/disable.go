package source

import (
	"bytes"
	"sort"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// ruleList takes a list of rules apart, written as in JSON, as in YAML or with
// commas or spaces between them.
func ruleList(text string) []string {
	if text == "" {
		return nil
	}
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n,[]\"'", r) })
}

var (
	commentStart = []byte("<!--")
	commentEnd   = []byte("-->")
	disableMark  = []byte("newslint-disable-next-line")
)

// disabled returns the parts of the text that comments of its markup speak of,
// such as <!-- newslint-disable-next-line RULE… -- reason -->: what came from
// the next line of the file that is not empty.
func disabled(o *mappedOrigin) []document.Disabled {
	var all []document.Disabled
	for at := 0; ; {
		mark := bytes.Index(o.source[at:], disableMark)
		if mark < 0 {
			return all
		}
		mark += at
		at = mark + len(disableMark)
		if !bytes.HasSuffix(bytes.TrimRight(o.source[:mark], " \t\r\n"), commentStart) {
			continue
		}
		end := bytes.Index(o.source[at:], commentEnd)
		if end < 0 {
			return all
		}
		directive := string(o.source[at : at+end])
		at += end + len(commentEnd)
		rules, reason, _ := strings.Cut(directive, " -- ")
		d := document.Disabled{
			Rules: ruleList(rules), Reason: strings.Join(strings.Fields(reason), " "),
			Line: bytes.Count(o.source[:mark], []byte("\n")) + 1,
		}
		from, to := nextLine(o.source, at)
		d.Span = document.Span{Start: o.textAt(from), End: o.textAt(to)}
		if d.Len() > 0 {
			all = append(all, d)
		}
	}
}

// nextLine returns the bounds of the first line that is not empty behind the
// line at hand.
func nextLine(source []byte, at int) (from, to int) {
	_, from = lineEnd(source, at)
	for from < len(source) {
		end, next := lineEnd(source, from)
		if len(bytes.TrimSpace(source[from:end])) > 0 {
			return from, next
		}
		from = next
	}
	return from, from
}

// textAt returns where the text that came from a byte of the source, or from
// behind it, begins.
func (o *mappedOrigin) textAt(raw int) int32 {
	n := len(o.stretches)
	// What is not in the source stands where the stretch before it ends.
	i := sort.Search(n, func(i int) bool { return int(o.rawEnd(i)) > raw })
	if i == n {
		return int32(len(o.text))
	}
	s := &o.stretches[i]
	if inside := int32(raw) - s.raw; inside > 0 && !s.whole {
		return s.text + inside
	}
	return s.text
}
