package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// maxBars is how many bars a plot has.
const maxBars = 15

// plot is a table whose last column is drawn as bars.
type plot struct {
	Title, Of, Unit string
	// Field is the filter that a bar's label sets, "rule", "source" or empty.
	Field string
	Bars  []bar
	// Rest tells of what has no bar.
	Rest string
}

type bar struct {
	Label  string
	Level  string // of the gravest finding, empty where that means nothing
	Number int
	Count  string // Number as it is written
	Width  string // in percent of the plot
	// Filter: the page shows documents that the label selects.
	Filter bool
}

// plots draws findings by rule and by source, and the share of debris.
func (h *html) plots(s *Summary) []plot {
	var plots []plot
	if ids := s.Rules(); len(ids) > 0 {
		bars := make([]bar, len(ids))
		for i, id := range ids {
			c := s.ByRule[id]
			bars[i] = bar{Label: id, Level: c.Gravest().String(), Number: c.Findings(), Filter: h.rules[id]}
		}
		plots = append(plots, newPlot(plot{Title: "Findings by rule", Of: "Rule", Unit: "Findings", Field: "rule", Bars: bars}))
	}
	var levels []bar
	for _, level := range []lint.Level{lint.Error, lint.Warning, lint.Note} {
		levels = append(levels, bar{Label: level.String(), Level: level.String(), Number: s.ByLevel[level]})
	}
	plots = append(plots, newPlot(plot{Title: "Findings by level", Of: "Level", Unit: "Findings", Bars: levels}))
	if len(h.sources) > 1 {
		names := slices.SortedFunc(maps.Keys(h.sources), func(a, b string) int {
			return cmp.Or(cmp.Compare(h.sources[b].Findings(), h.sources[a].Findings()), cmp.Compare(a, b))
		})
		bars := make([]bar, len(names))
		for i, name := range names {
			bars[i] = bar{Label: name, Number: h.sources[name].Findings(), Filter: h.inPage[name]}
		}
		plots = append(plots, newPlot(plot{Title: "Findings by source", Of: "Source", Unit: "Findings", Field: "source", Bars: bars}))
	}
	if h.debris.found {
		plots = append(plots, newPlot(plot{Title: "Documents by share of debris in their text", Of: "Share of debris", Unit: "Documents", Bars: h.debris.bars()}))
	}
	return plots
}

// newPlot measures the bars and cuts off those past the limit.
func newPlot(p plot) plot {
	largest := 1
	for _, b := range p.Bars {
		largest = max(largest, b.Number)
	}
	for i := range p.Bars {
		p.Bars[i].Count = number(p.Bars[i].Number)
		p.Bars[i].Width = fmt.Sprintf("%.1f", 100*float64(p.Bars[i].Number)/float64(largest))
	}
	if len(p.Bars) > maxBars {
		rest := 0
		for _, b := range p.Bars[maxBars:] {
			rest += b.Number
		}
		p.Rest = fmt.Sprintf("and %s in %s others", number(rest), number(len(p.Bars)-maxBars))
		p.Bars = p.Bars[:maxBars]
	}
	return p
}

// debrisShares counts documents by the share of their text that is debris:
// none, up to a tenth, up to a fifth and so on.
type debrisShares struct {
	counts [11]int
	found  bool
}

func (d *debrisShares) add(r *lint.Result) {
	bytes, end := 0, int32(0)
	// Findings are in order of their start.
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Family() != "debris" {
			continue
		}
		uncovered := document.Span{Start: max(end, f.Span.Start), End: f.Span.End}
		bytes += int(max(0, uncovered.Len()))
		end = max(end, f.Span.End)
	}
	if bytes == 0 {
		d.counts[0]++
		return
	}
	d.found = true
	d.counts[1+min(9, (10*bytes-1)/max(1, len(r.Text)))]++
}

func (d *debrisShares) bars() []bar {
	bars := make([]bar, len(d.counts))
	for i, n := range d.counts {
		label := "none"
		if i > 0 {
			label = fmt.Sprintf("up to %d %%", 10*i)
		}
		bars[i] = bar{Label: label, Number: n}
	}
	for len(bars) > 0 && bars[len(bars)-1].Number == 0 {
		bars = bars[:len(bars)-1]
	}
	return bars
}
