package command

import (
	"bytes"
	"io"
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	const second = time.Second
	for _, c := range []struct {
		taken, total int64
		elapsed      time.Duration
		width        int
		want         string
	}{
		{42e6, 0, 2 * second, 80, "42 MB, 21 MB/s"},
		{25e6, 100e6, 5 * second, 80, "[=======                       ]  25 % of 100 MB, 5.0 MB/s, 15s left"},
		{25e6, 100e6, 5 * second, 54, "[===            ]  25 % of 100 MB, 5.0 MB/s, 15s left"},
		{25e6, 100e6, 5 * second, 40, " 25 % of 100 MB, 5.0 MB/s, 15s left"},
		{25e6, 100e6, 5 * second, 20, " 25 % of 100 MB, 5."},
		{25e6, 100e6, 5 * second, 0, "[=======                       ]  25 % of 100 MB, 5.0 MB/s, 15s left"},
		{0, 2e9, 3 * second, 60, "[                              ]   0 % of 2.0 GB, 0.0 MB/s"},
		// A file may grow while it is read.
		{300e6, 200e6, 10 * second, 40, "100 % of 200 MB, 30 MB/s, 0s left"},
		{999e6, 1e9, 100 * second, 40, " 99 % of 1.0 GB, 10.0 MB/s, 0s left"},
	} {
		if got := progressLine(c.taken, c.total, c.elapsed, c.width); got != c.want {
			t.Errorf("%d of %d bytes in %d columns: got %q, want %q", c.taken, c.total, c.width, got, c.want)
		}
	}
}

// TestProgressSharesTerminal writes a report and complaints to the terminal
// that the line stands on.
func TestProgressSharesTerminal(t *testing.T) {
	var terminal bytes.Buffer
	p := &progress{terminal: &terminal, width: func() int { return 30 }, taken: func() int64 { return 42e6 }}
	report := clearing{p, &terminal}
	write := func(text string) {
		if _, err := io.WriteString(report, text); err != nil {
			t.Fatal(err)
		}
	}
	write("a finding\n")
	p.draw(2 * time.Second)
	p.draw(10 * time.Second)
	write("half a")
	p.draw(3 * time.Second)
	write(" line\n")
	p.draw(3 * time.Second)
	p.clear()
	p.clear()
	const blanks = "               "
	want := "a finding\n" +
		"\r42 MB, 21 MB/s" + "\r42 MB, 4.2 MB/s" + "\r" + blanks + "\r" +
		"half a line\n" +
		"\r42 MB, 14 MB/s\r" + blanks[:14] + "\r"
	if got := terminal.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestNoProgressWithoutTerminal(t *testing.T) {
	var out, errs bytes.Buffer
	p := newProgress(Streams{Out: &out, Err: &errs})
	if p.over(&out) != io.Writer(&out) {
		t.Error("the report takes a detour")
	}
	p.follow(nil)()
	if errs.Len() > 0 {
		t.Errorf("standard error: %q", &errs)
	}
}
