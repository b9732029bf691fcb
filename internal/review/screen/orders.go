package screen

import (
	"strings"

	"github.com/newslint/newslint/internal/review"
)

// fileOrders counts what is to be written of a file.
type fileOrders struct {
	name                                      string
	records, fixes, choices, changes, ignored int
	removed                                   int
}

// byFile adds the orders up, in their order.
func byFile(orders []review.Order) []*fileOrders {
	var files []*fileOrders
	known := map[string]*fileOrders{}
	for i := range orders {
		o := &orders[i]
		f := known[o.File]
		if f == nil {
			f = &fileOrders{name: o.File}
			known[o.File] = f
			files = append(files, f)
		}
		f.ignored += len(o.Ignored)
		if len(o.Edits) == 0 {
			continue
		}
		f.records++
		f.fixes += o.Fixes
		f.choices += o.Choices
		f.changes += o.Changes
		f.removed += o.Removed
	}
	return files
}

// parts says what is to be changed, nothing where the file stays.
func (f *fileOrders) parts() string {
	if f.records == 0 {
		return ""
	}
	var parts []string
	for _, p := range []struct {
		n    int
		noun string
	}{{f.fixes, "fix"}, {f.choices, "choice"}, {f.changes, "edit"}} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.noun)
		case p.n > 1 && p.noun == "fix":
			parts = append(parts, thousands(p.n)+" fixes")
		case p.n > 1:
			parts = append(parts, count(p.n, p.noun))
		}
	}
	text := strings.Join(parts, ", ")
	if f.records > 1 {
		text += " in " + count(f.records, "record")
	}
	switch {
	case f.removed > 0:
		text += "; " + count(f.removed, "byte") + " fewer"
	case f.removed < 0:
		text += "; " + count(-f.removed, "byte") + " more"
	}
	return text
}
