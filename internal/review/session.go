package review

import (
	"github.com/newslint/newslint/internal/lint"
)

// lookahead is how many articles are read beyond the one on the screen.
const lookahead = 2000

// Session is a person's way through the findings. Articles come in while they
// decide; it is for one goroutine.
type Session struct {
	articles Articles
	keep     func(Decision) error
	ledger   *ledger
	entries  []Entry
	// numbers holds where in entries the articles of a key are.
	numbers map[Key][]int
	// complete: all articles have been read.
	complete bool

	at Place
	// seeking: the next finding to decide about has not been read yet.
	seeking bool
	filter  string
	// findings and open count what has been read.
	findings, open int
	// shown is the article at hand, number shownAt.
	shown   *Article
	shownAt int
}

// Place is an article by its number and a finding in it by its.
type Place struct {
	Article, Finding int
}

// NewSession returns a session that takes up the journal's decisions. Every
// further one is given to keep, and counts where that returns no error.
func NewSession(articles Articles, journal []Decision, keep func(Decision) error) *Session {
	return &Session{
		articles: articles, keep: keep, ledger: newLedger(journal),
		numbers: map[Key][]int{}, at: Place{-1, 0}, seeking: true, shownAt: -1,
	}
}

// Add takes up articles in the order of their numbers.
func (s *Session) Add(entries []Entry) {
	for _, e := range entries {
		s.numbers[e.Key] = append(s.numbers[e.Key], len(s.entries))
		s.entries = append(s.entries, e)
		s.tally(len(s.entries)-1, 1)
	}
	s.seek()
}

// tally adds an article to the counts, or takes it out for -1.
func (s *Session) tally(article, sign int) {
	for i := range s.entries[article].Marks {
		s.findings += sign
		if s.State(Place{article, i}) == Open {
			s.open += sign
		}
	}
}

// tallied changes what has been decided about the articles of a key.
func (s *Session) tallied(key Key, change func()) {
	for _, n := range s.numbers[key] {
		s.tally(n, -1)
	}
	change()
	for _, n := range s.numbers[key] {
		s.tally(n, 1)
	}
}

// Findings returns how many findings have been read, and how many of them
// nobody has decided about.
func (s *Session) Findings() (all, open int) { return s.findings, s.open }

// Finish says that no article will come any more.
func (s *Session) Finish() {
	s.complete = true
	if s.seeking {
		s.seeking = false
		// Nothing to decide about: show something, at least.
		if s.at.Article < 0 {
			s.Step(1)
		}
	}
}

// Complete reports whether all articles have been read.
func (s *Session) Complete() bool { return s.complete }

// Seeking reports whether the next finding is still to be read.
func (s *Session) Seeking() bool { return s.seeking }

// Horizon returns how many articles may be read by now, so that what is read
// ahead stays within bounds.
func (s *Session) Horizon() int {
	if s.seeking {
		return len(s.entries) + lookahead
	}
	return s.at.Article + 1 + lookahead
}

// seek goes on to the next finding to decide about, once it has been read.
func (s *Session) seek() {
	if s.seeking {
		s.seeking = !s.find(1, s.isOpen)
	}
}

// Place returns where the session is, and false where there is nothing to show.
func (s *Session) Place() (Place, bool) { return s.at, s.at.Article >= 0 }

// Articles returns how many articles have been read.
func (s *Session) Articles() int { return len(s.entries) }

// Current returns the article at hand, nil where there is none.
func (s *Session) Current() (*Article, error) {
	if s.at.Article < 0 {
		return nil, nil
	}
	if s.shownAt != s.at.Article {
		a, err := s.articles.Article(s.at.Article)
		if err != nil {
			return nil, err
		}
		s.shown, s.shownAt = a, s.at.Article
	}
	return s.shown, nil
}

// Entry returns what is known of the article at hand.
func (s *Session) Entry() *Entry { return &s.entries[s.at.Article] }

// Mark returns the finding at hand.
func (s *Session) Mark() *Mark { return &s.Entry().Marks[s.at.Finding] }

// Step goes to the next finding, or back to the one before for -1, and reports
// whether there is one. Behind the last that has been read it goes on when more
// is read.
func (s *Session) Step(by int) bool {
	return s.advance(by, s.isShown)
}

// StepOpen goes on to the next finding that nobody has decided about.
func (s *Session) StepOpen() bool {
	return s.advance(1, s.isOpen)
}

