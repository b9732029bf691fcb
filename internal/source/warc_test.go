package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// warcRecord writes a record; wrong is added to its length.
func warcRecord(kind, media, content string, wrong int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://a.example/%d\r\nWARC-Record-ID: <urn:%d>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, len(content), len(content), media, len(content)+wrong, content)
}

func response(status, header, body string) string {
	return "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n" + header + "\r\n" + body
}

func TestArchives(t *testing.T) {
	page := "<title>T</title><p>One &amp; two</p>"
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 7, page[:7], len(page)-7, page[7:])
	http := "application/http; msgtype=response"
	archive := warcRecord("warcinfo", "application/warc-fields", "software: x", 0) +
		warcRecord("response", http, response("200 OK", "", page), 0) +
		warcRecord("response", http, response("404 Not Found", "", page), 0) +
		warcRecord("response", http, response("200 OK", "Transfer-Encoding: chunked\r\n", chunked), 0) +
		warcRecord("response", http, response("200 OK", "Transfer-Encoding: chunked\r\n", page), 0) +
		warcRecord("response", http, response("200", "Content-Encoding: gzip\r\n", gzipped(page)), 0) +
		warcRecord("response", http, response("200", "Content-Encoding: br\r\n", page), 0) +
		warcRecord("conversion", "text/plain", "Plain\ntext", 0)
	r := NewReader([]string{"-"}, strings.NewReader(archive), Options{})
	var b Batch
	if err := r.Read(&b); err != nil {
		t.Fatal(err)
	}
	var got []string
	for rec := range b.Records {
		got = append(got, fmt.Sprintf("%d %s %s %q %q %v", rec.RecordLine, rec.URL, rec.Title, rec.ID, rec.Text, rec.Err))
		if rec.Origin == nil {
			t.Fatal("no origin")
		}
		s, exact := rec.Origin.Image(document.Span{Start: 0, End: 5})
		if _, writable := rec.Origin.Encode(nil, "x"); writable {
			t.Errorf("%s could be changed, and keep its length", rec.ID)
		}
		if words := archive[rec.Origin.Offset():][s.Start:s.End]; exact && words != "Plain" && words != "One &amp;" {
			t.Errorf("image %q", words)
		}
	}
	equal(t, got,
		`20 https://a.example/95 T "<urn:95>" "One & two" <nil>`,
		`45 https://a.example/143 T "<urn:143>" "One & two" <nil>`,
		`64 https://a.example/123 T "<urn:123>" "One & two" <nil>`,
		fmt.Sprintf(`77 https://a.example/%[1]d T "<urn:%[1]d>" "One & two" <nil>`, len(response("200", "Content-Encoding: gzip\r\n", gzipped(page)))),
		got[len(got)-1])
	if want := `https://a.example/10  "<urn:10>" "Plain\ntext" <nil>`; !strings.HasSuffix(got[len(got)-1], want) {
		t.Errorf("the last is %s", got[len(got)-1])
	}
	if s := r.Stats().Skipped; s["not a web page"] != 1 || s["not a web page that was found"] != 1 || s["content encoding br"] != 1 {
		t.Errorf("skipped %v", s)
	}
	equal(t, readStdin(t, gzipped(archive[:200])+gzipped(archive[200:]), Options{}), readStdin(t, archive, Options{})...)
}

func TestBrokenArchives(t *testing.T) {
	good := warcRecord("conversion", "text/plain", "good", 0)
	long := warcRecord("conversion", "text/plain", "too much is promised", 30)
	short := warcRecord("conversion", "text/plain", "more comes\nthan is promised", -5)
	wrong := "error: read -: line 8: " + errLength.Error()
	equal(t, readStdin(t, long+good, Options{}), wrong, `-:17 <urn:4> "good"`)
	equal(t, readStdin(t, short+good, Options{}), wrong, `-:18 <urn:4> "good"`)
	equal(t, readStdin(t, long, Options{}), "error: read -: line 8: the record is cut off, or its Content-Length is wrong: 26 bytes are missing")
	equal(t, readStdin(t, good[:40], Options{}), "error: read -: line 3: the last record is cut off")
	equal(t, readStdin(t, "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n"+good, Options{}),
		"error: read -: line 4: the record has no Content-Length; the next one is looked for", `-:13 <urn:4> "good"`)
	equal(t, readStdin(t, good+"garbage\r\n"+good, Options{}), `-:8 <urn:4> "good"`,
		`error: read -: line 11: "garbage" where a record of a web archive should begin`, `-:18 <urn:4> "good"`)
	equal(t, readStdin(t, warcRecord("conversion", "text/plain", strings.Repeat("x", 100), 0)+good, Options{MaxRecord: 10}),
		"error: read -: line 8: the record is longer than 10 bytes; --max-record sets another limit", `-:17 <urn:4> "good"`)
}

func FuzzArchive(f *testing.F) {
	f.Add(warcRecord("response", "application/http", response("200 OK", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n"), 0), uint16(100))
	f.Add(warcRecord("conversion", "text/plain", "good", 3)+warcRecord("conversion", "text/plain", "good", -3), uint16(10))
	f.Fuzz(func(t *testing.T, archive string, limit uint16) {
		for _, line := range readStdin(t, archive, Options{Format: WARC, MaxRecord: int(limit)}) {
			if line == "" {
				t.Fatal("an empty record")
			}
		}
	})
}

// TestLyingArchive has records that all claim to be as long as the limit.
func TestLyingArchive(t *testing.T) {
	lie := warcRecord("conversion", "text/plain", "a", 1<<20)
	got := readStdin(t, strings.Repeat(lie, 2000), Options{})
	if len(got) != 2000 {
		t.Errorf("%d errors", len(got))
	}
}
