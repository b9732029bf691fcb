package edit

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func writeFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func openFile(t *testing.T, path string) *Rewrite {
	t.Helper()
	w, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Discard)
	return w
}

// checkFile asks that the file holds the text and that no other stands beside it.
func checkFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("the file holds %.80q, want %.80q", got, want)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".newslint-*")); len(left) > 0 {
		t.Errorf("temporary files are left: %v", left)
	}
}

func TestRewrite(t *testing.T) {
	path := writeFile(t, "one\ntwo\nthree\n")
	w := openFile(t, path)
	for _, r := range []struct {
		offset     int64
		old, fresh string
	}{{0, "one\n", ""}, {4, "two", "second"}, {8, "", "and "}} {
		if err := w.Replace(r.offset, []byte(r.old), []byte(r.fresh)); err != nil {
			t.Fatal(err)
		}
	}
	checkRead := func() { // nothing is to be seen before the commit
		if got, _ := os.ReadFile(path); string(got) != "one\ntwo\nthree\n" {
			t.Errorf("before the commit the file holds %q", got)
		}
	}
	checkRead()
	if written, err := w.Commit(); !written || err != nil {
		t.Fatal(written, err)
	}
	checkFile(t, path, "second\nand three\n")
}

func TestRewriteWithoutChange(t *testing.T) {
	path := writeFile(t, "one\n")
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if written, err := openFile(t, path).Commit(); written || err != nil {
		t.Fatal(written, err)
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("the file was written")
	}
}

func TestRewriteKeepsModeAndLink(t *testing.T) {
	path := writeFile(t, "one\n")
	const mode = 0o640 | fs.ModeSetgid
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.txt")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	w := openFile(t, link)
	if err := w.Replace(0, []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "two\n")
	if info, err := os.Stat(path); err != nil || info.Mode() != mode {
		t.Errorf("mode %v, want %v", info.Mode(), mode)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v now", info.Mode())
	}
}

func TestRewriteRefuses(t *testing.T) {
	tests := []struct {
		name string
		// prepare runs before the replacement, meddle before the commit.
		prepare, meddle func(t *testing.T, path string)
		want            string
		text            string // what the file holds then
	}{
		{
			name:    "read-only",
			prepare: func(t *testing.T, path string) { t.Helper(); try(t, os.Chmod(path, 0o444)) },
			want:    "it is read-only", text: "one\ntwo\n",
		},
		{
			name:    "hard links",
			prepare: func(t *testing.T, path string) { t.Helper(); try(t, os.Link(path, path+".link")) },
			want:    "several names", text: "one\ntwo\n",
		},
		{
			name:   "written meanwhile",
			meddle: func(t *testing.T, path string) { t.Helper(); try(t, os.WriteFile(path, []byte("three\n"), 0o644)) },
			want:   "it has changed since it was read", text: "three\n",
		},
		{
			name: "written meanwhile, as long as before",
			meddle: func(t *testing.T, path string) {
				t.Helper()
				try(t, os.WriteFile(path, []byte("six\nten\n"), 0o644))
				try(t, os.Chtimes(path, time.Time{}, time.Unix(0, 0)))
			},
			want: "it has changed since it was read", text: "six\nten\n",
		},
		{
			name: "replaced meanwhile",
			meddle: func(t *testing.T, path string) {
				t.Helper()
				info, err := os.Stat(path)
				try(t, err)
				try(t, os.WriteFile(path+"~", []byte("one\ntwo\n"), 0o644))
				try(t, os.Chtimes(path+"~", time.Time{}, info.ModTime()))
				try(t, os.Rename(path+"~", path))
			},
			want: "it has changed since it was read", text: "one\ntwo\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := writeFile(t, "one\ntwo\n")
			if test.prepare != nil {
				test.prepare(t, path)
			}
			w := openFile(t, path)
			err := w.Replace(4, []byte("two"), []byte("second"))
			if test.meddle != nil {
				try(t, err)
				test.meddle(t, path)
				_, err = w.Commit()
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
			checkFile(t, path, test.text)
		})
	}
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// What was read and what the file holds must agree, byte for byte.
func TestReplaceChecksOldBytes(t *testing.T) {
	for _, r := range []struct {
		offset int64
		old    string
	}{{0, "two"}, {4, "two\nthree"}, {100, "x"}} {
		path := writeFile(t, "one\ntwo\n")
		err := openFile(t, path).Replace(r.offset, []byte(r.old), nil)
		if !errors.Is(err, errChanged) {
			t.Errorf("%q at %d: %v", r.old, r.offset, err)
		}
		checkFile(t, path, "one\ntwo\n")
	}
}

// A file that grew since it was read whole is another one now.
func TestReplaceRest(t *testing.T) {
	path := writeFile(t, "one\ntwo\n")
	if err := openFile(t, path).ReplaceRest(0, []byte("one\n"), nil); !errors.Is(err, errChanged) {
		t.Errorf("got error %v", err)
	}
	checkFile(t, path, "one\ntwo\n")
	w := openFile(t, path)
	try(t, w.ReplaceRest(4, []byte("two\n"), []byte("three\n")))
	_, err := w.Commit()
	try(t, err)
	checkFile(t, path, "one\nthree\n")
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); !errors.Is(err, errIrregular) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "none.txt")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// failing is a temporary file of which one operation fails.
type failing struct {
	tempFile
	operation string
}

