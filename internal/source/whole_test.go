package source

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// decodeWhole reads one file that is one article.
func decodeWhole(raw []byte, f Format, o Options) (*Record, error) {
	var d wholeDecoder
	d.reset(NewReader(nil, nil, o).settings)
	d.fields = newFieldSet(o.Fields)
	var r Record
	_, err := d.decode(raw, place{}, f, "", &r)
	return &r, err
}

// image returns the bytes that words of the text came from, in brackets where
// they are not exact.
func image(t *testing.T, r *Record, words string) string {
	t.Helper()
	start := bytes.Index(r.Text, []byte(words))
	if start < 0 {
		t.Fatalf("%q does not hold %q", r.Text, words)
	}
	s, exact := r.Origin.Image(document.Span{Start: int32(start), End: int32(start + len(words))})
	got := string(r.Origin.Raw()[s.Start:s.End])
	if !exact {
		return "[" + got + "]"
	}
	return got
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"blocks", "<h1>Head</h1>\n<p>One\n two.</p><p>Three</p>", "Head\n\nOne two.\n\nThree"},
		{"inline", "<p>One <b>two</b>, <i> three </i> four</p>", "One two, three four"},
		{"lists", "<ul><li>One<li>Two</ul><table><tr><td>a<td>b<tr><td>c</table>end", "One\nTwo\n\na\nb\nc\n\nend"},
		{"breaks", "One<br>two<br/><br>three", "One\ntwo\nthree"},
		{"references", "<p>A&amp;B &#8217;s &nbsp;x &copy &nosuch; & &; &#x41;</p>", "A&B ’s \u00a0x © &nosuch; & &; A"},
		{"hidden", "<style>a{}</style><script>var x='<p>no</p>'</script>a<noscript>no</noscript><svg><title>no</title></svg><svg/>b<select><option>no</select>c<!-- no -->d", "abcd"},
		{"preformatted", "a<pre>\n one\n  two\r\nthree</pre>b", "a\n\n one\n  two\nthree\n\nb"},
		{"broken", "a<p", "a"},
		{"less", "1 < 2 <3 <<p>x", "1 < 2 <3 <\n\nx"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := decodeWhole([]byte(tt.page), HTML, Options{})
			if err != nil || string(r.Text) != tt.want {
				t.Errorf("got %q, error %v, want %q", r.Text, err, tt.want)
			}
		})
	}
}

func TestHTMLImages(t *testing.T) {
	r, _ := decodeWhole([]byte("<div><p>The caf&eacute; met\n <a href='x'>in <b>Friday</b></a> again.</p>\n<p>One<br>two</p></div><p>Three"), HTML, Options{})
	tests := []struct{ words, want string }{
		{"The", "The"},
		{"café", "caf&eacute;"},
		{"met in", "[met\n <a href='x'>in]"},
		{"in Friday again", "[in <b>Friday</b></a> again]"},
		{"Friday", "Friday"},
		{"in Friday", "[in <b>Friday]"},
		{" in Friday", "[\n <a href='x'>in <b>Friday]"},
		{"again.\n\nOne\ntwo", "again.</p>\n<p>One<br>two"},
		{"two\n\nThree", "[two</p></div><p>Three]"},
		{"\n\nThree", "Three"},
		{"again.\n", "again."},
		{"caf\xc3", "[caf&eacute;]"},
	}
	for _, tt := range tests {
		if got := image(t, r, tt.words); got != tt.want {
			t.Errorf("%q: image %q, want %q", tt.words, got, tt.want)
		}
	}
	if got, ok := r.Origin.Encode(nil, "a < b & c"); !ok || string(got) != "a &lt; b &amp; c" {
		t.Errorf("encoded as %q", got)
	}
}

