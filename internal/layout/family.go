package layout

// Family is a kind of phrase: what its presence is evidence of.
type Family uint8

// The families, as the phrase files name them.
const (
	Subscribe Family = iota
	Donate
	AdBlocker
	Newsletter
	RelatedLabel
	Navigation
	Share
	Advertisement
	Player
	Pagination
	TagsLabel
	CommentControl
	Consent
	SiteFooter
	Copyright
	AuthorBio
	WireCredit
	Affiliate
	PhotoCredit
	BylineMark
	Timestamp

	familyCount
)

var familyNames = [familyCount]string{
	"subscribe", "donate", "ad-blocker", "newsletter", "related-label", "navigation", "share", "advertisement",
	"player", "pagination", "tags-label", "comment-control", "consent", "site-footer", "copyright", "author-bio",
	"wire-credit", "affiliate", "photo-credit", "byline", "timestamp",
}

// String returns the family's name in the phrase files.
func (f Family) String() string { return familyNames[f] }

// Language is a language that has a phrase file.
type Language uint8

// The languages. Unknown is any other.
const (
	German Language = iota
	English
	Spanish
	French
	Italian
	Portuguese
	UnknownLanguage

	languageCount = UnknownLanguage
)

var languageCodes = [languageCount]string{"de", "en", "es", "fr", "it", "pt"}
