package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// sameArticle is one article in every format that newslint reads.
func sameArticle(article string) map[string]string {
	object, _ := json.Marshal(map[string]string{"id": "1", "text": article})
	var escaped strings.Builder
	for _, r := range article {
		if r > 0xffff {
			r1, r2 := 0xd800+(r-0x10000)>>10, 0xdc00+(r-0x10000)&0x3ff
			fmt.Fprintf(&escaped, `\u%04x\u%04x`, r1, r2)
		} else {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		}
	}
	page := "<!doctype html>\n<html><head><meta charset=utf-8><style>p{}</style></head><body>\n<p>" +
		strings.ReplaceAll(html.EscapeString(article), "\n\n", "</p>\n<p>") + "</p>\n</body></html>\n"
	western, _ := windows1252.encode(nil, article, nil)
	wideText, _ := utf16LE.encode([]byte("\xff\xfe"), article, nil)
	lines := string(object) + "\n"
	return map[string]string{
		"a.txt": article, "a.md": article, "a.html": page, "a.jsonl": lines, "b.jsonl": `{"text":"` + escaped.String() + `"}`,
		"a.json": "[\n" + lines + "]", "a.csv": "id,text\n1,\"" + strings.ReplaceAll(article, `"`, `""`) + "\"\n",
		"a.warc": warcRecord("response", "application/http", response("200 OK", "", page), 0), "b.txt": string(western), "c.txt": string(wideText),
		"a.txt.gz": gzipped(article), "a.jsonl.zst": zstandard(lines), "a.wet": warcRecord("conversion", "text/plain", article, 0),
	}
}

func TestSameArticle(t *testing.T) {
	article := "“It’s a café,” she said – and paid £5 & more.\n\nThe bridge cost \"12,000\" on Friday, the mayor of Zürich said.\n\nIt is < 3 km long."
	files := sameArticle(article)
	write(t, files)
	read := 0
	r := NewReader([]string{"."}, nil, Options{})
	var b Batch
	for r.Read(&b) == nil {
		for rec := range b.Records {
			read++
			if rec.Err != nil || string(rec.Text) != article {
				t.Errorf("%s: %q, error %v", rec.Path, rec.Text, rec.Err)
				continue
			}
			checkWords(t, rec)
		}
	}
	if read != len(files) {
		t.Errorf("%d records of %d files", read, len(files))
	}
}

// checkWords looks each word of a text up where it came from.
func checkWords(t *testing.T, r *Record) {
	t.Helper()
	if r.Origin == nil {
		return
	}
	raw := r.Origin.Raw()
	at := 0
	for _, word := range bytes.Fields(r.Text) {
		at += bytes.Index(r.Text[at:], word)
		image, exact := r.Origin.Image(document.Span{Start: int32(at), End: int32(at + len(word))})
		encoded, writable := r.Origin.Encode(nil, string(word))
		if f, _ := formatOf(r.Path); !exact || writable == (f == WARC) {
			t.Errorf("%s: no image of %q", r.Path, word)
			continue
		}
		got := raw[image.Start:image.End]
		if !bytes.Equal(got, encoded) && html.UnescapeString(string(got)) != string(word) && !bytes.Equal(appendUnescaped(nil, got), word) {
			t.Errorf("%s: %q came from %q", r.Path, word, got)
		}
	}
}