// StepArticle goes to the first finding of the next article, or of the one before.
func (s *Session) StepArticle(by int) bool {
	from := s.at
	if by < 0 {
		first := s.firstOf(s.at.Article)
		if from.Finding > first {
			s.at.Finding = first
			return true
		}
	}
	if !s.advance(by, func(p Place) bool { return p.Article != from.Article && s.isShown(p) }) {
		return false
	}
	s.at.Finding = s.firstOf(s.at.Article)
	return true
}

// firstOf returns the number of the article's first finding that is shown.
func (s *Session) firstOf(article int) int {
	for i := range s.entries[article].Marks {
		if s.isShown(Place{article, i}) {
			return i
		}
	}
	return 0
}

// Select goes to a finding of the article at hand.
func (s *Session) Select(finding int) {
	if finding >= 0 && finding < len(s.Entry().Marks) {
		s.at.Finding = finding
		s.seeking = false
	}
}

// advance finds a place in a direction; forwards, where there is none yet, the
// session waits for it.
func (s *Session) advance(by int, fits func(Place) bool) bool {
	s.seeking = false
	if s.find(by, fits) {
		return true
	}
	s.seeking = by > 0 && !s.complete
	return false
}

// find moves to the nearest place in a direction that fits.
func (s *Session) find(by int, fits func(Place) bool) bool {
	p := s.at
	for {
		p.Finding += by
		for p.Article < 0 || p.Finding < 0 || p.Finding >= len(s.entries[p.Article].Marks) {
			p.Article += by
			if p.Article < 0 || p.Article >= len(s.entries) {
				return false
			}
			p.Finding = 0
			if by < 0 {
				p.Finding = len(s.entries[p.Article].Marks) - 1
			}
		}
		if fits(p) {
			s.at = p
			return true
		}
	}
}

func (s *Session) markAt(p Place) *Mark { return &s.entries[p.Article].Marks[p.Finding] }

// isShown reports whether the filter lets the finding pass.
func (s *Session) isShown(p Place) bool { return s.filter == "" || s.markAt(p).Rule.Fits(s.filter) }

func (s *Session) isOpen(p Place) bool {
	return s.isShown(p) && s.State(p) == Open
}

// State is what has become of a finding.
type State uint8

// The states. A finding is Gone when a decision on another one takes its words away.
const (
	Open State = iota
	Accepted
	Changed
	Ignored
	Gone
)

// State returns what has become of the finding at a place.
func (s *Session) State(p Place) State {
	e, m := &s.entries[p.Article], s.markAt(p)
	decisions := s.ledger.latest[e.Key]
	if d := decisions[m.Fingerprint]; d != nil {
		switch d.Action {
		case Change:
			return Changed
		case Ignore:
			return Ignored
		}
		return Accepted
	}
	for _, d := range decisions {
		for _, edit := range d.Edits {
			if m.Span.Len() > 0 && edit.span().Contains(m.Span) {
				return Gone
			}
		}
	}
	return Open
}

// Decided returns the decision on the finding at a place, nil for none.
func (s *Session) Decided(p Place) *Decision {
	return s.ledger.of(s.entries[p.Article].Key, s.markAt(p).Fingerprint)
}

// Edits returns what the decisions change in the article at hand, in order.
func (s *Session) Edits() []lint.Edit { return merged(s.ledger.all(s.Entry().Key)) }

// Filter shows the findings that a rule's id, a family or a glob fits, and no
// others; all for "". It returns false where none of those read fits.
func (s *Session) Filter(pattern string) bool {
	s.filter = pattern
	if s.at.Article < 0 || s.isShown(s.at) {
		return true
	}
	return s.advance(1, s.isShown) || s.find(-1, s.isShown)
}

// Filtered returns what Filter was given last.
func (s *Session) Filtered() string { return s.filter }

// RuleCount is how many findings of a rule have been read, and how many of
// them are still to be decided about.
type RuleCount struct {
	Rule      string
	All, Open int
}

// Counts returns the number of findings read and open, by rule in the order
// given.
func (s *Session) Counts(rules []*lint.Rule) []RuleCount {
	byRule := map[*lint.Rule]*RuleCount{}
	for a := range s.entries {
		for i := range s.entries[a].Marks {
			p := Place{a, i}
			c := byRule[s.markAt(p).Rule]
			if c == nil {
				c = &RuleCount{Rule: s.markAt(p).Rule.ID}
				byRule[s.markAt(p).Rule] = c
			}
			c.All++
			if s.State(p) == Open {
				c.Open++
			}
		}
	}
	var counts []RuleCount
	for _, r := range rules {
		if c := byRule[r]; c != nil {
			counts = append(counts, *c)
		}
	}
	return counts
}
