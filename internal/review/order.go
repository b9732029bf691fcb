package review

import (
	"slices"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// Order is what is to be written of one article.
type Order struct {
	Key  Key
	File string
	// Edits are of the text as it was read, in order, and do not overlap.
	Edits []lint.Edit
	// Ignored are the findings to put into the baseline.
	Ignored []Excused
	// Fixes, Choices and Changes count the other decisions.
	Fixes, Choices, Changes int
	// Removed is how many bytes the text loses, less what it gains, Size how
	// many it has.
	Removed, Size int
}

// Excused is a decision to put a finding into the baseline, and where it stands.
type Excused struct {
	*Decision
	Span document.Span
}

// Orders returns what the decisions so far would write, in the order of
// reading; nothing of articles that have not been read.
func (s *Session) Orders() []Order {
	var orders []Order
	for _, key := range s.decidedKeys() {
		e := &s.entries[s.numbers[key][0]]
		decisions := s.ledger.all(key)
		o := Order{Key: key, File: e.File, Edits: merged(decisions), Size: e.Size}
		for _, d := range decisions {
			o.count(d, e)
		}
		for _, edit := range o.Edits {
			o.Removed += int(edit.Span.Len()) - len(edit.Text)
		}
		orders = append(orders, o)
	}
	return orders
}

func (o *Order) count(d *Decision, e *Entry) {
	switch d.Action {
	case Ignore:
		for i := range e.Marks {
			if m := &e.Marks[i]; m.Fingerprint == d.Finding {
				o.Ignored = append(o.Ignored, Excused{d, m.Span})
			}
		}
	case Choose:
		o.Choices++
	case Change:
		o.Changes++
	default:
		o.Fixes++
	}
}

// decidedKeys returns the articles read that have decisions, in order.
func (s *Session) decidedKeys() []Key {
	var keys []Key
	for key := range s.ledger.latest {
		if len(s.numbers[key]) > 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b Key) int { return s.numbers[a][0] - s.numbers[b][0] })
	return keys
}

// Kept returns how many decisions wait to be written: of articles that have
// been read, and of others.
func (s *Session) Kept() (read, unread int) {
	for key, decisions := range s.ledger.latest {
		if len(s.numbers[key]) > 0 {
			read += len(decisions)
		} else {
			unread += len(decisions)
		}
	}
	return read, unread
}

// Forget drops the decisions on texts that have not been read.
func (s *Session) Forget() error {
	for key := range s.ledger.latest {
		if len(s.numbers[key]) > 0 {
			continue
		}
		if err := s.drop(key); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) drop(key Key) error {
	if err := s.keep(Decision{Key: key, Action: Done}); err != nil {
		return err
	}
	s.tallied(key, func() { s.ledger.drop(key) })
	return nil
}

// Carried tells that the decisions on an article have been carried out, and
// what became of it.
type Carried struct {
	Key   Key
	Fresh Entry
	// Again are decisions on the fresh article that could not be carried out; the
	// journal has them.
	Again []Decision
}

// Renew takes over what decisions made of articles. Replace puts the article
// that one of carried tells of, by its index, in the place of article n.
func (s *Session) Renew(carried []Carried, replace func(n, index int) error) error {
	var from int32
	if s.at.Article >= 0 {
		from = s.Mark().Span.Start
	}
	for i := range carried {
		c := &carried[i]
		if err := s.drop(c.Key); err != nil {
			return err
		}
		numbers := s.numbers[c.Key]
		delete(s.numbers, c.Key)
		for _, n := range numbers {
			s.tally(n, -1)
			if err := replace(n, i); err != nil {
				return err
			}
			fresh := c.Fresh
			fresh.Line = s.entries[n].Line
			s.entries[n] = fresh
			s.tally(n, 1)
		}
		s.numbers[c.Fresh.Key] = append(s.numbers[c.Fresh.Key], numbers...)
		for j := range c.Again {
			s.tallied(c.Fresh.Key, func() { s.ledger.put(&c.Again[j]) })
		}
	}
	s.shownAt = -1
	s.settle(from)
	return nil
}

// settle puts the session at a finding again after articles changed under it:
// in the one at hand about where it was.
func (s *Session) settle(from int32) {
	if s.at.Article < 0 {
		return
	}
	marks, start := s.Entry().Marks, -1
	for start+1 < len(marks) && marks[start+1].Span.Start < from {
		start++
	}
	s.at.Finding = start
	if s.advance(1, s.isOpen) {
		return
	}
	s.at.Finding = -1
	if !s.find(1, s.isShown) && !s.find(-1, s.isShown) {
		s.at.Article = -1
		s.at.Finding = 0
	}
}
