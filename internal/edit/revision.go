package edit

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// revision is a text after some rounds, with the edits of the first text that
// make it: in order, and with text that stays between any two.
type revision struct {
	first []byte
	text  []byte
	edits []lint.Edit
}

// apply makes further edits of the text as it is now. They must be in order
// and must not overlap.
func (r *revision) apply(edits []lint.Edit) error {
	text, err := Apply(r.text, edits)
	if err != nil {
		return err
	}
	c := composer{edits: edits}
	from := int32(0)
	for _, e := range r.edits {
		c.walk(from, e.Span.Start-from, "")
		c.drop(e.Span)
		c.walk(e.Span.End, int32(len(e.Text)), e.Text)
		from = e.Span.End
	}
	c.walk(from, int32(len(r.first))-from, "")
	c.insertRest()
	r.text, r.edits = text, c.out
	return nil
}

// inFirst returns edits of the text as it is now as edits of the first text.
// Where an end lies in text that an edit brought in, all that it replaced
// belongs to the span.
func (r *revision) inFirst(edits []lint.Edit) []lint.Edit {
	if len(r.edits) == 0 {
		return edits
	}
	first := make([]lint.Edit, 0, len(edits))
	for _, e := range edits {
		e.Span = document.Span{Start: r.place(e.Span.Start, false), End: r.place(e.Span.End, true)}
		first = append(first, e)
	}
	return first
}

// hints returns what the markup said of the first text, for what is left of it.
func (r *revision) hints(first []document.Hint) []document.Hint {
	var now []document.Hint
	for _, h := range first {
		h.Span = document.Span{Start: r.forward(h.Start), End: r.forward(h.End)}
		if h.Len() > 0 {
			now = append(now, h)
		}
	}
	return now
}

// disabled returns where comments of the markup suppress findings, for what is
// left of the first text.
func (r *revision) disabled(first []document.Disabled) []document.Disabled {
	var now []document.Disabled
	for _, d := range first {
		d.Span = document.Span{Start: r.forward(d.Start), End: r.forward(d.End)}
		if d.Len() > 0 {
			now = append(now, d)
		}
	}
	return now
}

// forward returns where an offset of the first text is now; of what was
// replaced, where the new text ends.
func (r *revision) forward(offset int32) int32 {
	shift := int32(0)
	for _, e := range r.edits {
		if offset <= e.Span.Start {
			break
		}
		shift += int32(len(e.Text)) - e.Span.Len()
		if offset < e.Span.End {
			return e.Span.End + shift
		}
	}
	return offset + shift
}

// place returns where in the first text an offset lies; inside of an edit's
// text, where the edit begins or, for the end of a span, where it ends.
func (r *revision) place(offset int32, isEnd bool) int32 {
	shift := int32(0) // what to add to an offset of the text to get one of the first
	for _, e := range r.edits {
		begin := e.Span.Start - shift
		end := begin + int32(len(e.Text))
		switch {
		case offset < begin, offset == begin && !isEnd:
			return offset + shift
		case offset == begin && isEnd && e.Text != "":
			return e.Span.Start
		case offset < end && !isEnd:
			return e.Span.Start
		case offset <= end && isEnd:
			return e.Span.End
		}
		shift = e.Span.End - end
	}
	return offset + shift
}

// composer walks the pieces of a text, each kept from the first text or
// brought in by an earlier edit, and lays later edits over them.
type composer struct {
	edits []lint.Edit // of the text, those still to come
	at    int32       // offset in the text
	// within: the first of edits has been entered, its end is still to come.
	within bool
	out    []lint.Edit
	// open: the last of out touches the place reached in the first text.
	open bool
	base int32 // the place reached in the first text
}

// walk takes a piece of the text of that length: brought in, where given, else
// kept from the first text at base.
func (c *composer) walk(base, length int32, broughtIn string) {
	isKept := broughtIn == ""
	c.base = base
	for length > 0 {
		c.enter()
		n := length
		if len(c.edits) > 0 {
			next := c.edits[0].Span.Start
			if c.within {
				next = c.edits[0].Span.End
			}
			n = min(n, next-c.at)
		}
		switch {
		case isKept && c.within:
			c.drop(document.Span{Start: c.base, End: c.base + n})
		case isKept:
			c.base += n
			c.open = false
		case !c.within:
			c.insert(broughtIn[:n])
		}
		if !isKept {
			broughtIn = broughtIn[n:]
		}
		c.at += n
		length -= n
		c.leave()
	}
}

// enter begins the edits that start here, insertions wholly.
func (c *composer) enter() {
	for !c.within && len(c.edits) > 0 && c.edits[0].Span.Start == c.at {
		c.insert(c.edits[0].Text)
		c.within = true
		c.leave()
	}
}

// leave ends the edit that ends here.
func (c *composer) leave() {
	if c.within && c.edits[0].Span.End == c.at {
		c.edits, c.within = c.edits[1:], false
	}
}

// insertRest makes the insertions at the end of the text.
func (c *composer) insertRest() {
	for _, e := range c.edits {
		c.insert(e.Text)
	}
}

// current returns the edit that touches the place reached, a new one where
// there is none.
func (c *composer) current() *lint.Edit {
	if !c.open {
		c.out = append(c.out, lint.Edit{Span: document.Span{Start: c.base, End: c.base}})
		c.open = true
	}
	return &c.out[len(c.out)-1]
}

func (c *composer) insert(text string) { c.current().Text += text }

func (c *composer) drop(s document.Span) {
	c.current().Span.End = s.End
	c.base = s.End
}