func TestPageMeta(t *testing.T) {
	page := `<!doctype html><html><head><title>The  head &amp; tail - The Paper</title>
<meta property="og:site_name" content="The Paper"><meta name=date content=2020-01-01>
<link rel=canonical href="https://paper.example/a">
<script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"x"},{"@type":["NewsArticle"],"headline":"The head &","datePublished":"2024-11-20T08:00:00+01:00","publisher":{"name":"Paper Ltd"}}]}</script>
</head><body><nav>Home</nav><h1> The <i>head</i> </h1><p class="x byline">By Ann Other</p><time datetime="2024-11-21">Nov. 21</time>
<figure><img><figcaption>A bridge.</figcaption></figure><h1>More</h1></body>`
	r, err := decodeWhole([]byte(page), HTML, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%s|%s|%s|%s|%s", r.Title, r.PublishedText, r.Published.Format("2006-01-02"), r.URL, r.Source)
	if want := "The head &|2024-11-20T08:00:00+01:00|2024-11-20|https://paper.example/a|Paper Ltd"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	var hints []string
	for _, h := range r.Hints {
		hints = append(hints, fmt.Sprintf("%d %s", h.Kind, r.Text[h.Start:h.End]))
	}
	equal(t, hints, "6 Home", "0 The head", "3 By Ann Other", "4 Nov. 21", "2 A bridge.", "1 More")
}

// TestHintsOfPages reads two pages in one batch.
func TestHintsOfPages(t *testing.T) {
	write(t, map[string]string{"a.html": "<p>some text</p><h1>A</h1>", "b.html": "<h1>B</h1>"})
	var b Batch
	if err := NewReader([]string{"."}, nil, Options{}).Read(&b); err != nil {
		t.Fatal(err)
	}
	var got []string
	for rec := range b.Records {
		for _, h := range rec.Hints {
			got = append(got, fmt.Sprintf("%s %q", rec.Path, rec.Text[h.Start:h.End]))
		}
	}
	equal(t, got, `a.html "A"`, `b.html "B"`)
}

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"front matter", "---\ntitle: \"A head\"\ndate: 2024-11-20\ntags:\n  - x\n---\n\n# A head\n\nText.\n", "A head\n\nText.\n"},
		{"no front matter", "---\nJust a line between rules, he said\n---\n", "Just a line between rules, he said\n"},
		{"headings", "# One #\n\nTwo\n---\n\n### Three\n#four\n", "One\n\nTwo\n\nThree\n#four\n"},
		{"code", "a\n\n```go\nno\n```\nb `c *d*` e\n\n    no\n\n~~~\nno\n``` \n~~~\nf\n", "a\n\nb c *d* e\n\nf\n"},
		{"emphasis", "*a* **b** ***c*** _d_ ~~e~~ f_g_h 5 * 3 * 2 *open", "a b c d e f_g_h 5 * 3 * 2 *open"},
		{"links", "A [link *x*](http://a.example/b_(c) \"t\") and [ref][1], [not]. <https://a.example> ![alt](p.png)end\n[1]: http://x\n", "A link x and ref, [not]. https://a.example end\n"},
		{"lists", "- one\n* two\n  more\n1. three\n10) four\n> quoted\n> > twice\n", "one\ntwo\nmore\nthree\nfour\nquoted\ntwice\n"},
		{"escapes", `1\. 2 \* 3 &amp; a\n`, `1. 2 * 3 & a\n`},
		{"html", "a<b>b</b> <!-- gone\nno --> c 1 < 2 <3\n", "ab \n c 1 < 2 <3\n"},
		{"table", "| a | b |\n|---|:-:|\n| c | d |\n", "| a | b |\n| c | d |\n"},
		{"line ends", "# a\r\n\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := decodeWhole([]byte(tt.text), Markdown, Options{})
			if err != nil || string(r.Text) != tt.want {
				t.Errorf("got %q, error %v, want %q", r.Text, err, tt.want)
			}
		})
	}
	r, _ := decodeWhole([]byte(tests[0].text), Markdown, Options{})
	if r.Title != "A head" || r.Published.Format("2006-01-02") != "2024-11-20" || len(r.Hints) != 1 || r.Hints[0].Kind != document.HeadingHint {
		t.Errorf("meta %+v", r.Meta)
	}
}

