package command

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/report"
)

// The columns of a help text: where there is no terminal, and at most.
const (
	helpWidth    = 80
	maxHelpWidth = 100
)

// helpWanted reports whether the arguments ask for help, by a flag before any
// "--" or by the word help, and on which command: none for the program, two for
// a command and its own. It returns an error for a command that there is not.
func helpWanted(app *cli.App, args []string) (wanted bool, commands []*cli.Command, err error) {
	what, list := "command", app.Commands
	for i, arg := range args[1:] {
		switch {
		case arg == "--":
			return wanted, commands, err
		case arg == "-h" || arg == "--help" || arg == "-help" || arg == "help" && i == 0:
			wanted = true
		case len(list) > 0 && !strings.HasPrefix(arg, "-"):
			at := slices.IndexFunc(list, func(c *cli.Command) bool { return c.HasName(arg) })
			if at < 0 {
				err = unknownName(what, arg, commandNames(list))
				list = nil
				break
			}
			commands = append(commands, list[at])
			what, list = list[at].Name+" command", list[at].Subcommands
		}
	}
	return wanted, commands, err
}

// writeHelp tells how a command is used, the last one of a command and its
// subcommand, or else the program.
func writeHelp(w io.Writer, app *cli.App, commands []*cli.Command) error {
	width := helpWidth
	if columns := terminalWidth(w); columns > 0 {
		width = min(columns, maxHelpWidth)
	}
	h := &helpText{width: width}
	name, usage, arguments, description := app.Name, app.Usage, "", app.Description
	list := app.Commands
	groups := []optionGroup{{ownOptions, describeAll(app.Flags)}}
	if len(commands) > 0 {
		c := commands[len(commands)-1]
		name, usage, arguments, description = fullName(app, commands), c.Usage, c.ArgsUsage, c.Description
		list, groups = c.Subcommands, optionGroups(c)
	}
	h.paragraph(name + ": " + usage)
	h.paragraph(synopsis(name, arguments, len(list) > 0, len(groups) > 0))
	for _, p := range paragraphs(description) {
		h.paragraph(p)
	}
	h.commands(list)
	for _, g := range groups {
		h.options(g)
	}
	if len(list) > 0 {
		h.paragraph("'" + name + " COMMAND --help' tells more of a command.")
	}
	_, err := w.Write(bytes.TrimLeft(h.Bytes(), "\n"))
	return err
}

// fullName returns a command's name as people type it, the program's first.
func fullName(app *cli.App, commands []*cli.Command) string {
	return strings.Join(append([]string{app.Name}, commandNames(commands)...), " ")
}

// synopsis is the line that shows how to call a command.
func synopsis(name, arguments string, hasCommands, hasOptions bool) string {
	s := "Usage: " + name
	if hasCommands {
		s += " COMMAND"
	}
	if hasOptions {
		s += " [OPTION…]"
	}
	if arguments != "" {
		s += " " + arguments
	}
	return s
}

// helpText grows by paragraphs and lists.
type helpText struct {
	bytes.Buffer
	width int
}

func (h *helpText) paragraph(text string) {
	h.WriteByte('\n')
	for _, line := range report.Wrap(text, h.width) {
		h.WriteString(line + "\n")
	}
}

// paragraphs parts a command's description at its empty lines.
func paragraphs(description string) []string {
	var all []string
	for p := range strings.SplitSeq(description, "\n\n") {
		if text := strings.Join(strings.Fields(p), " "); text != "" {
			all = append(all, text)
		}
	}
	return all
}

func (h *helpText) commands(list []*cli.Command) {
	heading := "\nCommands:\n"
	longest := 0
	for _, name := range commandNames(list) {
		longest = max(longest, len(name))
	}
	for _, c := range list {
		if c.Hidden {
			continue
		}
		h.WriteString(heading)
		heading = ""
		h.entry("  "+c.Name, c.Usage, longest+len("    "))
	}
}

// optionColumn is where the text on an option begins.
const optionColumn = 26

func (h *helpText) options(g optionGroup) {
	h.WriteString("\n" + g.title + ":\n")
	for _, o := range g.options {
		h.entry("  "+o.spelled(), o.text(), optionColumn)
	}
}

// entry writes a name and, from a column on, what is told of it.
func (h *helpText) entry(name, text string, column int) {
	if len(name)+1 >= column {
		h.WriteString(name + "\n")
		name = ""
	}
	for _, line := range report.Wrap(text, h.width-column) {
		h.WriteString(name + strings.Repeat(" ", column-len(name)) + line + "\n")
		name = ""
	}
}
