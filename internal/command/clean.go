package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/document"
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
			&cli.StringSliceFlag{Name: "keep", Usage: "keep these parts alone: " + joined(lint.KeepNames())},
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
	linter, err := lint.New(nil)
	if err != nil {
		return err
	}
	return transform(c, s, linter, func(w *lint.Worker, record *source.Record, j *job) {
		if record.Text == nil {
			return
		}
		kept := w.Kept(nil, record.Meta, record.Text, keep)
		if record.RecordLine == 0 {
			j.encoded = appendArticle(j.encoded, record.Text, kept)
			return
		}
		if j.encoded, err = appendLine(j.encoded, record, kept); err != nil {
			j.problems = append(j.problems, fmt.Errorf("%s: line %d: %w", record.Path, record.RecordLine, err))
		}
	})
}

// appendArticle appends the stretches of a text that is a file of its own.
func appendArticle(dst, text []byte, kept []document.Span) []byte {
	if len(dst) > 0 {
		dst = append(dst, '\n')
	}
	for _, s := range kept {
		dst = append(dst, text[s.Start:s.End]...)
	}
	if len(kept) > 0 && !bytes.HasSuffix(dst, []byte("\n")) {
		dst = append(dst, '\n')
	}
	return dst
}

// appendLine appends the record's line of JSON with the stretches as its text;
// what stays keeps the spelling that it had.
func appendLine(dst []byte, record *source.Record, kept []document.Span) ([]byte, error) {
	if record.Origin == nil {
		return dst, errors.New("clean: the text has no place in its record")
	}
	raw := record.Origin.Raw()
	whole, ok := record.Origin.Image(document.Span{End: int32(len(record.Text))})
	if !ok {
		return dst, errors.New("clean: the text has no exact image in its record")
	}
	dst = append(dst, raw[:whole.Start]...)
	for _, s := range kept {
		image, ok := record.Origin.Image(s)
		if !ok {
			quoted, err := json.Marshal(string(record.Text[s.Start:s.End]))
			if err != nil {
				return dst, fmt.Errorf("clean: %w", err)
			}
			dst = append(dst, quoted[1:len(quoted)-1]...)
			continue
		}
		dst = append(dst, raw[image.Start:image.End]...)
	}
	return append(append(dst, raw[whole.End:]...), '\n'), nil
}
