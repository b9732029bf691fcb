package command

import (
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
		return args, nil
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
	known := []string{"--help"}
	for _, f := range c.Flags {
		if slices.Contains(f.Names(), name) {
			return f, nil
		}
		for _, n := range f.Names() {
			known = append(known, dashed(n))
		}
	}
	if near := lint.Nearest(dashed(name), known); near != "" && len(name) > 1 {
		return nil, fmt.Errorf("unknown flag %s: did you mean %s?", dashed(name), near)
	}
	return nil, fmt.Errorf("unknown flag %s: 'newslint %s --help' lists them", dashed(name), command)
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
		return fmt.Errorf("unknown %s %s: did you mean %s?", what, name, near)
	}
	return fmt.Errorf("unknown %s %s: it is one of %s", what, name, strings.Join(known, ", "))
}
