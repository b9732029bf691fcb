package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/newslint/newslint/internal/lint"
)

// Page writes one rule's manual page.
func Page(w io.Writer, r *lint.Rule) error {
	_, err := io.WriteString(w, strings.TrimSuffix(r.Doc, "\n")+"\n")
	return err
}

// CatalogueFormats lists the names of the formats that Catalogue writes.
func CatalogueFormats() []string { return []string{"text", "json", "md"} }

// PlainSummary returns a rule's summary without the marks of Markdown.
func PlainSummary(r *lint.Rule) string { return plain(r.Summary()) }

// Catalogue writes the list of rules as text, json or md. Width is the
// terminal's in columns, 0 where nothing shall be wrapped.
func Catalogue(w io.Writer, format string, rules []*lint.Rule, width int) error {
	switch format {
	case "text":
		return catalogueText(w, rules, width)
	case "json":
		return catalogueJSON(w, rules)
	case "md":
		return catalogueMarkdown(w, rules)
	}
	return fmt.Errorf("unknown format %q: it is one of %s", format, strings.Join(CatalogueFormats(), ", "))
}

// DefaultLevel names a rule's level, or says that it is off by default.
func DefaultLevel(r *lint.Rule) string {
	if r.Off {
		return "off"
	}
	return r.Level.String()
}

// flagged returns what a rule flags, where a heading says that much.
func flagged(summary string) string { return strings.TrimPrefix(summary, "Flags ") }

func catalogueText(w io.Writer, rules []*lint.Rule, width int) error {
	table := tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoWrap(tw.WrapNormal),
		tablewriter.WithMaxWidth(width),
	)
	table.Header("rule", "level", "flags")
	for _, r := range rules {
		if err := table.Append(r.ID, DefaultLevel(r), flagged(plain(r.Summary()))); err != nil {
			return fmt.Errorf("list the rules: %w", err)
		}
	}
	return table.Render()
}

// catalogueRule is a rule as scripts read it.
type catalogueRule struct {
	ID      string `json:"id"`
	Level   string `json:"level"`
	Default bool   `json:"default"`
	Summary string `json:"summary"`
	Doc     string `json:"doc"`
}

func catalogueJSON(w io.Writer, rules []*lint.Rule) error {
	all := make([]catalogueRule, 0, len(rules))
	for _, r := range rules {
		all = append(all, catalogueRule{r.ID, r.Level.String(), !r.Off, r.Summary(), r.Doc})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(all)
}

func catalogueMarkdown(w io.Writer, rules []*lint.Rule) error {
	var b strings.Builder
	b.WriteString("| rule | level | flags |\n| --- | --- | --- |\n")
	for _, r := range rules {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.ID, DefaultLevel(r), strings.ReplaceAll(flagged(r.Summary()), "|", "\\|"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
