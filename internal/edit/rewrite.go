package edit

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

var (
	errChanged   = errors.New("it has changed since it was read")
	errReadOnly  = errors.New("it is read-only")
	errIrregular = errors.New("it is not a regular file")
	errSameFile  = errors.New("the copy would replace the file itself")
	errMoreLinks = errors.New("it has several names (hard links), which replacing it would part; --output-dir writes a copy")
)

// bufferSize is how many bytes are read and written at once.
const bufferSize = 64 << 10

// Rewrite is a file on its way to new contents, which are collected in a
// temporary file beside it. Whatever happens before Commit, or in it, the file
// is either as it was or wholly new.
type Rewrite struct {
	// path is the file as the user named it, target the same without links.
	path, target string
	// copyTo is where a copy goes, "" where the file itself is rewritten.
	copyTo string
	info   fs.FileInfo
	source *os.File
	reader *bufio.Reader
	// at is how many bytes have been taken from the reader.
	at int64
	// temp is nil until something changes.
	temp   tempFile
	writer *bufio.Writer
	// unpacker and packer stand between source and reader, writer and temp,
	// where the file is compressed.
	packing  packing
	unpacker io.Closer
	packer   io.Closer
	create   func(dir string) (tempFile, error)
	old      []byte
}

// tempFile is what Rewrite needs of an *os.File.
type tempFile interface {
	io.WriteCloser
	Name() string
	Chmod(mode fs.FileMode) error
	Chown(uid, gid int) error
	Sync() error
}

func createTemp(dir string) (tempFile, error) {
	// The leading full stop keeps what a killed run leaves out of later walks.
	return os.CreateTemp(dir, ".newslint-*.tmp")
}

// Open begins to rewrite the file. Nothing is written, and Commit does
// nothing, unless something is replaced.
func Open(path string) (*Rewrite, error) { return openWith(path, "", createTemp) }

// OpenCopy begins to write a changed copy of the file to another path, of
// which the folders are made. The copy is written even where nothing changes.
func OpenCopy(path, to string) (*Rewrite, error) { return openWith(path, to, createTemp) }

func openWith(path, copyTo string, create func(string) (tempFile, error)) (*Rewrite, error) {
	w := &Rewrite{path: path, copyTo: copyTo, create: create}
	if err := w.begin(); err != nil {
		w.Discard()
		return nil, w.fail(err)
	}
	return w, nil
}

func (w *Rewrite) begin() (err error) {
	if w.target, err = filepath.EvalSymlinks(w.path); err != nil {
		return err
	}
	// A pipe would block in Open.
	if w.info, err = os.Stat(w.target); err != nil {
		return err
	}
	if !w.info.Mode().IsRegular() {
		return errIrregular
	}
	if w.source, err = os.Open(w.target); err != nil {
		return err
	}
	if w.info, err = w.source.Stat(); err != nil {
		return err
	}
	w.reader = bufio.NewReaderSize(w.source, bufferSize)
	w.packing = packingOf(w.reader)
	if w.copyTo != "" {
		return w.beginCopy()
	}
	return nil
}

// fail wraps an error with what it means for the file.
func (w *Rewrite) fail(err error) error {
	if w.copyTo != "" {
		return fmt.Errorf("fix %s: write %s: %w", w.path, w.copyTo, cause(err))
	}
	return fmt.Errorf("fix %s: %w; the file stays as it was", w.path, cause(err))
}

// cause takes the path, which would be that of the temporary file, out of an
// error of the operating system.
func cause(err error) error {
	switch e := err.(type) { //nolint:errorlint // what others wrapped says more than the path
	case *fs.PathError:
		return e.Err
	case *os.LinkError:
		return e.Err
	}
	return err
}

// Replace puts new bytes in the place of the old ones, which begin at the
// offset, of a compressed file in what it unpacks to. Places must come in
// rising order. It returns an error where the file does not hold the old bytes
// there; the rewrite is then over.
func (w *Rewrite) Replace(offset int64, old, fresh []byte) error {
	return w.failing(w.put(offset, old, fresh))
}

// ReplaceRest is Replace for old bytes that end with the file: it returns an
// error where the file goes on.
func (w *Rewrite) ReplaceRest(offset int64, old, fresh []byte) error {
	err := w.put(offset, old, fresh)
	if err == nil {
		if _, more := w.reader.ReadByte(); more == nil {
			err = errChanged
		}
	}
	return w.failing(err)
}

// failing ends the rewrite for an error and says what it means for the file.
func (w *Rewrite) failing(err error) error {
	if err == nil {
		return nil
	}
	w.Discard()
	return w.fail(err)
}

func (w *Rewrite) put(offset int64, old, fresh []byte) error {
	if w.temp == nil {
		if err := w.beginInPlace(); err != nil {
			return err
		}
	}
	if err := w.copyUpTo(offset); err != nil {
		return err
	}
	w.old = slices.Grow(w.old[:0], len(old))[:len(old)]
	if _, err := io.ReadFull(w.reader, w.old); err != nil || !bytes.Equal(w.old, old) {
		return errChanged
	}
	w.at += int64(len(old))
	_, err := w.writer.Write(fresh)
	return err
}

