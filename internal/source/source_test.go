package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/klauspost/compress/zstd"
)

// read returns what a reader yields, a line for each record or error.
func read(t *testing.T, r *Reader) []string {
	t.Helper()
	var got []string
	var b Batch
	for {
		err := r.Read(&b)
		if errors.Is(err, io.EOF) {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		for rec := range b.Records {
			if rec.Err != nil {
				got = append(got, "error: "+rec.Err.Error())
				continue
			}
			got = append(got, fmt.Sprintf("%s:%d %s %q", rec.Path, rec.RecordLine, rec.ID, rec.Text))
		}
	}
}

func readStdin(t *testing.T, input string, o Options) []string {
	t.Helper()
	return read(t, NewReader([]string{"-"}, strings.NewReader(input), o))
}

// write makes files below a new folder, enters it, and leaves it with the test.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func equal(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

func zstandard(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

func TestFolders(t *testing.T) {
	write(t, map[string]string{
		"in/b.txt": "B", "in/a/z.txt": "Z", "in/a.txt": "A", "in/c.jsonl": `{"id":7,"text":"C"}` + "\n\n" + `{"text":"D"}`,
		"in/.git/x.txt": "hidden", "in/picture.png": "no", "in/d.txt.gz": gzipped("G"), "in/e.jsonl.zst": zstandard(`{"text":"S"}`),
		"empty/.keep": "", "other.dat": "named",
	})
	r := NewReader([]string{"in", "other.dat", "missing.txt", "empty", "in/b.txt"}, nil, Options{})
	equal(t, read(t, r),
		`in/a/z.txt:0  "Z"`, `in/a.txt:0  "A"`, `in/b.txt:0  "B"`, `in/c.jsonl:1 7 "C"`, `in/c.jsonl:3  "D"`,
		`in/d.txt.gz:0  "G"`, `in/e.jsonl.zst:1  "S"`, `other.dat:0  "named"`,
		`error: read missing.txt: no such file or directory`,
		`error: read empty: `+errNoArticles.Error(),
		`in/b.txt:0  "B"`)
	if s := r.Stats(); s.Files != 8 || s.Skipped["hidden"] != 2 || s.Skipped["unknown extension"] != 1 {
		t.Errorf("stats %+v", s)
	}
}

func TestBrokenFiles(t *testing.T) {
	whole := gzipped(strings.Repeat(`{"text":"A line that is long enough to fill a block."}`+"\n", 3))
	write(t, map[string]string{
		"a.txt": "\x89PNG\x00\x00\x01\x02\x03 picture", "b.txt": "\nno\xe9 ok \xff", "c.jsonl.gz": whole[:len(whole)-9],
		"d.txt.gz": "\x1f\x8b", "e.txt": "\xef\xbb\xbfmarked", "f.jsonl": "\xef\xbb\xbf" + `{"text":"x\u00e9"}` + "\r\n" + "{\"text\":\"\xff\"}",
	})
	got := read(t, NewReader([]string{"."}, nil, Options{}))
	line := `"A line that is long enough to fill a block."`
	equal(t, got,
		`error: read a.txt: the file is binary, not text`,
		`error: read b.txt: line 2: byte 3 is 0xe9, which is not UTF-8 (2 such bytes); the rest is read`, `b.txt:0  "\nno\xe9 ok \xff"`,
		`c.jsonl.gz:1  `+line, `c.jsonl.gz:2  `+line, `c.jsonl.gz:3  `+line, `error: read c.jsonl.gz: line 4: the compressed file is cut off`,
		`error: read d.txt.gz: the compressed file is cut off`,
		`e.txt:0  "marked"`,
		`f.jsonl:1  "xé"`,
		`error: read f.jsonl: line 2: byte 32 is 0xff, which is not UTF-8 (1 such bytes); the rest is read`, `f.jsonl:2  "\xff"`)
}

func TestJSONLines(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"plain", `{"text":"a"}`, `-:1  "a"`},
		{"escapes", `{"text":"\"a\"\n\ud83d\ude00\u00e9\\ \ud800x"}`, `-:1  "\"a\"\n😀é\\ �x"`},
		{"escaped name", `{"te\u0078t":"a"}`, `-:1  "a"`},
		{"number for an id", `{"id":1.50e3,"text":"a"}`, `-:1 1.50e3 "a"`},
		{"last wins", `{"text":"a","text":"b"}`, `-:1  "b"`},
		{"telling name", `{"content":"a","text":"b","body":"c"}`, `-:1  "b"`},
		{"null gives way", `{"text":null,"body":"c"}`, `-:1  "c"`},
		{"null", `{"text":null}`, `-:1  ""`},
		{"empty", `{"text":""}`, `-:1  ""`},
		{"nested", `{"x":[{"text":"no"},[[1,2.5,-0]],{}],"metadata":{"id":"m","y":{}},"text":"a"}`, `-:1 m "a"`},
		{"spaces", " { \"text\" : \"a\" , \"x\" : [ ] } ", `-:1  "a"`},
		{"not a string", `{"text":[1]}`, `error: read -: line 1: the text field text is an array, not a string`},
		{"no text", `{"id":1,"tit\u006ce":"t"}`, `error: read -: line 1: the record has no text field (text, maintext, content, articleBody …); it has id, tit\u006ce: name one with --text-field`},
		{"no fields", `{}`, `error: read -: line 1: the record has no text field (text, maintext, content, articleBody …); it has no fields: name one with --text-field`},
		{"array", `["a"]`, `error: read -: line 1: invalid JSON at byte 1 of the record: '[' where '{' should stand`},
		{"open", `{"text":"a"`, `error: read -: line 1: invalid JSON at byte 12 of the record: it ends where ',' or '}' should stand`},
		{"open string", `{"text":"a`, `error: read -: line 1: invalid JSON at byte 9 of the record: the string has no end`},
		{"bad escape", `{"text":"a\x"}`, `error: read -: line 1: invalid JSON at byte 11 of the record: an unknown escape`},
		{"more", `{"text":"a"} {}`, `error: read -: line 1: invalid JSON at byte 14 of the record: '{' where the end of the record should stand`},
		{"comma", `{"text":"a",}`, `error: read -: line 1: invalid JSON at byte 13 of the record: '}' where a field's name should stand`},
		{"number", `{"text":"a","n":01}`, `error: read -: line 1: invalid JSON at byte 18 of the record: '1' where ',' or '}' should stand`},
		{"word", `{"text":"a","n":nul}`, `error: read -: line 1: invalid JSON at byte 17 of the record: 'n' where a value should stand`},
		{"brackets", `{"x":[1},"text":"a"}`, `error: read -: line 1: invalid JSON at byte 8 of the record: '}' where ',' or ']' should stand`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			equal(t, readStdin(t, tt.line+"\n"+`{"text":"behind"}`, Options{Format: JSONLines}), tt.want, `-:2  "behind"`)
		})
	}
}

