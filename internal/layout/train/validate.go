package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

// outcome is what the program made of one text.
type outcome struct {
	*text
	before, after overlap // with the gold body, raw and cleaned
	// lines counts the labelled lines by class, kept and flagged.
	lines map[byte]*[2]int
	// segments counts the annotators' segments, with and without, kept and gone.
	segments [2][2]int
	emptied  bool
}

// crossValidate deals the folds into parts, learns from all parts but one,
// cleans and checks the texts of that one as the program does, and prints the
// measures. Models are kept in the folder keep, if one is given.
func (l learner) crossValidate(out io.Writer, examples []*example, parts int, keep string) error {
	outcomes := make([]outcome, len(examples))
	for part := range parts {
		isUnseen := func(e *example) bool { return e.fold%parts == part }
		rest := slices.DeleteFunc(slices.Clone(examples), isUnseen)
		models, err := l.kept(rest, keep, fmt.Sprintf("without-%d-of-%d.txt", part+1, parts))
		if err != nil {
			return err
		}
		each(len(examples), func(i int) {
			if e := examples[i]; isUnseen(e) {
				e.parts.Relate(models)
				e.parts.Decide(models)
				outcomes[i] = judge(e.text, e.doc, e.parts)
			}
		})
		fmt.Fprintf(out, "part %d of %d done\n", part+1, parts)
	}
	sets := map[string][]outcome{}
	var names []string
	for _, o := range outcomes {
		if sets[o.set] == nil {
			names = append(names, o.set)
		}
		sets[o.set] = append(sets[o.set], o)
	}
	slices.Sort(names)
	printBodies(out, names, sets)
	printLines(out, names, sets)
	printSegments(out, names, sets)
	printWorst(out, sets[dumpSets[0]])
	return nil
}

