package config_test

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/rules"
)

func parse(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Parse("/news/.newslint.yaml", []byte(text), rules.All())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// settingOf returns a rule's setting as "level origin".
func settingOf(t *testing.T, settings []config.Setting, id string) string {
	t.Helper()
	for _, s := range settings {
		if s.ID == id {
			if !s.On {
				return "off " + s.Origin.String()
			}
			return s.Level.String() + " " + s.Origin.String()
		}
	}
	t.Fatalf("no setting of %s", id)
	return ""
}

func TestSettings(t *testing.T) {
	c := parse(t, `profile: rag
rules:
  date: note
  date/impossible: off
  "date/imp*": on
  debris/wire-credit: true
  debris/author-bio: false
overrides:
  - paths: [old/, "*.html"]
    profile: archive
    rules:
      date/future: error
  - sources: [example.org]
    rules: {date/future: off}
`)
	tests := []struct{ path, source, address, rule, want string }{
		{"/news/a.txt", "", "", "date/future", "note /news/.newslint.yaml:3"},
		{"/news/a.txt", "", "", "date/impossible", "error /news/.newslint.yaml:5"},
		{"/news/a.txt", "", "", "debris/author-bio", "off /news/.newslint.yaml:7"},
		{"/news/a.txt", "", "", "debris/wire-credit", "note /news/.newslint.yaml:6"},
		{"/news/a.txt", "", "", "debris/affiliate-note", "warning profile rag"},
		{"/news/old/x/a.txt", "", "", "debris/affiliate-note", "off default"},
		{"/news/old/x/a.txt", "", "", "figure/sum", "note profile archive"},
		{"/news/new/a.html", "", "", "date/future", "error /news/.newslint.yaml:12"},
		{"/news/new/a.txt", "Example.org", "", "date/future", "off /news/.newslint.yaml:14"},
		{"/news/old/a.txt", "", "https://www.example.org:443/x", "date/future", "off /news/.newslint.yaml:14"},
		{"/news/a.txt", "", "https://news.example.org/", "date/future", "note /news/.newslint.yaml:3"},
		{"/elsewhere/old/a.txt", "", "", "date/future", "note /news/.newslint.yaml:3"},
	}
	for _, tt := range tests {
		settings := c.Settings(rules.All(), c.Match(tt.path, tt.source, tt.address))
		if got := settingOf(t, settings, tt.rule); got != tt.want {
			t.Errorf("%s of %q %q: %s is %s, want %s", tt.path, tt.source, tt.address, tt.rule, got, tt.want)
		}
	}
}

// TestProfilesNameRules holds the profiles to rules that there are.
func TestProfilesNameRules(t *testing.T) {
	for _, profile := range config.Profiles() {
		for _, pattern := range config.ProfilePatterns(profile) {
			if err := lint.CheckPattern(pattern, rules.All()); err != nil {
				t.Errorf("%s: %v", profile, err)
			}
		}
	}
}

// TestStart reads the file to begin with, as it is, with each profile, and with
// all that it proposes.
func TestStart(t *testing.T) {
	for _, profile := range config.Profiles() {
		text, err := config.StartWith(profile)
		if err != nil {
			t.Fatal(err)
		}
		if got := parse(t, text).Profile.Text; got != profile {
			t.Errorf("the start for %s has the profile %s", profile, got)
		}
	}
	c := parse(t, proposed())
	if len(c.Rules) == 0 || len(c.Phrases) == 0 || len(c.Overrides) == 0 || c.Fields.Text.Text == "" || c.Locale.Text == "" || c.Baseline.Text == "" {
		t.Errorf("the start proposes %+v", c)
	}
}

// proposed returns the file to begin with, with all that it proposes set.
func proposed() string {
	var all strings.Builder
	for line := range strings.Lines(config.Start) {
		// A sentence has a space behind its mark, what can be set has none or an indent.
		if rest, ok := strings.CutPrefix(line, "#"); ok && (!strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "  ")) {
			line = rest
		}
		all.WriteString(line)
	}
	return all.String()
}

// TestExplain reads what is printed as a configuration: it must say the same.
func TestExplain(t *testing.T) {
	c := parse(t, "profile: rag\nlocale: en-GB\nbaseline: 'known # things.jsonl'\nfields: {text: 'a: b', id: '*x'}\n"+
		"rules: {date: note, date/future: off}\nphrases: {newsletter: {add: 'our \"gazette\" finds you'}}\n")
	selection := lint.Selection{Ignore: []string{"text"}, Select: []string{"debris/author-bio"}}
	var out strings.Builder
	if err := c.Explain(&out, rules.All(), 0, selection); err != nil {
		t.Fatal(err)
	}
	again := parse(t, out.String())
	for i, want := range selection.Choose(plain(c.Settings(rules.All(), 0))) {
		if got := (lint.Selection{}).Choose(plain(again.Settings(rules.All(), 0)))[i]; got != want {
			t.Errorf("%s at %s reads back as %s at %s", want.ID, want.Level, got.ID, got.Level)
		}
	}
	for _, v := range [][2]config.Value{
		{c.Profile, again.Profile},
		{c.Locale, again.Locale},
		{c.Baseline, again.Baseline},
		{c.Fields.Text, again.Fields.Text},
		{c.Fields.ID, again.Fields.ID},
	} {
		if v[0].Text != v[1].Text {
			t.Errorf("%q reads back as %q", v[0].Text, v[1].Text)
		}
	}
	if got := again.Phrases[0].Add[0]; got != c.Phrases[0].Add[0] {
		t.Errorf("the phrase reads back as %q", got)
	}
}

func plain(settings []config.Setting) []lint.Setting {
	var all []lint.Setting
	for _, s := range settings {
		all = append(all, s.Setting)
	}
	return all
}

func TestAnchors(t *testing.T) {
	c := parse(t, "rules: &strict\n  date: error\noverrides:\n  - paths: x\n    rules: *strict\n")
	if got := settingOf(t, c.Settings(rules.All(), 1), "date/future"); got != "error /news/.newslint.yaml:2" {
		t.Error(got)
	}
}

// FuzzParse reads any file without harm.
func FuzzParse(f *testing.F) {
	f.Add(config.Start)
	f.Add("rules: &a [*a]")
	f.Add("a: &a {<<: *a}")
	f.Add("? [x]\n: y")
	f.Add("rules: {date: {}}\nprofile: []\noverrides: {}\nphrases: []")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := config.Parse("/news/.newslint.yaml", []byte(text), rules.All())
		if (c == nil) == (err == nil) {
			t.Errorf("config %v, error %v", c, err)
		}
	})
}
