package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splicer makes pages of the kinds that the labelled ones lack: articles to
// which the teasers of others, comments or appeals are stuck, and articles that
// hold lists. It deals with the pages of one fold at a time, so that no page
// holds text of another fold.
type splicer struct {
	random random
	bodies []*text
	voices []string // sentences in the first or second person
	names  []string // capitalised words
	words  []string
}

// splice returns the made pages of all folds.
func splice(texts []*text) []*text {
	var all []*text
	for fold := range folds {
		s := splicer{random: random(7 + fold)}
		for _, t := range texts {
			if t.fold == fold && t.set == dumpSets[0] && t.english && t.gold != "" {
				s.bodies = append(s.bodies, t)
				s.listen(t.gold)
			}
		}
		if len(s.bodies) < 3 || len(s.voices) < 10 {
			continue
		}
		for round := range 4 {
			for _, b := range s.bodies {
				all = append(all, s.page(b, round))
			}
		}
		for round := range 2 {
			for _, b := range s.bodies {
				all = append(all, s.dump(b, round))
			}
		}
	}
	return all
}

// listen gathers what lists and comments are made of.
func (s *splicer) listen(gold string) {
	for _, sentence := range strings.Split(gold, ". ") {
		n := len(strings.Fields(sentence))
		if n > 5 && n < 40 && (strings.Contains(sentence, " I ") || strings.Contains(sentence, " you ") || strings.Contains(sentence, "I'm") || strings.Contains(sentence, " my ")) {
			s.voices = append(s.voices, strings.Trim(strings.TrimSpace(sentence), "“”\"")+".")
		}
	}
	for _, w := range strings.Fields(gold) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case len(w) < 4:
		case unicode.IsUpper(r):
			s.names = append(s.names, w)
		default:
			s.words = append(s.words, w)
		}
	}
}

func (s *splicer) pick(n int) int { return int(s.random.share() * float64(n)) }

func (s *splicer) of(list []string) string { return list[s.pick(len(list))] }

// made collects the lines of a made page.
type made struct {
	lines  []string
	labels []byte
}

func (m *made) add(label byte, lines ...string) {
	for _, line := range lines {
		if line = even(line); line != "" {
			m.lines = append(m.lines, line)
			m.labels = append(m.labels, label)
		}
	}
}

// page makes a page as extractors give it: an article with little around it.
func (s *splicer) page(b *text, round int) *text {
	var m made
	if s.pick(4) == 0 {
		m.add('N', s.of(topLines))
	}
	if s.pick(8) == 0 {
		m.add('N', s.appeal()...)
	}
	if s.pick(3) > 0 {
		m.add('M', b.title)
	}
	paragraphs := strings.Split(b.gold, "\n")
	list, appeal := -1, -1
	if round == 1 || s.pick(4) == 0 {
		list = 1 + s.pick(len(paragraphs))
	}
	if round == 2 || s.pick(6) == 0 {
		appeal = 1 + s.pick(len(paragraphs))
	}
	for i, p := range paragraphs {
		m.add('B', p)
		if i+1 == list {
			m.add('B', s.list()...)
		}
		if i+1 == appeal {
			m.add('N', s.appeal()...)
		}
	}
	if round == 3 || s.pick(2) == 0 {
		s.teasers(&m, b)
	}
	if s.pick(6) == 0 {
		s.comments(&m, b)
	}
	if s.pick(5) == 0 {
		m.add('N', s.of(bottomLines))
	}
	return s.made(b, &m)
}

// dump makes a copy of a dump of a whole page with a list or comments in it,
// or with teasers before and after the article.
func (s *splicer) dump(b *text, round int) *text {
	var m made
	isBody := func(k mark) bool { return k.label == 'B' }
	first := max(slices.IndexFunc(b.marks, isBody), 0)
	last := first
	for i := range b.marks {
		if isBody(b.marks[i]) {
			last = i
		}
	}
	at := first + s.pick(last-first+1)
	top := s.pick(first + 1)
	for i, k := range b.marks {
		if i == top && round == 1 && s.pick(2) == 0 {
			s.teasers(&m, b)
		}
		m.add(k.label, b.raw[k.start:k.end])
		if i == at && round == 0 {
			m.add('B', s.list()...)
		}
		if i == last && s.pick(2) == 0 {
			s.comments(&m, b)
		}
		if i == last && round == 1 && s.pick(2) == 0 {
			s.teasers(&m, b)
		}
	}
	return s.made(b, &m)
}