// kept returns the models that the folder keeps under the name; where there
// are none it learns them and keeps them.
func (l learner) kept(examples []*example, folder, name string) (*layout.Models, error) {
	if folder == "" {
		return l.learn(examples), nil
	}
	path := filepath.Join(folder, name)
	if _, err := os.Stat(path); err != nil {
		if err := write(path, l.learn(examples)); err != nil {
			return nil, err
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return layout.ReadModels(f)
}

// write writes the models to a file.
func write(path string, models *layout.Models) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := models.WriteTo(f); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

// judge compares the layout of a text with what is known of it.
func judge(t *text, d *document.Document, parts *layout.Layout) outcome {
	body := bodyOf(d, parts)
	o := outcome{text: t, lines: map[byte]*[2]int{'B': {}, 'N': {}, 'M': {}}}
	o.emptied = strings.TrimSpace(body) == "" && strings.TrimSpace(t.raw) != ""
	if t.gold != "" {
		gold := shingles(t.gold)
		o.before, o.after = compare(gold, shingles(t.raw)), compare(gold, shingles(body))
	}
	for _, m := range t.marks {
		line := document.Span{Start: m.start, End: m.end}
		covered := int32(0)
		for _, p := range parts.Pieces {
			if p.Overlaps(line) && !isPolicy(p.Kind) {
				covered += min(p.Span.End, line.End) - max(p.Start, line.Start)
			}
		}
		if n := o.lines[m.label]; n != nil && line.Len() > 0 {
			flagged := 0
			if 2*covered >= line.Len() {
				flagged = 1
			}
			n[flagged]++
		}
	}
	raw, kept := even(t.raw), even(body)
	for k, list := range [][]string{t.with, t.without} {
		for _, segment := range list {
			switch {
			case strings.Contains(kept, segment):
				o.segments[k][0]++
			case strings.Contains(raw, segment):
				o.segments[k][1]++
			}
		}
	}
	return o
}

// isPolicy reports whether the rule on the kind is off unless selected.
func isPolicy(k layout.Kind) bool {
	return k == layout.Bio || k == layout.Credit || k == layout.Affiliation
}

// bodyOf is what clean --body keeps.
func bodyOf(d *document.Document, parts *layout.Layout) string {
	var b strings.Builder
	for i := range parts.Segments {
		if s := &parts.Segments[i]; s.Role == layout.Body || s.Role == layout.Subhead {
			b.WriteString(d.String(s.Span))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func printBodies(out io.Writer, names []string, sets map[string][]outcome) {
	fmt.Fprintf(out, "\n%-22s %7s %7s %7s %7s %8s\n", "bodies", "raw", "F1", "P", "R", "emptied")
	change, readers := 0.0, 0.0
	for _, name := range names {
		var before, after []overlap
		emptied := 0
		for _, o := range sets[name] {
			if o.gold == "" {
				continue
			}
			before, after = append(before, o.before), append(after, o.after)
			if o.emptied {
				emptied++
			}
		}
		if len(after) == 0 || name == splicedSet {
			continue
		}
		raw, _, _ := corpusF1(before)
		f1, p, r := corpusF1(after)
		fmt.Fprintf(out, "%-22s %7.4f %7.4f %7.4f %7.4f %8d\n", name, raw, f1, p, r, emptied)
		if isReader(name) {
			change += f1 - raw
			readers++
		}
	}
	fmt.Fprintf(out, "mean change of the texts of extractors: %+.4f\n", change/max(readers, 1))
}

// isReader reports whether the set is of an extractor that sees the HTML.
func isReader(set string) bool {
	return !slices.Contains(dumpSets, set) && !slices.Contains(flatSets, set) &&
		set != splicedSet && !strings.HasSuffix(set, joinedMark)
}

func printLines(out io.Writer, names []string, sets map[string][]outcome) {
	fmt.Fprintf(out, "\n%-22s %9s %9s %12s %9s\n", "lines flagged", "precision", "recall", "body in 1000", "parts")
	var readers [3][2]int
	for _, name := range names {
		var n [3][2]int
		for _, o := range sets[name] {
			for c, label := range []byte("BMN") {
				for k := range 2 {
					n[c][k] += o.lines[label][k]
					if isReader(name) {
						readers[c][k] += o.lines[label][k]
					}
				}
			}
		}
		if n[0][0]+n[0][1] > 0 {
			printLineRow(out, name, n)
		}
	}
	printLineRow(out, "all extractors", readers)
}

func printLineRow(out io.Writer, name string, n [3][2]int) {
	body, part, stray := n[0], n[1], n[2]
	fmt.Fprintf(out, "%-22s %9.4f %9.4f %12.1f %9.4f\n", name, share(stray[1], stray[1]+body[1]),
		share(stray[1], stray[0]+stray[1]), 1000*share(body[1], body[0]+body[1]), share(part[1], part[0]+part[1]))
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

func printSegments(out io.Writer, names []string, sets map[string][]outcome) {
	fmt.Fprintf(out, "\n%-22s %9s %6s %6s %6s %6s\n", "segments", "accuracy", "kept", "lost", "left", "gone")
	for _, name := range names {
		var n [2][2]int
		for _, o := range sets[name] {
			for k := range n {
				n[k][0] += o.segments[k][0]
				n[k][1] += o.segments[k][1]
			}
		}
		if total := n[0][0] + n[0][1] + n[1][0] + n[1][1]; total > 0 {
			fmt.Fprintf(out, "%-22s %9.4f %6d %6d %6d %6d\n", name, share(n[0][0]+n[1][1], total), n[0][0], n[0][1], n[1][0], n[1][1])
		}
	}
}

// worstPages is how many pages the report names.
const worstPages = 20

func printWorst(out io.Writer, outcomes []outcome) {
	outcomes = slices.SortedFunc(slices.Values(outcomes), func(a, b outcome) int { return cmp.Compare(a.after.f1(), b.after.f1()) })
	fmt.Fprintf(out, "\nworst pages of %s\n", dumpSets[0])
	for _, o := range outcomes[:min(worstPages, len(outcomes))] {
		fmt.Fprintf(out, "%.3f raw %.3f words shared %.0f extra %.0f missing %.0f  %s %s\n",
			o.after.f1(), o.before.f1(), o.after.shared, o.after.extra, o.after.missing, o.page[:min(8, len(o.page))], o.site)
	}
}
