package config_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

const schemaFile = "../../docs/config.schema.json"

//go:generate go test -run TestSchemaNamesRules -update .

var update = flag.Bool("update", false, "write the generated parts anew")

// The lists in the schema that are made from the rules, by the lines before
// and behind each.
var generated = []struct {
	begin, end string
	lines      func() []string
}{
	{"      \"properties\": {\n", "      },\n", ruleProperties},
	{"      \"enum\": [\n", "      ]\n", familyNames},
}

// ruleProperties are the families and rules with what they flag, which editors
// propose and show.
func ruleProperties() []string {
	var lines []string
	add := func(name, text string) {
		lines = append(lines, fmt.Sprintf("        %s: { \"description\": %s, \"$ref\": \"#/$defs/setting\" }", quoted(name), quoted(text)))
	}
	family := ""
	for _, r := range rules.All() {
		if r.Family() != family {
			family = r.Family()
			add(family, "All rules of this family.")
		}
		add(r.ID, report.PlainSummary(r)+" "+report.DefaultLevel(r)+" by default.")
	}
	return lines
}

func familyNames() []string {
	var lines []string
	for _, name := range lint.PhraseFamilies(rules.All()) {
		lines = append(lines, "        "+quoted(name))
	}
	return lines
}

// quoted writes a JSON string with all letters as they are.
func quoted(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string always can be
	return strings.TrimSpace(b.String())
}

// TestSchemaNamesRules asks that the schema lists the rules and the families of
// phrases that there are.
func TestSchemaNamesRules(t *testing.T) {
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	rest := string(data)
	for _, g := range generated {
		at := strings.LastIndex(rest, g.begin)
		if at < 0 {
			t.Fatalf("the schema has no line %q", g.begin)
		}
		at += len(g.begin)
		end := strings.Index(rest[at:], g.end)
		b.WriteString(rest[:at] + strings.Join(g.lines(), ",\n") + "\n")
		rest = rest[at+end:]
	}
	want := b.String() + rest
	switch {
	case string(data) == want:
	case *update:
		if err := os.WriteFile(schemaFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is stale: go generate ./... writes it anew", schemaFile)
	}
}

// schema is what the test looks at in the schema.
type schema struct {
	Properties           map[string]*schema
	AdditionalProperties json.RawMessage
	Items                *schema
	MaxItems             int
	Enum                 []any
	Defs                 map[string]*schema `json:"$defs"`
}

// TestSchemaNamesKeys compares the keys and values that the schema and the
// parser know.
func TestSchemaNamesKeys(t *testing.T) {
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var top schema
	if err := json.Unmarshal(data, &top); err != nil {
		t.Fatal(err)
	}
	var phrases schema
	if err := json.Unmarshal(top.Properties["phrases"].AdditionalProperties, &phrases); err != nil {
		t.Fatal(err)
	}
	inSchema := map[string]*schema{
		"": &top, "fields": top.Properties["fields"], "phrases": &phrases, "overrides": top.Properties["overrides"].Items,
	}
	for where, keys := range config.Keys() {
		slices.Sort(keys)
		if got := slices.Sorted(maps.Keys(inSchema[where].Properties)); !slices.Equal(got, keys) {
			t.Errorf("keys in %q: the schema has %v, the parser %v", where, got, keys)
		}
	}
	if got := spellings(top.Defs["profile"].Enum); !slices.Equal(got, config.Profiles()) {
		t.Errorf("profiles: the schema has %v, the parser %v", got, config.Profiles())
	}
	if got, want := spellings(top.Defs["setting"].Enum), slices.Sorted(maps.Keys(config.SwitchNames())); !slices.Equal(got, want) {
		t.Errorf("settings: the schema has %v, the parser %v", got, want)
	}
}

func spellings(values []any) []string {
	var all []string
	for _, v := range values {
		all = append(all, fmt.Sprint(v))
	}
	slices.Sort(all)
	return all
}

// TestSchemaJudgesAlike asks the schema and the parser of the same files.
func TestSchemaJudgesAlike(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		config.Start:                       true,
		proposed():                         true,
		"rules: {date: off, text: true}":   true,
		"rules: {date: loud}":              false,
		"rules: [date]":                    false,
		"rules:":                           true,
		"profile: rag":                     true,
		"profile: [rag]":                   false,
		"locale: en-GB":                    true,
		"fields: {text: a.b}":              true,
		"fields: {txt: a}":                 false,
		"colour: red":                      false,
		"overrides: [{paths: a/**}]":       true,
		"overrides: [{sources: [a, b]}]":   true,
		"overrides: [{rules: {}}]":         false,
		"overrides: {paths: a}":            false,
		"phrases: {newsletter: {add: x}}":  true,
		"phrases: {newsletter: {more: x}}": false,
		"phrases: {newsletter: {add: {}}}": false,
		"phrases: {newsleter: {add: x}}":   false,
		"rules: {date/future: error}":      true,
		"rules: {date/future: loud}":       false,
		"rules: {\"date/*-year\": on}":     true,
	} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(value); (err == nil) != want {
			t.Errorf("%s\nschema: %v", text, err)
		}
		if _, err := config.Parse(config.Name, []byte(text), rules.All()); (err == nil) != want {
			t.Errorf("%s\nparser: %v", text, err)
		}
	}
}
