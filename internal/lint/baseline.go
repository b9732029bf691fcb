package lint

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/newslint/newslint/internal/document"
)

// Known is a finding that a baseline lists.
type Known struct {
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
	// Path is the file's, with slashes, from the baseline's folder on.
	Path string `json:"path"`
	// ID is the record's.
	ID string `json:"id,omitempty"`
	// Content names the text of the whole article, so that it is known again
	// under another path.
	Content string `json:"content"`
	Reason  string `json:"reason,omitempty"`
	// Expires is the last day, as 2006-01-02, on which the entry counts.
	Expires string `json:"expires,omitempty"`
}

// Baseline is a list of known findings. Documents are looked up by any number
// of workers at once; all other methods are for after the run.
type Baseline struct {
	// Dir is the folder, absolute, that the entries' paths start from, and Today
	// the day, as 2006-01-02, from which on entries of days before are expired.
	Dir, Today string

	entries []*knownEntry
	// prints holds the entries by fingerprint.
	prints map[string][]*knownEntry

	mu   sync.Mutex
	seen map[string]bool // by path from Dir on
	// last is the path looked up last, which the next record often has too.
	last, lastName string
}

type knownEntry struct {
	Known
	used atomic.Bool
}

// NewBaseline returns an empty baseline.
func NewBaseline(dir, today string) *Baseline {
	return &Baseline{Dir: dir, Today: today, prints: map[string][]*knownEntry{}, seen: map[string]bool{}}
}

// maxEntry is the longest line of a baseline in bytes.
const maxEntry = 1 << 20

// Read adds the entries of a file with one JSON object a line. Errors name the line.
func (b *Baseline) Read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxEntry)
	for number := 1; lines.Scan(); number++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var k Known
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&k); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		if k.Rule == "" || k.Fingerprint == "" {
			return fmt.Errorf("line %d: an entry needs a rule and a fingerprint", number)
		}
		if _, err := time.Parse(time.DateOnly, k.Expires); k.Expires != "" && err != nil {
			return fmt.Errorf("line %d: expires %q: it takes a day as YYYY-MM-DD", number, k.Expires)
		}
		b.add(k)
	}
	return lines.Err()
}

func (b *Baseline) add(k Known) {
	e := &knownEntry{Known: k}
	b.entries = append(b.entries, e)
	b.prints[k.Fingerprint] = append(b.prints[k.Fingerprint], e)
}

// List adds a finding of the file at a path, relative to the working directory
// or absolute, unless the very entry is there.
func (b *Baseline) List(path string, k Known) {
	k.Path = b.name(path)
	if !slices.ContainsFunc(b.prints[k.Fingerprint], func(e *knownEntry) bool { return e.Known == k }) {
		b.add(k)
	}
}

// knownDocument is what a baseline knows a document by.
type knownDocument struct {
	path, id string
	// record: the document is one of several of its file.
	record  bool
	text    []byte
	content string // worked out when first asked for
}

// document notes that a document is looked at.
func (b *Baseline) document(meta *document.Meta, text []byte) *knownDocument {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.last != meta.Path || b.lastName == "" {
		b.last, b.lastName = meta.Path, b.name(meta.Path)
		b.seen[b.lastName] = true
	}
	return &knownDocument{path: b.lastName, id: meta.ID, record: meta.RecordLine > 0, text: text}
}

// name returns the path as entries spell it.
func (b *Baseline) name(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	rel, err := filepath.Rel(b.Dir, abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// suppression returns the entry that lists the finding, as a suppression.
func (b *Baseline) suppression(d *knownDocument, fingerprint string) *Suppression {
	var reason string
	found := false
	for _, e := range b.prints[fingerprint] {
		if b.isPast(e) || !d.is(&e.Known) {
			continue
		}
		e.used.Store(true)
		if !found {
			reason, found = e.Reason, true
		}
	}
	if !found {
		return nil
	}
	return &Suppression{Kind: InBaseline, Reason: reason}
}

// is reports whether an entry is of this document. Where nothing but its place
// tells a record from others of the file, its text must be the same.
func (d *knownDocument) is(k *Known) bool {
	if d.path == k.Path && d.id == k.ID && (d.id != "" || !d.record) {
		return true
	}
	return k.Content == d.hash()
}

// ContentHash names the text of an article, in a baseline and elsewhere.
func ContentHash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

func (d *knownDocument) hash() string {
	if d.content == "" {
		d.content = ContentHash(d.text)
	}
	return d.content
}

func (b *Baseline) isPast(e *knownEntry) bool { return e.Expires != "" && e.Expires < b.Today }

// Expired returns the entries that count no more, in the order of the file.
func (b *Baseline) Expired() []Known {
	return b.which(b.isPast)
}

// Unused returns the entries, expired ones apart, that no finding of the run
// fits, in the order of the file: those of rules that ran, in files that were
// looked at or of which gone says so, by their absolute path.
func (b *Baseline) Unused(ran func(rule string) bool, gone func(path string) bool) []Known {
	return b.which(func(e *knownEntry) bool {
		return !e.used.Load() && !b.isPast(e) && (b.seen[e.Path] && ran(e.Rule) || !b.seen[e.Path] && gone(filepath.Join(b.Dir, filepath.FromSlash(e.Path))))
	})
}

func (b *Baseline) which(fits func(*knownEntry) bool) []Known {
	var which []Known
	for _, e := range b.entries {
		if fits(e) {
			which = append(which, e.Known)
		}
	}
	return which
}

// Without returns the baseline without some of its entries.
func (b *Baseline) Without(entries []Known) *Baseline {
	rest := NewBaseline(b.Dir, b.Today)
	for _, e := range b.entries {
		if !slices.Contains(entries, e.Known) {
			rest.add(e.Known)
		}
	}
	return rest
}

// Len returns the number of entries.
func (b *Baseline) Len() int { return len(b.entries) }

// Write writes the entries, one JSON object a line, by path, record and rule,
// so that few lines change from one version to the next.
func (b *Baseline) Write(w io.Writer) error {
	all := b.which(func(*knownEntry) bool { return true })
	slices.SortFunc(all, func(x, y Known) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.ID, y.ID), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint), cmp.Compare(x.Content, y.Content))
	})
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, k := range slices.Compact(all) {
		if err := encoder.Encode(k); err != nil {
			return err
		}
	}
	return nil
}
