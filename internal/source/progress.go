package source

import (
	"io"
	"os"
	"sync/atomic"
)

// Taken returns how many bytes of the files have been read so far, of
// compressed ones as they lie on the disk. It is safe for concurrent use.
func (r *Reader) Taken() int64 { return r.taken.Load() }

// meter counts the bytes that pass.
type meter struct {
	reader io.Reader
	taken  *atomic.Int64
}

func (m meter) Read(p []byte) (int, error) {
	n, err := m.reader.Read(p)
	m.taken.Add(int64(n))
	return n, err
}

// Size returns how many bytes all the files have, as they lie on the disk, and
// false where nobody can know, as of a pipe. It walks folders for that, which
// takes a while where they are large. It is safe for concurrent use.
func (r *Reader) Size() (size int64, known bool) {
	walker := newWalker(r.paths, r.settings.NoIgnore)
	for {
		path, more, err := walker.next()
		if !more {
			return size, true
		}
		if err != nil {
			continue // the reader will tell
		}
		var info os.FileInfo
		if f, isFile := r.stdin.(*os.File); path != stdinPath {
			info, err = os.Stat(path)
		} else if isFile {
			info, err = f.Stat()
		}
		if err != nil || info == nil || !info.Mode().IsRegular() {
			return 0, false
		}
		size += info.Size()
	}
}
