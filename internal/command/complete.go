package command

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

// complete returns what the last word of a command line may become.
func complete(app *cli.App, words []string) candidates {
	if len(words) == 0 {
		words = []string{""}
	}
	last := words[len(words)-1]
	place := placeOf(app, words[:len(words)-1])
	name, value, given := strings.Cut(last, "=")
	switch {
	case place.paths:
		return candidates{kind: fileKind}
	case place.option.takes != "":
		return place.values(place.option, last).after(last, "")
	case given && strings.HasPrefix(last, "-"):
		return place.values(place.optionNamed(name), value).after(value, name+"=")
	case strings.HasPrefix(last, "-"):
		return place.flags().after(last, "")
	}
	return place.arguments(last).after(last, "")
}

// after keeps what begins with the text that is there, and puts what stands
// before it in front.
func (c candidates) after(text, before string) candidates {
	var kept []candidate
	for _, w := range c.words {
		if strings.HasPrefix(w.word, text) {
			kept = append(kept, candidate{before + w.word, w.text})
		}
	}
	c.words = kept
	c.before = before + c.before
	return c
}

// completionPlace is where in a command line a word stands.
type completionPlace struct {
	// command is nil before the first one; list are the commands that may follow.
	command *cli.Command
	list    []*cli.Command
	// options are those of the command, given the ones that stand there.
	options []option
	given   []string
	// option is the one whose value is next, if its takes says so.
	option option
	paths  bool // everything is a path, behind "--"
}

// placeOf walks the words before the one to complete.
func placeOf(app *cli.App, words []string) completionPlace {
	p := completionPlace{list: app.Commands, options: describeAll(app.Flags)}
	if len(words) > 0 && words[0] == "help" {
		words = words[1:]
		p.options = nil
	}
	for _, word := range words {
		switch {
		case p.option.takes != "":
			p.option = option{}
		case word == "--":
			p.paths = true
			return p
		case strings.HasPrefix(word, "-") && word != "-":
			name, _, hasValue := strings.Cut(word, "=")
			o := p.optionNamed(name)
			p.given = append(p.given, o.names...)
			if !hasValue {
				p.option = o
			}
		default:
			at := slices.IndexFunc(p.list, func(c *cli.Command) bool { return c.HasName(word) })
			if at >= 0 {
				p.command = p.list[at]
				p.list, p.options = p.command.Subcommands, describeAll(p.command.Flags)
			}
		}
	}
	return p
}

func (p *completionPlace) optionNamed(name string) option {
	if strings.HasPrefix(name, "-") {
		name = dashed(strings.TrimLeft(name, "-"))
	}
	for _, o := range p.options {
		if slices.Contains(o.names, name) {
			return o
		}
	}
	return option{}
}

// flags returns the flags that may still be given.
func (p *completionPlace) flags() candidates {
	var all []candidate
	for _, o := range p.options {
		for _, name := range o.names {
			if o.many || !slices.Contains(p.given, name) {
				all = append(all, candidate{name, o.usage})
			}
		}
	}
	return candidates{kind: wordKind, words: append(all, candidate{"--help", "tell how to use it"})}
}

// arguments returns what may stand where no flag does.
func (p *completionPlace) arguments(text string) candidates {
	if len(p.list) > 0 {
		var all []candidate
		for _, c := range p.list {
			if !c.Hidden {
				all = append(all, candidate{c.Name, c.Usage})
			}
		}
		return candidates{kind: wordKind, words: all}
	}
	switch usage := p.command; {
	case usage == nil, usage.ArgsUsage == "":
		return candidates{kind: wordKind}
	case strings.Contains(usage.ArgsUsage, "ID"):
		return ruleCandidates(text)
	case usage.ArgsUsage == shells:
		return choice(alternatives(shells)...)
	}
	return candidates{kind: fileKind}
}

// values returns what an option may take; the word for it in the usage tells.
func (p *completionPlace) values(o option, text string) candidates {
	switch o.takes {
	case "FILE", "PATH":
		return candidates{kind: fileKind}
	case "DIR":
		return candidates{kind: folderKind}
	case "RULES":
		return ruleCandidates(text)
	case "LEVEL":
		levels := []string{lint.Note.String(), lint.Warning.String(), lint.Error.String()}
		if o.names[0] == "--fail-on" {
			levels = append(levels, "never")
		}
		return choice(levels...)
	case "WHEN":
		return choice(colorModes...)
	case "PARTS":
		return listed(choice(lint.KeepNames()...), text)
	case "PROFILE":
		return choice(config.Profiles()...)
	case "FORMAT":
		return choice(p.formats(o)...)
	case "FORMAT=FILE":
		return reportCandidates(text)
	}
	return candidates{kind: wordKind}
}

// formats returns the names of the formats that an option knows.
func (p *completionPlace) formats(o option) []string {
	switch {
	case o.names[0] == "--input-format":
		return source.Formats()
	case p.command.Name == "rules":
		return report.CatalogueFormats()
	}
	return report.Formats()
}

// reportCandidates returns formats with an equals sign, and files behind it.
func reportCandidates(text string) candidates {
	if format, _, ok := strings.Cut(text, "="); ok {
		return candidates{kind: fileKind, before: format + "="}
	}
	c := candidates{kind: openKind}
	for _, f := range report.Formats() {
		c.words = append(c.words, candidate{word: f + "="})
	}
	return c
}

// ruleCandidates returns the rules and their families, for the last one of a
// list with commas.
func ruleCandidates(text string) candidates {
	c := candidates{kind: wordKind}
	family := ""
	for _, r := range rules.All() {
		if r.Family() != family {
			family = r.Family()
			c.words = append(c.words, candidate{family, "all rules of this family"})
		}
		c.words = append(c.words, candidate{r.ID, report.PlainSummary(r)})
	}
	return listed(c, text)
}

// listed makes candidates for the last item of a list with commas.
func listed(c candidates, text string) candidates {
	return c.after("", text[:strings.LastIndexByte(text, ',')+1])
}

func choice(names ...string) candidates {
	c := candidates{kind: wordKind}
	for _, name := range names {
		c.words = append(c.words, candidate{word: name})
	}
	return c
}

// alternatives parts names that a usage shows with bars between them.
func alternatives(usage string) []string { return strings.Split(usage, "|") }
