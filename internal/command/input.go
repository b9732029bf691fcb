package command

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/source"
)

// inputFlags say what to read and how.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "input-format", Value: "auto", Usage: joined(source.Formats()) + "; auto goes by extension, then by first bytes"},
		&cli.StringFlag{Name: "stdin-filename", Value: "-", Usage: "`NAME` for standard input in reports"},
		&cli.StringFlag{Name: "published", Usage: "`DATE` (YYYY-MM-DD) of records that have none of their own"},
		&cli.StringFlag{Name: "id-field", Usage: "`NAME` of a JSON record's id, dots for nesting"},
		&cli.StringFlag{Name: "text-field", Usage: "`NAME` of its text"},
		&cli.StringFlag{Name: "title-field", Usage: "`NAME` of its headline"},
		&cli.StringFlag{Name: "date-field", Usage: "`NAME` of its day of publication"},
		&cli.StringFlag{Name: "url-field", Usage: "`NAME` of its address"},
		&cli.StringFlag{Name: "source-field", Usage: "`NAME` of its publisher"},
	}
}

func jobsFlag() cli.Flag {
	return &cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Value: runtime.GOMAXPROCS(0), Usage: "how many records are checked side by side"}
}

func newReader(c *cli.Context, s Streams) (*source.Reader, error) {
	if c.IsSet("jobs") && c.Int("jobs") < 1 {
		return nil, errors.New("--jobs: at least 1 is needed")
	}
	paths := c.Args().Slice()
	if len(paths) == 0 {
		if isTerminal(s.In) {
			return nil, fmt.Errorf("nothing to %s: name files or folders, or - for standard input", c.Command.Name)
		}
		paths = []string{"-"}
	}
	format, err := source.ParseFormat(c.String("input-format"))
	if err != nil {
		return nil, err
	}
	o := source.Options{
		Format: format,
		Fields: source.Fields{
			ID: c.String("id-field"), Text: c.String("text-field"), Title: c.String("title-field"),
			Date: c.String("date-field"), URL: c.String("url-field"), Source: c.String("source-field"),
		},
		StdinName: c.String("stdin-filename"),
	}
	if day := c.String("published"); day != "" {
		if o.Published, err = time.Parse(time.DateOnly, day); err != nil {
			return nil, fmt.Errorf("--published %q: it takes a day as YYYY-MM-DD", day)
		}
	}
	return source.NewReader(paths, s.In, o), nil
}

func joined(names []string) string { return strings.Join(names, ", ") }
