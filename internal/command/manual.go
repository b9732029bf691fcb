package command

import (
	_ "embed" // for the manual's prose
	"fmt"
	"io"
	"strings"
	"text/template"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

// manualPage is the manual but for what commands, flags and rules say themselves.
//
//go:embed manual.roff
var manualPage string

func manualCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page",
		Description: "To read it, or to keep it where man looks:\n\n" +
			"newslint man | man -l -\n" +
			"newslint man > ~/.local/share/man/man1/newslint.1",
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return fmt.Errorf("man takes no arguments, not even %q", c.Args().First())
			}
			return writeManual(s.Out, c.App)
		},
	}
}

// writeManual writes the manual page in roff.
func writeManual(w io.Writer, app *cli.App) error {
	page, err := template.New("manual").Parse(manualPage)
	if err != nil {
		return fmt.Errorf("read the manual: %w", err)
	}
	return page.Execute(w, map[string]string{
		"Date":     builtOn(),
		"Version":  roffText(version()),
		"Usage":    strings.TrimSpace(roffParagraph(app.Usage)),
		"Synopsis": manualSynopsis(app),
		"Commands": manualCommands(app),
		"Shared":   manualShared(),
		"Rules":    manualRules(),
	})
}

// leaves calls visit for each command that does something: of one with
// commands of its own, these.
func leaves(commands []*cli.Command, visit func(name string, c *cli.Command)) {
	for _, c := range commands {
		switch {
		case c.Hidden:
		case len(c.Subcommands) > 0:
			leaves(c.Subcommands, func(name string, sub *cli.Command) { visit(c.Name+" "+name, sub) })
		default:
			visit(c.Name, c)
		}
	}
}

func manualSynopsis(app *cli.App) string {
	var b strings.Builder
	leaves(app.Commands, func(name string, c *cli.Command) {
		b.WriteString(".B newslint " + roffText(name) + "\n")
		if len(c.Flags) > 0 {
			b.WriteString(".RI [ OPTION" + roffText("…") + " ]\n")
		}
		if c.ArgsUsage != "" {
			b.WriteString(roffText(c.ArgsUsage) + "\n")
		}
		b.WriteString(".br\n")
	})
	b.WriteString(".B newslint\n.RI [ COMMAND ]\n.B \\-\\-help\n")
	return b.String()
}

func manualCommands(app *cli.App) string {
	var b strings.Builder
	leaves(app.Commands, func(name string, c *cli.Command) {
		b.WriteString(".SS newslint " + roffText(name) + "\n" + roffParagraph(sentence(c.Usage)))
		for _, p := range paragraphs(c.Description) {
			b.WriteString(".PP\n" + roffParagraph(p))
		}
		var shared []string
		for _, g := range optionGroups(c) {
			if g.title == ownOptions {
				b.WriteString(manualOptions(g.options))
				continue
			}
			shared = append(shared, g.title)
		}
		if len(shared) > 0 {
			b.WriteString(".PP\n" + roffParagraph("See OPTIONS for more: "+joined(shared)+"."))
		}
	})
	return b.String()
}

func manualShared() string {
	var b strings.Builder
	for _, g := range sharedOptions() {
		b.WriteString(".SS " + roffText(g.title) + "\n" + manualOptions(g.options))
	}
	return b.String()
}

func manualOptions(options []option) string {
	var b strings.Builder
	for _, o := range options {
		b.WriteString(".TP\n\\fB" + strings.Join(roffTexts(o.names), "\\fR, \\fB") + "\\fR")
		if o.takes != "" {
			b.WriteString(" \\fI" + roffText(o.takes) + "\\fR")
		}
		b.WriteString("\n" + roffParagraph(sentence(o.text())))
	}
	return b.String()
}

func manualRules() string {
	var b strings.Builder
	for _, r := range rules.All() {
		b.WriteString(".TP\n\\fB" + roffText(r.ID) + "\\fR (" + report.DefaultLevel(r) + ")\n" + roffParagraph(report.PlainSummary(r)))
	}
	return b.String()
}

// sentence gives a usage a full stop and a capital.
func sentence(usage string) string {
	return strings.ToUpper(usage[:1]) + usage[1:] + "."
}

// roffLine is how long a line of the page's source may be.
const roffLine = 78

// roffParagraph writes text in lines.
func roffParagraph(text string) string {
	return strings.Join(report.Wrap(roffText(text), roffLine), "\n") + "\n"
}

func roffTexts(words []string) []string {
	var all []string
	for _, w := range words {
		all = append(all, roffText(w))
	}
	return all
}

// roffText writes text so that roff takes no letter of it for itself, wherever
// the line is broken, and that hyphens can be copied.
func roffText(text string) string {
	var b strings.Builder
	wordStart := true
	for _, r := range text {
		switch {
		case wordStart && (r == '.' || r == '\''):
			b.WriteString(`\&` + string(r))
		case r == '-':
			b.WriteString(`\-`)
		case r == '\\':
			b.WriteString(`\e`)
		case r == '…':
			b.WriteString(`\&...`) // terminals without UTF-8 lack it
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
		wordStart = r == ' '
	}
	return b.String()
}
