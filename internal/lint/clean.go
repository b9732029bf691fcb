package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

// Keep says which parts of an article stay when it is cleaned. The zero value
// keeps all that belongs to the article and drops the debris.
type Keep struct {
	roles uint // a bit a role; 0 for every role but debris
}

// keepNames are the names of the roles that ParseKeep takes.
var keepNames = map[string]layout.Role{
	"body": layout.Body, "headline": layout.Headline, "standfirst": layout.Standfirst, "byline": layout.Byline,
	"dateline": layout.Dateline, "caption": layout.Caption, "subhead": layout.Subhead,
}

// ParseKeep returns what keeps the parts of the given names and nothing else.
func ParseKeep(names []string) (Keep, error) {
	var k Keep
	for _, name := range names {
		role, ok := keepNames[name]
		if !ok {
			return k, fmt.Errorf("unknown part %q: it is one of %s", name, strings.Join(KeepNames(), ", "))
		}
		k.roles |= 1 << role
	}
	return k, nil
}

// KeepNames lists the names that ParseKeep takes.
func KeepNames() []string {
	names := make([]string, 0, len(keepNames))
	for name := range keepNames {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (k Keep) has(r layout.Role) bool {
	if k.roles == 0 {
		return r != layout.Debris
	}
	return k.roles&(1<<r) != 0
}

// Kept appends to dst the stretches of the text that stay, in order: what is
// left of the article when they are put one behind the other. White space goes
// with what follows it, so that no gap is left where something was dropped.
func (w *Worker) Kept(dst []document.Span, meta document.Meta, text []byte, keep Keep) []document.Span {
	first := len(dst)
	before := int32(0) // the end of the segment before, kept or not
	for p := range parts(text) {
		segments := w.readPart(meta, &p).Layout().Segments
		for i := range segments {
			words := p.shifted(segments[i].Span)
			if keep.has(segments[i].Role) {
				dst = extend(dst, first, document.Span{Start: before, End: words.End}, words.Start)
			}
			before = words.End
		}
	}
	if n := len(dst); n > first && before < int32(len(text)) {
		dst = extend(dst, first, document.Span{Start: before, End: int32(len(text))}, before)
	}
	return dst
}

// extend adds a stretch to those from index first on; the first of all begins
// at its words.
func extend(dst []document.Span, first int, s document.Span, words int32) []document.Span {
	n := len(dst)
	switch {
	case n == first:
		return append(dst, document.Span{Start: words, End: s.End})
	case dst[n-1].End == s.Start:
		dst[n-1].End = s.End
		return dst
	}
	return append(dst, s)
}
