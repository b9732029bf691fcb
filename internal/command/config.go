package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/rules"
)

func configCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:   "config",
		Usage:  "print, check or start the configuration, " + config.Name,
		Action: needSubcommand,
		Subcommands: []*cli.Command{
			{
				Name:        "print",
				Usage:       "print each setting and where it comes from",
				Description: "Flags that check takes, too, show what they would change.",
				Flags: slices.Concat([]cli.Flag{
					&cli.StringFlag{Name: "for", Usage: "print the settings of this `PATH`; else of the working directory"},
					&cli.StringFlag{Name: "source", Usage: "print the settings of articles of the publisher `NAME`"},
				}, ruleFlags(), baselineFlags(), configFlags(), recordFlags()),
				Action: func(c *cli.Context) error { return printConfig(c, s) },
			},
			{
				Name:   "check",
				Usage:  "check the configuration, its phrases and their near misses",
				Flags:  configFlags(),
				Action: func(c *cli.Context) error { return checkConfig(c, s) },
			},
			{
				Name:  "init",
				Usage: "write a " + config.Name + " to begin with, where there is none",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "profile", Value: config.DefaultProfile, Usage: "begin with this `PROFILE`: " + joined(config.Profiles())},
				},
				Action: func(c *cli.Context) error { return initConfig(c, s) },
			},
		},
	}
}

// needSubcommand is the action of a command that only has subcommands.
func needSubcommand(c *cli.Context) error {
	names := commandNames(c.Command.Subcommands)
	if name := c.Args().First(); name != "" {
		return unknownName(c.Command.Name+" command", name, names)
	}
	return fmt.Errorf("%s: name what to do: %s", c.Command.Name, joined(names))
}

// noPaths returns an error where arguments are left.
func noPaths(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("config %s takes no arguments, not even %q", c.Command.Name, c.Args().First())
	}
	return nil
}

// currentConfig returns what is configured for a path.
func currentConfig(c *cli.Context, path string) (*linters, *configured, error) {
	if err := noPaths(c); err != nil {
		return nil, nil, err
	}
	l, err := newLinters(c, rules.All())
	if err != nil {
		return nil, nil, err
	}
	current := l.of(path)
	return l, current, current.err
}

func printConfig(c *cli.Context, s Streams) error {
	path := c.String("for")
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, stdin) // any name in the folder
	}
	l, current, err := currentConfig(c, path)
	if err != nil {
		return err
	}
	conf := current.config
	if err := explainBaseline(c, l, conf); err != nil {
		return err
	}
	return conf.Explain(s.Out, l.rules, conf.Match(l.absolute(path), c.String("source"), ""), l.selection)
}

// explainBaseline puts the baseline that holds in the place of the file's.
func explainBaseline(c *cli.Context, l *linters, conf *config.Config) error {
	if err := useBaseline(c, l); err != nil {
		return err
	}
	flag := c.String("baseline")
	switch {
	case c.Bool("no-baseline"):
		conf.Baseline = config.Value{From: "--no-baseline"}
	case flag != "":
		conf.Baseline = config.Value{Text: flag, From: "--baseline"}
	case conf.Baseline.Text == "" && l.baseline != nil:
		conf.Baseline = config.Value{Text: l.shown(baselineFile(c, l)), From: "the nearest"}
	}
	return nil
}

// stdin is standard input among the paths.
const stdin = "-"

func checkConfig(c *cli.Context, s Streams) error {
	l, current, err := currentConfig(c, stdin)
	if err != nil {
		return err
	}
	if current.config.Path == "" {
		const otherName = ".newslint.yml"
		if file := config.Find(l.dir, otherName, l.top); file != "" {
			return fmt.Errorf("%s is not read: the name is %s", l.shown(file), config.Name)
		}
		return fmt.Errorf("no %s here or above; 'newslint config init' writes one", config.Name)
	}
	linter, err := current.get()
	if err != nil {
		return err
	}
	problems := append(current.config.Idle(rules.All()), checkNearMisses(current, linter))
	if err := errors.Join(problems...); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Out, "%s is in order.\n", current.config.Path)
	return err
}

// checkNearMisses returns an error for each text that the phrases should leave
// alone and that gives a finding because of them.
func checkNearMisses(c *configured, with *lint.Linter) error {
	without, err := lint.New(c.active)
	if err != nil {
		return fmt.Errorf("prepare the rules: %w", err)
	}
	var problems []error
	worker, other := with.Worker(), without.Worker()
	for _, p := range c.config.Phrases {
		for _, text := range p.NearMisses {
			meta := document.Meta{Path: c.config.Path}
			known := map[string]bool{}
			for _, f := range other.Check(meta, []byte(text.Text)).Findings {
				known[f.Rule.ID] = true
			}
			for _, f := range worker.Check(meta, []byte(text.Text)).Findings {
				if !known[f.Rule.ID] {
					problems = append(problems, fmt.Errorf("%s:%d: the near miss is flagged by %s: %s", c.config.Path, text.Line, f.Rule.ID, f.Message))
				}
			}
		}
	}
	return errors.Join(problems...)
}

func initConfig(c *cli.Context, s Streams) error {
	if err := noPaths(c); err != nil {
		return err
	}
	start, err := config.StartWith(c.String("profile"))
	if err != nil {
		return fmt.Errorf("--profile: %w", err)
	}
	file, err := os.OpenFile(config.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already, and stays as it is", config.Name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", config.Name, err)
	}
	_, err = file.WriteString(start)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write %s: %w", config.Name, err)
	}
	_, err = fmt.Fprintf(s.Out, "wrote %s\n", config.Name)
	return err
}
