package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/lint"
)

// gitlab writes GitLab's Code Quality report, a JSON array.
type gitlab struct {
	array
	paths paths
	// path is that of the results before, and same how often each fingerprint
	// came in it: GitLab drops what has the fingerprint of another.
	path string
	same map[string]int
}

func newGitLab(w io.Writer, o Options) *gitlab {
	return &gitlab{array: array{w: w}, paths: newPaths(o)}
}

func (g *gitlab) Result(r *lint.Result) error {
	if len(r.Findings) == 0 {
		return nil
	}
	path := g.paths.name(r.Path)
	if g.same == nil || path != g.path {
		g.path, g.same = path, map[string]int{}
	}
	locate := newLocator(r, utf8.RuneCount)
	for i := range r.Findings {
		f := &r.Findings[i]
		g.same[f.Fingerprint]++
		g.next()
		g.buf = g.appendIssue(g.buf, r, f, locate.finding(f))
	}
	return g.flush()
}

func (g *gitlab) appendIssue(dst []byte, r *lint.Result, f *lint.Finding, p place) []byte {
	dst = appendString(append(dst, `{"description":`...), inRecord(r, f.Message))
	dst = appendString(append(dst, `,"check_name":`...), f.Rule.ID)
	sum := sha256.Sum256([]byte(g.path + "\x00" + f.Fingerprint + "\x00" + strconv.Itoa(g.same[f.Fingerprint])))
	dst = appendString(append(dst, `,"fingerprint":`...), hex.EncodeToString(sum[:16]))
	severity := [...]string{lint.Note: "info", lint.Warning: "minor", lint.Error: "major"}
	dst = appendString(append(dst, `,"severity":`...), severity[f.Level])
	dst = appendString(append(dst, `,"location":{"path":`...), g.path)
	dst = appendInt(dst, `,"positions":{"begin":{"line":`, p.line)
	dst = appendInt(dst, `,"column":`, p.column)
	dst = appendInt(dst, `},"end":{"line":`, p.endLine)
	dst = appendInt(dst, `,"column":`, p.endColumn)
	return append(dst, "}}}}"...)
}

func (g *gitlab) Close(*Summary) error { return g.close() }

// array writes a JSON array, an element a line.
type array struct {
	w     io.Writer
	buf   []byte
	begun bool
}

// next appends what stands before the next element.
func (a *array) next() {
	if a.begun {
		a.buf = append(a.buf, ",\n"...)
		return
	}
	a.begun = true
	a.buf = append(a.buf, "[\n"...)
}

func (a *array) flush() error {
	_, err := a.w.Write(a.buf)
	a.buf = a.buf[:0]
	return err
}

func (a *array) close() error {
	if a.begun {
		a.buf = append(a.buf, "\n]\n"...)
	} else {
		a.buf = append(a.buf, "[]\n"...)
	}
	return a.flush()
}
