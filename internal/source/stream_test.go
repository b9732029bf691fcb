package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

func TestJSONObjects(t *testing.T) {
	tests := []struct {
		name, input string
		want        []string
	}{
		{"array", "[\n {\"text\": \"a\"},\n {\"id\": 2,\n  \"text\": \"b]}\\\"\"}\n]\n", []string{`-:2  "a"`, `-:3 2 "b]}\""`}},
		{"objects", "{\n\"text\":\"a\"}\n{\"text\":\"b\"}{\"text\":\"c\"}", []string{`-:1  "a"`, `-:3  "b"`, `-:3  "c"`}},
		{"one line", `[{"text":"a"},{"text":"b"}]`, []string{`-:1  "a"`, `-:1  "b"`}},
		{"empty", "[]", nil},
		{"mark", "\xef\xbb\xbf[{\"text\":\"a\"}]", []string{`-:1  "a"`}},
		{"invalid", "[{\"text\":\"a\"},\n{\"text\":\"b\",},\n oops, {\"text\":\"c\"}]", []string{
			`-:1  "a"`, `error: read -: line 2: invalid JSON at byte 13 of the record: '}' where a field's name should stand`,
			`error: read -: line 2: invalid JSON: "oops" where an object should stand`, `-:3  "c"`,
		}},
		{"open string", "[{\"text\":\"a},\n{\"text\":\"b\"},\n{\"text\":\"c\"}]", []string{
			`error: read -: line 1: invalid JSON at byte 9 of the record: the string has no end`, `-:2  "b"`, `-:3  "c"`,
		}},
		{"cut off", "[{\"text\":\"a\"},{\"text\":", []string{`-:1  "a"`, `error: read -: line 1: invalid JSON at byte 9 of the record: it ends where a value should stand`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			equal(t, readStdin(t, tt.input, Options{Format: JSON}), tt.want...)
		})
	}
}

func TestTables(t *testing.T) {
	table := "ID,Title,Text,date\n1,T,\"a \"\"b\"\"\nc, d\",2024-11-20\r\n\n2,,plain \"x\" y,\n3\n\"4\",t,\"bad\" quote,\n"
	want := []string{
		`-:2 1 "a \"b\"\nc, d"`, `-:5 2 "plain \"x\" y"`, `error: read -: line 6: the row has 1 fields, not 4, and lacks the text`, `-:7 4 "\"bad\" quote"`,
	}
	equal(t, readStdin(t, table, Options{StdinName: "-", Format: CSV}), want...)
	equal(t, readStdin(t, "\xef\xbb\xbfid;text\n1;caf\xe9 \x93x\x94, y\n", Options{Format: CSV}), `-:2 1 "café “x”, y"`)
	equal(t, readStdin(t, "text\tid\na,b\t7", Options{Format: TSV}), `-:2 7 "a,b"`)
	equal(t, readStdin(t, "a,b\n1,2\n", Options{Format: CSV}),
		`error: read -: line 1: the table's first row names no text field (text, maintext, content, articleBody …); it has a, b: name one with --text-field`)
	equal(t, readStdin(t, "a,b\n1,2\n", Options{Format: CSV, Fields: Fields{Text: "b"}}), `-:2  "2"`)

	var b Batch
	if err := NewReader([]string{"-"}, strings.NewReader(table), Options{Format: CSV}).Read(&b); err != nil {
		t.Fatal(err)
	}
	for rec := range b.Records {
		s, exact := rec.Origin.Image(document.Span{Start: 2, End: 5})
		raw := string(rec.Origin.Raw())
		if got := raw[s.Start:s.End]; !exact || got != `""b""` || raw != table[rec.Origin.Offset():][:len(raw)] || rec.Title != "T" || rec.Published.IsZero() {
			t.Errorf("image %q, record %q at %d, %+v", got, raw, rec.Origin.Offset(), rec.Meta)
		}
		if got, ok := rec.Origin.Encode(nil, "a\"\n,"); !ok || string(got) != "a\"\"\n," {
			t.Errorf("encoded as %q, %v", got, ok)
		}
		break
	}
}

