package command

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
)

func cleanCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "clean",
		Usage:     "print the articles without their debris",
		ArgsUsage: "[PATH…|-]",
		Description: "Prints what belongs to the article. JSON Lines stay the lines that they are, but for the text field;" +
			"\nseveral text files are printed one behind the other with an empty line between them.",
		Flags: slices.Concat(inputFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "body", Usage: "keep the article's body alone, with the headings inside it"},
			&cli.StringSliceFlag{Name: "keep", Usage: "keep these `PARTS` alone: " + joined(lint.KeepNames())},
			outputFlag(),
			jobsFlag(),
		}),
		Action: func(c *cli.Context) error { return clean(c, s) },
	}
}

func clean(c *cli.Context, s Streams) error {
	parts := c.StringSlice("keep")
	if c.Bool("body") {
		parts = append(parts, "body", "subhead")
	}
	keep, err := lint.ParseKeep(parts)
	if err != nil {
		return fmt.Errorf("--keep: %w", err)
	}
	linters, err := newLinters(c, nil)
	if err != nil {
		return err
	}
	return transform(c, s, linters, func(w *lint.Worker, record *source.Record, j *job) {
		kept := w.Kept(nil, record.Meta, record.Text, keep)
		if record.Origin == nil || record.Origin.Field() == "" {
			if len(j.encoded) > 0 {
				j.encoded = append(j.encoded, '\n')
			}
			j.encoded = edit.AppendKept(j.encoded, record.Text, kept)
			return
		}
		before := len(j.encoded)
		var err error
		if j.encoded, err = edit.AppendKeptRecord(j.encoded, record.Origin, record.Text, kept); err != nil {
			j.encoded = j.encoded[:before]
			j.problems = append(j.problems, fmt.Errorf("%s: line %d: clean: %w", record.Path, record.RecordLine, err))
			return
		}
		j.encoded = append(j.encoded, '\n')
	})
}
