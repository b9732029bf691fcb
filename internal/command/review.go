package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/review"
	"github.com/newslint/newslint/internal/review/screen"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/rules"
)

func reviewCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "review",
		Usage:     "decide about the findings one by one, in the terminal",
		ArgsUsage: "PATH…",
		Description: "Shows each article with its findings. Keys accept a fix, choose one of several, edit the text by hand," +
			"\nignore a finding with a reason, undo, filter by rule; ? lists them. Nothing is written before you say so." +
			"\n\nEvery decision is kept at once in a journal, so that neither a crash nor a closed terminal loses one, and" +
			"\nthe next review of the same paths takes them up. Ignored findings go into the baseline when you write." +
			"\n\nExit status: 0 the review was ended, 2 there is no terminal, or some file could not be read.",
		Flags: slices.Concat(inputFlags(), ruleFlags(), baselineFlags(), []cli.Flag{
			&cli.StringFlag{Name: "min-level", Value: "note", Usage: "show findings of this `LEVEL` and above: note, warning or error"},
			&cli.StringFlag{Name: "journal", Usage: "keep decisions in `FILE` instead of " + review.JournalName + " beside the first path"},
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "colour the screen `WHEN`: auto, always or never"},
			jobsFlag(),
		}),
		Action: func(c *cli.Context) error { return reviewFindings(c, s) },
	}
}

var (
	errNoTerminal = errors.New("review asks a person and needs a terminal; newslint fix applies the safe fixes without one")
	errReviewPath = errors.New("review rewrites files: name files or folders")
)

func reviewFindings(c *cli.Context, s Streams) (err error) {
	if !isTerminal(s.In) || !isTerminal(s.Out) || os.Getenv("TERM") == "dumb" {
		return errNoTerminal
	}
	if !c.Args().Present() && c.String("files-from") == "" {
		return errReviewPath
	}
	paths, err := inputPaths(c, s)
	if err != nil {
		return err
	}
	if slices.Contains(paths, stdin) || len(paths) == 0 {
		return errReviewPath
	}
	r, err := newReviewer(c, s, paths)
	if err != nil {
		return err
	}
	color, err := useColor(c.String("color"), s.Out)
	if err != nil {
		return err
	}
	journal, decisions, err := review.OpenJournal(journalPath(c, paths))
	if err != nil {
		return err
	}
	shelf, err := review.NewShelf(r.linters.rules)
	if err != nil {
		return errors.Join(err, journal.Close(len(decisions) == 0))
	}
	defer shelf.Close()
	r.journal, r.shelf = journal, shelf
	session := review.NewSession(shelf, decisions, journal.Keep)
	err = screen.Run(c.Context, s.In, s.Out, screen.Options{
		Session: session, Rules: r.linters.rules, Gate: r.gate,
		Read: r.read, Write: r.write, Renew: r.renew,
		Journal: r.linters.shown(journal.Path()), Baseline: r.linters.shown(r.baselineFile), Color: color,
	})
	read, unread := session.Kept()
	if err := errors.Join(err, journal.Close(read+unread == 0)); err != nil {
		return err
	}
	return r.farewell(read + unread)
}

// journalPath returns where the journal of the paths is: in the folder that is
// reviewed, or beside the file.
func journalPath(c *cli.Context, paths []string) string {
	if name := c.String("journal"); name != "" {
		return name
	}
	if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
		return filepath.Join(paths[0], review.JournalName)
	}
	return filepath.Join(filepath.Dir(paths[0]), review.JournalName)
}

// reviewer reads articles for a review and writes what was decided.
type reviewer struct {
	c            *cli.Context
	streams      Streams
	linters      *linters
	paths        []string
	minLevel     lint.Level
	baselineFile string
	gate         *review.Gate
	journal      *review.Journal
	shelf        *review.Shelf
	// problems are what could not be read; each is told when the screen is gone.
	problems []error
}

