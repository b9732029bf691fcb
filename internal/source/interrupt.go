package source

import (
	"errors"
	"io"
	"os"
)

var errInterrupted = errors.New("interrupted here")

// Interrupt ends reading from pipes and terminals, which may keep silent for
// any time: a Read at work gives back the whole records that have come, with an
// error in the place of the next. It is safe for concurrent use, and may be
// called again.
func (r *Reader) Interrupt() { r.interruptOnce.Do(func() { close(r.interrupted) }) }

// interruptible returns a reader of f that Interrupt ends. A regular file never
// keeps anybody waiting and is returned as it is.
func (r *Reader) interruptible(f *os.File) io.Reader {
	if info, err := f.Stat(); err != nil || info.Mode().IsRegular() {
		return f
	}
	reader, writer := io.Pipe()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, err := io.Copy(writer, f)
		_ = writer.CloseWithError(err) // it returns no error
	}()
	go func() {
		select {
		case <-ended:
		case <-r.interrupted:
			_ = writer.CloseWithError(errInterrupted)
		}
	}()
	return reader
}
