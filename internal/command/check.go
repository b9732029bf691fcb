package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

func checkCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "print what is wrong with the articles",
		ArgsUsage: "[PATH…|-]",
		Description: "Checks files, the files below folders, or standard input (-, or no path at all)." +
			"\n\nExit status: 0 nothing at or above --fail-on, 1 findings, 2 some input could not be checked.",
		Flags: slices.Concat(inputFlags(), ruleFlags(), baselineFlags(), reportFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "explain-input", Usage: "print what each file's first record is taken for, and check nothing"},
			&cli.StringFlag{Name: "min-level", Value: "note", Usage: "report findings of this `LEVEL` and above: note, warning or error"},
			newFromFlag(),
			&cli.StringFlag{Name: "fail-on", Value: "warning", Usage: "exit 1 for findings of this `LEVEL` and above: error, warning, note or never"},
			jobsFlag(),
		}),
		Action: func(c *cli.Context) error { return check(c, s) },
	}
}

func check(c *cli.Context, s Streams) error {
	if c.Bool("explain-input") {
		return explainInput(c, s)
	}
	minLevel, err := lint.ParseLevel(c.String("min-level"))
	if err != nil {
		return fmt.Errorf("--min-level: %w", err)
	}
	failOn, err := parseFailOn(c.String("fail-on"))
	if err != nil {
		return err
	}
	linters, err := newLinters(c, rules.All())
	if err != nil {
		return err
	}
	if err := useBaseline(c, linters); err != nil {
		return err
	}
	reader, err := newReader(c, s, linters)
	if err != nil {
		return err
	}
	defer reader.Close()
	bar := newProgress(s)
	out, err := openReports(c, s, bar.over(s.Out))
	if err != nil {
		return err
	}
	defer out.discard()
	var changed *changes
	if revision := c.String("new-from"); revision != "" {
		if changed, err = readChanges(c.Context, linters.dir, revision); err != nil {
			return err
		}
	}
	st := &stream{linters: linters, reader: reader, progress: bar, stderr: bar.over(s.Err), jobs: c.Int("jobs")}
	summary, err := checkAll(c.Context, st, out, filter{minLevel, changed})
	if err != nil {
		return err
	}
	if err := out.close(summary); err != nil {
		return err
	}
	reportStale(s.Err, linters, c.Args().Slice())
	return verdict(summary, failOn)
}

// filter leaves findings out of a report.
type filter struct {
	minLevel lint.Level
	changes  *changes // nil to look at all lines
}

func (f filter) apply(r *lint.Result) {
	r.DropBelow(f.minLevel)
	if f.changes != nil {
		f.changes.keep(r)
	}
}

// checkAll lints the whole stream and counts what it found.
func checkAll(ctx context.Context, s *stream, out reports, f filter) (*report.Summary, error) {
	summary := &report.Summary{Baseline: s.linters.baseline != nil}
	check := func(worker *lint.Worker, record *source.Record, j *job) {
		result := worker.Check(record.Meta, record.Text)
		f.apply(&result)
		j.reports = out.encode(j.reports, &result)
		j.results = append(j.results, result)
		j.problems = append(j.problems, result.Errors...)
	}
	err := s.run(ctx, check, func(j *job) error {
		for i := range j.results {
			summary.Add(&j.results[i])
		}
		return out.write(j.results, j.reports)
	})
	summary.Problems = s.problems
	stats := s.reader.Stats()
	summary.Files, summary.Skipped = stats.Files, stats.Skipped
	return summary, err
}

// verdict turns the counts into the run's exit status.
func verdict(s *report.Summary, failOn lint.Level) error {
	if len(s.Problems) > 0 {
		return errIncomplete
	}
	for level, n := range s.ByLevel {
		if n > 0 && lint.Level(level) >= failOn {
			return errFindings
		}
	}
	return nil
}

// never is above all levels.
const never = lint.Error + 1

func parseFailOn(name string) (lint.Level, error) {
	if name == "never" {
		return never, nil
	}
	level, err := lint.ParseLevel(name)
	if err != nil {
		return 0, fmt.Errorf("unknown --fail-on %q: it is error, warning, note or never", name)
	}
	return level, nil
}

// ruleFlags select rules.
func ruleFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "profile", Usage: "start from the rules and levels of this `PROFILE`: " + joined(config.Profiles())},
		&cli.StringSliceFlag{Name: "select", Usage: "run these `RULES` too: ids, families or globs, separated by commas"},
		&cli.StringSliceFlag{Name: "ignore", Usage: "do not run these `RULES`"},
		&cli.StringSliceFlag{Name: "only", Usage: "run these `RULES` and no others"},
	}
}

// repositoryRoot returns the nearest folder upwards that holds a repository,
// or dir where there is none.
func repositoryRoot(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}