// beginInPlace makes the temporary file, after a look whether the file may be written.
func (w *Rewrite) beginInPlace() error {
	if links(w.info) > 1 {
		return errMoreLinks
	}
	const anyWrite = 0o222
	if w.info.Mode().Perm()&anyWrite == 0 {
		return errReadOnly
	}
	// Renaming asks nothing of the file that it replaces.
	probe, err := os.OpenFile(w.target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := probe.Close(); err != nil {
		return err
	}
	return w.makeTemp(filepath.Dir(w.target))
}

func (w *Rewrite) beginCopy() error {
	dir := filepath.Dir(w.copyTo)
	const mode = 0o755
	if err := os.MkdirAll(dir, mode); err != nil {
		return err
	}
	if info, err := os.Stat(w.copyTo); err == nil && os.SameFile(info, w.info) {
		return errSameFile
	}
	return w.makeTemp(dir)
}

func (w *Rewrite) makeTemp(dir string) (err error) {
	if w.temp, err = w.create(dir); err != nil {
		w.temp = nil
		return fmt.Errorf("make a temporary file beside it: %w", cause(err))
	}
	w.writer = bufio.NewWriterSize(w.temp, bufferSize)
	if w.packing.pack == nil {
		return nil
	}
	unpacked, err := w.packing.unpack(w.reader)
	if err != nil {
		return err
	}
	w.unpacker, w.reader = unpacked, bufio.NewReaderSize(unpacked, bufferSize)
	packer, err := w.packing.pack(w.temp)
	if err != nil {
		return err
	}
	w.packer, w.writer = packer, bufio.NewWriterSize(packer, bufferSize)
	return nil
}

// copyUpTo copies the source's bytes before the offset.
func (w *Rewrite) copyUpTo(offset int64) error {
	n, err := io.CopyN(w.writer, w.reader, offset-w.at)
	w.at += n
	if errors.Is(err, io.EOF) {
		return errChanged
	}
	return err
}

// Commit puts the new contents in the file's place and reports whether there
// were any. It returns an error, and leaves the file, where it has changed on
// disk since Open.
func (w *Rewrite) Commit() (written bool, err error) {
	defer w.Discard()
	if w.temp == nil {
		return false, nil
	}
	if err := w.finish(); err != nil {
		return false, w.fail(err)
	}
	to := w.target
	if w.copyTo != "" {
		to = w.copyTo
	}
	if err := os.Rename(w.temp.Name(), to); err != nil {
		return false, w.fail(err)
	}
	w.temp = nil
	syncFolder(filepath.Dir(to))
	return true, nil
}

// finish brings the rest of the source and all that is known of the file into
// the temporary one, and from there to the disk.
func (w *Rewrite) finish() error {
	if _, err := io.Copy(w.writer, w.reader); err != nil {
		return err
	}
	if err := w.writer.Flush(); err != nil {
		return err
	}
	if w.packer != nil {
		if err := w.packer.Close(); err != nil {
			return err
		}
	}
	w.closeSource() // some systems replace no open file
	if w.copyTo == "" {
		if err := keepOwner(w.temp, w.info); err != nil {
			return fmt.Errorf("keep its owner: %w", cause(err))
		}
	}
	if err := w.temp.Chmod(permissions(w.info.Mode())); err != nil {
		return err
	}
	if err := w.temp.Sync(); err != nil {
		return err
	}
	if err := w.temp.Close(); err != nil {
		return err
	}
	return w.checkUnchanged()
}

// permissions are what Chmod can set of a mode.
func permissions(mode fs.FileMode) fs.FileMode {
	return mode & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)
}

// checkUnchanged returns an error where the file is not the one that was opened.
func (w *Rewrite) checkUnchanged() error {
	now, err := os.Stat(w.target)
	if err != nil {
		return err
	}
	if !os.SameFile(now, w.info) || now.Size() != w.info.Size() || !now.ModTime().Equal(w.info.ModTime()) {
		return errChanged
	}
	return nil
}

// syncFolder makes a new name last through a loss of power. Some file systems
// cannot do it; the file is whole either way.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// Discard gives a rewrite up that has not been committed, and leaves no trace of it.
func (w *Rewrite) Discard() {
	w.closeSource()
	if w.temp != nil {
		_ = w.temp.Close()
		_ = os.Remove(w.temp.Name()) // where that fails, nothing better can be done
		w.temp = nil
	}
}

func (w *Rewrite) closeSource() {
	if w.unpacker != nil {
		_ = w.unpacker.Close() // all that matters has been read
		w.unpacker = nil
	}
	if w.source != nil {
		_ = w.source.Close() // only read from
		w.source = nil
	}
}
