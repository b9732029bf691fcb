package document

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func parse(t *testing.T, text string, families ...*Family) *Document {
	t.Helper()
	v, err := NewVocabulary(nil, families)
	if err != nil {
		t.Fatal(err)
	}
	d := New(v)
	d.Parse(Meta{}, []byte(text))
	return d
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Don't stop.", "Don't stop ."},
		{"Friday's edition", "Friday 's edition"},
		{"Ukraine’s army", "Ukraine ’s army"},
		{"the soldiers' pay", "the soldiers ' pay"},
		{"U.S. officials", "U.S. officials"},
		{"at 8 p.m. on", "at 8 p.m. on"},
		{"a U.S.-led force", "a U.S. - led force"},
		{"1,001.2 km", "1,001.2 km"},
		{"a 40-year-old", "a 40 - year - old"},
		{"$13B, 5.2bn", "$ 13 B , 5.2 bn"},
		{"Nov. 1st", "Nov . 1 st"},
		{"the 1960s", "the 1960 s"},
		{"said.The", "said . The"},
		{"see https://example.org/a,b. Now", "see https://example.org/a,b . Now"},
		{"www.example.org is", "www.example.org is"},
		{"mail j.doe@example.org now", "mail j.doe@example.org now"},
		{"follow @newsdesk.", "follow @newsdesk ."},
		{"Léon Bruneau", "Léon Bruneau"},
		{"“Real”", "“ Real ”"},
		{"café’s", "café ’s"},
		{"O’Brien", "O’Brien"},
		{"3 – 2", "3 – 2"},
		{"ÉTAT", "ÉTAT"},
		{"sub\u00adscribe", "sub\u00adscribe"},
		{"日本語", "日本語"},
		{"\xff\xfe broken", "\xff \xfe broken"},
	}
	for _, tt := range tests {
		d := parse(t, tt.text)
		var got []string
		for i := range d.Tokens {
			got = append(got, string(d.Word(int32(i))))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q: tokens %q, want %q", tt.text, s, tt.want)
		}
	}
}

func TestCurrencyCodeIsAWord(t *testing.T) {
	v := MustVocabulary([]Entry{{Text: "usd", Class: CurrencyWord}}, nil)
	d := New(v)
	d.Parse(Meta{}, []byte("USD50.5 and COVID19"))
	var got []string
	for i := range d.Tokens {
		got = append(got, string(d.Word(int32(i))))
	}
	if s := strings.Join(got, " "); s != "USD 50.5 and COVID19" {
		t.Errorf("tokens %q", s)
	}
}

