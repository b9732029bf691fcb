package config_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/rules"
)

const schemaFile = "../../docs/config.schema.json"

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
	var phrases, switches schema
	if err := json.Unmarshal(top.Properties["phrases"].AdditionalProperties, &phrases); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(top.Defs["rules"].AdditionalProperties, &switches); err != nil {
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
	if got, want := spellings(switches.Enum), slices.Sorted(maps.Keys(config.SwitchNames())); !slices.Equal(got, want) {
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
