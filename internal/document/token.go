package document

// Kind is the coarse shape of a token.
type Kind uint8

// The kinds of token.
const (
	// Word is a run of letters, with inner apostrophes ("don't"), digits
	// after the first letter ("COVID19") and the full stops of initials
	// ("U.S.", "p.m."). A possessive is a word of its own: "Friday" + "'s".
	Word Kind = iota
	// Number is a run of digits with inner points and commas: 1,001.2.
	Number
	// Punct is one ASCII punctuation mark, or one typographic quote, dash,
	// bullet or ellipsis.
	Punct
	// Symbol is any other character: $, %, ©, an emoji.
	Symbol
	// Address is a URL, an e-mail address or an @handle.
	Address
)

// Flags holds small facts about a token.
type Flags uint8

// The flags of a token.
const (
	// Spaced: white space or a line's start stands before the token.
	Spaced Flags = 1 << iota
	// Capital: the first letter is upper case.
	Capital
	// Upper: two letters or more, all upper case.
	Upper
	// Dotted: a word with inner or final full stops, such as U.S.
	Dotted
	// Wide: the token holds bytes outside ASCII.
	Wide
	// First: the token opens a line.
	First
)

// Token is one word, number or mark of the text.
type Token struct {
	Span
	// Hash identifies the case-folded text. Equal hashes mean equal words
	// but for one chance in four billion.
	Hash uint32
	// Lex is the word's number in the vocabulary, 0 where it is not in it.
	Lex   uint16
	Kind  Kind
	Flags Flags
}

// Is reports whether all the given flags are set.
func (t Token) Is(f Flags) bool { return t.Flags&f == f }
