package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// Parse reads a configuration. Path names it, in errors and for what its paths
// start from.
func Parse(path string, data []byte, rules []*lint.Rule) (*Config, error) {
	c := &Config{Path: path, Dir: filepath.Dir(path)}
	p := &parser{path: path, rules: rules}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var root yaml.Node
	switch err := decoder.Decode(&root); {
	case errors.Is(err, io.EOF):
		return c, nil // nothing but comments
	case err != nil:
		return nil, fmt.Errorf("%s: %s", path, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	p.mapping(root.Content[0], topKeys(c))
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		p.problems = append(p.problems, problem{error: fmt.Errorf("%s: a second document: one is all that a file may hold", path)})
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// parser collects what is wrong with a file.
type parser struct {
	path     string
	rules    []*lint.Rule
	problems []problem
}

type problem struct {
	line int
	error
}

// failf notes what is wrong with a node.
func (p *parser) failf(n *yaml.Node, format string, args ...any) {
	err := fmt.Errorf("%s:%d: %s", p.path, n.Line, fmt.Sprintf(format, args...))
	p.problems = append(p.problems, problem{n.Line, err})
}

// err joins what is wrong, by line.
func (p *parser) err() error {
	slices.SortStableFunc(p.problems, func(a, b problem) int { return cmp.Compare(a.line, b.line) })
	errs := make([]error, len(p.problems))
	for i, problem := range p.problems {
		errs[i] = problem.error
	}
	return errors.Join(errs...)
}

// key is what may stand in a mapping, and what takes its value.
type key struct {
	name string
	take func(*parser, *yaml.Node)
}

func topKeys(c *Config) []key {
	return []key{
		{"profile", takeProfile(&c.Profile)},
		{"locale", takeLocale(&c.Locale)},
		{"baseline", takeText(&c.Baseline)},
		{"fields", func(p *parser, n *yaml.Node) { p.mapping(n, fieldKeys(&c.Fields)) }},
		{"rules", takeSwitches(&c.Rules)},
		{"phrases", func(p *parser, n *yaml.Node) { p.phrases(n, c) }},
		{"overrides", func(p *parser, n *yaml.Node) { p.overrides(n, c) }},
	}
}

func fieldKeys(f *Fields) []key {
	return []key{
		{"id", takeText(&f.ID)},
		{"text", takeText(&f.Text)},
		{"title", takeText(&f.Title)},
		{"date", takeText(&f.Date)},
		{"url", takeText(&f.URL)},
		{"source", takeText(&f.Source)},
	}
}

func phraseKeys(f *Phrases) []key {
	return []key{
		{"add", func(p *parser, n *yaml.Node) { f.Add = texts(p.list(n)) }},
		{"near_misses", func(p *parser, n *yaml.Node) { f.NearMisses = p.list(n) }},
	}
}

func overrideKeys(o *Override) []key {
	return []key{
		{"paths", func(p *parser, n *yaml.Node) { o.Paths = p.globs(n) }},
		{"sources", func(p *parser, n *yaml.Node) { o.Sources = p.globs(n) }},
		{"profile", takeProfile(&o.Profile)},
		{"locale", takeLocale(&o.Locale)},
		{"rules", takeSwitches(&o.Rules)},
	}
}

// mapping takes a mapping of known keys.
func (p *parser) mapping(n *yaml.Node, keys []key) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	p.pairs(n, func(name, value *yaml.Node) {
		i := slices.Index(names, name.Value)
		if i >= 0 {
			keys[i].take(p, value)
			return
		}
		if near := lint.Nearest(name.Value, names); near != "" {
			p.failf(name, "unknown key %q: did you mean %q?", name.Value, near)
			return
		}
		p.failf(name, "unknown key %q: it is one of %s", name.Value, strings.Join(names, ", "))
	})
}

// pairs takes a mapping pair by pair; one that is left empty has none.
func (p *parser) pairs(n *yaml.Node, take func(name, value *yaml.Node)) {
	n = resolved(n)
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		p.failf(n, "%s where keys with values should stand", spelled(n))
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		if line, ok := seen[name.Value]; ok {
			p.failf(name, "the key %q stands in line %d too", name.Value, line)
			continue
		}
		seen[name.Value] = name.Line
		take(name, n.Content[i+1])
	}
}

// resolved returns what an alias stands for.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// spelled names a node in messages.
func spelled(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	}
	return strconv.Quote(n.Value)
}

