package source

import (
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	// maxRatio is how many times its size a compressed file may unpack to. News
	// text shrinks to a fifth or a tenth, many copies of it to a hundredth.
	maxRatio = 250
	// freeSize is how many bytes may come out before the ratio counts.
	freeSize = 64 << 20
	// maxWindow is how much memory Zstandard may ask for: what its own program allows.
	maxWindow = 128 << 20
)

// decompress returns a decoder where the first bytes are those of a
// compressed file, else nil.
func (in *input) decompress(r io.Reader, start []byte) (io.Reader, error) {
	packed := &countingReader{reader: r}
	var decoder io.Reader
	switch {
	case bytes.HasPrefix(start, []byte("\x1f\x8b")):
		d, err := gzip.NewReader(packed)
		if err != nil {
			return nil, err
		}
		decoder, in.compression = d, "gzip"
	case bytes.HasPrefix(start, []byte("\x28\xb5\x2f\xfd")):
		d, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, err
		}
		in.closers = append(in.closers, func() error { d.Close(); return nil })
		decoder, in.compression = d, "zstd"
	case bytes.HasPrefix(start, []byte("BZh")):
		decoder, in.compression = bzip2.NewReader(packed), "bzip2"
	default:
		return nil, nil
	}
	return &ratioReader{decoder: decoder, packed: packed}, nil
}

// describeRead says what an error of a decoder means.
func describeRead(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the compressed file is cut off")
	}
	return err
}

// countingReader counts the bytes read.
type countingReader struct {
	reader io.Reader
	n      int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.reader.Read(p)
	c.n += int64(n)
	return n, err
}

// ratioReader stops a decoder that makes far more of its input than text can be.
type ratioReader struct {
	decoder io.Reader
	packed  *countingReader
	n       int64
}

func (r *ratioReader) Read(p []byte) (int, error) {
	n, err := r.decoder.Read(p)
	r.n += int64(n)
	if r.n > freeSize && r.n/maxRatio > r.packed.n {
		return 0, fmt.Errorf("the compressed file unpacks to more than %d times its size, which no text does; unpack it first if it is one", maxRatio)
	}
	return n, err
}
