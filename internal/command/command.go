// Package command is newslint's command line: one file a subcommand, from
// flags to calls.
package command

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/urfave/cli/v2"
)

// The exit statuses that scripts rely on.
const (
	exitClean    = 0 // nothing at or above --fail-on
	exitFindings = 1
	exitFailed   = 2 // the run itself failed, in part or wholly
)

// startGC lets a hook's run, which allocates some 7 MB, end before the first
// collection; for it a long run takes some megabytes more.
const startGC = 200

// errFindings and errIncomplete end a run whose report has said all there is to say.
var (
	errFindings   = errors.New("findings")
	errIncomplete = errors.New("some input could not be checked")
)

// Streams are where a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Run runs the program with its arguments, the program's name first, and
// returns the exit status.
func Run(args []string, s Streams) int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startGC)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second interrupt ends the program at once.
	context.AfterFunc(ctx, stop)
	// Whoever reads the report may go away: the write fails then, and what the
	// run has begun is tidied up, where the signal alone would end the program.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	err := runApp(ctx, newApp(s), args, s.Out)
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errIncomplete), errors.Is(err, syscall.EPIPE):
		return exitFailed
	}
	complain(s.Err, err)
	return exitFailed
}

// runApp gives help where that is asked for, and else runs a command.
func runApp(ctx context.Context, app *cli.App, args []string, out io.Writer) error {
	switch wanted, commands, err := helpWanted(app, args); {
	case wanted && err != nil:
		return err
	case wanted:
		return writeHelp(out, app, commands)
	}
	args, err := flagsFirst(app, args)
	if err != nil {
		return err
	}
	return app.RunContext(ctx, args)
}

func newApp(s Streams) *cli.App {
	app := &cli.App{
		Name:        "newslint",
		Usage:       "find scraping debris, wrong dates and inconsistent figures in news text",
		Reader:      s.In,
		Writer:      s.Out,
		ErrWriter:   s.Err,
		HideHelp:    true,
		HideVersion: true,
		// Run prints errors and chooses the exit status itself.
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   usageError,
		Flags:          []cli.Flag{&cli.BoolFlag{Name: "version", Usage: "print the version"}},
		Action: func(c *cli.Context) error {
			if c.Bool("version") {
				return printVersion(s.Out)
			}
			if name := c.Args().First(); name != "" {
				return unknownName("command", name, commandNames(c.App.Commands))
			}
			return writeHelp(s.Out, c.App, nil)
		},
		Commands: []*cli.Command{
			checkCommand(s),
			fixCommand(s),
			reviewCommand(s),
			cleanCommand(s),
			mentionsCommand(s),
			rulesCommand(s),
			baselineCommand(s),
			configCommand(s),
			manualCommand(s),
			completionCommand(s),
			versionCommand(s),
			completeCommand(s),
		},
	}
	for _, c := range app.Commands {
		c.OnUsageError, c.HideHelp = app.OnUsageError, true
		for _, sub := range c.Subcommands {
			sub.OnUsageError, sub.HideHelp = app.OnUsageError, true
		}
	}
	return app
}

// commandNames returns the names of the commands that people are to know.
func commandNames(commands []*cli.Command) []string {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}
