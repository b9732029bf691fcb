package edit

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packing is how a file is compressed; its zero value is not at all. Places of
// records are those of what it unpacks to.
type packing struct {
	unpack func(io.Reader) (io.ReadCloser, error)
	pack   func(io.Writer) (io.WriteCloser, error)
}

// packingOf tells the packing by the first bytes.
func packingOf(r *bufio.Reader) packing {
	start, _ := r.Peek(4) // an error comes again with the first bytes taken
	switch {
	case bytes.HasPrefix(start, []byte("\x1f\x8b")):
		return gzipped()
	case bytes.HasPrefix(start, []byte("\x28\xb5\x2f\xfd")):
		return zstandard()
	case bytes.HasPrefix(start, []byte("BZh")):
		return bzipped()
	}
	return packing{}
}

// gzipped keeps the name and time that the file's header holds.
func gzipped() packing {
	var header gzip.Header
	return packing{
		unpack: func(r io.Reader) (io.ReadCloser, error) {
			z, err := gzip.NewReader(r)
			if err != nil {
				return nil, err
			}
			header = z.Header
			return z, nil
		},
		pack: func(w io.Writer) (io.WriteCloser, error) {
			z := gzip.NewWriter(w)
			z.Header = header
			return z, nil
		},
	}
}

func zstandard() packing {
	return packing{
		unpack: func(r io.Reader) (io.ReadCloser, error) {
			z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
			if err != nil {
				return nil, err
			}
			return z.IOReadCloser(), nil
		},
		pack: func(w io.Writer) (io.WriteCloser, error) {
			return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
		},
	}
}

var errBzip2 = errors.New("bzip2 is read but not written: unpack the file first")

func bzipped() packing {
	return packing{
		unpack: func(io.Reader) (io.ReadCloser, error) { return nil, errBzip2 },
		pack:   func(io.Writer) (io.WriteCloser, error) { return nil, errBzip2 },
	}
}
