package command

import (
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/newslint/newslint/internal/source"
)

const (
	// progressDelay is how long a run takes before it tells how far it is.
	progressDelay = 2 * time.Second
	progressTick  = 200 * time.Millisecond
)

// progress shows how far a run has come, in the last line of a terminal. What
// is written there through over takes the line's place, so that nothing mixes.
//
// The libraries that draw such lines know of one stream, not of a report on
// the same terminal, and bring more than this needs: an HTTP client, text
// templates, regexps.
type progress struct {
	terminal io.Writer // nil for none: nothing is shown
	width    func() int
	taken    func() int64
	// total is the size of the whole input in bytes, 0 where it is not known.
	total atomic.Int64

	mu sync.Mutex
	// shown is the length of the line that stands there, 0 for none.
	shown int
	// midLine: what was written last did not end its line.
	midLine bool
}

// newProgress returns a progress on standard error, which shows nothing where
// that is no terminal.
func newProgress(s Streams) *progress {
	if !isTerminal(s.Err) {
		return &progress{}
	}
	return &progress{terminal: s.Err, width: func() int { return terminalWidth(s.Err) }}
}

// over returns a writer to the stream that clears the line first, where the
// stream is a terminal.
func (p *progress) over(stream io.Writer) io.Writer {
	if p.terminal == nil || !isTerminal(stream) {
		return stream
	}
	return clearing{p, stream}
}

// clearing is a stream that shares the terminal with a progress.
type clearing struct {
	progress *progress
	stream   io.Writer
}

func (c clearing) Write(text []byte) (int, error) {
	p := c.progress
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	if len(text) > 0 {
		p.midLine = text[len(text)-1] != '\n'
	}
	return c.stream.Write(text)
}

// follow shows how far the reader has come, once a run has taken its while,
// until stop is called.
func (p *progress) follow(r *source.Reader) (stop func()) {
	if p.terminal == nil {
		return func() {}
	}
	p.taken = r.Taken
	ended, cleared := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(cleared)
		p.show(ended, r.Size)
	}()
	return func() {
		close(ended)
		<-cleared
	}
}

// show draws the line again and again. Nobody waits for the size, which takes
// a walk through all folders.
func (p *progress) show(ended <-chan struct{}, size func() (int64, bool)) {
	start := time.Now()
	select {
	case <-ended:
		return
	case <-time.After(progressDelay):
	}
	go func() {
		if n, known := size(); known {
			p.total.Store(n)
		}
	}()
	ticker := time.NewTicker(progressTick)
	defer ticker.Stop()
	for {
		p.draw(time.Since(start))
		select {
		case <-ended:
			p.mu.Lock()
			p.clear()
			p.mu.Unlock()
			return
		case <-ticker.C:
		}
	}
}

// draw puts the line in the place of the last one. What fails on standard
// error can be told nowhere.
func (p *progress) draw(elapsed time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.midLine {
		return
	}
	line := progressLine(p.taken(), p.total.Load(), elapsed, p.width())
	_, _ = fmt.Fprint(p.terminal, "\r", line, strings.Repeat(" ", max(0, p.shown-len(line))))
	p.shown = len(line)
}

// clear overwrites the line with blanks, which every terminal can.
func (p *progress) clear() {
	if p.shown > 0 {
		_, _ = fmt.Fprint(p.terminal, "\r", strings.Repeat(" ", p.shown), "\r")
		p.shown = 0
	}
}

// usualWidth is that of a terminal that does not tell its own.
const usualWidth = 80

// progressLine says in less than width columns of ASCII how much is done, how
// fast and, where the total is known, how long the rest will take.
func progressLine(taken, total int64, elapsed time.Duration, width int) string {
	if width == 0 {
		width = usualWidth
	}
	rate := float64(taken) / elapsed.Seconds()
	line := fmt.Sprintf("%s, %s/s", byteCount(taken), byteCount(int64(rate)))
	if total > 0 {
		done := min(1, float64(taken)/float64(total))
		line = fmt.Sprintf("%3.0f %% of %s, %s/s", math.Floor(100*done), byteCount(total), byteCount(int64(rate)))
		if taken > 0 {
			left := time.Duration(float64(max(0, total-taken)) / rate * float64(time.Second))
			line += fmt.Sprintf(", %s left", left.Round(time.Second))
		}
		if room := min(width-len(line)-len("[] ")-1, 30); room >= 10 {
			full := int(done * float64(room))
			line = "[" + strings.Repeat("=", full) + strings.Repeat(" ", room-full) + "] " + line
		}
	}
	return line[:min(len(line), width-1)]
}

// byteCount writes a number of bytes as people say it.
func byteCount(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e7:
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
