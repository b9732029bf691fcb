package source

import (
	"bytes"
	"io"
	"slices"
)

// fillRecords appends about chunkSize bytes of whole records, or one longer one.
func (r *Reader) fillRecords(b *Batch) (done bool) {
	in, start := r.current, len(b.data)
	b.data = append(b.data, in.rest...)
	in.rest = in.rest[:0]
	for want := chunkSize; ; want = min(2*want, r.settings.maxRecord+chunkSize) {
		seen := len(b.data)
		err := b.readUpTo(in.reader, start+want, in.size-in.offset)
		if in.skipping {
			seen, want = in.dropRecord(b, start, seen), chunkSize/2
		}
		cut := -1
		if !in.skipping {
			cut = lastEnd(in.cutter, b.data[start:], seen-start)
		}
		if err != nil {
			return r.finishRecords(b, start, start+cut, err)
		}
		if cut >= 0 {
			in.rest = append(in.rest, b.data[start+cut:]...)
			b.data = b.data[:start+cut]
			return !r.deliver(b, start)
		}
		if len(b.data)-start > r.settings.maxRecord {
			b.fail(in, in.line, r.settings.tooLong())
			in.skipping = true
			in.drop(b, start, len(b.data))
			want = chunkSize / 2
		}
	}
}

// finishRecords delivers the last records of a file. Where reading failed, the
// one that it failed in is not taken for a record.
func (r *Reader) finishRecords(b *Batch, start, end int, err error) (done bool) {
	in := r.current
	err = ignoreEOF(err)
	if err != nil {
		b.data = b.data[:max(start, end)]
	}
	if r.deliver(b, start) && err != nil {
		b.fail(in, in.line, describeRead(err))
	}
	return true
}

// deliver makes a piece of the batch's bytes from start on. It returns false
// where the file cannot be read after all.
func (r *Reader) deliver(b *Batch, start int) bool {
	in := r.current
	if t, ok := in.cutter.(*rowCutter); ok && in.header == nil && len(b.data) > start {
		end := (&rowCutter{delimiter: t.delimiter}).next(b.data, start)
		if end < 0 {
			end = len(b.data)
		}
		header, err := newTableHeader(b.data[start:end], t.delimiter, r.current.fields)
		if err != nil {
			b.data = b.data[:start]
			b.fail(in, in.line, err)
			return false
		}
		in.header = header
		in.pass(b.data[start:end])
		start = end
	}
	b.add(in, start, len(b.data))
	return true
}

// dropRecord takes what is left of an over-long record out of the batch and
// returns up to where the cutter has seen the rest.
func (in *input) dropRecord(b *Batch, start, seen int) int {
	end := in.cutter.next(b.data, seen)
	if end < 0 {
		in.drop(b, start, len(b.data))
		return start
	}
	in.skipping = false
	in.drop(b, start, end)
	return start
}

// drop takes bytes that are not delivered out of the batch.
func (in *input) drop(b *Batch, start, end int) {
	in.pass(b.data[start:end])
	b.data = append(b.data[:start], b.data[end:]...)
}

// pass counts bytes that are behind us.
func (in *input) pass(content []byte) {
	in.line += bytes.Count(content, []byte{'\n'})
	in.offset += int64(len(content))
}

// readUpTo reads until the batch holds size bytes or reading ends. Left is a
// guess at what the file still holds, 0 or less where nothing is known.
func (b *Batch) readUpTo(reader io.Reader, size int, left int64) error {
	if left > 0 && left < int64(size-len(b.data)) {
		b.data = slices.Grow(b.data, int(left)+bytes.MinRead)
	} else {
		b.data = slices.Grow(b.data, max(0, size-len(b.data)))
	}
	for len(b.data) < size {
		if len(b.data) == cap(b.data) {
			b.data = slices.Grow(b.data, size-len(b.data))
		}
		n, err := reader.Read(b.data[len(b.data):min(size, cap(b.data))])
		b.data = b.data[:len(b.data)+n]
		if err != nil {
			return err
		}
	}
	return nil
}
