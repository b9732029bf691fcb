package document

// Origin says where in a file a document's text came from, for texts that are
// not the bytes of the file themselves: a string inside a JSON line.
type Origin interface {
	// Raw returns the bytes of the file that hold the record, such as the line
	// of JSON without its line end. They live as long as the record.
	Raw() []byte
	// Offset returns where in the file Raw begins, in bytes.
	Offset() int64
	// Image returns the half-open bytes of Raw that a span of the text came
	// from, and false where no exact image exists.
	Image(s Span) (Span, bool)
	// Field returns the name of the field that held the text, such as "text".
	Field() string
}