func TestFlags(t *testing.T) {
	tests := []struct {
		text string
		want Flags
	}{
		{"word", Spaced | First},
		{"Word", Spaced | First | Capital},
		{"WORD", Spaced | First | Capital | Upper},
		{"I", Spaced | First | Capital},
		{"U.S.", Spaced | First | Capital | Upper | Dotted},
		{"É", Spaced | First | Capital | Wide},
		{"ÉTAT", Spaced | First | Capital | Upper | Wide},
		{"État", Spaced | First | Capital | Wide},
	}
	for _, tt := range tests {
		if got := parse(t, tt.text).Tokens[0].Flags; got != tt.want {
			t.Errorf("%q: flags %07b, want %07b", tt.text, got, tt.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, pair := range [][2]string{{"Word", "word"}, {"ÉTAT", "état"}, {"don’t", "don't"}, {"sub\u00adscribe", "subscribe"}} {
		a, b := parse(t, pair[0]).Tokens[0], parse(t, pair[1]).Tokens[0]
		if a.Hash != b.Hash {
			t.Errorf("%q and %q have different hashes", pair[0], pair[1])
		}
		if a.Hash != HashFold(pair[0]) {
			t.Errorf("the scanner and HashFold disagree on %q", pair[0])
		}
	}
}

func TestWordIs(t *testing.T) {
	d := parse(t, "Marek's café’s Été")
	for i, word := range []string{"marek", "'s", "café", "'s", "été"} {
		if !d.WordIs(int32(i), word) {
			t.Errorf("token %d, %q, is not %q", i, d.Word(int32(i)), word)
		}
		if d.WordIs(int32(i), word+"x") {
			t.Errorf("token %d is %q", i, word+"x")
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []string{
		`In response, U.S. officials said no.| Nobody agreed.`,
		`He was seen Monday, Oct. 21, 2024.| (AP)`,
		`Two died, local Gov. Oleh Marek reported.| Nobody else was hurt.`,
		`KYIV, Ukraine (AP) — The army moved.| It stopped.`,
		`WASHINGTON, D.C. — The army moved.`,
		`"But instead … America is watching," he said.`,
		`"On the contrary… the U.S. is watching."`,
		`They left…| Nobody came.`,
		`"Stop!" he said.| "Why?" she asked.`,
		`He lives in the U.S.| The others do not.`,
		`It opens at 8 p.m. Monday.| It closes at 9 p.m.| The bar stays open.`,
		`J.K. Rowling met John F. Kennedy Jr. in May.| He paid.`,
		`He said: "It is over."| Then he left.`,
		`Shares of Acme Inc. rose.| Shares of Acme Inc.| The end.`,
		`It grew 2.5 per cent.| No. 1 seed Marek won.`,
		`Wait...| What?`,
		`He paid $3.| "Fine," she said.`,
		`Nothing here`,
	}
	for _, marked := range tests {
		d := parse(t, strings.ReplaceAll(marked, "|", ""))
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.String(s.Span))
		}
		if g := strings.Join(got, "| "); g != marked {
			t.Errorf("sentences\n got %s\nwant %s", g, marked)
		}
	}
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"lines", "One.\nTwo.\n\nThree.", "One.|Two.|Three."},
		{"line ends", "One.\r\nTwo.\rThree.\u2028Four.", "One.|Two.|Three.|Four."},
		{"blank", "\n  \n\t One. \n", "One."},
		{"wrapped", `The council met on a cold evening to talk about the bridge that
everyone had forgotten, and the members agreed that something had to
be done about it before the winter came and the river rose above the
banks again.

A second paragraph follows here and it also runs over the line's end
as wrapped text does.`, "The council … banks again.|A second … text does."},
		{"wrapped between lists", `# Bridge

* News
* Sport
* Weather
* Culture

The council met on a cold evening to talk about the bridge that
everyone had forgotten, and the members agreed that something had to
be done about it before the winter came and the river rose above the
banks again. Nobody spoke
against it.

* Bridge in the old harbour has to wait for another year for repairs
* Bakers warn of dearer bread`, "# Bridge|* News|* Sport|* Weather|* Culture|The council … against it.|* Bridge in the old harbour has to wait for another year for repairs|* Bakers warn of dearer bread"},
	}
	for _, tt := range tests {
		d := parse(t, tt.text)
		var got []string
		for _, b := range d.Blocks {
			s := d.String(b.Span)
			if b.FirstLine != b.LastLine {
				words := strings.Fields(s)
				s = strings.Join(words[:2], " ") + " … " + strings.Join(words[len(words)-2:], " ")
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s: blocks %q, want %q", tt.name, g, tt.want)
		}
	}
}

func TestPosition(t *testing.T) {
	d := parse(t, "Één\nzwei drei\n")
	for _, tt := range []struct {
		offset int32
		want   string
	}{{0, "1:1"}, {4, "1:3"}, {5, "1:4"}, {6, "2:1"}, {11, "2:6"}, {15, "2:10"}, {16, "3:1"}, {11, "2:6"}, {15, "2:10"}, {4, "1:3"}, {0, "1:1"}} {
		p := d.Position(tt.offset)
		if got := fmt.Sprintf("%d:%d", p.Line, p.Column); got != tt.want {
			t.Errorf("offset %d: %s, want %s", tt.offset, got, tt.want)
		}
	}
}

func TestLinesCountLineFeeds(t *testing.T) {
	d := parse(t, "One\rtwo\u2028three\r\nfour\nfive")
	for word, want := range map[string]string{"One": "1:1", "two": "1:5", "three": "1:9", "four": "2:1", "five": "3:1"} {
		p := d.Position(int32(bytes.Index(d.Text, []byte(word))))
		if got := fmt.Sprintf("%d:%d", p.Line, p.Column); got != want {
			t.Errorf("%s at %s, want %s", word, got, want)
		}
	}
	if len(d.Blocks) != 5 {
		t.Errorf("%d blocks, want 5", len(d.Blocks))
	}
}

func TestPhrases(t *testing.T) {
	family := &Family{Name: "test", Phrases: []string{
		"^share$", "sign up ... newsletter", "# comments", "(support|back) our journalism", "^read more", "a * b",
		"^ (top|most read|read) (stories|) (here|right here|) $", "more (from|on the) (* *|*) $",
	}}
	tests := []struct{ text, want string }{
		{"Share", "Share"},
		{"Share:", "Share"},
		{"• Share", "Share"},
		{"Share this", ""},
		{"We share", ""},
		{"Please sign-up for our daily newsletter today", "sign-up for our daily newsletter"},
		{"Sign up for the one and only great newsletter", ""},
		{"12 Comments", "12 Comments"},
		{"Three comments", "Three comments"},
		{"Please back our journalism. Support “our” journalism.", "back our journalism|Support “our” journalism"},
		{"Read more: the story", "Read more"},
		{"They read more books", ""},
		{"a big b", "a big b"},
		{"Top stories", "Top stories"},
		{"Most read right here:", "Most read right here"},
		{"Top stories fell", ""},
		{"The top stories", ""},
		{"More on the same subject", "More on the same subject"},
		{"There is more from him and her", ""},
	}
	for _, tt := range tests {
		d := parse(t, tt.text, family)
		var got []string
		for _, h := range d.Hits {
			got = append(got, d.String(d.TokenSpan(h.First, h.End)))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%q: hits %q, want %q", tt.text, g, tt.want)
		}
	}
}

func TestBadPhrases(t *testing.T) {
	for _, p := range []string{"", "#", "... word", "word ...", "(a", "a)", "page 2", "(a|b)c", "un(a|b) c", "(a|)", "(a|#)"} {
		if _, err := NewVocabulary(nil, []*Family{{Name: "bad", Phrases: []string{p}}}); err == nil {
			t.Errorf("phrase %q was taken", p)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "One. Two.", "a@b.c www. ://", "’s 's", "\xff\u2028\r\n", "U.S. p.m", "@@@", "(... )"} {
		f.Add(s)
	}
	v := MustVocabulary(nil, []*Family{{Name: "x", Phrases: []string{"^a ... b$", "# c"}}})
	d := New(v)
	f.Fuzz(func(t *testing.T, text string) {
		d.Parse(Meta{}, []byte(text))
		checkInvariants(t, d)
	})
}

// checkInvariants fails the test where spans are out of order, overlap or
// leave the text, or where blocks and sentences do not cover the tokens.
func checkInvariants(t *testing.T, d *Document) {
	t.Helper()
	end := int32(0)
	for i, tok := range d.Tokens {
		if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(d.Text) {
			t.Fatalf("token %d at %v behind %d", i, tok.Span, end)
		}
		end = tok.End
	}
	next := int32(0)
	for _, b := range d.Blocks {
		if b.FirstToken != next || b.EndToken <= b.FirstToken {
			t.Fatalf("block %+v, want first token %d", b, next)
		}
		next = b.EndToken
	}
	if int(next) != len(d.Tokens) {
		t.Fatalf("blocks hold %d of %d tokens", next, len(d.Tokens))
	}
	next = 0
	for _, s := range d.Sentences {
		if s.FirstToken != next || s.EndToken <= s.FirstToken {
			t.Fatalf("sentence %+v, want first token %d", s, next)
		}
		next = s.EndToken
	}
	if int(next) != len(d.Tokens) {
		t.Fatalf("sentences hold %d of %d tokens", next, len(d.Tokens))
	}
	for i := range d.lines {
		d.Position(d.lines[i].Start)
	}
}

func BenchmarkParse(b *testing.B) {
	text := []byte(strings.Repeat(`The Biden administration said Thursday that some 8,000 soldiers are now in the region near the border and are preparing to help. "We have not seen it," he said.`+"\n\n", 40))
	d := New(MustVocabulary(nil, nil))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Parse(Meta{}, text)
	}
}

func TestDamageMarks(t *testing.T) {
	tests := []struct {
		text        string
		invisible   bool
		replacement int
	}{
		{"Plain text,\twith “quotes” and é.\n", false, 0},
		{"sub\u00adscribe", true, 0},
		{"\u200bword", true, 0},
		{"left\u202a word", true, 0},
		{"❤\ufe0f", true, 0},
		{"bell\x07", true, 0},
		{"don\u0092t", true, 0},
		{"caf\ufffd and \ufffd\ufffd", false, 3},
		{"caf\xe9 \xff", false, 2},
	}
	for _, tt := range tests {
		d := parse(t, tt.text)
		if got := d.Present().Has(InvisibleMark); got != tt.invisible {
			t.Errorf("%q: invisible marks present: %v, want %v", tt.text, got, tt.invisible)
		}
		if got := len(d.Postings(ReplacementMark)); got != tt.replacement {
			t.Errorf("%q: %d replacement marks, want %d", tt.text, got, tt.replacement)
		}
	}
}

// TestSentencesAreCut reads a text without stops.
func TestSentencesAreCut(t *testing.T) {
	d := parse(t, strings.Repeat("word ", 5*maxSentence/2))
	if len(d.Sentences) != 3 || d.Sentences[2].EndToken != int32(len(d.Tokens)) {
		t.Errorf("%d sentences", len(d.Sentences))
	}
	checkInvariants(t, d)
}