// text takes a scalar; the line is that of the node that holds it.
func (p *parser) text(n *yaml.Node) Value {
	v := resolved(n)
	if v.Kind != yaml.ScalarNode {
		p.failf(n, "%s where one value should stand", spelled(v))
		return Value{}
	}
	if isNull(v) {
		return Value{}
	}
	return Value{Text: v.Value, Line: n.Line}
}

// list takes a list of texts, or one text.
func (p *parser) list(n *yaml.Node) []Value {
	items := []*yaml.Node{n}
	if r := resolved(n); r.Kind == yaml.SequenceNode {
		items = r.Content
	}
	var values []Value
	for _, item := range items {
		if v := p.text(item); v.Text != "" {
			values = append(values, v)
		}
	}
	return values
}

func texts(values []Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, v.Text)
	}
	return all
}

func (p *parser) globs(n *yaml.Node) []string {
	globs := texts(p.list(n))
	for _, g := range globs {
		if !doublestar.ValidatePattern(g) {
			p.failf(n, "%q is no glob: a bracket in it has no end", g)
		}
	}
	return globs
}

func takeText(into *Value) func(*parser, *yaml.Node) {
	return func(p *parser, n *yaml.Node) { *into = p.text(n) }
}

func takeProfile(into *Value) func(*parser, *yaml.Node) {
	return func(p *parser, n *yaml.Node) {
		*into = p.text(n)
		if into.Text == "" {
			return
		}
		if err := CheckProfile(into.Text); err != nil {
			p.failf(n, "%v", err)
		}
	}
}

func takeLocale(into *Value) func(*parser, *yaml.Node) {
	return func(p *parser, n *yaml.Node) {
		*into = p.text(n)
		if _, err := document.ParseLocale(into.Text); err != nil {
			p.failf(n, "%v", err)
		}
	}
}

// switchNames are what a switch may be set to. YAML of version 1.1 reads on and
// off as true and false, and programs write them so.
var switchNames = map[string]string{
	"off": off, "false": off, "on": on, "true": on, "note": "note", "warning": "warning", "error": "error",
}

func takeSwitches(into *[]Switch) func(*parser, *yaml.Node) {
	return func(p *parser, n *yaml.Node) {
		p.pairs(n, func(name, value *yaml.Node) {
			if err := lint.CheckPattern(name.Value, p.rules); err != nil {
				p.failf(name, "%v", err)
				return
			}
			to, ok := switchNames[resolved(value).Value]
			if !ok {
				p.failf(value, "%s: %s is no setting: it is off, on, note, warning or error", name.Value, spelled(resolved(value)))
				return
			}
			*into = append(*into, Switch{Pattern: name.Value, To: to, Line: name.Line})
		})
	}
}

func (p *parser) phrases(n *yaml.Node, c *Config) {
	known := lint.PhraseFamilies(p.rules)
	p.pairs(n, func(name, value *yaml.Node) {
		if !slices.Contains(known, name.Value) {
			if near := lint.Nearest(name.Value, known); near != "" {
				p.failf(name, "unknown family of phrases %q: did you mean %q?", name.Value, near)
				return
			}
			p.failf(name, "unknown family of phrases %q: it is one of %s", name.Value, strings.Join(known, ", "))
			return
		}
		f := Phrases{Phrases: lint.Phrases{Family: name.Value}, Line: name.Line}
		p.mapping(value, phraseKeys(&f))
		c.Phrases = append(c.Phrases, f)
	})
}

func (p *parser) overrides(n *yaml.Node, c *Config) {
	list := resolved(n)
	if isNull(list) {
		return
	}
	if list.Kind != yaml.SequenceNode {
		p.failf(n, "%s where a list of overrides should stand", spelled(list))
		return
	}
	if len(list.Content) > maxOverrides {
		p.failf(n, "%d overrides: a file may have %d", len(list.Content), maxOverrides)
		return
	}
	for _, item := range list.Content {
		var o Override
		p.mapping(item, overrideKeys(&o))
		if len(o.Paths)+len(o.Sources) == 0 {
			p.failf(item, "an override needs paths or sources that it is for")
		}
		c.Overrides = append(c.Overrides, o)
	}
}
