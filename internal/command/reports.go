package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

// reportFlags say what is written about a run, and where.
func reportFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "table", Usage: "report in this `FORMAT`: " + joined(report.Formats())},
		outputFlag(),
		&cli.GenericFlag{Name: "report", Value: &wantedReports{}, Usage: "write another report of this run, as `FORMAT=FILE`"},
		&cli.StringFlag{Name: "category", Usage: "`NAME` that tells several runs over one repository apart, in SARIF"},
		&cli.IntFlag{Name: "width", Usage: "wrap the table at this many `COLUMNS`; else at the terminal's, and nowhere without one"},
		&cli.StringFlag{Name: "color", Value: "auto", Usage: "colour the table `WHEN`: auto, always or never"},
	}
}

// wantedReports is the value of --report. It is no list of the flag library,
// which would split the names of files at commas.
type wantedReports []wantedReport

type wantedReport struct{ format, path string }

// Set adds a report.
func (w *wantedReports) Set(value string) error {
	format, path, _ := strings.Cut(value, "=")
	switch {
	case !slices.Contains(report.Formats(), format):
		return unknownName("format", format, report.Formats())
	case path == "":
		return errors.New("it takes FORMAT=FILE")
	case path == stdin:
		return errors.New("it takes a file; --format says what goes to standard output")
	}
	*w = append(*w, wantedReport{format, path})
	return nil
}

// String is empty: there is no default to show.
func (w *wantedReports) String() string { return "" }

// reports are what is written about a run, the one of --format first.
type reports []*openReport

type openReport struct {
	*output
	writer report.Writer
	// encoder is the writer where workers can share its labour, else nil.
	encoder report.Encoder
}

// openReports opens all reports, those of standard output on the stream.
func openReports(c *cli.Context, s Streams, stream io.Writer) (reports, error) {
	wanted, err := listReports(c)
	if err != nil {
		return nil, err
	}
	o, err := reportOptions(c, s, wanted)
	if err != nil {
		return nil, err
	}
	var opened reports
	for _, w := range wanted {
		r, err := w.open(c, stream, o)
		if err != nil {
			opened.discard()
			return nil, err
		}
		opened = append(opened, r)
		if w.format == jobFormat {
			o.JobSummary = nil // one is enough
		}
	}
	return opened, nil
}

// listReports returns what --format, --output and --report ask for.
func listReports(c *cli.Context) ([]wantedReport, error) {
	format := c.String("format")
	if !slices.Contains(report.Formats(), format) {
		return nil, unknownName("--format", format, report.Formats())
	}
	wanted := []wantedReport{{format, c.String("output")}}
	for _, w := range *c.Generic("report").(*wantedReports) {
		isSame := func(other wantedReport) bool { return filepath.Clean(other.path) == filepath.Clean(w.path) }
		if slices.ContainsFunc(wanted, isSame) {
			return nil, fmt.Errorf("--report %s=%s: another report goes to that file", w.format, w.path)
		}
		wanted = append(wanted, w)
	}
	return wanted, nil
}

func reportOptions(c *cli.Context, s Streams, wanted []wantedReport) (report.Options, error) {
	o := report.Options{Version: version(), Width: terminalWidth(s.Out), Category: c.String("category")}
	var err error
	if o.Color, err = useColor(c.String("color"), s.Out); err != nil {
		return o, err
	}
	if c.Int("width") < 0 {
		return o, errors.New("--width: a number of columns is needed, or 0")
	}
	if o.Dir, err = os.Getwd(); err != nil {
		return o, fmt.Errorf("find the working directory: %w", err)
	}
	o.Root = repositoryRoot(o.Dir)
	if slices.ContainsFunc(wanted, func(w wantedReport) bool { return w.format == jobFormat }) {
		o.JobSummary, err = jobSummary()
	}
	return o, err
}

// jobFormat is the format that has a page for the whole job.
const jobFormat = "github"

// jobSummary opens the page that GitHub shows for a job; nil elsewhere. The
// system closes it when the program ends.
func jobSummary() (io.Writer, error) {
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil, nil
	}
	const mode = 0o644
	page, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, mode)
	if err != nil {
		return nil, fmt.Errorf("open the job summary: %w", err)
	}
	return page, nil
}

func (w wantedReport) open(c *cli.Context, stream io.Writer, o report.Options) (*openReport, error) {
	out, err := openOutput(w.path, stream)
	if err != nil {
		return nil, err
	}
	if out.file != nil {
		o.Color, o.Width = c.String("color") == "always", 0
	}
	if width := c.Int("width"); width > 0 {
		o.Width = width
	}
	r := &openReport{output: out}
	if r.writer, err = report.New(w.format, out, o); err != nil {
		out.Discard()
		return nil, err
	}
	r.encoder, _ = r.writer.(report.Encoder)
	return r, nil
}

// encode appends what can be encoded away from the others, an element of dst
// for each report.
func (all reports) encode(dst [][]byte, r *lint.Result) [][]byte {
	for len(dst) < len(all) {
		dst = append(dst, nil)
	}
	for i, to := range all {
		if to.encoder != nil {
			dst[i] = to.encoder.Encode(dst[i], r)
		}
	}
	return dst
}

// write takes results in input order, with what encode has made of them.
func (all reports) write(results []lint.Result, encoded [][]byte) error {
	for i, to := range all {
		if to.encoder != nil && i < len(encoded) {
			if _, err := to.Write(encoded[i]); err != nil {
				return fmt.Errorf("write report: %w", err)
			}
		}
		for n := 0; n < len(results) && to.encoder == nil; n++ {
			if err := to.writer.Result(&results[n]); err != nil {
				return fmt.Errorf("write report: %w", err)
			}
		}
	}
	return nil
}

// close ends all reports, and puts files in place when each is complete.
func (all reports) close(s *report.Summary) error {
	for _, to := range all {
		if err := to.writer.Close(s); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	for _, to := range all {
		if err := to.Close(); err != nil {
			return err
		}
	}
	return nil
}

// discard removes what is not finished.
func (all reports) discard() {
	for _, to := range all {
		to.Discard()
	}
}
