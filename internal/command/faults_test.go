package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
)

const faulty = `{"id":"1","text":"It was opened on Feb. 30, 2021."}` + "\n"

// runFaulty runs the program and returns its exit status.
func runFaulty(in io.Reader, out io.Writer, args ...string) (status int, complaints string) {
	var errs bytes.Buffer
	status = Run(append([]string{"newslint"}, args...), Streams{In: in, Out: out, Err: &errs})
	return status, errs.String()
}

// failingReader gives its content, and then fails.
type failingReader struct {
	content io.Reader
	fail    func() error
}

func (r *failingReader) Read(p []byte) (int, error) {
	if n, err := r.content.Read(p); err == nil {
		return n, nil
	}
	return 0, r.fail()
}

// TestReadError fails to read on in the middle of a record: those before it
// are reported.
func TestReadError(t *testing.T) {
	in := &failingReader{strings.NewReader(faulty + faulty[:20]), func() error { return errors.New("input/output error") }}
	var out bytes.Buffer
	status, complaints := runFaulty(in, &out, "check", "--format", "jsonl", "--input-format", "jsonl")
	if status != exitFailed || strings.Count(out.String(), "date/impossible") != 1 || !strings.Contains(complaints, "read -: line 2: input/output error") {
		t.Errorf("exit status %d, %s%s", status, complaints, &out)
	}
}

// TestReadPanic has a reader that panics, as a decoder might.
func TestReadPanic(t *testing.T) {
	in := &failingReader{strings.NewReader(faulty), func() error { panic("lost") }}
	var out bytes.Buffer
	status, complaints := runFaulty(in, &out, "check", "--format", "sarif", "--input-format", "jsonl")
	if status != exitFailed || !isValid("sarif", out.Bytes()) || !strings.Contains(complaints, "newslint failed on the input: lost, at faults_test.go:") {
		t.Errorf("exit status %d, %s%s", status, complaints, &out)
	}
}

// brokenWriter takes some bytes and then no more.
type brokenWriter struct {
	room int
	err  error
}

func (w *brokenWriter) Write(p []byte) (int, error) {
	n := min(w.room, len(p))
	w.room -= n
	if n < len(p) {
		return n, w.err
	}
	return n, nil
}

// TestWriteError breaks the output, at once and in its middle, for every
// command that writes.
func TestWriteError(t *testing.T) {
	input := strings.Repeat(faulty, 3000)
	for _, args := range [][]string{
		{"check", "--format", "json"}, {"check", "--format", "jsonl"}, {"check"}, {"clean"}, {"mentions"},
	} {
		for _, broken := range []error{syscall.ENOSPC, io.ErrShortWrite} {
			for _, room := range []int{0, 100_000} {
				w := &brokenWriter{room, broken}
				status, complaints := runFaulty(strings.NewReader(input), w, append(args, "--input-format", "jsonl")...)
				if status != exitFailed || !strings.HasPrefix(complaints, "newslint: write ") || !strings.Contains(complaints, broken.Error()) {
					t.Errorf("%s with room for %d: exit status %d, %s", args, room, status, complaints)
				}
			}
		}
	}
}

// TestRecordThatPanics fails in the work on one record: the others come out.
func TestRecordThatPanics(t *testing.T) {
	input := strings.Repeat(faulty, 2) + strings.Replace(faulty, `"1"`, `"bad"`, 1) + faulty
	s := &stream{
		linters: everyRule(), progress: &progress{}, stderr: io.Discard, jobs: 1,
		reader: source.NewReader([]string{"-"}, strings.NewReader(input), source.Options{Format: source.JSONLines}),
	}
	var encoded []byte
	var used []*lint.Worker
	err := s.run(context.Background(), func(w *lint.Worker, r *source.Record, j *job) {
		used = append(used, w)
		j.encoded = append(j.encoded, r.ID...)
		if r.ID == "bad" {
			panic("lost")
		}
	}, func(j *job) error {
		encoded = append(encoded, j.encoded...)
		return nil
	})
	if err != nil || string(encoded) != "111" {
		t.Errorf("made %s, %v", encoded, err)
	}
	var failure *lint.PanicError
	if len(s.problems) != 1 || !errors.As(s.problems[0], &failure) || failure.ID != "bad" {
		t.Errorf("problems %v", s.problems)
	}
	if len(used) != 4 || used[2] == used[3] {
		t.Error("the worker that panicked was used again")
	}
}