// teasers adds headlines and openings of other articles.
func (s *splicer) teasers(m *made, b *text) {
	count := 1 + s.pick(25)
	if s.pick(3) == 0 {
		count = 1 + s.pick(4)
	}
	form := s.pick(5) // 0: headlines alone, 1: openings alone, 2: both in a line, else both
	for k := range count {
		o := s.bodies[s.pick(len(s.bodies))]
		if o.page == b.page {
			continue
		}
		if k == 0 && s.pick(2) > 0 {
			m.add('N', s.of(labelLines))
		}
		switch form {
		case 0:
			m.add('N', o.title)
		case 1:
			m.add('N', opening(o.gold))
		case 2:
			m.add('N', o.title+" "+opening(o.gold))
		default:
			m.add('N', o.title, opening(o.gold))
		}
	}
}

// comments adds readers' comments.
func (s *splicer) comments(m *made, b *text) {
	n := 1 + s.pick(30)
	switch s.pick(4) {
	case 0:
		m.add('N', "Comments")
	case 1:
		m.add('N', fmt.Sprintf("%d Comments", n))
	case 2:
		m.add('N', "Leave a comment", fmt.Sprintf("%d responses", n))
	}
	form := s.pick(4)
	for range n {
		name := strings.ToLower(s.of(s.names)) + strconv.Itoa(s.pick(99))
		date := fmt.Sprintf("%s %d, 20%d at %d:%02d pm", s.of(months), 1+s.pick(28), 10+s.pick(15), 1+s.pick(12), s.pick(60))
		switch form {
		case 0:
			m.add('N', name+" says:", date)
		case 1:
			m.add('N', name, fmt.Sprintf("%d hours ago", 1+s.pick(23)))
		case 2:
			m.add('N', s.of(s.names)+" on "+date)
		}
		for range 1 + s.pick(2) {
			m.add('N', s.voice(b))
		}
		if form != 2 {
			m.add('N', s.of([]string{"Reply", "Like", "Report", "Reply Share"}))
		}
	}
}

// voice is a paragraph of a comment: other people's words on the article's
// matter, so some of its words are put among them.
func (s *splicer) voice(b *text) string {
	theme := strings.Fields(b.gold)
	var words []string
	for range 1 + s.pick(3) {
		for _, w := range strings.Fields(s.of(s.voices)) {
			words = append(words, w)
			if s.pick(8) == 0 {
				words = append(words, theme[s.pick(len(theme))])
			}
		}
	}
	return strings.Join(words, " ")
}

// appeal is what asks the reader for something.
func (s *splicer) appeal() []string {
	at := s.pick(len(appealLines))
	return appealLines[at:min(at+1+s.pick(2), len(appealLines))]
}

// list is a list of the kinds that stories hold.
func (s *splicer) list() []string {
	var lines []string
	form, length := s.pick(7), 4+s.pick(24)
	for n := range length {
		name := s.of(s.names) + " " + s.of(s.names)
		some := s.of(s.words) + " " + s.of(s.words)
		var line string
		switch form {
		case 0:
			line = fmt.Sprintf("%d. %s %s", n+1, name, some)
		case 1:
			line = fmt.Sprintf("%s %d – %s, %s", s.of(months), 1+s.pick(30), name, s.of(s.names))
		case 2:
			line = fmt.Sprintf("%s %d %d %d", name, s.pick(50), s.pick(50), s.pick(50))
		case 3:
			line = fmt.Sprintf("%d %s %s", 1+s.pick(9), s.of([]string{"cups", "tsp.", "oz.", "g", "kg", "slices of"}), some)
		case 4:
			line = fmt.Sprintf("%s: %d %s, %d %s", s.of(s.names), s.pick(50), s.of(s.words), s.pick(50), s.of(s.words))
		case 5:
			line = "• " + strings.ToUpper(some[:1]) + some[1:] + " " + s.of(s.words)
		case 6:
			if line = strings.ToUpper(some[:1]) + some[1:]; n%3 == 2 {
				line += " " + name + " " + s.of(s.words) + " " + s.of(s.words) + "."
			}
		}
		lines = append(lines, line)
	}
	if s.pick(3) == 0 { // some lists say the same again and again
		for n := range lines {
			if s.pick(2) == 0 {
				lines[n] = lines[n%4]
			}
		}
	}
	return lines
}

func (s *splicer) made(b *text, m *made) *text {
	t := *b
	t.set, t.raw, t.gold = splicedSet, strings.Join(m.lines, "\n"), ""
	t.marks = lineMarks(t.raw, string(m.labels))
	return &t
}

// opening is the beginning of an article as a teaser quotes it.
func opening(gold string) string {
	at := slices.IndexFunc(strings.Split(gold, "\n"), func(p string) bool { return len(p) > 60 })
	if at < 0 {
		return gold
	}
	p := strings.Split(gold, "\n")[at]
	if len(p) > 280 {
		if i := strings.Index(p[120:], ". "); i >= 0 {
			return p[:121+i]
		}
	}
	return p
}
