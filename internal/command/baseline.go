package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/rules"
)

// baselineName is what a file of known findings is called.
const baselineName = ".newslint-baseline.jsonl"

func baselineFlag() cli.Flag {
	return &cli.StringFlag{Name: "baseline", Usage: "the `FILE` of known findings, which do not count; else the nearest " + baselineName}
}

// baselineFlags say which findings are known.
func baselineFlags() []cli.Flag {
	return []cli.Flag{baselineFlag(), &cli.BoolFlag{Name: "no-baseline", Usage: "count known findings too"}}
}

func baselineCommand(s Streams) *cli.Command {
	flags := slices.Concat(inputFlags(), ruleFlags(), []cli.Flag{baselineFlag(), jobsFlag()})
	return &cli.Command{
		Name:   "baseline",
		Usage:  "list the findings that are known, so that only new ones count",
		Action: needSubcommand,
		Subcommands: []*cli.Command{
			{
				Name:      "write",
				Usage:     "list all findings of the articles; entries that are there keep their reasons",
				ArgsUsage: "PATH…",
				Flags: append(slices.Clone(flags),
					&cli.StringFlag{Name: "reason", Usage: "write into new entries, as `TEXT`, why they are excused"},
					&cli.StringFlag{Name: "expires", Usage: "let the findings of new entries count again after this `DAY` (YYYY-MM-DD)"},
				),
				Action: func(c *cli.Context) error { return writeBaseline(c, s) },
			},
			{
				Name:      "prune",
				Usage:     "check the paths, else the baseline's folder, and drop entries that are expired or that no finding fits any more",
				ArgsUsage: "[PATH…]",
				Flags:     flags,
				Action:    func(c *cli.Context) error { return pruneBaseline(c, s) },
			},
		},
	}
}

// baselineFile returns the path of the baseline, absolute: that of the flag, of
// the configuration, or the nearest one; where there is none, where one would
// be written.
func baselineFile(c *cli.Context, l *linters) string {
	if name := c.String("baseline"); name != "" {
		return l.absolute(name)
	}
	conf := l.of(stdin).config
	if conf.Baseline.Text != "" {
		return filepath.Join(conf.Dir, filepath.FromSlash(conf.Baseline.Text))
	}
	if file := config.Find(l.dir, baselineName, l.top); file != "" {
		return file
	}
	if conf.Dir != "" {
		return filepath.Join(conf.Dir, baselineName)
	}
	return filepath.Join(l.top, baselineName)
}

// readBaseline reads a baseline; an error that wraps fs.ErrNotExist comes with
// an empty one.
func (l *linters) readBaseline(file string) (*lint.Baseline, error) {
	b := lint.NewBaseline(filepath.Dir(file), time.Now().Format(time.DateOnly))
	in, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return b, fmt.Errorf("read the baseline: %w: %s; 'newslint baseline write' writes it", fs.ErrNotExist, l.shown(file))
	}
	if err != nil {
		return b, fmt.Errorf("read the baseline: %w", err)
	}
	err = b.Read(in)
	_ = in.Close() // only read from: nothing can be lost
	if err != nil {
		return nil, fmt.Errorf("read the baseline %s: %w", l.shown(file), err)
	}
	return b, nil
}

// useBaseline gives the linters the baseline that check and fix are to respect.
func useBaseline(c *cli.Context, l *linters) error {
	if c.Bool("no-baseline") {
		if c.String("baseline") != "" {
			return errors.New("--baseline names a file, --no-baseline wants none: choose one of them")
		}
		return nil
	}
	b, err := l.readBaseline(baselineFile(c, l))
	if errors.Is(err, fs.ErrNotExist) && c.String("baseline") == "" && l.of(stdin).config.Baseline.Text == "" {
		return nil
	}
	if err != nil {
		return err
	}
	l.baseline = b
	return nil
}

// maxStale is how many stale entries are named one by one.
const maxStale = 10

// reportStale tells of entries that expired or that nothing fits any more.
func reportStale(w io.Writer, l *linters, paths []string) {
	if l.baseline == nil {
		return
	}
	tellStale(w, "is expired: its findings count again", l.baseline.Expired())
	tellStale(w, "fits no finding any more; 'newslint baseline prune' drops it", l.baseline.Unused(l.ran, l.goneFrom(paths)))
}

