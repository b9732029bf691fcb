package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

// repair is what a test's rule does with the words that wake it.
type repair func(d *document.Document, hit document.Span) lint.Edit

func deleteLines(d *document.Document, hit document.Span) lint.Edit {
	return lint.Edit{Span: d.LineSpan(hit)}
}

func replaceWords(text string) repair {
	return func(_ *document.Document, hit document.Span) lint.Edit { return lint.Edit{Span: hit, Text: text} }
}

// proof is evidence that is enough to delete a block.
const proof = layout.Wording | layout.Form

// newRule returns a rule that finds a phrase and offers the repair.
func newRule(id string, level lint.Level, safe bool, phrase string, r repair) *lint.Rule {
	return &lint.Rule{ID: id, Level: level, Phrases: []string{phrase}, Check: func(p *lint.Pass) {
		for _, h := range p.Hits() {
			span := p.Doc.TokenSpan(h.First, h.End)
			p.Report(lint.Finding{Span: span, Message: phrase, Evidence: proof, Fix: &lint.Fix{Safe: safe, Edits: []lint.Edit{r(p.Doc, span)}}})
		}
	}}
}

func safeRule(id, phrase string, r repair) *lint.Rule {
	return newRule(id, lint.Warning, true, phrase, r)
}

func newFixer(tb testing.TB, rules ...*lint.Rule) *Fixer {
	tb.Helper()
	var active []lint.Active
	for _, r := range rules {
		active = append(active, lint.Active{Rule: r, Level: r.Level})
	}
	linter, err := lint.New(active)
	if err != nil {
		tb.Fatal(err)
	}
	return &Fixer{Worker: linter.Worker()}
}

// dated keeps the guard of dates out of tests that are about something else.
func dated() document.Meta {
	return document.Meta{Published: time.Date(2024, 11, 20, 0, 0, 0, 0, time.UTC)}
}