func TestMarkdownImages(t *testing.T) {
	r, _ := decodeWhole([]byte("# Head\n\nThe **big** [link](x) here.\n- one *two*\n- three\n\nend\n"), Markdown, Options{})
	tests := []struct{ words, want string }{
		{"Head", "Head"},
		{"Head\n", "# Head\n"},
		{"Head\n\n", "# Head\n\n"},
		{"big", "big"},
		{"The big", "[The **big]"},
		{"The big link here.", "The **big** [link](x) here."},
		{"The big link here.\n", "The **big** [link](x) here.\n"},
		{"one two\n", "- one *two*\n"},
		{"one two", "- one *two*"},
		{"\none two", "\n- one *two*"},
		{"three\n", "- three\n"},
		{"three", "three"},
	}
	for _, tt := range tests {
		if got := image(t, r, tt.words); got != tt.want {
			t.Errorf("%q: image %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	article := "“It’s the café’s,” she said – £5.\n"
	utf16 := func(big bool, mark string) string {
		raw, _ := wide{big}.encode([]byte(mark), article, nil)
		return string(raw)
	}
	western, _ := windows1252.encode(nil, article, nil)
	tests := []struct {
		name, raw string
		options   Options
	}{
		{"utf-8", article, Options{}},
		{"utf-8 with a mark", "\xef\xbb\xbf" + article, Options{}},
		{"utf-16le", utf16(false, "\xff\xfe"), Options{}},
		{"utf-16be", utf16(true, "\xfe\xff"), Options{}},
		{"utf-16le without a mark", utf16(false, ""), Options{}},
		{"windows-1252", string(western), Options{}},
		{"windows-1252 by name", string(western), Options{Encoding: "latin1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := decodeWhole([]byte(tt.raw), Text, tt.options)
			if err != nil || string(r.Text) != article {
				t.Fatalf("got %q, error %v", r.Text, err)
			}
			if r.Origin == nil {
				return
			}
			want, _ := r.Origin.Encode(nil, "café’s")
			if got := image(t, r, "café’s"); got != string(want) {
				t.Errorf("image %q, want %q", got, want)
			}
			if _, exact := r.Origin.Image(document.Span{Start: 1, End: 3}); exact && tt.name != "utf-8 with a mark" {
				t.Error("half of a character has an exact image")
			}
		})
	}
	r, err := decodeWhole([]byte("caf\xc3\xa9 and \xff"), Text, Options{})
	if err == nil || string(r.Text) != "caf\xc3\xa9 and \xff" {
		t.Errorf("damaged UTF-8 gives %q, error %v", r.Text, err)
	}
	r, _ = decodeWhole([]byte(`<meta charset="shift_jis"><p>`+"\x93\xfa\x96{ &amp; \x8c\xea"), HTML, Options{})
	if string(r.Text) != "日本 & 語" || image(t, r, "本 & 語") != "\x96{ &amp; \x8c\xea" {
		t.Errorf("got %q, image %q", r.Text, image(t, r, "本 & 語"))
	}
	declared := map[string]string{
		"<meta charset=windows-1251><p class=long-name-of-a-class>\xcc\xe8\xf0":  "Мир", // not Ìèð
		"<meta charset=iso-8859-1><p>caf\xc3\xa9":                                "café",
		"<meta http-equiv=x content='text/html; charset=koi8-r'><p>\xed\xc9\xd2": "Мир",
		"<?xml version='1.0' encoding='utf-8'?><p>caf\xc3\xa9":                   "café",
		"<meta charset=klingon><p>caf\xe9 \x93x\x94":                             "café “x”",
	}
	for page, want := range declared {
		if r, err := decodeWhole([]byte(page), HTML, Options{}); err != nil || string(r.Text) != want {
			t.Errorf("%q: %q, error %v, want %q", page, r.Text, err, want)
		}
	}
	if err := CheckEncoding("klingon"); err == nil {
		t.Error("an unknown encoding was taken")
	}
}

func FuzzWhole(f *testing.F) {
	for _, s := range []string{
		"<p>a &amp; b<b> c</b>\n d</p><pre>\r\n x</pre>", "# a\n\n*b* [c](d)\n```\nx\n```\n- e **f**\n> g\\*", "---\ntitle: x\n---\n“a” \x93b\x94",
		"\xff\xfea\x00b\x00", "<title>&lt;</title><script type=application/ld+json>[{\"@type\":\"Article\"}]</script>", "`a``[b]](c)![d](e)<!-- -->&ngE;",
	} {
		for format := range byte(3) {
			f.Add([]byte(s), format)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte, format byte) {
		formats := []Format{Text, Markdown, HTML}
		r, _ := decodeWhole(raw, formats[int(format)%len(formats)], Options{})
		checkImages(t, r, formats[int(format)%len(formats)])
		for _, h := range r.Hints {
			if h.Start < 0 || h.End <= h.Start || int(h.End) > len(r.Text) {
				t.Fatalf("hint %v leaves the text of %d bytes", h, len(r.Text))
			}
		}
	})
}

// checkImages reads the bytes under spans again and compares.
func checkImages(t *testing.T, r *Record, f Format) {
	t.Helper()
	if r.Origin == nil {
		return
	}
	limit := min(len(r.Text), 100)
	for start := 0; start <= limit; start++ {
		for end := start; end <= min(len(r.Text), start+30); end++ {
			s, exact := r.Origin.Image(document.Span{Start: int32(start), End: int32(end)})
			if s.Start < 0 || s.End < s.Start || int(s.End) > len(r.Origin.Raw()) {
				t.Fatalf("bytes %d to %d: image %v of %d bytes", start, end, s, len(r.Origin.Raw()))
			}
			words := r.Text[start:end]
			if !exact || !utf8.Valid(words) {
				continue
			}
			again := readAgain(r, s, f)
			if f == Markdown && holds(again, words) {
				continue
			}
			if !sameWords(again, words) {
				t.Fatalf("text %q, bytes %d to %d: %q is read as %q", r.Text, start, end, r.Origin.Raw()[s.Start:s.End], again)
			}
		}
	}
}

// readAgain reads the image of a span as a file of its own.
func readAgain(r *Record, s document.Span, f Format) []byte {
	raw := r.Origin.Raw()[s.Start:s.End]
	file, mapped := r.Origin.(*codedOrigin)
	mapped = !mapped
	if mapped {
		file = &r.Origin.(*mappedOrigin).file
	}
	text := raw
	if file.codec != nil {
		text = charset{codec: file.codec}.decode(nil, raw)
	}
	if !mapped || f == Markdown {
		return text
	}
	var d wholeDecoder
	d.reset(NewReader(nil, nil, Options{Encoding: "utf-8"}).settings)
	var again Record
	if d.forced = &utf8Charset; f == HTML {
		text = append([]byte("<body>"), text...)
	}
	_, _ = d.decode(text, place{}, f, "", &again)
	return again.Text
}

// sameWords compares but for white space, of which a part of a page may have
// less at its ends.
func sameWords(a, b []byte) bool { return bytes.Equal(withoutSpace(a), withoutSpace(b)) }

func withoutSpace(s []byte) []byte { return bytes.Join(bytes.Fields(s), nil) }

var reference = regexp.MustCompile("&#?[0-9A-Za-z]+;?")

// holds reports whether Markdown, of which a part cannot be read alone, has all
// characters of the text, in order.
func holds(markdown, text []byte) bool {
	rest := []rune(reference.ReplaceAllStringFunc(string(markdown), func(s string) string { return s + html.UnescapeString(s) }))
	for _, c := range string(withoutSpace(text)) {
		i := slices.Index(rest, c)
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

// BenchmarkWhole reads an article with the page around it, as each format.
func BenchmarkWhole(b *testing.B) {
	paragraph := "The council met on <a href=\"/friday\" class=\"link\">Friday</a> to talk about the bridge that everyone had forgotten &amp; lost, the mayor&rsquo;s office said. "
	page := "<html><head><title>A bridge</title><meta property=\"article:published_time\" content=\"2024-11-20\"><script>" +
		strings.Repeat("var x = function() { return 1 };\n", 200) + "</script></head><body><nav><ul>" + strings.Repeat("<li class=\"item\"><a href=\"/section\">Section</a></li>\n", 40) +
		"</ul></nav><article><h1>A bridge</h1>" + strings.Repeat("<p class=\"body\">"+strings.Repeat(paragraph, 3)+"</p>\n", 20) + "</article></body></html>"
	markdown := "# A bridge\n\n" + strings.Repeat(strings.Repeat("The council met on [Friday](/friday) to talk about the *bridge* that everyone had forgotten. ", 3)+"\n\n", 20)
	western, _ := windows1252.encode(nil, strings.Repeat("“It’s the café’s,” the mayor of the town said on Friday evening.\n", 100), nil)
	for _, bench := range []struct {
		format Format
		input  string
	}{{HTML, page}, {Markdown, markdown}, {Text, string(western)}} {
		b.Run(bench.format.String(), func(b *testing.B) {
			b.SetBytes(int64(len(bench.input)))
			b.ReportAllocs()
			var d wholeDecoder
			s := NewReader(nil, nil, Options{}).settings
			raw := []byte(bench.input)
			for b.Loop() {
				d.reset(s)
				var r Record
				if _, err := d.decode(raw, place{}, bench.format, "", &r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
