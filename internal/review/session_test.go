package review

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// shelfOf is a list of articles.
type shelfOf []*Article

func (s shelfOf) Article(n int) (*Article, error) { return s[n], nil }

var (
	weekdays = &lint.Rule{ID: "date/weekday", Level: lint.Error}
	sums     = &lint.Rule{ID: "figure/sum", Level: lint.Warning}
	menus    = &lint.Rule{ID: "debris/menu", Level: lint.Note}
)

// parseArticle reads a text in which findings stand as [rule:words] or
// [rule:words=fix] or [rule:words=one|other]; the fix "-" deletes. Findings may
// hold others.
func parseArticle(marked string) *Article {
	a := &Article{}
	var open []lint.Finding
	for marked != "" {
		switch c := marked[0]; {
		case c == '[':
			name, rest, _ := strings.Cut(marked[1:], ":")
			rule := map[string]*lint.Rule{"day": weekdays, "sum": sums, "menu": menus}[name]
			open = append(open, lint.Finding{Rule: rule, Level: rule.Level, Span: document.Span{Start: int32(len(a.Text))}})
			marked = rest
		case c == '=' || c == ']':
			f := open[len(open)-1]
			open = open[:len(open)-1]
			f.Span.End = int32(len(a.Text))
			fixes, rest, _ := strings.Cut(marked, "]")
			addFixes(&f, strings.TrimPrefix(fixes, "="))
			f.Fingerprint = fmt.Sprintf("%s@%d", f.Rule.ID, f.Span.Start)
			a.Findings = append(a.Findings, f)
			marked = rest
		default:
			a.Text = append(a.Text, c)
			marked = marked[1:]
		}
	}
	slices.SortStableFunc(a.Findings, func(x, y lint.Finding) int { return int(x.Span.Start - y.Span.Start) })
	return a
}

func addFixes(f *lint.Finding, fixes string) {
	if fixes == "" {
		return
	}
	for _, text := range strings.Split(fixes, "|") {
		if text == "-" {
			text = ""
		}
		f.Alternatives = append(f.Alternatives, lint.Fix{Title: "say " + text, Edits: []lint.Edit{{Span: f.Span, Text: text}}})
	}
	if len(f.Alternatives) == 1 {
		f.Fix, f.Alternatives = &f.Alternatives[0], nil
	}
}

func keyOf(n int) Key { return Key{Path: "a.jsonl", ID: strconv.Itoa(n), Content: "text"} }

func entriesOf(articles []*Article) []Entry {
	var entries []Entry
	for n, a := range articles {
		entries = append(entries, NewEntry(keyOf(n), &lint.Result{Meta: a.Meta, Text: a.Text, Findings: a.Findings}))
	}
	return entries
}

// session is one over marked articles, with its journal.
type session struct {
	*Session
	articles []*Article
	journal  []Decision
}

func sessionOf(journal []Decision, marked ...string) *session {
	s := &session{journal: slices.Clone(journal)}
	for _, m := range marked {
		s.articles = append(s.articles, parseArticle(m))
	}
	s.Session = NewSession(shelfOf(s.articles), journal, func(d Decision) error {
		s.journal = append(s.journal, d)
		return nil
	})
	s.Add(entriesOf(s.articles))
	s.Finish()
	return s
}

// do carries a step out: what a key would.
func (s *session) do(step string) error {
	what, with, _ := strings.Cut(step, " ")
	switch what {
	case "accept":
		return s.Accept()
	case "choose":
		n, _ := strconv.Atoi(with)
		return s.Choose(n)
	case "edit":
		return s.Edit([]byte(with))
	case "ignore":
		return s.Ignore(with)
	case "undo":
		return s.Undo()
	case "filter":
		s.Filter(with)
	case "next":
		s.Step(1)
	case "previous":
		s.Step(-1)
	case "open":
		s.StepOpen()
	case "article":
		s.StepArticle(1)
	case "back":
		s.StepArticle(-1)
	default:
		return fmt.Errorf("unknown step %s", step)
	}
	return nil
}

// state tells of the place and of each finding's state, an article a word.
func (s *session) state() string {
	var b strings.Builder
	for a := range s.entries {
		if a > 0 {
			b.WriteByte(' ')
		}
		for i := range s.entries[a].Marks {
			if s.at == (Place{a, i}) {
				b.WriteByte('>')
			}
			b.WriteByte(".aci~"[s.State(Place{a, i})])
		}
	}
	return b.String()
}

// texts returns what the decisions make of the articles.
func (s *session) texts() string {
	var texts []string
	for n, a := range s.articles {
		text := slices.Clone(a.Text)
		for _, e := range slices.Backward(merged(s.ledger.all(keyOf(n)))) {
			text = slices.Replace(text, int(e.Span.Start), int(e.Span.End), []byte(e.Text)...)
		}
		texts = append(texts, string(text))
	}
	return strings.Join(texts, "\n---\n")
}

