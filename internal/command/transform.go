package command

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
)

// transform runs every record through work and writes, in input order, what it
// encodes to the output and what it flags to another file, where there is one.
func transform(c *cli.Context, s Streams, linters *linters, flaggedPath string, work func(*lint.Worker, *source.Record, *job)) error {
	reader, err := newReader(c, s, linters)
	if err != nil {
		return err
	}
	defer reader.Close()
	bar := newProgress(s)
	out, err := openOutput(c.String("output"), bar.over(s.Out))
	if err != nil {
		return err
	}
	defer out.Discard()
	flagged := out
	if flaggedPath != "" {
		if flagged, err = openOutput(flaggedPath, bar.over(s.Out)); err != nil {
			return err
		}
		defer flagged.Discard()
	}
	st := &stream{linters: linters, reader: reader, progress: bar, stderr: bar.over(s.Err), jobs: c.Int("jobs")}
	begun := false
	err = st.run(c.Context, work, func(j *job) error {
		if begun && j.apart && len(j.encoded) > 0 {
			j.encoded = slices.Insert(j.encoded, 0, '\n')
		}
		begun = begun || len(j.encoded) > 0
		if _, err := out.Write(j.encoded); err != nil {
			return fmt.Errorf("write output: %w", err)
		}
		if _, err := flagged.Write(j.flagged); err != nil {
			return fmt.Errorf("write %s: %w", flaggedPath, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	if flagged != out {
		if err := flagged.Close(); err != nil {
			return err
		}
	}
	if len(st.problems) > 0 {
		return errIncomplete
	}
	return nil
}
