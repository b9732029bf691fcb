package layout

import (
	"github.com/newslint/newslint/internal/document"
)

// Thresholds on the second model's probabilities.
const (
	// extractThreshold is what clean keeps as body of a text that an extractor
	// cut out, most of which is body; keptThreshold above the end of its story.
	extractThreshold = 0.3
	keptThreshold    = 0.1
	// innerThreshold is that of a dump inside the stretch that is most likely the
	// body, outerThreshold outside of it.
	innerThreshold = 0.4
	outerThreshold = 0.65
	// shapeThreshold is what the model must give for body before the shape of a
	// byline or a caption no longer counts.
	shapeThreshold = 0.8
	// strayThreshold is what check takes for debris on the model's word alone.
	strayThreshold = 0.9
	// likelyStray is from where a doubtful segment counts as debris if its
	// neighbours are.
	likelyStray = 0.8
	// likelyUnderLabel is that of a segment below a label.
	likelyUnderLabel = 0.65
	// evidentConfidence is that of a segment which says itself what it is.
	evidentConfidence = 0.9
	// evidentThreshold is what check takes for debris where a phrase says so too.
	evidentThreshold = 0.5
)

// assignRoles turns probabilities into roles.
func (l *Layout) assignRoles() {
	r := &l.reader
	bodySeen := false
	lastBody := -far // the last segment of some length that is body
	last := l.lastStrong()
	for i := range l.Segments {
		s, t := &l.Segments[i], &r.tallies[i]
		switch {
		case s.Kind == RepeatedCaption || s.Kind == RepeatedBlock || s.Kind == RepeatedHeadline:
			s.Role, s.Confidence = Debris, 1
			continue
		case r.isExplicit(i):
			s.Role, s.Confidence = Debris, max(s.Stray, evidentConfidence)
			continue
		case r.isDateline(s, t) || s.Body < shapeThreshold && (t.isCaption() || r.isByline(s, t) && (!r.dump || !bodySeen || t.hits.has(BylineMark))):
			// Its shape says more than the model does.
		case l.isBody(i, last, i-lastBody, bodySeen):
			s.Role = Body
			if bodySeen && r.isTitle(i) && t.words <= 14 {
				s.Role = Subhead
			}
			bodySeen = bodySeen || t.isProse()
			if t.words >= resumeWords {
				lastBody = i
			}
			continue
		}
		s.Role = r.partOf(i, s, bodySeen)
		if s.Role == Debris {
			s.Confidence = s.Stray
			if kindOf(t.whole) != None || t.opensTeaser() {
				s.Confidence = max(s.Stray, evidentConfidence)
			}
		}
	}
	l.closeGaps(last)
}

// closeGaps makes debris of a segment below the end of the story, given its
// last strong segment, that stands between two segments of sure debris: among
// the teasers of other stories a single one is no part of this story.
func (l *Layout) closeGaps(last int) {
	if last < 0 {
		return
	}
	for i := last + 1; i+1 < len(l.Segments); i++ {
		s, before, after := &l.Segments[i], &l.Segments[i-1], &l.Segments[i+1]
		if s.Role != Debris && s.Role != Byline && s.Body < evenOdds && l.sure(i-1) && l.sure(i+1) &&
			before.Kind < RepeatedCaption && after.Kind < RepeatedCaption {
			s.Role, s.Kind, s.Confidence = Debris, before.Kind, min(before.Confidence, after.Confidence)
		}
	}
}

// strong is the probability of a segment that is body beyond doubt, evenOdds
// that of one which may as well be none.
const (
	strong   = 0.8
	evenOdds = 0.5
)

// lastStrong returns the last segment of prose that is body beyond doubt, or -1.
func (l *Layout) lastStrong() int {
	for i := len(l.Segments) - 1; i >= 0; i-- {
		if l.Segments[i].Body >= strong && l.reader.tallies[i].isProse() {
			return i
		}
	}
	return -1
}

// threshold is what the model must give a segment for body.
func (r *reader) threshold(i int) float32 {
	switch {
	case !r.dump && r.tallies[i].hits != 0:
		return evenOdds
	case !r.dump:
		return extractThreshold
	case i >= r.first && i < r.end:
		return innerThreshold
	}
	return outerThreshold
}

// isBody reports whether segment i is body text, given the story's last strong
// segment, how far above its last part of some length stands, and whether any
// prose of it has been seen.
func (l *Layout) isBody(i, last, distance int, bodySeen bool) bool {
	r, s, t := &l.reader, &l.Segments[i], &l.reader.tallies[i]
	switch {
	case s.Body >= r.threshold(i):
		return true
	case r.dump:
		return distance <= resumeReach && r.resumes(i, s)
	}
	return (i < last || l.goesOn(i)) && (bodySeen || !r.isTitle(i)) && r.staysInExtract(s, t)
}

// A story resumes at most so many segments below a part of it that has so many
// words, with a segment that the last model gives at least that.
const (
	resumeReach     = 4
	resumeWords     = 8
	resumeThreshold = 0.2
)

// resumes reports whether segment i, some lines below the story, goes on with
// it: it is prose that names those of whom the story told further up.
func (r *reader) resumes(i int, s *Segment) bool {
	t := &r.tallies[i]
	return s.Body >= resumeThreshold && t.isProse() && t.hits == 0 && t.names > 0 && r.vectors[i][featureFarNames] >= 0.5
}

// goesOn reports whether segment i is prose right behind text of the body.
func (l *Layout) goesOn(i int) bool {
	return i > 0 && l.Segments[i-1].Role == Body && l.reader.tallies[i].isProse() && l.Segments[i].Stray < likelyStray
}

