package figure

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed headline-mismatch.md
var headlinePage string

// HeadlineMismatch trusts a figure of the headline or the caption above the
// story and one of the opening that is given for the same. It spares figures
// that rounding or a modifier lets agree, and headlines on other things.
var HeadlineMismatch = &lint.Rule{
	ID:    "figure/headline-mismatch",
	Level: lint.Warning,
	When:  numbers | document.Classes(document.OrdinalWord),
	Check: checkHeadline,
	Doc:   headlinePage,
}

const (
	// maxHeadline is the most tokens that a headline or caption has.
	maxHeadline = 45
	// openingSize is how many bytes of the story its opening is.
	openingSize = 1600
)

// maxHeads is how many short blocks above the story are looked at: a headline
// and a caption or standfirst.
const maxHeads = 2

func checkHeadline(p *lint.Pass) {
	story := storyBlock(p.Doc, p.Layout())
	for b := range story {
		if (b == 0 || b >= story-maxHeads) && isHead(p.Doc, p.Layout(), b) {
			checkHead(p, b, p.Doc.Blocks[b+1].Start)
		}
	}
}

// storyBlock returns the first block of body text, else the second block.
func storyBlock(d *document.Document, l *layout.Layout) int32 {
	for b := range int32(len(d.Blocks)) {
		if l.RoleOf(b) == layout.Body && (b > 0 || !isHead(d, l, b)) {
			return b
		}
	}
	return min(1, int32(len(d.Blocks))-1)
}

// isHead reports whether a block above the story can be its headline or caption.
func isHead(d *document.Document, l *layout.Layout, b int32) bool {
	block := d.Blocks[b]
	if block.EndToken-block.FirstToken > maxHeadline || block.EndSentence-block.FirstSentence > 2 {
		return false
	}
	switch l.RoleOf(b) {
	case layout.Headline, layout.Caption, layout.Standfirst:
		return true
	case layout.Byline, layout.Dateline:
		return false
	}
	last := block.EndToken - 1
	if d.MarkIs(last, ',') || d.MarkIs(last, ';') {
		return false
	}
	return !d.MarkIs(last, '.') || d.MarkIs(block.FirstToken+1, ':')
}

// checkHead compares the figures of a block above the story with the text
// from the offset on.
func checkHead(p *lint.Pass, head, start int32) {
	d := p.Doc
	top, opening := figuresOf(d, p.Quantities().All, head, start)
	for i := range top {
		h := &top[i]
		if !isHeadlineFigure(d, h) {
			continue
		}
		if other := contradiction(d, h, top, opening, d.SentenceOf(d.TokenAt(start))); other != nil {
			p.Report(lint.Finding{
				Span: phraseSpan(d, h),
				Message: fmt.Sprintf("%q in the headline, but %q in the story",
					phrase(d, h), phrase(d, other)),
				Related:    at(d, other, "the figure of the story"),
				Confidence: 0.7,
			})
		}
	}
	checkOrdinals(p, head, start)
}

// figuresOf returns the figures of the headline block and of the story's opening.
func figuresOf(d *document.Document, all []quantity.Quantity, head, start int32) (top, opening []quantity.Quantity) {
	block := d.Blocks[head]
	first := 0
	for first < len(all) && all[first].Start < block.Start {
		first++
	}
	mid := first
	for mid < len(all) && all[mid].Start < block.End {
		mid++
	}
	begin := mid
	for begin < len(all) && all[begin].Start < start {
		begin++
	}
	end := begin
	for end < len(all) && all[end].Start < start+openingSize {
		end++
	}
	return all[first:mid], all[begin:min(end, begin+lookBack)]
}

// isHeadlineFigure reports whether the story is bound to repeat the figure.
func isHeadlineFigure(d *document.Document, q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Count:
		return q.Value > 1 && !q.Joined && !q.Other && !isList(d, q) && q.Of < 0
	case quantity.Money:
		return q.Value > 1
	case quantity.Measure:
		return q.Joined || q.Unit.Dimension() == quantity.Duration
	}
	return false
}

// isList reports whether the headline announces a list: "5 things to know".
func isList(d *document.Document, q *quantity.Quantity) bool {
	for i := q.End; i < q.End+4; i++ {
		if listNouns.Has(d, i) {
			return !d.Is(i+1, document.Auxiliary)
		}
	}
	return false
}

