package layout

import "math/bits"

// Evidence is a set of kinds of evidence that a text is no part of the
// article. Few rest on another, so that two of them rarely err together.
type Evidence uint8

// The kinds of evidence.
const (
	// Wording: a phrase says what the text is, and the text says little else.
	Wording Evidence = 1 << iota
	// Form: it is no sentence but a control, an entry of a menu or the like.
	Form
	// Repetition: it stands in the document once more.
	Repetition
	// Foreignness: its words are not those of the story.
	Foreignness
	// Place: nothing but debris stands between it and a label above, or the end.
	Place
	// Company: its neighbour in the piece has two kinds of evidence of its own.
	Company
	// Learning: the models are sure of it.
	Learning
)

// Kinds counts the kinds of evidence.
func (e Evidence) Kinds() int { return bits.OnesCount8(uint8(e)) }

// Enough reports whether the evidence is enough to delete a text unseen.
func (e Evidence) Enough() bool { return e.Kinds() >= 2 }

const (
	// controlWords is the most words of a control or a label.
	controlWords = 6
	// menuWords is the most words of an entry of a menu, menuEntries the least
	// number of them in one piece.
	menuWords, menuEntries = 4, 3
	// teaserWords is the most words of another story's headline.
	teaserWords = 20
	// foreignContent is the least number of content words that can be foreign to
	// the story, foreignShare the share of them that may be its own, tiedShare
	// from where they tie the text to it.
	foreignContent, foreignShare, tiedShare = 3, 0.34, 0.5
	// learnedStray is how sure the models must be. From contraryBody on they
	// speak against all else, from contraryMany on where manyKinds agree or a
	// label opens the text, from contraryAppeal on against appeals and notices
	// in whole sentences, which they tend to take for a story's text.
	learnedStray, contraryBody, contraryMany, contraryAppeal = 0.7, 0.35, 0.5, 0.82

	manyKinds = 4
)

// weigh gives each piece the evidence of that segment which has least of it.
func (l *Layout) weigh() {
	tail := l.tail()
	for k := range l.Pieces {
		p := &l.Pieces[k]
		own := l.reader.evidence[:0]
		menu := l.isMenu(p)
		for i := int(p.First); i < int(p.End); i++ {
			own = append(own, l.ownEvidence(i, menu, i >= tail))
		}
		l.reader.evidence = own
		p.Evidence = ^Evidence(0)
		for j, e := range own {
			if e != 0 && (j > 0 && own[j-1].Enough() || j+1 < len(own) && own[j+1].Enough()) {
				e |= Company
			}
			i := int(p.First) + j
			if l.isStory(i, e) || l.leavesLabelled(k, i) {
				e = 0
			}
			if e.Kinds() < p.Evidence.Kinds() {
				p.Evidence = e
			}
		}
	}
}

// tail returns the first of the segments that end the document and are debris.
func (l *Layout) tail() int {
	i := len(l.Segments)
	for i > 0 && l.Segments[i-1].Role == Debris {
		i--
	}
	return i
}

// ownEvidence returns what speaks for segment i being debris, its neighbours
// apart. Whether its piece is a menu and whether it stands in the tail is given.
func (l *Layout) ownEvidence(i int, inMenu, inTail bool) (e Evidence) {
	t := &l.reader.tallies[i]
	isSentence := t.shape&endsStop != 0
	opens := t.opensTeaser()
	whole := kindOf(t.whole) != None
	if opens || whole || kindOf(t.hits) != None && 2*t.covered >= t.words {
		e |= Wording
	}
	if opens || whole && t.words <= controlWords && !isSentence || inMenu && t.isEntry() {
		e |= Form
	}
	if t.copies > 1 {
		e |= Repetition
	}
	if t.below || inTail && !isSentence {
		e |= Place
	}
	// A sentence of other words than the story's is no rarity inside of it.
	other := e&Wording != 0 || t.below || !isSentence && t.words <= teaserWords
	if other && t.content >= foreignContent && l.shared(i) <= foreignShare {
		e |= Foreignness
	}
	if l.Segments[i].Stray >= learnedStray {
		e |= Learning
	}
	return e
}

// shared returns the share of the content words of segment i that the document
// holds elsewhere.
func (l *Layout) shared(i int) float32 { return l.reader.vectors[i][featureFar] }

// isStory reports whether something speaks for segment i, of which the
// evidence is given, being part of the story after all.
func (l *Layout) isStory(i int, e Evidence) bool {
	s, t := &l.Segments[i], &l.reader.tallies[i]
	limit := float32(contraryBody)
	switch {
	case (s.Kind == Appeal || s.Kind == Signup || s.Kind == CopyrightNotice) && t.shape&endsStop != 0 && e&(Wording|Foreignness) == Wording|Foreignness:
		limit = contraryAppeal
	case e.Kinds() >= manyKinds, t.opensTeaser():
		limit = contraryMany
	}
	if s.Body >= limit {
		return true
	}
	said := t.whole != 0 || t.below || t.opensTeaser()
	return !said && t.content >= foreignContent && l.shared(i) > tiedShare
}

// leavesLabelled reports whether segment i of piece k is a label, and what it
// stands over is not debris: a headline, most likely, and not the story's text.
func (l *Layout) leavesLabelled(k, i int) bool {
	r := &l.reader
	next := i + 1
	if !r.tallies[i].whole.has(RelatedLabel) || next == len(l.Segments) || next < int(l.Pieces[k].End) {
		return false
	}
	if k+1 < len(l.Pieces) && int(l.Pieces[k+1].First) == next {
		return false
	}
	t := &r.tallies[next]
	return l.Segments[next].Role != Body || t.words <= teaserWords || t.shape&endsStop == 0
}

// opensTeaser reports whether the segment begins with a label and goes on like
// a headline.
func (t *tally) opensTeaser() bool { return t.shape&(opensLabel|endsStop) == opensLabel }

// isEntry reports whether the segment could be an entry of a menu.
func (t *tally) isEntry() bool { return t.words <= menuWords && t.shape&endsStop == 0 }

// isMenu reports whether the piece has several entries of a menu.
func (l *Layout) isMenu(p *Piece) bool {
	n := 0
	for i := p.First; i < p.End; i++ {
		if l.reader.tallies[i].isEntry() {
			n++
		}
	}
	return n >= menuEntries
}
