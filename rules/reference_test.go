package rules_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

// TestReference asks that docs/rules.md is what the rules say of themselves.
func TestReference(t *testing.T) {
	const path = "../docs/rules.md"
	got, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	compare(t, path, string(got), reference(t))
}

const referenceHead = `<!-- Made from the rules' pages: go generate ./... writes it anew. -->

# Rules

Each rule has a level: an **error** is wrong, a **warning** is something that somebody should look at, a **note** is worth
knowing and fails no run by default. A rule that is *off* runs when it is selected or switched on. A **safe** fix loses
nothing, and ` + "`newslint fix`" + ` makes it; an **offered** one is for a person to decide on, or for ` + "`newslint fix --unsafe`" + `.

Any rule can be given another level, or switched on or off, in ` + "`.newslint.yaml`" + ` under ` + "`rules`" + `, for all articles or by
path and publisher; a profile does so for many. In the examples ` + "`[[`" + ` and ` + "`]]`" + ` stand around what is flagged.

`

// reference returns the page on all rules.
func reference(t *testing.T) string {
	t.Helper()
	var contents, pages strings.Builder
	family := ""
	for _, r := range rules.All() {
		if r.Family() != family {
			family = r.Family()
			fmt.Fprintf(&contents, "\n**%s/**\n\n| rule | level | fix | flags |\n| --- | --- | --- | --- |\n", family)
		}
		fix := repair(t, r)
		flags := strings.TrimPrefix(r.Summary(), "Flags ")
		fmt.Fprintf(&contents, "| [%s](#%s) | %s | %s | %s |\n", strings.TrimPrefix(r.ID, family+"/"), anchor(r.ID), report.DefaultLevel(r), fix, strings.ReplaceAll(flags, "|", `\|`))
		writePage(&pages, r, fix)
	}
	return referenceHead + "## Contents\n" + contents.String() + "\n" + phraseFamilies() + pages.String()
}

// repair says which fixes a rule's findings have.
func repair(t *testing.T, r *lint.Rule) string {
	t.Helper()
	switch safe, offered := linttest.Repairs(t, r, "../testdata/rules"); {
	case safe && offered:
		return "safe or offered"
	case safe:
		return "safe"
	case offered:
		return "offered"
	}
	return "none"
}

// anchor returns the name that Markdown gives a heading.
func anchor(heading string) string { return strings.ReplaceAll(heading, "/", "") }

// writePage writes a rule's page below the others, its settings first.
func writePage(b *strings.Builder, r *lint.Rule, fix string) {
	page := report.Readable(r.Doc)
	title, text, _ := strings.Cut(page, "\n")
	fmt.Fprintf(b, "\n#%s\n\nLevel: %s. Fix: %s.", title, report.DefaultLevel(r), fix)
	if profiles := inProfiles(r); profiles != "" {
		fmt.Fprintf(b, " Profiles: %s.", profiles)
	}
	if len(r.Phrases) > 0 {
		fmt.Fprintf(b, " Takes phrases under `%s`.", r.ID)
	}
	b.WriteString("\n")
	code := false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if strings.HasPrefix(line, "#") && !code {
			b.WriteString("#")
		}
		b.WriteString(line)
	}
}

// inProfiles says where a profile sets the rule otherwise than its author.
func inProfiles(r *lint.Rule) string {
	var all []string
	for _, name := range config.Profiles() {
		c := config.Config{Profile: config.Value{Text: name}}
		s := c.Settings([]*lint.Rule{r}, 0)[0]
		switch {
		case s.Setting == lint.DefaultSetting(r):
		case s.On:
			all = append(all, name+" "+s.Level.String())
		default:
			all = append(all, name+" off")
		}
	}
	return strings.Join(all, ", ")
}

// phraseFamilies tells where phrases of one's own may be added.
func phraseFamilies() string {
	var names, languages []string
	for _, f := range lint.PhraseFamilies(rules.All()) {
		name, rest, split := strings.Cut(f, "/")
		switch {
		case !split:
			names = append(names, "`"+name+"`")
		case len(rest) == len("de") && !slices.Contains(languages, "`/"+rest+"`"):
			languages = append(languages, "`/"+rest+"`")
		}
	}
	slices.Sort(names)
	return "## Phrases of your own\n\nUnder `phrases` the configuration adds phrases to a rule that says so below, or to a family, whose phrases are evidence\n" +
		"of what a block of text is: " + strings.Join(names, ", ") + ". Its name alone\nmeans English; " + strings.Join(languages, ", ") + " behind it mean other languages.\n"
}