// describeLeft lists the findings left as rule: reason.
func describeLeft(left []Left) string {
	var all []string
	for _, l := range left {
		all = append(all, fmt.Sprintf("%s: %s", l.Rule.ID, l.Reason))
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

const story = "The council of Harlow met on Monday to vote on the new bridge.\nIt will cost more than was planned, the mayor said.\n"

func TestFix(t *testing.T) {
	tests := []struct {
		name       string
		rules      []*lint.Rule
		text, want string
		left       string
	}{
		{
			name:  "nothing to do",
			rules: []*lint.Rule{safeRule("a/ad", "buy now", deleteLines)},
			text:  story, want: story,
		},
		{
			name:  "a block",
			rules: []*lint.Rule{safeRule("a/ad", "buy now", deleteLines)},
			text:  story + "Buy now!\n", want: story,
		},
		{
			name: "the graver first, the other waits",
			rules: []*lint.Rule{
				newRule("a/light", lint.Note, true, "at in", replaceWords("in")),
				newRule("b/grave", lint.Error, true, "in friday", replaceWords("on Friday")),
			},
			text: story + "They voted at in Friday.\n", want: story + "They voted at on Friday.\n",
		},
		{
			name: "what one fix brings about another repairs",
			rules: []*lint.Rule{
				safeRule("a/one", "alpha", replaceWords("beta")),
				safeRule("b/two", "beta", replaceWords("gamma")),
			},
			text: story + "alpha, beta\n", want: story + "gamma, gamma\n",
		},
		{
			name: "fixes that undo one another",
			rules: []*lint.Rule{
				safeRule("a/one", "alpha", replaceWords("beta")),
				safeRule("b/two", "beta", replaceWords("alpha")),
			},
			text: story + "alpha\n", want: story + "alpha\n",
			left: "a/one: " + string(Unsettled),
		},
		{
			name:  "a text that grows and grows",
			rules: []*lint.Rule{safeRule("a/one", "alpha", replaceWords("alpha, alpha"))},
			text:  story + "alpha\n", want: story + "alpha\n",
			left: "a/one: " + string(Unsettled),
		},
		{
			name:  "more than half",
			rules: []*lint.Rule{safeRule("a/ad", "buy now", deleteLines)},
			text:  "The mayor resigned.\nBuy now or never.\n", want: "The mayor resigned.\nBuy now or never.\n",
			left: "a/ad: " + string(HalfLost),
		},
		{
			name:  "half in two rounds",
			rules: []*lint.Rule{safeRule("a/one", "one two three", replaceWords("four five")), safeRule("b/two", "four five", deleteLines)},
			text:  "One two three.\nThe mayor.\n", want: "One two three.\nThe mayor.\n",
			left: "a/one: " + string(HalfLost),
		},
		{
			name:  "not safe",
			rules: []*lint.Rule{newRule("a/offer", lint.Warning, false, "the mayor", replaceWords("she"))},
			text:  story, want: story,
			left: "a/offer: " + string(UnsafeFix),
		},
		{
			name:  "no change",
			rules: []*lint.Rule{safeRule("a/same", "bridge", replaceWords("bridge"))},
			text:  story, want: story,
			left: "a/same: " + string(BrokenFix),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fixer := newFixer(t, test.rules...)
			o := fixer.Fix(dated(), []byte(test.text))
			if string(o.Text) != test.want {
				t.Errorf("got  %q\nwant %q", o.Text, test.want)
			}
			if got := describeLeft(o.Left); got != test.left {
				t.Errorf("left %q\nwant %q", got, test.left)
			}
			if o.Changed() != (test.text != test.want) {
				t.Errorf("Changed() = %t with edits %v", o.Changed(), o.Edits)
			}
			checkOutcome(t, fixer, &o)
		})
	}
}

// checkOutcome asks that the edits of the text before make the one behind, and
// that fixing it again changes nothing.
func checkOutcome(t *testing.T, fixer *Fixer, o *Outcome) {
	t.Helper()
	made, err := Apply(o.Before, o.Edits)
	if err != nil || !bytes.Equal(made, o.Text) {
		t.Errorf("the edits %v make %q, %v\nwant %q", o.Edits, made, err, o.Text)
	}
	text := slices.Clone(o.Text)
	if again := fixer.Fix(o.Meta, text); again.Changed() || !bytes.Equal(again.Text, text) {
		t.Errorf("fixed again: %q\nfixed once:  %q", again.Text, text)
	}
}

func TestFixUnsafe(t *testing.T) {
	fixer := newFixer(t, newRule("a/offer", lint.Warning, false, "on monday", replaceWords("on Nov. 18")))
	fixer.Unsafe = true
	o := fixer.Fix(dated(), []byte(story))
	if want := strings.Replace(story, "on Monday", "on Nov. 18", 1); string(o.Text) != want {
		t.Errorf("got  %q\nwant %q", o.Text, want)
	}
}

func TestFixCounts(t *testing.T) {
	fixer := newFixer(t, safeRule("a/ad", "buy now", deleteLines), safeRule("b/double", "a the", replaceWords("the")))
	o := fixer.Fix(dated(), []byte(story+"Buy now!\n\nSo a the mayor said.\nBuy now!"))
	want := map[string]Count{"a/ad": {Fixes: 2, Bytes: 17, Lines: 2}, "b/double": {Fixes: 1, Bytes: 2}}
	for rule, c := range want {
		if o.Done[rule] != c {
			t.Errorf("%s: %+v, want %+v", rule, o.Done[rule], c)
		}
	}
}

// A rule that a check cuts short is still fixed wholly.
func TestFixMany(t *testing.T) {
	fixer := newFixer(t, safeRule("a/double", "very really", replaceWords("really")))
	const pairs = 12 * lint.MaxFindings
	o := fixer.Fix(dated(), []byte(strings.Repeat("It was very really late.\n", pairs)))
	if want := strings.Repeat("It was really late.\n", pairs); string(o.Text) != want {
		t.Errorf("%d doubled words are left", strings.Count(string(o.Text), "very really"))
	}
	if o.Done["a/double"].Fixes != pairs {
		t.Errorf("%d fixes, want %d", o.Done["a/double"].Fixes, pairs)
	}
}

// A record gets ten rounds; one that needs another stays as it was.
func TestFixRounds(t *testing.T) {
	words := strings.Fields("heron linnet magpie nuthatch osprey plover quail redwing siskin twite wagtail yellowhammer")
	var rules []*lint.Rule
	for i := range words[1:] {
		rules = append(rules, safeRule("a/"+words[i], words[i], replaceWords(words[i+1])))
	}
	for from, want := range map[int]string{1: words[len(words)-1], 0: words[0]} {
		o := newFixer(t, rules...).Fix(dated(), []byte(story+"They saw a "+words[from]+".\n"))
		if !strings.HasSuffix(string(o.Text), " a "+want+".\n") {
			t.Errorf("from %s: %q", words[from], o.Text)
		}
		if changed := o.Changed(); changed != (from == 1) {
			t.Errorf("from %s: changed %t, left %s", words[from], changed, describeLeft(o.Left))
		}
	}
}

// TestFixLongText leaves a text alone that is longer than any article.
func TestFixLongText(t *testing.T) {
	text := strings.Repeat("alpha, and more of it.\n\n", lint.MaxPart/20)
	fixer := newFixer(t, safeRule("a/one", "alpha", replaceWords("beta")))
	o := fixer.Fix(document.Meta{}, []byte(text))
	if o.Changed() || len(o.Left) == 0 || o.Left[0].Reason != TooLong {
		t.Errorf("changed %v, left %d", o.Changed(), len(o.Left))
	}
}
