package document

// Origin says where in a file a document's text came from, for texts that are
// not the bytes of the file themselves: a string inside a JSON line, the words
// of an HTML page, a file in another encoding.
type Origin interface {
	// Raw returns the bytes of the file that hold the record, such as the line
	// of JSON without its line end. They live as long as the record.
	Raw() []byte
	// Offset returns where in the file Raw begins, in bytes; of a compressed
	// file, in what it unpacks to.
	Offset() int64
	// Field returns the name of the field that held the text, such as "text",
	// and nothing where the record has no fields: then findings are placed by
	// the file's bytes.
	Field() string
	// Image returns the half-open bytes of Raw that a span of the text came
	// from. It is exact where they are that text and nothing else. Where it is
	// not, it holds the span and something more, or all of Raw: a place to
	// point at, not to write to.
	Image(s Span) (image Span, exact bool)
	// Encode appends the text as it would stand in Raw, such as with quotes
	// escaped, and returns false where it cannot stand there.
	Encode(dst []byte, text string) ([]byte, bool)
}

// Hint is what a page's markup says of a part of its text.
type Hint struct {
	Span
	Kind HintKind
}

// HintKind is the kind of element that a part of a text stood in.
type HintKind uint8

// The kinds of elements. Where several enclose each other, each gives a hint.
const (
	// HeadingHint is a page's first heading of the first rank.
	HeadingHint HintKind = iota
	// SubheadHint is any other heading.
	SubheadHint
	// CaptionHint is a figure's caption.
	CaptionHint
	// BylineHint names the author.
	BylineHint
	// TimeHint is a date or time that the page marks as one.
	TimeHint
	// QuoteHint is a block quotation.
	QuoteHint
	// ChromeHint is navigation, a header or footer of the page, a form.
	ChromeHint
	// AsideHint is what the page sets apart from the article.
	AsideHint
)