// leadReach is how many sentences behind the lead a number without a noun may
// still be the one of the headline.
const leadReach = 2

// contradiction returns the one figure of the opening that is given for the
// same thing as h and cannot agree; nil where one agrees or there is none.
// Words alone tie figures of the story's lead, its first sentence.
func contradiction(d *document.Document, h *quantity.Quantity, top, opening []quantity.Quantity, lead int32) *quantity.Quantity {
	headline := figureOf(d, h)
	headline.first = d.Sentences[h.Sentence].FirstToken
	var found *quantity.Quantity
	rivals := 0
	for i := range opening {
		q := &opening[i]
		if found != nil && found.Sentence == lead && q.Sentence > lead+leadReach && q.Head < 0 {
			continue
		}
		story := figureOf(d, q)
		linked := q.Kind == h.Kind && q.Unit == h.Unit && sameClaim(d, &headline, &story, q.Sentence == lead)
		if confirms(d, &headline, &story, linked, q.Sentence == lead) {
			return nil
		}
		if !linked || q.Agrees(h) || !isProse(d, q.Sentence) || q.Value <= 1 || q.Of >= 0 || q.Other || answers(q, top) {
			continue
		}
		if found == nil || found.Value != q.Value {
			rivals++
		}
		if found == nil {
			found = q
		}
	}
	if rivals > 1 && found.Sentence != lead {
		return nil
	}
	return found
}

// confirms reports whether a figure of the story lets the headline's be right.
func confirms(d *document.Document, headline, story *figure, linked, lead bool) bool {
	h, q := headline.Quantity, story.Quantity
	switch {
	case q.Kind == quantity.Vague || q.Kind == quantity.Part:
		return h.Kind == quantity.Count && q.Unit == quantity.NoUnit && q.Agrees(h) && mayMean(d, h, q, lead)
	case q.Kind != h.Kind || q.Unit != h.Unit:
		return false
	case q.Value == h.Value:
		return q.Head < 0 || h.Head < 0 || !unlike(d, h.Head, q.Head)
	}
	return q.Agrees(h) && (linked || q.Head < 0 && !isCasualty(nearestTopic(d, story)))
}

// mayMean reports whether a vague figure of the story, such as "dozens", may be
// given for what the headline counts.
func mayMean(d *document.Document, h, vague *quantity.Quantity, lead bool) bool {
	switch {
	case vague.Head < 0 || lead && h.Head < 0:
		return true
	case h.Head < 0:
		return quantity.TopicOf(d, vague.Head) != quantity.NoTopic
	}
	return !unlike(d, h.Head, vague.Head)
}

// unlike reports whether two nouns name different things: they have other
// stems and topics, and neither means just people.
func unlike(d *document.Document, i, j int32) bool {
	a, b := quantity.TopicOf(d, i), quantity.TopicOf(d, j)
	return !quantity.SameWord(d, i, j) && a != quantity.Person && b != quantity.Person && (a == quantity.NoTopic || a != b)
}

// answers reports whether another figure of the headline agrees with q.
func answers(q *quantity.Quantity, top []quantity.Quantity) bool {
	for i := range top {
		if top[i].Kind == q.Kind && top[i].Unit == q.Unit && top[i].Agrees(q) {
			return true
		}
	}
	return false
}

// sameClaim reports whether headline and story give the two figures for one
// thing: for one noun, or, where a noun is missing or means people, with the
// same words around. Those are asked of the story's first sentence only.
func sameClaim(d *document.Document, headline, story *figure, lead bool) bool {
	if headline.noun >= 0 && story.noun >= 0 && headline.Kind == quantity.Count {
		topic, other := quantity.TopicOf(d, headline.noun), quantity.TopicOf(d, story.noun)
		switch {
		case quantity.SameWord(d, headline.noun, story.noun):
			return sameModifiers(d, headline, story)
		case topic > quantity.Creature && topic == other:
			return true
		case topic > quantity.Inclusion && other == quantity.Person:
			return nearby(d, story, headline.noun)
		case topic != quantity.Person && !isCasualty(topic):
			return false
		}
	}
	shared := 1
	if headline.Kind == quantity.Count {
		shared = 2
	}
	if topic := nearestTopic(d, headline); topic != quantity.NoTopic {
		other := nearestTopic(d, story)
		switch {
		case topic == other, hasTopic(d, story, topic) && (!isCasualty(topic) || other == quantity.NoTopic):
			return true
		case isCasualty(topic) || isCasualty(other):
			return false
		}
		shared = 2
	}
	return lead && sharedWords(d, headline, story) >= shared
}

