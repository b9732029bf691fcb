package command

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/rules"
)

func fixCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "fix",
		Usage:     "apply safe fixes to the files",
		ArgsUsage: "PATH…",
		Description: "Rewrites files, and those below folders, in place. A file is replaced in one step or not at all;" +
			"\nof JSON Lines only the text field's fixed bytes change." +
			"\n\nExit status: 0 nothing at or above --fail-on is left, 1 findings are left or --diff printed something," +
			"\n2 some file could not be read or written.",
		Flags: slices.Concat(inputFlags(), ruleFlags(), baselineFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "diff", Usage: "print what would change as a unified diff, and write nothing"},
			&cli.BoolFlag{Name: "unsafe", Usage: "apply fixes, too, that may lose something; look at them with --diff first"},
			&cli.BoolFlag{Name: "interactive", Usage: "ask about each finding in the terminal, as review does"},
			&cli.StringFlag{Name: "output-dir", Usage: "write all files, fixed, below `DIR` and leave the originals"},
			&cli.StringFlag{Name: "fail-on", Value: "warning", Usage: "exit 1 where findings of this `LEVEL` and above are left: error, warning, note or never"},
			&cli.BoolFlag{Name: "exit-non-zero-on-fix", Usage: "exit 1 where a file was changed, for hooks"},
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "colour the diff `WHEN`: auto, always or never"},
			jobsFlag(),
		}),
		Action: func(c *cli.Context) error { return fix(c, s) },
	}
}

func fix(c *cli.Context, s Streams) error {
	if c.Bool("interactive") {
		return fixInteractively(c, s)
	}
	paths, err := inputPaths(c, s)
	if err != nil {
		return err
	}
	if slices.Contains(paths, "-") {
		return errors.New("fix rewrites files: name files or folders")
	}
	if c.Bool("diff") && c.String("output-dir") != "" {
		return errors.New("--diff writes nothing, --output-dir writes files: choose one of them")
	}
	failOn, err := parseFailOn(c.String("fail-on"))
	if err != nil {
		return err
	}
	color, err := useColor(c.String("color"), s.Out)
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
	reader, err := newReaderOf(c, s, linters, paths)
	if err != nil {
		return err
	}
	defer reader.Close()
	bar := newProgress(s)
	out, err := openOutput("", bar.over(s.Out))
	if err != nil {
		return err
	}
	st := &stream{linters: linters, reader: reader, progress: bar, stderr: bar.over(s.Err), jobs: c.Int("jobs")}
	f := &fixedFiles{problem: st.problem, seen: map[string]bool{}}
	verb := "fixed"
	switch dir := c.String("output-dir"); {
	case c.Bool("diff"):
		verb = "would fix"
		f.diff, f.style = out, edit.DiffStyle{ShowHidden: isTerminal(s.Out), Color: color}
	case dir != "":
		f.copies = newCopies(dir, paths)
	}
	if err := fixAll(c, st, f); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write diff: %w", err)
	}
	if err := f.summary.Write(s.Err, verb); err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	return fixVerdict(c, st, &f.summary, failOn)
}

// fixAll takes all records through the fixer and their outcomes to their files.
func fixAll(c *cli.Context, st *stream, f *fixedFiles) error {
	defer f.discard()
	options, err := inputOptions(c)
	if err != nil {
		return err
	}
	options.FieldsOf = st.linters.fieldsOf
	unsafe := c.Bool("unsafe")
	work := func(w *lint.Worker, record *source.Record, j *job) {
		fixer := edit.Fixer{Worker: w, Unsafe: unsafe}
		o := fixer.Fix(record.Meta, record.Text)
		if o.Changed() && o.Origin != nil && o.RecordLine == 0 && !readsAsMeant(&fixer, &o, options) {
			o.Refuse(edit.NoPlace)
		}
		j.outcomes = append(j.outcomes, o)
		j.problems = append(j.problems, o.Errors...)
	}
	err = st.run(c.Context, work, func(j *job) error {
		for i := range j.outcomes {
			if err := f.take(&j.outcomes[i]); err != nil {
				return err
			}
		}
		return nil
	})
	// Of a file that was being read when the run was interrupted the end is
	// missing: it stays as it was.
	if err == nil && c.Err() == nil {
		f.finish()
	}
	return err
}

// readsAsMeant reports whether a file whose text is not simply its bytes, such
// as a page, would be read with the fixed text and left alone by the next run.
func readsAsMeant(fixer *edit.Fixer, o *edit.Outcome, options source.Options) bool {
	record, meant := readBack(o, options)
	if !meant {
		return false
	}
	again := fixer.Fix(record.Meta, record.Text)
	return !again.Changed()
}

// readBack reads a file as an outcome makes it, and reports whether its text is
// the one that is meant.
func readBack(o *edit.Outcome, options source.Options) (record *source.Record, meant bool) {
	_, _, after, err := o.Raw()
	if err != nil {
		return nil, false
	}
	options.StdinName = o.Path
	reader := source.NewReader([]string{"-"}, bytes.NewReader(after), options)
	var batch source.Batch
	if reader.Read(&batch) != nil {
		return nil, false
	}
	for r := range batch.Records {
		return r, r.Text != nil && bytes.Equal(r.Text, o.Text)
	}
	return nil, false
}

// fixVerdict turns the counts into the run's exit status.
func fixVerdict(c *cli.Context, st *stream, s *edit.Summary, failOn lint.Level) error {
	if len(st.problems) > 0 {
		return errIncomplete
	}
	if s.ChangedRecords > 0 && (c.Bool("diff") || c.Bool("exit-non-zero-on-fix")) {
		return errFindings
	}
	for level, n := range s.ByLevel {
		if n > 0 && lint.Level(level) >= failOn {
			return errFindings
		}
	}
	return nil
}

// fixInteractively is a review: whoever is asked needs no flag that decides for
// them.
func fixInteractively(c *cli.Context, s Streams) error {
	for _, name := range []string{"diff", "unsafe", "output-dir", "fail-on", "exit-non-zero-on-fix"} {
		if c.IsSet(name) {
			return fmt.Errorf("--interactive asks about each fix: leave out --%s", name)
		}
	}
	return reviewFindings(c, s)
}
