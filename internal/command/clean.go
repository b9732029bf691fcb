package command

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

func cleanCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "clean",
		Usage:     "print the articles without their debris",
		ArgsUsage: "[PATH…|-]",
		Description: "Prints what belongs to the article. JSON Lines stay the lines that they are, but for the text field;" +
			"\nseveral text files are printed one behind the other with an empty line between them." +
			"\n\n--add-field and --split-flagged are for JSON Lines and run the rules, as check does. With --add-field the" +
			"\ntext stays as it is, and beside it stand the spans of the findings: for each rule a list of [start, end," +
			"\nconfidence], in code points. With --split-flagged the records with findings go to a file, as they are, and" +
			"\nthe others to the output.",
		Flags: slices.Concat(inputFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "body", Usage: "keep the article's body alone, with the headings inside it"},
			&cli.StringSliceFlag{Name: "keep", Usage: "keep these `PARTS` alone: " + joined(lint.KeepNames())},
			&cli.StringFlag{Name: "add-field", Usage: "keep the text and add the findings' spans to the record as the field `NAME`"},
			&cli.StringFlag{Name: "split-flagged", Usage: "write records with findings to `FILE` instead of the output"},
			&cli.StringFlag{Name: "min-level", Value: "warning", Usage: "the `LEVEL` from which findings count for the two: note, warning or error"},
		}, ruleFlags(), []cli.Flag{
			outputFlag(),
			jobsFlag(),
		}),
		Action: func(c *cli.Context) error { return clean(c, s) },
	}
}

// cleaner takes records apart as the flags say.
type cleaner struct {
	keep lint.Keep
	// field is the name of the field to add, "" where the text is cleaned.
	field string
	// splits: records with findings go elsewhere.
	splits bool
	// least is the level from which findings count.
	least lint.Level
}

func clean(c *cli.Context, s Streams) error {
	cl, err := newCleaner(c)
	if err != nil {
		return err
	}
	if !cl.checks() {
		linters, err := newLinters(c, nil)
		if err != nil {
			return err
		}
		return transform(c, s, linters, "", cl.clean)
	}
	linters, err := newLinters(c, rules.All())
	if err != nil {
		return err
	}
	return transform(c, s, linters, c.String("split-flagged"), cl.sort)
}

func newCleaner(c *cli.Context) (*cleaner, error) {
	cl := &cleaner{field: c.String("add-field"), splits: c.String("split-flagged") != ""}
	parts := c.StringSlice("keep")
	if c.Bool("body") {
		parts = append(parts, "body", "subhead")
	}
	var err error
	if cl.keep, err = lint.ParseKeep(parts); err != nil {
		return nil, fmt.Errorf("--keep: %w", err)
	}
	if cl.least, err = lint.ParseLevel(c.String("min-level")); err != nil {
		return nil, fmt.Errorf("--min-level: %w", err)
	}
	if cl.field != "" && len(parts) > 0 {
		return nil, errors.New("--add-field keeps the whole text: leave --body and --keep out")
	}
	if cl.splits && sameOutput(c.String("split-flagged"), c.String("output")) {
		return nil, errors.New("--split-flagged and --output name the same file")
	}
	for _, name := range []string{"min-level", "select", "ignore", "only"} {
		if c.IsSet(name) && !cl.checks() {
			return nil, fmt.Errorf("--%s: no rules run without --add-field or --split-flagged", name)
		}
	}
	return cl, nil
}

// sameOutput reports whether two outputs are the same, of which "" and "-" are
// standard output.
func sameOutput(a, b string) bool { return cmp.Or(a, "-") == cmp.Or(b, "-") }

// checks reports whether the findings of a record are asked for.
func (cl *cleaner) checks() bool { return cl.field != "" || cl.splits }

// clean writes what is kept of a record.
func (cl *cleaner) clean(w *lint.Worker, record *source.Record, j *job) {
	kept := w.Kept(nil, record.Meta, record.Text, cl.keep)
	if record.Origin == nil || record.Origin.Field() == "" {
		j.apart = true
		if len(j.encoded) > 0 && len(kept) > 0 {
			j.encoded = append(j.encoded, '\n')
		}
		j.encoded = edit.AppendKept(j.encoded, record.Text, kept)
		return
	}
	line, err := edit.AppendKeptRecord(nil, record.Origin, record.Text, kept)
	if err != nil {
		j.fail(record, err)
		return
	}
	j.encoded = append(append(j.encoded, line...), '\n')
}

// sort checks a record and writes it where it belongs.
func (cl *cleaner) sort(w *lint.Worker, record *source.Record, j *job) {
	if !isObject(record) {
		j.fail(record, errors.New("--add-field and --split-flagged take JSON Lines"))
		return
	}
	result := w.Check(record.Meta, record.Text)
	j.problems = append(j.problems, result.Errors...)
	isFlagged := cl.splits && slices.ContainsFunc(result.Findings, func(f lint.Finding) bool { return f.Counts(cl.least) })
	if !isFlagged && cl.field == "" {
		cl.clean(w, record, j)
		return
	}
	line := record.Origin.Raw()
	if cl.field != "" {
		var err error
		if line, err = source.AppendMember(nil, line, cl.field, report.AppendSpans(nil, &result, cl.least)); err != nil {
			j.fail(record, err)
			return
		}
	}
	if isFlagged {
		j.flagged = append(append(j.flagged, line...), '\n')
	} else {
		j.encoded = append(append(j.encoded, line...), '\n')
	}
}

// isObject reports whether the record is a JSON object.
func isObject(record *source.Record) bool {
	return record.Origin != nil && record.Origin.Field() != "" && bytes.HasPrefix(bytes.TrimLeft(record.Origin.Raw(), " \t\r\n"), []byte("{"))
}

// fail notes why a record was not written.
func (j *job) fail(record *source.Record, err error) {
	where := record.Path
	if record.RecordLine > 0 {
		where += fmt.Sprintf(": line %d", record.RecordLine)
	}
	j.problems = append(j.problems, fmt.Errorf("%s: clean: %w", where, err))
}
