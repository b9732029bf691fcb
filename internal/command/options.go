package command

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// option is a flag as the help, the manual and the completion tell of it.
type option struct {
	// names are as people type them, the long one first.
	names []string
	// takes is the word for the value, such as FILE, which says what to complete;
	// empty for a switch.
	takes string
	usage string
	// initial is the value where none is given, empty where that goes without
	// saying.
	initial string
	// many: the flag may be given again.
	many bool
}

// spelled returns the option as people type it: its names and what it takes.
func (o *option) spelled() string {
	return strings.TrimSpace(strings.Join(o.names, ", ") + " " + o.takes)
}

// text says what the option does, and all that goes without saying.
func (o *option) text() string {
	text := o.usage
	if o.initial != "" {
		text += " (default " + o.initial + ")"
	}
	if o.many {
		text += "; may be given again"
	}
	return text
}

// ownOptions is the title of a command's own options.
const ownOptions = "Options"

// optionGroup is a list of options that belong together.
type optionGroup struct {
	title   string
	options []option
}

// sharedOptions are the groups that several commands take, by what makes their flags.
func sharedOptions() []optionGroup {
	return []optionGroup{
		{"Rules", describeAll(ruleFlags())},
		{"Known findings", describeAll(baselineFlags())},
		{"Configuration", describeAll(configFlags())},
		{"Input", describeAll(sourceFlags())},
	}
}

// optionGroups returns a command's own options and those that it shares with
// others; a group without any is left out.
func optionGroups(c *cli.Command) []optionGroup {
	groups := append([]optionGroup{{title: ownOptions}}, sharedOptions()...)
	at := map[string]int{}
	for i, g := range groups {
		groups[i].options = nil
		for _, o := range g.options {
			at[o.names[0]] = i
		}
	}
	for _, o := range describeAll(c.Flags) {
		i := at[o.names[0]] // 0, its own, where nobody shares it
		groups[i].options = append(groups[i].options, o)
	}
	return slices.DeleteFunc(groups, func(g optionGroup) bool { return len(g.options) == 0 })
}

func describeAll(flags []cli.Flag) []option {
	var options []option
	for _, f := range flags {
		if v, ok := f.(cli.VisibleFlag); ok && v.IsVisible() {
			options = append(options, describe(f))
		}
	}
	return options
}

// describe reads an option off its flag. The word in backquotes in the usage
// stands for the value.
func describe(f cli.Flag) option {
	var o option
	for _, name := range f.Names() {
		o.names = append(o.names, dashed(name))
	}
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return o
	}
	o.usage = d.GetUsage()
	if d.TakesValue() {
		o.takes = "VALUE"
		if before, rest, found := strings.Cut(o.usage, "`"); found {
			word, after, _ := strings.Cut(rest, "`")
			o.takes, o.usage = word, before+word+after
		}
		o.initial = strings.Trim(d.GetDefaultText(), `"`)
	}
	if o.initial == "0" {
		o.initial = ""
	}
	// A flag of a kind of its own collects its values, too.
	_, o.many = f.(*cli.GenericFlag)
	if s, ok := f.(cli.DocGenerationSliceFlag); ok && s.IsSliceFlag() {
		o.many = true
	}
	return o
}
