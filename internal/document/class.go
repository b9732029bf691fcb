package document

// Class says what a word can be. A word may be several things at once: "may"
// is a modal verb and a month, "second" an ordinal and a unit of time.
type Class uint8

// The classes. Those before FunctionWord are rare enough in running text to
// have posting lists; the rest are asked of single tokens only.
const (
	// Digits is every token of kind Number.
	Digits Class = iota
	// CurrencySign is $, €, £, ¥ and the like.
	CurrencySign
	// PercentSign is %.
	PercentSign

	Weekday
	Month
	Season
	TimeUnit
	DayPart
	RelativeDay
	Holiday
	TimeZone

	Cardinal
	OrdinalWord
	Scale
	Fraction
	VagueNumber

	Unit
	CurrencyWord
	PercentWord

	// SayVerb attributes: said, told, according.
	SayVerb
	// CasualtyVerb tells what happened to people counted: killed, wounded.
	CasualtyVerb

	// ReplacementMark is U+FFFD, and every byte that is no UTF-8.
	ReplacementMark
	// MarkupSign opens what may be markup: <, [ and {.
	MarkupSign

	// FunctionWord and the classes after it have no posting lists.
	FunctionWord
	Preposition
	Determiner
	Pronoun
	Conjunction
	Auxiliary
	FirstPerson
	SecondPerson
	Negation
	// Title stands before a name and a full stop after it ends no sentence: Gov., Mr.
	Title
	// Abbreviation is other words whose full stop ends no sentence: Oct., vs., St.
	Abbreviation
	// TimeWord is a word that time expressions are built with: last, ago, every.
	TimeWord
	// TenseMark tells when a sentence puts what it says: will, was, said.
	TenseMark
	// QuoteMark opens or closes a quotation.
	QuoteMark
	// ClosingAbbreviation may end a sentence with its full stop: Inc., p.m., Jr.
	ClosingAbbreviation
	// FigureWord stands around a number and says how to read it: about, than, all, between.
	FigureWord
	// TopicWord names what figures are given for: dead, killed and deaths are one topic.
	TopicWord

	// StopWord is a frequent word of running text, ReaderWord one that
	// addresses the reader, OutletWord one by which an outlet speaks of itself, CommandWord a verb that tells the reader to do
	// something, ChromeWord one of buttons and menus, CalendarWord one of date
	// lines. Their values are the sets of languages that package layout knows.
	StopWord
	ReaderWord
	OutletWord
	CommandWord
	ChromeWord
	CalendarWord

	// InvisibleMark is no token's class: Document.Present has it where the text
	// holds a control character or a mark without width.
	InvisibleMark

	classCount
)

// ClassSet is a set of classes, a bit each.
type ClassSet uint64

// A class too many for the set does not compile.
const _ = 64 - classCount

// Classes returns the set of the given classes.
func Classes(classes ...Class) ClassSet {
	var s ClassSet
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

// Has reports whether c is in the set. The remainder tells the compiler that
// there are no more than 64 classes.
func (s ClassSet) Has(c Class) bool { return s&(1<<(c%64)) != 0 }

// Any reports whether the sets share a class.
func (s ClassSet) Any(o ClassSet) bool { return s&o != 0 }

// indexed holds the classes that have posting lists.
const indexed ClassSet = 1<<FunctionWord - 1
