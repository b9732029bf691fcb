package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/newslint/newslint/internal/document"
)

const (
	// chunkSize is how many bytes of records a batch takes: enough that handing
	// it on costs nothing, and no more, for every worker has one.
	chunkSize = 256 << 10
	// enough is how many bytes a batch must hold for small files to be left for
	// the next, so that many of them keep all workers busy.
	enough = 128 << 10
	// maxPieces is how many files, or errors in their place, a batch holds.
	maxPieces = 256
	// maxKept is how many bytes of memory are kept for the next batch, so that
	// one long record does not stay with every worker.
	maxKept = 2 << 20
)

// reuse returns an empty buffer in the memory of an old one.
func reuse(buffer []byte) []byte {
	if cap(buffer) > maxKept {
		return nil
	}
	return buffer[:0]
}

// settings are what all batches of a reader share; they do not change.
type settings struct {
	Options
	maxRecord int
	// charset is the encoding that the user named, nil where none was.
	charset *charset
}

// Reader delivers what lies at the given paths, in order. Files are opened one
// after the other, as they are reached. It is for one goroutine; batches are
// decoded on others.
type Reader struct {
	settings  *settings
	paths     []string
	walker    *walker
	stdin     io.Reader
	stdinName string
	current   *input
	files     int
	taken     atomic.Int64
	// fields are those of the files so far.
	fields map[Fields]*fieldSet

	interrupted   chan struct{}
	interruptOnce sync.Once

	// head and content buffer the first bytes of a file, and of what is
	// compressed in it, to be looked at.
	head, content *bufio.Reader
}

// NewReader returns a reader of files, folders and, for "-", of stdin.
func NewReader(paths []string, stdin io.Reader, o Options) *Reader {
	s := &settings{Options: o, maxRecord: o.MaxRecord}
	if s.maxRecord <= 0 {
		s.maxRecord = DefaultMaxRecord
	}
	s.maxRecord = min(s.maxRecord, document.MaxSize)
	if c, err := charsetOf(o.Encoding); err == nil && o.Encoding != "" {
		s.charset = &c
	}
	return &Reader{
		settings: s, fields: map[Fields]*fieldSet{}, paths: paths, walker: newWalker(paths, o.NoIgnore), stdin: stdin, stdinName: o.StdinName, interrupted: make(chan struct{}),
		head: bufio.NewReaderSize(nil, bufferSize), content: bufio.NewReaderSize(nil, bufferSize),
	}
}

// fieldsOf returns the fields of a file.
func (r *Reader) fieldsOf(path string) *fieldSet {
	names := r.settings.Fields
	if r.settings.FieldsOf != nil {
		names = r.settings.FieldsOf(path)
	}
	if r.fields[names] == nil {
		r.fields[names] = newFieldSet(names)
	}
	return r.fields[names]
}

// Stats returns the counts so far. It is for the goroutine that reads.
func (r *Reader) Stats() Stats { return Stats{Files: r.files, Skipped: r.walker.skipped} }

// Close closes the file at hand, where reading ends before io.EOF.
func (r *Reader) Close() {
	if r.current != nil {
		r.current.close()
		r.current = nil
	}
}

// Read fills the batch with the raw bytes of the next piece of input and
// returns io.EOF behind the last. What cannot be read becomes a record with an
// error, in its place.
func (r *Reader) Read(b *Batch) error {
	b.reset(r.settings)
	for len(b.data) < enough && len(b.pieces) < maxPieces {
		if r.current == nil && !r.advance(b) {
			break
		}
		if r.current == nil {
			continue
		}
		if r.fill(b) {
			r.Close()
		}
	}
	if len(b.pieces) == 0 {
		return io.EOF
	}
	return nil
}

// advance opens the next file; what fails goes into the batch. It returns
// false where no path is left.
func (r *Reader) advance(b *Batch) bool {
	path, more, err := r.walker.next()
	if !more {
		return false
	}
	if err == nil {
		r.current, err = r.open(path)
	}
	if err != nil {
		b.pieces = append(b.pieces, piece{err: err})
		return true
	}
	r.files++
	return true
}

// fill appends more of the file at hand to the batch and reports whether that
// was the end of the file.
func (r *Reader) fill(b *Batch) (done bool) {
	switch {
	case r.current.format.isStream():
		return r.fillRecords(b)
	case r.current.format == WARC:
		return r.fillArchive(b)
	}
	r.fillWhole(b)
	return true
}

// fillWhole appends a file that is one article.
func (r *Reader) fillWhole(b *Batch) {
	in, start := r.current, len(b.data)
	b.data = slices.Grow(b.data, int(min(in.size, int64(r.settings.maxRecord)))+bytes.MinRead)
	for len(b.data)-start <= r.settings.maxRecord {
		n, err := in.reader.Read(b.data[len(b.data):cap(b.data)])
		b.data = b.data[:len(b.data)+n]
		if err != nil {
			b.add(in, start, len(b.data))
			if err = ignoreEOF(err); err != nil {
				b.fail(in, 0, describeRead(err))
			}
			return
		}
		if len(b.data) == cap(b.data) {
			b.data = slices.Grow(b.data, min(len(b.data)-start, chunkSize)+bytes.MinRead)
		}
	}
	b.data = b.data[:start]
	b.fail(in, 0, r.settings.tooLong())
}

func (s *settings) tooLong() error {
	return fmt.Errorf("the record is longer than %d bytes; --max-record sets another limit", s.maxRecord)
}
