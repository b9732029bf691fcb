package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/source"
)

// inputFlags say what to read and how, and which configuration holds for it.
func inputFlags() []cli.Flag { return append(sourceFlags(), configFlags()...) }

func sourceFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "input-format", Value: "auto", Usage: "read all files as this `FORMAT`: " + joined(source.Formats()) + "; auto goes by extension, then by first bytes"},
		&cli.StringFlag{Name: "stdin-filename", Value: "-", Usage: "`NAME` of standard input in reports"},
		&cli.StringFlag{Name: "encoding", Usage: "`NAME` of the files' encoding where they do not declare it, such as windows-1252"},
		&cli.StringFlag{Name: "files-from", Usage: "read more paths, one a line, from `FILE`, or from standard input for -"},
		&cli.BoolFlag{Name: "no-ignore", Usage: "read files, too, that .gitignore and .newslintignore leave out"},
		&cli.IntFlag{Name: "max-record", Value: source.DefaultMaxRecord, Usage: "read no record longer than `BYTES`"},
		&cli.StringFlag{Name: "published", Usage: "`DATE` (YYYY-MM-DD) of records that have none of their own"},
	}, recordFlags()...)
}

// recordFlags say how to read a record; the configuration may, too.
func recordFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "locale", Usage: "`LOCALE` such as en-US or en-GB: how to read 3/4/2025 where the text itself does not tell"},
		&cli.StringFlag{Name: "id-field", Usage: "`NAME` of a record's id; dots for nesting, as in meta.id"},
		&cli.StringFlag{Name: "text-field", Usage: "`NAME` of a record's text"},
		&cli.StringFlag{Name: "title-field", Usage: "`NAME` of a record's headline"},
		&cli.StringFlag{Name: "date-field", Usage: "`NAME` of a record's day of publication"},
		&cli.StringFlag{Name: "url-field", Usage: "`NAME` of a record's address"},
		&cli.StringFlag{Name: "source-field", Usage: "`NAME` of a record's publisher"},
	}
}

func jobsFlag() cli.Flag {
	return &cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Value: runtime.GOMAXPROCS(0), Usage: "work on `N` records side by side", DefaultText: "one a processor"}
}

func newReader(c *cli.Context, s Streams, l *linters) (*source.Reader, error) {
	paths, err := inputPaths(c, s)
	if err != nil {
		return nil, err
	}
	return newReaderOf(c, s, l, paths)
}

// newReaderOf returns a reader of these paths.
func newReaderOf(c *cli.Context, s Streams, l *linters, paths []string) (*source.Reader, error) {
	if c.Int("jobs") < 1 {
		return nil, errors.New("--jobs: at least 1 is needed")
	}
	o, err := inputOptions(c)
	if err != nil {
		return nil, err
	}
	o.FieldsOf = l.fieldsOf
	return source.NewReader(paths, s.In, o), nil
}

// inputPaths returns the paths named by arguments and --files-from; standard
// input where there are none and it is no terminal.
func inputPaths(c *cli.Context, s Streams) ([]string, error) {
	paths := c.Args().Slice()
	if slices.Contains(paths, "") {
		return nil, errors.New("a path is empty: is a variable not set?")
	}
	if list := c.String("files-from"); list != "" {
		more, err := readPaths(list, s.In)
		if err != nil {
			return nil, fmt.Errorf("--files-from %s: %w", list, withoutPath(err))
		}
		return append(paths, more...), nil
	}
	if len(paths) > 0 {
		return paths, nil
	}
	if isTerminal(s.In) {
		return nil, fmt.Errorf("nothing to %s: name files or folders, or - for standard input", c.Command.Name)
	}
	return []string{"-"}, nil
}

// readPaths reads one path a line.
func readPaths(list string, stdin io.Reader) ([]string, error) {
	data, err := io.ReadAll(stdin)
	if list != "-" {
		data, err = os.ReadFile(list)
	}
	if err != nil {
		return nil, err
	}
	var paths []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			paths = append(paths, line)
		}
	}
	return paths, nil
}

func inputOptions(c *cli.Context) (source.Options, error) {
	o := source.Options{
		StdinName: c.String("stdin-filename"),
		Encoding:  c.String("encoding"),
		NoIgnore:  c.Bool("no-ignore"),
		MaxRecord: c.Int("max-record"),
	}
	var err error
	if o.Format, err = source.ParseFormat(c.String("input-format")); err != nil {
		return o, err
	}
	if err := source.CheckEncoding(o.Encoding); err != nil {
		return o, fmt.Errorf("--encoding: %w", err)
	}
	if o.DateOrder, err = document.ParseLocale(c.String("locale")); err != nil {
		return o, fmt.Errorf("--locale: %w", err)
	}
	if o.MaxRecord < 1 {
		return o, errors.New("--max-record: at least 1 byte is needed")
	}
	if day := c.String("published"); day != "" {
		if o.Published, err = time.Parse(time.DateOnly, day); err != nil {
			return o, fmt.Errorf("--published %q: it takes a day as YYYY-MM-DD", day)
		}
	}
	return o, nil
}

func joined(names []string) string { return strings.Join(names, ", ") }