func newReviewer(c *cli.Context, s Streams, paths []string) (*reviewer, error) {
	// fix --interactive has no such flag.
	minLevel, err := lint.ParseLevel(cmp.Or(c.String("min-level"), "note"))
	if err != nil {
		return nil, fmt.Errorf("--min-level: %w", err)
	}
	l, err := knowingLinters(c)
	if err != nil {
		return nil, err
	}
	return &reviewer{
		c: c, streams: s, linters: l, paths: paths, minLevel: minLevel,
		baselineFile: baselineFile(c, l), gate: review.NewGate(),
	}, nil
}

// knowingLinters returns the linters of all rules with the baseline as it is now.
func knowingLinters(c *cli.Context) (*linters, error) {
	l, err := newLinters(c, rules.All())
	if err != nil {
		return nil, err
	}
	return l, useBaseline(c, l)
}

// stream returns a stream of the records at the paths that prints nothing.
func (r *reviewer) stream(l *linters, paths []string) (*stream, error) {
	reader, err := newReaderOf(r.c, r.streams, l, paths)
	if err != nil {
		return nil, err
	}
	return &stream{linters: l, reader: reader, progress: &progress{}, stderr: discard{}, jobs: r.c.Int("jobs")}, nil
}

// discard is a stream for what is told in another place.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// read checks all records and tells of those with findings, held back where
// they are far ahead of the person.
func (r *reviewer) read(ctx context.Context, told func(screen.Progress)) {
	st, err := r.stream(r.linters, r.paths)
	if err != nil {
		r.problems = []error{err}
		return
	}
	defer st.reader.Close()
	entries, records := 0, 0
	err = st.run(ctx, r.check, func(j *job) error {
		p := screen.Progress{Problems: len(st.problems)}
		for i := range j.results {
			records++
			if len(j.results[i].Findings) == 0 {
				continue
			}
			r.gate.Wait(ctx, entries)
			if err := r.shelf.Put(&j.results[i]); err != nil {
				return err
			}
			p.Entries = append(p.Entries, r.entry(&j.results[i]))
			entries++
		}
		p.Records = records
		told(p)
		return nil
	})
	r.problems = st.problems
	switch {
	case err != nil:
		r.problems = append(r.problems, err)
	case ctx.Err() != nil:
		r.problems = st.problems[:len(st.problems)-1] // the last says that the person quit
	}
}

// check takes the findings of a record that a person is to see.
func (r *reviewer) check(w *lint.Worker, record *source.Record, j *job) {
	result := w.Check(record.Meta, record.Text)
	r.drop(&result)
	j.results = append(j.results, result)
	j.problems = append(j.problems, result.Errors...)
}

// drop removes the findings that do not count.
func (r *reviewer) drop(result *lint.Result) {
	result.DropBelow(r.minLevel)
	result.Findings = slices.DeleteFunc(result.Findings, func(f lint.Finding) bool { return f.Suppressed != nil })
}

func (r *reviewer) entry(result *lint.Result) review.Entry {
	return review.NewEntry(r.journal.KeyOf(&result.Meta, result.Text), result)
}

// renew puts what was written in the place of what was read.
func (r *reviewer) renew(s *review.Session, w screen.Written) error {
	return s.Renew(w.Carried, func(n, i int) error { return r.shelf.Replace(n, &w.Results[i]) })
}

// farewell tells what could not be read and what waits for the next time.
func (r *reviewer) farewell(kept int) error {
	for _, err := range r.problems {
		complain(r.streams.Err, err)
	}
	if kept > 0 {
		what := strconv.Itoa(kept) + " decisions wait"
		if kept == 1 {
			what = "1 decision waits"
		}
		fmt.Fprintf(r.streams.Err, "%s in %s for the next review\n", what, r.linters.shown(r.journal.Path()))
	}
	if len(r.problems) > 0 {
		return errIncomplete
	}
	return nil
}
