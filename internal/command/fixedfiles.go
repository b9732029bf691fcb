package command

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/newslint/newslint/internal/edit"
)

// fixedFiles takes the outcomes of fixing records, in input order, to their
// files: each is finished when the first record of the next one comes.
type fixedFiles struct {
	// diff is where the changes are shown; nil where files are written.
	diff  io.Writer
	style edit.DiffStyle
	// copies says where copies go; nil where files are rewritten in place.
	copies  *copies
	problem func(error)
	summary edit.Summary

	// seen holds the paths of the files that are done.
	seen map[string]bool
	path string
	// ignored: the rest of the file at hand does not matter, because it could
	// not be written or was named twice.
	ignored bool
	rewrite *edit.Rewrite
	// counts are of the file at hand and count only when it is written.
	counts edit.Summary
}

// take brings one record's outcome to its file. The error returned is one of
// the diff's writer; a file that cannot be written is a problem of its own.
func (f *fixedFiles) take(o *edit.Outcome) error {
	if o.Path != f.path {
		f.finish()
		f.begin(o.Path)
	}
	if f.ignored {
		return nil
	}
	f.counts.Add(o)
	if !o.Changed() {
		return nil
	}
	if f.diff != nil {
		if err := o.WriteDiff(f.diff, f.style); err != nil {
			return fmt.Errorf("write diff: %w", err)
		}
		return nil
	}
	if err := f.replace(o); err != nil {
		f.fail(err)
	}
	return nil
}

func (f *fixedFiles) begin(path string) {
	f.path = path
	f.counts = edit.Summary{Files: 1}
	key := filepath.Clean(path)
	f.ignored = f.seen[key]
	f.seen[key] = true
	if f.ignored || f.diff != nil {
		return
	}
	var err error
	if f.copies == nil {
		f.rewrite, err = edit.Open(path)
	} else {
		f.rewrite, err = f.copies.open(path)
	}
	if err != nil {
		f.fail(err)
	}
}

func (f *fixedFiles) replace(o *edit.Outcome) error {
	offset, before, after, err := o.Raw()
	if err != nil {
		return fmt.Errorf("fix %s: %w", o.Path, err)
	}
	if o.RecordLine == 0 { // the file is one record
		return f.rewrite.ReplaceRest(offset, before, after)
	}
	return f.rewrite.Replace(offset, before, after)
}

// fail gives the file at hand up.
func (f *fixedFiles) fail(err error) {
	f.problem(err)
	f.summary.FailedFiles++
	f.ignored = true
	f.discard()
}

// finish puts the file at hand in its place and counts it.
func (f *fixedFiles) finish() {
	if f.path == "" || f.ignored {
		return
	}
	if f.rewrite != nil {
		if _, err := f.rewrite.Commit(); err != nil {
			f.fail(err)
			return
		}
		f.rewrite = nil
	}
	if f.counts.ChangedRecords > 0 {
		f.counts.ChangedFiles = 1
	}
	f.summary.Merge(&f.counts)
}

// discard leaves the file at hand as it was.
func (f *fixedFiles) discard() {
	if f.rewrite != nil {
		f.rewrite.Discard()
		f.rewrite = nil
	}
}

// copies places copies of files below a folder, as they stand below the paths
// that the user named.
type copies struct {
	dir   string
	roots []string
	// from tells for each copy which file it is of.
	from map[string]string
}

func newCopies(dir string, roots []string) *copies {
	return &copies{dir: dir, roots: roots, from: map[string]string{}}
}

func (c *copies) open(path string) (*edit.Rewrite, error) {
	to := filepath.Join(c.dir, c.relative(path))
	if other, taken := c.from[to]; taken {
		return nil, fmt.Errorf("fix %s: its copy would replace that of %s, both %s", path, other, to)
	}
	c.from[to] = path
	return edit.OpenCopy(path, to)
}

// relative returns the path below the folder that the user named, or the name
// of the file that was named itself.
func (c *copies) relative(path string) string {
	for _, root := range c.roots {
		if rel, err := filepath.Rel(root, path); err == nil && rel != "." && filepath.IsLocal(rel) {
			return rel
		}
	}
	return filepath.Base(path)
}
