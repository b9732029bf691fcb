package report

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/lint"
)

// AppendSpans appends findings as the attributes that corpus toolkits keep
// beside a text: a JSON object that gives for each rule a list of spans, each
// with its start and end in code points of the text and the confidence.
// Findings that are suppressed, and those below the level, are left out.
func AppendSpans(dst []byte, r *lint.Result, least lint.Level) []byte {
	var found []*lint.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Counts(least) {
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b *lint.Finding) int { return cmp.Compare(a.Rule.ID, b.Rule.ID) })
	dst = append(dst, '{')
	const digits = 3 // no rule knows its confidence better
	at := codePoints{text: r.Text}
	for i, f := range found {
		switch {
		case i == 0:
			dst = append(appendString(dst, f.Rule.ID), ':', '[')
		case f.Rule != found[i-1].Rule:
			dst = append(appendString(append(dst, ']', ','), f.Rule.ID), ':', '[')
		default:
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(append(dst, '['), at.count(f.Span.Start), 10)
		dst = strconv.AppendInt(append(dst, ','), at.count(f.Span.End), 10)
		dst = append(strconv.AppendFloat(append(dst, ','), f.Confidence, 'g', digits, 64), ']')
	}
	if len(found) > 0 {
		dst = append(dst, ']')
	}
	return append(dst, '}')
}

// codePoints counts the code points before places of a text, from the place
// before on.
type codePoints struct {
	text   []byte
	offset int32
	points int
}

func (c *codePoints) count(offset int32) int64 {
	if offset < c.offset {
		c.points -= utf8.RuneCount(c.text[offset:c.offset])
	} else {
		c.points += utf8.RuneCount(c.text[c.offset:offset])
	}
	c.offset = offset
	return int64(c.points)
}