// staysInExtract reports whether a segment of a text that an extractor cut out
// stays body although the model leans to debris: above the end of the story
// most is body, and what is not says so.
func (r *reader) staysInExtract(s *Segment, t *tally) bool {
	part := 1 - s.Body - s.Stray
	return s.Body >= keptThreshold && s.Stray > part && t.hits == 0
}

// partOf tells what a segment is that is no body text.
func (r *reader) partOf(i int, s *Segment, bodySeen bool) Role {
	t := &r.tallies[i]
	switch {
	case r.isByline(s, t) && (!r.dump || s.Stray < likelyStray || t.hits.has(BylineMark)):
		return Byline
	case t.isCaption():
		return Caption
	case r.isDateline(s, t):
		return Dateline
	case !r.dump && !bodySeen && t.hits == 0 && s.Stray < likelyStray && r.isTitle(i) && r.vectors[i][featureShared] >= sharedTitle:
		return Headline
	case s.Stray >= evidentThreshold || r.isLabelled(i, s) || t.whole != 0 && t.whole&(1<<Timestamp|1<<PhotoCredit|1<<BylineMark) == 0:
		return Debris
	case r.dump && t.isDate() && t.whole.has(Timestamp) && t.numbers <= 1:
		return Debris // "4 min read", "3 hours ago"
	case r.dump && t.isDate():
		return Dateline
	case r.dump && t.hits.has(BylineMark):
		return Byline
	case r.dump && i >= r.end:
		return Debris
	case bodySeen && r.isTitle(i):
		return Subhead
	case bodySeen && t.words < 30:
		return Caption
	case !bodySeen && r.isTitle(i):
		return Headline
	case !bodySeen && t.isProse():
		return Standfirst
	case !bodySeen:
		return Byline
	}
	return Body
}

// isCaption reports whether the segment is a text with a picture's credit.
func (t *tally) isCaption() bool {
	return t.hits.has(PhotoCredit) && t.words >= captionWords && t.words <= 60 && t.hits&^(1<<PhotoCredit|1<<WireCredit) == 0
}

// isTitle reports whether the segment has the shape of a heading.
func (r *reader) isTitle(i int) bool {
	t := &r.tallies[i]
	return t.words >= 2 && t.words <= 30 && t.shape&(endsStop|endsEllipsis|endsColon|startsLower) == 0
}

// sharedTitle is the share of a headline's content words that its text repeats.
const sharedTitle = 0.4

// isLabelled reports whether the segment is a headline behind its label,
// "Read more: Bakers warn of dearer bread", and no more likely body than not.
func (r *reader) isLabelled(i int, s *Segment) bool {
	return r.tallies[i].hits.has(RelatedLabel) && s.Stray > s.Body && r.isTitle(i)
}

// isByline reports whether the segment is names and what joins them.
func (r *reader) isByline(s *Segment, t *tally) bool {
	if t.words == 0 || t.words > 16 || t.shape&endsStop != 0 {
		return false
	}
	if t.hits.has(BylineMark) && t.capitals*2 >= t.words {
		return true
	}
	if t.hits&^(1<<BylineMark|1<<PhotoCredit|1<<WireCredit) != 0 {
		return false
	}
	joined := false
	for i := s.FirstToken; i < s.EndToken; i++ {
		token := &r.doc.Tokens[i]
		if token.Kind == document.Word && !token.Is(document.Capital) {
			if !isJoiner(string(r.doc.Bytes(token.Span))) {
				return false
			}
			joined = true
		}
	}
	return joined && t.capitals >= 2
}

// isJoiner reports whether a word joins the names of a byline.
func isJoiner(word string) bool {
	switch word {
	case "with", "and", "for", "by", "und", "et", "y", "e", "mit", "avec", "con", "com", "von", "van", "de", "la", "al", "bin":
		return true
	}
	return false
}

// datelineWords is the most words that a dateline on a line of its own has.
const datelineWords = 8

// isDateline reports whether the segment is a place in capitals and a dash.
func (r *reader) isDateline(s *Segment, t *tally) bool {
	if t.uppers == 0 || t.words > datelineWords {
		return false
	}
	last := r.doc.Word(s.EndToken - 1)
	switch string(last) {
	case "-", "–", "—":
		return r.doc.Tokens[s.FirstToken].Is(document.Upper)
	}
	return false
}

// The families that tell what a segment is, whatever the models say.
const (
	appeals  familySet = 1<<Subscribe | 1<<Donate | 1<<AdBlocker | 1<<Newsletter | 1<<Consent
	formulas familySet = 1<<Copyright | 1<<Affiliate
	notes    familySet = 1<<AuthorBio | 1<<WireCredit
)

// The most words of a formula and of a note, and how many segments from
// either end of the document a note may stand.
const (
	formulaWords = 60
	noteWords    = 50
	noteReach    = 4
)

// isExplicit reports whether the segment says itself that it is debris: it
// asks the reader for something, or it is little but a formula.
func (r *reader) isExplicit(i int) bool {
	t := &r.tallies[i]
	if t.quotes > 0 || t.hits&(appeals|formulas|notes) == 0 {
		return false
	}
	dense := 3*t.covered >= t.words+t.numbers
	switch {
	case t.whole&(appeals|formulas|notes) != 0:
		return true
	case t.hits&appeals != 0:
		return dense || t.outlet > 0 && (t.reader > t.outlet || t.shape&startsCommand != 0)
	case t.hits&formulas != 0:
		return dense && t.words <= formulaWords
	}
	return 4*t.covered >= t.words && t.words <= noteWords && (i < noteReach || i >= len(r.tallies)-noteReach)
}
