package config

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/lint"
)

// Origin says who made a setting: a line of a file, a profile, what From names,
// such as a flag, or else the rule's author.
type Origin struct {
	Profile, File, From string
	Line                int
}

func (o Origin) String() string {
	switch {
	case o.From != "":
		return o.From
	case o.File != "":
		return o.File + ":" + strconv.Itoa(o.Line)
	case o.Profile != "":
		return "profile " + o.Profile
	}
	return "default"
}

// Explain writes all settings that hold where some overrides do, as YAML with
// the origin of each behind it. The selection goes before the file.
func (c *Config) Explain(w io.Writer, rules []*lint.Rule, m Matches, s lint.Selection) error {
	var b bytes.Buffer
	if c.Path == "" {
		fmt.Fprintf(&b, "# No %s holds here.\n", Name)
	}
	line := func(indent, key, value string, o Origin) {
		if value == "" || strings.ContainsAny(value, " #:,[]{}&*!|>'\"%@`\\") {
			value = strconv.Quote(value)
		}
		fmt.Fprintf(&b, "%-44s # %s\n", indent+key+": "+value, o)
	}
	value := func(indent, key string, v Value) {
		o := Origin{From: v.From}
		if v.Line > 0 {
			o = Origin{File: c.Path, Line: v.Line}
		}
		line(indent, key, v.Text, o)
	}
	value("", "profile", c.ProfileFor(m))
	value("", "locale", c.LocaleFor(m))
	value("", "baseline", c.Baseline)
	b.WriteString("fields:\n")
	f := &c.Fields
	for _, field := range []struct {
		key string
		Value
	}{{"id", f.ID}, {"text", f.Text}, {"title", f.Title}, {"date", f.Date}, {"url", f.URL}, {"source", f.Source}} {
		value("  ", field.key, field.Value)
	}
	b.WriteString("rules:\n")
	for _, set := range c.Settings(rules, m) {
		origin := set.Origin
		on, option := s.Decide(set.Setting)
		if on != set.On {
			origin = Origin{From: option}
		}
		to := set.Level.String()
		if !on {
			to = off
		}
		line("  ", set.ID, to, origin)
	}
	for i, p := range c.Phrases {
		if i == 0 {
			b.WriteString("phrases:\n")
		}
		fmt.Fprintf(&b, "  %s:%*s # %s:%d\n    add:\n", p.Family, max(0, 41-len(p.Family)), "", c.Path, p.Line)
		for _, text := range p.Add {
			fmt.Fprintf(&b, "      - %s\n", strconv.Quote(text))
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}
