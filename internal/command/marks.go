package command

import (
	"fmt"
	"io"
	"strconv"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// marks looks at what articles say themselves of the rules that shall not
// count, and tells of the words that name no rule, each once in a file.
type marks struct {
	rules []*lint.Rule // none where no rule runs anyway
	told  map[string]bool
}

// check tells of the words in newslint_ignore and in comments.
func (m *marks) check(w io.Writer, meta *document.Meta) {
	if len(m.rules) == 0 {
		return
	}
	for _, pattern := range meta.Ignore {
		m.checkPattern(w, meta.Path, meta.RecordLine, "newslint_ignore", pattern)
	}
	for i := range meta.Disabled {
		d := &meta.Disabled[i]
		line := d.Line
		if meta.RecordLine > 0 {
			line = meta.RecordLine
		}
		if len(d.Rules) == 0 {
			m.tell(w, meta.Path, line, "newslint-disable-next-line names no rule")
		}
		for _, pattern := range d.Rules {
			m.checkPattern(w, meta.Path, line, "newslint-disable-next-line", pattern)
		}
	}
}

func (m *marks) checkPattern(w io.Writer, path string, line int, mark, pattern string) {
	if err := lint.CheckPattern(pattern, m.rules); err != nil {
		m.tell(w, path, line, mark+": "+err.Error())
	}
}

func (m *marks) tell(w io.Writer, path string, line int, what string) {
	if key := path + "\x00" + what; !m.told[key] {
		if m.told == nil {
			m.told = map[string]bool{}
		}
		m.told[key] = true
		if line > 0 {
			path += ":" + strconv.Itoa(line)
		}
		complain(w, fmt.Errorf("%s: %s", path, what))
	}
}
