package layout

// Kind is a sort of debris.
type Kind uint8

// The kinds of debris, and None for what belongs to the article.
const (
	None Kind = iota
	Chrome
	Teaser
	Appeal
	Signup
	Comment
	ConsentNotice
	CopyrightNotice
	Bio
	Credit
	Affiliation
	RepeatedCaption
	RepeatedBlock
	RepeatedHeadline
)

// families that speak for a kind, the most telling first.
var kindEvidence = []struct {
	kind     Kind
	families familySet
}{
	{Appeal, 1<<Subscribe | 1<<Donate | 1<<AdBlocker},
	{ConsentNotice, 1 << Consent},
	{Signup, 1 << Newsletter},
	{CopyrightNotice, 1 << Copyright},
	{Comment, 1 << CommentControl},
	{Affiliation, 1 << Affiliate},
	{Credit, 1 << WireCredit},
	{Bio, 1 << AuthorBio},
	{Teaser, 1 << RelatedLabel},
	{Chrome, 1<<Navigation | 1<<Share | 1<<Advertisement | 1<<Player | 1<<Pagination | 1<<TagsLabel | 1<<SiteFooter},
}

// kindOf returns the kind that the families speak for.
func kindOf(families familySet) Kind {
	for _, e := range kindEvidence {
		if families&e.families != 0 {
			return e.kind
		}
	}
	return None
}

// headlineWords is the least number of words of a teaser's headline.
const headlineWords = 4

// buttonWords is the most words of a button, which begins with a command.
const buttonWords = 6

// nameKinds gives each segment the kind of debris that it is, should it be
// any: by its phrases first, then by its shape and by what stands before it.
func (l *Layout) nameKinds() {
	r := &l.reader
	thread := false // below a comment section's label
	for i := range l.Segments {
		t, s := &r.tallies[i], &l.Segments[i]
		if s.Kind != None { // a repetition
			continue
		}
		kind := kindOf(t.whole)
		if kind == None {
			kind = kindOf(t.hits)
		}
		switch {
		case kind == Comment && t.words <= 12:
			thread = true
		case kind == Teaser && t.words <= 8:
			thread = false
		}
		switch {
		case kind == Comment || kind == None && thread && t.words > 1:
			kind = Comment
		case kind == None && t.words >= headlineWords && (t.shape&startsCommand == 0 || t.words > buttonWords):
			kind = Teaser
		case kind == None:
			kind = Chrome
		}
		s.Kind = kind
	}
}