const (
	friday = "Met [day:in=on] Friday. Then [sum:5 of 3] left.\n"
	menu   = "[menu:Home News\n=-]\nMet [day:Monday=Sunday|Tuesday] again."
)

func TestDecisions(t *testing.T) {
	tests := []struct {
		name     string
		articles []string
		steps    string
		state    string
		text     string // where it matters
		err      error  // of the last step
	}{
		{"nothing", []string{friday, menu}, "", ">.. ..", "", nil},
		{"next", []string{friday, menu}, "next; next", ".. >..", "", nil},
		{"next at the end", []string{friday}, "next; next", ".>.", "", nil},
		{"previous", []string{friday, menu}, "next; next; previous", ".>. ..", "", nil},
		{"previous at the start", []string{friday}, "previous", ">..", "", nil},
		{"articles", []string{friday, menu, friday}, "article; article", ".. .. >..", "", nil},
		{"articles back", []string{friday, menu}, "article; next; back", ".. >..", "", nil},
		{"articles back twice", []string{friday, menu}, "next; article; back", ">.. ..", "", nil},

		{"accept", []string{friday}, "accept", ">a.", "Met on Friday. Then 5 of 3 left.\n", nil},
		{"accept and go on", []string{friday}, "accept; open", "a>.", "", nil},
		{"accept without a fix", []string{friday}, "next; accept", ".>.", "", errNoFix},
		{"accept among several", []string{menu}, "next; accept", ".>.", "", errChoice},
		{"choose", []string{menu}, "next; choose 2", ".>a", "Home News\n\nMet Tuesday again.", nil},
		{"choose again", []string{menu}, "next; choose 2; choose 1", ".>a", "Home News\n\nMet Sunday again.", nil},
		{"ignore", []string{friday}, "next; ignore as they said", ".>i", "Met in Friday. Then 5 of 3 left.\n", nil},
		{"ignore without a reason", []string{friday}, "ignore", ">..", "", errReason},
		{"ignore after a fix", []string{friday}, "accept; ignore so", ">i.", "Met in Friday. Then 5 of 3 left.\n", nil},

		{"edit", []string{friday}, "edit They met on Friday.", ">c~", "They met on Friday.\n", nil},
		{"edit one word", []string{friday}, "next; edit Met in Friday. Then 3 of 5 left.", ".>c", "Met in Friday. Then 3 of 5 left.\n", nil},
		{"edit nothing", []string{friday}, "edit Met in Friday. Then 5 of 3 left.", ">..", "", errSame},
		{"edit over a fix", []string{friday}, "accept; next; edit Met on Friday. All left.", "a>c", "Met on Friday. All left.\n", nil},
		{"edit a fix away", []string{friday}, "accept; next; edit Met. All left.", "a>c", "Met. All left.\n", nil},
		{"edit, then a fix beside", []string{friday}, "next; edit Met in Friday. All left.; previous; accept", ">ac", "Met on Friday. All left.\n", nil},
		{"edit broken text", []string{friday}, "edit \xff", ">..", "", errEncoding},
		{"edit several bytes a character", []string{"Für [day:é=e].\n"}, "edit Für è.", ">c", "Für è.\n", nil},
		{"edit to nothing", []string{friday}, "edit", ">c~", "\n", nil},

		{"a fix takes others away", []string{"[menu:Home [day:in=on]\n=-]Text."}, "accept", ">a~", "Text.", nil},
		{"a fix within a wider one", []string{"[menu:Home [day:in=on]\n=-]Text."}, "next; accept; previous; accept", ">aa", "Text.", nil},
		{"undo the wider one", []string{"[menu:Home [day:in=on]\n=-]Text."}, "next; accept; previous; accept; undo", ">.a", "Home on\nText.", nil},

		{"undo nothing", []string{friday}, "undo", ">..", "", errNothing},
		{"undo", []string{friday, menu}, "accept; article; accept; undo", "a. >..", "", nil},
		{"undo twice", []string{friday, menu}, "accept; article; accept; undo; undo", ">.. ..", "", nil},
		{"undo to the decision before", []string{menu}, "next; choose 2; choose 1; undo", ".>a", "Home News\n\nMet Tuesday again.", nil},
		{"undo a decision that another covers", []string{friday}, "accept; ignore so; accept; undo; undo", ">a.", "Met on Friday. Then 5 of 3 left.\n", nil},

		{"filter", []string{friday, menu}, "filter menu; filter debris/menu", ".. >..", "", nil},
		{"filter by family", []string{friday, menu}, "filter date; next", ".. .>.", "", nil},
		{"filter back", []string{friday, menu}, "article; filter figure", ".>. ..", "", nil},
		{"filter nothing away", []string{friday, menu}, "filter date; filter; next", ".>. ..", "", nil},
		{"open ones under a filter", []string{friday, menu}, "filter date; accept; open", "a. .>.", "", nil},
		{"undo out of the filter", []string{friday, menu}, "accept; filter debris; undo; next", ".>. ..", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sessionOf(nil, tt.articles...)
			var err error
			for _, step := range strings.Split(tt.steps, "; ") {
				if step != "" {
					err = s.do(step)
				}
			}
			if !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			if got := s.state(); got != tt.state {
				t.Errorf("state %s, want %s", got, tt.state)
			}
			if got := s.texts(); tt.text != "" && got != tt.text {
				t.Errorf("text %q, want %q", got, tt.text)
			}
			s.checkCounts(t)
			s.checkReplay(t)
		})
	}
}

