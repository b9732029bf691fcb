package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// JournalName is what a journal is called.
const JournalName = ".newslint-review.jsonl"

var errLocked = errors.New("another review is at work with it")

// Journal keeps decisions in a file, one JSON object a line, so that no end of
// the program loses any. One session at a time has it.
type Journal struct {
	file *os.File
	path string
	// dir is the folder, absolute, that the decisions' paths start from.
	dir string
	// size is that of the whole lines.
	size int64
}

// OpenJournal opens or makes the file and returns the decisions in it. A last
// line that has no end was never answered for, and goes.
func OpenJournal(path string) (*Journal, []Decision, error) {
	j, err := openLocked(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open the journal %s: %w", path, withoutPath(err))
	}
	decisions, err := j.read()
	if err != nil {
		_ = j.file.Close() // the first error says more
		return nil, nil, fmt.Errorf("read the journal %s: %w", path, err)
	}
	return j, decisions, nil
}

// openLocked opens the file that has the name when the lock is held: the last
// session may have removed it meanwhile.
func openLocked(path string) (*Journal, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	for {
		const mode = 0o644
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, mode)
		if err != nil {
			return nil, err
		}
		if err := lock(file); err != nil {
			_ = file.Close()
			return nil, errLocked
		}
		held, err := file.Stat()
		if err != nil {
			_ = file.Close()
			return nil, err
		}
		if now, err := os.Stat(path); err == nil && os.SameFile(held, now) {
			return &Journal{file: file, path: path, dir: filepath.Dir(absolute)}, nil
		}
		_ = file.Close()
	}
}

func (j *Journal) read() ([]Decision, error) {
	text, err := io.ReadAll(j.file)
	if err != nil {
		return nil, withoutPath(err)
	}
	whole := text[:bytes.LastIndexByte(text, '\n')+1]
	j.size = int64(len(whole))
	if len(whole) < len(text) {
		if err := j.file.Truncate(j.size); err != nil {
			return nil, withoutPath(err)
		}
	}
	var decisions []Decision
	number := 0
	for line := range bytes.Lines(whole) {
		number++
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.DisallowUnknownFields()
		var d Decision
		if err := decoder.Decode(&d); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		decisions = append(decisions, d)
	}
	return decisions, nil
}

// Keep appends a decision and returns when it is on the disk.
func (j *Journal) Keep(d Decision) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(d)
	if err == nil {
		_, err = j.file.Write(line.Bytes())
	}
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		_ = j.file.Truncate(j.size) // so that the next line does not stand behind half a one
		return fmt.Errorf("keep the decision in %s: %w", j.path, withoutPath(err))
	}
	j.size += int64(line.Len())
	return nil
}

// KeyOf returns what decisions know an article by. It is safe for concurrent use.
func (j *Journal) KeyOf(meta *document.Meta, text []byte) Key {
	return Key{Path: j.name(meta.Path), ID: meta.ID, Content: lint.ContentHash(text)}
}

// name returns the path from the journal's folder on.
func (j *Journal) name(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	if rel, err := filepath.Rel(j.dir, absolute); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(absolute)
}

// Path returns the file's path.
func (j *Journal) Path() string { return j.path }

// Close closes the file, and removes it where no decision waits in it.
func (j *Journal) Close(empty bool) error {
	var err error
	if empty {
		err = os.Remove(j.path)
	}
	return errors.Join(err, j.file.Close())
}

// withoutPath takes the path out of an error whose message names it already.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
