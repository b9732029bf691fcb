package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
)

// flagsFirst moves the flags of a subcommand before its paths: the flag
// library stops at the first path and takes the rest for files. What stands
// behind "--" stays a path. It returns an error for a flag that the subcommand
// does not have, with the nearest one.
func flagsFirst(app *cli.App, args []string) ([]string, error) {
	at := slices.IndexFunc(args[1:], func(a string) bool { return !strings.HasPrefix(a, "-") }) + 1
	if at == 0 {
		return args, checkProgramFlags(app, args[1:])
	}
	if err := checkProgramFlags(app, args[1:at]); err != nil {
		return nil, err
	}
	c := app.Command(args[at])
	if c == nil {
		return args, nil
	}
	name := c.Name
	if at+1 < len(args) && c.Command(args[at+1]) != nil {
		at++
		c = c.Command(args[at])
		name += " " + c.Name
	}
	flags, paths := slices.Clone(args[:at+1]), []string{}
	for i := at + 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			paths = append(paths, args[i+1:]...)
			i = len(args)
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			paths = append(paths, arg)
		default:
			flag, err := findFlag(c, name, arg)
			if err != nil {
				return nil, err
			}
			flags = append(flags, arg)
			if !takesValue(flag) || strings.Contains(arg, "=") {
				continue
			}
			i++
			if i == len(args) {
				return nil, fmt.Errorf("%s needs a value", arg)
			}
			flags = append(flags, args[i])
		}
	}
	return append(append(flags, "--"), paths...), nil
}

// findFlag returns the flag of a command that an argument such as --format=sarif
// names.
func findFlag(c *cli.Command, command, arg string) (cli.Flag, error) {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	if f := flagNamed(c.Flags, name); f != nil {
		return f, nil
	}
	known := []string{"--help"}
	for _, f := range c.Flags {
		for _, n := range f.Names() {
			known = append(known, dashed(n))
		}
	}
	if near := lint.Nearest(dashed(name), known); near != "" && len(name) > 1 {
		return nil, fmt.Errorf("unknown flag %s: did you mean %s?", dashed(name), near)
	}
	help := strings.TrimSpace("newslint "+command) + " --help"
	return nil, fmt.Errorf("unknown flag %s: '%s' lists them", dashed(name), help)
}

// flagNamed returns the flag of that name, without dashes, nil where there is none.
func flagNamed(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// checkProgramFlags returns an error for a flag before the command that is not
// the program's own.
func checkProgramFlags(app *cli.App, args []string) error {
	for _, arg := range args {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if name == "" || flagNamed(app.Flags, name) != nil {
			continue
		}
		for _, c := range app.Commands {
			if flagNamed(c.Flags, name) != nil {
				return fmt.Errorf("%s stands before the command: its flags go behind it, as in 'newslint %s %s'", dashed(name), c.Name, dashed(name))
			}
		}
		_, err := findFlag(&cli.Command{Flags: app.Flags}, "", arg)
		return err
	}
	return nil
}

// usageError says what is wrong with a flag's value.
func usageError(_ *cli.Context, err error, _ bool) error {
	text := strings.Replace(err.Error(), "for flag -", "for flag --", 1)
	text = strings.Replace(text, "for -", "for flag --", 1)
	if given, ok := strings.CutPrefix(text, "invalid boolean value"); ok {
		return errors.New("invalid value" + strings.TrimSuffix(given, ": parse error") + ": it is true or false")
	}
	if given, ok := strings.CutSuffix(text, ": parse error"); ok {
		text = given + ": it takes a whole number"
	}
	return errors.New(text)
}

// dashed spells a flag as people type it.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

// unknownName is the error for a name that is not among the known ones.
func unknownName(what, name string, known []string) error {
	if near := lint.Nearest(name, known); near != "" {
		return fmt.Errorf("unknown %s %q: did you mean %q?", what, name, near)
	}
	return fmt.Errorf("unknown %s %q: it is one of %s", what, name, strings.Join(known, ", "))
}
