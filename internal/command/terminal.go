package command

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/newslint/newslint/report"
)

// colorModes are what --color takes.
var colorModes = []string{"auto", "always", "never"}

// useColor decides on colour: the flag over NO_COLOR over FORCE_COLOR over
// what the output is.
func useColor(mode string, out io.Writer) (bool, error) {
	switch mode {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, unknownName("--color value", mode, colorModes)
	}
	if os.Getenv("NO_COLOR") != "" {
		return false, nil
	}
	if force := os.Getenv("FORCE_COLOR"); force != "" && force != "0" {
		return true, nil
	}
	return isTerminal(out) && os.Getenv("TERM") != "dumb", nil
}

// isTerminal reports whether a stream, a reader or a writer, is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth returns the columns of the terminal, 0 where out is none.
func terminalWidth(out io.Writer) int {
	f, ok := out.(*os.File)
	if !ok || !isTerminal(f) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// complain prints a problem.
func complain(w io.Writer, err error) { fmt.Fprintf(w, "newslint: %s\n", report.Lines(err.Error())) }