func tellStale(w io.Writer, what string, entries []lint.Known) {
	for i, k := range entries {
		if i == maxStale {
			fmt.Fprintf(w, "newslint: baseline: … and %d more\n", len(entries)-i)
			return
		}
		where := strconv.Quote(k.Path)
		if k.ID != "" {
			where += " record " + strconv.Quote(k.ID)
		}
		fmt.Fprintf(w, "newslint: baseline: the entry for %q in %s %s\n", k.Rule, where, what)
	}
}

// goneFrom tells of a path, absolute, whether it lay in one of the folders and
// is there no more.
func (l *linters) goneFrom(folders []string) func(path string) bool {
	return func(path string) bool {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
		return slices.ContainsFunc(folders, func(folder string) bool {
			rel, err := filepath.Rel(l.absolute(folder), path)
			return err == nil && filepath.IsLocal(rel)
		})
	}
}

func writeBaseline(c *cli.Context, s Streams) error {
	if !c.Args().Present() && c.String("files-from") == "" || slices.Contains(c.Args().Slice(), stdin) {
		return errors.New("baseline write: name files or folders; findings of standard input have no place to be known by")
	}
	if day := c.String("expires"); day != "" {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return fmt.Errorf("--expires %q: it takes a day as YYYY-MM-DD", day)
		}
	}
	l, file, err := openBaseline(c, true)
	if err != nil {
		return err
	}
	renewed := l.baseline.Renew(c.String("reason"), c.String("expires"))
	problems, err := lintAll(c, s, l, c.Args().Slice(), renewed.Add)
	if err != nil {
		return err
	}
	if problems {
		return errIncomplete
	}
	fresh := renewed.Done()
	if err := saveBaseline(file, fresh); err != nil {
		return err
	}
	fmt.Fprintf(s.Err, "wrote %s: %s, %d of them new\n", l.shown(file), countEntries(fresh.Len()), renewed.Added)
	return nil
}

func pruneBaseline(c *cli.Context, s Streams) error {
	l, file, err := openBaseline(c, false)
	if err != nil {
		return err
	}
	paths := c.Args().Slice()
	if len(paths) == 0 {
		paths = []string{l.shown(l.baseline.Dir)}
	}
	problems, err := lintAll(c, s, l, paths, func(*lint.Result) {})
	if err != nil {
		return err
	}
	if problems {
		return errIncomplete
	}
	expired, unused := l.baseline.Expired(), l.baseline.Unused(l.ran, l.goneFrom(paths))
	rest := l.baseline.Without(slices.Concat(expired, unused))
	if err := saveBaseline(file, rest); err != nil {
		return err
	}
	fmt.Fprintf(s.Err, "dropped %d expired and %d unused of %s from %s\n", len(expired), len(unused), countEntries(l.baseline.Len()), l.shown(file))
	return nil
}

func countEntries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// openBaseline returns the linters of a baseline and its path; where it may be
// missing, an empty one takes its place.
func openBaseline(c *cli.Context, mayMiss bool) (*linters, string, error) {
	l, err := newLinters(c, rules.All())
	if err != nil {
		return nil, "", err
	}
	file := baselineFile(c, l)
	l.baseline, err = l.readBaseline(file)
	if err != nil && (!mayMiss || !errors.Is(err, fs.ErrNotExist)) {
		return nil, "", err
	}
	return l, file, nil
}

// lintAll takes the results of all records, in input order, and reports
// whether something could not be checked.
func lintAll(c *cli.Context, s Streams, l *linters, paths []string, take func(*lint.Result)) (problems bool, err error) {
	reader, err := newReaderOf(c, s, l, paths)
	if err != nil {
		return false, err
	}
	defer reader.Close()
	bar := newProgress(s)
	st := &stream{linters: l, reader: reader, progress: bar, stderr: bar.over(s.Err), jobs: c.Int("jobs")}
	err = st.run(c.Context, func(w *lint.Worker, record *source.Record, j *job) {
		result := w.Check(record.Meta, record.Text)
		j.results = append(j.results, result)
		j.problems = append(j.problems, result.Errors...)
	}, func(j *job) error {
		for i := range j.results {
			take(&j.results[i])
		}
		return nil
	})
	return len(st.problems) > 0, err
}

// saveBaseline writes the file in one step.
func saveBaseline(file string, b *lint.Baseline) error {
	out, err := openOutput(file, nil)
	if err != nil {
		return err
	}
	defer out.Discard()
	if err := b.Write(out); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return out.Close()
}