var errNoSpace = errors.New("no space left on device")

func (f failing) fails(operation string) error {
	if f.operation == operation {
		return errNoSpace
	}
	return nil
}

func (f failing) Write(p []byte) (int, error) {
	if err := f.fails("write"); err != nil {
		n, _ := f.tempFile.Write(p[:len(p)/2])
		return n, err
	}
	return f.tempFile.Write(p)
}

func (f failing) Chmod(mode fs.FileMode) error {
	return errors.Join(f.fails("chmod"), f.tempFile.Chmod(mode))
}

func (f failing) Sync() error  { return errors.Join(f.fails("sync"), f.tempFile.Sync()) }
func (f failing) Close() error { return errors.Join(f.fails("close"), f.tempFile.Close()) }

func TestRewriteOnFullDisk(t *testing.T) {
	text := strings.Repeat("one two three\n", 1<<14)
	for _, operation := range []string{"write", "chmod", "sync", "close"} {
		t.Run(operation, func(t *testing.T) {
			path := writeFile(t, text)
			w, err := openWith(path, "", func(dir string) (tempFile, error) {
				f, err := createTemp(dir)
				return failing{f, operation}, err
			})
			try(t, err)
			if err = w.Replace(int64(len(text)/2), nil, []byte("more")); err == nil {
				_, err = w.Commit()
			}
			if !errors.Is(err, errNoSpace) || !strings.HasSuffix(err.Error(), "the file stays as it was") {
				t.Errorf("got error %v", err)
			}
			checkFile(t, path, text)
		})
	}
}

func TestOpenCopy(t *testing.T) {
	path := writeFile(t, "one\n")
	to := filepath.Join(t.TempDir(), "deep", "down", "b.txt")
	for _, text := range []string{"", "two\n"} { // a copy may be written again
		w, err := OpenCopy(path, to)
		try(t, err)
		try(t, w.Replace(4, nil, []byte(text)))
		if written, err := w.Commit(); !written || err != nil {
			t.Error(written, err)
		}
		checkFile(t, to, "one\n"+text)
		checkFile(t, path, "one\n")
	}
	if _, err := OpenCopy(path, path); !errors.Is(err, errSameFile) {
		t.Errorf("a copy onto the file itself: %v", err)
	}
}

func TestRewritePacked(t *testing.T) {
	text := strings.Repeat("one two three\n", 1<<14)
	for name, p := range map[string]packing{"gzip": gzipped(), "zstd": zstandard()} {
		t.Run(name, func(t *testing.T) {
			path := writeFile(t, packed(t, p, text))
			w := openFile(t, path)
			try(t, w.Replace(4, []byte("two"), []byte("2")))
			_, err := w.Commit()
			try(t, err)
			data, err := os.ReadFile(path)
			try(t, err)
			unpacked, err := p.unpack(bytes.NewReader(data))
			try(t, err)
			got, err := io.ReadAll(unpacked)
			try(t, err)
			if want := strings.Replace(text, "two", "2", 1); string(got) != want {
				t.Errorf("the file holds %.80q, want %.80q", got, want)
			}
		})
	}
}

// A compressed file that is cut off stays as it is.
func TestRewriteCutOff(t *testing.T) {
	whole := packed(t, gzipped(), strings.Repeat("one two three\n", 1<<14))
	path := writeFile(t, whole[:len(whole)-9])
	w := openFile(t, path)
	err := w.Replace(4, []byte("two"), []byte("2"))
	if err == nil {
		_, err = w.Commit()
	}
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got error %v", err)
	}
	checkFile(t, path, whole[:len(whole)-9])
}

func packed(t *testing.T, p packing, text string) string {
	t.Helper()
	var b bytes.Buffer
	z, err := p.pack(&b)
	try(t, err)
	_, err = io.WriteString(z, text)
	try(t, err)
	try(t, z.Close())
	return b.String()
}
