package lint

import (
	"strings"
	"testing"
)

func TestSelection(t *testing.T) {
	all := []*Rule{{ID: "date/impossible"}, {ID: "date/future"}, {ID: "debris/author-bio", Off: true}, {ID: "figure/sum"}}
	tests := []struct {
		name string
		s    Selection
		want string
	}{
		{"default", Selection{}, "date/impossible date/future figure/sum"},
		{"select", Selection{Select: []string{"debris"}}, "date/impossible date/future debris/author-bio figure/sum"},
		{"ignore a family", Selection{Ignore: []string{"date"}}, "figure/sum"},
		{"ignore wins", Selection{Only: []string{"date/*"}, Ignore: []string{"*/future"}}, "date/impossible"},
		{"only", Selection{Only: []string{"debris/author-bio"}}, "debris/author-bio"},
		{"families by glob", Selection{Only: []string{"d*"}}, "date/impossible date/future debris/author-bio"},
		{"all", Selection{Only: []string{"*"}}, "date/impossible date/future debris/author-bio figure/sum"},
	}
	for _, tt := range tests {
		active, err := tt.s.Apply(all)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, a := range active {
			ids = append(ids, a.ID)
		}
		if got := strings.Join(ids, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestUnknownRule(t *testing.T) {
	all := []*Rule{{ID: "date/impossible"}, {ID: "debris/page-chrome"}}
	for pattern, want := range map[string]string{
		"date/imposible": "date/impossible",
		"page-chrom":     "debris/page-chrome",
		"debri":          "debris",
		"weather":        "lists them all",
	} {
		_, err := Selection{Ignore: []string{pattern}}.Apply(all)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want it to name %s", pattern, err, want)
		}
	}
}
