package command_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/newslint/newslint/internal/command"
)

// article has defects of several families, in the neighbourhood of characters that
// each format and encoding writes in another way.
var article = strings.Join([]string{
	"The bridge of Marrowby was opened on Feb. 30, 2021, by the mayor, Zoë Brandt, in front of the old Café Müller & Sons.",
	"The council – “all nineteen of us”, Ms. Brandt said – will meet again in Friday, Oct. 25, 2024, to talk about the tolls.",
	"Advertisement",
	"Prices at the café rose from $40 to $50, an increase of 30%, which it’s owner called “a price that that the town can’t pay”.",
	"Critics said that the bridge, 85% of which is steel, would cost too much, and that the old one could be repaired.",
	"© 2024 Marrowby Café Courier. All rights reserved.",
}, "\n\n") + "\n"

// expected are the findings in the article.
var expected = []string{
	"date/impossible: Feb. 30, 2021",
	"date/wrong-preposition: in Friday, Oct. 25, 2024",
	"debris/page-chrome: Advertisement",
	"figure/percent: from $40 to $50, an increase of 30%",
	"debris/copyright-notice: © 2024 Marrowby Café Courier. All rights reserved.",
}

// TestSameFindingsInEveryFormat writes the article in every format and
// expects the same rules to fire on the same words.
func TestSameFindingsInEveryFormat(t *testing.T) {
	asText := func(raw []byte) string { return string(raw) }
	page := htmlPage(article)
	record := quoted(t, article)
	for _, f := range []struct {
		name    string
		content []byte
		// words turns bytes of the file into text; nil where findings are placed
		// in the text field.
		words func(raw []byte) string
		// unpacked is what findings are placed in, where that is not the file.
		unpacked []byte
	}{
		{name: "a.txt", content: []byte(article), words: asText},
		{name: "a.md", content: []byte(article), words: asText},
		{name: "a.html", content: page, words: fromHTML},
		{name: "plain.jsonl", content: []byte(`{"id":1,"text":` + record + "}\n")},
		{name: "escaped.jsonl", content: []byte(`{"id":1,"text":` + escaped(article) + "}\n")},
		{name: "a.json", content: []byte("[\n  {\n    \"id\": 1,\n    \"text\": " + record + "\n  }\n]\n")},
		{name: "a.csv", content: []byte("id,text\n1," + inQuotes(article) + "\n")},
		{name: "a.tsv", content: []byte("id\ttext\n1\t" + inQuotes(article) + "\n")},
		{name: "a.warc", content: archived("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", page), words: fromHTML},
		{name: "a.wet", content: archived("conversion", "", []byte(article)), words: asText},
		{name: "windows.txt", content: encoded(t, charmap.Windows1252, article), words: decoder(t, charmap.Windows1252)},
		{name: "little.txt", content: encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), article), words: decoder(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM))},
		{name: "big.txt", content: encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), article), words: decoder(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM))},
		{name: "a.txt.gz", content: gzipped(t, []byte(article)), words: asText, unpacked: []byte(article)},
		{name: "a.jsonl.gz", content: gzipped(t, []byte(`{"text":`+record+"}\n"))},
		{name: "a.html.zst", content: zstandard(t, page), words: fromHTML, unpacked: page},
	} {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), f.name)
			if err := os.WriteFile(path, f.content, 0o600); err != nil {
				t.Fatal(err)
			}
			placed, words := f.content, f.words
			if f.unpacked != nil {
				placed = f.unpacked
			}
			if words == nil {
				placed, words = []byte(article), asText
			}
			var got []string
			for _, finding := range findings(t, path) {
				got = append(got, finding.Rule+": "+words(placed[finding.Start:finding.End]))
			}
			if !slices.Equal(got, expected) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(expected, "\n"))
			}
		})
	}
}

type finding struct {
	Rule       string
	Start, End int
}

func findings(t *testing.T, path string) []finding {
	t.Helper()
	var out, errs bytes.Buffer
	status := command.Run([]string{"newslint", "check", "--format", "jsonl", "--published", "2024-10-23", path},
		command.Streams{In: strings.NewReader(""), Out: &out, Err: &errs})
	if status != 1 || errs.Len() > 0 {
		t.Fatalf("exit status %d, %s", status, &errs)
	}
	var all []finding
	for line := range bytes.Lines(out.Bytes()) {
		var f finding
		if err := json.Unmarshal(line, &f); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// htmlPage is a page with a paragraph for each of the text.
func htmlPage(text string) []byte {
	entities := strings.NewReplacer("&", "&amp;", "ë", "&euml;", "é", "&eacute;", "©", "&#xa9;", "–", "&#8211;", "’", "&rsquo;", "will meet", "<b>will</b> <i>meet</i>")
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n</head>\n<body>\n")
	for p := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", entities.Replace(p))
	}
	b.WriteString("</body>\n</html>\n")
	return b.Bytes()
}

func fromHTML(raw []byte) string { return html.UnescapeString(string(raw)) }

// quoted writes a string in JSON as most programs do.
func quoted(t *testing.T, text string) string {
	t.Helper()
	b, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// escaped writes every character of a string in JSON as \u and four digits.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, `\u%04x`, r)
	}
	return `"` + b.String() + `"`
}

// inQuotes writes a field of a table.
func inQuotes(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// archived is an archive of one record, which holds a header and a body.
func archived(kind, header string, body []byte) []byte {
	media := "text/plain"
	if header != "" {
		media = "application/http; msgtype=response"
	}
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n",
		kind, media, len(header)+len(body), header, body)
}

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	raw, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decoder(t *testing.T, e encoding.Encoding) func(raw []byte) string {
	t.Helper()
	return func(raw []byte) string {
		text, err := e.NewDecoder().Bytes(raw)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

func gzipped(t *testing.T, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstandard(t *testing.T, content []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(content, nil)
}
