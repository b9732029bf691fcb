package command

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/report"
)

func mentionsCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:        "mentions",
		Usage:       "print the dates and quantities that newslint reads in the text",
		ArgsUsage:   "[PATH…|-]",
		Description: "Prints a JSON object a line: where the words stand, and the TIMEX3 value or the number and unit that they mean.",
		Flags:       slices.Concat(inputFlags(), []cli.Flag{outputFlag(), jobsFlag()}),
		Action:      func(c *cli.Context) error { return mentions(c, s) },
	}
}

func mentions(c *cli.Context, s Streams) error {
	linters, err := newLinters(c, nil)
	if err != nil {
		return err
	}
	return transform(c, s, linters, "", func(w *lint.Worker, record *source.Record, j *job) {
		for _, m := range w.Mentions(nil, record.Meta, record.Text) {
			var err error
			if j.encoded, err = report.AppendMention(j.encoded, &record.Meta, record.Text, &m); err != nil {
				j.problems = append(j.problems, fmt.Errorf("%s: write mention: %w", record.Path, err))
			}
		}
	})
}
