// Package config reads .newslint.yaml: which rules run and at which level, for
// which paths and sources, under which names the parts of records stand, and
// where each of these settings comes from.
package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// Config is a configuration file, checked; the zero value says nothing, so that
// all is as it is by default.
type Config struct {
	// Path is the file, Dir the folder, absolute, that its paths start from;
	// both are empty where there is no file.
	Path, Dir string
	Profile   Value
	// Locale is a language and a region such as en-GB.
	Locale Value
	// Baseline is the file of known findings, from Dir on.
	Baseline  Value
	Fields    Fields
	Rules     []Switch
	Phrases   []Phrases
	Overrides []Override
}

// Value is a setting and the line that makes it, from 1; 0 where none does.
type Value struct {
	Text string
	Line int
	// From is what gives the setting instead of the file, such as --locale; it
	// goes before all that the file says.
	From string
}

// Fields are the names of a record's parts; an empty one is not set.
type Fields struct {
	ID, Text, Title, Date, URL, Source Value
}

// Switch sets the rules that a pattern fits: an id, a family or a glob.
type Switch struct {
	Pattern string
	// To is off, on or a level, which turns the rules on too.
	To   string
	Line int
}

// Phrases are more phrases for a family.
type Phrases struct {
	lint.Phrases
	// NearMisses are texts in which nothing may be found.
	NearMisses []Value
	Line       int
}

// Override changes settings for some documents.
type Override struct {
	// Paths and Sources are globs; a document must fit one of each list that is
	// not empty.
	Paths, Sources  []string
	Profile, Locale Value
	Rules           []Switch
}

// Matches is the set of the overrides, by index, that hold for a document.
type Matches uint64

// maxOverrides is how many overrides a file may have.
const maxOverrides = 64

func (m Matches) has(i int) bool { return m>>i&1 != 0 }

// Match returns the overrides for a document. Path is absolute; source is its
// publisher and address its URL, empty where unknown.
func (c *Config) Match(path, source, address string) Matches {
	var m Matches
	if len(c.Overrides) == 0 {
		return m
	}
	name := c.relative(path)
	for i := range c.Overrides {
		o := &c.Overrides[i]
		inPath := len(o.Paths) == 0 || slices.ContainsFunc(o.Paths, func(glob string) bool { return matchPath(glob, name) })
		if inPath && o.fitsSource(source, address) {
			m |= 1 << i
		}
	}
	return m
}

// relative returns a path as globs are written: with slashes, from Dir on.
func (c *Config) relative(path string) string {
	rel, err := filepath.Rel(c.Dir, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(rel)
}

// matchPath matches as ignore files do: a glob without a slash means names in
// any folder, one that ends in a slash all that the folder holds.
func matchPath(glob, name string) bool {
	if strings.HasSuffix(glob, "/") {
		glob += "**"
	}
	if !strings.Contains(glob, "/") {
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	return doublestar.MatchUnvalidated(strings.TrimPrefix(glob, "/"), name)
}

func (o *Override) fitsSource(source, address string) bool {
	if len(o.Sources) == 0 {
		return true
	}
	source, host := strings.ToLower(source), hostOf(address)
	return slices.ContainsFunc(o.Sources, func(glob string) bool {
		glob = strings.ToLower(glob)
		return source != "" && doublestar.MatchUnvalidated(glob, source) || host != "" && doublestar.MatchUnvalidated(glob, host)
	})
}

// hostOf returns the host of an address in lower case, without a leading "www.".
func hostOf(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	host, _, _ := strings.Cut(rest, ":")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// Setting is a rule's setting and where it comes from.
type Setting struct {
	lint.Setting
	Origin Origin
}

// Settings returns each rule's setting where some overrides hold: what its
// author chose, then the profile, then the switches, the last one that fits.
func (c *Config) Settings(rules []*lint.Rule, m Matches) []Setting {
	settings := make([]Setting, len(rules))
	for i, r := range rules {
		settings[i].Setting = lint.DefaultSetting(r)
	}
	name := c.ProfileFor(m).Text
	for _, s := range profiles[name] {
		s.apply(settings, Origin{Profile: name})
	}
	for _, s := range c.Rules {
		s.apply(settings, Origin{File: c.Path, Line: s.Line})
	}
	for i := range c.Overrides {
		if !m.has(i) {
			continue
		}
		for _, s := range c.Overrides[i].Rules {
			s.apply(settings, Origin{File: c.Path, Line: s.Line})
		}
	}
	return settings
}

// apply sets the rules that the pattern fits.
func (s *Switch) apply(settings []Setting, o Origin) {
	for i := range settings {
		set := &settings[i]
		if !set.Fits(s.Pattern) {
			continue
		}
		set.Origin = o
		set.On = s.To != off
		set.Level = set.Rule.Level
		if level, err := lint.ParseLevel(s.To); err == nil {
			set.Level = level
		}
	}
}

// Idle returns an error for each switch without effect: others below it in the
// same list set all the rules that it fits.
func (c *Config) Idle(rules []*lint.Rule) []error {
	lists := [][]Switch{c.Rules}
	for i := range c.Overrides {
		lists = append(lists, c.Overrides[i].Rules)
	}
	var idle []error
	for _, list := range lists {
		for i, s := range list {
			if below := s.undoneBy(list[i+1:], rules); below > 0 {
				idle = append(idle, fmt.Errorf("%s:%d: %q has no effect: line %d sets it again; the last line that fits a rule decides", c.Path, s.Line, s.Pattern, below))
			}
		}
	}
	return idle
}

// undoneBy returns the line of the last of the switches that together set all
// rules that s fits, 0 where they do not.
func (s *Switch) undoneBy(others []Switch, rules []*lint.Rule) int {
	last := 0
	for _, r := range rules {
		if !r.Fits(s.Pattern) {
			continue
		}
		at := slices.IndexFunc(others, func(o Switch) bool { return r.Fits(o.Pattern) })
		if at < 0 {
			return 0
		}
		last = max(last, others[at].Line)
	}
	return last
}

// ProfileFor returns the profile where some overrides hold.
func (c *Config) ProfileFor(m Matches) Value {
	v := c.last(m, c.Profile, func(o *Override) Value { return o.Profile })
	if v.Text == "" {
		v.Text = DefaultProfile
	}
	return v
}

// LocaleFor returns the locale where some overrides hold, empty for none.
func (c *Config) LocaleFor(m Matches) Value {
	return c.last(m, c.Locale, func(o *Override) Value { return o.Locale })
}

// DateOrder returns how dates in figures are read where some overrides hold.
func (c *Config) DateOrder(m Matches) document.DateOrder {
	order, _ := document.ParseLocale(c.LocaleFor(m).Text) // checked when it was read
	return order
}

// last returns the value of the last override that holds and sets it, but a
// value from elsewhere as it is.
func (c *Config) last(m Matches, v Value, of func(*Override) Value) Value {
	if v.From != "" {
		return v
	}
	for i := range c.Overrides {
		if w := of(&c.Overrides[i]); m.has(i) && w.Line > 0 {
			v = w
		}
	}
	return v
}

// Choices returns the settings for each override alone and for none: a rule
// that is on anywhere is on in one of them.
func (c *Config) Choices(rules []*lint.Rule) [][]Setting {
	choices := [][]Setting{c.Settings(rules, 0)}
	for i := range c.Overrides {
		choices = append(choices, c.Settings(rules, 1<<i))
	}
	return choices
}

// Extra returns the phrases to add.
func (c *Config) Extra() []lint.Phrases {
	var extra []lint.Phrases
	for _, p := range c.Phrases {
		extra = append(extra, p.Phrases)
	}
	return extra
}
