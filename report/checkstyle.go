package report

import (
	"io"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/lint"
)

// checkstyle writes the XML of Checkstyle, which many review tools read.
type checkstyle struct {
	w     io.Writer
	paths paths
	buf   xmlBuffer
	begun bool
	// file is the path of the element that is open, empty for none.
	file string
}

func newCheckstyle(w io.Writer, o Options) *checkstyle {
	return &checkstyle{w: w, paths: newPaths(o)}
}

func (c *checkstyle) Result(r *lint.Result) error {
	c.begin()
	if path := c.paths.name(r.Path); len(r.Findings) > 0 && path != c.file {
		c.endFile()
		c.file = path
		c.buf.WriteString("<file")
		c.buf.attribute("name", path)
		c.buf.WriteString(">\n")
	}
	locate := newLocator(r, utf8.RuneCount)
	for i := range r.Findings {
		f := &r.Findings[i]
		p := locate.finding(f)
		severity := [...]string{lint.Note: "info", lint.Warning: "warning", lint.Error: "error"}
		c.buf.WriteString("<error")
		c.buf.number("line", p.line)
		c.buf.number("column", p.column)
		c.buf.attribute("severity", severity[f.Level])
		c.buf.attribute("message", inRecord(r, f.Message))
		c.buf.attribute("source", "newslint."+f.Rule.ID)
		c.buf.WriteString("/>\n")
	}
	return c.flush()
}

func (c *checkstyle) begin() {
	if !c.begun {
		c.begun = true
		c.buf.WriteString(xmlHeader + `<checkstyle version="4.3">` + "\n")
	}
}

func (c *checkstyle) endFile() {
	if c.file != "" {
		c.buf.WriteString("</file>\n")
	}
}

func (c *checkstyle) Close(*Summary) error {
	c.begin()
	c.endFile()
	c.buf.WriteString("</checkstyle>\n")
	return c.flush()
}

func (c *checkstyle) flush() error {
	_, err := c.buf.WriteTo(c.w)
	return err
}