func TestFields(t *testing.T) {
	fields := Fields{ID: "key.number", Text: "body.main", Title: "body.head", Date: "when", URL: "where", Source: "body.main"}
	input := `{"key":{"number":"a1"},"body":{"head":"H","main":"M"},"text":"no","when":"Mon, 18 Nov 2019 10:22:00 GMT","where":"https://example.org/"}`
	var b Batch
	r := NewReader([]string{"-"}, strings.NewReader(input), Options{Fields: fields, StdinName: "in.jsonl"})
	if err := r.Read(&b); err != nil {
		t.Fatal(err)
	}
	for rec := range b.Records {
		got := fmt.Sprint(rec.Path, rec.ID, string(rec.Text), rec.Title, rec.Published.Format(time.DateOnly), rec.URL, rec.Source, rec.Origin.Field(), rec.Err)
		if want := fmt.Sprint("in.jsonl", "a1", "M", "H", "2019-11-18", "https://example.org/", "M", "body.main", nil); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	equal(t, readStdin(t, `{"text":"a"}`, Options{Fields: Fields{Text: "body.main"}}),
		`error: read -: line 1: the record has no text field (body.main); it has text: name one with --text-field`)
}

func TestPublished(t *testing.T) {
	fallback := time.Date(2024, 11, 20, 0, 0, 0, 0, time.UTC)
	var b Batch
	r := NewReader([]string{"-"}, strings.NewReader(`{"text":"","date":"unknown"}`+"\n"+`{"text":"","date":1574072520,"date_publish":null}`), Options{Published: fallback})
	if err := r.Read(&b); err != nil {
		t.Fatal(err)
	}
	var got []string
	for rec := range b.Records {
		got = append(got, rec.Published.Format(time.DateOnly))
	}
	equal(t, got, "2024-11-20", "2019-11-18")
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{
		"2019-11-18", "2019-11-18 10:22:00", "2019-11-18T23:59:59-05:00", "2019-11-18T10:22:00.123Z", "20191118", "20191118T102200Z",
		"2019/11/18", "Mon, 18 Nov 2019 10:22:00 GMT", "18 November 2019", "November 18, 2019", "Nov. 18, 2019 10:22 AM", "18-Nov-2019",
		"1574072520", "1574072520.5", "1574072520000", " 2019-11-18\n",
	} {
		if d, ok := parseDate(s); !ok || d.Format(time.DateTime) != "2019-11-18 00:00:00" {
			t.Errorf("%q: %v %v", s, d, ok)
		}
	}
	for _, s := range []string{"", "yesterday", "2019-13-01", "2019-02-29", "18/11/2019", "Nov 2019", "2019", "12345", "-157407252", "+0191118", "2019-11-18x", "0000-01-01"} {
		if d, ok := parseDate(s); ok {
			t.Errorf("%q was read as %v", s, d)
		}
	}
}

func TestLongRecords(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", 3<<20) + `"}`
	short := `{"text":"y"}`
	o := Options{Format: JSONLines, MaxRecord: 1 << 20}
	tooLong := "the record is longer than 1048576 bytes; --max-record sets another limit"
	equal(t, readStdin(t, short+"\n"+long+"\n"+short+"\n"+long, o),
		`-:1  "y"`, `error: read -: line 2: `+tooLong, `-:3  "y"`, `error: read -: line 4: `+tooLong)
	equal(t, readStdin(t, long, Options{Format: Text, MaxRecord: 1 << 20}), `error: read -: `+tooLong)
	got := readStdin(t, short+"\n"+long+"\n"+short, Options{Format: JSONLines})
	if len(got) != 3 || len(got[1]) < 3<<20 {
		t.Errorf("a long record within the limit: %d records", len(got))
	}
	equal(t, readStdin(t, short+"\n"+`{"text":"yy"}`, Options{Format: JSONLines, MaxRecord: 12}),
		`-:1  "y"`, `error: read -: line 2: the record is longer than 12 bytes; --max-record sets another limit`)
}

// TestPieces reads the same lines in pieces of every kind.
func TestPieces(t *testing.T) {
	var input strings.Builder
	var want []string
	for i := range 3000 {
		text := strings.Repeat("word ", i%700)
		fmt.Fprintf(&input, "{\"text\":%q}\n", text)
		want = append(want, fmt.Sprintf("-:%d  %q", i+1, text))
	}
	equal(t, readStdin(t, input.String(), Options{}), want...)
	equal(t, readStdin(t, gzipped(input.String()), Options{}), want...)
	r := NewReader([]string{"-"}, iotest.OneByteReader(strings.NewReader(input.String()[:100000])), Options{})
	if got := read(t, r); len(got) < 10 || got[5] != want[5] {
		t.Errorf("byte by byte: %d records", len(got))
	}
}