func TestGuessedFormats(t *testing.T) {
	tests := []struct {
		name, start string
		want        Format
	}{
		{"-", `{"text":"a"}`, JSONLines},
		{"-", "{\n \"text\":\"a\"\n}", JSON},
		{"-", "[\n{\n \"text\":", JSON},
		{"-", "[Editor's note] {x}", Text},
		{"-", "{braces} in text", Text},
		{"-", " <!DOCTYPE html>", HTML},
		{"-", "<?xml version=\"1.0\"?>\n<html>", HTML},
		{"-", "<3 is a heart", Text},
		{"a.json", `{"text":"a"}`, JSONLines},
		{"a.json", "{\"id\":1,\n\"text\":\"a\"}", JSON},
		{"a.json.gz", "[]", JSON},
		{"a.csv", "a,b", CSV},
		{"a.tsv.zst", "a,b", TSV},
		{"a.MD", "# a", Markdown},
	}
	for _, tt := range tests {
		in := &input{path: tt.name}
		if got := in.guess(utf8Charset, []byte(tt.start)); got != tt.want {
			t.Errorf("%s starting %q: %s, want %s", tt.name, tt.start, got, tt.want)
		}
	}
}

func TestWideStream(t *testing.T) {
	raw, _ := wide{}.encode([]byte("\xff\xfe"), `{"text":"“a”"}`+"\n"+`{"text":"b"}`, nil)
	equal(t, readStdin(t, string(raw), Options{}), `-:1  "“a”"`, `-:2  "b"`)
}

// FuzzCutters cuts a stream in pieces and as a whole.
func FuzzCutters(f *testing.F) {
	f.Add(`[{"a":"\"}"},{"b":[1,{}]}]{}`, uint8(3))
	f.Add("0{\"\\\n", uint8(3))
	f.Add("a,\"b\"\"\n\",c\nd,e\"\n\"f\" g\"\n", uint8(2))
	f.Fuzz(func(t *testing.T, data string, step uint8) {
		for name, fresh := range map[string]func() cutter{
			"lines": func() cutter { return lineCutter{} }, "objects": func() cutter { return &objectCutter{} },
			"rows": func() cutter { return &rowCutter{delimiter: ','} },
		} {
			whole := allEnds(fresh(), []byte(data), len(data))
			pieces := allEnds(fresh(), []byte(data), int(step)+1)
			if !slices.Equal(whole, pieces) {
				t.Fatalf("%s: %q is cut at %v, in pieces of %d at %v", name, data, whole, int(step)+1, pieces)
			}
		}
	})
}

func allEnds(c cutter, data []byte, step int) (ends []int) {
	at := 0
	for size := min(step, len(data)); ; size = min(size+step, len(data)) {
		for end := c.next(data[:size], at); end >= 0; end = c.next(data[:size], end) {
			ends = append(ends, end)
		}
		if at = size; size == len(data) {
			return ends
		}
	}
}

// TestStreamPieces reads long streams of each kind through batches.
func TestStreamPieces(t *testing.T) {
	var array, table strings.Builder
	array.WriteString("[")
	table.WriteString("id,text\n")
	var want []string
	for i := range 2000 {
		text := strings.Repeat("word, ", i%500)
		if i > 0 {
			array.WriteString(",")
		}
		fmt.Fprintf(&array, "\n{\"id\":%d,\"text\":%q}", i, text)
		fmt.Fprintf(&table, "%d,\"%s\"\n", i, text)
		want = append(want, fmt.Sprintf("-:%d %d %q", i+2, i, text))
	}
	array.WriteString("\n]\n")
	// An object's place is that of its bracket, behind the comma of the line before.
	equal(t, readStdin(t, array.String(), Options{}), want...)
	equal(t, readStdin(t, table.String(), Options{Format: CSV}), want...)

	long := strings.Repeat("x", 3<<20)
	o := Options{Format: JSON, MaxRecord: 1 << 20}
	tooLong := "the record is longer than 1048576 bytes; --max-record sets another limit"
	equal(t, readStdin(t, `[{"text":"a"},{"text":"`+long+`"},{"text":"b"}]`, o), `-:1  "a"`, "error: read -: line 1: "+tooLong, `-:1  "b"`)
	o.Format = CSV
	equal(t, readStdin(t, "text\na\n\""+long+"\"\nb\n", o), `-:2  "a"`, "error: read -: line 3: "+tooLong, `-:4  "b"`)
}