func isCasualty(t quantity.Topic) bool { return t == quantity.Death || t == quantity.Injury }

// sameModifiers reports whether no name before one of the nouns is missing
// from the other sentence.
func sameModifiers(d *document.Document, a, b *figure) bool {
	for _, pair := range [2][2]*figure{{a, b}, {b, a}} {
		for i := pair[0].End; i < pair[0].Head; i++ {
			if d.Tokens[i].Is(document.Capital) && !pair[1].names(d, i) {
				return false
			}
		}
	}
	return true
}

// topicReach is how far from a figure the word lies that tells what happened.
const topicReach = 5

// nearestTopic returns the topic of the word closest to the figure that has
// one; what happened to people goes before who they are.
func nearestTopic(d *document.Document, f *figure) quantity.Topic {
	nearest := quantity.NoTopic
	for reach := range int32(topicReach) {
		for _, i := range [2]int32{f.End + reach, f.Lead - 1 - reach} {
			if i < f.first || i >= f.end {
				continue
			}
			topic := quantity.TopicOf(d, i)
			if isCasualty(topic) {
				return topic
			}
			if nearest == quantity.NoTopic && topic > quantity.Inclusion {
				nearest = topic
			}
		}
	}
	return nearest
}

func hasTopic(d *document.Document, f *figure, topic quantity.Topic) bool {
	for i := f.first; i < f.end; i++ {
		if quantity.TopicOf(d, i) == topic {
			return true
		}
	}
	return false
}

// nearby reports whether the word at token i is of the topic that stands
// closest to the figure.
func nearby(d *document.Document, f *figure, i int32) bool {
	return nearestTopic(d, f) == quantity.TopicOf(d, i)
}

// minShared is the length of a word that tells what a headline is on.
const minShared = 3

// sharedWords counts the words of the headline that the story's sentence has too.
func sharedWords(d *document.Document, headline, story *figure) int {
	count := 0
	for i := headline.first; i < headline.end; i++ {
		if d.Tokens[i].Kind != document.Word || d.Tokens[i].Len() < minShared || d.Is(i, document.FunctionWord) || d.Is(i, document.Cardinal) {
			continue
		}
		for j := story.first; j < story.end; j++ {
			if d.Tokens[j].Kind == document.Word && related(d, i, j) {
				count++
				break
			}
		}
	}
	return count
}

// checkOrdinals compares "fourth term" in the headline with "third term" in the opening.
func checkOrdinals(p *lint.Pass, head, start int32) {
	d := p.Doc
	block := d.Blocks[head]
	for _, i := range d.Postings(document.OrdinalWord) {
		if i >= block.EndToken {
			return
		}
		noun := i + 1
		if i < block.FirstToken || noun >= block.EndToken || d.Tokens[noun].Kind != document.Word || d.Is(noun, document.FunctionWord) {
			continue
		}
		if other := otherOrdinal(d, i, start); other >= 0 {
			p.Report(lint.Finding{
				Span:       d.TokenSpan(i, noun+1),
				Message:    fmt.Sprintf("%q in the headline, but %q in the story", d.String(d.TokenSpan(i, noun+1)), d.String(d.TokenSpan(other, other+2))),
				Related:    []lint.Related{{Span: d.TokenSpan(other, other+2), Message: "the figure of the story"}},
				Confidence: 0.7,
			})
		}
	}
}

// otherOrdinal returns the ordinal of the opening that stands before the same
// noun as the one at token i; -1 where none does, or the same one does.
func otherOrdinal(d *document.Document, i, start int32) int32 {
	found := int32(-1)
	for _, other := range d.Postings(document.OrdinalWord) {
		if d.Tokens[other].Start < start || int(other)+1 >= len(d.Tokens) || !quantity.SameWord(d, i+1, other+1) {
			continue
		}
		if d.Tokens[other].Start > start+openingSize {
			break
		}
		if d.Tokens[other].Hash == d.Tokens[i].Hash {
			return -1
		}
		if found < 0 {
			found = other
		}
	}
	return found
}
