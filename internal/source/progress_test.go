package source

import (
	"os"
	"strings"
	"testing"
)

func TestProgress(t *testing.T) {
	write(t, map[string]string{"a.jsonl": `{"text":"a"}`, "in/b.txt.gz": gzipped("text"), "in/c.png": "no"})
	paths := []string{"a.jsonl", "in", "missing"}
	r := NewReader(paths, nil, Options{})
	size, known := r.Size()
	read(t, r)
	if !known || size != r.Taken() || size != int64(len(`{"text":"a"}`)+len(gzipped("text"))) {
		t.Errorf("size %d, known %v, taken %d", size, known, r.Taken())
	}
	if _, known := NewReader([]string{"-"}, strings.NewReader("x"), Options{}).Size(); known {
		t.Error("the size of a stream is known")
	}
	f, err := os.Open("a.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if size, known := NewReader([]string{"-"}, f, Options{}).Size(); !known || size != 12 {
		t.Errorf("redirected: size %d, known %v", size, known)
	}
}