// checkCounts compares the running counts with a count.
func (s *session) checkCounts(t *testing.T) {
	t.Helper()
	all, open := s.Findings()
	wantAll, wantOpen := 0, 0
	for _, c := range s.Counts([]*lint.Rule{weekdays, sums, menus}) {
		wantAll += c.All
		wantOpen += c.Open
	}
	if all != wantAll || open != wantOpen {
		t.Errorf("%d of %d findings open, counted %d of %d", open, all, wantOpen, wantAll)
	}
}

// checkReplay takes the journal up in another session.
func (s *session) checkReplay(t *testing.T) {
	t.Helper()
	again := &session{articles: s.articles}
	again.Session = NewSession(shelfOf(s.articles), s.journal, nil)
	again.Add(entriesOf(s.articles))
	place := s.at
	s.at, again.at = Place{-1, 0}, Place{-1, 0}
	if got, want := again.state(), s.state(); got != want {
		t.Errorf("the journal makes %s, want %s", got, want)
	}
	s.at = place
	if got, want := again.texts(), s.texts(); got != want {
		t.Errorf("the journal makes %q, want %q", got, want)
	}
}

// A decision that could not be kept does not count.
func TestDecisionsCountWhenKept(t *testing.T) {
	s := sessionOf(nil, friday)
	full := errors.New("no space left")
	s.keep = func(Decision) error { return full }
	for _, step := range []string{"accept", "ignore so", "edit Gone."} {
		if err := s.do(step); !errors.Is(err, full) {
			t.Errorf("%s: error %v, want %v", step, err, full)
		}
	}
	if got := s.state(); got != ">.." {
		t.Errorf("state %s", got)
	}
}

// Decisions of which one reaches half into the other exclude each other.
func TestDecisionsClash(t *testing.T) {
	s := sessionOf(nil, "one two three")
	a := s.articles[0]
	for i, span := range []document.Span{{Start: 0, End: 7}, {Start: 4, End: 13}} {
		a.Findings = append(a.Findings, lint.Finding{Rule: menus, Span: span, Fingerprint: strconv.Itoa(i), Fix: &lint.Fix{Edits: []lint.Edit{{Span: span}}}})
	}
	s = sessionOf(nil)
	s.articles = []*Article{a}
	s.Session = NewSession(shelfOf(s.articles), nil, func(Decision) error { return nil })
	s.Add(entriesOf(s.articles))
	if err := s.Accept(); err != nil {
		t.Fatal(err)
	}
	s.StepOpen()
	if err := s.Accept(); !errors.Is(err, errClash) {
		t.Errorf("error %v, want %v", err, errClash)
	}
}

func TestSessionWaitsForArticles(t *testing.T) {
	s := &session{articles: []*Article{parseArticle(friday), parseArticle(menu), parseArticle(friday)}}
	journal := []Decision{{Key: keyOf(0), Finding: "date/weekday@4", Action: Ignore}, {Key: keyOf(0), Finding: "figure/sum@20", Action: Ignore}}
	s.Session = NewSession(shelfOf(s.articles), journal, func(Decision) error { return nil })
	entries := entriesOf(s.articles)
	if _, here := s.Place(); here || !s.Seeking() {
		t.Error("there is a place before anything was read")
	}
	s.Add(entries[:1])
	if got := s.state(); got != "ii" || !s.Seeking() {
		t.Errorf("state %s after an article that is decided about", got)
	}
	s.Add(entries[1:2])
	if got := s.state(); got != "ii >.." || s.Seeking() {
		t.Errorf("state %s after an open article", got)
	}
	s.Step(1)
	if s.Step(1) || !s.Seeking() || s.Horizon() <= len(s.entries) {
		t.Error("the session does not wait for more")
	}
	s.Add(entries[2:])
	if got := s.state(); got != "ii .. >.." {
		t.Errorf("state %s when more has come", got)
	}
}

func TestSessionShowsWhatIsDecided(t *testing.T) {
	s := sessionOf([]Decision{{Key: keyOf(0), Finding: "menu", Action: Ignore}, {Key: keyOf(0), Finding: "debris/menu@0", Action: Ignore}}, "[menu:Home=-]")
	if got := s.state(); got != ">i" {
		t.Errorf("state %s", got)
	}
}
