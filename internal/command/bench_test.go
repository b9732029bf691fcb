package command_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/newslint/newslint/internal/command"
)

// BenchmarkCheck runs the whole program, all rules on, over the test articles
// as one stream of JSON Lines on one worker.
func BenchmarkCheck(b *testing.B) {
	stream := jsonLines(b, 8<<20)
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	for b.Loop() {
		status := command.Run([]string{"newslint", "check", "--format", "jsonl", "--input-format", "jsonl", "--jobs", "1"},
			command.Streams{In: bytes.NewReader(stream), Out: io.Discard, Err: os.Stderr})
		if status > 1 {
			b.Fatalf("exit status %d", status)
		}
	}
}

// BenchmarkHook is what a hook costs for five changed articles, but for the
// start of a process.
func BenchmarkHook(b *testing.B) {
	args := []string{"newslint", "check", "--width", "80"}
	for _, name := range []string{"coalition", "cyclone", "dock-strike", "ferry", "museum"} {
		args = append(args, filepath.Join("..", "..", "testdata", "articles", name+".txt"))
	}
	b.ReportAllocs()
	for b.Loop() {
		if status := command.Run(args, command.Streams{In: bytes.NewReader(nil), Out: io.Discard, Err: os.Stderr}); status != 1 {
			b.Fatalf("exit status %d", status)
		}
	}
}

// jsonLines repeats the articles of testdata until there are size bytes.
func jsonLines(b *testing.B, size int) []byte {
	b.Helper()
	paths, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	var stream bytes.Buffer
	for encoder := json.NewEncoder(&stream); stream.Len() < size; {
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			if err := encoder.Encode(map[string]string{"id": filepath.Base(path), "text": string(text)}); err != nil {
				b.Fatal(err)
			}
		}
	}
	return stream.Bytes()
}
