package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// FuzzJSONLines compares with encoding/json what is read of a line, and checks
// that the bytes under a mapped span decode to the span's text.
func FuzzJSONLines(f *testing.F) {
	for _, s := range []string{
		`{"text":"a"}`, `{"text":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud800"}`, `{"a":[{"b":[]}],"text":"é","id":-1.5e+3}`,
		`{"text":"\ud83dx\ude00"}`, `{"text":"\u0000"} `, `{"text":1}`, `{"text":"a","text":null}`, `{"":{},"text":""}`, "{\"text\":\"\xff\\n\"}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		d := recordDecoder{}
		d.reset()
		d.fields = newFieldSet(Fields{ID: "id", Text: "text"})
		var r Record
		err := d.decodeJSON(line, place{}, &r)
		checkAgainstDecoder(t, line, &r, err)
		if err == nil && r.Origin != nil {
			checkOrigin(t, &r)
		}
	})
}

func checkAgainstDecoder(t *testing.T, line []byte, r *Record, err error) {
	t.Helper()
	if bytes.ContainsFunc(line, func(c rune) bool { return c < ' ' }) || !utf8.Valid(line) {
		return
	}
	if valid := json.Valid(line); !valid {
		if err == nil {
			t.Fatalf("%q was read but is no JSON", line)
		}
		return
	}
	var want map[string]json.RawMessage
	if json.Unmarshal(line, &want) != nil || want == nil {
		return
	}
	var text string
	if strings.Count(string(line), `\u`)+strings.Count(string(line), `"text"`) > 1 || json.Unmarshal(want["text"], &text) != nil {
		return
	}
	if err != nil || string(r.Text) != text {
		t.Fatalf("%q: text %q, error %v, want %q", line, r.Text, err, text)
	}
}

// checkOrigin tries every short span of a text.
func checkOrigin(t *testing.T, r *Record) {
	t.Helper()
	raw := r.Origin.Raw()
	limit := min(len(r.Text), 300)
	for start := 0; start <= limit; start++ {
		for end := start; end <= min(limit, start+20); end++ {
			image, exact := r.Origin.Image(document.Span{Start: int32(start), End: int32(end)})
			if !exact {
				continue
			}
			if got := appendUnescaped(nil, raw[image.Start:image.End]); !bytes.Equal(got, r.Text[start:end]) {
				t.Fatalf("text %q, bytes %d to %d: the image %q decodes to %q", r.Text, start, end, raw[image.Start:image.End], got)
			}
		}
	}
	for start, c := range string(r.Text[:limit]) {
		if end := start + utf8.RuneLen(c); c != utf8.RuneError {
			if _, exact := r.Origin.Image(document.Span{Start: int32(start), End: int32(end)}); !exact {
				t.Fatalf("text %q: the character at %d has no image", r.Text, start)
			}
		}
	}
}

// TestImageOfLongText asks for places far behind each other in a text that
// spans many marks.
func TestImageOfLongText(t *testing.T) {
	want := strings.Repeat("naïve “quoted”\ttext 😀\n", 1000)
	content, _ := json.Marshal(want)
	escaped := bytes.ReplaceAll(bytes.ReplaceAll(content, []byte("😀"), []byte(`\ud83d\ude00`)), []byte("ï"), []byte(`\u00ef`))
	line := fmt.Appendf(nil, `{"x":1,"text":%s}`, escaped)
	d := recordDecoder{}
	d.reset()
	d.fields = newFieldSet(Fields{})
	var r Record
	if err := d.decodeJSON(line, place{}, &r); err != nil {
		t.Fatal(err)
	}
	if string(r.Text) != want {
		t.Fatal("the text is not what was written")
	}
	for _, start := range []int{20000, 0, 100, 25000, 5000, 5001, len(want) - 10} {
		for end := start; end < start+10; end++ {
			image, exact := r.Origin.Image(document.Span{Start: int32(start), End: int32(end)})
			if !utf8.ValidString(want[start:end]) {
				continue
			}
			if got := string(appendUnescaped(nil, line[image.Start:image.End])); !exact || got != want[start:end] {
				t.Errorf("bytes %d to %d: %q, exact %v, want %q", start, end, got, exact, want[start:end])
			}
		}
	}
	if _, exact := r.Origin.Image(document.Span{Start: 3, End: 4}); exact {
		t.Error("half of a character from an escape has an image")
	}
	if _, exact := r.Origin.Image(document.Span{Start: 0, End: int32(len(want) + 1)}); exact {
		t.Error("a span behind the text has an image")
	}
}

// TestDeepNesting needs memory for a byte a level, and no stack.
func TestDeepNesting(t *testing.T) {
	deep := strings.Repeat("[", 1e6) + strings.Repeat("]", 1e6)
	equal(t, readStdin(t, `{"x":`+deep+`,"text":"a"}`, Options{Format: JSONLines}), `-:1  "a"`)
	got := readStdin(t, `{"x":`+deep[:1e6+1]+`,"text":"a"}`, Options{Format: JSONLines})
	equal(t, got, `error: read -: line 1: invalid JSON at byte 1000014 of the record: ':' where ',' or ']' should stand`)
}

func BenchmarkJSONLines(b *testing.B) {
	prose := strings.Repeat("The council met on Friday to talk about the bridge that everyone had forgotten. ", 4)
	for _, bench := range []struct{ name, text string }{
		{"unescaped", strings.Repeat(prose, 16)},
		{"paragraphs", strings.Repeat(prose+"\n\n\"Quoted,\" he said. ", 16)},
		{"curly", strings.Repeat(prose+"“Quoted,” he’s said. ", 16)},
		{"all escaped", strings.Repeat("é", 5000)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			content, _ := json.Marshal(bench.text)
			if bench.name == "all escaped" {
				content = []byte(`"` + strings.Repeat(`\u00e9`, 5000) + `"`)
			}
			line := fmt.Appendf(nil, `{"id":"doc-0000001","url":"https://news.example/2024/11/20/a-story","title":"A story","published":"2024-11-20T10:00:00Z","text":%s}`+"\n", content)
			path := filepath.Join(b.TempDir(), "a.jsonl")
			if err := os.WriteFile(path, bytes.Repeat(line, (32<<20)/len(line)), 0o600); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(32 << 20)
			b.ReportAllocs()
			var batch Batch
			for b.Loop() {
				r := NewReader([]string{path}, nil, Options{})
				for r.Read(&batch) == nil {
					for rec := range batch.Records {
						if rec.Err != nil {
							b.Fatal(rec.Err)
						}
					}
				}
			}
		})
	}
}
